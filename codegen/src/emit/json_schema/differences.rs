//! What the engine refuses and the schema accepts: a closed list.

use serde_json::{Value, json};
use tweetspec_runtime::{Severity, builtin, table::Is};
use tweetspec_spec::ir::{RuleKind, Shape, Spec, Test};

use crate::{
    home::refuses_by_default,
    walk::{objects, resolve},
};

/// Every difference, with its reason.
pub(super) fn all(spec: &Spec) -> Vec<Value> {
    let integers = integers(spec);
    let difference = |rule: &str, why: String| json!({ "rule": rule, "why": why });
    let mut list = vec![
        difference(
            builtin::DUPLICATE_KEY,
            "A validator sees one of two members of the same name.".to_owned(),
        ),
        difference(
            builtin::LONE_SURROGATE,
            "A validator sees strings after their escapes were read.".to_owned(),
        ),
    ];
    if !integers.is_empty() {
        let why = "1.0 and 1e0 are integers for a schema; the engine wants digits alone.";
        list.push(difference(builtin::INTEGER_NOTATION, why.to_owned()));
    }
    if integers.contains(&true) {
        let why =
            "A validator that holds numbers in 64-bit floating point rounds the bounds of 64-bit integers.";
        list.push(difference(builtin::OUT_OF_RANGE, why.to_owned()));
    }
    for rule in spec.rules.iter().filter(|rule| rule.severity == Severity::Error) {
        if !refuses_by_default(rule) {
            let profiles: Vec<&str> =
                rule.profiles.iter().map(|index| spec.profiles[*index].name.as_str()).collect();
            list.push(difference(&rule.id, format!("It is checked under {} alone.", profiles.join(" and "))));
        } else if let Some(why) = inexpressible(spec, &rule.kind) {
            list.push(difference(&rule.id, why));
        }
    }
    list
}

/// Why no schema can state a rule; `None` for one that it states.
pub(super) fn inexpressible(spec: &Spec, kind: &RuleKind) -> Option<String> {
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
