//! Report formats: one file each, all in [`FORMATS`].
//!
//! To add one, write `report/NAME.rs` and add a line to the list; the command
//! line, its help and the run know it from there.

mod concise;
mod full;
mod json;
mod ndjson;
mod wire;

use tweetspec_runtime::{Finding, Position, SourceMap};

use crate::summary::Summary;

/// Every report format, the default first.
pub(crate) const FORMATS: &[&dyn Format] = &[&full::Full, &concise::Concise, &json::Json, &ndjson::Ndjson];

/// A way to write findings down.
///
/// Findings are rendered in parallel and joined in order, so a format says
/// what stands before, between and after them instead of keeping state.
pub(crate) trait Format: Sync {
    /// What `--format` calls it.
    fn name(&self) -> &'static str;

    /// One line for the help.
    fn about(&self) -> &'static str;

    /// Whether people read it, so that a summary on standard error helps.
    fn is_for_people(&self) -> bool;

    /// What stands before the first finding.
    fn opening(&self) -> &'static str {
        ""
    }

    /// What stands between two findings.
    fn separator(&self) -> &'static str {
        ""
    }

    /// Appends one finding.
    fn finding(&self, out: &mut Vec<u8>, finding: &Finding, places: &Places<'_>, look: &Look);

    /// Appends what stands after the last finding.
    fn closing(&self, _out: &mut Vec<u8>, _summary: &Summary) {}
}

/// How reports for people look on this terminal.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Look {
    /// Whether to colour.
    pub(crate) color: bool,
    /// Whether lines may be drawn with more than ASCII.
    pub(crate) unicode: bool,
    /// Columns that are there.
    pub(crate) width: usize,
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
    known: Vec<(usize, Position)>,
}

impl<'a> Places<'a> {
    /// Looks up every place that the findings of a document speak of.
    ///
    /// All are asked for in ascending order, which costs one walk over the
    /// text: a document may be one line of 50 MB with thousands of findings
    /// that point back and forth in it.
    pub(crate) fn new(payload: Payload<'a>, findings: &[Finding]) -> Self {
        let mut offsets: Vec<usize> = Vec::new();
        for finding in findings {
            let related = finding.related.iter().map(|related| related.span);
            let edits = finding.fix.iter().flat_map(|fix| fix.edits.iter().map(|edit| edit.span));
            for span in std::iter::once(finding.span).chain(related).chain(edits) {
                offsets.extend([span.start, span.end]);
            }
        }
        offsets.sort_unstable();
        offsets.dedup();
        let map = SourceMap::new(payload.source);
        let place = |offset: usize| {
            let mut position = map.position(offset);
            position.line += payload.lines_before;
            (offset, position)
        };
        Self { payload, known: offsets.into_iter().map(place).collect() }
    }

    /// Where a byte that a finding speaks of is in its file.
    pub(crate) fn position(&self, offset: usize) -> Position {
        let index = self.known.binary_search_by_key(&offset, |(offset, _)| *offset);
        let index = index.expect("the place was looked up because a finding speaks of it");
        self.known[index].1
    }
}
