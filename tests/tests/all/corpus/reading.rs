//! The corpus as a file: what a reader in another language finds there.

use serde_json::Value;
use tweetspec_codegen::corpus::{Case, Expected};
use tweetspec_runtime::Severity;

use super::EXHIBITS;
use crate::worlds::read;

fn text(line: &Value, member: &str) -> String {
    line[member].as_str().unwrap_or_else(|| panic!("{line} has no {member}")).to_owned()
}

/// The payload of a line, its parts joined.
fn payload(line: &Value) -> String {
    let part = |part: &Value| match part {
        Value::String(text) => text.clone(),
        part => text(part, "repeat").repeat(part["times"].as_u64().expect("times is a number") as usize),
    };
    match &line["payload"] {
        Value::Array(parts) => parts.iter().map(part).collect(),
        whole => part(whole),
    }
}

fn case(line: &Value) -> Case {
    let finding = |finding: &Value| Expected {
        rule: text(finding, "rule"),
        pointer: text(finding, "pointer"),
        severity: match finding["severity"].as_str() {
            Some("error") => Severity::Error,
            Some("warning") => Severity::Warning,
            Some("info") => Severity::Info,
            other => panic!("{other:?} is no severity"),
        },
    };
    let case = Case {
        id: text(line, "id"),
        rule: text(line, "rule"),
        payload: payload(line),
        profile: text(line, "profile"),
        findings: line["findings"].as_array().into_iter().flatten().map(finding).collect(),
        expressible: line["expressible"].as_bool().expect("a case says whether it can be expressed"),
        repair: line.get("repair").map(|_| text(line, "repair")),
        shows: text(line, "shows"),
    };
    assert_eq!(line["valid"], case.is_valid(), "{}", case.id);
    case
}

/// Lines as long as these cannot be read in a review.
const LONGEST_LINE: usize = 1_500;

#[test]
fn the_file_says_what_the_generator_found() {
    let [_, exhibit] = &*EXHIBITS;
    let file = read("tests/corpus/create_tweet.ndjson");
    let lines: Vec<Value> = file.lines().map(|line| line.parse().expect("a line is JSON")).collect();
    assert_eq!(lines[0]["corpus"], 1);
    assert_eq!(lines[0]["specification"], exhibit.world.spec.id);
    let cases: Vec<Case> = lines[1..].iter().map(case).collect();
    let of_generator = &exhibit.corpus.cases;
    let only = |left: &[Case], right: &[Case]| -> Vec<String> {
        left.iter().filter(|case| !right.contains(case)).map(|case| case.id.clone()).collect()
    };
    let (stale, missing) = (only(&cases, of_generator), only(of_generator, &cases));
    let differ = "run `cargo xtask generate`: the file and the generator differ";
    assert!(cases == *of_generator, "{differ} in {missing:#?}, and the file alone has {stale:#?}");
    // The first line lists the gaps, of which there may be many.
    for line in file.lines().skip(1) {
        assert!(line.len() <= LONGEST_LINE, "{} bytes: {line}", line.len());
    }
}
