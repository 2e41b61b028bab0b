//! Values that came to the wrong place: two that were swapped, and one that
//! was taken apart into its characters.

use super::edits;
use super::locate::shown_to;
use super::walk::Walk;
use crate::finding::{Finding, Fix, Related, Safety};
use crate::pointer::push_token;
use crate::table::{ListShape, Shape, StringShape};
use crate::tape::{Kind, NodeId};

/// A shorter text that looks as another field demands does so by chance.
const LEAST: usize = 8;

/// Members of the body among which the other value is looked for.
const MOST: usize = 100;

/// Looks for the value that is wanted in the place of a text of the body, as
/// when arguments were passed in the wrong order.
pub(super) fn with_another<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    finding: &mut Finding,
    shape: &StringShape,
    value: NodeId,
) {
    let (Some(root), Some(pattern)) = (walk.root, &shape.pattern) else { return };
    let Shape::Object(object) = walk.shape(walk.table.root) else { return };
    let is_prose = |key: NodeId| {
        let field = object.fields.iter().find(|field| walk.doc.key_is(key, &field.name));
        field.is_some_and(|field| {
            matches!(walk.shape(field.shape), Shape::String(StringShape { pattern: None, .. }))
        })
    };
    let is_it = |&(key, other): &(NodeId, NodeId)| {
        other != value
            && walk.doc.node(other).kind == Kind::String
            && is_prose(key)
            && walk.doc.text(other).len() >= LEAST
            && pattern.matches(&walk.doc.text(other))
    };
    let mut others = walk.doc.members(root).take(MOST).filter(is_it);
    let (Some((key, other)), None) = (others.next(), others.next()) else { return };
    let name = walk.doc.text(key);
    finding.help = Some(format!("`{name}` holds one: were the two swapped?"));
    let mut pointer = String::new();
    push_token(&mut pointer, &name);
    let message = format!("this could be `{}`", shown_to(walk, walk.depth()));
    finding.related.push(Related { pointer, span: walk.doc.span(other), message });
    let (first, second) = if other < value { (other, value) } else { (value, other) };
    let mut edits = edits::replace(walk.doc, first, walk.doc.raw(second).to_owned(), "").edits;
    edits.extend(edits::replace(walk.doc, second, walk.doc.raw(first).to_owned(), "").edits);
    finding.fix = Some(Fix { title: "swap the two".to_owned(), safety: Safety::Unsafe, edits });
}

/// Looks whether the elements of a list are the characters of one value, as
/// when a text was passed where a list of texts was wanted.
pub(super) fn taken_apart<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    finding: &mut Finding,
    shape: &ListShape,
    list: NodeId,
) {
    let Shape::String(StringShape { pattern: Some(pattern), .. }) = walk.shape(shape.item) else { return };
    let mut whole = String::new();
    for (index, element) in walk.doc.elements(list).enumerate() {
        let text = walk.doc.text(element);
        let one = walk.doc.node(element).kind == Kind::String && text.chars().nth(1).is_none();
        if !one || text.is_empty() || index > MOST {
            return;
        }
        whole.push_str(&text);
    }
    if whole.len() < LEAST || !pattern.matches(&whole) {
        return;
    }
    finding.help = Some(format!("these are the characters of one {}: write [\"{whole}\"]", shape.noun));
    let text = format!("[{}]", edits::json_string(&whole));
    let fix = edits::replace(walk.doc, list, text, "put them together");
    finding.fix = Some(Fix { safety: Safety::Unsafe, ..fix });
}
