//! A first look at a document, straight from its bytes.
//!
//! It answers one question: is it certain that there is nothing to say about
//! this document? Most documents are right, and for them no tape is written
//! and no walk is made. Whatever the look does not know at once (a slip, a
//! rule that is broken, an escape in a name) is a no, and the walk finds out.
//!
//! It reads by a [`Plan`], which is the table again with one word a set of
//! atoms, so it knows no more about any document than the walk. Recursion is
//! as deep as the table is.

mod names;
mod padded;
mod plan;
mod strings;
#[cfg(test)]
mod tests;

pub(crate) use plan::Plan;

use std::ops::Range;

use crate::finding::Severity;
use crate::table::{Profiles, Table, Value};
use padded::Padded;
use plan::{Look, ObjectLook, TestLook, Tested, Truth};

/// Whether it is certain that a document has no finding of this severity or a
/// higher one; `text` is the same as `source`, if that is known to be UTF-8.
pub(super) fn is_fine(
    table: &Table,
    (profiles, least): (Profiles, Severity),
    (source, text): (&[u8], Option<&str>),
    buffer: &mut String,
) -> bool {
    // Longer documents are refused by the reader.
    source.len() < u32::MAX as usize && {
        let source = Padded::new(source);
        let plan = table.plan(least);
        Glance { source, table, plan, profiles, truth: Truth::default(), high: 0, text, buffer }
            .document()
            .is_some()
    }
}

struct Glance<'a> {
    source: Padded<'a>,
    table: &'a Table,
    plan: &'a Plan,
    profiles: Profiles,
    /// What is true in the innermost scope.
    truth: Truth,
    /// Not zero if a string has characters that are no ASCII.
    high: u32,
    /// The source, once it was found to be UTF-8.
    text: Option<&'a str>,
    /// For the text of a string with escapes.
    buffer: &'a mut String,
}

/// Every function that reads answers with the offset after what it has read.
impl<'a> Glance<'a> {
    fn document(mut self) -> Option<()> {
        let Look::Object(look) = &self.plan.root else { return None };
        let (first, start) = self.source.token(0)?;
        if first != b'{' {
            return None;
        }
        let end = self.object(look, start)?;
        let is_over = self.source.token(end).is_none();
        let is_utf8 = self.high == 0 || self.text().is_some();
        (is_over && is_utf8).then_some(())
    }

    /// The source as text.
    fn text(&mut self) -> Option<&'a str> {
        if self.text.is_none() {
            self.text = simdutf8::basic::from_utf8(self.source.bytes).ok();
        }
        self.text
    }

    /// The object whose bracket stands at `start`.
    fn object(&mut self, look: &'a ObjectLook, start: usize) -> Option<usize> {
        let Some(scope) = &look.scope else { return self.members(look, start) };
        let outer = std::mem::take(&mut self.truth);
        let end = self.members(look, start)?;
        let truth = std::mem::replace(&mut self.truth, outer);
        scope.is_kept(&truth, self.profiles).then_some(end)
    }

    fn members(&mut self, look: &'a ObjectLook, start: usize) -> Option<usize> {
        let mut seen = 0_u64;
        let (mut byte, mut pos) = self.source.token(start + 1)?;
        if byte == b'}' {
            return (look.required == 0).then_some(pos + 1);
        }
        loop {
            if byte != b'"' {
                return None;
            }
            let (field, after) = look.fields.find(&self.source, pos + 1)?;
            let (colon, after) = self.source.token(after)?;
            if colon != b':' || seen & field.bit != 0 {
                return None;
            }
            seen |= field.bit;
            self.truth.add(&field.set);
            let (first, start) = self.source.token(after + 1)?;
            let end = self.value(&field.value, &field.tests, first, start)?;
            (byte, pos) = self.source.token(end)?;
            if byte != b',' {
                break;
            }
            (byte, pos) = self.source.token(pos + 1)?;
        }
        (byte == b'}' && seen & look.required == look.required).then_some(pos + 1)
    }

    /// The value whose first byte stands at `start`.
    #[expect(clippy::inline_always, reason = "a call for each value took a tenth of the time of a document")]
    #[inline(always)]
    fn value(&mut self, look: &'a Look, tests: &'a [TestLook], first: u8, start: usize) -> Option<usize> {
        let end = match (look, first) {
            (&Look::Run { range, min, max }, b'"') => self.run(range, (min as usize, max as usize), start)?,
            (Look::AnyString, b'"') => self.any_string(start)?,
            // It asks its tests by itself, where it has the text.
            (Look::String(look), b'"') => return self.string(look, tests, start),
            (Look::Choice(names), b'"') => names.find(&self.source, start + 1)?.1,
            (Look::Bool, _) => self.literal(start)?,
            (&Look::Integer { min, max }, _) => self.integer((min, max), start)?,
            (&Look::List { ref item, min, max, unique }, b'[') => {
                self.list(item, (min, max, unique), start)?
            }
            (Look::Object(look), b'{') => self.object(look, start)?,
            _ => return None,
        };
        if !tests.is_empty() {
            self.scalar_tests(tests, start..end)?;
        }
        Some(end)
    }

    /// `true` or `false`; what follows has to be a comma or a bracket.
    #[inline]
    fn literal(&self, start: usize) -> Option<usize> {
        let word = self.source.word(start);
        let is_true = word as u32 == u32::from_le_bytes(*b"true");
        let is_false = word & 0xFF_FFFF_FFFF == u64::from_le_bytes(*b"false\0\0\0");
        // Which of the two it is nobody can guess, so that no branch asks.
        (is_true | is_false).then_some(start + 5 - usize::from(is_true))
    }

    fn integer(&self, (min, max): (i64, i64), start: usize) -> Option<usize> {
        let is_negative = self.source.bytes.get(start) == Some(&b'-');
        let first = start + usize::from(is_negative);
        let mut pos = first;
        let mut number = 0_i64;
        while let Some(digit @ b'0'..=b'9') = self.source.bytes.get(pos) {
            // One more might be too many for the type.
            if pos - first == 18 {
                return None;
            }
            number = number * 10 + i64::from(digit - b'0');
            pos += 1;
        }
        let is_written_well = match self.source.bytes.get(first)? {
            b'0' => pos == first + 1 && !is_negative,
            _ => pos > first,
        };
        let number = if is_negative { -number } else { number };
        (is_written_well && (min..=max).contains(&number)).then_some(pos)
    }

    /// The array whose bracket stands at `start`.
    fn list(&mut self, item: &'a Look, (min, max, unique): (u32, u32, bool), start: usize) -> Option<usize> {
        let mut count = 0;
        let (mut byte, mut pos) = self.source.token(start + 1)?;
        if byte != b']' {
            loop {
                count += 1;
                if count > max || (unique && count > 1) {
                    return None;
                }
                let end = self.value(item, &[], byte, pos)?;
                (byte, pos) = self.source.token(end)?;
                if byte != b',' {
                    break;
                }
                (byte, pos) = self.source.token(pos + 1)?;
            }
        }
        (byte == b']' && count >= min).then_some(pos + 1)
    }

    /// Asks the tests of a value which is no free text.
    fn scalar_tests(&mut self, tests: &[TestLook], place: Range<usize>) -> Option<()> {
        let raw = self.source.bytes.get(place)?;
        let holds = |value: &Value| match value {
            Value::Bool(wanted) => raw == if *wanted { &b"true"[..] } else { b"false" },
            Value::Integer(wanted) => std::str::from_utf8(raw).is_ok_and(|raw| raw.parse() == Ok(*wanted)),
            // A string is there without escapes, or not at all.
            Value::String(wanted) => {
                raw.strip_prefix(b"\"").and_then(|raw| raw.strip_suffix(b"\"")) == Some(wanted.as_bytes())
            }
        };
        for test in tests {
            if matches!(&test.test, Tested::OneOf(values) if values.iter().any(holds)) {
                self.truth.add(&test.effect);
            }
        }
        Some(())
    }
}
