//! Comparisons: a specification and a document, and beside them what is said.

use std::fs;
use std::path::PathBuf;

use proptest::prelude::prop_assert;
use serde_json::{Value, json};
use tweetspec_spec::ir::{KEYWORDS, Spec};

use super::{Drift, Kind, Trouble, drift};
use crate::analyse::tests::{expect, files, folder, read, runner};
use crate::openapi::random;

/// The pairs: a specification, and a document of the same name.
fn pairs() -> Vec<(PathBuf, Spec, Value)> {
    let pair = |path: PathBuf| {
        let text = fs::read(path.with_extension("json")).expect("the document can be read");
        let document = serde_json::from_slice(&text).expect("the document is JSON");
        (path.with_extension("txt"), read(&path), document)
    };
    files(&folder("tests/specs/drift"), "yaml").into_iter().map(pair).collect()
}

fn compared((path, spec, document): &(PathBuf, Spec, Value)) -> Drift {
    drift(spec, document, None).unwrap_or_else(|Trouble(trouble)| panic!("{}: {trouble}", path.display()))
}

#[test]
fn every_difference_is_reported_with_both_places() {
    let said = |pair: (PathBuf, Spec, Value)| {
        let name = pair.0.with_extension("yaml");
        let source = fs::read_to_string(&name).expect("the specification can be read");
        let line = |place: &[String]| {
            let way: Vec<&str> = place.iter().map(String::as_str).collect();
            Some(source[..tweetspec_spec::locate(&source, &way)?.start].matches('\n').count() + 1)
        };
        let name = name.file_name().expect("a file has a name").to_string_lossy().into_owned();
        (pair.0.clone(), compared(&pair).to_text(&name, &line))
    };
    expect(pairs().into_iter().map(said).collect());
}

/// What programs read is what people read.
#[test]
fn the_report_as_json_says_the_same() {
    for pair in pairs() {
        let drift = compared(&pair);
        let line = |place: &[String]| Some(place.len());
        let text = drift.to_text("a.yaml", &line);
        let json = drift.to_json("a.yaml", &line);
        assert_eq!((&json["path"], &json["document"]), (&json!("a.yaml"), &json!(drift.document)));
        assert_eq!(json["accepted"], json!(drift.accepted));
        let findings = json["findings"].as_array().expect("findings are a list");
        assert_eq!(findings.len(), drift.findings.len());
        for (json, finding) in findings.iter().zip(&drift.findings) {
            let said = |value: &Value| value.as_str().expect("it is a text").to_owned();
            let begins = format!(
                "a.yaml:{}: {}[{}]",
                json["spec"]["line"],
                said(&json["kind"]),
                said(&json["keyword"])
            );
            let ends = format!(": {}", said(&json["message"]));
            let shown = text.lines().any(|shown| shown.starts_with(&begins) && shown.ends_with(&ends));
            assert!(shown, "{begins} … {ends}\n{text}");
            assert_eq!(said(&json["part"]), finding.part.to_string());
            assert_eq!(said(&json["path"]), finding.path.to_string());
            assert_eq!(json["spec"]["place"], json!(finding.place));
            assert_eq!(json["spec"]["value"], json!(finding.ours));
            assert_eq!(json["document"], json!({ "pointer": finding.pointer, "value": finding.theirs }));
        }
    }
    let (_, spec, document) = pairs().remove(0);
    assert!(!drift(&spec, &document, None).expect("it can be compared").is_empty());
}

#[test]
fn every_kind_of_difference_is_shown() {
    let found: Vec<Drift> = pairs().iter().map(compared).collect();
    let findings = || found.iter().flat_map(|drift| &drift.findings);
    for kind in Kind::ALL {
        assert!(findings().any(|finding| finding.kind == kind), "no pair shows {kind:?}");
    }
    for finding in findings() {
        assert!(
            finding.keyword == "source" || KEYWORDS.contains(&finding.keyword),
            "no decision can name {}",
            finding.keyword
        );
    }
}

/// What a report says can be written down as a decision, and then it is
/// decided.
#[test]
fn what_is_reported_can_be_decided() {
    use tweetspec_spec::ir::{Accepted, Conflict};
    for (path, mut spec, document) in pairs() {
        spec.about.conflicts.clear();
        let drift_of = |spec: &Spec| drift(spec, &document, None).expect("it can be compared");
        let accepts = |finding: &super::Finding| Accepted {
            part: finding.part.clone(),
            at: finding.path.clone(),
            keyword: finding.keyword.to_owned(),
            document: finding.theirs.clone(),
        };
        // Where something went is for the specification to follow.
        let (moved, found): (Vec<_>, Vec<_>) = drift_of(&spec)
            .findings
            .into_iter()
            .partition(|it| it.kind == Kind::Moved || it.keyword == "source");
        assert!(found.len() > 2, "{path:?}");
        spec.about.conflicts.push(Conflict {
            id: "all".into(),
            topic: String::new(),
            fields: Vec::new(),
            rules: Vec::new(),
            rate_limits: Vec::new(),
            says: Vec::new(),
            decision: String::new(),
            because: String::new(),
            ways_out: Vec::new(),
            accepts: found.iter().map(accepts).collect(),
        });
        let left = drift_of(&spec);
        assert!(
            left.findings
                .iter()
                .all(|it| it.keyword == "source" || moved.iter().any(|moved| moved.path == it.path)),
            "{path:?}: {left:?}"
        );
        assert!(left.accepted >= found.len(), "{path:?}");
    }
}

#[test]
fn what_cannot_be_compared_is_trouble() {
    let (_, spec, document) = pairs().remove(0);
    let trouble = |document: &Value, schema| drift(&spec, document, schema).expect_err("it is trouble").0;
    assert!(trouble(&json!({}), None).contains("no OpenAPI document"));
    assert!(trouble(&json!({ "openapi": "3.0.0" }), None).contains("no operation POST /orders"));
    let message = trouble(&document, Some("Ordr"));
    // Nothing has a word in common with that, and of what has something has.
    assert_eq!(message, "there is no schema `Ordr` under `/components/schemas`");
    let message = trouble(&document, Some("OrderOld"));
    assert_eq!(message, "there is no schema `OrderOld` under `/components/schemas`; it has `Order`");
    assert!(drift(&spec, &document, Some("Order")).is_ok());
}

/// Whatever a document holds, a comparison ends and does not panic.
#[test]
fn every_document_can_be_compared() {
    let (_, spec, _) = pairs().remove(0);
    let outcome = runner(300).run(&random::schemas(), |[a, b, order]| {
        let document = json!({
            "openapi": "3.1.0",
            "components": { "schemas": { "A": a, "B": b, "Order": order } },
        });
        let drift = drift(&spec, &document, Some("Order")).expect("there is an operation");
        prop_assert!(drift.findings.len() < 1000);
        Ok(())
    });
    outcome.unwrap_or_else(|error| panic!("{error}"));
}
