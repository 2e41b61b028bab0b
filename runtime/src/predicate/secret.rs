//! Keys, tokens and passwords, which no message may repeat.
//!
//! It would rather take a harmless text for a secret than the other way round:
//! all that is lost is that a message does not quote it.

use std::ops::Range;

/// How services begin their tokens.
const PREFIXES: [&str; 12] = [
    "Bearer ",
    "Basic ",
    "OAuth ",
    "AAAAAAAAAA",
    "eyJ",
    "sk-",
    "sk_",
    "ghp_",
    "gho_",
    "github_pat_",
    "xox",
    "AKIA",
];

/// Shorter texts are names and ids.
const LEAST: usize = 16;
/// A text that looks random is one from here on.
const RANDOM: usize = 24;

pub(super) fn place(text: &str) -> Option<Range<usize>> {
    let token = text.trim();
    if token.len() < LEAST || !token.is_ascii() {
        return None;
    }
    let begins = PREFIXES.iter().any(|prefix| token.starts_with(prefix));
    (begins || is_random(token)).then_some(0..text.len())
}

/// One word of letters and digits, or with capitals in its midst, and no link.
fn is_random(token: &str) -> bool {
    let bytes = token.as_bytes();
    let word = bytes.iter().all(|byte| byte.is_ascii_alphanumeric() || b"_-+/=.%~".contains(byte));
    if token.len() < RANDOM || !word {
        return false;
    }
    let digits = bytes.iter().filter(|byte| byte.is_ascii_digit()).count();
    let (upper, lower) = (bytes.iter().any(u8::is_ascii_uppercase), bytes.iter().any(u8::is_ascii_lowercase));
    // An id of digits alone is no secret, and neither is a path of plain words.
    digits >= 3 && digits < bytes.len() && (upper && lower || !bytes.contains(&b'/')) && (upper || lower)
}
