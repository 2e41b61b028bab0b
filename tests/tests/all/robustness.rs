//! Inputs that no person writes: an answer, no panic, and soon.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use tweetspec_runtime::Scratch;

use crate::{sane, worlds};

/// Checks a text by every specification and returns the rules that are broken.
#[track_caller]
fn rules(source: &[u8]) -> Vec<String> {
    let start = Instant::now();
    let mut rules = Vec::new();
    for world in worlds::all() {
        let mut scratch = Scratch::default();
        let report = world.checker().check(source, &mut scratch);
        assert_eq!(world.checker().is_valid(source, &mut scratch), report.is_valid());
        sane::check(&report, source).expect("the report makes sense");
        rules.extend(report.findings.iter().map(|finding| finding.rule.to_string()));
    }
    // Without optimisation, on a busy machine; what is quadratic takes minutes.
    assert!(start.elapsed() < Duration::from_secs(20), "it took {:?}", start.elapsed());
    rules.sort();
    rules.dedup();
    rules
}

#[test]
fn nothing() {
    assert_eq!(rules(b""), ["empty-input"]);
    assert_eq!(rules("\u{FEFF}".as_bytes()), ["empty-input"]);
    assert_eq!(rules(b" \r\n\t"), ["empty-input"]);
}

#[test]
fn binary() {
    assert_eq!(rules(b"\x7FELF\x02\x01\x01\xFF\xFE\0\0"), ["invalid-utf8"]);
    assert!(!rules(&[0; 1000]).is_empty());
    assert!(!rules(&(0..=255).cycle().take(100_000).collect::<Vec<u8>>()).is_empty());
}

#[test]
fn deep_nesting() {
    const DEPTH: usize = 200_000;
    let arrays = [vec![b'['; DEPTH], vec![b']'; DEPTH]].concat();
    assert_eq!(rules(&arrays), ["wrong-type"]);
    assert!(!rules(&arrays[..DEPTH]).is_empty());
    assert!(!rules(&arrays[DEPTH..]).is_empty());
    let objects = [r#"{"a":"#.repeat(DEPTH), "1".to_owned(), "}".repeat(DEPTH)].concat();
    assert!(rules(objects.as_bytes()).contains(&"unknown-field".to_owned()));
    assert!(!rules(r#"{"a":["#.repeat(DEPTH).as_bytes()).is_empty());
}

#[test]
fn one_line_of_many_bytes() {
    // 50 MB are for a release build.
    const BYTES: usize = if cfg!(debug_assertions) { 5_000_000 } else { 50_000_000 };
    let text = format!(r#"{{"text": "{}"}}"#, "word 日本 https://example.com ".repeat(BYTES / 31));
    assert!(!rules(text.as_bytes()).is_empty());
    let numbers = format!("[{}1]", "1,".repeat(BYTES / 4));
    assert_eq!(rules(numbers.as_bytes()), ["wrong-type"]);
}

#[test]
fn many_members() {
    let mut text = "{".to_owned();
    // The fix of each finding looks for its neighbours, so this is quadratic.
    for index in 0..2_000 {
        write!(text, r#""text{index}":1,"text":null,"#).expect("a string takes everything");
    }
    text.push_str(r#""":0}"#);
    let rules = rules(text.as_bytes());
    assert!(
        rules.contains(&"unknown-field".to_owned()) && rules.contains(&"duplicate-key".to_owned()),
        "{rules:?}"
    );
}

#[test]
fn many_slips() {
    assert!(!rules("{'a' b: // c\n,,}]".repeat(5_000).as_bytes()).is_empty());
    assert!(!rules(&b"\"\\x\\ud800\\u12\x01".repeat(5_000)).is_empty());
}
