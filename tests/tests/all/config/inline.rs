//! Ignores in the comments of YAML payloads.

use std::fs;

use super::spoken;
use crate::binary::{Folder, tweetlint};

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let folder = Folder::of(&[("post.yaml", text)]);
    assert_eq!(spoken("post.yaml", &folder), expected, "{text}");
}

#[test]
fn a_comment_behind_something_is_about_its_line() {
    check("text: 1 # tweetlint: ignore[wrong-type] a test\n", &[]);
    check("text: 1 # tweetlint: ignore[null-value, wrong-type] a test\nnope: 2\n", &["error unknown-field"]);
    check("text: 1\nnope: 2 # tweetlint:ignore[all] a test", &["error wrong-type"]);
    check("text: 1\r\nnope: 2 #tweetlint: ignore[unknown-field] a test\r\n", &["error wrong-type"]);
    check("{text: 1, # tweetlint: ignore[all] a test\n nope: 2}\n", &["error unknown-field"]);
    // Text in quotes is no comment.
    check("text: \"# tweetlint: ignore[unknown-field] no\"\nnope: 2\n", &["error unknown-field"]);
}

#[test]
fn a_comment_on_its_own_line_is_about_what_follows_and_what_is_in_it() {
    let poll = "poll:\n  options: [a]\n  duration_minutes: 1\n";
    check(&format!("text: a\n{poll}"), &["error too-few-items", "error out-of-range"]);
    check(&format!("text: a\n# tweetlint: ignore[all] a test\n\n# for now\n{poll}"), &[]);
    check(
        "text: a\npoll:\n  # tweetlint: ignore[too-few-items] a test\n  options:\n  - a\n  duration_minutes: 1\n",
        &["error out-of-range"],
    );
    check("# tweetlint: ignore[wrong-type] a test\ntext: 1\nquote_tweet_id: 1\n", &["error wrong-type"]);
    check("---\n# tweetlint: ignore[wrong-type] a test\ntext: 1\n---\ntext: 2\n", &["error wrong-type"]);
}

#[test]
fn a_comment_that_ignores_nothing_is_a_warning() {
    for (comment, said) in [
        ("ignore[null-value] a test", "there is no `null-value` here to ignore"),
        ("ignore[null-value, comment] a test", "there is no `null-value` and no `comment` here to ignore"),
        ("ignore[null-valu] a test", "there is no rule `null-valu`; did you mean `null-value`?"),
        ("ignore[null-value]", "it gives no reason"),
        ("ignore[null-value a test", "its list of rules does not end"),
        ("ignore[]", "there is no rule ``"),
        ("ignroe[null-value] a test", "it does not say `ignore[…]`"),
    ] {
        let text = format!("text: 日本 # tweetlint: {comment}\n");
        let folder = Folder::of(&[("post.yaml", &text)]);
        let run = |args: &str| tweetlint("--format concise post.yaml").args(args).dir(folder.path()).run();
        let ended = run("").status(0);
        assert!(ended.stdout.starts_with("post.yaml:1:10: warning[unused-ignore] "), "{comment}: {ended:#?}");
        assert!(ended.stdout.contains(said), "{comment}: {ended:#?}");
        run("--fail-on warning").status(1);
        assert_eq!(run("--ignore unused-ignore").status(0).stdout, "", "{comment}");
    }
    // A rule that was not asked may be needed elsewhere.
    check("text: a # tweetlint: ignore[quote-needs-plan] a test\n", &[]);
    check("text: a # tweetlint is good\n", &[]);
}

#[test]
fn each_element_of_an_array_has_its_own_and_a_fix_leaves_it_alone() {
    let text = "- text: 1 # tweetlint: ignore[wrong-type] a test\n- text: 2\n";
    let folder = Folder::of(&[("posts.yaml", text)]);
    assert_eq!(spoken("--each posts.yaml", &folder), ["error wrong-type"]);
    tweetlint("fix --each posts.yaml").dir(folder.path()).run().status(0);
    let fixed = fs::read_to_string(folder.path().join("posts.yaml")).expect("our own");
    assert_eq!(fixed, text.replace(": 2", ": \"2\""));
}

/// What a comment would have taken may be among what is not listed.
#[test]
fn a_comment_is_not_unused_where_the_list_was_cut() {
    use std::fmt::Write as _;

    let mut text = String::from("# tweetlint: ignore[duplicate-key] a test\ntext: a\n");
    for number in 0..1_100 {
        let _ = writeln!(text, "nope{number}: 1");
    }
    let folder = Folder::of(&[("post.yaml", &text)]);
    let said = spoken("post.yaml", &folder);
    assert!(said.iter().any(|rule| rule.ends_with("too-many-findings")), "{}", said.len());
    assert!(!said.iter().any(|rule| rule.ends_with("unused-ignore")), "{}", said.len());
    // Nor where nobody is shown that it was.
    let ended = tweetlint("--format concise --ignore too-many-findings post.yaml").dir(folder.path()).run();
    assert!(!ended.stdout.contains("unused-ignore") && !ended.stdout.contains("too-many-findings"));
}
