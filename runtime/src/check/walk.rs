//! The walk itself: tape and table side by side.
//!
//! There is one walk for both questions. With `COLLECT` it goes on after a
//! violation and builds findings; without, it stops at the first violation of
//! severity error and builds nothing. Recursion is as deep as the table is,
//! never as deep as the document.

use super::bits::{Set, Words};
use super::state::{At, Buffers, Frame, Missing, Step};
use super::{clauses, explain, gather, mistyped, unique};
use crate::finding::{Finding, Severity};
use crate::table::{
    AtomId, ChoiceShape, Field, ListShape, ObjectShape, Profiles, Rule, RuleId, ScopeId, Shape, ShapeId,
    Table, Test, Value,
};
use crate::tape::{Document, Flags, Kind, NodeId};

pub(super) struct Walk<'a, const COLLECT: bool> {
    pub(super) table: &'a Table,
    profiles: Profiles,
    /// Less severe rules are not asked.
    least: Severity,
    pub(super) doc: Document<'a>,
    /// The value that is judged, as a rule the outermost one.
    pub(super) root: Option<NodeId>,
    pub(super) buf: &'a mut Buffers,
    pub(super) findings: Vec<Finding>,
    /// Objects of the open scopes that lack required fields.
    pub(super) missing: Vec<Missing<'a>>,
    /// Fields that a misnamed or misplaced member stands for, as member names
    /// from the root.
    pub(super) meant: Vec<Vec<String>>,
    /// How many findings were left out, and the worst severity among them.
    pub(super) spared: Option<(usize, Severity)>,
    /// Findings that may have one cause.
    pub(super) alike: Vec<gather::Alike>,
    /// Texts that are too long, and the index of the finding that says so.
    pub(super) over: Vec<(NodeId, usize)>,
    /// The string that was read last, and its text.
    read: Option<(NodeId, &'a str)>,
}

/// Whether the document breaks no rule of severity error.
pub(super) fn verdict(table: &Table, profiles: Profiles, doc: Document<'_>, buf: &mut Buffers) -> bool {
    Walk::<false>::new(table, profiles, Severity::Error, doc, buf).document()
}

/// Every finding of a value, in the order in which the walk meets them.
pub(super) fn findings(
    table: &Table,
    profiles: Profiles,
    least: Severity,
    (doc, root): (Document<'_>, Option<NodeId>),
    buf: &mut Buffers,
) -> Vec<Finding> {
    let mut walk = Walk::<true>::new(table, profiles, least, doc, buf);
    walk.root = root;
    walk.document();
    gather::gather(&mut walk);
    walk.close();
    walk.findings
}

impl<'a, const COLLECT: bool> Walk<'a, COLLECT> {
    fn new(
        table: &'a Table,
        profiles: Profiles,
        least: Severity,
        doc: Document<'a>,
        buf: &'a mut Buffers,
    ) -> Self {
        let (findings, missing, meant, over) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let root = doc.root();
        Self {
            table,
            profiles,
            least,
            doc,
            root,
            buf,
            findings,
            missing,
            meant,
            spared: None,
            alike: Vec::new(),
            over,
            read: None,
        }
    }

    /// The rule with this number, if it is one of those that are asked.
    pub(super) fn asked(&self, rule: RuleId) -> Option<&'a Rule> {
        let rule = &self.table.rules[usize::from(rule.0)];
        (rule.severity >= self.least && rule.applies_to(self.profiles)).then_some(rule)
    }

    fn document(&mut self) -> bool {
        let Buffers { bits, steps, first, places, unknown, .. } = &mut *self.buf;
        bits.clear();
        steps.clear();
        first.clear();
        places.clear();
        unknown.clear();
        let Some(root) = self.root else {
            // The reader has said why there is nothing to walk.
            return COLLECT;
        };
        let Shape::Object(shape) = self.shape(self.table.root) else {
            unreachable!("the root of a table is an object")
        };
        match self.doc.node(root).kind {
            Kind::Null => self.fail(|walk| mistyped::wrong_type(walk, walk.table.root, root)),
            Kind::Object => self.scoped(shape, root),
            // The reader has reported it.
            Kind::Broken => false,
            _ => self.mismatch(self.table.root, root),
        }
    }

    pub(super) fn shape(&self, id: ShapeId) -> &'a Shape {
        &self.table.shapes[usize::from(id.0)]
    }

    /// How many steps lead to the value at hand.
    pub(super) fn depth(&self) -> usize {
        self.buf.steps.len()
    }

    /// The first `depth` steps from the root.
    pub(super) fn steps(&self, depth: usize) -> &[Step] {
        &self.buf.steps[..depth]
    }

    pub(super) fn push(&mut self, step: Step) {
        self.buf.steps.push(step);
    }

    pub(super) fn pop(&mut self) {
        self.buf.steps.pop();
    }

    pub(super) fn bits(&self) -> &[u64] {
        &self.buf.bits
    }

    pub(super) fn bits_mut(&mut self) -> &mut [u64] {
        &mut self.buf.bits
    }

    /// The key that made an atom true.
    pub(super) fn place(&self, frame: Frame<'_>, atom: AtomId) -> Option<NodeId> {
        self.buf.places[frame.places + usize::from(atom.0)]
    }

    /// Walks an object that has a scope of its own, and decides its rules.
    fn scoped(&mut self, shape: &'a ObjectShape, object: NodeId) -> bool {
        let id = shape.scope.expect("the caller has seen a scope");
        let frame = self.enter(id, object);
        let mut valid = self.object(shape, object, frame);
        if COLLECT || valid {
            valid &= clauses::decide(self, frame);
        }
        if COLLECT {
            self.report_missing(frame);
        }
        self.leave(frame);
        valid
    }

    fn enter(&mut self, id: ScopeId, object: NodeId) -> Frame<'a> {
        let scope = &self.table.scopes[usize::from(id.0)];
        let len = scope.atoms.len().div_ceil(64);
        let words = Words { base: self.buf.bits.len(), len };
        let frame = Frame {
            scope,
            words,
            places: self.buf.places.len(),
            missing: self.missing.len(),
            object,
            depth: self.buf.steps.len(),
        };
        // Without findings only the set of true atoms is ever read.
        let sets = if COLLECT { 3 } else { 1 };
        self.buf.bits.resize(words.base + sets * len, 0);
        if COLLECT {
            self.buf.places.resize(frame.places + scope.atoms.len(), None);
        }
        frame
    }

    fn leave(&mut self, frame: Frame<'a>) {
        self.buf.bits.truncate(frame.words.base);
        if COLLECT {
            self.buf.places.truncate(frame.places);
        }
    }

    fn object(&mut self, shape: &'a ObjectShape, object: NodeId, frame: Frame<'a>) -> bool {
        let seen = self.buf.bits.len();
        self.buf.bits.resize(seen + shape.fields.len().div_ceil(64), 0);
        let first = self.buf.first.len();
        let unknown = self.buf.unknown.len();
        if COLLECT {
            self.buf.first.resize(first + shape.fields.len(), None);
        }
        let mut valid = true;
        let mut next = 0;
        for (key, value) in self.doc.members(object) {
            if let Some(index) = self.field_index(&shape.fields, key, next) {
                next = index + 1;
                let word = &mut self.buf.bits[seen + index / 64];
                let repeated = *word >> (index % 64) & 1 == 1;
                *word |= 1 << (index % 64);
                if COLLECT {
                    self.buf.steps.push(Step { container: object, at: At::Key(key) });
                }
                if repeated {
                    valid &= self.fail(|walk| {
                        let earlier = walk.buf.first[first + index].unwrap_or(key);
                        explain::duplicate_key(walk, earlier, key)
                    });
                } else if COLLECT {
                    self.buf.first[first + index] = Some(key);
                }
                if COLLECT || valid {
                    valid &= self.member(&shape.fields[index], key, value, frame);
                }
                if COLLECT {
                    self.buf.steps.pop();
                }
            } else {
                valid &= !shape.closed;
                if COLLECT || !shape.closed {
                    self.buf.unknown.push((key, value));
                }
            }
            if !COLLECT && !valid {
                return false;
            }
        }
        let mut meant = Vec::new();
        if self.buf.unknown.len() > unknown {
            valid &= self.unknown_members(shape, object, (unknown, first), &mut meant);
        }
        valid &= self.required(shape, object, (seen, &meant), frame);
        self.buf.bits.truncate(seen);
        self.buf.first.truncate(first);
        valid
    }

    /// The field that a key names. Documents mostly follow the order of the
    /// specification, so the field after the last one is tried first.
    fn field_index(&self, fields: &[Field], key: NodeId, next: usize) -> Option<usize> {
        let Some(name) = self.doc.plain_bytes(key) else {
            return fields.iter().position(|field| self.doc.key_is(key, &field.name));
        };
        let named = |field: &Field| field.name.len() == name.len() && field.name.as_bytes() == name;
        let after = fields[next..].iter().position(named).map(|offset| next + offset);
        after.or_else(|| fields[..next].iter().position(named))
    }

    fn member(&mut self, field: &'a Field, key: NodeId, value: NodeId, frame: Frame<'a>) -> bool {
        if self.doc.node(value).kind == Kind::Null {
            if COLLECT && field.required {
                // The member is reported, so no rule says that it is missing.
                self.mark(field, Set::Unknown, frame);
            }
            return self.fail(|walk| gather::null_member(walk, field, value));
        }
        if let Some(atom) = field.set {
            self.hold(frame, atom, key);
        }
        let valid = self.value(field.shape, value, frame);
        if !COLLECT && !valid {
            // A verdict keeps no set of unknown atoms, and needs none.
            return false;
        }
        for &atom in field.tests.iter() {
            let test = &frame.scope.atoms[usize::from(atom.0)].test;
            // The length of a text can be seen whatever else is wrong with it.
            let seen = valid || matches!(test, Test::Over { .. });
            if !seen {
                frame.words.insert(&mut self.buf.bits, Set::Unknown, atom);
            } else if self.test(test, value) {
                self.hold(frame, atom, key);
            }
        }
        valid
    }

    /// Makes an atom true.
    fn hold(&mut self, frame: Frame<'a>, atom: AtomId, key: NodeId) {
        frame.words.insert(&mut self.buf.bits, Set::True, atom);
        if COLLECT {
            self.buf.places[frame.places + usize::from(atom.0)] = Some(key);
        }
    }

    fn test(&mut self, test: &Test, value: NodeId) -> bool {
        let node = self.doc.node(value);
        match test {
            Test::Set => true,
            Test::OneOf(values) => values.iter().any(|wanted| match wanted {
                Value::Bool(wanted) => node.kind == if *wanted { Kind::True } else { Kind::False },
                Value::Integer(wanted) => {
                    node.kind == Kind::Number && self.doc.number(value).parse::<i64>() == Ok(*wanted)
                }
                Value::String(wanted) => node.kind == Kind::String && self.doc.key_is(value, wanted),
            }),
            Test::Is(is) => self.with_text(value, |_, text| is.place(text).is_some()),
            Test::Over { measure, max } => {
                let measure = &self.table.measures[usize::from(measure.0)];
                self.with_text(value, |_, text| !measure.fits(text, *max))
            }
        }
    }

    /// Asks something about the text of a string; false of anything else.
    pub(super) fn with_text(&mut self, value: NodeId, ask: impl FnOnce(&mut Self, &str) -> bool) -> bool {
        if self.doc.node(value).kind != Kind::String {
            return false;
        }
        // Every use as text looks at the bytes again, and one text is asked
        // about several times in a row.
        if let Some((read, text)) = self.read
            && read == value
        {
            return ask(self, text);
        }
        if let Some(text) = self.doc.text_as_written(value) {
            self.read = Some((value, text));
            return ask(self, text);
        }
        // The buffer leaves the walk while its text is borrowed.
        let mut decoded = std::mem::take(&mut self.buf.text);
        let answer = ask(self, self.doc.text_in(value, &mut decoded));
        self.buf.text = decoded;
        answer
    }

    fn value(&mut self, id: ShapeId, value: NodeId, frame: Frame<'a>) -> bool {
        match (self.shape(id), self.doc.node(value).kind) {
            (Shape::Bool, Kind::True | Kind::False) => true,
            (&Shape::Integer { min, max }, Kind::Number) => self.integer(id, value, min, max),
            (Shape::String(shape), Kind::String) => self.string(shape, value),
            (Shape::Choice(shape), Kind::String) => self.choice(shape, value),
            (Shape::List(shape), Kind::Array) => self.list(shape, value, frame),
            (Shape::Object(shape), Kind::Object) if shape.scope.is_some() => self.scoped(shape, value),
            (Shape::Object(shape), Kind::Object) => self.object(shape, value, frame),
            // The reader has reported it.
            (_, Kind::Broken) => {
                self.mark_inside(id, Set::Unknown, frame);
                false
            }
            _ => {
                self.mark_inside(id, Set::Unknown, frame);
                self.mismatch(id, value)
            }
        }
    }

    fn mismatch(&mut self, id: ShapeId, value: NodeId) -> bool {
        self.fail(|walk| mistyped::wrong_type(walk, id, value))
    }

    fn integer(&mut self, id: ShapeId, value: NodeId, min: i64, max: i64) -> bool {
        let raw = self.doc.number(value);
        // serde and the validators of most servers read `-0` as a float.
        if !self.doc.node(value).flags.has(Flags::INTEGER) || raw == "-0" {
            return self.fail(|walk| explain::not_an_integer(walk, id, value));
        }
        match raw.parse::<i64>() {
            Ok(number) if (min..=max).contains(&number) => true,
            _ => self.fail(|walk| explain::out_of_range(walk, value, min, max)),
        }
    }

    fn choice(&mut self, shape: &'a ChoiceShape, value: NodeId) -> bool {
        shape.open
            || shape.values.iter().any(|allowed| self.doc.key_is(value, allowed))
            || self.fail(|walk| explain::unknown_value(walk, shape, value))
    }

    fn list(&mut self, shape: &'a ListShape, list: NodeId, frame: Frame<'a>) -> bool {
        let mut valid = true;
        let mut count = 0_u32;
        for element in self.doc.elements(list) {
            if COLLECT {
                self.buf.steps.push(Step { container: list, at: At::Index(count) });
            }
            if count == shape.max {
                valid &= self.fail(|walk| explain::too_many_items(walk, shape, list, element));
            }
            let before = self.findings.len();
            if COLLECT || valid {
                valid &= if self.doc.node(element).kind == Kind::Null {
                    self.fail(|walk| explain::null_element(walk, shape, element))
                } else {
                    self.value(shape.item, element, frame)
                };
            }
            if COLLECT {
                gather::element(self, shape, (list, element), before);
                self.buf.steps.pop();
            } else if !valid {
                return false;
            }
            count += 1;
        }
        let incomplete = self.doc.node(list).flags.has(Flags::INCOMPLETE);
        if count < shape.min && !incomplete {
            valid &= self.fail(|walk| explain::too_few_items(walk, shape, list, count));
        }
        if shape.unique && count > 1 && (COLLECT || valid) {
            if !COLLECT {
                return !unique::any_repeated(self.doc, self.doc.elements(list), &mut self.buf.hashes);
            }
            let repeated = unique::repeated(self.doc, self.doc.elements(list), &mut self.buf.hashes);
            let elements: Vec<NodeId> =
                if repeated.is_empty() { Vec::new() } else { self.doc.elements(list).collect() };
            for (earlier, later) in repeated {
                valid &= self.fail(|walk| explain::duplicate_items(walk, shape, &elements, earlier, later));
            }
        }
        valid
    }
}
