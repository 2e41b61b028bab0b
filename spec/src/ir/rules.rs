//! Rules over several fields, and what they are made of.

use tweetspec_runtime::Severity;
use tweetspec_runtime::table::Is;

use super::{Citation, Path};

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
    /// Values, as JSON, that a fix writes where the rule misses them.
    pub insert: Vec<(Path, serde_json::Value)>,
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
        /// A measure of [`super::Spec::measures`] by index; `None` for `chars`.
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

    /// Whether so many of a group of this size are fine.
    pub const fn allows(self, count: usize, of: usize) -> bool {
        let (min, max, or_none) = self.bounds(of as u16);
        min as usize <= count && count <= max as usize || or_none && count == 0
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
        /// A measure of [`super::Spec::measures`] by index; `None` for `chars`.
        measure: Option<usize>,
        /// The largest length that is not over it.
        max: u32,
    },
}

impl Rule {
    /// Whether it is checked for an account that has this profile and no other
    /// but the default.
    pub fn is_for(&self, profile: usize) -> bool {
        (self.profiles.is_empty() || self.profiles.contains(&profile)) && !self.except.contains(&profile)
    }

    /// Whether it refuses a document of an account that has this profile and
    /// no other but the default.
    pub fn refuses(&self, profile: usize) -> bool {
        self.severity == Severity::Error && self.is_for(profile)
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
