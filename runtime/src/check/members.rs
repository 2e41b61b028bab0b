//! Members that should not be there, and members that should.

use super::bits::Set;
use super::state::{At, Buffers, Frame, Missing, Step};
use super::walk::Walk;
use super::{explain, locate, suggest, unique};
use crate::table::{Field, ObjectShape, Shape, ShapeId, Text};
use crate::tape::{Flags, NodeId};

/// Objects that wait for the rules of their scope before it is said what they
/// lack; only a hostile document has more.
const MAX_WAITING: usize = 1000;

impl<'a, const COLLECT: bool> Walk<'a, COLLECT> {
    /// Judges the members that no field names, `self.buf.unknown[from..]`, and
    /// adds the fields of the same object that some of them stand for to `meant`.
    pub(super) fn unknown_members(
        &mut self,
        shape: &'a ObjectShape,
        object: NodeId,
        (from, first): (usize, usize),
        meant: &mut Vec<Text>,
    ) -> bool {
        let mut valid = !shape.closed;
        if shape.closed {
            let members = self.buf.unknown.split_off(from);
            let present = self.buf.first[first..].to_vec();
            *meant = suggest::report_unknown(self, shape, object, &members, &present);
        } else {
            let Buffers { unknown, hashes, .. } = &mut *self.buf;
            let keys = unknown[from..].iter().map(|&(key, _)| key);
            if !COLLECT {
                let valid = !unique::any_repeated(self.doc, keys, hashes);
                unknown.truncate(from);
                return valid;
            }
            let repeated = unique::repeated(self.doc, keys, hashes);
            unknown.truncate(from);
            for (earlier, later) in repeated {
                self.buf.steps.push(Step { container: object, at: At::Key(later) });
                valid &= self.fail(|walk| explain::duplicate_key(walk, earlier, later));
                self.buf.steps.pop();
            }
        }
        valid
    }

    /// Notes the required fields that the object lacks.
    pub(super) fn required(
        &mut self,
        shape: &'a ObjectShape,
        object: NodeId,
        (seen, meant): (usize, &[Text]),
        frame: Frame<'a>,
    ) -> bool {
        let absent = |walk: &Self, index: usize| walk.bits()[seen + index / 64] >> (index % 64) & 1 == 0;
        if !COLLECT {
            let mut fields = shape.fields.iter().enumerate();
            return fields.all(|(index, field)| !field.required || !absent(self, index));
        }
        let incomplete = self.doc.node(object).flags.has(Flags::INCOMPLETE);
        let mut missing = Vec::new();
        for (index, field) in shape.fields.iter().enumerate() {
            if !absent(self, index) {
                continue;
            }
            if incomplete || meant.contains(&field.name) {
                // It may be there in what could not be read, or under another
                // name that is reported.
                self.mark(field, Set::Unknown, frame);
            } else if field.required {
                self.mark(field, Set::Missing, frame);
                missing.push(field);
            }
        }
        if missing.is_empty() {
            return true;
        }
        let empty = self.doc.members(object).next().is_none();
        let missing = Missing {
            span: locate::container_span(self, object),
            pointer: locate::pointer(self),
            shown: locate::shown(self),
            names: locate::names(self),
            fields: missing,
            leave_out: if empty { explain::leave_out(self, false) } else { None },
        };
        if self.missing.len() < MAX_WAITING {
            self.missing.push(missing);
        } else {
            self.fail(|walk| explain::missing_fields(walk, &missing));
        }
        false
    }

    /// Marks the atoms of a field, and of the fields inside it, that are not
    /// already true.
    pub(super) fn mark(&mut self, field: &'a Field, set: Set, frame: Frame<'a>) {
        for atom in field.set.iter().chain(field.tests.iter()) {
            frame.words.insert(&mut self.buf.bits, set, *atom);
        }
        self.mark_inside(field.shape, set, frame);
    }

    /// Marks the atoms of the fields inside a value whose own fields cannot be
    /// seen, because it is something else than an object.
    pub(super) fn mark_inside(&mut self, id: ShapeId, set: Set, frame: Frame<'a>) {
        if !COLLECT {
            return;
        }
        if let Shape::Object(ObjectShape { fields, scope: None, .. }) = self.shape(id) {
            for field in fields.iter() {
                self.mark(field, set, frame);
            }
        }
    }

    /// Reports the missing fields of a scope, except those that a misnamed
    /// member stands for.
    pub(super) fn report_missing(&mut self, frame: Frame<'a>) {
        for mut missing in self.missing.split_off(frame.missing) {
            missing.fields.retain(|field| {
                let path = missing.names.iter().map(String::as_str).chain([&*field.name]);
                let is_meant = |meant: &Vec<String>| meant.iter().map(String::as_str).eq(path.clone());
                !self.meant.iter().any(is_meant) && !self.meant.contains(&missing.names)
            });
            if !missing.fields.is_empty() {
                self.fail(|walk| explain::missing_fields(walk, &missing));
            }
        }
    }
}
