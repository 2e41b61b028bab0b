//! Unicode scalar values.

use super::{Measured, Part};

pub(super) fn fits(text: &str, max: u32) -> bool {
    // A scalar value has at most four bytes and at least one.
    text.len() <= max as usize || (text.len() / 4 <= max as usize && text.chars().count() <= max as usize)
}

pub(super) fn measure(text: &str, max: u32) -> Measured {
    let total = text.chars().count() as u32;
    let first_over = text.char_indices().nth(max as usize).map(|(offset, _)| offset);
    Measured { total, first_over, parts: vec![Part { kind: "characters", count: total, weight: total }] }
}
