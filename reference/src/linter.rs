//! Rules about the files that steer a linter, and not about documents.

use crate::model::Rule;

/// A rule of the linter itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LinterRule {
    /// Stable kebab-case id.
    pub id: &'static str,
    /// `error`, `warning` or `info`.
    pub severity: &'static str,
    /// What it demands, a sentence.
    pub what: &'static str,
    /// Why.
    pub why: &'static str,
}

/// Every such rule.
pub const LINTER_RULES: &[LinterRule] = &[
    LinterRule {
        id: "unused-ignore",
        severity: "warning",
        what: "What is ignored is there to be ignored.",
        why: "An exception outlives what it was made for: the finding was mended, or the place or the id is \
              misspelt. Left there, it would hide the next finding of that kind. It says so where the \
              configuration stands, and goes away with the exception.",
    },
    LinterRule {
        id: "stale-baseline",
        severity: "warning",
        what: "What a baseline lists is still there.",
        why: "A baseline sets aside what was wrong before. What has been mended since would be set aside \
              again when it comes back, so it is taken out by writing the baseline anew.",
    },
];

impl LinterRule {
    /// The entry of the reference.
    pub fn entry(&self) -> Rule {
        Rule {
            id: self.id.to_owned(),
            severity: self.severity.to_owned(),
            what: self.what.to_owned(),
            why: self.why.to_owned(),
            no_example: Some("it is about the configuration of the linter, not about a document".to_owned()),
            ..Rule::default()
        }
    }
}
