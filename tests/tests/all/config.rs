//! `tweetlint.toml`: what it changes, and what is said about its mistakes.
//!
//! `tests/config/mistakes` holds configurations that cannot be followed, and
//! beside each what is printed; `UPDATE_EXPECT=1 cargo test -p tweetspec-tests
//! config` writes those files.

mod ignores;
mod inline;
mod nearest;
mod rules;

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::binary::{Folder, tweetlint};
use crate::expect;

const BAD: &str = r#"{"text": 1, "nope": 2}"#;

/// The rules that speak with their severities, one `severity rule` each.
#[track_caller]
fn spoken(args: &str, folder: &Folder) -> Vec<String> {
    let ended = tweetlint("--quiet --format ndjson").args(args).dir(folder.path()).run();
    assert!(matches!(ended.status, Some(0 | 1)), "{args}: {ended:#?}");
    let line = |line: &str| {
        let finding: Value = serde_json::from_str(line).expect("a line is JSON");
        let word = |name: &str| finding[name].as_str().expect("a word").to_owned();
        format!("{} {}", word("severity"), word("rule"))
    };
    ended.stdout.lines().map(line).collect()
}

#[test]
fn every_mistake_is_shown_at_once_and_in_its_place() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("config/mistakes");
    let mut complaints = Vec::new();
    let mut count = 0;
    for entry in fs::read_dir(&folder).expect("a folder of the project") {
        let path = entry.expect("a folder of the project").path();
        if path.extension().is_none_or(|extension| extension != "toml") {
            continue;
        }
        count += 1;
        let text = fs::read_to_string(&path).expect("a file of the project");
        let there = Folder::of(&[("tweetlint.toml", &text), ("good.json", r#"{"text": "Hello"}"#)]);
        let ended = tweetlint("good.json").dir(there.path()).run().status(2);
        assert_eq!(ended.stdout, "", "{}", path.display());
        complaints.extend(expect::differs(&path.with_extension("txt"), &ended.stderr));
    }
    assert!(count > 3 && complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn what_cannot_be_followed_stops_every_command_that_needs_it() {
    let folder = Folder::of(&[("tweetlint.toml", "nope = 1"), ("bad.json", BAD)]);
    for args in ["bad.json", "check .", "fix bad.json", "fix --diff bad.json", "--format json bad.json"] {
        let ended = tweetlint(args).dir(folder.path()).run().status(2);
        assert!(ended.stderr.contains("error[config-unknown-key]"), "{args}: {ended:#?}");
        assert_eq!(ended.stdout, "", "{args}");
    }
    // Nobody's files were touched, and a way around it exists.
    assert_eq!(fs::read_to_string(folder.path().join("bad.json")).expect("our own"), BAD);
    for args in ["--isolated", "--no-config", "--config other.toml"] {
        folder.write("other.toml", "");
        tweetlint(args).arg("bad.json").dir(folder.path()).run().status(1);
    }
    tweetlint("--config missing.toml bad.json").dir(folder.path()).run().status(2);
    tweetlint("--config other.toml --isolated bad.json").dir(folder.path()).run().status(2);
    // A rule list needs no configuration.
    tweetlint("rules").dir(folder.path()).run().status(0);
}

#[test]
fn names_on_the_command_line_are_looked_up() {
    for flag in ["--select", "--ignore", "--error", "--warn"] {
        let ended = tweetlint(&format!("{flag} wrong-typ -")).run().status(2);
        let said = format!("{flag}: there is no rule `wrong-typ`; did you mean `wrong-type`?");
        assert!(ended.stderr.contains(&said), "{ended:#?}");
    }
}

#[test]
fn the_examples_of_the_documentation_can_be_followed() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/configuration.md");
    let text = fs::read_to_string(page).expect("the page is there");
    let examples: Vec<&str> = text
        .split("```toml\n")
        .skip(1)
        .map(|rest| rest.split("```").next().expect("a split has a first part"))
        .collect();
    assert_eq!(examples.len(), 3, "the examples are found");
    for example in examples {
        let folder = Folder::of(&[("tweetlint.toml", example), ("good.json", r#"{"text": "Hello"}"#)]);
        tweetlint("good.json").dir(folder.path()).run().status(0);
    }
}
