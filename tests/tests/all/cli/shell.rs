//! What the linter brings for the shell of its users: completions, manual
//! pages, templates.

use std::fs;
use std::process::{Command, Stdio};

use crate::binary::{Folder, commands, tweetlint};

const SHELLS: [&str; 6] = ["bash", "zsh", "fish", "powershell", "elvish", "nushell"];

#[test]
fn every_shell_completes_every_command() {
    let commands = commands();
    assert!(commands.len() > 5, "{commands:?}");
    for shell in SHELLS {
        let script = tweetlint(&format!("completions {shell}")).run().status(0).stdout;
        for command in &commands {
            assert!(script.contains(command.as_str()), "{shell} does not know {command}");
        }
        assert!(script.contains("unsafe-fixes"), "{shell} does not know a flag");
        // The generators for the other two leave values out.
        let knows_values = !["powershell", "elvish"].contains(&shell);
        assert!(!knows_values || script.contains("sarif"), "{shell} does not know a value");
    }
}

/// Shells that are there read their script.
#[test]
fn scripts_are_ones_that_shells_read() {
    let folder = Folder::new();
    for (shell, flag) in [("bash", "-n"), ("zsh", "-n"), ("fish", "--no-execute")] {
        folder.write(shell, tweetlint(&format!("completions {shell}")).run().status(0).stdout);
        let mut command = Command::new(shell);
        command.arg(flag).arg(folder.path().join(shell)).stdin(Stdio::null());
        // Not every machine has every shell; `bash` the other tests need as well.
        match command.status() {
            Ok(status) => assert!(status.success(), "{shell} cannot read its completions"),
            Err(error) => assert_ne!(shell, "bash", "{error}"),
        }
    }
}

#[test]
fn every_command_has_a_manual_page() {
    let folder = Folder::new();
    tweetlint("man --dir man1").dir(folder.path()).run().status(0);
    let main = fs::read_to_string(folder.path().join("man1/tweetlint.1")).expect("the page was written");
    assert_eq!(main, tweetlint("man").run().status(0).stdout);
    for command in commands() {
        let name = format!("man1/tweetlint-{command}.1");
        let page =
            fs::read_to_string(folder.path().join(&name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(page.contains(&format!(".TH tweetlint-{command} 1")), "{name}");
        assert!(main.contains(&format!("tweetlint\\-{}(1)", command.replace('-', "\\-"))), "{command}");
        assert_eq!(page, tweetlint(&format!("man {command}")).run().status(0).stdout);
    }
}

#[test]
fn templates_are_checked_without_findings() {
    for kind in ["post", "poll", "reply", "quote", "thread"] {
        let text = tweetlint(&format!("new {kind}")).run().status(0).stdout;
        let ended = tweetlint("check --fail-on warning -").stdin(text).run().status(0);
        assert_eq!(ended.stdout, "", "{kind}");
    }
}

#[test]
fn a_template_replaces_no_file_unasked() {
    let folder = Folder::of(&[("mine.json", "{}")]);
    let ended = tweetlint("new post -o mine.json").dir(folder.path()).run().status(2);
    assert!(ended.stderr.contains("mine.json is there already; --force replaces it"), "{ended:?}");
    let text = || fs::read_to_string(folder.path().join("mine.json")).expect("it is there");
    assert_eq!(text(), "{}");
    tweetlint("new post -o mine.json --force").dir(folder.path()).run().status(0);
    assert_eq!(text(), tweetlint("new post").run().status(0).stdout);
    tweetlint("new thread -o drafts/queue.ndjson").dir(folder.path()).run().status(0);
    tweetlint("check drafts").dir(folder.path()).run().status(0);
    tweetlint("new post --force").run().status(2);
}
