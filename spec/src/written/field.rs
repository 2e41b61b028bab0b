//! Fields and named types.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Citations, Entries};

/// A member of the body, or the elements of a list.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// `boolean`, `integer`, `string`, `choice`, `list`, `object`, or the name
    /// of a type under `types`.
    #[serde(rename = "type")]
    #[schemars(schema_with = "super::schema::type_name")]
    pub kind: String,
    /// What the field is: a sentence, then perhaps more. A named type brings
    /// its own; elements need none.
    pub doc: Option<String>,
    /// Where the facts about the field come from: `{ source: place }`, or a
    /// list of such mappings. A named type brings its own; elements need none.
    pub source: Option<Citations>,
    /// Whether the object needs the field.
    pub required: Option<bool>,
    /// The version of the API that first had the field.
    pub since: Option<String>,
    /// A value that is fine.
    pub example: Option<serde_json::Value>,
    /// For a member of the body that is not required: the value that its absence
    /// means.
    pub default: Option<serde_json::Value>,
    /// For a string: how many characters (Unicode scalar values), `a..b` with
    /// both ends included, `a..` or `..b`.
    #[serde(default)]
    #[schemars(schema_with = "super::schema::count_range")]
    pub chars: Option<String>,
    /// For a string: what the characters must look like, `^…$`, in the subset
    /// that Rust, ECMA-262 and Python read alike.
    #[serde(default)]
    #[schemars(schema_with = "super::schema::pattern")]
    pub pattern: Option<String>,
    /// The pattern in words, for example `1 to 19 digits`.
    pub pattern_doc: Option<String>,
    /// For an integer: the values allowed, `a..b` with both ends included,
    /// `a..` or `..b`.
    #[serde(default)]
    #[schemars(schema_with = "super::schema::integer_range")]
    pub range: Option<String>,
    /// For a list: how many elements, `a..b` with both ends included, `a..` or
    /// `..b`.
    #[serde(default)]
    #[schemars(schema_with = "super::schema::count_range")]
    pub items: Option<String>,
    /// For a list: whether the elements must differ.
    pub unique: Option<bool>,
    /// For a list: what one element is called in messages; `item` if left out.
    pub noun: Option<String>,
    /// For a choice: whether other values are accepted. For an object: whether
    /// members that are not listed are accepted.
    pub open: Option<bool>,
    /// For a choice: the values and what they mean.
    pub values: Option<Entries<Value>>,
    /// For a choice: values that people write, and what to write instead.
    pub value_aliases: Option<Entries<ValueAlias>>,
    /// For a choice or an object: the name of the Rust type, where the one
    /// that comes from the path will not do.
    #[serde(default)]
    #[schemars(schema_with = "super::schema::rust_type")]
    pub rust: Option<String>,
}

/// A type that several fields share.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NamedType {
    /// `boolean`, `integer`, `string` or `choice`.
    #[serde(rename = "type")]
    pub kind: ScalarKind,
    /// What it is, a sentence.
    pub doc: String,
    /// Where the facts about it come from: `{ source: place }`, or a list of
    /// such mappings.
    pub source: Citations,
    /// A value that is fine.
    pub example: Option<serde_json::Value>,
    /// For a string: how many characters (Unicode scalar values), `a..b` with
    /// both ends included, `a..` or `..b`.
    #[serde(default)]
    #[schemars(schema_with = "super::schema::count_range")]
    pub chars: Option<String>,
    /// For a string: what the characters must look like, `^…$`, in the subset
    /// that Rust, ECMA-262 and Python read alike.
    #[serde(default)]
    #[schemars(schema_with = "super::schema::pattern")]
    pub pattern: Option<String>,
    /// The pattern in words, for example `1 to 19 digits`.
    pub pattern_doc: Option<String>,
    /// For an integer: the values allowed, `a..b` with both ends included,
    /// `a..` or `..b`.
    #[serde(default)]
    #[schemars(schema_with = "super::schema::integer_range")]
    pub range: Option<String>,
    /// For a choice: whether other values are accepted.
    pub open: Option<bool>,
    /// For a choice: the values and what they mean.
    pub values: Option<Entries<Value>>,
    /// For a choice: values that people write, and what to write instead.
    pub value_aliases: Option<Entries<ValueAlias>>,
}

/// A kind of value that a named type can have.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the names say everything, and a comment would end up in the schema")]
pub enum ScalarKind {
    Boolean,
    Integer,
    String,
    Choice,
}

/// One value of a choice.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Value {
    /// What the value means, a sentence.
    pub doc: String,
    /// Where the value comes from: `{ source: place }`, or a list of such
    /// mappings.
    pub source: Citations,
    /// The version of the API that first had the value.
    pub since: Option<String>,
    /// The name of the Rust variant, where the one that comes from the value
    /// will not do.
    #[serde(default)]
    #[schemars(schema_with = "super::schema::rust_type")]
    pub rust: Option<String>,
}

/// A value that people write, and what to write instead.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ValueAlias {
    /// The value to write; `null` to leave the member out.
    pub means: Instead,
    /// Whether nothing else can be meant; with `false` a person has to look
    /// before the value is changed. `true` if left out.
    pub certain: Option<bool>,
    /// Why: a sentence without a full stop.
    pub note: String,
}

/// What to write instead; `null` for nothing.
#[derive(Clone, Debug, Deserialize)]
#[serde(transparent)]
pub struct Instead(pub Option<String>);

/// What a field or a named type is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind<'a> {
    /// `true` or `false`.
    Boolean,
    /// A whole number.
    Integer,
    /// A string.
    String,
    /// One of a list of strings.
    Choice,
    /// An array.
    List,
    /// An object.
    Object,
    /// A type under `types`.
    Named(&'a str),
}

impl<'a> Kind<'a> {
    /// The kinds that have a name of their own, as written.
    pub(crate) const NAMES: [&'static str; 6] = ["boolean", "integer", "string", "choice", "list", "object"];

    /// The kind with this name; everything else is a named type.
    pub(crate) fn parse(text: &'a str) -> Self {
        match text {
            "boolean" => Self::Boolean,
            "integer" => Self::Integer,
            "string" => Self::String,
            "choice" => Self::Choice,
            "list" => Self::List,
            "object" => Self::Object,
            name => Self::Named(name),
        }
    }

    /// The kind as written.
    pub(crate) const fn as_str(self) -> &'a str {
        match self {
            Self::Boolean => "boolean",
            Self::Integer => "integer",
            Self::String => "string",
            Self::Choice => "choice",
            Self::List => "list",
            Self::Object => "object",
            Self::Named(name) => name,
        }
    }
}

/// The keys that say something about some kinds only, and those kinds.
pub(crate) const KEYS: &[(&str, &[&str])] = &[
    ("chars", &["string"]),
    ("pattern", &["string"]),
    ("pattern_doc", &["string"]),
    ("range", &["integer"]),
    ("items", &["list"]),
    ("unique", &["list"]),
    ("noun", &["list"]),
    ("open", &["choice", "object"]),
    ("values", &["choice"]),
    ("value_aliases", &["choice"]),
    ("rust", &["choice", "object"]),
];

/// What a field and a named type have in common: the limits of a value. Each
/// member is the key of the same name of [`Field`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits<'a> {
    pub(crate) kind: Kind<'a>,
    pub(crate) chars: Option<&'a str>,
    pub(crate) pattern: Option<&'a str>,
    pub(crate) pattern_doc: Option<&'a str>,
    pub(crate) range: Option<&'a str>,
    pub(crate) open: bool,
    pub(crate) values: Option<&'a Entries<Value>>,
    pub(crate) value_aliases: Option<&'a Entries<ValueAlias>>,
}

impl Field {
    /// The limits of the value, without those of a list.
    pub(crate) fn limits(&self) -> Limits<'_> {
        Limits {
            kind: Kind::parse(&self.kind),
            chars: self.chars.as_deref(),
            pattern: self.pattern.as_deref(),
            pattern_doc: self.pattern_doc.as_deref(),
            range: self.range.as_deref(),
            open: self.open == Some(true),
            values: self.values.as_ref(),
            value_aliases: self.value_aliases.as_ref(),
        }
    }
}

impl NamedType {
    /// The limits of the value.
    pub(crate) fn limits(&self) -> Limits<'_> {
        Limits {
            kind: match self.kind {
                ScalarKind::Boolean => Kind::Boolean,
                ScalarKind::Integer => Kind::Integer,
                ScalarKind::String => Kind::String,
                ScalarKind::Choice => Kind::Choice,
            },
            chars: self.chars.as_deref(),
            pattern: self.pattern.as_deref(),
            pattern_doc: self.pattern_doc.as_deref(),
            range: self.range.as_deref(),
            open: self.open == Some(true),
            values: self.values.as_ref(),
            value_aliases: self.value_aliases.as_ref(),
        }
    }
}
