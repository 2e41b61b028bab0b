//! The rules read as naively as possible: a walk over a value for each
//! statement, no tables, no sets of bits.
//!
//! It exists to disagree with the engine, so it shares nothing with it.

use std::collections::BTreeSet;

use serde_json::Value;
use tweetspec_runtime::Severity;
use tweetspec_spec::ir::{Atom, Count, Object, Path, Presence, Rule, RuleKind, Shape, Spec, Step, Test};

/// The ids of the presence rules of severity error that the value breaks under
/// the profile with this index. Rules about what stands in a text are left
/// out: the tables of predicates are the tests of those.
///
/// The value has to have the right shape, but for required fields.
pub fn broken<'a>(spec: &'a Spec, profile: usize, value: &Value) -> BTreeSet<&'a str> {
    let applies = |rule: &&Rule| {
        rule.severity == Severity::Error
            && (rule.profiles.is_empty() || rule.profiles.contains(&profile))
            && !rule.except.contains(&profile)
    };
    spec.rules
        .iter()
        .filter(applies)
        .filter(|rule| is_broken(rule, value))
        .map(|rule| rule.id.as_str())
        .collect()
}

fn is_broken(rule: &Rule, value: &Value) -> bool {
    match &rule.kind {
        RuleKind::Presence(presence) => {
            presence.is_portable()
                && places(value, &presence.scope.0).into_iter().any(|place| !holds(presence, place))
        }
        RuleKind::Limit { .. } | RuleKind::Refuse { .. } => false,
    }
}

/// Whether an object of the value lacks a required member.
pub fn lacks_required(spec: &Spec, value: &Value) -> bool {
    object_lacks(spec, &spec.root, value)
}

fn object_lacks(spec: &Spec, object: &Object, value: &Value) -> bool {
    object.fields.iter().any(|field| match value.get(&field.name) {
        Some(value) => shape_lacks(spec, &field.shape, value),
        None => field.required && value.is_object(),
    })
}

fn shape_lacks(spec: &Spec, shape: &Shape, value: &Value) -> bool {
    match shape {
        Shape::Object(object) => object_lacks(spec, object, value),
        Shape::List(list) => {
            value.as_array().into_iter().flatten().any(|element| shape_lacks(spec, &list.item, element))
        }
        Shape::Named(index) => shape_lacks(spec, &spec.types[*index].shape, value),
        Shape::Bool | Shape::Integer { .. } | Shape::String(_) | Shape::Choice(_) => false,
    }
}

/// Every value at a path.
fn places<'v>(value: &'v Value, path: &[Step]) -> Vec<&'v Value> {
    match path.split_first() {
        None => vec![value],
        Some((Step::Member(name), rest)) => {
            value.get(name).map_or_else(Vec::new, |value| places(value, rest))
        }
        Some((Step::Item, rest)) => {
            value.as_array().into_iter().flatten().flat_map(|element| places(element, rest)).collect()
        }
    }
}

fn holds(presence: &Presence, place: &Value) -> bool {
    let is_true = |atom: &Atom| states(atom, &presence.scope, place);
    if !presence.when.iter().all(|literal| is_true(&literal.atom) != literal.negated) {
        return true;
    }
    let (count, all) = (presence.group.iter().filter(|atom| is_true(atom)).count(), presence.group.len());
    match presence.count {
        Count::AtMostOne => count <= 1,
        Count::AtLeastOne => count >= 1,
        Count::ExactlyOne => count == 1,
        Count::AllOrNone => count == 0 || count == all,
        Count::All => count == all,
        Count::None => count == 0,
    }
}

fn states(atom: &Atom, scope: &Path, place: &Value) -> bool {
    let values = places(place, &atom.field.0[scope.0.len()..]);
    values.iter().any(|value| match &atom.test {
        Test::Set => !value.is_null(),
        Test::OneOf(wanted) => wanted.contains(value),
        Test::Is(_) | Test::Over { .. } => unreachable!("rules with such tests are left out"),
    })
}
