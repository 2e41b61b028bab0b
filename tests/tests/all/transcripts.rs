//! The commands that the documentation shows, run and compared with what it
//! shows.
//!
//! A block that is fenced as `console` holds commands, each on a line that
//! starts with `$ `, and below each the output; `…` alone on a line stands for
//! any number of lines. A command without output has to succeed.

use std::fs;
use std::path::PathBuf;

use crate::binary::{BINARY, shell};
use crate::expect;
use crate::worlds::project_file;

/// The folders whose pages are read, relative to the project.
const FOLDERS: [&str; 3] = ["", "docs", "spec"];

#[test]
fn the_documentation_shows_what_happens() {
    let mut commands = 0;
    let mut wrong = Vec::new();
    for page in pages() {
        let text = fs::read_to_string(&page).expect("a page can be read");
        let played = Played::of(&text, run);
        commands += played.commands;
        if expect::updates() && !played.wrong.is_empty() {
            fs::write(&page, played.page).expect("a page can be written");
            continue;
        }
        wrong.extend(played.wrong.iter().map(|wrong| format!("{}: {wrong}", page.display())));
    }
    assert!(wrong.is_empty(), "{}\n(UPDATE_EXPECT=1 writes the pages)", wrong.join("\n"));
    assert!(commands >= 5, "the pages hold {commands} commands");
}

/// The pages of the documentation.
fn pages() -> Vec<PathBuf> {
    let entries = FOLDERS.iter().flat_map(|folder| {
        let folder = project_file(folder);
        fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
    });
    let paths = entries.map(|entry| entry.expect("the folder can be read").path());
    let mut pages: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|extension| extension == "md")).collect();
    pages.sort();
    pages
}

/// Runs a command from the root of the project, with the linter under its own
/// name, and returns what it prints and whether it succeeds.
fn run(command: &str) -> (String, bool) {
    let script = format!("exec 2>&1; tweetlint() {{ '{}' \"$@\"; }}; {command}", BINARY.display());
    let output = shell(&script).current_dir(project_file("")).env("NO_COLOR", "1").output();
    let output = output.expect("there is a bash");
    (String::from_utf8_lossy(&output.stdout).into_owned(), output.status.success())
}

/// A page whose commands were run.
#[derive(Debug, Default, PartialEq, Eq)]
struct Played {
    /// The page with what its commands print.
    page: String,
    /// How many commands there are.
    commands: usize,
    /// The commands that print something else than the page says.
    wrong: Vec<String>,
}

impl Played {
    fn of(text: &str, run: impl Fn(&str) -> (String, bool)) -> Self {
        let mut played = Self::default();
        let mut inside = false;
        let mut lines = text.lines().peekable();
        while let Some(line) = lines.next() {
            played.push(&[line]);
            if line.starts_with("```") {
                inside = line.trim_end() == "```console";
            }
            let Some(command) = line.strip_prefix("$ ").filter(|_| inside) else { continue };
            let mut expected = Vec::new();
            while let Some(line) = lines.next_if(|line| !line.starts_with("$ ") && !line.starts_with("```")) {
                expected.push(line);
            }
            // Blank lines between two commands belong to neither.
            let (expected, blank) = expected.split_at(without_blank_end(&expected).len());
            let (printed, success) = run(command);
            let found: Vec<&str> = printed.lines().map(str::trim_end).collect();
            let found = without_blank_end(&found);
            played.commands += 1;
            let right = if expected.is_empty() { success } else { matches(expected, found) };
            if right {
                played.push(expected);
            } else {
                played.wrong.push(format!("$ {command}\nprints\n{}\n", found.join("\n")));
                played.push(found);
            }
            played.push(blank);
        }
        played
    }

    fn push(&mut self, lines: &[&str]) {
        for line in lines {
            self.page.push_str(line);
            self.page.push('\n');
        }
    }
}

fn without_blank_end<'l, 't>(lines: &'l [&'t str]) -> &'l [&'t str] {
    let end = lines.iter().rposition(|line| !line.is_empty()).map_or(0, |last| last + 1);
    &lines[..end]
}

/// Whether the lines are those that are expected.
fn matches(expected: &[&str], found: &[&str]) -> bool {
    let mut remaining = found.iter();
    let mut anything = false;
    for line in expected {
        if *line == "…" {
            anything = true;
        } else if anything {
            if !remaining.any(|found| found == line) {
                return false;
            }
            anything = false;
        } else if remaining.next() != Some(line) {
            return false;
        }
    }
    anything || remaining.next().is_none()
}

#[test]
fn only_console_blocks_are_commands() {
    let text = "```sh\n$ never\n```\n\n```console\n$ echo a\na\n\n$ true\n```\n$ neither\n";
    let run = |command: &str| match command {
        "echo a" => ("a\n".to_owned(), true),
        "true" => (String::new(), true),
        other => panic!("{other} is no command"),
    };
    assert_eq!(Played::of(text, run), Played { page: text.to_owned(), commands: 2, wrong: Vec::new() });
}

#[test]
fn what_is_printed_takes_the_place_of_what_is_not() {
    let text = "```console\n$ a\nold\n\n$ b\n```\n";
    let played = Played::of(text, |command| (format!("{command} prints\nthis\n\n"), false));
    assert_eq!(played.wrong, ["$ a\nprints\na prints\nthis\n", "$ b\nprints\nb prints\nthis\n"]);
    assert_eq!(played.page, "```console\n$ a\na prints\nthis\n\n$ b\nb prints\nthis\n```\n");
}

#[test]
fn an_ellipsis_stands_for_any_lines() {
    let cases: [(&[&str], &[&str], bool); 6] = [
        (&["a", "b"], &["a", "b"], true),
        (&["a"], &["a", "b"], false),
        (&["a", "b"], &["a"], false),
        (&["a", "…"], &["a", "b", "c"], true),
        (&["…", "c"], &["a", "b", "c"], true),
        (&["…", "b"], &["a", "b", "c"], false),
    ];
    for (expected, found, result) in cases {
        assert_eq!(matches(expected, found), result, "{expected:?} {found:?}");
    }
}
