//! A configuration as it is written.
//!
//! The JSON Schema is made from these types, and a file is compared with the
//! schema before it is read into them; so what keys there are is said here
//! and nowhere else.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use toml::Spanned;
use tweetspec_runtime::Severity;

use crate::args::{FailOn, Level};

/// A word, and where it stands.
pub(crate) type Word = Spanned<String>;

/// How tweetlint checks the files in the folder of this file and below.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Written {
    /// The only rules to check, or `all`. Mistakes in the text of a file, which
    /// keep others from being seen, are always reported.
    #[cfg_attr(test, schemars(with = "Vec<super::schema::Rule>"))]
    pub(crate) select: Option<Vec<Word>>,
    /// What not to report: rules by name, and single places with a reason.
    #[cfg_attr(test, schemars(with = "Vec<IgnoreWritten>"))]
    pub(crate) ignore: Vec<Spanned<IgnoreWritten>>,
    /// How much a rule matters, by its name.
    #[cfg_attr(test, schemars(with = "super::schema::Severities"))]
    pub(crate) severity: BTreeMap<Word, Setting>,
    /// What kind of account to check for; names as `--profile` takes them.
    #[cfg_attr(test, schemars(with = "Vec<super::schema::Profile>"))]
    pub(crate) profiles: Option<Vec<Word>>,
    /// The least severity that makes the exit status 1.
    #[cfg_attr(test, schemars(with = "FailOn"))]
    pub(crate) fail_on: Option<FailOn>,
    /// The least severity that is shown.
    #[cfg_attr(test, schemars(with = "Level"))]
    pub(crate) level: Option<Level>,
    /// How findings are shown on standard output, for runs that start in the
    /// folder of this file or below.
    #[cfg_attr(test, schemars(with = "super::schema::FormatName"))]
    pub(crate) format: Option<Word>,
    /// Other choices for some files; of several that are about a file, the
    /// later has the last word.
    pub(crate) overrides: Vec<Override>,
}

/// Other choices for some files.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Override {
    /// Which files, as globs relative to the folder of the configuration. One
    /// without a slash is about names in every folder; a folder stands for all
    /// that is in it.
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub(crate) files: Vec<Word>,
    /// The only rules to check, or `all`.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<super::schema::Rule>"))]
    pub(crate) select: Option<Vec<Word>>,
    /// Rules not to report, or `all`.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<super::schema::Rule>"))]
    pub(crate) ignore: Vec<Word>,
    /// How much a rule matters, by its name.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "super::schema::Severities"))]
    pub(crate) severity: BTreeMap<Word, Setting>,
    /// What kind of account to check for.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<super::schema::Profile>"))]
    pub(crate) profiles: Option<Vec<Word>>,
    /// The least severity that makes the exit status 1.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "FailOn"))]
    pub(crate) fail_on: Option<FailOn>,
    /// The least severity that is shown.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Level"))]
    pub(crate) level: Option<Level>,
}

/// What not to report.
#[derive(Debug)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(untagged))]
pub(crate) enum IgnoreWritten {
    /// A rule by its name, or `all`.
    Rule(#[cfg_attr(test, schemars(with = "super::schema::Rule"))] String),
    /// A rule in some files or at one place.
    Place(PlaceWritten),
}

/// A rule that is not reported in some files or at one place.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct PlaceWritten {
    /// Which rule, or `all`.
    #[cfg_attr(test, schemars(with = "super::schema::Rule"))]
    pub(crate) rule: Word,
    /// Which files, as a glob relative to the folder of the configuration; all
    /// without it.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "String"))]
    pub(crate) file: Option<Word>,
    /// JSON Pointer of the value in question, which stands for all that is in
    /// it as well; the whole document without it.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "String"))]
    pub(crate) pointer: Option<Word>,
    /// Why this is no mistake here.
    #[cfg_attr(test, schemars(with = "String", length(min = 1)))]
    pub(crate) reason: Word,
}

/// How much a rule matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub(crate) enum Setting {
    /// The API refuses it.
    Error,
    /// Probably a mistake.
    Warning,
    /// Worth knowing.
    Info,
    /// Not reported.
    Off,
}

// Not `#[serde(untagged)]`: that reads a value twice, and then nobody knows any
// more where the parts of it stand.
impl<'de> Deserialize<'de> for IgnoreWritten {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;

        impl<'de> Visitor<'de> for Either {
            type Value = IgnoreWritten;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the name of a rule, or a table")
            }

            fn visit_str<E>(self, rule: &str) -> Result<Self::Value, E> {
                Ok(IgnoreWritten::Rule(rule.to_owned()))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                PlaceWritten::deserialize(MapAccessDeserializer::new(map)).map(IgnoreWritten::Place)
            }
        }

        deserializer.deserialize_any(Either)
    }
}

impl Setting {
    /// The severity; none for what is not reported.
    pub(crate) fn severity(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Info => Some(Severity::Info),
            Self::Off => None,
        }
    }
}
