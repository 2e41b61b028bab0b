//! Documents at random: right, spoilt and wild.

use proptest::test_runner::TestCaseError;
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

#[track_caller]
fn agree(world: &'static World, cases: u32) {
    let judge = std::cell::RefCell::new(Judge::new(world));
    let (valid, invalid) = (std::cell::Cell::new(0), std::cell::Cell::new(0));
    let outcome = dice::runner(cases).run(&Documents(|dice: &mut Dice| document(world, dice)), |json| {
        let verdicts = judge.borrow_mut().agree(json.to_string().as_bytes()).map_err(TestCaseError::fail)?;
        let counter = if verdicts.engine { &valid } else { &invalid };
        counter.set(counter.get() + 1);
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
    let share = 100 * valid.get() / (valid.get() + invalid.get());
    assert!((10..=90).contains(&share), "{share} % of the documents are valid, which tests one side only");
}

#[test]
fn random_documents_of_the_toy() {
    agree(&TOY, 10_000);
}

#[test]
fn random_documents_of_the_specification() {
    agree(&CREATE_TWEET, 10_000);
}
