//! `gitlab`: the Code Quality report of GitLab.

use serde::Serialize;
use tweetspec_runtime::{Finding, Severity, Table};

use super::{End, Format, Look, Places, Written};
use crate::fingerprint::Fingerprint;
use crate::paths::relative;

/// One JSON array.
pub(super) struct Gitlab;

/// What GitLab reads of a finding.
#[derive(Serialize)]
struct Issue<'a> {
    description: &'a str,
    check_name: &'a str,
    severity: &'static str,
    location: Location<'a>,
    // The last member: its digits are looked for from the end.
    fingerprint: String,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

impl Format for Gitlab {
    fn name(&self) -> &'static str {
        "gitlab"
    }

    fn about(&self) -> &'static str {
        "One JSON array for GitLab Code Quality"
    }

    fn wrote(&self, start: &[u8]) -> bool {
        start == b"[\n]\n" || start.starts_with(b"[\n{\"description\":\"")
    }

    fn opening(&self, out: &mut Vec<u8>, _table: &Table) {
        out.push(b'[');
    }

    fn separator(&self) -> &'static str {
        ","
    }

    fn finding(&self, out: &mut Written, finding: &Finding, places: &Places<'_>, _look: &Look) {
        let fingerprint = Fingerprint::of(finding, &places.payload);
        let path = relative(places.payload.path);
        let issue = Issue {
            description: &finding.message,
            check_name: &finding.rule,
            severity: match finding.severity {
                Severity::Error => "major",
                Severity::Warning => "minor",
                Severity::Info => "info",
            },
            location: Location {
                path: &path,
                lines: Lines {
                    begin: places.position(finding.span.start).line,
                    end: places.position(finding.span.end).line,
                },
            },
            fingerprint: fingerprint.to_string(),
        };
        out.text("\n");
        out.json(&issue);
        out.note_fingerprint(fingerprint);
    }

    fn closing(&self, out: &mut Vec<u8>, _end: &End<'_>) {
        out.extend_from_slice(b"\n]\n");
    }
}
