//! What the walk remembers: stacks that are reused, and the way to the value
//! at hand.

use super::bits::Words;
use crate::finding::{Fix, Safety};
use crate::span::Span;
use crate::table::{Field, Scope};
use crate::tape::NodeId;

/// Stacks that the walk reuses.
#[derive(Debug, Default)]
pub(super) struct Buffers {
    /// Sets of atoms, and fields seen in the objects that are open.
    pub(super) bits: Vec<u64>,
    /// The way from the root to the value at hand.
    pub(super) steps: Vec<Step>,
    /// For each field of the objects that are open, its first key.
    pub(super) first: Vec<Option<NodeId>>,
    /// For each atom of the scopes that are open, the key that made it true.
    pub(super) places: Vec<Option<NodeId>>,
    /// Members without a field in the objects that are open.
    pub(super) unknown: Vec<(NodeId, NodeId)>,
    /// The decoded text of a string with escapes.
    pub(super) text: String,
    /// For sorting elements and keys.
    pub(super) hashes: Vec<(u64, NodeId)>,
}

impl Buffers {
    /// About how many bytes the larger stacks hold.
    pub(super) fn capacity(&self) -> usize {
        8 * self.bits.capacity()
            + 8 * self.unknown.capacity()
            + 16 * self.hashes.capacity()
            + self.text.capacity()
    }
}

/// One step from a container to a value inside it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    /// The object or array.
    pub(super) container: NodeId,
    /// Which of its values.
    pub(super) at: At,
}

/// A place inside a container.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum At {
    /// The member with this key.
    Key(NodeId),
    /// The element with this index.
    Index(u32),
}

/// An object that lacks required fields. It is reported when its scope ends,
/// because a rule that names a missing field says more.
#[derive(Clone, Debug)]
pub(super) struct Missing<'a> {
    /// What to underline: the key of the object, or its opening bracket.
    pub(super) span: Span,
    pub(super) pointer: String,
    /// The object as messages call it; empty for the root.
    pub(super) shown: String,
    /// Member names from the root to the object.
    pub(super) names: Vec<String>,
    pub(super) fields: Vec<&'a Field>,
    /// When the object is empty and may be left out: how.
    pub(super) leave_out: Option<LeaveOut>,
}

/// A member that says nothing and could be left out.
#[derive(Clone, Debug)]
pub(super) struct LeaveOut {
    /// The member as messages call it.
    pub(super) shown: String,
    /// The object that it stands in.
    pub(super) object: NodeId,
    pub(super) key: NodeId,
    /// Whether nothing can be lost with it.
    pub(super) safety: Safety,
    /// The edits that leave it out.
    pub(super) fix: Option<Fix>,
}

/// The scope whose object is being walked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame<'a> {
    pub(super) scope: &'a Scope,
    pub(super) words: Words,
    /// Where the places of the scope start on their stack.
    pub(super) places: usize,
    /// Where the missing fields of the scope start on their stack.
    pub(super) missing: usize,
    /// The object of the scope.
    pub(super) object: NodeId,
    /// How many steps lead to it.
    pub(super) depth: usize,
}

#[cfg(test)]
mod tests {
    use super::{Buffers, NodeId};

    #[test]
    fn every_large_stack_counts() {
        let mut buffers = Buffers::default();
        assert_eq!(buffers.capacity(), 0);
        buffers.bits = Vec::with_capacity(10);
        assert_eq!(buffers.capacity(), size_of::<u64>() * buffers.bits.capacity());
        let before = buffers.capacity();
        buffers.unknown = Vec::with_capacity(100);
        assert_eq!(buffers.capacity(), before + size_of::<(NodeId, NodeId)>() * buffers.unknown.capacity());
        let before = buffers.capacity();
        buffers.hashes = Vec::with_capacity(1_000);
        assert_eq!(buffers.capacity(), before + size_of::<(u64, NodeId)>() * buffers.hashes.capacity());
        let before = buffers.capacity();
        buffers.text = String::with_capacity(10_000);
        assert_eq!(buffers.capacity(), before + buffers.text.capacity());
    }
}
