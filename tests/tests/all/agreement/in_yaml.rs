//! The same value written as YAML, judged like the value.

use std::collections::BTreeSet;
use std::fmt;

use serde_json::Value;
use tweetspec_runtime::{Checker, Finding, Related, Report, Scratch};
use tweetspec_tests::json::Json;
use tweetspec_tests::yaml::{LAYOUTS, has_short_keys, yaml};

use super::judge::{Key, key, keys};

/// What the engine says of a value that is written as YAML.
pub(super) struct InYaml {
    source: String,
    verdict: bool,
    /// Without what YAML alone can get wrong.
    report: Report,
}

/// Asks the engine, in one of the layouts; `None` for what cannot be written.
pub(super) fn ask(checker: Checker<'_>, value: &Value, scratch: &mut Scratch) -> Option<InYaml> {
    let json = Json::from(value);
    if !has_short_keys(&json) {
        return None;
    }
    // Every layout is somebody's turn, and a payload has always the same.
    let layout = LAYOUTS[json.to_string().len() % LAYOUTS.len()];
    let source = yaml(&json, layout);
    let verdict = checker.is_valid_yaml(source.as_bytes(), scratch);
    let mut report = checker.check_yaml(source.as_bytes(), scratch);
    report.findings.retain(|finding| !finding.rule.starts_with("yaml-"));
    Some(InYaml { source, verdict, report })
}

impl InYaml {
    /// What it and the value disagree on.
    pub(super) fn disagreement(&self, from_value: &Report) -> Option<String> {
        if self.verdict != self.report.is_valid() {
            return Some("the verdict and the findings of the YAML disagree".to_owned());
        }
        let is_same = keys(&self.report) == keys(from_value) || self.is_same_one_by_one(from_value);
        (!is_same).then(|| "a value and its YAML have different findings".to_owned())
    }

    /// Whether the findings are the same once those that were gathered for one
    /// cause are taken apart.
    ///
    /// What can be mended in one way is gathered. In YAML it depends on the
    /// lines around a value whether it can: nothing may be left of an object, or
    /// a text without quotes does not fit into brackets.
    fn is_same_one_by_one(&self, from_value: &Report) -> bool {
        let is_stuck = |rule: &str| {
            self.report.findings.iter().any(|finding| finding.rule == rule && finding.fix.is_none())
        };
        let groups = || from_value.findings.iter().filter(|finding| !gathered(finding).is_empty());
        let (ours, theirs) = (one_by_one(&self.report), one_by_one(from_value));
        // Of many places only the first few have labels.
        let is_labelled = groups().all(|finding| gathered(finding).len() < MOST_LABELS);
        let is_same = if is_labelled { ours == theirs } else { theirs.is_subset(&ours) };
        is_same && groups().any(|group| is_stuck(&group.rule))
    }
}

/// Other places that a finding labels at most, if it was gathered.
const MOST_LABELS: usize = 9;

/// The other places of a finding that was gathered.
fn gathered(finding: &Finding) -> Vec<&Related> {
    let is_alike = |place: &&Related| ["is null", "likewise"].iter().any(|end| place.message.ends_with(end));
    finding.related.iter().filter(is_alike).collect()
}

/// The keys of all findings, with each of those by itself that were gathered.
fn one_by_one(report: &Report) -> BTreeSet<Key> {
    let apart = |finding: &Finding| {
        let others: Vec<String> = gathered(finding).into_iter().map(|place| place.pointer.clone()).collect();
        let (rule, severity, mut places) = key(finding);
        places.retain(|place| !others.contains(place));
        let alone = [places].into_iter().chain(others.into_iter().map(|place| BTreeSet::from([place])));
        alone.map(|places| (rule.clone(), severity, places)).collect::<Vec<Key>>()
    };
    report.findings.iter().flat_map(apart).collect()
}

impl fmt::Display for InYaml {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n{}\n{}", self.verdict, self.report, self.source.trim_end())
    }
}
