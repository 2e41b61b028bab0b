//! Texts that are no JSON from the first byte on.
//!
//! They get one finding, which says what they look like instead of listing
//! everything that is not JSON about them.

use super::report::{finding, fix};
use super::{Reader, State, scan};
use crate::builtin;
use crate::finding::Safety;
use crate::span::Span;
use crate::tape::Kind;

impl Reader<'_, '_> {
    /// Something else than the outermost value.
    pub(super) fn root(&mut self, state: State) -> Option<State> {
        let source = self.source;
        let content = self.blank_end(state.pos);
        match source.get(content) {
            None => {
                let mut finding = finding(builtin::EMPTY_INPUT, Span::new(0, 0), "there is no document");
                if content > state.pos && state.pos < source.len() {
                    finding.message = "there are comments, but no document".into();
                }
                finding.help = Some("write an object: `{` … `}`".into());
                self.report(state, finding);
                return None;
            }
            // Comments before a document that may be JSON otherwise.
            Some(b'{' | b'[') if content > state.pos => return self.comment(state),
            Some(b'"') if content == state.pos => {}
            Some(_) => {
                let end = content
                    + source[content..].iter().take_while(|&&byte| scan::continues_word(byte)).count();
                if content == state.pos && end > content && self.blank_end(end) == source.len() {
                    return Some(self.word(state));
                }
            }
        }
        let first_line =
            source[content..].split(|&byte| byte == b'\n').next().unwrap_or_default().trim_ascii_end();
        let span = Span::new(content, content + first_line.len());
        let (what, help) = describe(&source[content..]);
        let message = match what {
            Some(what) => format!("this is not JSON: it {what}"),
            None => format!("this is not JSON: expected `{{`, found {}", self.found(content)),
        };
        let mut finding = finding(builtin::JSON_SYNTAX, span, message);
        finding.help = Some(help.into());
        if let Some((open, close)) = wrapping(source, content) {
            let mut mended = fix("keep the JSON only", Safety::Unsafe, open, "");
            mended.edits.push(super::report::edit(close, ""));
            finding.fix = Some(mended);
        }
        self.report(state, finding);
        None
    }

    /// What helps when not even the first member could be read.
    pub(super) fn unknown_help(&self, state: State) -> Option<String> {
        let rest = &self.source[state.pos..];
        let help = if rest.starts_with(b"{") || rest.starts_with(b"%") {
            "this looks like a template that was not filled in"
        } else if rest.starts_with(b"\\\"") {
            "this is JSON inside the text of a string: take the backslashes out, or decode it once"
        } else if rest.starts_with(b"...") {
            "the dots stand for something that was left out: put it in"
        } else if rest.starts_with(b":") {
            "members with names stand in `{` and `}`"
        } else if self
            .tape
            .nodes
            .last()
            .is_some_and(|node| node.kind == Kind::String && node.end as usize == state.pos)
        {
            "a quote may be missing before it, or a quote inside the string be written `\\\"`"
        } else {
            return None;
        };
        Some(help.into())
    }
}

/// What a text looks like, and what to do about it.
fn describe(text: &[u8]) -> (Option<&'static str>, &'static str) {
    let line = text.split(|&byte| byte == b'\n').next().unwrap_or_default().trim_ascii();
    let word_end = line.iter().position(|&byte| !scan::continues_word(byte)).unwrap_or(line.len());
    let after_word = line[word_end..].trim_ascii_start();
    if text.starts_with(b"```") {
        (Some("stands in a Markdown fence"), "keep what stands between the fences only")
    } else if matches!(text, [b'\'' | b'`', b'{' | b'[', ..]) {
        (
            Some("stands in quotes"),
            "take the quotes around the document away, which belong to a shell or a program",
        )
    } else if text.starts_with(b"<") {
        (Some("looks like HTML or XML"), "an error page may have been saved in place of the document")
    } else if text.starts_with(b"---") || text.starts_with(b"- ") || word_end > 0 && is_yaml(after_word) {
        (Some("looks like YAML"), "name the file `.yaml`, or write the document as JSON")
    } else if word_end > 0 && after_word.starts_with(b"=") && !line.contains(&b' ') {
        (
            Some("looks like a form body"),
            "send JSON: `{\"name\": \"value\"}`, with `Content-Type: application/json`",
        )
    } else if word_end > 0 && after_word.starts_with(b"(") {
        (Some("looks like a call"), "keep what stands between the parentheses only")
    } else {
        (None, "a document is an object: `{` … `}`")
    }
}

/// Whether what follows a word makes it the key of a YAML mapping.
fn is_yaml(after_word: &[u8]) -> bool {
    after_word == b":" || after_word.starts_with(b": ")
}

/// What stands around a document that was pasted together with its wrapping.
fn wrapping(source: &[u8], start: usize) -> Option<(Span, Span)> {
    let text = source.trim_ascii_end();
    let open = start + source.get(start..)?.iter().position(|byte| matches!(byte, b'{' | b'['))?;
    let close = 1 + text.iter().rposition(|byte| matches!(byte, b'}' | b']'))?;
    let (before, after) = (source[start..open].trim_ascii(), text.get(close..)?.trim_ascii());
    let fence = before.starts_with(b"```") && !before.contains(&b'\n') && after == b"```";
    let quotes = matches!(before, b"'" | b"`") && after == before;
    (close > open && (fence || quotes)).then(|| (Span::new(start, open), Span::new(close, text.len())))
}
