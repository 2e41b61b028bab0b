//! What surrounds the body: the rest of the request, the answers, what a
//! request costs, and where sources disagree.

use super::{Citation, Confidence, Field, Object, Path, Spec};

/// What a specification says beside the body of the request.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct About {
    /// Whether the request has no body; [`Spec::root`] has no members then, and
    /// nothing about a body is generated.
    pub no_body: bool,
    /// The parts of the path in braces, in their order there. Their shapes hold
    /// no others, and all are required.
    pub parameters: Vec<Field>,
    /// What comes back when all is well.
    pub responses: Vec<Response>,
    /// What bodies of errors look like.
    pub problems: Vec<Problem>,
    /// What the server says to requests that it refuses.
    pub answers: Vec<Answer>,
    /// How a request proves whose it is.
    pub auth: Vec<Auth>,
    /// How many requests there may be.
    pub rate_limits: Vec<RateLimit>,
    /// What a request costs.
    pub prices: Vec<Price>,
    /// What else there is to know.
    pub notes: Vec<Note>,
    /// Where sources disagree, and what was decided.
    pub conflicts: Vec<Conflict>,
}

/// What comes back when all is well.
#[derive(Clone, Debug, PartialEq)]
pub struct Response {
    /// The status, for example 201.
    pub status: u16,
    /// What it means, a sentence.
    pub doc: String,
    /// Its body. Every object in it is open, because a server may add members.
    pub body: Object,
    /// Where it comes from.
    pub sources: Vec<Citation>,
}

/// What the body of an error looks like.
///
/// A member of a response or of another problem whose type is this problem
/// holds the same [`Object`], by the same Rust name.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The name of the Rust struct, as that of [`Problem::body`].
    pub name: String,
    /// When it comes, a sentence.
    pub doc: String,
    /// The body. Every object in it is open.
    pub body: Object,
    /// Where it comes from.
    pub sources: Vec<Citation>,
}

/// What the server says to a request that it refuses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Stable kebab-case id.
    pub id: String,
    /// To what kind of request, a sentence.
    pub doc: String,
    /// The status, for example 403; `None` where no source tells.
    pub status: Option<u16>,
    /// The title of the error.
    pub title: Option<String>,
    /// The message; `{…}` stands for any text, and `{path}` for a place in the
    /// document.
    pub message: Option<String>,
    /// What to do, a sentence.
    pub help: Option<String>,
    /// The fields that it is about.
    pub fields: Vec<Path>,
    /// The rules that keep one from it: ids of the specification and of rules
    /// that every specification has.
    pub rules: Vec<String>,
    /// When it was first seen, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub since: Option<String>,
    /// When it was last seen, in the same form.
    pub last_seen: Option<String>,
    /// Where it comes from; [`Spec::confidence`] tells how sure it is.
    pub sources: Vec<Citation>,
}

/// A way for a request to prove whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Auth {
    /// Stable kebab-case id.
    pub id: String,
    /// What it is, a sentence.
    pub doc: String,
    /// Whether the operation takes it; some are listed because it does not.
    pub accepted: bool,
    /// What the token must be allowed to do.
    pub scopes: Vec<String>,
    /// Where it comes from.
    pub sources: Vec<Citation>,
}

/// How many requests there may be in a while.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RateLimit {
    /// Stable kebab-case id.
    pub id: String,
    /// What it is, a sentence.
    pub doc: String,
    /// How many there may be.
    pub requests: u32,
    /// In how many seconds.
    pub window_seconds: u32,
    /// Who has a count of its own.
    pub per: Per,
    /// What is counted.
    pub counts: Counts,
    /// Other operations that use up the same count, for example
    /// `POST /2/orders/{id}/copies`.
    pub shared_with: Vec<String>,
    /// Whether it holds.
    pub status: LimitStatus,
    /// Where it comes from.
    pub sources: Vec<Citation>,
}

/// Who has a count of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Per {
    /// The user whose token signs the request.
    User,
    /// The app, over all users.
    App,
}

/// What a [`RateLimit`] counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counts {
    /// Every request.
    Requests,
    /// Requests that succeed.
    Successes,
}

/// Whether a [`RateLimit`] holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LimitStatus {
    /// It holds, as far as the sources tell.
    Current,
    /// Some sources name it and others do not; it is worth keeping to.
    Advisory,
    /// It held once, and some sources still name it.
    Superseded,
}

/// What a request costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Price {
    /// Stable kebab-case id.
    pub id: String,
    /// What costs it, a sentence.
    pub doc: String,
    /// How much, in millionths of a US dollar.
    pub micro_usd: u64,
    /// When it applies; `None` for every request to which no other applies.
    pub condition: Option<PriceCondition>,
    /// Where it comes from.
    pub sources: Vec<Citation>,
}

/// When a [`Price`] applies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PriceCondition {
    /// There is a link in this text field.
    LinkIn(Path),
    /// Something that cannot be seen in a request: a sentence without a full
    /// stop.
    Unseen(String),
}

/// Something to know that no rule can check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Stable kebab-case id.
    pub id: String,
    /// A heading, a few words.
    pub title: String,
    /// What there is to know, a paragraph.
    pub doc: String,
    /// The fields that it is about; may be empty.
    pub fields: Vec<Path>,
    /// Where it comes from.
    pub sources: Vec<Citation>,
}

/// Sources disagree, and something was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Stable kebab-case id.
    pub id: String,
    /// What it is about, a few words.
    pub topic: String,
    /// The fields that it is about.
    pub fields: Vec<Path>,
    /// The rules that it is about.
    pub rules: Vec<String>,
    /// The rate limits that it is about.
    pub rate_limits: Vec<String>,
    /// What each side says; two at least.
    pub says: Vec<Statement>,
    /// What was decided.
    pub decision: String,
    /// Why.
    pub because: String,
    /// What a user for whom the decision is wrong can change.
    pub ways_out: Vec<WayOut>,
    /// Where the specification differs from a machine-readable description
    /// because of this decision.
    pub accepts: Vec<Accepted>,
}

/// A part of a specification that has fields.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The body of the request.
    Body,
    /// What stands in braces in the path.
    Parameters,
    /// The body of the response with this status.
    Response(u16),
    /// The body of the error with this name.
    Problem(String),
}

/// A difference from a machine-readable description that was decided on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// Where the fields are counted from.
    pub part: Part,
    /// The field; empty for the part itself. For the keyword `properties` it
    /// is a member that one of the two sides does not have.
    pub at: Path,
    /// The keyword of the description, one of [`KEYWORDS`].
    pub keyword: String,
    /// What the description says there; `None` where it says nothing.
    pub document: Option<serde_json::Value>,
}

/// Keywords of an OpenAPI document by which it can differ from a
/// specification.
pub const KEYWORDS: &[&str] = &[
    "additionalProperties",
    "anyOf",
    "contains",
    "default",
    "dependencies",
    "dependentRequired",
    "dependentSchemas",
    "enum",
    "format",
    "if",
    "items",
    "maxItems",
    "maxLength",
    "maxProperties",
    "maximum",
    "minItems",
    "minLength",
    "minProperties",
    "minimum",
    "multipleOf",
    "not",
    "oneOf",
    "parameters",
    "pattern",
    "patternProperties",
    "prefixItems",
    "properties",
    "propertyNames",
    "requestBody",
    "required",
    "responses",
    "security",
    "type",
    "unevaluatedItems",
    "unevaluatedProperties",
    "uniqueItems",
];

/// One side of a [`Conflict`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// What it says, in our words.
    pub says: String,
    /// Who says it.
    pub sources: Vec<Citation>,
}

/// What changes a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WayOut {
    /// Another profile, by index.
    Profile(usize),
    /// Another severity of this rule.
    Severity(String),
}

impl std::fmt::Display for Part {
    /// Writes the name by which a decision refers to the part.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Body => f.write_str("body"),
            Self::Parameters => f.write_str("parameters"),
            Self::Response(status) => write!(f, "{status}"),
            Self::Problem(name) => f.write_str(name),
        }
    }
}

impl Spec {
    /// Whether the request has a body.
    pub const fn has_body(&self) -> bool {
        !self.about.no_body
    }

    /// How sure a fact with these sources is: as sure as its best one. A fact
    /// without a known source is inferred.
    pub fn confidence(&self, citations: &[Citation]) -> Confidence {
        let known = citations.iter().filter_map(|citation| {
            let source = self.sources.iter().find(|source| source.key == citation.source)?;
            Some(source.confidence)
        });
        known.max_by_key(|confidence| confidence.rank()).unwrap_or(Confidence::Inferred)
    }
}

impl Confidence {
    /// The word that a specification writes.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Documented => "documented",
            Self::Openapi => "openapi",
            Self::Observed => "observed",
            Self::Inferred => "inferred",
        }
    }

    /// What a server was seen to do is surer than what anybody wrote about it.
    const fn rank(self) -> u8 {
        match self {
            Self::Inferred => 0,
            Self::Documented => 1,
            Self::Openapi => 2,
            Self::Observed => 3,
        }
    }
}

impl Price {
    /// The amount in dollars, with three digits after the point and more
    /// where they are needed.
    pub fn usd(&self) -> String {
        let fraction = format!("{:06}", self.micro_usd % 1_000_000);
        let kept = fraction.trim_end_matches('0').len().max(3);
        format!("{}.{}", self.micro_usd / 1_000_000, &fraction[..kept])
    }
}
