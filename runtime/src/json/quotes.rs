//! Strings that are not as they should be: wrong quotes, quotes that do not
//! close, bad escapes, raw control characters.

use super::edits::Edits;
use super::report::{char_len, excerpt, finding, fix, quoted};
use super::string::{self, Piece, pieces};
use super::{Expect, Reader, State, scan};
use crate::builtin;
use crate::finding::{Fix, Safety};
use crate::span::Span;
use crate::tape::{Flags, Kind};

/// Where a string ends, without its closing quote.
enum Ending {
    /// At this quote.
    Closed(usize),
    /// Nowhere; the text of the line ends here.
    Open(usize),
}

impl Reader<'_, '_> {
    /// A string in double quotes that the strict reader refused.
    pub(super) fn broken_string(&mut self, state: State) -> State {
        let start = state.pos;
        let content_start = start + 1;
        match double_quoted_end(self.source, content_start) {
            Ending::Closed(quote) => {
                self.report_pieces(state, content_start, quote);
                self.push_text(start, content_start, quote, quote + 1);
                self.after_string(state, quote + 1)
            }
            Ending::Open(line_end) => {
                let end = self.open_end(state, content_start, line_end);
                let span = Span::new(start, end);
                let mut finding = finding(builtin::JSON_SYNTAX, span, "this string has no closing `\"`");
                if scan::whitespace(self.source, end) == self.source.len() {
                    // One place where the text was cut off is one mistake.
                    self.trouble.cut_off = true;
                    finding.message = "the text ends inside this string".into();
                }
                finding.help = Some("close the string; a line break inside it is written `\\n`".into());
                let at = Span::new(end, end);
                // A quote that is no end for whoever reads the line again would
                // leave the same mistake behind.
                let mut mended = self.source[content_start..end].to_vec();
                mended.push(b'"');
                mended.extend_from_slice(&self.source[end..line_end]);
                let ends =
                    matches!(double_quoted_end(&mended, 0), Ending::Closed(at) if at == end - content_start);
                if ends {
                    finding.fix = Some(fix("put the closing quote at the end", Safety::Unsafe, at, "\""));
                }
                self.report(state, finding);
                self.push_text(start, content_start, end, end);
                self.after_string(state, end)
            }
        }
    }

    /// A string between quotes that JSON does not know.
    pub(super) fn foreign_quotes(&mut self, state: State) -> Option<State> {
        let source = self.source;
        let start = state.pos;
        let open_len = foreign_quote_len(&source[start..])?;
        let content_start = start + open_len;
        let quote = excerpt(&source[start..content_start]);
        let line_end = line_end(source, content_start);
        let Some((close, certain)) = foreign_quoted_end(source, start, content_start, line_end) else {
            let end = self.open_end(state, content_start, line_end);
            let message = format!("this string has no closing `{quote}`");
            let mut finding = finding(builtin::SINGLE_QUOTES, Span::new(start, end), message);
            finding.help = Some("strings stand in double quotes".into());
            finding.fix = Some(in_double_quotes(source, (start, content_start), (end, end), Safety::Unsafe));
            self.report(state, finding);
            self.push_text(start, content_start, end, end);
            return Some(self.after_string(state, end));
        };
        let end = close + char_len(&source[close..]);
        let message = format!("strings stand in `\"`, not in `{quote}`");
        let mut finding = finding(builtin::SINGLE_QUOTES, Span::new(start, end), message);
        finding.help = Some("put it in double quotes".into());
        let safety = if certain { Safety::Safe } else { Safety::Unsafe };
        finding.fix = Some(in_double_quotes(source, (start, content_start), (close, end), safety));
        self.report(state, finding);
        self.push_text(start, content_start, close, end);
        Some(self.after_string(state, end))
    }

    /// A value like `"she said "hi" to me"`, whose inner quotes are not escaped.
    pub(super) fn inner_quotes(&mut self, state: State, byte: u8) -> Option<State> {
        let source = self.source;
        let last = *self.tape.nodes.last()?;
        let (start, first) = (last.start as usize, (last.end as usize).checked_sub(1)?);
        let between = source.get(first + 1..state.pos)?;
        let word = byte.is_ascii_alphanumeric() || byte >= 0x80;
        if last.kind != Kind::String
            || last.flags.has(Flags::DETACHED)
            || matches!(byte, b'"' | b':' | b'=')
            // From behind: a string that many brackets and little else follow
            // is looked back at from each of them, over the same spaces.
            || !(between.is_empty() || word && between.iter().rev().all(|byte| matches!(byte, b' ' | b'\t')))
        {
            return None;
        }
        // Where another member or element clearly follows, the comma is missing.
        let after_word =
            state.pos + source[state.pos..].iter().take_while(|&&byte| scan::continues_word(byte)).count();
        if matches!(source.get(scan::whitespace(source, after_word)), Some(b':' | b'=')) {
            return None;
        }
        let line_end = line_end(source, state.pos);
        let mut pos = state.pos;
        let close = loop {
            pos = next_unescaped(source, pos, line_end, |rest| rest[0] == b'"')?;
            match source.get(scan::whitespace(source, pos + 1)) {
                Some(b',' | b'}' | b']') | None => break pos,
                Some(b':') => return None,
                Some(_) => pos += 1,
            }
        };
        let expect = if state.expect == Expect::AfterMember { Expect::Value } else { Expect::Element };
        self.tape.nodes.pop();
        let state = State { expect, ..state };
        let message = "this `\"` ends the string, but more text follows";
        let mut finding = finding(builtin::JSON_SYNTAX, Span::new(first, first + 1), message);
        finding.label = Some("the string ends here".into());
        finding.help = Some("a quote inside a string is written `\\\"`".into());
        let mut edits = Edits::new(source);
        content_edits(source, start + 1, close, &mut edits);
        let title = "escape the quotes inside the string".into();
        finding.fix = Some(Fix { title, safety: Safety::Unsafe, edits: edits.finish() });
        self.report(state, finding);
        self.push_text(start, start + 1, close, close + 1);
        Some(self.after_string(state, close + 1))
    }

    /// What is allowed after a string that was read as key or value.
    pub(super) fn after_string(&self, state: State, pos: usize) -> State {
        let expect = match state.expect {
            Expect::FirstKey | Expect::Key => Expect::Colon,
            _ => self.after(state.container),
        };
        State { expect, pos, ..state }
    }

    /// Puts a string on the tape with the text of its content, as far as that
    /// can be read.
    pub(super) fn push_text(&mut self, start: usize, content_start: usize, content_end: usize, end: usize) {
        let mut text = String::new();
        string::decode(&self.source[content_start..content_end], &mut text);
        self.push_detached(start, end, &text);
    }

    /// Where a string without closing quote most probably ends.
    fn open_end(&mut self, state: State, start: usize, line_end: usize) -> usize {
        let source = self.source;
        self.trouble.open_string = true;
        let mut end = line_end;
        if matches!(state.expect, Expect::FirstKey | Expect::Key) {
            end = memchr::memchr(b':', &source[start..end]).map_or(end, |colon| start + colon);
        }
        let last_line = scan::whitespace(source, line_end) == source.len();
        while end > start {
            match source[end - 1] {
                b' ' | b'\t' | b'\r' | b',' => {}
                b'}' | b']' if last_line => {}
                _ => break,
            }
            end -= 1;
        }
        end
    }

    /// Reports what is wrong between the quotes of a string.
    fn report_pieces(&mut self, state: State, start: usize, end: usize) {
        let source = self.source;
        let mut control: Option<(usize, u8)> = None;
        let mut escaped = Edits::new(source);
        for (from, to, piece) in pieces(&source[start..end]) {
            let span = Span::new(start + from, start + to);
            match piece {
                Piece::Plain | Piece::Escape(_) => {}
                Piece::Control(byte) => {
                    control.get_or_insert((span.start, byte));
                    mend(span, piece, &mut escaped);
                }
                Piece::LoneSurrogate => {
                    let written = excerpt(&source[span.start..span.end]);
                    let message = format!("`{written}` is one half of a surrogate pair without the other");
                    let mut finding = finding(builtin::LONE_SURROGATE, span, message);
                    finding.help = Some("write both halves, or the character itself".into());
                    self.report(state, finding);
                }
                Piece::InvalidEscape(meaning) => {
                    let after = &source[span.start + 1..end];
                    let len =
                        if meaning.is_some() || after.is_empty() { to - from } else { 1 + char_len(after) };
                    let written = excerpt(&source[span.start..span.start + len]);
                    let mut finding = finding(
                        builtin::INVALID_ESCAPE,
                        span,
                        format!("`{written}` is not an escape of JSON"),
                    );
                    finding.notes.push(r#"The escapes are `\"`, `\\`, `\/`, `\b`, `\f`, `\n`, `\r`, `\t` and `\u` with four hexadecimal digits."#.into());
                    let digits = after.iter().skip(1).take_while(|byte| byte.is_ascii_hexdigit()).count();
                    if meaning.is_none() && after.first() == Some(&b'u') && digits > 0 {
                        // Too few digits: which ones are missing nobody can know.
                        let written = excerpt(&after[..=digits]);
                        finding.span = Span::new(span.start, span.end + digits);
                        finding.message = format!("`\\{written}` has {digits} of the 4 digits of an escape");
                        finding.help = Some("add what is missing, or write the backslash as `\\\\`".into());
                    } else {
                        let (title, safety) = match meaning {
                            Some(_) => ("write what it means", Safety::Safe),
                            None => ("write the backslash as `\\\\`", Safety::Unsafe),
                        };
                        finding.help = Some(title.into());
                        let mut edits = Edits::new(source);
                        mend(span, piece, &mut edits);
                        finding.fix = Some(Fix { title: title.into(), safety, edits: edits.finish() });
                    }
                    self.report(state, finding);
                }
            }
            if self.trouble.full {
                return;
            }
        }
        let Some((at, byte)) = control else { return };
        let name = match byte {
            b'\n' => "line break".into(),
            b'\r' => "carriage return".into(),
            b'\t' => "tab".into(),
            0 => "NUL character".into(),
            _ => format!("control character U+{byte:04X}"),
        };
        let message = format!("a string cannot hold a {name} as such");
        let mut finding = finding(builtin::CONTROL_CHARACTER, Span::new(at, at + 1), message);
        let title = if escaped.count() > 1 {
            finding.notes.push(format!("The string has {} control characters in all.", escaped.count()));
            "escape the control characters".into()
        } else {
            format!("write it as `{}`", within_quotes(char::from(byte)))
        };
        finding.help = Some(title.clone());
        finding.fix = Some(Fix { title, safety: Safety::Safe, edits: escaped.finish() });
        self.report(state, finding);
    }
}

/// Whether the text starts with a quote that JSON does not know.
pub(super) fn is_foreign_quote(rest: &[u8]) -> bool {
    foreign_quote_len(rest).is_some()
}

fn foreign_quote_len(rest: &[u8]) -> Option<usize> {
    match string::opening_quote_len(rest) {
        0 => None,
        1 if rest[0] == b'"' => None,
        len => Some(len),
    }
}

/// The end of the line that holds `pos`, without its line break.
pub(super) fn line_end(source: &[u8], pos: usize) -> usize {
    memchr::memchr(b'\n', &source[pos..]).map_or(source.len(), |newline| pos + newline)
}

/// Where a string in double quotes ends; it may hold bad escapes, and line
/// breaks where the quote that follows them clearly closes it.
fn double_quoted_end(source: &[u8], start: usize) -> Ending {
    let mut pos = start;
    let mut known_quote = None;
    loop {
        pos = scan::plain(source, pos);
        match source.get(pos) {
            None => return Ending::Open(source.len()),
            Some(b'"') => return Ending::Closed(pos),
            Some(b'\\') if !matches!(source.get(pos + 1), None | Some(b'\n' | b'\r')) => pos += 2,
            Some(b'\n' | b'\r') if known_quote.is_none() => {
                // Either the text goes on in the next line, or the closing
                // quote was forgotten and the next one opens another string.
                let is_quote = |rest: &[u8]| rest[0] == b'"';
                let quote = next_unescaped(source, pos, source.len(), is_quote);
                known_quote = quote.filter(|quote| {
                    matches!(source.get(scan::whitespace(source, quote + 1)), None | Some(b',' | b'}' | b']'))
                });
                if known_quote.is_none() {
                    return Ending::Open(pos);
                }
            }
            Some(_) => pos += 1,
        }
    }
}

/// The closing quote of a string in foreign quotes, and whether what follows
/// makes it certain.
fn foreign_quoted_end(source: &[u8], open: usize, start: usize, line_end: usize) -> Option<(usize, bool)> {
    let double = matches!(source[open..start], [0xE2, 0x80, 0x9C..=0x9F]);
    let closes = |rest: &[u8]| match rest {
        [b'"', ..] | [0xE2, 0x80, 0x9C..=0x9F, ..] => double,
        [0xE2, 0x80, 0x98..=0x9B, ..] => start - open == 3 && !double,
        [byte, ..] => *byte == source[open],
        [] => false,
    };
    let mut pos = start;
    let mut last = None;
    while let Some(quote) = next_unescaped(source, pos, line_end, closes) {
        pos = quote + char_len(&source[quote..]);
        let after = scan::whitespace(source, pos);
        if matches!(source.get(after), None | Some(b',' | b':' | b'=' | b'}' | b']' | b'/' | b'#'))
            || after > line_end
        {
            return Some((quote, true));
        }
        last = Some((quote, false));
    }
    last
}

/// The first place in `from..to` without a backslash before it that `wanted`
/// accepts.
pub(super) fn next_unescaped(
    source: &[u8],
    from: usize,
    to: usize,
    wanted: impl Fn(&[u8]) -> bool,
) -> Option<usize> {
    let mut pos = from;
    while pos < to {
        if source[pos] == b'\\' {
            pos += 2;
        } else if wanted(&source[pos..]) {
            return Some(pos);
        } else {
            pos += 1;
        }
    }
    None
}

/// Writes double quotes in the place of those that JSON does not know.
fn in_double_quotes(
    source: &[u8],
    (start, content_start): (usize, usize),
    (content_end, end): (usize, usize),
    safety: Safety,
) -> Fix {
    let mut edits = Edits::new(source);
    edits.push(Span::new(start, content_start), "\"");
    content_edits(source, content_start, content_end, &mut edits);
    edits.push(Span::new(content_end, end), "\"");
    Fix { title: "put it in double quotes".into(), safety, edits: edits.finish() }
}

/// The edits that make the content of a string right for double quotes.
fn content_edits(source: &[u8], start: usize, end: usize, edits: &mut Edits<'_>) {
    for (from, to, piece) in pieces(&source[start..end]) {
        let span = Span::new(start + from, start + to);
        if piece == Piece::Plain && source[span.start] == b'"' {
            // A quote begins a piece of its own.
            edits.push(Span::new(span.start, span.start), "\\");
        }
        mend(span, piece, edits);
    }
}

/// Makes a piece of a string right, if it is wrong and can be.
fn mend(span: Span, piece: Piece, edits: &mut Edits<'_>) {
    match piece {
        Piece::Plain | Piece::Escape(_) | Piece::LoneSurrogate => {}
        Piece::Control(byte) => edits.push(span, &within_quotes(char::from(byte))),
        Piece::InvalidEscape(Some(c)) => edits.push(span, &within_quotes(c)),
        Piece::InvalidEscape(None) => edits.push(Span::new(span.start, span.start), "\\"),
    }
}

/// A character as it is written between double quotes.
fn within_quotes(c: char) -> String {
    let quoted = quoted(c.encode_utf8(&mut [0; 4]));
    quoted[1..quoted.len() - 1].to_owned()
}
