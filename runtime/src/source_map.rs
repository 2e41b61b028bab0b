//! From byte offsets to lines and columns, in every unit that reports use.

use std::cell::Cell;

use crate::span::Span;

/// A place in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in Unicode scalar values, from 1.
    pub column: usize,
    /// Column in UTF-8 bytes, from 1.
    pub column_utf8: usize,
    /// Column in UTF-16 code units, from 1.
    pub column_utf16: usize,
}

/// The line starts of a text.
///
/// A line ends with `\n` or `\r\n`, and a byte order mark is no part of the
/// first. Columns are counted when they are asked
/// for, from the line start or from the last answer, whichever is nearer; so
/// ascending questions cost one walk over the text, even when it is one line.
///
/// ```
/// use tweetspec_runtime::SourceMap;
///
/// let map = SourceMap::new("{\n  \"日😀\": 1\n}".as_bytes());
/// let position = map.position("{\n  \"日😀".len());
/// assert_eq!((position.line, position.column), (2, 6));
/// assert_eq!((position.column_utf8, position.column_utf16), (11, 7));
/// assert_eq!(map.line_count(), 3);
/// ```
#[derive(Clone, Debug)]
pub struct SourceMap<'a> {
    text: &'a [u8],
    line_starts: Vec<usize>,
    /// The last answer, and the offset it was given for.
    last: Cell<(usize, Position)>,
}

impl<'a> SourceMap<'a> {
    /// Looks for the line starts of a text, which need not be UTF-8.
    pub fn new(text: &'a [u8]) -> Self {
        let after_breaks = memchr::memchr_iter(b'\n', text).map(|offset| offset + 1);
        let first = Position { line: 1, column: 1, column_utf8: 1, column_utf16: 1 };
        // Editors show no byte order mark and count from behind it.
        let start = if text.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
        Self {
            text,
            line_starts: std::iter::once(start).chain(after_breaks).collect(),
            last: Cell::new((start, first)),
        }
    }

    /// The number of lines; a text that ends with a line break has an empty
    /// last line.
    pub const fn line_count(&self) -> usize {
        self.line_starts.len()
    }

    /// The line and columns of a byte offset.
    ///
    /// An offset inside a character means its first byte; one beyond the end
    /// means the end. What is not UTF-8 counts as `String::from_utf8_lossy`
    /// would show it.
    pub fn position(&self, offset: usize) -> Position {
        let offset = char_start(self.text, offset.min(self.text.len())).max(self.line_starts[0]);
        let line = self.line_starts.partition_point(|&start| start <= offset);
        let line_start = self.line_starts[line - 1];
        let (last_offset, last) = self.last.get();
        let (from, column, column_utf16) = if last.line == line && last_offset <= offset {
            (last_offset, last.column, last.column_utf16)
        } else {
            (line_start, 1, 1)
        };
        let (chars, units) = count(&self.text[from..offset]);
        let column_utf8 = offset - line_start + 1;
        let position =
            Position { line, column: column + chars, column_utf8, column_utf16: column_utf16 + units };
        self.last.set((offset, position));
        position
    }

    /// The bytes of a line, counted from 1, without its line break.
    ///
    /// A line that does not exist is empty and stands at the end of the text.
    pub fn line_span(&self, line: usize) -> Span {
        let Some(&start) = line.checked_sub(1).and_then(|index| self.line_starts.get(index)) else {
            return Span::new(self.text.len(), self.text.len());
        };
        let Some(&next) = self.line_starts.get(line) else {
            return Span::new(start, self.text.len());
        };
        let end = next - 1;
        let carriage_return = end > start && self.text[end - 1] == b'\r';
        Span::new(start, end - usize::from(carriage_return))
    }
}

/// The start of the character that the byte at `offset` belongs to; the offset
/// itself for a byte that belongs to none.
fn char_start(text: &[u8], offset: usize) -> usize {
    if !text.get(offset).is_some_and(|&byte| is_continuation(byte)) {
        return offset;
    }
    let before = &text[offset.saturating_sub(3)..offset];
    match before.iter().rposition(|&byte| !is_continuation(byte)) {
        Some(index) if before.len() - index < char_len(before[index]) => offset - (before.len() - index),
        _ => offset,
    }
}

/// Whether a byte continues a UTF-8 character.
const fn is_continuation(byte: u8) -> bool {
    byte & 0xC0 == 0x80
}

/// The number of bytes of the character that starts with this byte.
const fn char_len(first: u8) -> usize {
    match first {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => 1,
    }
}

/// The number of characters and of UTF-16 code units in a piece of text.
fn count(text: &[u8]) -> (usize, usize) {
    if simdutf8::basic::from_utf8(text).is_ok() {
        // Plain sums over bytes, which the compiler turns into vector code.
        let chars = text.iter().filter(|&&byte| !is_continuation(byte)).count();
        let pairs = text.iter().filter(|&&byte| byte >= 0xF0).count();
        return (chars, chars + pairs);
    }
    text.utf8_chunks().fold((0, 0), |(chars, units), chunk| {
        let (valid_chars, valid_units) = count(chunk.valid().as_bytes());
        let replaced = usize::from(!chunk.invalid().is_empty());
        (chars + valid_chars + replaced, units + valid_units + replaced)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &[u8], offset: usize, expected: (usize, usize, usize, usize)) {
        let map = SourceMap::new(text);
        let tuple = |position: Position| {
            (position.line, position.column, position.column_utf8, position.column_utf16)
        };
        assert_eq!(tuple(map.position(offset)), expected);
        // The answer must not depend on the questions before it.
        for before in 0..=text.len() {
            map.position(before);
            assert_eq!(tuple(map.position(offset)), expected, "after asking for {before}");
        }
    }

    #[test]
    fn units_of_columns() {
        let text = "let x = \"日本😀\"; debugger;";
        check(text.as_bytes(), text.find("debugger").expect("it is there"), (1, 16, 23, 17));
        check("a𐐀b".as_bytes(), 5, (1, 3, 6, 4));
    }

    #[test]
    fn line_breaks() {
        check(b"", 0, (1, 1, 1, 1));
        check(b"a\nb", 1, (1, 2, 2, 2));
        check(b"a\nb", 2, (2, 1, 1, 1));
        check(b"a\r\nb", 3, (2, 1, 1, 1));
        check(b"a\rb\n", 3, (1, 4, 4, 4));
        check(b"a\n", 2, (2, 1, 1, 1));
        check(b"a\n", 99, (2, 1, 1, 1));
    }

    #[test]
    fn a_byte_order_mark_takes_no_column() {
        for offset in 0..=3 {
            check("\u{feff}ab\nc".as_bytes(), offset, (1, 1, 1, 1));
        }
        check("\u{feff}ab\nc".as_bytes(), 4, (1, 2, 2, 2));
        check("\u{feff}ab\nc".as_bytes(), 6, (2, 1, 1, 1));
        check("\u{feff}".as_bytes(), 3, (1, 1, 1, 1));
    }

    #[test]
    fn offsets_inside_a_character_mean_its_start() {
        for offset in 1..5 {
            check("a😀b".as_bytes(), offset, (1, 2, 2, 2));
        }
        check("aéb".as_bytes(), 2, (1, 2, 2, 2));
        check("a日b".as_bytes(), 3, (1, 2, 2, 2));
        // A byte too many belongs to no character.
        check(b"a\xC3\xA9\xA9b", 3, (1, 3, 4, 3));
    }

    #[test]
    fn bytes_that_are_not_utf8() {
        check(b"ab\xA9c", 2, (1, 3, 3, 3));
        check(b"ab\xA9c", 3, (1, 4, 4, 4));
        check(b"\xE9\xE9\xE9", 3, (1, 4, 4, 4));
        check(b"\x80\x80\x80\x80\x80", 4, (1, 5, 5, 5));
    }

    #[test]
    fn lines() {
        let map = SourceMap::new(b"one\r\n\ntwo\n");
        let spans = (0..=5).map(|line| (map.line_span(line).start, map.line_span(line).end));
        assert_eq!(spans.collect::<Vec<_>>(), [(10, 10), (0, 3), (5, 5), (6, 9), (10, 10), (10, 10)]);
        assert_eq!(map.line_count(), 4);
    }

    #[test]
    fn many_positions_in_one_long_line() {
        // Quadratic work would take minutes here.
        let text = "日本語 ".repeat(500_000);
        let map = SourceMap::new(text.as_bytes());
        for (index, (offset, _)) in text.char_indices().enumerate() {
            assert_eq!(map.position(offset).column, index + 1);
        }
    }
}
