//! The edits of a fix as one replacement, for formats that know no more.

use std::ops::Range;

use tweetspec_runtime::{Finding, Span};

use super::Payload;

/// Bytes between the first and the last edit beyond which they stay apart: two
/// small edits at both ends of a large document are no suggestion to read.
const WIDEST: usize = 1 << 12;

/// What a fix makes of a piece of the document.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Merged {
    /// The piece.
    pub(super) span: Span,
    /// What to write instead.
    pub(super) text: String,
}

/// The fix of a finding as one replacement, if it has one that is small enough.
pub(super) fn merged(finding: &Finding, payload: &Payload<'_>) -> Option<Merged> {
    let edits = &finding.fix.as_ref()?.edits;
    let span = Span::new(edits.first()?.span.start, edits.last()?.span.end);
    if span.len() > WIDEST {
        return None;
    }
    let kept = |range: Range<usize>| std::str::from_utf8(payload.source.get(range)?).ok();
    let mut text = String::new();
    let mut done = span.start;
    for edit in edits {
        text.push_str(kept(done..edit.span.start)?);
        text.push_str(&edit.text);
        done = edit.span.end;
    }
    Some(Merged { span, text })
}
