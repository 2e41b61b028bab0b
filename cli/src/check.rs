//! `check`: reads the inputs, checks them in parallel, prints in order.

use std::fs::{self, File};
use std::io::{self, Read, StdoutLock, Write as _};

use rayon::prelude::*;
use tweetspec_runtime::{Finding, Report, Scratch, Severity};

use crate::args::InputFormat;
use crate::inputs::{self, Input, Inputs, Source};
use crate::ndjson::{self, Extent};
use crate::options::Options;
use crate::report::{Payload, Places};
use crate::summary::Summary;
use crate::{Status, Stop, complain};

/// Files up to this size are read whole and checked side by side; larger
/// ones have all threads to themselves.
const SMALL: u64 = 1 << 20;
/// Small files that are taken on at once: enough for every thread, few enough
/// to keep what waits to be printed small.
const BATCH: usize = 256;
/// Findings of one document that are written down at once.
const PART: usize = 1 << 14;

/// Checks everything that the options name.
pub(crate) fn run(options: &Options) -> Result<Status, Stop> {
    if let Some(jobs) = options.jobs {
        rayon::ThreadPoolBuilder::new()
            .num_threads(jobs.get())
            .build_global()
            .map_err(|error| Stop::Output(io::Error::other(error)))?;
    }

    let Inputs { found, unreadable, empty_folders } =
        inputs::find(&options.paths, &options.stdin_name, options.input_format);
    for folder in &empty_folders {
        complain(&format!("no *.json, *.ndjson or *.jsonl file in {folder}"));
    }
    let mut run = Run { options, printer: Printer::new(options)?, scratch: Scratch::default() };
    run.printer.print(&Outcome { complaints: unreadable, ..Outcome::default() })?;

    let mut rest = found.as_slice();
    while let Some(first) = rest.first() {
        let small = rest.iter().take(BATCH).take_while(|input| is_small(input)).count();
        if small == 0 {
            run.alone(first)?;
            rest = &rest[1..];
        } else {
            run.side_by_side(&rest[..small])?;
            rest = &rest[small..];
        }
    }
    run.finish()
}

fn is_small(input: &Input) -> bool {
    matches!(input.source, Source::File { size, .. } if size <= SMALL)
}

/// What came of an input or a part of one.
#[derive(Debug, Default)]
struct Outcome {
    /// The findings, written in the format of the run.
    report: Vec<u8>,
    /// How many of what.
    summary: Summary,
    /// What could not be read, as sentences.
    complaints: Vec<String>,
}

impl Outcome {
    /// Appends what came of the next document, and writes its findings down.
    fn add(&mut self, options: &Options, payload: Payload<'_>, found: &Report) {
        self.summary.documents += 1;
        // Most documents are clean, and then there is no place to look up.
        if !found.is_empty() {
            self.write(options, &found.findings, &Places::new(payload, &found.findings));
        }
    }

    /// Writes findings down and counts them.
    fn write(&mut self, options: &Options, findings: &[Finding], places: &Places<'_>) {
        for finding in findings {
            if !self.report.is_empty() {
                self.report.extend_from_slice(options.format.separator().as_bytes());
            }
            options.format.finding(&mut self.report, finding, places, &options.look);
            self.summary.add(finding);
        }
    }
}

/// A run in progress.
struct Run<'o> {
    options: &'o Options,
    printer: Printer<'o>,
    scratch: Scratch,
}

impl Run<'_> {
    /// Checks small files side by side and prints them in their order.
    fn side_by_side(&mut self, inputs: &[Input]) -> io::Result<()> {
        let options = self.options;
        // One file is the usual case in an editor, and not worth the threads.
        if let [input] = inputs {
            return self.printer.print(&small_file(options, input, &mut self.scratch));
        }
        let outcomes: Vec<Outcome> = inputs
            .par_iter()
            .map_init(Scratch::default, |scratch, input| small_file(options, input, scratch))
            .collect();
        outcomes.iter().try_for_each(|outcome| self.printer.print(outcome))
    }

    /// Checks one input with every thread there is.
    fn alone(&mut self, input: &Input) -> io::Result<()> {
        let reader: io::Result<Box<dyn Read + Send>> = match &input.source {
            Source::Stdin => Ok(Box::new(io::stdin())),
            Source::File { path, .. } if input.format == InputFormat::Json => {
                return match fs::read(path) {
                    Ok(source) => self.document(&input.name, &source),
                    Err(error) => self.unreadable(input, &error),
                };
            }
            Source::File { path, .. } | Source::Stream(path) => {
                File::open(path).map(|file| Box::new(file) as Box<dyn Read + Send>)
            }
        };
        match reader {
            Ok(reader) => self.stream(input, reader),
            Err(error) => self.unreadable(input, &error),
        }
    }

    /// Reads an input block by block.
    fn stream(&mut self, input: &Input, reader: Box<dyn Read + Send>) -> io::Result<()> {
        let mut format = input.format;
        let mut before = Extent::default();
        // What was read before it was clear what it is, or all of a document.
        let mut kept = Vec::new();
        for block in ndjson::blocks(reader) {
            let block = match block {
                Ok(block) => block,
                Err(error) => return self.unreadable(input, &error),
            };
            let block = if format == InputFormat::Ndjson {
                block
            } else {
                kept.extend_from_slice(&block);
                if format == InputFormat::Auto {
                    format = sniffed(&kept);
                }
                if format != InputFormat::Ndjson {
                    continue;
                }
                std::mem::take(&mut kept)
            };
            self.block(&input.name, &block, &mut before)?;
        }
        if format == InputFormat::Json {
            return self.document(&input.name, &kept);
        }
        // An input of blank lines holds as many documents as an empty one.
        self.printer.summary.files += 1;
        Ok(())
    }

    /// Checks the lines of a block, pieces of it side by side.
    fn block(&mut self, name: &str, block: &[u8], before: &mut Extent) -> io::Result<()> {
        let options = self.options;
        let pieces = ndjson::pieces(block);
        if let [piece] = pieces[..] {
            let outcome = lines(options, name, piece, *before, &mut self.scratch);
            *before += Extent::of(piece);
            return self.printer.print(&outcome);
        }
        let extents: Vec<Extent> = pieces.par_iter().map(|piece| Extent::of(piece)).collect();
        let starts: Vec<Extent> = extents
            .iter()
            .map(|extent| {
                let start = *before;
                *before += *extent;
                start
            })
            .collect();
        let outcomes: Vec<Outcome> = pieces
            .par_iter()
            .zip(starts)
            .map_init(Scratch::default, |scratch, (piece, start)| lines(options, name, piece, start, scratch))
            .collect();
        outcomes.iter().try_for_each(|outcome| self.printer.print(outcome))
    }

    /// Checks a large document, and writes its findings down side by side.
    fn document(&mut self, name: &str, source: &[u8]) -> io::Result<()> {
        let options = self.options;
        self.printer.summary.files += 1;
        self.printer.summary.documents += 1;
        let payload = Payload { path: name, source, offset: 0, lines_before: 0, index: 0 };
        let found = options.checker.check(source, &mut self.scratch);
        let places = Places::new(payload, &found.findings);
        // A list of a million wrong elements would fill the memory if it were
        // written down at once.
        for part in found.findings.chunks(PART) {
            let outcomes: Vec<Outcome> = part
                .par_chunks(PART / 64)
                .map(|findings| {
                    let mut outcome = Outcome::default();
                    outcome.write(options, findings, &places);
                    outcome
                })
                .collect();
            outcomes.iter().try_for_each(|outcome| self.printer.print(outcome))?;
        }
        Ok(())
    }

    fn unreadable(&mut self, input: &Input, error: &io::Error) -> io::Result<()> {
        let complaints = vec![inputs::cannot_read(&input.name, error)];
        self.printer.print(&Outcome { complaints, ..Outcome::default() })
    }

    /// Ends the report and decides how the run ends.
    fn finish(self) -> Result<Status, Stop> {
        let Self { options, printer, .. } = self;
        // What sets findings apart sets the summary apart from them.
        let margin = if printer.begun { options.format.separator() } else { "" };
        let summary = printer.finish()?;
        if summary.documents > 0 && options.summary && options.format.is_for_people() {
            let noun = &options.checker.table().noun;
            let _ = writeln!(io::stderr(), "{margin}{}", summary.sentence(noun));
        }
        if summary.unreadable > 0 {
            return Ok(Status::Trouble);
        }
        if summary.documents == 0 && !options.allow_empty {
            complain("nothing was checked; if that is fine, say --allow-empty");
            return Ok(Status::Trouble);
        }
        let failing = match options.fail_on {
            None => 0,
            Some(Severity::Error) => summary.errors,
            Some(Severity::Warning) => summary.errors + summary.warnings,
            Some(Severity::Info) => summary.errors + summary.warnings + summary.infos,
        };
        Ok(if failing > 0 { Status::Findings } else { Status::Clean })
    }
}

/// Checks a file that is read whole.
fn small_file(options: &Options, input: &Input, scratch: &mut Scratch) -> Outcome {
    let Source::File { path, .. } = &input.source else {
        unreachable!("only files are small, see `is_small`")
    };
    match fs::read(path) {
        Ok(source) => {
            let format = if input.format == InputFormat::Auto { sniffed(&source) } else { input.format };
            let mut outcome = match format {
                InputFormat::Ndjson => lines(options, &input.name, &source, Extent::default(), scratch),
                InputFormat::Json | InputFormat::Auto => document(options, &input.name, &source, scratch),
            };
            outcome.summary.files = 1;
            outcome
        }
        Err(error) => {
            let complaints = vec![inputs::cannot_read(&input.name, &error)];
            Outcome { complaints, ..Outcome::default() }
        }
    }
}

/// What a text of unknown format holds; `Auto` while every line is blank.
fn sniffed(text: &[u8]) -> InputFormat {
    match ndjson::looks_like_ndjson(text) {
        Some(true) => InputFormat::Ndjson,
        Some(false) => InputFormat::Json,
        None => InputFormat::Auto,
    }
}

/// Checks a text that is one document.
fn document(options: &Options, name: &str, source: &[u8], scratch: &mut Scratch) -> Outcome {
    let mut outcome = Outcome::default();
    let payload = Payload { path: name, source, offset: 0, lines_before: 0, index: 0 };
    let found = options.checker.check(source, scratch);
    outcome.add(options, payload, &found);
    outcome
}

/// Checks the documents of a piece, one a line.
fn lines(options: &Options, name: &str, piece: &[u8], before: Extent, scratch: &mut Scratch) -> Outcome {
    let mut outcome = Outcome::default();
    for (index, line) in ndjson::lines(piece).enumerate() {
        let payload = Payload {
            path: name,
            source: line.source,
            offset: before.bytes + line.offset,
            lines_before: before.lines + line.lines_before,
            index: before.documents + index,
        };
        let found = options.checker.check(line.source, scratch);
        outcome.add(options, payload, &found);
    }
    outcome
}

/// Writes outcomes to standard output and complaints to standard error.
struct Printer<'o> {
    options: &'o Options,
    out: StdoutLock<'static>,
    /// Whether a finding was printed, so that the next one is separated.
    begun: bool,
    summary: Summary,
}

impl<'o> Printer<'o> {
    fn new(options: &'o Options) -> io::Result<Self> {
        let mut out = io::stdout().lock();
        out.write_all(options.format.opening().as_bytes())?;
        Ok(Self { options, out, begun: false, summary: Summary::default() })
    }

    fn print(&mut self, outcome: &Outcome) -> io::Result<()> {
        let Outcome { report, summary, complaints } = outcome;
        for complaint in complaints {
            self.summary.unreadable += 1;
            complain(complaint);
        }
        self.summary += *summary;
        if report.is_empty() {
            return Ok(());
        }
        if self.begun {
            self.out.write_all(self.options.format.separator().as_bytes())?;
        }
        self.begun = true;
        self.out.write_all(report)
    }

    fn finish(mut self) -> io::Result<Summary> {
        let mut end = Vec::new();
        self.options.format.closing(&mut end, &self.summary);
        self.out.write_all(&end)?;
        self.out.flush()?;
        Ok(self.summary)
    }
}
