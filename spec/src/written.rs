//! A specification as its author wrote it.
//!
//! The types say which keys there are and nothing more: paths, ranges and
//! names are still text here, and nothing refers to anything. The JSON Schema
//! of the language is derived from them, and the loader compares a document
//! with that schema, so a key is listed once, below. Doc comments of keys are
//! what an editor shows.

mod about;
mod entries;
mod field;
mod rule;
mod schema;

use schemars::JsonSchema;
use serde::Deserialize;

pub use about::{
    Accepted, Answer, Auth, Body, Conflict, Counts, LimitStatus, Note, Per, Price, Problem, RateLimit,
    Response, Statement, WayOut,
};
pub use entries::{Entries, OneOrMany};
pub use field::{Field, Instead, NamedType, ScalarKind, Value, ValueAlias};
pub(crate) use field::{KEYS, Kind, Limits};
pub use rule::{Examples, Limit, Literal, Member, Refuse, Rule, Scalar, Severity, ValueTest};
pub use schema::json_schema;

/// Sources and the places in them: `{ handbook: "row note" }`, or a list of
/// such mappings.
pub type Citations = OneOrMany<Entries<String>>;

/// A specification of the body of one operation.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Spec {
    /// The version of the specification language.
    pub spec: Language,
    /// A dotted id, for example `example.create-order`.
    pub id: String,
    /// The name of the root type in PascalCase, for example `CreateOrder`.
    pub name: String,
    /// What one document is called in messages, for example `order`.
    pub noun: String,
    /// One line, for example `POST /orders`.
    pub title: String,
    /// What the operation does: a paragraph.
    pub doc: String,
    /// The request that carries the body.
    pub operation: Operation,
    /// `none` for a request without a body.
    pub body: Option<Body>,
    /// Where facts come from: the key by which citations refer to a source,
    /// and the source.
    pub sources: Entries<Source>,
    /// Kinds of accounts that rules may be for, by name. Every account has the
    /// first one, the default; the others add to it. Without this key there is
    /// one profile, `default`.
    pub profiles: Option<Entries<Profile>>,
    /// Length measures other than `chars`, by name.
    #[serde(default)]
    pub measures: Entries<Measure>,
    /// Types that several fields share, by name in PascalCase; never objects
    /// and never lists.
    #[serde(default)]
    pub types: Entries<NamedType>,
    /// Whether the body may have members that are not listed.
    pub open: Option<bool>,
    /// The parts of the path in braces, by name. All are required.
    #[serde(default)]
    pub parameters: Entries<Field>,
    /// The members of the body by dotted path; `[]` stands for each element of
    /// a list. A parent stands before its children.
    #[serde(default)]
    pub fields: Entries<Field>,
    /// Rules over several fields, and limits that have a name, by kebab-case
    /// id.
    #[serde(default)]
    pub rules: Entries<Rule>,
    /// Why names are wrong, for several of them at once, by kebab-case id.
    #[serde(default)]
    pub reasons: Entries<Reason>,
    /// Names that people use for a field that is called otherwise, by the
    /// place where they write them.
    #[serde(default)]
    pub aliases: Entries<Alias>,
    /// What to say beside findings about some fields, by kebab-case id.
    #[serde(default)]
    pub advice: Entries<Advice>,
    /// What comes back when all is well, by status.
    #[serde(default)]
    pub responses: Entries<Response>,
    /// What bodies of errors look like, by the name of the Rust type in
    /// PascalCase.
    #[serde(default)]
    pub problems: Entries<Problem>,
    /// What the server says to requests that it refuses, by kebab-case id.
    #[serde(default)]
    pub answers: Entries<Answer>,
    /// How a request proves whose it is, by kebab-case id.
    #[serde(default)]
    pub auth: Entries<Auth>,
    /// How many requests there may be, by kebab-case id.
    #[serde(default)]
    pub rate_limits: Entries<RateLimit>,
    /// What a request costs, by kebab-case id.
    #[serde(default)]
    pub prices: Entries<Price>,
    /// What else there is to know, by kebab-case id.
    #[serde(default)]
    pub notes: Entries<Note>,
    /// Where sources disagree, and what was decided, by kebab-case id.
    #[serde(default)]
    pub conflicts: Entries<Conflict>,
}

/// The version of the specification language.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
pub enum Language {
    /// The first version.
    #[serde(rename = "tweetspec/1")]
    V1,
}

/// The request that carries the body.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Operation {
    /// The method.
    pub method: Method,
    /// The path, for example `/2/orders`.
    pub path: String,
    /// The status of success, for example 201.
    #[schemars(range(min = 200, max = 299))]
    pub success: u16,
}

/// A method whose request has a body.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
#[expect(
    missing_docs,
    reason = "the names of the methods say everything, and a comment would end up in the schema"
)]
pub enum Method {
    Post,
    Put,
    Patch,
    Delete,
}

impl Method {
    /// The method as a request line has it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

/// A place that facts come from.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// What it is, for example `Order handbook`.
    pub title: String,
    /// How sure it makes a fact.
    pub confidence: Confidence,
    /// Where it is on the web.
    pub url: Option<String>,
    /// The date on which it was read, `YYYY-MM-DD`.
    #[schemars(regex(pattern = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))]
    pub retrieved: Option<String>,
    /// Version or commit.
    pub version: Option<String>,
}

/// A kind of account.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// What it means, a sentence.
    pub doc: String,
    /// Where it comes from.
    pub source: Citations,
}

/// How sure a source makes a fact.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// Prose documentation says so.
    Documented,
    /// A machine-readable description says so.
    Openapi,
    /// A real answer of the server showed it.
    Observed,
    /// It follows from other facts.
    Inferred,
}

/// A way to measure the length of a text by weighted characters.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// What it is, one sentence.
    pub doc: String,
    /// How much weight makes a total of 1.
    #[schemars(range(min = 1))]
    pub scale: u32,
    /// The weight of a character outside every range.
    pub default_weight: u32,
    /// What a link counts, in units of the total, however long it is.
    pub url_weight: u32,
    /// Whether an emoji sequence counts as one character of the default
    /// weight.
    pub emoji: bool,
    /// Characters of another weight, in ascending order.
    #[serde(default)]
    pub ranges: Vec<WeightRange>,
    /// Where the parameters come from.
    pub source: Citations,
}

/// A range of code points of equal weight.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WeightRange {
    /// The first code point, for example `0x1100`.
    #[schemars(range(max = 0x10_FFFF))]
    pub first: u32,
    /// The last code point; it belongs to the range.
    #[schemars(range(max = 0x10_FFFF))]
    pub last: u32,
    /// The weight of each.
    pub weight: u32,
}

/// What to say beside findings about some fields.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Advice {
    /// The fields.
    #[schemars(length(min = 1))]
    pub fields: Vec<String>,
    /// The rules whose findings it is for: of the specification, or those that
    /// every specification has.
    #[schemars(length(min = 1))]
    pub rules: Vec<String>,
    /// What to say: a sentence without a full stop.
    pub note: String,
}

/// A name that people use for a field that is called otherwise.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Alias {
    /// The path of the field that is meant; `null` if it has no place in the
    /// body.
    pub means: Instead,
    /// Whether it shows that the body is one of another request, so that
    /// nothing else is said about a body that has none of these fields; for a
    /// member of the body itself that has no place in it.
    pub foreign: Option<bool>,
    /// Why: a sentence without a full stop.
    pub note: Option<String>,
    /// The reason that it shares with others, instead of a note.
    pub because: Option<String>,
    /// The reason that says of what else it is a part. Several of one body are
    /// reported together, if one has a name that no field has.
    pub part_of: Option<String>,
}

/// Why several names are wrong.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// What to say: a sentence without a full stop.
    pub note: String,
    /// What to do about it.
    pub help: Option<String>,
}
