//! `--max-diagnostics`: less to read, the same verdict.

use std::fs;

use super::{json, report};
use crate::binary::Folder;

#[test]
fn what_is_hidden_is_counted() {
    let folder = Folder::of(&[("bad.ndjson", &"{\"text\": 1}\n".repeat(10))]);
    for (args, shown, said) in [
        ("--max-diagnostics 3", 3, "7 more findings are not shown, see --max-diagnostics\n"),
        ("--max-diagnostics 9", 9, "1 more finding is not shown, see --max-diagnostics\n"),
        ("--max-diagnostics 10", 10, ""),
        ("--max-diagnostics 0", 0, "10 more findings are not shown, see --max-diagnostics\n"),
        ("", 10, ""),
    ] {
        let ended = report("concise", &format!("--quiet {args} bad.ndjson"), folder.path()).status(1);
        assert_eq!(ended.stdout.lines().count(), shown, "{args}");
        assert_eq!(ended.stderr, said, "{args}");
        let ended = report("json", &format!("{args} bad.ndjson"), folder.path()).status(1);
        let report = json(&ended);
        assert_eq!(report["findings"].as_array().map(Vec::len), Some(shown), "{args}");
        assert_eq!(report["summary"]["errors"], 10, "{args}");
        assert_eq!(ended.stderr, said, "{args}");
    }
}

#[test]
fn an_error_that_is_hidden_still_fails_the_run() {
    let folder = Folder::of(&[
        ("a.json", r#"{"text": "x", "share_with_followers": true}"#),
        ("b.json", r#"{"text": 1}"#),
    ]);
    report("concise", "a.json", folder.path()).status(0);
    let ended = report("concise", "--max-diagnostics 1 a.json b.json", folder.path()).status(1);
    assert!(!ended.stdout.contains("error["), "{ended:#?}");
    assert!(ended.stderr.contains("1 error, 1 warning"), "{ended:#?}");
}

#[test]
fn files_of_reports_hold_everything() {
    let folder = Folder::of(&[("bad.ndjson", &"{\"text\": 1}\n".repeat(10))]);
    report("full", "--max-diagnostics 2 -o concise=all bad.ndjson", folder.path()).status(1);
    let all = fs::read_to_string(folder.path().join("all")).expect("it was written");
    assert_eq!(all.lines().count(), 10);
}

#[test]
fn the_limit_is_exact_however_the_work_is_shared() {
    let folder = Folder::of(&[("many.ndjson", &"{\"text\": 1}\n".repeat(12_000))]);
    for name in ["a", "b", "c"] {
        folder.write(format!("{name}.json"), "{\"text\": 1, \"nope\": 1}");
    }
    for limit in [1, 4, 6, 7, 10_000] {
        let args = format!("--quiet --max-diagnostics {limit} .");
        let many = report("ndjson", &args, folder.path()).stdout;
        assert_eq!(many.lines().count(), limit);
        assert_eq!(many, report("ndjson", &format!("{args} --jobs 1"), folder.path()).stdout);
    }
}
