//! What to do where JSON does not allow what is there.
//!
//! Each function reports one mistake, leaves the tape as if it had not been
//! made, and answers with the state to go on from; `None` ends the reading.
//! Every answer lies further on in the text or expects less than before, or
//! ends the string that was read last sooner, so reading comes to an end.

use super::quotes::is_foreign_quote;
use super::report::{edit, excerpt, finding, fix};
use super::{Expect, OUTSIDE, Reader, State, encoding, scan};
use crate::builtin;
use crate::finding::{Fix, Safety};
use crate::span::Span;
use crate::tape::{Flags, Kind};

impl Reader<'_, '_> {
    /// Deals with whatever made the grammar stop.
    #[cold]
    #[inline(never)]
    pub(super) fn slip(&mut self, state: State) -> Option<State> {
        if let Some((message, help)) = encoding::wide_encoding(self.source, encoding::JSON) {
            let mut finding = finding(builtin::INVALID_UTF8, Span::new(0, 1), message);
            finding.help = Some(help);
            self.tape.nodes.clear();
            self.tape.findings.push(finding);
            return None;
        }
        let next = self.mend(state);
        if self.trouble.full {
            self.report_full(next.unwrap_or(state).pos);
            self.close_all(next.unwrap_or(state));
            return None;
        }
        if next.is_none() {
            self.close_all(state);
        }
        next
    }

    fn mend(&mut self, state: State) -> Option<State> {
        if state.expect == Expect::Value && state.container == OUTSIDE {
            return self.root(state);
        }
        let Some(&byte) = self.source.get(state.pos) else {
            return self.unclosed(state);
        };
        if let Some(next) = self.comment(state).or_else(|| self.strange_space(state)) {
            return Some(next);
        }
        match state.expect {
            Expect::FirstKey | Expect::Key => self.key(state, byte),
            Expect::Colon => self.colon(state, byte),
            Expect::Value | Expect::FirstElement | Expect::Element => self.value(state, byte),
            Expect::AfterMember | Expect::AfterElement => self.after_value(state, byte),
            Expect::End => self.trailing(state),
        }
    }

    /// Something else than a key in double quotes.
    fn key(&mut self, state: State, byte: u8) -> Option<State> {
        match byte {
            b'"' => return Some(self.broken_string(state)),
            b',' => return Some(self.extra_comma(state)),
            b'}' | b']' if state.expect == Expect::Key => return Some(self.trailing_comma(state)),
            b'}' | b']' => return Some(self.wrong_bracket(state)),
            _ => {}
        }
        if let Some(next) = self.foreign_quotes(state).or_else(|| self.lost_opening_quote(state)) {
            return Some(next);
        }
        if let Some(end) = self.bare_key(state.pos) {
            let span = Span::new(state.pos, end);
            let name = excerpt(&self.source[state.pos..end]);
            let mut finding = finding(
                builtin::UNQUOTED_KEY,
                span,
                format!("member names stand in double quotes: `\"{name}\"`"),
            );
            finding.fix = Some(Fix {
                title: "put the name in double quotes".into(),
                safety: Safety::Safe,
                edits: vec![
                    edit(Span::new(span.start, span.start), "\""),
                    edit(Span::new(span.end, span.end), "\""),
                ],
            });
            finding.help = Some("put the name in double quotes".into());
            self.report(state, finding);
            let text = String::from_utf8_lossy(&self.source[state.pos..end]).into_owned();
            self.push_detached(state.pos, end, &text);
            return Some(State { expect: Expect::Colon, pos: end, ..state });
        }
        self.unknown(state, "a member name in double quotes")
    }

    /// The end of a word at `pos` that is followed by a colon or an equals sign.
    fn bare_key(&self, pos: usize) -> Option<usize> {
        let rest = &self.source[pos..];
        let end = pos + rest.iter().take_while(|&&byte| scan::continues_word(byte)).count();
        let after = self.source.get(scan::whitespace(self.source, end));
        (end > pos && matches!(after, Some(b':' | b'='))).then_some(end)
    }

    /// Something else than the colon after a key.
    fn colon(&mut self, state: State, byte: u8) -> Option<State> {
        let source = self.source;
        let key_end = self.last_end(state.container).unwrap_or(state.pos);
        if !matches!(byte, b'=' | b',' | b'}' | b']')
            && let Some(next) = self.lost_name_quote(state)
        {
            return Some(next);
        }
        if byte == b'=' {
            let end = state.pos
                + source[state.pos..].iter().take_while(|&&byte| matches!(byte, b'=' | b'>')).count();
            let span = Span::new(state.pos, end);
            let message =
                format!("expected `:` after the member name, found {}", bracketed(&source[state.pos..end]));
            let mut finding = finding(builtin::JSON_SYNTAX, span, message);
            finding.help = Some("write `:` between name and value".into());
            finding.fix = Some(fix("write `:` between name and value", Safety::Safe, span, ":"));
            self.report(state, finding);
            return Some(State { expect: Expect::Value, pos: end, ..state });
        }
        let name_only = match byte {
            b',' | b'}' | b']' => true,
            // `"a" "b": 1`: the second string is a name as well.
            b'"' => scan::string(source, state.pos)
                .is_some_and(|token| source.get(scan::whitespace(source, token.end)) == Some(&b':')),
            _ => false,
        };
        if name_only {
            let message =
                format!("expected `:` and a value after the member name, found {}", self.found(state.pos));
            let mut finding = finding(builtin::JSON_SYNTAX, Span::new(key_end, key_end), message);
            finding.help = Some("give the member a value or leave it out".into());
            self.report(state, finding);
            self.push(Kind::Broken, Flags::default(), key_end, key_end);
            return Some(State { expect: Expect::AfterMember, ..state });
        }
        let starts_value = matches!(byte, b'"' | b'{' | b'[' | b'-' | b'0'..=b'9')
            || [&b"true"[..], b"false", b"null"]
                .iter()
                .any(|word| scan::literal(source, state.pos, word).is_some());
        if starts_value {
            let span = Span::new(key_end, key_end);
            let message = format!("expected `:` after the member name, found {}", self.found(state.pos));
            let mut finding = finding(builtin::JSON_SYNTAX, span, message);
            finding.help = Some("write `:` between name and value".into());
            finding.fix = Some(fix("write `:` between name and value", Safety::Safe, span, ":"));
            self.report(state, finding);
            return Some(State { expect: Expect::Value, ..state });
        }
        self.unknown(state, "`:` after the member name")
    }

    /// Something else than a value.
    fn value(&mut self, state: State, byte: u8) -> Option<State> {
        match (state.expect, byte) {
            (_, b'"') => return Some(self.broken_string(state)),
            (Expect::Value, b':') => {
                let span = Span::new(state.pos, state.pos + 1);
                let mut finding = finding(builtin::JSON_SYNTAX, span, "one `:` is enough");
                finding.help = Some("remove this `:`".into());
                finding.fix = Some(fix("remove the second `:`", Safety::Safe, span, ""));
                self.report(state, finding);
                return Some(State { pos: span.end, ..state });
            }
            (Expect::Value, b',' | b'}' | b']') => {
                let span = Span::new(state.pos, state.pos + 1);
                let message = format!("expected a value after `:`, found {}", self.found(state.pos));
                let mut finding = finding(builtin::JSON_SYNTAX, span, message);
                finding.help = Some("give the member a value or leave it out".into());
                self.report(state, finding);
                self.push(Kind::Broken, Flags::default(), state.pos, state.pos);
                return Some(State { expect: Expect::AfterMember, ..state });
            }
            (_, b',') => return Some(self.extra_comma(state)),
            (Expect::Element, b'}' | b']') => return Some(self.trailing_comma(state)),
            (_, b'}' | b']') => return Some(self.wrong_bracket(state)),
            _ => {}
        }
        self.foreign_quotes(state).or_else(|| Some(self.word(state)))
    }

    /// Something else than a comma or a closing bracket after a value.
    fn after_value(&mut self, state: State, byte: u8) -> Option<State> {
        if matches!(byte, b'}' | b']') {
            return Some(self.wrong_bracket(state));
        }
        let in_object = state.expect == Expect::AfterMember;
        let next = State { expect: if in_object { Expect::Key } else { Expect::Element }, ..state };
        let (place, bracket) = if in_object { ("member", '}') } else { ("element", ']') };
        if byte == b';' {
            let span = Span::new(state.pos, state.pos + 1);
            let last = matches!(self.source.get(scan::whitespace(self.source, span.end)), Some(b'}' | b']'));
            let mut finding = finding(
                builtin::MISSING_COMMA,
                span,
                format!("expected `,` or `{bracket}` after this {place}, found `;`"),
            );
            finding.help = Some(if last { "remove it" } else { "write `,` instead" }.into());
            finding.fix = Some(fix(
                if last { "remove the `;`" } else { "write `,` instead of `;`" },
                Safety::Safe,
                span,
                if last { "" } else { "," },
            ));
            self.report(state, finding);
            return Some(State {
                expect: if last { state.expect } else { next.expect },
                pos: span.end,
                ..state
            });
        }
        // An element that took the comma along has lost its quote, rather than that
        // quotes inside it are not escaped.
        let lost = if self.took_comma(in_object) { self.lost_quote(state) } else { None };
        let found = lost.or_else(|| self.inner_quotes(state, byte)).or_else(|| self.lost_quote(state));
        if let Some(next) = found {
            return Some(next);
        }
        let starts_next = if in_object {
            byte == b'"' || self.bare_key(state.pos).is_some() || is_foreign_quote(&self.source[state.pos..])
        } else {
            byte.is_ascii_alphanumeric()
                || matches!(byte, b'{' | b'[' | b'-' | b'"')
                || is_foreign_quote(&self.source[state.pos..])
        };
        if !starts_next {
            let wanted = format!("`,` or `{bracket}` after this {place}");
            return self.unknown(state, &wanted);
        }
        let end = self.last_end(state.container).unwrap_or(state.pos);
        let found = self.found(state.pos);
        let message = format!("expected `,` or `{bracket}` after this {place}, found {found}");
        let mut finding = finding(builtin::MISSING_COMMA, Span::new(end, end), message);
        finding.label = Some("`,` is missing here".into());
        finding.help = Some(format!("put a comma between the {place}s"));
        finding.fix = Some(fix("insert a comma", Safety::Safe, Span::new(end, end), ","));
        self.report(state, finding);
        Some(next)
    }

    /// Something for which there is no better word: reported once, then left
    /// out up to the next comma, bracket or line.
    pub(super) fn unknown(&mut self, state: State, wanted: &str) -> Option<State> {
        self.incomplete(state.container);
        let nodes = self.tape.nodes.len();
        // Nothing was understood since the last time: it is the same trouble.
        if self.trouble.at_node != Some(nodes) {
            let span = Span::new(state.pos, self.token_end(state.pos));
            let message = format!("expected {wanted}, found {}", self.found(state.pos));
            let mut finding = finding(builtin::JSON_SYNTAX, span, message);
            finding.help = self.unknown_help(state);
            self.report(state, finding);
        }
        if nodes <= 1 {
            // Not one member was read: this is not JSON with a slip in it.
            return None;
        }
        let in_object =
            matches!(state.expect, Expect::FirstKey | Expect::Key | Expect::Colon | Expect::AfterMember);
        if state.expect == Expect::Colon {
            self.push(Kind::Broken, Flags::default(), state.pos, state.pos);
        }
        self.trouble.at_node = Some(self.tape.nodes.len());
        let pos = self.resync(state.pos);
        let expect = match (self.source.get(pos), in_object) {
            (Some(b',' | b'}' | b']') | None, true) => Expect::AfterMember,
            (Some(b',' | b'}' | b']') | None, false) => Expect::AfterElement,
            (_, true) => Expect::Key,
            (_, false) => Expect::Element,
        };
        Some(State { expect, pos, ..state })
    }

    /// The next place from which reading can go on.
    fn resync(&mut self, start: usize) -> usize {
        let source = self.source;
        let mut depth = 0_u32;
        let mut pos = start;
        while let Some(&byte) = source.get(pos) {
            match byte {
                b',' | b'}' | b']' | b'\n' if depth == 0 => break,
                b'}' | b']' => depth -= 1,
                b'{' | b'[' => depth += 1,
                b'"' if pos >= self.trouble.open_until => {
                    if let Some(token) = scan::string(source, pos) {
                        pos = token.end;
                        continue;
                    }
                    // Every quote before the place where the string breaks is
                    // one of its escapes, and a string from there on breaks at
                    // the same place.
                    self.trouble.open_until = scan::string_break(source, pos);
                }
                _ => {}
            }
            pos += 1;
        }
        scan::whitespace(source, pos)
    }

    /// Says that something inside a container was not read.
    pub(super) fn incomplete(&mut self, container: u32) {
        if let Some(node) = self.tape.nodes.get_mut(container as usize) {
            node.flags = node.flags.with(Flags::INCOMPLETE);
        }
    }

    /// Puts a string on the tape whose text is not what its bytes say.
    pub(super) fn push_detached(&mut self, start: usize, end: usize, text: &str) {
        let arena_start = self.tape.arena.len() as u32;
        self.tape.arena.push_str(text);
        let node = self.tape.nodes.len() as u32;
        self.tape.detached.push((node, arena_start, self.tape.arena.len() as u32));
        self.push(Kind::String, Flags::DETACHED, start, end);
    }
}

/// Bytes in back-ticks.
fn bracketed(bytes: &[u8]) -> String {
    format!("`{}`", excerpt(bytes))
}
