//! What stands between values and should not: comments, spaces that JSON does
//! not know, too many commas.

use super::edits::Edits;
use super::report::{finding, fix, is_invisible};
use super::{Expect, OUTSIDE, Reader, State, scan};
use crate::builtin;
use crate::finding::{Fix, Safety};
use crate::span::Span;
use crate::tape::Flags;

impl Reader<'_, '_> {
    /// A comment of another language, taken out.
    pub(super) fn comment(&mut self, state: State) -> Option<State> {
        let source = self.source;
        let pos = state.pos;
        let end = comment_end(source, pos)?;
        if state.expect == Expect::Value
            && state.container != OUTSIDE
            && source[pos] == b'#'
            && source.get(pos + 1).is_some_and(u8::is_ascii_alphanumeric)
        {
            // `"color": #fff` is text without quotes.
            return None;
        }
        let mut removed = Span::new(pos, end);
        let line_start = memchr::memrchr(b'\n', &source[..pos]).map_or(0, |newline| newline + 1);
        let blank_start =
            pos - source[line_start..pos].iter().rev().take_while(|&&byte| is_blank(byte)).count();
        let blank_end = end + source[end..].iter().take_while(|&&byte| is_blank(byte)).count();
        if matches!(source.get(blank_end), None | Some(b'\n')) {
            // Nothing follows on the line: take the spaces before it along, and
            // the whole line where it held nothing else.
            removed = Span::new(blank_start, end);
            if blank_start == line_start && blank_end < source.len() {
                removed = Span::new(line_start, blank_end + 1);
            }
        }
        let mut finding = finding(builtin::COMMENT, Span::new(pos, end), "JSON has no comments");
        let mut safety = Safety::Safe;
        if source[pos..].starts_with(b"/*") && !source[pos + 2..end].ends_with(b"*/") {
            finding.message = "JSON has no comments, and this one does not end".into();
            self.trouble.cut_off = true;
            safety = Safety::Unsafe;
        }
        finding.help = Some("remove the comment".into());
        finding.fix = Some(fix("remove the comment", safety, removed, ""));
        self.report(state, finding);
        Some(State { pos: end, ..state })
    }

    /// Spaces that JSON does not know, such as the no-break space.
    pub(super) fn strange_space(&mut self, state: State) -> Option<State> {
        let rest = &self.source[state.pos..];
        let known = |c: char| is_invisible(c) || matches!(c, '\u{B}' | '\u{C}');
        let text = rest[..rest.len().min(64)].utf8_chunks().next()?.valid();
        let len = text.find(|c| !known(c)).unwrap_or(text.len());
        let first = text[..len].chars().next()?;
        let span = Span::new(state.pos, state.pos + len);
        let message = format!("U+{:04X} is not one of the spaces that may stand here", u32::from(first));
        let mut finding = finding(builtin::JSON_SYNTAX, span, message);
        finding.notes.push("Between tokens JSON allows the space, the tab and line breaks only.".into());
        finding.help = Some("put an ordinary space there".into());
        finding.fix = Some(fix("put an ordinary space there", Safety::Safe, span, " "));
        self.report(state, finding);
        Some(State { pos: span.end, ..state })
    }

    /// Commas where a member or an element should be.
    pub(super) fn extra_comma(&mut self, state: State) -> State {
        let mut end = state.pos + 1;
        loop {
            let next = scan::whitespace(self.source, end);
            match self.source.get(next) {
                Some(b',') => end = next + 1,
                Some(b'}' | b']') if matches!(state.expect, Expect::Key | Expect::Element) => {
                    return self.trailing_comma(State { pos: next, ..state });
                }
                _ => break,
            }
        }
        let in_array = matches!(state.expect, Expect::FirstElement | Expect::Element);
        let span = Span::new(state.pos, end);
        let wanted = if in_array { "a value" } else { "a member name" };
        let mut finding =
            finding(builtin::JSON_SYNTAX, span, format!("expected {wanted}, found another `,`"));
        finding.help = Some("remove it".into());
        // An empty place in an array may stand for an element that got lost.
        let safety = if in_array { Safety::Unsafe } else { Safety::Safe };
        finding.fix = Some(fix("remove the extra comma", safety, span, ""));
        self.report(state, finding);
        if in_array {
            self.incomplete(state.container);
        }
        State { pos: end, ..state }
    }

    /// One comma or more before the closing bracket at `state.pos`.
    pub(super) fn trailing_comma(&mut self, state: State) -> State {
        let source = self.source;
        let after = if state.expect == Expect::Key { Expect::AfterMember } else { Expect::AfterElement };
        let bracket = char::from(source[state.pos]);
        let incomplete = self.tape.nodes[state.container as usize].flags.has(Flags::INCOMPLETE);
        let commas = self.last_end(state.container).map(|end| {
            let mut commas = Edits::new(source);
            // What was left out unread may hold commas of its own.
            let mut pos = if incomplete { last_commas(&source[..state.pos]) } else { end };
            while pos < state.pos {
                if let Some(end) = comment_end(source, pos) {
                    pos = end;
                    continue;
                }
                if source[pos] == b',' {
                    commas.push(Span::new(pos, pos + 1), "");
                }
                pos += 1;
            }
            commas.finish()
        });
        if let Some(edits) = commas.filter(|commas| !commas.is_empty()) {
            let span = Span::new(edits[0].span.start, edits[edits.len() - 1].span.end);
            let mut finding =
                finding(builtin::TRAILING_COMMA, span, format!("no comma may stand before `{bracket}`"));
            finding.help = Some("remove it".into());
            finding.fix = Some(Fix { title: "remove the comma".into(), safety: Safety::Safe, edits });
            self.report(state, finding);
        }
        State { expect: after, ..state }
    }
}

/// The end of the comment that starts at `pos`; a line comment ends before the
/// line break.
pub(super) fn comment_end(source: &[u8], pos: usize) -> Option<usize> {
    let rest = &source[pos..];
    if rest.starts_with(b"/*") {
        let end = memchr::memmem::find(&rest[2..], b"*/").map_or(rest.len(), |end| end + 4);
        return Some(pos + end);
    }
    if rest.starts_with(b"//") || rest.starts_with(b"#") {
        let end = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
        return Some(pos + end - usize::from(rest[..end].ends_with(b"\r")));
    }
    None
}

/// The first of the commas right before the end of the text, or else the end.
fn last_commas(text: &[u8]) -> usize {
    let other = |byte: &u8| *byte != b',' && !byte.is_ascii_whitespace();
    let run = text.iter().rposition(other).unwrap_or(0);
    memchr::memchr(b',', &text[run..]).map_or(text.len(), |comma| run + comma)
}

/// Whether a byte is white within a line.
const fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r')
}

#[cfg(test)]
mod tests {
    use super::last_commas;

    #[test]
    fn the_last_commas_stand_together() {
        for (text, at) in [
            ("", 0),
            ("[1", 2),
            ("[1 ", 3),
            (",", 0),
            (" ,", 1),
            ("[1, 2,", 5),
            ("[1, 2 , ,\n,", 6),
            ("[1, x\u{e9},", 7),
        ] {
            assert_eq!(last_commas(text.as_bytes()), at, "{text:?}");
        }
    }
}
