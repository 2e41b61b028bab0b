//! `check`: reads the inputs, checks them in parallel, prints in order.

mod whole;

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::sync::Arc;
use std::{fs, mem};

use tweetspec_runtime::{Finding, Scratch};

use crate::args::InputFormat;
use crate::baseline::Baseline;
use crate::choices::{self, RuleChoices, Task};
use crate::fix::cannot_fix;
use crate::inputs::{self, Inputs, Source};
use crate::ndjson::{self, Extent, Feed};
use crate::opened::Opened;
use crate::options::Options;
use crate::ordered::Hand;
use crate::report::{Look, Payload, Places};
use crate::sinks::{Finished, Outcome, Sinks};
use crate::summary::folded;
use crate::tasks::{self, Group, Lines};
use crate::{Status, Stop, complain};
pub(crate) use whole::documents;

/// Checks everything that the options name.
pub(crate) fn once(options: &Options) -> Result<Status, Stop> {
    let inputs = options.inputs()?;
    inputs.say_what_is_missing();
    let Inputs { found, unreadable, .. } = inputs;
    let mut configs = options.configs();
    let tasks: Vec<Task> = found.into_iter().map(|input| Task::new(input, &mut configs)).collect();
    // What is said about the baseline counts as the run itself does.
    let start = options.baseline.as_ref().and_then(|_| configs.of_start());
    let read = configs.finish(&options.aside)?;
    let baseline = options.baseline.as_ref().map(|wish| Baseline::open(wish, &options.aside)).transpose()?;
    let baseline = baseline.map(Arc::new);
    let tasks: Vec<Task> = tasks.into_iter().map(|task| task.knowing(baseline.as_ref())).collect();
    let sinks = Sinks::open(options, tasks.len())?;
    let mut run = Run { options, sinks, scratch: Scratch::default(), left_alone: false };
    run.sinks.part("", Outcome::unreadable(unreadable))?;

    for group in tasks::groups(&tasks) {
        match group {
            Group::Small(tasks) => run.side_by_side(tasks)?,
            Group::Alone(task) => run.alone(task)?,
        }
    }
    for config in &read {
        let rules = configs.rules_of(Some(config));
        let findings = choices::unused(config, &rules, &options.paths);
        run.about(&config.name, &config.source, &rules, &findings)?;
    }
    if let Some(baseline) = &baseline {
        let rules = configs.rules_of(start.as_ref());
        let findings: Vec<Finding> = baseline.stale(&tasks, &options.paths, &rules).into_iter().collect();
        run.about(baseline.name(), baseline.source(), &rules, &findings)?;
    }
    let status = run.finish()?;
    if let Some(baseline) = baseline
        && status != Status::Trouble
    {
        baseline.write(&tasks, options)?;
    }
    Ok(status)
}

/// A run in progress.
struct Run<'o> {
    options: &'o Options,
    sinks: Sinks<'o>,
    scratch: Scratch,
    /// Whether `fix` left something alone that it was to mend.
    left_alone: bool,
}

impl Run<'_> {
    /// Checks small files side by side and prints them in their order.
    fn side_by_side<'t>(&mut self, tasks: &'t [Task]) -> io::Result<()> {
        let Self { options, sinks, .. } = self;
        let work = |task: &'t Task, scratch: &mut Scratch, hand: Hand<'_, OfFile<'t>>| {
            let mut hand = |outcome| hand(OfFile { task, outcome, ends: false });
            OfFile { task, outcome: small_file(options, task, scratch, &mut hand), ends: true }
        };
        let give = |OfFile { task, outcome, ends }: OfFile<'t>| {
            let name = &task.input.name;
            if ends { sinks.file(name, outcome) } else { sinks.part(name, outcome) }
        };
        tasks::files(options.threads(), tasks, work, give)
    }

    /// Checks one input with every thread there is.
    fn alone(&mut self, task: &Task) -> io::Result<()> {
        let cannot_read = |error| inputs::cannot_read(&task.input.name, &error);
        let failed = match self.options.open(&task.input) {
            Ok(Opened::Lines(kept, feed)) => self.lines(task, kept, feed)?.map(cannot_read),
            Ok(Opened::Whole(text)) => {
                self.whole(task, &text)?;
                None
            }
            // A stream of blank lines holds as many documents as an empty one.
            Ok(Opened::Blank(_)) => None,
            Err(sentence) => Some(sentence),
        };
        if self.sinks.take_unmended()
            && let Some(reason) = task.input.source.unmendable()
        {
            self.left_alone = true;
            self.sinks.aside(|| complain(&cannot_fix(&task.input.name, reason)));
        }
        if let Some(sentence) = failed {
            return self.unreadable(task, sentence);
        }
        self.sinks.summary().files += 1;
        self.sinks.end_file(&task.input.name)
    }

    /// Checks one document a line: what was read already, and what follows. What
    /// cannot be read is an error for whoever asked for it.
    fn lines(&mut self, task: &Task, kept: Vec<u8>, feed: Feed) -> io::Result<Option<io::Error>> {
        let Self { options, sinks, .. } = self;
        // Which of several like findings are known depends on their order.
        let threads = if task.baseline.is_some() { 1 } else { options.threads() };
        let work = |piece: &Lines, scratch: &mut Scratch, hand: Hand<'_, Outcome>| {
            lines(options, task, piece.text(), piece.before(), scratch, hand)
        };
        tasks::lines(threads, kept, feed, work, |outcome| sinks.part(&task.input.name, outcome))
    }

    /// Checks the documents of a text.
    fn whole(&mut self, task: &Task, source: &[u8]) -> io::Result<()> {
        let Self { options, sinks, scratch, .. } = self;
        let mut given = Ok(());
        let mut give = |outcome| {
            if given.is_ok() {
                given = sinks.part(&task.input.name, outcome);
            }
        };
        let last = whole::text(options, task, source, scratch, &mut give);
        give(last);
        given
    }

    /// Ends an input that could not be read to its end.
    fn unreadable(&mut self, task: &Task, sentence: String) -> io::Result<()> {
        task.give_up();
        let name = &task.input.name;
        self.sinks.part(name, Outcome::unreadable(vec![sentence]))?;
        self.sinks.stop_file(name)
    }

    /// Reports findings about a file that steers the run.
    fn about(
        &mut self,
        name: &str,
        source: &str,
        rules: &RuleChoices,
        findings: &[Finding],
    ) -> io::Result<()> {
        if findings.is_empty() {
            return Ok(());
        }
        let payload = Payload { path: name, source: source.as_bytes(), offset: 0, lines_before: 0, index: 0 };
        let mut outcome = Outcome::default();
        outcome.write(self.options, rules, findings, &Places::new(payload, findings));
        self.sinks.file(name, outcome)
    }

    /// Ends the reports and decides how the run ends.
    fn finish(self) -> Result<Status, Stop> {
        let Self { options, sinks, left_alone, .. } = self;
        let finished = sinks.finish()?;
        epilogue(options, &finished);
        let summary = finished.totals.summary;
        if summary.unreadable > 0 || left_alone {
            return Ok(Status::Trouble);
        }
        if summary.documents == 0 && !options.allow_empty {
            complain(options.nothing_checked());
            return Ok(Status::Trouble);
        }
        Ok(if summary.failing > 0 { Status::Findings } else { Status::Clean })
    }
}

/// Says on standard error what the run amounts to.
fn epilogue(options: &Options, finished: &Finished) {
    let Finished { totals, hidden, begun } = finished;
    let mut text = String::new();
    if *hidden > 0 {
        let findings = if *hidden == 1 { "finding is" } else { "findings are" };
        let _ = writeln!(text, "{hidden} more {findings} not shown, see --max-diagnostics");
    }
    if options.statistics {
        let _ = write!(text, "{}", totals.table());
    }
    let is_wanted = options.summary && options.format.is_for_people();
    if totals.summary.documents > 0 && is_wanted {
        let sentence = totals.summary.sentence(&options.table.noun).to_string();
        let Look { terminal, width, .. } = options.aside;
        let _ = writeln!(text, "{}", if terminal { folded(&sentence, width) } else { sentence });
    }
    // What sets findings apart sets this apart from them.
    let margin = if *begun && options.format.is_for_people() { options.format.separator() } else { "" };
    if !text.is_empty() {
        // A closed standard error is no reason to fail.
        let _ = io::stderr().write_all(format!("{margin}{text}").as_bytes());
    }
}

/// Checks a file that is read whole.
fn small_file(options: &Options, task: &Task, scratch: &mut Scratch, hand: Hand<'_, Outcome>) -> Outcome {
    let input = &task.input;
    let Source::File { path, .. } = &input.source else {
        unreachable!("only files are small, see `tasks::groups`")
    };
    match fs::read(path) {
        Ok(source) => {
            let mut outcome = match ndjson::settled(input.format, &source) {
                InputFormat::Ndjson => lines(options, task, &source, Extent::default(), scratch, hand),
                _ => whole::text(options, task, &source, scratch, hand),
            };
            outcome.summary.files = 1;
            outcome
        }
        Err(error) => {
            task.give_up();
            Outcome::unreadable(vec![inputs::cannot_read(&input.name, &error)])
        }
    }
}

/// What came of a small file, or of a part of it.
struct OfFile<'t> {
    task: &'t Task,
    outcome: Outcome,
    /// Whether nothing more comes of the file.
    ends: bool,
}

/// Checks the documents of a piece, one a line.
fn lines(
    options: &Options,
    task: &Task,
    piece: &[u8],
    before: Extent,
    scratch: &mut Scratch,
    hand: Hand<'_, Outcome>,
) -> Outcome {
    let mut outcome = Outcome::of(&task.input);
    for (index, line) in ndjson::lines(piece).enumerate() {
        let payload = Payload {
            path: &task.input.name,
            source: line.source,
            offset: before.bytes + line.offset,
            lines_before: before.lines + line.lines_before,
            index: before.documents + index,
        };
        add(options, task, &mut outcome, payload, scratch);
        hand_over(&mut outcome, task, hand);
    }
    outcome
}

/// Hands over what there is so far, if it should not be kept.
fn hand_over(outcome: &mut Outcome, task: &Task, hand: Hand<'_, Outcome>) {
    if outcome.is_large() {
        hand(mem::replace(outcome, Outcome::of(&task.input)));
    }
}

/// Checks the next document, and writes its findings down.
fn add(options: &Options, task: &Task, outcome: &mut Outcome, payload: Payload<'_>, scratch: &mut Scratch) {
    let mut found = task.check(payload.source, scratch);
    outcome.summary.documents += 1;
    outcome.summary.baselined += task.hide(&payload, &mut found);
    // Most documents are clean, and then there is no place to look up.
    if !found.is_empty() {
        let places = Places::new(payload, &found.findings);
        outcome.write(options, task.choices.rules(), &found.findings, &places);
    }
}
