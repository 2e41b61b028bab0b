//! Who decides about colour: the flag, then the variables, then the terminal.

#[cfg(unix)]
use crate::binary::Lint;
use crate::binary::{Folder, tweetlint};
#[cfg(unix)]
use crate::terminal::{self, Streams};

#[cfg(unix)]
const COLORED: bool = true;
#[cfg(unix)]
const PLAIN: bool = false;

/// Variables that are set, each with its value.
#[cfg(unix)]
type Variables = &'static [(&'static str, &'static str)];

/// The variables and the flag, then what comes of them in a pipe and on a
/// terminal.
#[cfg(unix)]
const MATRIX: &[(Variables, &str, bool, bool)] = &[
    (&[], "", PLAIN, COLORED),
    // <https://no-color.org>: set and not empty.
    (&[("NO_COLOR", "1")], "", PLAIN, PLAIN),
    (&[("NO_COLOR", "")], "", PLAIN, COLORED),
    // Continuous integration has no terminal and shows colour all the same.
    (&[("FORCE_COLOR", "1")], "", COLORED, COLORED),
    (&[("FORCE_COLOR", "0")], "", PLAIN, PLAIN),
    (&[("CLICOLOR_FORCE", "1")], "", COLORED, COLORED),
    (&[("CLICOLOR_FORCE", "0")], "", PLAIN, COLORED),
    (&[("CLICOLOR", "0")], "", PLAIN, PLAIN),
    (&[("CLICOLOR", "1")], "", PLAIN, COLORED),
    (&[("CLICOLOR", "0"), ("CLICOLOR_FORCE", "1")], "", COLORED, COLORED),
    (&[("TERM", "dumb")], "", PLAIN, PLAIN),
    (&[("TERM", "dumb"), ("FORCE_COLOR", "1")], "", COLORED, COLORED),
    (&[("NO_COLOR", "1"), ("FORCE_COLOR", "1")], "", PLAIN, PLAIN),
    (&[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")], "", PLAIN, PLAIN),
    // The flag wins over everything.
    (&[("NO_COLOR", "1")], "--color always", COLORED, COLORED),
    (&[("TERM", "dumb")], "--color always", COLORED, COLORED),
    (&[("FORCE_COLOR", "1")], "--color never", PLAIN, PLAIN),
    (&[], "--color always", COLORED, COLORED),
    (&[], "--color never", PLAIN, PLAIN),
    (&[("NO_COLOR", "1")], "--color auto", PLAIN, PLAIN),
];

/// Runs the linter with variables; one stream is the terminal and the other a
/// pipe. Gives what the stream got that is asked about.
#[cfg(unix)]
#[track_caller]
fn seen(lint: Lint, variables: Variables, on_stderr: bool, on_terminal: bool) -> String {
    let lint = lint.env("TERM", "xterm");
    let lint = variables.iter().fold(lint, |lint, (name, value)| lint.env(name, value));
    let streams =
        Streams { stdin: false, stdout: on_terminal != on_stderr, stderr: on_terminal == on_stderr };
    let seen = terminal::run(lint, streams, 80);
    match (on_terminal, on_stderr) {
        (true, _) => seen.terminal,
        (false, true) => seen.stderr,
        (false, false) => seen.stdout,
    }
}

/// One stream is the terminal and the other a pipe, both ways round; a report
/// goes to one, what is wrong with a configuration to the other.
#[cfg(unix)]
#[test]
fn each_stream_is_asked_for_itself() {
    let folder = Folder::of(&[("bad.json", r#"{"text": 1}"#), ("wrong.toml", "selct = []\n")]);
    for (variables, flag, piped, shown) in MATRIX {
        for args in ["--format full bad.json", "--format concise bad.json", "--config wrong.toml bad.json"] {
            let on_stderr = args.contains("wrong.toml");
            for (on_terminal, expected) in [(false, *piped), (true, *shown)] {
                let lint = tweetlint(args).args(flag).dir(folder.path());
                let text = seen(lint, variables, on_stderr, on_terminal);
                let what = format!("{args} {flag} {variables:?} on a terminal: {on_terminal}: {text}");
                assert!(text.contains(if on_stderr { "config-unknown-key" } else { "wrong-type" }), "{what}");
                assert_eq!(text.contains("\x1b["), expected, "{what}");
                assert!(!text.contains("\x1b]"), "a terminal that knows no links gets none: {what}");
            }
        }
    }
}

/// What the command line says about itself follows the same rules.
#[cfg(unix)]
#[test]
fn help_and_complaints_about_usage_are_coloured_alike() {
    for (variables, flag, piped, shown) in MATRIX {
        for (args, on_stderr) in [("--help", false), ("--no-such-flag", true), ("count --nope", true)] {
            // The flag belongs to commands that know it.
            if args.starts_with("count") && !flag.is_empty() {
                continue;
            }
            for (on_terminal, expected) in [(false, *piped), (true, *shown)] {
                let text = seen(tweetlint(flag).args(args), variables, on_stderr, on_terminal);
                let what = format!("{flag} {args} {variables:?} on a terminal: {on_terminal}: {text}");
                assert!(text.contains("Usage:"), "{what}");
                assert_eq!(text.contains("\x1b["), expected, "{what}");
            }
        }
    }
}

/// Terminals that follow links, and what else has to be.
#[cfg(unix)]
#[test]
fn the_name_of_a_rule_is_a_link_where_the_terminal_knows_links() {
    let folder = Folder::of(&[(
        "bad.json",
        r#"{"text": "a", "media": {"media_ids": ["1"]}, "poll": {"options": ["a", "b"], "duration_minutes": 5}}"#,
    )]);
    let url = "https://developer.x.com/en/docs/twitter-api/tweets/manage-tweets/api-reference/post-tweets";
    for format in ["full", "concise", "grouped"] {
        let args = format!("--format {format} bad.json -o {format}=report.txt");
        for (variables, flag, expected) in [
            (&[("TERM_PROGRAM", "WezTerm")][..], "", true),
            (&[("VTE_VERSION", "7600")], "", true),
            (&[("WT_SESSION", "1")], "", true),
            (&[("FORCE_HYPERLINK", "1")], "", true),
            (&[("TERM", "xterm")], "", false),
            (&[("TERM_PROGRAM", "WezTerm"), ("FORCE_HYPERLINK", "0")], "", false),
            (&[("TERM_PROGRAM", "WezTerm"), ("NO_COLOR", "1")], "", false),
            (&[("TERM_PROGRAM", "WezTerm"), ("TERM", "dumb")], "", false),
            (&[("TERM_PROGRAM", "WezTerm")], "--color never", false),
        ] {
            let lint = || {
                let lint = tweetlint(&args).args(flag).dir(folder.path());
                variables.iter().fold(lint, |lint, (name, value)| lint.env(name, value))
            };
            let seen = terminal::run(lint(), Streams { stdin: false, stdout: true, stderr: false }, 80);
            let link = format!("\x1b]8;;{url}\x1b\\attachment-conflict");
            assert_eq!(
                seen.terminal.contains("\x1b]8;;"),
                expected,
                "{format} {variables:?} {flag}: {seen:?}"
            );
            assert_eq!(seen.terminal.contains(&link), expected, "{format} {variables:?} {flag}: {seen:?}");
            // A pipe and a file never get one, not even beside colour.
            let piped = lint().args("--color always").args(flag);
            let piped = if flag.is_empty() { piped.run().stdout } else { String::new() };
            let file = std::fs::read_to_string(folder.path().join("report.txt")).expect("it was written");
            assert!(!piped.contains("\x1b]") && !file.contains('\x1b'), "{format} {variables:?}");
        }
    }
}

#[test]
fn machines_get_no_colour_even_when_it_is_forced() {
    let folder = Folder::of(&[("bad.json", r#"{"text": 1}"#)]);
    for format in ["json", "ndjson"] {
        let ended = tweetlint("--color always bad.json --format").arg(format).dir(folder.path()).run();
        assert!(!ended.stdout.contains('\x1b'), "{ended:#?}");
    }
}

#[test]
fn without_a_wish_for_colour_nothing_is_coloured() {
    let folder = Folder::of(&[("bad.json", r#"{"text": 1}"#)]);
    for args in ["--help", "--no-such-flag", "rules", "bad.json missing.json", "--profile nobody bad.json"] {
        let ended = tweetlint(args).dir(folder.path()).run();
        assert!(!ended.stdout.contains('\x1b') && !ended.stderr.contains('\x1b'), "{args}: {ended:#?}");
    }
}

#[test]
fn escape_sequences_of_a_payload_do_not_reach_the_terminal() {
    let folder = Folder::of(&[(
        "bad.json",
        "{\"te\\u001b[31mxt\": 1, \"\\u202e\": 2, \"a\u{202e}b\": 3, \"reply_settings\": \"\\u001b]0;title\\u0007\"}",
    )]);
    for format in ["full", "concise", "json", "ndjson"] {
        let ended =
            tweetlint("--color never bad.json --format").arg(format).dir(folder.path()).run().status(1);
        let hidden = |c: char| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c);
        // A document for programs repeats names as they are, but never raw
        // control characters.
        let hidden = |c: char| if format.contains("json") { c.is_control() && c != '\n' } else { hidden(c) };
        assert!(!ended.stdout.contains(hidden), "{format}: {:?}", ended.stdout);
    }
}
