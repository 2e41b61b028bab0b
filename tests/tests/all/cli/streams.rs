//! What goes to standard output, and what to standard error.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};

use crate::binary::{Folder, tweetlint};

/// What is expected of a stream.
#[derive(Clone, Copy, Debug)]
enum Stream {
    Empty,
    Has(&'static str),
}
use Stream::{Empty, Has};

#[test]
fn reports_go_to_standard_output_and_messages_to_standard_error() {
    let folder = Folder::of(&[("good.json", r#"{"text": "Hello"}"#), ("bad.json", r#"{"text": 1}"#)]);
    for (args, stdout, stderr) in [
        ("good.json", Empty, Has("1 post in 1 file: no problems\n")),
        (
            "bad.json",
            Has("error[wrong-type]"),
            Has("1 post in 1 file: 1 error; 1 fixable with `tweetlint fix`\n"),
        ),
        ("good.json bad.json", Has("bad.json:1:10"), Has("2 posts in 2 files: 1 error; 1 fixable ")),
        ("--format concise bad.json", Has("bad.json:1:10: error[wrong-type] "), Has("1 error")),
        // Programs that read a report know how long it is.
        ("--format json good.json", Has(r#""documents":1"#), Empty),
        ("--format json bad.json", Has(r#""errors":1"#), Empty),
        ("--format ndjson good.json", Empty, Empty),
        ("--format ndjson bad.json", Has(r#""rule":"wrong-type""#), Empty),
        ("--quiet good.json", Empty, Empty),
        ("--quiet bad.json", Has("error[wrong-type]"), Empty),
        ("missing.json", Empty, Has("tweetlint: cannot read missing.json: ")),
        ("--quiet missing.json", Empty, Has("tweetlint: cannot read missing.json: ")),
        ("--format ndjson missing.json", Empty, Has("tweetlint: cannot read missing.json: ")),
        ("--no-such-flag", Empty, Has("--no-such-flag")),
        ("--profile nobody good.json", Empty, Has("nobody")),
        ("--help", Has("Usage:"), Empty),
        ("--version", Has("tweetlint "), Empty),
        ("rules", Has("attachment-conflict"), Empty),
        ("schema", Has("$schema"), Empty),
    ] {
        let ended = tweetlint(args).dir(folder.path()).run();
        for (stream, text) in [(stdout, &ended.stdout), (stderr, &ended.stderr)] {
            let right = match stream {
                Empty => text.is_empty(),
                Has(part) => text.contains(part),
            };
            assert!(right, "tweetlint {args}: {stream:?}\n{ended:#?}");
        }
    }
}

#[test]
fn json_is_one_document_whatever_is_found() {
    let folder =
        Folder::of(&[("good.json", r#"{"text": "Hello"}"#), ("bad.json", r#"{"text": 1, "poll": 2}"#)]);
    for (args, count) in [("good.json", 0), ("bad.json", 2), ("good.json bad.json", 2), ("missing.json", 0)] {
        let ended = tweetlint("--format json").arg("--jobs=1").args(args).dir(folder.path()).run();
        let report: serde_json::Value = serde_json::from_str(&ended.stdout).expect(args);
        assert_eq!(report["v"], 1, "{args}");
        assert_eq!(report["findings"].as_array().map(Vec::len), Some(count), "{args}");
        assert_eq!(report["summary"]["errors"], count, "{args}");
    }
}

#[test]
fn a_reader_that_goes_away_is_not_worth_a_word() {
    // More findings than a pipe holds.
    let folder = Folder::of(&[("many.ndjson", &"{\"text\": 1}\n".repeat(20_000))]);
    for format in ["full", "concise", "json", "ndjson"] {
        let mut child = tweetlint("many.ndjson --format").arg(format).dir(folder.path()).spawn();
        drop(child.stdin.take());
        let mut start = [0; 10];
        let mut stdout = child.stdout.take().expect("the stream is a pipe");
        stdout.read_exact(&mut start).expect("there are findings");
        drop(stdout);
        let ended = child.wait_with_output().expect("the streams are pipes");
        assert_eq!(String::from_utf8_lossy(&ended.stderr), "", "{format}");
        // What a shell reports for a program that the signal ended.
        assert_eq!(ended.status.code(), Some(141), "{format}");
    }
}

#[test]
fn help_survives_a_reader_that_goes_away() {
    for args in ["--help", "rules", "schema"] {
        let mut child = tweetlint(args).spawn();
        drop(child.stdout.take());
        let ended = child.wait_with_output().expect("the streams are pipes");
        assert_eq!(String::from_utf8_lossy(&ended.stderr), "", "{args}");
    }
}

#[test]
fn the_order_of_the_report_does_not_depend_on_threads() {
    let folder = Folder::new();
    for number in 0..100 {
        folder.write(format!("{number:03}.json"), format!(r#"{{"text": {number}}}"#));
    }
    let run =
        |jobs: &str| tweetlint("--format concise . --jobs").arg(jobs).dir(folder.path()).run().status(1);
    let one = run("1");
    assert_eq!(one, run("4"));
    let lines: Vec<&str> = one.stdout.lines().collect();
    assert_eq!(lines.len(), 100);
    assert!(lines.is_sorted(), "{}", one.stdout);
}

#[test]
fn a_reader_that_goes_away_is_noticed_while_more_input_is_awaited() {
    for jobs in ["--jobs=1", "--jobs=4"] {
        let mut child = tweetlint("- --format ndjson").arg(jobs).spawn();
        let mut stdin = child.stdin.take().expect("the stream is a pipe");
        drop(child.stdout.take());
        // Enough for several threads. The program may be gone before it is all
        // written.
        let _ = stdin.write_all("{\"text\": 1}\n".repeat(100_000).as_bytes());
        let status = child.wait().expect("the program ends");
        assert_eq!(status.code(), Some(141), "{jobs}");
        drop(stdin);
    }
}

#[test]
fn a_finding_does_not_wait_for_the_end_of_the_input() {
    let mut child = tweetlint("- --input-format ndjson --format ndjson").spawn();
    let mut stdin = child.stdin.take().expect("the stream is a pipe");
    let stdout = child.stdout.take().expect("the stream is a pipe");
    let mut stdout = BufReader::new(stdout);
    for document in 0..3 {
        stdin.write_all(b"{\"text\": 1}\n").expect("the program reads");
        let mut line = String::new();
        stdout.read_line(&mut line).expect("the program answers");
        assert!(line.contains(&format!("\"doc\":{document},")), "{line}");
    }
    drop(stdin);
    assert_eq!(child.wait().expect("the program ends").code(), Some(1));
}

#[test]
fn a_change_does_not_wait_for_the_end_of_the_input() {
    let mut child = tweetlint("fix --diff - --input-format ndjson").spawn();
    let mut stdin = child.stdin.take().expect("the stream is a pipe");
    let stdout = child.stdout.take().expect("the stream is a pipe");
    let mut lines = BufReader::new(stdout).lines().map(|line| line.expect("the program answers"));
    for document in 1..=3 {
        stdin.write_all(b"{\"status\": \"a\"}\n").expect("the program reads");
        let count = if document == 1 { 5 } else { 3 };
        let change: Vec<String> = lines.by_ref().take(count).collect();
        let place = format!("@@ -{document} +{document} @@");
        let tail = [&*place, r#"-{"status": "a"}"#, r#"+{"text": "a"}"#];
        assert!(change.ends_with(&tail.map(str::to_owned)), "{change:#?}");
    }
    drop(stdin);
    assert_eq!(child.wait().expect("the program ends").code(), Some(1));
}

#[test]
fn elements_are_numbered_across_what_is_handed_over() {
    // More findings than are kept at once.
    let elements = vec!["{\"text\": 1}"; 5_000].join(",\n");
    let folder = Folder::of(&[("each.json", &format!("[{elements}]"))]);
    for args in ["--each each.json --format ndjson", "--each - --format ndjson"] {
        let source = std::fs::read(folder.path().join("each.json")).expect("our own file");
        let ended = tweetlint(args).stdin(source).dir(folder.path()).run().status(1);
        assert!(ended.stdout.len() > 1 << 20, "{} bytes", ended.stdout.len());
        for (number, line) in ended.stdout.lines().enumerate() {
            let finding: serde_json::Value = serde_json::from_str(line).expect("it is JSON");
            let place = (&finding["doc"], &finding["span"]["line"]);
            assert_eq!(place, (&number.into(), &(number + 1).into()));
        }
        assert_eq!(ended.stdout.lines().count(), 5_000);
    }
}

#[test]
fn junit_counts_more_findings_than_are_kept_in_memory() {
    let folder =
        Folder::of(&[("many.ndjson", &"{\"text\": 1}\n".repeat(5_000)), ("one.json", r#"{"text": 1}"#)]);
    let ended = tweetlint("many.ndjson one.json --format junit").dir(folder.path()).run().status(1);
    assert!(ended.stdout.len() > 1 << 20, "{} bytes", ended.stdout.len());
    let suites: Vec<&str> = ended.stdout.split("<testsuite ").skip(1).collect();
    for (suite, (name, count)) in suites.iter().zip([("many.ndjson", 5_000), ("one.json", 1)]) {
        let start = format!("name=\"{name}\" tests=\"{count}\" failures=\"{count}\"");
        assert!(suite.starts_with(&start), "{}", &suite[..100]);
        assert_eq!(suite.matches("<testcase ").count(), count);
    }
    assert_eq!(suites.len(), 2);
}

#[cfg(unix)]
mod unix {
    use std::fs;
    use std::os::unix::fs::symlink;

    use super::{Folder, tweetlint};
    use crate::binary::{BINARY, shell};

    /// What a shell has opened keeps what it holds, and gets the report.
    #[test]
    fn a_report_to_a_standard_stream_takes_the_place_of_nothing() {
        // The report, the redirection, and whether the log is new.
        for (output, redirection, is_new) in [
            ("/dev/stdout", ">> log", false),
            ("/dev/stdout", "> log", true),
            ("/dev/stderr", "2>> log", false),
            ("/dev/stderr", "2> log", true),
            ("/dev/fd/1", ">> log", false),
            ("log", ">> log", false),
        ] {
            let folder = Folder::of(&[("bad.json", r#"{"text": 1}"#), ("log", "of last week\n")]);
            let lint = format!("'{}' --quiet --format concise -o json={output} bad.json", BINARY.display());
            let script = format!("{{ echo before; echo before >&2; {lint}; }} {redirection}");
            let ended = shell(&script).current_dir(folder.path()).output().expect("there is a bash");
            assert_eq!(ended.status.code(), Some(1), "{script}: {ended:#?}");
            let log = fs::read_to_string(folder.path().join("log")).expect("it is there");
            let start = if is_new { "before\n" } else { "of last week\nbefore\n" };
            assert!(log.starts_with(start), "{script}: {log}");
            // The finding, and the summary at the end of the document.
            assert!(
                log.contains("\"rule\":\"wrong-type\"") && log.contains("\"errors\":1"),
                "{script}: {log}"
            );
            let concise = "bad.json:1:10: error[wrong-type] ";
            let stdout = String::from_utf8_lossy(&ended.stdout);
            let shown = if redirection.starts_with('2') { &*stdout } else { &*log };
            assert_eq!(shown.matches(concise).count(), 1, "{script}: {ended:#?} {log}");
        }
    }

    #[test]
    fn a_link_to_a_report_that_is_not_there_yet_stays_one() {
        let folder = Folder::of(&[("bad.json", r#"{"text": 1}"#), ("deep/.keep", "")]);
        for (link, target) in [("link.json", "real.json"), ("second.json", "deep/real.json")] {
            symlink(target, folder.path().join(link)).expect("a folder of our own");
            let run = |args: &str| tweetlint("--quiet bad.json").args(args).dir(folder.path()).run();
            // The same place cannot hold two reports, whatever it is called.
            let ended = run(&format!("-o json={link} -o sarif={target}")).status(2);
            assert!(ended.stderr.contains("two reports cannot be written"), "{ended:#?}");
            run(&format!("-o json={link}")).status(1);
            let link = folder.path().join(link);
            assert!(link.is_symlink());
            let report = fs::read_to_string(folder.path().join(target)).expect("it was written");
            assert!(report.contains("\"errors\":1"), "{report}");
        }
    }
}
