//! The few lines, and of long lines the few characters, that a snippet needs.
//!
//! A payload may be one line of 50 MB with thousands of findings, so nothing
//! here looks further than a few hundred bytes from the bytes in question.

use std::collections::BTreeMap;
use std::ops::Range;

use tweetspec_runtime::Span;

use crate::escape::replacement;
use crate::hidden::{AROUND, HIDDEN};

/// Lines without a mark between two lines of one excerpt; a wider gap starts
/// another excerpt. The renderer folds them to one sign.
const WIDEST_GAP: usize = 200;
/// What stands for the part of a line that is left out.
const ELLIPSIS: &str = "…";

/// Bytes to show.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mark {
    /// The bytes.
    pub(crate) span: Span,
    /// The line of the first byte.
    pub(crate) line: usize,
    /// The line up to which they are shown.
    pub(crate) last_line: usize,
}

/// Consecutive lines, fit to print.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Excerpt {
    /// The lines, separated by line breaks.
    pub(crate) text: String,
    /// The number of the first line.
    pub(crate) first_line: usize,
    /// The number of each mark that starts here, and its bytes in `text`.
    pub(crate) marks: Vec<(usize, Range<usize>)>,
    /// Whether a mark goes on behind what is shown of its line.
    pub(crate) cut: bool,
}

/// The lines of `source` that hold the marks; `room` is the number of columns
/// to print them in.
pub(crate) fn excerpts(source: &[u8], marks: &[Mark], room: usize) -> Vec<Excerpt> {
    let mut lines: BTreeMap<usize, Vec<Piece>> = BTreeMap::new();
    for (number, mark) in marks.iter().enumerate() {
        let mut rest = mark.span;
        for line in mark.line..=mark.last_line {
            let found = find_forward(source, rest.start, 2 * room);
            let line_end = found.unwrap_or(source.len().min(rest.start + 2 * room));
            let end = rest.end.min(line_end);
            let cut = found.is_none() && rest.end > end;
            lines.entry(line).or_default().push(Piece { number, span: Span::new(rest.start, end), cut });
            if rest.end <= line_end || found.is_none() {
                break;
            }
            rest.start = line_end + 1;
        }
    }

    let mut out: Vec<Builder<'_>> = Vec::new();
    for (line, mut pieces) in lines {
        pieces.sort_by_key(|piece| (piece.span.start, piece.span.end));
        let goes_on =
            out.last_mut().is_some_and(|last| line - last.last_line <= WIDEST_GAP && last.fill(line, room));
        if !goes_on {
            out.push(Builder::new(source, line));
        }
        if let Some(builder) = out.last_mut() {
            builder.line(&pieces, room);
        }
    }
    out.into_iter().map(Builder::finish).collect()
}

/// The part of a mark that lies on one line.
#[derive(Clone, Copy, Debug)]
struct Piece {
    /// Which mark.
    number: usize,
    /// The bytes on this line.
    span: Span,
    /// Whether there are more of them.
    cut: bool,
}

/// An excerpt in the making.
struct Builder<'s> {
    source: &'s [u8],
    first_line: usize,
    last_line: usize,
    /// Where the last line ends in the source, when that is known.
    line_end: Option<usize>,
    text: String,
    marks: BTreeMap<usize, Range<usize>>,
    cut: bool,
}

impl<'s> Builder<'s> {
    fn new(source: &'s [u8], line: usize) -> Self {
        Self {
            source,
            first_line: line,
            last_line: line,
            line_end: None,
            text: String::new(),
            marks: BTreeMap::new(),
            cut: false,
        }
    }

    /// Goes on to `line`. False when the one line in between, which the
    /// renderer would show, is too long to be found.
    fn fill(&mut self, line: usize, room: usize) -> bool {
        let gap = line - self.last_line;
        if gap == 2 {
            let Some(start) = self.line_end.map(|end| end + 1) else { return false };
            let Some(end) = find_forward(self.source, start, 2 * room) else { return false };
            self.text.push('\n');
            let end = without_return(self.source, start, end);
            self.keep(start, end, &[]);
            self.text.push('\n');
        } else {
            // What the lines in between hold does not matter: they are folded.
            self.text.extend(std::iter::repeat_n('\n', gap));
        }
        self.last_line = line;
        true
    }

    /// Appends the line that holds `pieces`, which are in order.
    fn line(&mut self, pieces: &[Piece], room: usize) {
        let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else { return };
        let reach = 2 * room;
        let line_start = find_backward(self.source, first.span.start, reach);
        let line_end = find_forward(self.source, last.span.end, reach);
        self.line_end = line_end;
        if let (Some(start), Some(end)) = (line_start, line_end)
            && end - start <= reach
        {
            let end = without_return(self.source, start, end).max(last.span.end);
            self.keep(start, end, pieces);
            return;
        }

        // Too long to show whole: the marks with a little around them.
        let around = (room / (2 * pieces.len())).max(8);
        let longest = (room.saturating_sub(24) / pieces.len()).max(24);
        let mut regions: Vec<Range<usize>> = Vec::new();
        for piece in pieces {
            let shown_end = piece.span.end.min(piece.span.start + longest);
            let start = piece.span.start.saturating_sub(around).max(line_start.unwrap_or(0));
            // Behind a mark that goes on there is nothing to show but more of it.
            let behind = if shown_end < piece.span.end { 0 } else { around };
            let end = (shown_end + behind).min(line_end.unwrap_or(self.source.len()));
            match regions.last_mut() {
                Some(before) if start <= before.end + ELLIPSIS.len() => before.end = before.end.max(end),
                _ => regions.push(start..end),
            }
        }
        for (index, region) in regions.iter().enumerate() {
            let start = character_start(self.source, region.start);
            let end = character_start(self.source, region.end);
            if index > 0 || Some(start) != line_start {
                self.text.push_str(ELLIPSIS);
            }
            self.keep(start, end, pieces);
        }
        if regions.last().map(|region| region.end) != line_end {
            self.text.push_str(ELLIPSIS);
        }
    }

    /// Appends the bytes `start..end`, made safe to print, and notes where the
    /// pieces in them come to stand.
    fn keep(&mut self, start: usize, end: usize, pieces: &[Piece]) {
        // Offsets of the characters: in the source, and in the text.
        let mut offsets: Vec<(usize, usize)> = Vec::new();
        let mut at = start;
        let mut secrets = self.secrets(start, end).into_iter().peekable();
        for chunk in self.source[start..end].utf8_chunks() {
            for character in chunk.valid().chars() {
                offsets.push((at, self.text.len()));
                while secrets.next_if(|secret| secret.end <= at).is_some() {}
                match character {
                    // What is marked stays as wide as what stands for it.
                    _ if secrets.peek().is_some_and(|secret| secret.contains(&at)) => {
                        if at == start || secrets.peek().is_some_and(|secret| secret.start == at) {
                            self.text.push_str(HIDDEN);
                        }
                    }
                    // The renderer would do the same, but only after it has
                    // counted columns for the edits of a fix.
                    '\t' => self.text.push_str("    "),
                    '\u{200d}' => {}
                    _ => match replacement(character) {
                        Some(picture) => self.text.push_str(&picture),
                        None => self.text.push(character),
                    },
                }
                at += character.len_utf8();
            }
            if !chunk.invalid().is_empty() {
                offsets.push((at, self.text.len()));
                self.text.push(char::REPLACEMENT_CHARACTER);
                at += chunk.invalid().len();
            }
        }
        offsets.push((end, self.text.len()));

        let in_text = |offset: usize| {
            let index = offsets.partition_point(|(source, _)| *source < offset);
            offsets.get(index).or(offsets.last()).map_or(0, |(_, text)| *text)
        };
        for Piece { number, span, cut } in pieces {
            if (start..=end).contains(&span.start) {
                self.cut |= *cut || span.end > end;
                let range = in_text(span.start)..in_text(span.end);
                // A mark over several lines grows with each of them.
                let mark = self.marks.entry(*number).or_insert_with(|| range.clone());
                mark.end = range.end.max(mark.end);
            }
        }
    }

    /// The secrets that begin or end between two places.
    fn secrets(&self, start: usize, end: usize) -> Vec<Range<usize>> {
        // The name of a secret, and the start of one that is long, may stand
        // before what is shown.
        let from = start.saturating_sub(AROUND);
        let until = self.source.len().min(end + AROUND);
        let found = tweetspec_runtime::secrets(&self.source[from..until]).into_iter();
        found.map(|secret| from + secret.start..from + secret.end).collect()
    }

    fn finish(self) -> Excerpt {
        let Self { text, first_line, marks, cut, .. } = self;
        Excerpt { text, first_line, marks: marks.into_iter().collect(), cut }
    }
}

/// The end of the line that `from` is on, if it is at most `reach` bytes away.
fn find_forward(source: &[u8], from: usize, reach: usize) -> Option<usize> {
    let from = from.min(source.len());
    let until = source.len().min(from + reach);
    match source[from..until].iter().position(|byte| *byte == b'\n') {
        Some(distance) => Some(from + distance),
        None => (until == source.len()).then_some(until),
    }
}

/// The start of the line that `from` is on, if it is at most `reach` bytes away.
fn find_backward(source: &[u8], from: usize, reach: usize) -> Option<usize> {
    let from = from.min(source.len());
    let until = from.saturating_sub(reach);
    match source[until..from].iter().rposition(|byte| *byte == b'\n') {
        Some(distance) => Some(until + distance + 1),
        None => (until == 0).then_some(0),
    }
}

/// `end`, or one less when the line ends in a carriage return.
fn without_return(source: &[u8], start: usize, end: usize) -> usize {
    if source[start..end].ends_with(b"\r") { end - 1 } else { end }
}

/// The start of the character that `offset` is in.
fn character_start(source: &[u8], offset: usize) -> usize {
    let is_inside = |offset: usize| source.get(offset).is_some_and(|byte| byte & 0xc0 == 0x80);
    // No character has more than three bytes after its first; more of them in
    // a row are not UTF-8 and belong to nothing.
    let back = (0..4.min(offset + 1)).find(|back| !is_inside(offset - back));
    offset - back.unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use tweetspec_runtime::{SourceMap, Span};

    use super::{Excerpt, Mark, excerpts};

    /// Marks the first occurrence of each text.
    fn excerpts_of(source: &str, marked: &[&str], room: usize) -> Vec<Excerpt> {
        let map = SourceMap::new(source.as_bytes());
        let marks: Vec<Mark> = marked
            .iter()
            .map(|text| {
                let start = source.find(text).expect("tests mark what is there");
                let span = Span::new(start, start + text.len());
                let line = map.position(span.start).line;
                Mark { span, line, last_line: map.position(span.end).line }
            })
            .collect();
        excerpts(source.as_bytes(), &marks, room)
    }

    /// Each excerpt as its first line, its text and what is marked in it.
    #[track_caller]
    fn check(source: &str, marked: &[&str], expected: &[(usize, &str, &[&str])]) {
        let found = excerpts_of(source, marked, 40);
        let found: Vec<(usize, &str, Vec<&str>)> = found
            .iter()
            .map(|Excerpt { text, first_line, marks, .. }| {
                (*first_line, text.as_str(), marks.iter().map(|(_, range)| &text[range.clone()]).collect())
            })
            .collect();
        let expected: Vec<(usize, &str, Vec<&str>)> =
            expected.iter().map(|(line, text, marks)| (*line, *text, marks.to_vec())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_short_line_is_shown_whole() {
        check("{\r\n  \"日本\": 1\r\n}", &["\"日本\""], &[(2, "  \"日本\": 1", &["\"日本\""])]);
    }

    #[test]
    fn lines_in_between_are_folded_and_a_single_one_is_kept() {
        check("a\nb\nc\nd\ne\nf", &["a", "c", "f"], &[(1, "a\nb\nc\n\n\nf", &["a", "c", "f"])]);
    }

    #[test]
    fn lines_far_apart_are_excerpts_of_their_own() {
        let source = format!("a{}b", "\n".repeat(1000));
        check(&source, &["a", "b"], &[(1, "a", &["a"]), (1001, "b", &["b"])]);
    }

    #[test]
    fn a_long_line_is_cut_on_both_sides() {
        let source = format!("{}日A日{}", "<".repeat(90), ">".repeat(90));
        check(&source, &["A"], &[(1, "…<<<<<<<<<<<<<<<<<日A日>>>>>>>>>>>>>>>>>…", &["A"])]);
    }

    #[test]
    fn what_lies_between_two_marks_of_a_long_line_is_cut_out() {
        let source = format!("A{}B", "-".repeat(1000));
        check(&source, &["A", "B"], &[(1, "A----------…----------B", &["A", "B"])]);
    }

    #[test]
    fn what_is_marked_and_not_shown_is_told() {
        let cut = |length: usize, line: usize| {
            let source = format!("{}{}", "A".repeat(length), "-".repeat(line - length));
            let excerpts = excerpts_of(&source, &["A".repeat(length).as_str()], 40);
            excerpts.iter().any(|excerpt| excerpt.cut)
        };
        assert!(!cut(80, 80));
        assert!(!cut(24, 1000));
        assert!(cut(70, 1000));
        assert!(cut(200, 1000));
    }

    #[test]
    fn a_mark_may_cover_several_lines() {
        check("{\n  a,\n  b\n}", &["a,\n  b"], &[(2, "  a,\n  b", &["a,\n  b"])]);
    }

    #[test]
    fn dangerous_characters_are_replaced_and_marks_stay_in_place() {
        check("\t\u{202e}\u{1b}[31m A", &["A"], &[(1, "    <U+202E>␛[31m A", &["A"])]);
    }

    #[test]
    fn secrets_are_not_shown_and_marks_stay_in_place() {
        check(
            r#"{"token": "日本hunter2", "a": 1}"#,
            &["\"token\"", "\"日本hunter2\"", "1"],
            &[(1, r#"{"token": "***", "a": 1}"#, &["\"token\"", "\"***\"", "1"])],
        );
        let long = format!("{{\"token\": \"{}\", \"a\": 1}}", "x".repeat(200));
        check(&long, &["\"a\""], &[(1, "…***\", \"a\": 1}", &["\"a\""])]);
    }

    #[test]
    fn no_span_of_no_text_is_too_odd() {
        let texts: [&[u8]; 5] = [
            b"\n\r\n\xff\xfe{\"a\": \xf0\x9f\x98\x80}\n\n",
            "日本語日本語日本語日本語日本語日本語日本語日本語日本語\n日本語".as_bytes(),
            b"\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80",
            b"",
            b"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        ];
        for text in texts {
            let map = SourceMap::new(text);
            for start in 0..=text.len() {
                for end in start..=text.len() {
                    let span = Span::new(start, end);
                    let line = map.position(start).line;
                    for last_line in line..=map.position(end).line {
                        let second = Mark {
                            span: Span::new(end, end),
                            line: map.position(end).line,
                            last_line: map.position(end).line,
                        };
                        let found = excerpts(text, &[Mark { span, line, last_line }, second], 8);
                        for Excerpt { text, marks, .. } in found {
                            for (_, range) in marks {
                                assert!(text.get(range.clone()).is_some(), "{text:?} {range:?}");
                            }
                        }
                    }
                }
            }
        }
    }
}
