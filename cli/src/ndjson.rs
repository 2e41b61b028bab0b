//! One document a line: how lines are read, and lines in what was read.

mod read;

use crate::args::InputFormat;
pub(crate) use read::{Chunk, Feed};

/// A line that holds a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Line<'a> {
    /// Its bytes without the line break.
    pub(crate) source: &'a [u8],
    /// Where it starts.
    pub(crate) offset: usize,
    /// Lines before it, blank ones included.
    pub(crate) lines_before: usize,
}

/// The lines of a piece that are not blank.
pub(crate) fn lines(piece: &[u8]) -> impl Iterator<Item = Line<'_>> {
    let mut offset = 0;
    let mut lines_before = 0;
    std::iter::from_fn(move || {
        while offset < piece.len() {
            let rest = &piece[offset..];
            let end = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
            let line = Line { source: without_return(&rest[..end]), offset, lines_before };
            offset += end + 1;
            lines_before += 1;
            if !is_blank(line.source) {
                return Some(line);
            }
        }
        None
    })
}

/// Whether a line holds no document.
fn is_blank(line: &[u8]) -> bool {
    line.trim_ascii_start().is_empty()
}

/// The line without the carriage return of a line break from Windows.
fn without_return(line: &[u8]) -> &[u8] {
    line.strip_suffix(b"\r").unwrap_or(line)
}

/// Bytes, lines and documents: of a piece, or before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Extent {
    /// Bytes.
    pub(crate) bytes: usize,
    /// Lines, blank ones included.
    pub(crate) lines: usize,
    /// Lines that are not blank.
    pub(crate) documents: usize,
}

impl Extent {
    /// The extent of a piece.
    pub(crate) fn of(piece: &[u8]) -> Self {
        let mut extent = Self { bytes: piece.len(), lines: 0, documents: 0 };
        let mut start = 0;
        for line_break in memchr::memchr_iter(b'\n', piece) {
            extent.lines += 1;
            extent.documents += usize::from(!is_blank(&piece[start..line_break]));
            start = line_break + 1;
        }
        extent.documents += usize::from(!is_blank(&piece[start..]));
        extent
    }
}

impl std::ops::AddAssign for Extent {
    fn add_assign(&mut self, other: Self) {
        self.bytes += other.bytes;
        self.lines += other.lines;
        self.documents += other.documents;
    }
}

/// What a text holds, if that is not said: `Auto` while every line is blank.
pub(crate) fn settled(format: InputFormat, text: &[u8]) -> InputFormat {
    if format != InputFormat::Auto {
        return format;
    }
    match looks_like_ndjson(text) {
        Some(true) => InputFormat::Ndjson,
        Some(false) => InputFormat::Json,
        None => InputFormat::Auto,
    }
}

/// Whether a text of unknown format is one document a line, judged by its
/// first line that is not blank: it is when that line is a whole array or
/// object. `None` when every line so far is blank.
pub(crate) fn looks_like_ndjson(text: &[u8]) -> Option<bool> {
    let line = lines(text).next()?.source;
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line).trim_ascii();
    if !line.starts_with(b"{") && !line.starts_with(b"[") {
        return Some(false);
    }
    let mut depth = 0_usize;
    let mut in_string = false;
    let mut escaped = false;
    for (index, byte) in line.iter().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            _ if in_string => {}
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 && !in_string {
            // The first value ends here.
            return Some(index + 1 == line.len());
        }
    }
    Some(false)
}

#[cfg(test)]
mod tests {
    use super::{Extent, Line, lines, looks_like_ndjson};

    #[test]
    fn extents_of_pieces_add_up() {
        let text = b"one\ntwo\n\nthree\nfour";
        for piece in text.split_inclusive(|byte| *byte == b'\n').scan(0, |end, piece| {
            *end += piece.len();
            Some(*end)
        }) {
            let mut sum = Extent::of(&text[..piece]);
            if piece < text.len() {
                sum += Extent::of(&text[piece..]);
            }
            assert_eq!(sum, Extent { bytes: 19, lines: 4, documents: 4 });
        }
    }

    #[test]
    fn blank_lines_count_as_lines_but_hold_no_document() {
        let found: Vec<Line<'_>> = lines(b"a\r\n \t\r\n\nb").collect();
        let expected = [
            Line { source: b"a", offset: 0, lines_before: 0 },
            Line { source: b"b", offset: 8, lines_before: 3 },
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn the_first_line_tells_ndjson_from_json() {
        assert_eq!(looks_like_ndjson(b""), None);
        assert_eq!(looks_like_ndjson(b" \n\n"), None);
        assert_eq!(looks_like_ndjson(b"{}\n"), Some(true));
        assert_eq!(looks_like_ndjson(b"\n{\"a\": \"}\\\"\"}\r\n{"), Some(true));
        assert_eq!(looks_like_ndjson(b"\xef\xbb\xbf{\"a\":[{}]}\n{}"), Some(true));
        assert_eq!(looks_like_ndjson(b"{\n  \"a\": 1\n}"), Some(false));
        assert_eq!(looks_like_ndjson(b"{} {}\n"), Some(false));
        assert_eq!(looks_like_ndjson(b"{\"a\": \"\n"), Some(false));
        assert_eq!(looks_like_ndjson(b"text\n"), Some(false));
        assert_eq!(looks_like_ndjson(b"\"text\"\n"), Some(false));
    }
}
