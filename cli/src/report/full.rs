//! `full`: the lines themselves, with everything that takes part underlined.

use std::borrow::Cow;
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Patch, Renderer, Snippet};
use tweetspec_runtime::{Finding, Fix, Safety, Severity};
use unicode_width::UnicodeWidthStr as _;

use super::{Format, Look, Places, Written};
use crate::escape::visible;
use crate::excerpt::{Excerpt, Mark, excerpts};

/// Related places that are shown before the rest is only counted.
const MOST_RELATED: usize = 8;
/// Lines of a note that are shown; machines get all of it.
const MOST_NOTE_LINES: usize = 2;
/// Columns before the text of a note, without those of the line numbers.
const NOTE_INDENT: usize = 9;
/// Characters of a label that are shown.
const LONGEST_LABEL: usize = 80;
/// Columns for a title below which its lines begin further to the left.
const LEAST_TITLE: usize = 40;
/// Columns before such lines.
const TITLE_INDENT: usize = 4;
/// A fix that writes more than this is described, not drawn.
const LONGEST_REPLACEMENT: usize = 200;
/// A fix that touches more lines than this is described, not drawn.
const MOST_FIXED_LINES: usize = 12;

/// Snippets with labels, for people.
pub(super) struct Full;

impl Format for Full {
    fn name(&self) -> &'static str {
        "full"
    }

    fn about(&self) -> &'static str {
        "The lines in question, everything that takes part, and what to do"
    }

    fn is_for_people(&self) -> bool {
        true
    }

    fn wrote(&self, start: &[u8]) -> bool {
        ["error[", "warning[", "info["].iter().any(|title| start.starts_with(title.as_bytes()))
    }

    fn separator(&self) -> &'static str {
        "\n"
    }

    fn finding(&self, out: &mut Written, finding: &Finding, places: &Places<'_>, look: &Look) {
        let level = match finding.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Info => Level::INFO,
        };
        let start = places.position(finding.span.start);
        let origin = Origin::path(visible(places.payload.path)).line(start.line).char_column(start.column);
        // A title is indented by what stands before it: `error[rule]: `.
        let before = finding.severity.as_str().len() + finding.rule.len() + 4;
        let Title { text, excess } = Title::new(&visible(&finding.message), before, look.width);
        let title_lines = text.matches('\n').count();
        let mut heading = level.primary_title(text).id(visible(&finding.rule));
        if let Some(url) = look.link(&finding.rule) {
            heading = heading.id_url(url);
        }
        let mut group = heading.element(origin);
        let excerpts = marked(finding, places, look);
        let has_snippet = !excerpts.is_empty();
        let label = finding.label.as_deref().filter(|label| label_fits(label, &excerpts, look.width));
        group = group.elements(excerpts.into_iter().map(|excerpt| annotated(finding, label, excerpt)));

        // What a note is indented by: the gutter, a bar and `note: `.
        let room = look.width.saturating_sub(NOTE_INDENT + start.line.to_string().len());
        // A label that would run over the edge is one more of them.
        let beside = finding.label.as_deref().filter(|_| label.is_none() && has_snippet);
        let all = beside.into_iter().chain(finding.notes.iter().map(String::as_str));
        let mut notes: Vec<String> = all.map(|note| wrapped(&visible(note), room, MOST_NOTE_LINES)).collect();
        if finding.related.len() > MOST_RELATED {
            let more = finding.related.len() - MOST_RELATED;
            notes.push(format!("{more} more places take part"));
        }
        group = group.elements(notes.into_iter().map(|note| Level::NOTE.message(note)));

        // Where there is a choice, the first one shows what it would be like.
        let fix = finding.fix.as_ref().or(finding.choices.first().map(|choice| &choice.fix));
        let help = finding.help.as_deref().or(fix.map(|fix| fix.title.as_str()));
        let help =
            help.map(|help| wrapped(&visible(&(help.to_owned() + &asked_for(finding))), room, usize::MAX));
        let patched = fix.map(|fix| patched(fix, places, look.width)).unwrap_or_default();
        let mut groups = Vec::with_capacity(2);
        match help {
            Some(help) if patched.is_empty() => {
                groups.push(group.element(Level::HELP.message(help)));
            }
            Some(help) => {
                groups.push(group);
                groups.push(Group::with_title(Level::HELP.secondary_title(help)).elements(patched));
            }
            None => groups.push(group),
        }

        let renderer = if look.color { Renderer::styled() } else { Renderer::plain() };
        let decor = if look.unicode { DecorStyle::Unicode } else { DecorStyle::Ascii };
        let renderer = renderer.decor_style(decor).term_width(look.width).hyperlink(look.links);
        let rendered = renderer.render(&groups);
        for (number, line) in rendered.split_inclusive('\n').enumerate() {
            if has_snippet && number == title_lines + REPEATED_FILE_SIGN {
                continue;
            }
            let line = if (1..=title_lines).contains(&number) {
                // Where there is colour, it may begin before the indentation.
                line.replacen(&" ".repeat(excess), "", 1).into()
            } else {
                Cow::Borrowed(line)
            };
            if look.unicode { out.text(&line) } else { out.text(&plain(&line)) }
        }
        out.text("\n");
    }
}

/// The title of a finding, in lines.
struct Title {
    text: String,
    /// Columns by which the renderer indents all lines but the first too far.
    excess: usize,
}

impl Title {
    /// A message behind `before` columns. The renderer puts the further lines
    /// below the first; where that leaves no room they are moved to the left.
    fn new(message: &str, before: usize, width: usize) -> Self {
        let room = width.saturating_sub(before);
        if room >= LEAST_TITLE {
            return Self { text: wrapped(message, room, usize::MAX), excess: 0 };
        }
        let text = wrapped_behind(message, before, width - TITLE_INDENT, usize::MAX);
        Self { text, excess: before.saturating_sub(TITLE_INDENT) }
    }
}

/// Whether the label of a finding fits beside its mark, or below it where there
/// are others behind.
fn label_fits(label: &str, excerpts: &[Excerpt], width: usize) -> bool {
    let found = excerpts.iter().find_map(|excerpt| {
        excerpt.marks.iter().find(|(number, _)| *number == 0).map(|(_, range)| (excerpt, range))
    });
    let Some((excerpt, range)) = found else { return true };
    let start = excerpt.text[..range.start].rfind('\n').map_or(0, |line_break| line_break + 1);
    let end = excerpt.text[range.end..].find('\n').map_or(excerpt.text.len(), |at| range.end + at);
    let last_line = excerpt.first_line + excerpt.text.matches('\n').count();
    let gutter = last_line.to_string().len() + 3;
    let is_last = !excerpt.marks.iter().any(|(_, other)| (range.end..=end).contains(&other.start));
    let column = if gutter + excerpt.text[start..end].width() > width {
        // The renderer cuts off what is before the mark.
        excerpt.text[range.clone()].width()
    } else {
        excerpt.text[start..if is_last { range.end } else { range.start }].width()
    };
    gutter + column + 1 + label.width() <= width
}

/// The line without the pictures of control characters, for a terminal that
/// does not have them; what stands for them is as wide.
fn plain(line: &str) -> String {
    line.replace(|c| matches!(c, '\u{2400}'..='\u{2421}'), "?").replace('…', "~")
}

/// What has to be said for the edits of a finding to be made.
fn asked_for(finding: &Finding) -> String {
    match (&finding.fix, &finding.choices[..]) {
        (Some(fix), _) if fix.safety == Safety::Unsafe => " (--unsafe-fixes)".to_owned(),
        (None, [first, others @ ..]) => {
            let others: Vec<&str> = others.iter().map(|choice| &*choice.name).collect();
            let or = if others.is_empty() { String::new() } else { format!(", or {}", others.join(", ")) };
            format!(" (--fix-with {}={}{or})", finding.rule, first.name)
        }
        _ => String::new(),
    }
}

/// The line of a rendered finding that says "and in another file".
///
/// The renderer would work out the column from the excerpt, of which the start
/// of a long line may be cut off; so it is told where the finding is, and then
/// takes the excerpt for that of another file. Title, place and bar come first.
const REPEATED_FILE_SIGN: usize = 3;

/// The lines that a finding is about.
fn marked(finding: &Finding, places: &Places<'_>, look: &Look) -> Vec<Excerpt> {
    // There is no line to show of nothing.
    if places.payload.source.is_empty() {
        return Vec::new();
    }
    let related = finding.related.iter().take(MOST_RELATED).map(|related| related.span);
    let spans = std::iter::once(finding.span).chain(related);
    // Only the first line of a span is underlined: that a whole object is
    // meant is clear from its bracket, and a snippet stays short.
    let marks: Vec<Mark> = spans
        .map(|span| {
            let line = places.position(span.start).line;
            Mark { span, line, last_line: line }
        })
        .collect();
    excerpts(places.payload.source, &marks, look.width)
}

/// A snippet whose marks are the finding (number 0) and its related places.
fn annotated<'f>(
    finding: &'f Finding,
    label: Option<&'f str>,
    excerpt: Excerpt,
) -> Snippet<'f, annotate_snippets::Annotation<'f>> {
    let annotations = excerpt.marks.into_iter().filter_map(|(number, range)| {
        let (kind, label) = match number.checked_sub(1) {
            None => (AnnotationKind::Primary, label),
            Some(number) => {
                let related = &finding.related[number];
                // The same bytes are marked once; a second label below the
                // first says what the message has said.
                if related.span == finding.span && finding.label.is_some() {
                    return None;
                }
                (AnnotationKind::Context, Some(related.message.as_str()))
            }
        };
        Some(kind.span(range).label(label.map(shortened)))
    });
    Snippet::source(excerpt.text).line_start(excerpt.first_line).annotations(annotations)
}

/// The lines that a fix changes, as a difference; nothing for a fix that is
/// too large to draw.
fn patched<'f>(fix: &'f Fix, places: &Places<'_>, width: usize) -> Vec<Snippet<'f, Patch<'f>>> {
    let written: usize = fix.edits.iter().map(|edit| edit.text.len()).sum();
    let marks: Vec<Mark> = fix
        .edits
        .iter()
        .map(|edit| {
            let line = places.position(edit.span.start).line;
            let last_line = places.position(edit.span.end).line;
            Mark { span: edit.span, line, last_line }
        })
        .collect();
    let lines = marks.iter().map(|mark| mark.line).min().zip(marks.iter().map(|mark| mark.last_line).max());
    let drawable = written <= LONGEST_REPLACEMENT
        && lines.is_some_and(|(first, last)| last - first < MOST_FIXED_LINES)
        && marks.iter().all(|mark| mark.span.len() <= width);
    if !drawable {
        return Vec::new();
    }
    // The renderer trims no line of a difference, so it gets shorter ones.
    let excerpts = excerpts(places.payload.source, &marks, width / 2);
    // What is left of something that goes would look as if it stayed.
    if excerpts.iter().any(|excerpt| excerpt.cut) {
        return Vec::new();
    }
    let patch =
        |(number, range): (usize, Range<usize>)| Patch::new(range, visible_lines(&fix.edits[number].text));
    let snippets = excerpts.into_iter().map(|excerpt| {
        Snippet::source(excerpt.text)
            .line_start(excerpt.first_line)
            .patches(excerpt.marks.into_iter().map(patch))
    });
    snippets.collect()
}

/// As [`visible`], but line breaks stay: a fix may write several lines.
fn visible_lines(text: &str) -> String {
    text.split('\n').map(visible).collect::<Vec<_>>().join("\n")
}

/// A label that fits beside a mark.
fn shortened(label: &str) -> Cow<'_, str> {
    match label.char_indices().nth(LONGEST_LABEL) {
        Some((end, _)) => format!("{}…", visible(&label[..end])).into(),
        None => visible(label),
    }
}

/// The text in lines of at most `room` characters, broken between words; what
/// does not fit into so many lines is left out.
pub(crate) fn wrapped(text: &str, room: usize, most_lines: usize) -> String {
    wrapped_behind(text, 0, room, most_lines)
}

/// The same, where something of `before` columns stands before the first line.
fn wrapped_behind(text: &str, before: usize, room: usize, most_lines: usize) -> String {
    // The ellipsis has to fit as well.
    let room = room.saturating_sub(2);
    let mut out = String::new();
    let mut lines = 1;
    let mut column = before;
    for word in text.split(' ') {
        let length = word.width();
        if column > 0 && column + 1 + length > room {
            if lines == most_lines {
                out.push_str(" …");
                break;
            }
            out.push('\n');
            lines += 1;
            column = 0;
        }
        if column > 0 && !out.is_empty() && !out.ends_with('\n') {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += length;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::wrapped;

    #[track_caller]
    fn check(text: &str, room: usize, expected: &str) {
        assert_eq!(wrapped(text, room, 2), expected);
    }

    #[test]
    fn text_is_broken_between_words() {
        check("", 5, "");
        check("one", 5, "one");
        check("one two", 9, "one two");
        check("one two", 8, "one\ntwo");
        check("extraordinary", 5, "extraordinary");
        check("one two three", 6, "one\ntwo …");
    }
}
