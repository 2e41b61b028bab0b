//! Brackets that do not pair, and what stands outside of all of them.

use super::between::comment_end;
use super::report::{excerpt, finding, fix};
use super::{Expect, OUTSIDE, Reader, State, scan};
use crate::builtin;
use crate::finding::Safety;
use crate::span::Span;
use crate::tape::{Flags, Kind};

/// Open brackets that one finding points at.
const MAX_RELATED: usize = 3;

impl Reader<'_, '_> {
    /// The text ends inside a container.
    pub(super) fn unclosed(&mut self, state: State) -> Option<State> {
        if self.trouble.cut_off {
            return None;
        }
        let source = self.source;
        let end = source.trim_ascii_end().len();
        let wanted = match state.expect {
            Expect::FirstKey => "a member name or `}`",
            Expect::Key => "a member name",
            Expect::Colon => "`:` and a value",
            Expect::Value | Expect::Element => "a value",
            Expect::FirstElement => "a value or `]`",
            Expect::AfterMember => "`,` or `}`",
            Expect::AfterElement => "`,` or `]`",
            Expect::End => "nothing",
        };
        let message = format!("expected {wanted}, found the end of the text");
        let mut finding = finding(builtin::JSON_SYNTAX, Span::new(end, end), message);
        let mut closing = String::new();
        let mut container = state.container;
        while container != OUTSIDE {
            if finding.related.len() < MAX_RELATED {
                finding.related.push(self.opened(container, state));
            }
            let node = self.tape.nodes[container as usize];
            closing.push(if node.kind == Kind::Object { '}' } else { ']' });
            container = node.next.0;
        }
        finding.related.reverse();
        let complete = !self.trouble.open_string
            && !self.tape.nodes[state.container as usize].flags.has(Flags::INCOMPLETE)
            && matches!(
                state.expect,
                Expect::FirstKey | Expect::FirstElement | Expect::AfterMember | Expect::AfterElement
            );
        if complete {
            finding.help = Some("close what is open, unless the text was cut off".into());
            // A comment may follow what was read last.
            let opened = self.tape.nodes[state.container as usize].start as usize + 1;
            let at = self.last_end(state.container).unwrap_or(opened);
            finding.fix = Some(fix("close what is open", Safety::Unsafe, Span::new(at, at), closing));
        } else {
            finding.help = Some("the text seems to be cut off".into());
        }
        self.report(state, finding);
        None
    }

    /// `]` where `}` should be, or the other way round.
    pub(super) fn wrong_bracket(&mut self, state: State) -> State {
        let byte = self.source[state.pos];
        let kind = if byte == b'}' { Kind::Object } else { Kind::Array };
        let mut missing = String::new();
        let mut container = state.container;
        while container != OUTSIDE && self.tape.nodes[container as usize].kind != kind {
            let node = self.tape.nodes[container as usize];
            missing.push(if node.kind == Kind::Object { '}' } else { ']' });
            container = node.next.0;
        }
        let right = if kind == Kind::Object { ']' } else { '}' };
        let span = Span::new(state.pos, state.pos + 1);
        let message = format!("expected `{right}`, found `{}`", char::from(byte));
        let mut finding = finding(builtin::JSON_SYNTAX, span, message);
        finding.related.push(self.opened(state.container, state));
        if container == OUTSIDE && self.is_one_too_many(state) {
            finding.message = format!("nothing is open that this `{}` would close", char::from(byte));
            finding.help = Some("remove it".into());
            finding.fix = Some(fix("remove it", Safety::Unsafe, span, ""));
            self.report(state, finding);
            self.incomplete(state.container);
            return State { pos: span.end, ..state };
        }
        if container == OUTSIDE {
            finding.help = Some(format!("write `{right}` instead"));
            finding.fix = Some(fix(format!("write `{right}` instead"), Safety::Unsafe, span, right));
            self.report(state, finding);
            self.incomplete(state.container);
            let (expect, container) = self.close(state.container, span.end);
            return State { expect, pos: span.end, container };
        }
        finding.help = Some(format!("put `{}` before it", excerpt(missing.as_bytes())));
        let before = Span::new(span.start, span.start);
        finding.fix =
            Some(fix(format!("insert `{}`", excerpt(missing.as_bytes())), Safety::Unsafe, before, missing));
        self.report(state, finding);
        let mut inner = state.container;
        while inner != container {
            self.incomplete(inner);
            (_, inner) = self.close(inner, span.start);
        }
        State { expect: self.after(container), pos: span.start, container }
    }

    /// Whether everything that is open is closed without the bracket at hand,
    /// so that no other one was meant by it.
    fn is_one_too_many(&self, state: State) -> bool {
        if !matches!(state.expect, Expect::AfterMember | Expect::AfterElement) {
            return false;
        }
        let rest = self.source[state.pos + 1..].iter().filter(|byte| !byte.is_ascii_whitespace());
        let mut rest = rest.peekable();
        let mut container = state.container;
        let outermost = self.tape.nodes[container as usize].next.0 == OUTSIDE;
        if outermost && rest.peek() == Some(&&b',') {
            return true;
        }
        while container != OUTSIDE {
            let node = self.tape.nodes[container as usize];
            let closing = if node.kind == Kind::Object { b'}' } else { b']' };
            if rest.next() != Some(&closing) {
                return false;
            }
            container = node.next.0;
        }
        true
    }

    /// Ends every open container where the reader gave up.
    pub(super) fn close_all(&mut self, state: State) {
        let end = self.source.len();
        let mut container = state.container;
        let last = self.tape.nodes.last().map(|node| node.kind);
        if state.expect == Expect::Colon || state.expect == Expect::Value && container != OUTSIDE {
            // Every key has a value, if only a broken one.
            debug_assert_eq!(last, Some(Kind::String));
            self.push(Kind::Broken, Flags::default(), end, end);
        }
        while container != OUTSIDE {
            self.incomplete(container);
            (_, container) = self.close(container, end);
        }
    }

    /// Something after the document.
    pub(super) fn trailing(&mut self, state: State) -> Option<State> {
        let source = self.source;
        let rest = &source[state.pos..];
        let line = rest.iter().position(|&byte| byte == b'\n').map_or(rest, |end| &rest[..end]);
        let line = line.trim_ascii_end();
        let span = Span::new(state.pos, state.pos + line.len());
        let message = format!("expected the end of the text, found `{}`", excerpt(line));
        let mut finding = finding(builtin::TRAILING_CONTENT, span, message);
        let between = self.tape.nodes.first().map_or(&[][..], |root| &source[root.end as usize..state.pos]);
        if matches!(rest[0], b'{' | b'[') && between.contains(&b'\n') {
            finding.help = Some(
                "this looks like NDJSON, one document a line: name the file `.ndjson` or pass `--input-format ndjson`"
                    .into(),
            );
        } else if matches!(rest[0], b'{' | b'[') {
            finding.help =
                Some("put one document in each file, or one on each line of an `.ndjson` file".into());
        } else if rest.iter().all(|&byte| byte.is_ascii_whitespace() || b"}],;\"'`".contains(&byte)) {
            finding.message = format!("expected the end of the text, found {}", self.found(state.pos));
            let end = source.trim_ascii_end().len();
            finding.help = Some("remove what follows the document".into());
            let removed = Span::new(state.pos, end);
            // A bracket may be what a string without an end was to stop at.
            let safety = if self.trouble.open_string { Safety::Unsafe } else { Safety::Safe };
            finding.fix = Some(fix("remove what follows the document", safety, removed, ""));
        } else {
            finding.help = Some("a text holds one document".into());
        }
        self.report(state, finding);
        None
    }

    /// The first offset from `pos` that is neither space nor comment.
    pub(super) fn blank_end(&self, mut pos: usize) -> usize {
        loop {
            pos = scan::whitespace(self.source, pos);
            match self.source.get(pos).and_then(|_| comment_end(self.source, pos)) {
                Some(end) => pos = end,
                None => return pos,
            }
        }
    }
}
