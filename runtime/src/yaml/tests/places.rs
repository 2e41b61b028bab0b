//! Every character of a text is found where it was written.

use proptest::prelude::*;

use crate::tape::{Kind, NodeId, Tape};

/// Whether each letter of each string is found where the same letter stands,
/// in ascending order; other characters may have been escaped or folded.
fn places(source: &str) -> Result<(), String> {
    let mut tape = Tape::new();
    tape.read_yaml(source.as_bytes());
    let doc = tape.document(source.as_bytes());
    let Some(root) = doc.root() else { return Ok(()) };
    let nodes = (0..doc.node(root).next.0).map(NodeId);
    for node in nodes.filter(|&node| doc.node(node).kind == Kind::String) {
        let text = doc.text(node);
        let span = doc.span(node);
        let mut before = span.start;
        for (offset, letter) in text.char_indices() {
            let at = doc.source_offset(node, offset);
            let fail = |what: &str| Err(format!("{letter:?} at {offset} of {text:?} is at {at}: {what}"));
            if at < before || at > span.end || !source.is_char_boundary(at) {
                return fail("out of order");
            }
            before = at;
            let is_there = source[at..].starts_with(letter);
            let is_escaped = matches!(source.as_bytes().get(at), Some(b'\\' | b'\''));
            if letter.is_alphabetic() && !is_there && !is_escaped {
                return fail("something else stands there");
            }
        }
        // There is nothing behind the end.
        for offset in [text.len(), text.len() + 1, usize::MAX] {
            let end = doc.source_offset(node, offset);
            if end < before || end > span.end {
                return fail_end(&text, end);
            }
        }
    }
    Ok(())
}

fn fail_end(text: &str, end: usize) -> Result<(), String> {
    Err(format!("the end of {text:?} is at {end}"))
}

/// Where a letter of the first value of a mapping stands.
#[track_caller]
fn check(source: &str, letter: char, expected: usize) {
    let mut tape = Tape::new();
    tape.read_yaml(source.as_bytes());
    let doc = tape.document(source.as_bytes());
    let (_, value) = doc.members(doc.root().expect("it was read")).next().expect("it has a member");
    let offset = doc.text(value).find(letter).expect("the letter is there");
    assert_eq!(doc.source_offset(value, offset), expected, "{source}");
    places(source).expect("all letters are where they should be");
}

#[test]
fn every_style() {
    check("a: one two\n", 'w', 8);
    check("a: one\n\n   two\n", 'w', 12);
    check("a: 'it''s me'\n", 'm', 10);
    check("a: \"\\u00e9\\n日x\"\n", 'x', 15);
    check("a: \"\\U0001F600x\"\n", 'x', 14);
    check("a: \"\\ud83d\\ude00x\"\n", 'x', 16);
    check("a: \"\\uD83D\\uDE00x\"\n", 'x', 16);
    check("a: \"one\\\n   two\"\n", 'w', 13);
    // An escaped backslash before a line break escapes nothing.
    check("a: \"o\\\\\n\n  x\"\n", 'x', 11);
    check("a: \"o\\\n\n  x\"\n", 'x', 10);
    check("a: |\n\n  one\n    two\n", 'w', 17);
    check("a: |2-\n    one\n\n  two\n", 'w', 19);
    check("a: >\n  one\n  two\n\n  xyz\n", 'x', 20);
    check("a: >\n  one\n    two\n\n  xyz\n", 'x', 22);
    check("a: >-\r\n  one\r\n  two\r\n", 'w', 17);
    // What stands before the header is no header.
    check("a: # b > c\n  |\n  one\n  two\n", 'w', 24);
    check("a: &b>c |\n  one\n\n  two\n", 'w', 20);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn blocks(header in "[|>][-+]?", lines in prop::collection::vec("( {0,4}[a-zé日]{0,3} ?){0,3}", 1..8), crlf: bool) {
        let line_break = if crlf { "\r\n" } else { "\n" };
        let mut source = format!("a: {header}{line_break}");
        for line in &lines {
            source.push_str("  ");
            source.push_str(line);
            source.push_str(line_break);
        }
        source.push_str("b: c");
        prop_assert_eq!(places(&source), Ok(()), "{:?}", source);
    }

    #[test]
    fn flows(quote in "[\"']?", pieces in prop::collection::vec("[a-zé日]{1,3}|\n {1,3}|\n\n  | |''|\\\\n|\\\\u00e9|\\\\\n  |\\\\x41|\\\\\\\\", 1..10)) {
        let pieces: Vec<&str> = pieces
            .iter()
            .map(String::as_str)
            .filter(|piece| match &*quote {
                "\"" => *piece != "''",
                "'" => !piece.starts_with('\\'),
                _ => !piece.starts_with('\\') && *piece != "''",
            })
            .collect();
        let source = format!("a: {quote}x{}{quote}\nb: c", pieces.concat());
        prop_assert_eq!(places(&source), Ok(()), "{:?}", source);
    }
}
