//! What official schemas say about our reports.
//!
//! The schemas are not part of this repository. That of SARIF 2.1.0 comes with
//! the package of `tests/schemas`; `SARIF_SCHEMA` names another file of it, as
//! OASIS publishes them. `RDJSON_SCHEMAS` names the folder of reviewdog's
//! (`proto/rdf/jsonschema`). Without them the tests that need them say so and
//! pass. What a schema cannot say is tested always.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::{env, fs};

use jsonschema::Validator;
use serde_json::Value;
use tweetspec::CreateTweet;

use super::{json, report, reports};
use crate::binary::payloads;

/// Where the package manager puts the official schema of SARIF.
const SARIF: &str = "schemas/node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json";

/// The schema of SARIF 2.1.0 was first published with a bracket too many in the
/// pattern of a language, which is no regular expression in Unicode mode; its
/// errata write what was meant.
const LANGUAGE: &str = "^[a-zA-Z]{2}|^[a-zA-Z]{2}-[a-zA-Z]{2}]?$";
const LANGUAGE_MENDED: &str = "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$";

/// The file that a variable names.
fn named(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from)
}

/// The schema in a file, where there is one.
fn schema(path: Option<PathBuf>, wanted: &str) -> Option<Validator> {
    let Some(path) = path else {
        let _ = writeln!(io::stderr(), "schemas of reports: NOT RUN, because there is no {wanted}");
        return None;
    };
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let text = text.replace(LANGUAGE, LANGUAGE_MENDED);
    let schema: Value = serde_json::from_str(&text).expect("a schema is JSON");
    Some(jsonschema::validator_for(&schema).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
}

/// The official schema of SARIF: the file that a variable names, or the
/// installed one.
fn sarif_schema() -> Option<Validator> {
    let installed = Path::new(env!("CARGO_MANIFEST_DIR")).join(SARIF);
    let path = named("SARIF_SCHEMA").or_else(|| installed.is_file().then_some(installed));
    schema(path, "schema of SARIF (`npm install --prefix tests/schemas`)")
}

fn rdjson_schema(name: &str) -> Option<Validator> {
    schema(named("RDJSON_SCHEMAS").map(|folder| folder.join(name)), "`RDJSON_SCHEMAS`")
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
    let Some(validator) = sarif_schema() else { return };
    let wrong = serde_json::json!({ "version": "2.1.0", "runs": [{ "tool": { "driver": {} } }] });
    assert!(!validator.is_valid(&wrong), "the schema asks for the name of the tool");
    check(&validator, &serde_json::from_str(&everything("sarif")).expect("SARIF is JSON"));
    check(&validator, &json(&report("sarif", "payloads/clean.json", &reports()).status(0)));
    check(&validator, &json(&report("sarif", "payloads missing.json", &reports()).status(2)));
}

#[test]
fn rdjson_passes_the_schemas_of_reviewdog() {
    if let Some(validator) = rdjson_schema("DiagnosticResult.json") {
        check(&validator, &serde_json::from_str(&everything("rdjson")).expect("it is JSON"));
        check(&validator, &json(&report("rdjson", "payloads/clean.json", &reports()).status(0)));
    }
    if let Some(validator) = rdjson_schema("Diagnostic.json") {
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
