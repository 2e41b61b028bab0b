//! What the reference is made of.
//!
//! Texts are sentences in which back-ticks enclose code. Lists keep the order
//! of the specification. What is empty is left out of the written form.

mod field;
mod rule;
mod server;
mod source;

use serde::{Deserialize, Serialize};

pub use field::{Field, Misnomer, Value, ValueMisnomer};
pub use rule::{Example, Finding, Fix, FixKind, Limits, Rule};
pub use server::{Answer, Auth, Price, Problem, RateLimit, Response};
pub use source::{Citation, Confidence, Conflict, Note, Profile, Source, Statement};

/// The reference of every specification.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// One operation a specification.
    pub operations: Vec<Operation>,
    /// Rules that belong to no operation.
    #[serde(default)]
    pub rules: Vec<Rule>,
}

/// An operation and everything that is said about it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Operation {
    /// The id of the specification.
    pub id: String,
    /// The name of the body in Rust.
    pub name: String,
    /// That name in snake_case, which names the page.
    pub module: String,
    /// One line.
    pub title: String,
    /// A paragraph.
    pub doc: String,
    /// What one document is called.
    pub noun: String,
    /// The method of HTTP.
    pub method: String,
    /// The path of the request.
    pub path: String,
    /// Whether the request has a body.
    pub has_body: bool,
    /// Where facts come from.
    pub sources: Vec<Source>,
    /// Kinds of accounts, the default first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub profiles: Vec<Profile>,
    /// The parts of the path that vary.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parameters: Vec<Field>,
    /// The members of the body, parents before children.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<Field>,
    /// The rules: those of the specification, then those of every one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<Rule>,
    /// What comes back when all is well.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub responses: Vec<Response>,
    /// What bodies of errors look like.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<Problem>,
    /// What the server says to requests that it refuses.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<Answer>,
    /// How a request proves whose it is.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub auth: Vec<Auth>,
    /// How many requests there may be.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rate_limits: Vec<RateLimit>,
    /// What a request costs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub prices: Vec<Price>,
    /// What else there is to know.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    /// Where sources disagree, and what was decided.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub conflicts: Vec<Conflict>,
}

impl Operation {
    /// The source of this key.
    pub fn source(&self, key: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.key == key)
    }

    /// The field or parameter at this path.
    pub fn field(&self, path: &str) -> Option<&Field> {
        self.fields.iter().chain(&self.parameters).find(|field| field.path == path)
    }

    /// The rule of this id.
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == id)
    }
}
