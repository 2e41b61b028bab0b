//! `fix`: mends what can be mended; what is left is then checked as usual.

mod change;
mod choice;
mod diff;
mod mending;
mod replace;

use std::fs::{self, File};
use std::io::{self, Read, Seek as _, Write as _};
use std::path::Path;

use rayon::prelude::*;
use tweetspec_runtime::{Dropped, Scratch};

use crate::args::InputFormat;
use crate::choices::Task;
use crate::escape::visible;
use crate::inputs::{self, Input, Inputs, Source};
use crate::ndjson;
use crate::options::Options;
use crate::{Status, Stop, check, complain, reason};
use change::{Change, Total};
pub(crate) use choice::{FixArgs, Fixing};
use mending::{Line, lines, whole};
use replace::{Replacement, Stamp};

/// Files up to this size are read whole and mended side by side.
const SMALL: u64 = 1 << 20;
/// Small files that are taken on at once.
const BATCH: usize = 256;

/// Mends everything that the options name, and reports what is left.
pub(crate) fn run(mut options: Options, fixing: &Fixing) -> Result<Status, Stop> {
    let mut inputs = options.inputs()?;
    let mut configs = options.configs();
    let found = std::mem::take(&mut inputs.found);
    let tasks: Vec<Task> = found.into_iter().map(|input| Task::new(input, &mut configs)).collect();
    configs.finish(&options.aside)?;
    let mut run = Run { options: &options, fixing, scratch: Scratch::default(), total: Total::default() };
    let spool = run.everything(&tasks)?;
    let total = run.total;
    if fixing.diff {
        return Ok(finish_diff(&options, &inputs, tasks.is_empty(), &total));
    }
    options.stdin = spool;
    let status = check::once(&options)?;
    Ok(if total.troubles > 0 { Status::Trouble } else { status })
}

/// Says what a preview amounts to.
fn finish_diff(options: &Options, inputs: &Inputs, is_empty: bool, total: &Total) -> Status {
    inputs.say_what_is_missing();
    for complaint in &inputs.unreadable {
        complain(complaint);
    }
    if options.summary {
        let _ = writeln!(io::stderr(), "{}", total.sentence());
    }
    if is_empty && inputs.unreadable.is_empty() && !options.allow_empty {
        complain(options.nothing_checked());
        return Status::Trouble;
    }
    match total {
        Total { troubles: 1.., .. } => Status::Trouble,
        _ if !inputs.unreadable.is_empty() => Status::Trouble,
        Total { files: 1.., .. } => Status::Findings,
        Total { .. } => Status::Clean,
    }
}

/// A run in progress.
struct Run<'o> {
    options: &'o Options,
    fixing: &'o Fixing,
    scratch: Scratch,
    total: Total,
}

impl Run<'_> {
    /// Mends the inputs; what is left of standard input is in the file that is
    /// returned.
    fn everything(&mut self, tasks: &[Task]) -> Result<Option<File>, Stop> {
        let mut spool = None;
        let mut rest = tasks;
        while let Some(first) = rest.first() {
            let is_small =
                |task: &&Task| matches!(task.input.source, Source::File { size, .. } if size <= SMALL);
            let small = rest.iter().take(BATCH).take_while(is_small).count();
            if small > 0 {
                let (options, fixing) = (self.options, self.fixing);
                let changes: Vec<Change> = rest[..small]
                    .par_iter()
                    .map_init(Scratch::default, |scratch, task| small_file(options, fixing, task, scratch))
                    .collect();
                for (task, change) in rest.iter().zip(changes) {
                    self.say(&task.input, &change)?;
                }
            } else {
                let change = match &first.input.source {
                    Source::Stdin => {
                        let (change, file) = self.stdin(first)?;
                        spool = file;
                        change
                    }
                    Source::File { path, .. } => self.large_file(first, path),
                    Source::Stream(_) => Change {
                        trouble: Some(cannot_fix(&first.input.name, "it is not a regular file")),
                        ..Change::default()
                    },
                    Source::Packed(_) => Change {
                        trouble: Some(cannot_fix(&first.input.name, "it is compressed, so unpack it first")),
                        ..Change::default()
                    },
                };
                self.say(&first.input, &change)?;
            }
            rest = &rest[small.max(1)..];
        }
        Ok(spool)
    }

    /// Prints what came of an input.
    fn say(&mut self, input: &Input, change: &Change) -> Result<(), Stop> {
        let name = visible(&input.name);
        if let Some(trouble) = &change.trouble {
            self.total.troubles += 1;
            complain(trouble);
            return Ok(());
        }
        for Dropped { rule, pointer, title } in &change.dropped {
            let place = if pointer.is_empty() { String::new() } else { format!(" at {}", visible(pointer)) };
            complain(&format!("left {rule} in {name}{place}: \"{title}\" would make it worse"));
        }
        let count = change.count();
        if count == 0 {
            return Ok(());
        }
        self.total.files += 1;
        self.total.fixes += count;
        if self.fixing.diff {
            let mut out = io::stdout().lock();
            out.write_all(&change.diff)?;
            out.flush()?;
        } else if self.options.summary {
            let plural = if count == 1 { "" } else { "s" };
            let _ = writeln!(io::stderr(), "fixed {count} problem{plural} in {name} ({})", change.by_rule());
        }
        Ok(())
    }

    /// Mends a file that is not read whole unless it is one document.
    fn large_file(&mut self, task: &Task, path: &Path) -> Change {
        let input = &task.input;
        let opened = Stamp::of(path).and_then(|stamp| Ok((stamp, File::open(path)?)));
        let (stamp, file) = match opened {
            Ok(opened) => opened,
            Err(error) => return unreadable(self.fixing, input, &error),
        };
        // Nothing is written before something has changed; then what was read
        // until there is copied.
        let is_preview = self.fixing.diff;
        let mut replacement: Option<Replacement> = None;
        let mut unchanged = 0;
        let mended = self.stream(task, Box::new(file), |before, after| {
            if replacement.is_none() && before != after && !is_preview {
                let mut begun = Replacement::begin(path, &stamp)?;
                io::copy(&mut File::open(path)?.take(unchanged), &mut begun)?;
                replacement = Some(begun);
            }
            unchanged += before.len() as u64;
            replacement.as_mut().map_or(Ok(()), |replacement| replacement.write_all(after))
        });
        match mended.and_then(|change| {
            replacement.map_or(Ok(()), Replacement::finish)?;
            Ok(change)
        }) {
            Ok(change) => change,
            Err(error) => {
                Change { trouble: Some(cannot_fix(&input.name, &reason(&error))), ..Change::default() }
            }
        }
    }

    /// Mends standard input onto standard output, and keeps what comes out.
    fn stdin(&mut self, task: &Task) -> Result<(Change, Option<File>), Stop> {
        let input = &task.input;
        if self.fixing.diff {
            let read = self.stream(task, Box::new(io::stdin()), |_, _| Ok(()));
            return Ok((read.unwrap_or_else(|error| unreadable(self.fixing, input, &error)), None));
        }
        let mut spool = tempfile::tempfile()?;
        let mut out = io::stdout().lock();
        let mut output = Ok(());
        let mended = self.stream(task, Box::new(io::stdin()), |_, after| {
            output = out.write_all(after).and_then(|()| out.flush());
            // Whoever reads the output may have gone away.
            if output.is_err() {
                return Err(io::Error::other("standard output cannot be written"));
            }
            spool.write_all(after)
        });
        output?;
        let change = mended.unwrap_or_else(|error| Change {
            trouble: Some(inputs::cannot_read(&input.name, &error)),
            ..Change::default()
        });
        spool.rewind()?;
        Ok((change, Some(spool)))
    }

    /// Reads and mends block by block; `write` gets what was read and what
    /// came of it.
    fn stream(
        &mut self,
        task: &Task,
        reader: Box<dyn Read + Send>,
        mut write: impl FnMut(&[u8], &[u8]) -> io::Result<()>,
    ) -> io::Result<Change> {
        let input = &task.input;
        let mut change = Change::default();
        let mut format = input.format;
        let mut lines_before = 0;
        let mut kept = Vec::new();
        for block in ndjson::blocks(reader) {
            kept.extend_from_slice(&block?);
            if format == InputFormat::Auto {
                format = sniffed(&kept);
            }
            if format == InputFormat::Ndjson {
                self.block(task, &std::mem::take(&mut kept), &mut lines_before, &mut change, &mut write)?;
            }
        }
        if !kept.is_empty() {
            let mended = whole(task, &self.fixing.policy, &kept, &mut self.scratch);
            if self.fixing.diff {
                diff::document(&mut change.diff, &input.name, &kept, &mended.text, self.options.look.color);
            }
            write(&kept, &mended.text)?;
            change.add(mended.applied, mended.dropped);
        }
        Ok(change)
    }

    /// Mends the lines of a block, pieces of it side by side.
    fn block(
        &self,
        task: &Task,
        block: &[u8],
        lines_before: &mut usize,
        change: &mut Change,
        write: &mut impl FnMut(&[u8], &[u8]) -> io::Result<()>,
    ) -> io::Result<()> {
        let policy = &self.fixing.policy;
        let pieces = ndjson::pieces(block);
        let mended: Vec<_> = pieces
            .par_iter()
            .map_init(Scratch::default, |scratch, piece| lines(task, policy, piece, scratch))
            .collect();
        for (piece, mended) in pieces.iter().zip(mended) {
            if self.fixing.diff {
                let begun = !change.diff.is_empty();
                let changed: &[Line] = &mended.changed;
                diff::lines(
                    &mut change.diff,
                    &task.input.name,
                    begun,
                    *lines_before,
                    changed,
                    self.options.look.color,
                );
            }
            *lines_before += memchr::memchr_iter(b'\n', piece).count();
            write(piece, &mended.text)?;
            change.add(mended.applied, mended.dropped);
        }
        Ok(())
    }
}

/// Mends a file that is read whole.
fn small_file(options: &Options, fixing: &Fixing, task: &Task, scratch: &mut Scratch) -> Change {
    let input = &task.input;
    let Source::File { path, .. } = &input.source else {
        unreachable!("only files are small, see `Run::everything`")
    };
    let read = Stamp::of(path).and_then(|stamp| Ok((stamp, fs::read(path)?)));
    let (stamp, source) = match read {
        Ok(read) => read,
        Err(error) => return unreadable(fixing, input, &error),
    };
    let format = if input.format == InputFormat::Auto { sniffed(&source) } else { input.format };
    let mut change = Change::default();
    let text = if format == InputFormat::Ndjson {
        let mended = lines(task, &fixing.policy, &source, scratch);
        if fixing.diff {
            diff::lines(&mut change.diff, &input.name, false, 0, &mended.changed, options.look.color);
        }
        change.add(mended.applied, mended.dropped);
        mended.text
    } else {
        let mended = whole(task, &fixing.policy, &source, scratch);
        if fixing.diff {
            diff::document(&mut change.diff, &input.name, &source, &mended.text, options.look.color);
        }
        change.add(mended.applied, mended.dropped);
        mended.text
    };
    if !fixing.diff && text != source {
        let replaced = Replacement::begin(path, &stamp).and_then(|mut replacement| {
            replacement.write_all(&text)?;
            replacement.finish()
        });
        change.trouble = replaced.err().map(|error| cannot_fix(&input.name, &reason(&error)));
    }
    change
}

/// What a text of unknown format holds; `Auto` while every line is blank.
fn sniffed(text: &[u8]) -> InputFormat {
    match ndjson::looks_like_ndjson(text) {
        Some(true) => InputFormat::Ndjson,
        Some(false) => InputFormat::Json,
        None => InputFormat::Auto,
    }
}

/// What cannot be read is reported by the check that follows, but no check
/// follows a preview.
fn unreadable(fixing: &Fixing, input: &Input, error: &io::Error) -> Change {
    let trouble = fixing.diff.then(|| inputs::cannot_read(&input.name, error));
    Change { trouble, ..Change::default() }
}

/// Says that an input is as it was, and why.
fn cannot_fix(name: &str, reason: &str) -> String {
    format!("cannot fix {}, which is as it was: {reason}", visible(name))
}
