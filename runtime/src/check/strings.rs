//! Strings: what their characters must be, how long they may be, and what must
//! not be in them.

use super::walk::Walk;
use super::{explain, locate};
use crate::finding::Severity;
use crate::table::StringShape;
use crate::tape::NodeId;

impl<'a, const COLLECT: bool> Walk<'a, COLLECT> {
    /// Judges a string.
    pub(super) fn string(&mut self, shape: &'a StringShape, value: NodeId) -> bool {
        if let Some(bytes) = self.doc.plain_bytes(value)
            && shape.limits.is_empty()
            // No predicate holds of digits, and most ids are nothing else.
            && (shape.refusals.is_empty() || bytes.iter().all(u8::is_ascii_digit))
            && plainly_right(shape, bytes)
        {
            return true;
        }
        self.with_text(value, |walk, text| walk.text(shape, value, text))
    }

    fn text(&mut self, shape: &'a StringShape, value: NodeId, text: &str) -> bool {
        // A refusal knows what the text is; that it has the wrong form would be
        // the same mistake once more.
        let mut valid = !COLLECT || self.refusals(shape, value, text, |severity| severity == Severity::Error);
        if valid && !self.form(shape, value, text) {
            return false;
        }
        valid &= self.refusals(shape, value, text, |severity| !COLLECT || severity < Severity::Error);
        for limit in shape.limits.iter() {
            let Some(rule) = self.asked(limit.rule) else { continue };
            if !self.table.measures[usize::from(limit.measure.0)].fits(text, limit.max) {
                if !COLLECT {
                    return false;
                }
                valid &= rule.severity < Severity::Error;
                let place = (value, text, locate::pointer(self));
                let finding = explain::over_limit(self, rule, (limit.measure, limit.max), place);
                self.report_over(value, finding);
            }
        }
        valid
    }

    /// Judges what a text may not be, by the rules of some severities.
    fn refusals(
        &mut self,
        shape: &'a StringShape,
        value: NodeId,
        text: &str,
        asks: impl Fn(Severity) -> bool,
    ) -> bool {
        let mut valid = true;
        for refusal in shape.refusals.iter() {
            let Some(rule) = self.asked(refusal.rule).filter(|rule| asks(rule.severity)) else { continue };
            if let Some(place) = refusal.is.place(text) {
                let build =
                    |walk: &mut Self| explain::refused(walk, (rule, refusal.is), shape, (value, text), place);
                self.report(rule.severity, build);
                valid &= rule.severity < Severity::Error;
                if !COLLECT {
                    return false;
                }
            }
        }
        valid
    }

    /// Judges the characters of a text: how many, and what they look like.
    fn form(&mut self, shape: &'a StringShape, value: NodeId, text: &str) -> bool {
        let (min, max) = (shape.min_chars as usize, shape.max_chars as usize);
        // A character has one to four bytes, so most texts need no count.
        if text.len() < min.saturating_mul(4) && text.chars().take(min).count() < min {
            return self.fail(|walk| explain::too_short(walk, shape, value, text));
        }
        if text.len() > max && (text.len() / 4 > max || text.chars().nth(max).is_some()) {
            return self.fail(|walk| explain::too_long(walk, shape, value, text));
        }
        if let Some(pattern) = &shape.pattern
            && !pattern.matches(text)
        {
            return self.fail(|walk| explain::pattern_mismatch(walk, shape, value, text));
        }
        true
    }
}

/// Whether bytes of UTF-8 are a text of this shape, limits in a measure aside;
/// false also when that takes a closer look.
fn plainly_right(shape: &StringShape, bytes: &[u8]) -> bool {
    let (min, max) = (shape.min_chars as usize, shape.max_chars as usize);
    // A character has one to four bytes, so most texts need no count.
    bytes.len() <= max
        && (bytes.len() >= min.saturating_mul(4) || (bytes.len() >= min && bytes.is_ascii()))
        && shape.pattern.as_ref().is_none_or(|pattern| pattern.matches_bytes(bytes))
}
