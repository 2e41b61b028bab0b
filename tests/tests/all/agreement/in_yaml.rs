//! The same value written as YAML, judged like the value.

use std::collections::BTreeSet;
use std::fmt;

use serde_json::Value;
use tweetspec_runtime::{Checker, Finding, Report, Scratch, builtin};
use tweetspec_tests::json::Json;
use tweetspec_tests::yaml::{LAYOUTS, has_short_keys, yaml};

use super::judge::{Key, keys};

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
        let is_same = keys(&self.report) == keys(from_value)
            || self.holds_a_null() && one_by_one(&self.report) == one_by_one(from_value);
        (!is_same).then(|| "a value and its YAML have different findings".to_owned())
    }

    /// Whether a null cannot be left out because nothing would be left in the
    /// lines of its object: it then stands apart from those that can.
    fn holds_a_null(&self) -> bool {
        let is_stuck = |finding: &Finding| finding.rule == builtin::NULL_VALUE && finding.fix.is_none();
        self.report.findings.iter().any(is_stuck)
    }
}

/// The keys of all findings, with every null by itself.
fn one_by_one(report: &Report) -> BTreeSet<Key> {
    let apart = |key: Key| {
        let (rule, severity, places) = key;
        let places: Vec<BTreeSet<String>> = if rule == builtin::NULL_VALUE {
            places.into_iter().map(|place| BTreeSet::from([place])).collect()
        } else {
            vec![places]
        };
        places.into_iter().map(move |places| (rule.clone(), severity, places))
    };
    keys(report).into_iter().flat_map(apart).collect()
}

impl fmt::Display for InYaml {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n{}\n{}", self.verdict, self.report, self.source.trim_end())
    }
}
