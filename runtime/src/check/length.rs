//! How long a text is under each limit that a field has.

use super::Checker;
use super::bits::atoms;
use crate::measure::Measured;
use crate::table::{Atom, Clause, MeasureLimit, Rule, Scope, Shape, Test};

/// The length of a text under one limit of a field.
#[derive(Clone, Debug, PartialEq)]
pub struct Length<'t> {
    /// The rule that the limit belongs to.
    pub rule: &'t Rule,
    /// The name of the measure, for example `chars`.
    pub measure: &'t str,
    /// The largest length allowed.
    pub limit: u32,
    /// The length, and how it adds up.
    pub measured: Measured,
}

impl Length<'_> {
    /// Whether the text is within the limit.
    pub const fn fits(&self) -> bool {
        self.measured.total <= self.limit
    }
}

impl<'t> Checker<'t> {
    /// Measures a text as if it were the value of a field of the root object,
    /// once for each limit of that field that the profiles of this checker
    /// have, in the order of the specification.
    ///
    /// Empty for a field that is not there, is no string, or has no limit.
    pub fn lengths(&self, field: &str, text: &str) -> Vec<Length<'t>> {
        let table = self.table;
        let shape = |id: crate::table::ShapeId| &table.shapes[usize::from(id.0)];
        let Shape::Object(root) = shape(table.root) else { return Vec::new() };
        let field = root.fields.iter().find(|candidate| candidate.name == field);
        let Some(field) = field else { return Vec::new() };
        let Shape::String(string) = shape(field.shape) else { return Vec::new() };
        let conditional = root
            .scope
            .map_or_else(Vec::new, |scope| conditional(&table.scopes[usize::from(scope.0)], &field.name));
        let mut limits: Vec<MeasureLimit> = string.limits.iter().cloned().chain(conditional).collect();
        limits.sort_by_key(|limit| limit.rule.0);
        let mut lengths: Vec<Length<'t>> = Vec::new();
        for MeasureLimit { rule, measure, max } in limits {
            let rule = &table.rules[usize::from(rule.0)];
            let measure = &table.measures[usize::from(measure.0)];
            // Two rules may set one limit, each under a condition of its own.
            let known = |length: &Length<'_>| (length.measure, length.limit) == (measure.name(), max);
            if self.checks(rule) && !lengths.iter().any(known) {
                let measured = measure.measure(text, max);
                lengths.push(Length { rule, measure: measure.name(), limit: max, measured });
            }
        }
        lengths
    }
}

/// The limits of a member of the root that hold under a condition.
fn conditional(scope: &Scope, field: &str) -> Vec<MeasureLimit> {
    let limit = |clause: &Clause| {
        atoms(&clause.when).find_map(|atom| match &scope.atoms[usize::from(atom.0)] {
            Atom { path, test: Test::Over { measure, max } } if path.iter().eq([field]) => {
                Some(MeasureLimit { rule: clause.rule, measure: *measure, max: *max })
            }
            _ => None,
        })
    };
    scope.clauses.iter().filter_map(limit).collect()
}
