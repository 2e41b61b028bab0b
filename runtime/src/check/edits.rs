//! Byte edits that mend a document and keep every other byte.

mod block;

use super::state::At;
use super::walk::Walk;
#[cfg(feature = "yaml")]
use crate::finding::{Choice, Finding};
use crate::finding::{Edit, Fix, Safety};
use crate::span::Span;
use crate::table::Text;
use crate::tape::{Document, Flags, Kind, NodeId};

pub(super) use crate::json::report::quoted as json_string;

/// Puts quotes around a value.
pub(super) fn quote(doc: Document<'_>, value: NodeId) -> Fix {
    around(doc, value, "\"", "\"", "put it in quotes")
}

/// Puts a value into an array.
pub(super) fn wrap(doc: Document<'_>, value: NodeId) -> Option<Fix> {
    let title = "put it in an array";
    if fits_into_brackets(doc, value) {
        return Some(around(doc, value, "[", "]", title));
    }
    // Text without quotes needs them there.
    let is_text = doc.node(value).kind == Kind::String;
    is_text.then(|| replace(doc, value, format!("[{}]", json_string(&doc.text(value))), title))
}

/// Puts a value into an object, as its only member.
pub(super) fn wrap_in_object(doc: Document<'_>, value: NodeId, name: &str) -> Option<Fix> {
    let before = format!("{{{}: ", json_string(name));
    // What was written is a guess at what was meant.
    fits_into_brackets(doc, value)
        .then(|| Fix { safety: Safety::Unsafe, ..around(doc, value, &before, "}", "put it in an object") })
}

fn around(doc: Document<'_>, value: NodeId, before: &str, after: &str, title: &str) -> Fix {
    let Span { start, end } = doc.span(value);
    let edits = vec![insert(start, before.to_owned()), insert(end, after.to_owned())];
    Fix { title: title.to_owned(), safety: Safety::Safe, edits }
}

fn insert(at: usize, text: String) -> Edit {
    Edit { span: Span::new(at, at), text }
}

/// Writes something else in the place of a value or key.
pub(super) fn replace(doc: Document<'_>, node: NodeId, text: String, title: &str) -> Fix {
    Fix { title: title.to_owned(), safety: Safety::Safe, edits: vec![Edit { span: doc.span(node), text }] }
}

/// Removes the member at hand. `None` for an element, and where something
/// else than white space and commas would go with it.
pub(super) fn remove_current<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    title: &str,
    safety: Safety,
) -> Option<Fix> {
    remove_step(walk, walk.depth(), title, safety)
}

/// Removes the member that so many steps lead to.
pub(super) fn remove_step<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    depth: usize,
    title: &str,
    safety: Safety,
) -> Option<Fix> {
    let step = walk.steps(depth).last()?;
    let At::Key(key) = step.at else { return None };
    let edits = vec![remove_member(walk.doc, step.container, key)?];
    Some(Fix { title: title.to_owned(), safety, edits })
}

/// The edit that removes a member together with one comma.
pub(super) fn remove_member(doc: Document<'_>, object: NodeId, key: NodeId) -> Option<Edit> {
    // The neighbours are found from the member itself and not by counting
    // members: a document with a million wrong ones asks a million times.
    let inside = object < key && key < doc.node(object).next;
    // With a repeated key on the way, the object may be another one.
    inside.then_some(())?;
    let value = doc.node(key).next;
    let next = doc.node(value).next;
    if !is_flow(doc, object) {
        let next = (next < doc.node(object).next).then_some(next);
        let span = block::removed(doc, object, (key, value), next)?;
        return Some(Edit { span, text: String::new() });
    }
    let (own, end) = (doc.span(key).start, doc.span(value).end);
    let span = if next < doc.node(object).next {
        // With what stands before the next member, so that the line goes.
        let next = doc.span(next).start;
        plain(doc, end, next)?;
        Span::new(own, next)
    } else if key.0 == object.0 + 1 {
        Span::new(own, end)
    } else {
        // The member before ends with the value that was read last, and with the
        // brackets around that.
        let last = doc.span(NodeId(key.0 - 1)).end;
        let is_bracket = |byte: u8| matches!(byte, b'}' | b']');
        let gap = doc.source().get(last..own)?;
        let (closing, _) =
            gap.split_at(gap.iter().rposition(|&byte| is_bracket(byte)).map_or(0, |at| at + 1));
        closing.iter().all(|&byte| is_bracket(byte) || is_between(byte)).then_some(())?;
        plain(doc, last + closing.len(), own)?;
        Span::new(last + closing.len(), end)
    };
    Some(Edit { span, text: String::new() })
}

/// Whether a byte stands between two members.
const fn is_between(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b',')
}

/// Nothing but white space and exactly one comma, so that nothing else goes with
/// a member.
fn plain(doc: Document<'_>, start: usize, end: usize) -> Option<()> {
    let gap = doc.source().get(start..end)?;
    let commas = memchr::memchr_iter(b',', gap).count();
    (commas == 1 && gap.iter().all(|&byte| is_between(byte))).then_some(())
}

/// The edits that remove members of one object, one for each row of
/// neighbours; nothing but white space and commas goes with them.
pub(super) fn remove_members(doc: Document<'_>, object: NodeId, keys: &[NodeId]) -> Option<Vec<Edit>> {
    let members: Vec<(NodeId, NodeId)> = doc.members(object).collect();
    let is_member = |key: &NodeId| members.binary_search_by_key(key, |(key, _)| *key).is_ok();
    if !keys.iter().all(is_member) {
        return None;
    }
    // There may be many of both.
    let mut keys = keys.to_vec();
    keys.sort_unstable();
    let goes = |index: usize| members.get(index).is_some_and(|(key, _)| keys.binary_search(key).is_ok());
    let mut edits = Vec::new();
    let mut index = 0;
    while index < members.len() {
        if !goes(index) {
            index += 1;
            continue;
        }
        let first = index;
        while goes(index) {
            index += 1;
        }
        let next = members.get(index).map(|(key, _)| *key);
        if !is_flow(doc, object) {
            let span = block::removed(doc, object, (members[first].0, members[index - 1].1), next)?;
            edits.push(Edit { span, text: String::new() });
            continue;
        }
        let (own, end) = (doc.span(members[first].0).start, doc.span(members[index - 1].1).end);
        let before = first.checked_sub(1).map(|before| doc.span(members[before].1).end);
        let after = next.map(|key| doc.span(key).start);
        let span = match (before, after) {
            // With what stands before the next member, so that the line goes.
            (_, Some(after)) => Span::new(own, after),
            (Some(before), None) => Span::new(before, end),
            (None, None) => Span::new(own, end),
        };
        let gaps = (first..index)
            .map(|index| (doc.span(members[index].1).end, members.get(index + 1)))
            .filter_map(|(end, next)| Some((end, doc.span(next?.0).start)));
        let mut gaps = gaps.chain(before.filter(|_| after.is_none()).map(|before| (before, own)));
        if !gaps.all(|(start, end)| plain(doc, start, end).is_some()) {
            return None;
        }
        edits.push(Edit { span, text: String::new() });
    }
    Some(edits)
}

/// Whether a container stands in brackets, as always in JSON; YAML may do
/// without, and then neither brackets nor commas can be written inside it.
pub(super) fn is_flow(doc: Document<'_>, container: NodeId) -> bool {
    !doc.node(container).flags.has(Flags::BARE)
}

/// Whether a value means the same between brackets: JSON always does, while
/// YAML has values that a bracket or comma would end.
fn fits_into_brackets(doc: Document<'_>, value: NodeId) -> bool {
    let raw = doc.raw_bytes(value);
    if matches!(doc.node(value).kind, Kind::Array | Kind::Object) {
        return is_flow(doc, value);
    }
    let quoted = matches!(raw.first(), Some(b'"' | b'\''));
    let word = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.' | b'_');
    !raw.is_empty() && (quoted || raw.iter().all(word))
}

/// What `yes` and its like, in small letters and without quotes, mean in YAML 1.1.
pub(super) fn boolean_word(doc: Document<'_>, value: NodeId, text: &str) -> Option<&'static str> {
    let is_bare = doc.node(value).flags.has(Flags::BARE);
    match text {
        "yes" | "on" | "y" if is_bare => Some("true"),
        "no" | "off" | "n" if is_bare => Some("false"),
        _ => None,
    }
}

/// Gives a member another name.
pub(super) fn rename(doc: Document<'_>, key: NodeId, name: &str) -> Fix {
    let is_bare = doc.node(key).flags.has(Flags::BARE) && block::is_word(name);
    let text = if is_bare { name.to_owned() } else { json_string(name) };
    replace(doc, key, text, "rename the member")
}

/// Wraps a member, in place, into the objects that it belongs in:
/// `"a": 1` becomes `"outer": {"a": 1}`.
pub(super) fn nest(
    doc: Document<'_>,
    (object, key, value): (NodeId, NodeId, NodeId),
    path: &[&str],
) -> Option<Fix> {
    if is_flow(doc, object) && !fits_into_brackets(doc, value) {
        return None;
    }
    let mut edits = opened(doc, (object, key, value), path)?;
    edits.extend(closed(doc, (object, key, value), path.len() - 1, &[])?);
    Some(Fix { title: "move the member".to_owned(), safety: Safety::Safe, edits })
}

/// The first half of [`nest`]: the objects are open, and the member is in them.
pub(super) fn opened(
    doc: Document<'_>,
    (object, key, value): (NodeId, NodeId, NodeId),
    path: &[&str],
) -> Option<Vec<Edit>> {
    if !is_flow(doc, object) {
        return block::nest(doc, key, value, path);
    }
    let opening: Vec<String> = path.iter().map(|name| json_string(name)).collect();
    Some(vec![Edit { span: doc.span(key), text: opening.join(": {") }])
}

/// The second half of [`nest`]: more members, and the end of so many objects.
pub(super) fn closed(
    doc: Document<'_>,
    (object, key, value): (NodeId, NodeId, NodeId),
    depth: usize,
    more: &[(Text, String)],
) -> Option<Vec<Edit>> {
    if !is_flow(doc, object) {
        return block::more(doc, key, value, depth, more);
    }
    let more = more.iter().map(|(name, text)| format!(", {}: {text}", json_string(name)));
    let more = more.collect::<Vec<_>>().concat();
    Some(vec![insert(doc.span(value).end, more + &"}".repeat(depth))])
}

/// A value as it is written, if it means the same in another object.
pub(super) fn movable(doc: Document<'_>, value: NodeId, to: NodeId) -> Option<String> {
    let is_it = if is_flow(doc, to) { fits_into_brackets(doc, value) } else { block::is_movable(doc, value) };
    if is_it {
        return Some(doc.raw(value).to_owned());
    }
    // A list in lines can be written in brackets as long as it holds no other.
    let is_list = doc.node(value).kind == Kind::Array && !is_flow(doc, value);
    let is_simple = |element| {
        !matches!(doc.node(element).kind, Kind::Array | Kind::Object) && fits_into_brackets(doc, element)
    };
    let elements = || doc.elements(value);
    (is_list && elements().all(is_simple))
        .then(|| format!("[{}]", elements().map(|element| doc.raw(element)).collect::<Vec<_>>().join(", ")))
}

/// Moves a member of one object into another one that is there, at its end.
pub(super) fn relocate(
    doc: Document<'_>,
    (from, key, value): (NodeId, NodeId, NodeId),
    to: NodeId,
    path: &[&str],
) -> Option<Fix> {
    let removed = remove_member(doc, from, key)?;
    let [outer, inner @ ..] = path else { return None };
    let is_plain = inner.is_empty() || is_flow(doc, to);
    let mut text = movable(doc, value, to).filter(|_| is_plain)?;
    for name in inner.iter().rev() {
        text = format!("{{{}: {text}}}", json_string(name));
    }
    let added = appended(doc, to, &[(Text::Owned((*outer).to_owned()), text)])?;
    let mut edits = vec![removed, added];
    edits.sort_by_key(|edit| edit.span.start);
    let overlap = edits[0].span.end > edits[1].span.start;
    (!overlap).then(|| Fix { title: "move the member".to_owned(), safety: Safety::Safe, edits })
}

/// Takes back what would remove a comment of a YAML text.
#[cfg(feature = "yaml")]
pub(super) fn keep_comments(doc: Document<'_>, findings: &mut [Finding]) {
    let comments = doc.comments();
    if comments.is_empty() {
        return;
    }
    let is_kept = |fix: &Fix| {
        fix.edits.iter().all(|Edit { span, .. }| {
            let next = comments.partition_point(|comment| comment.end <= span.start);
            comments.get(next).is_none_or(|comment| comment.start >= span.end)
        })
    };
    for finding in findings {
        finding.fix.take_if(|fix| !is_kept(fix));
        finding.choices.retain(|Choice { fix, .. }| is_kept(fix));
    }
}

/// Adds members at the end of an object, in the way of the members before
/// them; each is a name and the text of its value.
pub(super) fn appended(doc: Document<'_>, object: NodeId, members: &[(Text, String)]) -> Option<Edit> {
    if !is_flow(doc, object) {
        return block::appended(doc, object, members);
    }
    let members = members.iter().map(|(name, text)| format!("{}: {text}", json_string(name)));
    let Some((key, last)) = doc.members(object).last() else {
        return Some(insert(doc.span(object).start + 1, members.collect::<Vec<_>>().join(", ")));
    };
    // A member with a line of its own gets a neighbour that has one, too.
    let source = doc.source();
    let start = doc.span(key).start;
    let blank = source[..start].iter().rev().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    let before = &source[..start - blank];
    let line_break = [&b"\r\n"[..], b"\n"].into_iter().find(|end| before.ends_with(end));
    let space = match line_break {
        Some(end) => {
            let indent = &source[start - blank..start];
            format!("{}{}", String::from_utf8_lossy(end), String::from_utf8_lossy(indent))
        }
        None => " ".to_owned(),
    };
    let members: Vec<String> = members.map(|member| format!(",{space}{member}")).collect();
    Some(insert(doc.span(last).end, members.concat()))
}
