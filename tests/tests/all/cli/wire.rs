//! The contract of `--format ndjson`: every member of every finding in the
//! payload cases is compared with the bytes of the file it speaks of.

use std::collections::BTreeSet;
use std::fs;

use serde_json::{Map, Value};

use crate::binary::{payloads, tweetlint};

fn object(value: &Value) -> &Map<String, Value> {
    value.as_object().unwrap_or_else(|| panic!("an object: {value}"))
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("a string: {value}"))
}

fn number(value: &Value) -> usize {
    let number = value.as_u64().unwrap_or_else(|| panic!("a number: {value}"));
    usize::try_from(number).expect("a place in a file")
}

/// Asserts that an object has these members, and no others but the optional ones.
#[track_caller]
fn has(value: &Value, required: &[&str], optional: &[&str]) {
    let there: BTreeSet<&str> = object(value).keys().map(String::as_str).collect();
    let required: BTreeSet<&str> = required.iter().copied().collect();
    let known: BTreeSet<&str> = required.iter().copied().chain(optional.iter().copied()).collect();
    assert!(there.is_superset(&required) && there.is_subset(&known), "{value}");
}

/// Line and column of a byte, counted the slow way.
fn place(source: &[u8], offset: usize) -> (usize, usize) {
    let before = &source[..offset];
    let line = before.split(|byte| *byte == b'\n').count();
    let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let shown = String::from_utf8_lossy(&before[start..]);
    // Editors do not count a byte order mark.
    (line, shown.trim_start_matches('\u{feff}').chars().count() + 1)
}

/// Compares a span with the bytes; returns them.
#[track_caller]
fn span<'s>(span: &Value, source: &'s [u8]) -> &'s [u8] {
    has(span, &["byteOffset", "byteLength", "line", "column", "endLine", "endColumn"], &[]);
    let start = number(&span["byteOffset"]);
    let end = start + number(&span["byteLength"]);
    assert_eq!((number(&span["line"]), number(&span["column"])), place(source, start), "{span}");
    assert_eq!((number(&span["endLine"]), number(&span["endColumn"])), place(source, end), "{span}");
    &source[start..end]
}

/// Asserts that a pointer leads somewhere, if the file is JSON.
#[track_caller]
fn resolves(pointer: &Value, body: Option<&Value>) {
    if let Some(body) = body {
        assert!(body.pointer(text(pointer)).is_some(), "{pointer} leads nowhere in {body}");
    }
}

#[track_caller]
fn check(finding: &Value) {
    has(
        finding,
        &["v", "rule", "severity", "path", "pointer", "doc", "span", "message", "related"],
        &["label", "notes", "help", "fix", "choices"],
    );
    assert_eq!(finding["v"], 1);
    assert!(["error", "warning", "info"].contains(&text(&finding["severity"])));
    let path = text(&finding["path"]);
    let source = fs::read(payloads().join(path)).expect("the file that was checked");
    let body: Option<Value> = serde_json::from_slice(&source).ok();

    assert_eq!(finding["doc"], 0);
    let found = span(&finding["span"], &source);
    resolves(&finding["pointer"], body.as_ref());
    let message = text(&finding["message"]);
    assert!(!message.is_empty() && !message.ends_with('.') && !message.contains('\n'), "{message}");
    assert!(!message.contains(['{', '}']) || !message.contains("{set}"), "{message}");

    // The bytes are the value that the pointer names, or its key, or its
    // opening bracket, or a part of its text.
    if let (Some(body), Ok(found)) = (&body, std::str::from_utf8(found)) {
        let pointer = text(&finding["pointer"]);
        let value = body.pointer(pointer).expect("it was resolved above");
        let key = pointer.rsplit('/').next().unwrap_or_default();
        let parsed: Option<Value> = serde_json::from_str(found).ok();
        let right = parsed.as_ref() == Some(value)
            || parsed.as_ref().and_then(Value::as_str) == Some(key)
            || found == "{" && value.is_object()
            || found == "[" && value.is_array()
            || value.as_array().is_some_and(|items| items.iter().any(|item| parsed.as_ref() == Some(item)))
            || value.is_string();
        assert!(right, "{path}: {found:?} is not {pointer}");
    }

    for related in finding["related"].as_array().expect("a list") {
        has(related, &["pointer", "span", "message"], &[]);
        span(&related["span"], &source);
        resolves(&related["pointer"], body.as_ref());
        assert!(!text(&related["message"]).is_empty());
    }
    for note in finding["notes"].as_array().into_iter().flatten() {
        assert!(!text(note).is_empty());
    }
    if let Some(fix) = finding.get("fix") {
        has(fix, &["safety", "title", "edits"], &[]);
        assert!(["safe", "unsafe"].contains(&text(&fix["safety"])));
        let mut done = 0;
        for edit in fix["edits"].as_array().expect("a list") {
            has(edit, &["byteOffset", "byteLength", "text"], &[]);
            let start = number(&edit["byteOffset"]);
            assert!(start >= done, "{path}: edits overlap or are out of order");
            done = start + number(&edit["byteLength"]);
            assert!(done <= source.len(), "{path}: an edit ends behind the text");
        }
    }
}

#[test]
fn every_finding_keeps_the_contract() {
    let mut count = 0;
    for profile in ["standard", "premium"] {
        let lint = tweetlint("check --format ndjson bad --profile").arg(profile).dir(payloads());
        for line in lint.run().status(1).stdout.lines() {
            let finding: Value = serde_json::from_str(line).expect("one object a line");
            // What the other profile finds stands in no folder of its own.
            if text(&finding["rule"]) != "text-too-long" || text(&finding["path"]).contains("/text-too-long/")
            {
                check(&finding);
                count += 1;
            }
        }
    }
    assert!(count > 200, "{count} findings");
}

#[test]
fn json_holds_the_same_findings() {
    let run =
        |format: &str| tweetlint("check bad --format").arg(format).dir(payloads()).run().status(1).stdout;
    let json: Value = serde_json::from_str(&run("json")).expect("one document");
    let ndjson: Vec<Value> =
        run("ndjson").lines().map(|line| serde_json::from_str(line).expect("one object a line")).collect();
    assert_eq!(json["findings"].as_array(), Some(&ndjson));
    let errors = ndjson.iter().filter(|finding| finding["severity"] == "error").count();
    assert_eq!(json["summary"]["errors"], errors);
}

#[test]
fn concise_has_one_line_for_each_finding_and_starts_with_its_place() {
    let run =
        |format: &str| tweetlint("check bad --format").arg(format).dir(payloads()).run().status(1).stdout;
    let (concise, ndjson) = (run("concise"), run("ndjson"));
    assert_eq!(concise.lines().count(), ndjson.lines().count());
    for (line, finding) in concise.lines().zip(ndjson.lines()) {
        let finding: Value = serde_json::from_str(finding).expect("one object a line");
        let (path, span) = (text(&finding["path"]), &finding["span"]);
        let (severity, rule) = (text(&finding["severity"]), text(&finding["rule"]));
        let start = format!("{path}:{}:{}: {severity}[{rule}] ", span["line"], span["column"]);
        assert!(line.starts_with(&start), "{line}\n{start}");
    }
}
