//! How long a text is under each limit that a field has.

use super::Checker;
use crate::measure::Measured;
use crate::table::{MeasureLimit, Rule, Shape};

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
        let Some(Shape::String(string)) = field.map(|field| shape(field.shape)) else { return Vec::new() };
        let length = |limit: &MeasureLimit| {
            let rule = &table.rules[usize::from(limit.rule.0)];
            let measure = &table.measures[usize::from(limit.measure.0)];
            self.checks(rule).then(|| Length {
                rule,
                measure: measure.name(),
                limit: limit.max,
                measured: measure.measure(text, limit.max),
            })
        };
        string.limits.iter().filter_map(length).collect()
    }
}
