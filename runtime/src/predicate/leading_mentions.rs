//! Mentions at the beginning of a text, as a reply has them.
//!
//! A mention is `@` or `＠` and 1 to 20 ASCII letters, digits and `_`, as
//! `validReply` of `twitter-text` 3.1.0 has it; white space may stand before it.

use std::ops::Range;

/// More characters than any name has.
const MOST: usize = 20;

/// The place ends behind the last mention.
pub(super) fn place(text: &str) -> Option<Range<usize>> {
    let mut place: Option<Range<usize>> = None;
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        let start = text.len() - rest.len();
        let Some(name) = rest.strip_prefix(['@', '＠']) else { return place };
        let length = name.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count();
        // A longer name belongs to nobody, and `@a@b` is no row of mentions.
        let follows = name[length..].chars().next();
        if !(1..=MOST).contains(&length) || matches!(follows, Some('@' | '＠')) {
            return place;
        }
        rest = &name[length..];
        let end = text.len() - rest.len();
        place = Some(place.map_or(start, |place| place.start)..end);
    }
}

/// Whether a text with some may begin with this byte; the last one is the first
/// of `＠`.
pub(super) const fn begins(first: u8) -> bool {
    super::begins_white_space(first) || matches!(first, b'@' | 0xEF)
}
