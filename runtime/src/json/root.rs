//! Texts that are no JSON from the first byte on.
//!
//! They get one finding, which says what they look like instead of listing
//! everything that is not JSON about them.

use super::looks::{Looks, looks};
use super::report::finding;
use super::{Reader, State, scan};
use crate::builtin;
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
            // Comments before a document that may be JSON otherwise: a bracket at
            // the place itself is no slip.
            Some(b'{' | b'[') => return self.comment(state),
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
        let Looks { what, help, fix } = looks(source, content);
        let message = match what {
            Some(what) => format!("this is not JSON: it {what}"),
            None => format!("this is not JSON: expected `{{`, found {}", self.found(content)),
        };
        let mut finding = finding(builtin::JSON_SYNTAX, span, message);
        finding.help = Some(help.into());
        finding.fix = fix;
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
        } else if matches!(rest, [b'u' | b'b', b'\'', ..]) {
            "Python shows strings like that: write the document as JSON, as `json.dumps` does"
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
