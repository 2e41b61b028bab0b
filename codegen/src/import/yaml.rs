//! Words as YAML, and names in the forms that the language wants.

use std::fmt::Write as _;

/// The longest comment, in characters.
const LONGEST: usize = 160;

/// A text in double quotes, which every reader of YAML takes for a text.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control()
                || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}') =>
            {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A text on one line that can stand behind `#`.
pub(super) fn comment(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut shown: String =
        words.chars().filter(|c| !c.is_control() && *c != '\u{feff}').take(LONGEST).collect();
    if words.chars().count() > LONGEST {
        shown.push('…');
    }
    shown
}

/// A name as `a-b-c`; `otherwise` where nothing of it is left.
pub(super) fn kebab(name: &str, otherwise: &str) -> String {
    let words = words(name).join("-");
    let words = words.trim_start_matches(|c: char| !c.is_ascii_lowercase());
    if words.is_empty() { otherwise.to_owned() } else { words.to_owned() }
}

/// A name in PascalCase that Rust does not need for itself.
pub(super) fn pascal(name: &str) -> String {
    let capital = |word: String| {
        let mut chars = word.chars();
        let first = chars.next().map(|c| c.to_ascii_uppercase());
        first.into_iter().chain(chars).collect::<String>()
    };
    let name: String = words(name).into_iter().map(capital).collect();
    let name = name.trim_start_matches(|c: char| c.is_ascii_digit());
    if name.is_empty() || tweetspec_spec::ir::RESERVED_TYPES.contains(&name) {
        format!("Api{name}")
    } else {
        name.to_owned()
    }
}

/// The words of a name in small letters.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut before_small = false;
    for c in name.chars() {
        if !c.is_ascii_alphanumeric() || c.is_ascii_uppercase() && before_small {
            words.push(String::new());
        }
        if c.is_ascii_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.push(c.to_ascii_lowercase());
        }
        before_small = c.is_ascii_lowercase() || c.is_ascii_digit();
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_the_forms_of_the_language() {
        for (name, dotted, capitals) in [
            ("createOrder", "create-order", "CreateOrder"),
            ("X API v2 2.167", "x-api-v2-2-167", "XApiV22167"),
            ("2 fast", "fast", "Fast"),
            ("Option", "option", "ApiOption"),
            ("…", "none", "Api"),
        ] {
            assert_eq!((&*kebab(name, "none"), &*pascal(name)), (dotted, capitals), "{name}");
        }
    }

    #[test]
    fn every_text_survives_its_quotes() {
        for text in ["", "a\"b\\c", "\u{0}\u{7f}\u{85}\r\n\t", "é😀\u{feff}\u{2028}", "# no: comment"] {
            let line = format!("{{ a: {} }}", quoted(text));
            let read: std::collections::BTreeMap<String, String> =
                serde_yaml::from_str(&line).expect("it is YAML");
            assert_eq!(read["a"], text);
        }
    }
}
