//! Stage one: from text to a tree with places.
//!
//! What YAML has beyond trees of scalars, lists and mappings is refused, so
//! that a specification means what it looks like.

use std::collections::BTreeMap;

use granit_parser::{Event, Parser, ScalarStyle};
use serde_json::Value;
use tweetspec_runtime::Span;

use super::problems::Problems;
use super::scalar;
use super::tree::{Content, Entry, Node};

/// The deepest nesting; a sensible specification needs fewer than ten levels.
const MAX_DEPTH: usize = 64;

/// The first document of the text; `None` if nothing is to be had from it.
pub(super) fn read(source: &str, problems: &mut Problems) -> Option<Node> {
    let options = granit_parser::options! {
        emit_comments: false,
        emit_unresolved_aliases: true,
        emit_anchor_events: true,
    };
    let mut builder = Builder { source, problems, open: Vec::new(), root: None };
    for next in Parser::new_from_str_with_options(source, options) {
        match next {
            Ok((event, span)) => {
                if !builder.event(event, &span) {
                    return None;
                }
            }
            Err(error) => {
                let at = error.marker().byte_offset().unwrap_or(source.len());
                builder
                    .problems
                    .error("yaml-syntax", Span::new(at, at), format!("this is not YAML: {}", error.info()))
                    .hint(
                        "look at the indentation and the brackets up to here; \
                           text with `: ` or ` #` in it stands in quotes",
                    );
                return None;
            }
        }
    }
    if builder.root.is_none() {
        builder
            .problems
            .error("empty-specification", Span::new(0, 0), "the file holds no specification")
            .hint("begin with `spec: tweetspec/1`");
    }
    builder.root
}

struct Builder<'a> {
    source: &'a str,
    problems: &'a mut Problems,
    open: Vec<Open>,
    root: Option<Node>,
}

/// A container whose end has not come yet.
enum Open {
    Sequence { start: Span, items: Vec<Node> },
    Mapping { start: Span, entries: Vec<Entry>, keys: BTreeMap<String, Span>, key: Key },
}

/// What is known of the member that comes next.
enum Key {
    None,
    Text(String, Span),
    /// The key is reported, so its value is read and dropped.
    Broken,
}

impl Builder<'_> {
    /// Takes one event; false if it makes no sense to go on.
    fn event(&mut self, event: Event<'_>, span: &granit_parser::Span) -> bool {
        let place = bytes(span);
        if let Some(tag) = span.tag_span() {
            self.problems
                .error("yaml-tag", bytes(&tag), "tags are refused: a value is what it looks like")
                .hint("leave the tag out; put a string that looks like a number in quotes");
        }
        match event {
            Event::DocumentStart(..) if self.root.is_some() => {
                self.problems
                    .error(
                        "several-documents",
                        place,
                        "a file holds one specification, and here a second document begins",
                    )
                    .hint("move it to a file of its own");
                return false;
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.problems
                    .error(
                        "yaml-alias",
                        place,
                        "aliases are refused: a specification says everything where it is used",
                    )
                    .hint("repeat the value, or make it a type under `types`");
                self.value(Node { span: place, content: Content::Broken });
            }
            Event::Anchor(..) => {
                self.problems
                    .error(
                        "yaml-anchor",
                        place,
                        "anchors are refused: a specification says everything where it is used",
                    )
                    .hint("leave the anchor out; a type under `types` can be used by several fields");
            }
            Event::Scalar(text, style, ..) => self.scalar(&text, style, place),
            Event::SequenceStart(..) => {
                return self.enter(Open::Sequence { start: place, items: Vec::new() }, place);
            }
            Event::MappingStart(..) => {
                let (entries, keys) = (Vec::new(), BTreeMap::new());
                return self.enter(Open::Mapping { start: place, entries, keys, key: Key::None }, place);
            }
            Event::SequenceEnd | Event::MappingEnd => self.leave(place),
            _ => {}
        }
        true
    }

    fn enter(&mut self, container: Open, place: Span) -> bool {
        if self.open.len() == MAX_DEPTH {
            let message = format!("values are nested more than {MAX_DEPTH} levels deep");
            self.problems.error("too-deep", place, message).hint("check the indentation and the brackets");
            return false;
        }
        self.open.push(container);
        true
    }

    fn leave(&mut self, end: Span) {
        let whole = |start: Span| if start.is_empty() { start } else { Span::new(start.start, end.end) };
        match self.open.pop() {
            Some(Open::Sequence { start, items }) => {
                self.value(Node { span: whole(start), content: Content::Sequence(items) });
            }
            Some(Open::Mapping { start, entries, .. }) => {
                self.value(Node { span: whole(start), content: Content::Mapping(entries) });
            }
            None => {}
        }
    }

    fn scalar(&mut self, text: &str, style: ScalarStyle, span: Span) {
        if matches!(self.open.last(), Some(Open::Mapping { key: Key::None, .. })) {
            return self.key(text, style, span);
        }
        let value = match style {
            // The parser writes `~` for a value that is not there.
            ScalarStyle::Plain if span.is_empty() => Ok(Value::Null),
            ScalarStyle::Plain => scalar::plain(text),
            _ => Ok(text.into()),
        };
        let Ok(value) = value else {
            self.problems
                .error(
                    "number-too-large",
                    span,
                    format!("`{text}` is a number that does not fit into 64 bits"),
                )
                .hint("put it in quotes if it is meant to be a string");
            return self.value(Node { span, content: Content::Broken });
        };
        let written = &self.source[span.start.min(self.source.len())..span.end.min(self.source.len())];
        let verbatim = written.find(text).filter(|_| !text.is_empty()).map(|offset| span.start + offset);
        self.value(Node { span, content: Content::Scalar { value, verbatim, second: None } });
    }

    /// Takes the key of a member. Keys are text, whatever they look like.
    fn key(&mut self, text: &str, style: ScalarStyle, span: Span) {
        let Some(Open::Mapping { keys, key, .. }) = self.open.last_mut() else { return };
        *key = Key::Broken;
        if style == ScalarStyle::Plain && text == "<<" {
            self.problems
                .error(
                    "yaml-merge-key",
                    span,
                    "merge keys are refused: a specification says everything where it is used",
                )
                .hint("write the keys out, or make a type under `types`");
        } else if let Some(first) = keys.get(text) {
            self.problems
                .error("duplicate-key", span, format!("the key `{text}` stands here for the second time"))
                .hint("keep one of the two")
                .related(*first, "first here");
        } else {
            keys.insert(text.to_owned(), span);
            *key = Key::Text(text.to_owned(), span);
        }
    }

    /// Puts a finished value where it belongs.
    fn value(&mut self, node: Node) {
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::Sequence { items, .. }) => items.push(node),
            Some(Open::Mapping { entries, key, .. }) => match std::mem::replace(key, Key::None) {
                Key::Text(key, key_span) => entries.push(Entry { key, key_span, value: node }),
                Key::Broken => {}
                Key::None => {
                    // Only a list, a mapping or an alias comes here as a key.
                    *key = Key::Broken;
                    self.problems
                        .error("key-not-text", node.span, "a key is text, and here is a list or a mapping")
                        .hint("write `key: value`; put a key that begins with `[`, `{` or `*` in quotes");
                }
            },
        }
    }
}

fn bytes(span: &granit_parser::Span) -> Span {
    let start = span.start.byte_offset().unwrap_or(0);
    Span::new(start, span.end.byte_offset().unwrap_or(start).max(start))
}
