//! Reads YAML onto a [`Tape`].
//!
//! A parser of events does the reading, and each event becomes a node: what
//! judges JSON judges YAML. Scalars mean what the core schema of YAML 1.2 says.
//! What YAML has beyond trees of scalars, lists and mappings is refused, and
//! what readers of YAML 1.1 take for something else is warned about.

mod block;
mod documents;
mod nodes;
mod pitfalls;
mod position;
mod refusal;
mod report;
mod scalar;
mod syntax;
#[cfg(test)]
mod tests;

use granit_parser::{Event, Parser, StrInput};

use crate::builtin;
use crate::finding::{Finding, Severity};
use crate::json::encoding;
use crate::span::Span;
use crate::tape::{Kind, Tape};

pub use documents::{YamlDocument, yaml_documents};
pub(crate) use pitfalls::is_superseded;
pub(crate) use position::source_offset;

/// What a text in another encoding should have been.
const ENCODING: &str = "YAML is read as UTF-8";

/// The deepest nesting that is read; a sensible document needs a few levels.
const MAX_DEPTH: usize = 255;

impl Tape {
    /// Reads one YAML document, reusing the memory of the one before.
    ///
    /// Returns whether the text holds no error. Every error becomes one of the
    /// [findings](Tape::findings), and so does every warning. Where the text
    /// cannot be read on, the tape is empty, and the one finding is where that
    /// is: the structure of YAML is its indentation, so whatever were said of
    /// the lines after a mistake in it would be a guess.
    ///
    /// A text of several documents has to be [taken apart](yaml_documents)
    /// first.
    ///
    /// ```
    /// use tweetspec_runtime::Tape;
    ///
    /// let mut tape = Tape::new();
    /// let source = b"text: hello\nids: [1, 2]\n";
    /// assert!(tape.read_yaml(source));
    /// let document = tape.document(source);
    /// let (key, value) = document.members(document.root().unwrap()).next().unwrap();
    /// assert!(document.key_is(key, "text"));
    /// assert_eq!(document.text(value), "hello");
    /// assert!(!tape.read_yaml(b"text: [hello"));
    /// assert_eq!(tape.findings()[0].rule, "yaml-syntax");
    /// ```
    pub fn read_yaml(&mut self, source: &[u8]) -> bool {
        self.clear();
        self.is_yaml = true;
        if source.len() >= u32::MAX as usize {
            let whole = Span::new(0, source.len());
            let finding = report::finding(builtin::INPUT_TOO_LARGE, whole, "a document is at most 4 GiB");
            self.findings.push(finding);
            return false;
        }
        // UTF-16 may be UTF-8 by accident, with many zeros in it.
        if let Some((message, help)) = encoding::wide_encoding(source, ENCODING) {
            let mut finding = report::finding(builtin::INVALID_UTF8, Span::new(0, 1), message);
            finding.help = Some(help);
            self.findings.push(finding);
            return false;
        }
        let Ok(text) = str::from_utf8(source) else {
            self.findings.push(encoding::invalid_utf8(source, ENCODING));
            return false;
        };
        let mut reader = Reader {
            source: text,
            tape: self,
            open: Vec::new(),
            done: 0,
            ended: 0,
            spared: None,
            doubt: None,
        };
        if !reader.run() {
            self.nodes.clear();
        }
        self.findings.sort_by_key(|finding| finding.span);
        !self.findings.iter().any(|finding| finding.severity == Severity::Error)
    }
}

/// A container whose end has not come yet.
struct Open {
    /// Its node.
    node: u32,
    inside: Inside,
}

/// Where in an open container the reader stands.
enum Inside {
    /// Before the element with this index.
    Sequence(u32),
    /// Before a key.
    Key,
    /// Before the value of the key with this node.
    Value(u32),
    /// Before a value whose key is no name: it is read and left out, with
    /// everything from this node on.
    Lost(u32),
}

/// Reads one text onto one tape.
struct Reader<'s, 't> {
    source: &'s str,
    tape: &'t mut Tape,
    open: Vec<Open>,
    /// Where the last event ended: the header of a block scalar follows.
    done: usize,
    /// Where the last value ended: there ends what holds it.
    ended: u32,
    /// The worst of what was left out of a list that is too long.
    spared: Option<Finding>,
    /// The last word that other readers take for something else.
    doubt: Option<pitfalls::Doubt>,
}

impl<'s> Reader<'s, '_> {
    /// Reads the text; false if it makes no sense to go on with what was read.
    fn run(&mut self) -> bool {
        let options = granit_parser::options! {
            emit_unresolved_aliases: true,
            emit_anchor_events: true,
            flow_nesting_limit: MAX_DEPTH,
            block_nesting_limit: MAX_DEPTH,
            max_buffered_comment_events: usize::MAX,
        };
        let mut parser = Parser::new_from_str_with_options(self.source, options);
        let mut documents = 0;
        while let Some(next) = parser.next_event() {
            match next {
                Ok((Event::DocumentStart(..), _)) => documents += 1,
                Ok((Event::StreamStart | Event::StreamEnd | Event::DocumentEnd, _)) => {}
                Ok((Event::Comment(..), span)) => self.tape.comments.push(bytes(&span)),
                Ok((event, span)) if documents == 1 => {
                    let end = bytes(&span).end;
                    self.event(event, &span, &mut parser);
                    self.done = self.done.max(end);
                }
                Ok((_, span)) => {
                    self.second_document(bytes(&span).start);
                    break;
                }
                Err(error) => {
                    self.cannot_read(&error);
                    return false;
                }
            }
        }
        self.finish()
    }

    /// Ends the list of findings; false if there is nothing on the tape.
    fn finish(&mut self) -> bool {
        self.close_list();
        let nothing =
            self.tape.nodes.first().is_none_or(|root| root.kind == Kind::Null && root.start == root.end);
        if nothing {
            let message = if self.tape.comments.is_empty() {
                "there is no document"
            } else {
                "there are comments, but no document"
            };
            let mut finding = report::finding(builtin::EMPTY_INPUT, Span::new(0, 0), message);
            finding.help = Some("write a mapping: `name: value`, one a line".to_owned());
            self.tape.findings.push(finding);
        }
        !nothing
    }

    fn event(&mut self, event: Event<'s>, span: &granit_parser::Span, parser: &mut Parser<'s, StrInput<'s>>) {
        let place = bytes(span);
        if event.anchor_id().is_some()
            && let Some(Ok((Event::Anchor(..), anchor))) = parser.next_event()
        {
            self.anchor(bytes(&anchor));
        }
        let tag = span.tag_span().map(|tag| bytes(&tag));
        if let Some(tag) = tag {
            self.tag(tag, &event, place);
        }
        match event {
            Event::Alias(_) | Event::UnresolvedAlias(_) => self.alias(place),
            Event::Scalar(text, style, ..) => self.scalar(&text, style, place, tag.is_some()),
            Event::SequenceStart(style, ..) => self.enter(Kind::Array, style, place),
            Event::MappingStart(style, ..) => self.enter(Kind::Object, style, place),
            Event::SequenceEnd | Event::MappingEnd => self.leave(place.end),
            _ => {}
        }
    }
}

/// The bytes of a span of the parser.
fn bytes(span: &granit_parser::Span) -> Span {
    let start = span.start.byte_offset().unwrap_or(0);
    Span::new(start, span.end.byte_offset().unwrap_or(start).max(start))
}
