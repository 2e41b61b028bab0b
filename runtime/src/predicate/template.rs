//! Places in prose that a program was to fill in.
//!
//! Prose has brackets of its own, so only what templates are made of counts,
//! with a name inside; single brackets and words of samples count where they
//! are all there is.

use std::ops::Range;

pub(super) fn next(text: &str, from: usize) -> Option<Range<usize>> {
    if from == 0 && is_sample(text.trim()) {
        let start = text.len() - text.trim_start().len();
        return Some(start..start + text.trim().len());
    }
    let mut start = from;
    loop {
        let at = start + memchr::memchr2(b'{', b'$', text.as_bytes().get(start..)?)?;
        let rest = &text[at..];
        let end = if rest.starts_with("{{") {
            closed(rest, "{{", "}}")
        } else if rest.starts_with("${") {
            closed(rest, "${", "}")
        } else {
            None
        };
        if let Some(end) = end {
            return Some(at..at + end);
        }
        start = at + 1;
    }
}

/// Whether a sample may begin with this byte.
pub(super) const fn begins(first: u8) -> bool {
    super::begins_white_space(first) || matches!(first, b'<' | b'Y')
}

/// The end of a name in brackets.
fn closed(rest: &str, open: &str, close: &str) -> Option<usize> {
    let inside = rest.get(open.len()..)?;
    let end = inside.find(close)?;
    is_name(&inside[..end]).then_some(open.len() + end + close.len())
}

fn is_name(text: &str) -> bool {
    let text = text.trim();
    text.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '_' | '$'))
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.$| ".contains(&byte))
}

/// `<string>` or `YOUR_TEXT`, and nothing else.
fn is_sample(text: &str) -> bool {
    let angles = text.strip_prefix('<').and_then(|text| text.strip_suffix('>')).is_some_and(is_name);
    let capitals = |text: &str| {
        text.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_')
            && text.len() > 5
            && text.starts_with("YOUR_")
    };
    angles || capitals(text)
}
