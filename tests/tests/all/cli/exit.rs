//! The exit status: 0 nothing wrong, 1 findings, 2 something else is wrong.

use crate::binary::{Folder, commands, tweetlint};

/// A folder with one file of every kind.
fn folder() -> Folder {
    let folder = Folder::of(&[
        ("good.json", r#"{"text": "Hello"}"#),
        ("bad.json", r#"{"text": 1}"#),
        ("warning.json", r#"{"text": "Hello", "share_with_followers": true}"#),
        ("info.json", r#"{ "text": "a", "quote_tweet_id": "1" }"#),
        ("empty.json", ""),
        ("blank.ndjson", "\n\n"),
        ("known.txt", "403 Forbidden: Your media IDs are invalid."),
        ("unknown.txt", "403 Forbidden: It rains."),
        ("notes/readme.md", "no payloads here"),
    ]);
    std::fs::create_dir(folder.path().join("nothing")).expect("a folder of our own");
    folder
}

/// Command lines and their exit status.
const STATUSES: &[(&str, i32)] = &[
    // Nothing wrong.
    ("good.json", 0),
    ("check good.json", 0),
    ("check good.json good.json", 0),
    ("rules", 0),
    ("rules --format json", 0),
    ("schema", 0),
    ("--help", 0),
    ("-h", 0),
    ("--version", 0),
    ("check --help", 0),
    // Findings, and how bad they are.
    ("bad.json", 1),
    ("check bad.json", 1),
    ("good.json bad.json", 1),
    ("empty.json", 1),
    ("warning.json", 0),
    ("--fail-on error warning.json", 0),
    ("--fail-on warning warning.json", 1),
    ("--fail-on warning bad.json", 1),
    ("--fail-on warning info.json", 0),
    ("info.json", 0),
    ("--fail-on never bad.json", 0),
    // The way of showing findings is not a reason to fail or to pass.
    ("--format concise bad.json", 1),
    ("--format json bad.json", 1),
    ("--format ndjson bad.json", 1),
    ("--format json good.json", 0),
    ("--quiet bad.json", 1),
    ("--quiet good.json", 0),
    // What cannot be read.
    ("missing.json", 2),
    ("--fail-on never missing.json", 2),
    ("--allow-empty missing.json", 2),
    ("good.json missing.json", 2),
    ("missing.json bad.json", 2),
    ("good.json/inside.json", 2),
    // Nothing checked: a pipeline that checks nothing must not be green.
    ("nothing", 2),
    ("notes", 2),
    ("blank.ndjson", 2),
    ("--fail-on never nothing", 2),
    ("--allow-empty nothing", 0),
    ("--allow-empty notes", 0),
    ("--allow-empty blank.ndjson", 0),
    ("--allow-empty nothing bad.json", 1),
    // Wrong usage.
    ("--no-such-flag good.json", 2),
    ("--format no-such-format good.json", 2),
    ("--fail-on sometimes good.json", 2),
    ("--profile no-such-profile good.json", 2),
    ("--input-format xml good.json", 2),
    ("--color sometimes good.json", 2),
    ("--jobs 0 good.json", 2),
    ("--jobs many good.json", 2),
    ("rules --no-such-flag", 2),
    ("check --no-such-flag good.json", 2),
    ("completions", 2),
    // The other commands.
    ("count good.json", 0),
    ("count missing.json", 0),
    ("count --profile no-such-profile good.json", 2),
    ("fix --diff good.json", 0),
    ("fix --diff missing.json", 2),
    ("plan good.json", 0),
    ("plan missing.json", 2),
    ("plan empty.json", 2),
    // Cases come from standard input alone.
    ("conformance --help", 0),
    ("conformance", 2),
    ("explain wrong-type", 0),
    ("explain no-such-rule", 2),
    ("schema --editor", 0),
    ("schema no-such-operation", 2),
    ("explain-error known.txt", 0),
    ("explain-error unknown.txt", 1),
    ("explain-error empty.json", 2),
    ("explain-error missing.txt", 2),
    ("explain-error --payload missing.json known.txt", 2),
    ("explain-error --payload good.json known.txt", 0),
    ("explain-error --format xml known.txt", 2),
    ("new poll", 0),
    ("new poll --output good.json", 2),
    ("new poem", 2),
    ("new", 2),
    ("init --dry-run", 0),
    ("init --editor emacs", 2),
    ("completions bash", 0),
    ("completions tcsh", 2),
    ("man", 0),
    ("man check", 0),
    ("man no-such-command", 2),
    ("no-such-command", 2),
];

#[test]
fn the_exit_status_says_what_happened() {
    let folder = folder();
    for (args, status) in STATUSES {
        let ended = tweetlint(args).dir(folder.path()).run();
        assert_eq!(ended.status, Some(*status), "tweetlint {args}\n{ended:#?}");
    }
}

#[test]
fn every_command_is_seen_succeeding_and_refusing() {
    for command in commands() {
        let of_command = |(args, status): &(&str, i32)| {
            (args.split_whitespace().next() == Some(&*command)).then_some(*status)
        };
        let statuses: Vec<i32> = STATUSES.iter().filter_map(of_command).collect();
        assert!(statuses.contains(&0) && statuses.contains(&2), "{command} ends with {statuses:?}");
    }
}

#[test]
fn what_can_be_read_is_checked_beside_what_cannot() {
    let ended = tweetlint("--format concise missing.json bad.json").dir(folder().path()).run().status(2);
    assert!(ended.stdout.starts_with("bad.json:1:10: error[wrong-type]"), "{ended:#?}");
    assert!(ended.stderr.contains("cannot read missing.json"), "{ended:#?}");
    assert!(ended.stderr.contains("1 file could not be read"), "{ended:#?}");
}

#[test]
#[cfg(unix)]
fn a_link_that_leads_nowhere_cannot_be_read() {
    let folder = folder();
    std::os::unix::fs::symlink("nowhere.json", folder.path().join("link.json")).expect("a folder of our own");
    let ended = tweetlint("link.json good.json").dir(folder.path()).run().status(2);
    assert!(ended.stderr.contains("cannot read link.json"), "{ended:#?}");
}

#[test]
fn a_folder_without_payloads_is_named() {
    let ended = tweetlint("nothing good.json").dir(folder().path()).run().status(0);
    assert!(
        ended.stderr.contains("no *.json, *.ndjson, *.jsonl, *.yaml or *.yml file in nothing"),
        "{ended:#?}"
    );
    let ended = tweetlint("nothing").dir(folder().path()).run().status(2);
    assert!(ended.stderr.contains("--allow-empty"), "{ended:#?}");
}

#[test]
fn every_profile_is_checked_that_is_named() {
    let long = format!(r#"{{"text": "{}"}}"#, "a".repeat(281));
    let folder = Folder::of(&[("long.json", &long), ("tags.json", r#"{"text": "$RYE $OAT"}"#)]);
    for (args, status) in [
        ("long.json", 1),
        ("--profile standard long.json", 1),
        ("--profile premium long.json", 0),
        ("--profile premium --profile standard long.json", 0),
        ("--profile premium,standard long.json", 0),
        ("tags.json", 1),
        ("--profile premium tags.json", 1),
        ("--profile enterprise tags.json", 0),
        ("--profile enterprise long.json", 1),
        ("--profile premium,enterprise tags.json long.json", 0),
        ("--profile enterprise --profile premium tags.json long.json", 0),
    ] {
        tweetlint(args).dir(folder.path()).run().status(status);
    }
}

/// What is worth knowing is shown to those who ask, and never fails a run.
#[test]
fn the_level_says_what_is_shown() {
    let quote = r#"{"text": "Yay!", "quote_tweet_id": "1", "poll": {"options": ["a", "b"], "duration_minutes": 5, "reply_settings": "following"}}"#;
    let folder = Folder::of(&[("quote.json", quote)]);
    for (args, shown) in [
        ("quote.json", &["attachment-conflict", "ignored-poll-reply-settings"][..]),
        ("--level error quote.json", &["attachment-conflict"]),
        (
            "--level error --fail-on warning quote.json",
            &["attachment-conflict", "ignored-poll-reply-settings"],
        ),
        (
            "--level info quote.json",
            &["attachment-conflict", "quote-needs-plan", "ignored-poll-reply-settings"],
        ),
    ] {
        let ended = tweetlint(&format!("--format concise {args}")).dir(folder.path()).run().status(1);
        let all = ["attachment-conflict", "ignored-poll-reply-settings", "quote-needs-plan"];
        for rule in all {
            assert_eq!(ended.stdout.contains(rule), shown.contains(&rule), "{args}: {}", ended.stdout);
        }
    }
    let quote = r#"{"text": "Yay!", "quote_tweet_id": "1"}"#;
    let folder = Folder::of(&[("quote.json", quote)]);
    tweetlint("--level info quote.json").dir(folder.path()).run().status(0);
}
