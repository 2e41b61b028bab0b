//! Which files are checked: globs, lists, and what git knows.

use std::process::Command;

use crate::binary::{Ended, Folder, Lint, tweetlint};

const BAD: &str = r#"{"text": 1}"#;

/// The files that a run reports, in the order in which it does.
fn reported(ended: &Ended) -> Vec<String> {
    let name = |line: &str| line.split_once(':').map_or(line, |(name, _)| name).to_owned();
    ended.stdout.lines().map(name).collect()
}

fn concise(args: &str, folder: &Folder) -> Lint {
    tweetlint("--format concise").args(args).dir(folder.path())
}

#[test]
fn a_glob_stands_for_files() {
    let files =
        ["a.json", "b.txt", "deep/c.json", "deep/er/d.json", "deep/.e.json", "x[1].json", ".git/f.json"];
    let folder = Folder::of(&files.map(|name| (name, BAD)));
    let run = |glob: &str| reported(&concise(glob, &folder).run().status(1));
    assert_eq!(run("*.json"), ["a.json", "x[1].json"]);
    assert_eq!(run("**/*.json"), ["a.json", "deep/c.json", "deep/er/d.json", "x[1].json"]);
    assert_eq!(run("deep/**/*.json"), ["deep/c.json", "deep/er/d.json"]);
    assert_eq!(run("./deep/*.json"), ["deep/c.json"]);
    assert_eq!(run("deep/.*.json"), ["deep/.e.json"]);
    assert_eq!(run("{a,b}.*"), ["a.json", "b.txt"]);
    // What is there is meant as it is.
    assert_eq!(run("x[1].json"), ["x[1].json"]);
    let absolute = format!("{}/deep/*.json", folder.path().display());
    assert_eq!(run(&absolute), [absolute.replace('*', "c")]);
}

#[test]
fn a_glob_that_stands_for_nothing_is_named() {
    let folder = Folder::of(&[("a.json", BAD)]);
    let ended = concise("no*.json a.json", &folder).run().status(2);
    assert!(ended.stderr.contains("no file matches no*.json"), "{ended:#?}");
    assert_eq!(reported(&ended), ["a.json"]);
}

#[test]
fn a_list_names_files_and_folders() {
    let folder = Folder::of(&[
        ("a.json", BAD),
        ("posts/b.yaml", "text: [1]\n"),
        ("odd\nname.json", BAD),
        ("list", "posts\r\n\na.json\nnot-there.json\n"),
    ]);
    let ended = concise("--files-from list", &folder).run().status(2);
    assert_eq!(reported(&ended), ["a.json", "posts/b.yaml"]);
    assert!(ended.stderr.contains("cannot read not-there.json"), "{ended:#?}");
    let ended = concise("--files-from -", &folder).stdin("a.json\n").run().status(1);
    assert_eq!(reported(&ended), ["a.json"]);
    let ended = concise("--files-from - -0", &folder).stdin("odd\nname.json\0a.json\0").run().status(1);
    assert_eq!(ended.stdout.matches("error[wrong-type]").count(), 2, "{ended:#?}");
}

#[test]
fn a_list_may_be_wrong_or_empty() {
    let folder = Folder::of(&[("a.json", BAD)]);
    let ended = concise("--files-from not-there", &folder).run().status(2);
    assert!(ended.stderr.contains("cannot read not-there"), "{ended:#?}");
    let ended = concise("--files-from -", &folder).run().status(2);
    assert!(ended.stderr.contains("nothing was checked"), "{ended:#?}");
    concise("--files-from - --allow-empty", &folder).run().status(0);
    let ended = concise("--files-from - -", &folder).run().status(2);
    assert!(ended.stderr.contains("cannot be both"), "{ended:#?}");
    concise("-0 a.json", &folder).run().status(2);
}

/// Runs git in a folder, without what its user has set.
#[track_caller]
fn git(folder: &Folder, args: &str) {
    let null = if cfg!(windows) { "NUL" } else { "/dev/null" };
    let status = Command::new("git")
        .args(["-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "init.defaultBranch=main"])
        .args(args.split_whitespace())
        .env("GIT_CONFIG_GLOBAL", null)
        .env("GIT_CONFIG_SYSTEM", null)
        .current_dir(folder.path())
        .output()
        .expect("git is there, as this project is kept with it")
        .status;
    assert!(status.success(), "git {args}");
}

#[test]
fn git_knows_what_has_changed() {
    let folder = Folder::of(&[
        ("old.json", BAD),
        ("changed.json", r#"{"text": "a"}"#),
        ("gone.json", BAD),
        ("notes.txt", "a"),
        (".gitignore", "ignored.json\n"),
        ("deep/also.yaml", "text: a\n"),
    ]);
    let run = |args: &str| concise(args, &folder).run();
    git(&folder, "init");
    // Before the first commit every file is new.
    assert_eq!(reported(&run("--changed").status(1)), ["gone.json", "old.json"]);
    git(&folder, "add .");
    assert_eq!(reported(&run("--staged").status(1)), ["gone.json", "old.json"]);
    git(&folder, "commit -m one");
    let ended = run("--changed").status(0);
    assert_eq!((&*ended.stdout, &*ended.stderr), ("", ""));
    run("--staged").status(0);

    folder.write("changed.json", BAD);
    folder.write("new ü.json", BAD);
    folder.write("ignored.json", BAD);
    folder.write("notes.txt", "b");
    folder.write("deep/also.yaml", "text: [1]\n");
    std::fs::remove_file(folder.path().join("gone.json")).expect("it is there");
    assert_eq!(reported(&run("--changed").status(1)), ["changed.json", "deep/also.yaml", "new ü.json"]);
    assert_eq!(reported(&run("--changed deep").status(1)), ["deep/also.yaml"]);
    git(&folder, "add changed.json");
    assert_eq!(reported(&run("--staged").status(1)), ["changed.json"]);
    git(&folder, "commit -m two");
    assert_eq!(reported(&run("--changed").status(1)), ["deep/also.yaml", "new ü.json"]);
    let since = ["changed.json", "deep/also.yaml", "new ü.json"];
    assert_eq!(reported(&run("--changed=HEAD~1").status(1)), since);
    assert_eq!(reported(&run("--changed=HEAD~1 changed.json").status(1)), ["changed.json"]);
    // From a folder below, names are those of that folder.
    let below = tweetlint("--format concise --changed").dir(folder.path().join("deep")).run().status(1);
    assert_eq!(reported(&below), ["also.yaml"]);
    // What is elsewhere counts where it is asked for.
    let above =
        tweetlint("--format concise --changed=HEAD~1 ..").dir(folder.path().join("deep")).run().status(1);
    assert_eq!(reported(&above), ["../changed.json", "../new ü.json", "also.yaml"]);
}

#[test]
fn without_git_nobody_knows_what_has_changed() {
    let folder = Folder::of(&[("a.json", BAD)]);
    for flag in ["--changed", "--staged"] {
        // No folder above the one for temporary files is meant.
        let lint = || concise(flag, &folder).env("GIT_CEILING_DIRECTORIES", "/");
        let ended = lint().env("GIT_DIR", "/nowhere").run().status(2);
        assert!(ended.stderr.contains("in no repository of git"), "{ended:#?}");
        let ended = lint().env("PATH", "").run().status(2);
        assert!(ended.stderr.contains("no program git"), "{ended:#?}");
    }
    git(&folder, "init");
    let ended = concise("--changed=no-such-branch", &folder).run().status(2);
    assert!(ended.stderr.contains("git says: "), "{ended:#?}");
    let ended = concise("--changed=--output=x", &folder).run().status(2);
    assert!(ended.stderr.contains("is no commit of git"), "{ended:#?}");
}

#[test]
#[cfg(unix)]
fn git_names_files_of_any_name() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;

    let name = |bytes: &'static [u8]| std::path::Path::new(OsStr::from_bytes(bytes));
    let names: [&[u8]; 6] =
        [b"caf\xe9.json", b"a\nb.json", b"-x.json", b" \"q\".json", b"*.json", b"sub\n/deep/:(top).json"];
    let folder = Folder::new();
    for bytes in names {
        folder.write(name(bytes), BAD);
    }
    let shown =
        [" \"q\".json", "*.json", "-x.json", "a\nb.json", "caf\u{fffd}.json", "sub\n/deep/:(top).json"];
    let files = |args: &str, dir: &[u8]| {
        let dir = folder.path().join(OsStr::from_bytes(dir));
        let ended = tweetlint(args).args("--format ndjson").dir(dir).run().status(1);
        let path =
            |line| serde_json::from_str::<serde_json::Value>(line).expect("it is JSON")["path"].clone();
        let mut paths: Vec<String> =
            ended.stdout.lines().map(|line| path(line).as_str().expect("a text").to_owned()).collect();
        paths.sort();
        paths
    };
    git(&folder, "init");
    assert_eq!(files("--changed", b""), shown);
    git(&folder, "add -A");
    assert_eq!(files("--staged", b""), shown);
    git(&folder, "commit -m one");
    for bytes in names {
        folder.write(name(bytes), r#"{"text": 2}"#);
    }
    assert_eq!(files("--changed", b""), shown);
    assert_eq!(files("--changed=HEAD", b"sub\n"), ["deep/:(top).json"]);
    assert_eq!(files("--changed ..", b"sub\n/deep").len(), 1);
    // A name that is there is no pattern.
    assert_eq!(files("--changed *.json", b""), ["*.json"]);
}

#[test]
#[cfg(unix)]
fn what_is_closed_is_reported_and_the_rest_checked() {
    use std::os::unix::fs::PermissionsExt as _;

    let folder = Folder::of(&[("a.json", BAD), ("b.json", BAD), ("closed/c.json", BAD)]);
    let allow = |name: &str, mode| {
        let mode = std::fs::Permissions::from_mode(mode);
        std::fs::set_permissions(folder.path().join(name), mode).expect("our own");
    };
    allow("", 0o755);
    allow("b.json", 0o644);
    allow("a.json", 0o000);
    allow("closed", 0o000);
    let run = |args: &str| concise(args, &folder).run_restricted();
    let (ended, named) = (run("."), run("closed"));
    allow("closed", 0o755);
    let (Some(ended), Some(named)) = (ended, named) else { return };
    let ended = ended.status(2);
    assert_eq!(reported(&ended), ["b.json"]);
    for name in ["a.json", "closed"] {
        let expected = format!("tweetlint: cannot read {name}: Permission denied\n");
        assert!(ended.stderr.contains(&expected), "{ended:#?}");
    }
    // Nobody knows whether it is empty.
    assert!(!named.status(2).stderr.contains("no *.json"), "what is in it was not seen");
}

#[test]
fn hidden_and_ignored_files_can_be_asked_for() {
    let names = [".hidden/a.json", ".git/b.json", "ignored.json", "c.json"];
    let folder = Folder::of(&names.map(|name| (name, BAD)));
    folder.write(".gitignore", "ignored.json\n");
    let run = |args: &str| reported(&concise(args, &folder).run().status(1));
    assert_eq!(run("."), ["c.json"]);
    assert_eq!(run("--hidden ."), [".hidden/a.json", "c.json"]);
    assert_eq!(run("--no-ignore ."), ["c.json", "ignored.json"]);
    assert_eq!(run("--no-ignore --hidden ."), [".hidden/a.json", "c.json", "ignored.json"]);
}

#[test]
#[cfg(unix)]
fn a_link_that_leads_to_itself_is_reported() {
    let folder = Folder::of(&[("posts/a.json", BAD)]);
    std::os::unix::fs::symlink("loop.json", folder.path().join("posts/loop.json"))
        .expect("a folder of our own");
    for args in ["posts", "posts/loop.json posts/a.json"] {
        let ended = concise(args, &folder).run().status(2);
        assert!(ended.stderr.contains("cannot read posts/loop.json"), "{ended:#?}");
        assert_eq!(reported(&ended), ["posts/a.json"]);
    }
}

#[test]
fn each_element_of_an_array_can_be_a_payload() {
    let array = "[\n  {\"text\": \"日\", \"nullcast\": 1}, {\"text\": 2},\n  {\"text\": \"ok\"}\n]\n";
    let folder = Folder::of(&[("a.json", array), ("b.yaml", "- text: one\n- text: 2\n---\ntext: 3\n")]);
    let ended = concise("--each a.json b.yaml", &folder).run().status(1);
    let places: Vec<&str> =
        ended.stdout.lines().map(|line| line.split_once(": ").map_or(line, |(place, _)| place)).collect();
    assert_eq!(places, ["a.json:2:29", "a.json:2:42", "b.yaml:2:9", "b.yaml:4:7"]);
    assert!(ended.stderr.contains("6 posts in 2 files"), "{ended:#?}");
    let ended = tweetlint("--each --format ndjson a.json b.yaml").dir(folder.path()).run().status(1);
    let findings = ended.stdout.lines().map(|line| {
        let finding: serde_json::Value = serde_json::from_str(line).expect("one finding a line");
        (finding["doc"].as_u64(), finding["pointer"].as_str().map(str::to_owned))
    });
    let expected = [(0, "/nullcast"), (1, "/text"), (1, "/text"), (2, "/text")];
    let expected = expected.map(|(doc, pointer)| (Some(doc), Some(pointer.to_owned())));
    assert_eq!(findings.collect::<Vec<_>>(), expected);

    // An array in one line is not taken for a document a line.
    let ended = concise("--each -", &folder).stdin(r#"[{"text": 1}, {"text": 2}]"#).run().status(1);
    assert_eq!(ended.stdout.lines().count(), 2, "{ended:#?}");
    let ended = tweetlint("fix --each --quiet a.json b.yaml").dir(folder.path()).run().status(1);
    assert!(ended.stdout.contains("nullcast"), "{ended:#?}");
    let mended = std::fs::read_to_string(folder.path().join("a.json")).expect("it is there");
    assert_eq!(mended, array.replace("\"text\": 2", "\"text\": \"2\""));
    let mended = std::fs::read_to_string(folder.path().join("b.yaml")).expect("it is there");
    assert_eq!(mended, "- text: one\n- text: \"2\"\n---\ntext: \"3\"\n");
}

#[test]
fn an_array_without_elements_holds_nothing_to_check() {
    let folder = Folder::of(&[("a.json", "[]")]);
    let ended = concise("--each a.json", &folder).run().status(2);
    assert!(ended.stderr.contains("nothing was checked"), "{ended:#?}");
    concise("--each --allow-empty a.json", &folder).run().status(0);
}

#[test]
#[cfg(unix)]
fn complaints_come_in_the_order_of_names() {
    let folder = Folder::of(&[("posts/ok.json", r#"{"text": "a"}"#)]);
    for number in (10..40).rev() {
        let name = format!("posts/{number}.json");
        std::os::unix::fs::symlink("nowhere", folder.path().join(name)).expect("a folder of our own");
    }
    // What is named as well is said once.
    for args in ["posts", "zz.json posts posts/12.json ./posts aa.json"] {
        let ended = concise(args, &folder).run().status(2);
        let complaints: Vec<&str> =
            ended.stderr.lines().filter(|line| line.contains("cannot read ")).collect();
        assert!(complaints.is_sorted(), "{complaints:#?}");
        assert_eq!(complaints.len(), if args == "posts" { 30 } else { 32 }, "{complaints:#?}");
    }
}
