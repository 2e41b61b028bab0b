//! Inputs of one document a line: lines, documents and offsets are those of
//! the file.

use serde_json::Value;

use crate::binary::{Folder, tweetlint};

/// A number in the report.
fn number(finding: &Value, path: &str) -> u64 {
    finding.pointer(path).and_then(Value::as_u64).unwrap_or_else(|| panic!("{path} in {finding}"))
}

/// The findings in a text: document, line, column, and the bytes themselves.
#[track_caller]
fn check(text: &str, expected: &[(u64, u64, u64, &str)]) {
    let folder = Folder::of(&[("posts.ndjson", text)]);
    let from_file = tweetlint("--format ndjson posts.ndjson").dir(folder.path()).run();
    let from_stdin = tweetlint("--format ndjson - --stdin-filename posts.ndjson").stdin(text).run();
    assert_eq!(from_file, from_stdin);
    let findings: Vec<Value> =
        from_file.stdout.lines().map(|line| serde_json::from_str(line).expect("one object a line")).collect();
    let found: Vec<(u64, u64, u64, &str)> = findings
        .iter()
        .map(|finding| {
            let start = number(finding, "/span/byteOffset") as usize;
            let end = start + number(finding, "/span/byteLength") as usize;
            let (line, column) = (number(finding, "/span/line"), number(finding, "/span/column"));
            (number(finding, "/doc"), line, column, &text[start..end])
        })
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn lines_documents_and_bytes_are_those_of_the_file() {
    check("{\"text\": 1}\n{\"text\": 2}\n", &[(0, 1, 10, "1"), (1, 2, 10, "2")]);
}

#[test]
fn the_last_line_may_lack_its_end() {
    check("{\"text\": \"one\"}\n{\"text\": 2}", &[(1, 2, 10, "2")]);
}

#[test]
fn line_ends_of_windows_count_as_one() {
    check("{\"text\": 1}\r\n{\"text\": \"two\"}\r\n{\"text\": 3}\r\n", &[(0, 1, 10, "1"), (2, 3, 10, "3")]);
}

#[test]
fn blank_lines_are_lines_and_no_documents() {
    check("\n{\"text\": 1}\n\n \t\r\n{\"text\": 2}\n\n", &[(0, 2, 10, "1"), (1, 5, 10, "2")]);
}

#[test]
fn columns_count_characters_and_offsets_count_bytes() {
    check("{\"text\": \"日本😀é\"}\n{\"text\": \"日本😀é\", \"reply_settings\": 1}\n", &[(1, 2, 36, "1")]);
}

#[test]
fn one_broken_line_does_not_hide_the_next() {
    check("{\"text\": \"one\"\n{\"text\": 2}\n}\n", &[(0, 1, 15, ""), (1, 2, 10, "2"), (2, 3, 1, "}")]);
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_first_line() {
    check("\u{feff}{\"text\": 1}\n{\"text\": 2}\n", &[(0, 1, 10, "1"), (1, 2, 10, "2")]);
}

#[test]
fn each_line_of_a_document_over_several_lines_is_wrong() {
    let folder = Folder::of(&[("posts.ndjson", "{\n  \"text\": \"Hello\"\n}\n")]);
    let ended = tweetlint("--format concise posts.ndjson").dir(folder.path()).run().status(1);
    for line in 1..=3 {
        let start = format!("posts.ndjson:{line}:");
        assert!(ended.stdout.lines().any(|finding| finding.starts_with(&start)), "{ended:#?}");
    }
}

#[test]
fn numbers_hold_across_blocks_and_pieces() {
    // Several blocks of a megabyte, with a mistake in every thousandth line.
    let mut text = String::new();
    let mut expected = Vec::new();
    for number in 0..40_000_u64 {
        if number % 1000 == 999 {
            expected.push((number, number + 1));
            text.push_str("{\"text\": 1}\n");
        } else {
            text.push_str(
                "{\"text\": \"A line that is long enough to fill blocks: \u{1f35e}\", \"nullcast\": true}\n",
            );
        }
    }
    let ended = tweetlint("- --format ndjson --jobs 3").stdin(text.clone()).run().status(1);
    let findings: Vec<Value> =
        ended.stdout.lines().map(|line| serde_json::from_str(line).expect("one object a line")).collect();
    let found: Vec<(u64, u64)> =
        findings.iter().map(|finding| (number(finding, "/doc"), number(finding, "/span/line"))).collect();
    assert_eq!(found, expected);
    for finding in &findings {
        let start = number(finding, "/span/byteOffset") as usize;
        assert_eq!(&text[start - 9..start + 2], "{\"text\": 1}");
    }
}
