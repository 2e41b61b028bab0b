//! The tokens of JSON that are written as they should be.
//!
//! Every function answers `None` at the first thing that is not JSON and says
//! nothing about it; finding words for it is not the hot path.

/// A string or number that was read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    /// Offset one past its last byte.
    pub(crate) end: usize,
    /// Whether a string has escapes; whether a number is an integer.
    pub(crate) special: bool,
    /// The bytes of a string and some of those after it, one over the other:
    /// without a high bit all of them are ASCII.
    pub(crate) bytes: u64,
}

/// The first offset from `pos` that is not whitespace.
#[inline]
pub(crate) fn whitespace(source: &[u8], mut pos: usize) -> usize {
    loop {
        match source.get(pos) {
            // A line break is followed by the spaces of an indentation.
            Some(b'\n') => pos = spaces(source, pos + 1),
            Some(b' ' | b'\r' | b'\t') => pos += 1,
            _ => return pos,
        }
    }
}

/// Skips a few spaces at once; there may be more of them.
#[inline]
fn spaces(source: &[u8], pos: usize) -> usize {
    match source.get(pos..).and_then(<[u8]>::first_chunk::<8>) {
        Some(chunk) => pos + (u64::from_le_bytes(*chunk) ^ repeat(b' ')).trailing_zeros() as usize / 8,
        None => pos,
    }
}

/// The string whose opening quote stands at `start`.
#[inline]
pub(crate) fn string(source: &[u8], start: usize) -> Option<Token> {
    let (end, bytes) = plain_bytes(source, start + 1);
    match source.get(end)? {
        b'"' => Some(Token { end: end + 1, special: false, bytes }),
        b'\\' => escaped_string(source, end, bytes),
        _ => None,
    }
}

/// Where the string whose opening quote stands at `start` stops being one.
///
/// Only for a string that [`string`] refuses.
#[cold]
pub(super) fn string_break(source: &[u8], start: usize) -> usize {
    let mut pos = plain(source, start + 1);
    while source.get(pos) == Some(&b'\\')
        && let Some(end) = escape(source, pos)
    {
        pos = plain(source, end);
    }
    pos
}

/// The rest of a string from a backslash on; `bytes` are those before it, one
/// over the other.
pub(crate) fn escaped_string(source: &[u8], mut pos: usize, mut bytes: u64) -> Option<Token> {
    loop {
        match source.get(pos)? {
            b'"' => return Some(Token { end: pos + 1, special: true, bytes }),
            b'\\' => pos = escape(source, pos)?,
            _ => return None,
        }
        let (end, more) = plain_bytes(source, pos);
        pos = end;
        bytes |= more;
    }
}

/// The end of the escape whose backslash stands at `pos`; both halves of a
/// surrogate pair are one escape.
fn escape(source: &[u8], pos: usize) -> Option<usize> {
    match source.get(pos + 1)? {
        b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => Some(pos + 2),
        b'u' => match hex(source, pos + 2)? {
            0xD800..=0xDBFF => {
                let other = source.get(pos + 6..pos + 8)? == b"\\u";
                let low = hex(source, pos + 8)?;
                (other && matches!(low, 0xDC00..=0xDFFF)).then_some(pos + 12)
            }
            0xDC00..=0xDFFF => None,
            _ => Some(pos + 6),
        },
        _ => None,
    }
}

/// The number that four hexadecimal digits at `pos` mean.
pub(super) fn hex(source: &[u8], pos: usize) -> Option<u32> {
    source
        .get(pos..pos + 4)?
        .iter()
        .try_fold(0, |number, &digit| Some(number << 4 | char::from(digit).to_digit(16)?))
}

/// The first offset from `pos` of a quote, a backslash or a control character.
pub(crate) fn plain(source: &[u8], pos: usize) -> usize {
    plain_bytes(source, pos).0
}

/// The same, with the bytes that were looked at, one over the other.
#[inline]
fn plain_bytes(source: &[u8], mut pos: usize) -> (usize, u64) {
    let mut bytes = 0;
    loop {
        // Behind the end are zeros, which end a run as well.
        let word = word(source, pos);
        bytes |= word;
        let special = special_bytes(word);
        if special != 0 {
            return (pos + special.trailing_zeros() as usize / 8, bytes);
        }
        pos += 8;
    }
}

/// The high bit of each byte that ends a plain run; bits above the lowest one
/// that is set may be wrong, which does not matter here.
#[inline]
const fn special_bytes(word: u64) -> u64 {
    // Flipping one bit puts the quote, 0x22, right after the control
    // characters, at 0x20, and the space and `!` above it.
    let control_or_quote = (word ^ repeat(0x02)).wrapping_sub(repeat(0x21));
    let backslash = (word ^ repeat(b'\\')).wrapping_sub(repeat(0x01));
    (control_or_quote | backslash) & !word & repeat(0x80)
}

/// The eight bytes at `pos`, the first one lowest; zeros stand for those that
/// are behind the end.
#[inline]
pub(crate) fn word(source: &[u8], pos: usize) -> u64 {
    match source.get(pos..).and_then(<[u8]>::first_chunk::<8>) {
        Some(chunk) => u64::from_le_bytes(*chunk),
        None => last_word(source, pos),
    }
}

/// The same where less than eight bytes are left.
#[inline]
fn last_word(source: &[u8], pos: usize) -> u64 {
    let left = source.len().saturating_sub(pos);
    match source.last_chunk::<8>() {
        // Loading what was just written byte by byte would be slow.
        Some(chunk) if left > 0 => u64::from_le_bytes(*chunk) >> (8 * (8 - left)),
        _ => short_word(source, pos),
    }
}

#[cold]
fn short_word(source: &[u8], pos: usize) -> u64 {
    let rest = source.get(pos..).unwrap_or_default();
    rest.iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte))
}

/// A word of eight times the same byte.
pub(crate) const fn repeat(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

/// The number that starts at `pos`.
///
/// What follows must not look like more of it: `01` and `1.` are one broken
/// number each, not a number and something else.
#[inline]
pub(super) fn number(source: &[u8], start: usize) -> Option<Token> {
    let mut pos = start + usize::from(source.get(start) == Some(&b'-'));
    match source.get(pos)? {
        b'0' => pos += 1,
        b'1'..=b'9' => pos = digits(source, pos + 1),
        _ => return None,
    }
    let mut integer = true;
    if source.get(pos) == Some(&b'.') {
        integer = false;
        pos = some_digits(source, pos + 1)?;
    }
    if matches!(source.get(pos), Some(b'e' | b'E')) {
        integer = false;
        let sign = matches!(source.get(pos + 1), Some(b'+' | b'-'));
        pos = some_digits(source, pos + 1 + usize::from(sign))?;
    }
    let ends = !source.get(pos).is_some_and(|&byte| continues_word(byte));
    ends.then_some(Token { end: pos, special: integer, bytes: 0 })
}

/// The end of one digit or more.
fn some_digits(source: &[u8], pos: usize) -> Option<usize> {
    source.get(pos)?.is_ascii_digit().then(|| digits(source, pos + 1))
}

/// The first offset from `pos` that is not a digit.
#[inline]
fn digits(source: &[u8], mut pos: usize) -> usize {
    while source.get(pos).is_some_and(u8::is_ascii_digit) {
        pos += 1;
    }
    pos
}

/// The end of `word` at `pos`, if it stands there by itself.
#[inline]
pub(super) fn literal(source: &[u8], pos: usize, word: &[u8]) -> Option<usize> {
    let end = pos + word.len();
    (source.get(pos..end)? == word && !source.get(end).is_some_and(|&byte| continues_word(byte)))
        .then_some(end)
}

/// Whether a byte right after a number or a literal belongs to it.
#[inline]
pub(super) const fn continues_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$' | b'.' | b'+' | b'-' | 0x80..)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every byte at every place of a word, with every byte before it.
    #[test]
    fn plain_runs_end_where_they_should() {
        for byte in 0..=255_u8 {
            let ends = byte < b' ' || byte == b'"' || byte == b'\\';
            for index in 0..24 {
                for filler in [b'a', b'!', b' ', 0x7F, 0x80, 0xFF, b'#', b'[', b']'] {
                    let mut text = [filler; 24];
                    text[index] = byte;
                    assert_eq!(plain(&text, 0), if ends { index } else { 24 }, "0x{byte:02X} at {index}");
                }
            }
        }
    }
}
