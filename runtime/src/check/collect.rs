//! The findings of a document, as the walk meets them: how many are listed, and
//! which of several about one text.

use super::said;
use super::walk::Walk;
use crate::builtin;
use crate::finding::{Finding, Severity};
use crate::tape::NodeId;

/// Findings of one document that are listed; nobody reads more at once, and
/// memory must not grow with what a hostile document gets wrong.
const MAX_FINDINGS: usize = 1000;

/// Texts over a limit that are looked through for one that is known.
const MAX_OVER: usize = 64;

impl<const COLLECT: bool> Walk<'_, COLLECT> {
    /// Says that an error was found: builds the finding if findings are asked
    /// for. Always false, the verdict.
    pub(super) fn fail(&mut self, build: impl FnOnce(&mut Self) -> Finding) -> bool {
        self.report(Severity::Error, build);
        false
    }

    /// Builds a finding of this severity if findings are asked for, and if
    /// there are not too many already: a hostile document has millions.
    pub(super) fn report(&mut self, severity: Severity, build: impl FnOnce(&mut Self) -> Finding) {
        if !COLLECT {
            return;
        }
        if self.is_full() {
            return self.spare(1, severity);
        }
        let mut finding = build(self);
        said::by_advice(self, &mut finding);
        self.findings.push(finding);
    }

    /// Whether the list has no room for another finding.
    pub(super) const fn is_full(&self) -> bool {
        self.findings.len() >= MAX_FINDINGS
    }

    /// Counts findings that are not listed.
    pub(super) fn spare(&mut self, more: usize, severity: Severity) {
        let (count, worst) = self.spared.unwrap_or((0, severity));
        self.spared = Some((count + more, worst.max(severity)));
    }

    /// Ends a list of findings that has become too long with one that says so,
    /// by a rule of its own: who ignores the others still hears of it.
    pub(super) fn close(&mut self) {
        let last = self.findings.iter().max_by_key(|finding| finding.span);
        let (Some((count, severity)), Some(last)) = (self.spared, last) else { return };
        let noun = &self.table.noun;
        let message =
            format!("this {noun} has {count} more findings, which are not listed: mend these first");
        let pointer = last.pointer.clone();
        let closing = Finding::error(builtin::TOO_MANY_FINDINGS, last.span, message);
        self.findings.push(Finding { severity, pointer, ..closing });
    }

    /// Says that a text is too long. Of several limits that it is over, the
    /// finding is about the one that matters most.
    pub(super) fn report_over(&mut self, value: NodeId, finding: Finding) {
        // The limits of one value are tried one after the other, but for those
        // with a condition, which wait for the end of the scope.
        let known = self.over.iter().rev().take(MAX_OVER).find(|(text, _)| *text == value);
        if let Some(&(_, index)) = known {
            // The finding is not there where too many are before it.
            if let Some(known) = self.findings.get_mut(index)
                && known.severity < finding.severity
            {
                *known = finding;
            }
        } else {
            self.over.push((value, self.findings.len()));
            self.report(finding.severity, |_| finding);
        }
    }
}
