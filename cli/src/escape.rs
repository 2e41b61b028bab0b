//! Text of strangers, made safe to print on a terminal.
//!
//! A payload can hold escape sequences that recolour, move or rename a
//! terminal, and direction marks that make a line read otherwise than it is.

use std::borrow::Cow;
use std::fmt::Write as _;

/// What to print instead of a character, or `None` to print it as it is.
pub(crate) fn replacement(character: char) -> Option<Cow<'static, str>> {
    let code = u32::from(character);
    match character {
        // Each control character of ASCII has a picture of its own.
        '\0'..='\u{1f}' => char::from_u32(0x2400 + code).map(|picture| Cow::Owned(picture.into())),
        '\u{7f}' => Some(Cow::Borrowed("\u{2421}")),
        // The rest has none: C1 controls, direction marks, line separators
        // and characters that take no room but change what is read.
        '\u{80}'..='\u{9f}'
        | '\u{ad}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => {
            let mut text = String::new();
            let _ = write!(text, "<U+{code:04X}>");
            Some(Cow::Owned(text))
        }
        _ => None,
    }
}

/// The text with every dangerous character replaced, line breaks included.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|character| replacement(character).is_some()) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        match replacement(character) {
            Some(picture) => out.push_str(&picture),
            None => out.push(character),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn harmless_text_is_borrowed() {
        let text = "日本 😀 👨‍👩‍👧 é";
        assert!(matches!(visible(text), std::borrow::Cow::Borrowed(same) if same == text));
    }

    #[test]
    fn terminal_escapes_and_direction_marks_become_visible() {
        assert_eq!(visible("\u{1b}[31mred\n"), "␛[31mred␊");
        assert_eq!(visible("\u{9b}31m"), "<U+009B>31m");
        assert_eq!(visible("a\u{202e}b"), "a<U+202E>b");
    }
}
