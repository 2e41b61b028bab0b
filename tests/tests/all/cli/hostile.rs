//! Inputs that somebody made to hurt.

use std::fmt::Write as _;
use std::io::{Read as _, Write as _};
use std::time::{Duration, Instant};
use std::{fs, thread};

use crate::binary::{Folder, tweetlint};

/// The most memory that a running process has used so far, in bytes.
///
/// The usage that the system reports of an ended process would also count the
/// memory of the test that started it.
#[cfg(target_os = "linux")]
fn peak(process: u32) -> usize {
    let status = fs::read_to_string(format!("/proc/{process}/status")).expect("the process runs");
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).expect("Linux reports it");
    let kilobytes = line.split_whitespace().nth(1).expect("a number follows");
    kilobytes.parse::<usize>().expect("it is a number") * 1024
}

/// What takes longer than this, built without optimisation and on a machine
/// that has other things to do, is no longer proportional to its input.
const LONGEST: Duration = Duration::from_mins(1);

/// Asserts that a run ends by itself, in time, without a panic.
#[track_caller]
fn check(name: &str, bytes: &[u8], expected: &str) {
    let folder = Folder::new();
    folder.write(name, bytes);
    for format in ["full", "ndjson"] {
        let start = Instant::now();
        let ended = tweetlint("--color never --format").arg(format).arg(name).dir(folder.path()).run();
        assert_eq!(ended.status, Some(1), "{format}: {}", ended.stderr);
        assert!(ended.stdout.contains(expected), "{format}: {:.2000}", ended.stdout);
        assert!(!ended.stderr.contains("panicked"), "{}", ended.stderr);
        assert!(start.elapsed() < LONGEST, "{format} took {:?}", start.elapsed());
        // Programs get the whole pointer, however long a name is or deep a value.
        let people = format == "full";
        let longest = ended.stdout.lines().map(str::len).max().unwrap_or_default();
        assert!(longest < 4000 || !people, "{format}: a line of {longest} bytes");
    }
}

#[test]
fn an_empty_file() {
    check("a.json", b"", "empty-input");
}

#[test]
fn a_picture() {
    let bytes: Vec<u8> = (0..=255).cycle().take(10_000).collect();
    check("a.json", &bytes, "invalid-utf8");
    check("a.ndjson", &bytes, "invalid-utf8");
}

#[test]
fn zeros() {
    check("a.json", &[0; 10_000], "json-syntax");
}

#[test]
fn brackets_in_brackets() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("{\"poll\":", "}")] {
        let deep = open.repeat(200_000);
        check("a.json", deep.as_bytes(), "json-syntax");
        let closed = format!("{deep}1{}", close.repeat(200_000));
        check("a.json", closed.as_bytes(), "error");
    }
    let inside = format!("{{\"text\": {}{}}}", "[".repeat(200_000), "]".repeat(200_000));
    check("a.json", inside.as_bytes(), "wrong-type");
}

#[test]
fn one_long_line_with_many_mistakes() {
    let mut text = String::from("{\"media\": {\"media_ids\": [");
    for number in 0..5_000 {
        let _ = write!(text, "{number}, \"{number}\", ");
    }
    text.push_str("\"1\"]}}");
    check("a.json", text.as_bytes(), "too-many-items");
}

#[test]
fn one_long_text() {
    let text = format!("{{\"text\": \"{}\"}}", "日本 https://example.com/ 😀 ".repeat(10_000));
    check("a.json", text.as_bytes(), "text-too-long");
}

#[test]
fn one_long_name() {
    let text = format!("{{\"text\": \"Hello\", \"{}\": 1}}", "reply_settings".repeat(100_000));
    check("a.json", text.as_bytes(), "unknown-field");
}

#[test]
fn many_names() {
    let mut text = String::from("{\"text\": \"Hello\"");
    for number in 0..1_000 {
        let _ = write!(text, ", \"reply_settings{number}\": 1");
    }
    text.push('}');
    check("a.json", text.as_bytes(), "unknown-field");
}

#[test]
fn one_name_many_times() {
    let text = format!("{{{}\"text\": \"Hello\"}}", "\"text\": \"Hello\",".repeat(5_000));
    check("a.json", text.as_bytes(), "duplicate-key");
}

#[test]
fn one_syntax_mistake_many_times() {
    check("a.json", "{,".repeat(50_000).as_bytes(), "error");
    check("a.json", "\"".repeat(99_999).as_bytes(), "error");
    check("a.json", "'".repeat(99_999).as_bytes(), "error");
    check("a.json", "/*".repeat(50_000).as_bytes(), "error");
    check("a.json", "\\".repeat(99_999).as_bytes(), "json-syntax");
    check("a.json", format!("{{\"text\": \"{}\"}}", "\\ud800".repeat(20_000)).as_bytes(), "lone-surrogate");
}

#[test]
fn a_number_of_many_digits() {
    let text = format!(
        "{{\"text\": \"?\", \"poll\": {{\"options\": [\"a\", \"b\"], \"duration_minutes\": {}}}}}",
        "9".repeat(1_000_000)
    );
    check("a.json", text.as_bytes(), "out-of-range");
    let exponent = text.replacen("999", "9e9", 1);
    check("a.json", exponent.as_bytes(), "error");
}

#[test]
#[cfg(target_os = "linux")]
fn memory_does_not_grow_with_the_number_of_lines() {
    let line = "{\"text\": \"A line of ordinary length, neither short nor long.\", \"nullcast\": true}\n";
    let peak_of = |lines: usize| {
        let mut child = tweetlint("- --input-format ndjson --jobs 2").spawn();
        let mut stdin = child.stdin.take().expect("the stream is a pipe");
        let chunk = line.repeat(1000);
        for _ in 0..lines / 1000 {
            stdin.write_all(chunk.as_bytes()).expect("the linter reads to the end");
        }
        // All but the last block has been checked by now, and the process
        // cannot end before its input does.
        let peak = peak(child.id());
        drop(stdin);
        let ended = child.wait_with_output().expect("the streams are pipes");
        assert_eq!(ended.status.code(), Some(0));
        let stderr = String::from_utf8_lossy(&ended.stderr).into_owned();
        assert!(stderr.starts_with(&format!("{lines} posts in 1 file: no problems")), "{stderr}");
        peak
    };
    let (few, many) = (peak_of(20_000), peak_of(80_000));
    assert!(many < few + (4 << 20), "{few} bytes for 20,000 lines, {many} for 80,000");
    assert!(many < 40 << 20, "{many} bytes");
}

#[test]
#[cfg(target_os = "linux")]
fn memory_for_one_document_is_a_small_multiple_of_it() {
    // Enough elements are wrong that the report is longer than a pipe holds:
    // the process waits with everything that it needed still in place.
    let mut elements = vec!["\"1455952740635586573\""; 200_000];
    elements.extend([""; 1000].map(|_| "1455952740635586573"));
    let text = format!("{{\"media\": {{\"media_ids\": [{}]}}}}", elements.join(","));
    let folder = Folder::of(&[("a.json", &text)]);
    let mut child = tweetlint("a.json --format ndjson").dir(folder.path()).spawn();
    drop(child.stdin.take());
    let mut stdout = child.stdout.take().expect("the stream is a pipe");
    let mut byte = [0];
    stdout.read_exact(&mut byte).expect("there are findings");
    let peak = peak(child.id());
    drop(thread::spawn(move || std::io::copy(&mut stdout, &mut std::io::sink())));
    let status = child.wait().expect("the process ends");
    assert_eq!(status.code(), Some(1));
    assert!(peak < 5 * text.len() + (16 << 20), "{peak} bytes for a document of {}", text.len());
}
