//! The few lines, and of long lines the few characters, that a snippet needs.
//!
//! A payload may be one line of 50 MB with thousands of findings, so nothing
//! here looks further than a few hundred bytes from the bytes in question.

mod builder;
mod lines;

use std::collections::BTreeMap;
use std::ops::Range;

use tweetspec_runtime::Span;

use builder::Builder;
use lines::line_end;

/// Lines without a mark between two lines of one excerpt; a wider gap starts
/// another excerpt. The renderer folds them to one sign.
const WIDEST_GAP: usize = 200;

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
            let found = line_end(source, rest.start, 2 * room);
            let shown_end = found.unwrap_or(source.len().min(rest.start + 2 * room));
            let end = rest.end.min(shown_end);
            let cut = found.is_none() && rest.end > end;
            lines.entry(line).or_default().push(Piece { number, span: Span::new(rest.start, end), cut });
            if rest.end <= shown_end || found.is_none() {
                break;
            }
            rest.start = shown_end + 1;
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
