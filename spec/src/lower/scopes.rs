//! The scopes of a specification: which atoms its rules read, and the rules as
//! counts over sets of atoms.

use std::borrow::Cow;

use tweetspec_runtime::table::{Atom, AtomId, Clause, List, Mask, RuleId, Scope, ScopeId, Test, Value};

use crate::ir;

/// Every scope, the root first, then list elements in the order of the rules
/// that need them.
pub(super) struct Scopes<'a> {
    scopes: Vec<Entry<'a>>,
}

struct Entry<'a> {
    path: ir::Path,
    /// Numbered in order of first use, condition before group.
    atoms: Vec<&'a ir::Atom>,
    clauses: Vec<Clause>,
}

impl<'a> Scopes<'a> {
    pub(super) fn of(spec: &'a ir::Spec) -> Self {
        let mut scopes = Self { scopes: vec![Entry::new(ir::Path::default())] };
        for (index, rule) in spec.rules.iter().enumerate() {
            if let ir::RuleKind::Presence(presence) = &rule.kind {
                scopes.entry(&presence.scope).add(RuleId(index as u16), presence);
            }
        }
        scopes
    }

    fn entry(&mut self, path: &ir::Path) -> &mut Entry<'a> {
        let index = self.scopes.iter().position(|entry| entry.path == *path).unwrap_or_else(|| {
            self.scopes.push(Entry::new(path.clone()));
            self.scopes.len() - 1
        });
        &mut self.scopes[index]
    }

    /// The scope that begins with the object at this path.
    pub(super) fn begins_at(&self, path: &ir::Path) -> Option<ScopeId> {
        self.scopes.iter().position(|entry| entry.path == *path).map(|index| ScopeId(index as u16))
    }

    /// The atoms of the enclosing scope that read this field: whether it is
    /// set, and tests of its value.
    pub(super) fn atoms_of(&self, field: &ir::Path) -> (Option<AtomId>, List<AtomId>) {
        let scope = field.scope();
        let mut set = None;
        let mut tests = Vec::new();
        for entry in self.scopes.iter().filter(|entry| entry.path == scope) {
            for (index, atom) in entry.atoms.iter().enumerate().filter(|(_, atom)| atom.field == *field) {
                match atom.test {
                    ir::Test::Set => set = Some(AtomId(index as u16)),
                    ir::Test::OneOf(_) | ir::Test::Is(_) | ir::Test::Over { .. } => {
                        tests.push(AtomId(index as u16));
                    }
                }
            }
        }
        (set, tests.into())
    }

    pub(super) fn finish(self, spec: &ir::Spec) -> List<Scope> {
        let scope = |entry: Entry<'_>| Scope {
            atoms: entry.atoms.iter().map(|atom| lower_atom(spec, &entry.path, atom)).collect(),
            clauses: entry.clauses.into(),
        };
        self.scopes.into_iter().map(scope).collect()
    }
}

impl<'a> Entry<'a> {
    fn new(path: ir::Path) -> Self {
        Self { path, atoms: Vec::new(), clauses: Vec::new() }
    }

    fn add(&mut self, rule: RuleId, presence: &'a ir::Presence) {
        let (mut when, mut when_not, mut group) = (Vec::new(), Vec::new(), Vec::new());
        for literal in &presence.when {
            let atom = self.atom(&literal.atom);
            if literal.negated { when_not.push(atom) } else { when.push(atom) }
        }
        for member in &presence.group {
            group.push(self.atom(member));
        }
        let (min, max, or_none) = presence.count.bounds(presence.group.len() as u16);
        let clause = Clause {
            rule,
            when: mask(&when),
            when_not: mask(&when_not),
            group: mask(&group),
            min,
            max,
            or_none,
        };
        self.clauses.push(clause);
    }

    /// The number of an atom; a new one gets the next number.
    fn atom(&mut self, atom: &'a ir::Atom) -> usize {
        self.atoms.iter().position(|known| *known == atom).unwrap_or_else(|| {
            self.atoms.push(atom);
            self.atoms.len() - 1
        })
    }
}

fn mask(atoms: &[usize]) -> Mask {
    let mut words: Vec<(u16, u64)> = Vec::new();
    for &atom in atoms {
        let (word, bit) = ((atom / 64) as u16, 1_u64 << (atom % 64));
        match words.binary_search_by_key(&word, |&(index, _)| index) {
            Ok(found) => words[found].1 |= bit,
            Err(place) => words.insert(place, (word, bit)),
        }
    }
    Mask(words.into())
}

fn lower_atom(spec: &ir::Spec, scope: &ir::Path, atom: &ir::Atom) -> Atom {
    let test = match &atom.test {
        ir::Test::Set => Test::Set,
        ir::Test::OneOf(values) => Test::OneOf(values.iter().filter_map(lower_value).collect()),
        ir::Test::Is(is) => Test::Is(*is),
        ir::Test::Over { measure, max } => {
            Test::Over { measure: super::measure_id(spec, *measure), max: *max }
        }
    };
    Atom { path: super::names(&atom.field.0[scope.0.len()..]), test }
}

/// The loader lets through booleans, strings and integers of 64 bits only.
fn lower_value(value: &serde_json::Value) -> Option<Value> {
    match value {
        serde_json::Value::Bool(value) => Some(Value::Bool(*value)),
        serde_json::Value::Number(value) => value.as_i64().map(Value::Integer),
        serde_json::Value::String(value) => Some(Value::String(Cow::Owned(value.clone()))),
        _ => None,
    }
}
