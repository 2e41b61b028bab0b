//! Where reports go: standard output and the files of `--output`, at once.

mod target;

use std::collections::BTreeSet;
use std::io::{self, Seek as _, Write as _};
use std::mem;
use std::sync::atomic::{AtomicUsize, Ordering};

use tempfile::SpooledTempFile;
use tweetspec_runtime::Finding;
use tweetspec_runtime::table::Text;

use crate::choices::RuleChoices;
use crate::complain;
use crate::fingerprint::Occurrences;
use crate::hidden::without_secrets;
use crate::inputs::Input;
use crate::options::Options;
use crate::progress::Progress;
use crate::report::{End, FileCounts, Format, Kept, Look, Places, Written};
use crate::summary::{Rules, Summary, Totals, count_rule};
pub(crate) use target::Target;

/// A part of a report of so many bytes is large.
const LARGE: usize = 1 << 19;

/// What came of an input or a part of one.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    /// The findings, written in the format of each report.
    written: Vec<Written>,
    /// How many of what.
    pub(crate) summary: Summary,
    /// How many of which rule.
    rules: Rules,
    /// What could not be read, as sentences.
    complaints: Vec<String>,
    /// Whether the input is one that `fix` leaves alone.
    unmendable: bool,
    /// Whether something in it was to be mended all the same.
    unmended: bool,
}

impl Outcome {
    /// Nothing yet of this input.
    pub(crate) fn of(input: &Input) -> Self {
        Self { unmendable: input.source.unmendable().is_some(), ..Self::default() }
    }

    /// What comes of inputs that cannot be read: sentences that say so.
    pub(crate) fn unreadable(complaints: Vec<String>) -> Self {
        Self { complaints, ..Self::default() }
    }

    /// Whether so much was written that it should not be kept for long.
    pub(crate) fn is_large(&self) -> bool {
        self.written.iter().any(|written| written.size() > LARGE)
    }

    /// Writes findings down and counts them.
    pub(crate) fn write(
        &mut self,
        options: &Options,
        rules: &RuleChoices,
        findings: &[Finding],
        places: &Places<'_>,
    ) {
        self.written.resize_with(1 + options.outputs.len(), Written::default);
        for (number, written) in self.written.iter_mut().enumerate() {
            let (format, look) = options.report(number);
            let room = if number == 0 { options.room.load(Ordering::Relaxed) } else { usize::MAX };
            for finding in findings {
                // Nobody will see what is over the limit; that it exists counts.
                if written.len() < room {
                    if written.len() > 0 {
                        written.text(format.separator());
                    }
                    format.finding(written, &without_secrets(finding, places.payload.source), places, look);
                }
                written.end_finding();
            }
        }
        for finding in findings {
            self.summary.add(finding, rules.fails(finding.severity));
            if self.unmendable {
                self.unmended |= options.fixing.as_ref().is_some_and(|fixing| fixing.wants(finding));
            } else {
                self.summary.add_ways(finding);
            }
            count_rule(&mut self.rules, finding);
        }
    }
}

/// All reports of a run, and what was counted for them.
pub(crate) struct Sinks<'o> {
    options: &'o Options,
    reports: Vec<Sink<'o>>,
    totals: Totals,
    progress: Progress,
    /// The rules that spoke in the file that is being read.
    rules_of_file: BTreeSet<Text>,
    /// Whether `fix` was to mend something in it, and leaves it alone.
    unmended: bool,
}

impl<'o> Sinks<'o> {
    /// Opens every report of a run over so many inputs.
    pub(crate) fn open(options: &'o Options, inputs: usize) -> io::Result<Self> {
        options.room.store(options.most_shown.unwrap_or(usize::MAX), Ordering::Relaxed);
        let mut reports = vec![Sink::new(options, 0, Target::stream(options.report_on_stderr))];
        for (number, output) in options.outputs.iter().enumerate() {
            reports.push(Sink::new(options, number + 1, Target::file(&output.path)?));
        }
        let progress = Progress::new(options.summary, inputs, &options.table.noun);
        Ok(Self {
            options,
            reports,
            totals: Totals::default(),
            progress,
            rules_of_file: BTreeSet::new(),
            unmended: false,
        })
    }

    /// Adds what came of an input as a whole.
    pub(crate) fn file(&mut self, path: &str, outcome: Outcome) -> io::Result<()> {
        let is_readable = outcome.complaints.is_empty();
        self.part(path, outcome)?;
        if is_readable { self.end_file(path) } else { Ok(()) }
    }

    /// Adds what came of a part of an input; [`Self::end_file`] follows the last.
    pub(crate) fn part(&mut self, path: &str, outcome: Outcome) -> io::Result<()> {
        let Outcome { written, summary, rules, complaints, unmendable: _, unmended } = outcome;
        self.totals.summary += summary;
        self.unmended |= unmended;
        self.totals.add_rules(rules, &mut self.rules_of_file);
        if !(complaints.is_empty() && written.is_empty()) {
            let Self { reports, totals, progress, .. } = self;
            progress.aside(|| {
                for complaint in complaints {
                    totals.summary.unreadable += 1;
                    complain(&complaint);
                    totals.complaints.push(complaint);
                }
                let mut written = reports.iter_mut().zip(written);
                written.try_for_each(|(sink, mut written)| sink.add(path, &mut written, summary.errors))
            })?;
        }
        self.progress.update(&self.totals.summary);
        let shown = &self.reports[0];
        self.options.room.store(shown.room(), Ordering::Relaxed);
        Ok(())
    }

    /// Says that nothing more comes of an input.
    pub(crate) fn end_file(&mut self, path: &str) -> io::Result<()> {
        self.rules_of_file.clear();
        let Self { reports, progress, .. } = self;
        progress.aside(|| reports.iter_mut().try_for_each(|sink| sink.end_file(path)))
    }

    /// Says that an input could not be read to its end.
    pub(crate) fn stop_file(&mut self, path: &str) -> io::Result<()> {
        self.rules_of_file.clear();
        self.reports.iter_mut().try_for_each(|sink| sink.stop_file(path))
    }

    /// Whether `fix` was to mend something in an input that it leaves alone, since
    /// this was asked last.
    pub(crate) fn take_unmended(&mut self) -> bool {
        mem::take(&mut self.unmended)
    }

    /// Says something on standard error beside the progress.
    pub(crate) fn aside(&mut self, say: impl FnOnce()) {
        self.progress.aside(say);
    }

    /// What was counted so far.
    pub(crate) fn summary(&mut self) -> &mut Summary {
        &mut self.totals.summary
    }

    /// Ends every report.
    pub(crate) fn finish(mut self) -> io::Result<Finished> {
        self.progress.end();
        let hidden = self.reports[0].hidden;
        let begun = self.reports[0].begun;
        for sink in &mut self.reports {
            sink.finish(&self.totals)?;
        }
        Ok(Finished { totals: self.totals, hidden, begun })
    }
}

/// What is left of a run when its reports are written.
pub(crate) struct Finished {
    /// What was counted.
    pub(crate) totals: Totals,
    /// Findings that standard output did not get.
    pub(crate) hidden: usize,
    /// Whether standard output got any.
    pub(crate) begun: bool,
}

/// One report.
struct Sink<'o> {
    format: &'static dyn Format,
    options: &'o Options,
    look: &'o Look,
    target: Target,
    /// Findings that it still takes.
    limit: usize,
    shown: usize,
    hidden: usize,
    /// Whether the opening was written, and with it a finding.
    begun: bool,
    /// Whether the file has a finding.
    in_file: bool,
    /// The findings of the file, for a format that counts them first: in memory
    /// as long as they are few, and then in a file without a name.
    held: SpooledTempFile,
    counts: FileCounts,
    occurrences: Occurrences,
    kept: Kept,
}

impl<'o> Sink<'o> {
    fn new(options: &'o Options, number: usize, target: Target) -> Self {
        let (format, look) = options.report(number);
        let limit = if number == 0 && format.shows_findings() { options.most_shown } else { None };
        Self {
            format,
            options,
            look,
            target,
            limit: limit.unwrap_or(usize::MAX),
            shown: 0,
            hidden: 0,
            begun: false,
            in_file: false,
            held: SpooledTempFile::new(LARGE),
            counts: FileCounts::default(),
            occurrences: Occurrences::default(),
            kept: Kept::default(),
        }
    }

    /// Findings that may still be shown.
    fn room(&self) -> usize {
        self.limit - self.shown
    }

    fn add(&mut self, path: &str, written: &mut Written, errors: usize) -> io::Result<()> {
        let count = written.len();
        if count == 0 {
            return Ok(());
        }
        written.number(&mut self.occurrences);
        self.kept.add(written.take_kept());
        self.counts.findings += count;
        self.counts.errors += errors;

        let shown = count.min(self.room());
        self.hidden += count - shown;
        if shown == 0 {
            return Ok(());
        }
        self.shown += shown;
        let mut before = Vec::new();
        if self.begun {
            before.extend_from_slice(self.format.separator().as_bytes());
        } else {
            self.begun = true;
            self.format.opening(&mut before, self.look.table);
        }
        let opens_file = !mem::replace(&mut self.in_file, true);
        if opens_file && !self.format.counts_first() {
            self.format.file_opening(&mut before, path, self.counts, self.look);
        }
        self.target.write_all(&before)?;
        let findings = written.first(shown);
        if self.format.counts_first() {
            self.held.write_all(findings)
        } else {
            self.target.write_all(findings)
        }
    }

    fn end_file(&mut self, path: &str) -> io::Result<()> {
        let mut end = Vec::new();
        let counts = mem::take(&mut self.counts);
        self.occurrences.clear();
        if mem::take(&mut self.in_file) {
            if self.format.counts_first() {
                let mut before = Vec::new();
                self.format.file_opening(&mut before, path, counts, self.look);
                self.target.write_all(&before)?;
                let mut held = mem::replace(&mut self.held, SpooledTempFile::new(LARGE));
                held.rewind()?;
                io::copy(&mut held, &mut self.target)?;
            }
            self.format.file_closing(&mut end);
        } else if counts.findings == 0 {
            self.format.clean_file(&mut end, path);
            if !end.is_empty() && !self.begun {
                self.begun = true;
                let mut opening = Vec::new();
                self.format.opening(&mut opening, self.look.table);
                self.target.write_all(&opening)?;
            }
        }
        self.target.write_all(&end)
    }

    /// Ends a file of which not everything is known. What was found in it stands in
    /// the report, so that has to end well; but nobody should take it for clean.
    fn stop_file(&mut self, path: &str) -> io::Result<()> {
        if self.in_file {
            return self.end_file(path);
        }
        // What was found and not shown says nothing of the file that follows.
        self.counts = FileCounts::default();
        self.occurrences.clear();
        Ok(())
    }

    fn finish(&mut self, totals: &Totals) -> io::Result<()> {
        let mut text = Vec::new();
        // A document is one even when it is empty; people need no empty frame.
        if !self.begun && !self.format.is_for_people() {
            self.format.opening(&mut text, self.look.table);
        }
        let noun = &self.options.table.noun;
        let end = End { totals, kept: &self.kept, begun: self.begun, noun };
        self.format.closing(&mut text, &end);
        self.target.write_all(&text)?;
        self.target.finish()?;
        self.format.finish(&end)
    }
}

/// How many findings standard output still takes.
pub(crate) type Room = AtomicUsize;
