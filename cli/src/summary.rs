//! What a run amounts to.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::AddAssign;

use tweetspec_runtime::table::Text;
use tweetspec_runtime::{Finding, Safety, Severity};

use crate::report::wrapped;

/// Counts over one or many inputs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub(crate) struct Summary {
    /// Documents that were checked.
    pub(crate) documents: usize,
    /// Files that were read, standard input included.
    pub(crate) files: usize,
    /// Findings that the API would refuse.
    pub(crate) errors: usize,
    /// Findings that are probably not what was meant.
    pub(crate) warnings: usize,
    /// Findings that are worth knowing.
    pub(crate) infos: usize,
    /// Inputs that could not be read.
    pub(crate) unreadable: usize,
    /// Findings with a fix that loses nothing.
    pub(crate) fixable: usize,
    /// Findings with a fix that somebody has to look at.
    pub(crate) fixable_unsafely: usize,
    /// Findings that offer a choice instead.
    pub(crate) choices: usize,
    /// Findings that were there before, which nobody is shown.
    pub(crate) baselined: usize,
    /// Findings that fail the run.
    #[serde(skip)]
    pub(crate) failing: usize,
}

impl Summary {
    /// Counts a finding, and whether it fails the run.
    pub(crate) fn add(&mut self, finding: &Finding, fails: bool) {
        self.failing += usize::from(fails);
        match finding.severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Info => self.infos += 1,
        }
    }

    /// Counts what `fix` could do about a finding.
    pub(crate) fn add_ways(&mut self, finding: &Finding) {
        match finding.fix.as_ref().map(|fix| fix.safety) {
            Some(Safety::Safe) => self.fixable += 1,
            Some(Safety::Unsafe) => self.fixable_unsafely += 1,
            None => self.choices += usize::from(!finding.choices.is_empty()),
        }
    }

    /// All findings.
    pub(crate) fn findings(&self) -> usize {
        self.errors + self.warnings + self.infos
    }

    /// The summary as a sentence about documents that are called `noun`.
    pub(crate) fn sentence<'a>(&'a self, noun: &'a str) -> impl fmt::Display + 'a {
        Sentence { summary: self, noun }
    }
}

impl AddAssign for Summary {
    fn add_assign(&mut self, other: Self) {
        self.documents += other.documents;
        self.files += other.files;
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.infos += other.infos;
        self.unreadable += other.unreadable;
        self.fixable += other.fixable;
        self.fixable_unsafely += other.fixable_unsafely;
        self.choices += other.choices;
        self.baselined += other.baselined;
        self.failing += other.failing;
    }
}

/// Everything that is counted in a run.
#[derive(Debug, Default)]
pub(crate) struct Totals {
    /// Over all rules.
    pub(crate) summary: Summary,
    /// By rule.
    pub(crate) rules: Rules,
    /// What could not be read, as sentences.
    pub(crate) complaints: Vec<String>,
}

/// Findings by rule.
pub(crate) type Rules = BTreeMap<Text, RuleCount>;

/// How often a rule spoke.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RuleCount {
    /// The worst severity it spoke with.
    pub(crate) severity: Severity,
    /// Findings.
    pub(crate) findings: usize,
    /// Files with a finding.
    pub(crate) files: usize,
}

impl Totals {
    /// Adds the findings of a part of a file; `seen` are the rules that spoke
    /// in its other parts.
    pub(crate) fn add_rules(&mut self, rules: Rules, seen: &mut BTreeSet<Text>) {
        for (rule, count) in rules {
            let is_new = !seen.contains(&rule);
            if is_new {
                seen.insert(rule.clone());
            }
            let total = self.rules.entry(rule).or_insert(RuleCount { files: 0, findings: 0, ..count });
            total.severity = total.severity.max(count.severity);
            total.findings += count.findings;
            total.files += usize::from(is_new);
        }
    }

    /// A line for each rule, the most frequent first; nothing without findings.
    pub(crate) fn table(&self) -> impl fmt::Display + '_ {
        RuleTable(self)
    }

    /// The rules that spoke, the most frequent first.
    pub(crate) fn by_frequency(&self) -> Vec<(&Text, &RuleCount)> {
        let mut rules: Vec<_> = self.rules.iter().collect();
        // The sort is stable, so equal counts stay in the order of names.
        rules.sort_by_key(|(_, count)| std::cmp::Reverse(count.findings));
        rules
    }
}

/// Counts a finding under its rule.
pub(crate) fn count_rule(rules: &mut Rules, finding: &Finding) {
    let first = RuleCount { severity: finding.severity, findings: 0, files: 0 };
    let count = match rules.get_mut(&finding.rule) {
        Some(count) => count,
        None => rules.entry(finding.rule.clone()).or_insert(first),
    };
    count.severity = count.severity.max(finding.severity);
    count.findings += 1;
}

struct RuleTable<'a>(&'a Totals);

impl fmt::Display for RuleTable<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rules = self.0.by_frequency();
        let Some(widest) = rules.iter().map(|(rule, _)| rule.len()).max() else { return Ok(()) };
        let width = widest.max("rule".len());
        writeln!(f, "{:>8}  {:>6}  {:8}  rule", "findings", "files", "severity")?;
        for (rule, count) in rules {
            let RuleCount { severity, findings, files } = count;
            let line = format!("{findings:>8}  {files:>6}  {:8}  {rule:width$}", severity.as_str());
            writeln!(f, "{}", line.trim_end())?;
        }
        Ok(())
    }
}

struct Sentence<'a> {
    summary: &'a Summary,
    noun: &'a str,
}

impl fmt::Display for Sentence<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Summary { documents, files, errors, warnings, infos, unreadable, .. } = *self.summary;
        write!(f, "{} in {}: ", counted(documents, self.noun), counted(files, "file"))?;
        let mut parts = Vec::new();
        if errors > 0 {
            parts.push(counted(errors, "error"));
        }
        if warnings > 0 {
            parts.push(counted(warnings, "warning"));
        }
        if infos > 0 {
            parts.push(counted(infos, "info"));
        }
        if parts.is_empty() {
            parts.push("no problems".to_owned());
        }
        f.write_str(&parts.join(", "))?;
        if self.summary.baselined > 0 {
            write!(f, "; {} of the baseline hidden", counted(self.summary.baselined, "finding"))?;
        }
        if unreadable > 0 {
            write!(f, "; {} could not be read", counted(unreadable, "file"))?;
        }
        // What to do next, each with its command.
        let Summary { fixable, fixable_unsafely, choices, .. } = *self.summary;
        let ways = [
            (fixable, "fixable with `tweetlint fix`"),
            (fixable_unsafely, "fixable with `tweetlint fix --unsafe-fixes`"),
            (choices, if choices == 1 { "needs a choice" } else { "need a choice" }),
        ];
        let ways = ways.iter().filter(|(count, _)| *count > 0);
        let ways: Vec<String> = ways.map(|(count, way)| format!("{count} {way}")).collect();
        if !ways.is_empty() {
            write!(f, "; {}", ways.join(", "))?;
        }
        Ok(())
    }
}

/// A sentence in lines of at most so many columns: one for each part where it is
/// too long for one.
pub(crate) fn folded(sentence: &str, width: usize) -> String {
    if sentence.len() <= width {
        return sentence.to_owned();
    }
    let parts: Vec<String> = sentence.split("; ").map(|part| wrapped(part, width - 2, usize::MAX)).collect();
    parts.join(";\n").replace('\n', "\n  ")
}

/// `1 file`, `2 files`.
fn counted(count: usize, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{ending}")
}

#[cfg(test)]
mod tests {
    use super::{Summary, folded};

    #[track_caller]
    fn check(summary: Summary, expected: &str) {
        assert_eq!(summary.sentence("post").to_string(), expected);
    }

    #[test]
    fn zero_and_one_and_many_read_well() {
        let clean = Summary { documents: 1, files: 1, ..Summary::default() };
        check(clean, "1 post in 1 file: no problems");
        let mixed = Summary { documents: 100_000, files: 2, errors: 3, warnings: 1, ..Summary::default() };
        check(mixed, "100000 posts in 2 files: 3 errors, 1 warning");
        let partly = Summary { documents: 4, files: 2, unreadable: 1, ..Summary::default() };
        check(partly, "4 posts in 2 files: no problems; 1 file could not be read");
    }

    #[test]
    fn a_narrow_terminal_gets_a_line_for_each_part() {
        let sentence = "3 posts in 1 file: 15 errors; 12 fixable with `tweetlint fix`, 2 need a choice";
        assert_eq!(folded(sentence, 80), sentence);
        assert_eq!(
            folded(sentence, 60),
            "3 posts in 1 file: 15 errors;\n  12 fixable with `tweetlint fix`, 2 need a choice"
        );
        assert_eq!(
            folded(sentence, 40),
            "3 posts in 1 file: 15 errors;\n  12 fixable with `tweetlint fix`, 2\n  need a choice"
        );
    }

    #[test]
    fn what_to_do_next_is_said() {
        let counts = Summary { documents: 3, files: 1, errors: 15, ..Summary::default() };
        let some = Summary { fixable: 12, choices: 2, ..counts };
        check(some, "3 posts in 1 file: 15 errors; 12 fixable with `tweetlint fix`, 2 need a choice");
        let other = Summary { fixable_unsafely: 1, choices: 1, ..counts };
        check(
            other,
            "3 posts in 1 file: 15 errors; 1 fixable with `tweetlint fix --unsafe-fixes`, 1 needs a choice",
        );
    }
}
