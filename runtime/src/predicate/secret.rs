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
    is_token(token.as_bytes()).then_some(0..text.len())
}

/// Whether a word, perhaps after the one that says what kind of token it is,
/// looks like a secret.
pub(crate) fn is_token(token: &[u8]) -> bool {
    let begins = || PREFIXES.iter().any(|prefix| token.starts_with(prefix.as_bytes()));
    token.len() >= LEAST && (begins() || is_random(token))
}

/// One word of letters and digits, or with capitals in its midst, and no link.
fn is_random(bytes: &[u8]) -> bool {
    let word = bytes.iter().all(|byte| byte.is_ascii_alphanumeric() || b"_-+/=.%~".contains(byte));
    if bytes.len() < RANDOM || !word {
        return false;
    }
    let digits = bytes.iter().filter(|byte| byte.is_ascii_digit()).count();
    let (upper, lower) = (bytes.iter().any(u8::is_ascii_uppercase), bytes.iter().any(u8::is_ascii_lowercase));
    // An id of digits alone is no secret, and neither is a path of plain words.
    digits >= 3 && (upper && lower || !bytes.contains(&b'/')) && (upper || lower)
}

/// Whether the length tells that it is none.
pub(super) fn is_ruled_out(text: &[u8]) -> bool {
    text.len() < LEAST
}
