//! The edits of one fix, however many mistakes it mends.

use crate::finding::Edit;
use crate::span::Span;

/// Edits that a fix lists one by one.
///
/// A person reads a few of them, and each takes more memory than the byte it
/// replaces, so of more than this many one is made.
pub(super) const MAX_EDITS: usize = 1000;

/// Collects edits in source order.
pub(super) struct Edits<'s> {
    source: &'s [u8],
    listed: Vec<Edit>,
    /// The number of edits that were asked for.
    count: usize,
}

impl<'s> Edits<'s> {
    /// No edits yet of this text.
    pub(super) const fn new(source: &'s [u8]) -> Self {
        Self { source, listed: Vec::new(), count: 0 }
    }

    /// Replaces the bytes of `span`, which lies after the edits so far.
    pub(super) fn push(&mut self, span: Span, text: &str) {
        self.count += 1;
        if self.count <= MAX_EDITS {
            self.listed.push(Edit { span, text: text.to_owned() });
            return;
        }
        if self.listed.len() > 1 {
            let mut rest = std::mem::take(&mut self.listed).into_iter();
            self.listed.extend(rest.next());
            for edit in rest {
                self.extend(edit.span, &edit.text);
            }
        }
        self.extend(span, text);
    }

    /// The number of edits that were asked for.
    pub(super) const fn count(&self) -> usize {
        self.count
    }

    /// The edits of the fix.
    pub(super) fn finish(self) -> Vec<Edit> {
        self.listed
    }

    /// Makes the last edit reach over what lies before `span` and over `span`.
    fn extend(&mut self, span: Span, text: &str) {
        let Some(last) = self.listed.last_mut() else { return };
        last.text.push_str(&String::from_utf8_lossy(&self.source[last.span.end..span.start]));
        last.text.push_str(text);
        last.span.end = span.end;
    }
}
