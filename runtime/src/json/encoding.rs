//! Texts that cannot be read as UTF-8, or only by accident.

use super::report::finding;
use crate::builtin;
use crate::finding::Finding;
use crate::span::Span;

/// What a text should have been: see [`invalid_utf8`].
pub(crate) const JSON: &str = "JSON is UTF-8";

/// The first bytes of files that are no text, and what they are.
const MAGIC: &[(&[u8], &str)] = &[
    (b"\x89PNG", "a PNG image"),
    (b"\xFF\xD8\xFF", "a JPEG image"),
    (b"\x1F\x8B", "a gzip archive"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x28\xB5\x2F\xFD", "a Zstandard archive"),
    (b"\x7FELF", "a program"),
];

/// The finding about a text that is not UTF-8.
///
/// Its span starts at the first byte that is wrong. `wanted` is what a text in
/// another encoding should have been.
pub(crate) fn invalid_utf8(source: &[u8], wanted: &str) -> Finding {
    let Err(error) = std::str::from_utf8(source) else {
        // Only called when the text was found not to be UTF-8.
        return finding(builtin::INVALID_UTF8, Span::new(0, 0), "the text is not UTF-8");
    };
    let start = error.valid_up_to();
    let span = Span::new(start, error.error_len().map_or(source.len(), |len| start + len));
    let byte = source[start];
    let mut finding =
        finding(builtin::INVALID_UTF8, span, format!("the byte 0x{byte:02X} is not UTF-8 here"));
    if let Some((message, help)) = other_encoding(source, wanted) {
        finding.message = message;
        finding.help = Some(help);
        return finding;
    }
    if error.error_len().is_none() {
        finding.message = format!("the text ends inside a character: 0x{byte:02X} needs more bytes after it");
        finding.help = Some("the text seems to be cut off".into());
        return finding;
    }
    if let Some(there @ 2..) = error.error_len() {
        // Other encodings hardly ever look like the first bytes of a character.
        let needed = if byte >= 0xF0 { 4 } else { 3 };
        finding.message = format!("a character is cut off: {there} of its {needed} bytes are there");
        finding.help = Some("cut texts between characters, not between bytes".into());
        return finding;
    }
    if matches!(byte, 0xED) && matches!(source.get(start + 1), Some(0xA0..=0xBF)) {
        finding.notes.push(
            "The bytes are half of a surrogate pair, as CESU-8 and Java's modified UTF-8 write it.".into(),
        );
    } else if byte >= 0xA0 {
        finding.notes.push(format!("In Latin-1 and Windows-1252 it stands for `{}`.", char::from(byte)));
    }
    finding.help = Some("save the text as UTF-8, for example with `iconv -f WINDOWS-1252 -t UTF-8`".into());
    finding
}

/// What a file is, when it is in no encoding that starts like ASCII.
fn other_encoding(source: &[u8], wanted: &str) -> Option<(String, String)> {
    if let Some(found) = wide_encoding(source, wanted) {
        return Some(found);
    }
    let help = || "is this the right file?".to_owned();
    if let Some((_, what)) = MAGIC.iter().find(|(magic, _)| source.starts_with(magic)) {
        return Some((format!("this is {what}, not a text"), help()));
    }
    let head = &source[..source.len().min(512)];
    head.contains(&0).then(|| ("this is a binary file, not a text".into(), help()))
}

/// Whether a text is in UTF-16 or UTF-32, which may be UTF-8 by accident.
pub(crate) fn wide_encoding(source: &[u8], wanted: &str) -> Option<(String, String)> {
    let name = match source {
        [0xFF, 0xFE, 0, 0, ..] | [b' '..=b'~', 0, 0, 0, ..] => "UTF-32LE",
        [0, 0, 0xFE, 0xFF, ..] | [0, 0, 0, b' '..=b'~', ..] => "UTF-32BE",
        [0xFF, 0xFE, ..] | [b' '..=b'~', 0, b'\t'..=b'~', ..] => "UTF-16LE",
        [0xFE, 0xFF, ..] | [0, b' '..=b'~', 0, b'\t'..=b'~', ..] => "UTF-16BE",
        _ => return None,
    };
    let help = format!("convert it, for example with `iconv -f {name} -t UTF-8`");
    Some((format!("the text is {name}, but {wanted}"), help))
}
