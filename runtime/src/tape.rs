//! Documents as a flat tape of nodes with byte spans.
//!
//! The tape holds one [`Node`] a value and a key, in document order. An array
//! is followed by its elements, an object by key, value, key, value; each node
//! knows where the next one after its whole subtree stands, so nothing recurses.

use std::borrow::Cow;

use crate::finding::Finding;
use crate::json::string;
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
    /// Written without quotes or brackets, as YAML allows.
    pub const BARE: Self = Self(16);

    /// Whether all flags of `other` are set.
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// These flags and those of `other`.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
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
    ///
    /// While a container is still being read, this is the container around it.
    pub next: NodeId,
}

// A cache line holds four nodes; the speed of the reader rests on it.
const _: () = assert!(size_of::<Node>() == 16);

/// The nodes of one document; reused from document to document.
///
/// ```
/// use tweetspec_runtime::{Kind, Tape};
///
/// let mut tape = Tape::new();
/// let source = br#"{"text": "caf\u00e9", "ids": [1, 2]}"#;
/// assert!(tape.read_json(source, true));
/// let document = tape.document(source);
/// let root = document.root().unwrap();
/// let (key, value) = document.members(root).next().unwrap();
/// assert!(document.key_is(key, "text"));
/// assert_eq!(document.text(value), "café");
/// assert_eq!(document.node(value).kind, Kind::String);
/// ```
#[derive(Debug, Default)]
pub struct Tape {
    pub(crate) nodes: Vec<Node>,
    /// Texts of the nodes with [`Flags::DETACHED`], by node in ascending order:
    /// node, start and end in `arena`.
    pub(crate) detached: Vec<(u32, u32, u32)>,
    pub(crate) arena: String,
    /// What was wrong with the text.
    pub(crate) findings: Vec<Finding>,
    /// Whether the text was read as YAML.
    pub(crate) is_yaml: bool,
    /// The comments of a YAML text, in source order.
    pub(crate) comments: Vec<Span>,
}

impl Tape {
    /// An empty tape.
    pub fn new() -> Self {
        Self::default()
    }

    /// What was wrong with the text that was read last, in source order.
    ///
    /// Always empty after reading without recovery.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The document that was read last; `source` is the text it was read from.
    pub const fn document<'a>(&'a self, source: &'a [u8]) -> Document<'a> {
        Document { source, tape: self }
    }

    /// About how many bytes the tape holds, used or not.
    pub(crate) fn capacity(&self) -> usize {
        size_of::<Node>() * self.nodes.capacity() + self.arena.capacity()
    }

    /// Forgets the document and keeps the memory.
    pub(crate) fn clear(&mut self) {
        self.nodes.clear();
        self.detached.clear();
        self.arena.clear();
        self.findings.clear();
        self.is_yaml = false;
        self.comments.clear();
    }

    /// The text that is kept beside the tape for this node.
    fn detached_text(&self, id: NodeId) -> Option<&str> {
        let index = self.detached.binary_search_by_key(&id.0, |entry| entry.0).ok()?;
        let (_, start, end) = self.detached[index];
        self.arena.get(start as usize..end as usize)
    }
}

/// A tape and the text it was read from.
///
/// The text was found to be UTF-8 when it was read. It is kept as bytes because
/// most questions are answered by comparing bytes; the methods that return
/// `str` look once more at the few bytes they return.
#[derive(Clone, Copy, Debug)]
pub struct Document<'a> {
    source: &'a [u8],
    tape: &'a Tape,
}

impl<'a> Document<'a> {
    /// The document that `tape` read last from `source`.
    pub const fn new(source: &'a str, tape: &'a Tape) -> Self {
        Self { source: source.as_bytes(), tape }
    }

    /// The whole text, as it was given.
    pub const fn source(&self) -> &'a [u8] {
        self.source
    }

    /// The outermost value; `None` when nothing could be read at all.
    pub fn root(&self) -> Option<NodeId> {
        (!self.tape.nodes.is_empty()).then_some(NodeId(0))
    }

    /// Whether the text was read as YAML.
    #[cfg(feature = "yaml")]
    pub(crate) const fn is_yaml(&self) -> bool {
        self.tape.is_yaml
    }

    /// The comments of a YAML text, in source order.
    #[cfg(feature = "yaml")]
    pub(crate) fn comments(&self) -> &'a [Span] {
        &self.tape.comments
    }

    /// A number as JSON writes it; YAML has other notations as well.
    pub(crate) fn number(&self, id: NodeId) -> &'a str {
        self.text_as_written(id).unwrap_or_default()
    }

    /// The node with this number.
    #[inline]
    pub fn node(&self, id: NodeId) -> Node {
        self.tape.nodes[id.0 as usize]
    }

    /// Where the node stands, quotes and brackets included.
    pub fn span(&self, id: NodeId) -> Span {
        let node = self.node(id);
        Span::new(node.start as usize, node.end as usize)
    }

    /// The node as it is written, quotes and brackets included.
    pub fn raw(&self, id: NodeId) -> &'a str {
        as_str(self.raw_bytes(id))
    }

    /// The bytes of the node as it is written, quotes and brackets included.
    #[inline]
    pub fn raw_bytes(&self, id: NodeId) -> &'a [u8] {
        let node = self.node(id);
        &self.source[node.start as usize..node.end as usize]
    }

    /// The bytes of a string without its quotes, when they are its text as it
    /// stands: no escapes, nothing mended.
    ///
    /// `None` for other strings, which need [`Document::text`], and for values
    /// that are not strings.
    #[inline]
    pub fn plain_bytes(&self, id: NodeId) -> Option<&'a [u8]> {
        let node = self.node(id);
        let decoded = Flags::ESCAPED.0 | Flags::DETACHED.0;
        if node.kind != Kind::String || node.flags.0 & decoded != 0 {
            return None;
        }
        self.source.get(node.start as usize + 1..node.end as usize - 1)
    }

    /// The text of a string, without quotes and with its escapes resolved.
    ///
    /// Allocates only for strings with escapes. Any other value is returned as
    /// it is written.
    pub fn text(&self, id: NodeId) -> Cow<'a, str> {
        self.text_as_written(id).map_or_else(
            || {
                let mut text = String::new();
                self.decode(id, &mut text);
                Cow::Owned(text)
            },
            Cow::Borrowed,
        )
    }

    /// As [`Document::text`], but resolves escapes in a buffer that can be
    /// used again.
    pub fn text_in<'b>(&self, id: NodeId, buffer: &'b mut String) -> &'b str
    where
        'a: 'b,
    {
        if let Some(text) = self.text_as_written(id) {
            return text;
        }
        buffer.clear();
        self.decode(id, buffer);
        buffer
    }

    /// The text of a node where it exists as such; `None` for a string whose
    /// escapes are to be resolved.
    pub(crate) fn text_as_written(&self, id: NodeId) -> Option<&'a str> {
        let node = self.node(id);
        if let Some(bytes) = self.plain_bytes(id) {
            return Some(as_str(bytes));
        }
        if node.flags.has(Flags::DETACHED) {
            return Some(self.tape.detached_text(id).unwrap_or_default());
        }
        (node.kind != Kind::String).then(|| self.raw(id))
    }

    /// Appends the text of a string with escapes.
    fn decode(&self, id: NodeId, text: &mut String) {
        let raw = self.raw_bytes(id);
        string::decode(&raw[1..raw.len() - 1], text);
    }

    /// Whether the text of this key, or of any string, is `name`.
    #[inline]
    pub fn key_is(&self, id: NodeId, name: &str) -> bool {
        match self.plain_bytes(id) {
            Some(bytes) => bytes == name.as_bytes(),
            None => self.escaped_is(id, name),
        }
    }

    /// Whether the text of a string that is not its bytes is `name`.
    #[cold]
    fn escaped_is(&self, id: NodeId, name: &str) -> bool {
        let node = self.node(id);
        if node.kind != Kind::String || node.flags.has(Flags::DETACHED) {
            return node.kind == Kind::String && self.text(id) == name;
        }
        let raw = self.raw_bytes(id);
        string::means(&raw[1..raw.len() - 1], name)
    }

    /// The elements of an array, in order; nothing for other scalars.
    pub fn elements(&self, id: NodeId) -> Elements<'a> {
        Elements { nodes: &self.tape.nodes, next: id.0 + 1, end: self.node(id).next.0 }
    }

    /// The members of an object in order, each as key and value.
    ///
    /// A key that occurs twice is there twice.
    pub fn members(&self, id: NodeId) -> Members<'a> {
        Members(self.elements(id))
    }

    /// Where a byte of the decoded text of a string stands in the source.
    ///
    /// An offset inside a character that was written as an escape leads to the
    /// first byte of the escape, and an offset at the end of the text leads to
    /// the closing quote.
    ///
    /// ```
    /// use tweetspec_runtime::Tape;
    ///
    /// let source = br#"["\ud83d\ude00!"]"#;
    /// let mut tape = Tape::new();
    /// tape.read_json(source, false);
    /// let document = tape.document(source);
    /// let text = document.elements(document.root().unwrap()).next().unwrap();
    /// assert_eq!(document.text(text), "😀!");
    /// assert_eq!(document.source_offset(text, "😀".len()), 14);
    /// ```
    pub fn source_offset(&self, id: NodeId, offset_in_text: usize) -> usize {
        let node = self.node(id);
        let (start, end) = (node.start as usize, node.end as usize);
        if self.plain_bytes(id).is_some() {
            return (start + 1).saturating_add(offset_in_text).min(end - 1);
        }
        if node.kind != Kind::String {
            return start;
        }
        let raw = &self.source[start..end];
        #[cfg(feature = "yaml")]
        if self.tape.is_yaml {
            let text = self.tape.detached_text(id).unwrap_or_default();
            return start + crate::yaml::source_offset(raw, text, offset_in_text);
        }
        let quote = string::opening_quote_len(raw);
        (start + quote + string::source_offset(&raw[quote..], offset_in_text)).min(end)
    }
}

/// Bytes of a document that begin and end between characters, as text.
fn as_str(bytes: &[u8]) -> &str {
    simdutf8::basic::from_utf8(bytes).expect("a document belongs to the text its tape was read from")
}

/// The elements of an array; see [`Document::elements`].
#[derive(Clone, Debug)]
pub struct Elements<'a> {
    nodes: &'a [Node],
    next: u32,
    end: u32,
}

impl Iterator for Elements<'_> {
    type Item = NodeId;

    #[inline]
    fn next(&mut self) -> Option<NodeId> {
        if self.next >= self.end {
            return None;
        }
        let id = NodeId(self.next);
        self.next = self.nodes[id.0 as usize].next.0;
        Some(id)
    }
}

/// The members of an object; see [`Document::members`].
#[derive(Clone, Debug)]
pub struct Members<'a>(Elements<'a>);

impl Iterator for Members<'_> {
    type Item = (NodeId, NodeId);

    #[inline]
    fn next(&mut self) -> Option<(NodeId, NodeId)> {
        let key = self.0.next()?;
        Some((key, self.0.next()?))
    }
}
