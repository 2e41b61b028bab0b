//! From byte offsets to lines and columns, in every unit that reports use.

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
#[derive(Clone, Debug)]
pub struct SourceMap<'a> {
    text: &'a [u8],
    line_starts: Vec<usize>,
}
