//! Tests that are data: texts, and below each what is said of it.

use std::fmt::Write as _;
use std::path::Path;

use crate::finding::Finding;

/// Compares what is said of each text of a file with what stands below it.
///
/// A text is a line after `> `, with `⏎`, `␍` and `␉` for its line breaks and
/// tabs; what is said of it ends at the next empty line. A line after `# ` is
/// about the texts below it. `UPDATE_EXPECT=1` writes what is said.
pub(crate) fn expect(file: &str, say: impl Fn(&str) -> String) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let expected = std::fs::read_to_string(&path).expect("the file of the texts can be read");
    assert!(expected.lines().any(|line| line.starts_with("> ")), "{file} has no text");
    let mut actual = String::new();
    for line in expected.lines() {
        let _ = if line.starts_with("# ") {
            writeln!(actual, "{line}\n")
        } else if let Some(shown) = line.strip_prefix("> ") {
            let said = say(&shown.replace('⏎', "\n").replace('␍', "\r").replace('␉', "\t"));
            writeln!(actual, "{line}\n{}\n", visible(&said))
        } else {
            Ok(())
        };
    }
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(&path, &actual).expect("an expectation can be written");
        return;
    }
    for (expected, actual) in expected.split("\n\n").zip(actual.split("\n\n")) {
        assert_eq!(actual, expected, "{file}: UPDATE_EXPECT=1 accepts it");
    }
    assert_eq!(actual.len(), expected.len(), "{file}: UPDATE_EXPECT=1 accepts it");
}

/// A line each: rule, place, the bytes that are underlined and the message;
/// then what would help, and the text that the fix makes.
pub(crate) fn findings(source: &str, findings: &[Finding]) -> String {
    let mut out = String::new();
    for finding in findings {
        let raw = |start, end| visible(&source[start..end]).replace('\n', "⏎");
        let _ = write!(
            out,
            "\n{} {}{}: `{}` {}",
            finding.severity.as_str(),
            finding.rule,
            finding.pointer,
            raw(finding.span.start, finding.span.end),
            finding.message
        );
        for related in &finding.related {
            let place = raw(related.span.start, related.span.end);
            let _ = write!(out, "\n  at {}: `{place}` {}", related.pointer, related.message);
        }
        if let Some(label) = &finding.label {
            let _ = write!(out, "\n  label: {label}");
        }
        for note in &finding.notes {
            let _ = write!(out, "\n  note: {note}");
        }
        if let Some(help) = &finding.help {
            let _ = write!(out, "\n  help: {help}");
        }
        if let Some(fix) = &finding.fix {
            let text = crate::apply(source.as_bytes(), &[fix]).text;
            let text = visible(&String::from_utf8_lossy(&text)).replace('\n', "⏎");
            let _ = write!(out, "\n  {:?}: {text}", fix.safety);
        }
        for choice in &finding.choices {
            let text = crate::apply(source.as_bytes(), &[&choice.fix]).text;
            let text = visible(&String::from_utf8_lossy(&text)).replace('\n', "⏎");
            let _ = write!(out, "\n  choice: {text}");
        }
    }
    out
}

fn visible(text: &str) -> String {
    text.replace('\r', "␍").replace('\t', "␉")
}
