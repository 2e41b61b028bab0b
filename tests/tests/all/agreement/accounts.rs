//! Accounts of other profiles than the default one: each alone, and all of
//! them at once. A schema knows none, so the engine stands against the naive
//! reference there.

use std::fmt;

use serde_json::Value;
use tweetspec_runtime::{Report, Scratch, Severity, builtin};
use tweetspec_spec::ir::Spec;
use tweetspec_tests::naive::{Reading, Reference};

use super::reference;
use crate::worlds::World;

/// What is said of a payload for one account.
pub(crate) struct Account {
    /// Its profiles by their indexes.
    profiles: Vec<usize>,
    verdict: bool,
    pub(crate) report: Report,
    /// What the naive reference says, if serde_json reads the payload.
    reading: Option<Reading>,
}

/// The sets of profiles that are asked about.
fn sets(spec: &Spec) -> Vec<Vec<usize>> {
    let others: Vec<usize> = (1..spec.profiles.len()).collect();
    let mut sets: Vec<Vec<usize>> = others.iter().map(|profile| vec![*profile]).collect();
    if others.len() > 1 {
        sets.push(others);
    }
    sets
}

/// Asks the engine and the reference for every account.
pub(super) fn ask(
    world: &World,
    reference: &Reference<'_>,
    payload: &[u8],
    value: Option<&Value>,
    scratch: &mut Scratch,
) -> Vec<Account> {
    let ask = |profiles: Vec<usize>| {
        let names: Vec<&str> =
            profiles.iter().map(|&profile| world.spec.profiles[profile].name.as_str()).collect();
        let checker = world.checker().profiles(&names).expect("the profiles are of the specification");
        let checker = checker.least(Severity::Info);
        let verdict = checker.is_valid(payload, scratch);
        let report = checker.check(payload, scratch);
        let reading = value.map(|value| reference.read(&profiles, value));
        Account { profiles, verdict, report, reading }
    };
    sets(&world.spec).into_iter().map(ask).collect()
}

impl Account {
    /// What the engine and the reference disagree on.
    pub(super) fn disagreement(&self, spec: &Spec) -> Option<String> {
        if self.verdict != self.report.is_valid() {
            return Some("the verdict and the findings disagree for another account".to_owned());
        }
        // The reference sees one of two members of a name.
        let mut findings = self.report.findings.iter();
        if findings.any(|finding| finding.rule == builtin::DUPLICATE_KEY) {
            return None;
        }
        let what = reference::disagrees(spec, &self.report, self.reading.as_ref()?)?;
        Some(format!("for an account of {:?}: {what}", self.profiles))
    }
}

impl fmt::Display for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { profiles, verdict, report, reading } = self;
        write!(f, "of the profiles {profiles:?}: {verdict}\n{report}\nreference: {reading:?}")
    }
}
