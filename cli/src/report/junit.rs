//! `junit`: files as test suites, for pipelines that only know tests.
//!
//! An error is a test that failed. What is no error is a test that passed and
//! said something, since a failed test would stop a pipeline that the exit
//! status lets go on.

use std::io::Write as _;

use tweetspec_runtime::{Finding, Severity, Table};

use super::xml::escaped;
use super::{End, FileCounts, Format, Look, Places, Written};
use crate::paths::relative;

/// `<testsuites><testsuite name="path"><testcase>…`.
pub(super) struct Junit;

/// What stands before the first suite.
const OPENING: &[u8] = b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"tweetlint\">\n";

impl Format for Junit {
    fn name(&self) -> &'static str {
        "junit"
    }

    fn about(&self) -> &'static str {
        "XML as JUnit writes it: a suite for each file, a failed test for each error"
    }

    fn wrote(&self, start: &[u8]) -> bool {
        start.starts_with(OPENING)
    }

    fn opening(&self, out: &mut Vec<u8>, _table: &Table) {
        out.extend_from_slice(OPENING);
    }

    fn counts_first(&self) -> bool {
        true
    }

    fn file_opening(&self, out: &mut Vec<u8>, path: &str, counts: FileCounts, _look: &Look) {
        // Writing into memory cannot fail.
        let _ = writeln!(
            out,
            "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\">",
            escaped(&relative(path)),
            counts.findings,
            counts.errors,
        );
    }

    fn finding(&self, out: &mut Written, finding: &Finding, places: &Places<'_>, _look: &Look) {
        let start = places.position(finding.span.start);
        let path = relative(places.payload.path);
        let path = escaped(&path);
        let rule = escaped(&finding.rule);
        let message = escaped(&finding.message);
        let place = format!("{path}:{}:{}", start.line, start.column);
        let _ = writeln!(
            out,
            "    <testcase name=\"{rule} at {}:{}\" classname=\"{path}\">",
            start.line, start.column
        );
        let help = finding.help.as_deref().map(|help| format!("\nhelp: {}", escaped(help)));
        let help = help.unwrap_or_default();
        let severity = finding.severity.as_str();
        let _ = if finding.severity == Severity::Error {
            writeln!(
                out,
                "      <failure type=\"{severity}\" message=\"{message}\">{place}: {message}{help}</failure>"
            )
        } else {
            writeln!(out, "      <system-out>{place}: {severity}: {message}{help}</system-out>")
        };
        out.text("    </testcase>\n");
    }

    fn file_closing(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(b"  </testsuite>\n");
    }

    // Without a test that passed, a clean run would look as if nothing ran.
    fn clean_file(&self, out: &mut Vec<u8>, path: &str) {
        let path = relative(path);
        let path = escaped(&path);
        let _ = writeln!(
            out,
            "  <testsuite name=\"{path}\" tests=\"1\" failures=\"0\" errors=\"0\">\n    \
             <testcase name=\"no findings\" classname=\"{path}\"/>\n  </testsuite>"
        );
    }

    fn closing(&self, out: &mut Vec<u8>, _end: &End<'_>) {
        out.extend_from_slice(b"</testsuites>\n");
    }
}
