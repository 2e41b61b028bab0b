//! Rules that matter more or less than usual: everywhere, or nowhere.

use std::fs;

use serde_json::Value;

use super::{BAD, spoken};
use crate::binary::{Folder, tweetlint};

#[test]
fn flags_count_more_than_the_file_and_its_last_word_more_than_the_first() {
    let folder = Folder::of(&[
        (
            "tweetlint.toml",
            r#"
ignore = ["unknown-field"]
severity = { wrong-type = "warning", quote-needs-plan = "error" }

[[overrides]]
files = ["drafts"]
severity = { wrong-type = "info", all = "warning" }

[[overrides]]
files = ["drafts/old/*.json"]
ignore = ["all"]

[[overrides]]
files = ["*.strict.json"]
select = ["unknown-field", "wrong-type"]
severity = { wrong-type = "error" }
"#,
        ),
        ("a.json", BAD),
        ("drafts/b.json", BAD),
        ("drafts/old/c.json", BAD),
        ("drafts/old/d.strict.json", BAD),
        ("quote.json", r#"{"text": "a", "quote_tweet_id": "1"}"#),
        ("broken.json", r#"{"text": "a",}"#),
    ]);
    for (args, expected) in [
        ("a.json", &["warning wrong-type"][..]),
        ("drafts/b.json", &[]),
        ("--level info drafts/b.json", &["info wrong-type"]),
        ("drafts/old/c.json", &[]),
        ("drafts/old/d.strict.json", &["error wrong-type", "error unknown-field"]),
        // What hardly matters to others can matter here.
        ("quote.json", &["error quote-needs-plan"]),
        ("--isolated quote.json", &[]),
        ("--select unknown-field a.json", &["error unknown-field"]),
        ("--select all a.json", &["warning wrong-type", "error unknown-field"]),
        ("--select unknown-field broken.json", &["error trailing-comma"]),
        ("--ignore all broken.json", &[]),
        ("--error wrong-type a.json", &["error wrong-type"]),
        ("--warn unknown-field --error wrong-type a.json", &["error wrong-type", "warning unknown-field"]),
        ("--ignore wrong-type,null-value a.json", &[]),
        ("--isolated --warn all --error wrong-type a.json", &["error wrong-type", "warning unknown-field"]),
    ] {
        assert_eq!(spoken(args, &folder), expected, "{args}");
    }
}

#[test]
fn the_exit_status_follows_the_choices() {
    let folder = Folder::of(&[
        ("tweetlint.toml", "fail-on = \"warning\"\n[severity]\nwrong-type = \"warning\"\n"),
        ("a.json", r#"{"text": 1}"#),
        ("lenient/tweetlint.toml", "fail-on = \"never\""),
        ("lenient/b.json", BAD),
        ("strict/tweetlint.toml", "fail-on = \"warning\"\nlevel = \"error\""),
        ("strict/c.json", r#"{"text": "Hello", "share_with_followers": true}"#),
    ]);
    for (args, status) in [
        ("a.json", 1),
        ("--fail-on error a.json", 0),
        ("--exit-zero a.json", 0),
        ("--isolated a.json", 1),
        ("--ignore wrong-type a.json", 0),
        // Each file by its own configuration, in one run.
        ("lenient", 0),
        ("lenient a.json", 1),
        ("--fail-on error lenient", 1),
        // A run that fails says why.
        ("strict", 1),
    ] {
        let ended = tweetlint("--format concise").args(args).dir(folder.path()).run().status(status);
        assert!(status == 0 || !ended.stdout.is_empty(), "{args}: {ended:#?}");
    }
}

#[test]
fn profiles_come_from_the_file_unless_the_command_line_names_some() {
    let long = format!(r#"{{"text": "{}"}}"#, "a".repeat(281));
    let folder = Folder::of(&[
        ("tweetlint.toml", "[[overrides]]\nfiles = [\"*.long.json\"]\nprofiles = [\"premium\"]\n"),
        ("a.long.json", &long),
        ("b.json", &long),
    ]);
    for (args, status) in [
        ("a.long.json", 0),
        ("b.json", 1),
        ("--profile standard a.long.json", 1),
        ("--profile premium b.json", 0),
    ] {
        tweetlint(args).dir(folder.path()).run().status(status);
    }
}

/// Formats that show findings one by one, with their severities.
#[test]
fn a_choice_is_the_same_in_every_format_and_in_the_summary() {
    let folder = Folder::of(&[
        ("tweetlint.toml", "ignore = [\"unknown-field\"]\n[severity]\nwrong-type = \"warning\"\n"),
        ("bad.json", BAD),
    ]);
    let run = |args: &str| tweetlint(args).arg("bad.json").dir(folder.path()).run().status(0);
    for (format, sign) in [
        ("full", "warning[wrong-type]"),
        ("concise", "warning[wrong-type]"),
        ("grouped", "warning[wrong-type]"),
        ("agent", "warning wrong-type"),
        ("github", "::warning file=bad.json"),
        ("gitlab", r#""severity":"minor""#),
        ("junit", "<system-out>"),
        ("checkstyle", r#"severity="warning""#),
        ("rdjson", r#""severity":"WARNING""#),
        ("rdjsonl", r#""severity":"WARNING""#),
        ("sarif", r#""level":"warning","message":"#),
        ("summary", "warning   wrong-type"),
        ("ndjson", r#""severity":"warning""#),
        ("json", r#""errors":0,"warnings":1"#),
    ] {
        let ended = run(&format!("--format {format}"));
        assert!(ended.stdout.contains(sign), "{format}: {ended:#?}");
        assert!(!ended.stdout.contains("`nope`"), "{format}: {ended:#?}");
    }
    assert!(run("--format concise").stderr.contains("1 post in 1 file: 1 warning; 1 fixable"));
    let log: Value = serde_json::from_str(&run("--format sarif").stdout).expect("it is JSON");
    assert_eq!(log["runs"][0]["results"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_fix_leaves_alone_what_is_not_reported() {
    let text = r#"{"text": 1, "Reply_settings": "following"}"#;
    let folder = Folder::of(&[("tweetlint.toml", r#"ignore = ["wrong-type"]"#), ("bad.json", text)]);
    tweetlint("fix bad.json").dir(folder.path()).run().status(0);
    let fixed = fs::read_to_string(folder.path().join("bad.json")).expect("our own");
    assert_eq!(fixed, r#"{"text": 1, "reply_settings": "following"}"#);
}
