//! From a specification, or two of them, to the world of one scope.
//!
//! A variable says that a field is set, or that it has a value that a rule
//! looks at. What rules never look at cannot matter to them: limits of values
//! appear only where they leave no value at all.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use tweetspec_spec::ir::{Atom as IrAtom, Count, Field, Object, Path, Presence, RuleKind, Shape, Test};

use super::{
    values::Values,
    world::{Atom, Constraint, Demand, Reason, Variable, World},
};
use crate::walk::{objects, parent, resolve};

/// A specification, as the world of a scope sees it.
pub(crate) struct Side<'a> {
    pub(crate) values: Values<'a>,
    /// The fields of the scope, parents before children.
    fields: Vec<&'a Field>,
    /// The objects of the scope, and whether they are closed.
    objects: BTreeMap<&'a Path, bool>,
}

impl<'a> Side<'a> {
    /// The part of a specification that stands in a scope; `None` if it does
    /// not have the scope.
    pub(crate) fn new(values: Values<'a>, scope: &Path) -> Option<Self> {
        let object = objects(values.spec).into_iter().find(|place| place.object.path == *scope)?.object;
        let mut side = Self { values, fields: Vec::new(), objects: BTreeMap::new() };
        side.add(object);
        Some(side)
    }

    fn add(&mut self, object: &'a Object) {
        self.objects.insert(&object.path, object.closed);
        for field in &object.fields {
            self.fields.push(field);
            if let Shape::Object(object) = &field.shape {
                self.add(object);
            }
        }
    }

    /// Whether an object is expected at a path.
    pub(crate) fn is_object(&self, path: &Path) -> bool {
        self.objects.contains_key(path)
    }

    /// The field at a path of the scope.
    pub(crate) fn field(&self, path: &Path) -> Option<&'a Field> {
        self.fields.iter().copied().find(|field| field.path == *path)
    }

    /// Whether a member that is not listed is refused at this place.
    fn refuses(&self, around: &Path) -> bool {
        match self.objects.get(around) {
            Some(closed) => *closed,
            // What is no object has no members; what is not there either has
            // been judged by what is around it.
            None => self.field(around).is_some(),
        }
    }

    /// The rules over the fields of this scope, with their numbers.
    fn rules(&self, scope: &Path) -> impl Iterator<Item = (usize, &'a Presence)> {
        let rules = self.values.spec.rules.iter().enumerate();
        let scope = scope.clone();
        rules.filter_map(move |(index, rule)| match &rule.kind {
            // What only the engine can tell may hold or not; leaving the rule out
            // is the same as knowing nothing about it.
            RuleKind::Presence(presence) if presence.scope == scope && presence.is_portable() => {
                Some((index, presence))
            }
            _ => None,
        })
    }
}

/// The fields that rules look at, those that no value is possible for, and all
/// that these stand in.
pub(crate) fn mentioned(side: &Side<'_>, scope: &Path) -> BTreeSet<Path> {
    let mut mentioned = BTreeSet::new();
    let mut add = |path: &Path| {
        let mut path = path.clone();
        while path.0.len() > scope.0.len() && mentioned.insert(path.clone()) {
            path = parent(&path);
        }
    };
    for (_, presence) in side.rules(scope) {
        let atoms = presence.atoms();
        atoms.for_each(|atom| add(&atom.field));
    }
    for field in &side.fields {
        if side.values.impossible(&field.shape, &field.path).is_some()
            || !side.values.too_short(&field.shape, &field.path).is_empty()
        {
            add(&field.path);
        }
    }
    mentioned
}

/// The variables of one field.
#[derive(Default)]
struct OfField {
    set: usize,
    values: Vec<(Value, usize)>,
    other: Option<usize>,
}

/// Builds the world of a scope.
struct Builder<'a> {
    scope: &'a Path,
    world: World,
    fields: BTreeMap<Path, OfField>,
}

/// The world of a scope, and for each side the numbers of its demands.
///
/// `keep` are the fields that get variables; all where it is `None`.
pub(crate) fn world(
    scope: &Path,
    sides: &[&Side<'_>],
    keep: Option<&BTreeSet<Path>>,
) -> (World, Vec<Vec<usize>>) {
    let mut builder = Builder { scope, world: World::default(), fields: BTreeMap::new() };
    for side in sides {
        for field in &side.fields {
            if keep.is_none_or(|keep| keep.contains(&field.path)) {
                builder.field(&field.path);
            }
        }
    }
    builder.values(sides);
    let mut demands = Vec::new();
    for side in sides {
        let first = builder.world.demands.len();
        builder.demands(side);
        demands.push((first..builder.world.demands.len()).collect());
    }
    (builder.world, demands)
}

impl Builder<'_> {
    fn variable(&mut self, variable: Variable) -> usize {
        self.world.variables.push(variable);
        self.world.variables.len() - 1
    }

    fn field(&mut self, path: &Path) {
        if self.fields.contains_key(path) {
            return;
        }
        let set = self.variable(Variable::Set(path.clone()));
        if let Some(around) = self.fields.get(&parent(path)) {
            self.world.axioms.push(Constraint::implies(set, around.set));
        }
        self.fields.insert(path.clone(), OfField { set, ..OfField::default() });
    }

    /// Gives each field whose value some rule looks at a variable for each of
    /// these values, and one for all others.
    fn values(&mut self, sides: &[&Side<'_>]) {
        let mut tested: BTreeMap<&Path, Vec<Value>> = BTreeMap::new();
        for side in sides {
            for (_, presence) in side.rules(self.scope) {
                let conditions = presence.when.iter().map(|literal| &literal.atom);
                for atom in conditions.chain(&presence.group) {
                    if let Test::OneOf(values) = &atom.test {
                        let known = tested.entry(&atom.field).or_default();
                        known.extend(
                            values.iter().filter(|value| !known.contains(value)).cloned().collect::<Vec<_>>(),
                        );
                    }
                }
            }
        }
        for (path, mut values) in tested {
            let mut open = false;
            for side in sides {
                let Some(field) = side.field(path) else { continue };
                let listed: Vec<Value> = match resolve(side.values.spec, &field.shape) {
                    Shape::Bool => vec![Value::Bool(true), Value::Bool(false)],
                    Shape::Choice(choice) => {
                        open |= choice.open;
                        choice.values.iter().map(|value| Value::from(value.value.as_str())).collect()
                    }
                    _ => {
                        open = true;
                        Vec::new()
                    }
                };
                values.extend(listed.into_iter().filter(|value| !values.contains(value)).collect::<Vec<_>>());
            }
            let values: Vec<(Value, usize)> = values
                .into_iter()
                .map(|value| (value.clone(), self.variable(Variable::Value(path.clone(), value))))
                .collect();
            let other = open.then(|| self.variable(Variable::Other(path.clone())));
            let Some(field) = self.fields.get_mut(path) else { continue };
            let all = || values.iter().map(|(_, variable)| *variable).chain(other);
            let group = all().map(Atom::of).collect();
            let when = vec![(Atom::of(field.set), true)];
            self.world.axioms.push(Constraint { when, group, count: Count::ExactlyOne });
            self.world.axioms.extend(all().map(|variable| Constraint::implies(variable, field.set)));
            (field.values, field.other) = (values, other);
        }
    }

    /// What one specification demands: structure before rules, in its order.
    fn demands(&mut self, side: &Side<'_>) {
        let mut demands: Vec<Demand> = Vec::new();
        let mut demand = |because: Vec<Reason>, constraint| {
            demands.push(Demand { because, rule: None, constraint });
        };
        let never = |variable: usize| Constraint::always(Count::None, vec![Atom::of(variable)]);
        for (path, of_field) in &self.fields {
            let around = parent(path);
            let Some(field) = side.field(path) else {
                if side.refuses(&around) {
                    demand(vec![Reason::Absent(path.clone())], never(of_field.set));
                }
                continue;
            };
            if field.required {
                let constraint = match self.fields.get(&around) {
                    Some(around) => Constraint::implies(around.set, of_field.set),
                    None => Constraint::always(Count::All, vec![Atom::of(of_field.set)]),
                };
                demand(vec![Reason::Required(path.clone())], constraint);
            }
            if let Some(because) = side.values.impossible(&field.shape, path) {
                demand(because, never(of_field.set));
            }
            for rule in side.values.too_short(&field.shape, path) {
                demand(vec![Reason::Limits(path.clone()), Reason::Rule(rule)], never(of_field.set));
            }
            refusals(side, field, of_field, &mut demand);
        }
        let rules = side.rules(self.scope).map(|(index, presence)| Demand {
            because: vec![Reason::Rule(index)],
            rule: Some(index),
            constraint: self.constraint(presence),
        });
        demands.extend(rules);
        self.world.demands.extend(demands);
    }

    fn constraint(&self, presence: &Presence) -> Constraint {
        let when = presence.when.iter().map(|literal| (self.atom(&literal.atom), !literal.negated));
        Constraint {
            when: when.collect(),
            group: presence.group.iter().map(|atom| self.atom(atom)).collect(),
            count: presence.count,
        }
    }

    fn atom(&self, atom: &IrAtom) -> Atom {
        let Some(field) = self.fields.get(&atom.field) else { return Atom(Vec::new()) };
        match &atom.test {
            Test::Set => Atom::of(field.set),
            Test::OneOf(values) => {
                let tested = field.values.iter().filter(|(value, _)| values.contains(value));
                Atom(tested.map(|(_, variable)| *variable).collect())
            }
            Test::Is(_) | Test::Over { .. } => unreachable!("rules with such tests are left out"),
        }
    }
}

/// The values that one specification refuses by itself, or by a limit.
fn refusals(
    side: &Side<'_>,
    field: &Field,
    of_field: &OfField,
    demand: &mut dyn FnMut(Vec<Reason>, Constraint),
) {
    let spec = side.values.spec;
    let never = |variable: usize| Constraint::always(Count::None, vec![Atom::of(variable)]);
    for (value, variable) in &of_field.values {
        if !side.values.allows(&field.shape, value) {
            demand(Vec::new(), never(*variable));
        }
        for (index, rule) in spec.rules.iter().enumerate() {
            if let (RuleKind::Limit { field: limited, measure, max }, Value::String(text)) =
                (&rule.kind, value)
                && *limited == field.path
                && !super::limits::measure(spec, *measure).fits(text, *max)
            {
                demand(vec![Reason::Rule(index)], never(*variable));
            }
        }
    }
    let known: Vec<&Value> = of_field.values.iter().map(|(value, _)| value).collect();
    if let Some(other) = of_field.other
        && side.values.other_than(&field.shape, &known).is_none()
    {
        demand(Vec::new(), never(other));
    }
}
