//! Rules over several fields, decided when the object of their scope ends.
//!
//! While findings are collected an atom may be unknown, because the value that
//! it reads is itself wrong or because a misnamed member stands for its field.
//! A clause reports only what is wrong whatever the unknown atoms are.

use super::bits::{Set, Words, atoms, size};
use super::edits;
use super::explain::over_limit;
use super::locate::{container_span, listed, names_to, opening, pointer_to};
use super::state::{Frame, Missing};
use super::walk::Walk;
use crate::finding::{Choice, Finding, Fix, Related, Safety, Severity};
use crate::pointer::push_token;
use crate::span::Span;
use crate::table::{Atom, AtomId, Clause, Mask, MeasureId, Rule, Scope, Test, Text, Value};
use crate::tape::{Kind, NodeId};

/// Decides every clause of the scope; false if one of severity error is
/// violated.
pub(super) fn decide<'a, const COLLECT: bool>(walk: &mut Walk<'a, COLLECT>, frame: Frame<'a>) -> bool {
    if COLLECT {
        mark_meant(walk, frame);
    }
    let mut valid = true;
    for clause in frame.scope.clauses.iter() {
        // Most conditions do not hold, and finding that out costs least.
        if !frame.words.holds_all(walk.bits(), Set::True, &clause.when) {
            continue;
        }
        // A verdict knows no unknown atoms, so counting comes before the rule.
        if !COLLECT && !violated::<false>(clause, false, frame.words, walk.bits()) {
            continue;
        }
        let Some(rule) = walk.asked(clause.rule) else { continue };
        let fatal = rule.severity == Severity::Error;
        // A limit speaks of its text, and not of what would lift it.
        let says_why = fatal && wants_all(clause) && limit_of(frame, clause).is_none();
        if violated::<COLLECT>(clause, says_why, frame.words, walk.bits()) {
            if !COLLECT {
                return false;
            }
            valid &= !fatal;
            if let Some((value, finding)) = too_long(walk, frame, clause, rule) {
                walk.report_over(value, finding);
            } else {
                walk.report(rule.severity, |walk| explain(walk, frame, clause, rule));
            }
            if says_why {
                supersede(walk, frame, clause);
            }
        }
    }
    valid
}

/// Whether a clause whose condition holds is violated, whatever the unknown
/// atoms are.
fn violated<const COLLECT: bool>(clause: &Clause, says_why: bool, words: Words, bits: &[u64]) -> bool {
    if words.count(bits, Set::True, &clause.when_not) > 0 {
        return false;
    }
    let count = words.count(bits, Set::True, &clause.group);
    let (min, max) = (u32::from(clause.min), u32::from(clause.max));
    let fine = |count: u32| (min..=max).contains(&count) || (clause.or_none && count == 0);
    if !COLLECT {
        return !fine(count);
    }
    let unknown =
        |mask: &Mask, set| atoms(mask).filter(move |&atom| open(words, bits, set, atom)).count() as u32;
    if unknown(&clause.when_not, Set::Unknown) + unknown(&clause.when_not, Set::Missing) > 0 {
        return false;
    }
    // A field that is reported missing is missing for a clause that wants all
    // of its group, since that clause says why. Any other clause waits, and so
    // does a mere warning: it must not take the place of an error.
    let missing = if says_why { 0 } else { unknown(&clause.group, Set::Missing) };
    let spare = unknown(&clause.group, Set::Unknown) + missing;
    !(count..=count + spare).any(fine)
}

/// Whether the atom is in the set and not known to be true.
fn open(words: Words, bits: &[u64], set: Set, atom: AtomId) -> bool {
    words.contains(bits, set, atom) && !words.contains(bits, Set::True, atom)
}

/// An atom cannot be known when a misnamed member stands for its field, for a
/// field around it or for one inside it.
fn mark_meant<'a, const COLLECT: bool>(walk: &mut Walk<'a, COLLECT>, frame: Frame<'a>) {
    if walk.meant.is_empty() {
        return;
    }
    let prefix = names_to(walk, frame.depth);
    for (index, atom) in frame.scope.atoms.iter().enumerate() {
        let path: Vec<&str> =
            prefix.iter().map(String::as_str).chain(atom.path.iter().map(|name| &**name)).collect();
        let touched =
            walk.meant.iter().any(|meant| meant.iter().zip(&path).all(|(meant, name)| meant == name));
        if touched {
            frame.words.insert(walk.bits_mut(), Set::Unknown, AtomId(index as u16));
        }
    }
}

/// A violated clause that wants all of its group names the missing fields
/// itself, so they are not reported once more.
fn supersede<'a, const COLLECT: bool>(walk: &mut Walk<'a, COLLECT>, frame: Frame<'a>, clause: &Clause) {
    for atom in atoms(&clause.group) {
        let missing = walk.missing.iter_mut().skip(frame.missing);
        for Missing { fields, .. } in missing {
            fields.retain(|field| field.set != Some(atom));
        }
    }
}

/// Whether a clause wants every member of its group.
fn wants_all(clause: &Clause) -> bool {
    u32::from(clause.min) == size(&clause.group)
}

/// The atom, the measure and the limit of a clause that is a limit with a
/// condition.
fn limit_of(frame: Frame<'_>, clause: &Clause) -> Option<(AtomId, MeasureId, u32)> {
    atoms(&clause.when).find_map(|atom| match frame.scope.atoms[usize::from(atom.0)].test {
        Test::Over { measure, max } => Some((atom, measure, max)),
        _ => None,
    })
}

/// What a limit with a condition says: the text that is too long, and how much
/// of it. `None` for a clause that is no limit.
fn too_long<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    frame: Frame<'_>,
    clause: &Clause,
    rule: &Rule,
) -> Option<(NodeId, Finding)> {
    let (atom, measure, max) = limit_of(frame, clause)?;
    // A value follows its key.
    let value = walk.doc.node(walk.place(frame, atom)?).next;
    let place = (value, &*walk.doc.text(value), atom_pointer(walk, frame, atom));
    Some((value, over_limit(walk, rule, (measure, max), place)))
}

/// An atom and the place that makes it true.
struct Place {
    atom: AtomId,
    key: NodeId,
}

fn explain<const COLLECT: bool>(
    walk: &mut Walk<'_, COLLECT>,
    frame: Frame<'_>,
    clause: &Clause,
    rule: &Rule,
) -> Finding {
    let walk = &*walk;
    let holds = |atom: &AtomId| frame.words.contains(walk.bits(), Set::True, *atom);
    let place = |atom: AtomId| walk.place(frame, atom).map(|key| Place { atom, key });
    let set: Vec<AtomId> = atoms(&clause.group).filter(holds).collect();
    let missing: Vec<AtomId> = atoms(&clause.group).filter(|atom| !holds(atom)).collect();
    let mut group: Vec<Place> = set.iter().copied().filter_map(place).collect();
    group.sort_by_key(|place| place.key);
    let mut when: Vec<Place> = atoms(&clause.when).filter_map(place).collect();
    when.sort_by_key(|place| place.key);

    let shown = |ids: &mut dyn Iterator<Item = AtomId>| -> Vec<String> {
        ids.map(|id| atom_shown(&frame.scope.atoms[usize::from(id.0)])).collect()
    };
    let (set, missing) = (shown(&mut set.into_iter()), shown(&mut missing.into_iter()));
    let all = shown(&mut atoms(&clause.group));
    let condition = shown(&mut atoms(&clause.when));
    let fill = |template: &str| {
        template
            .replace("{set}", &listed(&set, "and"))
            .replace("{missing}", &listed(&missing, "and"))
            .replace("{all}", &listed(&all, "or"))
            .replace("{when}", &listed(&condition, "and"))
            .replace("{noun}", &walk.table.noun)
    };
    let mut finding = Finding {
        rule: rule.id.clone(),
        severity: rule.severity,
        pointer: pointer_to(walk, frame.depth),
        span: opening(walk.doc, frame.object),
        message: fill(&rule.message),
        label: None,
        notes: rule.notes.iter().map(ToString::to_string).collect(),
        help: Some(fill(&rule.help)).filter(|help| !help.is_empty()),
        fix: None,
        choices: Vec::new(),
        related: Vec::new(),
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
        let lacking: Vec<AtomId> = atoms(&clause.group).filter(|atom| !holds(atom)).collect();
        let mut needed = missing;
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
    let edit = edits::add_member(walk.doc, object, name, &insert.json)?;
    let title = format!("add `{name}`: {}", insert.json);
    Some(Fix { title, safety: Safety::Unsafe, edits: vec![edit] })
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
    let choice = |kept: &Place| {
        let mut edits = Vec::new();
        // Members of one object go together: their commas are shared.
        let mut objects: Vec<(NodeId, Vec<NodeId>)> = Vec::new();
        for place in group.iter().filter(|place| place.atom != kept.atom) {
            let path = &frame.scope.atoms[usize::from(place.atom.0)].path;
            let object = object_of(walk, frame, path)?;
            // A key that is there twice goes twice.
            let name = frame.scope.atoms[usize::from(place.atom.0)].path.last()?;
            let members = walk.doc.members(object).map(|(key, _)| key);
            let twins: Vec<NodeId> = members.filter(|&key| walk.doc.key_is(key, name)).collect();
            // Of an object that is there twice, the other one was found; that
            // it is there twice is to be mended first.
            if !twins.contains(&place.key) {
                return None;
            }
            match objects.iter_mut().find(|(known, _)| *known == object) {
                Some((_, keys)) => keys.extend(twins),
                None => objects.push((object, twins)),
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

/// What the choice to keep a member is called.
pub(crate) fn choice_name(atom: &Atom) -> String {
    atom.path.join(".")
}

/// The object in which a field of the scope stands, or would.
fn object_of<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    frame: Frame<'_>,
    path: &[Text],
) -> Option<NodeId> {
    let mut object = frame.object;
    for name in path.iter().take(path.len().saturating_sub(1)) {
        object = walk.doc.members(object).find(|&(key, _)| walk.doc.key_is(key, name))?.1;
        if walk.doc.node(object).kind != Kind::Object {
            return None;
        }
    }
    Some(object)
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
        let mut object = frame.object;
        let mut pointer = pointer_to(walk, frame.depth);
        let mut span = opening(walk.doc, object);
        for name in path.iter().take(path.len().saturating_sub(1)) {
            let found = walk.doc.members(object).find(|&(key, _)| walk.doc.key_is(key, name));
            let Some((key, value)) = found.filter(|&(_, value)| walk.doc.node(value).kind == Kind::Object)
            else {
                break;
            };
            (object, span) = (value, walk.doc.span(key));
            push_token(&mut pointer, name);
        }
        let shown = atom_shown(&frame.scope.atoms[usize::from(atom.0)]);
        match places.iter_mut().find(|(place, _)| place.span == span) {
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

fn atom_pointer<const COLLECT: bool>(walk: &Walk<'_, COLLECT>, frame: Frame<'_>, atom: AtomId) -> String {
    let mut pointer = pointer_to(walk, frame.depth);
    for name in frame.scope.atoms[usize::from(atom.0)].path.iter() {
        push_token(&mut pointer, name);
    }
    pointer
}

/// An atom as messages call it: `` `media.media_ids` `` or `` `speed` "fast" ``.
fn atom_shown(atom: &Atom) -> String {
    test_shown(&atom.path.join("."), &atom.test)
}

/// As [`atom_shown`], from an object on the way downwards.
fn shown_from(scope: &Scope, atom: AtomId, depth: usize) -> String {
    let atom = &scope.atoms[usize::from(atom.0)];
    test_shown(&atom.path[depth..].join("."), &atom.test)
}

fn test_shown(path: &str, test: &Test) -> String {
    match test {
        Test::Set => format!("`{path}`"),
        Test::OneOf(values) => {
            let values: Vec<String> = values.iter().map(value_shown).collect();
            format!("`{path}` {}", listed(&values, "or"))
        }
        Test::Is(is) => format!("`{path}` ({})", is.predicate.name()),
        Test::Over { max, .. } => format!("`{path}` over {max}"),
    }
}

fn value_shown(value: &Value) -> String {
    match value {
        Value::Bool(value) => value.to_string(),
        Value::Integer(value) => value.to_string(),
        Value::String(value) => format!("\"{value}\""),
    }
}
