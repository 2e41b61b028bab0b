//! Weighted characters: scripts weigh differently, links and emoji are one.
//!
//! The rules are those of the open-source library `twitter-text`, version
//! 3.1.0, with current emoji and top-level domains. `tests/text/README.md` says
//! where and why the two differ.

mod classes;
mod domain;
mod emoji;
mod fast;
mod links;
mod normalize;
mod tld;
mod url;
mod walk;

#[cfg(test)]
mod tests;

use std::ops::ControlFlow;

pub(super) use self::fast::surely_fits;
use self::walk::{Kind, Piece, walk};
use super::{Gauge, Measured, Part};
use crate::table::List;

/// Parameters of the weighted length.
///
/// A text is measured in normalization form C. Every code point weighs what
/// the ranges say; a link weighs the same however long it is, and an emoji of
/// several code points weighs as much as one character.
///
/// ```
/// use tweetspec_runtime::{Weighted, WeightRange};
///
/// let weighted = Weighted {
///     scale: 100,
///     default_weight: 200,
///     ranges: vec![WeightRange { first: 0, last: 0x10ff, weight: 100 }].into(),
///     url_weight: 23,
///     emoji: true,
/// };
/// assert!(weighted.fits("ASCII", 5));
/// assert!(!weighted.fits("日本", 3));
/// assert!(weighted.fits("👨‍👩‍👧‍👦", 2));
/// assert_eq!(weighted.measure("see example.com/a/long/path", 280).total, 4 + 23);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weighted {
    /// What one unit of the total is worth in the weights below.
    pub scale: u32,
    /// The weight of a character outside every range.
    pub default_weight: u32,
    /// Characters that weigh something else; sorted, not overlapping.
    pub ranges: List<WeightRange>,
    /// What a link counts in units of the total, however long it is.
    pub url_weight: u32,
    /// Whether an emoji sequence counts as one character of the default weight.
    pub emoji: bool,
}

/// A range of code points of equal weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeightRange {
    /// The first code point.
    pub first: u32,
    /// The last code point.
    pub last: u32,
    /// The weight of each.
    pub weight: u32,
}

impl Weighted {
    /// Whether the text is no longer than `max`.
    ///
    /// Ordinary texts are settled by a look at their bytes; nothing is
    /// allocated unless the text is not in normalization form C.
    pub fn fits(&self, text: &str, max: u32) -> bool {
        fast::fits(self, text, max).unwrap_or_else(|| self.fits_slowly(text, max))
    }

    /// The answer of [`fits`](Self::fits) by the full computation.
    fn fits_slowly(&self, text: &str, max: u32) -> bool {
        let budget = self.budget(max);
        let mut sum = 0;
        let text = normalize::to_nfc(text);
        let over = walk(self, &text, |piece| {
            sum += piece.total();
            if sum > budget { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        over.is_continue()
    }

    /// The length of the text, where it leaves the limit, and how it adds up.
    ///
    /// The offset of the first character over the limit never lies within a
    /// link, an emoji or a letter with its accents. What stands before it is
    /// within the limit as part of this text; a word that is cut off there may
    /// become a link (`example.com` of `example.comet`) and count more.
    ///
    /// The weights of the parts are rounded down, the total is rounded up; with
    /// weights that are multiples of the scale the parts add up to the total.
    pub fn measure(&self, text: &str, max: u32) -> Measured {
        let normalized = normalize::to_nfc(text);
        let mut tally = Tally { budget: self.budget(max), ..Tally::default() };
        // The visitor never breaks off.
        let _: ControlFlow<()> = walk(self, &normalized, |piece| {
            tally.add(self, &normalized, &piece);
            ControlFlow::Continue(())
        });
        let is_rewritten = matches!(normalized, std::borrow::Cow::Owned(_));
        let first_over = tally.first_over.map(|(offset, barrier)| {
            let offset = cluster_start(&normalized, offset, barrier);
            if is_rewritten { normalize::original_offset(text, offset) } else { offset }
        });
        Measured { total: self.units(tally.sum, u64::div_ceil), first_over, parts: tally.parts(self) }
    }

    /// The first character that no text may contain, and its byte offset.
    ///
    /// These are byte order marks, U+FEFF and U+FFFE, and U+FFFF.
    ///
    /// ```
    /// use tweetspec_runtime::Weighted;
    ///
    /// assert_eq!(Weighted::invalid_character("a\u{feff}b"), Some((1, '\u{feff}')));
    /// assert_eq!(Weighted::invalid_character("plain"), None);
    /// ```
    pub fn invalid_character(text: &str) -> Option<(usize, char)> {
        memchr::memchr_iter(0xef, text.as_bytes()).find_map(|offset| {
            let c = text.get(offset..)?.chars().next()?;
            matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}').then_some((offset, c))
        })
    }

    /// Whether the text has nothing but spaces, line breaks and control
    /// characters, up to U+0020: servers take it for no text at all.
    ///
    /// ```
    /// use tweetspec_runtime::Weighted;
    ///
    /// assert!(Weighted::is_blank(" \n\t") && Weighted::is_blank(""));
    /// assert!(!Weighted::is_blank(" a "));
    /// ```
    pub fn is_blank(text: &str) -> bool {
        text.bytes().all(|byte| byte <= b' ')
    }

    pub(super) fn gauge(&self) -> Gauge {
        if fast::is_bounded(self) { Gauge::OneOrTwo { link: self.url_weight } } else { Gauge::Unknown }
    }

    /// The largest sum of weights that is not over `max`.
    fn budget(&self, max: u32) -> u64 {
        u64::from(max) * u64::from(self.scale.max(1))
    }

    fn units(&self, sum: u64, divide: fn(u64, u64) -> u64) -> u32 {
        u32::try_from(divide(sum, u64::from(self.scale.max(1)))).unwrap_or(u32::MAX)
    }
}

/// What has been counted so far.
#[derive(Default)]
struct Tally {
    budget: u64,
    sum: u64,
    /// The offset of the first character over the budget, and the end of the
    /// last link or emoji before it.
    first_over: Option<(usize, usize)>,
    barrier: usize,
    /// Number and weight of each kind of part, in the order of `KINDS`.
    counts: [(u64, u64); KINDS.len()],
}

/// The kinds of parts, in the order in which they are reported.
const KINDS: [&str; 4] = ["characters", "wide characters", "links", "emoji"];

impl Tally {
    fn add(&mut self, weighted: &Weighted, text: &str, piece: &Piece) {
        if self.first_over.is_none() && self.sum + piece.total() > self.budget {
            // Only characters of a run fit one by one.
            let room = (self.budget - self.sum).checked_div(u64::from(piece.weight)).unwrap_or(0);
            let run = text.get(piece.start..piece.end).filter(|_| piece.kind == Kind::Run);
            let fitting =
                run.and_then(|run| run.char_indices().nth(room as usize)).map_or(0, |(offset, _)| offset);
            self.first_over = Some((piece.start + fitting, self.barrier));
        }
        self.sum += piece.total();
        let kind = match piece.kind {
            Kind::Link => 2,
            Kind::Sequence => 3,
            Kind::Character if weighted.emoji && is_emoji(text, piece) => 3,
            Kind::Character | Kind::Run => usize::from(piece.weight > weighted.scale),
        };
        if kind > 1 {
            self.barrier = piece.end;
        }
        if let Some((count, weight)) = self.counts.get_mut(kind) {
            *count += piece.count as u64;
            *weight += piece.total();
        }
    }

    fn parts(&self, weighted: &Weighted) -> Vec<Part> {
        let counts = KINDS.iter().zip(self.counts).filter(|(_, (count, _))| *count > 0);
        counts
            .map(|(kind, (count, weight))| Part {
                kind,
                count: u32::try_from(count).unwrap_or(u32::MAX),
                weight: weighted.units(weight, |sum, scale| sum / scale),
            })
            .collect()
    }
}

fn is_emoji(text: &str, piece: &Piece) -> bool {
    text.get(piece.start..).and_then(|rest| rest.chars().next()).is_some_and(emoji::is_emoji)
}

/// The start of the letter that the marks at `offset` belong to, but not
/// before `barrier`.
fn cluster_start(text: &str, offset: usize, barrier: usize) -> usize {
    let mut start = offset;
    while start > barrier {
        let joins = |c: char| {
            unicode_normalization::char::is_combining_mark(c)
                || matches!(c, '\u{200d}' | '\u{fe00}'..='\u{fe0f}')
        };
        let before = url::char_before(text, start);
        if !url::char_at(text, start).is_some_and(joins) && before != Some('\u{200d}') {
            break;
        }
        start -= before.map_or(0, char::len_utf8);
    }
    start
}
