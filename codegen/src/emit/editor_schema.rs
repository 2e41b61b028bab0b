//! The JSON Schema again, with what editors show: our own messages, Markdown
//! on hover, and bodies to start from.
//!
//! Strict validators refuse the keywords that editors understand, so this is a
//! file of its own. What it accepts is the same: where the other schema says
//! `false`, this one says `null`, which no value of a body may be, because an
//! editor shows an `errorMessage` beside a type and not beside `false`.

use serde_json::{Map, Value, json};
use tweetspec_runtime::Severity;
use tweetspec_spec::ir::{
    Atom, Choice, Count, Literal, Object, Path, Presence, Rule, RuleKind, Shape, Spec, Step, StringShape,
    Test,
};

use super::json_schema::{ABOUT, schema, token};
use crate::{
    docs::field_facts,
    file::{File, json_file},
    home::local_rules,
    layout,
    walk::below,
};

pub(super) fn emit(specs: &[Spec]) -> Vec<File> {
    let file = |spec: &Spec| {
        let source = layout::specification(&spec.module);
        json_file(layout::editor_schema(&spec.module), &source, editor_schema(spec))
    };
    specs.iter().filter(|spec| spec.has_body()).map(file).collect()
}

fn editor_schema(spec: &Spec) -> Value {
    let mut schema = schema(spec);
    let rules = schema.pointer(&format!("/$defs/{ABOUT}/x-rules")).and_then(Value::as_object).cloned();
    for (place, id) in rules.unwrap_or_default() {
        explain(spec, &mut schema, &place, id.as_str().unwrap_or_default());
    }
    document(spec, &mut schema, &spec.root, "");
    for named in &spec.types {
        let place = format!("/$defs/{}", named.name);
        match &named.shape {
            Shape::Choice(choice) => describe_values(&mut schema, &place, choice),
            Shape::String(text) => describe_text(&mut schema, &place, text),
            _ => {}
        }
    }
    deprecate(spec, &mut schema);
    if let Some(members) = schema.as_object_mut() {
        let id = members.get("$id").and_then(Value::as_str).unwrap_or_default();
        let id = format!("{id}:editor");
        members.insert("$id".to_owned(), json!(id));
        members.insert("defaultSnippets".to_owned(), snippets(spec));
    }
    schema
}

/// Adds members to the schema at a place.
fn add(schema: &mut Value, place: &str, name: &str, value: Value) {
    let target = schema.pointer_mut(place).and_then(Value::as_object_mut);
    let target = target.unwrap_or_else(|| panic!("the schema has nothing at {place}"));
    target.insert(name.to_owned(), value);
}

/// Documents the fields of an object that stands at a place.
fn document(spec: &Spec, schema: &mut Value, object: &Object, place: &str) {
    for field in &object.fields {
        let mut place = format!("{place}/properties/{}", token(&field.name));
        let facts = field_facts(spec, field);
        add(schema, &place, "markdownDescription", json!(format!("{}\n\n{facts}", field.doc)));
        let mut shape = &field.shape;
        while let Shape::List(list) = shape {
            place += "/items";
            shape = &list.item;
        }
        match shape {
            Shape::Object(inner) => {
                if let Some(snippet) = required_members(spec, inner) {
                    add(schema, &place, "defaultSnippets", json!([snippet]));
                }
                document(spec, schema, inner, &place);
            }
            Shape::Choice(choice) => describe_values(schema, &place, choice),
            Shape::String(text) => describe_text(schema, &place, text),
            _ => {}
        }
    }
}

/// Says what a text looks like, in the words of the specification: editors
/// would show the pattern.
fn describe_text(schema: &mut Value, place: &str, text: &StringShape) {
    if !text.pattern_doc.is_empty() {
        add(schema, place, "patternErrorMessage", json!(format!("must be {}", text.pattern_doc)));
        let message = format!("must be a string, in quotes: {}", text.pattern_doc);
        add(schema, place, "errorMessage", json!(message));
    }
}

/// Strikes out members that have no effect, and says so.
fn deprecate(spec: &Spec, schema: &mut Value) {
    for rule in spec.rules.iter().filter(|rule| rule.severity == Severity::Warning) {
        let RuleKind::Presence(Presence { when, group, count: Count::None, .. }) = &rule.kind else {
            continue;
        };
        let [Atom { field, test: Test::Set }] = &group[..] else { continue };
        // That what it stands in is there says nothing.
        let is_around = |literal: &Literal| {
            let Atom { field: other, test } = &literal.atom;
            !literal.negated && *test == Test::Set && field.0.starts_with(&other.0)
        };
        if when.iter().all(is_around) {
            let message = text(spec, rule, &[field]);
            add(schema, &place_of(field), "deprecationMessage", json!(message));
        }
    }
}

/// Where the schema describes a field.
fn place_of(field: &Path) -> String {
    let steps = field.0.iter().map(|step| match step {
        Step::Member(name) => format!("/properties/{}", token(name)),
        Step::Item => "/items".to_owned(),
    });
    steps.collect()
}

/// A snippet for an object: the members that it requires, to fill in.
fn required_members(spec: &Spec, object: &Object) -> Option<Value> {
    let mut holes = 0;
    let mut body = Map::new();
    for field in object.fields.iter().filter(|field| field.required) {
        body.insert(field.name.clone(), hole(field.example.as_ref()?, &mut holes));
    }
    let names: Vec<&str> = body.keys().map(String::as_str).collect();
    let name = below(&object.path, &Path::default()).pop().unwrap_or(&spec.noun);
    let label = format!("{name} with {}", names.join(", "));
    (!body.is_empty()).then(|| json!({ "label": label, "body": body }))
}

/// A value of which each part is to be overwritten.
fn hole(value: &Value, holes: &mut u32) -> Value {
    match value {
        Value::Array(items) => items.iter().map(|item| hole(item, holes)).collect(),
        Value::Object(members) => members
            .iter()
            .map(|(name, value)| (name.clone(), hole(value, holes)))
            .collect::<Map<_, _>>()
            .into(),
        Value::String(text) => {
            *holes += 1;
            json!(format!("${{{holes}:{}}}", escaped(text)))
        }
        // What begins like this is written without quotes.
        other => {
            *holes += 1;
            json!(format!("^${{{holes}:{other}}}"))
        }
    }
}

/// Says what each value of a closed list means.
fn describe_values(schema: &mut Value, place: &str, choice: &Choice) {
    if !choice.open {
        let docs: Vec<&str> = choice.values.iter().map(|value| value.doc.as_str()).collect();
        add(schema, place, "enumDescriptions", json!(docs));
    }
}

/// Gives the exclusions of a rule our own message.
fn explain(spec: &Spec, schema: &mut Value, place: &str, id: &str) {
    let locals = local_rules(spec);
    let Some(local) = locals.iter().find(|local| local.rule.id == id) else { return };
    if local.rule.redundant.is_some() {
        // Editors would say twice that one member is missing.
        if let Some(Value::Object(statement)) = schema.pointer_mut(place) {
            statement.remove("dependentRequired");
        }
        return;
    }
    let exclusions = schema.pointer_mut(&format!("{place}/dependentSchemas")).and_then(Value::as_object_mut);
    for (member, demand) in exclusions.into_iter().flatten() {
        for (other, value) in demand["properties"].as_object_mut().into_iter().flatten() {
            let set = [local.home.member(member), local.home.member(other)];
            let message = text(spec, local.rule, &set.each_ref());
            *value = json!({ "type": "null", "errorMessage": message });
        }
    }
}

/// The message of a rule about members that are set, and what to do.
fn text(spec: &Spec, rule: &Rule, set: &[&Path]) -> String {
    let RuleKind::Presence(Presence { when, group, .. }) = &rule.kind else { return rule.message.clone() };
    let in_group = set.iter().copied().filter(|path| group.iter().any(|atom| atom.field == **path));
    let replacements = [
        ("{set}", listed(in_group, "and")),
        ("{all}", listed(group.iter().map(|atom| &atom.field), "or")),
        ("{when}", listed(when.iter().map(|literal| &literal.atom.field), "and")),
        ("{noun}", spec.noun.clone()),
    ];
    let text =
        if rule.help.is_empty() { rule.message.clone() } else { format!("{}; {}", rule.message, rule.help) };
    replacements.iter().fold(text, |text, (placeholder, value)| text.replace(placeholder, value))
}

/// Paths in words: `a`, `b` and `c`.
fn listed<'a>(paths: impl Iterator<Item = &'a Path>, last: &str) -> String {
    let mut names: Vec<String> = paths.map(|path| format!("`{path}`")).collect();
    match names.pop() {
        Some(name) if names.is_empty() => name,
        Some(name) => format!("{} {last} {name}", names.join(", ")),
        None => String::new(),
    }
}

/// Bodies to start from: those that the first rule calls good.
fn snippets(spec: &Spec) -> Value {
    let good = spec.rules.first().map(|rule| rule.good.as_slice()).unwrap_or_default();
    let snippet = |body: &Value| {
        let names: Vec<&str> = body.as_object().into_iter().flat_map(Map::keys).map(String::as_str).collect();
        json!({ "label": format!("{} with {}", spec.noun, names.join(", ")), "body": literal(body) })
    };
    good.iter().map(snippet).collect()
}

/// A value as the body of a snippet, where a dollar sign would start a hole.
fn literal(value: &Value) -> Value {
    match value {
        Value::String(text) => json!(escaped(text)),
        Value::Array(items) => items.iter().map(literal).collect(),
        Value::Object(members) => {
            members.iter().map(|(name, value)| (name.clone(), literal(value))).collect::<Map<_, _>>().into()
        }
        other => other.clone(),
    }
}

/// A text in which nothing starts or ends a hole.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('$', "\\$").replace('}', "\\}")
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::editor_schema;
    use crate::fixture;

    #[track_caller]
    fn check(pointer: &str, expected: &Value) {
        assert_eq!(editor_schema(&fixture::spec()).pointer(pointer), Some(expected), "at {pointer}");
    }

    #[test]
    fn exclusions_say_what_we_would_say() {
        check(
            "/allOf/0/dependentSchemas/card/properties/invoice",
            &json!({
                "type": "null",
                "errorMessage": "`card` and `invoice` cannot stand together; keep one of `card`, `invoice` or `voucher`",
            }),
        );
    }

    #[test]
    fn fields_and_values_are_documented() {
        check(
            "/properties/parcel/properties/items/items/properties/unit/enumDescriptions",
            &json!(["Means g.", "Means kiloGram."]),
        );
        check(
            "/properties/gift/markdownDescription",
            &json!("What `gift` means.\n\n- Source: Order handbook, row gift."),
        );
    }

    #[test]
    fn snippets_are_good_documents() {
        check(
            "/defaultSnippets/0",
            &json!({ "label": "order with count, note", "body": { "count": 1, "note": "fragile" } }),
        );
    }
}
