//! What the linter says about itself, and to those who mistype.

use std::path::Path;

use crate::binary::tweetlint;
use crate::expect;

/// Compares what a command prints with `tests/cli/<name>.txt`.
#[track_caller]
fn check(name: &str, args: &str) {
    let ended = tweetlint(args).run();
    let text = if ended.status == Some(0) { &ended.stdout } else { &ended.stderr };
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("cli").join(name).with_extension("txt");
    if let Some(difference) = expect::differs(&path, text) {
        panic!("tweetlint {args}: {difference}");
    }
}

#[test]
fn help_reads_well() {
    check("help", "--help");
    check("short-help", "-h");
    check("check-help", "check --help");
    check("rules-help", "rules --help");
    check("rules", "rules");
    check("explain-help", "explain --help");
    check("explain-rule", "explain media-key-as-id");
    check("explain-field", "explain made_with_ai");
    check("schema-help", "schema --help");
    check("plan-help", "plan --help");
}

#[test]
fn mistyped_flags_and_values_get_a_suggestion() {
    check("wrong-flag", "--formt concise");
    check("wrong-format", "--format concice");
    check("wrong-fail-on", "--fail-on warnings");
    check("wrong-profile", "--profile premum");
    check("wrong-flag-of-check", "check --stdin-file-name a.json");
    check("wrong-rule", "explain atachment-conflict");
    check("wrong-field", "explain in_reply_to_status_id");
    check("schema-without-a-body", "schema delete_tweet");
}

#[test]
fn the_version_is_that_of_the_workspace() {
    let ended = tweetlint("--version").run().status(0);
    assert_eq!(ended.stdout, concat!("tweetlint ", env!("CARGO_PKG_VERSION"), "\n"));
    assert_eq!(tweetlint("-V").run().status(0), ended);
}

#[cfg(unix)]
#[test]
fn rules_fit_the_terminal() {
    use crate::terminal::{self, Streams};

    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    for columns in [80, 130, 160] {
        let streams = Streams { stdin: false, ..Streams::ALL };
        let shown = terminal::run(tweetlint("rules"), streams, columns).terminal;
        let widest = shown.lines().map(|line| line.chars().count()).max().unwrap_or_default();
        assert!(widest <= usize::from(columns), "{widest} of {columns} columns:\n{shown}");
        // In a column of its own or below, it says the same.
        let piped = tweetlint("rules").run().status(0).stdout;
        let shown = if columns < 160 { shown.replace(": ", " ") } else { shown };
        let piped = if columns < 160 { piped.replace(": ", " ") } else { piped };
        let (mut shown, mut piped) = (words(&shown), words(&piped));
        shown.sort();
        piped.sort();
        assert_eq!(shown, piped, "{columns} columns");
    }
}

#[test]
fn rules_are_the_same_for_people_and_programs() {
    let table = tweetlint("rules").run().status(0).stdout;
    let json = tweetlint("rules --format json").run().status(0).stdout;
    let json: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
    let ids = json.as_array().expect("it is a list").iter().map(|rule| rule["id"].as_str().expect("a name"));
    // The first line names the columns.
    assert!(table.lines().skip(1).map(|line| line.split_whitespace().next().unwrap_or_default()).eq(ids));
}

#[test]
fn a_number_that_is_none_is_said_in_words() {
    for (args, words) in [
        ("--jobs 0 a.json", "'--jobs <N>': write a whole number, 1 or more\n"),
        ("--jobs many a.json", "'--jobs <N>': write a whole number, 1 or more\n"),
        ("--max-diagnostics some a.json", "'--max-diagnostics <N>': write a whole number\n"),
    ] {
        let ended = tweetlint(args).run().status(2);
        assert!(ended.stderr.contains(words), "{args}: {}", ended.stderr);
    }
}
