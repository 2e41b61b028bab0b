//! The value behind the name of a secret: where it begins and ends in JSON, YAML,
//! a header, a form body, a command line.

use std::ops::Range;

/// Bytes behind a name that are looked through for the end of its value.
pub(super) const LONGEST: usize = 8192;

/// Where blanks end.
pub(super) fn after_blank(text: &[u8], from: usize) -> usize {
    from + text[from..].iter().take_while(|byte| byte.is_ascii_whitespace()).count()
}

/// Behind a quote, which may be escaped; or where it was looked for.
pub(super) fn after_quote(text: &[u8], from: usize) -> usize {
    let escaped = usize::from(text.get(from) == Some(&b'\\'));
    match text.get(from + escaped) {
        Some(b'"' | b'\'') => from + escaped + 1,
        _ => from,
    }
}

/// Adds the value behind the sign that follows the name at `name`, quotes aside.
pub(super) fn value(text: &[u8], name: usize, sign: usize, found: &mut Vec<Range<usize>>) {
    let after = after_blank(text, sign + 1);
    let limit = text.len().min(after + LONGEST);
    let close = match text.get(after) {
        Some(b'[') => Some(b']'),
        Some(b'{') => Some(b'}'),
        _ => None,
    };
    if let Some(close) = close.filter(|_| text[sign] == b':') {
        let length = text[after + 1..limit].iter().take_while(|&&byte| byte != close).count();
        return add_lines(text, after + 1..after + 1 + length, found);
    }
    let start = after_quote(text, after);
    let limit = text.len().min(start + LONGEST);
    let end = if start > after {
        quoted_end(&text[..limit], start, text[start - 1], text[after] == b'\\')
    } else {
        bare_end(&text[..limit], start, text[sign] == b':')
    };
    // A long value that is cut in the midst of a character is hidden whole.
    let end = end + text[end..].iter().take_while(|&&byte| byte & 0xC0 == 0x80).count();
    if matches!(&text[start..end], b"" | b"null" | b"None" | b"true" | b"false" | b"undefined") {
        return;
    }
    found.push(start..end);
    // YAML goes on where lines are indented more than the name.
    let after = end + text[end..].iter().take_while(|&&byte| byte == b'\r').count();
    if text[sign] == b':' && text.get(after) == Some(&b'\n') {
        let end = indented_end(&text[..limit], after + 1, column(text, name));
        add_lines(text, after + 1..end, found);
    }
}

/// Where a text in quotes ends, which may be within another one.
fn quoted_end(text: &[u8], start: usize, mark: u8, escaped: bool) -> usize {
    let mut end = start;
    while let Some(&byte) = text.get(end) {
        if byte == mark || text[end..].starts_with(b"\n") || text[end..].starts_with(b"\r\n") {
            break;
        }
        if byte != b'\\' {
            end += 1;
            continue;
        }
        let run = text[end..].iter().take_while(|&&byte| byte == b'\\').count();
        // An escaped quote ends a string that is within another string.
        if escaped && run == 1 && text.get(end + 1) == Some(&mark) {
            break;
        }
        end += run + run % 2;
    }
    end.min(text.len())
}

/// Where a value without quotes ends.
fn bare_end(text: &[u8], start: usize, header: bool) -> usize {
    let mut end = start;
    while let Some(&byte) = text.get(end) {
        let goes_on = match byte {
            // A header goes on to the end of its line, with spaces in it, and
            // with what OAuth writes there: `a="1", b="2"`.
            b'"' | b'\'' if header => end_of_parameter(text, start, end),
            b',' if header => next_parameter(text, end),
            b'\n' | b'\r' | b'{' | b'}' | b'[' | b']' | b'&' | b';' | b'"' | b'\'' | b',' => None,
            byte if byte.is_ascii_whitespace() && !header => None,
            _ => Some(end + 1),
        };
        match goes_on {
            Some(next) => end = next,
            None => break,
        }
    }
    end
}

/// Behind the value of `name="value"`, whose first quote is here.
fn end_of_parameter(text: &[u8], start: usize, quote: usize) -> Option<usize> {
    let before = &text[start..quote];
    let before = before.strip_suffix(b"\\").unwrap_or(before);
    let rest = text.get(quote + 1..)?;
    let length = rest.iter().position(|&byte| byte == text[quote] || byte == b'\n')?;
    (before.ends_with(b"=") && rest[length] == text[quote]).then_some(quote + 1 + length + 1)
}

/// The name of the parameter behind a comma, if one follows.
fn next_parameter(text: &[u8], comma: usize) -> Option<usize> {
    let name = comma + 1 + text[comma + 1..].iter().take_while(|&&byte| byte == b' ').count();
    let is_in_name = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'_';
    let end = name + text[name..].iter().take_while(is_in_name).count();
    (end > name && text.get(end) == Some(&b'=')).then_some(end)
}

/// Bytes before a place in its line.
fn column(text: &[u8], at: usize) -> usize {
    text[..at].iter().rev().take(LONGEST).take_while(|&&byte| byte != b'\n').count()
}

/// Where the lines end that begin here and are blank or indented by more.
fn indented_end(text: &[u8], start: usize, least: usize) -> usize {
    let mut end = start;
    for line in text.get(start..).unwrap_or_default().split_inclusive(|&byte| byte == b'\n') {
        let blanks = line.iter().take_while(|&&byte| byte == b' ').count();
        if blanks <= least && !line.trim_ascii().is_empty() {
            break;
        }
        end += line.len();
    }
    end
}

/// Adds what stands in each line of a region, so that the lines stay.
fn add_lines(text: &[u8], region: Range<usize>, found: &mut Vec<Range<usize>>) {
    let mut start = region.start;
    for line in text.get(region).unwrap_or_default().split_inclusive(|&byte| byte == b'\n') {
        let blanks = line.len() - line.trim_ascii_start().len();
        let shown = line.trim_ascii();
        if !shown.is_empty() {
            found.push(start + blanks..start + blanks + shown.len());
        }
        start += line.len();
    }
}
