//! Where facts come from, and what sources disagree on.

use serde::{Deserialize, Serialize};

/// A place that facts come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The name by which citations refer to it.
    pub key: String,
    /// What it is.
    pub title: String,
    /// How sure it makes a fact.
    pub confidence: Confidence,
    /// Where it is on the web.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The date on which it was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retrieved: Option<String>,
    /// Version or commit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
}

/// How sure a source makes a fact, the least sure first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// It follows from other facts.
    Inferred,
    /// Prose documentation says so.
    Documented,
    /// A machine-readable description says so.
    Openapi,
    /// A real answer of the server showed it.
    Observed,
}

impl Confidence {
    /// In words for people.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Inferred => "inferred",
            Self::Documented => "documented",
            Self::Openapi => "OpenAPI",
            Self::Observed => "seen live",
        }
    }
}

/// A source and the place in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    /// [`Source::key`].
    pub source: String,
    /// A table row, a section, or a JSON Pointer.
    pub locator: String,
}

/// A kind of account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// Its name.
    pub name: String,
    /// What it means.
    pub doc: String,
    /// Where it comes from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Citation>,
}

/// Something to know that no rule can check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Stable id.
    pub id: String,
    /// A heading.
    pub title: String,
    /// What there is to know.
    pub doc: String,
    /// The fields that it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<String>,
    /// Where it comes from.
    pub sources: Vec<Citation>,
}

/// Sources disagree, and something was decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    /// Stable id.
    pub id: String,
    /// What it is about.
    pub topic: String,
    /// The fields that it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<String>,
    /// The rules that it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<String>,
    /// The rate limits that it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rate_limits: Vec<String>,
    /// What each side says.
    pub says: Vec<Statement>,
    /// What was decided.
    pub decision: String,
    /// Why.
    pub because: String,
    /// What changes the decision for a user for whom it is wrong, in words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ways_out: Vec<String>,
}

/// One side of a [`Conflict`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// What it says.
    pub says: String,
    /// Who says it.
    pub sources: Vec<Citation>,
}
