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

/// Whether the first byte tells that there is none.
pub(super) fn is_ruled_out(text: &[u8]) -> bool {
    text.first().is_none_or(|first| first.is_ascii_graphic() && *first != b'@')
}
