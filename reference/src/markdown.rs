//! Pages as Markdown.

use std::fmt::Write as _;

use crate::block::{Block, Inline, Line};

/// The folder that a page is in, which links start from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The folder of the reference: the index, and a page an operation.
    Top,
    /// The folder `rules` in it: a page a rule.
    Rules,
}

/// Blocks as Markdown, one sentence a line, with one line break at the end.
pub fn markdown(blocks: &[Block], place: Place) -> String {
    let mut out = String::new();
    for block in blocks {
        if !out.is_empty() {
            out.push('\n');
        }
        one(&mut out, block, place);
    }
    out
}

/// Writes one block; writing into memory cannot fail.
fn one(out: &mut String, block: &Block, place: Place) {
    match block {
        Block::Heading(level, line) => {
            let _ = writeln!(out, "{} {}", "#".repeat(usize::from(*level)), inline(line, place));
        }
        Block::Paragraph(line) => {
            let _ = writeln!(out, "{}", sentences(&inline(line, place)).join("\n"));
        }
        Block::List(items) => {
            for item in items {
                let _ = writeln!(out, "- {}", sentences(&inline(item, place)).join("\n  "));
            }
        }
        Block::Code { language, text } => {
            // A fence has to be longer than any that the text holds.
            let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
            let fence = "`".repeat(longest.max(2) + 1);
            let _ = writeln!(out, "{fence}{language}\n{text}\n{fence}");
        }
        Block::Table { head, rows } => {
            let _ = writeln!(out, "| {} |\n|{}", head.join(" | "), "---|".repeat(head.len()));
            for row in rows {
                let cells: Vec<String> =
                    row.iter().map(|cell| inline(cell, place).replace('|', "\\|")).collect();
                let _ = writeln!(out, "| {} |", cells.join(" | "));
            }
        }
    }
}

/// The sentences of a paragraph. What ends with a full stop and is followed by
/// a capital letter or by code is a sentence.
fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    for (index, _) in text.match_indices(". ") {
        let rest = &text[index + 2..];
        let begins = rest.starts_with(|c: char| c.is_uppercase() || c == '`' || c == '[');
        // What stands in code is one piece.
        if begins && text[..index].matches('`').count().is_multiple_of(2) {
            found.push(&text[start..=index]);
            start = index + 2;
        }
    }
    found.push(&text[start..]);
    found
}

fn inline(line: &Line, place: Place) -> String {
    let (top, rules) = match place {
        Place::Top => ("", "rules/"),
        Place::Rules => ("../", ""),
    };
    let words = line.0.iter().map(|part| match part {
        Inline::Text(text) => escaped(text),
        Inline::Strong(text) => format!("**{}**", escaped(text)),
        Inline::Rule(id) => format!("[`{id}`]({rules}{id}.md)"),
        Inline::Field { module, path } => format!("[`{path}`]({top}{module}.md#{})", anchor(path)),
        Inline::Operation { module, title } => format!("[{}]({top}{module}.md)", escaped(title)),
        Inline::Link { title, url } => format!("[{}]({url})", escaped(title)),
    });
    words.collect()
}

/// The anchor that renderers of Markdown give a heading.
fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter_map(|c| match c {
        ' ' => Some('-'),
        c if c.is_alphanumeric() || c == '-' || c == '_' => Some(c.to_ascii_lowercase()),
        _ => None,
    });
    kept.collect()
}

/// Words on one line; outside code, what Markdown would read as more than
/// words is escaped, and addresses become links.
fn escaped(text: &str) -> String {
    let text = text.replace('\n', " ");
    // An unpaired back-tick is no code.
    if !text.matches('`').count().is_multiple_of(2) {
        return plain(&text.replace('`', "'"));
    }
    let parts = text.split('`').enumerate();
    parts.map(|(index, part)| if index % 2 == 1 { format!("`{part}`") } else { plain(part) }).collect()
}

fn plain(text: &str) -> String {
    let words = text.split_inclusive(' ').map(|word| {
        let address = word.trim_end_matches(|c: char| c == ' ' || ".,;:)".contains(c));
        if address.starts_with("https://") || address.starts_with("http://") {
            return format!("<{address}>{}", &word[address.len()..]);
        }
        let mut out = String::new();
        let mut before = ' ';
        let mut rest = word.chars().peekable();
        while let Some(c) = rest.next() {
            // Inside a word it emphasises nothing.
            let is_inside =
                before.is_alphanumeric() && rest.peek().is_some_and(|next| next.is_alphanumeric());
            if "\\[]<>*".contains(c) || (c == '_' && !is_inside) {
                out.push('\\');
            }
            out.push(c);
            before = c;
        }
        out
    });
    words.collect()
}

#[cfg(test)]
mod tests {
    use super::{Place, anchor, escaped, markdown, sentences};
    use crate::block::{Block, Inline, Line};

    #[test]
    fn words_become_harmless() {
        let cases = [
            ("plain", "plain"),
            ("a[0] and `b[0]`", "a\\[0\\] and `b[0]`"),
            ("snake_case *here* _there_", "snake_case \\*here\\* \\_there\\_"),
            ("see https://example.com/a_b.", "see <https://example.com/a_b>."),
            ("one ` tick", "one ' tick"),
        ];
        for (text, expected) in cases {
            assert_eq!(escaped(text), expected);
        }
    }

    #[test]
    fn sentences_have_a_line_each() {
        assert_eq!(sentences("One. Two (e.g. this). `Three`."), ["One.", "Two (e.g. this).", "`Three`."]);
        assert_eq!(sentences("Version 1.1 is old"), ["Version 1.1 is old"]);
        assert_eq!(sentences("In `code. It stays`. Out."), ["In `code. It stays`.", "Out."]);
    }

    #[test]
    fn links_start_from_the_folder_of_the_page() {
        let field = Inline::Field { module: "create_order".into(), path: "parcel.items".into() };
        let line = Line::default().with(Inline::Rule("one-door".into())).text(", ").with(field);
        let page = [Block::Paragraph(line)];
        assert_eq!(
            markdown(&page, Place::Top),
            "[`one-door`](rules/one-door.md), [`parcel.items`](create_order.md#parcelitems)\n"
        );
        assert_eq!(
            markdown(&page, Place::Rules),
            "[`one-door`](one-door.md), [`parcel.items`](../create_order.md#parcelitems)\n"
        );
    }

    #[test]
    fn code_is_fenced_whatever_it_holds() {
        let page = [Block::Code { language: "text".into(), text: "```\n".into() }];
        assert_eq!(markdown(&page, Place::Top), "````text\n```\n\n````\n");
    }

    #[test]
    fn anchors_are_those_of_headings() {
        assert_eq!(anchor("`media.media_ids`"), "mediamedia_ids");
        assert_eq!(anchor("Rate limits"), "rate-limits");
    }
}
