//! Puts findings together: where the reader stands, what it found there.

use std::fmt::Write;

use super::{Expect, OUTSIDE, Reader, State};
use crate::builtin;
use crate::finding::{Edit, Finding, Fix, Related, Safety};
use crate::pointer::push_token;
use crate::secrets::redact;
use crate::span::Span;
use crate::tape::{Kind, NodeId};

/// Findings in one text before the reader gives up.
const MAX_FINDINGS: usize = 100;

/// Characters of the text that a message repeats.
const MAX_EXCERPT: usize = 40;

/// A syntax finding without its pointer.
pub(crate) fn finding(rule: &'static str, span: Span, message: impl Into<String>) -> Finding {
    Finding::error(rule, span, message)
}

/// A fix of one edit.
pub(super) fn fix(title: impl Into<String>, safety: Safety, span: Span, text: impl Into<String>) -> Fix {
    Fix { title: title.into(), safety, edits: vec![edit(span, text)] }
}

/// Replaces the bytes of `span` by `text`.
pub(super) fn edit(span: Span, text: impl Into<String>) -> Edit {
    Edit { span, text: text.into() }
}

impl Reader<'_, '_> {
    /// Reports a finding about the place where the reader stands.
    ///
    /// Of two findings about the same byte the first is kept: the second is
    /// most often a consequence of it.
    pub(super) fn report(&mut self, state: State, mut finding: Finding) {
        if self.tape.findings.iter().any(|before| before.span.start == finding.span.start) {
            return;
        }
        if self.tape.findings.len() >= MAX_FINDINGS {
            self.trouble.full = true;
            return;
        }
        finding.pointer = self.pointer(state);
        self.tape.findings.push(finding);
    }

    /// Ends a report that has become too long.
    pub(super) fn report_full(&mut self, pos: usize) {
        let message = format!("more than {MAX_FINDINGS} mistakes in one text; the rest was not read");
        self.tape.findings.push(finding(builtin::TOO_MANY_FINDINGS, Span::new(pos, pos), message));
    }

    /// The JSON Pointer of the value that is being read.
    fn pointer(&self, state: State) -> String {
        let doc = self.tape.document(self.source);
        let mut path = vec![];
        let mut container = state.container;
        while container != OUTSIDE {
            path.push(container);
            container = self.tape.nodes[container as usize].next.0;
        }
        let mut pointer = String::new();
        // From each open container to the open container or the value in it.
        for (index, &outer) in path.iter().enumerate().rev() {
            let inner = index.checked_sub(1).map(|index| path[index]);
            let last = self.tape.nodes.len() as u32;
            if self.tape.nodes[outer as usize].kind == Kind::Object {
                // The key of the value stands right before it.
                match inner {
                    Some(inner) => push_token(&mut pointer, &doc.text(NodeId(inner - 1))),
                    None if matches!(state.expect, Expect::Value | Expect::Colon) => {
                        push_token(&mut pointer, &doc.text(NodeId(last - 1)));
                    }
                    None => {}
                }
            } else if inner.is_some() || matches!(state.expect, Expect::Element | Expect::FirstElement) {
                let before = self.children(outer).take_while(|&child| Some(child) != inner).count();
                write!(pointer, "/{before}").expect("a string takes everything");
            }
        }
        pointer
    }

    /// The nodes right inside an open container so far.
    pub(super) fn children(&self, container: u32) -> impl Iterator<Item = u32> {
        self.children_from(container + 1)
    }

    fn children_from(&self, mut child: u32) -> impl Iterator<Item = u32> {
        let nodes = &self.tape.nodes;
        let mut open = false;
        std::iter::from_fn(move || {
            let node = nodes.get(child as usize).filter(|_| !open)?;
            // An open container is the last child and points back.
            open = node.next.0 <= child || node.next.0 == OUTSIDE;
            Some(std::mem::replace(&mut child, node.next.0))
        })
    }

    /// Where the last value inside an open container ends.
    ///
    /// Children are only ever added, so the next look begins with the last one
    /// of this look: a list that lacks all its commas is not counted again for
    /// each of them.
    pub(super) fn last_end(&mut self, container: u32) -> Option<usize> {
        let (known, child) = self.trouble.last_child;
        let from = if known == container && child > container { child } else { container + 1 };
        let last = self.children_from(from).last()?;
        self.trouble.last_child = (container, last);
        Some(self.tape.nodes[last as usize].end as usize)
    }

    /// The place where a container was opened.
    pub(super) fn opened(&self, container: u32, state: State) -> Related {
        let node = self.tape.nodes[container as usize];
        let start = node.start as usize;
        let bracket = if node.kind == Kind::Object { '{' } else { '[' };
        let inside = State { expect: Expect::AfterMember, container, ..state };
        let message = format!("`{bracket}` is opened here");
        Related { pointer: self.pointer(inside), span: Span::new(start, start + 1), message }
    }

    /// What stands at `pos`, for a message.
    pub(super) fn found(&self, pos: usize) -> String {
        match self.source.get(pos) {
            None => "the end of the text".into(),
            Some(b'`') => "a back-tick".into(),
            Some(_) => format!("`{}`", excerpt(&self.source[pos..self.token_end(pos)])),
        }
    }

    /// The end of the word or character at `pos`.
    pub(super) fn token_end(&self, pos: usize) -> usize {
        let rest = &self.source[pos..];
        let word = rest.iter().position(|&byte| !super::scan::continues_word(byte)).unwrap_or(rest.len());
        match rest.first() {
            Some(first) if first.is_ascii_alphanumeric() || matches!(first, b'_' | b'$') => pos + word,
            Some(_) => pos + char_len(rest),
            None => pos,
        }
    }
}

/// The bytes of the first character.
pub(super) fn char_len(bytes: &[u8]) -> usize {
    1 + bytes.iter().skip(1).take_while(|&byte| byte & 0xC0 == 0x80).count()
}

/// A short piece of the text that is safe to print: one line, no secret, nothing that
/// moves the cursor or turns the direction of writing.
pub(crate) fn excerpt(bytes: &[u8]) -> String {
    // Four bytes a character at most, and a secret goes on behind what would be
    // shown of it; the rest of a long text is not looked at.
    let text = String::from_utf8_lossy(&bytes[..bytes.len().min(8 * MAX_EXCERPT)]);
    let mut excerpt = String::new();
    for (index, c) in redact(&text).chars().enumerate() {
        if index == MAX_EXCERPT {
            excerpt.push('…');
            break;
        }
        if c.is_control() || is_invisible(c) {
            excerpt.extend(c.escape_default());
        } else {
            excerpt.push(c);
        }
    }
    excerpt
}

/// Spaces other than U+0020, and marks that are not seen.
pub(super) const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{85}' | '\u{A0}' | '\u{AD}' | '\u{61C}' | '\u{1680}' | '\u{2000}'..='\u{200F}' | '\u{2028}'..='\u{202F}'
            | '\u{205F}'..='\u{206F}' | '\u{3000}' | '\u{FEFF}'
    )
}

/// `text` as JSON writes it, between double quotes; YAML takes it as well.
pub(crate) fn quoted(text: &str) -> String {
    let mut quoted = serde_json::Value::from(text).to_string();
    // JSON may hold these as they are, and YAML may not.
    let is_unprinted = |c: char| c.is_control() || matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}');
    if quoted.contains(is_unprinted) {
        let escaped = |c: char| if is_unprinted(c) { format!("\\u{:04x}", c as u32) } else { c.to_string() };
        quoted = quoted.chars().map(escaped).collect();
    }
    quoted
}
