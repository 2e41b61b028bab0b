//! Normalization form C, and the way back to the text as written.
//!
//! Most texts are in the form already, and most of the rest has single letters
//! with a mark. Both are recognized without the general algorithm.

use std::borrow::Cow;

use unicode_normalization::char::{canonical_combining_class, compose};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The text in normalization form C.
pub(super) fn to_nfc(text: &str) -> Cow<'_, str> {
    let Some(first) = next_unstable(text, 0) else { return Cow::Borrowed(text) };
    let cluster = cluster_start(text, 0, first);
    let rest = text.get(cluster..).unwrap_or_default();
    if is_nfc_quick(rest.chars()) == IsNormalized::Yes {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for segment in Segments::new(text) {
        push_nfc(&segment, &mut out);
    }
    Cow::Owned(out)
}

/// Whether the text is surely in the form; `false` means nothing.
pub(super) fn is_stable(text: &str) -> bool {
    next_unstable(text, 0).is_none()
}

/// The offset in a text that belongs to an offset in its normalized form.
///
/// It is the start of the characters that were normalized together if the
/// offset lies within what came of them and behind the first change.
pub(super) fn original_offset(text: &str, normalized: usize) -> usize {
    let mut length = 0;
    let mut out = String::new();
    for segment in Segments::new(text) {
        out.clear();
        push_nfc(&segment, &mut out);
        if length + out.len() > normalized {
            let offset = normalized - length;
            let is_unchanged = segment.text.get(..offset).is_some_and(|text| out.get(..offset) == Some(text));
            return segment.start + if is_unchanged { offset } else { 0 };
        }
        length += out.len();
    }
    text.len()
}

/// Part of a text whose normal form does not depend on the rest.
struct Segment<'t> {
    start: usize,
    text: &'t str,
    /// Whether it is its own normal form.
    is_stable: bool,
}

/// Splits a text into what normalization leaves alone and the rest.
struct Segments<'t> {
    text: &'t str,
    position: usize,
    /// The cluster behind the stable part that was handed out last.
    cluster: Option<(usize, usize)>,
}

impl<'t> Segments<'t> {
    const fn new(text: &'t str) -> Self {
        Self { text, position: 0, cluster: None }
    }

    fn segment(&self, start: usize, end: usize, is_stable: bool) -> Segment<'t> {
        Segment { start, text: self.text.get(start..end).unwrap_or_default(), is_stable }
    }
}

impl<'t> Iterator for Segments<'t> {
    type Item = Segment<'t>;

    fn next(&mut self) -> Option<Segment<'t>> {
        if let Some((start, end)) = self.cluster.take() {
            return Some(self.segment(start, end, false));
        }
        let start = self.position;
        if start >= self.text.len() {
            return None;
        }
        let Some(unstable) = next_unstable(self.text, start) else {
            self.position = self.text.len();
            return Some(self.segment(start, self.text.len(), true));
        };
        let cluster = cluster_start(self.text, start, unstable);
        let end = cluster_end(self.text, unstable);
        self.position = end;
        if cluster == start {
            return Some(self.segment(start, end, false));
        }
        self.cluster = Some((cluster, end));
        Some(self.segment(start, cluster, true))
    }
}

/// The start of the character that the one at `unstable` may join.
fn cluster_start(text: &str, from: usize, unstable: usize) -> usize {
    let before = text.get(from..unstable).unwrap_or_default();
    before.char_indices().next_back().map_or(unstable, |(offset, _)| from + offset)
}

/// Where the characters end that may join what stands before `start`.
fn cluster_end(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    rest.find(is_stable_character).map_or(text.len(), |offset| start + offset)
}

fn push_nfc(segment: &Segment<'_>, out: &mut String) {
    if segment.is_stable {
        out.push_str(segment.text);
        return;
    }
    let mut characters = segment.text.chars();
    match (characters.next(), characters.next(), characters.next()) {
        // A letter without a decomposition and one mark without one.
        (Some(base), Some(mark @ '\u{300}'..='\u{33f}'), None) if base.is_ascii() => {
            match compose(base, mark) {
                Some(composed) => out.push(composed),
                None => out.push_str(segment.text),
            }
        }
        _ => out.extend(segment.text.nfc()),
    }
}

/// The first character at `from` or later that normalization may change or
/// join with the one before it.
fn next_unstable(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut position = from;
    while let Some(&byte) = bytes.get(position) {
        position += match byte {
            ..0xcc => 1,
            // Cyrillic and Greek without their marks.
            0xcf..=0xd1 | 0xd3 | 0xd4 => 2,
            // Han and Hangul.
            0xe4..=0xe9 | 0xeb | 0xec => 3,
            0xe2 | 0xe3 | 0xef | 0xf0 if let Some(length) = stable_length(bytes, position) => length,
            _ => {
                let c = text.get(position..)?.chars().next()?;
                if !is_stable_character(c) {
                    return Some(position);
                }
                c.len_utf8()
            }
        };
    }
    None
}

/// The length of the character at `position` if two or three bytes tell that
/// it is stable: signs and scripts that texts are full of.
fn stable_length(bytes: &[u8], position: usize) -> Option<usize> {
    let bytes = [bytes.get(position), bytes.get(position + 1), bytes.get(position + 2)]
        .map(|byte| *byte.unwrap_or(&0));
    match bytes {
        // General punctuation; symbols; variation selectors; wide letters.
        [0xe2, 0x80, 0x82..=0xff]
        | [0xe2, 0x98..=0x9d, _]
        | [0xef, 0xb8, 0x80..=0x8f]
        | [0xef, 0xbc | 0xbd, _] => Some(3),
        // Punctuation of Han; Hiragana and Katakana without their marks.
        [0xe3, 0x80, 0x80..=0xa9] | [0xe3, 0x81 | 0x83, _] | [0xe3, 0x82, 0x80..=0x98 | 0x9b..=0xff] => {
            Some(3)
        }
        // Emoji.
        [0xf0, 0x9f, _] => Some(4),
        _ => None,
    }
}

/// Whether the character stays as it is and apart from what precedes it.
fn is_stable_character(c: char) -> bool {
    c < '\u{300}'
        || (canonical_combining_class(c) == 0 && is_nfc_quick(std::iter::once(c)) == IsNormalized::Yes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quick_look_agrees_with_the_data() {
        for c in '\0'..=char::MAX {
            let quick = next_unstable(c.encode_utf8(&mut [0; 4]), 0).is_none();
            let slow =
                canonical_combining_class(c) == 0 && is_nfc_quick(std::iter::once(c)) == IsNormalized::Yes;
            assert_eq!(quick, slow, "{c:?}");
        }
    }

    #[track_caller]
    fn check(text: &str) {
        assert_eq!(to_nfc(text), text.nfc().collect::<String>(), "{text:?}");
    }

    #[test]
    fn forms() {
        check("plain");
        check("e\u{301}a");
        check("e\u{323}\u{301}");
        check("e\u{301}\u{323}");
        check("é\u{323}");
        check("\u{301}e");
        check("\u{1100}\u{1161}\u{11a8}\u{11a8}");
        check("각\u{11a8}");
        check("q\u{301}");
        check("\u{212b}\u{2126}");
        check("\u{1d15f}");
        check("a\u{340}\u{343}\u{344}");
    }

    #[test]
    fn offsets_lead_back() {
        // Normalized: `é`, two bytes, then `x`.
        let text = "ae\u{301}x";
        assert_eq!(original_offset(text, 0), 0);
        assert_eq!(original_offset(text, 1), 1);
        assert_eq!(original_offset(text, 2), 1);
        assert_eq!(original_offset(text, 3), 4);
        assert_eq!(original_offset(text, 4), 5);
        // Only the mark changes, and what stands before it is still apart.
        assert_eq!(original_offset("日\u{340}", 3), 3);
    }
}
