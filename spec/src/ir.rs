//! The checked intermediate representation: what emitters read, and nothing else.
//!
//! Names are decided here once; an emitter never invents one. Order is the
//! order of the specification.

mod about;

use tweetspec_runtime::table::Is;
use tweetspec_runtime::{Pattern, Severity, Weighted};

pub use about::{
    About, Answer, Auth, Conflict, Counts, LimitStatus, Note, Per, Price, PriceCondition, Problem, RateLimit,
    Response, Statement, WayOut,
};

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

/// A rule that the specification names.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// Stable kebab-case id.
    pub id: String,
    /// How much a violation matters.
    pub severity: Severity,
    /// The profiles of which an account needs one for the rule to be checked,
    /// by index; empty for none. Never the default one.
    pub profiles: Vec<usize>,
    /// The profiles of which an account may have none for the rule to be
    /// checked, by index. Never the default one.
    pub except: Vec<usize>,
    /// What it demands.
    pub kind: RuleKind,
    /// What a violation says; placeholders as in `tweetspec_runtime::table::Rule`.
    pub message: String,
    /// What to do; may be empty.
    pub help: String,
    /// Why the rule is there, a sentence or two; also a note of each finding.
    pub why: String,
    /// Where it comes from.
    pub sources: Vec<Citation>,
    /// The version of the API that first had it.
    pub since: Option<String>,
    /// Why the rule stays although the others demand as much together.
    pub redundant: Option<String>,
    /// Documents that the whole specification accepts.
    pub good: Vec<serde_json::Value>,
    /// Documents that break this rule and nothing else.
    pub bad: Vec<serde_json::Value>,
}

/// What a [`Rule`] demands.
#[derive(Clone, Debug, PartialEq)]
pub enum RuleKind {
    /// A number of members of a group must be true, under a condition. A limit
    /// with a condition is such a rule as well: its condition has a
    /// [`Test::Over`].
    Presence(Presence),
    /// A text may not be longer than a limit in a measure.
    Limit {
        /// The string field.
        field: Path,
        /// A measure of [`Spec::measures`] by index; `None` for `chars`.
        measure: Option<usize>,
        /// The largest length.
        max: u32,
    },
    /// A text may not be something.
    Refuse {
        /// String fields, or the elements of lists of strings.
        fields: Vec<Path>,
        /// What their values may not be.
        is: Is,
    },
}

/// When all of `when` hold, the number of true `group` members must be one
/// that `count` allows.
#[derive(Clone, Debug, PartialEq)]
pub struct Presence {
    /// The object that all paths share, up to the last list element; empty for
    /// the root. The rule is decided once for each such object.
    pub scope: Path,
    /// The condition; empty for always.
    pub when: Vec<Literal>,
    /// What is counted.
    pub group: Vec<Atom>,
    /// What number is right, as the specification wrote it.
    pub count: Count,
}

/// What number of a group is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// `at_most_one`: none or one.
    AtMostOne,
    /// `at_least_one`.
    AtLeastOne,
    /// `exactly_one`.
    ExactlyOne,
    /// `all_or_none`.
    AllOrNone,
    /// `require`: all.
    All,
    /// `forbid`: none.
    None,
}

impl Count {
    /// Every kind, in the order of the language reference.
    pub const ALL: [Self; 6] =
        [Self::AtMostOne, Self::AtLeastOne, Self::ExactlyOne, Self::AllOrNone, Self::All, Self::None];

    /// The key that a specification writes.
    pub const fn keyword(self) -> &'static str {
        match self {
            Self::AtMostOne => "at_most_one",
            Self::AtLeastOne => "at_least_one",
            Self::ExactlyOne => "exactly_one",
            Self::AllOrNone => "all_or_none",
            Self::All => "require",
            Self::None => "forbid",
        }
    }

    /// `(min, max, or_none)` for a group of `len` members.
    pub const fn bounds(self, len: u16) -> (u16, u16, bool) {
        match self {
            Self::AtMostOne => (0, 1, false),
            Self::AtLeastOne => (1, len, false),
            Self::ExactlyOne => (1, 1, false),
            Self::AllOrNone => (len, len, true),
            Self::All => (len, len, false),
            Self::None => (0, 0, false),
        }
    }
}

/// An atom, or its negation.
#[derive(Clone, Debug, PartialEq)]
pub struct Literal {
    /// What is stated.
    pub atom: Atom,
    /// Whether it must be false instead.
    pub negated: bool,
}

/// A statement about one field.
#[derive(Clone, Debug, PartialEq)]
pub struct Atom {
    /// The field, from the root.
    pub field: Path,
    /// What is stated.
    pub test: Test,
}

/// What an [`Atom`] states.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    /// The field is there and not null.
    Set,
    /// The value is one of these scalars.
    OneOf(Vec<serde_json::Value>),
    /// A predicate holds of the text.
    Is(Is),
    /// The text is longer than a limit.
    Over {
        /// A measure of [`Spec::measures`] by index; `None` for `chars`.
        measure: Option<usize>,
        /// The largest length that is not over it.
        max: u32,
    },
}

/// A name that people use for a field that is called otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alias {
    /// The place at which people write it.
    pub written: Path,
    /// The field that is meant; `None` if it has no place in the document.
    pub means: Option<Path>,
    /// Why; a sentence without a full stop.
    pub note: String,
}

impl Rule {
    /// Whether it is checked for an account of this profile and the default
    /// one alone.
    pub fn is_for(&self, profile: usize) -> bool {
        (self.profiles.is_empty() || self.profiles.contains(&profile)) && !self.except.contains(&profile)
    }
}

impl Test {
    /// Whether JSON Schema, types and other readers of values can decide it;
    /// the engine alone knows predicates and measures.
    pub const fn is_portable(&self) -> bool {
        match self {
            Self::Set | Self::OneOf(_) => true,
            Self::Is(_) | Self::Over { .. } => false,
        }
    }
}

impl Presence {
    /// Every atom: those of the condition, then those of the group.
    pub fn atoms(&self) -> impl Iterator<Item = &Atom> {
        self.when.iter().map(|literal| &literal.atom).chain(&self.group)
    }

    /// Whether nothing in it is for the engine alone; see [`Test::is_portable`].
    pub fn is_portable(&self) -> bool {
        self.atoms().all(|atom| atom.test.is_portable())
    }
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
