//! Every report format: what it looks like, and what its readers rely on.
//!
//! `tests/reports/payloads` is checked once in each format, and what is
//! printed stands in `tests/reports/<format>.txt`;
//! `UPDATE_EXPECT=1 cargo test -p tweetspec-tests reports` writes the files.

mod columns;
mod files;
mod fingerprints;
mod github;
mod limit;
mod schemas;
mod secrets;
#[cfg(unix)]
mod terminal;
mod text;
mod watch;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::binary::{Ended, Folder, tweetlint};
use crate::expect;

/// The folder of the payloads and of what is printed about them.
fn reports() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("reports")
}

/// The names of all formats, as the linter itself gives them.
fn formats() -> Vec<String> {
    let ended = tweetlint("--format no-such-format").run().status(2);
    let (_, names) = ended.stderr.split_once("[possible values: ").expect("the formats are listed");
    let (names, _) = names.split_once(']').expect("the list ends");
    names.split(", ").map(str::to_owned).collect()
}

/// Checks files in one format.
#[track_caller]
fn report(format: &str, args: &str, dir: &Path) -> Ended {
    tweetlint("check --color never --format").arg(format).args(args).dir(dir).run()
}

/// The report as JSON.
#[track_caller]
fn json(ended: &Ended) -> Value {
    serde_json::from_str(&ended.stdout).unwrap_or_else(|error| panic!("{error}: {ended:#?}"))
}

/// SARIF without the descriptions of rules that found nothing, one member a
/// line: what a person can read in a review.
fn readable_sarif(text: &str) -> String {
    let mut log: Value = serde_json::from_str(text).expect("SARIF is JSON");
    let used: BTreeSet<String> = log["runs"][0]["results"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|result| result["ruleId"].as_str().expect("a name").to_owned())
        .collect();
    log["runs"][0]["tool"]["driver"]["rules"]
        .as_array_mut()
        .expect("a list")
        .retain(|rule| rule["id"].as_str().is_some_and(|id| used.contains(id)));
    format!("{log:#}\n")
}

#[test]
fn users_see_what_stands_beside_the_payloads() {
    let mut complaints = Vec::new();
    for format in formats() {
        let ended = report(&format, "payloads", &reports()).status(1);
        let text = if format == "sarif" { readable_sarif(&ended.stdout) } else { ended.stdout };
        let path = reports().join(&format).with_extension("txt");
        complaints.extend(expect::differs(&path, &text));
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn a_format_for_programs_is_whole_even_when_there_is_nothing_to_say() {
    let folder = Folder::of(&[("good.json", r#"{"text": "Hello"}"#)]);
    for format in formats() {
        let found = report(&format, "good.json --fail-on warning", folder.path()).status(0).stdout;
        match format.as_str() {
            "json" | "sarif" | "gitlab" | "rdjson" => {
                serde_json::from_str::<Value>(&found)
                    .unwrap_or_else(|error| panic!("{format}: {error}: {found}"));
            }
            "junit" | "checkstyle" => {
                roxmltree::Document::parse(&found)
                    .unwrap_or_else(|error| panic!("{format}: {error}: {found}"));
            }
            _ => assert_eq!(found, "", "{format}"),
        }
    }
}

#[test]
fn a_clean_file_is_a_test_that_passed() {
    let folder = Folder::of(&[("good.json", r#"{"text": "Hello"}"#)]);
    for args in ["good.json", "--input-format ndjson good.json"] {
        let found = report("junit", args, folder.path()).status(0).stdout;
        let document = roxmltree::Document::parse(&found).expect("it is XML");
        let cases: Vec<_> = document.descendants().filter(|node| node.has_tag_name("testcase")).collect();
        assert_eq!(cases.len(), 1, "{found}");
        assert!(!cases[0].has_children(), "{found}");
    }
}

#[test]
fn statistics_count_findings_and_files_by_rule() {
    let folder = Folder::of(&[
        ("a.json", r#"{"text": 1, "nope": 2}"#),
        ("b.ndjson", "{\"text\": 1}\n{\"text\": 2}\n"),
    ]);
    let ended = report("json", "--statistics a.json b.ndjson", folder.path()).status(1);
    assert_eq!(
        ended.stderr,
        "findings   files  severity  rule\n       3       2  error     wrong-type\n       1       1  error     unknown-field\n"
    );
    let summary = report("summary", "--quiet a.json b.ndjson", folder.path()).status(1);
    assert_eq!(summary.stdout, ended.stderr);
}

#[test]
fn exit_zero_is_fail_on_never() {
    let folder = Folder::of(&[("bad.json", r#"{"text": 1}"#)]);
    let zero = report("sarif", "--exit-zero bad.json", folder.path()).status(0);
    assert_eq!(zero, report("sarif", "--fail-on never bad.json", folder.path()));
    report("sarif", "--exit-zero bad.json missing.json", folder.path()).status(2);
    report("sarif", "--exit-zero --fail-on error bad.json", folder.path()).status(2);
}
