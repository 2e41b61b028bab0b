//! What the reference is made of.
//!
//! Texts are sentences in which back-ticks enclose code. Lists keep the order
//! of the specification. What is empty is left out of the written form.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// The reference of every specification.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// One operation a specification.
    pub operations: Vec<Operation>,
    /// Rules that belong to no operation.
    #[serde(default)]
    pub rules: Vec<Rule>,
}

/// An operation and everything that is said about it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Operation {
    /// The id of the specification.
    pub id: String,
    /// The name of the body in Rust.
    pub name: String,
    /// That name in snake_case, which names the page.
    pub module: String,
    /// One line.
    pub title: String,
    /// A paragraph.
    pub doc: String,
    /// What one document is called.
    pub noun: String,
    /// The method of HTTP.
    pub method: String,
    /// The path of the request.
    pub path: String,
    /// Whether the request has a body.
    pub has_body: bool,
    /// Where facts come from.
    pub sources: Vec<Source>,
    /// Kinds of accounts, the default first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub profiles: Vec<Profile>,
    /// The parts of the path that vary.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parameters: Vec<Field>,
    /// The members of the body, parents before children.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<Field>,
    /// The rules: those of the specification, then those of every one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<Rule>,
    /// What comes back when all is well.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub responses: Vec<Response>,
    /// What bodies of errors look like.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<Problem>,
    /// What the server says to requests that it refuses.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<Answer>,
    /// How a request proves whose it is.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub auth: Vec<Auth>,
    /// How many requests there may be.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rate_limits: Vec<RateLimit>,
    /// What a request costs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub prices: Vec<Price>,
    /// What else there is to know.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    /// Where sources disagree, and what was decided.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub conflicts: Vec<Conflict>,
}

/// A place that facts come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The name by which citations refer to it.
    pub key: String,
    /// What it is.
    pub title: String,
    /// How sure it makes a fact.
    pub confidence: Confidence,
    /// Where it is on the web.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The date on which it was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retrieved: Option<String>,
    /// Version or commit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
}

/// How sure a source makes a fact, the least sure first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// It follows from other facts.
    Inferred,
    /// Prose documentation says so.
    Documented,
    /// A machine-readable description says so.
    Openapi,
    /// A real answer of the server showed it.
    Observed,
}

impl Confidence {
    /// In words for people.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Inferred => "inferred",
            Self::Documented => "documented",
            Self::Openapi => "OpenAPI",
            Self::Observed => "seen live",
        }
    }
}

/// A source and the place in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    /// [`Source::key`].
    pub source: String,
    /// A table row, a section, or a JSON Pointer.
    pub locator: String,
}

/// A kind of account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// Its name.
    pub name: String,
    /// What it means.
    pub doc: String,
    /// Where it comes from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Citation>,
}

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

/// A rule.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rule {
    /// Stable kebab-case id.
    pub id: String,
    /// `error`, `warning` or `info`.
    pub severity: String,
    /// Whether every specification has it.
    pub builtin: bool,
    /// What it demands.
    pub what: String,
    /// Why.
    pub why: String,
    /// What to do; may be empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub help: String,
    /// The profiles of which an account needs one; empty for all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub only_for: Vec<String>,
    /// The profiles of which an account may have none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub not_for: Vec<String>,
    /// The version of the API that first had it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// What kinds of fixes its findings come with; empty for none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fixable: Vec<FixKind>,
    /// Whether the JSON Schema states it.
    pub in_schema: bool,
    /// Why it does not, or not fully.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_in_schema: Option<String>,
    /// The fields that it looks at; empty for a rule about the text of a
    /// document.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<String>,
    /// The limits of these fields, where the rule is about them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub limits: Vec<Limits>,
    /// Why it is there although other rules demand as much.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub redundant: Option<String>,
    /// Documents that break it, with what is found in them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub bad: Vec<Example>,
    /// Documents in which nothing is found.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub good: Vec<Example>,
    /// Why there is no document that breaks it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub no_example: Option<String>,
    /// Where it comes from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Citation>,
}

/// The limits of a field that a rule is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// The field, or the elements of a list.
    pub field: String,
    /// In words.
    pub limits: String,
}

/// What a fix of a rule asks of the author.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FixKind {
    /// Nothing: the meaning is kept.
    Safe,
    /// A look: something could be lost.
    Unsafe,
    /// A choice between several ways out.
    Choice,
}

impl FixKind {
    /// The word that the linter writes.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Unsafe => "unsafe",
            Self::Choice => "choice",
        }
    }
}

/// A document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Example {
    /// Its text. Where a very long string is put in few words, it says so as
    /// `x… (3 times, 30 characters)`.
    pub document: String,
    /// Whether it is YAML, not JSON.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub yaml: bool,
    /// The kind of account to check it for; `None` for the default one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profile: Option<String>,
    /// What is found in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finding: Option<Finding>,
}

/// What the engine says about an example.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// JSON Pointer of the value; empty for the whole document.
    pub pointer: String,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// What a fix would do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fix: Option<Fix>,
    /// Names of the ways out between which the author has to choose.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<String>,
}

/// What mends a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fix {
    /// What it asks of the author.
    pub kind: FixKind,
    /// What it does, in the imperative.
    pub title: String,
}

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

/// Something to know that no rule can check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Stable id.
    pub id: String,
    /// A heading.
    pub title: String,
    /// What there is to know.
    pub doc: String,
    /// The fields that it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<String>,
    /// Where it comes from.
    pub sources: Vec<Citation>,
}

/// Sources disagree, and something was decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    /// Stable id.
    pub id: String,
    /// What it is about.
    pub topic: String,
    /// The fields that it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<String>,
    /// The rules that it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<String>,
    /// The rate limits that it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rate_limits: Vec<String>,
    /// What each side says.
    pub says: Vec<Statement>,
    /// What was decided.
    pub decision: String,
    /// Why.
    pub because: String,
    /// What changes the decision for a user for whom it is wrong, in words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ways_out: Vec<String>,
}

/// One side of a [`Conflict`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// What it says.
    pub says: String,
    /// Who says it.
    pub sources: Vec<Citation>,
}

impl Example {
    /// The document as it is, with every string that was put in few words
    /// written out.
    ///
    /// ```
    /// use tweetspec_reference::Example;
    ///
    /// let document = r#"{ "text": "ab… (3 times, 6 characters)" }"#.to_owned();
    /// let example = Example { document, ..Example::default() };
    /// assert_eq!(example.source(), r#"{ "text": "ababab" }"#);
    /// ```
    pub fn source(&self) -> Cow<'_, str> {
        const OPENING: &str = "… (";
        const MIDDLE: &str = " times, ";
        const END: &str = " characters)\"";
        let mut out = String::new();
        let mut rest = self.document.as_str();
        while let Some(opening) = rest.find(OPENING) {
            let (before, after) = rest.split_at(opening);
            let counted = after[OPENING.len()..].split_once(MIDDLE).and_then(|(times, after)| {
                let (_, after) = after.split_once(END)?;
                Some((times.parse::<usize>().ok()?, after))
            });
            let Some((times, after)) = counted else { break };
            // Escaped quotes belong to the string.
            let start = before.rmatch_indices('"').find(|(index, _)| !before[..*index].ends_with('\\'));
            let Some((start, _)) = start else { break };
            out.push_str(&before[..=start]);
            out.push_str(&before[start + 1..].repeat(times));
            out.push('"');
            rest = after;
        }
        if out.is_empty() {
            return Cow::Borrowed(&self.document);
        }
        out.push_str(rest);
        Cow::Owned(out)
    }
}

impl Rule {
    /// The first sentence of what it demands, without the full stop.
    pub fn summary(&self) -> &str {
        let sentence = self.what.split_once(". ").map_or(self.what.as_str(), |(sentence, _)| sentence);
        sentence.trim_end_matches('.')
    }
}

impl Operation {
    /// The source of this key.
    pub fn source(&self, key: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.key == key)
    }

    /// The field or parameter at this path.
    pub fn field(&self, path: &str) -> Option<&Field> {
        self.fields.iter().chain(&self.parameters).find(|field| field.path == path)
    }

    /// The rule of this id.
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == id)
    }
}
