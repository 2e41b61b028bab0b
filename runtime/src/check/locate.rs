//! Where the walk is, for programs and for people.

use std::fmt::Write as _;

use super::state::At;
use super::walk::Walk;
use crate::pointer::push_token;
use crate::predicate::Predicate;
use crate::secrets::{is_short_word, redact};
use crate::span::Span;
use crate::table::{Field, Shape};
use crate::tape::{Document, Flags, Kind, NodeId};

/// JSON Pointer of the value at hand.
pub(super) fn pointer<const COLLECT: bool>(walk: &Walk<'_, COLLECT>) -> String {
    pointer_to(walk, walk.depth())
}

/// JSON Pointer of the value after so many steps.
pub(super) fn pointer_to<const COLLECT: bool>(walk: &Walk<'_, COLLECT>, depth: usize) -> String {
    let mut pointer = String::new();
    for step in walk.steps(depth) {
        match step.at {
            At::Key(key) => push_token(&mut pointer, &walk.doc.text(key)),
            At::Index(index) => push_token(&mut pointer, &index.to_string()),
        }
    }
    pointer
}

/// The value at hand as messages call it, `poll.options[0]`; empty for the root.
pub(super) fn shown<const COLLECT: bool>(walk: &Walk<'_, COLLECT>) -> String {
    shown_to(walk, walk.depth())
}

/// The value after so many steps as messages call it.
pub(super) fn shown_to<const COLLECT: bool>(walk: &Walk<'_, COLLECT>, depth: usize) -> String {
    let mut shown = String::new();
    for step in walk.steps(depth) {
        match step.at {
            At::Key(key) => {
                if !shown.is_empty() {
                    shown.push('.');
                }
                shown.push_str(&excerpt(&walk.doc.text(key)));
            }
            At::Index(index) => {
                // Writing to a string cannot fail.
                let _ = write!(shown, "[{index}]");
            }
        }
    }
    shown
}

/// Member names from the root to the value at hand, without indexes.
pub(super) fn names<const COLLECT: bool>(walk: &Walk<'_, COLLECT>) -> Vec<String> {
    names_to(walk, walk.depth())
}

/// Member names from the root to the value after so many steps.
pub(super) fn names_to<const COLLECT: bool>(walk: &Walk<'_, COLLECT>, depth: usize) -> Vec<String> {
    let key = |at| if let At::Key(key) = at { Some(walk.doc.text(key).into_owned()) } else { None };
    walk.steps(depth).iter().filter_map(|step| key(step.at)).collect()
}

/// The fields on the way to the value at hand, `None` for elements.
fn fields<'a, const COLLECT: bool>(walk: &Walk<'a, COLLECT>) -> Vec<Option<&'a Field>> {
    let mut shape = walk.shape(walk.table.root);
    let mut fields = Vec::new();
    for step in walk.steps(walk.depth()) {
        let field = match (shape, step.at) {
            (Shape::Object(object), At::Key(key)) => {
                object.fields.iter().find(|field| walk.doc.key_is(key, &field.name))
            }
            _ => None,
        };
        shape = match (shape, field) {
            (_, Some(field)) => walk.shape(field.shape),
            (Shape::List(list), None) => walk.shape(list.item),
            (other, None) => other,
        };
        fields.push(field);
    }
    fields
}

/// How many steps lead to the member to leave out when the value at hand says
/// nothing: the member itself, or, when it is required, the object around it if
/// that holds nothing else.
pub(super) fn to_leave_out<const COLLECT: bool>(walk: &Walk<'_, COLLECT>) -> Option<usize> {
    let fields = fields(walk);
    let steps = walk.steps(walk.depth());
    for (index, (field, step)) in fields.iter().zip(steps).enumerate().rev() {
        // Without an element all the ones after it would have another index.
        if !(*field)?.required {
            return Some(index + 1);
        }
        // Members that are null say nothing either, nor do empty lists.
        let others = walk.doc.members(step.container).filter(|&(key, _)| At::Key(key) != step.at);
        let says_nothing = |value| match walk.doc.node(value).kind {
            Kind::Null => true,
            Kind::Array => walk.doc.elements(value).next().is_none(),
            _ => false,
        };
        if !others.into_iter().all(|(_, value)| says_nothing(value)) {
            return None;
        }
    }
    None
}

/// A way down by member names, as far as there are objects on it.
pub(super) struct Descent {
    /// The innermost object.
    pub(super) object: NodeId,
    /// Its key; none where the way begins.
    pub(super) key: Option<NodeId>,
    /// How many names lead to it.
    pub(super) depth: usize,
    /// What has the next name.
    pub(super) next: Next,
}

/// What ends a way down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// Nothing has the next name, or there is none.
    Nothing,
    /// A value that is no object.
    Value,
    /// Nobody knows: there are more members than are looked through.
    Unseen,
}

/// Members of an object on the way that are looked through. A hostile document
/// makes the way to one object of many members from many places.
const MOST_MEMBERS: usize = 1000;

/// Follows member names down from an object.
pub(super) fn descend<'n>(
    doc: Document<'_>,
    object: NodeId,
    names: impl IntoIterator<Item = &'n str>,
) -> Descent {
    let mut way = Descent { object, key: None, depth: 0, next: Next::Nothing };
    for name in names {
        let mut members = doc.members(way.object);
        match members.by_ref().take(MOST_MEMBERS).find(|&(key, _)| doc.key_is(key, name)) {
            Some((key, object)) if doc.node(object).kind == Kind::Object => {
                way = Descent { object, key: Some(key), depth: way.depth + 1, next: Next::Nothing };
            }
            Some(_) => return Descent { next: Next::Value, ..way },
            None if members.next().is_some() => return Descent { next: Next::Unseen, ..way },
            None => return way,
        }
    }
    way
}

/// What to underline for something that is wrong with an object or array as a
/// whole: its key, or its opening bracket where it has none.
pub(super) fn container_span<const COLLECT: bool>(walk: &Walk<'_, COLLECT>, container: NodeId) -> Span {
    match walk.steps(walk.depth()).last() {
        Some(step) if let At::Key(key) = step.at => walk.doc.span(key),
        _ => opening(walk.doc, container),
    }
}

/// The opening bracket of a container, or what stands there in YAML without
/// brackets: the first key or dash.
pub(super) fn opening(doc: Document<'_>, container: NodeId) -> Span {
    let node = doc.node(container);
    if node.kind == Kind::Object && node.flags.has(Flags::BARE) {
        return doc.members(container).next().map_or_else(|| doc.span(container), |(key, _)| doc.span(key));
    }
    let Span { start, end } = doc.span(container);
    Span::new(start, end.min(start + 1))
}

/// `poll.options[0]` in back-ticks, or what the document is called.
pub(super) fn subject<const COLLECT: bool>(walk: &Walk<'_, COLLECT>) -> String {
    let shown = shown(walk);
    if shown.is_empty() { format!("the {}", walk.table.noun) } else { format!("`{shown}`") }
}

/// The most characters of the document that a message repeats.
const LONGEST_EXCERPT: usize = 60;

/// At most 60 characters of a text, without secrets, and with control and
/// bidirectional characters made visible: a payload is not to be trusted with
/// a terminal.
pub(super) fn excerpt(text: &str) -> String {
    if is_short_word(text) {
        return text.to_owned();
    }
    let mut out = String::new();
    // Enough to know a secret of which only the beginning would be shown.
    let known = text.floor_char_boundary(8 * LONGEST_EXCERPT);
    for (count, c) in redact(&text[..known]).chars().enumerate() {
        if count == LONGEST_EXCERPT {
            out.push('…');
            break;
        }
        let hidden = c.is_control()
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        if hidden || c == '`' { out.extend(c.escape_unicode()) } else { out.push(c) }
    }
    out
}

/// A text of the document in quotes, unless it is one that reports must not
/// repeat: they end up in logs.
pub(super) fn quoted(text: &str) -> String {
    if Predicate::Secret.place(text, 0).is_some() {
        "something that looks like a secret".to_owned()
    } else {
        format!("\"{}\"", excerpt(text))
    }
}

/// `1 option`, `2 options`.
pub(super) fn amount(count: u32, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// Names that a message lists before it only counts.
const MOST_NAMES: usize = 5;

/// As [`listed`], but of many names only the first: `a, b, c and 7 more`.
pub(super) fn some(names: &[String], last: &str) -> String {
    if names.len() <= MOST_NAMES {
        return listed(names, last);
    }
    let (first, rest) = names.split_at(MOST_NAMES - 1);
    format!("{} {last} {} more", first.join(", "), rest.len())
}

/// `a`, `a and b`, `a, b and c`.
pub(super) fn listed(names: &[String], last: &str) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [head @ .., tail] => format!("{} {last} {tail}", head.join(", ")),
    }
}
