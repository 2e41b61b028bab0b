//! From a table to a plan.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{
    Asked, ClauseLook, FieldLook, Limit, Look, Names, ObjectLook, Range, ScopeLook, StringLook, TestLook,
    Tested,
};
use crate::finding::Severity;
use crate::pattern::Piece;
use crate::table::{
    Atom, AtomId, Clause, Field, Mask, MeasureId, MeasureLimit, ObjectShape, Parts, Profiles, Refusal,
    RuleId, ScopeId, Shape, ShapeId, StringShape, Test,
};

/// What the whole document must be.
pub(super) fn root(table: &Parts) -> Arc<Look> {
    Making { table, known: BTreeMap::new() }.look(table.root, None)
}

struct Making<'t> {
    table: &'t Parts,
    /// Shapes that are done, by the scope that numbers their atoms.
    known: BTreeMap<(u16, Option<u16>), Arc<Look>>,
}

impl<'t> Making<'t> {
    fn look(&mut self, shape: ShapeId, scope: Option<ScopeId>) -> Arc<Look> {
        let key = (shape.0, scope.map(|scope| scope.0));
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let look = match &self.table.shapes[usize::from(shape.0)] {
            Shape::Bool => Look::Bool,
            &Shape::Integer { min, max } => Look::Integer { min, max },
            Shape::String(shape) => string(self.string_look(shape), shape),
            Shape::Choice(shape) if shape.open => Look::AnyString,
            Shape::Choice(shape) => {
                Names::new(shape.values.iter().map(|value| &**value)).map_or(Look::Never, Look::Choice)
            }
            Shape::List(shape) => Look::List {
                item: self.look(shape.item, scope),
                min: shape.min,
                max: shape.max,
                unique: shape.unique,
            },
            Shape::Object(shape) => self.object(shape, shape.scope.or(scope)).unwrap_or(Look::Never),
        };
        let look = Arc::new(look);
        self.known.insert(key, look.clone());
        look
    }

    fn asked(&self, rule: RuleId) -> Asked {
        let rule = &self.table.rules[usize::from(rule.0)];
        Asked { severity: rule.severity, profiles: rule.profiles, except: rule.except }
    }

    fn limit(&self, measure: MeasureId, max: u32) -> Limit {
        let gauge = self.table.measures[usize::from(measure.0)].gauge();
        Limit { measure, gauge, max }
    }

    /// A string whose text is looked at.
    fn string_look(&self, shape: &StringShape) -> StringLook {
        let StringShape { min_chars, max_chars, pattern, limits, refusals, .. } = shape;
        // No predicate holds of digits.
        let digits = (1 << (b'9' + 1)) - (1 << b'0');
        let has_only_digits = |piece: &Piece| !piece.class.others && piece.class.ascii & !digits == 0;
        let is_asked = pattern.as_ref().is_none_or(|pattern| !pattern.pieces.iter().all(has_only_digits));
        let limit = |limit: &MeasureLimit| (self.limit(limit.measure, limit.max), self.asked(limit.rule));
        let refusal = |refusal: &Refusal| (refusal.is, self.asked(refusal.rule));
        StringLook {
            min: *min_chars as usize,
            max: *max_chars as usize,
            pattern: pattern.clone(),
            refusals: refusals.iter().filter(|_| is_asked).map(refusal).collect(),
            limits: limits.iter().map(limit).collect(),
        }
    }

    /// `None` for an object whose fields or atoms do not fit into a word.
    fn object(&mut self, shape: &'t ObjectShape, scope: Option<ScopeId>) -> Option<Look> {
        if shape.fields.len() > 64 {
            return None;
        }
        let fields: Option<Vec<FieldLook>> =
            shape.fields.iter().map(|field| self.field(field, scope)).collect();
        let required =
            shape.fields.iter().enumerate().map(|(index, field)| u64::from(field.required) << index);
        Some(Look::Object(ObjectLook {
            names: Names::new(shape.fields.iter().map(|field| &*field.name))?,
            fields: fields?,
            required: required.fold(0, |bits, bit| bits | bit),
            scope: match shape.scope {
                Some(scope) => Some(self.scope(scope)?),
                None => None,
            },
        }))
    }

    fn field(&mut self, field: &'t Field, scope: Option<ScopeId>) -> Option<FieldLook> {
        let set = match field.set {
            Some(atom) => bit(atom)?,
            None => 0,
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
            before |= test.bit;
        }
        let reads_text = tests.iter().any(|test| !matches!(test.test, Tested::OneOf(_)));
        let mut value = self.look(field.shape, scope);
        // The tests need to see the text, or what its escapes come to.
        if reads_text || matches!((&*value, &*tests), (Look::AnyString, [_, ..])) {
            value = Arc::new(match &self.table.shapes[usize::from(field.shape.0)] {
                Shape::String(shape) => Look::String(self.string_look(shape)),
                Shape::Choice(shape) if shape.open => Look::String(StringLook::any()),
                _ => Look::Never,
            });
        }
        Some(FieldLook { value, set, tests })
    }

    /// The test of an atom, asked by everybody who asks a clause that reads it.
    fn test(&self, atom: AtomId, scope: ScopeId) -> Option<TestLook> {
        let scope = &self.table.scopes[usize::from(scope.0)];
        let bit = bit(atom)?;
        let mut asked = Asked { severity: Severity::Info, profiles: Profiles::NONE, except: Profiles::NONE };
        let mut needs = u64::MAX;
        for Clause { rule, when, when_not, group, .. } in scope.clauses.iter() {
            let (when, others) = (word(when)?, word(group)? | word(when_not)?);
            if (when | others) & bit != 0 {
                let by = self.asked(*rule);
                asked.severity = asked.severity.max(by.severity);
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
        Some(TestLook { bit, needs: needs & !bit, asked, test })
    }

    fn scope(&self, scope: ScopeId) -> Option<ScopeLook> {
        let clause = |clause: &Clause| {
            Some(ClauseLook {
                when: word(&clause.when)?,
                when_not: word(&clause.when_not)?,
                group: word(&clause.group)?,
                min: clause.min.into(),
                max: clause.max.into(),
                or_none: clause.or_none,
                asked: self.asked(clause.rule),
            })
        };
        let clauses = self.table.scopes[usize::from(scope.0)].clauses.iter().map(clause);
        let mut clauses: Vec<ClauseLook> = clauses.collect::<Option<_>>()?;
        clauses.sort_by_key(|clause| std::cmp::Reverse(clause.asked.severity));
        let counts = [Severity::Info, Severity::Warning, Severity::Error]
            .map(|least| clauses.iter().filter(|clause| clause.asked.at(least)).count());
        Some(ScopeLook { clauses, counts })
    }
}

/// The quickest way to look at a string.
fn string(look: StringLook, shape: &StringShape) -> Look {
    if !look.limits.is_empty() || !look.refusals.is_empty() {
        return Look::String(look);
    }
    if let Some(&[Piece { class, min, max }]) = shape.pattern.as_ref().map(|pattern| &*pattern.pieces)
        && !class.others
        && let Some(range) = Range::of(class.ascii)
    {
        return Look::Run { range, min: min.max(shape.min_chars), max: max.min(shape.max_chars) };
    }
    let is_open = (shape.min_chars, shape.max_chars) == (0, u32::MAX) && shape.pattern.is_none();
    if is_open { Look::AnyString } else { Look::String(look) }
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
