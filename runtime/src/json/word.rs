//! Words where a value should be: literals of other languages, numbers that
//! JSON writes otherwise, text without quotes.

use super::report::{char_len, excerpt, finding, fix, quoted};
use super::{Expect, OUTSIDE, Reader, State, scan};
use crate::builtin;
use crate::finding::{Finding, Fix, Safety};
use crate::span::Span;
use crate::tape::{Flags, Kind};

/// What a word means where it comes from.
enum Meaning {
    True,
    False,
    /// No value at all.
    Nothing,
    /// A number that JSON cannot write.
    NotFinite,
}

/// Literals of other languages, in lower case.
const LITERALS: &[(&str, Meaning)] = &[
    ("true", Meaning::True),
    ("false", Meaning::False),
    ("none", Meaning::Nothing),
    ("nil", Meaning::Nothing),
    ("null", Meaning::Nothing),
    ("undefined", Meaning::Nothing),
    ("nan", Meaning::NotFinite),
    ("inf", Meaning::NotFinite),
    ("infinity", Meaning::NotFinite),
];

impl Reader<'_, '_> {
    /// Reads something that is not a value of JSON and puts what it means, or
    /// a broken value, on the tape.
    pub(super) fn word(&mut self, state: State) -> State {
        let source = self.source;
        let start = state.pos;
        let end = start + source[start..].iter().take_while(|&&byte| scan::continues_word(byte)).count();
        // A word is all there is only when the value ends with it.
        let after = source.get(scan::whitespace(source, end));
        let next_line = source[end..scan::whitespace(source, end)].contains(&b'\n');
        let alone = next_line || matches!(after, None | Some(b',' | b'}' | b']' | b'/' | b'#' | b';'));
        let word = &source[start..end];
        let finding = if !alone || word.is_empty() {
            None
        } else if matches!(
            word,
            [b'0'..=b'9', ..] | [b'+' | b'-' | b'.', b'0'..=b'9' | b'.', ..] | [b'+' | b'-' | b'.']
        ) {
            Some((number(word, Span::new(start, end)), Kind::Broken))
        } else {
            self.literal(state, end)
        };
        let (end, (finding, kind)) = finding.map_or_else(
            || {
                let end = bare_text_end(source, start);
                (end, (bare_text(&source[start..end], Span::new(start, end)), Kind::Broken))
            },
            |word| (end, word),
        );
        self.report(state, finding);
        self.push(kind, Flags::default(), start, end);
        State { expect: self.after(state.container), pos: end, ..state }
    }

    /// A literal of another language.
    fn literal(&self, state: State, end: usize) -> Option<(Finding, Kind)> {
        let span = Span::new(state.pos, end);
        let word = &self.source[span.start..span.end];
        let bare = word.strip_prefix(b"-").or(word.strip_prefix(b"+")).unwrap_or(word);
        let (_, meaning) = LITERALS.iter().find(|(name, _)| bare.eq_ignore_ascii_case(name.as_bytes()))?;
        let written = excerpt(word);
        let mut finding = finding(builtin::FOREIGN_LITERAL, span, "");
        let mut literal = |name: &str| {
            finding.message = format!("`{written}` is written `{name}` in JSON");
            finding.help = Some(format!("write `{name}`"));
            finding.fix = Some(fix(format!("write `{name}`"), Safety::Safe, span, name));
        };
        let kind = match meaning {
            Meaning::True => {
                literal("true");
                Kind::True
            }
            Meaning::False => {
                literal("false");
                Kind::False
            }
            Meaning::Nothing => {
                finding.message = format!("JSON has no `{written}`");
                finding.help = Some("leave out what has no value".into());
                finding.fix = self.without_member(state, end);
                Kind::Broken
            }
            Meaning::NotFinite => {
                finding.message = format!("JSON has no `{written}`: every number is finite");
                finding.help = Some("leave out what has no value, or write a number".into());
                Kind::Broken
            }
        };
        Some((finding, kind))
    }

    /// Takes the member out whose value ends at `end`, with one comma.
    fn without_member(&self, state: State, end: usize) -> Option<Fix> {
        if state.expect != Expect::Value || state.container == OUTSIDE {
            return None;
        }
        let source = self.source;
        let key = self.tape.nodes.last()?.start as usize;
        let after = scan::whitespace(source, end);
        let before = source[..key].iter().rposition(|byte| !byte.is_ascii_whitespace())?;
        let span = match (source.get(after), source[before]) {
            (_, b',') => Span::new(before, end),
            (Some(b','), b'{') => {
                let next = scan::whitespace(source, after + 1);
                // What stood after the comma takes the place of the member.
                Span::new(key, if source.get(next) == Some(&b'}') { after + 1 } else { next })
            }
            (Some(b'}'), b'{') => Span::new(key, end),
            _ => return None,
        };
        Some(fix("leave the member out", Safety::Safe, span, ""))
    }
}

/// A number as another language writes it.
fn number(word: &[u8], span: Span) -> Finding {
    let written = excerpt(word);
    let text = String::from_utf8_lossy(word);
    let digits = text.trim_start_matches(['+', '-']);
    let why = match digits.as_bytes() {
        [] => "a sign is not a number".into(),
        [b'0', b'x' | b'X' | b'o' | b'O' | b'b' | b'B', ..] => "JSON has decimal numbers only".into(),
        [b'0', b'0'..=b'9', ..] => "a number cannot start with `0` and another digit".into(),
        [b'.', ..] => "a number starts with a digit".into(),
        _ if digits.ends_with('.') || digits.contains(".e") || digits.contains(".E") => {
            "a digit must follow the decimal point".into()
        }
        _ if text.starts_with('+') => "a number has no `+` before it".into(),
        _ => format!("`{written}` is not a number of JSON"),
    };
    let mut finding = finding(builtin::INVALID_NUMBER, span, why);
    if let Some((number, safety)) = decimal(&text) {
        finding.help = Some(format!("write `{number}`"));
        finding.fix = Some(fix(format!("write `{number}`"), safety, span, number));
    } else {
        finding.help = Some("if it is meant as text, put it in double quotes".into());
        finding.fix = Some(fix("put it in double quotes", Safety::Unsafe, span, quoted(&text)));
    }
    finding
}

/// The number as JSON writes it, if it is clear which one is meant.
fn decimal(text: &str) -> Option<(String, Safety)> {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let mut safety = Safety::Safe;
    let between_digits = |(index, _): (usize, &str)| {
        let digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_hexdigit);
        index > 0 && digit(unsigned.as_bytes().get(index - 1)) && digit(unsigned.as_bytes().get(index + 1))
    };
    if !unsigned.match_indices('_').all(between_digits) {
        return None;
    }
    let mut digits = unsigned.replace('_', "");
    if digits.ends_with('n') {
        digits.pop();
    }
    let radix = match digits.get(..2).map(str::to_ascii_lowercase).as_deref() {
        Some("0x") => 16,
        Some("0o") => 8,
        Some("0b") => 2,
        _ => 10,
    };
    if radix != 10 {
        digits = u64::from_str_radix(&digits[2..], radix).ok()?.to_string();
    }
    if digits.starts_with('.') {
        digits.insert(0, '0');
    }
    if let Some(point) = digits.find('.')
        && matches!(digits.as_bytes().get(point + 1), None | Some(b'e' | b'E'))
    {
        digits.remove(point);
    }
    let zeros = digits.bytes().take_while(|&byte| byte == b'0').count();
    if zeros > 0 && digits.as_bytes().get(zeros).is_some_and(u8::is_ascii_digit) {
        // It may be octal, or a text whose zeros matter.
        safety = Safety::Unsafe;
        digits.drain(..zeros);
    } else if zeros > 1 {
        safety = Safety::Unsafe;
        digits.drain(..zeros - 1);
    }
    if text.starts_with('-') {
        digits.insert(0, '-');
    }
    let whole = scan::number(digits.as_bytes(), 0).is_some_and(|token| token.end == digits.len());
    whole.then_some((digits, safety))
}

/// Where text without quotes ends: before a comma, a bracket or the line end,
/// but not within parentheses that are closed on the line.
fn bare_text_end(source: &[u8], start: usize) -> usize {
    let rest = &source[start..];
    let line = &rest[..memchr::memchr(b'\n', rest).unwrap_or(rest.len())];
    let ends = |byte: u8| matches!(byte, b',' | b'}' | b']');
    let mut depth = 0_u32;
    let mut stop = line.iter().position(|&byte| {
        match byte {
            b'(' => depth += 1,
            b')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && ends(byte)
    });
    if depth > 0 {
        stop = line.iter().position(|&byte| ends(byte));
    }
    let text = line[..stop.unwrap_or(line.len())].trim_ascii_end();
    // One character at least, so that reading goes on whatever it is.
    start + text.len().max(char_len(rest))
}

/// Text without quotes.
fn bare_text(text: &[u8], span: Span) -> Finding {
    let written = excerpt(text);
    let mut finding = finding(builtin::FOREIGN_LITERAL, span, format!("expected a value, found `{written}`"));
    finding.notes.push(
        "A value is a string in double quotes, a number, `true`, `false`, `null`, an array or an object."
            .into(),
    );
    if text == b"object Object" {
        finding.help =
            Some("JavaScript writes this for an object turned into text: use `JSON.stringify`".into());
        return finding;
    }
    // A quote at the end alone has lost the other one.
    if let [rest @ .., b'"'] = text
        && !rest.is_empty()
        && !rest.iter().any(|byte| matches!(byte, b'"' | b'\\'))
    {
        finding.notes.clear();
        finding.message = "this string has no opening `\"`".into();
        finding.help = Some("put it in double quotes".into());
        let start = Span::new(span.start, span.start);
        finding.fix = Some(fix("put the opening quote before it", Safety::Unsafe, start, "\""));
        return finding;
    }
    finding.help = Some("if it is meant as text, put it in double quotes".into());
    let text = String::from_utf8_lossy(text);
    finding.fix = Some(fix("put it in double quotes", Safety::Unsafe, span, quoted(&text)));
    finding
}
