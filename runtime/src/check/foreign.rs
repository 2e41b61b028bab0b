//! Documents that are something else as a whole.
//!
//! Where not one member is that of this document, everything that could be said
//! about its members is one mistake: it is the body of another request, or it
//! has something around it.

use super::edits;
use super::locate::{excerpt, listed, pointer};
use super::state::{At, Step};
use super::suggest::{is_normal, normal};
use super::walk::Walk;
use crate::builtin;
use crate::finding::{Edit, Finding, Fix, Related, Safety};
use crate::span::Span;
use crate::table::{ObjectShape, Text};
use crate::tape::{Kind, NodeId, Tape};

/// Members that are looked through: a document of another kind shows early
/// what it is.
const MOST: usize = 100;

/// What is to be said about a document of which no member is known, if it is
/// clear what the document is.
pub(super) fn whole<const COLLECT: bool>(
    walk: &mut Walk<'_, COLLECT>,
    shape: &ObjectShape,
    object: NodeId,
    members: &[(NodeId, NodeId)],
) -> Option<Finding> {
    let members = &members[..members.len().min(MOST)];
    // What has a field or two of this document may be of another kind all the
    // same, but not what has nothing else.
    let is_field =
        |walk: &Walk<'_, COLLECT>, key| shape.fields.iter().any(|field| walk.doc.key_is(key, &field.name));
    let only_fields = |walk: &Walk<'_, COLLECT>, value| {
        let mut members = walk.doc.members(value).take(MOST);
        members.all(|(key, _)| is_field(walk, key))
    };
    let some_fields = |walk: &Walk<'_, COLLECT>, value| {
        let mut members = walk.doc.members(value).take(MOST);
        members.any(|(key, _)| is_field(walk, key))
    };
    wrapped(walk, object, members, |walk, value| some_fields(walk, value) && only_fields(walk, value))
        .or_else(|| quoted(walk, shape, object, members))
        .or_else(|| of_another_kind(walk, object, members))
        .or_else(|| wrapped(walk, object, members, some_fields))
}

/// The document inside a member, as in what describes a whole request.
fn wrapped<const COLLECT: bool>(
    walk: &mut Walk<'_, COLLECT>,
    object: NodeId,
    members: &[(NodeId, NodeId)],
    is_document: impl Fn(&Walk<'_, COLLECT>, NodeId) -> bool,
) -> Option<Finding> {
    let doc = walk.doc;
    let is_it = |value| doc.node(value).kind == Kind::Object && is_document(walk, value);
    let &(key, inside) = members.iter().find(|&&(_, value)| is_it(value))?;
    let mut finding = inside_of(walk, object, key);
    let (outer, inner) = (doc.span(object), doc.span(inside));
    let cut = |start, end| Edit { span: Span::new(start, end), text: String::new() };
    finding.fix = edits::is_flow(doc, inside)
        .then(|| alone(walk, key, vec![cut(outer.start, inner.start), cut(inner.end, outer.end)]));
    Some(finding)
}

/// The document as a string inside a member: programs that send something want
/// it like that.
fn quoted<const COLLECT: bool>(
    walk: &mut Walk<'_, COLLECT>,
    shape: &ObjectShape,
    object: NodeId,
    members: &[(NodeId, NodeId)],
) -> Option<Finding> {
    let doc = walk.doc;
    let mut tape = Tape::new();
    let mut is_document = |text: &str| {
        if !text.trim_start().starts_with('{') || !tape.read_json(text.as_bytes(), false) {
            return false;
        }
        let inner = tape.document(text.as_bytes());
        let mut names = inner.root().into_iter().flat_map(|root| inner.members(root)).take(MOST);
        names.any(|(key, _)| shape.fields.iter().any(|field| inner.key_is(key, &field.name)))
    };
    let strings = members.iter().filter(|&&(_, value)| doc.node(value).kind == Kind::String);
    let (key, text) = strings
        .map(|&(key, value)| (key, doc.text(value)))
        .find_map(|(key, text)| is_document(&text).then(|| (key, text.into_owned())))?;
    let mut finding = inside_of(walk, object, key);
    finding.notes.push("it was made a string, as a request wants its body".to_owned());
    finding.fix = Some(alone(walk, key, vec![Edit { span: doc.span(object), text }]));
    Some(finding)
}

/// Says that the document stands inside a member.
fn inside_of<const COLLECT: bool>(walk: &mut Walk<'_, COLLECT>, object: NodeId, key: NodeId) -> Finding {
    let name = excerpt(&walk.doc.text(key));
    let message = format!("unknown field `{name}`: the {} stands inside it", walk.table.noun);
    let mut finding = at(walk, object, key, message);
    finding.help = Some(format!("write what stands inside `{name}` alone"));
    finding
}

/// The fix that keeps nothing else; what goes may matter to the program that
/// sends the document.
fn alone<const COLLECT: bool>(walk: &Walk<'_, COLLECT>, key: NodeId, edits: Vec<Edit>) -> Fix {
    let title = format!("keep what stands inside `{}`", excerpt(&walk.doc.text(key)));
    Fix { title, safety: Safety::Unsafe, edits }
}

/// Members by which another kind of document is known.
fn of_another_kind<const COLLECT: bool>(
    walk: &mut Walk<'_, COLLECT>,
    object: NodeId,
    members: &[(NodeId, NodeId)],
) -> Option<Finding> {
    let table = walk.table;
    let note = |key: NodeId| -> Option<(&Text, &Text)> {
        let written = walk.doc.text(key);
        let written = normal(&written);
        let aliases = table.aliases.iter().filter(|alias| alias.foreign && alias.object.is_empty());
        aliases
            .into_iter()
            .find(|alias| is_normal(&alias.name, &written))
            .map(|alias| (&alias.note, &alias.help))
    };
    let notes: Vec<(NodeId, (&Text, &Text))> =
        members.iter().filter_map(|&(key, _)| note(key).map(|note| (key, note))).collect();
    let &(key, note) = notes.first()?;
    let alike: Vec<NodeId> =
        notes.iter().skip(1).filter(|(_, other)| *other == note).map(|&(key, _)| key).collect();
    let (note, help) = note;
    let mut finding = together(walk, object, (key, &alike), note);
    finding.help = Some(help.to_string()).filter(|help| !help.is_empty());
    Some(finding)
}

/// One finding for several members that do not belong here, for one reason.
pub(super) fn together<const COLLECT: bool>(
    walk: &mut Walk<'_, COLLECT>,
    object: NodeId,
    (key, others): (NodeId, &[NodeId]),
    note: &str,
) -> Finding {
    let shown = |walk: &Walk<'_, COLLECT>, key| format!("`{}`", excerpt(&walk.doc.text(key)));
    let names: Vec<String> =
        std::iter::once(key).chain(others.iter().copied()).map(|key| shown(walk, key)).collect();
    let fields = if others.is_empty() { "field" } else { "fields" };
    let message = format!("unknown {fields} {}: {note}", listed(&names, "and"));
    let mut finding = at(walk, object, key, message);
    for &other in others {
        walk.push(Step { container: object, at: At::Key(other) });
        let message = format!("{} is one of them", shown(walk, other));
        finding.related.push(Related { pointer: pointer(walk), span: walk.doc.span(other), message });
        walk.pop();
    }
    finding
}

/// A finding about a member of the object at hand.
pub(super) fn at<const COLLECT: bool>(
    walk: &mut Walk<'_, COLLECT>,
    object: NodeId,
    key: NodeId,
    message: String,
) -> Finding {
    walk.push(Step { container: object, at: At::Key(key) });
    let pointer = pointer(walk);
    walk.pop();
    Finding { pointer, ..Finding::error(builtin::UNKNOWN_FIELD, walk.doc.span(key), message) }
}
