//! What a first look goes by: the table without everything that only findings
//! need.

use std::collections::BTreeMap;

use super::names::Names;
use crate::finding::Severity;
use crate::measure::Gauge;
use crate::pattern::{Pattern, Piece};
use crate::table::{
    Atom, AtomId, Clause, Field, Is, Mask, MeasureId, ObjectShape, Parts, Profiles, RuleId, ScopeId, Shape,
    ShapeId, StringShape, Test, Value,
};

/// The table as a first look reads it.
#[derive(Debug)]
pub(crate) struct Plan {
    looks: Vec<Look>,
    root: LookId,
}

/// Index into the looks of a plan.
#[derive(Clone, Copy, Debug)]
pub(super) struct LookId(u32);

/// What a value must be.
#[derive(Debug)]
pub(super) enum Look {
    /// Something that takes a closer look.
    Never,
    Bool,
    Integer {
        min: i64,
        max: i64,
    },
    /// A string of so many characters of one range of ASCII.
    Run {
        range: Range,
        min: u32,
        max: u32,
    },
    String(StringLook),
    Choice(Names),
    List {
        item: LookId,
        min: u32,
        max: u32,
        unique: bool,
    },
    Object(ObjectLook),
}

/// A range of ASCII characters that are written without escapes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Range {
    /// Added to a byte, these set its high bit unless it is below the range or
    /// if it is above it.
    below: u64,
    above: u64,
}

#[derive(Debug)]
pub(super) struct StringLook {
    pub(super) min: usize,
    pub(super) max: usize,
    pub(super) pattern: Option<Pattern>,
    pub(super) refusals: Vec<(Is, Asked)>,
    pub(super) limits: Vec<(Limit, Asked)>,
}

/// An upper limit in a measure.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limit {
    pub(super) measure: MeasureId,
    pub(super) gauge: Gauge,
    pub(super) max: u32,
}

/// When a rule is asked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked {
    severity: Severity,
    profiles: Profiles,
    except: Profiles,
}

#[derive(Debug)]
pub(super) struct ObjectLook {
    pub(super) names: Names,
    /// In the order of the numbers of the names.
    pub(super) fields: Vec<FieldLook>,
    /// The bits of the fields that must be there.
    pub(super) required: u64,
    /// The rules to decide when it ends.
    pub(super) scope: Option<ScopeLook>,
}

#[derive(Debug)]
pub(super) struct FieldLook {
    pub(super) value: LookId,
    /// The bit of the atom "this field is set", or none.
    pub(super) set: u64,
    pub(super) tests: Vec<TestLook>,
}

/// An atom that reads a value.
#[derive(Debug)]
pub(super) struct TestLook {
    pub(super) bit: u64,
    /// Atoms of the same field without which nobody reads it.
    pub(super) needs: u64,
    pub(super) asked: Asked,
    pub(super) test: Tested,
}

/// What is asked about a value.
#[derive(Debug)]
pub(super) enum Tested {
    OneOf(Vec<Value>),
    Is(Is),
    Over(Limit),
}

#[derive(Debug)]
pub(super) struct ScopeLook {
    /// The most severe first.
    pub(super) clauses: Vec<ClauseLook>,
}

#[derive(Debug)]
pub(super) struct ClauseLook {
    when: u64,
    when_not: u64,
    group: u64,
    min: u32,
    max: u32,
    or_none: bool,
    pub(super) asked: Asked,
}

impl Plan {
    pub(crate) fn new(table: &Parts) -> Self {
        let mut making = Making { table, looks: Vec::new(), known: BTreeMap::new() };
        let root = making.look(table.root, None);
        Self { looks: making.looks, root }
    }

    #[inline]
    pub(super) const fn root(&self) -> LookId {
        self.root
    }

    #[inline]
    pub(super) fn look(&self, id: LookId) -> &Look {
        &self.looks[id.0 as usize]
    }
}

impl StringLook {
    /// Any string at all.
    fn of_any() -> Self {
        Self { min: 0, max: u32::MAX as usize, pattern: None, refusals: Vec::new(), limits: Vec::new() }
    }

    /// Whether any string will do, as far as its text goes.
    #[inline]
    pub(super) const fn is_open(&self) -> bool {
        self.min == 0
            && self.max == u32::MAX as usize
            && self.pattern.is_none()
            && self.refusals.is_empty()
            && self.limits.is_empty()
    }
}

impl Asked {
    #[inline]
    pub(super) const fn at(self, least: Severity) -> bool {
        self.severity as u8 >= least as u8
    }

    #[inline]
    pub(super) const fn by(self, profiles: Profiles) -> bool {
        self.profiles.intersects(profiles) && !self.except.intersects(profiles)
    }
}

impl Range {
    /// The range of a class, if it is one.
    fn of(ascii: u128) -> Option<Self> {
        let (first, last) = (ascii.trailing_zeros(), 127 - ascii.leading_zeros().min(127));
        let is_range = ascii.count_ones() == last.wrapping_sub(first) + 1;
        let escaped = b"\"\\".iter().fold((1_u128 << 0x20) - 1, |bits, byte| bits | 1 << byte);
        let repeat = |byte: u32| crate::json::scan::repeat(byte as u8);
        let range = Self { below: repeat(0x80 - first.min(127)), above: repeat(0x7F - last) };
        (is_range && ascii & escaped == 0).then_some(range)
    }

    /// The high bit of each byte that is outside the range.
    #[inline]
    pub(super) const fn outside(self, word: u64) -> u64 {
        // Without their high bits no byte carries into the next.
        let low = word & crate::json::scan::repeat(0x7F);
        (!(low + self.below) | (low + self.above) | word) & crate::json::scan::repeat(0x80)
    }
}

impl ClauseLook {
    /// Whether a document with these atoms keeps it.
    #[inline]
    pub(super) const fn is_kept(&self, atoms: u64) -> bool {
        if atoms & self.when != self.when || atoms & self.when_not != 0 {
            return true;
        }
        let count = (atoms & self.group).count_ones();
        (self.min <= count && count <= self.max) || (self.or_none && count == 0)
    }
}

struct Making<'t> {
    table: &'t Parts,
    looks: Vec<Look>,
    /// Shapes that are done, by the scope that numbers their atoms.
    known: BTreeMap<(u16, Option<u16>), LookId>,
}

impl<'t> Making<'t> {
    fn look(&mut self, shape: ShapeId, scope: Option<ScopeId>) -> LookId {
        let key = (shape.0, scope.map(|scope| scope.0));
        if let Some(known) = self.known.get(&key) {
            return *known;
        }
        let look = match &self.table.shapes[usize::from(shape.0)] {
            Shape::Bool => Look::Bool,
            &Shape::Integer { min, max } => Look::Integer { min, max },
            Shape::String(shape) => self.string(shape),
            Shape::Choice(shape) if shape.open => Look::String(StringLook::of_any()),
            Shape::Choice(shape) => Look::Choice(Names::new(shape.values.iter().map(|value| &**value))),
            Shape::List(shape) => Look::List {
                item: self.look(shape.item, scope),
                min: shape.min,
                max: shape.max,
                unique: shape.unique,
            },
            Shape::Object(shape) => self.object(shape, shape.scope.or(scope)).unwrap_or(Look::Never),
        };
        let id = LookId(self.looks.len() as u32);
        self.looks.push(look);
        self.known.insert(key, id);
        id
    }

    fn asked(&self, rule: RuleId) -> Asked {
        let rule = &self.table.rules[usize::from(rule.0)];
        Asked { severity: rule.severity, profiles: rule.profiles, except: rule.except }
    }

    fn limit(&self, measure: MeasureId, max: u32) -> Limit {
        Limit { measure, gauge: self.table.measures[usize::from(measure.0)].gauge(), max }
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
        Look::String(StringLook {
            min: *min_chars as usize,
            max: *max_chars as usize,
            pattern: pattern.clone(),
            refusals,
            limits: limits
                .iter()
                .map(|limit| (self.limit(limit.measure, limit.max), self.asked(limit.rule)))
                .collect(),
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
            names: Names::new(shape.fields.iter().map(|field| &*field.name)),
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
        Some(FieldLook { value: self.look(field.shape, scope), set, tests })
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
        Some(ScopeLook { clauses })
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
