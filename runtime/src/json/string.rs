//! What the bytes between the quotes of a string mean, well-formed or not.

use super::scan;

/// A stretch of the content of a string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// Characters that stand for themselves.
    Plain,
    /// An escape and what it means.
    Escape(char),
    /// A control character that should have been escaped.
    Control(u8),
    /// One half of a surrogate pair without the other.
    LoneSurrogate,
    /// A backslash that starts no escape of JSON, and what it means elsewhere.
    InvalidEscape(Option<char>),
}

/// The pieces of the content of a string, each with its start and end.
pub(super) struct Pieces<'a> {
    content: &'a [u8],
    pos: usize,
}

/// Takes the content of a string, without its quotes, apart.
pub(super) const fn pieces(content: &[u8]) -> Pieces<'_> {
    Pieces { content, pos: 0 }
}

impl Iterator for Pieces<'_> {
    type Item = (usize, usize, Piece);

    fn next(&mut self) -> Option<Self::Item> {
        let start = self.pos;
        let (end, piece) = match *self.content.get(start)? {
            b'\\' => escape(self.content, start),
            byte @ 0..b' ' => (start + 1, Piece::Control(byte)),
            // A quote inside the content was not seen as one by whoever found
            // the end of the string.
            _ => (scan::plain(self.content, start + 1), Piece::Plain),
        };
        self.pos = end;
        Some((start, end, piece))
    }
}

/// The end and the meaning of the escape at `start`.
fn escape(content: &[u8], start: usize) -> (usize, Piece) {
    let simple = |c| (start + 2, Piece::Escape(c));
    match content.get(start + 1) {
        Some(b'"') => simple('"'),
        Some(b'\\') => simple('\\'),
        Some(b'/') => simple('/'),
        Some(b'b') => simple('\u{8}'),
        Some(b'f') => simple('\u{c}'),
        Some(b'n') => simple('\n'),
        Some(b'r') => simple('\r'),
        Some(b't') => simple('\t'),
        Some(b'u') => unicode_escape(content, start),
        Some(b'\'') => (start + 2, Piece::InvalidEscape(Some('\''))),
        Some(b'x') => foreign_hex(content, start, 2),
        Some(b'U') => foreign_hex(content, start, 8),
        // The letter is kept out of the piece, so that no character is split.
        Some(_) | None => (start + 1, Piece::InvalidEscape(None)),
    }
}

/// `\uXXXX`, alone or as a pair; also `\u{X}` of ECMAScript and Rust.
fn unicode_escape(content: &[u8], start: usize) -> (usize, Piece) {
    match scan::hex(content, start + 2) {
        Some(high @ 0xD800..=0xDBFF) => {
            let low =
                (content.get(start + 6..start + 8) == Some(b"\\u")).then(|| scan::hex(content, start + 8));
            match low.flatten() {
                Some(low @ 0xDC00..=0xDFFF) => {
                    let scalar = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
                    let c = char::from_u32(scalar).expect("a surrogate pair is a scalar value");
                    (start + 12, Piece::Escape(c))
                }
                _ => (start + 6, Piece::LoneSurrogate),
            }
        }
        Some(scalar) => match char::from_u32(scalar) {
            Some(c) => (start + 6, Piece::Escape(c)),
            None => (start + 6, Piece::LoneSurrogate),
        },
        None if content.get(start + 2) == Some(&b'{') => {
            let digits =
                content[start + 3..].iter().take(7).take_while(|byte| byte.is_ascii_hexdigit()).count();
            if digits > 0 && content.get(start + 3 + digits) == Some(&b'}') {
                let (_, piece) = foreign_hex(&content[..start + 3 + digits], start + 1, digits);
                return (start + 4 + digits, piece);
            }
            (start + 2, Piece::InvalidEscape(None))
        }
        None => (start + 2, Piece::InvalidEscape(None)),
    }
}

/// An escape of another language: two bytes, then `len` hexadecimal digits.
fn foreign_hex(content: &[u8], start: usize, len: usize) -> (usize, Piece) {
    let end = start + 2 + len;
    let scalar = content.get(start + 2..end).and_then(|digits| {
        digits.iter().try_fold(0_u32, |number, &digit| Some(number << 4 | char::from(digit).to_digit(16)?))
    });
    match scalar {
        Some(scalar) => (end, Piece::InvalidEscape(char::from_u32(scalar))),
        None => (start + 1, Piece::InvalidEscape(None)),
    }
}

/// Appends the text that the content of a string means.
///
/// A character that cannot be read becomes U+FFFD.
pub(crate) fn decode(content: &[u8], text: &mut String) {
    for (start, end, piece) in pieces(content) {
        match piece {
            Piece::Plain => text.push_str(&String::from_utf8_lossy(&content[start..end])),
            _ => text.push(meaning(piece)),
        }
    }
}

/// The same for a string that was read without a slip.
pub(crate) fn decode_well_formed(content: &str, text: &mut String) {
    let mut rest = content;
    while let Some(at) = memchr::memchr(b'\\', rest.as_bytes()) {
        let (end, piece) = escape(rest.as_bytes(), at);
        text.push_str(rest.get(..at).unwrap_or_default());
        text.push(meaning(piece));
        rest = rest.get(end..).unwrap_or_default();
    }
    text.push_str(rest);
}

/// Whether the content of a string means this text; nothing is allocated.
pub(crate) fn means(content: &[u8], text: &str) -> bool {
    let mut rest = text.as_bytes();
    for (start, end, piece) in pieces(content) {
        let mut buffer = [0; 4];
        let part = match piece {
            Piece::Plain => &content[start..end],
            _ => meaning(piece).encode_utf8(&mut buffer).as_bytes(),
        };
        match rest.strip_prefix(part) {
            Some(after) => rest = after,
            None => return false,
        }
    }
    rest.is_empty()
}

/// The character that a piece other than plain text stands for.
fn meaning(piece: Piece) -> char {
    match piece {
        Piece::Escape(c) | Piece::InvalidEscape(Some(c)) => c,
        Piece::Control(byte) => char::from(byte),
        Piece::Plain | Piece::LoneSurrogate | Piece::InvalidEscape(None) => char::REPLACEMENT_CHARACTER,
    }
}

/// The offset in the content of a string that an offset in its text belongs to.
pub(crate) fn source_offset(content: &[u8], offset_in_text: usize) -> usize {
    let mut left = offset_in_text;
    for (start, end, piece) in pieces(content) {
        let len = if piece == Piece::Plain { end - start } else { meaning(piece).len_utf8() };
        if left < len {
            return if piece == Piece::Plain { start + left } else { start };
        }
        left -= len;
        if left == 0 {
            return end;
        }
    }
    content.len()
}

/// The number of bytes of the quote that a string, as written, starts with.
pub(crate) fn opening_quote_len(raw: &[u8]) -> usize {
    match raw {
        [b'"' | b'\'' | b'`', ..] => 1,
        [0xE2, 0x80, 0x98..=0x9F, ..] => 3,
        _ => 0,
    }
}
