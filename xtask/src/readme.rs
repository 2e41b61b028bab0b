//! The commands that the README shows, run and compared with what it shows.
//!
//! A block that is fenced as `console` holds commands, each on a line that
//! starts with `$ `, and below each the output; `…` alone on a line stands for
//! any number of lines. A command without output has to succeed.

use std::{fs, path::Path, process::Command};

/// A command and the output that the README promises.
#[derive(Debug, PartialEq, Eq)]
struct Example {
    command: String,
    output: Vec<String>,
}

/// The program under its own name, built from here.
const PROLOGUE: &str = "exec 2>&1; tweetlint() { cargo run --quiet --package tweetlint -- \"$@\"; }; ";

/// Runs every command of the README.
pub(crate) fn run(root: &Path) -> Result<(), String> {
    let text = fs::read_to_string(root.join("README.md"))
        .map_err(|error| format!("cannot read README.md: {error}"))?;
    let examples = examples(&text);
    for example in &examples {
        let script = format!("{PROLOGUE}{}", example.command);
        let mut command = Command::new("bash");
        command.current_dir(root).args(["-c", &script]).env("NO_COLOR", "1");
        let result = command.output().map_err(|error| format!("cannot start bash: {error}"))?;
        let found = String::from_utf8_lossy(&result.stdout);
        let found: Vec<&str> = found.lines().map(str::trim_end).collect();
        if example.output.is_empty() {
            if !result.status.success() {
                return Err(format!(
                    "$ {}\nended with {}:\n{}",
                    example.command,
                    result.status,
                    found.join("\n")
                ));
            }
        } else if !matches(&example.output, &found) {
            return Err(format!(
                "$ {}\nprints\n{}\nand the README says\n{}",
                example.command,
                found.join("\n"),
                example.output.join("\n")
            ));
        }
    }
    println!("{} commands do what the README says", examples.len());
    Ok(())
}

fn examples(text: &str) -> Vec<Example> {
    let mut found: Vec<Example> = Vec::new();
    let mut inside = false;
    for line in text.lines() {
        if line.starts_with("```") {
            inside = line.trim_end() == "```console";
        } else if inside {
            if let Some(command) = line.strip_prefix("$ ") {
                found.push(Example { command: command.to_owned(), output: Vec::new() });
            } else if let Some(example) = found.last_mut() {
                example.output.push(line.trim_end().to_owned());
            }
        }
    }
    for example in &mut found {
        // Blank lines between two commands belong to neither.
        while example.output.last().is_some_and(String::is_empty) {
            example.output.pop();
        }
    }
    found
}

/// Whether the lines are those that are expected.
fn matches(expected: &[String], mut found: &[&str]) -> bool {
    while let [rest @ .., ""] = found {
        found = rest;
    }
    let mut remaining = found.iter();
    let mut anything = false;
    for line in expected {
        if line == "…" {
            anything = true;
        } else if anything {
            if !remaining.any(|found| found == line) {
                return false;
            }
            anything = false;
        } else if remaining.next().is_none_or(|found| found != line) {
            return false;
        }
    }
    anything || remaining.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::{Example, examples, matches};

    #[test]
    fn only_console_blocks_are_commands() {
        let text = "```sh\n$ never\n```\n\n```console\n$ echo a\na\n\n$ true\n```\n";
        let example = |command: &str, output: &[&str]| Example {
            command: command.to_owned(),
            output: output.iter().map(|line| (*line).to_owned()).collect(),
        };
        assert_eq!(examples(text), [example("echo a", &["a"]), example("true", &[])]);
    }

    #[test]
    fn an_ellipsis_stands_for_any_lines() {
        let cases: [(&[&str], &[&str], bool); 6] = [
            (&["a", "b"], &["a", "b"], true),
            (&["a", "b"], &["a", "b", ""], true),
            (&["a"], &["a", "b"], false),
            (&["a", "…"], &["a", "b", "c"], true),
            (&["…", "c"], &["a", "b", "c"], true),
            (&["…", "b"], &["a", "b", "c"], false),
        ];
        for (expected, found, result) in cases {
            let expected: Vec<String> = expected.iter().map(|line| (*line).to_owned()).collect();
            assert_eq!(matches(&expected, found), result, "{expected:?} {found:?}");
        }
    }
}
