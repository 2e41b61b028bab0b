//! What surrounds a request: answers, authentication, limits and prices.

use serde::{Deserialize, Serialize};

use super::{Citation, Confidence, Field};

/// What comes back when all is well.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Response {
    /// The status.
    pub status: u16,
    /// What it means.
    pub doc: String,
    /// The members of its body.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<Field>,
    /// Where it comes from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Citation>,
}

/// What the body of an error looks like.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Its name in Rust.
    pub name: String,
    /// When it comes.
    pub doc: String,
    /// Its members.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<Field>,
    /// Where it comes from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Citation>,
}

/// What the server says to a request that it refuses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Stable id.
    pub id: String,
    /// To what kind of request.
    pub doc: String,
    /// The status, if a source tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// The title of the error.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The message; `{…}` stands for any text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// What to do about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// How sure it is.
    pub confidence: Confidence,
    /// The fields that it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<String>,
    /// The rules that keep one from it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<String>,
    /// When it was first seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// When it was last seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_seen: Option<String>,
    /// Where it comes from.
    pub sources: Vec<Citation>,
}

/// A way for a request to prove whose it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Auth {
    /// What it is.
    pub doc: String,
    /// Whether the operation takes it.
    pub accepted: bool,
    /// What the token must be allowed to do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scopes: Vec<String>,
    /// Where it comes from.
    pub sources: Vec<Citation>,
}

/// How many requests there may be in a while.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RateLimit {
    /// Stable id.
    pub id: String,
    /// What it is.
    pub doc: String,
    /// How many there may be.
    pub requests: u32,
    /// In how many seconds.
    pub window_seconds: u32,
    /// Who has a count of its own: `user` or `app`.
    pub per: String,
    /// What is counted: `requests` or `successes`.
    pub counts: String,
    /// `current`, `advisory` or `superseded`.
    pub status: String,
    /// Other operations that use up the same count.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shared_with: Vec<String>,
    /// Where it comes from.
    pub sources: Vec<Citation>,
}

/// What a request costs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Price {
    /// Stable id.
    pub id: String,
    /// What costs it.
    pub doc: String,
    /// How much, in US dollars.
    pub usd: String,
    /// When it applies, if not always.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    /// Where it comes from.
    pub sources: Vec<Citation>,
}
