//! What fields and conditions are called in messages.

use crate::check::bits::{Set, atoms};
use crate::check::fill;
use crate::check::locate::{listed, pointer_to};
use crate::check::state::Frame;
use crate::check::walk::Walk;
use crate::pointer::push_token;
use crate::table::{Atom, AtomId, Clause, Scope, Test, Text, Value};

/// What the choice to keep a member is called.
pub(crate) fn choice_name(atom: &Atom) -> String {
    atom.path.join(".")
}

pub(super) fn atom_pointer<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    frame: Frame<'_>,
    atom: AtomId,
) -> String {
    let mut pointer = pointer_to(walk, frame.depth);
    for name in frame.scope.atoms[usize::from(atom.0)].path.iter() {
        push_token(&mut pointer, name);
    }
    pointer
}

/// An atom as messages call it: `` `media.media_ids` `` or `` `speed` "fast" ``.
pub(super) fn atom_shown(atom: &Atom) -> String {
    test_shown(&atom.path, &atom.test)
}

/// Atoms as messages call them.
pub(super) fn names_of(frame: Frame<'_>, ids: impl Iterator<Item = AtomId>) -> Vec<String> {
    ids.map(|id| atom_shown(&frame.scope.atoms[usize::from(id.0)])).collect()
}

/// A template of a rule with the names filled in that a clause speaks of.
pub(super) fn filled<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    frame: Frame<'_>,
    clause: &Clause,
    template: &str,
) -> String {
    let holds = |atom: &AtomId| frame.words.contains(walk.bits(), Set::True, *atom);
    let group = || atoms(&clause.group);
    let some = |names: Vec<String>| if names.is_empty() { "none".into() } else { listed(&names, "and") };
    fill::filled(template, |name| {
        Some(match name {
            "set" => some(names_of(frame, group().filter(holds))),
            "missing" => some(names_of(frame, group().filter(|atom| !holds(atom)))),
            "all" => listed(&names_of(frame, group()), "or"),
            "when" => listed(&names_of(frame, atoms(&clause.when)), "and"),
            "noun" => walk.table.noun.to_string(),
            _ => return None,
        })
    })
}

/// As [`atom_shown`], from an object on the way downwards.
pub(super) fn shown_from(scope: &Scope, atom: AtomId, depth: usize) -> String {
    let atom = &scope.atoms[usize::from(atom.0)];
    test_shown(&atom.path[depth..], &atom.test)
}

fn test_shown(path: &[Text], test: &Test) -> String {
    let path = path.join(".");
    match test {
        // Most conditions are of this kind.
        Test::Set => ["`", &path, "`"].concat(),
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
