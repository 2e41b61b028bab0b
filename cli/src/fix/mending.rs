//! Texts as they are and as they come out: a document, or one a line.

use std::ops::Range;

use tweetspec_runtime::{Kind, Mended, Scratch, Span, Tape, YamlDocument, mend};

use super::change::Change;
use super::choice::Fixing;
use super::diff;
use crate::args::InputFormat;
use crate::choices::Task;
use crate::{check, ndjson};

/// Mends texts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mender<'f> {
    /// What to mend, and whether to show it.
    pub(super) fixing: &'f Fixing,
    /// Whether what is shown has colour.
    pub(super) color: bool,
}

/// What came of a text, or of a part of one.
#[derive(Debug, Default)]
pub(super) struct Part {
    /// Bytes that it had.
    pub(super) before: usize,
    /// As it is now.
    pub(super) text: Vec<u8>,
    /// Whether that is something else.
    pub(super) is_changed: bool,
    /// What would change, without a head, where that is to be shown.
    pub(super) diff: Vec<u8>,
    /// What was done.
    pub(super) change: Change,
}

impl Part {
    /// What comes of a text that holds nothing.
    pub(super) fn as_it_was(text: Vec<u8>) -> Self {
        Self { before: text.len(), text, ..Self::default() }
    }

    /// Adds a document of the source as it came out, after what stands before it.
    fn add(&mut self, source: &[u8], done: &mut usize, place: Range<usize>, mended: Mended) {
        self.change.documents += 1;
        if !mended.applied.is_empty() {
            self.text.extend_from_slice(&source[*done..place.start]);
            self.text.extend_from_slice(&mended.text);
            *done = place.end;
        }
        self.change.unfinished += usize::from(mended.is_unfinished);
        self.change.count_in(mended.applied, mended.dropped);
    }

    /// Adds what stands behind the last document that was mended.
    fn end(&mut self, source: &[u8], done: usize) {
        self.text.extend_from_slice(&source[done..]);
        self.before = source.len();
        self.is_changed = self.text != source;
    }
}

impl Mender<'_> {
    /// Mends the documents of a text that is not one document a line; what stands
    /// between them stays as it is.
    pub(super) fn whole(self, task: &Task, source: &[u8], scratch: &mut Scratch) -> Part {
        let mut part = Part::default();
        let mut done = 0;
        for YamlDocument { source: document, offset, .. } in check::documents(task, source) {
            let Some(elements) = elements(task, document) else {
                let mended = mend(document, &self.fixing.policy, |text| task.check_whole(text, scratch));
                part.add(source, &mut done, offset..offset + document.len(), mended);
                continue;
            };
            for (index, span) in elements.into_iter().enumerate() {
                let element = &document[span.start..span.end];
                let mut mended = mend(element, &self.fixing.policy, |text| task.check(text, scratch));
                for dropped in &mut mended.dropped {
                    dropped.pointer.insert_str(0, &format!("/{index}"));
                }
                part.add(source, &mut done, offset + span.start..offset + span.end, mended);
            }
        }
        part.end(source, done);
        if self.fixing.diff {
            diff::document(&mut part.diff, source, &part.text, self.color);
        }
        part
    }

    /// Mends the documents of some lines, one a line; the line breaks stay as they
    /// are, and so do blank lines.
    pub(super) fn lines(
        self,
        task: &Task,
        source: &[u8],
        lines_before: usize,
        scratch: &mut Scratch,
    ) -> Part {
        let mut part = Part { text: Vec::with_capacity(source.len()), ..Part::default() };
        let mut done = 0;
        for line in ndjson::lines(source) {
            let mended = mend(line.source, &self.fixing.policy, |text| task.check(text, scratch));
            let place = line.offset..line.offset + line.source.len();
            if self.fixing.diff && !mended.applied.is_empty() {
                let rest = &source[place.end..];
                let line_break = &rest[..memchr::memchr(b'\n', rest).map_or(rest.len(), |end| end + 1)];
                let (before, after) =
                    ([line.source, line_break].concat(), [&mended.text, line_break].concat());
                diff::line(&mut part.diff, lines_before + line.lines_before, &before, &after, self.color);
            }
            part.add(source, &mut done, place, mended);
        }
        part.end(source, done);
        part
    }
}

/// The elements of a document, where each can be mended by itself: a fix that is
/// tried in one need not be tried in all of a large array. In YAML an element
/// depends on what surrounds it, and of a text that is no JSON nobody knows where
/// they end.
fn elements(task: &Task, document: &[u8]) -> Option<Vec<Span>> {
    if !task.input.each || task.input.format == InputFormat::Yaml {
        return None;
    }
    let mut tape = Tape::default();
    tape.read_json(document, false);
    let document = tape.document(document);
    let root = document.root().filter(|&root| document.node(root).kind == Kind::Array);
    let root = root.filter(|_| tape.findings().is_empty())?;
    Some(document.elements(root).map(|element| document.span(element)).collect())
}
