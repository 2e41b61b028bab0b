//! `rdjson`: one JSON document for reviewdog.
//!
//! Columns are UTF-8 bytes, as reviewdog defines them.

use serde::Serialize;
use tweetspec_runtime::{Finding, Severity, Span, Table};

use super::merged::merged;
use super::{End, Format, Look, Places, Written};
use crate::paths::relative;

/// `{"source": …, "diagnostics": […]}`.
pub(super) struct Rdjson;

/// A finding as reviewdog reads it.
#[derive(Serialize)]
pub(super) struct Diagnostic<'a> {
    message: String,
    location: Location<'a>,
    severity: &'static str,
    // A line for itself knows of no document that names its source.
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<Source>,
    code: Code<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suggestions: Vec<Suggestion>,
    #[serde(rename = "relatedLocations", skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<RelatedLocation<'a>>,
}

#[derive(Serialize)]
struct Source {
    name: &'static str,
}

#[derive(Serialize)]
struct Code<'a> {
    value: &'a str,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    range: Range,
}

#[derive(Serialize)]
struct RelatedLocation<'a> {
    message: &'a str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Suggestion {
    range: Range,
    text: String,
}

#[derive(Serialize)]
struct Range {
    start: Place,
    end: Place,
}

/// Both from 1; the column in UTF-8 bytes.
#[derive(Serialize)]
struct Place {
    line: usize,
    column: usize,
}

impl Range {
    fn new(span: Span, places: &Places<'_>) -> Self {
        let place = |offset| {
            let position = places.position(offset);
            Place { line: position.line, column: position.column_utf8 }
        };
        Self { start: place(span.start), end: place(span.end) }
    }
}

/// Appends one finding as one line of JSON without a line break.
pub(super) fn write(out: &mut Written, finding: &Finding, places: &Places<'_>, alone: bool) {
    let path = relative(places.payload.path);
    let location = |span| Location { path: &path, range: Range::new(span, places) };
    let related = finding
        .related
        .iter()
        .map(|related| RelatedLocation { message: &related.message, location: location(related.span) });
    let suggestion = merged(finding, &places.payload)
        .map(|merged| Suggestion { range: Range::new(merged.span, places), text: merged.text });
    let help = finding.help.as_deref().map(|help| format!("\nhelp: {help}")).unwrap_or_default();
    let diagnostic = Diagnostic {
        message: format!("{}{help}", finding.message),
        location: location(finding.span),
        severity: match finding.severity {
            Severity::Error => "ERROR",
            Severity::Warning => "WARNING",
            Severity::Info => "INFO",
        },
        source: alone.then_some(Source { name: "tweetlint" }),
        code: Code { value: &finding.rule },
        suggestions: suggestion.into_iter().collect(),
        related_locations: related.collect(),
    };
    out.json(&diagnostic);
}

/// What stands before the first finding.
const OPENING: &[u8] = br#"{"source":{"name":"tweetlint"},"diagnostics":["#;

impl Format for Rdjson {
    fn name(&self) -> &'static str {
        "rdjson"
    }

    fn about(&self) -> &'static str {
        "One JSON document for reviewdog; columns are bytes"
    }

    fn wrote(&self, start: &[u8]) -> bool {
        start.starts_with(OPENING)
    }

    fn opening(&self, out: &mut Vec<u8>, _table: &Table) {
        out.extend_from_slice(OPENING);
    }

    fn separator(&self) -> &'static str {
        ","
    }

    fn finding(&self, out: &mut Written, finding: &Finding, places: &Places<'_>, _look: &Look) {
        out.text("\n");
        write(out, finding, places, false);
    }

    fn closing(&self, out: &mut Vec<u8>, _end: &End<'_>) {
        out.extend_from_slice(b"\n]}\n");
    }
}
