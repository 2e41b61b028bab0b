//! `grouped`: one line a finding below the name of its file.

use std::io::Write as _;

use annotate_snippets::renderer::{DEFAULT_EMPHASIS_STYLE, Style};
use tweetspec_runtime::Finding;

use super::concise::style_of;
use super::{FileCounts, Format, Look, Places, Written};
use crate::escape::visible;

/// Files as headings, findings as lines.
pub(super) struct Grouped;

impl Format for Grouped {
    fn name(&self) -> &'static str {
        "grouped"
    }

    fn about(&self) -> &'static str {
        "One line a finding, below the name of its file"
    }

    fn is_for_people(&self) -> bool {
        true
    }

    fn file_opening(&self, out: &mut Vec<u8>, path: &str, _counts: FileCounts, look: &Look) {
        let style = if look.color { DEFAULT_EMPHASIS_STYLE } else { Style::new() };
        // Writing into memory cannot fail.
        let _ = writeln!(out, "{style}{}{style:#}", visible(path));
    }

    fn finding(&self, out: &mut Written, finding: &Finding, places: &Places<'_>, look: &Look) {
        let start = places.position(finding.span.start);
        let style = if look.color { style_of(finding.severity) } else { Style::new() };
        let place = format!("{}:{}", start.line, start.column);
        let severity = finding.severity.as_str();
        let message = visible(&finding.message);
        let _ =
            writeln!(out, "{place:>8}  {style}{severity}[{}]{style:#} {message}", look.rule(&finding.rule));
    }

    fn file_closing(&self, out: &mut Vec<u8>) {
        out.push(b'\n');
    }
}
