//! Trying every state of a small world.

use tweetspec_spec::ir::Count;

use super::{Engine, Model, Stated};
use crate::analyse::world::{Atom, Constraint, World};

/// Every state in which the axioms hold, and which demands each breaks.
pub(crate) struct EveryState {
    variables: usize,
    demands: Vec<Masks>,
    /// One bit a variable; those with few bits first.
    states: Vec<u64>,
    /// For each state so many words of one bit a demand.
    words: usize,
    broken: Vec<u64>,
    asked: Vec<usize>,
}

/// A constraint as bits: a statement is true where it shares a bit with the
/// state.
struct Masks {
    when: Vec<(u64, bool)>,
    group: Vec<u64>,
    count: Count,
}

impl EveryState {
    /// Goes through the states of a world, which has fewer than 64 variables;
    /// `None` if there are more than `most`.
    pub(crate) fn within(world: &World, most: usize) -> Option<Self> {
        let variables = world.variables.len();
        let axioms: Vec<Masks> = world.axioms.iter().map(Masks::of).collect();
        // Each axiom is looked at as soon as its last variable is decided.
        let mut ready: Vec<Vec<&Masks>> = (0..=variables).map(|_| Vec::new()).collect();
        for (axiom, masks) in world.axioms.iter().zip(&axioms) {
            ready[axiom.variables().max().map_or(0, |last| last + 1)].push(masks);
        }
        let fits = |decided: usize, state: u64| ready[decided].iter().all(|axiom| axiom.met(state));
        let mut states: Vec<u64> = if fits(0, 0) { vec![0] } else { Vec::new() };
        for variable in 0..variables {
            let both = states.into_iter().flat_map(|state| [state, state | 1 << variable]);
            states = both.filter(|state| fits(variable + 1, *state)).collect();
            if states.len() > most {
                return None;
            }
        }
        states.sort_by_key(|state| state.count_ones());
        let demands: Vec<Masks> = world.demands.iter().map(|demand| Masks::of(&demand.constraint)).collect();
        let words = demands.len().div_ceil(64);
        let mut broken = vec![0; words * states.len()];
        for (index, state) in states.iter().enumerate() {
            for (number, demand) in demands.iter().enumerate() {
                if !demand.met(*state) {
                    broken[index * words + number / 64] |= 1 << (number % 64);
                }
            }
        }
        Some(Self { variables, demands, states, words, broken, asked: Vec::new() })
    }

    fn holds(&self, index: usize, stated: &Stated) -> bool {
        let state = self.states[index];
        match stated {
            Stated::Is(atom, value) => (state & bits(atom) != 0) == *value,
            Stated::Broken(demand) => self.broken[index * self.words + demand / 64] >> (demand % 64) & 1 == 1,
            Stated::Applies(demand) => self.demands[*demand].applies(state),
        }
    }
}

impl Engine for EveryState {
    fn solve(&mut self, demands: &[usize], stated: &[Stated]) -> Option<Model> {
        self.asked = demands.to_vec();
        let mut wanted = vec![0_u64; self.words];
        for demand in demands {
            wanted[demand / 64] |= 1 << (demand % 64);
        }
        let found = (0..self.states.len()).find(|&index| {
            let broken = &self.broken[index * self.words..(index + 1) * self.words];
            broken.iter().zip(&wanted).all(|(broken, wanted)| broken & wanted == 0)
                && stated.iter().all(|stated| self.holds(index, stated))
        })?;
        Some((0..self.variables).map(|variable| self.states[found] >> variable & 1 == 1).collect())
    }

    fn suspects(&self) -> Vec<usize> {
        self.asked.clone()
    }
}

impl Masks {
    fn of(constraint: &Constraint) -> Self {
        Self {
            when: constraint.when.iter().map(|(atom, value)| (bits(atom), *value)).collect(),
            group: constraint.group.iter().map(bits).collect(),
            count: constraint.count,
        }
    }

    fn applies(&self, state: u64) -> bool {
        self.when.iter().all(|(bits, value)| (state & bits != 0) == *value)
    }

    fn met(&self, state: u64) -> bool {
        if !self.applies(state) {
            return true;
        }
        let number = self.group.iter().filter(|bits| state & **bits != 0).count();
        self.count.allows(number, self.group.len())
    }
}

fn bits(atom: &Atom) -> u64 {
    atom.0.iter().fold(0, |bits, variable| bits | 1 << variable)
}
