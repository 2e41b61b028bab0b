//! Good documents, extreme documents, and the questions a document answers.

use super::{check, check_invariants, render};
use crate::tape::{Kind, NodeId, Tape};

#[test]
fn the_memory_of_a_tape_is_that_of_its_nodes_and_texts() {
    let mut tape = Tape::new();
    assert_eq!(tape.capacity(), 0);
    tape.nodes.reserve_exact(10);
    let nodes = size_of::<crate::Node>() * tape.nodes.capacity();
    assert_eq!(tape.capacity(), nodes);
    tape.arena.reserve_exact(1_000);
    assert_eq!(tape.capacity(), nodes + tape.arena.capacity());
}

#[test]
fn good_documents_are_read_as_they_are() {
    check("{}", &["{}"]);
    check(" [ ] ", &["[]"]);
    check("\u{feff}{\"a\": -0.5e+10}", &[r#"{"a":-0.5e+10}"#]);
    check(r#"{"a": [1, {"b": null}, []], "a": true}"#, &[r#"{"a":[1,{"b":null},[]],"a":true}"#]);
    check(r#""\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00""#, &[r#""\"\\/\u{8}\u{c}\n\r\té😀""#]);
    check("[\"\u{7f}\u{80}\u{2028}\"]", &[r#"["\u{7f}\u{80}\u{2028}"]"#]);
}

#[test]
fn deep_nesting_takes_no_stack_and_linear_time() {
    let depth = 200_000;
    let closed = "[".repeat(depth) + &"]".repeat(depth);
    assert!(Tape::new().read_json(closed.as_bytes(), false));
    for bad in ["[".repeat(depth), "{\"a\":".repeat(depth), "[{\"a\":".repeat(depth) + "]"] {
        let mut tape = Tape::new();
        assert!(!tape.read_json(bad.as_bytes(), true));
        assert!(tape.findings().len() <= 2);
    }
}

#[test]
fn hostile_texts_take_linear_time() {
    // Quadratic work would take minutes on any of these.
    for bit in [
        "'", "\"", "“", "\\", "{", "}", "[\"", "{'", "/*", "//", "#", "(", "\n\"", "a ", ",", ":",
        "\"a\" b,", "\u{a0}",
    ] {
        for start in ["", "{", "[", "[1,", "{\"a\": 1, "] {
            let text = start.to_owned() + &bit.repeat(100_000 / bit.len());
            let mut tape = Tape::new();
            tape.read_json(text.as_bytes(), true);
            assert!(tape.findings().len() <= 101);
        }
    }
}

#[test]
fn many_mistakes_are_cut_short() {
    let text = format!("[{}]", "TRUE,".repeat(1000));
    let mut tape = Tape::new();
    tape.read_json(text.as_bytes(), true);
    assert_eq!(tape.findings().len(), 101);
    let last = render(text.as_bytes(), &tape.findings()[100..]);
    assert_eq!(
        last,
        "too-many-findings 505..505 : more than 100 mistakes in one text; the rest was not read"
    );
    let doc = tape.document(text.as_bytes());
    assert!(doc.node(NodeId(0)).flags.has(crate::Flags::INCOMPLETE));
}

#[test]
fn a_tape_is_used_again() {
    let mut tape = Tape::new();
    assert!(!tape.read_json(b"{'a': None}", true));
    assert!(tape.read_json(b"[1]", true));
    assert_eq!((tape.nodes.len(), tape.detached.len(), tape.arena.len(), tape.findings.len()), (2, 0, 0, 0));
    assert!(!tape.read_json(b"[1", false));
    assert_eq!(tape.document(b"[1").root(), None);
    assert!(tape.findings().is_empty());
}

#[test]
fn unclosed_brackets_are_pointed_at() {
    let tape = check_invariants(b"{\"a\": [{\"b\": 1");
    let related = &tape.findings()[0].related;
    let places = related
        .iter()
        .map(|related| (related.span.start, related.pointer.as_str(), related.message.as_str()));
    assert_eq!(
        places.collect::<Vec<_>>(),
        [(0, "", "`{` is opened here"), (6, "/a", "`[` is opened here"), (7, "/a/0", "`{` is opened here")]
    );
}

#[test]
fn ndjson_is_recognised() {
    let tape = check_invariants(b"{\"a\": 1}\n{\"a\": 2}\n");
    let help = tape.findings()[0].help.as_deref().unwrap_or_default();
    assert!(help.contains("NDJSON"), "{help}");
    let tape = check_invariants(b"{\"a\": 1}, {\"a\": 2}\n");
    let help = tape.findings()[0].help.as_deref().unwrap_or_default();
    assert!(!help.contains("NDJSON"), "{help}");
}

/// The offset in the source for each offset in the decoded text.
#[track_caller]
fn check_offsets(source: &str, expected: &[usize]) {
    let source = format!("[{source}]");
    let mut tape = Tape::new();
    tape.read_json(source.as_bytes(), true);
    let doc = tape.document(source.as_bytes());
    let offsets = (0..expected.len()).map(|offset| doc.source_offset(NodeId(1), offset) - 1);
    assert_eq!(offsets.collect::<Vec<_>>(), expected);
}

#[test]
fn offsets_in_the_text_lead_back_to_the_source() {
    // Nothing is behind the end.
    check_offsets(r#""abc""#, &[1, 2, 3, 4, 4, 4]);
    check_offsets(r#""a\nb""#, &[1, 2, 4, 5]);
    check_offsets(r#""\u00e9x""#, &[1, 1, 7, 8]);
    check_offsets(r#""\ud83d\ude00x""#, &[1, 1, 1, 1, 13, 14]);
    check_offsets("\"\u{feff}\"", &[1, 2, 3, 4]);
    check_offsets("\"a\tb\\q\"", &[1, 2, 3, 4, 4, 4, 5, 6]);
}

#[test]
fn texts_and_keys() {
    let source = br#"{"a\u0062": "\"", 'c': 12}"#;
    let mut tape = Tape::new();
    tape.read_json(source, true);
    let doc = tape.document(source);
    let members = doc.members(NodeId(0)).collect::<Vec<_>>();
    assert!(doc.key_is(members[0].0, "ab") && !doc.key_is(members[0].0, "a\\u0062"));
    assert!(doc.key_is(members[1].0, "c") && !doc.key_is(members[1].1, "12"));
    assert_eq!(doc.text(members[0].1), "\"");
    assert_eq!(doc.text(members[1].1), "12");
    let mut buffer = String::from("old");
    assert_eq!(doc.text_in(members[0].1, &mut buffer), "\"");
    assert_eq!(doc.plain_bytes(members[0].0), None);
    assert_eq!(doc.elements(members[0].0).count(), 0);
}

#[test]
fn values_are_read_by_way_of_their_json() {
    let mut tape = Tape::new();
    let mut json = vec![];
    tape.read_value(&[("a", 1), ("b", 2)], &mut json).expect("a list of pairs is JSON");
    let doc = tape.document(&json);
    assert_eq!(doc.raw(NodeId(0)), r#"[["a",1],["b",2]]"#);
    assert_eq!(doc.node(NodeId(1)).kind, Kind::Array);
}
