//! Drafts of everything that is awkward, and of anything at all.

use std::fmt::Write as _;
use std::fs;

use proptest::prelude::prop_assert;
use serde_json::{Value, json};
use tweetspec_spec::load;

use super::{Draft, Trouble, Wanted, import};
use crate::analyse::tests::{expect, folder, runner};
use crate::drift::drift;
use crate::openapi::random;

fn awkward() -> Value {
    let text = fs::read(folder("tests/openapi/awkward.json")).expect("the document can be read");
    serde_json::from_slice(&text).expect("the document is JSON")
}

fn draft(document: &Value, method: &str, path: &str) -> Result<Draft, Trouble> {
    import(document, Wanted::Operation(method, path))
}

/// The draft, and what it says it leaves out.
#[test]
fn everything_awkward_is_drafted_or_named() {
    let Draft { text, gaps, diagnostics, to_write } =
        draft(&awkward(), "post", "/shops/{shop}/orders").expect("there is a draft");
    assert_eq!(diagnostics, []);
    assert!(to_write > 30, "{to_write}");
    let mut said = String::new();
    for gap in gaps {
        let _ = writeln!(said, "{}: {}\n  {}", gap.path, gap.message, gap.pointer);
    }
    let folder = folder("tests/openapi");
    expect(vec![(folder.join("awkward.yaml"), text), (folder.join("awkward.txt"), said)]);
}

/// A draft says what the document says: where they differ, a gap says so.
#[test]
fn what_differs_from_the_document_is_a_gap() {
    let document = awkward();
    let Draft { text, gaps, .. } =
        draft(&document, "POST", "/shops/{shop}/orders").expect("there is a draft");
    let spec = load(&text).expect("the draft can be loaded");
    let drift = drift(&spec, &document, None).expect("the operation is there");
    let differences = drift.findings.iter().filter(|finding| finding.keyword != "responses");
    let mut count = 0;
    for finding in differences {
        count += 1;
        let path = finding.path.to_string();
        let named = gaps.iter().any(|gap| match finding.keyword {
            "requestBody" | "security" => Some(&gap.pointer) == finding.pointer.as_ref(),
            _ => gap.path.starts_with(&path),
        });
        assert!(named, "{finding:?}");
    }
    assert!(count > 10, "{count}");
}

#[test]
fn what_is_more_than_can_be_loaded_is_left_out() {
    let members = |count: usize| -> Value {
        let members = (0..count).map(|index| (format!("m{index}"), json!({ "type": "boolean" })));
        members.collect::<serde_json::Map<_, _>>().into()
    };
    let schema = json!({ "type": "object", "additionalProperties": false, "properties": members(10_001) });
    let document = json!({ "openapi": "3.1.0", "components": { "schemas": { "Order": schema } } });
    let Draft { gaps, diagnostics, .. } =
        import(&document, Wanted::Schema("Order")).expect("there is a draft");
    assert_eq!(diagnostics, []);
    let said: Vec<&str> = gaps.iter().map(|gap| gap.message.as_str()).collect();
    assert_eq!(said, ["there is too much of it: it is left out"]);
}

/// A type cannot be called what the body is called, so the field says itself
/// what it is.
#[test]
fn a_name_that_is_taken_is_not_used() {
    let member = json!({ "$ref": "#/components/schemas/PlaceOrder" });
    let order = json!({ "type": "object", "additionalProperties": false, "properties": { "note": member } });
    let content = json!({ "application/json": { "schema": { "$ref": "#/components/schemas/Order" } } });
    let operation = json!({
        "operationId": "placeOrder",
        "requestBody": { "required": true, "content": content },
        "responses": {},
    });
    let document = json!({
        "openapi": "3.1.0",
        "paths": { "/orders": { "post": operation } },
        "components": { "schemas": { "Order": order, "PlaceOrder": { "type": "string", "maxLength": 9 } } },
    });
    let Draft { text, gaps, diagnostics, .. } =
        draft(&document, "POST", "/orders").expect("there is a draft");
    assert_eq!((gaps, diagnostics), (vec![], vec![]));
    assert!(text.contains("chars: \"..9\"") && !text.contains("type: PlaceOrder"), "{text}");
}

#[test]
fn what_is_no_object_is_no_body() {
    let trouble = |method, path| draft(&awkward(), method, path).expect_err("there is no draft").0;
    assert!(trouble("PUT", "/list").contains("not that of an object"));
    assert!(trouble("POST", "/form").contains("no body in JSON"));
    let empty = draft(&awkward(), "POST", "/empty").expect("there is a draft");
    assert_eq!(load(&empty.text).map(|spec| spec.has_body()), Ok(false));
    let schema = import(&awkward(), Wanted::Schema("Base")).expect("there is a draft");
    assert_eq!(schema.diagnostics, []);
    assert!(import(&awkward(), Wanted::Schema("Bass")).is_err());
}

/// Whatever a document holds, there is a draft or a sentence, and no panic.
#[test]
fn every_document_is_drafted_or_refused() {
    let mut drafts = 0;
    let outcome = runner(300).run(&random::schemas(), |[a, b, order]| {
        let document = json!({
            "openapi": "3.1.0",
            "components": { "schemas": { "A": a, "B": b, "Order": order } },
        });
        if let Ok(draft) = import(&document, Wanted::Schema("Order")) {
            prop_assert!(draft.diagnostics.is_empty(), "{}\n{:?}", draft.text, draft.diagnostics);
        }
        Ok(())
    });
    outcome.unwrap_or_else(|error| panic!("{error}"));
    for name in ["A", "Order"] {
        let document = json!({
            "openapi": "3.1.0",
            "components": { "schemas": { name: { "type": "object", "properties": { "a": { "type": "string" } } } } },
        });
        drafts += usize::from(import(&document, Wanted::Schema(name)).is_ok());
    }
    assert_eq!(drafts, 2);
}
