//! Findings that have one cause: they become one, with a label at each place
//! and one fix.
//!
//! A program that writes null for what is not set does so everywhere, and one
//! that writes an id as a number does so for each id of a list: that is one
//! mistake, however often it shows.

use std::collections::BTreeSet;

use super::locate::{pointer, shown, some};
use super::state::LeaveOut;
use super::walk::Walk;
use super::{edits, explain};
use crate::builtin;
use crate::finding::{Edit, Finding, Fix, Related, Safety};
use crate::table::{Field, ListShape, Shape, StringShape};
use crate::tape::{Document, Kind, NodeId};

/// Other places that a finding labels; the message counts all of them.
const MOST_LABELS: usize = 9;

/// A finding that may have the same cause as others.
pub(super) struct Alike {
    /// Its index among the findings.
    pub(super) finding: usize,
    /// The value as messages call it.
    pub(super) shown: String,
    pub(super) value: NodeId,
    cause: Cause,
}

enum Cause {
    /// A member is null and can be left out.
    Null(LeaveOut),
    /// An element of this list is wrong, and of this kind.
    Element(NodeId, Kind),
}

/// Reports a member that is null.
pub(super) fn null_member<const COLLECT: bool>(
    walk: &mut Walk<'_, COLLECT>,
    field: &Field,
    value: NodeId,
) -> Finding {
    if let Some(leave_out) = explain::leave_out(walk, false) {
        note(walk, walk.findings.len(), value, Cause::Null(leave_out));
    }
    explain::null_member(walk, field, value)
}

/// Notes that the element at hand is wrong, if that is the one thing that was
/// found in it.
pub(super) fn element<const COLLECT: bool>(
    walk: &mut Walk<'_, COLLECT>,
    shape: &ListShape,
    (list, element): (NodeId, NodeId),
    before: usize,
) {
    let [.., finding] = &walk.findings[before..] else { return };
    // Texts are too long each in its own way, but an id can only be no id.
    let is_id = matches!(walk.shape(shape.item), Shape::String(StringShape { pattern: Some(_), .. }));
    let is_kind = finding.rule == builtin::WRONG_TYPE || finding.rule == builtin::NULL_VALUE;
    let is_limit = walk.over.last().is_some_and(|&(text, _)| text == element);
    let is_alone = walk.findings.len() == before + 1 && (is_kind || is_id && !is_limit);
    // A fix that reaches further, as one that swaps two values, mends no other.
    let place = walk.doc.span(element);
    let reaches = |edit: &Edit| edit.span.start < place.start || place.end < edit.span.end;
    let is_own = finding.fix.as_ref().is_none_or(|fix| !fix.edits.iter().any(reaches));
    if is_alone && is_own && finding.pointer == pointer(walk) {
        note(walk, before, element, Cause::Element(list, walk.doc.node(element).kind));
    }
}

fn note<const COLLECT: bool>(walk: &mut Walk<'_, COLLECT>, finding: usize, value: NodeId, cause: Cause) {
    let shown = format!("`{}`", shown(walk));
    walk.alike.push(Alike { finding, shown, value, cause });
}

/// Makes one finding of those that have one cause.
pub(super) fn gather<const COLLECT: bool>(walk: &mut Walk<'_, COLLECT>) {
    let mut groups: Vec<Vec<Alike>> = Vec::new();
    for one in std::mem::take(&mut walk.alike) {
        match groups.iter_mut().find(|group| is_alike(&walk.findings, &group[0], &one)) {
            Some(group) => group.push(one),
            None => groups.push(vec![one]),
        }
    }
    let mut gone = BTreeSet::new();
    for mut group in groups {
        group.sort_by_key(|one| one.value);
        let [first, others @ ..] = &group[..] else { continue };
        if others.is_empty() {
            continue;
        }
        let related = others.iter().take(MOST_LABELS).map(|one| Related {
            pointer: walk.findings[one.finding].pointer.clone(),
            span: walk.findings[one.finding].span,
            message: match one.cause {
                Cause::Null(_) => format!("{} is null", one.shown),
                Cause::Element(..) => format!("{} likewise", one.shown),
            },
        });
        let related: Vec<Related> = related.collect();
        let mut merged = walk.findings[first.finding].clone();
        match first.cause {
            Cause::Null(_) => nulls(walk.doc, &mut merged, &group),
            Cause::Element(..) => elements(&walk.findings, &mut merged, &group),
        }
        merged.related.extend(related);
        walk.findings[first.finding] = merged;
        gone.extend(others.iter().map(|one| one.finding));
    }
    let mut index = 0..;
    walk.findings.retain(|_| index.next().is_none_or(|index| !gone.contains(&index)));
}

/// Whether two findings have one cause and can be mended in one way.
fn is_alike(findings: &[Finding], one: &Alike, other: &Alike) -> bool {
    let way_out = |one: &Alike| {
        let Finding { rule, help, fix, .. } = &findings[one.finding];
        // In YAML there may be help without a fix, and no more is alike then.
        (rule.clone(), help.is_some(), fix.as_ref().map(|fix| fix.safety))
    };
    let is_one_cause = match (&one.cause, &other.cause) {
        (Cause::Null(one), Cause::Null(other)) => one.safety == other.safety,
        (Cause::Element(one, kind), Cause::Element(other, other_kind)) => one == other && kind == other_kind,
        _ => false,
    };
    is_one_cause && way_out(one) == way_out(other)
}

/// Says of several members that they are null.
fn nulls(doc: Document<'_>, merged: &mut Finding, group: &[Alike]) {
    let ways_out =
        || group.iter().filter_map(|one| if let Cause::Null(out) = &one.cause { Some(out) } else { None });
    let names: Vec<String> = group.iter().map(|one| one.shown.clone()).collect();
    let names = some(&names, "and");
    let is_safe = ways_out().all(|out| out.safety == Safety::Safe);
    let title = if is_safe {
        merged.message = format!("{names} are null: members that are not set are left out");
        merged.help = Some("leave them out, or give them values".to_owned());
        "leave them out".to_owned()
    } else {
        let mut left_out: Vec<String> = ways_out().map(|out| format!("`{}`", out.shown)).collect();
        left_out.dedup();
        let left_out = some(&left_out, "and");
        merged.message = format!("{names} are null, but need values where they stand");
        merged.help = Some(format!("give them values, or leave {left_out} out"));
        format!("leave {left_out} out")
    };
    merged.fix = without(doc, ways_out()).map(|edits| Fix {
        title,
        safety: if is_safe { Safety::Safe } else { Safety::Unsafe },
        edits,
    });
}

/// The edits that remove several members together.
fn without<'o>(doc: Document<'_>, ways_out: impl Iterator<Item = &'o LeaveOut>) -> Option<Vec<Edit>> {
    let mut members: Vec<(NodeId, NodeId)> = ways_out.map(|out| (out.object, out.key)).collect();
    members.sort_by_key(|&(_, key)| key);
    let mut objects: Vec<(NodeId, Vec<NodeId>)> = Vec::new();
    // What stands inside another one goes with it.
    let mut end = NodeId(0);
    for (object, key) in members {
        if key < end {
            continue;
        }
        end = doc.node(doc.node(key).next).next;
        match objects.iter_mut().find(|(known, _)| *known == object) {
            Some((_, keys)) => keys.push(key),
            None => objects.push((object, vec![key])),
        }
    }
    let mut edits = Vec::new();
    for (object, keys) in objects {
        edits.extend(edits::remove_members(doc, object, &keys)?);
    }
    edits.sort_by_key(|edit| edit.span);
    Some(edits)
}

/// Says of several elements what was said of the first one.
fn elements(findings: &[Finding], merged: &mut Finding, group: &[Alike]) {
    let others = group.len() - 1;
    let the_others = if others == 1 { "the other one".to_owned() } else { format!("the other {others}") };
    merged.message = format!("{} (and {others} more like it)", merged.message);
    if let Some(help) = merged.help.as_mut().filter(|help| !help.ends_with('?')) {
        *help = format!("{help}, here and in {the_others}");
    }
    let Some(fix) = &mut merged.fix else { return };
    let fixes: Vec<&Fix> = group.iter().filter_map(|one| findings[one.finding].fix.as_ref()).collect();
    fix.title = if fixes.iter().all(|other| other.title == fix.title) {
        format!("{}, here and in {the_others}", fix.title)
    } else {
        format!("mend this one and {the_others}")
    };
    fix.edits = fixes.iter().flat_map(|fix| fix.edits.iter().cloned()).collect();
    fix.edits.sort_by_key(|edit| edit.span);
}
