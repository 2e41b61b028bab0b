//! Findings that are expected at one place; and those that are not there.

use super::{BAD, spoken};
use crate::binary::{Folder, tweetlint};

/// Configurations of one ignore, what a file has then, and whether something
/// is said about the ignore itself.
const PLACES: &[(&str, &str, bool)] = &[
    ("", "wrong-type unknown-field", false),
    (r#"rule = "unknown-field""#, "wrong-type", false),
    (r#"rule = "unknown-field", file = "bad.json""#, "wrong-type", false),
    (r#"rule = "unknown-field", file = "*.json", pointer = "/nope""#, "wrong-type", false),
    (r#"rule = "all", pointer = "/nope""#, "wrong-type", false),
    (r#"rule = "all", pointer = """#, "", false),
    (r#"rule = "unknown-field", pointer = "/nop""#, "wrong-type unknown-field", true),
    (r#"rule = "unknown-field", pointer = "/text""#, "wrong-type unknown-field", true),
    (r#"rule = "null-value""#, "wrong-type unknown-field", true),
    (r#"rule = "unknown-field", file = "other.json""#, "wrong-type unknown-field", true),
    // A rule that is not asked has nothing to say.
    (r#"rule = "quote-needs-plan""#, "wrong-type unknown-field", false),
    (r#"rule = "long-text-too-long""#, "wrong-type unknown-field", false),
];

#[test]
fn a_place_is_a_rule_a_file_and_a_value() {
    for (place, expected, is_unused) in PLACES {
        let list = if place.is_empty() { String::new() } else { format!(r#"{{ {place}, reason = "old" }}"#) };
        let folder = Folder::of(&[("tweetlint.toml", &format!("ignore = [{list}]")), ("bad.json", BAD)]);
        let mut found: Vec<String> = spoken(".", &folder)
            .iter()
            .map(|line| line.rsplit(' ').next().unwrap_or_default().to_owned())
            .collect();
        let said = found.iter().position(|rule| rule == "unused-ignore").map(|index| found.remove(index));
        assert_eq!(found.join(" "), *expected, "{place}");
        assert_eq!(said.is_some(), *is_unused, "{place}");
    }
}

#[test]
fn a_value_stands_for_all_that_is_in_it_and_every_place_of_a_finding_counts() {
    let poll =
        r#"{"text": "a", "poll": {"options": ["a"], "duration_minutes": 1}, "media": {"media_ids": ["1"]}}"#;
    for (pointer, expected) in [
        ("/poll", &[][..]),
        ("/poll/options", &["error out-of-range", "error attachment-conflict"]),
        ("/media", &["error too-few-items", "error out-of-range"]),
    ] {
        let config = format!(r#"ignore = [{{ rule = "all", pointer = "{pointer}", reason = "old" }}]"#);
        let folder = Folder::of(&[("tweetlint.toml", &config), ("poll.json", poll)]);
        assert_eq!(spoken(".", &folder), expected, "{pointer}");
    }
}

/// A configuration whose one ignore is about nothing.
fn stale(file: &str) -> String {
    format!("[[ignore]]\nrule = \"null-value\"\nfile = \"{file}\"\nreason = \"old\"\n")
}

#[test]
fn only_what_was_looked_at_is_judged() {
    let good = r#"{"text": "Hello"}"#;
    for (file, args, is_unused) in [
        // All that it speaks of is in what was named.
        ("*.json", ".", true),
        ("drafts/**", "drafts", true),
        ("drafts/*.json", "drafts", true),
        ("drafts/a.json", "drafts/a.json", true),
        ("/a.json", "a.json", true),
        ("gone.json", ".", true),
        // Other files may have it.
        ("*.json", "a.json", false),
        ("*.json", "drafts", false),
        ("drafts/**", "drafts/a.json", false),
        ("a.json", "a.json", false),
        ("/a.json", "drafts", false),
        // The rule was not asked.
        ("*.json", "--ignore null-value .", false),
        ("*.json", "--select wrong-type,unused-ignore .", false),
        // Somebody does not want to hear of it.
        ("*.json", "--ignore unused-ignore .", false),
        ("*.json", "--level error .", false),
    ] {
        let folder = Folder::of(&[
            ("tweetlint.toml", stale(file).as_str()),
            ("a.json", good),
            ("drafts/a.json", good),
            ("drafts/b.json", good),
        ]);
        let said = spoken(args, &folder);
        let expected: &[&str] = if is_unused { &["warning unused-ignore"] } else { &[] };
        assert_eq!(said, expected, "{file} {args}");
    }
}

#[test]
fn a_file_that_cannot_be_read_leaves_the_question_open() {
    let folder = Folder::of(&[("tweetlint.toml", stale("*.gz").as_str()), ("a.json.gz", "not compressed")]);
    let ended = tweetlint("--format concise a.json.gz .").dir(folder.path()).run().status(2);
    assert!(!ended.stdout.contains("unused-ignore"), "{ended:#?}");
}

#[test]
fn an_ignore_without_need_is_a_warning_about_the_configuration() {
    let folder = Folder::of(&[
        ("tweetlint.toml", format!("# 日本\n{}", stale("a.json")).as_str()),
        ("a.json", r#"{"text": "Hello"}"#),
    ]);
    let run = |args: &str, status: i32| tweetlint(args).arg(".").dir(folder.path()).run().status(status);
    let ended = run("--format concise", 0);
    assert_eq!(
        ended.stdout,
        "tweetlint.toml:3:8: warning[unused-ignore] there is no `null-value` in `a.json` to ignore\n"
    );
    assert_eq!(ended.stderr, "1 post in 1 file: 1 warning\n");
    run("--fail-on warning", 1);
    run("--error unused-ignore", 1);
    let log: serde_json::Value = serde_json::from_str(&run("--format sarif", 0).stdout).expect("it is JSON");
    let result = &log["runs"][0]["results"][0];
    assert_eq!(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "tweetlint.toml");
    let index = usize::try_from(result["ruleIndex"].as_u64().expect("a number")).expect("small");
    assert_eq!(log["runs"][0]["tool"]["driver"]["rules"][index]["id"], "unused-ignore");
}
