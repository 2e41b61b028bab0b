//! Rules that miss a field whose member is there and null.

use super::explain::object_of;
use super::shown::filled;
use crate::builtin;
use crate::check::bits::{Set, atoms};
use crate::check::gather::Alike;
use crate::check::state::Frame;
use crate::check::walk::Walk;
use crate::finding::Severity;
use crate::table::{AtomId, Clause, Rule};

/// Lets the finding about a null say what a rule demands, if the null is why
/// the rule is violated: they are one mistake. False if there is no such
/// finding.
pub(super) fn say_why<const COLLECT: bool>(
    walk: &mut Walk<'_, COLLECT>,
    frame: Frame<'_>,
    clause: &Clause,
    rule: &Rule,
) -> bool {
    let lacks = |atom: &AtomId| !frame.words.contains(walk.bits(), Set::True, *atom);
    let there = atoms(&clause.group).filter(|atom| !lacks(atom)).count();
    if rule.severity < Severity::Error || there >= usize::from(clause.min) {
        return false;
    }
    let null = atoms(&clause.group).filter(lacks).find_map(|atom| null_at(walk, frame, atom));
    let Some(index) = null else { return false };
    let (message, help) =
        (filled(walk, frame, clause, &rule.message), filled(walk, frame, clause, &rule.help));
    // With the member left out, the rule would be violated all the same.
    let alike = walk.alike.remove(index);
    let finding = &mut walk.findings[alike.finding];
    finding.message = format!("{} is null, and {message}", alike.shown);
    finding.help = Some(help).filter(|help| !help.is_empty());
    finding.fix = None;
    true
}

/// Which of the noted findings is about the null in the place of a field.
fn null_at<const COLLECT: bool>(walk: &Walk<'_, COLLECT>, frame: Frame<'_>, atom: AtomId) -> Option<usize> {
    let path = &frame.scope.atoms[usize::from(atom.0)].path;
    let object = object_of(walk, frame, path)?;
    let name = path.last()?;
    let (_, value) = walk.doc.members(object).find(|&(key, _)| walk.doc.key_is(key, name))?;
    // What was noted inside the object of the scope stands at the end.
    let is_inside = |(_, alike): &(usize, &Alike)| alike.value > frame.object;
    let is_it = |(_, alike): &(usize, &Alike)| {
        alike.value == value && walk.findings[alike.finding].rule == builtin::NULL_VALUE
    };
    let inside = walk.alike.iter().enumerate().rev().take_while(is_inside);
    inside.filter(is_it).map(|(index, _)| index).next()
}
