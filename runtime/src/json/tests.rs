//! Slips and what the reader says about them, as data.

mod brackets;
mod dialect;
mod foreign;
mod hostile;
mod literals;
mod reading;
mod separators;
mod strings;

use crate::finding::{Finding, Fix, Safety};
use crate::tape::{Document, Kind, NodeId, Tape};

/// The findings of a text, a line each: rule, bytes, pointer, message; then
/// `=>` and the mended text where a fix is safe, `~>` where it is not.
fn render(source: &[u8], findings: &[Finding]) -> String {
    let lines = findings.iter().map(|finding| {
        let Finding { rule, span, pointer, message, .. } = finding;
        let mended = finding.fix.as_ref().map(|fix| {
            let arrow = if fix.safety == Safety::Safe { "=>" } else { "~>" };
            format!(" {arrow} {}", String::from_utf8_lossy(&apply(source, fix)).replace('\n', "⏎"))
        });
        format!("{rule} {}..{} {pointer}: {message}{}", span.start, span.end, mended.unwrap_or_default())
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn apply(source: &[u8], fix: &Fix) -> Vec<u8> {
    let mut mended = vec![];
    let mut end = 0;
    for edit in &fix.edits {
        assert!(edit.span.start >= end, "edits overlap: {:?}", fix.edits);
        mended.extend_from_slice(&source[end..edit.span.start]);
        mended.extend_from_slice(edit.text.as_bytes());
        end = edit.span.end;
    }
    mended.extend_from_slice(&source[end..]);
    mended
}

/// The values of a document, as compact text; `!` for broken ones, `?` at the
/// end of containers that are not complete.
fn values(doc: Document<'_>, id: NodeId) -> String {
    let node = doc.node(id);
    let incomplete = if node.flags.has(crate::Flags::INCOMPLETE) { "?" } else { "" };
    match node.kind {
        Kind::Broken => "!".into(),
        Kind::Null => "null".into(),
        Kind::True => "true".into(),
        Kind::False => "false".into(),
        Kind::Number => doc.raw(id).into(),
        Kind::String => format!("{:?}", doc.text(id)),
        Kind::Array => {
            let elements = doc.elements(id).map(|element| values(doc, element));
            format!("[{}{incomplete}]", elements.collect::<Vec<_>>().join(","))
        }
        Kind::Object => {
            let members =
                doc.members(id).map(|(key, value)| format!("{}:{}", values(doc, key), values(doc, value)));
            format!("{{{}{incomplete}}}", members.collect::<Vec<_>>().join(","))
        }
    }
}

/// Everything that must hold of any text, good or bad.
#[track_caller]
fn check_invariants(source: &[u8]) -> Tape {
    let mut tape = Tape::new();
    let clean = tape.read_json(source, true);
    assert_eq!(clean, tape.findings().is_empty());
    assert_eq!(clean, Tape::new().read_json(source, false), "strict and tolerant reading disagree");
    let text = source.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(source);
    let judged = serde_json::from_slice::<serde_json::Value>(text);
    if !judged.as_ref().is_err_and(|error| error.to_string().contains("recursion limit")) {
        assert_eq!(clean, judged.is_ok(), "serde_json disagrees: {judged:?}");
    }
    let mut end = 0;
    for (index, node) in tape.nodes.iter().enumerate() {
        assert!(node.start <= node.end && node.end as usize <= source.len(), "{node:?}");
        assert!(node.start >= end, "nodes overlap: {node:?}");
        assert!(node.next.0 as usize > index && node.next.0 as usize <= tape.nodes.len());
        end = node.start;
    }
    for finding in tape.findings() {
        assert!(finding.span.start <= finding.span.end && finding.span.end <= source.len(), "{finding:?}");
        if let Some(fix) = &finding.fix {
            let mended = apply(source, fix);
            let mut again = Tape::new();
            again.read_json(&mended, true);
            let same = |other: &&Finding| {
                other.rule == finding.rule
                    && other.message == finding.message
                    && other.pointer == finding.pointer
            };
            let (before, after) =
                (tape.findings().iter().filter(same).count(), again.findings().iter().filter(same).count());
            assert!(
                after < before,
                "the fix leaves the finding: {finding:?}\n{}",
                String::from_utf8_lossy(&mended)
            );
        }
    }
    tape
}

/// The values of a text, then its findings, a line each.
fn report(source: &[u8], tape: &Tape) -> String {
    let doc = tape.document(source);
    let read = doc.root().map_or_else(|| "nothing".into(), |root| values(doc, root));
    format!("{read}\n{}", render(source, tape.findings())).trim_end().to_owned()
}

/// Reads `source` and compares the values, then the findings.
#[track_caller]
fn check(source: impl AsRef<[u8]>, expected: &[&str]) {
    let source = source.as_ref();
    let tape = check_invariants(source);
    let actual = report(source, &tape);
    assert_eq!(actual.lines().collect::<Vec<_>>(), expected, "\n{actual}");
}

/// The values of a text, what is said of it, and what would help.
#[test]
fn texts_that_are_nearly_json() {
    crate::tests::expect("src/json/tests/texts.txt", |source| {
        let tape = check_invariants(source.as_bytes());
        let helps = tape.findings().iter().filter_map(|finding| finding.help.as_deref());
        helps.fold(report(source.as_bytes(), &tape), |said, help| said + "\nhelp: " + help)
    });
}
