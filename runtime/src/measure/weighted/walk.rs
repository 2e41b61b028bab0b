//! Takes a text apart into what is counted as one.

use std::ops::ControlFlow;

use super::links::{Link, Links};
use super::{Weighted, emoji};

/// A part of a text that is counted in one step.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: Kind,
    /// How many things the piece is.
    pub(super) count: usize,
    /// The weight of each of them.
    pub(super) weight: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Characters of equal weight that are no emoji.
    Run,
    /// A character that may be an emoji.
    Character,
    /// An emoji of two code points or more.
    Sequence,
    Link,
}

impl Piece {
    /// What the piece adds to the sum of weights.
    pub(super) const fn total(&self) -> u64 {
        self.count as u64 * self.weight as u64
    }
}

/// Shows every piece of a text in NFC to `visit`, from left to right, until it
/// breaks off.
pub(super) fn walk<B>(
    weighted: &Weighted,
    text: &str,
    mut visit: impl FnMut(Piece) -> ControlFlow<B>,
) -> ControlFlow<B> {
    let weights = Weights::new(weighted);
    let link_weight = weighted.url_weight.saturating_mul(weighted.scale);
    let mut links = Links::new(text);
    let mut next_link = links.next();
    let mut position = 0;
    while position < text.len() {
        match next_link {
            // An emoji sequence has swallowed its start.
            Some(link) if link.start < position => next_link = links.next(),
            Some(Link { start, end }) if start == position => {
                visit(Piece { start, end, kind: Kind::Link, count: 1, weight: link_weight })?;
                position = end;
                next_link = links.next();
            }
            _ => {
                let stop = next_link.map_or(text.len(), |link| link.start);
                let piece = weights.piece(text, position, stop);
                position = piece.end;
                visit(piece)?;
            }
        }
    }
    ControlFlow::Continue(())
}

/// The parameters in the order in which they are asked for.
struct Weights<'w> {
    weighted: &'w Weighted,
    /// The weight of all ASCII characters, if it is one.
    ascii: Option<u32>,
    /// Everything from here on has the default weight.
    default_from: u32,
}

impl<'w> Weights<'w> {
    fn new(weighted: &'w Weighted) -> Self {
        let first = weighted.ranges.first();
        let ascii = first.filter(|range| range.first == 0 && range.last >= 0x7f).map(|range| range.weight);
        let default_from = weighted.ranges.last().map_or(0, |range| range.last.saturating_add(1));
        Self { weighted, ascii, default_from }
    }

    fn of(&self, c: char) -> u32 {
        let point = c as u32;
        if point >= self.default_from {
            return self.weighted.default_weight;
        }
        let range = self.weighted.ranges.iter().find(|range| point <= range.last);
        range.filter(|range| range.first <= point).map_or(self.weighted.default_weight, |range| range.weight)
    }

    /// The piece that starts at `start`; no link starts between there and `stop`.
    fn piece(&self, text: &str, start: usize, stop: usize) -> Piece {
        let rest = text.get(start..stop).unwrap_or_default();
        let run = if rest.starts_with(|c: char| c.is_ascii()) {
            self.ascii_run(text, start, rest)
        } else {
            self.run(start, rest)
        };
        if let Some(run) = run {
            return run;
        }
        let c = rest.chars().next().unwrap_or_default();
        let end = start + c.len_utf8();
        if self.weighted.emoji
            && let Some(end) = emoji::sequence_end(text, c, end)
        {
            return Piece {
                start,
                end,
                kind: Kind::Sequence,
                count: 1,
                weight: self.weighted.default_weight,
            };
        }
        Piece { start, end, kind: Kind::Character, count: 1, weight: self.of(c) }
    }

    /// The ASCII characters that `rest` starts with, if they weigh the same and
    /// the first of them is not the digit of a keycap.
    fn ascii_run(&self, text: &str, start: usize, rest: &str) -> Option<Piece> {
        let weight = self.ascii?;
        let length = rest.bytes().position(|byte| !byte.is_ascii()).unwrap_or(rest.len());
        let ends_in_keycap = self.weighted.emoji && ends_in_keycap(text.as_bytes(), start + length);
        let count = length - usize::from(ends_in_keycap);
        (count > 0).then_some(Piece { start, end: start + count, kind: Kind::Run, count, weight })
    }

    /// The characters that `rest` starts with, have to do with no emoji and
    /// weigh the same.
    fn run(&self, start: usize, rest: &str) -> Option<Piece> {
        let first = rest.chars().next().filter(|c| emoji::is_never(*c))?;
        let weight = self.of(first);
        let (mut count, mut end) = (0, start);
        for c in rest.chars() {
            if !emoji::is_never(c) || self.of(c) != weight {
                break;
            }
            count += 1;
            end += c.len_utf8();
        }
        Some(Piece { start, end, kind: Kind::Run, count, weight })
    }
}

/// Whether what ends at `end` may be the digit of a keycap.
fn ends_in_keycap(bytes: &[u8], end: usize) -> bool {
    let digit = end.checked_sub(1).and_then(|last| bytes.get(last));
    bytes.get(end).is_some_and(|next| !next.is_ascii())
        && digit.is_some_and(|byte| matches!(byte, b'#' | b'*' | b'0'..=b'9'))
}
