//! Rules over several fields, decided when the object of their scope ends.
//!
//! While findings are collected an atom may be unknown, because the value that
//! it reads is itself wrong or because a misnamed member stands for its field.
//! A clause reports only what is wrong whatever the unknown atoms are.

mod explain;
mod nulls;
mod shown;

use super::bits::{Set, Words, atoms, size};
use super::explain::over_limit;
use super::locate::names_to;
use super::state::{Frame, Missing};
use super::walk::Walk;
use crate::finding::{Finding, Severity};
use crate::table::{AtomId, Clause, Mask, MeasureId, Rule, Test};
use crate::tape::NodeId;
use explain::explain;
use shown::atom_pointer;

pub(crate) use shown::choice_name;

/// Decides every clause of the scope; false if one of severity error is
/// violated.
pub(super) fn decide<'a, const COLLECT: bool>(walk: &mut Walk<'a, COLLECT>, frame: Frame<'a>) -> bool {
    if COLLECT {
        mark_meant(walk, frame);
    }
    let mut valid = true;
    for clause in frame.scope.clauses.iter() {
        // Most conditions do not hold, and finding that out costs least.
        if !frame.words.holds_all(walk.bits(), &clause.when) {
            continue;
        }
        // What is violated whatever the unknown atoms are is so without them, and
        // counting costs less than asking for the rule.
        if !violated::<false>(clause, false, frame.words, walk.bits()) {
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
            } else if !nulls::say_why(walk, frame, clause, rule) {
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
    if words.count(bits, &clause.when_not) > 0 {
        return false;
    }
    let count = words.count(bits, &clause.group);
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
