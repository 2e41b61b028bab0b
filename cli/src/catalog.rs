//! Every rule that can speak in a report: those of the specification, those
//! that every specification has, and those of the linter itself.

use tweetspec_reference::LINTER_RULES;
use tweetspec_runtime::builtin::{self, Stage};
use tweetspec_runtime::table::Text;
use tweetspec_runtime::{Severity, Table};

/// What a configuration ignores without need.
pub(crate) const UNUSED_IGNORE: &str = "unused-ignore";

/// What a baseline lists and nobody finds.
pub(crate) const STALE_BASELINE: &str = "stale-baseline";

/// A rule, wherever it comes from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry<'t> {
    /// Its stable id.
    pub(crate) id: &'t str,
    /// How much it matters unless somebody says otherwise.
    pub(crate) severity: Severity,
    /// What it says. The message of a rule is a template; a note says the same
    /// without holes.
    pub(crate) summary: &'t str,
    /// Why, a sentence each.
    pub(crate) notes: &'t [Text],
    /// What to do, with holes that a finding fills.
    pub(crate) help: &'t str,
    /// Whether what breaks it keeps other rules from speaking, so that a document
    /// would look right.
    pub(crate) hides_others: bool,
}

/// Every rule, in the order in which lists show them.
pub(crate) fn rules(table: &Table) -> impl Iterator<Item = Entry<'_>> {
    let specified = table.rules.iter().map(|rule| Entry {
        id: &rule.id,
        severity: rule.severity,
        summary: rule.notes.first().unwrap_or(&rule.message),
        notes: &rule.notes,
        help: &rule.help,
        hides_others: false,
    });
    let simple = |id, severity, summary, hides_others| Entry {
        id,
        severity,
        summary,
        notes: &[],
        help: "",
        hides_others,
    };
    let builtin = builtin::RULES.iter().map(move |rule| {
        let hides_others = rule.stage != Stage::Shape;
        simple(rule.id, rule.severity, rule.summary, hides_others)
    });
    // They are about files that steer the linter, never about a payload.
    let own = LINTER_RULES.iter().map(move |rule| {
        let severities = [Severity::Error, Severity::Warning, Severity::Info];
        let severity = severities.into_iter().find(|severity| severity.as_str() == rule.severity);
        simple(
            rule.id,
            severity.expect("the rules of the linter have one of three severities"),
            rule.what,
            false,
        )
    });
    specified.chain(builtin).chain(own)
}
