//! The finite world in which questions about a specification are asked:
//! variables that are true or false, what holds of them by their meaning, and
//! what the specification demands of them.

use serde_json::Value;
use tweetspec_spec::ir::{Count, Path};

/// What is true or false of the object of a scope.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Variable {
    /// The field is set.
    Set(Path),
    /// The field has this value, which some rule looks at.
    Value(Path, Value),
    /// The field has a value that no rule looks at.
    Other(Path),
}

/// A statement that is true where any of these variables is: none of them is
/// a statement that is never true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Atom(pub(crate) Vec<usize>);

/// Where all of `when` are as said, the number of true `group` members must be
/// one that `count` allows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Constraint {
    pub(crate) when: Vec<(Atom, bool)>,
    pub(crate) group: Vec<Atom>,
    pub(crate) count: Count,
}

/// Why the specification demands something.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Reason {
    /// The object around the field requires it.
    Required(Path),
    /// The limits of the value, or of the elements, leave nothing.
    Limits(Path),
    /// The object around the place is closed and does not list it.
    Absent(Path),
    /// A rule, by its number.
    Rule(usize),
}

/// A constraint that can be switched off, to see what follows without it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Demand {
    /// All that it rests on; empty for what needs no saying.
    pub(crate) because: Vec<Reason>,
    /// The rule of which it is the whole demand.
    pub(crate) rule: Option<usize>,
    pub(crate) constraint: Constraint,
}

/// Variables and what constrains them.
#[derive(Clone, Debug, Default)]
pub(crate) struct World {
    /// Parents before children.
    pub(crate) variables: Vec<Variable>,
    /// What holds by the meaning of the variables.
    pub(crate) axioms: Vec<Constraint>,
    /// What the specification demands.
    pub(crate) demands: Vec<Demand>,
}

impl Atom {
    /// The statement that one variable is true.
    pub(crate) fn of(variable: usize) -> Self {
        Self(vec![variable])
    }
}

impl Constraint {
    /// A constraint that always applies.
    pub(crate) fn always(count: Count, group: Vec<Atom>) -> Self {
        Self { when: Vec::new(), group, count }
    }

    /// Where `condition` is true, so is `consequence`.
    pub(crate) fn implies(condition: usize, consequence: usize) -> Self {
        let when = vec![(Atom::of(condition), true)];
        Self { when, group: vec![Atom::of(consequence)], count: Count::All }
    }

    /// Every variable that it reads, perhaps more than once.
    pub(crate) fn variables(&self) -> impl Iterator<Item = usize> + '_ {
        let atoms = self.when.iter().map(|(atom, _)| atom).chain(&self.group);
        atoms.flat_map(|atom| atom.0.iter().copied())
    }

    fn renumber(&mut self, number: &[usize]) {
        for atom in self.when.iter_mut().map(|(atom, _)| atom).chain(&mut self.group) {
            for variable in &mut atom.0 {
                *variable = number[*variable];
            }
        }
    }
}

impl World {
    /// The number of the statement that a field is set.
    pub(crate) fn set(&self, path: &Path) -> Option<usize> {
        self.variables.iter().position(|known| matches!(known, Variable::Set(set) if set == path))
    }

    /// The parts that have nothing to do with each other, each a world of its
    /// own; what reads no variable at all stays with the first.
    pub(crate) fn split(self) -> Vec<Self> {
        let mut parts = Parts((0..self.variables.len()).collect());
        for constraint in self.axioms.iter().chain(self.demands.iter().map(|demand| &demand.constraint)) {
            let mut variables = constraint.variables();
            if let Some(first) = variables.next() {
                variables.for_each(|other| parts.join(first, other));
            }
        }
        let mut worlds: Vec<Self> = Vec::new();
        let mut roots: Vec<usize> = Vec::new();
        let mut number = vec![0; self.variables.len()];
        for (index, variable) in self.variables.into_iter().enumerate() {
            let root = parts.root(index);
            let part = roots.iter().position(|known| *known == root).unwrap_or_else(|| {
                roots.push(root);
                worlds.push(Self::default());
                roots.len() - 1
            });
            number[index] = worlds[part].variables.len();
            worlds[part].variables.push(variable);
        }
        if worlds.is_empty() {
            worlds.push(Self::default());
        }
        let part = |parts: &Parts, constraint: &Constraint| {
            let first = constraint.variables().next();
            first.and_then(|first| roots.iter().position(|root| *root == parts.root(first))).unwrap_or(0)
        };
        for mut axiom in self.axioms {
            let part = part(&parts, &axiom);
            axiom.renumber(&number);
            worlds[part].axioms.push(axiom);
        }
        for mut demand in self.demands {
            let part = part(&parts, &demand.constraint);
            demand.constraint.renumber(&number);
            worlds[part].demands.push(demand);
        }
        worlds
    }
}

/// Sets of variables that are joined step by step: for each variable, another
/// one of its set that is no later; the first of a set stands for it.
struct Parts(Vec<usize>);

impl Parts {
    fn root(&self, mut variable: usize) -> usize {
        while self.0[variable] != variable {
            variable = self.0[variable];
        }
        variable
    }

    fn join(&mut self, left: usize, right: usize) {
        let (left, right) = (self.root(left), self.root(right));
        self.0[left.max(right)] = left.min(right);
    }
}

#[cfg(test)]
mod tests {
    use tweetspec_spec::ir::Count;

    use super::{Atom, Constraint, Variable, World};
    use crate::fixture::path;

    #[test]
    fn parts_without_a_common_constraint_are_split() {
        let variables = ["a", "b", "a.c", "d"].map(|name| Variable::Set(path(name)));
        let exclusive = Constraint::always(Count::AtMostOne, vec![Atom::of(1), Atom::of(3)]);
        let world = World {
            variables: variables.to_vec(),
            axioms: vec![Constraint::implies(2, 0), exclusive],
            demands: Vec::new(),
        };
        let parts: Vec<_> = world.split().into_iter().map(|part| (part.variables, part.axioms)).collect();
        let [a, b, c, d] = variables;
        let renumbered = Constraint::always(Count::AtMostOne, vec![Atom::of(0), Atom::of(1)]);
        assert_eq!(parts, [(vec![a, c], vec![Constraint::implies(1, 0)]), (vec![b, d], vec![renumbered])]);
    }
}
