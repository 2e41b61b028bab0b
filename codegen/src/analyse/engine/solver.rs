//! Deciding with a solver for propositional logic.
//!
//! Each statement, condition and demand gets a literal that is true exactly
//! where it is met. A question is then a list of literals, and the solver
//! learns from one question for the next.

use batsat::{BasicSolver, Lit, SolverInterface, lbool};
use tweetspec_spec::ir::Count;

use super::{Engine, Model, Stated};
use crate::analyse::world::{Atom, Constraint, World};

/// A world in the form of clauses.
pub(crate) struct Solver {
    gates: Gates,
    variables: Vec<Lit>,
    /// For each demand, the literals of its condition and of the demand.
    demands: Vec<(Lit, Lit)>,
    asked: Vec<usize>,
}

impl Solver {
    /// Writes a world as clauses.
    pub(crate) fn new(world: &World) -> Self {
        let mut gates = Gates::new();
        let variables: Vec<Lit> = world.variables.iter().map(|_| gates.fresh()).collect();
        for axiom in &world.axioms {
            let (_, met) = gates.constraint(axiom, &variables);
            gates.clause(&[met]);
        }
        let demands = world.demands.iter().map(|demand| gates.constraint(&demand.constraint, &variables));
        let demands = demands.collect();
        Self { gates, variables, demands, asked: Vec::new() }
    }
}

impl Engine for Solver {
    fn solve(&mut self, demands: &[usize], stated: &[Stated]) -> Option<Model> {
        self.asked = demands.to_vec();
        let mut literals: Vec<Lit> = demands.iter().map(|&demand| self.demands[demand].1).collect();
        for stated in stated {
            literals.push(match stated {
                Stated::Is(atom, value) => {
                    let literal = self.gates.atom(atom, &self.variables);
                    if *value { literal } else { !literal }
                }
                Stated::Broken(demand) => !self.demands[*demand].1,
                Stated::Applies(demand) => self.demands[*demand].0,
            });
        }
        let solver = &mut self.gates.solver;
        (solver.solve_limited(&literals) == lbool::TRUE)
            .then(|| self.variables.iter().map(|&literal| solver.value_lit(literal) == lbool::TRUE).collect())
    }

    fn suspects(&self) -> Vec<usize> {
        let core = self.gates.solver.unsat_core();
        // The solver lists what cannot all be true as what must be false.
        let suspect = |demand: &usize| core.contains(&!self.demands[*demand].1);
        self.asked.iter().copied().filter(suspect).collect()
    }
}

/// Literals that are true exactly where others are, one way or another.
struct Gates {
    solver: BasicSolver,
    always: Lit,
}

impl Gates {
    fn new() -> Self {
        let mut solver = BasicSolver::default();
        let always = Lit::new(solver.new_var_default(), true);
        solver.add_clause_reuse(&mut vec![always]);
        Self { solver, always }
    }

    fn fresh(&mut self) -> Lit {
        Lit::new(self.solver.new_var_default(), true)
    }

    fn clause(&mut self, literals: &[Lit]) {
        self.solver.add_clause_reuse(&mut literals.to_vec());
    }

    /// True where any of these is.
    fn any(&mut self, literals: &[Lit]) -> Lit {
        match literals {
            [] => !self.always,
            [one] => *one,
            _ => {
                let gate = self.fresh();
                let mut clause = vec![!gate];
                for &literal in literals {
                    self.clause(&[gate, !literal]);
                    clause.push(literal);
                }
                self.clause(&clause);
                gate
            }
        }
    }

    /// True where all of these are.
    fn all(&mut self, literals: &[Lit]) -> Lit {
        let negated: Vec<Lit> = literals.iter().map(|&literal| !literal).collect();
        !self.any(&negated)
    }

    /// True where two of these are: one of them beside one before it.
    fn two(&mut self, literals: &[Lit]) -> Lit {
        let mut pairs = Vec::new();
        let mut before = !self.always;
        for &literal in literals {
            pairs.push(self.all(&[before, literal]));
            before = self.any(&[before, literal]);
        }
        self.any(&pairs)
    }

    fn atom(&mut self, atom: &Atom, variables: &[Lit]) -> Lit {
        let literals: Vec<Lit> = atom.0.iter().map(|&variable| variables[variable]).collect();
        self.any(&literals)
    }

    /// The literals of the condition, and of the constraint being met.
    fn constraint(&mut self, constraint: &Constraint, variables: &[Lit]) -> (Lit, Lit) {
        let mut when = Vec::new();
        for (atom, value) in &constraint.when {
            let literal = self.atom(atom, variables);
            when.push(if *value { literal } else { !literal });
        }
        let group: Vec<Lit> = constraint.group.iter().map(|atom| self.atom(atom, variables)).collect();
        let right = match constraint.count {
            Count::AtMostOne => !self.two(&group),
            Count::AtLeastOne => self.any(&group),
            Count::ExactlyOne => {
                let both = [self.any(&group), !self.two(&group)];
                self.all(&both)
            }
            Count::AllOrNone => {
                let either = [self.all(&group), !self.any(&group)];
                self.any(&either)
            }
            Count::All => self.all(&group),
            Count::None => !self.any(&group),
        };
        let applies = self.all(&when);
        let met = self.any(&[!applies, right]);
        (applies, met)
    }
}
