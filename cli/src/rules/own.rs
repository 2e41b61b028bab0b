//! The rules of a specification that was loaded.
//!
//! What the generator works out about rules, for those that ship, nobody has
//! worked out for these; but a table says much, and rules that every
//! specification has are as they are everywhere.

use std::collections::BTreeMap;

use serde::Serialize;
use tweetspec_reference::FixKind;
use tweetspec_runtime::table::{Profiles, Rule, Text};
use tweetspec_runtime::{Severity, Table, builtin, choices};

use crate::catalog::{self, Entry};
use crate::escape::visible;
use crate::reference;

/// What the columns of the table are called.
pub(super) const HEAD: [&str; 5] = ["RULE", "SEVERITY", "FIX", "FOR", "SAYS"];

/// A rule as the list shows it.
#[derive(Debug, Serialize)]
pub(super) struct OwnRow<'t> {
    id: &'t str,
    severity: Severity,
    /// Kinds of fixes that its findings may come with.
    fixable: Vec<FixKind>,
    /// What can be chosen where a fix leaves a choice.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    choices: Vec<String>,
    /// Whether every specification has it.
    builtin: bool,
    /// Profiles of which one is needed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    only_for: Vec<&'t str>,
    /// Profiles of which there may be none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    not_for: Vec<&'t str>,
    summary: &'t str,
    /// Why, and who says so.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    notes: &'t [Text],
    /// What to do, with holes that a finding fills.
    #[serde(skip_serializing_if = "str::is_empty")]
    help: &'t str,
}

/// Every rule that can speak.
pub(super) fn rows(table: &Table) -> Vec<OwnRow<'_>> {
    let choices = choices(table);
    let builtin = fixes_of_builtin();
    catalog::rules(table).map(|entry| OwnRow::new(entry, table, &choices, &builtin)).collect()
}

/// What kinds of fixes there are for rules that every specification has.
fn fixes_of_builtin() -> BTreeMap<String, Vec<FixKind>> {
    let rules = reference::load().operations.into_iter().flat_map(|operation| operation.rules);
    let mut fixes: BTreeMap<String, Vec<FixKind>> = BTreeMap::new();
    for rule in rules.filter(|rule| rule.builtin) {
        let known = fixes.entry(rule.id).or_default();
        known.extend(rule.fixable);
        known.sort_unstable();
        known.dedup();
    }
    fixes
}

impl<'t> OwnRow<'t> {
    fn new(
        entry: Entry<'t>,
        table: &'t Table,
        choices: &BTreeMap<Text, Vec<String>>,
        builtin: &BTreeMap<String, Vec<FixKind>>,
    ) -> Self {
        let Entry { id, severity, summary, notes, help, .. } = entry;
        let own = table.rules.iter().find(|rule| rule.id == id);
        let choices = choices.get(id).cloned().unwrap_or_default();
        let fixable = match own {
            Some(rule) => fixes(rule, !choices.is_empty()),
            None => builtin.get(id).cloned().unwrap_or_default(),
        };
        let names = |profiles: Profiles| -> Vec<&'t str> {
            let bits = (0..).zip(table.profiles.iter());
            bits.filter(|(bit, _)| profiles.0 >> bit & 1 == 1).map(|(_, name)| &**name).collect()
        };
        let only_for = own.filter(|rule| rule.profiles != Profiles::ALL);
        Self {
            id,
            severity,
            fixable,
            choices,
            builtin: builtin::RULES.iter().any(|rule| rule.id == id),
            only_for: only_for.map(|rule| names(rule.profiles)).unwrap_or_default(),
            not_for: own.map(|rule| names(rule.except)).unwrap_or_default(),
            summary,
            notes,
            help,
        }
    }

    /// The row of the table.
    pub(super) fn cells(&self) -> [String; 5] {
        // The rest of a summary is for those who ask for more than a table.
        let sentence = self.summary.split_once(". ").map_or(self.summary, |(sentence, _)| sentence);
        let sentence = visible(sentence.trim_end_matches('.')).into_owned();
        let only = self.only_for.iter().map(|name| (*name).to_owned());
        let never = self.not_for.iter().map(|name| format!("not {name}"));
        let profiles: Vec<String> = only.chain(never).collect();
        let kinds: Vec<&str> = self.fixable.iter().map(|kind| kind.as_str()).collect();
        let dash = |cells: String| if cells.is_empty() { "-".to_owned() } else { cells };
        [
            self.id.to_owned(),
            self.severity.as_str().to_owned(),
            dash(kinds.join(",")),
            dash(profiles.join(",")),
            sentence,
        ]
    }
}

/// What kinds of fixes a rule of the table may come with.
fn fixes(rule: &Rule, has_choices: bool) -> Vec<FixKind> {
    let writes = (!rule.insert.is_empty()).then_some(FixKind::Unsafe);
    writes.into_iter().chain(has_choices.then_some(FixKind::Choice)).collect()
}
