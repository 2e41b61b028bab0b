//! Inputs as work that threads share: small files side by side, the lines of
//! others chunk by chunk.

use std::{io, slice};

use crate::choices::Task;
use crate::inputs::Source;
use crate::ndjson::{Chunk, Extent, Feed};
use crate::ordered::{self, Amount, Hand, Supply};

/// Files up to this size are read whole and worked on side by side; larger ones
/// have all threads to themselves.
const SMALL: u64 = 1 << 20;
/// Work of so many bytes, or on so many files, is worth another thread.
const WORTHWHILE: (u64, usize) = (1 << 14, 16);

/// Inputs that are worked on at once.
pub(crate) enum Group<'t> {
    /// Files that are small.
    Small(&'t [Task]),
    /// An input that has all threads to itself.
    Alone(&'t Task),
}

/// All inputs in their order.
pub(crate) fn groups(tasks: &[Task]) -> impl Iterator<Item = Group<'_>> {
    tasks.chunk_by(|left, right| is_small(left) && is_small(right)).map(|group| match group {
        [task] if !is_small(task) => Group::Alone(task),
        small => Group::Small(small),
    })
}

fn is_small(task: &Task) -> bool {
    matches!(task.input.source, Source::File { size, .. } if size <= SMALL)
}

/// Works on files side by side, and gives what comes of them in their order.
pub(crate) fn files<'t, State: Default, R: Send, E: Send>(
    threads: usize,
    tasks: &'t [Task],
    work: impl Fn(&'t Task, &mut State, Hand<'_, R>) -> R + Sync,
    give: impl FnMut(R) -> Result<(), E> + Send,
) -> Result<(), E> {
    // One file is the usual case in an editor, and not worth the threads.
    let threads = if tasks.len() == 1 { 1 } else { threads };
    let work = |task: &mut Option<&'t Task>, state: &mut State, hand: Hand<'_, R>| {
        work(task.expect("a supply that has given a piece has filled it"), state, hand)
    };
    ordered::run(threads, &mut tasks.iter(), work, give, || ())
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

/// Works on the lines of an input: those that were read already, and what
/// follows. Gives what comes of them in their order, and at the end the reason if
/// not everything could be read.
pub(crate) fn lines<State: Default, R: Send, E: Send>(
    threads: usize,
    kept: Vec<u8>,
    feed: Feed,
    work: impl Fn(&Lines, &mut State, Hand<'_, R>) -> R + Sync,
    give: impl FnMut(R) -> Result<(), E> + Send,
) -> Result<Option<io::Error>, E> {
    let waker = feed.waker();
    let kept = Some(kept).filter(|kept| !kept.is_empty()).map(Chunk::from);
    let mut supply = LineSupply { kept, feed, before: Extent::default(), error: None };
    let work = |lines: &mut Lines, state: &mut State, hand: Hand<'_, R>| work(lines, state, hand);
    ordered::run(threads, &mut supply, work, give, || waker.wake())?;
    Ok(supply.error)
}

/// Some lines, and what is before them.
#[derive(Default)]
pub(crate) struct Lines {
    chunk: Chunk,
    before: Extent,
}

impl Lines {
    /// The lines.
    pub(crate) fn text(&self) -> &[u8] {
        self.chunk.text()
    }

    /// What is before them in the input.
    pub(crate) fn before(&self) -> Extent {
        self.before
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

impl Supply for LineSupply {
    type Piece = Lines;

    fn next(&mut self, Lines { chunk, before }: &mut Lines) -> Option<Amount> {
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
