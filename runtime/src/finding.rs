//! What is wrong, where, why, and how to mend it: the one diagnostic type.
//!
//! No rule knows how a finding will be shown; report formats live in the
//! linter, one file each.

use serde::{Serialize, Serializer};

use crate::span::Span;
use crate::table::Text;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; never fails a run.
    Info,
    /// Probably not what was meant, but the API may accept it.
    Warning,
    /// The API refuses the request, or the value cannot mean what it should.
    Error,
}

impl Severity {
    /// The lower-case name, as reports print it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl Serialize for Severity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// One problem in one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The stable kebab-case id of the rule, for example `wrong-type`.
    pub rule: Text,
    /// How much it matters.
    pub severity: Severity,
    /// JSON Pointer (RFC 6901) of the value the finding is about; empty for
    /// the whole document and for syntax findings outside any value.
    pub pointer: String,
    /// The bytes to underline.
    pub span: Span,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// A few words to print beside the underlined bytes.
    pub label: Option<String>,
    /// Why it is wrong or where the rule comes from; each a sentence.
    pub notes: Vec<String>,
    /// What to do about it.
    pub help: Option<String>,
    /// Edits that do what `help` says.
    pub fix: Option<Fix>,
    /// Ways out of which the author has to choose one, by the name of the
    /// choice; empty for most findings.
    pub choices: Vec<Choice>,
    /// Other places that take part, in source order.
    pub related: Vec<Related>,
}

impl Finding {
    /// A finding of severity error that says what is wrong and where, and no
    /// more than that.
    pub fn error(rule: impl Into<Text>, span: Span, message: impl Into<String>) -> Self {
        Self {
            rule: rule.into(),
            severity: Severity::Error,
            pointer: String::new(),
            span,
            message: message.into(),
            label: None,
            notes: Vec::new(),
            help: None,
            fix: None,
            choices: Vec::new(),
            related: Vec::new(),
        }
    }
}

/// Another place that takes part in a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// JSON Pointer of the other value.
    pub pointer: String,
    /// The bytes to underline.
    pub span: Span,
    /// A few words to print beside them.
    pub message: String,
}

/// Whether a fix may be applied without a person looking at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Safety {
    /// The meaning is kept.
    Safe,
    /// Something could be lost, or a choice is made for the author.
    Unsafe,
}

impl Serialize for Safety {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(match self {
            Self::Safe => "safe",
            Self::Unsafe => "unsafe",
        })
    }
}

/// Edits that remove a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What the edits do, in the imperative: "put it in quotes".
    pub title: String,
    /// Whether it may be applied unseen.
    pub safety: Safety,
    /// Non-overlapping edits in source order; every other byte survives.
    pub edits: Vec<Edit>,
}

/// One of several ways out of a finding, each of which loses something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What to call it, for example the member that is kept.
    pub name: String,
    /// Edits that carry it out.
    pub fix: Fix,
}

/// Replaces the bytes of `span` by `text`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The bytes to replace; empty for an insertion.
    pub span: Span,
    /// What to put there; empty for a deletion.
    pub text: String,
}
