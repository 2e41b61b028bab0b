//! `fix`: mends what can be mended; what is left is then checked as usual.

mod change;
mod choice;
mod destination;
mod diff;
mod mending;
mod names;
mod replace;
mod spool;

use std::fs;
use std::io::{self, Write as _};

use tweetspec_runtime::{Dropped, Scratch};

use crate::args::InputFormat;
use crate::choices::Task;
use crate::escape::visible;
use crate::inputs::{self, Input, Inputs, Source};
use crate::opened::{self, Opened};
use crate::options::Options;
use crate::ordered::Hand;
use crate::tasks::{self, Group, Lines};
use crate::{Status, Stop, check, complain, ndjson, reason};
use change::{Change, Total};
pub(crate) use choice::{FixArgs, Fixing};
use destination::{Destination, Failure};
use mending::{Mender, Part};
use replace::{Replacement, Stamp};
use spool::Spool;

/// Mends everything that the options name, and reports what is left.
pub(crate) fn run(mut options: Options, fixing: &Fixing) -> Result<Status, Stop> {
    let mut inputs = options.inputs()?;
    let mut configs = options.configs();
    let found = std::mem::take(&mut inputs.found);
    let found = names::one_each(found);
    let tasks: Vec<Task> = found.into_iter().map(|input| Task::new(input, &mut configs)).collect();
    configs.finish(&options.aside)?;
    let mender = Mender { fixing, color: options.look.color };
    let mut run = Run { options: &options, mender, total: Total::default(), spool: None };
    run.everything(&tasks)?;
    let Run { total, spool, .. } = run;
    if fixing.diff {
        return Ok(finish_diff(&options, &inputs, &total));
    }
    options.stdin = spool.map(Spool::rewound);
    let status = check::once(&options)?;
    Ok(if total.troubles > 0 { Status::Trouble } else { status })
}

/// Says what a preview amounts to.
fn finish_diff(options: &Options, inputs: &Inputs, total: &Total) -> Status {
    inputs.say_what_is_missing();
    for complaint in &inputs.unreadable {
        complain(complaint);
    }
    if options.summary {
        let _ = writeln!(io::stderr(), "{}", total.sentence());
    }
    match total {
        Total { troubles: 1.., .. } => Status::Trouble,
        _ if !inputs.unreadable.is_empty() => Status::Trouble,
        Total { documents: 0, .. } if !options.allow_empty => {
            complain(options.nothing_checked());
            Status::Trouble
        }
        Total { files: 1.., .. } => Status::Findings,
        Total { .. } => Status::Clean,
    }
}

/// A run in progress.
struct Run<'o> {
    options: &'o Options,
    mender: Mender<'o>,
    total: Total,
    /// What came of standard input.
    spool: Option<Spool>,
}

impl Run<'_> {
    /// Mends the inputs.
    fn everything(&mut self, tasks: &[Task]) -> io::Result<()> {
        for group in tasks::groups(tasks) {
            match group {
                Group::Small(tasks) => self.side_by_side(tasks)?,
                Group::Alone(task) => {
                    let change = self.alone(task)?;
                    self.say(&task.input, &change);
                }
            }
        }
        Ok(())
    }

    /// Mends small files side by side.
    fn side_by_side<'t>(&mut self, tasks: &'t [Task]) -> io::Result<()> {
        let (mender, threads) = (self.mender, self.options.threads());
        let work = |task: &'t Task, scratch: &mut Scratch, _: Hand<'_, (&'t Task, Part)>| {
            (task, small_file(mender, task, scratch))
        };
        let give = |(task, part): (&Task, Part)| {
            Destination::preview(&task.input.name, mender.color).show(&part.diff)?;
            self.say(&task.input, &part.change);
            Ok(())
        };
        tasks::files(threads, tasks, work, give)
    }

    /// Says what came of an input.
    fn say(&mut self, input: &Input, change: &Change) {
        let name = visible(&input.name);
        self.total.documents += change.documents;
        if let Some(trouble) = &change.trouble {
            self.total.troubles += 1;
            complain(trouble);
            return;
        }
        for Dropped { rule, pointer, title } in &change.dropped {
            let place = if pointer.is_empty() { String::new() } else { format!(" at {}", visible(pointer)) };
            complain(&format!("left {rule} in {name}{place}: \"{title}\" would make it worse"));
        }
        if change.more_dropped > 0 {
            complain(&format!(
                "left {} more in {name} with fixes that would make it worse",
                change.more_dropped
            ));
        }
        if change.unfinished > 0 {
            complain(&format!(
                "left {name} unfinished: it needs more rounds than one run makes, so run it again"
            ));
        }
        let count = change.count();
        if count == 0 {
            return;
        }
        self.total.files += 1;
        self.total.fixes += count;
        if !self.mender.fixing.diff && self.options.summary {
            let plural = if count == 1 { "" } else { "s" };
            let _ = writeln!(io::stderr(), "fixed {count} problem{plural} in {name} ({})", change.by_rule());
        }
    }

    /// Mends an input with every thread there is. It is not read whole unless it is
    /// one document.
    fn alone(&mut self, task: &Task) -> io::Result<Change> {
        let Input { source, name, format, .. } = &task.input;
        let diff = self.mender.fixing.diff;
        let left_alone = source.unmendable().map(|reason| Change::trouble(cannot_fix(name, reason)));
        let mut destination = match source {
            // The check that follows sees whether there was anything to mend.
            Source::Stream(_) | Source::Packed(_) if !diff => return Ok(Change::default()),
            // No check follows a preview, and what a program prints is there once.
            Source::Stream(_) => return Ok(left_alone.unwrap_or_default()),
            Source::Packed(_) => Destination::Nowhere,
            Source::Stdin | Source::File { .. } if diff => Destination::preview(name, self.mender.color),
            Source::Stdin => Destination::stdout(self.spool.insert(Spool::begin(name))),
            Source::File { path, .. } => match Stamp::of(path) {
                Ok(stamp) => Destination::file(path, stamp),
                Err(error) => return Ok(unreadable(self.mender, &task.input, &error)),
            },
        };
        let opened = match opened::open(source, *format) {
            Ok(opened) => opened,
            Err(error) => {
                if let Destination::Stdout(spool) = destination {
                    spool.give_up(inputs::cannot_read(name, &error));
                }
                return Ok(unreadable(self.mender, &task.input, &error));
            }
        };
        let threads = self.options.threads();
        let mended = stream(self.mender, threads, task, opened, &mut destination).and_then(|change| {
            destination.finish()?;
            Ok(change)
        });
        match mended {
            Ok(change) => Ok(left_alone.filter(|_| change.count() > 0).unwrap_or(change)),
            Err(Failure::Output(error)) => Err(error),
            Err(Failure::Input(error)) if *source == Source::Stdin => {
                Ok(Change::trouble(inputs::cannot_read(name, &error)))
            }
            Err(Failure::Input(error)) => Ok(Change::trouble(cannot_fix(name, &reason(&error)))),
        }
    }
}

/// Mends what was opened, part by part.
fn stream(
    mender: Mender<'_>,
    threads: usize,
    task: &Task,
    opened: Opened,
    destination: &mut Destination<'_>,
) -> Result<Change, Failure> {
    let mut change = Change::default();
    let mut give = |part: Part| {
        destination.take(&part)?;
        change.add(part.change);
        Ok(())
    };
    match opened {
        Opened::Lines(kept, feed) => {
            let work = |lines: &Lines, scratch: &mut Scratch, _: Hand<'_, Part>| {
                mender.lines(task, lines.text(), lines.before().lines, scratch)
            };
            if let Some(error) = tasks::lines(threads, kept, feed, work, give)? {
                return Err(Failure::Input(error));
            }
        }
        Opened::Whole(text) => give(mender.whole(task, &text, &mut Scratch::default()))?,
        // Nothing is in it, and it stays as it is.
        Opened::Blank(text) => give(Part::as_it_was(text))?,
    }
    Ok(change)
}

/// Mends a file that is read whole.
fn small_file(mender: Mender<'_>, task: &Task, scratch: &mut Scratch) -> Part {
    let input = &task.input;
    let Source::File { path, .. } = &input.source else {
        unreachable!("only files are small, see `tasks::groups`")
    };
    let read = Stamp::of(path).and_then(|stamp| Ok((stamp, fs::read(path)?)));
    let (stamp, source) = match read {
        Ok(read) => read,
        Err(error) => return Part { change: unreadable(mender, input, &error), ..Part::default() },
    };
    let mut part = match ndjson::settled(input.format, &source) {
        InputFormat::Ndjson => mender.lines(task, &source, 0, scratch),
        _ => mender.whole(task, &source, scratch),
    };
    // The text is not needed any more, and many may wait for their turn.
    let text = std::mem::take(&mut part.text);
    if !mender.fixing.diff && part.is_changed {
        let replaced = Replacement::begin(path, &stamp).and_then(|mut replacement| {
            replacement.write_all(&text)?;
            replacement.finish()
        });
        part.change.trouble = replaced.err().map(|error| cannot_fix(&input.name, &reason(&error)));
    }
    part
}

/// What cannot be read is reported by the check that follows, but no check
/// follows a preview.
fn unreadable(mender: Mender<'_>, input: &Input, error: &io::Error) -> Change {
    if mender.fixing.diff {
        Change::trouble(inputs::cannot_read(&input.name, error))
    } else {
        Change::default()
    }
}

/// Says that an input is as it was, and why.
pub(crate) fn cannot_fix(name: &str, reason: &str) -> String {
    format!("cannot fix {}, which is as it was: {reason}", visible(name))
}
