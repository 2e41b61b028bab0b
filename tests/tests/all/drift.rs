//! The specifications that ship next to OpenAPI documents.
//!
//! The documents in `tests/openapi` say what those of X say, without their
//! prose. To compare with the real ones as well, name them:
//! `TWEETSPEC_OPENAPI=FILE:FILE cargo test -p tweetspec-tests drift`.

use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::Value;
use tweetspec_codegen::drift::{Drift, drift};
use tweetspec_spec::load;

use crate::expect::differs;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name)
}

fn json(path: &Path) -> Value {
    let text = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_slice(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What each specification that ships and a document differ in.
fn drifts(document: &Value) -> [(&'static str, Drift); 2] {
    ["create_tweet", "delete_tweet"].map(|name| {
        let source = fs::read_to_string(folder("spec/x").join(format!("{name}.yaml"))).expect("it ships");
        let spec = load(&source).expect("it is right");
        (name, drift(&spec, document, None).expect("the document has the operation"))
    })
}

/// What a comparison of each specification with a document says.
fn said(document: &Value) -> String {
    // Lines change with every edit of a specification.
    drifts(document).map(|(name, drift)| drift.to_text(name, &|_| None)).concat()
}

/// 2.167 is what the specifications follow, so everything in which they differ
/// is decided; against 2.166 exactly what changed since is reported.
#[test]
fn what_changed_between_the_versions_is_reported() {
    let problems = ["2.166", "2.167"].into_iter().filter_map(|version| {
        let document = json(&folder(&format!("tests/openapi/x-{version}.json")));
        let said = said(&document);
        differs(&folder(&format!("tests/openapi/x-{version}.drift.txt")), &said)
    });
    let problems: Vec<String> = problems.collect();
    assert!(problems.is_empty(), "{}", problems.concat());
}

#[test]
fn the_newest_version_holds_nothing_new() {
    for (name, drift) in drifts(&json(&folder("tests/openapi/x-2.167.json"))) {
        let said = drift.to_text(name, &|_| None);
        assert!(drift.is_empty() && said.contains(": 0 differences"), "{said}");
    }
}

/// The real documents say what the small ones say.
#[test]
fn documents_that_the_environment_names() {
    let Some(paths) = env::var_os("TWEETSPEC_OPENAPI") else {
        println!("TWEETSPEC_OPENAPI names no documents, so none was compared");
        return;
    };
    for path in env::split_paths(&paths) {
        let document = json(&path);
        let version = document.pointer("/info/version").and_then(Value::as_str).expect("it has a version");
        let expected = folder(&format!("tests/openapi/x-{version}.drift.txt"));
        let expected = fs::read_to_string(expected).expect("the version is known");
        assert_eq!(said(&document), expected, "{}", path.display());
    }
}
