//! A YAML document as a tree in which every key and value knows its place.

use serde_json::Value;
use tweetspec_runtime::Span;

/// A value and its place.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) span: Span,
    pub(super) content: Content,
}

/// What a [`Node`] is.
#[derive(Clone, Debug)]
pub(super) enum Content {
    /// Null, a boolean, a number or a string.
    Scalar {
        value: Value,
        /// Where the text stands in the source without escapes or folding;
        /// `None` if it does not.
        verbatim: Option<usize>,
        /// What another reader takes it for, which is the same; `None` where
        /// it was not asked.
        second: Option<serde_yaml::Value>,
    },
    Sequence(Vec<Node>),
    Mapping(Vec<Entry>),
    /// Something that is reported already.
    Broken,
}

/// A key and its value.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) key_span: Span,
    pub(super) value: Node,
}

impl Node {
    /// The value as the second reader has it, with the keys of this tree.
    pub(super) fn to_yaml(&self) -> serde_yaml::Value {
        match &self.content {
            Content::Scalar { value, second, .. } => {
                second.clone().unwrap_or_else(|| super::second::to_yaml(value))
            }
            Content::Sequence(items) => {
                serde_yaml::Value::Sequence(items.iter().map(Self::to_yaml).collect())
            }
            Content::Mapping(entries) => {
                let entries = entries.iter().map(|entry| (entry.key.clone().into(), entry.value.to_yaml()));
                serde_yaml::Value::Mapping(entries.collect())
            }
            Content::Broken => serde_yaml::Value::Null,
        }
    }

    /// What the value is called in messages.
    pub(super) fn kind(&self) -> &'static str {
        match &self.content {
            Content::Scalar { value: Value::Null, .. } => "null",
            Content::Scalar { value: Value::Bool(_), .. } => "a boolean",
            Content::Scalar { value: Value::Number(number), .. } if number.is_f64() => {
                "a number with a fraction"
            }
            Content::Scalar { value: Value::Number(_), .. } => "an integer",
            Content::Scalar { .. } => "a string",
            Content::Sequence(_) => "a list",
            Content::Mapping(_) => "a mapping",
            Content::Broken => "unreadable",
        }
    }
}

/// A way to a node from the root. It always has spans: where the node is not
/// there, those of the last one that is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'t> {
    node: Option<&'t Node>,
    /// The key that leads here, or the start of the value.
    name: Span,
    value: Span,
}

impl<'t> Place<'t> {
    pub(super) fn root(node: &'t Node) -> Self {
        Self::new(node, node.head())
    }

    fn new(node: &'t Node, name: Span) -> Self {
        let value = match node.content {
            Content::Scalar { .. } if !node.span.is_empty() => node.span,
            _ => name,
        };
        Self { node: Some(node), name, value }
    }

    /// The value of a key.
    pub(super) fn key(self, key: &str) -> Self {
        let found = match self.node.map(|node| &node.content) {
            Some(Content::Mapping(entries)) => entries.iter().find(|entry| entry.key == key),
            _ => None,
        };
        match found {
            Some(entry) => Self::new(&entry.value, entry.key_span),
            None => Self { node: None, ..self },
        }
    }

    /// Every key of a mapping with its value, in order.
    pub(super) fn entries(self) -> impl Iterator<Item = (&'t str, Self)> {
        let entries = match self.node.map(|node| &node.content) {
            Some(Content::Mapping(entries)) => entries.as_slice(),
            _ => &[],
        };
        entries.iter().map(|entry| (entry.key.as_str(), Self::new(&entry.value, entry.key_span)))
    }

    /// An element of a list; a single value stands for a list of one.
    pub(super) fn item(self, index: usize) -> Self {
        match self.node.map(|node| &node.content) {
            Some(Content::Sequence(items)) => match items.get(index) {
                Some(item) => Self::new(item, item.head()),
                None => Self { node: None, ..self },
            },
            _ => self,
        }
    }

    /// Whether the value is a list.
    pub(super) fn is_list(self) -> bool {
        matches!(self.node.map(|node| &node.content), Some(Content::Sequence(_)))
    }

    /// Whether the document has something here.
    pub(super) const fn exists(self) -> bool {
        self.node.is_some()
    }

    /// The key that leads here.
    pub(super) const fn name(self) -> Span {
        self.name
    }

    /// The scalar; for everything else the key that leads here.
    pub(super) const fn value(self) -> Span {
        self.value
    }

    /// All of the value where it is written in one piece, else what
    /// [`Place::value`] says.
    pub(super) fn whole(self) -> Span {
        self.node.map(|node| node.span).filter(|span| !span.is_empty()).unwrap_or(self.value)
    }

    /// What a JSON Pointer leads to from here.
    pub(super) fn pointer(self, pointer: &str) -> Self {
        pointer.split('/').skip(1).fold(self, |place, token| match place.node.map(|node| &node.content) {
            Some(Content::Sequence(_)) => place.item(token.parse().unwrap_or(usize::MAX)),
            _ => place.key(&token.replace("~1", "/").replace("~0", "~")),
        })
    }

    /// A part of the scalar, as bytes of its text.
    pub(super) fn within(self, offset: usize, len: usize) -> Span {
        match self.node.map(|node| &node.content) {
            Some(Content::Scalar { verbatim: Some(start), .. }) => {
                Span::new(start + offset, start + offset + len)
            }
            _ => self.value,
        }
    }
}

impl Node {
    /// The start of the value, where there is no key to point at.
    pub(super) fn head(&self) -> Span {
        match &self.content {
            Content::Mapping(entries) if self.span.is_empty() => {
                entries.first().map_or(self.span, |entry| entry.key_span)
            }
            Content::Sequence(items) if self.span.is_empty() => items.first().map_or(self.span, Self::head),
            Content::Mapping(_) | Content::Sequence(_) => Span::new(self.span.start, self.span.start + 1),
            _ => self.span,
        }
    }
}
