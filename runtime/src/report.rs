//! Every finding of one document, as an error value.

use std::fmt;

use crate::finding::{Finding, Severity};

/// Every finding of one document, in source order.
///
/// A report without an error of [`Severity::Error`] may still hold warnings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The findings, in source order.
    pub findings: Vec<Finding>,
}

impl Report {
    /// Whether the API would accept the document, as far as the specification
    /// knows: no finding is an error.
    pub fn is_valid(&self) -> bool {
        !self.findings.iter().any(|finding| finding.severity == Severity::Error)
    }

    /// Whether there is nothing to say at all.
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, finding) in self.findings.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            let Finding { rule, severity, pointer, message, .. } = finding;
            write!(f, "{}[{rule}] {message}", severity.as_str())?;
            if !pointer.is_empty() {
                write!(f, " (at {pointer})")?;
            }
        }
        Ok(())
    }
}

impl std::error::Error for Report {}
