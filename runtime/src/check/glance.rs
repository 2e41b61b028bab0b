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
mod plan;

pub(crate) use plan::Plan;

use crate::finding::Severity;
use crate::json::{scan, string};
use crate::table::{Is, Profiles, Table, Value};
use plan::{Limit, Look, LookId, ObjectLook, Range, ScopeLook, StringLook, TestLook, Tested};

/// Whether it is certain that a document has no finding of this severity or a
/// higher one.
pub(super) fn is_fine(
    table: &Table,
    profiles: Profiles,
    least: Severity,
    source: &[u8],
    buffer: &mut String,
) -> bool {
    // Longer documents are refused by the reader.
    source.len() < u32::MAX as usize
        && Glance { source, table, plan: table.plan(), profiles, least, bytes: 0, text: None, buffer }
            .document()
            .is_some()
}

struct Glance<'a> {
    source: &'a [u8],
    table: &'a Table,
    plan: &'a Plan,
    profiles: Profiles,
    least: Severity,
    /// The bytes of all strings, one over the other.
    bytes: u64,
    /// The source, once it was found to be UTF-8.
    text: Option<&'a str>,
    /// For the text of a string with escapes.
    buffer: &'a mut String,
}

/// What a string says.
#[derive(Clone, Copy)]
struct Content<'c> {
    bytes: &'c [u8],
    /// Whether all of it is surely ASCII.
    is_ascii: bool,
    /// Where it stands in the source, or what its escapes came to.
    place: Result<usize, &'c str>,
}

impl<'a> Glance<'a> {
    fn document(mut self) -> Option<()> {
        let start = self.after_space(0);
        let plan = self.plan;
        let Look::Object(look) = plan.look(plan.root()) else { return None };
        let end = self.object(look, start, &mut 0)?;
        let is_over = self.after_space(end) == self.source.len();
        let is_utf8 = self.bytes & scan::repeat(0x80) == 0 || self.text().is_some();
        (is_over && is_utf8).then_some(())
    }

    #[inline]
    fn after_space(&self, pos: usize) -> usize {
        match self.source.get(pos) {
            Some(b'!'..) => pos,
            _ => scan::whitespace(self.source, pos),
        }
    }

    #[inline]
    fn byte(&self, pos: usize) -> Option<u8> {
        self.source.get(pos).copied()
    }

    /// The source as text.
    fn text(&mut self) -> Option<&'a str> {
        if self.text.is_none() {
            self.text = simdutf8::basic::from_utf8(self.source).ok();
        }
        self.text
    }

    /// Every function answers with the offset after what it has read.
    fn object(&mut self, look: &'a ObjectLook, start: usize, atoms: &mut u64) -> Option<usize> {
        if let Some(scope) = &look.scope {
            let mut atoms = 0;
            let end = self.members(look, start, &mut atoms)?;
            return self.keeps(scope, atoms).then_some(end);
        }
        self.members(look, start, atoms)
    }

    fn members(&mut self, look: &'a ObjectLook, start: usize, atoms: &mut u64) -> Option<usize> {
        if self.byte(start)? != b'{' {
            return None;
        }
        let mut seen = 0_u64;
        let mut pos = self.after_space(start + 1);
        if self.byte(pos)? == b'}' {
            return (look.required == 0).then_some(pos + 1);
        }
        loop {
            if self.byte(pos)? != b'"' {
                return None;
            }
            let (number, after) = look.names.find(self.source, pos + 1)?;
            let bit = 1_u64.wrapping_shl(number as u32);
            if seen & bit != 0 {
                return None;
            }
            seen |= bit;
            pos = self.after_space(after);
            if self.byte(pos)? != b':' {
                return None;
            }
            pos = self.after_space(pos + 1);
            let field = look.fields.get(number)?;
            *atoms |= field.set;
            pos = self.value(field.value, &field.tests, pos, atoms)?;
            pos = self.after_space(pos);
            match self.byte(pos)? {
                b',' => pos = self.after_space(pos + 1),
                b'}' => break,
                _ => return None,
            }
        }
        (seen & look.required == look.required).then_some(pos + 1)
    }

    #[inline]
    fn value(&mut self, id: LookId, tests: &'a [TestLook], start: usize, atoms: &mut u64) -> Option<usize> {
        let plan = self.plan;
        let end = match plan.look(id) {
            Look::Never => return None,
            Look::Bool => self.literal(start)?,
            &Look::Integer { min, max } => {
                let (number, end) = self.integer(start)?;
                if !(min..=max).contains(&number) {
                    return None;
                }
                end
            }
            &Look::Run { range, min, max } => self.run(range, (min as usize, max as usize), start)?,
            Look::String(look) => return self.string(look, tests, start, atoms),
            Look::Choice(names) => {
                if self.byte(start)? != b'"' {
                    return None;
                }
                names.find(self.source, start + 1)?.1
            }
            &Look::List { item, min, max, unique } => self.list(item, (min, max, unique), start, atoms)?,
            Look::Object(look) => self.object(look, start, atoms)?,
        };
        if !tests.is_empty() {
            *atoms |= scalar_tests(tests, self.source.get(start..end)?);
        }
        Some(end)
    }

    #[inline]
    fn literal(&self, start: usize) -> Option<usize> {
        // What follows has to be a comma or a bracket.
        let word = scan::word(self.source, start);
        if word as u32 == u32::from_le_bytes(*b"true") {
            return Some(start + 4);
        }
        let is_false = word & 0xFF_FFFF_FFFF == u64::from_le_bytes(*b"false\0\0\0");
        is_false.then_some(start + 5)
    }

    fn integer(&self, start: usize) -> Option<(i64, usize)> {
        let is_negative = self.byte(start)? == b'-';
        let first = start + usize::from(is_negative);
        let mut pos = first;
        let mut number = 0_i64;
        while let Some(digit @ b'0'..=b'9') = self.byte(pos) {
            // One more might be too many for the type.
            if pos - first == 18 {
                return None;
            }
            number = number * 10 + i64::from(digit - b'0');
            pos += 1;
        }
        let is_written_well = match self.byte(first)? {
            b'0' => pos == first + 1 && !is_negative,
            _ => pos > first,
        };
        is_written_well.then_some((if is_negative { -number } else { number }, pos))
    }

    /// A string of characters of one range.
    #[inline]
    fn run(&self, range: Range, (min, max): (usize, usize), start: usize) -> Option<usize> {
        if self.byte(start)? != b'"' {
            return None;
        }
        let mut pos = start + 1;
        loop {
            let outside = range.outside(scan::word(self.source, pos));
            if outside != 0 {
                pos += outside.trailing_zeros() as usize / 8;
                break;
            }
            pos += 8;
        }
        let is_right = (min..=max).contains(&(pos - start - 1)) && self.byte(pos)? == b'"';
        is_right.then_some(pos + 1)
    }

    fn list(
        &mut self,
        item: LookId,
        (min, max, unique): (u32, u32, bool),
        start: usize,
        atoms: &mut u64,
    ) -> Option<usize> {
        if self.byte(start)? != b'[' {
            return None;
        }
        let mut count = 0;
        let mut pos = self.after_space(start + 1);
        if self.byte(pos)? != b']' {
            loop {
                count += 1;
                if count > max || (unique && count > 1) {
                    return None;
                }
                pos = self.value(item, &[], pos, atoms)?;
                pos = self.after_space(pos);
                match self.byte(pos)? {
                    b',' => pos = self.after_space(pos + 1),
                    b']' => break,
                    _ => return None,
                }
            }
        }
        (count >= min).then_some(pos + 1)
    }

    fn string(
        &mut self,
        look: &'a StringLook,
        tests: &'a [TestLook],
        start: usize,
        atoms: &mut u64,
    ) -> Option<usize> {
        if self.byte(start)? != b'"' {
            return None;
        }
        let token = scan::string(self.source, start)?;
        self.bytes |= token.bytes;
        let (first, last) = (start + 1, token.end - 1);
        let is_ascii = token.bytes & scan::repeat(0x80) == 0;
        if !token.special {
            let bytes = self.source.get(first..last)?;
            self.content(look, tests, Content { bytes, is_ascii, place: Ok(first) }, atoms)?;
        } else if !look.is_open() || !tests.is_empty() {
            let mut buffer = std::mem::take(self.buffer);
            buffer.clear();
            string::decode_well_formed(self.text()?.get(first..last)?, &mut buffer);
            let (bytes, is_ascii) = (buffer.as_bytes(), buffer.is_ascii());
            let fine = self.content(look, tests, Content { bytes, is_ascii, place: Err(&buffer) }, atoms);
            *self.buffer = buffer;
            fine?;
        }
        Some(token.end)
    }

    fn content(
        &mut self,
        look: &'a StringLook,
        tests: &'a [TestLook],
        content: Content<'_>,
        atoms: &mut u64,
    ) -> Option<()> {
        let Content { bytes, is_ascii, .. } = content;
        if !is_ascii {
            // From here on it is UTF-8.
            self.text()?;
        }
        // A character has one byte to four, so most texts need no count.
        if (bytes.len() > look.max || bytes.len() < 4 * look.min)
            && !(look.min..=look.max).contains(&if is_ascii { bytes.len() } else { characters(bytes) })
        {
            return None;
        }
        if look.pattern.as_ref().is_some_and(|pattern| !pattern.matches_bytes(bytes)) {
            return None;
        }
        for &(is, asked) in &look.refusals {
            if asked.at(self.least) && asked.by(self.profiles) && self.holds(is, content)? {
                return None;
            }
        }
        for &(limit, asked) in &look.limits {
            if asked.at(self.least) && asked.by(self.profiles) && !self.fits(limit, content)? {
                return None;
            }
        }
        for test in tests {
            if *atoms & test.needs != test.needs
                || !test.asked.at(self.least)
                || !test.asked.by(self.profiles)
            {
                continue;
            }
            let holds = match &test.test {
                Tested::OneOf(values) => values
                    .iter()
                    .any(|value| matches!(value, Value::String(wanted) if wanted.as_bytes() == bytes)),
                &Tested::Is(is) => self.holds(is, content)?,
                &Tested::Over(limit) => !self.fits(limit, content)?,
            };
            if holds {
                *atoms |= test.bit;
            }
        }
        Some(())
    }

    /// The content as text; `None` if the source is not UTF-8.
    fn text_of<'c>(&mut self, content: Content<'c>) -> Option<&'c str>
    where
        'a: 'c,
    {
        match content.place {
            Ok(start) => self.text()?.get(start..start + content.bytes.len()),
            Err(text) => Some(text),
        }
    }

    fn holds(&mut self, is: Is, content: Content<'_>) -> Option<bool> {
        let is_ruled_out = is.predicate.is_ruled_out(content.bytes);
        Some(!is_ruled_out && is.place(self.text_of(content)?).is_some())
    }

    fn fits(&mut self, limit: Limit, content: Content<'_>) -> Option<bool> {
        let Limit { measure, gauge, max } = limit;
        if gauge.surely_fits(content.bytes, content.is_ascii, max) {
            return Some(true);
        }
        let measure = &self.table.measures[usize::from(measure.0)];
        Some(measure.fits(self.text_of(content)?, max))
    }

    /// Whether a document with these atoms keeps the rules.
    fn keeps(&self, scope: &ScopeLook, atoms: u64) -> bool {
        let mut clauses = scope.clauses.iter().take_while(|clause| clause.asked.at(self.least));
        clauses.all(|clause| clause.is_kept(atoms) || !clause.asked.by(self.profiles))
    }
}

/// The atoms that a value which is no free text makes true.
fn scalar_tests(tests: &[TestLook], raw: &[u8]) -> u64 {
    let holds = |value: &Value| match value {
        Value::Bool(wanted) => raw == if *wanted { &b"true"[..] } else { b"false" },
        Value::Integer(wanted) => std::str::from_utf8(raw).is_ok_and(|raw| raw.parse() == Ok(*wanted)),
        // A string is there without escapes, or not at all.
        Value::String(wanted) => {
            raw.strip_prefix(b"\"").and_then(|raw| raw.strip_suffix(b"\"")) == Some(wanted.as_bytes())
        }
    };
    let one_of = |test: &&TestLook| matches!(&test.test, Tested::OneOf(values) if values.iter().any(holds));
    tests.iter().filter(one_of).fold(0, |atoms, test| atoms | test.bit)
}

/// How many characters there are, one a byte that is not the rest of one.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count()
}
