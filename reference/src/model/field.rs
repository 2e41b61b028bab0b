//! Fields, their values, and the names that people write for them.

use serde::{Deserialize, Serialize};

use super::Citation;

/// A member of an object, or a parameter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Field {
    /// Where it stands, `a.b[].c`.
    pub path: String,
    /// What its values are, in words.
    #[serde(rename = "type")]
    pub kind: String,
    /// Whether the object around it needs it.
    pub required: bool,
    /// What it is.
    pub doc: String,
    /// What its elements are, for a list of something that has no fields.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub item_doc: String,
    /// Its limits, in words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub limits: Vec<String>,
    /// The values that it can have, if they are listed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<Value>,
    /// Values that people write instead.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub value_misnomers: Vec<ValueMisnomer>,
    /// Names that people write instead.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub misnomers: Vec<Misnomer>,
    /// The version of the API that first had it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// A value that is fine, as JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub example: Option<String>,
    /// What its absence means, as JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<String>,
    /// The rules that look at it, by id.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<String>,
    /// Where it and its limits come from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Citation>,
}

/// One of the values of a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Value {
    /// As written in a document.
    pub value: String,
    /// What it means.
    pub doc: String,
    /// The version of the API that first had it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// Where it comes from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Citation>,
}

/// A value that people write, and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValueMisnomer {
    /// As people write it.
    pub written: String,
    /// What to write; `None`: leave the member out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub means: Option<String>,
    /// Why.
    pub note: String,
}

/// A name that people write for a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Misnomer {
    /// Where people write it, `a.b`.
    pub written: String,
    /// Why it is wrong.
    pub note: String,
}
