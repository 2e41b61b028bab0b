//! `plan`: what a batch takes and costs.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::binary::{Folder, tweetlint};
use crate::expect;

/// A batch: every tenth post has a link, every fourth answers to somebody.
fn batch(posts: usize) -> String {
    let mut text = String::new();
    for number in 0..posts {
        let link = if number % 10 == 0 { " https://bakery.example.com/" } else { "" };
        let reply = if number % 4 == 1 { r#", "reply": { "in_reply_to_tweet_id": "1" }"# } else { "" };
        let _ = writeln!(text, r#"{{ "text": "Loaf {number}{link}"{reply} }}"#);
    }
    text
}

#[track_caller]
fn check(name: &str, args: &str, posts: usize) {
    let ended = tweetlint(args).stdin(batch(posts)).run().status(0);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("cli").join(name).with_extension("txt");
    if let Some(difference) = expect::differs(&path, &ended.stdout) {
        panic!("tweetlint {args}: {difference}");
    }
    assert_eq!(ended.stderr, "");
}

#[test]
fn a_plan_reads_well() {
    check("plan", "plan", 450);
    check("plan-accounts", "plan --accounts 300 -", 12_000);
    check("plan-json", "plan --format json", 450);
}

#[test]
fn the_inputs_are_those_of_check() {
    let folder = Folder::of(&[
        ("a.json", "{\n  \"text\": \"see bakery.com\"\n}"),
        ("b.ndjson", "{\"text\":\"one\"}\n\n{\"text\":\"two\"}\n"),
        ("c.yaml", "text: one\n---\ntext: two\nreply:\n  in_reply_to_tweet_id: \"1\"\n"),
        ("broken.json", "{\"text\": "),
        ("notes.txt", "no payload"),
    ]);
    let found = tweetlint("plan --format json .").dir(folder.path()).run().status(0).stdout;
    let plan: serde_json::Value = serde_json::from_str(&found).expect("it is JSON");
    assert_eq!((&plan["posts"], &plan["files"]), (&6.into(), &4.into()));
    assert_eq!((&plan["with_link"], &plan["replies"], &plan["refused"]), (&1.into(), &1.into(), &1.into()));
}

#[test]
fn half_a_batch_is_trouble() {
    let folder = Folder::of(&[("a.json", "{\"text\": \"one\"}")]);
    let ended = tweetlint("plan a.json missing.json").dir(folder.path()).run().status(2);
    assert!(ended.stdout.starts_with("1 post in 1 file\n"), "{}", ended.stdout);
    assert!(ended.stderr.contains("cannot read missing.json"), "{}", ended.stderr);
    tweetlint("plan").run().status(2);
    tweetlint("plan --accounts 0 a.json").dir(folder.path()).run().status(2);
    tweetlint("plan --profile premum a.json").dir(folder.path()).run().status(2);
}

#[test]
fn what_is_no_object_is_no_post() {
    for (text, said) in [
        ("[]", "1 array is no post; with --each, the elements are"),
        ("\"x\"", "1 value is no post: a post is an object"),
        ("null", "1 value is no post: a post is an object"),
    ] {
        let ended = tweetlint("plan").stdin(text).run().status(2);
        assert!(ended.stderr.contains(said), "{text}: {}", ended.stderr);
        assert_eq!(ended.stdout, "", "{text}");
    }
    let lines = "42\n7\n{\"text\": \"x\"}\n";
    let ended = tweetlint("plan --input-format ndjson").stdin(lines).run().status(2);
    assert!(ended.stderr.contains("2 values are no posts"), "{}", ended.stderr);
    assert!(ended.stdout.starts_with("1 post in 1 file"), "{}", ended.stdout);
    // Lines are not taken apart, so that the flag would not help.
    let (one, two) = ("[{\"text\": \"a\"}]\n", "[{\"text\": \"a\"}]\n{\"text\": \"x\"}\n");
    for (args, lines) in [
        ("plan", two),
        ("plan --input-format ndjson", one),
        ("plan --input-format ndjson", two),
        ("plan --input-format ndjson --each", two),
    ] {
        let stderr = tweetlint(args).stdin(lines).run().status(2).stderr;
        assert_eq!(stderr.lines().next(), Some("tweetlint: <stdin>: 1 array is no post"), "{args}: {lines}");
    }
    // A post in another notation can be mended.
    tweetlint("plan").stdin("text=hello").run().status(0);
}

#[test]
fn columns_leave_room_for_large_numbers() {
    let text = batch(2_000);
    let ended = tweetlint("plan --accounts 4294967295 -").stdin(text).run().status(0);
    assert!(ended.stdout.contains("for 4,294,967,295 accounts  "), "{}", ended.stdout);
}

#[test]
fn inputs_are_named_as_for_check() {
    let folder = Folder::of(&[
        ("a.json", r#"{"text": "one"}"#),
        ("deep/b.json", r#"[{"text": "two"}, {"text": "see bakery.com"}, 3]"#),
        ("deep/.c.json", r#"{"text": "three"}"#),
        ("list", "a.json\n"),
    ]);
    for (args, posts, left_out) in [
        ("plan **/*.json", 1, "deep/b.json: 1 array is no post; with --each, the elements are"),
        ("plan --each **/*.json", 3, "deep/b.json: 1 value is no post: a post is an object"),
        ("plan --each --hidden .", 4, "deep/b.json: 1 value is no post: a post is an object"),
        ("plan --files-from list", 1, ""),
    ] {
        let status = if left_out.is_empty() { 0 } else { 2 };
        let ended = tweetlint(args).arg("--format=json").dir(folder.path()).run().status(status);
        let json: serde_json::Value = serde_json::from_str(&ended.stdout).expect("it is JSON");
        assert_eq!((&json["posts"], &json["refused"]), (&posts.into(), &0.into()), "{args}: {json:#}");
        let said: Vec<&str> = Some(left_out).filter(|left_out| !left_out.is_empty()).into_iter().collect();
        assert_eq!(json["left_out"], serde_json::json!(said), "{args}: {json:#}");
        assert_eq!(json["with_link"], usize::from(args.contains("--each")), "{args}: {json:#}");
    }
    fs::create_dir(folder.path().join("empty")).expect("a folder of our own");
    for command in ["plan", "check"] {
        let ended = tweetlint(command).args("empty a.json").dir(folder.path()).run().status(0);
        assert!(ended.stderr.contains(" file in empty\n"), "{command}: {}", ended.stderr);
    }
    tweetlint("plan --files-from missing").dir(folder.path()).run().status(2);
    tweetlint("plan --staged").dir(folder.path()).run().status(2);
}
