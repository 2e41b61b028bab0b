//! Who decides about colour: the flag, then the variables, then the terminal.

use std::process::Command;

use crate::binary::{BINARY, Folder, tweetlint};

/// How the linter is run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Output {
    Pipe,
    Terminal,
}
use Output::{Pipe, Terminal};

const COLORED: bool = true;
const PLAIN: bool = false;

/// Variables that are set, each with its value.
type Variables = &'static [(&'static str, &'static str)];

/// The variables and the flag, then what comes of them in a pipe and on a
/// terminal.
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

/// What the linter prints to a terminal, or `None` where `script` from
/// util-linux, which makes one, is absent.
fn on_terminal(args: &str, variables: &[(&str, &str)], folder: &Folder) -> Option<String> {
    let binary = BINARY.to_str().expect("the path of a build folder is text");
    let mut command = Command::new("script");
    command.args(["--quiet", "--return", "--command", &format!("'{binary}' {args}"), "/dev/null"]);
    command.current_dir(folder.path()).stdin(std::process::Stdio::null());
    command.env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
    command.env("LC_ALL", "C.UTF-8").env("TERM", "xterm").envs(variables.iter().copied());
    let output = command.output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    // Another `script`, such as that of BSD, has other flags.
    (!text.is_empty() && !text.contains("unrecognized option")).then_some(text)
}

#[test]
fn the_flag_then_the_variables_then_the_terminal_decide() {
    let folder = Folder::of(&[("bad.json", r#"{"text": 1}"#)]);
    let terminal = cfg!(target_os = "linux") && on_terminal("--version", &[], &folder).is_some();
    if !terminal {
        eprintln!("no `script` of util-linux here: terminals are not tested");
    }
    for (variables, flag, piped, shown) in MATRIX {
        for format in ["full", "concise"] {
            let args = format!("--format {format} {flag} bad.json");
            let mut lint = tweetlint(&args).dir(folder.path());
            for (name, value) in *variables {
                lint = lint.env(name, value);
            }
            let mut runs = vec![(Pipe, lint.run().stdout, piped)];
            if terminal {
                runs.extend(on_terminal(&args, variables, &folder).map(|text| (Terminal, text, shown)));
            }
            for (output, text, expected) in runs {
                assert!(text.contains("wrong-type"), "{output:?} {args} {variables:?}: {text}");
                let colored = text.contains("\x1b[");
                assert_eq!(colored, *expected, "{output:?} {args} {variables:?}: {text:?}");
            }
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
    for args in ["--help", "--no-such-flag", "--profile nobody bad.json"] {
        if let Some(text) = on_terminal(args, &[("NO_COLOR", "1")], &folder) {
            assert!(!text.contains('\x1b'), "{args}: {text:?}");
        }
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
