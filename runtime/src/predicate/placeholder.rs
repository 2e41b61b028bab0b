//! Values that somebody was to fill in: `<string>`, `{{id}}`, `${ID}`,
//! `[id]`, `:id`, `YOUR_ID`, `$steps.upload.id`, `string`.
//!
//! The predicate is for ids, links and the like. Prose may well begin with a
//! bracket, so it is asked about the text as a whole: a pair of brackets with
//! nothing behind it, or a word that no value of an API is.

use std::ops::Range;

/// Brackets that sample bodies and templates put around names.
const BRACKETS: [(&str, &str); 8] =
    [("<", ">"), ("{{", "}}"), ("${", "}"), ("{", "}"), ("[[", "]]"), ("[", "]"), ("%", "%"), ("__", "__")];

/// Words that generated samples have in the place of a value.
const WORDS: [&str; 8] = ["string", "id", "todo", "tbd", "changeme", "change_me", "replace_me", "xxx"];

pub(super) fn place(text: &str) -> Option<Range<usize>> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        // What is asked about most of the time, an id.
        return None;
    }
    let whole = text.trim();
    let inside =
        BRACKETS.iter().find_map(|(open, close)| whole.strip_prefix(open)?.strip_suffix(close)).map(is_name);
    let holds = inside.unwrap_or(false)
        || is_expression(whole)
        || is_yours(whole)
        || WORDS.iter().any(|word| whole.eq_ignore_ascii_case(word));
    // A template in the midst of something else, as in a link.
    let template = || {
        let open = text.find("{{")?;
        let close = text[open..].find("}}")?;
        Some(open..open + close + 2)
    };
    if holds {
        let start = text.len() - text.trim_start().len();
        return Some(start..start + whole.len());
    }
    template()
}

/// Whether one may begin with this byte: with white space, a bracket or a letter
/// of a word; otherwise it has a template inside.
pub(super) fn begins(first: u8) -> bool {
    let starts = |word: &str| word.as_bytes().first().is_some_and(|known| known.eq_ignore_ascii_case(&first));
    super::begins_white_space(first)
        || b"$:yY".contains(&first)
        || BRACKETS.iter().any(|(open, _)| starts(open))
        || WORDS.iter().any(|word| starts(word))
}

/// A name, or several words of one: what stands between brackets.
fn is_name(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty()
        && text.bytes().any(|byte| byte.is_ascii_alphabetic())
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' ' | '$' | '|' | '\''))
}

/// `$steps.x`, `$NAME` and `:name`: what shells, workflows and routers fill in.
fn is_expression(text: &str) -> bool {
    text.strip_prefix(['$', ':']).is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && rest.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.[]".contains(&byte))
    })
}

/// `YOUR_ID`, `your-post-id` and `YourIdHere`.
fn is_yours(text: &str) -> bool {
    let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_- ".contains(&byte));
    let start = text.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("your"));
    start && plain(text) && text.len() > 4 && !text.as_bytes()[4].is_ascii_lowercase()
}
