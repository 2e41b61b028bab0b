//! What need not be seen, `tests/coverage-exceptions.yaml`: each with a reason,
//! and none that is no longer needed.

use serde::Deserialize;

use crate::worlds::read;

/// Something that need not be seen.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub(super) struct Exception {
    /// The specification.
    pub(super) specification: String,
    /// What need not be seen: the name of a statement, or `gap` and the id of
    /// a case.
    pub(super) statement: String,
    /// In which implementation; in all if it is left out.
    pub(super) backend: Option<String>,
    /// Why; a sentence.
    pub(super) because: String,
}

impl Exception {
    pub(super) fn covers(&self, specification: &str, statement: &str, backend: Option<&str>) -> bool {
        self.specification == specification
            && self.statement == statement
            && (self.backend.is_none() || self.backend.as_deref() == backend)
    }
}

/// Every exception.
pub(super) fn all() -> Vec<Exception> {
    let exceptions: Vec<Exception> =
        serde_yaml::from_str(&read("tests/coverage-exceptions.yaml")).expect("the exceptions can be read");
    for exception in &exceptions {
        assert!(exception.because.trim().len() > 10, "{} needs a reason", exception.statement);
    }
    exceptions
}
