mod hostile;
mod places;
mod reading;
mod refusals;

use std::fmt::Write as _;

use crate::tape::{Document, Kind, NodeId, Tape};

/// What stands on the tape, as JSON would say it.
fn shown(doc: Document<'_>, node: NodeId) -> String {
    match doc.node(node).kind {
        Kind::Null => "null".to_owned(),
        Kind::False => "false".to_owned(),
        Kind::True => "true".to_owned(),
        Kind::Number => doc.number(node).to_owned(),
        Kind::Broken => "?".to_owned(),
        Kind::String => format!("{:?}", doc.text(node)),
        Kind::Array => {
            let elements: Vec<String> = doc.elements(node).map(|element| shown(doc, element)).collect();
            format!("[{}]", elements.join(", "))
        }
        Kind::Object => {
            let member = |(key, value)| format!("{}: {}", doc.text(key), shown(doc, value));
            let members: Vec<String> = doc.members(node).map(member).collect();
            format!("{{{}}}", members.join(", "))
        }
    }
}

/// Compares what is read, and what is said about it: rule, pointer, the bytes
/// that are underlined, message.
#[track_caller]
fn check(source: &str, expected: &str, findings: &[&str]) {
    let mut tape = Tape::new();
    let is_right = tape.read_yaml(source.as_bytes());
    let doc = tape.document(source.as_bytes());
    assert_eq!(doc.root().map_or("nothing".to_owned(), |root| shown(doc, root)), expected, "{source}");
    let mut found = Vec::new();
    for finding in tape.findings() {
        let mut line = finding.rule.to_string();
        let raw = &source[finding.span.start..finding.span.end];
        write!(line, " {:?} {raw:?}: {}", finding.pointer, finding.message)
            .expect("a string takes everything");
        found.push(line);
    }
    assert_eq!(found, findings, "{source}");
    let errors = tape.findings().iter().any(|finding| finding.severity == crate::Severity::Error);
    assert_eq!(is_right, !errors);
}

/// The values of a text, then each finding with what would help and the text
/// that its fix makes.
#[test]
fn texts_that_are_nearly_yaml() {
    crate::tests::expect("src/yaml/tests/texts.txt", |source| {
        let mut tape = Tape::new();
        tape.read_yaml(source.as_bytes());
        let doc = tape.document(source.as_bytes());
        let read = doc.root().map_or("nothing".to_owned(), |root| shown(doc, root));
        read + &crate::tests::findings(source, tape.findings())
    });
}
