//! `--baseline`: what was there before is hidden and counted, what is new is not.

use std::fs;

use serde_json::Value;

use crate::binary::{Ended, Folder, tweetlint};

const NAME: &str = "tweetlint-baseline.json";

/// A folder with some findings, and the baseline that lists them.
#[track_caller]
fn folder() -> Folder {
    let folder = Folder::of(&[
        ("a.json", r#"{"text": 1, "nope": 2}"#),
        ("deep/b.ndjson", "{\"text\": 1}\n{\"text\": 1}\n{\"text\": \"Hello\"}\n"),
    ]);
    let ended = tweetlint("--write-baseline .").dir(folder.path()).run().status(0);
    assert_eq!(ended.stdout, "");
    assert!(ended.stderr.ends_with("tweetlint: wrote 4 findings to tweetlint-baseline.json\n"), "{ended:#?}");
    folder
}

#[track_caller]
fn check(folder: &Folder, args: &str, status: i32) -> Ended {
    let args = format!("--format concise --baseline {NAME} {args}");
    tweetlint(&args).dir(folder.path()).run().status(status)
}

fn read(folder: &Folder) -> String {
    fs::read_to_string(folder.path().join(NAME)).expect("it was written")
}

#[test]
fn what_was_there_before_is_hidden_and_counted() {
    let folder = folder();
    let ended = check(&folder, ".", 0);
    assert_eq!(ended.stdout, "");
    assert_eq!(ended.stderr, "4 posts in 2 files: no problems; 4 findings of the baseline hidden\n");
    let ended = tweetlint("--format json --baseline tweetlint-baseline.json .").dir(folder.path()).run();
    let report: Value = serde_json::from_str(&ended.status(0).stdout).expect("it is JSON");
    assert_eq!(report["findings"].as_array().map(Vec::len), Some(0));
    assert_eq!((&report["summary"]["errors"], &report["summary"]["baselined"]), (&0.into(), &4.into()));
    // It hides nothing unless it is asked to, and is no payload.
    let ended = tweetlint("--quiet --format concise .").dir(folder.path()).run().status(1);
    assert_eq!(ended.stdout.lines().count(), 4, "{ended:#?}");
}

#[test]
fn a_finding_is_known_wherever_it_moves_and_each_only_once() {
    let folder = folder();
    folder.write("a.json", "\n\n{\n  \"nope\": 2,\n  \"text\": 1\n}\n");
    folder.write("deep/b.ndjson", "{\"text\": \"new\"}\n\n{\"text\": 1}\n{}\n{\"text\": 1}\n{\"text\": 1}\n");
    let ended = check(&folder, ".", 1);
    let new = "deep/b.ndjson:4:1: error[no-text-or-media]";
    let third = "deep/b.ndjson:6:10: error[wrong-type]";
    let lines: Vec<&str> = ended.stdout.lines().collect();
    assert!(lines.len() == 2 && lines[0].starts_with(new) && lines[1].starts_with(third), "{ended:#?}");
    // However the work is shared.
    folder.write("deep/b.ndjson", "{\"text\": 1}\n".repeat(30_000));
    let ended = check(&folder, "--max-diagnostics 1 deep", 1);
    assert!(ended.stdout.starts_with("deep/b.ndjson:3:10: "), "{ended:#?}");
    assert!(ended.stderr.contains("29998 errors; 2 findings of the baseline hidden"), "{ended:#?}");
}

#[test]
fn what_is_no_longer_there_is_a_warning_once_its_file_was_looked_at() {
    let folder = folder();
    folder.write("a.json", r#"{"text": 1}"#);
    folder.write("deep/b.ndjson", "{\"text\": 1}\n");
    let ended = check(&folder, ".", 0);
    let expected = "tweetlint-baseline.json:4:1: warning[stale-baseline] 2 findings of the baseline are no longer there (this one as well at 6:1)\n";
    assert_eq!(ended.stdout, expected);
    check(&folder, "--fail-on warning .", 1);
    assert!(check(&folder, "a.json", 0).stdout.contains(" 1 finding of the baseline is no longer there"));
    for args in ["--ignore unknown-field a.json", "--ignore stale-baseline .", "--select wrong-type a.json"] {
        assert_eq!(check(&folder, args, 0).stdout, "", "{args}");
    }
    // A file that is gone, and one that cannot be read.
    fs::remove_file(folder.path().join("a.json")).expect("our own");
    assert!(check(&folder, ".", 0).stdout.contains(" 3 findings of the baseline are"));
    assert_eq!(check(&folder, "a.json", 2).stdout, "");
    assert!(check(&folder, "deep", 0).stdout.contains(" 1 finding of the baseline is"));
}

#[test]
fn it_is_sorted_and_comes_out_the_same_each_time() {
    let folder = folder();
    let before = read(&folder);
    let paths: Vec<String> = {
        let text: Value = serde_json::from_str(&before).expect("it is JSON");
        let entries = text["findings"].as_array().expect("a list").iter();
        entries.map(|entry| format!("{} {} {}", entry["path"], entry["rule"], entry["count"])).collect()
    };
    assert_eq!(
        paths,
        [r#""a.json" "unknown-field" 1"#, r#""a.json" "wrong-type" 1"#, r#""deep/b.ndjson" "wrong-type" 2"#]
    );
    tweetlint("--write-baseline . --jobs 1").dir(folder.path()).run().status(0);
    assert_eq!(read(&folder), before);
    // A part of the files leaves the rest as it was.
    folder.write("a.json", r#"{"text": 1}"#);
    let ended = tweetlint("--write-baseline a.json").dir(folder.path()).run().status(0);
    assert!(ended.stderr.contains("wrote 1 finding to tweetlint-baseline.json and kept 2 more that it had"));
    let lines: Vec<String> =
        before.lines().filter(|line| !line.contains("nope")).map(str::to_owned).collect();
    assert_eq!(read(&folder).lines().collect::<Vec<_>>(), lines);
}

#[test]
fn nothing_is_written_when_something_could_not_be_read() {
    let folder = folder();
    let before = read(&folder);
    folder.write("a.json", "{}");
    tweetlint("--write-baseline . missing.json").dir(folder.path()).run().status(2);
    assert_eq!(read(&folder), before);
    fs::create_dir(folder.path().join("nothing")).expect("our own");
    tweetlint("--write-baseline=other.json nothing").dir(folder.path()).run().status(2);
    assert!(!folder.path().join("other.json").exists());
    // Nor where nothing can be written.
    let ended = tweetlint("--write-baseline=no/such/folder.json .").dir(folder.path()).run().status(2);
    assert!(ended.stderr.contains("no/such/folder.json"), "{ended:#?}");
}

#[test]
fn what_is_no_baseline_is_shown_with_its_place() {
    let folder = folder();
    let fingerprint = "0123456789abcdef0123456789abcdef";
    for (text, said) in [
        ("", "1:1"),
        ("{\"v\": 1,\n \"findings\": 3}", "2:14"),
        (r#"{"v": 2, "findings": []}"#, "has version 2, and this program knows 1"),
        (r#"{"v": 1, "findings": [{"path": "a"}]}"#, "missing field `rule`"),
        (
            r#"{"v": 1, "findings": [{"path": "a", "rule": "b", "pointer": "", "fingerprint": "xyz", "count": 1}]}"#,
            "`xyz` is no fingerprint",
        ),
    ] {
        folder.write(NAME, text);
        let ended = check(&folder, ".", 2);
        assert!(ended.stderr.contains(said), "{text}: {ended:#?}");
        assert!(ended.stderr.contains("error[baseline-unreadable]"), "{text}: {ended:#?}");
        assert_eq!(read(&folder), text);
    }
    let entry =
        format!(r#"{{"path": "a", "rule": "b", "pointer": "", "fingerprint": "{fingerprint}", "count": 1}}"#);
    folder.write(NAME, format!(r#"{{"v": 1, "findings": [{entry}]}}"#));
    check(&folder, "a.json", 1);
    let ended = tweetlint("--baseline missing.json .").dir(folder.path()).run().status(2);
    assert!(ended.stderr.contains("--write-baseline=missing.json makes it"), "{ended:#?}");
    tweetlint("--watch --write-baseline .").dir(folder.path()).run().status(2);
}

#[test]
fn a_fix_mends_what_the_baseline_lists_as_well() {
    let folder = folder();
    let ended = tweetlint("fix --baseline tweetlint-baseline.json a.json").dir(folder.path()).run().status(0);
    let fixed = fs::read_to_string(folder.path().join("a.json")).expect("our own");
    assert_eq!(fixed, r#"{"text": "1", "nope": 2}"#, "{ended:#?}");
}

/// What it lists may be among what is not listed now.
#[test]
fn it_is_not_stale_where_the_list_was_cut() {
    let members = |from: usize, until: usize| -> String {
        (from..until).map(|number| format!(", \"nope{number}\": 1")).collect::<Vec<_>>().concat()
    };
    let folder = Folder::of(&[("a.json", &format!("{{\"text\": \"a\"{}}}", members(0, 3)))]);
    tweetlint("--write-baseline .").dir(folder.path()).run().status(0);
    folder.write("a.json", format!("{{\"text\": \"a\"{}}}", members(100, 1_300)));
    let ended = check(&folder, ".", 1);
    assert!(ended.stdout.contains("too-many-findings"), "{}", ended.stderr);
    assert!(!ended.stdout.contains("stale-baseline"), "{}", ended.stdout);
    // They are kept when it is written again.
    let ended = tweetlint("--write-baseline .").dir(folder.path()).run().status(0);
    assert!(ended.stderr.contains("and kept 3 more that it had"), "{}", ended.stderr);
    assert!(read(&folder).contains("\"/nope2\""));
}
