//! Puts findings together: where the reader stands, what the line says.

use std::fmt::Write as _;

use super::{Inside, Open, Reader};
use crate::builtin;
use crate::finding::{Edit, Finding, Fix, Safety};
use crate::pointer::push_token;
use crate::span::Span;
use crate::tape::NodeId;

pub(super) use crate::json::report::{excerpt, finding, quoted};

/// Findings in one text that are listed; nobody reads more at once.
const MAX_FINDINGS: usize = 100;

/// Writes something else in the place of some bytes.
pub(super) fn replace(title: &str, safety: Safety, span: Span, text: String) -> Fix {
    Fix { title: title.to_owned(), safety, edits: vec![Edit { span, text }] }
}

impl Reader<'_, '_> {
    /// Reports a finding about the place where the reader stands.
    pub(super) fn report(&mut self, mut finding: Finding) {
        if self.tape.findings.len() < MAX_FINDINGS {
            finding.pointer = self.pointer();
            self.tape.findings.push(finding);
        } else if self.spared.as_ref().is_none_or(|spared| spared.severity < finding.severity) {
            self.spared = Some(finding);
        }
    }

    /// Ends a list of findings that has become too long with one that says so.
    pub(super) fn close_list(&mut self) {
        if let Some(spared) = self.spared.take() {
            let message = format!("there is more to say than {MAX_FINDINGS} times: mend these first");
            let closing = finding(builtin::TOO_MANY_FINDINGS, spared.span, message);
            self.tape.findings.push(Finding { severity: spared.severity, ..closing });
        }
    }

    /// The JSON Pointer of the value that comes next.
    pub(super) fn pointer(&self) -> String {
        let document = self.tape.document(self.source.as_bytes());
        let mut pointer = String::new();
        for Open { inside, .. } in &self.open {
            match inside {
                Inside::Sequence(index) => write!(pointer, "/{index}").expect("a string takes everything"),
                Inside::Value(key) if (*key as usize) < self.tape.nodes.len() => {
                    push_token(&mut pointer, &document.text(NodeId(*key)));
                }
                // What has no name has no place either.
                _ => {}
            }
        }
        pointer
    }

    /// The bytes from a place to the end of its line.
    pub(super) fn line_from(&self, at: usize) -> Span {
        let rest = self.source.as_bytes().get(at..).unwrap_or_default();
        let len = memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
        Span::new(at, at + rest[..len].trim_ascii_end().len())
    }

    /// The value that a line of the form `key: value` or `- value` gives, as it
    /// is written, if the place is in it and it ends with its line.
    pub(super) fn value_of_line(&self, at: usize) -> Option<Span> {
        let source = self.source.as_bytes();
        let first = if source.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
        let start =
            source[..at].iter().rposition(|byte| matches!(byte, b'\n' | b'\r')).map_or(first, |at| at + 1);
        let line = self.line_from(start);
        let text = &source[line.start..line.end];
        let mut begin = text.iter().take_while(|&&byte| byte == b' ').count();
        let indent = begin;
        while text[begin..].starts_with(b"- ") {
            begin += 1 + text[begin + 1..].iter().take_while(|&&byte| byte == b' ').count();
        }
        let key = &text[begin..];
        let quote = usize::from(matches!(key.first(), Some(b'"' | b'\'')));
        let is_name =
            |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(**byte, b'_' | b'-' | b'.' | b'$');
        let end = quote + key[quote..].iter().take_while(is_name).count() + quote;
        if key.get(end) == Some(&b':') && matches!(key.get(end + 1), Some(b' ' | b'\t')) {
            begin += end + 1;
            begin += text[begin..].iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        } else if begin == indent {
            return None;
        }
        let value = Span::new(line.start + begin, line.end);
        // Lines that are indented further would go on with it.
        let after = self.source[line.end..].trim_start_matches([' ', '\t', '\r', '\n']);
        let next = self.source.len() - after.len();
        let next_line =
            source[..next].iter().rposition(|byte| matches!(byte, b'\n' | b'\r')).map_or(0, |at| at + 1);
        let goes_on = next < source.len() && next_line > line.start && next - next_line > indent;
        (!value.is_empty() && at >= value.start && !goes_on).then_some(value)
    }

    /// Puts the value of a line into quotes as it stands, a comment aside.
    pub(super) fn quote_line(&self, at: usize, safety: Safety) -> Option<Fix> {
        let value = self.value_of_line(at)?;
        let text = &self.source[value.start..value.end];
        let text = text.split(" # ").next().unwrap_or(text).trim_end();
        let span = Span::new(value.start, value.start + text.len());
        Some(replace("put the text in quotes", safety, span, quoted(text)))
    }
}
