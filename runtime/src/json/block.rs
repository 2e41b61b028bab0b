//! Thirty-two bytes that are looked at together.
//!
//! A question about them is answered by a mask: bit `n` is for byte `n`. Where
//! one string ends, or what a name is, is then one look without a branch for
//! each byte, which a processor would guess wrongly as often as rightly.

use lanes::Lanes;

/// Bytes of a block.
pub(crate) const LEN: usize = 32;

/// Bytes that are looked at together.
#[derive(Clone, Copy)]
pub(crate) struct Block(Lanes);

impl Block {
    #[inline]
    pub(crate) fn new(bytes: &[u8; LEN]) -> Self {
        Self(Lanes::new(bytes))
    }

    /// Which bytes are this one.
    #[inline]
    pub(crate) fn equal(self, byte: u8) -> u32 {
        self.0.equal([byte])
    }

    /// Which bytes are among these.
    #[inline]
    pub(crate) fn among<const N: usize>(self, bytes: [u8; N]) -> u32 {
        self.0.equal(bytes)
    }

    /// Which bytes are no ASCII.
    #[inline]
    pub(crate) fn high(self) -> u32 {
        self.0.high()
    }

    /// Which bytes are not in a range, both ends included.
    #[inline]
    pub(crate) fn outside(self, first: u8, last: u8) -> u32 {
        self.0.outside(first, last)
    }

    /// Which bytes end a plain run of a string: quotes, backslashes and control
    /// characters.
    #[inline]
    pub(crate) fn special(self) -> u32 {
        self.0.special()
    }

    /// Whether a byte differs from the one of another block where a mask has
    /// bits.
    #[inline]
    pub(crate) fn differs(self, other: Self, mask: Self) -> bool {
        self.0.differs(other.0, mask.0)
    }
}

#[cfg(all(target_arch = "x86_64", target_feature = "sse2"))]
use sse2 as lanes;
#[cfg(not(all(target_arch = "x86_64", target_feature = "sse2")))]
use words as lanes;

/// The instructions that every x86-64 has.
#[cfg(all(target_arch = "x86_64", target_feature = "sse2"))]
mod sse2 {
    use super::LEN;
    use safe_arch::{
        bitand_m128i, bitor_m128i, bitxor_m128i, cmp_eq_mask_i8_m128i, load_unaligned_m128i, m128i,
        max_u8_m128i, min_u8_m128i, move_mask_i8_m128i, set_splat_i8_m128i, zeroed_m128i,
    };

    #[derive(Clone, Copy)]
    pub(super) struct Lanes(m128i, m128i);

    impl Lanes {
        #[inline]
        pub(super) fn new(bytes: &[u8; LEN]) -> Self {
            let (halves, _) = bytes.as_chunks();
            Self(load_unaligned_m128i(&halves[0]), load_unaligned_m128i(&halves[1]))
        }

        /// The highest bit of each byte that a function makes.
        #[inline]
        fn bits(self, of: impl Fn(m128i) -> m128i) -> u32 {
            let [low, high] = [self.0, self.1].map(|half| move_mask_i8_m128i(of(half)).cast_unsigned());
            low | high << 16
        }

        #[inline]
        pub(super) fn equal<const N: usize>(self, bytes: [u8; N]) -> u32 {
            self.bits(|half| {
                let each = bytes.map(|byte| cmp_eq_mask_i8_m128i(half, splat(byte)));
                each.into_iter().fold(zeroed_m128i(), bitor_m128i)
            })
        }

        #[inline]
        pub(super) fn high(self) -> u32 {
            self.bits(|half| half)
        }

        #[inline]
        pub(super) fn outside(self, first: u8, last: u8) -> u32 {
            !self.bits(|half| {
                let clamped = min_u8_m128i(max_u8_m128i(half, splat(first)), splat(last));
                cmp_eq_mask_i8_m128i(half, clamped)
            })
        }

        #[inline]
        pub(super) fn special(self) -> u32 {
            self.bits(|half| {
                let control = cmp_eq_mask_i8_m128i(min_u8_m128i(half, splat(0x1F)), half);
                let quote = cmp_eq_mask_i8_m128i(half, splat(b'"'));
                let backslash = cmp_eq_mask_i8_m128i(half, splat(b'\\'));
                bitor_m128i(bitor_m128i(quote, backslash), control)
            })
        }

        #[inline]
        pub(super) fn differs(self, other: Self, mask: Self) -> bool {
            let different = |own, other, mask| bitand_m128i(bitxor_m128i(own, other), mask);
            let low = different(self.0, other.0, mask.0);
            let high = different(self.1, other.1, mask.1);
            let same = cmp_eq_mask_i8_m128i(bitor_m128i(low, high), zeroed_m128i());
            move_mask_i8_m128i(same) != 0xFFFF
        }
    }

    #[inline]
    fn splat(byte: u8) -> m128i {
        set_splat_i8_m128i(byte.cast_signed())
    }
}

/// The same in words, for every other machine.
#[cfg(any(test, not(all(target_arch = "x86_64", target_feature = "sse2"))))]
mod words {
    use super::LEN;
    use crate::json::scan::repeat;

    #[derive(Clone, Copy)]
    pub(super) struct Lanes([u64; LEN / 8]);

    impl Lanes {
        #[inline]
        pub(super) fn new(bytes: &[u8; LEN]) -> Self {
            let (words, _) = bytes.as_chunks::<8>();
            Self(std::array::from_fn(|index| u64::from_le_bytes(words[index])))
        }

        /// The highest bit of each byte that a function makes; no other bits
        /// may be set.
        #[inline]
        fn bits(self, of: impl Fn(u64) -> u64) -> u32 {
            // Each of the factors puts one of the bits into the highest byte.
            let gather = |word: u64| ((word >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56) as u32;
            self.0.iter().rev().fold(0, |bits, &word| bits << 8 | gather(of(word)))
        }

        #[inline]
        pub(super) fn equal<const N: usize>(self, bytes: [u8; N]) -> u32 {
            self.bits(|word| bytes.iter().fold(0, |found, &byte| found | zero(word ^ repeat(byte))))
        }

        #[inline]
        pub(super) fn high(self) -> u32 {
            self.bits(|word| word & repeat(0x80))
        }

        #[inline]
        pub(super) fn outside(self, first: u8, last: u8) -> u32 {
            self.bits(|word| below(word, first) | repeat(0x80) & !below_or(word, last))
        }

        #[inline]
        pub(super) fn special(self) -> u32 {
            self.bits(|word| below(word, b' ') | zero(word ^ repeat(b'"')) | zero(word ^ repeat(b'\\')))
        }

        #[inline]
        pub(super) fn differs(self, other: Self, mask: Self) -> bool {
            let triples = self.0.iter().zip(&other.0).zip(&mask.0);
            triples.fold(0, |different, ((own, other), mask)| different | (own ^ other) & mask) != 0
        }
    }

    /// The high bit of each byte that is zero.
    #[inline]
    const fn zero(word: u64) -> u64 {
        // Without their high bits no byte carries into the next.
        !(((word & repeat(0x7F)) + repeat(0x7F)) | word) & repeat(0x80)
    }

    /// The high bit of each byte that is below a limit, which is ASCII.
    #[inline]
    const fn below(word: u64, limit: u8) -> u64 {
        !(((word & repeat(0x7F)) + repeat(0x80 - limit)) | word) & repeat(0x80)
    }

    /// The high bit of each byte that is no higher than a limit, which is ASCII.
    #[inline]
    const fn below_or(word: u64, limit: u8) -> u64 {
        !(((word & repeat(0x7F)) + repeat(0x7F - limit)) | word) & repeat(0x80)
    }
}

#[cfg(test)]
mod tests {
    use super::{LEN, words};

    /// Both ways to look, and each byte by itself.
    #[track_caller]
    fn check(bytes: [u8; LEN]) {
        let block = super::Block::new(&bytes);
        let other = words::Lanes::new(&bytes);
        let each = |is: &dyn Fn(u8) -> bool| {
            bytes.iter().rev().fold(0, |bits, byte| bits << 1 | u32::from(is(*byte)))
        };
        for byte in [0, b'"', b'.', 0x7F, 0x80, 0xEF, 0xFF] {
            assert_eq!(block.equal(byte), each(&|found| found == byte), "{bytes:?}");
            assert_eq!(other.equal([byte]), block.equal(byte), "{bytes:?}");
        }
        let set = [b'.', b'$', 0xEF];
        assert_eq!(block.among(set), each(&|found| set.contains(&found)), "{bytes:?}");
        assert_eq!(other.equal(set), block.among(set), "{bytes:?}");
        assert_eq!(block.high(), each(&|found| found >= 0x80), "{bytes:?}");
        assert_eq!(other.high(), block.high(), "{bytes:?}");
        let is_special = |found| found < b' ' || found == b'"' || found == b'\\';
        assert_eq!(block.special(), each(&is_special), "{bytes:?}");
        assert_eq!(other.special(), block.special(), "{bytes:?}");
        for (first, last) in [(b'0', b'9'), (1, 0x7E), (0, 0x7F), (b'a', b'a')] {
            let is_outside = |found| !(first..=last).contains(&found);
            assert_eq!(block.outside(first, last), each(&is_outside), "{first} {last} {bytes:?}");
            assert_eq!(other.outside(first, last), block.outside(first, last), "{first} {last} {bytes:?}");
        }
    }

    #[test]
    fn every_byte_at_every_place_is_seen() {
        for byte in 0..=0xFF {
            for index in 0..LEN {
                for filler in [0, 0x01, b'5', 0x7F, 0x80, 0xFF] {
                    let mut bytes = [filler; LEN];
                    bytes[index] = byte;
                    check(bytes);
                }
            }
        }
    }

    #[test]
    fn blocks_differ_where_the_mask_says() {
        for index in 0..LEN {
            for other in 0..LEN {
                let (mut bytes, mut mask) = ([b'a'; LEN], [0; LEN]);
                bytes[index] ^= 0x80;
                mask[other] = 0xFF;
                let [own, same, mask_block] = [&bytes, &[b'a'; LEN], &mask].map(super::Block::new);
                assert_eq!(own.differs(same, mask_block), index == other, "{index} {other}");
                let [own, same, mask] = [&bytes, &[b'a'; LEN], &mask].map(words::Lanes::new);
                assert_eq!(own.differs(same, mask), index == other, "{index} {other}");
            }
        }
    }
}
