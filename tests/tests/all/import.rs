//! Drafts from OpenAPI documents next to the specifications that ship.
//!
//! To draft every body of real documents as well, name them:
//! `TWEETSPEC_OPENAPI=FILE:FILE cargo test -p tweetspec-tests import`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::{Value, json};
use tweetspec_codegen::drift::drift;
use tweetspec_codegen::import::{Draft, Wanted, import};
use tweetspec_spec::ir::{Field, Object, Shape, Spec};
use tweetspec_spec::load;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name)
}

fn json(path: &Path) -> Value {
    let text = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_slice(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What a specification says of each place in the body, words left out.
fn structure(spec: &Spec) -> BTreeMap<String, Value> {
    let mut found = BTreeMap::new();
    object(spec, &spec.root, &mut found);
    found
}

fn object(spec: &Spec, object: &Object, found: &mut BTreeMap<String, Value>) {
    for field in &object.fields {
        let Field { path, shape: kind, required, .. } = field;
        shape(spec, kind, &path.to_string(), *required, found);
    }
}

fn shape(spec: &Spec, kind: &Shape, path: &str, required: bool, found: &mut BTreeMap<String, Value>) {
    let said = match kind {
        Shape::Named(index) => return shape(spec, &spec.types[*index].shape, path, required, found),
        Shape::Bool => json!("boolean"),
        Shape::Integer { min, max } => json!({ "integer": [min, max] }),
        Shape::String(string) => {
            let pattern = string.pattern.as_ref().map(|pattern| &pattern.text);
            json!({ "string": [string.min_chars, string.max_chars], "pattern": pattern })
        }
        Shape::Choice(choice) => {
            let values: Vec<&String> = choice.values.iter().map(|value| &value.value).collect();
            json!({ "choice": values, "open": choice.open })
        }
        Shape::List(list) => {
            shape(spec, &list.item, &format!("{path}[]"), false, found);
            json!({ "list": [list.min, list.max], "unique": list.unique })
        }
        Shape::Object(inner) => {
            object(spec, inner, found);
            json!({ "object": inner.closed })
        }
    };
    found.insert(path.to_owned(), json!([said, required]));
}

/// The draft of a body says what our specification says of it, but for the
/// three places where a conflict says that ours is stricter.
#[test]
fn a_draft_has_the_structure_of_the_specification() {
    let document = json(&folder("tests/openapi/x-2.167.json"));
    let draft = import(&document, Wanted::Schema("CreatePostsRequest")).expect("there is a draft");
    let drafted = structure(&load(&draft.text).expect("the draft can be loaded"));
    let source = fs::read_to_string(folder("spec/x/create_tweet.yaml")).expect("it ships");
    let spec = load(&source).expect("it is right");
    let ours = structure(&spec);
    assert_eq!(ours.keys().collect::<Vec<_>>(), drafted.keys().collect::<Vec<_>>());
    let different: Vec<&String> =
        ours.iter().filter(|(path, said)| drafted[*path] != **said).map(|(path, _)| path).collect();
    let accepts = spec.about.conflicts.iter().flat_map(|conflict| &conflict.accepts);
    let mut decided: Vec<String> = accepts
        .filter(|accepted| accepted.keyword == "pattern")
        .map(|accepted| accepted.at.to_string())
        .collect();
    decided.sort();
    assert_eq!(different, decided.iter().collect::<Vec<_>>());
    assert!(ours.len() > 40, "{}", ours.len());
}

/// Every body of a document becomes a draft that can be loaded and that says
/// what the document says, or the difference is named.
fn every_body_is_drafted(document: &Value) -> usize {
    let mut drafts = 0;
    let paths = document["paths"].as_object().expect("there are paths");
    for (path, item) in paths {
        for (method, operation) in item.as_object().expect("a path has operations") {
            let content = operation.pointer("/requestBody/content");
            if content.is_none_or(|content| content.get("application/json").is_none()) {
                continue;
            }
            let draft = import(document, Wanted::Operation(method, path));
            let Draft { text, gaps, diagnostics, .. } =
                draft.unwrap_or_else(|trouble| panic!("{method} {path}: {trouble:?}"));
            assert_eq!(diagnostics, [], "{method} {path}:\n{text}");
            let spec = load(&text).expect("there are no diagnostics");
            let drift = drift(&spec, document, None).expect("the operation is there");
            for finding in drift.findings.iter().filter(|finding| finding.keyword != "responses") {
                let at = finding.path.to_string();
                let named = gaps.iter().any(|gap| match finding.keyword {
                    "requestBody" | "security" => Some(&gap.pointer) == finding.pointer.as_ref(),
                    _ => gap.path.starts_with(&at) || at.starts_with(&gap.path),
                });
                assert!(named, "{method} {path}: {finding:?}\n{gaps:?}");
            }
            drafts += 1;
        }
    }
    drafts
}

#[test]
fn bodies_of_small_documents_are_drafted() {
    for version in ["2.166", "2.167"] {
        let document = json(&folder(&format!("tests/openapi/x-{version}.json")));
        assert_eq!(every_body_is_drafted(&document), 1);
    }
}

#[test]
fn bodies_of_documents_that_the_environment_names_are_drafted() {
    let Some(paths) = env::var_os("TWEETSPEC_OPENAPI") else {
        println!("TWEETSPEC_OPENAPI names no documents, so none was drafted");
        return;
    };
    for path in env::split_paths(&paths) {
        let drafts = every_body_is_drafted(&json(&path));
        println!("{}: {drafts} bodies", path.display());
        assert!(drafts > 0, "{}", path.display());
    }
}
