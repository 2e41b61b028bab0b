//! The conformance corpus: every case put to every implementation, and
//! everything that a specification states seen in it.

mod backend;
mod coverage;
mod exceptions;
mod reading;
mod smallest;

use std::sync::LazyLock;

use serde_json::Value;
use tweetspec_codegen::corpus::{Case, Corpus, corpus};
use tweetspec_runtime::builtin;

use crate::worlds::{CREATE_TWEET, TOY, World};

/// A specification and its corpus.
pub(crate) struct Exhibit {
    pub(crate) name: &'static str,
    pub(crate) world: &'static World,
    pub(crate) corpus: Corpus,
}

/// Every specification that tests run on, with its corpus.
pub(crate) static EXHIBITS: LazyLock<[Exhibit; 2]> = LazyLock::new(|| {
    let exhibit = |name, world: &'static World| Exhibit { name, world, corpus: corpus(&world.spec) };
    [exhibit("toy", &TOY), exhibit("create_tweet", &CREATE_TWEET)]
});

/// The value of a payload, with the last of two members of one name.
fn value(case: &Case) -> Value {
    case.payload.parse().unwrap_or_else(|error| panic!("{} is no JSON: {error}", case.id))
}

/// Whether the number of a case is one that who holds integers as floats rounds:
/// that is a difference of its own.
fn is_rounded(case: &Case) -> bool {
    case.rule == builtin::OUT_OF_RANGE && !case.expressible
}

/// Whether a value tells less than the text of the case: one of two members of
/// a name, or a number of another notation.
pub(crate) fn is_about_text(case: &Case) -> bool {
    is_rounded(case) || [builtin::DUPLICATE_KEY, builtin::INTEGER_NOTATION].contains(&&*case.rule)
}

/// Mending a payload is possible, and the corpus says how.
#[test]
fn every_payload_that_breaks_a_rule_has_a_repair() {
    for exhibit in &*EXHIBITS {
        for case in exhibit.corpus.cases.iter().filter(|case| case.breaks()) {
            let repair = case.repair.as_ref().unwrap_or_else(|| panic!("{} has no repair", case.id));
            let repair = exhibit.corpus.cases.iter().find(|other| other.id == *repair);
            let repair = repair.unwrap_or_else(|| panic!("the repair of {} is no case", case.id));
            assert!(repair.is_valid() && !repair.breaks(), "{} does not mend {}", repair.id, case.id);
            assert_eq!(repair.profile, case.profile, "{}", case.id);
        }
    }
}
