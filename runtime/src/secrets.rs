//! Keys, tokens and passwords in the midst of a text, which no report may
//! repeat: reports end up in logs.
//!
//! A secret is known by what it looks like or by the name before it, whatever
//! the text is: JSON, a form body, the headers of a request, a command line.
//! It would rather take a harmless text for a secret than the other way round:
//! all that is lost is that a report does not show it.

mod value;

use std::borrow::Cow;
use std::ops::Range;

use crate::predicate::is_token;
use value::{after_blank, after_quote, value};

/// What stands for a secret.
const HIDDEN: &str = "***";

/// No token is shorter.
const SHORT: usize = 16;

/// How a name of a secret ends, without case and separators.
const NAMES: [&str; 21] = [
    "authorization",
    "auth",
    "token",
    "secret",
    "password",
    "passwd",
    "passphrase",
    "pwd",
    "apikey",
    "appkey",
    "consumerkey",
    "privatekey",
    "accesskey",
    "secretkey",
    "signingkey",
    "signature",
    "cookie",
    "sessionid",
    "bearer",
    "credential",
    "jwt",
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
        if !is_link(text, &word) {
            let known = found.len();
            find_at(text, &word, &mut found);
            pos = found[known..].last().map_or(pos, |secret| secret.end.max(pos));
        }
    }
    found
}

/// The text without what looks like a key, a token or a password.
pub fn redact(text: &str) -> Cow<'_, str> {
    if is_short_word(text) {
        return Cow::Borrowed(text);
    }
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

/// Adds the secret that a word is, or the name of.
fn find_at(text: &[u8], word: &Range<usize>, found: &mut Vec<Range<usize>>) {
    let known = found.len();
    after_name(text, word, found);
    if found.len() == known && is_token(&text[word.clone()]) {
        found.push(word.clone());
    }
}

/// Adds the value of the name `word`, if it is that of a secret.
fn after_name(text: &[u8], word: &Range<usize>, found: &mut Vec<Range<usize>>) {
    // `name="value"` ends like base 64.
    let padding = text[word.clone()].iter().rev().take_while(|&&byte| byte == b'=').count();
    let name = word.start..word.end - padding;
    // What follows a word costs less to look at than the word, and rules most out.
    if text.get(word.end) == Some(&b' ')
        && letters_of(&text[word.clone()], |word| SCHEMES.iter().any(|scheme| word == scheme.as_bytes()))
    {
        let start = word.end + text[word.end..].iter().take_while(|&&byte| byte == b' ').count();
        let end = word_end(text, start);
        let token = &text[start..end];
        // "Basic instructions" are none.
        let odd = token.iter().any(|byte| byte.is_ascii_digit() || *byte == b'=')
            || token.iter().skip(1).any(u8::is_ascii_uppercase);
        if token.len() >= 8 && odd {
            return found.push(start..end);
        }
    }
    let sign = if padding > 0 { name.end } else { after_blank(text, after_quote(text, word.end)) };
    let is_secret = |start: usize| letters_of(&text[start..name.end], is_secret_name);
    let is_name = || {
        let before = before_blank(text, name.start);
        is_secret(name.start) || (before < name.start && is_secret(before))
    };
    if matches!(text.get(sign), Some(b':' | b'=')) && is_name() {
        value(text, name.start, sign, found);
    }
}

/// Which of [`NAMES`] end with a byte: every name of every payload that has
/// findings is asked, and most end with another one.
const BY_LAST: [u32; 128] = {
    let mut table = [0; 128];
    let mut index = 0;
    while index < NAMES.len() {
        let name = NAMES[index].as_bytes();
        table[name[name.len() - 1] as usize] |= 1 << index;
        index += 1;
    }
    table
};

/// Whether a name ends like that of a secret, or of several.
fn is_secret_name(name: &[u8]) -> bool {
    let ends_like = |name: &[u8]| {
        let last = name.last().and_then(|last| BY_LAST.get(usize::from(*last)));
        let mut left = last.copied().unwrap_or(0);
        while left != 0 {
            if name.ends_with(NAMES[left.trailing_zeros() as usize].as_bytes()) {
                return true;
            }
            left &= left - 1;
        }
        false
    };
    ends_like(name) || name.strip_suffix(b"s").is_some_and(ends_like)
}

/// Where the word before a space begins: some names are two words, `API key`.
fn before_blank(text: &[u8], start: usize) -> usize {
    let Some(before) = text[..start].strip_suffix(b" ") else { return start };
    let letters = before.iter().rev().take(SHORT).take_while(|byte| byte.is_ascii_alphanumeric());
    before.len() - letters.count()
}

/// What holds of a name without case and separators, unless it is very long.
fn letters_of(name: &[u8], holds: impl Fn(&[u8]) -> bool) -> bool {
    let mut letters = [0; 64];
    if name.len() > letters.len() {
        return false;
    }
    let mut len = 0;
    for byte in name.iter().filter(|byte| byte.is_ascii_alphanumeric()) {
        letters[len] = byte.to_ascii_lowercase();
        len += 1;
    }
    holds(&letters[..len])
}

#[cfg(test)]
mod tests {
    use super::value::LONGEST;
    use super::{NAMES, SCHEMES, SHORT, is_short_word, redact, secrets};

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
        check("API_KEY=\"hunter2\" run", "API_KEY=\"***\" run");
        check("API Key: hunter2", "API Key: ***");
        check("appKey: 'hunter2', accessTokens: 'a'", "appKey: '***', accessTokens: '***'");
        check("curl -H 'X-Api-Key: abc def' -d '{}'", "curl -H 'X-Api-Key: ***' -d '{}'");
        check("https://a.example/?token=abc&b=1", "https://a.example/?token=***&b=1");
        check("const token = `abc`", "const token = ***");
    }

    #[test]
    fn a_header_of_oauth_is_hidden_whole() {
        let header = r#"OAuth oauth_consumer_key="a", oauth_nonce="b", oauth_version="1.0""#;
        let escaped = header.replace('"', "\\\"");
        let twice = escaped.replace('\\', "\\\\").replace('"', "\\\"");
        check(&format!("Authorization: {header}\nHost: b"), "Authorization: ***\nHost: b");
        check(&format!("-H 'Authorization: {header}' -d '{{}}'"), "-H 'Authorization: ***' -d '{}'");
        check(&format!("-H \"Authorization: {escaped}\" -d"), "-H \"Authorization: ***\" -d");
        check(&format!("{{\"Authorization\": \"{escaped}\"}}"), "{\"Authorization\": \"***\"}");
        let named = |value: &str| format!("{{\\\"Authorization\\\": \\\"{value}\\\", \\\"a\\\": 1}}");
        check(&named(&twice), &named("***"));
        check("token: a, b=\"c, d: 1", "token: ***\"c, d: 1");
        check("token: a, b: 1", "token: ***, b: 1");
    }

    #[test]
    fn a_secret_of_several_parts_is_hidden_whole() {
        check(r#"{"api_key": ["a", "b"], "c": 1}"#, r#"{"api_key": [***], "c": 1}"#);
        check(r#"{"password": {"value": "a"}, "c": 1}"#, r#"{"password": {***}, "c": 1}"#);
        check("\"tokens\": [\n  \"a\",\n  \"b\"\n], 1", "\"tokens\": [\n  ***\n  ***\n], 1");
        check("token: >-\n  a\n\n  b\ntext: c", "token: ***\n  ***\n\n  ***\ntext: c");
        check("- token: \"a\r\n    b\"\r\n  text: c", "- token: \"***\r\n    ***\r\n  text: c");
        check("token:\n  - a\n  - b\nc: d", "token:\n  ***\n  ***\nc: d");
        check(r#"{"secrets": [], "c": [1]}"#, r#"{"secrets": [], "c": [1]}"#);
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
        for name in ["token:", "token:\"", "token:a", "token=", "Authorization: OAuth a=\"", "api key:["] {
            for byte in 0..=u8::MAX {
                for rest in [&[byte][..], &[byte, byte], &[byte, b'\n', b' ', byte], &[b'=', b'"', byte]] {
                    let text = [name.as_bytes(), rest].concat();
                    assert!(secrets(&text).iter().all(|secret| secret.end <= text.len()), "{text:?}");
                }
            }
        }
    }
}
