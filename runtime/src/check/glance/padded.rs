//! Bytes that can be read beyond their end.

use crate::json::block;
use crate::json::scan;

/// The bytes of a document, with zeros behind them.
///
/// Nothing but the last few bytes is copied.
pub(super) struct Padded<'a> {
    pub(super) bytes: &'a [u8],
    /// The last bytes of the document from `base` on, and zeros.
    tail: [u8; 2 * block::LEN],
    base: usize,
}

impl<'a> Padded<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        let mut tail = [0; 2 * block::LEN];
        let base = bytes.len().saturating_sub(block::LEN);
        match bytes.last_chunk::<{ block::LEN }>() {
            // A copy of as many bytes as are always there takes two instructions.
            Some(last) => tail[..block::LEN].copy_from_slice(last),
            None => tail[..bytes.len()].copy_from_slice(bytes),
        }
        Self { bytes, tail, base }
    }

    /// The bytes at `pos`.
    #[inline]
    pub(super) fn chunk(&self, pos: usize) -> &[u8; block::LEN] {
        match self.bytes.get(pos..).and_then(<[u8]>::first_chunk) {
            Some(chunk) => chunk,
            None => self.last_chunk(pos),
        }
    }

    #[inline]
    fn last_chunk(&self, pos: usize) -> &[u8; block::LEN] {
        let rest = self.tail.get(pos.wrapping_sub(self.base)..);
        rest.and_then(<[u8]>::first_chunk).unwrap_or(&[0; block::LEN])
    }

    /// The eight bytes at `pos`, the first one lowest.
    #[inline]
    pub(super) fn word(&self, pos: usize) -> u64 {
        let (words, _) = self.chunk(pos).as_chunks::<8>();
        u64::from_le_bytes(words[0])
    }

    /// The first byte from `pos` on that is no white space, and its offset.
    #[inline]
    pub(super) fn token(&self, pos: usize) -> Option<(u8, usize)> {
        let byte = *self.bytes.get(pos)?;
        if byte > b' ' {
            return Some((byte, pos));
        }
        let pos = scan::whitespace(self.bytes, pos);
        Some((*self.bytes.get(pos)?, pos))
    }
}

#[cfg(test)]
mod tests {
    use super::{Padded, block};

    #[test]
    fn zeros_are_behind_the_end() {
        let bytes: Vec<u8> = (1..=100).collect();
        for len in 0..bytes.len() {
            let padded = Padded::new(&bytes[..len]);
            for pos in 0..len + 2 * block::LEN {
                let expected: [u8; block::LEN] =
                    std::array::from_fn(|index| if pos + index < len { bytes[pos + index] } else { 0 });
                assert_eq!(*padded.chunk(pos), expected, "{pos} of {len}");
            }
        }
    }
}
