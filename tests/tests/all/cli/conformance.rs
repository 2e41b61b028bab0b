//! `tweetlint conformance`: whatever is asked, there is an answer.

use serde_json::Value;

use crate::binary::{BINARY, shell, tweetlint};
use crate::worlds::project_file;

/// The answers to some lines, and how the run ends.
#[track_caller]
fn answers(lines: &str, status: i32) -> Vec<Value> {
    let ended = tweetlint("conformance").stdin(lines).run().status(status);
    assert_eq!(ended.stderr, "");
    ended.stdout.lines().map(|line| line.parse().expect("an answer is JSON")).collect()
}

#[test]
fn a_bad_line_does_not_stop_the_next() {
    let lines = "{\"corpus\":1,\"specification\":\"x.create-tweet\"}\r\n\n\
        not JSON\n\
        {\"id\":\"a\",\"payload\":\"\"}\n\
        {\"id\":\"b\",\"payload\":7}\n\
        {\"id\":\"c\",\"payload\":\"{\\\"text\\\":\\\"a\\\"}\"}";
    let answers = answers(lines, 2);
    let said: Vec<String> =
        answers.iter().map(|answer| format!("{} {}", answer["id"], answer["result"])).collect();
    assert_eq!(
        said,
        [r#"null "error""#, r#""a" "violations""#, r#""b" "error""#, r#""c" "ok""#],
        "{answers:#?}"
    );
    assert_eq!(answers[1]["findings"][0]["rule"], "empty-input");
}

#[test]
fn a_line_that_is_too_long_is_one_line() {
    let long = format!("{{\"id\":\"long\",\"payload\":\"{}\"}}\n", "a".repeat(64 << 20));
    let answers = answers(&format!("{long}{{\"id\":\"b\",\"payload\":\"{{}}\"}}\n"), 2);
    assert_eq!(answers.len(), 2, "{answers:?}");
    assert_eq!(answers[0]["message"], "the line is longer than 67108864 bytes");
    assert_eq!(answers[1]["id"], "b");
}

#[test]
fn no_case_at_all_is_said() {
    for lines in ["", "\n\n", "{\"corpus\":1,\"specification\":\"x.create-tweet\"}\n"] {
        let ended = tweetlint("conformance").stdin(lines).run().status(2);
        assert_eq!(ended.stdout, "");
        assert!(ended.stderr.starts_with("tweetlint: there was no case on standard input"), "{ended:?}");
    }
}

#[test]
fn a_reader_that_goes_away_is_not_worth_a_word() {
    let corpus = project_file("tests/corpus/create_tweet.ndjson");
    let script = format!(
        "set -o pipefail; '{}' conformance < '{}' | head -n 1 > /dev/null",
        BINARY.display(),
        corpus.display()
    );
    let ended = shell(&script).output().expect("bash can be run");
    // It may have written everything before the reader went.
    assert!([Some(0), Some(141)].contains(&ended.status.code()), "{ended:?}");
    assert!(ended.stderr.is_empty(), "{ended:?}");
}
