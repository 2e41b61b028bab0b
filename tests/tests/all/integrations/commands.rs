//! The commands and flags that documentation and integrations name exist.

use std::collections::BTreeMap;
use std::fs;

use crate::binary::{commands, tweetlint};
use crate::worlds::{project_file, read};

/// Integrations, whose every line that is no comment may hold a command.
const SCRIPTS: [&str; 9] = [
    ".pre-commit-hooks.yaml",
    "Dockerfile",
    "action.yml",
    "integrations/from-source",
    "templates/tweetlint.yml",
    "cli/src/init/github.yml",
    "cli/src/init/gitlab.yml",
    "cli/src/init/pre-commit.yaml",
    "cli/src/init/tweetlint.toml",
];

/// The help of every command; that of no command is the whole.
fn helps() -> BTreeMap<String, String> {
    let help = |command: &str| tweetlint(&format!("{command} -h")).run().status(0).stdout;
    // That of `help` would be the help of `-h`.
    let commands = commands().into_iter().filter(|name| name != "help");
    let mut helps: BTreeMap<String, String> = commands.map(|name| (name.clone(), help(&name))).collect();
    helps.insert("help".to_owned(), help(""));
    helps.insert(String::new(), help(""));
    helps
}

/// What a Markdown page sets in code: blocks, and spans between back-ticks.
fn code(page: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut inside = false;
    for line in page.lines() {
        if line.starts_with("```") {
            inside = !inside;
        } else if inside {
            if !line.trim_start().starts_with('#') {
                found.push(line.to_owned());
            }
        } else {
            found.extend(line.split('`').skip(1).step_by(2).map(str::to_owned));
        }
    }
    found
}

#[test]
fn commands_that_are_named_exist() {
    let helps = helps();
    let mut texts: Vec<(String, Vec<String>)> = Vec::new();
    for path in SCRIPTS {
        let lines = read(path);
        let lines = lines.lines().filter(|line| !line.trim_start().starts_with('#'));
        let lines = lines.filter(|line| !["name:", "description:"].iter().any(|key| line.contains(key)));
        texts.push((path.to_owned(), lines.map(str::to_owned).collect()));
    }
    for folder in ["", "docs"] {
        for entry in fs::read_dir(project_file(folder)).expect("the folder can be read") {
            let path = entry.expect("the folder can be read").path();
            if path.extension().is_some_and(|extension| extension == "md") {
                let text = fs::read_to_string(&path).expect("a page can be read");
                texts.push((path.display().to_string(), code(&text)));
            }
        }
    }
    let mut checked = 0;
    let mut wrong = Vec::new();
    for (path, lines) in &texts {
        for line in lines {
            for named in named(line) {
                checked += 1;
                wrong.extend(problem(&named, &helps).map(|problem| format!("{path}: {line}\n  {problem}")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(checked > 20, "only {checked} commands were found");
}

/// The words behind each `tweetlint` of a line.
fn named(line: &str) -> Vec<Vec<&str>> {
    let mut found = Vec::new();
    let words: Vec<&str> = line.split_whitespace().collect();
    for (index, word) in words.iter().enumerate() {
        let is_name = word.trim_start_matches(['\'', '"', '(']) == "tweetlint"
            || word.ends_with("bin/tweetlint\"")
            || *word == "/tweetlint";
        // `cargo install … tweetlint`, `--tag tweetlint` and messages start nothing.
        let starts = !line.contains("cargo ")
            && !line.contains("echo ")
            && index.checked_sub(1).is_none_or(|before| words[before] != "--tag" && words[before] != "-v");
        if is_name && starts {
            let rest = words[index + 1..]
                .iter()
                .take_while(|word| !["|", "&&", "||", "#", ">", "tweetlint"].contains(word));
            found.push(rest.copied().collect());
        }
    }
    found
}

/// What is wrong with a command line, if anything.
fn problem(words: &[&str], helps: &BTreeMap<String, String>) -> Option<String> {
    let first = words.first().copied().unwrap_or_default();
    let is_command = !first.is_empty() && first.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    let command = if is_command && !first.starts_with('-') { first } else { "" };
    let Some(help) = helps.get(command) else { return Some(format!("there is no command `{command}`")) };
    let flags = words.iter().filter(|word| word.starts_with("--") && word.len() > 2);
    let names = flags.map(|flag| flag.split(['=', '"', '\'', ',', '.', ')', ';']).next().unwrap_or(flag));
    let known = |flag: &&str| {
        let ends = [' ', '\n', ',', '=', '['];
        let begins = help.match_indices(*flag);
        !begins.into_iter().any(|(at, _)| help[at + flag.len()..].starts_with(ends))
            && !["--help", "--version"].contains(flag)
    };
    names.into_iter().find(known).map(|flag| format!("`tweetlint {command}` has no flag `{flag}`"))
}

#[test]
fn what_does_not_exist_is_noticed() {
    let helps = helps();
    let problems = |line: &str| -> Vec<String> {
        named(line).iter().filter_map(|words| problem(words, &helps)).collect()
    };
    assert_eq!(problems("run: tweetlint chek tweets"), ["there is no command `chek`"]);
    assert_eq!(problems("- tweetlint check --formt x"), ["`tweetlint check` has no flag `--formt`"]);
    assert_eq!(problems("tweetlint check --format concise tweets | cat"), [""; 0]);
    assert_eq!(problems("tweetlint post.json --quiet"), [""; 0]);
}
