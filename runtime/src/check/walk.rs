//! The walk itself: tape and table side by side.
//!
//! There is one walk for both questions. With `COLLECT` it goes on after a
//! violation and builds findings; without, it stops at the first violation of
//! severity error and builds nothing. Recursion is as deep as the table is,
//! never as deep as the document.

use super::bits::{Set, Words};
use super::state::{At, Buffers, Frame, Missing, Step};
use super::{clauses, explain, locate, mistyped, unique};
use crate::finding::{Finding, Severity};
use crate::table::{
    AtomId, ChoiceShape, Field, ListShape, ObjectShape, Profiles, Rule, RuleId, ScopeId, Shape, ShapeId,
    StringShape, Table, Test, Value,
};
use crate::tape::{Document, Flags, Kind, NodeId};

pub(super) struct Walk<'a, const COLLECT: bool> {
    pub(super) table: &'a Table,
    profiles: Profiles,
    /// Less severe rules are not asked.
    least: Severity,
    pub(super) doc: Document<'a>,
    pub(super) buf: &'a mut Buffers,
    pub(super) findings: Vec<Finding>,
    /// Objects of the open scopes that lack required fields.
    pub(super) missing: Vec<Missing<'a>>,
    /// Fields that a misnamed or misplaced member stands for, as member names
    /// from the root.
    pub(super) meant: Vec<Vec<String>>,
    /// How many findings were left out, and the worst severity among them.
    spared: Option<(usize, Severity)>,
    /// Texts that are too long, and the index of the finding that says so.
    over: Vec<(NodeId, usize)>,
}

/// Findings of one document that are listed; nobody reads more at once, and
/// memory must not grow with what a hostile document gets wrong.
const MAX_FINDINGS: usize = 1000;

/// Texts over a limit that are looked through for one that is known.
const MAX_OVER: usize = 64;

/// Whether the document breaks no rule of severity error.
pub(super) fn verdict(table: &Table, profiles: Profiles, doc: Document<'_>, buf: &mut Buffers) -> bool {
    Walk::<false>::new(table, profiles, Severity::Error, doc, buf).document()
}

/// Every finding, in the order in which the walk meets them.
pub(super) fn findings(
    table: &Table,
    profiles: Profiles,
    least: Severity,
    doc: Document<'_>,
    buf: &mut Buffers,
) -> Vec<Finding> {
    let mut walk = Walk::<true>::new(table, profiles, least, doc, buf);
    walk.document();
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
        Self { table, profiles, least, doc, buf, findings, missing, meant, spared: None, over }
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
        let Some(root) = self.doc.root() else {
            // The reader has said why there is nothing to walk.
            return COLLECT;
        };
        let Shape::Object(shape) = self.shape(self.table.root) else {
            unreachable!("the root of a table is an object")
        };
        if self.doc.node(root).kind == Kind::Null {
            return self.fail(|walk| mistyped::wrong_type(walk, walk.table.root, root));
        }
        if self.doc.node(root).kind == Kind::Object {
            self.scoped(shape, root)
        } else {
            self.mismatch(self.table.root, root)
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

    /// Says that an error was found: builds the finding if findings are asked
    /// for. Always false, the verdict.
    pub(super) fn fail(&mut self, build: impl FnOnce(&mut Self) -> Finding) -> bool {
        self.report(Severity::Error, build);
        false
    }

    /// Builds a finding of this severity if findings are asked for, and if
    /// there are not too many already: a hostile document has millions.
    pub(super) fn report(&mut self, severity: Severity, build: impl FnOnce(&mut Self) -> Finding) {
        if !COLLECT {
            return;
        }
        if self.findings.len() < MAX_FINDINGS {
            let finding = build(self);
            self.findings.push(finding);
            return;
        }
        if let Some((count, worst)) = &mut self.spared {
            *count += 1;
            *worst = severity.max(*worst);
        } else {
            self.spared = Some((1, severity));
        }
    }

    /// Ends a list of findings that has become too long with one that says so.
    fn close(&mut self) {
        let last = self.findings.iter().max_by_key(|finding| finding.span);
        let (Some((count, severity)), Some(last)) = (self.spared, last) else { return };
        let noun = &self.table.noun;
        let message =
            format!("this {noun} has {count} more findings, which are not listed: mend these first");
        let closing = Finding {
            severity,
            message,
            label: None,
            notes: Vec::new(),
            help: None,
            fix: None,
            related: Vec::new(),
            ..last.clone()
        };
        self.findings.push(closing);
    }

    /// Says that a text is too long. Of several limits that it is over, the
    /// finding is about the one that matters most.
    pub(super) fn report_over(&mut self, value: NodeId, finding: Finding) {
        // The limits of one value are tried one after the other, but for those
        // with a condition, which wait for the end of the scope.
        let known = self.over.iter().rev().take(MAX_OVER).find(|(text, _)| *text == value);
        if let Some(&(_, index)) = known {
            // The finding is not there where too many are before it.
            if let Some(known) = self.findings.get_mut(index)
                && known.severity < finding.severity
            {
                *known = finding;
            }
        } else {
            self.over.push((value, self.findings.len()));
            self.report(finding.severity, |_| finding);
        }
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
            return self.fail(|walk| explain::null_member(walk, field, value));
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
                    node.kind == Kind::Number && self.doc.raw(value).parse::<i64>() == Ok(*wanted)
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
    fn with_text(&mut self, value: NodeId, ask: impl FnOnce(&mut Self, &str) -> bool) -> bool {
        if self.doc.node(value).kind != Kind::String {
            return false;
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
        let raw = self.doc.raw(value);
        // serde and the validators of most servers read `-0` as a float.
        if !self.doc.node(value).flags.has(Flags::INTEGER) || raw == "-0" {
            return self.fail(|walk| explain::not_an_integer(walk, id, value));
        }
        match raw.parse::<i64>() {
            Ok(number) if (min..=max).contains(&number) => true,
            _ => self.fail(|walk| explain::out_of_range(walk, value, min, max)),
        }
    }

    fn string(&mut self, shape: &'a StringShape, value: NodeId) -> bool {
        if let Some(bytes) = self.doc.plain_bytes(value)
            && shape.limits.is_empty()
            // No predicate holds of digits, and most ids are nothing else.
            && (shape.refusals.is_empty() || bytes.iter().all(u8::is_ascii_digit))
            && plainly_right(shape, bytes)
        {
            return true;
        }
        self.with_text(value, |walk, text| walk.text(shape, value, text))
    }

    fn text(&mut self, shape: &'a StringShape, value: NodeId, text: &str) -> bool {
        // A refusal knows what the text is; that it has the wrong form would be
        // the same mistake once more.
        let mut valid = !COLLECT || self.refusals(shape, value, text, |severity| severity == Severity::Error);
        if valid && !self.form(shape, value, text) {
            return false;
        }
        valid &= self.refusals(shape, value, text, |severity| !COLLECT || severity < Severity::Error);
        for limit in shape.limits.iter() {
            let Some(rule) = self.asked(limit.rule) else { continue };
            if !self.table.measures[usize::from(limit.measure.0)].fits(text, limit.max) {
                if !COLLECT {
                    return false;
                }
                valid &= rule.severity < Severity::Error;
                let place = (value, text, locate::pointer(self));
                let finding = explain::over_limit(self, rule, (limit.measure, limit.max), place);
                self.report_over(value, finding);
            }
        }
        valid
    }

    /// Judges what a text may not be, by the rules of some severities.
    fn refusals(
        &mut self,
        shape: &'a StringShape,
        value: NodeId,
        text: &str,
        asks: impl Fn(Severity) -> bool,
    ) -> bool {
        let mut valid = true;
        for refusal in shape.refusals.iter() {
            let Some(rule) = self.asked(refusal.rule).filter(|rule| asks(rule.severity)) else { continue };
            if let Some(place) = refusal.is.place(text) {
                let build =
                    |walk: &mut Self| explain::refused(walk, (rule, refusal.is), shape, (value, text), place);
                self.report(rule.severity, build);
                valid &= rule.severity < Severity::Error;
                if !COLLECT {
                    return false;
                }
            }
        }
        valid
    }

    /// Judges the characters of a text: how many, and what they look like.
    fn form(&mut self, shape: &'a StringShape, value: NodeId, text: &str) -> bool {
        let (min, max) = (shape.min_chars as usize, shape.max_chars as usize);
        // A character has one to four bytes, so most texts need no count.
        if text.len() < 4 * min && text.chars().take(min).count() < min {
            return self.fail(|walk| explain::too_short(walk, shape, value, text));
        }
        if text.len() > max && (text.len() / 4 > max || text.chars().nth(max).is_some()) {
            return self.fail(|walk| explain::too_long(walk, shape, value, text));
        }
        if let Some(pattern) = &shape.pattern
            && !pattern.matches(text)
        {
            return self.fail(|walk| explain::pattern_mismatch(walk, shape, value, text));
        }
        true
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
            if COLLECT || valid {
                valid &= if self.doc.node(element).kind == Kind::Null {
                    self.fail(|walk| explain::null_element(walk, shape, element))
                } else {
                    self.value(shape.item, element, frame)
                };
            }
            if COLLECT {
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

/// Whether bytes of UTF-8 are a text of this shape, limits in a measure aside;
/// false also when that takes a closer look.
fn plainly_right(shape: &StringShape, bytes: &[u8]) -> bool {
    let (min, max) = (shape.min_chars as usize, shape.max_chars as usize);
    // A character has one to four bytes, so most texts need no count.
    bytes.len() <= max
        && (bytes.len() >= min.saturating_mul(4) || (bytes.len() >= min && bytes.is_ascii()))
        && shape.pattern.as_ref().is_none_or(|pattern| pattern.matches_bytes(bytes))
}
