//! Keys of uploaded files: the kind of the file, `_` and its id.

use std::ops::Range;

pub(super) fn place(text: &str) -> Option<Range<usize>> {
    id(text).map(|_| 0..text.len())
}

/// The id in a key.
pub(super) fn id(text: &str) -> Option<&str> {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (kind, id) = text.split_once('_')?;
    (is_number(kind) && is_number(id)).then_some(id)
}

/// Whether one may begin with this byte.
pub(super) const fn begins(first: u8) -> bool {
    first.is_ascii_digit()
}
