//! `check`: reads the inputs, checks them in parallel, prints in order.

mod whole;

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::sync::Arc;
use std::{mem, slice};

use rayon::prelude::*;
use tweetspec_runtime::{Finding, Scratch};

use crate::args::InputFormat;
use crate::baseline::Baseline;
use crate::choices::{self, RuleChoices, Task};
use crate::inputs::{self, Input, Inputs, Source};
use crate::ndjson::{self, Chunk, Extent, Feed};
use crate::options::Options;
use crate::ordered::{self, Amount, Hand, Supply};
use crate::report::{Look, Payload, Places};
use crate::sinks::{Finished, Outcome, Sinks};
use crate::summary::folded;
use crate::{Status, Stop, complain, packed};
pub(crate) use whole::documents;

/// Files up to this size are read whole and checked side by side; larger
/// ones have all threads to themselves.
const SMALL: u64 = 1 << 20;
/// Work of so many bytes, or on so many files, is worth another thread.
const WORTHWHILE: (u64, usize) = (1 << 14, 16);
/// Findings of one document that are written down at once.
const PART: usize = 1 << 14;

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
    let mut run = Run { options, sinks: Sinks::open(options, tasks.len())?, scratch: Scratch::default() };
    run.sinks.part("", Outcome::unreadable(unreadable))?;

    let mut rest = tasks.as_slice();
    while let Some(first) = rest.first() {
        let small = rest.iter().take_while(|task| is_small(&task.input)).count();
        if small == 0 {
            run.alone(first)?;
            rest = &rest[1..];
        } else {
            run.side_by_side(&rest[..small])?;
            rest = &rest[small..];
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

fn is_small(input: &Input) -> bool {
    matches!(input.source, Source::File { size, .. } if size <= SMALL)
}

/// A run in progress.
struct Run<'o> {
    options: &'o Options,
    sinks: Sinks<'o>,
    scratch: Scratch,
}

impl Run<'_> {
    /// Checks small files side by side and prints them in their order.
    fn side_by_side<'t>(&mut self, tasks: &'t [Task]) -> io::Result<()> {
        let Self { options, sinks, .. } = self;
        // One file is the usual case in an editor, and not worth the threads.
        let threads = if tasks.len() == 1 { 1 } else { options.threads() };
        let work = |task: &mut Option<&'t Task>, scratch: &mut Scratch, hand: Hand<'_, OfFile<'t>>| {
            let task = task.expect("a supply that has given a piece has filled it");
            let mut hand = |outcome| hand(OfFile { task, outcome, ends: false });
            OfFile { task, outcome: small_file(options, task, scratch, &mut hand), ends: true }
        };
        let give = |OfFile { task, outcome, ends }: OfFile<'t>| {
            let name = &task.input.name;
            if ends { sinks.file(name, outcome) } else { sinks.part(name, outcome) }
        };
        ordered::run(threads, &mut tasks.iter(), work, give, || ())
    }

    /// Checks one input with every thread there is.
    fn alone(&mut self, task: &Task) -> io::Result<()> {
        let input = &task.input;
        let feed = match &input.source {
            Source::Stdin => self.options.open_stdin().map(Feed::beside),
            Source::File { path, .. } if input.format == InputFormat::Json && !input.each => {
                return match fs::read(path) {
                    Ok(source) => self.document(task, &source),
                    Err(error) => self.unreadable(task, &error),
                };
            }
            Source::File { path, .. } => File::open(path).map(|file| Feed::here(Box::new(file))),
            Source::Stream(path) => File::open(path).map(|file| Feed::beside(Box::new(file))),
            Source::Packed(path) => packed::open(path).map(Feed::here),
        };
        match feed {
            Ok(feed) => self.stream(task, feed),
            Err(error) => self.unreadable(task, &error),
        }
    }

    /// Reads an input chunk by chunk.
    fn stream(&mut self, task: &Task, mut feed: Feed) -> io::Result<()> {
        let mut format = task.input.format;
        // What was read before it was clear what it is, or all of a document.
        let mut kept = Vec::new();
        let mut chunk = Chunk::default();
        while format != InputFormat::Ndjson {
            match feed.next(&mut chunk) {
                Ok(true) => kept.extend_from_slice(chunk.text()),
                Ok(false) => break,
                Err(error) => return self.unreadable(task, &error),
            }
            if format == InputFormat::Auto {
                format = sniffed(&kept);
            }
        }
        match format {
            InputFormat::Json if !task.input.each => return self.document(task, &kept),
            InputFormat::Json | InputFormat::Yaml => return self.whole(task, &kept),
            InputFormat::Ndjson => {
                if let Some(error) = self.lines(task, kept, feed)? {
                    return self.unreadable(task, &error);
                }
            }
            // An input of blank lines holds as many documents as an empty one.
            InputFormat::Auto => {}
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
        let waker = feed.waker();
        let kept = Some(kept).filter(|kept| !kept.is_empty()).map(Chunk::from);
        let mut supply = LineSupply { kept, feed, before: Extent::default(), error: None };
        let work = |piece: &mut LinePiece, scratch: &mut Scratch, hand: Hand<'_, Outcome>| {
            lines(options, task, piece.chunk.text(), piece.before, scratch, hand)
        };
        let give = |outcome| sinks.part(&task.input.name, outcome);
        ordered::run(threads, &mut supply, work, give, || waker.wake())?;
        Ok(supply.error)
    }

    /// Checks a large document, and writes its findings down side by side.
    fn document(&mut self, task: &Task, source: &[u8]) -> io::Result<()> {
        let options = self.options;
        let name = &task.input.name;
        self.sinks.summary().files += 1;
        self.sinks.summary().documents += 1;
        let payload = Payload { path: name, source, offset: 0, lines_before: 0, index: 0 };
        let mut found = task.check(source, &mut self.scratch);
        self.sinks.summary().baselined += task.hide(&payload, &mut found);
        let places = Places::new(payload, &found.findings);
        // A list of a million wrong elements would fill the memory if it were
        // written down at once.
        for part in found.findings.chunks(PART) {
            let outcomes: Vec<Outcome> = part
                .par_chunks(PART / 64)
                .map(|findings| {
                    let mut outcome = Outcome::of(&task.input);
                    outcome.write(options, task.choices.rules(), findings, &places);
                    outcome
                })
                .collect();
            outcomes.into_iter().try_for_each(|outcome| self.sinks.part(name, outcome))?;
        }
        self.sinks.end_file(name)
    }

    /// Checks the documents of a text.
    fn whole(&mut self, task: &Task, source: &[u8]) -> io::Result<()> {
        let outcome = whole::text(self.options, task, source, &mut self.scratch);
        self.sinks.summary().files += 1;
        self.sinks.part(&task.input.name, outcome)?;
        self.sinks.end_file(&task.input.name)
    }

    /// Ends an input that could not be read to its end.
    fn unreadable(&mut self, task: &Task, error: &io::Error) -> io::Result<()> {
        task.give_up();
        let name = &task.input.name;
        let complaints = vec![inputs::cannot_read(name, error)];
        self.sinks.part(name, Outcome::unreadable(complaints))?;
        self.sinks.stop_file()
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
        let Self { options, sinks, .. } = self;
        let finished = sinks.finish()?;
        epilogue(options, &finished);
        let summary = finished.totals.summary;
        if summary.unreadable > 0 {
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
        unreachable!("only files are small, see `is_small`")
    };
    match fs::read(path) {
        Ok(source) => {
            let format = if input.format == InputFormat::Auto { sniffed(&source) } else { input.format };
            let mut outcome = match format {
                InputFormat::Ndjson => lines(options, task, &source, Extent::default(), scratch, hand),
                _ => whole::text(options, task, &source, scratch),
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

/// What a text of unknown format holds; `Auto` while every line is blank.
fn sniffed(text: &[u8]) -> InputFormat {
    match ndjson::looks_like_ndjson(text) {
        Some(true) => InputFormat::Ndjson,
        Some(false) => InputFormat::Json,
        None => InputFormat::Auto,
    }
}

/// What came of a small file, or of a part of it.
struct OfFile<'t> {
    task: &'t Task,
    outcome: Outcome,
    /// Whether nothing more comes of the file.
    ends: bool,
}

impl<'t> Supply for slice::Iter<'t, Task> {
    type Piece = Option<&'t Task>;

    fn next(&mut self, piece: &mut Self::Piece) -> Option<Amount> {
        *piece = Iterator::next(self);
        let size = match (*piece)?.input.source {
            Source::File { size, .. } => size,
            _ => 0,
        };
        let plenty = size >= WORTHWHILE.0 || self.len() >= WORTHWHILE.1;
        Some(if plenty { Amount::Plenty } else { Amount::Little })
    }
}

/// The lines of an input, as work that is shared.
struct LineSupply {
    /// What was read to see what it is.
    kept: Option<Chunk>,
    feed: Feed,
    /// What was read before the next piece.
    before: Extent,
    /// Why nothing follows, where that is not the end.
    error: Option<io::Error>,
}

/// Some lines, and what is before them.
#[derive(Default)]
struct LinePiece {
    chunk: Chunk,
    before: Extent,
}

impl Supply for LineSupply {
    type Piece = LinePiece;

    fn next(&mut self, LinePiece { chunk, before }: &mut LinePiece) -> Option<Amount> {
        match self.kept.take() {
            Some(kept) => *chunk = kept,
            None => match self.feed.next(chunk) {
                Ok(true) => {}
                Ok(false) => return None,
                Err(error) => {
                    self.error = Some(error);
                    return None;
                }
            },
        }
        *before = self.before;
        self.before += Extent::of(chunk.text());
        Some(if chunk.is_full() { Amount::Plenty } else { Amount::Little })
    }
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
        if outcome.is_large() {
            hand(mem::replace(&mut outcome, Outcome::of(&task.input)));
        }
    }
    outcome
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
