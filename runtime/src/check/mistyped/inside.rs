//! Objects and arrays where one value, or a list of values, is wanted: it is
//! often inside them.

use super::fits;
use crate::check::edits;
use crate::check::locate::excerpt;
use crate::check::walk::Walk;
use crate::finding::{Finding, Fix, Safety};
use crate::table::{ListShape, Shape};
use crate::tape::{Kind, NodeId};

/// Objects in which a string is looked for that was wanted in their place.
const DEEPEST: usize = 3;

/// The string that is wanted is often inside the object that was found, as in
/// `{"label": "yes"}` or in what another request answered.
pub(super) fn object_for_string<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    finding: &mut Finding,
    shape: &Shape,
    value: NodeId,
) {
    let mut inside = Vec::new();
    strings_inside(walk, shape, value, "", &mut inside);
    if let [(path, only)] = &inside[..] {
        finding.help = Some(format!("use the value of its member `{path}`"));
        let text = walk.doc.raw(*only).to_owned();
        let fix = edits::replace(walk.doc, value, text, "use the string inside");
        // With other members, something would be lost.
        let alone = !path.contains('.') && walk.doc.members(value).count() == 1;
        finding.fix = Some(Fix { safety: if alone { Safety::Safe } else { Safety::Unsafe }, ..fix });
    }
}

/// Where one value is wanted, an array of one element holds it.
pub(super) fn array_for_string<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    finding: &mut Finding,
    shape: &Shape,
    value: NodeId,
) {
    let mut elements = walk.doc.elements(value);
    let (Some(only), None) = (elements.next(), elements.next()) else { return };
    if fits(walk, shape, only) {
        finding.help = Some("write its element without the array around it".to_owned());
        let text = walk.doc.raw(only).to_owned();
        finding.fix = edits::is_flow(walk.doc, value)
            .then(|| edits::replace(walk.doc, value, text, "take it out of the array"));
    }
}

/// The object may be the only element itself, or the string that the array
/// should hold is inside it, as in what an upload answers.
pub(super) fn object_for_list<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    finding: &mut Finding,
    list: &ListShape,
    value: NodeId,
) {
    let item = walk.shape(list.item);
    if let Shape::Object(_) = item {
        // What is wrong inside it would come to light, so there is no fix.
        finding.help = Some("an array holds even a single element: put it in [ ]".to_owned());
    }
    if !matches!(item, Shape::String(_) | Shape::Choice(_)) {
        return;
    }
    let mut inside = Vec::new();
    strings_inside(walk, item, value, "", &mut inside);
    if let [(path, only)] = &inside[..] {
        finding.help = Some(format!("write an array that holds the value of its member `{path}`"));
        // What else the object says would be lost.
        let text = format!("[{}]", edits::json_string(&walk.doc.text(*only)));
        let fix = edits::replace(walk.doc, value, text, "make it an array");
        finding.fix = Some(Fix { safety: Safety::Unsafe, ..fix });
    }
}

/// Adds the strings inside an object that could be the one that is wanted.
fn strings_inside<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    shape: &Shape,
    object: NodeId,
    path: &str,
    found: &mut Vec<(String, NodeId)>,
) {
    for (key, value) in walk.doc.members(object).take(MOST_MEMBERS) {
        let key = excerpt(&walk.doc.text(key));
        let path = if path.is_empty() { key } else { format!("{path}.{key}") };
        let is_it = match shape {
            Shape::String(_) => fits(walk, shape, value),
            _ => walk.doc.node(value).kind == Kind::String,
        };
        if is_it {
            found.push((path, value));
        } else if walk.doc.node(value).kind == Kind::Object && path.matches('.').count() + 1 < DEEPEST {
            strings_inside(walk, shape, value, &path, found);
        }
        if found.len() > 1 {
            return;
        }
    }
}

/// Members of such an object that are looked at.
const MOST_MEMBERS: usize = 100;
