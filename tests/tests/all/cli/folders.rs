//! Files and folders.

use crate::binary::{Ended, Folder, tweetlint};

const BAD: &str = r#"{"text": 1}"#;

/// The files that a run reports, in the order in which it does.
fn reported(ended: &Ended) -> Vec<String> {
    let name = |line: &str| line.split_once(':').map_or(line, |(name, _)| name).to_owned();
    ended.stdout.lines().map(name).collect()
}

#[test]
fn a_folder_is_searched_for_payloads() {
    let folder = Folder::of(&[
        ("posts/b.json", BAD),
        ("posts/a.ndjson", BAD),
        ("posts/deep/er/c.jsonl", BAD),
        ("posts/UPPER.JSON", BAD),
        ("posts/notes.txt", BAD),
        ("posts/json", BAD),
        ("posts/.hidden.json", BAD),
        ("posts/.git/config.json", BAD),
    ]);
    let ended = tweetlint("--format concise posts").dir(folder.path()).run().status(1);
    assert_eq!(
        reported(&ended),
        ["posts/UPPER.JSON", "posts/a.ndjson", "posts/b.json", "posts/deep/er/c.jsonl"]
    );
}

#[test]
fn files_that_git_ignores_are_skipped_unless_they_are_named() {
    let folder = Folder::of(&[
        (".gitignore", "drafts/\n*.tmp.json\n"),
        ("a.json", BAD),
        ("b.tmp.json", BAD),
        ("drafts/c.json", BAD),
        ("posts/.gitignore", "d.json\n"),
        ("posts/d.json", BAD),
        ("posts/e.json", BAD),
    ]);
    std::fs::create_dir(folder.path().join(".git")).expect("a folder of our own");
    let run =
        |args: &str| reported(&tweetlint("--format concise").args(args).dir(folder.path()).run().status(1));
    assert_eq!(run("."), ["a.json", "posts/e.json"]);
    assert_eq!(run("posts"), ["posts/e.json"]);
    assert_eq!(run("b.tmp.json"), ["b.tmp.json"]);
    assert_eq!(run("posts/d.json posts"), ["posts/d.json", "posts/e.json"]);
}

#[test]
fn a_file_is_checked_once_however_often_it_is_named() {
    let folder = Folder::of(&[("posts/a.json", BAD)]);
    let ended =
        tweetlint("--format concise posts ./posts posts/a.json ./posts/./a.json").dir(folder.path()).run();
    assert_eq!(reported(&ended), ["posts/a.json"], "{ended:#?}");
}

#[test]
fn a_file_that_is_named_is_checked_whatever_its_name() {
    let folder =
        Folder::of(&[("payload.txt", BAD), ("payload", BAD), ("with space.json", BAD), ("-dash.json", BAD)]);
    for name in ["payload.txt", "payload", "with space.json", "./-dash.json"] {
        let ended = tweetlint("--format concise").arg(name).dir(folder.path()).run().status(1);
        assert_eq!(reported(&ended), [name.trim_start_matches("./")]);
    }
    let ended = tweetlint("--format concise --").arg("-dash.json").dir(folder.path()).run().status(1);
    assert_eq!(reported(&ended), ["-dash.json"]);
}

#[test]
#[cfg(target_os = "linux")]
fn a_name_that_is_not_text_is_no_obstacle() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;

    let folder = Folder::new();
    let name = OsStr::from_bytes(b"caf\xe9.json");
    folder.write(name, BAD);
    for lint in [tweetlint("--format concise").arg(name), tweetlint("--format concise .")] {
        let ended = lint.dir(folder.path()).run().status(1);
        assert_eq!(reported(&ended), ["caf\u{fffd}.json"]);
    }
    let ended = tweetlint("--format ndjson .").dir(folder.path()).run().status(1);
    let finding: serde_json::Value = serde_json::from_str(&ended.stdout).expect("one finding");
    assert_eq!(finding["path"], "caf\u{fffd}.json");
}

#[test]
#[cfg(unix)]
fn a_pipe_can_be_named() {
    // As `tweetlint <(generate)` does.
    let ended = tweetlint("--format concise /dev/stdin").stdin(BAD).run().status(1);
    assert!(ended.stdout.starts_with("/dev/stdin:1:10: "), "{ended:#?}");
}

#[test]
#[cfg(unix)]
fn folders_that_contain_themselves_come_to_an_end() {
    let folder = Folder::of(&[("posts/a.json", BAD)]);
    std::os::unix::fs::symlink(".", folder.path().join("posts/again")).expect("a folder of our own");
    let ended = tweetlint("--format concise posts").dir(folder.path()).run().status(1);
    assert_eq!(reported(&ended), ["posts/a.json"]);
}
