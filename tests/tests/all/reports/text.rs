//! Names and values of strangers in every format: nothing breaks out.

use super::{formats, json, report};
use crate::binary::{Folder, tweetlint};

/// Members and values that XML, JSON, Markdown or a terminal would take for
/// something else.
const HOSTILE: &str = "{\"]]><x a='b' c=\\\"d\\\">&amp;&nope;\": 1, \"\\u0000\\u0001\\u001b[31m\": 2, \
    \"\\n::error::x\": 3, \"\\ufffe\\uffff\": 4, \"<!--\": 5, \"a\u{202e}b\": 6, \"<![CDATA[\": 7, \"\": 8, \
    \"text\": \"x\", \"~/é\": 9}";

#[test]
fn machines_can_read_whatever_a_payload_says() {
    let folder = Folder::of(&[("a <&> %é.json", HOSTILE), ("b.ndjson", &format!("{HOSTILE}\n{HOSTILE}\n"))]);
    for format in formats() {
        let ended = report(&format, ".", folder.path()).status(1);
        match format.as_str() {
            "json" | "sarif" | "gitlab" | "rdjson" => drop(json(&ended)),
            "ndjson" | "rdjsonl" => {
                for line in ended.stdout.lines() {
                    let line: Result<serde_json::Value, _> = serde_json::from_str(line);
                    line.unwrap_or_else(|error| panic!("{format}: {error}"));
                }
            }
            "junit" | "checkstyle" => {
                let document = roxmltree::Document::parse(&ended.stdout)
                    .unwrap_or_else(|error| panic!("{format}: {error}\n{}", ended.stdout));
                let count = |name| document.descendants().filter(|node| node.has_tag_name(name)).count();
                assert_eq!(count("x"), 0, "{format}");
                let (file, finding) =
                    if format == "junit" { ("testsuite", "testcase") } else { ("file", "error") };
                assert_eq!(count(file), 2, "{format}");
                assert_eq!(count(finding), 27, "{format}");
            }
            _ => {
                let raw = |c: char| c.is_control() && c != '\n' || c == '\u{202e}';
                assert!(!ended.stdout.contains(raw), "{format}: {:?}", ended.stdout);
            }
        }
    }
}

#[test]
fn machines_get_no_colour_and_people_do_when_they_ask() {
    let folder = Folder::of(&[("a.json", "{\"text\": 1}")]);
    for format in formats() {
        let plain = report(&format, "a.json", folder.path()).stdout;
        let colored =
            tweetlint("--color always a.json --format").arg(&format).dir(folder.path()).run().stdout;
        let is_for_people = ["full", "concise", "grouped", "github"].contains(&format.as_str());
        assert_eq!(plain != colored, is_for_people, "{format}");
    }
}

#[test]
fn paths_are_uris_in_sarif() {
    let folder = Folder::of(&[("deep/a <&> %é.json", HOSTILE)]);
    let log = json(&report("sarif", "./deep", folder.path()).status(1));
    for result in log["runs"][0]["results"].as_array().expect("a list") {
        let uri = &result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
        assert_eq!(uri, "deep/a%20%3C%26%3E%20%25%C3%A9.json");
    }
}

#[test]
fn counts_of_a_suite_are_those_of_its_cases() {
    let text = "{\"text\": 1}\n{\"text\": \"x\", \"share_with_followers\": true}\n".repeat(9);
    let folder = Folder::of(&[("a.ndjson", &text), ("b.json", "{\"text\": 1}")]);
    let found = report("junit", ".", folder.path()).status(1).stdout;
    let document = roxmltree::Document::parse(&found).expect("it is XML");
    let suites = document.descendants().filter(|node| node.has_tag_name("testsuite"));
    let mut all = Vec::new();
    for suite in suites {
        let count = |name| suite.descendants().filter(|node| node.has_tag_name(name)).count().to_string();
        assert_eq!(suite.attribute("tests"), Some(&*count("testcase")));
        assert_eq!(suite.attribute("failures"), Some(&*count("failure")));
        all.push((count("testcase"), count("failure")));
    }
    assert_eq!(all, [("18".into(), "9".into()), ("1".into(), "1".into())]);
}
