//! What surrounds the body: answers, limits, prices, and disagreement.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Citations, Entries, Field};

/// That a request has no body.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
pub enum Body {
    /// There is none.
    #[serde(rename = "none")]
    None,
}

/// What comes back when all is well.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Response {
    /// What it means, a sentence.
    pub doc: String,
    /// The name of the Rust type; that of the specification with `Response`
    /// after it if left out.
    #[serde(default)]
    #[schemars(schema_with = "super::schema::rust_type")]
    pub rust: Option<String>,
    /// The members of its body, as those of the request. Objects are open
    /// here, and a type may also be one under `problems`.
    #[serde(default)]
    pub fields: Entries<Field>,
    /// Where it comes from: `{ source: place }`, or a list of such mappings.
    pub source: Citations,
}

/// What the body of an error looks like.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Problem {
    /// When it comes, a sentence.
    pub doc: String,
    /// Its members, as those of the request. Objects are open here, and a type
    /// may also be one further up under `problems`.
    pub fields: Entries<Field>,
    /// Where it comes from: `{ source: place }`, or a list of such mappings.
    pub source: Citations,
}

/// What the server says to a request that it refuses.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// To what kind of request, a sentence.
    pub doc: String,
    /// The status, where a source tells it.
    #[schemars(range(min = 400, max = 599))]
    pub status: Option<u16>,
    /// The title of the error.
    pub title: Option<String>,
    /// The message; a name in braces stands for any text, and `{path}` for the
    /// place in the document that it is about, written `$.a.b[0]`.
    pub message: Option<String>,
    /// What to do, a sentence.
    pub help: Option<String>,
    /// The paths of the fields that it is about.
    #[serde(default)]
    pub fields: Vec<String>,
    /// The rules that keep one from it, also those that every specification
    /// has.
    #[serde(default)]
    pub rules: Vec<String>,
    /// When it was first seen: a year, a month or a day, `2026-01`.
    pub since: Option<String>,
    /// When it was last seen, in the same form.
    pub last_seen: Option<String>,
    /// Where it comes from: `{ source: place }`, or a list of such mappings.
    pub source: Citations,
}

/// A way for a request to prove whose it is.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Auth {
    /// What it is, a sentence.
    pub doc: String,
    /// Whether the operation takes it; true if left out.
    pub accepted: Option<bool>,
    /// What the token must be allowed to do.
    #[serde(default)]
    pub scopes: Vec<String>,
    /// Where it comes from: `{ source: place }`, or a list of such mappings.
    pub source: Citations,
}

/// How many requests there may be in a while.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RateLimit {
    /// What it is, a sentence.
    pub doc: String,
    /// How many there may be.
    #[schemars(range(min = 1))]
    pub requests: u32,
    /// In what time: a number of seconds, minutes, hours or days.
    #[schemars(schema_with = "super::schema::window")]
    pub window: String,
    /// Who has a count of its own.
    pub per: Per,
    /// What is counted; requests if left out.
    #[serde(default)]
    pub counts: Counts,
    /// Other operations that use up the same count.
    #[serde(default)]
    pub shared_with: Vec<String>,
    /// Whether it holds; current if left out.
    #[serde(default)]
    pub status: LimitStatus,
    /// Where it comes from: `{ source: place }`, or a list of such mappings.
    pub source: Citations,
}

/// Who has a count of its own.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Per {
    /// The user whose token signs the request.
    User,
    /// The app, over all users.
    App,
}

/// What is counted.
#[derive(Clone, Copy, Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Counts {
    /// Every request.
    #[default]
    Requests,
    /// Requests that succeed.
    Successes,
}

/// Whether a limit holds.
#[derive(Clone, Copy, Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum LimitStatus {
    /// It holds, as far as the sources tell.
    #[default]
    Current,
    /// Some sources name it and others do not.
    Advisory,
    /// It held once, and some sources still name it.
    Superseded,
}

/// What a request costs.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Price {
    /// What costs it, a sentence.
    pub doc: String,
    /// How many US dollars, in quotes: a price is no number with a fraction.
    #[schemars(schema_with = "super::schema::amount")]
    pub usd: String,
    /// The text field in which a link makes this the price.
    pub link_in: Option<String>,
    /// A condition that cannot be seen in a request: a sentence without a full
    /// stop.
    pub condition: Option<String>,
    /// Where it comes from: `{ source: place }`, or a list of such mappings.
    pub source: Citations,
}

/// Something to know that no rule can check.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// A heading, a few words.
    pub title: String,
    /// What there is to know, a paragraph.
    pub doc: String,
    /// The paths of the fields that it is about.
    #[serde(default)]
    pub fields: Vec<String>,
    /// Where it comes from: `{ source: place }`, or a list of such mappings.
    pub source: Citations,
}

/// Sources disagree, and something was decided.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Conflict {
    /// What it is about, a few words.
    pub topic: String,
    /// The paths of the fields that it is about.
    #[serde(default)]
    pub fields: Vec<String>,
    /// The rules that it is about.
    #[serde(default)]
    pub rules: Vec<String>,
    /// The rate limits that it is about.
    #[serde(default)]
    pub rate_limits: Vec<String>,
    /// What each side says; two at least.
    pub says: Vec<Statement>,
    /// What was decided, a sentence.
    pub decision: String,
    /// Why, a sentence.
    pub because: String,
    /// What a user for whom the decision is wrong can change.
    #[serde(default)]
    pub ways_out: Vec<WayOut>,
    /// Where the specification differs from an OpenAPI document because of
    /// this decision; `cargo xtask drift` does not report these again.
    #[serde(default)]
    pub accepts: Vec<Accepted>,
}

/// A difference from an OpenAPI document that was decided on.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Accepted {
    /// What `at` is counted from: `parameters`, the status of a response, or
    /// the name of a problem; the body if left out.
    #[serde(rename = "in")]
    pub part: Option<String>,
    /// The path of the field; the whole part if left out. For the keyword
    /// `properties` also a member that the document alone has.
    pub at: Option<String>,
    /// The keyword of the document by which the two differ.
    #[schemars(schema_with = "super::schema::keyword")]
    pub keyword: String,
    /// What the document says there; left out where it says nothing.
    pub document: Option<serde_json::Value>,
}

/// What one side says.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// What it says, in words of our own.
    pub says: String,
    /// Who says it: `{ source: place }`, or a list of such mappings.
    pub source: Citations,
}

/// What changes a decision: `{ profile: name }` or `{ severity_of: rule }`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WayOut {
    /// Another profile.
    pub profile: Option<String>,
    /// Another severity of this rule.
    pub severity_of: Option<String>,
}
