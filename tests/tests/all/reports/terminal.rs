//! What only a terminal gets: a limit, and the line that says how far a run is.

use regex::Regex;

use super::reports;
use crate::binary::{BINARY, Folder, Lint, shell_lint, tweetlint};
use crate::expect;
use crate::terminal::{self, Streams};

/// Runs a script of the shell, in which `$LINT` is the linter, on a terminal.
fn on_terminal(script: &str, variables: &[(&str, &str)], folder: &Folder) -> String {
    let lint = shell_lint(script).dir(folder.path()).env("LINT", BINARY.to_str().expect("it is text"));
    let lint: Lint =
        variables.iter().fold(lint.env("TERM", "xterm"), |lint, (name, value)| lint.env(name, value));
    let streams = Streams { stdin: false, ..Streams::ALL };
    terminal::run(lint, streams, 80).terminal
}

/// A run that takes longer than anybody's patience.
const SLOW: &str =
    "( for n in 1 2 3 4; do echo '{\"text\": 1}'; sleep 0.3; done ) | \"$LINT\" --format concise -";

#[test]
fn a_long_run_says_how_far_it_is_and_takes_the_line_away() {
    let folder = Folder::new();
    let text = on_terminal(SLOW, &[], &folder);
    assert!(text.contains("checked 3 posts"), "{text:?}");
    // What is left once a line that was cleared is gone.
    let lines: Vec<&str> =
        text.lines().map(|line| line.rsplit("\x1b[2K").next().unwrap_or_default()).collect();
    assert!(!lines.iter().any(|line| line.contains("checked")), "{lines:#?}");
    let findings = lines.iter().filter(|line| line.contains("wrong-type")).count();
    assert_eq!(findings, 4, "{text:?}");
}

#[test]
fn nobody_else_gets_that_line() {
    let folder = Folder::new();
    for (script, variables) in [
        (SLOW.to_owned(), [("CI", "true")].as_slice()),
        (SLOW.to_owned(), &[("TERM", "dumb")]),
        (format!("{SLOW} --quiet"), &[]),
        (format!("{SLOW} 2>&1 | cat"), &[]),
    ] {
        let text = on_terminal(&script, variables, &folder);
        assert!(!text.contains("checked"), "{script} {variables:?}: {text:?}");
        assert_eq!(text.matches("wrong-type").count(), 4, "{text:?}");
    }
    // A quick run is over before the line is worth it.
    folder.write("a.json", "{\"text\": 1}");
    let text = on_terminal("\"$LINT\" a.json", &[], &folder);
    assert!(!text.contains("checked"), "{text:?}");
}

#[test]
fn a_terminal_gets_two_hundred_findings_unless_it_asks_for_more() {
    let folder = Folder::of(&[("many.ndjson", &"{\"text\": 1}\n".repeat(300))]);
    for (args, shown, hidden) in [
        ("--format concise", 200, true),
        ("--format concise --max-diagnostics 1000", 300, false),
        ("--format ndjson", 300, false),
        ("--format concise | cat", 300, false),
    ] {
        let text = on_terminal(&format!("\"$LINT\" many.ndjson {args}"), &[], &folder);
        assert_eq!(text.matches("wrong-type").count(), shown, "{args}");
        let said = text.contains("100 more findings are not shown, see --max-diagnostics");
        assert_eq!(said, hidden, "{args}: {text}");
    }
}

/// What a person sees at three widths, the whole report.
#[test]
fn reports_fit_the_terminal() {
    let cases = [
        (
            "poll-and-media.json",
            "{\n  \"text\": \"Which one?\",\n  \"poll\": {\n    \"options\": [\"a\", \"b\"],\n    \"duration_minutes\": 60\n  },\n  \"media\": { \"media_ids\": [\"1455952740635586573\"] }\n}\n",
        ),
        (
            "no-duration.json",
            "{\n  \"text\": \"Which one?\",\n  \"poll\": { \"options\": [\"yes\", \"maybe\", \"no\"] }\n}\n",
        ),
        ("id.json", "{\n  \"text\": \"Yay!\",\n  \"quote_tweet_id\": 1455953449422516226\n}\n"),
        ("launch.yaml", "text: Launch\npoll:\n  duration_minutes: 60\n  options: [yes, no]\n"),
    ];
    let folder = Folder::of(&cases);
    let colour = Regex::new("\x1b\\[[0-9;]*m").expect("the pattern is right");
    for columns in [40_u16, 80, 120] {
        let lint = tweetlint(".").dir(folder.path()).env("TERM", "dumb");
        let seen = terminal::run(lint, Streams::ALL, columns);
        let path = reports().join(format!("terminal-{columns}.txt"));
        if let Some(difference) = expect::differs(&path, &seen.terminal) {
            panic!("{difference}");
        }
        // Lines of a payload are what they are; everything else is made to fit.
        let drawn = |line: &str| line.contains(['│', '╭', '╰', '├', '━']) && !line.contains("note: ");
        for line in seen.terminal.lines().filter(|line| !drawn(line)) {
            assert!(line.chars().count() <= usize::from(columns), "{columns}: {line}");
        }
        let coloured = tweetlint(".").dir(folder.path()).env("TERM", "xterm");
        let coloured = terminal::run(coloured, Streams::ALL, columns).terminal;
        let plain = colour.replace_all(&coloured, "").into_owned();
        assert_eq!(plain, seen.terminal, "colour changes nothing but colour");
    }
}

#[test]
fn who_names_nothing_on_a_terminal_gets_help_and_no_success() {
    for (args, usage) in [
        ("", "Usage: tweetlint [OPTIONS] [PATH]..."),
        ("check", "Usage: tweetlint check [OPTIONS] [PATH]..."),
        ("fix", "Usage: tweetlint fix [OPTIONS] [PATH]..."),
    ] {
        let lint = tweetlint(args).env("TERM", "dumb");
        let seen = terminal::run(lint, Streams { stdout: false, ..Streams::ALL }, 80);
        assert_eq!((seen.status, &*seen.stdout), (Some(2), ""), "{args}");
        assert!(seen.terminal.contains(usage), "{args}: {}", seen.terminal);
    }
}
