//! JSON where a text was meant: something was encoded once too often.

use std::ops::Range;

use crate::tape::{NodeId, Tape};

pub(super) fn place(text: &str) -> Option<Range<usize>> {
    let json = text.trim();
    if !matches!((json.bytes().next()?, json.bytes().last()?), (b'{', b'}') | (b'[', b']')) {
        return None;
    }
    let mut tape = Tape::new();
    let whole = tape.read_json(json.as_bytes(), false);
    // Brackets with one word between them are no array that anybody would send.
    let document = tape.document(json.as_bytes());
    let has_members = whole && document.members(NodeId(0)).next().is_some();
    let holds_objects = whole && document.elements(NodeId(0)).any(|id| document.members(id).next().is_some());
    let is_object = json.starts_with('{');
    (if is_object { has_members } else { holds_objects }).then_some(0..text.len())
}

/// Whether it may begin with this byte.
pub(super) const fn begins(first: u8) -> bool {
    super::begins_white_space(first) || matches!(first, b'{' | b'[')
}
