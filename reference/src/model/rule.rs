//! Rules, and documents that keep or break them.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::Citation;

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
    /// Whether the JSON Schema states it; `None` where no schema was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_schema: Option<bool>,
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
