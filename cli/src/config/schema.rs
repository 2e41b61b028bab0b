//! The JSON Schema of a configuration, for editors and for [`super::structure`].
//!
//! It is made here and compared with the file that is committed; the linter
//! itself only reads the file, so that it needs nothing that makes schemas.

use std::{borrow::Cow, env, fs, path::Path};

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::Value;

use super::written::{Setting, Written};
use crate::catalog;
use crate::report::FORMATS;

/// The name of a rule: those that are known for completion, and whatever
/// another specification has.
pub(super) struct Rule;

impl JsonSchema for Rule {
    fn schema_name() -> Cow<'static, str> {
        "Rule".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let known = catalog::rules(tweetspec::CreateTweet::TABLE).map(|rule| rule.id);
        let known: Vec<&str> = std::iter::once("all").chain(known).collect();
        json_schema!({ "anyOf": [{ "type": "string", "enum": known }, { "type": "string", "pattern": "^[a-z][a-z0-9-]*$" }] })
    }
}

/// How much rules matter, by their names.
pub(super) struct Severities;

impl JsonSchema for Severities {
    fn schema_name() -> Cow<'static, str> {
        "Severities".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let names = generator.subschema_for::<Rule>();
        let settings = generator.subschema_for::<Setting>();
        json_schema!({ "type": "object", "propertyNames": names, "additionalProperties": settings })
    }
}

/// The name of a profile.
pub(super) struct Profile;

impl JsonSchema for Profile {
    fn schema_name() -> Cow<'static, str> {
        "Profile".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let known: Vec<&str> =
            tweetspec::CreateTweet::TABLE.profiles.iter().map(|profile| &**profile).collect();
        json_schema!({ "anyOf": [{ "type": "string", "enum": known }, { "type": "string" }] })
    }
}

/// The name of a report format.
pub(super) struct FormatName;

impl JsonSchema for FormatName {
    fn schema_name() -> Cow<'static, str> {
        "FormatName".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let known: Vec<&str> = FORMATS.iter().map(|format| format.name()).collect();
        json_schema!({ "type": "string", "enum": known })
    }
}

/// The schema as it has to be committed.
fn made() -> String {
    // Editors of TOML know draft 7 best.
    let mut schema = SchemaSettings::draft07().into_generator().into_root_schema_for::<Written>().to_value();
    without_defaults(&mut schema);
    if let Value::Object(root) = &mut schema {
        root.insert("title".to_owned(), "Configuration of tweetlint".into());
        root.insert("$id".to_owned(), "urn:tweetlint:config:1".into());
    }
    // Whether maps keep the order of insertion depends on what else is built.
    schema.sort_all_objects();
    format!("{schema:#}\n")
}

/// A default that is an empty list says nothing.
fn without_defaults(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            object.retain(|key, value| key != "default" || value.is_string());
            object.values_mut().for_each(without_defaults);
        }
        Value::Array(items) => items.iter_mut().for_each(without_defaults),
        _ => {}
    }
}

#[test]
fn the_schema_that_is_committed_is_the_one_of_the_types() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/tweetlint.schema.json");
    let made = made();
    if env::var_os("UPDATE_EXPECT").is_some_and(|value| value != "0") {
        fs::write(&path, &made).expect("a folder of the project can be written");
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    assert!(committed == made, "{} is out of date (UPDATE_EXPECT=1 writes it)", path.display());
}
