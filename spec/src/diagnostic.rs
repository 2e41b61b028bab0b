//! What is wrong with a specification, where, why, and what to write instead.

use std::fmt::Write as _;

use tweetspec_runtime::Span;

/// One mistake in a specification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Names the problem, in kebab-case; never reused for another.
    pub code: &'static str,
    /// What is wrong and why, without a full stop.
    pub message: String,
    /// The bytes to underline.
    pub span: Span,
    /// What to write instead.
    pub hint: Option<String>,
    /// Other places that take part, each with a few words.
    pub related: Vec<(Span, String)>,
}

/// The longest part of a line that is shown, in characters.
const WIDTH: usize = 100;

impl Diagnostic {
    /// The diagnostic as plain text: place, message, the line with the bytes
    /// underlined, other places, hint.
    ///
    /// `path` is what the file is called and is only printed; `source` is the
    /// text that the spans point into.
    pub fn render(&self, path: &str, source: &str) -> String {
        let place = Place::of(source, self.span);
        let mut out =
            format!("{path}:{}:{}: error[{}]: {}\n", place.line, place.column, self.code, self.message);
        place.underline(&mut out, "");
        for (span, message) in &self.related {
            Place::of(source, *span).underline(&mut out, message);
        }
        if let Some(hint) = &self.hint {
            let _ = writeln!(out, "hint: {hint}");
        }
        out
    }
}

/// A span, seen as a line and what to underline in it.
struct Place<'a> {
    /// From 1.
    line: usize,
    /// In characters, from 1.
    column: usize,
    text: &'a str,
    /// How many characters to underline; at least one.
    width: usize,
}

impl<'a> Place<'a> {
    /// Where a span begins; a span of several lines is cut after its first.
    fn of(source: &'a str, span: Span) -> Self {
        let start = source.floor_char_boundary(span.start);
        let end = source.floor_char_boundary(span.end).max(start);
        let line_start = source[..start].rfind('\n').map_or(0, |index| index + 1);
        let line_end = source[start..].find('\n').map_or(source.len(), |index| start + index);
        Self {
            line: source[..line_start].matches('\n').count() + 1,
            column: source[line_start..start].chars().count() + 1,
            text: source[line_start..line_end].trim_end_matches('\r'),
            width: source[start..end.min(line_end)].trim_end().chars().count().max(1),
        }
    }

    /// Appends the line and, below it, carets and a label.
    fn underline(&self, out: &mut String, label: &str) {
        let number = self.line.to_string();
        let gutter = " ".repeat(number.len());
        // A long line is shown from a little before the place.
        let skipped = if self.column + self.width > WIDTH { self.column.saturating_sub(20) } else { 0 };
        let mut text: String = self.text.chars().skip(skipped).take(WIDTH).map(printable).collect();
        let mut lead = self.column - 1 - skipped;
        if skipped > 0 {
            text.insert(0, '…');
            lead += 1;
        }
        if self.text.chars().count() > skipped + WIDTH {
            text.push('…');
        }
        let carets = "^".repeat(self.width.min(WIDTH.saturating_sub(lead).max(1)));
        let _ = writeln!(out, "{gutter} |\n{number} | {}", text.trim_end());
        let _ = writeln!(out, "{}", format!("{gutter} | {}{carets} {label}", " ".repeat(lead)).trim_end());
    }
}

/// What a terminal can show in one column.
fn printable(c: char) -> char {
    if c.is_control() { ' ' } else { c }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn diagnostic(span: Span) -> Diagnostic {
        Diagnostic {
            code: "some-code",
            message: "it is wrong".to_owned(),
            span,
            hint: None,
            related: Vec::new(),
        }
    }

    #[test]
    fn every_span_of_a_text_can_be_shown() {
        let source = "a: é\r\n\tlong: \u{1F600}\n\n";
        for start in 0..source.len() + 3 {
            for end in 0..source.len() + 3 {
                diagnostic(Span::new(start, end)).render("x.yaml", source);
            }
        }
    }

    #[test]
    fn the_line_is_shown_with_carets_below() {
        let shown = diagnostic(Span::new(6, 9)).render("x.yaml", "one: 1\ntwo: 2\n");
        assert_eq!(shown, "x.yaml:1:7: error[some-code]: it is wrong\n  |\n1 | one: 1\n  |       ^\n");
    }

    #[test]
    fn a_long_line_is_trimmed_around_the_place() {
        let source = format!("key: {}", "x".repeat(1000));
        let shown = diagnostic(Span::new(500, 510)).render("x.yaml", &source);
        assert!(shown.lines().all(|line| line.chars().count() < WIDTH + 10), "{shown}");
        assert!(shown.contains("…"), "{shown}");
    }
}
