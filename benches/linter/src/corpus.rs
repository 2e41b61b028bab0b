//! The payloads: made from the specification, the same ones in every run.

use tweetspec::CreateTweet;
use tweetspec_tests::dice::{self, Dice};
use tweetspec_tests::{sample, spoil};

/// Payloads that differ; larger inputs repeat them.
const DISTINCT: usize = 3_000;
/// Longer payloads are left out: people write posts, not files.
const LONGEST: usize = 700;

/// Valid payloads and spoiled ones, each a line.
pub(crate) struct Corpus {
    valid: Vec<String>,
    spoiled: Vec<String>,
}

impl Corpus {
    /// Makes the payloads.
    pub(crate) fn make() -> Self {
        let spec = tweetspec_spec::load(include_str!("../../../spec/x/create_tweet.yaml"))
            .expect("the specification has no mistakes");
        let mut rng = dice::seeded(1);
        let mut dice = Dice::new(&mut rng);
        let (mut valid, mut spoiled) = (Vec::new(), Vec::new());
        while valid.len() < DISTINCT || spoiled.len() < DISTINCT {
            let mut payload = sample::document(&spec, &mut dice);
            payload.unescape();
            let text = payload.to_string();
            if text.len() > LONGEST {
                continue;
            }
            if valid.len() < DISTINCT && CreateTweet::check(text.as_bytes()).is_empty() {
                valid.push(text);
                continue;
            }
            spoil::spoil(&spec, &mut payload, &mut dice);
            let text = payload.to_string();
            let is_bad = !text.contains('\n') && !CreateTweet::is_valid(text.as_bytes());
            if spoiled.len() < DISTINCT && is_bad {
                spoiled.push(text);
            }
        }
        Self { valid, spoiled }
    }

    /// So many lines, `bad` of a hundred of them spoiled.
    pub(crate) fn lines(&self, count: usize, bad: usize) -> Vec<u8> {
        let mut text = Vec::new();
        for line in 0..count {
            let of = if line % 100 < bad { &self.spoiled } else { &self.valid };
            text.extend_from_slice(of[line % DISTINCT].as_bytes());
            text.push(b'\n');
        }
        text
    }
}
