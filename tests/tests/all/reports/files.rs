//! `--output`: several reports of one run.

use std::fs;

use super::{formats, report};
use crate::binary::{Folder, tweetlint};

const BAD: &str = "{\"text\": 1}\n{\"text\": \"fine\"}\n{\"nope\": 1}\n";

#[test]
fn a_file_gets_what_standard_output_would_get() {
    let folder = Folder::of(&[("bad.ndjson", BAD)]);
    let outputs: Vec<String> = formats().iter().map(|format| format!("-o {format}=out/{format}")).collect();
    let outputs = outputs.join(" ");
    fs::create_dir(folder.path().join("out")).expect("a folder of our own");
    let ended = report("concise", &format!("--quiet bad.ndjson {outputs}"), folder.path()).status(1);
    assert_eq!(ended.stderr, "");
    assert_eq!(ended.stdout, report("concise", "bad.ndjson", folder.path()).stdout);
    for format in formats() {
        let written = fs::read_to_string(folder.path().join("out").join(&format)).expect("it was written");
        assert_eq!(written, report(&format, "bad.ndjson", folder.path()).stdout, "{format}");
    }
    let names = fs::read_dir(folder.path().join("out")).expect("a folder of our own").count();
    assert_eq!(names, formats().len(), "a passing file is left");
}

#[test]
fn an_old_report_is_replaced_and_a_clean_run_leaves_an_empty_one() {
    let folder = Folder::of(&[("good.json", "{\"text\": \"x\"}"), ("report", "old")]);
    report("full", "--quiet -o concise=report good.json", folder.path()).status(0);
    assert_eq!(fs::read(folder.path().join("report")).expect("it is there"), b"");
}

#[test]
#[cfg(unix)]
fn permissions_links_and_devices_stay_what_they_are() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    let folder = Folder::of(&[("bad.ndjson", BAD), ("real", "old")]);
    let real = folder.path().join("real");
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).expect("our own file");
    symlink("real", folder.path().join("link")).expect("our own folder");
    report("full", "-o concise=link -o json=/dev/null bad.ndjson", folder.path()).status(1);
    let link = fs::symlink_metadata(folder.path().join("link")).expect("it is there");
    assert!(link.is_symlink());
    assert!(fs::read_to_string(&real).expect("it is there").contains("wrong-type"));
    let mode = fs::metadata(&real).expect("it is there").permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
    assert!(!fs::metadata("/dev/null").expect("it is there").is_file());
}

#[test]
fn a_file_that_cannot_be_written_stops_the_run_before_it_starts() {
    let folder = Folder::of(&[("bad.ndjson", BAD)]);
    let ended = report("concise", "-o json=no/such/folder bad.ndjson", folder.path()).status(2);
    assert_eq!(ended.stdout, "");
    assert!(ended.stderr.starts_with("tweetlint: cannot write the report: no/such/folder: "), "{ended:#?}");
}

#[test]
fn what_cannot_be_meant_is_refused() {
    for (output, reason) in [
        ("jsonn=file", "there is no format `jsonn`"),
        ("json", "write FORMAT=FILE"),
        ("json=", "say which file"),
        ("json=-", "write --format json"),
    ] {
        let ended = tweetlint("-o").arg(output).arg("a.json").run().status(2);
        assert!(ended.stderr.contains(reason), "{output}: {ended:#?}");
    }
    let ended = tweetlint("-o json=file -o sarif=file a.json").run().status(2);
    assert!(ended.stderr.contains("two reports cannot be written to file"), "{ended:#?}");
}

#[test]
fn a_run_that_stops_early_leaves_the_old_file_and_nothing_else() {
    use std::io::Read as _;

    // More findings than a pipe holds.
    let folder = Folder::of(&[("many.ndjson", &"{\"text\": 1}\n".repeat(3_000)), ("report", "old")]);
    for format in formats().into_iter().filter(|format| format != "summary") {
        let mut child =
            tweetlint("many.ndjson -o json=report --format").arg(&format).dir(folder.path()).spawn();
        drop(child.stdin.take());
        let mut stdout = child.stdout.take().expect("the stream is a pipe");
        stdout.read_exact(&mut [0; 10]).expect("there are findings");
        drop(stdout);
        let ended = child.wait_with_output().expect("the streams are pipes");
        assert_eq!(String::from_utf8_lossy(&ended.stderr), "", "{format}");
        assert_eq!(ended.status.code(), Some(141), "{format}");
    }
    assert_eq!(fs::read(folder.path().join("report")).expect("it is there"), b"old");
    assert_eq!(fs::read_dir(folder.path()).expect("our own folder").count(), 2);
}

#[test]
fn no_report_takes_the_place_of_a_payload() {
    let folder = Folder::of(&[("bad.ndjson", BAD), ("drafts/bad.ndjson", BAD)]);
    for args in [
        "bad.ndjson -o sarif=bad.ndjson",
        "bad.ndjson -o sarif=./bad.ndjson",
        "./bad.ndjson -o sarif=drafts/../bad.ndjson",
        "bad.ndjson -o json=report -o sarif=bad.ndjson",
        "drafts/*.ndjson -o json=drafts/bad.ndjson",
        "fix bad.ndjson -o json=bad.ndjson",
    ] {
        let ended = tweetlint(args).dir(folder.path()).run().status(2);
        assert!(ended.stderr.contains("the report would take the place of "), "{args}: {ended:#?}");
        for name in ["bad.ndjson", "drafts/bad.ndjson"] {
            assert_eq!(fs::read_to_string(folder.path().join(name)).expect("it is there"), BAD, "{args}");
        }
    }
    let ended = tweetlint("bad.ndjson -o json=report -o sarif=./report").dir(folder.path()).run().status(2);
    assert!(ended.stderr.contains("two reports cannot be written to ./report"), "{ended:#?}");
}

#[test]
fn a_folder_may_hold_the_report_of_an_earlier_run() {
    const CLEAN: &str = "{\"text\": \"fine\"}\n";
    let in_forms: Vec<String> = formats().into_iter().filter(|format| !is_for_people(format)).collect();
    assert!(in_forms.len() > 6, "{in_forms:?}");
    for (text, status) in [(BAD, 1), (CLEAN, 0)] {
        for format in &in_forms {
            let folder = Folder::of(&[("drafts/bad.ndjson", text)]);
            let args = format!("drafts --quiet -o {format}=drafts/report.json");
            let first = report("concise", &args, folder.path()).status(status);
            assert_eq!(first.stderr, "", "{format}");
            let written = fs::read(folder.path().join("drafts/report.json")).expect("it was written");
            let second = report("concise", &args, folder.path()).status(status);
            assert_eq!(second.stdout, first.stdout, "{format}");
            // Nobody should wonder why a file was not checked.
            let said = "tweetlint: left out drafts/report.json, which is the report of an earlier run\n";
            assert_eq!(second.stderr, said, "{format}");
            let again = fs::read(folder.path().join("drafts/report.json")).expect("it is there");
            assert!(written == again, "{format}");
        }
    }
}

/// Formats that begin with a path or with words, as a payload may.
fn is_for_people(format: &str) -> bool {
    ["concise", "grouped", "summary", "agent", "github"].contains(&format)
}

#[test]
fn no_report_takes_the_place_of_a_payload_in_a_folder() {
    let payload = r#"{"text": "the only draft there is"}"#;
    for (name, text) in [
        ("drafts/post.json", payload.as_bytes()),
        ("drafts/post.yaml", b"text: the only draft there is\n"),
        ("drafts/posts.json", b"[{\"text\": \"a\"}]"),
        ("drafts/post.json.gz", b"\x1f\x8b what is compressed"),
    ] {
        let taken = format!("the report would take the place of {name}, which does not look like");
        for (args, reason) in [
            (format!("drafts -o json={name}"), &*taken),
            (format!("drafts -o ndjson=./{name}"), &taken),
            (format!("fix drafts -o sarif={name}"), &taken),
            (format!("fix --diff drafts -o sarif={name}"), "'--diff' cannot be used with '--output"),
        ] {
            let folder = Folder::of(&[("drafts/bad.json", "{\"status\": \"a\"}")]);
            folder.write(name, text);
            let ended = tweetlint(&args).dir(folder.path()).run().status(2);
            assert!(ended.stderr.contains(reason), "{args}: {ended:#?}");
            assert_eq!(fs::read(folder.path().join(name)).expect("it is there"), text, "{args}");
            let other = fs::read_to_string(folder.path().join("drafts/bad.json")).expect("it is there");
            assert_eq!(other, "{\"status\": \"a\"}", "{args}");
        }
    }
}
