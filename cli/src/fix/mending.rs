//! Texts as they are and as they come out: a document, or one a line.

use std::collections::BTreeMap;

use tweetspec_runtime::table::Text;
use tweetspec_runtime::{Dropped, Policy, Scratch, YamlDocument, mend};

use crate::choices::Task;
use crate::{check, ndjson};

/// A text after mending.
#[derive(Debug, Default)]
pub(super) struct MendedText {
    /// All of it.
    pub(super) text: Vec<u8>,
    /// Fixes that were applied, by rule.
    pub(super) applied: BTreeMap<Text, usize>,
    /// Fixes that were left out.
    pub(super) dropped: Vec<Dropped>,
}

/// Mends the documents of a text that is not one document a line; what stands
/// between them stays as it is.
pub(super) fn whole(task: &Task, policy: &Policy, source: &[u8], scratch: &mut Scratch) -> MendedText {
    let mut out = MendedText::default();
    let mut done = 0;
    for YamlDocument { source: document, offset, .. } in check::documents(task, source) {
        let mended = mend(document, policy, |text| task.check_whole(text, scratch));
        out.text.extend_from_slice(&source[done..offset]);
        out.text.extend_from_slice(&mended.text);
        done = offset + document.len();
        for (rule, count) in mended.applied {
            *out.applied.entry(rule).or_default() += count;
        }
        out.dropped.extend(mended.dropped);
    }
    out.text.extend_from_slice(&source[done..]);
    out
}

/// Lines after mending.
#[derive(Debug, Default)]
pub(super) struct MendedLines {
    /// All of them.
    pub(super) text: Vec<u8>,
    /// Those that changed.
    pub(super) changed: Vec<Line>,
    /// Fixes that were applied, by rule.
    pub(super) applied: BTreeMap<Text, usize>,
    /// Fixes that were left out.
    pub(super) dropped: Vec<Dropped>,
}

/// A line that changed.
#[derive(Debug)]
pub(super) struct Line {
    /// Lines of the piece before it.
    pub(super) index: usize,
    /// As it was, with its line break if it has one.
    pub(super) before: Vec<u8>,
    /// As it is now.
    pub(super) after: Vec<u8>,
}

/// Mends the documents of a piece, one a line; the line breaks stay as they
/// are, and so do blank lines.
pub(super) fn lines(task: &Task, policy: &Policy, piece: &[u8], scratch: &mut Scratch) -> MendedLines {
    let mut out = MendedLines { text: Vec::with_capacity(piece.len()), ..MendedLines::default() };
    let mut done = 0;
    for line in ndjson::lines(piece) {
        let mended = mend(line.source, policy, |text| task.check(text, scratch));
        out.dropped.extend(mended.dropped);
        if mended.applied.is_empty() {
            continue;
        }
        out.text.extend_from_slice(&piece[done..line.offset]);
        out.text.extend_from_slice(&mended.text);
        done = line.offset + line.source.len();
        for (rule, count) in mended.applied {
            *out.applied.entry(rule).or_default() += count;
        }
        let rest = &piece[done..];
        let line_break = &rest[..memchr::memchr(b'\n', rest).map_or(rest.len(), |end| end + 1)];
        out.changed.push(Line {
            index: line.lines_before,
            before: [line.source, line_break].concat(),
            after: [&mended.text, line_break].concat(),
        });
    }
    out.text.extend_from_slice(&piece[done..]);
    out
}
