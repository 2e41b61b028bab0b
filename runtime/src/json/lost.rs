//! A quote that got lost: the next one took its place, or a name begins without.

use super::quotes::{line_end, next_unescaped};
use super::report::{finding, fix};
use super::{Expect, Reader, State, scan};
use crate::builtin;
use crate::finding::Safety;
use crate::span::Span;
use crate::tape::{Flags, Kind};

impl Reader<'_, '_> {
    /// A string that took along what was to follow it, `["a","b],"c":1`: the
    /// quote that ends it was to open another one. A comma behind it would hide
    /// that, so reading goes on from where it was to end.
    pub(super) fn lost_quote(&mut self, state: State) -> Option<State> {
        let source = self.source;
        let last = *self.tape.nodes.last()?;
        let (start, quote) = (last.start as usize, (last.end as usize).checked_sub(1)?);
        let is_string = last.kind == Kind::String && !last.flags.has(Flags::DETACHED);
        if !is_string || quote + 1 != state.pos || source[state.pos] == b'"' {
            return None;
        }
        let took_along = |byte: &u8| matches!(byte, b',' | b']' | b'}') || byte.is_ascii_whitespace();
        let content = &source[start + 1..quote];
        let end = start + 1 + content.iter().rposition(|byte| !took_along(byte)).map_or(0, |at| at + 1);
        if source[end..quote].trim_ascii().is_empty() || !self.opens_another(state.pos) {
            return None;
        }
        self.tape.nodes.pop();
        self.trouble.open_string = true;
        let expect = if state.expect == Expect::AfterMember { Expect::Value } else { Expect::Element };
        let state = State { expect, ..state };
        let message = "this string has no closing `\"`";
        let mut finding = finding(builtin::JSON_SYNTAX, Span::new(start, end), message);
        finding.help = Some("close the string where its text ends".into());
        let closing =
            fix("put the closing quote where the text ends", Safety::Unsafe, Span::new(end, end), "\"");
        finding.fix = Some(closing);
        self.report(state, finding);
        self.push_text(start, start + 1, end, end);
        Some(self.after_string(state, end))
    }

    /// Whether the last string is an element that ends with the comma behind it.
    pub(super) fn took_comma(&self, in_object: bool) -> bool {
        let last = self.tape.nodes.last().filter(|last| !in_object && last.kind == Kind::String);
        let written = last.map(|last| &self.source[last.start as usize..last.end as usize]);
        written
            .and_then(|written| written.strip_suffix(b"\""))
            .is_some_and(|text| text.trim_ascii_end().ends_with(b","))
    }

    /// A name that took its colon along, `{"text: "hello"}`, and perhaps more: the
    /// quote that ends it was to open another string.
    pub(super) fn lost_name_quote(&mut self, state: State) -> Option<State> {
        let source = self.source;
        let last = *self.tape.nodes.last()?;
        let (start, quote) = (last.start as usize, (last.end as usize).checked_sub(1)?);
        let is_string = last.kind == Kind::String && !last.flags.has(Flags::DETACHED);
        if !is_string || quote + 1 != state.pos {
            return None;
        }
        let content = &source[start + 1..quote];
        let colon = memchr::memchr(b':', content)?;
        let end = start + 1 + content[..colon].trim_ascii_end().len();
        if end == start + 1 || !self.opens_another(state.pos) {
            return None;
        }
        self.tape.nodes.pop();
        self.trouble.open_string = true;
        let message = "this name has no closing `\"`";
        let mut finding = finding(builtin::JSON_SYNTAX, Span::new(start, end), message);
        finding.help = Some("close the name before the colon".into());
        let closing =
            fix("put the closing quote where the name ends", Safety::Unsafe, Span::new(end, end), "\"");
        finding.fix = Some(closing);
        let state = State { expect: Expect::Key, ..state };
        self.report(state, finding);
        self.push_text(start, start + 1, end, end);
        Some(self.after_string(state, end))
    }

    /// A name without the quote before it, `{text": "hello"}`.
    pub(super) fn lost_opening_quote(&mut self, state: State) -> Option<State> {
        let source = self.source;
        let start = state.pos;
        let end = start + source[start..].iter().take_while(|&&byte| scan::continues_word(byte)).count();
        let is_name = end > start && source.get(end) == Some(&b'"');
        if !is_name || source.get(scan::whitespace(source, end + 1)) != Some(&b':') {
            return None;
        }
        let message = "this name has no opening `\"`";
        let mut finding = finding(builtin::JSON_SYNTAX, Span::new(start, end), message);
        finding.help = Some("put the name in double quotes".into());
        finding.fix =
            Some(fix("put the opening quote before it", Safety::Safe, Span::new(start, start), "\""));
        self.report(state, finding);
        let text = String::from_utf8_lossy(&source[start..end]).into_owned();
        self.push_detached(start, end + 1, &text);
        Some(State { expect: Expect::Colon, pos: end + 1, ..state })
    }

    /// Whether the quote before this place was to open a string: then the line has
    /// a quote too many behind it.
    fn opens_another(&self, mut pos: usize) -> bool {
        let line_end = line_end(self.source, pos);
        let mut quotes = 0;
        while let Some(next) = next_unescaped(self.source, pos, line_end, |rest| rest[0] == b'"') {
            (quotes, pos) = (quotes + 1, next + 1);
        }
        quotes % 2 == 1
    }
}
