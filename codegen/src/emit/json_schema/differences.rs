//! What the engine refuses and the schema accepts: a closed list.

use serde_json::{Value, json};
use tweetspec_runtime::{Severity, builtin, table::Is};
use tweetspec_spec::ir::{Rule, RuleKind, Shape, Spec, Test};

use crate::walk::{objects, resolve};

/// Every difference, with its reason.
pub(super) fn all(spec: &Spec) -> Vec<Value> {
    let difference = |(rule, why): (&str, String)| json!({ "rule": rule, "why": why });
    let errors = spec.rules.iter().filter(|rule| rule.severity == Severity::Error);
    let own = errors.filter_map(|rule| Some((rule.id.as_str(), why(spec, rule)?)));
    builtin(spec).into_iter().chain(own).map(difference).collect()
}

/// The differences in rules that every specification has.
pub(super) fn builtin(spec: &Spec) -> Vec<(&'static str, String)> {
    let integers = integers(spec);
    let mut list = vec![
        (builtin::DUPLICATE_KEY, "A validator sees one of two members of the same name.".to_owned()),
        (builtin::LONE_SURROGATE, "A validator sees strings after their escapes were read.".to_owned()),
    ];
    if !integers.is_empty() {
        let why = "1.0 and 1e0 are integers for a schema; the engine wants digits alone.";
        list.push((builtin::INTEGER_NOTATION, why.to_owned()));
    }
    if integers.contains(&true) {
        let why =
            "A validator that holds numbers in 64-bit floating point rounds the bounds of 64-bit integers.";
        list.push((builtin::OUT_OF_RANGE, why.to_owned()));
    }
    list
}

/// Why the schema does not state a rule; `None` for one that it states.
pub(super) fn why(spec: &Spec, rule: &Rule) -> Option<String> {
    if rule.severity != Severity::Error {
        return Some("A schema refuses or accepts, and this is no error.".to_owned());
    }
    if !rule.refuses(0) {
        let profiles: Vec<&str> =
            rule.profiles.iter().map(|index| spec.profiles[*index].name.as_str()).collect();
        return Some(format!("It is checked under {} alone.", profiles.join(" and ")));
    }
    inexpressible(spec, &rule.kind)
}

/// Why no schema can state a rule; `None` for one that it states.
fn inexpressible(spec: &Spec, kind: &RuleKind) -> Option<String> {
    let measured = |measure: Option<usize>| match measure {
        Some(index) => {
            let measure = &spec.measures[index].name;
            format!("A schema counts characters; the limit is one of {measure} length.")
        }
        None => "A schema knows no limit under a condition.".to_owned(),
    };
    let asked = |is: Is| format!("A schema cannot ask whether a text is `{}`.", is.predicate.name());
    match kind {
        RuleKind::Limit { measure, .. } => measure.map(|_| measured(*measure)),
        RuleKind::Refuse { is, .. } => Some(asked(*is)),
        RuleKind::Presence(presence) => presence.atoms().find_map(|atom| match atom.test {
            Test::Set | Test::OneOf(_) => None,
            Test::Is(is) => Some(asked(is)),
            Test::Over { measure, .. } => Some(measured(measure)),
        }),
    }
}

/// For each integer of the body, whether it is without a bound.
fn integers(spec: &Spec) -> Vec<bool> {
    let mut shapes: Vec<&Shape> = objects(spec)
        .into_iter()
        .flat_map(|place| place.object.fields.iter().map(|field| &field.shape))
        .collect();
    let mut found = Vec::new();
    while let Some(shape) = shapes.pop() {
        match resolve(spec, shape) {
            Shape::Integer { min, max } => found.push(min.is_none() || max.is_none()),
            Shape::List(list) => shapes.push(&list.item),
            _ => {}
        }
    }
    found
}
