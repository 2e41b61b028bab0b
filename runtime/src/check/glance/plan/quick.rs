//! A quick answer to all that is asked about a string.

use std::ops::RangeInclusive;

use super::{Limit, StringLook, TestLook, Tested};
use crate::predicate::Hint;
use crate::table::Value;

/// Bytes that are watched for while a string is read, because predicates ask for
/// them.
pub(in crate::check::glance) const WATCHED: [u8; 3] = [b'$', b'{', 0xEF];

/// What tells of most texts that they keep every rule, whoever asks it, and that
/// no atom reads anything in them.
#[derive(Debug)]
pub(in crate::check::glance) struct Quick {
    /// How many bytes it has, if all are ASCII and if not.
    ascii: RangeInclusive<usize>,
    others: RangeInclusive<usize>,
    /// How many bytes each dot counts for, because of the link it may be in.
    dot: usize,
    /// Whether it may begin with a byte.
    first: [bool; 256],
}

impl Quick {
    /// `None` if what is asked about a string takes more than a glimpse of it.
    pub(super) fn of(look: &StringLook, tests: &[TestLook]) -> Option<Self> {
        if look.pattern.is_some() {
            return None;
        }
        let (mut ascii, mut others, mut dot, mut first) = (look.max, look.max, 0, [true; 256]);
        let limits = look.limits.iter().map(|(limit, _)| Tested::Over(*limit));
        let refusals = look.refusals.iter().map(|(is, _)| Tested::Is(*is));
        for asked in limits.chain(refusals).chain(tests.iter().map(|test| test.test.clone())) {
            match asked {
                Tested::Over(Limit { gauge, max, .. }) => {
                    ascii = ascii.min(gauge.room(true, max)?);
                    others = others.min(gauge.room(false, max)?);
                    dot = dot.max(gauge.dot());
                }
                Tested::Is(is) => match is.predicate.hint() {
                    Hint::Signs(begins, signs) if signs.iter().all(|byte| WATCHED.contains(byte)) => {
                        for (byte, may_begin) in (0..=u8::MAX).zip(&mut first) {
                            *may_begin &= !begins(byte);
                        }
                    }
                    Hint::Signs(..) | Hint::Look(_) => return None,
                },
                Tested::OneOf(values) => {
                    for value in &values {
                        // Where an empty string would begin, it ends.
                        if let Value::String(text) = value {
                            first[usize::from(text.bytes().next().unwrap_or(b'"'))] = false;
                        }
                    }
                }
            }
        }
        // A character has up to four bytes.
        Some(Self { ascii: look.min..=ascii, others: look.min.saturating_mul(4)..=others, dot, first })
    }

    /// Whether a plain string is surely fine: one of so many bytes that begins
    /// with this one, or ends there, and has so many dots and no watched byte.
    #[inline]
    pub(in crate::check::glance) fn is_fine(
        &self,
        bytes: usize,
        first: u8,
        is_ascii: bool,
        dots: u32,
    ) -> bool {
        let room = if is_ascii { &self.ascii } else { &self.others };
        bytes >= *room.start()
            && bytes.saturating_add(self.dot.saturating_mul(dots as usize)) <= *room.end()
            && self.first[usize::from(first)]
    }
}

#[cfg(test)]
mod tests {
    use super::Quick;

    #[test]
    fn what_needs_no_closer_look() {
        let mut first = [true; 256];
        first[usize::from(b'@')] = false;
        let quick = Quick { ascii: 2..=100, others: 8..=50, dot: 23, first };
        for (bytes, begin, is_ascii, dots, expected) in [
            (2, b'a', true, 0, true),
            (1, b'a', true, 0, false),
            (100, b'a', true, 0, true),
            (101, b'a', true, 0, false),
            (77, b'a', true, 1, true),
            (78, b'a', true, 1, false),
            (54, b'a', true, 2, true),
            (55, b'a', true, 2, false),
            (8, 0xC3, false, 0, true),
            (7, 0xC3, false, 0, false),
            (50, 0xC3, false, 0, true),
            (51, 0xC3, false, 0, false),
            (5, b'@', true, 0, false),
            (5, b'a', true, u32::MAX, false),
        ] {
            let name = format!("{bytes} {begin} {is_ascii} {dots}");
            assert_eq!(quick.is_fine(bytes, begin, is_ascii, dots), expected, "{name}");
        }
        let most = Quick { dot: usize::MAX, ..quick };
        assert!(!most.is_fine(5, b'a', true, 2));
    }
}
