//! A finding as machines read it: the contract behind `json` and `ndjson`.
//!
//! Members are only ever added. Whatever changes or removes one raises
//! [`VERSION`].

use std::borrow::Cow;

use serde::Serialize;
use tweetspec_runtime::{Choice, Edit, Finding, Fix, Related, Safety, Severity, Span};

use super::Places;
use crate::hidden::safe_pointer;

/// The version of the contract, in every object as `v`.
pub(super) const VERSION: u32 = 1;

/// One finding.
#[derive(Debug, Serialize)]
pub(crate) struct WireFinding<'a> {
    v: u32,
    rule: &'a str,
    severity: Severity,
    path: &'a str,
    pointer: Cow<'a, str>,
    /// Documents of the file before this one: 0 in a `.json` file.
    doc: usize,
    span: WireSpan,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'a str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    notes: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<WireFix<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    choices: Vec<WireChoice<'a>>,
    related: Vec<WireRelated<'a>>,
}

/// A range of the file: bytes from 0; lines and columns from 1, columns in
/// Unicode scalar values, the end exclusive.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct WireSpan {
    byte_offset: usize,
    byte_length: usize,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

/// Another place that takes part.
#[derive(Debug, Serialize)]
struct WireRelated<'a> {
    pointer: Cow<'a, str>,
    span: WireSpan,
    message: &'a str,
}

/// Edits that remove the finding.
#[derive(Debug, Serialize)]
struct WireFix<'a> {
    safety: Safety,
    title: &'a str,
    edits: Vec<WireEdit<'a>>,
}

/// One of several ways out, for `--fix-with RULE=NAME`.
#[derive(Debug, Serialize)]
struct WireChoice<'a> {
    name: &'a str,
    fix: WireFix<'a>,
}

/// Replaces bytes of the file by a text.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct WireEdit<'a> {
    byte_offset: usize,
    byte_length: usize,
    text: &'a str,
}

impl<'a> WireFinding<'a> {
    /// The finding, with offsets and lines of its file.
    pub(crate) fn new(finding: &'a Finding, places: &Places<'a>) -> Self {
        let payload = places.payload;
        let span = WireSpan::new(finding.span, places);
        let related = finding.related.iter().map(|related| WireRelated::new(related, places)).collect();
        Self {
            v: VERSION,
            rule: &finding.rule,
            severity: finding.severity,
            path: payload.path,
            pointer: safe_pointer(&finding.pointer),
            doc: payload.index,
            span,
            message: &finding.message,
            label: finding.label.as_deref(),
            notes: &finding.notes,
            help: finding.help.as_deref(),
            fix: finding.fix.as_ref().map(|fix| WireFix::new(fix, payload.offset)),
            choices: finding.choices.iter().map(|choice| WireChoice::new(choice, payload.offset)).collect(),
            related,
        }
    }
}

impl WireSpan {
    fn new(span: Span, places: &Places<'_>) -> Self {
        let start = places.position(span.start);
        let end = places.position(span.end);
        Self {
            byte_offset: places.payload.offset + span.start,
            byte_length: span.len(),
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
        }
    }
}

impl<'a> WireRelated<'a> {
    fn new(related: &'a Related, places: &Places<'_>) -> Self {
        let Related { pointer, span, message } = related;
        Self { pointer: safe_pointer(pointer), span: WireSpan::new(*span, places), message }
    }
}

impl<'a> WireChoice<'a> {
    fn new(choice: &'a Choice, offset: usize) -> Self {
        Self { name: &choice.name, fix: WireFix::new(&choice.fix, offset) }
    }
}

impl<'a> WireFix<'a> {
    fn new(fix: &'a Fix, offset: usize) -> Self {
        let Fix { title, safety, edits } = fix;
        let edit = |Edit { span, text }: &'a Edit| WireEdit {
            byte_offset: offset + span.start,
            byte_length: span.len(),
            text,
        };
        Self { safety: *safety, title, edits: edits.iter().map(edit).collect() }
    }
}
