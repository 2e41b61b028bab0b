//! The generated types against the other outputs.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};
use tweetspec::CreateTweet;
use tweetspec_runtime::Scratch;
use tweetspec_tests::dice::{self, Dice};

use crate::agreement::judge::keys;
use crate::agreement::random::document;
use crate::corpus::EXHIBITS;
use crate::generated;
use crate::worlds::CREATE_TWEET;

/// What can be read as the type, of the corpus and at random.
fn values() -> Vec<CreateTweet> {
    let [_, exhibit] = &*EXHIBITS;
    let cases = exhibit.corpus.cases.iter().map(|case| case.payload.clone());
    let mut rng = dice::seeded(11);
    let mut dice = Dice::new(&mut rng);
    let random = (0..2_000).map(|_| document(&CREATE_TWEET, &mut dice).to_string());
    cases.chain(random).filter_map(|text| serde_json::from_str(&text).ok()).collect()
}

/// Whatever a type writes, the engine says of the text what `validate` says of
/// the value.
#[test]
fn what_a_type_writes_is_judged_like_the_value() {
    let (mut valid, mut invalid) = (0, 0);
    for value in values() {
        let text = serde_json::to_vec(&value).expect("a body can be written as JSON");
        let report = CreateTweet::check(&text);
        match value.validate() {
            Ok(()) => {
                valid += 1;
                assert!(report.is_valid(), "{report}");
            }
            Err(of_value) => {
                invalid += 1;
                assert_eq!(keys(&of_value), keys(&report));
            }
        }
        let again: CreateTweet = serde_json::from_slice(&text).expect("a type reads what it writes");
        assert_eq!(again, value);
    }
    assert!(valid > 300 && invalid > 300, "{valid} valid and {invalid} invalid values test one side only");
}

/// Reading a value as the type succeeds exactly where its structure is right,
/// and reading and checking it in one go where it is accepted.
#[test]
fn types_read_what_the_schema_accepts() {
    let schema =
        jsonschema::validator_for(&generated::schema(&CREATE_TWEET.spec)).expect("the schema compiles");
    let [_, exhibit] = &*EXHIBITS;
    let mut checked = 0;
    for case in exhibit.corpus.cases.iter().filter(|case| case.profile == exhibit.world.spec.profiles[0].name)
    {
        let value: Value = case.payload.parse().expect("a case is JSON");
        let accepted =
            serde_json::from_str::<CreateTweet>(&case.payload).is_ok_and(|typed| typed.validate().is_ok());
        assert_eq!(accepted, case.is_valid(), "{}", case.id);
        let is_difference = !case.expressible && !case.is_valid();
        assert_eq!(schema.is_valid(&value), accepted || is_difference, "{}", case.id);
        checked += 1;
    }
    assert!(checked > 300, "{checked}");
}

/// What is left of a schema without words, limits and rules: types, members,
/// which of them are required, values, and whether objects are closed.
fn structure(schema: &Value, root: &Value) -> Value {
    if let Some(place) = schema["$ref"].as_str() {
        let place = place.strip_prefix('#').expect("references stay inside");
        return structure(root.pointer(place).expect("references lead somewhere"), root);
    }
    let mut kept = Map::new();
    let kind = schema["type"].as_str().unwrap_or("string");
    kept.insert("type".to_owned(), json!(kind));
    if let Some(members) = schema["properties"].as_object() {
        let members: BTreeMap<&String, Value> =
            members.iter().map(|(name, member)| (name, structure(member, root))).collect();
        kept.insert("properties".to_owned(), json!(members));
        let mut required: Vec<&str> =
            schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        required.sort_unstable();
        kept.insert("required".to_owned(), json!(required));
        kept.insert("closed".to_owned(), json!(schema["additionalProperties"] == false));
    }
    if schema.get("items").is_some() {
        kept.insert("items".to_owned(), structure(&schema["items"], root));
    }
    let constants = schema["oneOf"].as_array().into_iter().flatten().map(|one| &one["const"]);
    let listed = schema["enum"].as_array().into_iter().flatten().chain(constants);
    let mut values: Vec<&str> = listed.filter_map(Value::as_str).collect();
    if !values.is_empty() {
        values.sort_unstable();
        kept.insert("values".to_owned(), json!(values));
    }
    Value::Object(kept)
}

/// The schema that `schemars` makes of the types has the structure of the one
/// that is made from the specification.
#[test]
fn the_schema_of_the_types_has_the_same_structure() {
    let of_types = schemars::schema_for!(CreateTweet).to_value();
    let of_specification = generated::schema(&CREATE_TWEET.spec);
    let (left, right) = (structure(&of_types, &of_types), structure(&of_specification, &of_specification));
    assert_eq!(format!("{left:#}"), format!("{right:#}"));
}

/// A value that the builder makes has one attachment, whatever is done with it.
#[test]
fn a_builder_keeps_one_attachment() {
    use tweetspec::{Attachment, Media, Poll};
    let body = CreateTweet::builder()
        .text("Which one?")
        .attachment(Attachment::Poll(Poll::new(["left", "right"], 60)))
        .attachment(Attachment::Media(Media::new(["1455952740635586573"])))
        .build();
    assert!(body.poll.is_none() && body.media.is_some());
    let scratch = &mut Scratch::default();
    let report = CREATE_TWEET.checker().check_value(&body, scratch).expect("a body can be written");
    assert!(report.is_valid(), "{report}");
}
