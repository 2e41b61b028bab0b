//! Rules.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Citations, Entries, OneOrMany};

/// A rule over several fields, or one about a text that has a name. It has
/// exactly one of `at_most_one`, `at_least_one`, `exactly_one`, `all_or_none`,
/// `require`, `forbid`, `limit` and `refuse`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// When the rule applies: one statement, or a list of which all must hold.
    pub when: Option<OneOrMany<Literal>>,
    /// None or one of these may be true.
    pub at_most_one: Option<Vec<Member>>,
    /// One of these or more must be true.
    pub at_least_one: Option<Vec<Member>>,
    /// One of these must be true and no more.
    pub exactly_one: Option<Vec<Member>>,
    /// Either all of these are true or none is.
    pub all_or_none: Option<Vec<Member>>,
    /// When the condition holds, all of these must be true.
    pub require: Option<Vec<Member>>,
    /// When the condition holds, none of these may be true.
    pub forbid: Option<Vec<Member>>,
    /// A text may not be longer than this in a measure.
    pub limit: Option<Limit>,
    /// For a limit: it does not hold where all of these do. One statement, or a
    /// list.
    pub unless: Option<OneOrMany<Literal>>,
    /// A text may not be this.
    pub refuse: Option<Refuse>,
    /// How much a violation matters; `error` if left out.
    #[serde(default)]
    pub severity: Severity,
    /// What a violation says. `{set}`, `{missing}`, `{all}`, `{when}` and
    /// `{noun}` are filled in; for a limit `{found}`, `{limit}`, `{over}` and
    /// `{noun}`; for `refuse` `{field}`, `{found}`, `{count}` and `{noun}`.
    pub message: String,
    /// What to do about a violation; placeholders as in `message`.
    pub help: Option<String>,
    /// For `require`: values for fields of it, by path, which a fix writes where
    /// they are missing; a person has to look at it.
    #[serde(default)]
    pub insert: Entries<serde_json::Value>,
    /// Why the rule is there, a sentence or two.
    pub why: String,
    /// Where the rule comes from: `{ source: place }`, or a list of such
    /// mappings.
    pub source: Citations,
    /// Why the rule stays although the others demand as much together, for
    /// example because its message is the better one.
    pub redundant: Option<String>,
    /// The version of the API that first had the rule.
    pub since: Option<String>,
    /// The profiles of which an account needs one for the rule to be checked.
    pub only_for: Option<Vec<String>>,
    /// The profiles of which an account may have none for the rule to be
    /// checked.
    pub not_for: Option<Vec<String>>,
    /// Documents that show the rule holding and broken.
    pub examples: Examples,
}

/// Documents that show a rule holding and broken.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Examples {
    /// Documents that the whole specification accepts.
    #[schemars(length(min = 1))]
    pub good: Vec<serde_json::Value>,
    /// Documents that break this rule and nothing else.
    #[schemars(length(min = 1))]
    pub bad: Vec<serde_json::Value>,
}

/// How much a violation matters.
#[derive(Clone, Copy, Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The API refuses the request.
    #[default]
    Error,
    /// Probably not what was meant, but the API may accept it.
    Warning,
    /// Worth knowing.
    Info,
}

/// One statement of a condition: `{ set: path }`, `{ not_set: path }`,
/// `{ field: path, equals: value }`, `{ field: path, in: [values] }` or
/// `{ field: path, is: predicate }`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Literal {
    /// The field that must be set.
    pub set: Option<String>,
    /// The field that must not be set.
    pub not_set: Option<String>,
    /// The field whose value is looked at.
    pub field: Option<String>,
    /// The value that it must have.
    pub equals: Option<Scalar>,
    /// The values of which it must have one.
    #[serde(rename = "in")]
    pub one_of: Option<Vec<Scalar>>,
    /// The predicate that must hold of it.
    pub is: Option<String>,
    /// How often the predicate may hold before it counts; 0 if left out.
    pub more_than: Option<u32>,
}

/// A member of a group: the path of a field that is set, or a test of a value.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(inline)]
pub enum Member {
    /// The path of a field: it is set.
    Path(String),
    /// A field and what is true of its value.
    Test(ValueTest),
}

/// A field and what is true of its value.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ValueTest {
    /// The field whose value is looked at.
    pub field: String,
    /// The value that it has.
    pub equals: Option<Scalar>,
    /// The values of which it has one.
    #[serde(rename = "in")]
    pub one_of: Option<Vec<Scalar>>,
    /// The predicate that holds of it.
    pub is: Option<String>,
    /// How often the predicate may hold before it counts; 0 if left out.
    pub more_than: Option<u32>,
}

/// A value to compare with: a boolean, an integer or a string.
#[derive(Clone, Debug, Deserialize)]
#[serde(transparent)]
pub struct Scalar(pub serde_json::Value);

/// The longest that a text may be in a measure.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// The string field, or the elements of a list of strings.
    pub field: String,
    /// A measure under `measures`, or `chars`.
    pub measure: String,
    /// The largest length.
    #[schemars(range(min = 1))]
    pub max: u32,
}

/// What a text may not be.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Refuse {
    /// The string field, or the elements of a list of strings; or a list of
    /// such.
    pub field: OneOrMany<String>,
    /// The predicate that may not hold.
    pub is: String,
    /// How often it may hold all the same; 0 if left out.
    pub more_than: Option<u32>,
}
