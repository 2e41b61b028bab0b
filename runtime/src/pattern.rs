//! String patterns in the subset that Rust, ECMA-262 and Python read alike.
//!
//! A pattern is anchored at both ends and is a row of [`Piece`]s. The row is
//! deterministic: a piece that may repeat a varying number of times shares no
//! character with what may follow it, so a greedy walk is exact and needs
//! neither backtracking nor memory.

use crate::table::{List, Text};

/// A pattern and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// The pattern as written, for messages and schemas.
    pub text: Text,
    /// What the engine walks.
    pub pieces: List<Piece>,
}

/// A class of characters, repeated `min` to `max` times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The characters.
    pub class: Class,
    /// Fewest repetitions.
    pub min: u32,
    /// Most repetitions; `u32::MAX` for no limit.
    pub max: u32,
}

/// A set of characters: any of ASCII, and all or none of the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Class {
    /// Bit `n` stands for the ASCII character `n`.
    pub ascii: u128,
    /// Whether every character outside ASCII belongs to it.
    pub others: bool,
}

impl Class {
    /// Whether the character belongs to the class.
    pub const fn contains(self, c: char) -> bool {
        if c.is_ascii() { self.ascii >> (c as u32) & 1 == 1 } else { self.others }
    }

    /// Whether the classes share a character.
    pub const fn intersects(self, other: Self) -> bool {
        self.ascii & other.ascii != 0 || (self.others && other.others)
    }
}
