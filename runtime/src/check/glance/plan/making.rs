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
    Atom, AtomId, Clause, Field, Mask, MeasureId, ObjectShape, Parts, Profiles, RuleId, ScopeId, Shape,
    ShapeId, StringShape, Test,
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
            Shape::String(shape) => self.string(shape),
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

    fn string(&self, shape: &StringShape) -> Look {
        let StringShape { min_chars, max_chars, pattern, limits, refusals, .. } = shape;
        let mut refusals: Vec<_> =
            refusals.iter().map(|refusal| (refusal.is, self.asked(refusal.rule))).collect();
        let pieces = pattern.as_ref().map_or(&[][..], |pattern| &*pattern.pieces);
        if let &[Piece { class, min, max }] = pieces {
            // No predicate holds of digits.
            if !class.others && class.ascii & !((1 << (b'9' + 1)) - (1 << b'0')) == 0 {
                refusals.clear();
            }
            if let Some(range) = Range::of(class.ascii)
                && !class.others
                && limits.is_empty()
                && refusals.is_empty()
            {
                return Look::Run { range, min: min.max(*min_chars), max: max.min(*max_chars) };
            }
        }
        let limits: Vec<_> = limits
            .iter()
            .map(|limit| (self.limit(limit.measure, limit.max), self.asked(limit.rule)))
            .collect();
        let is_open = (*min_chars, *max_chars) == (0, u32::MAX) && pattern.is_none();
        if is_open && limits.is_empty() && refusals.is_empty() {
            return Look::AnyString;
        }
        Look::String(StringLook {
            min: *min_chars as usize,
            max: *max_chars as usize,
            pattern: pattern.clone(),
            refusals,
            limits,
        })
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
        let mut value = self.look(field.shape, scope);
        if let (Look::AnyString, [_, ..]) = (&*value, &*tests) {
            // The tests need to see the text.
            value = Arc::new(Look::String(StringLook {
                min: 0,
                max: u32::MAX as usize,
                pattern: None,
                refusals: Vec::new(),
                limits: Vec::new(),
            }));
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
