//! `checkstyle`: the XML that Jenkins, reviewdog and others read.

use std::io::Write as _;

use tweetspec_runtime::{Finding, Table};

use super::xml::escaped;
use super::{End, FileCounts, Format, Look, Places, Written};
use crate::paths::relative;

/// `<checkstyle><file><error line= column= severity= message= source=/>…`.
pub(super) struct Checkstyle;

/// What stands before the first file. The version is that of Checkstyle whose
/// form this is.
const OPENING: &[u8] = b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n";

impl Format for Checkstyle {
    fn name(&self) -> &'static str {
        "checkstyle"
    }

    fn about(&self) -> &'static str {
        "XML as Checkstyle writes it, for Jenkins and others"
    }

    fn wrote(&self, start: &[u8]) -> bool {
        start.starts_with(OPENING)
    }

    fn opening(&self, out: &mut Vec<u8>, _table: &Table) {
        out.extend_from_slice(OPENING);
    }

    fn file_opening(&self, out: &mut Vec<u8>, path: &str, _counts: FileCounts, _look: &Look) {
        // Writing into memory cannot fail.
        let _ = writeln!(out, "  <file name=\"{}\">", escaped(&relative(path)));
    }

    fn finding(&self, out: &mut Written, finding: &Finding, places: &Places<'_>, _look: &Look) {
        let start = places.position(finding.span.start);
        let _ = writeln!(
            out,
            "    <error line=\"{}\" column=\"{}\" severity=\"{}\" message=\"{}\" source=\"tweetlint.{}\"/>",
            start.line,
            start.column,
            finding.severity.as_str(),
            escaped(&finding.message),
            escaped(&finding.rule),
        );
    }

    fn file_closing(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(b"  </file>\n");
    }

    fn closing(&self, out: &mut Vec<u8>, _end: &End<'_>) {
        out.extend_from_slice(b"</checkstyle>\n");
    }
}
