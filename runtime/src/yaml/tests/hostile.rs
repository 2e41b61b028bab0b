//! Whatever the bytes are: an answer that makes sense.

use proptest::prelude::*;

use crate::tape::{Kind, NodeId, Tape};
use crate::{Severity, yaml_documents};

/// What holds for every tape and every list of findings.
fn sane(source: &[u8]) -> Result<(), String> {
    let mut tape = Tape::new();
    let is_right = tape.read_yaml(source);
    let findings = tape.findings();
    if is_right == findings.iter().any(|finding| finding.severity == Severity::Error) {
        return Err(format!("{is_right}: {findings:#?}"));
    }
    let inside = |start: usize, end: usize| match str::from_utf8(source) {
        Ok(text) => text.get(start..end).is_some(),
        Err(_) => start <= end && end <= source.len(),
    };
    for finding in findings {
        let fix = finding.fix.iter().flat_map(|fix| &fix.edits).map(|edit| edit.span);
        let related = finding.related.iter().map(|related| related.span);
        if !fix.chain(related).chain([finding.span]).all(|span| inside(span.start, span.end)) {
            return Err(format!("a place is not in the text: {finding:#?}"));
        }
        if findings.len() > 101 {
            return Err("the list does not end".to_owned());
        }
    }
    let doc = tape.document(source);
    let Some(root) = doc.root() else { return if is_right { Err("nothing".to_owned()) } else { Ok(()) } };
    let count = doc.node(root).next.0;
    for id in (0..count).map(NodeId) {
        let node = doc.node(id);
        if !inside(node.start as usize, node.end as usize) || node.next.0 > count || node.next <= id {
            return Err(format!("{id:?}: {node:?}"));
        }
        let members = if node.kind == Kind::Object { doc.elements(id).count() % 2 } else { 0 };
        if members != 0 {
            return Err(format!("a key without a value: {id:?}"));
        }
    }
    Ok(())
}

#[test]
fn many_warnings_end() {
    sane(format!("a: {{b: [{}]}}", "yes, {c: 012}, ".repeat(500)).as_bytes()).expect("it is sane");
    sane("- #x\n".repeat(500).as_bytes()).expect("it is sane");
    sane("- *x\n".repeat(500).as_bytes()).expect("it is sane");
    sane("# a comment\n".repeat(500).as_bytes()).expect("it is sane");
}

#[test]
fn the_end_of_a_list_is_as_severe_as_what_is_not_listed() {
    let last = |rest: &str| {
        let warnings = (0..100).map(|number| format!("a{number}: yes\n")).collect::<Vec<_>>().concat();
        let source = format!("{warnings}{rest}");
        let mut tape = Tape::new();
        assert_eq!(tape.read_yaml(source.as_bytes()), !rest.contains('!'), "{rest}");
        tape.findings().last().map(|last| (last.rule.to_string(), last.severity))
    };
    let closing = |severity| Some(("too-many-findings".to_owned(), severity));
    assert_eq!(last("b: x\n"), Some(("yaml-ambiguous-scalar".to_owned(), Severity::Warning)));
    assert_eq!(last("b: no\n"), closing(Severity::Warning));
    assert_eq!(last("b: !x y\n"), closing(Severity::Error));
    assert_eq!(last("b: no\nc: !x y\n"), closing(Severity::Error));
    assert_eq!(last("b: !x y\nc: no\n"), closing(Severity::Error));
}

#[test]
fn a_long_text_of_one_token_has_an_end() {
    // Nothing is timed, but what is quadratic would take minutes.
    let tokens = [
        "- ",
        "? ",
        "[",
        "{",
        "a: ",
        "{a: ",
        "[a: ",
        "&a ",
        "!a ",
        "*a ",
        "'",
        "\"",
        "\"a\" ",
        "#a\n",
        "\n",
        "a\n",
        "a: b\n",
        "- yes\n",
        "- #a\n",
        "- |\n  a\n",
        "a: >\n\n",
        "---\n",
        "...\n",
        "--- |\n",
        "%A b\n",
        "\t",
        "a #b\n",
        "\\",
        "\u{feff}",
        "[]: a\n",
        "1: a\n",
        "<<: *a\n",
        "a: !!str 1\n",
    ];
    for token in tokens {
        let text = token.repeat(100_000 / token.len());
        sane(text.as_bytes()).expect(token);
        assert!(!yaml_documents(text.as_bytes()).is_empty());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn bytes(source: Vec<u8>) {
        prop_assert_eq!(sane(&source), Ok(()));
    }

    #[test]
    fn almost_yaml(tokens in prop::collection::vec(
        prop::sample::select(vec![
            "a", ": ", "- ", "? ", "\n", "\n  ", "\n    ", "[", "]", "{", "}", ", ", "\"", "'", "|", ">", "|2+", "&x ", "*x",
            "!t ", "!!str ", "#b", " #", " # ", "~", "yes", "012", "1", "---", "\n---\n", "\n...\n", "%YAML 1.2\n", "<<", "é",
            "\t", "\r\n", "\\", "\\u00e9", "@", "`", "\u{feff}", "0x1F", "b:", ":",
        ]),
        0..24,
    )) {
        let source = tokens.concat();
        prop_assert_eq!(sane(source.as_bytes()), Ok(()), "{:?}", source);
        let documents = yaml_documents(source.as_bytes());
        prop_assert!(!documents.is_empty());
        for document in documents {
            prop_assert_eq!(&source.as_bytes()[document.offset..][..document.source.len()], document.source);
            prop_assert_eq!(sane(document.source), Ok(()), "{:?}", source);
        }
    }
}
