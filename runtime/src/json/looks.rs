//! What a text looks like that is no JSON, and what to do about it.

use std::borrow::Cow;

use super::report::{edit, fix, quoted};
use super::scan;
use crate::finding::{Fix, Safety};
use crate::secrets::redact;
use crate::span::Span;

/// Bytes of a text that are looked at to tell what it is.
const LOOKED_AT: usize = 1 << 14;
/// Characters of a document that a help repeats.
const LONGEST: usize = 200;

/// What a text looks like.
pub(super) struct Looks {
    /// The words for it, as in "it looks like YAML".
    pub(super) what: Option<&'static str>,
    pub(super) help: Cow<'static, str>,
    /// How to get the document out of it; always for a person to look at.
    pub(super) fix: Option<Fix>,
}

/// What the text from `content` on looks like.
pub(super) fn looks(source: &[u8], content: usize) -> Looks {
    let text = &source[content..];
    let line = text.split(|&byte| byte == b'\n').next().unwrap_or_default().trim_ascii();
    let word_end = line.iter().position(|&byte| !scan::continues_word(byte)).unwrap_or(line.len());
    let (word, after_word) = (&line[..word_end], line[word_end..].trim_ascii_start());
    let around = |what, help: &'static str| {
        let fix = wrapping(source, content).map(|(open, close)| {
            let mut mended = fix("keep the JSON only", Safety::Unsafe, open, "");
            mended.edits.push(edit(close, ""));
            mended
        });
        Looks { what: Some(what), help: help.into(), fix }
    };
    let plain = |what, help: &'static str| Looks { what, help: help.into(), fix: None };
    if text.starts_with(b"```") {
        return around("stands in a Markdown fence", "keep what stands between the fences only");
    }
    if matches!(text, [b'b', b'\'' | b'"', b'{' | b'[', ..]) {
        return around(
            "stands in quotes as Python shows bytes",
            "take `b` and the quotes around the document away",
        );
    }
    if matches!(text, [b'\'' | b'`', b'{' | b'[', ..]) {
        return around(
            "stands in quotes",
            "take the quotes around the document away, which belong to a shell or a program",
        );
    }
    if text.starts_with(b"<") {
        return plain(
            Some("looks like HTML or XML"),
            "an error page may have been saved in place of the document",
        );
    }
    if is_request(text, word) {
        return around("looks like a whole request", "keep the body only, which stands below the empty line");
    }
    if matches!(word, b"curl" | b"wget" | b"http" | b"https" | b"xh")
        && after_word.len() < line.len() - word_end
    {
        return around("looks like a command", "keep the body only, which stands behind `-d` or `--data`");
    }
    if let Some(form) = form(text) {
        return form;
    }
    if text.starts_with(b"---") || text.starts_with(b"- ") || word_end > 0 && is_yaml(after_word) {
        return plain(Some("looks like YAML"), "name the file `.yaml`, or write the document as JSON");
    }
    if word_end > 0 && after_word.starts_with(b"(") {
        return around("looks like a call", "keep what stands between the parentheses only");
    }
    if is_assignment(line) {
        return around("looks like a program", "keep what stands between the braces only");
    }
    plain(None, "a document is an object: `{` … `}`")
}

/// Whether what follows a word makes it the key of a YAML mapping.
fn is_yaml(after_word: &[u8]) -> bool {
    after_word == b":" || after_word.starts_with(b": ")
}

/// The request line of HTTP, or headers with a body below them.
fn is_request(text: &[u8], word: &[u8]) -> bool {
    let text = &text[..text.len().min(LOOKED_AT)];
    let line = text.split(|&byte| byte == b'\n').next().unwrap_or_default().trim_ascii_end();
    if matches!(word, b"POST" | b"PUT" | b"PATCH" | b"GET" | b"DELETE")
        && (line[word.len()..].starts_with(b" /") || line[word.len()..].starts_with(b" http"))
    {
        return true;
    }
    let is_header = |line: &[u8]| {
        let line = line.trim_ascii_end();
        let name = line.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'-').count();
        name > 0 && line[name..].starts_with(b": ")
    };
    let mut lines = text.split(|&byte| byte == b'\n');
    let headers = lines.by_ref().take_while(|line| is_header(line)).count();
    // The empty line was taken along.
    let body = lines.find(|line| !line.trim_ascii().is_empty()).is_some_and(|line| line.starts_with(b"{"));
    headers > 0
        && body
        && memchr::memmem::find(text, b"\n\n").or(memchr::memmem::find(text, b"\n\r\n")).is_some()
}

/// `const body = {`, `payload = {`, `module.exports = {`, `return {`.
fn is_assignment(line: &[u8]) -> bool {
    let Some(open) = line.iter().position(|byte| matches!(byte, b'{' | b'[')) else { return false };
    let before = line[..open].trim_ascii_end();
    let plain = before.iter().all(|&byte| scan::continues_word(byte) || matches!(byte, b' ' | b'=' | b':'));
    plain && (before.ends_with(b"=") || matches!(before, b"return" | b"export default"))
}

/// What to write instead of a text that is the body of a form.
pub(crate) fn form_help(text: &str) -> Option<String> {
    form(text.as_bytes()).map(|looks| looks.help.into_owned())
}

/// `text=hello&in_reply_to=1`, the body of a form.
fn form(text: &[u8]) -> Option<Looks> {
    let text = std::str::from_utf8(&text[..text.len().min(LOOKED_AT)]).ok()?.trim_end();
    if text.contains(['\n', '{', '[']) {
        return None;
    }
    let pairs: Vec<(&str, &str)> = text.split('&').map(|pair| pair.split_once('=')).collect::<Option<_>>()?;
    let is_name = |name: &str| !name.is_empty() && name.bytes().all(scan::continues_word);
    // White space is escaped in a form, but people write it all the same.
    let written_by_hand = pairs.len() == 1 && text.contains(' ');
    if written_by_hand || !pairs.iter().all(|(name, _)| is_name(name)) {
        return None;
    }
    let member = |(name, value): (&str, &str)| format!("{}: {}", quoted(name), quoted(&unescaped(value)));
    let members: Vec<String> = pairs.into_iter().map(member).collect();
    let json = format!("{{{}}}", members.join(", "));
    let shown = redact(&json);
    let help = match shown.char_indices().nth(LONGEST) {
        Some((end, _)) => {
            format!("send JSON instead, with `Content-Type: application/json`: {}…", &shown[..end])
        }
        None => format!("send JSON instead, with `Content-Type: application/json`: {shown}"),
    };
    Some(Looks { what: Some("looks like a form body"), help: help.into(), fix: None })
}

/// A value of a form as it was meant: `+` is a space, `%E3%81%82` one letter.
fn unescaped(value: &str) -> String {
    let digit = |byte: Option<&u8>| byte.and_then(|&byte| char::from(byte).to_digit(16));
    let bytes = value.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut pos = 0;
    while let Some(&byte) = bytes.get(pos) {
        match (byte, digit(bytes.get(pos + 1)), digit(bytes.get(pos + 2))) {
            (b'%', Some(high), Some(low)) => {
                out.push((16 * high + low) as u8);
                pos += 2;
            }
            (b'+', ..) => out.push(b' '),
            _ => out.push(byte),
        }
        pos += 1;
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// What stands around a document that was pasted together with its wrapping.
fn wrapping(source: &[u8], start: usize) -> Option<(Span, Span)> {
    let text = source.trim_ascii_end();
    let open = start + source.get(start..)?.iter().position(|byte| matches!(byte, b'{' | b'['))?;
    let close = 1 + text.iter().rposition(|byte| matches!(byte, b'}' | b']'))?;
    let after = text.get(close..)?;
    // Behind the document there is nothing but what closes its wrapping.
    let closes = after.iter().all(|byte| byte.is_ascii_whitespace() || b"`'\");,".contains(byte));
    (close > open && closes).then(|| (Span::new(start, open), Span::new(close, text.len())))
}
