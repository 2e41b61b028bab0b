//! Documents as a flat tape of nodes with byte spans.
//!
//! The tape holds one [`Node`] a value and a key, in document order. An array
//! is followed by its elements, an object by key, value, key, value; each node
//! knows where the next one after its whole subtree stands, so nothing recurses.

use std::borrow::Cow;

use crate::finding::Finding;
use crate::span::Span;

/// Index of a node on its tape.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub u32);

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Kind {
    /// `null`.
    Null,
    /// `false`.
    False,
    /// `true`.
    True,
    /// A number; its text is the span.
    Number,
    /// A string, or the key of a member.
    String,
    /// An array.
    Array,
    /// An object.
    Object,
    /// Something that could not be read; a finding says why.
    Broken,
}

/// What is known about a node beside its kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Flags(pub u8);

impl Flags {
    /// The string has escapes, so its text differs from its bytes.
    pub const ESCAPED: Self = Self(1);
    /// The number has neither fraction nor exponent.
    pub const INTEGER: Self = Self(2);
    /// The text of the string is kept beside the tape.
    pub const DETACHED: Self = Self(4);
    /// Something inside the container could not be read, so a member that is
    /// not seen may still be meant.
    pub const INCOMPLETE: Self = Self(8);

    /// Whether all flags of `other` are set.
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}

/// One value or key of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Node {
    /// What it is.
    pub kind: Kind,
    /// What else is known.
    pub flags: Flags,
    /// Offset of its first byte, quotes and brackets included.
    pub start: u32,
    /// Offset one past its last byte.
    pub end: u32,
    /// The node after this one and everything inside it.
    pub next: NodeId,
}

/// The nodes of one document; reused from document to document.
#[derive(Debug, Default)]
pub struct Tape {
    pub(crate) nodes: Vec<Node>,
    /// Containers that are still open while a document is read.
    pub(crate) open: Vec<u32>,
    /// Texts of the nodes with [`Flags::DETACHED`], by node in ascending order:
    /// node, start and end in `arena`.
    pub(crate) detached: Vec<(u32, u32, u32)>,
    pub(crate) arena: String,
    /// What was wrong with the text.
    pub(crate) findings: Vec<Finding>,
}

/// A tape and the text it was read from.
#[derive(Clone, Copy, Debug)]
pub struct Document<'a> {
    source: &'a str,
    tape: &'a Tape,
}
