//! The static tables that the engine walks.
//!
//! A table is plain readable data. The generator prints it as Rust statics
//! (`Cow::Borrowed`); a specification loaded at run time builds the same
//! values on the heap (`Cow::Owned`). Both compare equal, which a test uses.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;
use std::sync::OnceLock;

use crate::answer::Answer;
use crate::check::Plan;
use crate::finding::Severity;
use crate::measure::Measure;
use crate::pattern::Pattern;
use crate::predicate::Predicate;

/// A string that is either static or owned.
pub type Text = Cow<'static, str>;
/// A slice that is either static or owned.
pub type List<T> = Cow<'static, [T]>;

/// Everything the engine knows about one request body.
///
/// Its [`Parts`] cannot be changed any more: what the engine works out of them
/// for its first look at documents is kept beside them.
pub struct Table {
    parts: Parts,
    /// One for each severity, the least severe first.
    plans: [OnceLock<Plan>; 3],
}

impl Table {
    /// A table of these parts.
    pub const fn new(parts: Parts) -> Self {
        Self { parts, plans: [const { OnceLock::new() }; 3] }
    }

    /// What the first look at a document goes by, if findings of this severity
    /// and of higher ones matter; made when it is first asked for.
    #[inline]
    pub(crate) fn plan(&self, least: Severity) -> &Plan {
        self.plans[least as usize].get_or_init(|| Plan::new(&self.parts, least))
    }
}

impl Deref for Table {
    type Target = Parts;

    #[inline]
    fn deref(&self) -> &Parts {
        &self.parts
    }
}

impl Clone for Table {
    fn clone(&self) -> Self {
        Self::new(self.parts.clone())
    }
}

impl PartialEq for Table {
    fn eq(&self, other: &Self) -> bool {
        self.parts == other.parts
    }
}

impl fmt::Debug for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.parts.fmt(f)
    }
}

/// What a [`Table`] is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Parts {
    /// The id of the specification, for example `example.create-order`.
    pub id: Text,
    /// What one document is called in messages, for example `post`.
    pub noun: Text,
    /// The shape of the whole document; always an object.
    pub root: ShapeId,
    /// Every shape; referred to by [`ShapeId`].
    pub shapes: List<Shape>,
    /// Groups of presence rules, one for the root object and one for each
    /// object that is a list element and has rules of its own.
    pub scopes: List<Scope>,
    /// The rules that the specification names; referred to by [`RuleId`].
    pub rules: List<Rule>,
    /// Length measures with their parameters; referred to by [`MeasureId`].
    pub measures: List<Measure>,
    /// Names of the profiles, the default first, which every checker has; bit
    /// `n` of [`Profiles`] is the `n`th name.
    pub profiles: List<Text>,
    /// Names that people use for a field that is called otherwise.
    pub aliases: List<Alias>,
    /// What to say beside findings about some fields.
    pub advice: List<Advice>,
    /// What the server is known to say.
    pub answers: List<Answer>,
}

/// Index into [`Parts::shapes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ShapeId(pub u16);
/// Index into [`Parts::scopes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ScopeId(pub u16);
/// Index into [`Parts::rules`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RuleId(pub u16);
/// Index into [`Parts::measures`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MeasureId(pub u16);
/// Index into [`Scope::atoms`]; its bit is set when the atom is true.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AtomId(pub u16);

/// A set of profiles, one bit each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Profiles(pub u32);

impl Profiles {
    /// Every profile.
    pub const ALL: Self = Self(u32::MAX);

    /// No profile.
    pub const NONE: Self = Self(0);

    /// Whether the two sets share a profile.
    pub const fn intersects(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// What a value must be.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// `true` or `false`.
    Bool,
    /// A whole number written without fraction or exponent, within `min..=max`.
    Integer {
        /// The smallest value allowed.
        min: i64,
        /// The largest value allowed.
        max: i64,
    },
    /// A string.
    String(StringShape),
    /// One of a list of strings.
    Choice(ChoiceShape),
    /// An array.
    List(ListShape),
    /// An object.
    Object(ObjectShape),
}

/// A string and its limits.
#[derive(Clone, Debug, PartialEq)]
pub struct StringShape {
    /// Fewest Unicode scalar values.
    pub min_chars: u32,
    /// Most Unicode scalar values; `u32::MAX` for no limit.
    pub max_chars: u32,
    /// What the characters must look like.
    pub pattern: Option<Pattern>,
    /// What the pattern means in words, for example `1 to 19 digits`.
    pub pattern_doc: Text,
    /// Limits in a named measure.
    pub limits: List<MeasureLimit>,
    /// What the text may not be.
    pub refusals: List<Refusal>,
}

/// An upper limit in a named measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasureLimit {
    /// The rule to report.
    pub rule: RuleId,
    /// How to measure.
    pub measure: MeasureId,
    /// The largest value allowed.
    pub max: u32,
}

/// What a text may not be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The rule to report.
    pub rule: RuleId,
    /// What it may not be.
    pub is: Is,
}

/// A predicate of a text that holds more often than so many times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Is {
    /// What is asked.
    pub predicate: Predicate,
    /// How often it may hold; 0 unless it is about things in the text.
    pub more_than: u32,
}

impl Is {
    /// The first place in the text that is one too many.
    pub fn place(self, text: &str) -> Option<std::ops::Range<usize>> {
        self.predicate.place(text, self.more_than)
    }
}

/// One of a list of strings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceShape {
    /// The values, in the order of the specification.
    pub values: List<Text>,
    /// Whether values outside the list are allowed.
    pub open: bool,
    /// Values that people write and what to write instead.
    pub aliases: List<ValueAlias>,
}

/// A value that people write and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueAlias {
    /// The value as people write it.
    pub value: Text,
    /// The value to use; `None` to leave the member out.
    pub instead: Option<Text>,
    /// Whether nothing else can be meant, so that a fix may be applied unseen.
    pub certain: bool,
    /// Why; a sentence without a full stop.
    pub note: Text,
}

/// An array and its limits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListShape {
    /// The shape of each element.
    pub item: ShapeId,
    /// What one element is called in messages, for example `option`.
    pub noun: Text,
    /// Fewest elements.
    pub min: u32,
    /// Most elements; `u32::MAX` for no limit.
    pub max: u32,
    /// Whether elements must differ.
    pub unique: bool,
}

/// An object: its fields, and the scope whose rules end with it.
#[derive(Clone, Debug, PartialEq)]
pub struct ObjectShape {
    /// The fields, in the order of the specification.
    pub fields: List<Field>,
    /// Whether members that are not listed are refused.
    pub closed: bool,
    /// The rules to decide when this object ends; `None` for an object whose
    /// fields count for the scope of an enclosing object.
    pub scope: Option<ScopeId>,
}

/// A member of an object.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// The name as written in a document.
    pub name: Text,
    /// What its value must be.
    pub shape: ShapeId,
    /// Whether the object needs it.
    pub required: bool,
    /// The atom "this field is set" of the enclosing scope, if a rule reads it.
    pub set: Option<AtomId>,
    /// The atoms of the enclosing scope that test this field's value.
    pub tests: List<AtomId>,
}

/// The atoms and clauses of one object and of the objects nested in it
/// (those reached through a list have a scope of their own).
#[derive(Clone, Debug, PartialEq)]
pub struct Scope {
    /// What the clauses read, numbered in order of first use.
    pub atoms: List<Atom>,
    /// The rules, as counts over sets of atoms.
    pub clauses: List<Clause>,
}

/// A statement about one field that is true or false of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Atom {
    /// The field, as member names from the object of the scope downwards.
    pub path: List<Text>,
    /// What is stated.
    pub test: Test,
}

/// What an [`Atom`] states about its field.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    /// The field is there and not null.
    Set,
    /// The field's value is one of these.
    OneOf(List<Value>),
    /// The field's value is a text of which a predicate holds.
    Is(Is),
    /// The field's value is a text that is longer than a limit.
    Over {
        /// How to measure.
        measure: MeasureId,
        /// The largest value that is not over it.
        max: u32,
    },
}

/// A scalar to compare with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// A string.
    String(Text),
}

/// A set of atoms, as words of 64 bits: `(index of the word, bits)`, words in
/// ascending order, none of them empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mask(pub List<(u16, u64)>);

/// When every literal of the condition holds, the number of true atoms of the
/// group must lie in `min..=max`, or be 0 where `or_none` says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// The rule that reports a violation.
    pub rule: RuleId,
    /// Atoms that must be true for the clause to apply.
    pub when: Mask,
    /// Atoms that must be false for the clause to apply.
    pub when_not: Mask,
    /// The atoms that are counted.
    pub group: Mask,
    /// Fewest true atoms.
    pub min: u16,
    /// Most true atoms.
    pub max: u16,
    /// Whether none at all is fine as well (`all_or_none`).
    pub or_none: bool,
}

/// What a rule that the specification names says when it is violated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Stable kebab-case id.
    pub id: Text,
    /// How much a violation matters.
    pub severity: Severity,
    /// The profiles of which one is needed for it to be checked.
    pub profiles: Profiles,
    /// The profiles of which none may be there for it to be checked.
    pub except: Profiles,
    /// The message; see [`Rule::help`] for the placeholders.
    pub message: Text,
    /// What to do, empty if there is nothing to add. `{set}` stands for the
    /// members of the group that are there, `{missing}` for those that are
    /// not, each `none` if there is none, `{all}` for all of them, `{when}` for
    /// the fields of the condition; for a limit `{found}`, `{limit}` and
    /// `{over}`; for a refusal `{field}`, `{found}` and `{count}`; `{noun}` for
    /// what a document is called.
    pub help: Text,
    /// Where the rule comes from and why, a sentence each.
    pub notes: List<Text>,
    /// What a fix writes where it is missing; a person has to look at it.
    pub insert: List<Insert>,
}

/// A value for a field that a rule misses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Insert {
    /// The field, as member names from the object of the rule's scope downwards.
    pub path: List<Text>,
    /// The value as JSON.
    pub json: Text,
}

/// What to say beside findings about some fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    /// The fields, as `a.b[]`.
    pub fields: List<Text>,
    /// The rules whose findings it is for.
    pub rules: List<Text>,
    /// What to say, a sentence without a full stop.
    pub note: Text,
}

impl Rule {
    /// Whether it is checked for a document of these profiles.
    pub const fn applies_to(&self, profiles: Profiles) -> bool {
        self.profiles.intersects(profiles) && !self.except.intersects(profiles)
    }
}

/// A name that people use for a field that is called otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alias {
    /// The object in which the name is found, as a path from the root.
    pub object: List<Text>,
    /// The name as people write it.
    pub name: Text,
    /// The field that is meant, as a path from the root; empty when the member
    /// has no place in the document at all.
    pub target: List<Text>,
    /// Whether the member shows that the document is of another kind, so that
    /// nothing else is to be said about it; then there is no target.
    pub foreign: bool,
    /// Why; a sentence without a full stop.
    pub note: Text,
    /// What to do about it; empty where that is to write what is meant.
    pub help: Text,
    /// What the document is that has such names, a sentence without a full
    /// stop; empty if they tell nothing. Names with the same one are reported
    /// together.
    pub part_of: Text,
}
