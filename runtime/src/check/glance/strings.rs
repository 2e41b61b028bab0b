//! Strings at a first look.

use super::Glance;
use super::plan::{Limit, Range, StringLook, TestLook, Tested};
use crate::json::{scan, string};
use crate::predicate::Hint;
use crate::table::{Is, Value};

/// Bytes that are watched for while a string is read, because predicates and
/// measures ask for them.
const WATCHED: [u8; 2] = [b'.', b'$'];

/// What a string says.
#[derive(Clone, Copy)]
struct Content<'c> {
    bytes: &'c [u8],
    /// Whether all of it is surely ASCII.
    is_ascii: bool,
    /// For each watched byte, whether it may be there.
    seen: [bool; 2],
    /// Where it stands in the source, or what its escapes came to.
    place: Result<usize, &'c str>,
}

impl Content<'_> {
    /// Whether a look at the bytes tells that a byte is not among them.
    #[inline]
    fn lacks(&self, byte: u8) -> bool {
        match WATCHED.iter().position(|&watched| watched == byte) {
            Some(index) => !self.seen[index],
            None => (self.is_ascii && !byte.is_ascii()) || memchr::memchr(byte, self.bytes).is_none(),
        }
    }
}

impl<'a> Glance<'a> {
    /// A string of characters of one range.
    #[inline]
    pub(super) fn run(&self, range: Range, (min, max): (usize, usize), start: usize) -> Option<usize> {
        let mut pos = start + 1;
        loop {
            let word = scan::word(self.source, pos);
            let outside = range.outside(word);
            if outside != 0 {
                let bits = outside.trailing_zeros() & !7;
                pos += bits as usize / 8;
                let is_quote = (word >> bits) as u8 == b'"';
                return (is_quote && (min..=max).contains(&(pos - start - 1))).then_some(pos + 1);
            }
            pos += 8;
        }
    }

    pub(super) fn any_string(&mut self, start: usize) -> Option<usize> {
        let token = scan::string(self.source, start)?;
        self.bytes |= token.bytes;
        Some(token.end)
    }

    /// A string that has to be looked at.
    pub(super) fn string(
        &mut self,
        look: &'a StringLook,
        tests: &'a [TestLook],
        start: usize,
    ) -> Option<usize> {
        let [mut bytes, mut dots, mut dollars] = [0; 3];
        let first = start + 1;
        let last = scan::plain_words(self.source, first, |word| {
            bytes |= word;
            dots |= scan::zero_bytes(word ^ scan::repeat(WATCHED[0]));
            dollars |= scan::zero_bytes(word ^ scan::repeat(WATCHED[1]));
        });
        let high = scan::repeat(0x80);
        self.bytes |= bytes;
        match self.source.get(last)? {
            b'"' => {
                let content = Content {
                    bytes: self.source.get(first..last)?,
                    is_ascii: bytes & high == 0,
                    seen: [dots & high != 0, dollars & high != 0],
                    place: Ok(first),
                };
                self.content(look, tests, content)?;
                Some(last + 1)
            }
            b'\\' => self.escaped(look, tests, start),
            _ => None,
        }
    }

    /// A string with escapes.
    fn escaped(&mut self, look: &'a StringLook, tests: &'a [TestLook], start: usize) -> Option<usize> {
        let end = self.any_string(start)?;
        let mut buffer = std::mem::take(self.buffer);
        buffer.clear();
        string::decode_well_formed(self.text()?.get(start + 1..end - 1)?, &mut buffer);
        let content = Content {
            bytes: buffer.as_bytes(),
            is_ascii: buffer.is_ascii(),
            seen: [true, true],
            place: Err(&buffer),
        };
        let fine = self.content(look, tests, content);
        *self.buffer = buffer;
        fine.map(|()| end)
    }

    fn content(&mut self, look: &'a StringLook, tests: &'a [TestLook], content: Content<'_>) -> Option<()> {
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
            let is_read = self.atoms & test.needs == test.needs;
            if !is_read || !test.asked.at(self.least) || !test.asked.by(self.profiles) {
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
                self.atoms |= test.bit;
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

    #[inline]
    fn holds(&mut self, is: Is, content: Content<'_>) -> Option<bool> {
        let is_ruled_out = match is.predicate.hint() {
            Hint::Byte(byte) => content.lacks(byte),
            Hint::Look(is_ruled_out) => is_ruled_out(content.bytes),
        };
        Some(!is_ruled_out && is.place(self.text_of(content)?).is_some())
    }

    #[inline]
    fn fits(&mut self, limit: Limit, content: Content<'_>) -> Option<bool> {
        let Limit { measure, gauge, max } = limit;
        let has_dot = !content.lacks(b'.');
        if gauge.surely_fits(content.bytes, content.is_ascii, has_dot, max) {
            return Some(true);
        }
        let measure = &self.table.measures[usize::from(measure.0)];
        Some(measure.fits(self.text_of(content)?, max))
    }
}

/// How many characters there are, one a byte that is not the rest of one.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count()
}
