//! `tweetlint.toml`: found, read, and its mistakes reported.
//!
//! A file is read in stages, each of which hands the next one something
//! stronger: a tree (`toml`), one with the right keys and types
//! ([`structure`]), the written form ([`mod@written`]), and here one whose names
//! mean something. What it says about rules is for [`crate::choices`].

mod find;
mod globs;
mod mistakes;
#[cfg(test)]
mod schema;
mod structure;
mod written;

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};

use serde::Deserialize as _;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};
use tweetspec_runtime::Table;

use crate::args::FormatName;
use crate::catalog;
use crate::choices::{Ignore, Layer};
use crate::report::FORMATS;
use crate::suggest;
pub(crate) use find::{Configs, Search, is_config, places};
use globs::Globs;
pub(crate) use mistakes::{Faulty, Mistakes};
pub(crate) use written::Setting;
use written::{IgnoreWritten, Override, PlaceWritten, Word, Written};

/// The JSON Schema of the file.
pub(crate) const SCHEMA: &str = include_str!("../schema/tweetlint.schema.json");

/// The name that stands for every rule.
pub(crate) const ALL: &str = "all";

/// What one file says.
#[derive(Debug)]
pub(crate) struct Config {
    /// What reports call the file.
    pub(crate) name: String,
    /// Where it is.
    pub(crate) path: PathBuf,
    /// Its text, for findings about it.
    pub(crate) source: String,
    /// The folder that globs are relative to.
    base: PathBuf,
    /// What it says about every file.
    layer: Layer,
    /// What it says about some files, the last word last.
    overrides: Vec<(Globs, Layer)>,
    /// Findings that are expected.
    ignores: Vec<(Option<Globs>, Ignore)>,
    /// How findings are shown.
    pub(crate) format: Option<FormatName>,
}

impl Config {
    /// Reads a text; `in_tool` says that the configuration is one table of it.
    fn read(file: File, base: PathBuf, table: &Table) -> Result<Self, Faulty> {
        let File { path, name, source, in_tool } = file;
        let mut mistakes = Mistakes::default();
        let written = written(&source, in_tool, &mut mistakes);
        let mut reader = Reader { table, mistakes };
        let mut config = Self {
            name,
            path,
            source,
            base,
            layer: Layer::default(),
            overrides: Vec::new(),
            ignores: Vec::new(),
            format: None,
        };
        reader.config(written, &mut config);
        if reader.mistakes.is_empty() {
            return Ok(config);
        }
        Err(Faulty::Wrong { path: config.name, source: config.source, mistakes: reader.mistakes })
    }

    /// What it says about a file, in ascending order of weight, and which of
    /// the expected findings may be in it.
    fn about(&self, path: &Path) -> (Vec<usize>, Vec<usize>) {
        // A file that is elsewhere, as with `--config`, keeps its whole path.
        let path = path.strip_prefix(&self.base).unwrap_or(path);
        let overrides = self.overrides.iter().enumerate();
        let overrides = overrides.filter(|(_, (globs, _))| globs.is_match(path)).map(|(number, _)| number);
        let ignores = self.ignores.iter().enumerate();
        let ignores = ignores
            .filter(|(_, (globs, _))| globs.as_ref().is_none_or(|globs| globs.is_match(path)))
            .map(|(number, _)| number);
        (overrides.collect(), ignores.collect())
    }

    /// One of the expected findings.
    pub(crate) fn ignore(&self, number: usize) -> &Ignore {
        &self.ignores[number].1
    }

    /// All expected findings, each with the folders or files that hold every
    /// file that it may be in.
    pub(crate) fn ignores(&self) -> impl Iterator<Item = (&Ignore, Vec<PathBuf>)> {
        self.ignores.iter().map(|(globs, ignore)| {
            let roots = globs.as_ref().map_or_else(|| vec![PathBuf::new()], |globs| globs.roots().collect());
            (ignore, roots.into_iter().map(|root| self.base.join(root)).collect())
        })
    }
}

/// A file before it is understood.
struct File {
    path: PathBuf,
    name: String,
    source: String,
    /// Whether it belongs to many tools, as `pyproject.toml` does.
    in_tool: bool,
}

/// The written form of a text, without what is wrong in it.
fn written(source: &str, in_tool: bool, mistakes: &mut Mistakes) -> Written {
    let (root, errors) = DeTable::parse_recoverable(source);
    let is_whole = errors.is_empty();
    let mut last_line = None;
    for error in errors {
        let span = error.span().unwrap_or(0..0);
        // What follows on the line of a slip is most often its consequence.
        let line = source.get(..span.start).map(|before| before.matches('\n').count());
        if last_line.replace(line) != Some(line) {
            mistakes.add("config-syntax", span, error.message());
        }
    }
    let found = if in_tool { section(root) } else { Some((root.span(), root.into_inner())) };
    let Some((span, mut table)) = found else { return Written::default() };
    // After a slip of the pen nobody knows where a key belongs.
    if !is_whole {
        return Written::default();
    }
    structure::check(&mut table, span.clone(), mistakes);
    let value = Spanned::new(span.clone(), DeValue::Table(table));
    Written::deserialize(ValueDeserializer::from(value)).unwrap_or_else(|error| {
        mistakes.add("config-unreadable", error.span().unwrap_or(span), error.message());
        Written::default()
    })
}

/// The table `tool.tweetlint`, if it is there.
fn section(root: Spanned<DeTable<'_>>) -> Option<(Range<usize>, DeTable<'_>)> {
    let mut tool = root.into_inner().remove("tool")?;
    let section = match tool.get_mut() {
        DeValue::Table(tools) => tools.remove("tweetlint")?,
        _ => return None,
    };
    let span = section.span();
    match section.into_inner() {
        DeValue::Table(table) => Some((span, table)),
        _ => None,
    }
}

/// Looks up names.
struct Reader<'t> {
    table: &'t Table,
    mistakes: Mistakes,
}

impl Reader<'_> {
    fn config(&mut self, written: Written, config: &mut Config) {
        let Written { select, ignore, severity, profiles, fail_on, level, format, overrides } = written;
        let mut off = Vec::new();
        for entry in ignore {
            let span = entry.span();
            match entry.into_inner() {
                IgnoreWritten::Rule(rule) => off.extend(self.rule(&Spanned::new(span, rule))),
                IgnoreWritten::Place(place) => config.ignores.extend(self.place(place)),
            }
        }
        config.layer = Layer {
            select: select.map(|rules| self.rules(&rules)),
            off,
            severity: self.severity(severity),
            profiles: profiles.map(|profiles| self.profiles(profiles)),
            fail_on,
            level,
        };
        config.format = format.and_then(|name| {
            FORMATS.iter().copied().find(|format| format.name() == name.get_ref()).map(FormatName)
        });
        for written in overrides {
            let Override { files, select, ignore, severity, profiles, fail_on, level } = written;
            let layer = Layer {
                select: select.map(|rules| self.rules(&rules)),
                off: self.rules(&ignore),
                severity: self.severity(severity),
                profiles: profiles.map(|profiles| self.profiles(profiles)),
                fail_on,
                level,
            };
            config.overrides.extend(self.globs(&files).map(|globs| (globs, layer)));
        }
    }

    fn place(&mut self, place: PlaceWritten) -> Option<(Option<Globs>, Ignore)> {
        let PlaceWritten { rule, file, pointer, reason } = place;
        let span = rule.span();
        let rule = self.rule(&rule);
        let file = file.map(|file| {
            let name = file.get_ref().clone();
            self.globs(&[file]).map(|globs| (globs, name))
        });
        if let Some(pointer) = &pointer {
            self.pointer(pointer);
        }
        if reason.get_ref().trim().is_empty() {
            self.mistakes.add("config-empty-reason", reason.span(), "`reason` says nothing").help =
                Some("say why this is no mistake here, for whoever reads it next".to_owned());
        }
        let (globs, file) =
            file.map_or(Some((None, None)), |file| file.map(|(globs, name)| (Some(globs), Some(name))))?;
        Some((globs, Ignore::new(rule?, file, pointer.map(Spanned::into_inner), reason.into_inner(), span)))
    }

    /// A JSON Pointer is empty or starts with a slash, and `~` is escaped.
    fn pointer(&mut self, pointer: &Word) {
        let text = pointer.get_ref();
        let is_absolute = text.is_empty() || text.starts_with('/');
        let is_escaped = text.split('~').skip(1).all(|rest| rest.starts_with(['0', '1']));
        if !is_absolute || !is_escaped {
            let help = if is_absolute {
                "write `~0` for a tilde and `~1` for a slash in a name".to_owned()
            } else {
                format!("write `/{}`", text.replace('.', "/"))
            };
            let message = format!("`{text}` is no JSON Pointer");
            self.mistakes.add("config-bad-pointer", pointer.span(), message).help = Some(help);
        }
    }

    fn globs(&mut self, globs: &[Word]) -> Option<Globs> {
        match Globs::new(globs.iter().map(|glob| glob.get_ref().as_str())) {
            Ok(globs) => Some(globs),
            Err((number, reason)) => {
                let glob = &globs[number];
                let message = format!("`{}` is no glob: {reason}", glob.get_ref());
                self.mistakes.add("config-bad-glob", glob.span(), message);
                None
            }
        }
    }

    fn rules(&mut self, rules: &[Word]) -> Vec<String> {
        rules.iter().filter_map(|rule| self.rule(rule)).collect()
    }

    fn severity(&mut self, severity: BTreeMap<Word, Setting>) -> Vec<(String, Setting)> {
        let mut severity: Vec<(String, Setting)> =
            severity.into_iter().filter_map(|(rule, setting)| Some((self.rule(&rule)?, setting))).collect();
        // What is said about one rule counts more than what is said about all.
        severity.sort_by_key(|(rule, _)| rule != ALL);
        severity
    }

    fn profiles(&mut self, profiles: Vec<Word>) -> Vec<String> {
        let known: Vec<&str> = self.table.profiles.iter().map(|profile| &**profile).collect();
        let mut names = Vec::new();
        for profile in profiles {
            if known.contains(&profile.get_ref().as_str()) {
                names.push(profile.into_inner());
            } else {
                let message = format!("there is no profile `{}`", profile.get_ref());
                let help = suggest::help(profile.get_ref(), &known, "");
                self.mistakes.add("config-unknown-profile", profile.span(), message).help = Some(help);
            }
        }
        names
    }

    /// The rule of that name, or every rule.
    fn rule(&mut self, word: &Word) -> Option<String> {
        let name = word.get_ref();
        match known_rule(self.table, name) {
            Ok(()) => Some(name.clone()),
            Err(_) if name == ALL => Some(name.clone()),
            Err(help) => {
                let message = format!("there is no rule `{name}`");
                self.mistakes.add("config-unknown-rule", word.span(), message).help = Some(help);
                None
            }
        }
    }
}

/// Whether there is a rule of that name; otherwise what to write instead.
pub(crate) fn known_rule(table: &Table, name: &str) -> Result<(), String> {
    let known: Vec<&str> = catalog::rules(table).map(|rule| rule.id).collect();
    if known.contains(&name) {
        return Ok(());
    }
    Err(suggest::help(name, &known, "`tweetlint rules` lists them"))
}
