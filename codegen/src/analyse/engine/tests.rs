//! The two engines against each other and against the meaning of the words,
//! on random worlds.

use proptest::collection::vec;
use proptest::prelude::{Strategy, any, prop_assert, prop_assert_eq};
use tweetspec_spec::ir::{Count, Path, Step};

use super::{Engine, EveryState, Solver, Stated, smallest};
use crate::analyse::{
    abstraction::{self, Side},
    tests::{runner, small_world::specs},
    values::Values,
    world::{Atom, Constraint, Demand, Variable, World},
};

/// Numbers that become a constraint: those of variables are taken modulo how
/// many there are.
type Numbers = (Vec<(Vec<usize>, bool)>, Vec<Vec<usize>>, usize);

fn numbers() -> impl Strategy<Value = Numbers> {
    let atom = || vec(0..60_usize, 1..3);
    (vec((atom(), any::<bool>()), 0..3), vec(atom(), 1..5), 0..6_usize)
}

fn constraint(variables: usize, (when, group, count): Numbers) -> Constraint {
    let atom = |numbers: Vec<usize>| Atom(numbers.into_iter().map(|number| number % variables).collect());
    Constraint {
        when: when.into_iter().map(|(numbers, value)| (atom(numbers), value)).collect(),
        group: group.into_iter().map(atom).collect(),
        count: Count::ALL[count],
    }
}

fn worlds() -> impl Strategy<Value = World> {
    (1..12_usize, vec(numbers(), 0..3), vec(numbers(), 0..9)).prop_map(|(variables, axioms, demands)| {
        let variable = |index: usize| Variable::Set(Path(vec![Step::Member(format!("v{index}"))]));
        let demand =
            |numbers| Demand { because: Vec::new(), rule: None, constraint: constraint(variables, numbers) };
        World {
            variables: (0..variables).map(variable).collect(),
            axioms: axioms.into_iter().map(|numbers| constraint(variables, numbers)).collect(),
            demands: demands.into_iter().map(demand).collect(),
        }
    })
}

fn every_state(world: &World) -> EveryState {
    EveryState::within(world, usize::MAX).expect("there is no limit")
}

/// What the words mean, as slowly as they are said.
fn met(constraint: &Constraint, model: &[bool]) -> bool {
    let holds = |atom: &Atom| atom.0.iter().any(|&variable| model[variable]);
    let number = constraint.group.iter().filter(|atom| holds(atom)).count();
    let right = match constraint.count {
        Count::AtMostOne => number < 2,
        Count::AtLeastOne => number > 0,
        Count::ExactlyOne => number == 1,
        Count::AllOrNone => number == 0 || number == constraint.group.len(),
        Count::All => number == constraint.group.len(),
        Count::None => number == 0,
    };
    right || !constraint.when.iter().all(|(atom, value)| holds(atom) == *value)
}

/// Everything that can be asked with one statement, and nothing stated.
fn questions(world: &World) -> Vec<Vec<Stated>> {
    let variables = (0..world.variables.len())
        .flat_map(|variable| [true, false].map(|value| vec![Stated::Is(Atom::of(variable), value)]));
    let demands = (0..world.demands.len())
        .flat_map(|demand| [vec![Stated::Broken(demand)], vec![Stated::Applies(demand)]]);
    [vec![]].into_iter().chain(variables).chain(demands).collect()
}

#[test]
fn both_engines_answer_every_question_alike() {
    let outcome = runner(400).run(&worlds(), |world| {
        let mut engines: [Box<dyn Engine>; 2] =
            [Box::new(every_state(&world)), Box::new(Solver::new(&world))];
        let all: Vec<usize> = (0..world.demands.len()).collect();
        for stated in questions(&world) {
            let asked = match stated[..] {
                [Stated::Broken(demand)] => all.iter().copied().filter(|other| *other != demand).collect(),
                _ => all.clone(),
            };
            let models = engines.each_mut().map(|engine| engine.solve(&asked, &stated));
            prop_assert_eq!(models[0].is_some(), models[1].is_some(), "{:?}", stated);
            for (model, engine) in models.into_iter().zip(&mut engines) {
                if let Some(model) = model {
                    let demands = asked.iter().map(|demand| &world.demands[*demand].constraint);
                    prop_assert!(
                        world.axioms.iter().chain(demands).all(|constraint| met(constraint, &model))
                    );
                    let smaller = smallest(engine.as_mut(), &asked, &stated).expect("there is a model");
                    let size = |model: &[bool]| model.iter().filter(|set| **set).count();
                    prop_assert!(size(&smaller) <= size(&model));
                } else {
                    let suspects = engine.suspects();
                    prop_assert!(suspects.iter().all(|suspect| asked.contains(suspect)));
                    prop_assert!(engine.solve(&suspects, &stated).is_none(), "{:?}", stated);
                }
            }
        }
        Ok(())
    });
    outcome.unwrap_or_else(|error| panic!("{error}"));
}

/// Twenty variables that have nothing to do with each other have a million
/// states, twenty in a row of objects have twenty-one.
#[test]
fn states_are_tried_where_there_are_few() {
    let variable = |index: usize| Variable::Set(Path(vec![Step::Member(format!("v{index}"))]));
    let free = World { variables: (0..20).map(variable).collect(), ..World::default() };
    assert!(EveryState::within(&free, 1 << 14).is_none());
    let nested = (1..20).map(|inner| Constraint::implies(inner, inner - 1)).collect();
    assert!(EveryState::within(&World { axioms: nested, ..free }, 21).is_some());
}

/// The worlds of random specifications, as the analysis and the comparison of
/// specifications make them.
#[test]
fn both_engines_answer_alike_about_random_specifications() {
    let outcome = runner(200).run(&(specs(), specs()), |(old, new)| {
        let scope = Path::default();
        let side = |spec| Side::new(Values { spec, hollow: &[] }, &scope);
        let (Some(old), Some(new)) = (side(&old), side(&new)) else { return Ok(()) };
        for sides in [&[&old][..], &[&old, &new]] {
            let (world, _) = abstraction::world(&scope, sides, None);
            let mut engines: [Box<dyn Engine>; 2] =
                [Box::new(every_state(&world)), Box::new(Solver::new(&world))];
            let all: Vec<usize> = (0..world.demands.len()).collect();
            for stated in questions(&world) {
                let without = |demand: &usize| !stated.contains(&Stated::Broken(*demand));
                let asked: Vec<usize> = all.iter().copied().filter(without).collect();
                let answers = engines.each_mut().map(|engine| engine.solve(&asked, &stated).is_some());
                prop_assert_eq!(answers[0], answers[1], "{:?}", stated);
            }
        }
        Ok(())
    });
    outcome.unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn parts_of_a_world_answer_as_the_whole() {
    let outcome = runner(400).run(&worlds(), |world| {
        let possible = |world: &World| {
            let all: Vec<usize> = (0..world.demands.len()).collect();
            Solver::new(world).solve(&all, &[]).is_some()
        };
        let whole = possible(&world);
        prop_assert_eq!(world.split().iter().all(possible), whole);
        Ok(())
    });
    outcome.unwrap_or_else(|error| panic!("{error}"));
}
