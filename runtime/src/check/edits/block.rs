//! Edits where members stand in lines, without brackets, as YAML allows.

use super::insert;
use crate::finding::Edit;
use crate::span::Span;
use crate::table::Text;
use crate::tape::{Document, Flags, Kind, NodeId};

/// Lines that are moved to the right at once.
const MAX_LINES: usize = 1000;

/// The bytes to remove so that a row of members goes, from the one with the
/// key `first` to the one with the value `last`; `next` is the key after them.
///
/// Whole lines go, and comments stay. `None` where nothing would be left of the
/// object, or where a text beside it would change.
pub(super) fn removed(
    doc: Document<'_>,
    object: NodeId,
    (first, last): (NodeId, NodeId),
    next: Option<NodeId>,
) -> Option<Span> {
    if first.0 == object.0 + 1 && next.is_none() {
        return None;
    }
    // Blank lines after it would become part of the text before it.
    let before = NodeId(first.0 - 1);
    if keeps_breaks(doc, before) || keeps_breaks(doc, last_leaf(doc, last)) {
        return None;
    }
    let (own, end) = (doc.span(first).start, doc.span(last).end);
    let line = line_start(doc.source(), own);
    let prefix = &doc.source()[line..own];
    if !prefix.iter().all(|&byte| byte == b' ') {
        // The first member of an element stands behind its dash.
        let next = doc.span(next?).start;
        let is_dash = prefix.trim_ascii_end().ends_with(b"-");
        let gap = doc.source().get(end..next)?;
        return (is_dash && gap.iter().all(u8::is_ascii_whitespace)).then(|| Span::new(own, next));
    }
    let (line_end, next_line) = line_end(doc.source(), end);
    let rest = &doc.source()[end..line_end];
    match rest.trim_ascii_start() {
        [] => Some(Span::new(line, next_line)),
        comment @ [b'#', ..] => Some(Span::new(own, line_end - comment.len())),
        _ => None,
    }
}

/// Puts a member, in place, into the objects that it belongs in, each of which
/// begins a line.
pub(super) fn nest(doc: Document<'_>, key: NodeId, value: NodeId, path: &[&str]) -> Option<Vec<Edit>> {
    let Span { start, end } = doc.span(key);
    let column = column(doc, start)?;
    let deeper = 2 * (path.len() - 1);
    let mut text = String::new();
    for (depth, name) in path.iter().enumerate() {
        if depth > 0 {
            text.push(':');
            text.push_str(line_break(doc.source(), end));
            text.push_str(&" ".repeat(column + 2 * depth));
        }
        text.push_str(name);
    }
    let mut edits = vec![Edit { span: Span::new(start, end), text }];
    let value_end = doc.span(value).end;
    let mut at = line_end(doc.source(), end).1;
    while at < value_end {
        let (end, next) = line_end(doc.source(), at);
        if !doc.source()[at..end].trim_ascii().is_empty() {
            edits.push(insert(at, " ".repeat(deeper)));
        }
        at = next;
    }
    let fits = path.iter().all(|name| is_word(name)) && edits.len() <= MAX_LINES;
    fits.then_some(edits)
}

/// Writes more members behind one that [`nest`] has put so deep.
pub(super) fn more(
    doc: Document<'_>,
    key: NodeId,
    value: NodeId,
    depth: usize,
    members: &[(Text, String)],
) -> Option<Vec<Edit>> {
    if members.is_empty() {
        return Some(Vec::new());
    }
    let column = column(doc, doc.span(key).start)? + 2 * depth;
    Some(vec![lines_after(doc, value, column, members)?])
}

/// Adds members at the end of an object.
pub(super) fn appended(doc: Document<'_>, to: NodeId, members: &[(Text, String)]) -> Option<Edit> {
    let (_, last) = doc.members(to).last()?;
    let column = column(doc, doc.span(NodeId(to.0 + 1)).start)?;
    lines_after(doc, last, column, members)
}

/// Members in lines of their own, behind the line in which a value ends.
fn lines_after(doc: Document<'_>, value: NodeId, column: usize, members: &[(Text, String)]) -> Option<Edit> {
    // A line after it would become part of a block of text.
    if raw_starts(doc, last_leaf(doc, value), b"|>") || !members.iter().all(|(name, _)| is_word(name)) {
        return None;
    }
    let end = doc.span(value).end;
    let (at, _) = line_end(doc.source(), end);
    let rest = doc.source()[end..at].trim_ascii_start();
    let is_free = rest.is_empty() || rest.starts_with(b"#");
    let line_break = line_break(doc.source(), end);
    let line = |(name, text): &(Text, String)| format!("{line_break}{}{name}: {text}", " ".repeat(column));
    is_free.then(|| insert(at, members.iter().map(line).collect::<Vec<_>>().concat()))
}

/// Whether a value can be written in another line as it is.
pub(super) fn is_movable(doc: Document<'_>, value: NodeId) -> bool {
    let raw = doc.raw(value);
    !raw.is_empty() && !raw.contains(['\n', '\r']) && !is_block(doc, value)
}

/// Whether a value is written in lines: a container without brackets, or a
/// block of text.
fn is_block(doc: Document<'_>, value: NodeId) -> bool {
    let node = doc.node(value);
    let is_container = matches!(node.kind, Kind::Array | Kind::Object);
    is_container && node.flags.has(Flags::BARE) || raw_starts(doc, value, b"|>")
}

/// Whether a name needs no quotes, whatever reads it.
pub(super) fn is_word(name: &str) -> bool {
    const OTHERS: [&str; 9] = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"];
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && !OTHERS.iter().any(|other| name.eq_ignore_ascii_case(other))
}

/// The column, from 0, of something that only spaces and dashes stand before.
fn column(doc: Document<'_>, at: usize) -> Option<usize> {
    let prefix = &doc.source()[line_start(doc.source(), at)..at];
    prefix.iter().all(|byte| matches!(byte, b' ' | b'-')).then_some(prefix.len())
}

/// The last node of a value.
fn last_leaf(doc: Document<'_>, value: NodeId) -> NodeId {
    NodeId(doc.node(value).next.0 - 1)
}

/// Whether a node is a block of text to which the line breaks after it belong.
fn keeps_breaks(doc: Document<'_>, node: NodeId) -> bool {
    let raw = doc.raw_bytes(node);
    let header = raw.split(u8::is_ascii_whitespace).next().unwrap_or_default();
    raw_starts(doc, node, b"|>") && header.contains(&b'+')
}

/// Whether a string begins with one of these as it is written.
fn raw_starts(doc: Document<'_>, node: NodeId, first: &[u8]) -> bool {
    let begins = doc.raw_bytes(node).first().is_some_and(|byte| first.contains(byte));
    begins && doc.node(node).kind == Kind::String
}

/// Where the line begins that a place is in.
fn line_start(source: &[u8], at: usize) -> usize {
    // A byte order mark is no part of the first line.
    let first = if source.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
    source[..at].iter().rposition(|byte| matches!(byte, b'\n' | b'\r')).map_or(first, |at| at + 1)
}

/// Where the line ends that a place is in, and where the next one begins.
fn line_end(source: &[u8], at: usize) -> (usize, usize) {
    let end = memchr::memchr2(b'\n', b'\r', &source[at..]).map_or(source.len(), |len| at + len);
    let is_long = source[end..].starts_with(b"\r\n");
    (end, (end + 1 + usize::from(is_long)).min(source.len()))
}

/// The line break that the text uses, as far as can be seen from a place.
fn line_break(source: &[u8], at: usize) -> &'static str {
    let (end, next) = line_end(source, at);
    let line_break = if end < next { &source[end..next] } else { source };
    if line_break.ends_with(b"\r\n") || end == next && memchr::memmem::find(source, b"\r\n").is_some() {
        "\r\n"
    } else {
        "\n"
    }
}

#[cfg(test)]
mod tests {
    use super::{is_word, line_break};

    #[test]
    fn words_need_no_quotes() {
        for name in ["a", "media_ids", "H2O", "yesterday", "nulls"] {
            assert!(is_word(name), "{name}");
        }
        for name in ["", "1", "_a", "a-b", "a b", "a:", "é", "aé", "y", "No", "ON", "null", "True"] {
            assert!(!is_word(name), "{name}");
        }
    }

    #[test]
    fn a_new_line_ends_as_the_others_do() {
        for (source, at, expected) in [
            ("a: 1\nb: 2\r\n", 2, "\n"),
            ("a: 1\nb: 2\r\n", 7, "\r\n"),
            ("a: 1\r\nb: 2", 2, "\r\n"),
            ("a: 1\r\nb: 2\n", 2, "\r\n"),
            // The last line has no end of its own.
            ("a: 1\r\nb: 2", 8, "\r\n"),
            ("a: 1\nb: 2", 7, "\n"),
            ("a: 1", 2, "\n"),
        ] {
            assert_eq!(line_break(source.as_bytes(), at), expected, "{source:?} at {at}");
        }
    }
}
