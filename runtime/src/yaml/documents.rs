//! A text of several documents, taken apart.

/// One document of a YAML text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YamlDocument<'a> {
    /// Its bytes, from the marker or the comments before it on.
    pub source: &'a [u8],
    /// Where it starts.
    pub offset: usize,
    /// Lines before it.
    pub lines_before: usize,
}

/// The documents of a YAML text: between lines that are `---` or `...`.
///
/// Such a line ends even an open quote, so no scalar can hold one. What holds
/// nothing but comments is no document, and a text without any document is one
/// that is empty.
///
/// ```
/// let text = b"# Monday\ntext: one\n---\ntext: two\n";
/// let documents = tweetspec_runtime::yaml_documents(text);
/// let documents: Vec<&[u8]> = documents.iter().map(|document| document.source).collect();
/// assert_eq!(documents, [b"# Monday\ntext: one\n", b"---\ntext: two\n".as_slice()]);
/// ```
pub fn yaml_documents(text: &[u8]) -> Vec<YamlDocument<'_>> {
    let mut documents = Vec::new();
    let mut begun = Begun::default();
    let mut lines_before = 0;
    let mut at = 0;
    while at < text.len() {
        let end = memchr::memchr2(b'\n', b'\r', &text[at..]).map_or(text.len(), |len| at + len);
        let line = &text[at..end];
        let is_break_long = text[end..].starts_with(b"\r\n");
        let next = (end + 1 + usize::from(is_break_long)).min(text.len());
        let after_mark = if at == 0 { line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line) } else { line };
        if let Some(rest) = marker(after_mark, b"---") {
            if begun.has_content || begun.has_marker {
                begun.close(text, at, &mut documents);
                begun = Begun { start: at, lines_before, ..Begun::default() };
            }
            begun.has_marker = true;
            begun.has_content = says_something(rest);
        } else if marker(after_mark, b"...").is_some() {
            if begun.has_content {
                begun.close(text, next, &mut documents);
            }
            begun = Begun { start: next, lines_before: lines_before + 1, ..Begun::default() };
        } else {
            let is_directive = !begun.has_content && !begun.has_marker && line.starts_with(b"%");
            begun.has_content |= !is_directive && says_something(after_mark);
        }
        lines_before += usize::from(text[end..next].contains(&b'\n'));
        at = next;
    }
    begun.close(text, text.len(), &mut documents);
    if documents.is_empty() {
        documents.push(YamlDocument { source: text, offset: 0, lines_before: 0 });
    }
    documents
}

/// A document whose end has not come yet.
#[derive(Default)]
struct Begun {
    start: usize,
    lines_before: usize,
    /// Whether a line was `---`.
    has_marker: bool,
    /// Whether there was anything else than comments.
    has_content: bool,
}

impl Begun {
    fn close<'a>(&self, text: &'a [u8], end: usize, documents: &mut Vec<YamlDocument<'a>>) {
        if self.has_content {
            let source = &text[self.start..end];
            documents.push(YamlDocument { source, offset: self.start, lines_before: self.lines_before });
        }
    }
}

/// What follows a marker on its line; `None` if the line is none.
fn marker<'a>(line: &'a [u8], marker: &[u8]) -> Option<&'a [u8]> {
    line.strip_prefix(marker).filter(|rest| matches!(rest, [] | [b' ' | b'\t', ..]))
}

/// Whether a line is neither blank nor a comment.
fn says_something(line: &[u8]) -> bool {
    !matches!(line.trim_ascii_start(), [] | [b'#', ..])
}

#[cfg(test)]
mod tests {
    use super::{YamlDocument, yaml_documents};

    #[track_caller]
    fn check(text: &str, expected: &[(&str, usize)]) {
        let found = yaml_documents(text.as_bytes());
        let found: Vec<(&str, usize)> = found
            .iter()
            .map(|YamlDocument { source, offset, lines_before }| {
                assert_eq!(&text.as_bytes()[*offset..*offset + source.len()], *source);
                (str::from_utf8(source).expect("it is cut at line ends"), *lines_before)
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn markers_separate_documents() {
        check("a: 1", &[("a: 1", 0)]);
        check("---\na: 1\n", &[("---\na: 1\n", 0)]);
        check("a: 1\n---\nb: 2\n", &[("a: 1\n", 0), ("---\nb: 2\n", 1)]);
        check("a: 1\r\n--- \r\nb: 2", &[("a: 1\r\n", 0), ("--- \r\nb: 2", 1)]);
        check("a: 1\n...\nb: 2\n...\n", &[("a: 1\n...\n", 0), ("b: 2\n...\n", 2)]);
        check("--- a\n--- {}\n", &[("--- a\n", 0), ("--- {}\n", 1)]);
        check("\u{feff}--- a\n---\nb", &[("\u{feff}--- a\n", 0), ("---\nb", 1)]);
        check("a\r---\rb", &[("a\r", 0), ("---\rb", 0)]);
    }

    #[test]
    fn comments_and_directives_belong_to_what_follows() {
        check("%YAML 1.2\n---\na: 1\n", &[("%YAML 1.2\n---\na: 1\n", 0)]);
        check("a: 1\n...\n# x\n---\nb: 2\n", &[("a: 1\n...\n", 0), ("# x\n---\nb: 2\n", 2)]);
        check("a: 1\n%b: 2\n", &[("a: 1\n%b: 2\n", 0)]);
    }

    #[test]
    fn what_holds_nothing_is_no_document() {
        check("---\n---\na: 1\n---\n# end\n", &[("---\na: 1\n", 1)]);
        check("# nothing\n", &[("# nothing\n", 0)]);
        check("", &[("", 0)]);
        check("---\n...\n", &[("---\n...\n", 0)]);
    }

    #[test]
    fn other_lines_are_no_markers() {
        check("a: |\n  ---\n  b\n---x: 1\n", &[("a: |\n  ---\n  b\n---x: 1\n", 0)]);
    }
}
