//! Pages for a terminal: wrapped, indented, with colour where that is wanted.

use std::io::{self, Write};

use annotate_snippets::renderer::{AnsiColor, Effects, Style};
use tweetspec_reference::{Block, Entry, Inline, Line, Reference, Source};
use tweetspec_runtime::Severity;

use crate::escape::visible;
use crate::report::{self, style_of};

/// Columns where there is no terminal, as in a pipe: sentences are read more
/// easily in shorter lines than findings are.
const USUAL_WIDTH: usize = 80;
/// Above this a sentence is no longer easy to read.
const MOST_WIDTH: usize = 100;
/// What stands below a heading.
const INDENT: &str = "  ";

/// The styles of a page.
struct Look {
    width: usize,
    heading: Style,
    code: Style,
    strong: Style,
    colored: bool,
}

/// Writes the pages of entries, an empty line between any two.
pub(super) fn pages(
    reference: &Reference,
    entries: &[Entry<'_>],
    stream: &report::Look,
    out: &mut impl Write,
) -> io::Result<()> {
    let plain = Style::new();
    let colored = stream.color;
    let look = Look {
        width: if stream.terminal { stream.width.min(MOST_WIDTH) } else { USUAL_WIDTH },
        heading: if colored { AnsiColor::BrightGreen.on_default().effects(Effects::BOLD) } else { plain },
        code: if colored { AnsiColor::BrightCyan.on_default() } else { plain },
        strong: if colored { plain.effects(Effects::BOLD) } else { plain },
        colored,
    };
    for (index, entry) in entries.iter().enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        let mut last = None;
        for block in reference.page(entry) {
            write_block(out, &block, last.as_ref(), &look)?;
            last = Some(block);
        }
        addresses(out, &entry.sources, &look)?;
    }
    Ok(())
}

fn write_block(out: &mut impl Write, block: &Block, last: Option<&Block>, look: &Look) -> io::Result<()> {
    // A heading stands close to what it is about.
    if last.is_some_and(|last| !matches!(last, Block::Heading(..))) {
        writeln!(out)?;
    }
    match block {
        Block::Heading(level, line) => {
            // The parts of a heading have one style.
            let parts = words(line, look).into_iter();
            let text = parts.map(|word| word.into_iter().map(|(part, _)| part).collect::<String>());
            let text = text.collect::<Vec<_>>().join(" ");
            let indent = if *level > 2 { INDENT } else { "" };
            let Look { heading, .. } = look;
            writeln!(out, "{indent}{heading}{text}{heading:#}")
        }
        Block::Paragraph(line) => wrapped(out, &words(line, look), INDENT, INDENT, look),
        Block::List(items) => {
            let bullet = format!("{INDENT}- ");
            items.iter().try_for_each(|item| wrapped(out, &words(item, look), &bullet, "    ", look))
        }
        Block::Code { language, text } => {
            let mut lines = text.lines();
            if language == "text"
                && let Some(first) = lines.next()
            {
                writeln!(out, "{INDENT}{INDENT}{}", finding(&visible(first), look))?;
            }
            lines.try_for_each(|line| writeln!(out, "{INDENT}{INDENT}{}", visible(line)))
        }
        Block::Table { head, rows } => {
            // Columns of such different widths fit no terminal side by side.
            for row in rows {
                let mut cells = head.iter().zip(row).filter(|(_, cell)| !cell.0.is_empty());
                let bullet = format!("{INDENT}- ");
                if let Some((_, first)) = cells.next() {
                    wrapped(out, &words(first, look), &bullet, "    ", look)?;
                }
                for (name, cell) in cells {
                    let mut words = words(cell, look);
                    words.insert(0, vec![(format!("{name}:"), Style::new())]);
                    wrapped(out, &words, "    ", "      ", look)?;
                }
            }
            Ok(())
        }
    }
}

/// Where the sources are; links cannot be followed in every terminal.
fn addresses(out: &mut impl Write, sources: &[&Source], look: &Look) -> io::Result<()> {
    let known: Vec<_> = sources.iter().filter_map(|source| Some((source, source.url.as_ref()?))).collect();
    if known.is_empty() {
        return Ok(());
    }
    let Look { heading, .. } = look;
    writeln!(out, "\n{heading}Links{heading:#}")?;
    known
        .iter()
        .try_for_each(|(source, url)| writeln!(out, "{INDENT}- {}: {}", visible(&source.title), visible(url)))
}

/// What was found in an example, the severity in its colour.
fn finding(line: &str, look: &Look) -> String {
    let mut parts = line.splitn(3, ' ');
    let (Some(place), Some(rule), Some(message)) = (parts.next(), parts.next(), parts.next()) else {
        return line.to_owned();
    };
    let severities = [Severity::Error, Severity::Warning, Severity::Info];
    let severity = severities.into_iter().find(|severity| rule.starts_with(severity.as_str()));
    let style = severity.filter(|_| look.colored).map_or_else(Style::new, style_of);
    format!("{place} {style}{rule}{style:#} {message}")
}

/// A word, which is never broken: parts without white space between them.
type Word = Vec<(String, Style)>;

/// The words of a line, each part in the style of what it belongs to.
fn words(line: &Line, look: &Look) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::new();
    let mut apart = true;
    let mut push = |text: &str, style: Style| {
        for (index, part) in text.split(char::is_whitespace).enumerate() {
            apart |= index > 0;
            if part.is_empty() {
                continue;
            }
            // A specification of the user's own may hold anything.
            let part = (visible(part).into_owned(), style);
            match found.last_mut() {
                // A full stop behind a name belongs to it.
                Some(word) if !apart => word.push(part),
                _ => found.push(vec![part]),
            }
            apart = false;
        }
    };
    for part in &line.0 {
        match part {
            Inline::Text(text) => {
                for (index, part) in text.split('`').enumerate() {
                    push(part, if index % 2 == 1 { look.code } else { Style::new() });
                }
            }
            Inline::Strong(text) => push(text, look.strong),
            Inline::Rule(name) | Inline::Field { path: name, .. } => push(name, look.code),
            Inline::Operation { title, .. } | Inline::Link { title, .. } => push(title, Style::new()),
        }
    }
    found
}

/// Writes words, broken into lines where the terminal ends.
fn wrapped(out: &mut impl Write, words: &[Word], first: &str, next: &str, look: &Look) -> io::Result<()> {
    write!(out, "{first}")?;
    let mut column = first.len();
    for (index, word) in words.iter().enumerate() {
        let width: usize = word.iter().map(|(part, _)| part.chars().count()).sum();
        if index > 0 && column + 1 + width > look.width {
            write!(out, "\n{next}")?;
            column = next.len();
        } else if index > 0 {
            write!(out, " ")?;
            column += 1;
        }
        for (part, style) in word {
            write!(out, "{style}{part}{style:#}")?;
        }
        column += width;
    }
    writeln!(out)
}
