//! The JSON Schema of the specification language.

use std::borrow::Cow;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

use super::{Instead, KEYS, Kind, Scalar, Spec};
use crate::ir::{Count, KEYWORDS};

/// The JSON Schema of the specification language, for editors; the loader
/// compares documents with it as well.
pub fn json_schema() -> Value {
    let schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<Spec>();
    let mut schema = schema.to_value();
    tidy(&mut schema);
    for (definition, keyword, value) in
        [("Field", "allOf", kinds()), ("NamedType", "allOf", kinds()), ("Rule", "oneOf", demands())]
    {
        if let Some(Value::Object(definition)) = schema.pointer_mut(&format!("/$defs/{definition}")) {
            definition.insert(keyword.to_owned(), value);
        }
    }
    if let Value::Object(root) = &mut schema {
        // For editors; a law says it with reasons.
        let body = json!([{ "required": ["fields"] }, { "required": ["body"] }]);
        root.insert("oneOf".to_owned(), body);
        root.insert("$id".to_owned(), "urn:tweetspec:language:1".into());
        root.insert("title".to_owned(), "A specification in the language tweetspec/1".into());
    }
    schema
}

/// Which keys stand together in a field; for editors, since the laws say it
/// with reasons.
fn kinds() -> Value {
    let is = |kinds: &[&str]| json!({ "properties": { "type": { "enum": kinds } }, "required": ["type"] });
    let mut all = vec![
        json!({ "if": is(&["choice"]), "then": { "required": ["values"] } }),
        json!({ "dependentRequired": { "pattern": ["pattern_doc"], "pattern_doc": ["pattern"] } }),
    ];
    for (key, kinds) in KEYS {
        all.push(json!({ "if": { "required": [key] }, "then": is(kinds) }));
    }
    all.into()
}

/// A rule has exactly one of these keys.
fn demands() -> Value {
    let keys = Count::ALL.into_iter().map(Count::keyword).chain(["limit", "refuse"]);
    keys.map(|key| json!({ "required": [key] })).collect()
}

/// Says what schemars cannot: an optional key may be left out but not be null,
/// and an unsigned integer has an upper end.
fn tidy(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            if let Some(Value::String(format)) = object.get("format") {
                let max = if format == "uint16" { u64::from(u16::MAX) } else { u64::from(u32::MAX) };
                object.remove("format");
                object.entry("maximum").or_insert_with(|| max.into());
            }
            let required = object.get("required").cloned().unwrap_or_default();
            if let Some(Value::Object(properties)) = object.get_mut("properties") {
                for (name, property) in properties.iter_mut() {
                    let is_required =
                        required.as_array().is_some_and(|names| names.iter().any(|n| n == name));
                    if !is_required {
                        drop_null(property);
                    }
                }
            }
            object.values_mut().for_each(tidy);
        }
        Value::Array(items) => items.iter_mut().for_each(tidy),
        _ => {}
    }
}

/// Takes `null` out of the types and alternatives of one property.
fn drop_null(property: &mut Value) {
    let Value::Object(property) = property else { return };
    if property.get("default").is_some_and(Value::is_null) {
        property.remove("default");
    }
    if let Some(Value::Array(types)) = property.get_mut("type") {
        types.retain(|name| name != "null");
        if let [only] = &types[..] {
            let only = only.clone();
            property.insert("type".to_owned(), only);
        }
    }
    if let Some(Value::Array(alternatives)) = property.get_mut("anyOf") {
        alternatives.retain(|schema| schema.get("type").is_none_or(|name| name != "null"));
        if let [only] = &mut alternatives[..] {
            let only = only.take();
            property.remove("anyOf");
            if let Value::Object(only) = only {
                property.extend(only);
            }
        }
    }
}

pub(super) fn type_name(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "string",
        "anyOf": [{ "enum": Kind::NAMES }, { "pattern": "^[A-Z][A-Za-z0-9]*$" }],
    })
}

pub(super) fn count_range(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "string",
        "pattern": r"^[0-9]*\.\.[0-9]*$",
        "examples": ["1..25", "1..", "..200"],
    })
}

pub(super) fn integer_range(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "string",
        "pattern": r"^-?[0-9]*\.\.-?[0-9]*$",
        "examples": ["5..10080", "0..", "..99"],
    })
}

pub(super) fn pattern(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "string",
        "pattern": r"^\^.*\$$",
        "examples": ["^[0-9]{1,19}$", "^[a-z][a-z0-9_]*$"],
    })
}

pub(super) fn window(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "string",
        "pattern": "^[0-9]+ (second|minute|hour|day)s?$",
        "examples": ["15 minutes", "24 hours"],
    })
}

pub(super) fn amount(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "pattern": r"^[0-9]+(\.[0-9]{1,6})?$", "examples": ["0.015"] })
}

pub(super) fn keyword(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "enum": KEYWORDS })
}

pub(super) fn rust_type(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "pattern": "^[A-Z][A-Za-z0-9]*$" })
}

impl JsonSchema for Instead {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Instead".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["string", "null"] })
    }
}

impl JsonSchema for Scalar {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Scalar".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["string", "integer", "boolean"] })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An editor has something to say about every key.
    #[test]
    fn every_key_is_described() {
        let schema = json_schema();
        let definitions = schema["$defs"].as_object().expect("there are definitions").values();
        let mut keys = 0;
        for definition in definitions.chain([&schema]) {
            for (key, property) in definition["properties"].as_object().into_iter().flatten() {
                keys += 1;
                assert!(
                    property["description"].as_str().is_some_and(|text| text.ends_with('.')),
                    "{key}: {property}"
                );
            }
        }
        assert!(keys > 80, "{keys}");
    }

    /// Editors read the file.
    #[test]
    fn the_file_says_the_same() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tweetspec.schema.json");
        let text = std::fs::read_to_string(path).expect("the schema is part of the project");
        let mut file: Value = serde_json::from_str(&text).expect("the schema is JSON");
        file.as_object_mut().and_then(|file| file.remove("$comment"));
        assert!(file == json_schema(), "`cargo xtask generate` writes it");
    }

    /// What the loader says would differ from what an editor says otherwise.
    #[test]
    fn no_optional_key_may_be_null_and_none_is_required_by_accident() {
        let field = &json_schema()["$defs"]["Field"];
        assert_eq!(field["required"], serde_json::json!(["type"]));
        assert_eq!(field["properties"]["doc"]["type"], "string");
        assert!(!json_schema().to_string().contains("\"default\":null"));
    }
}
