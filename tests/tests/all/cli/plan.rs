//! `plan`: what a batch takes and costs.

use std::fmt::Write as _;
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
fn inputs_are_named_as_for_check() {
    let folder = Folder::of(&[
        ("a.json", r#"{"text": "one"}"#),
        ("deep/b.json", r#"[{"text": "two"}, {"text": "see bakery.com"}, 3]"#),
        ("deep/.c.json", r#"{"text": "three"}"#),
        ("list", "a.json\n"),
    ]);
    for (args, posts, refused) in [
        ("plan **/*.json", 2, 1),
        ("plan --each **/*.json", 4, 1),
        ("plan --each --hidden .", 5, 1),
        ("plan --files-from list", 1, 0),
    ] {
        let ended = tweetlint(args).arg("--format=json").dir(folder.path()).run().status(0);
        let json: serde_json::Value = serde_json::from_str(&ended.stdout).expect("it is JSON");
        assert_eq!((&json["posts"], &json["refused"]), (&posts.into(), &refused.into()), "{args}: {json:#}");
        assert_eq!(json["with_link"], usize::from(args.contains("--each")), "{args}: {json:#}");
    }
    tweetlint("plan --files-from missing").dir(folder.path()).run().status(2);
    tweetlint("plan --staged").dir(folder.path()).run().status(2);
}
