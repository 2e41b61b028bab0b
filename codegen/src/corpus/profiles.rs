//! Rules that are not for every account: what breaks one says nothing to the
//! others.

use tweetspec_runtime::Severity;
use tweetspec_spec::ir::Rule;

use super::{Beside, Claim, Corpus, maker::Maker};
use crate::emit::schema_states;

/// Adds, for each profile that a rule is not for, a payload that would break
/// it.
pub(super) fn add(maker: &Maker<'_>, index: usize, rule: &Rule, corpus: &mut Corpus) {
    let broken = corpus.cases.iter().find(|case| case.rule == rule.id && case.breaks());
    let Some(payload) = broken.map(|case| case.payload.clone()) else { return };
    for (profile, about) in maker.spec.profiles.iter().enumerate() {
        if maker.is_checked(index, profile) {
            continue;
        }
        let id = format!("{}/not-for-{}", rule.id, about.name);
        let claim = Claim {
            id: id.clone(),
            rule: &rule.id,
            profile,
            pointer: None,
            expressible: schema_states(maker.spec, rule),
            shows: format!("an account with the profile {} need not keep it", about.name),
            // Another rule may say the same to them.
            beside: Beside::UpTo(Severity::Error),
        };
        if let Err(why) = corpus.passing(maker, claim, &payload) {
            corpus.gap(&id, why);
        }
    }
}
