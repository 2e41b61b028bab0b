//! A half-open range of bytes in the source text.

/// A half-open range of bytes, `start..end`, in the source text.
///
/// Offsets count bytes from the first byte of the input as it was given, a
/// byte order mark included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset one past the last byte.
    pub end: usize,
}

impl Span {
    /// The span `start..end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The number of bytes.
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the span covers no byte, as an insertion point does.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }
}
