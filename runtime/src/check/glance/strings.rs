//! Strings at a first look.

use super::Glance;
use super::plan::{Limit, Range, StringLook, TestLook, Tested, WATCHED};
use crate::json::block::Block;
use crate::json::{scan, string};
use crate::predicate::Hint;
use crate::table::{Is, Value};

/// What a string says.
#[derive(Clone, Copy)]
struct Content<'c> {
    bytes: &'c [u8],
    /// Whether all of it is surely ASCII.
    is_ascii: bool,
    /// Whether a dot may be there, and whether a watched byte.
    has_dot: bool,
    is_watched: bool,
    /// Where it stands in the source, or what its escapes came to.
    place: Result<usize, &'c str>,
}

impl Content<'_> {
    /// Whether a look at the bytes tells that a byte is not among them.
    #[inline]
    fn lacks(&self, byte: u8) -> bool {
        (WATCHED.contains(&byte) && !self.is_watched)
            || (self.is_ascii && !byte.is_ascii())
            || memchr::memchr(byte, self.bytes).is_none()
    }
}

impl<'a> Glance<'a> {
    /// A string of characters of one range.
    #[inline]
    pub(super) fn run(&self, range: Range, (min, max): (usize, usize), start: usize) -> Option<usize> {
        let mut pos = start + 1;
        loop {
            let outside = Block::new(self.source.chunk(pos)).outside(range.first, range.last);
            pos += outside.trailing_zeros() as usize;
            if outside != 0 {
                let is_quote = self.source.bytes.get(pos) == Some(&b'"');
                return (is_quote && (min..=max).contains(&(pos - start - 1))).then_some(pos + 1);
            }
        }
    }

    pub(super) fn any_string(&mut self, start: usize) -> Option<usize> {
        let (end, ..) = self.plain(start + 1);
        match self.source.bytes.get(end)? {
            b'"' => Some(end + 1),
            b'\\' => self.rest(end),
            _ => None,
        }
    }

    /// The rest of a string from a backslash on.
    fn rest(&mut self, pos: usize) -> Option<usize> {
        let token = scan::escaped_string(self.source.bytes, pos, 0)?;
        self.high |= u32::from(token.bytes & scan::repeat(0x80) != 0);
        Some(token.end)
    }

    /// Where a plain run of a string ends that begins at `pos`, how many dots
    /// are in it, and whether watched bytes are.
    #[inline]
    fn plain(&mut self, mut pos: usize) -> (usize, u32, bool) {
        let (mut dots, mut watched) = (0, 0);
        loop {
            let block = Block::new(self.source.chunk(pos));
            let special = block.special();
            // All bits below the lowest one that is set.
            let before = special.wrapping_sub(1) & !special;
            self.high |= block.high() & before;
            watched |= block.among(WATCHED) & before;
            let dotted = block.equal(b'.') & before;
            if dotted != 0 {
                dots += dotted.count_ones();
            }
            pos += special.trailing_zeros() as usize;
            if special != 0 {
                return (pos, dots, watched != 0);
            }
        }
    }

    /// A string that has to be looked at.
    pub(super) fn string(
        &mut self,
        look: &'a StringLook,
        tests: &'a [TestLook],
        start: usize,
    ) -> Option<usize> {
        let first = start + 1;
        let high = std::mem::take(&mut self.high);
        let (last, dots, is_watched) = self.plain(first);
        let is_ascii = self.high == 0;
        self.high |= high;
        match self.source.bytes.get(last)? {
            b'"' => {
                if let Some(quick) = &look.quick
                    && !is_watched
                    && quick.is_fine(last - first, *self.source.bytes.get(first)?, is_ascii, dots)
                {
                    return Some(last + 1);
                }
                let content = Content {
                    bytes: self.source.bytes.get(first..last)?,
                    is_ascii,
                    has_dot: dots > 0,
                    is_watched,
                    place: Ok(first),
                };
                self.content(look, tests, content)?;
                Some(last + 1)
            }
            b'\\' => self.escaped(look, tests, (start, last)),
            _ => None,
        }
    }

    /// A string with escapes.
    fn escaped(
        &mut self,
        look: &'a StringLook,
        tests: &'a [TestLook],
        (start, backslash): (usize, usize),
    ) -> Option<usize> {
        let end = self.rest(backslash)?;
        let mut buffer = std::mem::take(self.buffer);
        buffer.clear();
        string::decode_well_formed(self.text()?.get(start + 1..end - 1)?, &mut buffer);
        let content = Content {
            bytes: buffer.as_bytes(),
            is_ascii: buffer.is_ascii(),
            has_dot: true,
            is_watched: true,
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
        if (bytes.len() > look.max || bytes.len() < look.min.saturating_mul(4))
            && !(look.min..=look.max).contains(&if is_ascii { bytes.len() } else { characters(bytes) })
        {
            return None;
        }
        if look.pattern.as_ref().is_some_and(|pattern| !pattern.matches_bytes(bytes)) {
            return None;
        }
        for &(is, asked) in &look.refusals {
            if asked.by(self.profiles) && self.holds(is, content)? {
                return None;
            }
        }
        for &(limit, asked) in &look.limits {
            if asked.by(self.profiles) && !self.fits(limit, content)? {
                return None;
            }
        }
        for test in tests {
            let is_read = self.truth.atoms & test.needs == test.needs;
            if !is_read || !test.asked.by(self.profiles) {
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
                self.truth.add(&test.effect);
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
            Hint::Signs(begins, signs) => {
                !content.bytes.first().is_some_and(|first| begins(*first))
                    && signs.iter().all(|byte| content.lacks(*byte))
            }
            Hint::Look(is_ruled_out) => is_ruled_out(content.bytes),
        };
        Some(!is_ruled_out && is.place(self.text_of(content)?).is_some())
    }

    #[inline]
    fn fits(&mut self, limit: Limit, content: Content<'_>) -> Option<bool> {
        let Limit { measure, gauge, max } = limit;
        if gauge.surely_fits(content.bytes, content.is_ascii, content.has_dot, max) {
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
