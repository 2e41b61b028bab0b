//! `--watch`: checks again when a file changes, and not when nothing does.

use std::io::{BufRead as _, BufReader};
use std::process::Child;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use crate::binary::{Folder, tweetlint};

/// Enough for a busy machine.
const LONG: Duration = Duration::from_secs(30);
/// Enough to notice a check that nothing asked for.
const SHORT: Duration = Duration::from_millis(700);

/// A linter that watches; it ends with the test.
struct Watcher {
    child: Child,
    lines: Receiver<String>,
}

impl Watcher {
    fn new(args: &str, folder: &Folder) -> Self {
        let mut child = tweetlint("--watch --format concise").args(args).dir(folder.path()).spawn();
        let (sender, lines) = channel();
        let streams: [Box<dyn std::io::Read + Send>; 2] = [
            Box::new(child.stdout.take().expect("the stream is a pipe")),
            Box::new(child.stderr.take().expect("the stream is a pipe")),
        ];
        for stream in streams {
            let sender = sender.clone();
            thread::spawn(move || {
                for line in BufReader::new(stream).lines().map_while(Result::ok) {
                    // The test may be over.
                    let _ = sender.send(line);
                }
            });
        }
        Self { child, lines }
    }

    /// Everything that is printed until it waits again.
    #[track_caller]
    fn check(&self) -> Vec<String> {
        let mut lines = Vec::new();
        loop {
            match self.lines.recv_timeout(LONG) {
                Ok(line) if line.contains("waiting for changes") => break,
                Ok(line) => lines.push(line),
                Err(error) => panic!("{error} after {lines:#?}"),
            }
        }
        // The two streams are read on two threads, so one may be late.
        while let Ok(line) = self.lines.recv_timeout(SHORT) {
            assert!(!line.contains("waiting for changes"), "checked again after nothing: {lines:#?}");
            lines.push(line);
        }
        lines
    }

    /// Waits for a line with these words, through as many checks as it takes.
    #[track_caller]
    fn until(&self, words: &str) {
        let mut lines = Vec::new();
        while !lines.last().is_some_and(|line: &String| line.contains(words)) {
            match self.lines.recv_timeout(LONG) {
                Ok(line) => lines.push(line),
                Err(error) => panic!("{error}, and no {words} in {lines:#?}"),
            }
        }
    }
}

impl Drop for Watcher {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[track_caller]
fn has(lines: &[String], part: &str) {
    assert!(lines.iter().any(|line| line.contains(part)), "{part} is not in {lines:#?}");
}

#[test]
fn a_change_in_a_folder_is_checked() {
    let folder = Folder::of(&[("posts/a.json", r#"{"text": 1}"#), ("posts/.hidden", "")]);
    let watcher = Watcher::new("posts -o json=posts/report.txt", &folder);
    has(&watcher.check(), "a.json:1:10: error[wrong-type]");
    folder.write("posts/a.json", r#"{"text": "fine"}"#);
    has(&watcher.check(), "no problems");
    folder.write("posts/deep/b.json", r#"{"nope": 1, "text": "x"}"#);
    has(&watcher.check(), "error[unknown-field]");
}

#[test]
fn a_file_is_watched_when_it_is_replaced_and_its_neighbours_are_not() {
    let folder = Folder::of(&[("a.json", r#"{"text": 1}"#), ("new", r#"{"text": "fine"}"#)]);
    let watcher = Watcher::new("a.json", &folder);
    has(&watcher.check(), "error[wrong-type]");
    folder.write("b.json", "{}");
    assert!(watcher.lines.recv_timeout(SHORT).is_err(), "another file was checked");
    std::fs::rename(folder.path().join("new"), folder.path().join("a.json")).expect("our own folder");
    has(&watcher.check(), "no problems");
    std::fs::remove_file(folder.path().join("a.json")).expect("our own folder");
    has(&watcher.check(), "cannot read a.json");
    folder.write("a.json", r#"{"nope": 1, "text": "x"}"#);
    has(&watcher.check(), "error[unknown-field]");
}

/// Watches a path below which each of the folders goes and comes back.
#[track_caller]
fn watched_again(path: &str, file: &str, folders: &[&str]) {
    let (wrong, fine) = (r#"{"text": 1}"#, r#"{"text": "fine"}"#);
    let folder = Folder::of(&[(file, wrong)]);
    let watcher = Watcher::new(path, &folder);
    let finding = format!("{file}:1:10: error[wrong-type]");
    watcher.until(&finding);
    for gone in folders {
        std::fs::remove_dir_all(folder.path().join(gone)).expect("our own folder");
        watcher.until(&format!("cannot read {path}"));
        // A folder that appears may be seen before what is written into it.
        folder.write(file, fine);
        watcher.until("no problems");
        folder.write(file, wrong);
        watcher.until(&finding);
    }
}

#[test]
fn a_folder_that_goes_and_comes_back_is_watched_again() {
    watched_again("posts", "posts/a.json", &["posts", "posts"]);
}

#[test]
fn the_folders_of_a_file_may_go_and_come_back() {
    watched_again("deep/er/b.json", "deep/er/b.json", &["deep/er", "deep"]);
}

#[test]
fn standard_input_cannot_be_watched() {
    let ended = tweetlint("--watch -").run().status(2);
    assert!(ended.stderr.contains("standard input cannot be read twice"), "{ended:#?}");
}

#[test]
fn what_begins_to_match_a_glob_is_checked() {
    let folder = Folder::of(&[("posts/a.json", r#"{"text": "fine"}"#), ("later.json", "{}")]);
    let watcher = Watcher::new("posts/**/*.json drafts/*.json", &folder);
    has(&watcher.check(), "no file matches drafts/*.json");
    folder.write("posts/deep/b.json", r#"{"text": 1}"#);
    has(&watcher.check(), "posts/deep/b.json:1:10: error[wrong-type]");
    folder.write("drafts/c.json", r#"{"text": 2}"#);
    has(&watcher.check(), "drafts/c.json:1:10: error[wrong-type]");
    // What no glob stands for is not looked at.
    folder.write("posts/deep/notes.txt", "{}");
    assert!(watcher.lines.recv_timeout(SHORT).is_err(), "another file was checked");
}

#[test]
fn a_specification_and_a_list_are_read_again() {
    let own = |most: usize| {
        format!(
            "spec: tweetspec/1\nid: a.b\nname: Order\nnoun: order\ntitle: POST /b\ndoc: Books an order.\n\
             operation: {{ method: POST, path: /b, success: 201 }}\n\
             sources: {{ x: {{ title: X, confidence: documented }} }}\nfields:\n  \
             code: {{ type: string, chars: 1..{most}, doc: A code., source: {{ x: a }} }}\n"
        )
    };
    let folder = Folder::of(&[
        ("own.yaml", &own(9)),
        ("orders/a.json", r#"{"code": "abc"}"#),
        ("orders/b.json", r#"{"code": "abcdefghijkl"}"#),
        ("list", "orders/a.json\n"),
    ]);
    let watcher = Watcher::new("--spec own.yaml --files-from list", &folder);
    has(&watcher.check(), "1 order in 1 file: no problems");
    folder.write("own.yaml", own(2));
    has(&watcher.check(), "error[too-long] `code` has 3 characters, at most 2");
    folder.write("own.yaml", "spec: tweetspec/1\n");
    has(&watcher.check(), "own.yaml");
    folder.write("own.yaml", own(9));
    has(&watcher.check(), "no problems");
    folder.write("list", "orders/b.json\n");
    has(&watcher.check(), "error[too-long] `code` has 12 characters, at most 9");
}

#[test]
fn a_configuration_that_appears_counts() {
    let folder = Folder::of(&[("posts/a.json", r#"{"text": 1}"#), ("pyproject.toml", "[tool.other]\n")]);
    let watcher = Watcher::new("posts", &folder);
    has(&watcher.check(), "error[wrong-type]");
    // In a folder around it, and then in the nearest.
    folder.write("tweetlint.toml", "level = \"error\"\nseverity = { wrong-type = \"warning\" }\n");
    has(&watcher.check(), "no problems");
    folder.write("posts/tweetlint.toml", "severity = { wrong-type = \"warning\" }\n");
    has(&watcher.check(), "warning[wrong-type]");
    folder.write("posts/tweetlint.toml", "severty = 1\n");
    has(&watcher.check(), "config-unknown-key");
}

#[test]
fn what_cannot_be_done_again_is_refused() {
    let folder = Folder::of(&[("a.json", r#"{"text": 1}"#)]);
    for (args, reason) in [
        ("--watch --files-from -", "standard input cannot be read twice"),
        ("--watch --fix a.json", "it does not go with fixes"),
        ("fix --watch a.json", "it does not go with fixes"),
        ("--watch --profile nobody a.json", "nobody"),
        ("--watch --files-from missing", "cannot read missing"),
    ] {
        let ended = tweetlint(args).dir(folder.path()).run().status(2);
        assert!(ended.stderr.contains(reason), "{args}: {ended:#?}");
    }
}
