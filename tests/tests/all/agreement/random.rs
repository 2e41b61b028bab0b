//! Documents at random: right, spoilt and wild.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use proptest::test_runner::TestCaseError;
use tweetspec_runtime::builtin::{self, Stage};
use tweetspec_tests::coverage::statements;
use tweetspec_tests::dice::{self, Dice};
use tweetspec_tests::json::Json;
use tweetspec_tests::shrink::Documents;
use tweetspec_tests::{sample, spoil};

use super::judge::Judge;
use crate::worlds::{CREATE_TWEET, TOY, World};

/// A document of the right shape, one that is almost right, or anything.
pub(crate) fn document(world: &World, dice: &mut Dice) -> Json {
    if dice.percent(12) {
        return spoil::wild(&world.spec, 4, dice);
    }
    let mut json = sample::document(&world.spec, dice);
    for _ in 0..*dice.pick(&[0, 0, 1, 1, 1, 2, 4]) {
        spoil::spoil(&world.spec, &mut json, dice);
    }
    json
}

/// Of fewer documents it cannot be expected that each rule is broken by one.
const ENOUGH: u32 = 10_000;

/// So many documents have to break a rule: one alone would be luck.
const SOME: u32 = 5;

#[track_caller]
fn agree(world: &'static World, cases: u32) {
    let judge = RefCell::new(Judge::new(world));
    let (valid, invalid) = (std::cell::Cell::new(0), std::cell::Cell::new(0));
    let broken: RefCell<BTreeMap<String, u32>> = RefCell::default();
    let outcome = dice::runner(cases).run(&Documents(|dice: &mut Dice| document(world, dice)), |json| {
        let verdicts = judge.borrow_mut().agree(json.to_string().as_bytes()).map_err(TestCaseError::fail)?;
        let counter = if verdicts.engine { &valid } else { &invalid };
        counter.set(counter.get() + 1);
        for rule in verdicts.rules().collect::<BTreeSet<&str>>() {
            *broken.borrow_mut().entry(rule.to_owned()).or_default() += 1;
        }
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
    let all = valid.get() + invalid.get();
    let share = 100 * valid.get() / all;
    assert!((10..=90).contains(&share), "{share} % of the documents are valid, which tests one side only");
    if all >= ENOUGH {
        every_rule_is_broken(world, &broken.borrow());
    }
}

/// Documents that never break a rule say nothing about it.
#[track_caller]
fn every_rule_is_broken(world: &World, broken: &BTreeMap<String, u32>) {
    let own = world.spec.rules.iter().map(|rule| rule.id.as_str());
    // Where no list has to be unique, nothing can be there twice.
    let statements = statements(&world.spec);
    let has_unique_lists = statements.iter().any(|statement| statement.rule == builtin::DUPLICATE_ITEMS);
    let of_shapes = builtin::RULES
        .iter()
        .filter(|rule| rule.stage == Stage::Shape)
        .map(|rule| rule.id)
        .filter(|rule| has_unique_lists || *rule != builtin::DUPLICATE_ITEMS);
    for rule in own.chain(of_shapes) {
        let count = broken.get(rule).copied().unwrap_or_default();
        assert!(count >= SOME, "{rule} is broken {count} times: {broken:#?}");
    }
}

#[test]
fn random_documents_of_the_toy() {
    agree(&TOY, ENOUGH);
}

#[test]
fn random_documents_of_the_specification() {
    agree(&CREATE_TWEET, ENOUGH);
}
