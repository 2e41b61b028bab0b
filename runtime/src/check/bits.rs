//! Sets of atoms as words on a stack that is reused from object to object.

use crate::table::{AtomId, Mask};

/// The words of one scope: atoms that are true, and, while findings are
/// collected, atoms nobody can know and atoms whose field is reported missing.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words {
    /// Where the words of the scope start on the stack.
    pub(super) base: usize,
    /// Words a set.
    pub(super) len: usize,
}

/// Which of the three sets of a scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Set {
    /// The atom is true; the first set of the three.
    True,
    /// The atom depends on something that is itself wrong.
    Unknown,
    /// The field of the atom is missing and reported as such.
    Missing,
}

impl Words {
    pub(super) fn insert(self, bits: &mut [u64], set: Set, atom: AtomId) {
        bits[self.base + set as usize * self.len + usize::from(atom.0 / 64)] |= 1 << (atom.0 % 64);
    }

    pub(super) fn contains(self, bits: &[u64], set: Set, atom: AtomId) -> bool {
        bits[self.base + set as usize * self.len + usize::from(atom.0 / 64)] >> (atom.0 % 64) & 1 == 1
    }

    /// How many atoms of the mask are true.
    pub(super) fn count(self, bits: &[u64], mask: &Mask) -> u32 {
        mask.0.iter().map(|&(word, mask)| (bits[self.base + usize::from(word)] & mask).count_ones()).sum()
    }

    /// Whether every atom of the mask is true.
    pub(super) fn holds_all(self, bits: &[u64], mask: &Mask) -> bool {
        mask.0.iter().all(|&(word, mask)| bits[self.base + usize::from(word)] & mask == mask)
    }
}

/// The atoms of a mask, in ascending order.
pub(crate) fn atoms(mask: &Mask) -> impl Iterator<Item = AtomId> + '_ {
    mask.0.iter().flat_map(|&(word, mut bits)| {
        std::iter::from_fn(move || {
            if bits == 0 {
                return None;
            }
            let bit = bits.trailing_zeros() as u16;
            bits &= bits - 1;
            Some(AtomId(word * 64 + bit))
        })
    })
}

/// How many atoms the mask has.
pub(super) fn size(mask: &Mask) -> u32 {
    mask.0.iter().map(|&(_, bits)| bits.count_ones()).sum()
}
