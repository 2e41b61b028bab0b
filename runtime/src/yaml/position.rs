//! Where a byte of the text of a scalar stands in the scalar as it is written.

/// The offset in a scalar, as written, that an offset in its text belongs to.
///
/// What a line break was folded to belongs to the break, and what an escape
/// means to the start of the escape; the end of the text belongs to the end of
/// the scalar, or to its closing quote.
pub(crate) fn source_offset(raw: &[u8], text: &str, offset: usize) -> usize {
    match raw.first() {
        Some(b'"') if raw.len() > 1 => flow(raw, 1, raw.len() - 1, text, offset, Some(b'"')),
        Some(b'\'') if raw.len() > 1 => flow(raw, 1, raw.len() - 1, text, offset, Some(b'\'')),
        Some(b'|') => literal(raw, text, offset),
        Some(b'>') => folded(raw, text, offset),
        _ => flow(raw, 0, raw.len(), text, offset, None),
    }
}

/// A plain or quoted scalar, from `start` to `end` without its quotes.
fn flow(raw: &[u8], start: usize, end: usize, text: &str, offset: usize, quote: Option<u8>) -> usize {
    let (mut at, mut done) = (start, 0);
    // At the offset itself nothing is left to skip but an escaped line break.
    while done <= offset && at < end {
        // How many bytes of the text come from how many bytes here.
        let (len, written) = if escaped_break(raw, at, quote) {
            let line_break = at + 1 + break_len(raw, at + 1);
            (0, line_break + blanks(raw, line_break) - at)
        } else if let Some((breaks, written)) = fold(raw, at, quote == Some(b'"') && ends_escaped(raw, at)) {
            if offset < done + breaks {
                return at;
            }
            (breaks, written)
        } else if quote == Some(b'"') && raw[at] == b'\\' {
            (char_len(text, done), escape_len(raw, at))
        } else if quote == Some(b'\'') && raw[at] == b'\'' {
            (1, 2)
        } else {
            let len = char_len(text, done);
            (len, len)
        };
        if offset < done + len {
            // Inside a character or an escape there is no place of its own.
            return at;
        }
        (at, done) = (at + written, done + len);
    }
    at.min(end)
}

/// Whether a backslash before a line break joins two lines here.
fn escaped_break(raw: &[u8], at: usize, quote: Option<u8>) -> bool {
    quote == Some(b'"') && raw.get(at) == Some(&b'\\') && break_len(raw, at + 1) > 0
}

/// Whether what stands before this place is an escaped line break: then empty
/// lines that follow are not folded.
fn ends_escaped(raw: &[u8], at: usize) -> bool {
    let before = raw[..at].trim_ascii_end();
    // An even number of them are backslashes that are escaped themselves.
    let backslashes = before.iter().rev().take_while(|&&byte| byte == b'\\').count();
    backslashes % 2 == 1 && break_len(raw, before.len()) > 0
}

/// White space around line breaks: the bytes of the text it is folded to, and
/// its own bytes.
fn fold(raw: &[u8], at: usize, after_escape: bool) -> Option<(usize, usize)> {
    let mut end = at + blanks(raw, at);
    let mut breaks = 0;
    while break_len(raw, end) > 0 {
        breaks += 1;
        end += break_len(raw, end);
        end += blanks(raw, end);
    }
    let folded = match breaks {
        0 => return None,
        breaks if after_escape => breaks,
        1 => 1,
        breaks => breaks - 1,
    };
    Some((folded, end - at))
}

/// A scalar whose lines are kept: each line of the text is the end of a line.
fn literal(raw: &[u8], text: &str, offset: usize) -> usize {
    let mut done = 0;
    let mut texts = text.split('\n');
    for (start, end) in lines(raw) {
        let Some(line) = texts.next() else { break };
        if offset <= done + line.len() {
            return end.saturating_sub(done + line.len() - offset).max(start);
        }
        done += line.len() + 1;
    }
    raw.len()
}

/// A scalar whose lines are joined.
fn folded(raw: &[u8], text: &str, offset: usize) -> usize {
    let spaces = |line: &[u8]| line.iter().take_while(|&&byte| byte == b' ').count();
    let is_blank = |line: &[u8]| line.iter().all(|byte| matches!(byte, b' ' | b'\t'));
    // The first line that is not blank says how far all are indented.
    let written = lines(raw).map(|(start, end)| &raw[start..end]).find(|line| !is_blank(line));
    let read = text.split('\n').map(str::as_bytes).find(|line| !is_blank(line));
    let indent = written.map_or(0, spaces).saturating_sub(read.map_or(0, spaces));
    let (mut done, mut breaks) = (0, 0);
    let mut before: Option<(bool, usize)> = None;
    for (start, end) in lines(raw) {
        let begin = (start + indent).min(end);
        let content = &raw[begin..end];
        if content.is_empty() {
            breaks += 1;
            continue;
        }
        let is_spaced = matches!(content[0], b' ' | b'\t');
        // Lines that are indented further keep their breaks.
        done += match before {
            None => breaks,
            Some((was_spaced, _)) if was_spaced || is_spaced => breaks + 1,
            Some(_) => breaks.max(1),
        };
        if offset < done {
            return before.map_or(start, |(_, end)| end);
        }
        if offset < done + content.len() {
            return begin + (offset - done);
        }
        done += content.len();
        breaks = 0;
        before = Some((is_spaced, end));
    }
    raw.len()
}

/// The lines after the header of a block scalar, without their breaks.
fn lines(raw: &[u8]) -> impl Iterator<Item = (usize, usize)> {
    let line_end = |from: usize| {
        raw[from..].iter().position(|byte| matches!(byte, b'\n' | b'\r')).map_or(raw.len(), |len| from + len)
    };
    let mut at = line_end(0);
    std::iter::from_fn(move || {
        if at >= raw.len() {
            return None;
        }
        let start = at + break_len(raw, at);
        at = line_end(start);
        Some((start, at))
    })
}

/// The bytes of the line break that stands here, if one does.
fn break_len(raw: &[u8], at: usize) -> usize {
    match raw.get(at..).unwrap_or_default() {
        [b'\r', b'\n', ..] => 2,
        [b'\r' | b'\n', ..] => 1,
        _ => 0,
    }
}

/// The spaces and tabs that stand here.
fn blanks(raw: &[u8], at: usize) -> usize {
    raw[at.min(raw.len())..].iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count()
}

/// The bytes of an escape of a double-quoted scalar.
fn escape_len(raw: &[u8], at: usize) -> usize {
    match raw.get(at + 1) {
        Some(b'x') => 4,
        // Two halves make one character.
        Some(b'u')
            if matches!(
                raw.get(at + 2..at + 4),
                Some([b'd' | b'D', b'8' | b'9' | b'a' | b'b' | b'A' | b'B'])
            ) =>
        {
            12
        }
        Some(b'u') => 6,
        Some(b'U') => 10,
        _ => 2,
    }
}

/// The bytes of the character of the text that starts here.
fn char_len(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
}
