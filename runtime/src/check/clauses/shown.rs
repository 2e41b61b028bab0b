//! What fields and conditions are called in messages.

use crate::check::bits::{Set, atoms};
use crate::check::locate::{listed, pointer_to};
use crate::check::state::Frame;
use crate::check::walk::Walk;
use crate::pointer::push_token;
use crate::table::{Atom, AtomId, Clause, Scope, Test, Value};

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
    test_shown(&atom.path.join("."), &atom.test)
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
    let set = names_of(frame, atoms(&clause.group).filter(holds));
    let missing = names_of(frame, atoms(&clause.group).filter(|atom| !holds(atom)));
    let all = names_of(frame, atoms(&clause.group));
    let condition = names_of(frame, atoms(&clause.when));
    template
        .replace("{set}", &listed(&set, "and"))
        .replace("{missing}", &listed(&missing, "and"))
        .replace("{all}", &listed(&all, "or"))
        .replace("{when}", &listed(&condition, "and"))
        .replace("{noun}", &walk.table.noun)
}

/// As [`atom_shown`], from an object on the way downwards.
pub(super) fn shown_from(scope: &Scope, atom: AtomId, depth: usize) -> String {
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
