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

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, max: u32, total: u32, first_over: Option<usize>) {
        let measured = measure(text, max);
        assert_eq!((measured.total, measured.first_over), (total, first_over), "{text}");
        assert_eq!(fits(text, max), total <= max, "{text}");
    }

    #[test]
    fn scalar_values_are_counted() {
        check("", 0, 0, None);
        check("a", 0, 1, Some(0));
        check("abc", 3, 3, None);
        check("日本語", 2, 3, Some(6));
        check("👩‍💻", 3, 3, None);
        check("👩‍💻", 1, 3, Some(4));
    }
}
