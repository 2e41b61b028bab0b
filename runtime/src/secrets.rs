//! Keys, tokens and passwords in the midst of a text, which no report may
//! repeat: reports end up in logs.
//!
//! A secret is known by what it looks like or by the name before it, whatever
//! the text is: JSON, a form body, the headers of a request, a command line.
//! It would rather take a harmless text for a secret than the other way round:
//! all that is lost is that a report does not show it.

use std::borrow::Cow;
use std::ops::Range;

use crate::predicate::is_token;

/// What stands for a secret.
const HIDDEN: &str = "***";

/// Bytes behind a name that are looked through for the end of its value.
const LONGEST: usize = 8192;

/// No token is shorter.
const SHORT: usize = 16;

/// How a name of a secret ends, without case and separators.
const NAMES: [&str; 12] = [
    "authorization",
    "token",
    "secret",
    "password",
    "passwd",
    "apikey",
    "consumerkey",
    "privatekey",
    "accesskey",
    "cookie",
    "bearer",
    "credentials",
];

/// Words before a token in a header.
const SCHEMES: [&str; 3] = ["bearer", "basic", "oauth"];

/// Where a text holds what looks like a key, a token or a password, in order.
///
/// ```
/// let line = br#"{"text": "hello", "api_key": "s3cr3t"}"#;
/// let found = tweetspec_runtime::secrets(line);
/// assert_eq!(&line[found[0].clone()], b"s3cr3t");
/// ```
pub fn secrets(text: &[u8]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut pos = 0;
    while pos < text.len() {
        let end = word_end(text, pos);
        if end == pos {
            pos += 1;
            continue;
        }
        let word = pos..end;
        pos = end;
        // A path may look like anything; the query behind it is read as names
        // and values.
        let secret = if is_link(text, &word) { None } else { secret_at(text, &word) };
        if let Some(secret) = secret {
            pos = pos.max(secret.end);
            found.push(secret);
        }
    }
    found
}

/// The text without what looks like a key, a token or a password.
pub fn redact(text: &str) -> Cow<'_, str> {
    let secrets = secrets(text.as_bytes());
    if secrets.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for secret in secrets {
        // Where secrets begin and end there is ASCII, or the text ends.
        let Some(before) = text.get(done..secret.start) else { continue };
        out.push_str(before);
        out.push_str(HIDDEN);
        done = secret.end;
    }
    out.push_str(text.get(done..).unwrap_or_default());
    Cow::Owned(out)
}

/// Whether a text is one short word, as most names are: it is no token, and no
/// value stands behind it.
pub(crate) fn is_short_word(text: &str) -> bool {
    text.len() < SHORT && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// The bytes that words are made of: every text of a report is searched, so
/// each is looked up and not compared.
const IN_WORDS: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < table.len() {
        let char = byte as u8;
        table[byte] =
            char.is_ascii_alphanumeric() || matches!(char, b'_' | b'-' | b'+' | b'/' | b'.' | b'%' | b'~');
        byte += 1;
    }
    table
};

/// What a token is made of, and the slash as some writers of JSON escape it.
fn word_end(text: &[u8], start: usize) -> usize {
    let mut end = start;
    while let Some(&byte) = text.get(end) {
        if IN_WORDS[usize::from(byte)] {
            end += 1;
        } else if byte == b'\\' && text.get(end + 1) == Some(&b'/') {
            end += 2;
        } else if byte == b'=' && !matches!(text.get(end + 1), Some(next) if next.is_ascii_alphanumeric()) {
            // Padding at the end of base 64.
            end += 1;
        } else {
            break;
        }
    }
    end
}

/// Whether a word is the host and the path of a link.
fn is_link(text: &[u8], word: &Range<usize>) -> bool {
    let slashes = text[word.clone()].starts_with(b"//") || text[word.clone()].starts_with(b"\\/\\/");
    slashes && text[..word.start].ends_with(b":")
}

/// The secret that a word is, or the name of.
fn secret_at(text: &[u8], word: &Range<usize>) -> Option<Range<usize>> {
    after_name(text, word).or_else(|| is_token(&text[word.clone()]).then(|| word.clone()))
}

/// The value of the name `word`, if it is that of a secret.
fn after_name(text: &[u8], word: &Range<usize>) -> Option<Range<usize>> {
    let name = &text[word.clone()];
    // What follows a word costs less to look at than the word, and rules most out.
    if text.get(word.end) == Some(&b' ') && is_one_of(&SCHEMES, name, |name, scheme| name == scheme) {
        let start = word.end + text[word.end..].iter().take_while(|&&byte| byte == b' ').count();
        let end = word_end(text, start);
        let token = &text[start..end];
        // "Basic instructions" are none.
        let odd = token.iter().any(|byte| byte.is_ascii_digit() || *byte == b'=')
            || token.iter().skip(1).any(u8::is_ascii_uppercase);
        if token.len() >= 8 && odd {
            return Some(start..end);
        }
    }
    let sign = after_blank(text, after_quote(text, word.end));
    let is_name = matches!(text.get(sign), Some(b':' | b'='));
    if is_name && is_one_of(&NAMES, name, <[u8]>::ends_with) { value(text, sign) } else { None }
}

/// Where blanks end.
fn after_blank(text: &[u8], from: usize) -> usize {
    from + text[from..].iter().take_while(|byte| byte.is_ascii_whitespace()).count()
}

/// Behind a quote, which may be escaped; or where it was looked for.
fn after_quote(text: &[u8], from: usize) -> usize {
    let escaped = usize::from(text.get(from) == Some(&b'\\'));
    match text.get(from + escaped) {
        Some(b'"' | b'\'') => from + escaped + 1,
        _ => from,
    }
}

/// The value behind the sign that follows a name, quotes aside.
fn value(text: &[u8], sign: usize) -> Option<Range<usize>> {
    let after = after_blank(text, sign + 1);
    let start = after_quote(text, after);
    let limit = text.len().min(start + LONGEST);
    let end = if start > after {
        let escaped = text[after] == b'\\';
        let mark = text[start - 1];
        let mut end = start;
        while end < limit && text[end] != mark && text[end] != b'\n' {
            // An escaped quote ends a string that is within another string.
            if text[end] == b'\\' {
                if escaped && text.get(end + 1) == Some(&mark) {
                    break;
                }
                end += 1;
            }
            end += 1;
        }
        end.min(limit)
    } else {
        // A header goes on to the end of its line, with spaces in it.
        let header = text[sign] == b':';
        let stops = |byte: u8| {
            matches!(byte, b'\n' | b'\r' | b'"' | b'\'' | b'{' | b'}' | b'[' | b']' | b',' | b'&' | b';')
                || byte.is_ascii_whitespace() && !header
        };
        start + text[start..limit].iter().take_while(|&&byte| !stops(byte)).count()
    };
    // A long value that is cut in the midst of a character is hidden whole.
    let end = end + text[end..].iter().take_while(|&&byte| byte & 0xC0 == 0x80).count();
    let literal = matches!(&text[start..end], b"" | b"null" | b"None" | b"true" | b"false" | b"undefined");
    (!literal).then_some(start..end)
}

/// Whether a name, without case and separators, goes with one of a list.
fn is_one_of(list: &[&str], name: &[u8], goes_with: impl Fn(&[u8], &[u8]) -> bool) -> bool {
    let mut letters = [0; 64];
    if name.len() > letters.len() {
        return false;
    }
    let mut len = 0;
    for byte in name.iter().filter(|byte| byte.is_ascii_alphanumeric()) {
        letters[len] = byte.to_ascii_lowercase();
        len += 1;
    }
    list.iter().any(|other| goes_with(&letters[..len], other.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, NAMES, SCHEMES, SHORT, is_short_word, redact, secrets};

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(redact(text), expected);
    }

    #[test]
    fn a_short_word_holds_no_secret() {
        let tokens =
            ["eyJ", "ghp_", "AKIA", "sk_"].map(|start| format!("{start:0<width$}", width = SHORT - 1));
        let tokens = tokens.iter().map(String::as_str);
        for word in NAMES.into_iter().chain(SCHEMES).chain(tokens).chain(["", "_", "x_api_key"]) {
            assert!(is_short_word(word), "{word}");
            assert!(secrets(word.as_bytes()).is_empty(), "{word}");
        }
        assert!(!secrets(format!("{:0<SHORT$}", "eyJ").as_bytes()).is_empty());
        for text in ["token=abc", "a-b", "é", "eyJ0000000000000"] {
            assert!(!is_short_word(text), "{text}");
        }
    }

    #[test]
    fn what_is_named_a_secret_is_hidden() {
        check(r#"{"text": "hi", "api_key": "hunter2"}"#, r#"{"text": "hi", "api_key": "***"}"#);
        check("{'accessToken' : 'a\\'b', 'x': 1}", "{'accessToken' : '***', 'x': 1}");
        check(r#"{"password": "日本", "n": 1}"#, r#"{"password": "***", "n": 1}"#);
        check(r#""{\"client_secret\": \"abc\", \"a\": 1}""#, r#""{\"client_secret\": \"***\", \"a\": 1}""#);
        check("text=hi&oauth_token=12-ab&x=1", "text=hi&oauth_token=***&x=1");
        check("Authorization: OAuth oauth_nonce=\"1\"", "Authorization: ***\"1\"");
        check("curl -H 'X-Api-Key: abc def' -d '{}'", "curl -H 'X-Api-Key: ***' -d '{}'");
        check("https://a.example/?token=abc&b=1", "https://a.example/?token=***&b=1");
        check("const token = `abc`", "const token = ***");
    }

    #[test]
    fn names_of_any_length_are_read() {
        for length in [1, 58, 59, 60, 100] {
            let name = "a".repeat(length) + "token";
            let hidden = if name.len() > 64 { "abc" } else { "***" };
            check(&format!("{name}=abc"), &format!("{name}={hidden}"));
        }
    }

    #[test]
    fn a_value_is_looked_through_so_far() {
        let line = |value: &str, rest: &str| format!("token: {value}{rest}");
        check(&line(&"a ".repeat(LONGEST / 2), "b c"), &line("***", "b c"));
        // No character is taken apart.
        check(&line(&("a".to_owned() + &"é".repeat(LONGEST / 2)), "é"), &line("***", "é"));
        check(&line(&"é".repeat(LONGEST / 2), "é"), &line("***", "é"));
    }

    #[test]
    fn what_looks_like_a_token_is_hidden() {
        check(r#"["eyJhbGciOiJIUzI1NiJ9"]"#, r#"["***"]"#);
        check("x AAAAAAAAAAAAAAAAAAAAAMLheAAAAAAA0 y", "x *** y");
        check("-H 'Bearer abcdefgh12345678'", "-H 'Bearer ***'");
        check("2244994945-aBcDeFgHiJkLmNoPqRsTuVwXyZ01", "***");
    }

    #[test]
    fn what_is_no_secret_stays() {
        for text in [
            "",
            r#"{"text": "The secret is butter, and patience", "id": "1455952740635586573"}"#,
            r#"{"text": "https://a.example/aBcDeFgHiJkLmNoPqRsTuVwXyZ0123"}"#,
            r#"{"text": "https:\/\/a.example\/aBcDeFgHiJkLmNoPqRsTuVwXyZ0123"}"#,
            r#"{"token": null, "password": ""}"#,
            r#"{"text": "Basic instructions for bread"}"#,
            r#"{"media_ids": ["3_1455952740635586573"], "card_uri": "card://1044301099031658496"}"#,
        ] {
            check(text, text);
        }
    }

    #[test]
    fn an_end_in_the_midst_is_no_panic() {
        let text = "{\"token\": \"日本\\";
        for end in 0..=text.len() {
            if let Some(text) = text.get(..end) {
                redact(text);
            }
            secrets(&text.as_bytes()[..end]);
        }
    }
}
