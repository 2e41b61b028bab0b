//! From a table to a plan.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::scope::{ClauseLook, Presence};
use super::{
    Asked, Effect, FieldLook, Limit, Look, Names, ObjectLook, Quick, Range, ScopeLook, StringLook, TestLook,
    Tested,
};
use crate::finding::Severity;
use crate::pattern::Piece;
use crate::table::{
    Atom, AtomId, Clause, Field, List, Mask, MeasureId, MeasureLimit, ObjectShape, Parts, Profiles, Refusal,
    RuleId, ScopeId, Shape, ShapeId, StringShape, Test, Text,
};

/// What the whole document must be.
pub(super) fn root(table: &Parts, least: Severity) -> Look {
    Making { table, least, known: BTreeMap::new(), scopes: BTreeMap::new() }.look(table.root, None)
}

/// Any string, which is what an open choice takes.
const ANY: StringShape = StringShape {
    min_chars: 0,
    max_chars: u32::MAX,
    pattern: None,
    pattern_doc: Text::Borrowed(""),
    limits: List::Borrowed(&[]),
    refusals: List::Borrowed(&[]),
};

struct Making<'t> {
    table: &'t Parts,
    /// Rules that are less severe are left out.
    least: Severity,
    /// Shapes that are done, by the scope that numbers their atoms.
    known: BTreeMap<(u16, Option<u16>), Look>,
    scopes: BTreeMap<u16, Arc<ScopeLook>>,
}

impl<'t> Making<'t> {
    fn look(&mut self, shape: ShapeId, scope: Option<ScopeId>) -> Look {
        let key = (shape.0, scope.map(|scope| scope.0));
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let look = match &self.table.shapes[usize::from(shape.0)] {
            Shape::Bool => Look::Bool,
            &Shape::Integer { min, max } => Look::Integer { min, max },
            Shape::String(shape) => self.string(shape, &[]),
            Shape::Choice(shape) if shape.open => self.string(&ANY, &[]),
            Shape::Choice(shape) => Names::new(shape.values.iter().map(|value| (&**value, ())))
                .map_or(Look::Never, |names| Look::Choice(names.into())),
            Shape::List(shape) => Look::List {
                item: self.look(shape.item, scope).into(),
                min: shape.min,
                max: shape.max,
                unique: shape.unique,
            },
            Shape::Object(shape) => self.object(shape, shape.scope.or(scope)).unwrap_or(Look::Never),
        };
        self.known.insert(key, look.clone());
        look
    }

    /// Who asks a rule; `None` for one that is not severe enough.
    fn asked(&self, rule: RuleId) -> Option<Asked> {
        let rule = &self.table.rules[usize::from(rule.0)];
        (rule.severity >= self.least).then_some(Asked { profiles: rule.profiles, except: rule.except })
    }

    fn limit(&self, measure: MeasureId, max: u32) -> Limit {
        let gauge = self.table.measures[usize::from(measure.0)].gauge();
        Limit { measure, gauge, max }
    }

    /// The quickest way to look at a string; `tests` are asked about it.
    fn string(&self, shape: &StringShape, tests: &[TestLook]) -> Look {
        let look = self.string_look(shape, tests);
        let reads_text = tests.iter().any(|test| !matches!(test.test, Tested::OneOf(_)));
        if reads_text || !look.limits.is_empty() || !look.refusals.is_empty() {
            return Look::String(look.into());
        }
        if let Some(&[Piece { class, min, max }]) = shape.pattern.as_ref().map(|pattern| &*pattern.pieces)
            && !class.others
            && let Some(range) = Range::of(class.ascii)
        {
            return Look::Run { range, min: min.max(shape.min_chars), max: max.min(shape.max_chars) };
        }
        let is_open = (shape.min_chars, shape.max_chars) == (0, u32::MAX) && shape.pattern.is_none();
        // The tests need to see what the escapes come to.
        if is_open && tests.is_empty() { Look::AnyString } else { Look::String(look.into()) }
    }

    /// A string whose text is looked at.
    fn string_look(&self, shape: &StringShape, tests: &[TestLook]) -> StringLook {
        let StringShape { min_chars, max_chars, pattern, limits, refusals, .. } = shape;
        // No predicate holds of digits.
        let digits = (1 << (b'9' + 1)) - (1 << b'0');
        let has_only_digits = |piece: &Piece| !piece.class.others && piece.class.ascii & !digits == 0;
        let is_asked = pattern.as_ref().is_none_or(|pattern| !pattern.pieces.iter().all(has_only_digits));
        let limit =
            |limit: &MeasureLimit| Some((self.limit(limit.measure, limit.max), self.asked(limit.rule)?));
        let refusal = |refusal: &Refusal| Some((refusal.is, self.asked(refusal.rule)?));
        let mut look = StringLook {
            min: *min_chars as usize,
            max: *max_chars as usize,
            pattern: pattern.clone(),
            refusals: refusals.iter().filter(|_| is_asked).filter_map(refusal).collect(),
            limits: limits.iter().filter_map(limit).collect(),
            quick: None,
        };
        look.quick = Quick::of(&look, tests).map(Box::new);
        look
    }

    /// `None` for an object whose fields or atoms do not fit into a word.
    fn object(&mut self, shape: &'t ObjectShape, scope: Option<ScopeId>) -> Option<Look> {
        if shape.fields.len() > 64 {
            return None;
        }
        let own_scope = match shape.scope {
            Some(scope) => Some(self.scope(scope)?),
            None => None,
        };
        let fields = shape.fields.iter().enumerate();
        let fields: Option<Vec<FieldLook>> =
            fields.map(|(number, field)| self.field((1 << number, field), scope)).collect();
        let required =
            shape.fields.iter().enumerate().map(|(index, field)| u64::from(field.required) << index);
        Some(Look::Object(Arc::new(ObjectLook {
            fields: Names::new(shape.fields.iter().map(|field| &*field.name).zip(fields?))?,
            required: required.fold(0, |bits, bit| bits | bit),
            scope: own_scope,
        })))
    }

    fn field(&mut self, (own, field): (u64, &'t Field), scope: Option<ScopeId>) -> Option<FieldLook> {
        let set = match field.set {
            Some(atom) => self.scope(scope?)?.effect(bit(atom)?),
            None => Effect::default(),
        };
        let mut tests: Vec<TestLook> = Vec::new();
        for &atom in field.tests.iter() {
            tests.push(self.test(atom, scope?)?);
        }
        tests.retain(|test| test.asked.profiles != Profiles::NONE);
        // What others need comes first, and nothing waits for what comes later.
        tests.sort_by_key(|test| test.needs.count_ones());
        let mut before = 0;
        for test in &mut tests {
            test.needs &= before;
            before |= test.effect.atom;
        }
        let value = match &self.table.shapes[usize::from(field.shape.0)] {
            Shape::String(shape) if !tests.is_empty() => self.string(shape, &tests),
            Shape::Choice(shape) if shape.open => self.string(&ANY, &tests),
            _ if tests.iter().any(|test| !matches!(test.test, Tested::OneOf(_))) => Look::Never,
            _ => self.look(field.shape, scope),
        };
        Some(FieldLook { bit: own, value, set, tests })
    }

    /// The test of an atom, asked by everybody who asks a clause that reads it.
    fn test(&mut self, atom: AtomId, scope: ScopeId) -> Option<TestLook> {
        let bit = bit(atom)?;
        let effect = self.scope(scope)?.effect(bit);
        let scope = &self.table.scopes[usize::from(scope.0)];
        let mut asked = Asked { profiles: Profiles::NONE, except: Profiles::NONE };
        let mut needs = u64::MAX;
        for Clause { rule, when, when_not, group, .. } in scope.clauses.iter() {
            let (when, others) = (word(when)?, word(group)? | word(when_not)?);
            if (when | others) & bit != 0
                && let Some(by) = self.asked(*rule)
            {
                asked.profiles.0 |= by.profiles.0;
                needs &= when;
            }
        }
        let Atom { test, .. } = &scope.atoms[usize::from(atom.0)];
        let test = match test {
            Test::Set => return None,
            Test::OneOf(values) => Tested::OneOf(values.to_vec()),
            Test::Is(is) => Tested::Is(*is),
            Test::Over { measure, max } => Tested::Over(self.limit(*measure, *max)),
        };
        Some(TestLook { effect, needs: needs & !bit, asked, test })
    }

    fn scope(&mut self, scope: ScopeId) -> Option<Arc<ScopeLook>> {
        if let Some(known) = self.scopes.get(&scope.0) {
            return Some(known.clone());
        }
        let clause = |(clause, asked): (&Clause, Asked)| {
            let &Clause { min, max, or_none, .. } = clause;
            let presence = Presence { min: min.into(), max: max.into(), or_none };
            Some(ClauseLook {
                when: word(&clause.when)?,
                when_not: word(&clause.when_not)?,
                group: word(&clause.group)?,
                presence,
                asked,
            })
        };
        let clauses = self.table.scopes[usize::from(scope.0)].clauses.iter();
        let clauses = clauses.filter_map(|clause| Some((clause, self.asked(clause.rule)?))).map(clause);
        let look = Arc::new(ScopeLook::new(clauses.collect::<Option<_>>()?));
        self.scopes.insert(scope.0, look.clone());
        Some(look)
    }
}

/// The bit of an atom, if one word holds it.
fn bit(atom: AtomId) -> Option<u64> {
    (atom.0 < 64).then(|| 1 << atom.0)
}

/// A set of atoms, if one word holds it.
fn word(mask: &Mask) -> Option<u64> {
    match *mask.0 {
        [] => Some(0),
        [(0, word)] => Some(word),
        _ => None,
    }
}
