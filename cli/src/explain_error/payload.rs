//! The payload that was refused, and what in it an answer is about.

use std::fs;
use std::path::Path;

use tweetspec::{Checker, Severity};
use tweetspec_runtime::{
    Document, Finding, NodeId, Related, Report, Scratch, Span, Tape, push_token, yaml_documents,
};

use super::Explanation;
use crate::args::InputFormat;
use crate::inputs::{cannot_read, format_of};
use crate::ndjson;
use crate::report;

/// The id of a finding that no rule stands for.
const UNKNOWN: &str = "unknown-answer";

/// A payload and everything that is wrong with it.
pub(super) struct Payload {
    name: String,
    source: Vec<u8>,
    /// Whether it is written as YAML.
    yaml: bool,
    report: Report,
}

impl Payload {
    /// Reads and checks a payload.
    pub(super) fn read(path: &Path, checker: Checker<'static>) -> Result<Self, String> {
        let name = path.to_string_lossy().into_owned();
        let source = fs::read(path).map_err(|error| cannot_read(&name, &error))?;
        let yaml = format_of(path, InputFormat::Auto) == InputFormat::Yaml;
        let several = if yaml {
            yaml_documents(&source).len() > 1
        } else {
            ndjson::looks_like_ndjson(&source) == Some(true) && ndjson::lines(&source).nth(1).is_some()
        };
        if several {
            return Err(format!("{name} holds several payloads: give the one that was refused"));
        }
        let scratch = &mut Scratch::default();
        let report =
            if yaml { checker.check_yaml(&source, scratch) } else { checker.check(&source, scratch) };
        Ok(Self { name, source, yaml, report })
    }

    /// As reports show it.
    pub(super) fn shown(&self) -> report::Payload<'_> {
        report::Payload { path: &self.name, source: &self.source, offset: 0, lines_before: 0, index: 0 }
    }

    /// What is wrong with it where an answer points; if the linter sees
    /// nothing wrong there, the answer itself becomes a finding.
    pub(super) fn findings(&self, explanation: &Explanation) -> Vec<Finding> {
        let rules = explanation.answer.map_or(&[][..], |answer| &answer.rules);
        let is_meant = |finding: &&Finding| {
            let named = rules.contains(&finding.rule);
            let places =
                std::iter::once(&finding.pointer).chain(finding.related.iter().map(|one| &one.pointer));
            let here = |place: &String| explanation.pointers.iter().any(|pointer| touch(place, pointer));
            if explanation.pointers.is_empty() {
                return named;
            }
            let exactly =
                finding.severity == Severity::Error && explanation.pointers.contains(&finding.pointer);
            exactly || named && places.into_iter().any(here)
        };
        let meant: Vec<Finding> = self.report.findings.iter().filter(is_meant).cloned().collect();
        if meant.is_empty() { self.as_finding(explanation).into_iter().collect() } else { meant }
    }

    /// The answer as a finding at the place that it is about, if it is about a
    /// place.
    fn as_finding(&self, explanation: &Explanation) -> Option<Finding> {
        let mut tape = Tape::new();
        if self.yaml {
            tape.read_yaml(&self.source);
        } else {
            tape.read_json(&self.source, true);
        }
        let document = tape.document(&self.source);
        let answer = explanation.answer.filter(|_| explanation.fits);
        let named: Vec<Found> =
            explanation.pointers.iter().filter_map(|pointer| find(document, pointer)).collect();
        let fields = answer.map_or(&[][..], |answer| &answer.fields);
        let known = || fields.iter().filter_map(|field| find_field(document, field)).collect();
        let places: Vec<Found> = if named.is_empty() { known() } else { named };
        let (first, others) = places.split_first()?;
        let note = if answer.is_some_and(|answer| !answer.rules.is_empty()) {
            "tweetlint sees nothing wrong here: is this the payload that was sent?"
        } else {
            "tweetlint sees nothing wrong here: this is for the server alone to know"
        };
        let related = others
            .iter()
            .map(|place| Related {
                pointer: place.pointer.clone(),
                span: place.span,
                message: "and this".to_owned(),
            })
            .collect();
        let rule = answer.map_or(UNKNOWN.into(), |answer| answer.id.clone());
        Some(Finding {
            pointer: first.pointer.clone(),
            label: Some("what the server means".to_owned()),
            notes: vec![note.to_owned()],
            help: answer.map(|answer| answer.help.clone().into_owned()).filter(|help| !help.is_empty()),
            related,
            ..Finding::error(rule, first.span, explanation.sentence.trim_end_matches('.'))
        })
    }
}

/// A value of the payload.
struct Found {
    pointer: String,
    span: Span,
}

/// Whether one of two values holds the other, or they are one.
fn touch(left: &str, right: &str) -> bool {
    let inside = |outer: &str, inner: &str| {
        inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    inside(left, right) || inside(right, left)
}

/// The value that a pointer leads to, or the innermost that is there of those
/// around it.
fn find(document: Document<'_>, pointer: &str) -> Option<Found> {
    let mut node = document.root()?;
    let mut found = String::new();
    for token in pointer.split('/').skip(1) {
        let token = token.replace("~1", "/").replace("~0", "~");
        let Some(next) = child(document, node, &token) else { break };
        push_token(&mut found, &token);
        node = next;
    }
    Some(Found { pointer: found, span: document.span(node) })
}

/// The value of a field, as `a.b[]`, if it is there; of a list element, the
/// list.
fn find_field(document: Document<'_>, field: &str) -> Option<Found> {
    let mut node = document.root()?;
    let mut pointer = String::new();
    for name in field.split('.') {
        let name = name.trim_end_matches("[]");
        node = child(document, node, name)?;
        push_token(&mut pointer, name);
    }
    Some(Found { pointer, span: document.span(node) })
}

/// A member by its name, or an element by its number.
fn child(document: Document<'_>, node: NodeId, token: &str) -> Option<NodeId> {
    use tweetspec_runtime::Kind;
    match document.node(node).kind {
        Kind::Object => {
            document.members(node).find_map(|(key, value)| document.key_is(key, token).then_some(value))
        }
        Kind::Array => document.elements(node).nth(token.parse().ok()?),
        _ => None,
    }
}
