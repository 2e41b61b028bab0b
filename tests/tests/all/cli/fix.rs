//! `fix`: what is written, what is said, and what is left alone.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use tweetspec::CreateTweet;
use tweetspec_runtime::{Policy, mend};

use crate::binary::{Folder, tweetlint};
use crate::corpus::EXHIBITS;

const BAD: &str = "{\r\n\t\"status\": \"Bread\",\r\n\t\"quote_tweet_id\": 1690290965297180672\r\n}\r\n";
const GOOD: &str = "{\r\n\t\"text\": \"Bread\",\r\n\t\"quote_tweet_id\": \"1690290965297180672\"\r\n}\r\n";
/// A payload that nothing can mend, and what no fix touches.
const HOPELESS: &str = "{\"text\": \"Bread\", \"colour\": 1}\n";

fn read(folder: &Folder, name: &str) -> String {
    fs::read_to_string(folder.path().join(name)).expect("the file is there")
}

/// Names in a folder: nothing may stay behind.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("it can be read").file_name().to_string_lossy().into()).collect();
    names.sort();
    names
}

#[test]
fn a_file_is_mended_and_nothing_else_in_it_changes() {
    let with_mark = |text: &str| format!("\u{feff}{text}");
    let folder = Folder::of(&[("a.json", BAD), ("b.json", &with_mark(BAD)), ("c.json", GOOD)]);
    let ended = tweetlint("fix .").dir(folder.path()).run().status(0);
    assert_eq!(read(&folder, "a.json"), GOOD);
    assert_eq!(read(&folder, "b.json"), with_mark(GOOD));
    assert_eq!(names(folder.path()), ["a.json", "b.json", "c.json"]);
    assert_eq!(ended.stdout, "");
    assert_eq!(
        ended.stderr,
        "fixed 2 problems in a.json (unknown-field 1, wrong-type 1)\n\
         fixed 2 problems in b.json (unknown-field 1, wrong-type 1)\n\
         3 posts in 3 files: no problems\n"
    );
    let again = tweetlint("check --fix .").dir(folder.path()).run().status(0);
    assert_eq!(again.stderr, "3 posts in 3 files: no problems\n");
}

#[test]
fn what_is_left_is_reported_and_counted() {
    let conflict = "{\"text\": \"a\", \"quote_tweet_id\": \"1\", \"card_uri\": \"card://1\"}";
    let folder = Folder::of(&[("a.json", conflict), ("b.json", HOPELESS)]);
    let ended = tweetlint("fix --format concise .").dir(folder.path()).run().status(1);
    assert!(ended.stdout.contains("a.json:1:38: error[attachment-conflict]"), "{ended:#?}");
    assert!(ended.stdout.contains("b.json:1:19: error[unknown-field]"), "{ended:#?}");
    assert_eq!(ended.stderr, "2 posts in 2 files: 2 errors; 1 needs a choice\n");
    assert_eq!(read(&folder, "b.json"), HOPELESS);
}

#[test]
fn a_choice_is_made_on_the_command_line() {
    let conflict = "{\n  \"text\": \"a\",\n  \"quote_tweet_id\": \"1\",\n  \"card_uri\": \"card://1\"\n}\n";
    for (choice, left) in
        [("card_uri", "\"card_uri\": \"card://1\""), ("quote_tweet_id", "\"quote_tweet_id\": \"1\"")]
    {
        let folder = Folder::of(&[("a.json", conflict)]);
        let lint = tweetlint("fix a.json --fix-with").arg(format!("attachment-conflict={choice}"));
        lint.dir(folder.path()).run().status(0);
        assert_eq!(read(&folder, "a.json"), format!("{{\n  \"text\": \"a\",\n  {left}\n}}\n"));
    }
    let folder = Folder::of(&[("a.json", conflict)]);
    // Another choice than the ones that this post has.
    tweetlint("fix a.json --fix-with attachment-conflict=poll").dir(folder.path()).run().status(1);
    assert_eq!(read(&folder, "a.json"), conflict);
}

#[test]
fn a_wrong_choice_names_the_right_ones() {
    for (args, expected) in [
        ("fix --fix-with attachment-conflict=pole a.json", "there are: card_uri, direct_message_deep_link, "),
        (
            "fix --fix-with no-such-rule=poll a.json",
            "`no-such-rule` leaves no choice; rules that do: attachment-conflict, ",
        ),
        ("fix --fix-with poll a.json", "an equals sign"),
        ("check --unsafe-fixes a.json", "--unsafe-fixes needs --fix or --diff"),
        ("check --fix-with duplicate-key=last a.json", "--fix-with needs --fix or --diff"),
    ] {
        let ended = tweetlint(args).run().status(2);
        assert!(ended.stderr.contains(expected), "{args}: {ended:#?}");
    }
}

#[test]
fn unsafe_fixes_are_applied_when_they_are_asked_for() {
    let text = "{\"text\": \"a\", \"reply\": {\"in_reply_to_tweet_id\": null}}";
    let folder = Folder::of(&[("a.json", text)]);
    tweetlint("fix a.json").dir(folder.path()).run().status(1);
    assert_eq!(read(&folder, "a.json"), text);
    tweetlint("fix --unsafe-fixes a.json").dir(folder.path()).run().status(0);
    assert_eq!(read(&folder, "a.json"), "{\"text\": \"a\"}");
}

#[test]
fn standard_input_is_mended_onto_standard_output() {
    let ended = tweetlint("fix -").stdin(BAD).run().status(0);
    assert_eq!(ended.stdout, GOOD);
    assert!(ended.stderr.starts_with("fixed 2 problems in <stdin> "), "{ended:#?}");
    // What is left is reported beside it, never in it.
    let ended = tweetlint("fix --format concise").stdin(HOPELESS).run().status(1);
    assert_eq!(ended.stdout, HOPELESS);
    assert!(ended.stderr.starts_with("<stdin>:1:19: error[unknown-field]"), "{ended:#?}");
    let lines = "{\"text\": \"a\"}\n\n{\"status\": \"b\"}\r\n";
    let ended = tweetlint("fix -").stdin(lines).run().status(0);
    assert_eq!(ended.stdout, lines.replace("status", "text"));
    assert_eq!(tweetlint("fix - --allow-empty").stdin("").run().status(0).stdout, "");
}

#[test]
fn a_preview_writes_nothing() {
    let text = "{\n  \"status\": \"a\",\n  \"reply_settings\": null\n}";
    let folder = Folder::of(&[("a.json", text), ("b.json", GOOD)]);
    let ended = tweetlint("fix --diff .").dir(folder.path()).run().status(1);
    let expected = "--- a.json\n+++ a.json\n@@ -1,4 +1,3 @@\n {\n-  \"status\": \"a\",\n-  \"reply_settings\": null\n\
                    +  \"text\": \"a\"\n }\n\\ No newline at end of file\n";
    assert_eq!(ended.stdout, expected);
    assert_eq!(ended.stderr, "would fix 2 problems in 1 file\n");
    assert_eq!(read(&folder, "a.json"), text);
    // Nothing that a fix could do, though something is wrong.
    let folder = Folder::of(&[("a.json", HOPELESS)]);
    let ended = tweetlint("check --diff a.json").dir(folder.path()).run().status(0);
    assert_eq!((ended.stdout.as_str(), ended.stderr.as_str()), ("", "nothing to fix\n"));
    tweetlint("fix --diff none.json").dir(folder.path()).run().status(2);
    let ended = tweetlint("fix --diff -").stdin("{\"status\": \"a\"}").run().status(1);
    assert!(ended.stdout.contains("+{\"text\": \"a\"}\n"), "{ended:#?}");
}

#[test]
fn each_element_is_mended_by_itself() {
    for (before, after, left) in [
        (
            "[ {\"status\": \"a\"} ,\n  3,\n\t{\"text\": 1} ]\n",
            "[ {\"text\": \"a\"} ,\n  3,\n\t{\"text\": \"1\"} ]\n",
            1,
        ),
        // Where it is not clear where elements end, all of them are looked at.
        ("[{\"status\": \"a\",}, {\"text\": 1},]", "[{\"text\": \"a\"}, {\"text\": \"1\"}]", 0),
        ("[]", "[]", 2),
        ("{\"status\": \"a\"}", "{\"text\": \"a\"}", 0),
    ] {
        let ended = tweetlint("fix --each -").stdin(before).run().status(left);
        assert_eq!(ended.stdout, after);
    }
}

#[test]
fn a_preview_of_nothing_says_so() {
    for (args, text) in [("-", ""), ("-", "\n\n"), ("- --input-format ndjson", ""), ("-q empty.ndjson", "")] {
        let folder = Folder::of(&[("empty.ndjson", text)]);
        for command in ["fix --diff", "check --diff", "check"] {
            let run =
                |more: &str| tweetlint(command).args(args).args(more).stdin(text).dir(folder.path()).run();
            let ended = run("").status(2);
            assert!(ended.stderr.contains("nothing was checked"), "{command} {args}: {ended:#?}");
            run("--allow-empty").status(0);
        }
    }
}

#[test]
fn a_preview_does_not_go_with_what_only_a_check_writes() {
    let folder = Folder::of(&[("a.json", BAD)]);
    for more in ["-o json=report.json", "--statistics", "--write-baseline=known.json", "--write-baseline"] {
        for command in ["fix --diff", "check --diff"] {
            let ended = tweetlint(command).args("a.json").args(more).dir(folder.path()).run().status(2);
            assert!(ended.stderr.contains("'--diff' cannot be used with"), "{more}: {ended:#?}");
            assert_eq!((&*ended.stdout, names(folder.path())), ("", vec!["a.json".to_owned()]), "{more}");
        }
    }
}

#[test]
fn a_preview_has_colour_where_it_is_wanted() {
    let ended = tweetlint("fix --diff --color always -").stdin("{\"status\": \"\u{202e}a\"}").run().status(1);
    assert!(ended.stdout.contains("\u{1b}[31m-{\"status\": \"<U+202E>a\"}\u{1b}[0m\n"), "{ended:#?}");
    assert!(ended.stdout.contains("\u{1b}[32m+{\"text\": \"<U+202E>a\"}\u{1b}[0m\n"), "{ended:#?}");
}

/// Many lines, of which every tenth is bad; more than is read at once.
fn many_lines() -> (String, String) {
    let (mut bad, mut good) = (String::new(), String::new());
    for number in 0..60_000 {
        let name = if number % 10 == 7 { "status" } else { "text" };
        let line_break = if number % 3 == 0 { "\r\n" } else { "\n" };
        // Writing to a string cannot fail.
        let _ = write!(bad, "{{\"{name}\": \"number {number}, 日本\"}}{line_break}");
        let _ = write!(good, "{{\"text\": \"number {number}, 日本\"}}{line_break}");
    }
    (bad, good)
}

#[test]
fn lines_are_mended_one_by_one() {
    let (bad, good) = many_lines();
    let folder = Folder::of(&[("a.ndjson", &bad)]);
    let ended = tweetlint("fix a.ndjson").dir(folder.path()).run().status(0);
    assert_eq!(
        ended.stderr,
        "fixed 6000 problems in a.ndjson (unknown-field 6000)\n60000 posts in 1 file: no problems\n"
    );
    assert!(read(&folder, "a.ndjson") == good);
    assert!(tweetlint("fix -").stdin(bad.clone()).run().status(0).stdout == good);

    let folder = Folder::of(&[("a.ndjson", &bad)]);
    let ended = tweetlint("fix --diff a.ndjson").dir(folder.path()).run().status(1);
    let first = "--- a.ndjson\n+++ a.ndjson\n@@ -8 +8 @@\n-{\"status\": \"number 7, 日本\"}\n+{\"text\": \"number 7, 日本\"}\n@@ -18 +18 @@\n";
    assert!(ended.stdout.starts_with(first), "{}", &ended.stdout[..first.len()]);
    let last = "@@ -59998 +59998 @@\n-{\"status\": \"number 59997, 日本\"}\r\n+{\"text\": \"number 59997, 日本\"}\r\n";
    assert!(ended.stdout.ends_with(last), "{}", &ended.stdout[ended.stdout.len() - 200..]);
    assert_eq!(ended.stdout.matches("--- a.ndjson").count(), 1);
    assert!(read(&folder, "a.ndjson") == bad);
}

/// Every payload of the corpus that breaks a rule, as a line among others.
#[test]
fn a_line_is_mended_as_if_it_were_alone() {
    let [_, exhibit] = &*EXHIBITS;
    let default = &exhibit.world.spec.profiles[0].name;
    let cases = exhibit.corpus.cases.iter().filter(|case| case.breaks() && case.profile == *default);
    let payloads: Vec<&str> = cases.map(|case| case.payload.as_str()).collect();
    for (args, unsafe_fixes) in [("", false), ("--unsafe-fixes", true)] {
        let policy = Policy { unsafe_fixes, choices: Vec::new() };
        let mended = payloads.iter().map(|payload| {
            let text = mend(payload.as_bytes(), &policy, CreateTweet::check).text;
            String::from_utf8(text).expect("edits of text are text") + "\n"
        });
        let mended: Vec<String> = mended.collect();
        let changed = mended.iter().zip(&payloads).filter(|(after, before)| after.trim_end() != **before);
        assert!(changed.count() > 50, "few payloads have a fix that is applied");
        let folder = Folder::of(&[("a.ndjson", &(payloads.join("\n") + "\n"))]);
        tweetlint("fix a.ndjson").args(args).dir(folder.path()).run().status(1);
        for (after, expected) in read(&folder, "a.ndjson").lines().zip(&mended) {
            assert_eq!(after, expected.trim_end());
        }
        assert!(read(&folder, "a.ndjson") == mended.concat(), "there are other lines");
    }
}

#[test]
fn a_file_that_cannot_be_read_does_not_stop_the_others() {
    let folder = Folder::of(&[("a.json", BAD)]);
    let ended = tweetlint("fix a.json none.json").dir(folder.path()).run().status(2);
    assert_eq!(read(&folder, "a.json"), GOOD);
    assert_eq!(ended.stderr.matches("cannot read none.json").count(), 1, "{ended:#?}");
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};
    use std::process::Command;

    use rustix::process::geteuid;

    use super::{BAD, Folder, GOOD, HOPELESS, fs, many_lines, names, read, tweetlint};
    use crate::binary::{BINARY, Ended, NOBODY};

    #[test]
    fn permissions_stay() {
        for mode in [0o600, 0o640, 0o755] {
            let folder = Folder::of(&[("a.json", BAD)]);
            let path = folder.path().join("a.json");
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).expect("our own file");
            tweetlint("fix a.json").dir(folder.path()).run().status(0);
            assert_eq!(fs::metadata(&path).expect("it is there").mode() & 0o777, mode);
            assert_eq!(read(&folder, "a.json"), GOOD);
        }
    }

    #[test]
    fn a_symbolic_link_stays_one() {
        let folder = Folder::of(&[("real/a.json", BAD)]);
        symlink("real/a.json", folder.path().join("link.json")).expect("links can be made");
        tweetlint("fix link.json").dir(folder.path()).run().status(0);
        assert!(fs::symlink_metadata(folder.path().join("link.json")).expect("it is there").is_symlink());
        assert_eq!(read(&folder, "real/a.json"), GOOD);
        assert_eq!(names(&folder.path().join("real")), ["a.json"]);
    }

    #[test]
    fn a_file_with_two_names_is_mended_once() {
        let (many_bad, many_good) = many_lines();
        let texts = [("json", BAD, GOOD), ("ndjson", &*many_bad, &*many_good)];
        for (extension, bad, good) in texts {
            for (names, mended) in [(["a", "z"], "z"), (["z", "a"], "a"), (["out/a", "out/z"], "out/a")] {
                let [link, target] = names.map(|name| format!("{name}.{extension}"));
                let mended = format!("{mended}.{extension}");
                let folder = Folder::of(&[]);
                // Two links to one file that is not named, or a link beside the file.
                let file = if link.contains('/') { format!("real.{extension}") } else { target.clone() };
                folder.write(&file, bad);
                folder.write("out/.keep", "");
                let place = folder.path().join(&file);
                for name in [&link, &target].into_iter().filter(|name| **name != file) {
                    symlink(&place, folder.path().join(name)).expect("links can be made");
                }
                let run = |args: &str| tweetlint(args).arg(&link).arg(&target).dir(folder.path()).run();
                let ended = run("fix --diff").status(1);
                assert_eq!(ended.stdout.matches("--- ").count(), 1, "{link} {target}");
                assert!(ended.stdout.starts_with(&format!("--- {mended}\n")), "{link} {target}");
                let ended = run("fix --jobs 4").status(0);
                assert_eq!(ended.stderr.matches("fixed ").count(), 1, "{ended:#?}");
                assert!(ended.stderr.contains(&format!(" in {mended} (")), "{ended:#?}");
                assert!(read(&folder, &file) == good);
            }
        }
    }

    #[test]
    fn a_file_without_a_fix_is_not_written() {
        let (_, good) = many_lines();
        let folder = Folder::of(&[("small.json", GOOD), ("large.ndjson", &good)]);
        let inodes = || {
            ["small.json", "large.ndjson"]
                .map(|name| fs::metadata(folder.path().join(name)).expect("it is there").ino())
        };
        let before = inodes();
        tweetlint("fix .").dir(folder.path()).run().status(0);
        assert_eq!(inodes(), before);
    }

    #[test]
    fn what_must_not_be_written_is_left_alone() {
        let folder = Folder::of(&[("closed/a.json", BAD), ("b.json", BAD), ("locked.json", BAD)]);
        let allow = |name: &str, mode| {
            let place = folder.path().join(name);
            fs::set_permissions(place, fs::Permissions::from_mode(mode)).expect("our own folder");
        };
        allow("", 0o777);
        allow("b.json", 0o666);
        allow("closed", 0o555);
        allow("closed/a.json", 0o666);
        allow("locked.json", 0o444);
        if geteuid().is_root() {
            for name in ["closed/a.json", "b.json", "locked.json"] {
                std::os::unix::fs::chown(folder.path().join(name), Some(NOBODY), None).expect("our own");
            }
        }
        let lint = tweetlint("fix closed/a.json locked.json b.json").dir(folder.path());
        let ended = lint.run_restricted();
        allow("closed", 0o755);
        let Some(ended) = ended else { return };
        let stderr = ended.status(2).stderr;
        for name in ["closed/a.json", "locked.json"] {
            let expected = format!("tweetlint: cannot fix {name}, which is as it was: Permission denied\n");
            assert!(stderr.contains(&expected), "{stderr}");
            assert_eq!(read(&folder, name), BAD);
        }
        assert_eq!(read(&folder, "b.json"), GOOD);
        assert_eq!(names(folder.path()), ["b.json", "closed", "locked.json"]);
        assert_eq!(names(&folder.path().join("closed")), ["a.json"]);
    }

    /// Runs with files of at most 64 kB, as on a disk that becomes full.
    fn with_little_room(folder: &Folder, before: &str, args: &str) -> Ended {
        let script = format!("{before} ulimit -f 64; exec \"$0\" fix --quiet {args}");
        let mut command = Command::new("sh");
        command.args(["-c", &script]).arg(&*BINARY).current_dir(folder.path());
        let output = command.output().expect("there is a shell");
        Ended {
            status: output.status.code(),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    #[test]
    fn a_write_that_fails_leaves_the_file_and_nothing_else() {
        let (bad, _) = many_lines();
        let folder = Folder::of(&[("a.ndjson", &bad)]);
        let ended = with_little_room(&folder, "trap '' XFSZ;", "a.ndjson").status(2);
        assert!(
            ended.stderr.contains("cannot fix a.ndjson, which is as it was: File too large"),
            "{}",
            ended.stderr
        );
        assert!(read(&folder, "a.ndjson") == bad);
        assert_eq!(names(folder.path()), ["a.ndjson"]);
    }

    #[test]
    fn a_copy_that_cannot_be_kept_cuts_nothing_and_is_not_checked() {
        let (bad, good) = many_lines();
        // What is left would be found in half of it as well.
        let folder = Folder::of(&[("a.ndjson", &(bad + HOPELESS)), ("b.json", BAD)]);
        let ended = with_little_room(&folder, "trap '' XFSZ;", "- b.json < a.ndjson").status(2);
        assert!(ended.stdout == good + HOPELESS);
        assert!(
            ended.stderr.starts_with("tweetlint: cannot write what came of <stdin> "),
            "{}",
            ended.stderr
        );
        assert!(ended.stderr.ends_with(", so it was not checked: File too large\n"), "{}", ended.stderr);
        assert_eq!(ended.stderr.lines().count(), 1, "{}", ended.stderr);
        assert_eq!(read(&folder, "b.json"), GOOD);
    }

    #[test]
    fn without_a_folder_for_temporary_files_the_rest_is_mended() {
        let folder = Folder::of(&[("a.json", BAD), ("left.json", HOPELESS)]);
        let lint = tweetlint("fix --quiet --format concise - .").env("TMPDIR", "/no/such/folder").stdin(BAD);
        let ended = lint.dir(folder.path()).run().status(2);
        assert_eq!((&*ended.stdout, &*read(&folder, "a.json")), (GOOD, GOOD));
        assert!(ended.stderr.contains("left.json:1:19: error[unknown-field]"), "{ended:#?}");
        let expected = "tweetlint: cannot write what came of <stdin> to the folder for temporary files, \
                        /no/such/folder, so it was not checked: No such file or directory\n";
        assert!(ended.stderr.contains(expected), "{ended:#?}");
    }

    #[test]
    fn standard_input_that_cannot_be_read_is_no_empty_document() {
        let folder = Folder::new();
        for args in ["-", "- --stdin-filename a.json"] {
            let ended = with_little_room(&folder, "", &format!("{args} < .")).status(2);
            assert_eq!(ended.stdout, "");
            assert!(ended.stderr.starts_with("tweetlint: cannot read "), "{}", ended.stderr);
            assert_eq!(ended.stderr.lines().count(), 1, "{}", ended.stderr);
        }
    }

    #[test]
    fn a_program_that_is_killed_while_it_writes_leaves_the_file() {
        let (bad, _) = many_lines();
        let folder = Folder::of(&[("a.ndjson", &bad)]);
        let ended = with_little_room(&folder, "", "a.ndjson");
        assert_eq!(ended.status, None, "a signal ends it");
        assert!(read(&folder, "a.ndjson") == bad);
        // What it had begun has a name that no folder is searched for.
        assert!(
            names(folder.path()).iter().all(|name| name == "a.ndjson" || name.starts_with(".tweetlint-"))
        );
    }

    #[test]
    fn a_pipe_is_complained_about_where_there_was_something_to_mend() {
        for (text, status) in [(GOOD, 0), (HOPELESS, 1), (BAD, 2)] {
            let ended = tweetlint("fix /dev/stdin").stdin(text).run().status(status);
            let said =
                ended.stderr.contains("cannot fix /dev/stdin, which is as it was: it is not a regular");
            assert_eq!(said, status == 2, "{ended:#?}");
        }
    }

    #[test]
    fn a_pipe_cannot_be_mended() {
        let folder = Folder::new();
        let made = Command::new("mkfifo").arg(folder.path().join("pipe")).status();
        if !made.is_ok_and(|status| status.success()) {
            return;
        }
        let ended = tweetlint("fix --diff pipe").dir(folder.path()).run().status(2);
        assert!(
            ended.stderr.contains("cannot fix pipe, which is as it was: it is not a regular file"),
            "{ended:#?}"
        );
    }
}
