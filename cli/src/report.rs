//! Report formats: one file each, all in [`FORMATS`].
//!
//! To add one, write `report/NAME.rs` and add a line to the list; the command
//! line, its help and the run know it from there.

mod agent;
mod checkstyle;
mod concise;
mod full;
mod github;
mod gitlab;
mod grouped;
mod json;
mod junit;
mod merged;
mod ndjson;
mod rdjson;
mod rdjsonl;
mod sarif;
mod summary;
mod wire;
mod written;
mod xml;

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;
use std::sync::Arc;

use tweetspec_runtime::{Finding, Position, SourceMap, Table};

use crate::reference;
use crate::summary::Totals;

pub(crate) use concise::style_of;
pub(crate) use full::wrapped;
pub(crate) use wire::WireFinding;
pub(crate) use written::{Kept, Written};

/// Every report format, the default first.
pub(crate) const FORMATS: &[&dyn Format] = &[
    &full::Full,
    &concise::Concise,
    &grouped::Grouped,
    &summary::Summary,
    &json::Json,
    &ndjson::Ndjson,
    &agent::Agent,
    &sarif::Sarif,
    &github::Github,
    &gitlab::Gitlab,
    &junit::Junit,
    &checkstyle::Checkstyle,
    &rdjson::Rdjson,
    &rdjsonl::Rdjsonl,
];

/// Bytes of a file that show whether it is a report.
const START: u64 = 1 << 13;

/// A way to write findings down.
///
/// Findings are rendered in parallel and joined in order, so a format says
/// what stands before, between and after them instead of keeping state.
pub(crate) trait Format: Sync {
    /// What `--format` calls it.
    fn name(&self) -> &'static str;

    /// One line for the help.
    fn about(&self) -> &'static str;

    /// Whether people read it: then a summary on standard error helps, and
    /// nothing is printed when there is nothing to say.
    fn is_for_people(&self) -> bool {
        false
    }

    /// Whether a file that begins so was written in this form, as far as that is
    /// certain: a payload may begin like a report.
    fn wrote(&self, _start: &[u8]) -> bool {
        false
    }

    /// Whether it shows single findings, so that some may be hidden.
    fn shows_findings(&self) -> bool {
        true
    }

    /// Appends what stands before the first finding.
    fn opening(&self, _out: &mut Vec<u8>, _table: &Table) {}

    /// What stands between two findings.
    fn separator(&self) -> &'static str {
        ""
    }

    /// Appends one finding.
    fn finding(&self, out: &mut Written, finding: &Finding, places: &Places<'_>, look: &Look);

    /// Whether [`Self::file_opening`] has to know how many findings there are;
    /// then those of a file are held back until it ends.
    fn counts_first(&self) -> bool {
        false
    }

    /// Appends what stands before the first finding of a file. The counts are
    /// those of the whole file if [`Self::counts_first`] asks for them.
    fn file_opening(&self, _out: &mut Vec<u8>, _path: &str, _counts: FileCounts, _look: &Look) {}

    /// Appends what stands after the last finding of a file.
    fn file_closing(&self, _out: &mut Vec<u8>) {}

    /// Appends what stands for a file without findings.
    fn clean_file(&self, _out: &mut Vec<u8>, _path: &str) {}

    /// Appends what stands after the last finding.
    fn closing(&self, _out: &mut Vec<u8>, _end: &End<'_>) {}

    /// Does what else there is to do when the report is written.
    fn finish(&self, _end: &End<'_>) -> io::Result<()> {
        Ok(())
    }
}

/// Whether a file begins as a report does.
pub(crate) fn is_report(path: &Path) -> bool {
    let mut start = Vec::new();
    let read = File::open(path).and_then(|file| file.take(START).read_to_end(&mut start));
    read.is_ok() && FORMATS.iter().any(|format| format.wrote(&start))
}

/// How many findings a file has.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct FileCounts {
    /// All of them.
    pub(crate) findings: usize,
    /// Those that are errors.
    pub(crate) errors: usize,
}

/// What is known at the end of a report.
#[derive(Clone, Copy, Debug)]
pub(crate) struct End<'a> {
    /// What was counted.
    pub(crate) totals: &'a Totals,
    /// What the format kept for the end.
    pub(crate) kept: &'a Kept,
    /// Whether the opening was written.
    pub(crate) begun: bool,
    /// What one document is called.
    pub(crate) noun: &'a str,
}

/// How reports for people look on this terminal.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "what a terminal can does not depend on what else it can")]
pub(crate) struct Look {
    /// Whether to colour.
    pub(crate) color: bool,
    /// Whether lines may be drawn with more than ASCII.
    pub(crate) unicode: bool,
    /// Columns that are there.
    pub(crate) width: usize,
    /// Whether a terminal shows them.
    pub(crate) terminal: bool,
    /// Whether the name of a rule leads to what is written about it.
    pub(crate) links: bool,
    /// By which rules was checked.
    pub(crate) table: &'static Table,
}

impl Look {
    /// Where the name of a rule leads.
    fn link(&self, rule: &str) -> Option<String> {
        if self.links { reference::link(self.table, rule) } else { None }
    }

    /// The name of a rule, which leads somewhere if the terminal can.
    fn rule<'r>(&self, rule: &'r str) -> Cow<'r, str> {
        // The form of such a link is OSC 8, which terminals agree on.
        match self.link(rule) {
            Some(url) => format!("\x1b]8;;{url}\x1b\\{rule}\x1b]8;;\x1b\\").into(),
            None => rule.into(),
        }
    }
}

/// One document, and where in its file it stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Payload<'a> {
    /// The path as reports print it.
    pub(crate) path: &'a str,
    /// The bytes of the document alone.
    pub(crate) source: &'a [u8],
    /// Offset of the document in its file.
    pub(crate) offset: usize,
    /// Lines of the file before the document.
    pub(crate) lines_before: usize,
    /// Documents of the file before it.
    pub(crate) index: usize,
}

/// Says where the bytes that findings speak of are.
#[derive(Debug)]
pub(crate) struct Places<'a> {
    /// The document.
    pub(crate) payload: Payload<'a>,
    /// What was asked for, by ascending offset.
    known: Arc<[(usize, Position)]>,
}

impl<'a> Places<'a> {
    /// Looks up every place that the findings of a document speak of.
    ///
    /// All are asked for in ascending order, which costs one walk over the
    /// text: a document may be one line of 50 MB with thousands of findings
    /// that point back and forth in it.
    pub(crate) fn new<'f>(payload: Payload<'a>, findings: impl IntoIterator<Item = &'f Finding>) -> Self {
        Self::on(&SourceMap::new(payload.source), payload, findings)
    }

    /// The same on a map of the text, for those who ask for one part after the
    /// other.
    pub(crate) fn on<'f>(
        map: &SourceMap<'_>,
        payload: Payload<'a>,
        findings: impl IntoIterator<Item = &'f Finding>,
    ) -> Self {
        let mut offsets: Vec<usize> = Vec::new();
        for finding in findings {
            let related = finding.related.iter().map(|related| related.span);
            let first = finding.choices.first().map(|choice| &choice.fix);
            let fixes = finding.fix.iter().chain(first);
            let edits = fixes.flat_map(|fix| fix.edits.iter().map(|edit| edit.span));
            for span in std::iter::once(finding.span).chain(related).chain(edits) {
                offsets.extend([span.start, span.end]);
            }
        }
        offsets.sort_unstable();
        offsets.dedup();
        let place = |offset: usize| {
            let mut position = map.position(offset);
            position.line += payload.lines_before;
            (offset, position)
        };
        Self { payload, known: offsets.into_iter().map(place).collect() }
    }

    /// The same places for another document of the same text.
    pub(crate) fn of(&self, index: usize) -> Self {
        Self { payload: Payload { index, ..self.payload }, known: Arc::clone(&self.known) }
    }

    /// Where a byte that a finding speaks of is in its file.
    pub(crate) fn position(&self, offset: usize) -> Position {
        let index = self.known.binary_search_by_key(&offset, |(offset, _)| *offset);
        let index = index.expect("the place was looked up because a finding speaks of it");
        self.known[index].1
    }
}
