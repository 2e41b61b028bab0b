//! Block scalars: the parser says where their text is, not where they begin.

use crate::span::Span;

/// A block scalar with its header and without the line breaks after it.
///
/// `before` is where what stands before it ends, and `text` is what the parser
/// gives.
pub(super) fn span(source: &str, before: usize, text: Span) -> Span {
    let start = header(source.as_bytes(), before, text.end).unwrap_or(text.start);
    let end = end(source.as_bytes(), start, text.end);
    Span::new(start, end)
}

/// Where the header is: after the colon or dash, and what else may stand there.
fn header(source: &[u8], from: usize, to: usize) -> Option<usize> {
    let mut at = from;
    while at < to {
        let rest = &source[at..to];
        let until = |is_end: fn(&u8) -> bool| rest.iter().position(is_end).unwrap_or(rest.len());
        at += match rest[0] {
            b'|' | b'>' => return Some(at),
            b'#' => until(|byte| matches!(byte, b'\n' | b'\r')),
            b'!' | b'&' => until(u8::is_ascii_whitespace),
            _ => 1,
        };
    }
    None
}

/// Where its last line ends that is not blank, or else its header.
fn end(source: &[u8], start: usize, end: usize) -> usize {
    let text = source[start..end].trim_ascii_end();
    let last = start + text.len();
    let line_end = source[last..end].iter().position(|byte| matches!(byte, b'\n' | b'\r'));
    if !text.iter().any(|byte| matches!(byte, b'\n' | b'\r')) {
        // A comment may follow the header, and is no part of it.
        let header = text.iter().position(|byte| matches!(byte, b' ' | b'\t')).unwrap_or(text.len());
        return start + header;
    }
    line_end.map_or(end, |len| last + len)
}
