//! What follows from a specification: whether it contradicts itself, and what
//! in it says nothing.
//!
//! The rules are seen as statements about which fields are set and which of
//! the values that rules look at they have. In that world every answer is
//! exact. It is a world without numbers and texts, though: limits appear in it
//! only where they leave nothing at all, and elements of a list are looked at
//! one by one. None of this says that the API behaves as the specification
//! says.
//!
//! To ask another question, write a function below `questions/` and add its
//! line to `QUESTIONS`.

pub(crate) mod abstraction;
pub(crate) mod context;
pub(crate) mod describe;
pub(crate) mod engine;
mod finding;
pub(crate) mod limits;
mod questions;
mod report;
#[cfg(test)]
pub(crate) mod tests;
pub(crate) mod texts;
pub(crate) mod values;
pub(crate) mod witness;
pub(crate) mod world;

pub use finding::{Because, Code, Finding, Level};
use tweetspec_spec::ir::Spec;

/// What was found in one specification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Analysis {
    /// The findings, in the order of the questions.
    pub findings: Vec<Finding>,
}

impl Analysis {
    /// Whether something can be generated from the specification.
    pub fn is_consistent(&self) -> bool {
        !self.findings.iter().any(|finding| finding.level == Level::Error)
    }

    /// Whether there is nothing to do.
    pub fn is_clean(&self) -> bool {
        self.findings.iter().all(|finding| finding.level == Level::Note)
    }
}

/// Asks every question about a specification.
pub fn analyse(spec: &Spec) -> Analysis {
    let mut context = context::Context::new(spec);
    for question in questions::QUESTIONS {
        question(&mut context);
    }
    Analysis { findings: context.findings }
}
