//! Texts that are made to cost more than they weigh.

use super::super::edits::MAX_EDITS;
use super::{apply, check_invariants};
use crate::tape::Tape;

/// Parts that fill the text in equal shares: what stands there once, then what
/// is repeated.
const SHAPES: &[&[(&str, &str)]] = &[
    // A string that never closes, among what is left out.
    &[("[1 @\"", "\\\"")],
    &[("{\"text\":\"a\" @ \"", "\\\"")],
    &[("{\"text\":\"a\" @ \"", "\\\",@")],
    &[("{\"text\":\"a\" @ ", "\"\\\"\n@")],
    &[("{\"text\":\"a\" @ \"", "\\\",@\\")],
    &[("[1 @\"", "\\\""), ("", "\\q\"")],
    &[("[1 @", "[\"\\\""), ("", "]")],
    // A string that is looked back at from many places.
    &[("", "{\"a\":"), ("\"b\"", " "), ("", "}x\n")],
    &[("{\"a\":\"b\"", " "), ("", "x\n")],
    &[("", "{\"a\":"), ("[1", ",1"), ("]", "@\n}")],
    // Quotes that many others follow on the line or after it.
    &[("[\"a\" b", "\" b")],
    &[("{\"a\n", "\" b\n")],
    &[("{'a", "' ")],
    &[("[1", ","), ("/*", ",")],
];

/// The text of a shape, of about this many bytes.
fn hostile(shape: &[(&str, &str)], len: usize) -> String {
    let share = len / shape.len();
    shape.iter().map(|(once, bit)| (*once).to_owned() + &bit.repeat(share / bit.len())).collect()
}

/// How the time grows is for `growth` among the benchmarks to show: a machine
/// that does something else as well would make a timed test lie.
#[test]
fn hostile_texts_are_refused_in_few_words() {
    for shape in SHAPES {
        let text = hostile(shape, 60_000);
        let mut tape = Tape::new();
        assert!(!tape.read_json(text.as_bytes(), true), "{shape:?}");
        assert!((1..=101).contains(&tape.findings().len()), "{shape:?}");
        assert!(!Tape::new().read_json(text.as_bytes(), false), "{shape:?}");
    }
}

/// Repeats the middle of a text and compares what its last fix makes of it
/// with the same of another.
#[track_caller]
fn check_many(before: [&str; 3], after: [&str; 3]) {
    let text = |[start, middle, end]: [&str; 3], count| format!("{start}{}{end}", middle.repeat(count));
    for count in [2, MAX_EDITS - 2, MAX_EDITS - 1, MAX_EDITS, MAX_EDITS + 1, 3 * MAX_EDITS] {
        let source = text(before, count);
        let tape = check_invariants(source.as_bytes());
        let fix = tape.findings().last().and_then(|finding| finding.fix.as_ref()).expect("there is a fix");
        let mended = apply(source.as_bytes(), fix);
        assert_eq!(String::from_utf8_lossy(&mended), text(after, count));
        assert!(fix.edits.len() <= MAX_EDITS);
        assert_eq!(fix.edits.len() == 1, count > MAX_EDITS, "{count} mistakes: {} edits", fix.edits.len());
    }
}

/// As above, where two more edits make the quotes right.
#[track_caller]
fn check_many_in_foreign_quotes(middle: &str, mended: &str) {
    for count in [1, MAX_EDITS - 2, MAX_EDITS - 1, 3 * MAX_EDITS] {
        let source = format!("['{}', 1]", middle.repeat(count));
        let tape = check_invariants(source.as_bytes());
        let fix = tape.findings()[0].fix.as_ref().expect("there is a fix");
        let expected = format!("[\"{}\", 1]", mended.repeat(count));
        assert_eq!(String::from_utf8_lossy(&apply(source.as_bytes(), fix)), expected);
        assert_eq!(fix.edits.len(), if count + 2 > MAX_EDITS { 1 } else { count + 2 });
    }
}

#[test]
fn many_mistakes_of_one_string_are_mended_by_one_edit() {
    check_many(["[\"", "\t", "\"]"], ["[\"", "\\t", "\"]"]);
    check_many(["[\"é", "\u{1}é\\n \\\"", "\"]"], ["[\"é", "\\u0001é\\n \\\"", "\"]"]);
    check_many(["{\"a\": \"\\q", "😀\n", "\", \"b\": 1}"], ["{\"a\": \"\\q", "😀\\n", "\", \"b\": 1}"]);
    check_many(["[\"a", "\"é", "\"]"], ["[\"a", "\\\"é", "\"]"]);
    check_many_in_foreign_quotes("\"é", "\\\"é");
    check_many_in_foreign_quotes("\\'\\n", "'\\n");
    check_many_in_foreign_quotes("\u{0}é", "\\u0000é");
    check_many_in_foreign_quotes("\\é", "\\\\é");
}

#[test]
fn many_commas_are_removed_by_one_edit() {
    check_many(["[1", " ,", "\n]"], ["[1", " ", "\n]"]);
    check_many(["{\"a\": 1", ",", "}"], ["{\"a\": 1", "", "}"]);
}

#[test]
fn every_control_character_is_escaped() {
    for byte in 0..b' ' {
        // Among letters, so that no byte makes the text look like UTF-16.
        let source = format!("[\"abc{}é\"]", char::from(byte));
        let tape = check_invariants(source.as_bytes());
        let fix = tape.findings()[0].fix.as_ref().expect("there is a fix");
        let mended: Vec<String> =
            serde_json::from_slice(&apply(source.as_bytes(), fix)).expect("the fix makes it JSON");
        assert_eq!(mended, [format!("abc{}é", char::from(byte))]);
    }
}
