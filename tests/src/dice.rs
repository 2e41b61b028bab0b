//! Random choices.

use proptest::prelude::Rng;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// A source of random choices.
///
/// Documents take many of them, so it is a small generator of its own
/// (SplitMix64), which only begins where the one of proptest says.
#[derive(Debug)]
pub struct Dice(u64);

impl Dice {
    /// Choices that begin where `rng` stands.
    pub fn new(rng: &mut TestRng) -> Self {
        Self(rng.next_u64())
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number less than `limit`, or 0 if that is 0.
    pub fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }

    /// A number from `min` to `max`, both included.
    pub fn between(&mut self, min: u32, max: u32) -> u32 {
        min + self.below((max - min) as usize + 1) as u32
    }

    /// True in so many of a hundred cases.
    pub fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of the items; there has to be one.
    pub fn pick<'i, T>(&mut self, items: &'i [T]) -> &'i T {
        &items[self.below(items.len())]
    }
}

/// A generator that gives the same numbers in every run.
pub fn seeded(seed: u8) -> TestRng {
    TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32])
}

/// A proptest runner that leaves no files behind.
///
/// It makes `cases` cases, or as many as the environment variable
/// `PROPTEST_CASES` says, from the same seed in every run; with the variable
/// `PROPTEST_SEED`, a number up to 255, from another one.
pub fn runner(cases: u32) -> TestRunner {
    let variable = |name: &str| std::env::var(name).ok();
    let cases = variable("PROPTEST_CASES").and_then(|cases| cases.parse().ok()).unwrap_or(cases);
    let seed = variable("PROPTEST_SEED").and_then(|seed| seed.parse().ok()).unwrap_or(1);
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 20_000, ..Config::default() };
    TestRunner::new_with_rng(config, seeded(seed))
}
