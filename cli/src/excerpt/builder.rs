//! An excerpt, line by line.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Excerpt, Piece, lines};
use crate::escape::replacement;
use crate::hidden::{AROUND, HIDDEN};

/// What stands for the part of a line that is left out.
const ELLIPSIS: &str = "…";

/// An excerpt in the making.
pub(super) struct Builder<'s> {
    source: &'s [u8],
    first_line: usize,
    pub(super) last_line: usize,
    /// Where the last line ends in the source, when that is known.
    line_end: Option<usize>,
    text: String,
    marks: BTreeMap<usize, Range<usize>>,
    cut: bool,
}

impl<'s> Builder<'s> {
    pub(super) fn new(source: &'s [u8], line: usize) -> Self {
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
    pub(super) fn fill(&mut self, line: usize, room: usize) -> bool {
        let gap = line - self.last_line;
        if gap == 2 {
            let Some(start) = self.line_end.map(|end| end + 1) else { return false };
            let Some(end) = lines::line_end(self.source, start, 2 * room) else { return false };
            self.text.push('\n');
            let end = lines::without_return(self.source, start, end);
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
    pub(super) fn line(&mut self, pieces: &[Piece], room: usize) {
        let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else { return };
        let reach = 2 * room;
        let line_start = lines::line_start(self.source, first.span.start, reach);
        let line_end = lines::line_end(self.source, last.span.end, reach);
        self.line_end = line_end;
        if let (Some(start), Some(end)) = (line_start, line_end)
            && end - start <= reach
        {
            let end = lines::without_return(self.source, start, end).max(last.span.end);
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
            let start = lines::character_start(self.source, region.start);
            let end = lines::character_start(self.source, region.end);
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

    pub(super) fn finish(self) -> Excerpt {
        let Self { text, first_line, marks, cut, .. } = self;
        Excerpt { text, first_line, marks: marks.into_iter().collect(), cut }
    }
}
