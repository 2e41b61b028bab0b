//! What a violated clause says: what is there, what it demands or rules out,
//! and the ways out.

use super::shown::{atom_pointer, atom_shown, choice_name, filled, names_of, shown_from};
use crate::check::bits::{Set, atoms};
use crate::check::edits;
use crate::check::locate::{Descent, container_span, descend, listed, opening, pointer_to};
use crate::check::state::Frame;
use crate::check::walk::Walk;
use crate::finding::{Choice, Finding, Fix, Related, Safety};
use crate::pointer::push_token;
use crate::span::Span;
use crate::table::{AtomId, Clause, Rule, Text};
use crate::tape::NodeId;

/// An atom and the place that makes it true.
struct Place {
    atom: AtomId,
    key: NodeId,
}

pub(super) fn explain<const COLLECT: bool>(
    walk: &mut Walk<'_, COLLECT>,
    frame: Frame<'_>,
    clause: &Clause,
    rule: &Rule,
) -> Finding {
    let walk = &*walk;
    let holds = |atom: &AtomId| frame.words.contains(walk.bits(), Set::True, *atom);
    let place = |atom: AtomId| walk.place(frame, atom).map(|key| Place { atom, key });
    let lacking: Vec<AtomId> = atoms(&clause.group).filter(|atom| !holds(atom)).collect();
    let mut group: Vec<Place> = atoms(&clause.group).filter(holds).filter_map(place).collect();
    group.sort_by_key(|place| place.key);
    let mut when: Vec<Place> = atoms(&clause.when).filter_map(place).collect();
    when.sort_by_key(|place| place.key);

    let fill = |template: &str| filled(walk, frame, clause, template);
    let mut finding = Finding {
        severity: rule.severity,
        pointer: pointer_to(walk, frame.depth),
        notes: rule.notes.iter().map(ToString::to_string).collect(),
        help: Some(fill(&rule.help)).filter(|help| !help.is_empty()),
        ..Finding::error(rule.id.clone(), opening(walk.doc, frame.object), fill(&rule.message))
    };
    let path = |atom: AtomId| &frame.scope.atoms[usize::from(atom.0)].path;
    let name = |place: &Place| atom_shown(&frame.scope.atoms[usize::from(place.atom.0)]);
    let relate = |place: &Place| Related {
        pointer: atom_pointer(walk, frame, place.atom),
        span: walk.doc.span(place.key),
        message: format!("{} is set here", name(place)),
    };
    let too_many = group.len() > usize::from(clause.max);
    if too_many {
        finding.choices = choices(walk, frame, clause, &group);
        // The later member is the one that made it wrong.
        let last = group.pop().expect("more members than a maximum are at least one");
        finding.pointer = atom_pointer(walk, frame, last.atom);
        finding.span = walk.doc.span(last.key);
        // What the member stands in is no neighbour of it.
        when.retain(|place| !path(last.atom).starts_with(path(place.atom)));
        // Where none of the group may be there, the condition rules it out and
        // not the rest of the group.
        let others: Vec<String> = if clause.max == 0 { &when } else { &group }.iter().map(name).collect();
        if !others.is_empty() {
            finding.label = Some(format!("cannot stand beside {}", listed(&others, "and")));
        }
        finding.related = when.iter().chain(&group).map(relate).collect();
    } else {
        // What is there demands what is missing.
        let mut there: Vec<Place> = when.into_iter().chain(group).collect();
        let last = if clause.min == 1 { "or" } else { "and" };
        let mut needed = names_of(frame, lacking.iter().copied());
        if there.is_empty() {
            finding.span = container_span_at(walk, frame);
        } else {
            let first = there.remove(0);
            finding.pointer = atom_pointer(walk, frame, first.atom);
            finding.span = walk.doc.span(first.key);
            finding.related = there.iter().map(relate).collect();
            // Inside the object that is underlined, short names will do.
            if lacking.iter().all(|&atom| path(atom).starts_with(path(first.atom))) {
                let depth = path(first.atom).len();
                needed = lacking.iter().map(|&atom| shown_from(frame.scope, atom, depth)).collect();
            } else {
                finding.related.extend(absent(walk, frame, &lacking, last));
            }
        }
        finding.fix = inserted(walk, frame, rule, &lacking);
        // The message of the rule often says the same.
        let label = format!("needs {}", listed(&needed, last));
        finding.label = (!finding.message.contains(&label)).then_some(label);
    }
    finding.related.sort_by_key(|related| related.span);
    finding.related.dedup();
    finding
}

/// Writes what the rule suggests for the fields that are missing, into an
/// object that is there.
fn inserted<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    frame: Frame<'_>,
    rule: &Rule,
    lacking: &[AtomId],
) -> Option<Fix> {
    let [only] = lacking else { return None };
    let path = &frame.scope.atoms[usize::from(only.0)].path;
    let insert = rule.insert.iter().find(|insert| insert.path == *path)?;
    let object = object_of(walk, frame, path)?;
    let name = path.last()?;
    let edit = edits::appended(walk.doc, object, &[(name.clone(), insert.json.to_string())])?;
    let title = format!("add `{name}`: {}", insert.json);
    Some(Fix { title, safety: Safety::Unsafe, edits: vec![edit] })
}

/// How often a key may be there whose member goes. Whoever repeats it more often
/// has sent something else altogether.
const MOST_TWINS: usize = 10;

/// The object of an atom's field, and the keys of the members that go with it:
/// a key that is there twice goes twice.
fn twins<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    frame: Frame<'_>,
    place: &Place,
) -> Option<(NodeId, Vec<NodeId>)> {
    let path = &frame.scope.atoms[usize::from(place.atom.0)].path;
    let object = object_of(walk, frame, path)?;
    let name = path.last()?;
    let members = walk.doc.members(object).map(|(key, _)| key);
    let twins: Vec<NodeId> = members.filter(|&key| walk.doc.key_is(key, name)).take(MOST_TWINS + 1).collect();
    // Of an object that is there twice, the other one was found; that it is
    // there twice is to be mended first.
    (twins.len() <= MOST_TWINS && twins.contains(&place.key)).then_some((object, twins))
}

/// Where one of a group may stay, each is a choice: the others go.
fn choices<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    frame: Frame<'_>,
    clause: &Clause,
    group: &[Place],
) -> Vec<Choice> {
    if clause.max != 1 {
        return Vec::new();
    }
    let twins: Vec<_> = group.iter().map(|place| twins(walk, frame, place)).collect();
    let choice = |kept: &Place| {
        let mut edits = Vec::new();
        // Members of one object go together: their commas are shared.
        let mut objects: Vec<(NodeId, Vec<NodeId>)> = Vec::new();
        for (_, twins) in group.iter().zip(&twins).filter(|(place, _)| place.atom != kept.atom) {
            let (object, twins) = twins.as_ref()?;
            match objects.iter_mut().find(|(known, _)| known == object) {
                Some((_, keys)) => keys.extend(twins),
                None => objects.push((*object, twins.clone())),
            }
        }
        for (object, keys) in objects {
            edits.extend(edits::remove_members(walk.doc, object, &keys)?);
        }
        edits.sort_by_key(|edit| edit.span);
        let name = choice_name(&frame.scope.atoms[usize::from(kept.atom.0)]);
        let fix = Fix { title: format!("keep {name}"), safety: Safety::Unsafe, edits };
        Some(Choice { name, fix })
    };
    group.iter().filter_map(choice).collect()
}

/// The object in which a field of the scope stands, or would.
pub(super) fn object_of<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    frame: Frame<'_>,
    path: &[Text],
) -> Option<NodeId> {
    let (_, around) = path.split_last()?;
    let Descent { object, depth, .. } = descend(walk.doc, frame.object, around.iter().map(|name| &**name));
    (depth == around.len()).then_some(object)
}

fn container_span_at<const COLLECT: bool>(walk: &Walk<'_, COLLECT>, frame: Frame<'_>) -> Span {
    if walk.depth() == frame.depth {
        container_span(walk, frame.object)
    } else {
        opening(walk.doc, frame.object)
    }
}

/// Where missing fields would have to stand, each time in the nearest object
/// on the way that is there; fields of one object are named together.
fn absent<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    frame: Frame<'_>,
    lacking: &[AtomId],
    last: &str,
) -> Vec<Related> {
    let mut places: Vec<(Related, Vec<String>)> = Vec::new();
    for atom in lacking {
        let path = &frame.scope.atoms[usize::from(atom.0)].path;
        let around = &path[..path.len().saturating_sub(1)];
        let way = descend(walk.doc, frame.object, around.iter().map(|name| &**name));
        let mut pointer = pointer_to(walk, frame.depth);
        around[..way.depth].iter().for_each(|name| push_token(&mut pointer, name));
        let span = way.key.map_or_else(|| opening(walk.doc, frame.object), |key| walk.doc.span(key));
        let shown = atom_shown(&frame.scope.atoms[usize::from(atom.0)]);
        // In YAML an object and the one at its first key begin at one place.
        match places.iter_mut().find(|(place, _)| place.pointer == pointer) {
            Some((_, names)) => names.push(shown),
            None => places.push((Related { pointer, span, message: String::new() }, vec![shown])),
        }
    }
    let named = places.into_iter().map(|(mut place, names)| {
        let verb = if names.len() > 1 && last == "and" { "are" } else { "is" };
        place.message = format!("{} {verb} missing here", listed(&names, last));
        place
    });
    named.collect()
}
