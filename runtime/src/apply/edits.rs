//! Edits on bytes: which ones go together, and what comes of them.

use crate::finding::{Edit, Fix};

/// A text with edits applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// The text.
    pub text: Vec<u8>,
    /// Indexes of the fixes that were left out, because their edits touch
    /// those of an earlier one or lie outside the text.
    pub skipped: Vec<usize>,
}

/// Applies fixes, in the order in which they are given, as far as they go
/// together.
///
/// All spans refer to `source`; a fix is applied as a whole or not at all.
///
/// ```
/// use tweetspec_runtime::{Edit, Fix, Safety, Span, apply};
///
/// let edit = |start, end, text: &str| Edit { span: Span::new(start, end), text: text.into() };
/// let fix = |edits| Fix { title: String::new(), safety: Safety::Safe, edits };
/// let quoted = fix(vec![edit(5, 5, "\""), edit(7, 7, "\"")]);
/// let applied = apply(br#"{"a":12}"#, &[&quoted, &fix(vec![edit(6, 8, "")])]);
/// assert_eq!(applied.text, br#"{"a":"12"}"#);
/// assert_eq!(applied.skipped, [1]);
/// ```
pub fn apply(source: &[u8], fixes: &[&Fix]) -> Applied {
    let taken = compatible(source, fixes);
    let mut edits: Vec<&Edit> = taken.iter().flat_map(|&index| &fixes[index].edits).collect();
    edits.sort_by_key(|edit| edit.span);
    let mut text = Vec::with_capacity(source.len() + edits.iter().map(|edit| edit.text.len()).sum::<usize>());
    let mut done = 0;
    for edit in edits {
        text.extend_from_slice(&source[done..edit.span.start]);
        text.extend_from_slice(edit.text.as_bytes());
        done = edit.span.end;
    }
    text.extend_from_slice(&source[done..]);
    let skipped = (0..fixes.len()).filter(|index| taken.binary_search(index).is_err()).collect();
    Applied { text, skipped }
}

/// Indexes of the fixes that can be applied together, ascending: each that
/// touches none before it.
pub(super) fn compatible(source: &[u8], fixes: &[&Fix]) -> Vec<usize> {
    let mut taken = Vec::new();
    // Spans of the edits that were taken; they do not touch, so a new one has
    // to be compared with its two neighbours only.
    let mut spans: Vec<(usize, usize)> = Vec::new();
    for (index, fix) in fixes.iter().enumerate() {
        if !is_sound(source, fix) {
            continue;
        }
        let is_free = |edit: &Edit| {
            let span = (edit.span.start, edit.span.end);
            let next = spans.partition_point(|known| *known < span);
            let before = next.checked_sub(1).map(|before| spans[before]);
            before.into_iter().chain(spans.get(next).copied()).all(|known| !touch(known, span))
        };
        if !fix.edits.iter().all(is_free) {
            continue;
        }
        for edit in &fix.edits {
            let span = (edit.span.start, edit.span.end);
            // Findings are in source order, so this is nearly always the end.
            spans.insert(spans.partition_point(|known| *known < span), span);
        }
        taken.push(index);
    }
    taken
}

/// Whether the edits are in order, do not overlap and lie within the text.
pub(super) fn is_sound(source: &[u8], fix: &Fix) -> bool {
    let within = fix.edits.iter().all(|Edit { span, .. }| span.start <= span.end && span.end <= source.len());
    let in_order = fix.edits.is_sorted_by(|left, right| left.span.end <= right.span.start);
    within && in_order && !fix.edits.is_empty()
}

/// Whether two edits cannot be told apart any more: they share a byte, or one
/// of them inserts where the other begins or ends.
fn touch(left: (usize, usize), right: (usize, usize)) -> bool {
    let share = left.0 < right.1 && right.0 < left.1;
    let inserts = left.0 == left.1 || right.0 == right.1;
    share || inserts && left.0 <= right.1 && right.0 <= left.1
}
