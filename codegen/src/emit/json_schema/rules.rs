//! Schemas of rules.
//!
//! A validator points at the smallest schema that failed, so a rule is written
//! with the keyword that fails at the member in question: `false` for a member
//! that may not be there, `dependentRequired` for one that is missing.

use serde_json::{Map, Value, json};
use tweetspec_spec::ir::{Atom, Count, Literal, Object, Path, Rule, RuleKind, Spec, Step, Test};

use super::shapes::keyword;
use crate::{
    home::{Local, local_rules},
    walk::below,
};

/// The rules that the schema of an object states, each with its schema.
///
/// A schema knows no profiles and no warnings: it states what is refused under
/// the default profile.
pub(super) fn of<'a>(spec: &'a Spec, object: &Object) -> Vec<(&'a Rule, Map<String, Value>)> {
    let locals = local_rules(spec);
    let mut found = Vec::new();
    for rule in spec.rules.iter().filter(|rule| rule.refuses(0)) {
        let local = locals.iter().find(|local| local.rule.id == rule.id);
        match &rule.kind {
            RuleKind::Limit { field, measure: None, max } => {
                if let Some(schema) = limit(field, *max, object) {
                    found.push((rule, schema));
                }
            }
            RuleKind::Limit { measure: Some(_), .. } | RuleKind::Refuse { .. } => {}
            RuleKind::Presence(_) => {
                if let Some(local) = local.filter(|local| local.home == object.path) {
                    found.push((rule, presence(local)));
                }
            }
        }
    }
    found
}

/// A limit on a member of this object, or on the elements of one.
fn limit(field: &Path, max: u32, object: &Object) -> Option<Map<String, Value>> {
    let (Step::Member(name), elements) = field.0.strip_prefix(&*object.path.0)?.split_first()? else {
        return None;
    };
    if elements.iter().any(|step| *step != Step::Item) {
        return None;
    }
    let text = json!({ "type": "string", "maxLength": max });
    let value = elements.iter().fold(text, |items, _| json!({ "type": "array", "items": items }));
    Some(keyword("properties", json!({ name: value })))
}

fn presence(local: &Local<'_>) -> Map<String, Value> {
    match direct(local) {
        Some(schema) => schema,
        None => conditional(local, counted(local)),
    }
}

/// The keywords that draft 2020-12 has for rules about set members of one
/// object, where the rule is one of those.
fn direct(local: &Local<'_>) -> Option<Map<String, Value>> {
    let members = local.set_members()?;
    let others =
        |name: &str| -> Vec<&str> { members.iter().copied().filter(|other| *other != name).collect() };
    let forbidden = |names: &[&str]| -> Value {
        let properties: Map<String, Value> =
            names.iter().map(|name| ((*name).to_owned(), json!(false))).collect();
        json!({ "properties": properties })
    };
    let each = |value: &dyn Fn(&str) -> Value| -> Value {
        members.iter().map(|name| ((*name).to_owned(), value(name))).collect::<Map<_, _>>().into()
    };
    let exclusive = || keyword("dependentSchemas", each(&|name| forbidden(&others(name))));
    match (local.count, local.when.as_slice()) {
        (Count::AtMostOne, []) => Some(exclusive()),
        (Count::ExactlyOne, []) => {
            let mut schema = exclusive();
            schema.insert(
                "anyOf".to_owned(),
                local.group.iter().map(|atom| holds(atom, &local.home)).collect(),
            );
            Some(schema)
        }
        (Count::AllOrNone, []) => Some(keyword("dependentRequired", each(&|name| json!(others(name))))),
        (Count::All | Count::None, [Literal { atom, negated: false }]) => {
            let condition = local.set_member(atom)?;
            Some(if local.count == Count::All {
                keyword("dependentRequired", json!({ condition: members }))
            } else {
                keyword("dependentSchemas", json!({ condition: forbidden(&members) }))
            })
        }
        _ => None,
    }
}

/// The schema that says how many of the group must be true.
fn counted(local: &Local<'_>) -> Value {
    let Local { home, group, count, .. } = local;
    let true_atoms = || group.iter().map(|atom| holds(atom, home));
    let at_least_one = || json!({ "anyOf": true_atoms().collect::<Value>() });
    // From each atom that is true to what it demands of the others.
    let implications = |demand: &dyn Fn(&Atom) -> Value| {
        let each = group.iter().map(|atom| {
            let others = group.iter().filter(|other| *other != atom).map(demand).collect();
            json!({ "if": holds(atom, home), "then": all(others) })
        });
        each.collect::<Vec<Value>>()
    };
    let at_most_one = || implications(&|other| fails(other, home));
    match count {
        Count::AtLeastOne => at_least_one(),
        Count::AtMostOne => all(at_most_one()),
        Count::ExactlyOne => all([vec![at_least_one()], at_most_one()].concat()),
        Count::AllOrNone => all(implications(&|other| holds(other, home))),
        Count::All => all(true_atoms().collect()),
        Count::None => all(group.iter().map(|atom| fails(atom, home)).collect()),
    }
}

/// The schema `then`, under the condition of the rule.
fn conditional(local: &Local<'_>, then: Value) -> Map<String, Value> {
    let literal = |literal: &&Literal| {
        let schema = if literal.negated { fails } else { holds };
        schema(&literal.atom, &local.home)
    };
    let schema = match local.when.as_slice() {
        [] => then,
        when => json!({ "if": all(when.iter().map(literal).collect()), "then": then }),
    };
    match schema {
        Value::Object(schema) => schema,
        other => keyword("allOf", json!([other])),
    }
}

/// The schema that is met where the atom is true.
fn holds(atom: &Atom, home: &Path) -> Value {
    let value = match &atom.test {
        Test::Set => json!(true),
        Test::OneOf(values) if values.len() == 1 => json!({ "const": values[0] }),
        Test::OneOf(values) => json!({ "enum": values }),
        Test::Is(_) | Test::Over { .. } => {
            unreachable!("a rule that only the engine reads has no place in a schema")
        }
    };
    let (outer, inner) = split(atom, home);
    // `properties` beside each `required`: strict validators look for a name
    // that is required and nowhere described.
    let innermost = json!({ "properties": { inner: value }, "required": [inner] });
    outer
        .iter()
        .rev()
        .fold(innermost, |schema, name| json!({ "properties": { *name: typed(schema) }, "required": [name] }))
}

/// The schema that is met where the atom is false.
fn fails(atom: &Atom, home: &Path) -> Value {
    if atom.test != Test::Set {
        return json!({ "not": holds(atom, home) });
    }
    let (outer, inner) = split(atom, home);
    let innermost = json!({ "properties": { inner: false } });
    outer.iter().rev().fold(innermost, |schema, name| json!({ "properties": { *name: typed(schema) } }))
}

/// The names that lead from the home to the field, and the field's own.
fn split<'a>(atom: &'a Atom, home: &Path) -> (Vec<&'a str>, &'a str) {
    let mut names = below(&atom.field, home);
    let inner = names.pop().expect("a field of a rule lies below the object of the rule");
    (names, inner)
}

/// A schema about members, for objects alone.
fn typed(schema: Value) -> Value {
    let mut typed = keyword("type", json!("object"));
    if let Value::Object(members) = schema {
        typed.extend(members);
    }
    Value::Object(typed)
}

/// The schema that is met where all of these are.
fn all(mut schemas: Vec<Value>) -> Value {
    match schemas.len() {
        1 => schemas.remove(0),
        _ => json!({ "allOf": schemas }),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};
    use tweetspec_spec::ir::RuleKind;

    use super::of;
    use crate::{fixture, walk::objects};

    #[track_caller]
    fn check(rule: &str, expected: &Value) {
        let spec = fixture::spec();
        let places = objects(&spec);
        let mut rules = places.iter().flat_map(|place| of(&spec, place.object));
        let found =
            rules.find(|(candidate, _)| candidate.id == rule).map(|(_, schema)| Value::Object(schema));
        assert_eq!(found.as_ref(), Some(expected), "{rule}");
    }

    #[test]
    fn a_limit_stands_at_the_member_or_its_elements() {
        let mut spec = fixture::spec();
        for (id, field) in [("of-a-text", "parcel.label"), ("of-elements", "voucher[]")] {
            let mut rule = spec.rules[0].clone();
            rule.id = id.to_owned();
            rule.kind = RuleKind::Limit { field: fixture::path(field), measure: None, max: 3 };
            spec.rules.push(rule);
        }
        let rules: Vec<_> = objects(&spec).iter().flat_map(|place| of(&spec, place.object)).collect();
        let schema = |id| rules.iter().find(|(rule, _)| rule.id == id).map(|(_, schema)| json!(schema));
        let text = json!({ "type": "string", "maxLength": 3 });
        assert_eq!(schema("of-a-text"), Some(json!({ "properties": { "label": text } })));
        let list = json!({ "type": "array", "items": text });
        assert_eq!(schema("of-elements"), Some(json!({ "properties": { "voucher": list } })));
    }

    #[test]
    fn exclusion_fails_at_the_member() {
        check(
            "one-payment",
            &json!({ "dependentSchemas": {
                "card": { "properties": { "invoice": false, "voucher": false } },
                "invoice": { "properties": { "card": false, "voucher": false } },
                "voucher": { "properties": { "card": false, "invoice": false } },
            } }),
        );
    }

    #[test]
    fn exactly_one_is_exclusion_and_presence() {
        check(
            "one-door",
            &json!({
                "dependentSchemas": {
                    "front": { "properties": { "back": false } },
                    "back": { "properties": { "front": false } },
                },
                "anyOf": [
                    { "properties": { "front": true }, "required": ["front"] },
                    { "properties": { "back": true }, "required": ["back"] },
                ],
            }),
        );
    }

    #[test]
    fn members_of_one_object_depend_on_each_other() {
        check("label-needs-items", &json!({ "dependentRequired": { "label": ["items"] } }));
        check(
            "weight-all-or-none",
            &json!({ "dependentRequired": { "weight": ["unit"], "unit": ["weight"] } }),
        );
    }

    #[test]
    fn a_value_is_a_condition() {
        check(
            "express-needs-phone",
            &json!({
                "if": { "properties": { "type": { "const": "fast" } }, "required": ["type"] },
                "then": { "properties": { "phone": true }, "required": ["phone"] },
            }),
        );
    }

    #[test]
    fn a_nested_member_is_reached_through_its_object() {
        check(
            "door-or-note",
            &json!({ "anyOf": [
                {
                    "properties": { "parcel": { "type": "object", "properties": { "door": true }, "required": ["door"] } },
                    "required": ["parcel"],
                },
                { "properties": { "note": true }, "required": ["note"] },
            ] }),
        );
    }
}
