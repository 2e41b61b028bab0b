//! Characters that `twitter-text` finds in no valid text.

use std::ops::Range;

use crate::measure::Weighted;

pub(super) fn next(text: &str, from: usize) -> Option<Range<usize>> {
    let (offset, c) = Weighted::invalid_character(text.get(from..)?)?;
    Some(from + offset..from + offset + c.len_utf8())
}
