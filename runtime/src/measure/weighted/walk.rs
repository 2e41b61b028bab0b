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
    /// The weight of the piece; of each character, for a run of characters.
    pub(super) weight: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A character.
    Character,
    /// ASCII characters of equal weight.
    Run,
    /// An emoji of two code points or more.
    Sequence,
    Link,
}

impl Piece {
    /// How many things the piece is.
    pub(super) const fn count(&self) -> usize {
        match self.kind {
            Kind::Run => self.end - self.start,
            Kind::Character | Kind::Sequence | Kind::Link => 1,
        }
    }

    /// What the piece adds to the sum of weights.
    pub(super) const fn total(&self) -> u64 {
        self.count() as u64 * self.weight as u64
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
                visit(Piece { start, end, kind: Kind::Link, weight: link_weight })?;
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
        let bytes = text.as_bytes();
        if let (Some(weight), Some(0..0x80)) = (self.ascii, bytes.get(start)) {
            let rest = bytes.get(start..stop).unwrap_or_default();
            let length = rest.iter().position(|byte| !byte.is_ascii()).unwrap_or(rest.len());
            let end = start + length;
            // The last one may be the digit of a keycap.
            let Some(last) = end.checked_sub(1).filter(|last| self.starts_keycap(bytes, *last)) else {
                return Piece { start, end, kind: Kind::Run, weight };
            };
            if last > start {
                return Piece { start, end: last, kind: Kind::Run, weight };
            }
        }
        let Some(c) = text.get(start..).and_then(|rest| rest.chars().next()) else {
            return Piece { start, end: text.len(), kind: Kind::Run, weight: 0 };
        };
        let end = start + c.len_utf8();
        if self.weighted.emoji
            && let Some(end) = emoji::sequence_end(text, c, end)
        {
            return Piece { start, end, kind: Kind::Sequence, weight: self.weighted.default_weight };
        }
        Piece { start, end, kind: Kind::Character, weight: self.of(c) }
    }

    fn starts_keycap(&self, bytes: &[u8], last: usize) -> bool {
        self.weighted.emoji
            && bytes.get(last + 1).is_some_and(|next| !next.is_ascii())
            && bytes.get(last).is_some_and(|byte| matches!(byte, b'#' | b'*' | b'0'..=b'9'))
    }
}
