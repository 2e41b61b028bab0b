//! Moving members to the fields that they stand for, several at once.

use crate::check::locate::{Descent, Next, descend};
use crate::check::walk::Walk;
use crate::check::{edits, links, mistyped};
use crate::finding::Edit;
use crate::table::{ListShape, Shape, StringShape, Text};
use crate::tape::{Flags, Kind, NodeId};

/// What becomes of the values on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Way {
    /// All of them arrive.
    Whole,
    /// Some are left out, or are a guess.
    Partly,
}

/// A value as it has to be written for another field.
enum Written {
    AsIs,
    As(String, Way),
    /// Something that the field does not take.
    Wrong,
}

/// Wrong values that are moved all the same: each is a finding afterwards, and
/// there was one before.
const MOST_WRONG: usize = 1;

/// Whether there is a value at a path from the root.
pub(super) fn is_there<const COLLECT: bool>(walk: &Walk<'_, COLLECT>, path: &[Text]) -> bool {
    !path.is_empty() && nearest(walk, path).is_none_or(|(_, left)| left == 0)
}

/// The innermost object on the way to a field that is there, and how many
/// names are left from it. `None` where something else is in the way.
pub(super) fn nearest<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    path: &[Text],
) -> Option<(NodeId, usize)> {
    let Descent { object, depth, next, .. } = descend(walk.doc, walk.root?, path.iter().map(|name| &**name));
    match (next, path.len() - depth) {
        (Next::Nothing, left) => Some((object, left)),
        (Next::Value, 1) => Some((object, 0)),
        (Next::Value | Next::Unseen, _) => None,
    }
}

/// An object that is not there yet, written around the first of its members.
struct New {
    name: Text,
    key: NodeId,
    value: NodeId,
    /// What else it holds.
    more: Vec<(Text, String)>,
}

/// The edits that write members of an object as the fields that they stand
/// for; those without a path are left out.
pub(super) fn transferred<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    object: NodeId,
    members: &[(NodeId, NodeId, &[Text])],
) -> Option<(Vec<Edit>, Way)> {
    let doc = walk.doc;
    // Each value as its field takes it.
    let judge = |&(_, value, path): &(NodeId, NodeId, &[Text])| {
        if path.is_empty() { Some(None) } else { Some(Some(written(walk, shape_at(walk, path)?, value))) }
    };
    let judged: Vec<Option<Written>> = members.iter().map(judge).collect::<Option<_>>()?;
    let mut way = Way::Whole;
    let mut wrong = 0;
    let mut edits: Vec<Edit> = Vec::new();
    let mut gone: Vec<NodeId> = Vec::new();
    let mut new: Vec<New> = Vec::new();
    let mut there: Vec<(NodeId, Vec<(Text, String)>)> = Vec::new();
    for (index, &(key, value, path)) in members.iter().enumerate() {
        let chosen = judged[index].as_ref().filter(|_| Some(index) == the_one_for(members, &judged, path));
        let Some(written) = chosen else {
            gone.push(key);
            way = Way::Partly;
            continue;
        };
        let text = match written {
            Written::AsIs => None,
            Written::As(text, how) => {
                way = way.max(*how);
                Some(text.clone())
            }
            Written::Wrong => {
                wrong += 1;
                way = Way::Partly;
                None
            }
        };
        let name = path.last()?;
        let moved = |text: Option<String>, to| -> Option<(Text, String)> {
            Some((name.clone(), text.or_else(|| edits::movable(doc, value, to))?))
        };
        let in_place = |text: Option<String>| text.map(|text| Edit { span: doc.span(value), text });
        match (nearest(walk, path)?, path) {
            ((near, 1), _) if near == object => {
                edits.extend(edits::rename(doc, key, name).edits);
                edits.extend(in_place(text));
            }
            ((near, 1), _) => {
                gone.push(key);
                let moved = moved(text, near)?;
                match there.iter_mut().find(|(known, _)| *known == near) {
                    Some((_, more)) => more.push(moved),
                    None => there.push((near, vec![moved])),
                }
            }
            ((near, 2), [.., outer, _]) if near == object => {
                if let Some(new) = new.iter_mut().find(|new| new.name == *outer) {
                    gone.push(key);
                    new.more.push(moved(text, object)?);
                    continue;
                }
                if text.is_none() && edits::is_flow(doc, object) {
                    edits::movable(doc, value, object)?;
                }
                edits.extend(in_place(text));
                edits.extend(edits::opened(doc, (object, key, value), &[outer, name])?);
                new.push(New { name: outer.clone(), key, value, more: Vec::new() });
            }
            _ => return None,
        }
    }
    for New { key, value, more, .. } in &new {
        edits.extend(edits::closed(doc, (object, *key, *value), 1, more)?);
    }
    for (near, more) in &there {
        edits.push(edits::appended(doc, *near, more)?);
    }
    if !gone.is_empty() {
        edits.extend(edits::remove_members(doc, object, &gone)?);
    }
    edits.sort_by_key(|edit| edit.span);
    let overlap = edits.windows(2).any(|pair| pair[0].span.end > pair[1].span.start);
    (wrong <= MOST_WRONG && !overlap).then_some((edits, way))
}

/// Which of the members is written for a field: of several the first with a
/// value that is right, or else the first.
fn the_one_for(
    members: &[(NodeId, NodeId, &[Text])],
    judged: &[Option<Written>],
    path: &[Text],
) -> Option<usize> {
    let mut candidates = (0..members.len()).filter(|&index| members[index].2 == path);
    let first = candidates.clone().next();
    candidates.find(|&index| !matches!(judged[index], Some(Written::Wrong))).or(first)
}

/// The shape of the field at a path from the root.
fn shape_at<'a, const COLLECT: bool>(walk: &Walk<'a, COLLECT>, path: &[Text]) -> Option<&'a Shape> {
    let mut shape = walk.shape(walk.table.root);
    for name in path {
        let Shape::Object(object) = shape else { return None };
        shape = walk.shape(object.fields.iter().find(|field| field.name == *name)?.shape);
    }
    Some(shape)
}

/// How a value is written for a field of this shape.
fn written<const COLLECT: bool>(walk: &Walk<'_, COLLECT>, shape: &Shape, value: NodeId) -> Written {
    let doc = walk.doc;
    let node = doc.node(value);
    match (shape, node.kind) {
        (Shape::String(StringShape { pattern: None, .. }), Kind::String)
        | (Shape::Bool, Kind::True | Kind::False)
        // What is wrong inside an object is for the next round.
        | (Shape::Object(_), Kind::Object) => Written::AsIs,
        (Shape::String(StringShape { pattern: Some(pattern), .. }), Kind::String) => {
            let text = doc.text(value);
            if pattern.matches(&text) {
                return Written::AsIs;
            }
            match links::end_of(&text, pattern).filter(|_| text.starts_with("http")) {
                Some(id) => Written::As(edits::json_string(id), Way::Partly),
                None => Written::Wrong,
            }
        }
        (Shape::String(StringShape { pattern: Some(pattern), .. }), Kind::Number) => {
            let digits = doc.raw(value);
            let is_whole = node.flags.has(Flags::INTEGER) && !mistyped::is_rounded(doc, value);
            if is_whole && pattern.matches(digits) {
                Written::As(edits::json_string(digits), Way::Whole)
            } else {
                Written::Wrong
            }
        }
        (Shape::Choice(choice), Kind::String)
            if choice.open || choice.values.iter().any(|known| doc.key_is(value, known)) =>
        {
            Written::AsIs
        }
        (&Shape::Integer { min, max }, Kind::Number)
            if doc.number(value).parse::<i64>().is_ok_and(|number| (min..=max).contains(&number)) =>
        {
            Written::AsIs
        }
        (Shape::List(list), Kind::Array) => elements(walk, list, value),
        (Shape::List(list), Kind::String) => {
            let Shape::String(StringShape { pattern: Some(pattern), .. }) = walk.shape(list.item) else {
                return Written::Wrong;
            };
            match mistyped::as_array(&doc.text(value), pattern) {
                Some(array) => Written::As(array, Way::Whole),
                None => Written::Wrong,
            }
        }
        (Shape::List(list), Kind::Number) => match written(walk, walk.shape(list.item), value) {
            Written::As(text, way) => Written::As(format!("[{text}]"), way),
            _ => Written::Wrong,
        },
        _ => Written::Wrong,
    }
}

/// How the elements of an array are written for a list.
fn elements<const COLLECT: bool>(walk: &Walk<'_, COLLECT>, list: &ListShape, value: NodeId) -> Written {
    let mut as_is = true;
    let mut way = Way::Whole;
    let mut texts = Vec::new();
    for element in walk.doc.elements(value) {
        match written(walk, walk.shape(list.item), element) {
            Written::AsIs => texts.push(walk.doc.raw(element).to_owned()),
            Written::As(text, how) => {
                as_is = false;
                way = way.max(how);
                texts.push(text);
            }
            Written::Wrong => return Written::Wrong,
        }
    }
    if as_is { Written::AsIs } else { Written::As(format!("[{}]", texts.join(", ")), way) }
}
