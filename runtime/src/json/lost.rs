//! A closing quote that got lost, so that the next one took its place.

use super::quotes::{line_end, next_unescaped};
use super::report::{finding, fix};
use super::{Expect, Reader, State};
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
        let (mut quotes, mut pos, line_end) = (0, state.pos, line_end(source, state.pos));
        while let Some(next) = next_unescaped(source, pos, line_end, |rest| rest[0] == b'"') {
            (quotes, pos) = (quotes + 1, next + 1);
        }
        if source[end..quote].trim_ascii().is_empty() || quotes % 2 == 0 {
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
}
