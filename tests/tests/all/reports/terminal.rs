//! What only a terminal gets: a limit, and the line that says how far a run is.

use std::process::{Command, Stdio};

use crate::binary::{BINARY, Folder};

/// Runs a script of the shell, in which `$LINT` is the linter, on a terminal;
/// `None` where `script` from util-linux, which makes one, is absent.
fn on_terminal(script: &str, variables: &[(&str, &str)], folder: &Folder) -> Option<String> {
    let mut command = Command::new("script");
    command.args(["--quiet", "--return", "--command", script, "/dev/null"]);
    command.current_dir(folder.path()).stdin(Stdio::null());
    command.env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
    command
        .env("LINT", &*BINARY)
        .env("LC_ALL", "C.UTF-8")
        .env("TERM", "xterm")
        .envs(variables.iter().copied());
    let output = command.output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    (!text.is_empty() && !text.contains("unrecognized option")).then_some(text)
}

/// A run that takes longer than anybody's patience.
const SLOW: &str =
    "( for n in 1 2 3 4; do echo '{\"text\": 1}'; sleep 0.3; done ) | \"$LINT\" --format concise -";

#[test]
fn a_long_run_says_how_far_it_is_and_takes_the_line_away() {
    let folder = Folder::new();
    let Some(text) = on_terminal(SLOW, &[], &folder) else {
        eprintln!("no `script` of util-linux here: terminals are not tested");
        return;
    };
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
        if let Some(text) = on_terminal(&script, variables, &folder) {
            assert!(!text.contains("checked"), "{script} {variables:?}: {text:?}");
            assert_eq!(text.matches("wrong-type").count(), 4, "{text:?}");
        }
    }
    // A quick run is over before the line is worth it.
    folder.write("a.json", "{\"text\": 1}");
    if let Some(text) = on_terminal("\"$LINT\" a.json", &[], &folder) {
        assert!(!text.contains("checked"), "{text:?}");
    }
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
        if let Some(text) = on_terminal(&format!("\"$LINT\" many.ndjson {args}"), &[], &folder) {
            assert_eq!(text.matches("wrong-type").count(), shown, "{args}");
            let said = text.contains("100 more findings are not shown, see --max-diagnostics");
            assert_eq!(said, hidden, "{args}: {text}");
        }
    }
}
