//! Reads JSON text onto a [`Tape`].
//!
//! One loop knows the grammar. Whatever JSON does not allow at a place leaves
//! the loop through one cold function, which either stops or reports, mends and
//! hands back a state to go on from.

mod between;
pub(crate) mod block;
mod bracket;
mod dialect;
mod edits;
pub(crate) mod encoding;
pub(crate) mod looks;
mod lost;
mod quotes;
pub(crate) mod report;
mod root;
pub(crate) mod scan;
mod slip;
pub(crate) mod string;
#[cfg(test)]
mod tests;
mod word;

use serde::Serialize;

use crate::builtin;
use crate::finding::Finding;
use crate::span::Span;
use crate::tape::{Flags, Kind, Node, NodeId, Tape};

/// Stands for the container around the outermost value.
const OUTSIDE: u32 = u32::MAX;

/// What JSON allows at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Expect {
    /// The outermost value, or the value of a member.
    Value,
    /// An element, or the end of an empty array.
    FirstElement,
    /// An element after a comma.
    Element,
    /// A key, or the end of an empty object.
    FirstKey,
    /// A key after a comma.
    Key,
    /// The colon after a key.
    Colon,
    /// A comma or the end of the object.
    AfterMember,
    /// A comma or the end of the array.
    AfterElement,
    /// The end of the text.
    End,
}

/// Where the reader stands.
#[derive(Clone, Copy, Debug)]
struct State {
    expect: Expect,
    pos: usize,
    /// The innermost open container, or [`OUTSIDE`].
    container: u32,
}

impl Tape {
    /// Reads one JSON text, reusing the memory of the one before.
    ///
    /// Returns whether nothing was wrong with the text. With `recover` every
    /// slip becomes one of the [findings](Tape::findings) and reading goes on;
    /// without it reading stops at the first slip, and the tape is then of no
    /// use.
    ///
    /// ```
    /// let mut tape = tweetspec_runtime::Tape::new();
    /// assert!(tape.read_json(br#"{"text": "hello"}"#, false));
    /// assert!(!tape.read_json(br#"{"text": "hello",}"#, true));
    /// assert_eq!(tape.findings()[0].rule, "trailing-comma");
    /// ```
    pub fn read_json(&mut self, source: &[u8], recover: bool) -> bool {
        self.clear();
        if source.len() >= OUTSIDE as usize {
            let whole = Span::new(0, source.len());
            return self.refuse(recover, || {
                report::finding(builtin::INPUT_TOO_LARGE, whole, "a document is at most 4 GiB")
            });
        }
        let pos = if source.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
        let mut reader =
            Reader { source, tape: self, recover, known_utf8: false, trouble: Trouble::default() };
        reader.run(State { expect: Expect::Value, pos, container: OUTSIDE })
    }

    /// Leaves the tape empty, and says why if somebody wants to know.
    #[cold]
    #[inline(never)]
    fn refuse(&mut self, recover: bool, finding: impl FnOnce() -> Finding) -> bool {
        self.nodes.clear();
        if recover {
            self.findings.push(finding());
        }
        false
    }

    /// Fills the tape from a value, by way of its JSON.
    ///
    /// The text is left in `json`, whose memory is reused, and spans refer to
    /// it: pass it to [`Tape::document`].
    ///
    /// # Errors
    ///
    /// When the value cannot be written as JSON, for example a map whose keys
    /// are lists.
    pub fn read_value<T: Serialize + ?Sized>(
        &mut self,
        value: &T,
        json: &mut Vec<u8>,
    ) -> Result<(), serde_json::Error> {
        json.clear();
        serde_json::to_writer(&mut *json, value)?;
        self.read_json(json, true);
        Ok(())
    }
}

/// Reads one text onto one tape.
struct Reader<'s, 't> {
    source: &'s [u8],
    tape: &'t mut Tape,
    recover: bool,
    /// Whether the whole text was found to be UTF-8.
    known_utf8: bool,
    trouble: Trouble,
}

/// What the reader remembers of the slips so far, so that one mistake is not
/// reported twice.
#[derive(Clone, Copy, Default)]
struct Trouble {
    /// The number of nodes when something was last left out unread.
    at_node: Option<usize>,
    /// Whether there were more findings than anybody reads.
    full: bool,
    /// Whether something that goes on to the end of the text was reported.
    cut_off: bool,
    /// Whether a string was reported that is not closed.
    open_string: bool,
    /// No quote before this offset opens a string that closes, as far as the
    /// text has been left out.
    open_until: usize,
    /// A container, and the last of its children when it was last looked for.
    last_child: (u32, u32),
}

impl Reader<'_, '_> {
    /// Reads from a state to the end; returns whether nothing was wrong.
    fn run(&mut self, State { mut expect, mut pos, mut container }: State) -> bool {
        let source = self.source;
        // The bytes of all strings, one over the other: only a text with a
        // high bit in there needs a look at its UTF-8, for outside of strings
        // JSON allows nothing but ASCII.
        let mut bytes = 0;
        loop {
            // Every arm either moves on with `continue` or falls out of the
            // `match` because JSON does not allow what is there. Each skips
            // the space before it by itself: then the compiler knows at the
            // end of most arms which one is next and jumps there.
            match expect {
                Expect::FirstKey | Expect::Key => {
                    pos = scan::whitespace(source, pos);
                    match source.get(pos) {
                        Some(b'"') => {
                            if let Some(token) = scan::string(source, pos) {
                                self.push(Kind::String, escaped(token), pos, token.end);
                                bytes |= token.bytes;
                                (expect, pos) = (Expect::Colon, token.end);
                                continue;
                            }
                        }
                        Some(b'}') if expect == Expect::FirstKey => {
                            pos += 1;
                            (expect, container) = self.close(container, pos);
                            continue;
                        }
                        _ => {}
                    }
                }
                Expect::Colon => {
                    pos = scan::whitespace(source, pos);
                    if source.get(pos) == Some(&b':') {
                        (expect, pos) = (Expect::Value, pos + 1);
                        continue;
                    }
                }
                Expect::AfterMember => {
                    pos = scan::whitespace(source, pos);
                    match source.get(pos) {
                        Some(b',') => {
                            (expect, pos) = (Expect::Key, pos + 1);
                            continue;
                        }
                        Some(b'}') => {
                            pos += 1;
                            (expect, container) = self.close(container, pos);
                            continue;
                        }
                        _ => {}
                    }
                }
                Expect::AfterElement => {
                    pos = scan::whitespace(source, pos);
                    match source.get(pos) {
                        Some(b',') => {
                            (expect, pos) = (Expect::Element, pos + 1);
                            continue;
                        }
                        Some(b']') => {
                            pos += 1;
                            (expect, container) = self.close(container, pos);
                            continue;
                        }
                        _ => {}
                    }
                }
                Expect::Value | Expect::Element | Expect::FirstElement => {
                    pos = scan::whitespace(source, pos);
                    let scalar = match source.get(pos) {
                        Some(b'"') => scan::string(source, pos).map(|token| {
                            bytes |= token.bytes;
                            (Kind::String, escaped(token), token.end)
                        }),
                        Some(b'{') => {
                            container = self.open(Kind::Object, container, pos);
                            (expect, pos) = (Expect::FirstKey, pos + 1);
                            continue;
                        }
                        Some(b'[') => {
                            container = self.open(Kind::Array, container, pos);
                            (expect, pos) = (Expect::FirstElement, pos + 1);
                            continue;
                        }
                        Some(b']') if expect == Expect::FirstElement => {
                            pos += 1;
                            (expect, container) = self.close(container, pos);
                            continue;
                        }
                        Some(b'-' | b'0'..=b'9') => {
                            scan::number(source, pos).map(|token| (Kind::Number, integer(token), token.end))
                        }
                        Some(b't') => {
                            scan::literal(source, pos, b"true").map(|end| (Kind::True, Flags(0), end))
                        }
                        Some(b'f') => {
                            scan::literal(source, pos, b"false").map(|end| (Kind::False, Flags(0), end))
                        }
                        Some(b'n') => {
                            scan::literal(source, pos, b"null").map(|end| (Kind::Null, Flags(0), end))
                        }
                        _ => None,
                    };
                    if let Some((kind, flags, end)) = scalar {
                        self.push(kind, flags, pos, end);
                        pos = end;
                        expect = match expect {
                            Expect::Value if container == OUTSIDE => Expect::End,
                            Expect::Value => Expect::AfterMember,
                            _ => Expect::AfterElement,
                        };
                        continue;
                    }
                }
                Expect::End => {
                    pos = scan::whitespace(source, pos);
                    if pos == source.len() && (bytes & scan::repeat(0x80) == 0 || self.is_utf8()) {
                        return self.finish();
                    }
                }
            }
            if !self.recover {
                self.tape.nodes.clear();
                return false;
            }
            if !self.is_utf8() {
                self.tape.clear();
                return self.tape.refuse(true, || encoding::invalid_utf8(source, encoding::JSON));
            }
            match self.slip(State { expect, pos, container }) {
                Some(state) => State { expect, pos, container } = state,
                None => return self.finish(),
            }
        }
    }

    /// Whether the text is UTF-8; looks at it once at most.
    fn is_utf8(&mut self) -> bool {
        self.known_utf8 = self.known_utf8 || simdutf8::basic::from_utf8(self.source).is_ok();
        self.known_utf8
    }

    /// Returns whether nothing was wrong.
    #[inline]
    fn finish(&mut self) -> bool {
        if self.tape.findings.is_empty() {
            return true;
        }
        self.tape.findings.sort_by_key(|finding| finding.span.start);
        self.gather();
        false
    }

    /// Puts a value or key on the tape.
    #[inline]
    fn push(&mut self, kind: Kind, flags: Flags, start: usize, end: usize) {
        let next = NodeId(self.tape.nodes.len() as u32 + 1);
        self.tape.nodes.push(Node { kind, flags, start: start as u32, end: end as u32, next });
    }

    /// Puts a container on the tape whose end is not known yet.
    #[inline]
    fn open(&mut self, kind: Kind, container: u32, start: usize) -> u32 {
        let id = self.tape.nodes.len() as u32;
        let node =
            Node { kind, flags: Flags::default(), start: start as u32, end: 0, next: NodeId(container) };
        self.tape.nodes.push(node);
        id
    }

    /// Ends the innermost container; returns what follows it and the container
    /// around it.
    #[inline]
    fn close(&mut self, container: u32, end: usize) -> (Expect, u32) {
        let next = NodeId(self.tape.nodes.len() as u32);
        let node = &mut self.tape.nodes[container as usize];
        let parent = node.next.0;
        node.next = next;
        node.end = end as u32;
        (self.after(parent), parent)
    }

    /// What follows a value in this container.
    #[inline]
    fn after(&self, container: u32) -> Expect {
        match self.tape.nodes.get(container as usize) {
            None => Expect::End,
            Some(node) if node.kind == Kind::Object => Expect::AfterMember,
            Some(_) => Expect::AfterElement,
        }
    }
}

/// The flags of a string.
#[inline]
const fn escaped(token: scan::Token) -> Flags {
    if token.special { Flags::ESCAPED } else { Flags(0) }
}

/// The flags of a number.
#[inline]
const fn integer(token: scan::Token) -> Flags {
    if token.special { Flags::INTEGER } else { Flags(0) }
}
