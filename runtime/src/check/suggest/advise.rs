//! What to do about a member that is meant to be a field.

use super::{Meant, inside, is_normal, normal};
use crate::check::edits;
use crate::check::locate::{Descent, Next, descend};
use crate::check::walk::Walk;
use crate::finding::{Finding, Fix, Safety};
use crate::table::{Shape, Text};
use crate::tape::{Kind, NodeId};

/// Says what a member is meant to be, and how to get there; tells whether it can
/// be that, or has to go because the field is there already.
pub(super) fn advise<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    finding: &mut Finding,
    meant: &Meant,
    here: &[String],
    (object, key, value): (NodeId, NodeId, NodeId),
    created: &mut Vec<Text>,
) -> bool {
    let dotted = meant.path.join(".");
    let inside = inside(&meant.path, here);
    let rest: Vec<&str> = inside.unwrap_or(&meant.path).iter().map(|name| &**name).collect();
    finding.notes.extend(meant.note.as_ref().map(ToString::to_string));
    let [.., name] = &rest[..] else { return true };
    let same = walk.doc.key_is(key, name);
    let parent = meant.path[..meant.path.len() - 1].join(".");
    let (message, help) = if let (None, [_], [outermost, ..]) = (inside, &rest[..], here) {
        if same {
            (format!(": it belongs beside `{outermost}`"), format!("move it beside `{outermost}`"))
        } else {
            (
                format!("; did you mean `{name}` beside `{outermost}`?"),
                format!("move it beside `{outermost}`, where it is called `{name}`"),
            )
        }
    } else if rest.len() == 1 {
        (format!("; did you mean `{name}`?"), format!("write `{name}`"))
    } else if same {
        (format!(": it belongs inside `{parent}`"), format!("move it into `{parent}`"))
    } else {
        (
            format!("; did you mean `{name}` inside `{parent}`?"),
            format!("move it into `{parent}`, where it is called `{name}`"),
        )
    };
    let Some(root) = walk.root else { return true };
    // How much of the way to the field is there already.
    let start = if inside.is_some() { object } else { root };
    let Descent { object: nearest, depth, next, .. } = descend(walk.doc, start, rest.iter().copied());
    let is_on_the_way = next == Next::Value && depth + 1 < rest.len();
    if depth == rest.len() || next == Next::Value && !is_on_the_way {
        finding.help = Some(format!("`{dotted}` is there already: remove one of the two"));
        return false;
    }
    finding.message.push_str(&message);
    if is_on_the_way {
        let length = meant.path.len() - rest.len() + depth + 1;
        finding.help = Some(format!("{help}, once `{}` is an object", meant.path[..length].join(".")));
        return true;
    }
    finding.help = Some(help);
    if !meant.certain || next == Next::Unseen {
        return true;
    }
    finding.fix = match &rest[depth..] {
        [] => None,
        [name] if nearest == object => once(created, name, || Some(edits::rename(walk.doc, key, name))),
        path if nearest == object => {
            once(created, path[0], || edits::nest(walk.doc, (object, key, value), path))
        }
        path => edits::relocate(walk.doc, (object, key, value), nearest, path),
    };
    // The right name for a value that cannot be right needs a second look.
    if let Some(fix) = finding.fix.as_mut().filter(|_| !could_stand_at(walk, &meant.path, value)) {
        fix.safety = Safety::Unsafe;
    }
    true
}

/// Whether the value could be that of the field at a path, perhaps after
/// another fix that nobody has to look at.
fn could_stand_at<const COLLECT: bool>(walk: &Walk<'_, COLLECT>, path: &[Text], value: NodeId) -> bool {
    let mut shape = walk.shape(walk.table.root);
    for name in path {
        let Shape::Object(object) = shape else { return false };
        let Some(field) = object.fields.iter().find(|field| field.name == *name) else { return false };
        shape = walk.shape(field.shape);
    }
    could_be(walk, shape, value)
}

fn could_be<const COLLECT: bool>(walk: &Walk<'_, COLLECT>, shape: &Shape, value: NodeId) -> bool {
    match (shape, walk.doc.node(value).kind) {
        (Shape::String(shape), Kind::String) => {
            shape.pattern.as_ref().is_none_or(|pattern| pattern.matches(walk.doc.text(value).trim()))
        }
        (Shape::Choice(choice), Kind::String) => {
            let text = normal(&walk.doc.text(value));
            choice.open || choice.values.iter().any(|known| is_normal(known, &text))
        }
        // A single element is put into an array.
        (Shape::List(list), Kind::String) => could_be(walk, walk.shape(list.item), value),
        (Shape::List(list), Kind::Array) => {
            let item = walk.shape(list.item);
            walk.doc.elements(value).all(|element| could_be(walk, item, element))
        }
        (
            Shape::Bool | Shape::Integer { .. } | Shape::String(_) | Shape::Choice(_),
            Kind::Array | Kind::Object,
        )
        | (Shape::Object(_), Kind::String | Kind::True | Kind::False | Kind::Number) => false,
        _ => true,
    }
}

fn once(created: &mut Vec<Text>, name: &str, fix: impl FnOnce() -> Option<Fix>) -> Option<Fix> {
    if created.iter().any(|created| created == name) {
        return None;
    }
    created.push(Text::Owned(name.to_owned()));
    fix()
}
