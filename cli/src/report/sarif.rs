//! `sarif`: SARIF 2.1.0, for GitHub code scanning and editors.
//!
//! Columns are Unicode scalar values, and the log says so. The rules come
//! first and are known before the run, so results are written as they are found.

mod model;
mod rules;

use tweetspec_runtime::{Finding, Severity, Table};

use super::{End, Format, Look, Places, Written};
use crate::fingerprint::Fingerprint;
use model::{Invocation, Notification, Result, Text};

/// One log with one run.
pub(super) struct Sarif;

/// What stands before the description of the tool.
const OPENING: &str = r#"{"$schema":"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json","version":"2.1.0","runs":[{"columnKind":"unicodeCodePoints","tool":"#;

impl Format for Sarif {
    fn name(&self) -> &'static str {
        "sarif"
    }

    fn about(&self) -> &'static str {
        "SARIF 2.1.0, for GitHub code scanning and editors"
    }

    fn wrote(&self, start: &[u8]) -> bool {
        start.starts_with(OPENING.as_bytes())
    }

    fn opening(&self, out: &mut Vec<u8>, table: &Table) {
        out.extend_from_slice(OPENING.as_bytes());
        out.extend_from_slice(&model::json(&rules::tool(table)));
        out.extend_from_slice(b",\n\"results\":[");
    }

    fn separator(&self) -> &'static str {
        ","
    }

    fn finding(&self, out: &mut Written, finding: &Finding, places: &Places<'_>, look: &Look) {
        let fingerprint = Fingerprint::of(finding, &places.payload);
        out.text("\n");
        out.json(&Result::new(finding, places, fingerprint, rules::index(look.table, &finding.rule)));
        out.note_fingerprint(fingerprint);
    }

    fn closing(&self, out: &mut Vec<u8>, end: &End<'_>) {
        let complaints = &end.totals.complaints;
        let invocation = Invocation {
            // Findings are what the tool is for; an input that it could not
            // read is not.
            execution_successful: complaints.is_empty(),
            tool_execution_notifications: complaints
                .iter()
                .map(|complaint| Notification { level: "error", message: Text { text: complaint } })
                .collect(),
        };
        out.extend_from_slice(b"\n],\n\"invocations\":[");
        out.extend_from_slice(&model::json(&invocation));
        out.extend_from_slice(b"]}]}\n");
    }
}

/// The level of SARIF for a severity.
const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}
