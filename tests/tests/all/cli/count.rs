//! `tweetlint count`: the weight, what it is made of, and what is left.

use serde_json::Value;

use crate::binary::{Folder, tweetlint};

#[test]
fn a_text_is_counted_as_it_is_typed() {
    for (text, status, first) in [
        ("Hello", 0, "5 of 280, 275 left"),
        ("日本語", 0, "6 of 280, 274 left"),
        ("👨‍👩‍👧‍👦", 0, "2 of 280, 278 left"),
        ("https://example.com/a/very/long/path?with=a&query=string", 0, "23 of 280, 257 left"),
        ("depub.space", 0, "23 of 280, 257 left"),
        (&"x".repeat(280), 0, "280 of 280, 0 left"),
        (&"x".repeat(281), 1, "281 of 280, 1 too many"),
        (" ", 1, "1 of 280, 279 left"),
        ("a\u{feff}", 1, "3 of 280, 277 left"),
    ] {
        let ended = tweetlint("count").arg(text).run().status(status);
        assert_eq!(ended.stdout.lines().next(), Some(first), "{text}: {ended:#?}");
    }
}

#[test]
fn a_count_says_how_it_adds_up_and_what_other_accounts_may_write() {
    let ended = tweetlint("count").arg("Hello 日本 https://example.com 👨‍👩‍👧").run().status(0);
    let lines: Vec<&str> = ended.stdout.lines().map(str::trim).collect();
    assert_eq!(
        lines[..5],
        ["37 of 280, 243 left", "8 characters = 8", "2 wide characters = 4", "1 link = 23", "1 emoji = 2"]
    );
    assert!(lines.contains(&"premium: 34 of 25000 (chars), 24966 left"), "{lines:?}");
}

#[test]
fn files_hold_texts_or_payloads() {
    let folder = Folder::of(&[
        ("draft.txt", "日本\r\n"),
        ("post.json", r#"{"text": "\u65e5\u672c"}"#),
        ("string.json", r#""\u65e5\u672c""#),
    ]);
    for name in ["draft.txt", "post.json", "string.json"] {
        let ended = tweetlint("count --format json").arg(name).dir(folder.path()).run().status(0);
        let count: Value = serde_json::from_str(&ended.stdout).expect("the count is JSON");
        assert_eq!(count["weight"], 4, "{name}");
        assert_eq!(count["rest"], 276, "{name}");
        assert_eq!(count["parts"][0]["kind"], "wide characters", "{name}");
    }
}

#[test]
fn each_line_in_is_a_line_out() {
    let input = "\"abc\"\n{\"text\": \"日本\", \"poll\": {}}\r\n\n{}\n\"x\" y\n\"last\"";
    let lint = tweetlint("count --input-format ndjson --format ndjson -").stdin(input);
    // Two lines hold nothing to count.
    let ended = lint.run().status(2);
    let lines: Vec<Value> =
        ended.stdout.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect();
    let weights: Vec<&Value> = lines.iter().map(|line| &line["weight"]).collect();
    assert_eq!(weights, [&3.into(), &4.into(), &Value::Null, &Value::Null, &4.into()]);
    assert!(lines.iter().all(|line| line["valid"].is_boolean()), "{lines:?}");
    assert_eq!(lines[0]["limit"], 280);
    assert_eq!(lines[2]["line"], 4);
}

#[test]
fn the_profile_decides_which_limit_counts() {
    let text = "x".repeat(281);
    tweetlint("count").arg(&text).run().status(1);
    let ended = tweetlint("count --profile premium").arg(&text).run().status(0);
    assert!(ended.stdout.starts_with("281 of 25000, 24719 left"), "{ended:#?}");
    let ended = tweetlint("count --profile gold x").run().status(2);
    assert!(ended.stderr.contains("unknown profile `gold`"), "{ended:#?}");
}

#[test]
fn there_has_to_be_something_to_count() {
    tweetlint("count --input-format ndjson").stdin("").run().status(2);
    tweetlint("count --input-format ndjson").stdin("\n\n").run().status(2);
    tweetlint("count --input-format ndjson --format json").stdin("\"a\"").run().status(2);
    let ended = tweetlint("count drft.md").run().status(0);
    assert!(ended.stderr.contains("there is no file drft.md"), "{ended:#?}");
    tweetlint("count --input-format json").stdin("[1]").run().status(2);
    tweetlint("count -").stdin(b"\xff".to_vec()).run().status(2);
    tweetlint("count --input-format ndjson missing.ndjson").run().status(2);
}
