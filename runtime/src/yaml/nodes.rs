//! From the events of the parser to the nodes of the tape.

use granit_parser::{ScalarStyle, StructureStyle};

use super::{Inside, Open, Reader, block, scalar};
use crate::span::Span;
use crate::tape::{Flags, Kind, Node, NodeId};

impl Reader<'_, '_> {
    /// Puts a container on the tape whose end is not known yet.
    pub(super) fn enter(&mut self, kind: Kind, style: StructureStyle, place: Span) {
        let bracket = if kind == Kind::Object { b'{' } else { b'[' };
        let is_flow =
            style == StructureStyle::Flow && self.source.as_bytes().get(place.start) == Some(&bracket);
        let flags = if is_flow { Flags(0) } else { Flags::BARE };
        let inside = if kind == Kind::Object { Inside::Key } else { Inside::Sequence(0) };
        self.open.push(Open { node: self.tape.nodes.len() as u32, inside });
        self.push(kind, flags, place);
    }

    /// Ends the innermost container.
    pub(super) fn leave(&mut self, end: usize) {
        let Some(Open { node, .. }) = self.open.pop() else { return };
        let next = NodeId(self.tape.nodes.len() as u32);
        // Without brackets it ends where the last value in it does.
        let last = self.ended;
        let container = &mut self.tape.nodes[node as usize];
        container.next = next;
        container.end = if container.flags.has(Flags::BARE) { last.max(container.start) } else { end as u32 };
        self.value(node);
    }

    pub(super) fn scalar(&mut self, text: &str, style: ScalarStyle, place: Span, is_tagged: bool) {
        let node = self.tape.nodes.len() as u32;
        if let Some(Open { inside: inside @ Inside::Key, .. }) = self.open.last_mut() {
            *inside = Inside::Value(node);
            self.key(text, style, place, node);
            return;
        }
        if is_tagged {
            // What it is depends on the tag, and that is refused.
            self.push(Kind::Broken, Flags(0), place);
            return self.value(node);
        }
        match style {
            ScalarStyle::Plain if place.is_empty() => self.nothing(place.start),
            ScalarStyle::Plain => self.plain(text, place),
            ScalarStyle::Literal | ScalarStyle::Folded => {
                let place = block::span(self.source, self.done, place);
                self.text(text, Flags(0), place);
            }
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => self.text(text, Flags(0), place),
        }
        self.value(node);
    }

    /// A value that is not there, which is null.
    fn nothing(&mut self, at: usize) {
        // The parser places it before the colon.
        let at = at + usize::from(self.source.as_bytes().get(at) == Some(&b':'));
        let place = Span::new(at, at);
        if self.swallowed_by_comment(at) {
            self.push(Kind::Broken, Flags(0), place);
        } else {
            self.push(Kind::Null, Flags(0), place);
        }
    }

    /// A scalar without quotes.
    fn plain(&mut self, text: &str, place: Span) {
        let scalar::Resolved { kind, is_integer, rewritten } = scalar::resolve(text);
        self.look_for_pitfalls(text, kind, place);
        if kind == Kind::String {
            return self.text(text, Flags::BARE, place);
        }
        let mut flags = if is_integer { Flags::BARE.with(Flags::INTEGER) } else { Flags::BARE };
        if let Some(rewritten) = rewritten {
            flags = flags.with(Flags::DETACHED);
            self.detach(&rewritten);
        }
        self.push(kind, flags, place);
    }

    /// Puts a string on the tape, whose text is kept if it is not its bytes.
    fn text(&mut self, text: &str, flags: Flags, place: Span) {
        let inside = self.source.get(place.start + 1..place.end.saturating_sub(1).max(place.start + 1));
        let is_quoted = matches!(self.source.as_bytes().get(place.start), Some(b'"' | b'\''));
        if is_quoted && inside == Some(text) {
            return self.push(Kind::String, flags, place);
        }
        self.detach(text);
        self.push(Kind::String, flags.with(Flags::DETACHED), place);
    }

    /// Keeps the text of the next node.
    fn detach(&mut self, text: &str) {
        let start = self.tape.arena.len() as u32;
        self.tape.arena.push_str(text);
        self.tape.detached.push((self.tape.nodes.len() as u32, start, self.tape.arena.len() as u32));
    }

    /// Takes a key. What is a name in JSON stands here without quotes mostly.
    fn key(&mut self, text: &str, style: ScalarStyle, place: Span, node: u32) {
        let is_plain = style == ScalarStyle::Plain;
        if is_plain && text == "<<" {
            return self.merge_key(place, node);
        }
        if is_plain && (place.is_empty() || scalar::resolve(text).kind != Kind::String) {
            return self.not_a_name(place, node);
        }
        let flags = if is_plain { Flags::BARE } else { Flags(0) };
        let place = match style {
            ScalarStyle::Literal | ScalarStyle::Folded => block::span(self.source, self.done, place),
            _ => place,
        };
        self.text(text, flags, place);
    }

    /// Moves on behind a value.
    pub(super) fn value(&mut self, node: u32) {
        self.ended = self.tape.nodes[node as usize].end;
        let Some(Open { inside, .. }) = self.open.last_mut() else { return };
        match inside {
            Inside::Sequence(index) => *index += 1,
            Inside::Value(_) => *inside = Inside::Key,
            Inside::Lost(from) => {
                let from = *from;
                *inside = Inside::Key;
                self.forget(from);
            }
            Inside::Key => {
                // Only a container or an alias comes here as a key.
                *inside = Inside::Value(node);
                let Node { kind, start, end, .. } = self.tape.nodes[node as usize];
                self.forget(node);
                if kind == Kind::Broken {
                    self.lose(node);
                } else {
                    self.not_a_name(Span::new(start as usize, end as usize), node);
                }
            }
        }
    }

    /// Says that the value to come has no name.
    pub(super) fn lose(&mut self, from: u32) {
        if let Some(Open { node, inside }) = self.open.last_mut() {
            *inside = Inside::Lost(from);
            let flags = &mut self.tape.nodes[*node as usize].flags;
            *flags = flags.with(Flags::INCOMPLETE);
        }
    }

    /// Takes everything from this node on away again.
    fn forget(&mut self, from: u32) {
        self.tape.nodes.truncate(from as usize);
        while self.tape.detached.pop_if(|(node, ..)| *node >= from).is_some() {}
    }

    /// Puts a node on the tape.
    pub(super) fn push(&mut self, kind: Kind, flags: Flags, place: Span) {
        let next = NodeId(self.tape.nodes.len() as u32 + 1);
        self.tape.nodes.push(Node { kind, flags, start: place.start as u32, end: place.end as u32, next });
    }
}
