//! Cashtags, as `$RYE`.
//!
//! The grammar is that of the open-source library `twitter-text` 3.1.0
//! (`validCashtag`, `cashtag`, `spaces` and `punct` below `js/src/regexp/`):
//! `$`, one to six ASCII letters, perhaps `.` or `_` and one or two more;
//! before it the beginning of the text or white space, behind it the end of the
//! text, white space or an ASCII punctuation mark.
//!
//! Where the Java twin of that library takes more, so does this: directional
//! marks before a tag, and `"` and the back-tick behind it. Neither knows
//! `$BRK.A1` or a tag of seven letters. Not sure: whether a server that limits
//! cashtags counts with that library.

use std::ops::Range;

pub(super) fn next(text: &str, from: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let dollars = memchr::memchr_iter(b'$', bytes.get(from..)?).map(|offset| from + offset);
    dollars
        .filter(|&dollar| text[..dollar].chars().next_back().is_none_or(is_before))
        .find_map(|dollar| Some(dollar..end(text, dollar + 1)?))
}

/// Where the tag ends whose letters begin at `start`.
fn end(text: &str, start: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let letters = |from: usize, most: usize| {
        bytes[from..].iter().take(most).take_while(|byte| byte.is_ascii_alphabetic()).count()
    };
    let name = start + letters(start, 6);
    if name == start {
        return None;
    }
    // The share class of a name, as in `$BRK.A`.
    let class = match bytes.get(name) {
        Some(b'.' | b'_') => letters(name + 1, 2),
        _ => 0,
    };
    let ends = [(class > 0).then_some(name + 1 + class), Some(name)];
    ends.into_iter().flatten().find(|&end| text[end..].chars().next().is_none_or(is_behind))
}

fn is_before(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{180e}' | '\u{61c}' | '\u{200e}' | '\u{200f}')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn is_behind(c: char) -> bool {
    c.is_whitespace() || c.is_ascii_punctuation()
}
