//! The checked intermediate representation: what emitters read, and nothing else.
//!
//! Names are decided here once; an emitter never invents one. Order is the
//! order of the specification.

mod about;
mod rules;

use tweetspec_runtime::{Pattern, Weighted};

pub use about::{
    About, Accepted, Answer, Auth, Conflict, Counts, KEYWORDS, LimitStatus, Note, Part, Per, Price,
    PriceCondition, Problem, RateLimit, Response, Statement, WayOut,
};
pub use rules::{Atom, Count, Literal, Presence, Rule, RuleKind, Test};

/// Types, traits and variants that generated code uses by their short names,
/// or that its readers would take for those of the standard library.
pub const RESERVED_TYPES: &[&str] = &[
    "Box",
    "Clone",
    "Copy",
    "Cow",
    "Debug",
    "Default",
    "Deserialize",
    "Display",
    "Eq",
    "Err",
    "Error",
    "From",
    "FromStr",
    "Hash",
    "Into",
    "IntoIterator",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "PartialEq",
    "Result",
    "Self",
    "Serialize",
    "Some",
    "String",
    "ToOwned",
    "ToString",
    "Vec",
    "_",
];

/// One specification: one operation and its body.
#[derive(Clone, Debug, PartialEq)]
pub struct Spec {
    /// Dotted id, for example `example.create-order`.
    pub id: String,
    /// The name of the root type in PascalCase, for example `CreateOrder`.
    pub name: String,
    /// `name` in snake_case; names files and modules.
    pub module: String,
    /// One line.
    pub title: String,
    /// A paragraph.
    pub doc: String,
    /// What one document is called in messages, for example `order`.
    pub noun: String,
    /// The request that carries the body.
    pub operation: Operation,
    /// Where facts come from.
    pub sources: Vec<Source>,
    /// The profiles, the default first; never empty.
    pub profiles: Vec<Profile>,
    /// Length measures other than `chars`.
    pub measures: Vec<MeasureDef>,
    /// Named types that fields refer to.
    pub types: Vec<NamedType>,
    /// The body.
    pub root: Object,
    /// Rules over several fields, and limits that have a name.
    pub rules: Vec<Rule>,
    /// Names that people use for a field that is called otherwise.
    pub aliases: Vec<Alias>,
    /// What to say beside findings about some fields.
    pub advice: Vec<Advice>,
    /// What surrounds the body.
    pub about: About,
}

/// The request that carries the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operation {
    /// `POST`, `PUT`, `PATCH` or `DELETE`.
    pub method: String,
    /// The path, for example `/2/orders`.
    pub path: String,
    /// The status of success.
    pub success: u16,
}

/// A place that facts come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The name by which citations refer to it.
    pub key: String,
    /// What it is.
    pub title: String,
    /// How sure it makes a fact.
    pub confidence: Confidence,
    /// Where it is on the web.
    pub url: Option<String>,
    /// The date on which it was read, `YYYY-MM-DD`.
    pub retrieved: Option<String>,
    /// Version or commit.
    pub version: Option<String>,
}

/// How sure a source makes a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// A source and the place in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// [`Source::key`].
    pub source: String,
    /// A table row, a section, or a JSON Pointer.
    pub locator: String,
}

/// A kind of account that rules may be for, or may not be for. Every account
/// has the first profile; the others add to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// Kebab-case.
    pub name: String,
    /// What it means, a sentence; may be empty for the only profile there is.
    pub doc: String,
    /// Where it comes from.
    pub sources: Vec<Citation>,
}

/// A named length measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasureDef {
    /// The name by which limits refer to it.
    pub name: String,
    /// What it is, one sentence.
    pub doc: String,
    /// Its parameters.
    pub weighted: Weighted,
    /// Where it comes from.
    pub sources: Vec<Citation>,
}

/// A type with a name.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedType {
    /// PascalCase.
    pub name: String,
    /// What it is, a sentence.
    pub doc: String,
    /// What values it has; never an object.
    pub shape: Shape,
    /// Where it comes from.
    pub sources: Vec<Citation>,
}

/// What a value must be.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// `true` or `false`.
    Bool,
    /// A whole number within the limits.
    Integer {
        /// The smallest value.
        min: Option<i64>,
        /// The largest value.
        max: Option<i64>,
    },
    /// A string.
    String(StringShape),
    /// One of a list of strings.
    Choice(Choice),
    /// An array.
    List(Box<ListShape>),
    /// An object.
    Object(Object),
    /// A type of [`Spec::types`], by index.
    Named(usize),
}

/// A string and its limits. Limits in a measure are [`RuleKind::Limit`] rules.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StringShape {
    /// Fewest Unicode scalar values; 0 for no limit.
    pub min_chars: u32,
    /// Most Unicode scalar values.
    pub max_chars: Option<u32>,
    /// What the characters must look like.
    pub pattern: Option<Pattern>,
    /// The pattern in words, for example `1 to 19 digits`; empty without one.
    pub pattern_doc: String,
}

/// One of a list of strings.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// The name of the Rust enum.
    pub rust_name: String,
    /// The values.
    pub values: Vec<ChoiceValue>,
    /// Whether values outside the list are allowed.
    pub open: bool,
    /// Values that people write.
    pub aliases: Vec<ValueAlias>,
}

/// A value that people write, and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueAlias {
    /// As people write it.
    pub written: String,
    /// What to write; `None`: leave the member out.
    pub means: Option<String>,
    /// Whether nothing else can be meant.
    pub certain: bool,
    /// Why; a sentence without a full stop.
    pub note: String,
}

/// One value of a [`Choice`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceValue {
    /// As written in a document.
    pub value: String,
    /// The name of the Rust variant.
    pub rust_name: String,
    /// What it means, a sentence.
    pub doc: String,
    /// Where it comes from.
    pub sources: Vec<Citation>,
    /// The version of the API that first had it.
    pub since: Option<String>,
}

/// An array and its limits.
#[derive(Clone, Debug, PartialEq)]
pub struct ListShape {
    /// The elements.
    pub item: Shape,
    /// What an element is, a sentence; may be empty for a named type.
    pub item_doc: String,
    /// Where the limits of the elements come from.
    pub item_sources: Vec<Citation>,
    /// What one element is called in messages.
    pub noun: String,
    /// Fewest elements; 0 for no limit.
    pub min: u32,
    /// Most elements.
    pub max: Option<u32>,
    /// Whether elements must differ.
    pub unique: bool,
}

/// An object.
#[derive(Clone, Debug, PartialEq)]
pub struct Object {
    /// The name of the Rust struct.
    pub rust_name: String,
    /// Where it stands; empty for the root.
    pub path: Path,
    /// The members.
    pub fields: Vec<Field>,
    /// Whether members that are not listed are refused.
    pub closed: bool,
}

/// A member of an object.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// As written in a document.
    pub name: String,
    /// The name of the Rust field; a raw identifier where it must be one.
    pub rust_name: String,
    /// Where it stands.
    pub path: Path,
    /// What it is: a sentence, then perhaps more.
    pub doc: String,
    /// What its value must be.
    pub shape: Shape,
    /// Whether the object needs it.
    pub required: bool,
    /// Where it comes from.
    pub sources: Vec<Citation>,
    /// The version of the API that first had it.
    pub since: Option<String>,
    /// A value that is fine, as JSON.
    pub example: Option<serde_json::Value>,
    /// The value that its absence means, as JSON.
    pub default: Option<serde_json::Value>,
}

/// A place in a document, without indexes: member names, and [`Step::Item`]
/// for "each element".
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Path(pub Vec<Step>);

/// One step of a [`Path`].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// A member.
    Member(String),
    /// Each element of a list.
    Item,
}

/// What to say beside findings about some fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    /// The fields.
    pub fields: Vec<Path>,
    /// The rules whose findings it is for.
    pub rules: Vec<String>,
    /// What to say; a sentence without a full stop.
    pub note: String,
}

/// A name that people use for a field that is called otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alias {
    /// The place at which people write it.
    pub written: Path,
    /// The field that is meant; `None` if it has no place in the document.
    pub means: Option<Path>,
    /// Whether it shows that the document is one of another kind.
    pub foreign: bool,
    /// Why; a sentence without a full stop.
    pub note: String,
    /// What to do about it, if that is more than to write what is meant.
    pub help: Option<String>,
    /// What the document is that has such names; a sentence without a full
    /// stop.
    pub part_of: Option<String>,
}

impl Path {
    /// The path of a member of the object at this path.
    #[must_use]
    pub fn member(&self, name: &str) -> Self {
        let mut steps = self.0.clone();
        steps.push(Step::Member(name.to_owned()));
        Self(steps)
    }

    /// The path of each element of the list at this path.
    #[must_use]
    pub fn item(&self) -> Self {
        let mut steps = self.0.clone();
        steps.push(Step::Item);
        Self(steps)
    }

    /// The path up to and with the last list element, where the scope of a
    /// rule that reads this field begins.
    #[must_use]
    pub fn scope(&self) -> Self {
        let last = self.0.iter().rposition(|step| *step == Step::Item);
        Self(self.0[..last.map_or(0, |index| index + 1)].to_vec())
    }
}

impl std::fmt::Display for Path {
    /// Writes the path as a specification does: `a.b[].c`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (index, step) in self.0.iter().enumerate() {
            match step {
                Step::Member(name) if index == 0 => f.write_str(name)?,
                Step::Member(name) => write!(f, ".{name}")?,
                Step::Item => f.write_str("[]")?,
            }
        }
        Ok(())
    }
}
