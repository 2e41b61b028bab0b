//! Cheap rules that settle most texts without the full computation.
//!
//! Let `W` be the weighted length, `b` the bytes of the text, `d` its dots and
//! `u` what a link counts. With parameters as [`is_bounded`] wants them:
//!
//! 1. Every code point counts 1 or 2, so composing two into one never adds:
//!    `W(NFC(s)) <= W(NFD(s))`.
//! 2. The decomposition of a character counts at most twice its bytes (the
//!    worst are Hangul syllables: three code points of 2 for three bytes).
//! 3. An emoji sequence has two code points or more and counts at most 2.
//! 4. Links do not overlap and each contains a dot, so all of them together
//!    add at most `u * d`.
//!
//! Hence `W <= 2b + u*d` for every text, and `W <= b + u*d` for a text in NFC,
//! where a character that counts 2 has three bytes or more. Characters below
//! U+0300 count 1 and normalization leaves them alone, so that without links
//! `W` is exactly their number.

use super::{Weighted, normalize, tld};

/// The first byte of the first character that normalization may touch, U+0300.
const FIRST_COMBINING: u8 = 0xcc;

/// Whether the text is no longer than `max`, if a cheap rule can tell.
pub(super) fn fits(weighted: &Weighted, text: &str, max: u32) -> Option<bool> {
    if !is_bounded(weighted) {
        return None;
    }
    let (bytes, max) = (text.len() as u64, u64::from(max));
    let dots = memchr::memchr_iter(b'.', text.as_bytes()).count() as u64;
    let links = dots * u64::from(weighted.url_weight);
    if 2 * bytes + links <= max {
        return Some(true);
    }
    let highest = highest_byte(text.as_bytes());
    if highest < FIRST_COMBINING {
        if dots > 0 && tld::any(text) {
            // There may be links; but there may also be room for them.
            return (bytes + links <= max).then_some(true);
        }
        let length = if highest.is_ascii() { bytes } else { text.chars().count() as u64 };
        return Some(length <= max);
    }
    (bytes + links <= max && normalize::is_stable(text)).then_some(true)
}

/// Whether the bytes of a text alone tell that it is no longer than `max`, for
/// parameters for which the rules hold; `link` is 0 if there is no dot.
#[inline]
pub(in crate::measure) fn surely_fits(bytes: &[u8], is_ascii: bool, link: u64, max: u64) -> bool {
    let weight = if is_ascii { bytes.len() as u64 } else { 2 * bytes.len() as u64 };
    weight <= max && (link == 0 || weight + link * memchr::memchr_iter(b'.', bytes).count() as u64 <= max)
}

/// Whether the rules hold for the parameters: characters below U+1100 count
/// 1, all others 1 or 2.
pub(super) fn is_bounded(weighted: &Weighted) -> bool {
    let (one, two) = (weighted.scale, weighted.scale.saturating_mul(2));
    let is_one_or_two = |weight: u32| (one..=two).contains(&weight);
    let mut ranges = weighted.ranges.iter();
    one > 0
        && is_one_or_two(weighted.default_weight)
        && ranges.next().is_some_and(|range| range.first == 0 && range.last >= 0x10ff && range.weight == one)
        && ranges.all(|range| is_one_or_two(range.weight))
}

/// The highest byte, or one that is high enough to end the search.
fn highest_byte(bytes: &[u8]) -> u8 {
    let mut highest = 0;
    for chunk in bytes.chunks(1024) {
        highest = chunk.iter().fold(highest, |highest, byte| highest.max(*byte));
        if highest >= FIRST_COMBINING {
            break;
        }
    }
    highest
}

#[cfg(test)]
mod tests {
    use super::{Weighted, is_bounded};
    use crate::measure::weighted::WeightRange;

    const RANGES: &[WeightRange] = &[
        WeightRange { first: 0, last: 0x10ff, weight: 100 },
        WeightRange { first: 0x2000, last: 0x200d, weight: 150 },
    ];

    const BOUNDED: Weighted = Weighted {
        scale: 100,
        default_weight: 200,
        ranges: std::borrow::Cow::Borrowed(RANGES),
        url_weight: 23,
        emoji: true,
    };

    #[test]
    fn the_rules_hold_for_one_and_two() {
        assert!(is_bounded(&BOUNDED));
        for default_weight in [100, 101, 199, 200] {
            assert!(is_bounded(&Weighted { default_weight, ..BOUNDED }), "{default_weight}");
        }
        for default_weight in [0, 99, 201] {
            assert!(!is_bounded(&Weighted { default_weight, ..BOUNDED }), "{default_weight}");
        }
        // Each number of the first range, then the weight of the other one.
        for (first, last, one, other, expected) in [
            (0, 0x10ff, 100, 200, true),
            (0, 0x10_ffff, 100, 100, true),
            (1, 0x10ff, 100, 200, false),
            (0, 0x10fe, 100, 200, false),
            (0, 0x10ff, 101, 200, false),
            (0, 0x10ff, 100, 99, false),
            (0, 0x10ff, 100, 201, false),
        ] {
            let second = WeightRange { weight: other, ..RANGES[1] };
            let ranges = vec![WeightRange { first, last, weight: one }, second].into();
            assert_eq!(is_bounded(&Weighted { ranges, ..BOUNDED }), expected, "{first} {last} {one} {other}");
        }
        assert!(!is_bounded(&Weighted { ranges: Vec::new().into(), ..BOUNDED }));
        // Nothing weighs anything, but a link does.
        let nothing = vec![WeightRange { first: 0, last: 0x10ff, weight: 0 }].into();
        assert!(!is_bounded(&Weighted { scale: 0, default_weight: 0, ranges: nothing, ..BOUNDED }));
    }
}
