//! What decides whether statements can hold at once.
//!
//! There are two, and tests hold them against each other: trying every state
//! is exact by construction and quick in a small world; a solver is quick in
//! any world.

mod every_state;
mod solver;
#[cfg(test)]
mod tests;

use self::{every_state::EveryState, solver::Solver};
use super::world::{Atom, World};

/// Worlds of at most so many variables are decided by trying every state, ...
const SMALL: usize = 20;

/// ... unless too little hangs together in them: more states than this take
/// longer to try than a solver takes.
const MOST_STATES: usize = 1 << 14;

/// Something that shall hold beside the demands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Stated {
    /// A statement is true, or false.
    Is(Atom, bool),
    /// A demand, by its number, is not met.
    Broken(usize),
    /// The condition of a demand, by its number, holds.
    Applies(usize),
}

/// Whether each variable is true.
pub(crate) type Model = Vec<bool>;

/// Decides questions about one world.
pub(crate) trait Engine {
    /// A state in which the axioms, these demands and these statements hold,
    /// or `None` if there is no such state.
    fn solve(&mut self, demands: &[usize], stated: &[Stated]) -> Option<Model>;

    /// Some of the demands of the last question, which by themselves had no
    /// state; to be called after a `None`.
    fn suspects(&self) -> Vec<usize>;
}

/// The engine that is best for a world.
pub(crate) fn engine(world: &World) -> Box<dyn Engine> {
    let small = Some(world).filter(|world| world.variables.len() <= SMALL);
    match small.and_then(|world| EveryState::within(world, MOST_STATES)) {
        Some(every_state) => Box::new(every_state),
        None => Box::new(Solver::new(world)),
    }
}
/// A state as [`Engine::solve`] gives it, with as little set as possible: no
/// variable of it could be false while the others stay as they are or become
/// false too.
pub(crate) fn smallest(engine: &mut dyn Engine, demands: &[usize], stated: &[Stated]) -> Option<Model> {
    let mut model = engine.solve(demands, stated)?;
    let mut stated = stated.to_vec();
    stated.extend(absent(&model));
    // Children come after parents, so the leaves are tried first.
    for variable in (0..model.len()).rev() {
        if model[variable] {
            stated.push(Stated::Is(Atom::of(variable), false));
            match engine.solve(demands, &stated) {
                Some(smaller) => {
                    stated.extend(absent(&smaller));
                    model = smaller;
                }
                None => {
                    stated.pop();
                }
            }
        }
    }
    Some(model)
}

fn absent(model: &[bool]) -> impl Iterator<Item = Stated> + '_ {
    let absent = model.iter().enumerate().filter(|(_, set)| !**set);
    absent.map(|(variable, _)| Stated::Is(Atom::of(variable), false))
}
