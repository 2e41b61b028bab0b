//! How bad a text is, to tell whether fixes went well.
//!
//! A list of findings may end early. What comes after the last finding of such
//! a list is unknown, so two texts are compared as far as the first one's list
//! goes: a fix must not look bad because the list has room for another finding
//! now, nor good because of what is not listed.

use super::Policy;
use crate::builtin::{self, Stage};
use crate::finding::{Finding, Severity};
use crate::report::Report;
use crate::span::Span;

/// How bad a text is. No fix may raise any of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Badness {
    /// Findings that keep a reader from reading it.
    syntax: usize,
    /// Findings of severity error.
    errors: usize,
    /// Findings.
    findings: usize,
}

/// How many bytes at the end of a text its findings say nothing of; `None` if
/// the list did not end early. The fixes that a policy wants change nothing
/// there, so it is the same place in another text.
pub(super) type Rest = Option<Unlisted>;

/// What no finding of a list is about.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unlisted {
    /// Its bytes.
    pub(super) len: usize,
    /// Whether the list goes as far as what lacks right before it.
    with_lack: bool,
}

/// The rest of a text.
pub(super) fn rest(text: &[u8], report: &Report, policy: &Policy) -> Rest {
    report.findings.iter().any(ends_list).then(|| {
        let end = |finding: &Finding| {
            let edits = policy.fix(finding).into_iter().flat_map(|fix| &fix.edits);
            let ends = edits.map(|edit| edit.span.end);
            ends.fold(finding.span.end, usize::max)
        };
        let listed = || report.findings.iter().filter(|finding| !ends_list(finding));
        let end = listed().map(end).max().unwrap_or(0);
        let with_lack = listed().any(|finding| finding.span == Span::new(end, end));
        Unlisted { len: text.len().saturating_sub(end), with_lack }
    })
}

/// Whether a list goes at least as far as another one, of which this is the
/// rest.
pub(super) fn reaches(own: Rest, other: Rest) -> bool {
    own.is_none_or(|own| other.is_some_and(|other| own.len <= other.len))
}

/// The findings of a text before a rest.
pub(super) fn before<'r>(text: &[u8], report: &'r Report, rest: Rest) -> Vec<&'r Finding> {
    let Unlisted { len, with_lack } = rest.unwrap_or(Unlisted { len: 0, with_lack: true });
    let end = text.len().saturating_sub(len);
    let is_before =
        |finding: &&Finding| finding.span.start < end || with_lack && finding.span == Span::new(end, end);
    report.findings.iter().filter(|finding| !ends_list(finding)).filter(is_before).collect()
}

fn ends_list(finding: &Finding) -> bool {
    finding.rule == builtin::TOO_MANY_FINDINGS
}

impl Badness {
    pub(super) fn of(findings: &[&Finding]) -> Self {
        let is_syntax = |finding: &&&Finding| {
            builtin::find(&finding.rule).is_some_and(|rule| rule.stage == Stage::Syntax)
        };
        let is_error = |finding: &&&Finding| finding.severity == Severity::Error;
        Self {
            syntax: findings.iter().filter(is_syntax).count(),
            errors: findings.iter().filter(is_error).count(),
            findings: findings.len(),
        }
    }

    /// Whether so many fixes went well. What one fix alone uncovers is no
    /// worse than what it mended, but several could hide that one of them
    /// does harm, so each has to count.
    pub(super) fn is_fine_after(self, fixes: usize, before: Self) -> bool {
        let mended = if fixes > 1 { fixes } else { 0 };
        self.syntax <= before.syntax
            && self.errors <= before.errors
            && self.findings + mended <= before.findings
    }
}
