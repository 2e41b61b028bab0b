//! What official schemas say about our reports.
//!
//! The schemas are not part of this repository. `SARIF_SCHEMA` names the file
//! of the official schema of SARIF 2.1.0 (oasis-tcs/sarif-spec), `RDJSON_SCHEMAS`
//! the folder of reviewdog's (`proto/rdf/jsonschema`); without them the tests
//! that need them say so and pass. What a schema cannot say is tested always.

use std::path::PathBuf;
use std::{env, fs};

use jsonschema::Validator;
use serde_json::Value;
use tweetspec::CreateTweet;

use super::{json, report, reports};
use crate::binary::payloads;

/// The schema in a file, if a variable says where it is.
fn schema(variable: &str, name: Option<&str>) -> Option<Validator> {
    let Some(path) = env::var_os(variable).map(PathBuf::from) else {
        eprintln!("not checked against the schema: {variable} is not set");
        return None;
    };
    let path = name.map_or_else(|| path.clone(), |name| path.join(name));
    let text = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let schema: Value = serde_json::from_slice(&text).expect("a schema is JSON");
    Some(jsonschema::validator_for(&schema).unwrap_or_else(|error| panic!("{variable}: {error}")))
}

#[track_caller]
fn check(validator: &Validator, report: &Value) {
    let errors: Vec<String> = validator
        .iter_errors(report)
        .take(9)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

/// Every payload that is wrong, in one format.
fn everything(format: &str) -> String {
    report(format, "bad ok", &payloads()).status(1).stdout
}

#[test]
fn sarif_passes_the_official_schema() {
    let Some(validator) = schema("SARIF_SCHEMA", None) else { return };
    check(&validator, &serde_json::from_str(&everything("sarif")).expect("SARIF is JSON"));
    check(&validator, &json(&report("sarif", "payloads/clean.json", &reports()).status(0)));
    check(&validator, &json(&report("sarif", "payloads missing.json", &reports()).status(2)));
}

#[test]
fn rdjson_passes_the_schemas_of_reviewdog() {
    if let Some(validator) = schema("RDJSON_SCHEMAS", Some("DiagnosticResult.json")) {
        check(&validator, &serde_json::from_str(&everything("rdjson")).expect("it is JSON"));
        check(&validator, &json(&report("rdjson", "payloads/clean.json", &reports()).status(0)));
    }
    if let Some(validator) = schema("RDJSON_SCHEMAS", Some("Diagnostic.json")) {
        for line in everything("rdjsonl").lines() {
            check(&validator, &serde_json::from_str(line).expect("it is JSON"));
        }
    }
}

#[test]
fn sarif_says_what_its_schema_leaves_to_prose() {
    let log: Value = serde_json::from_str(&everything("sarif")).expect("SARIF is JSON");
    let run = &log["runs"][0];
    assert_eq!(log["version"], "2.1.0");
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    assert_eq!(run["invocations"][0]["executionSuccessful"], true);
    let driver = &run["tool"]["driver"];
    assert_eq!(
        (&driver["name"], &driver["version"]),
        (&"tweetlint".into(), &env!("CARGO_PKG_VERSION").into())
    );
    let rules = driver["rules"].as_array().expect("a list");
    for rule in rules {
        for text in ["/shortDescription/text", "/fullDescription/text", "/help/text", "/help/markdown"] {
            let text = rule.pointer(text).and_then(Value::as_str).unwrap_or_default();
            assert!(!text.is_empty() && !text.contains("{set}") && !text.contains("{noun}"), "{rule:#}");
        }
        assert!(rule["defaultConfiguration"]["level"].is_string());
    }
    let results = run["results"].as_array().expect("a list");
    assert!(results.len() > 150, "{}", results.len());
    for result in results {
        let index =
            usize::try_from(result["ruleIndex"].as_u64().expect("every rule is listed")).expect("small");
        assert_eq!(rules[index]["id"], result["ruleId"]);
        let uri =
            result.pointer("/locations/0/physicalLocation/artifactLocation/uri").and_then(Value::as_str);
        let uri = uri.expect("every finding is somewhere");
        assert!(!uri.starts_with("./") && !uri.starts_with('/') && !uri.contains([' ', '\\']), "{uri}");
        for location in result["relatedLocations"].as_array().into_iter().flatten() {
            assert!(
                location["message"]["text"].is_string() && location["physicalLocation"]["region"].is_object()
            );
        }
        for fix in result["fixes"].as_array().into_iter().flatten() {
            assert!(fix["description"]["text"].is_string());
            assert_eq!(fix["artifactChanges"][0]["artifactLocation"]["uri"], uri);
        }
    }
}

#[test]
fn sarif_admits_that_an_input_could_not_be_read() {
    let log = json(&report("sarif", "payloads missing.json", &reports()).status(2));
    let invocation = &log["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    let text = invocation["toolExecutionNotifications"][0]["message"]["text"].as_str().expect("a sentence");
    assert!(text.starts_with("cannot read missing.json: "), "{text}");
}

#[test]
fn suggestions_of_rdjson_are_what_the_fix_would_write() {
    let lines = everything("rdjsonl");
    let mut count = 0;
    for line in lines.lines() {
        let diagnostic: Value = serde_json::from_str(line).expect("it is JSON");
        for suggestion in diagnostic["suggestions"].as_array().into_iter().flatten() {
            count += 1;
            let path = diagnostic["location"]["path"].as_str().expect("a path");
            let source = fs::read(payloads().join(path)).expect("it was checked");
            let offset = |place: &Value| {
                let number =
                    |name: &str| usize::try_from(place[name].as_u64().expect("a number")).expect("small");
                let lines = source.split_inclusive(|byte| *byte == b'\n');
                let before: usize = lines.take(number("line") - 1).map(<[u8]>::len).sum();
                let mark = if number("line") == 1 && source.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
                before + mark + number("column") - 1
            };
            let range = &suggestion["range"];
            let (start, end) = (offset(&range["start"]), offset(&range["end"]));
            let text = suggestion["text"].as_str().expect("a text");
            let mended = [&source[..start], text.as_bytes(), &source[end..]].concat();
            assert_ne!(mended, source, "{path}: nothing changes");
            let code = diagnostic["code"]["value"].as_str().expect("a rule");
            let message = diagnostic["message"].as_str().expect("a text");
            let again = CreateTweet::check(&mended).findings;
            let same = again.iter().any(|other| other.rule == code && message.starts_with(&other.message));
            assert!(!same, "{path}: {line}\n{}", String::from_utf8_lossy(&mended));
        }
    }
    assert!(count > 50, "{count} suggestions");
}
