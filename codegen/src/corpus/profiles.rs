//! Rules that are not for every account: what breaks one says nothing to the
//! others.

use tweetspec_runtime::Severity;
use tweetspec_spec::ir::Rule;

use super::{Beside, Claim, Corpus, maker::Maker};
use crate::emit::schema_states;

/// Adds, for each profile that a rule is not for, a payload that would break
/// it.
pub(super) fn add(maker: &Maker<'_>, index: usize, rule: &Rule, corpus: &mut Corpus) {
    let broken = corpus.cases.iter().filter(|case| case.rule == rule.id && case.breaks());
    let payloads: Vec<String> = broken.map(|case| case.payload.clone()).collect();
    for (profile, about) in maker.spec.profiles.iter().enumerate() {
        if maker.is_checked(index, profile) {
            continue;
        }
        let id = format!("{}/not-for-{}", rule.id, about.name);
        let claim = |beside| Claim {
            id: id.clone(),
            rule: &rule.id,
            profile,
            pointer: None,
            expressible: schema_states(maker.spec, rule),
            shows: format!("an account with the profile {} need not keep it", about.name),
            beside,
        };
        // Another rule may say the same to them; one that is accepted shows it
        // best.
        let mut complaints = Vec::new();
        let beside = [Severity::Info, Severity::Warning, Severity::Error].map(Beside::UpTo);
        let shown = beside.iter().any(|beside| {
            payloads.iter().any(|payload| {
                let added = corpus.passing(maker, claim(beside.clone()), payload);
                added.map_err(|why| complaints.push(why)).is_ok()
            })
        });
        if !shown && !payloads.is_empty() {
            corpus.gap(&id, complaints.join("; "));
        }
    }
}
