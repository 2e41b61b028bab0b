//! Which rules are reported, and how much each matters.

use std::collections::HashMap;

use tweetspec_runtime::{Checker, Severity, Table};

use crate::args::{FailOn, Level};
use crate::catalog::{self, Entry};
use crate::config::{ALL, Setting};

/// What a part of a configuration, or the command line, says about rules.
/// Every name in it is known.
#[derive(Clone, Debug, Default)]
pub(crate) struct Layer {
    /// The only rules to report.
    pub(crate) select: Option<Vec<String>>,
    /// Rules not to report.
    pub(crate) off: Vec<String>,
    /// How much a rule matters; a later word counts more.
    pub(crate) severity: Vec<(String, Setting)>,
    /// What kind of account to check for.
    pub(crate) profiles: Option<Vec<String>>,
    /// The least severity that fails the run.
    pub(crate) fail_on: Option<FailOn>,
    /// The least severity that is shown.
    pub(crate) level: Option<Level>,
}

/// What comes of all layers.
#[derive(Debug)]
pub(crate) struct RuleChoices {
    /// The engine, asked for everything that can be reported.
    pub(super) checker: Checker<'static>,
    /// Rules that matter more or less than usual; nothing for those that are
    /// not reported.
    changed: HashMap<String, Option<Severity>>,
    /// The least severity that is reported.
    pub(super) least: Severity,
    /// The least severity that fails the run, if any does.
    fail_on: Option<Severity>,
}

impl RuleChoices {
    /// Lays the layers over each other; each counts more than those before it.
    pub(crate) fn of(table: &'static Table, layers: &[&Layer]) -> Self {
        let last = |of: fn(&Layer) -> Option<Severity>| layers.iter().rev().find_map(|layer| of(layer));
        let level = last(|layer| layer.level.map(Level::severity)).unwrap_or(Severity::Warning);
        let fail_on = layers.iter().rev().find_map(|layer| layer.fail_on).unwrap_or_default().severity();
        // A run that fails and does not say why helps nobody.
        let least = fail_on.map_or(level, |fail_on| fail_on.min(level));

        let mut changed = HashMap::new();
        // The engine leaves out what hardly matters, unless it matters here.
        let mut asked = least;
        for rule in catalog::rules(table) {
            let severity = severity(&rule, layers);
            if severity != Some(rule.severity) {
                changed.insert(rule.id.to_owned(), severity);
            }
            if severity.is_some_and(|severity| severity >= least) {
                asked = asked.min(rule.severity);
            }
        }
        let mut checker = Checker::new(table).least(asked);
        if let Some(profiles) = layers.iter().rev().find_map(|layer| layer.profiles.as_ref()) {
            checker = checker.profiles(profiles).expect("every name in a layer is known");
        }
        Self { checker, changed, least, fail_on }
    }

    /// How much a finding of a rule matters that usually is this severe; none
    /// when it is not reported.
    pub(super) fn severity(&self, rule: &str, usual: Severity) -> Option<Severity> {
        self.changed.get(rule).copied().unwrap_or(Some(usual))
    }

    /// How much a finding of one of the linter's own rules matters; none when it
    /// is not reported.
    pub(crate) fn own(&self, rule: &str) -> Option<Severity> {
        self.severity(rule, Severity::Warning).filter(|severity| *severity >= self.least)
    }

    /// Whether a finding of this severity fails the run.
    pub(crate) fn fails(&self, severity: Severity) -> bool {
        self.fail_on.is_some_and(|least| severity >= least)
    }

    /// Whether a rule can speak at all.
    pub(crate) fn reports(&self, id: &str) -> bool {
        let table = self.checker.table();
        let Some(rule) = catalog::rules(table).find(|rule| rule.id == id) else { return false };
        let own = table.rules.iter().find(|own| own.id == id);
        self.severity(id, rule.severity).is_some_and(|severity| severity >= self.least)
            && own.is_none_or(|own| self.checker.checks(own))
    }
}

/// How much a rule matters by these layers.
fn severity(rule: &Entry<'_>, layers: &[&Layer]) -> Option<Severity> {
    let mut severity = Some(rule.severity);
    for layer in layers {
        if let Some(select) = &layer.select {
            if names(select, rule.id) {
                // Who names a rule wants it, whatever was said before.
                severity = severity.or(Some(rule.severity));
            } else if !rule.hides_others {
                severity = None;
            }
        }
        if names(&layer.off, rule.id) {
            severity = None;
        }
        for (name, setting) in &layer.severity {
            // `all` means those that are reported anyway.
            if name == rule.id || (name == ALL && severity.is_some()) {
                severity = setting.severity();
            }
        }
    }
    severity
}

fn names(rules: &[String], id: &str) -> bool {
    rules.iter().any(|name| name == id || name == ALL)
}

#[cfg(test)]
mod tests {
    use tweetspec::CreateTweet;
    use tweetspec_runtime::Severity::{Error, Info, Warning};

    use super::{Layer, RuleChoices, Setting};

    fn strings(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn a_later_layer_counts_more() {
        let config = Layer { off: strings(&["wrong-type", "blank-text"]), ..Layer::default() };
        let flags = Layer { severity: vec![("wrong-type".to_owned(), Setting::Warning)], ..Layer::default() };
        let rules = RuleChoices::of(CreateTweet::TABLE, &[&config, &flags]);
        assert_eq!(rules.severity("wrong-type", Error), Some(Warning));
        assert_eq!(rules.severity("blank-text", Error), None);
        assert_eq!(rules.severity("unknown-field", Error), Some(Error));
    }

    #[test]
    fn what_is_selected_is_all_there_is_but_for_what_hides_others() {
        let layer = Layer { select: Some(strings(&["wrong-type"])), ..Layer::default() };
        let rules = RuleChoices::of(CreateTweet::TABLE, &[&layer]);
        assert_eq!(rules.severity("wrong-type", Error), Some(Error));
        assert_eq!(rules.severity("unknown-field", Error), None);
        assert_eq!(rules.severity("trailing-comma", Error), Some(Error));
        assert_eq!(rules.severity("too-many-findings", Error), Some(Error));
    }

    #[test]
    fn the_engine_is_asked_for_what_was_made_to_matter() {
        let layer =
            Layer { severity: vec![("quote-needs-plan".to_owned(), Setting::Error)], ..Layer::default() };
        let report = |layer: &Layer| {
            let rules = RuleChoices::of(CreateTweet::TABLE, &[layer]);
            let body = br#"{"text": "a", "quote_tweet_id": "1"}"#;
            let report = rules.checker.check(body, &mut tweetspec_runtime::Scratch::default());
            report.findings.len()
        };
        assert_eq!(report(&layer), 1);
        assert_eq!(report(&Layer::default()), 0);
        assert!(!RuleChoices::of(CreateTweet::TABLE, &[&Layer::default()]).reports("quote-needs-plan"));
        assert!(RuleChoices::of(CreateTweet::TABLE, &[&layer]).reports("quote-needs-plan"));
        assert_eq!(Setting::Info.severity(), Some(Info));
    }
}
