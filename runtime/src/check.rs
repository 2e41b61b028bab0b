//! One walk over a document by the tables: either a verdict or every finding.

mod bits;
mod clauses;
mod collect;
mod each;
mod edits;
mod explain;
mod fill;
mod foreign;
mod gather;
mod glance;
mod length;
mod links;
mod locate;
mod members;
mod mistyped;
mod said;
mod state;
mod strings;
mod suggest;
mod swapped;
#[cfg(test)]
mod tests;
mod unique;
mod walk;

use std::fmt;

pub use length::Length;

use crate::finding::{Finding, Severity};
use crate::report::Report;
use crate::table::{Profiles, Table};
use crate::tape::{Document, NodeId, Tape};
use state::Buffers;

pub(crate) use bits::atoms;
pub(crate) use clauses::choice_name;
pub(crate) use explain::OCCURRENCES;
pub(crate) use glance::Plan;

/// Checks documents against a [`Table`] under a set of profiles.
///
/// A checker is two words and cheap to copy; the memory that a check needs is
/// in [`Scratch`], which is reused from document to document.
#[derive(Clone, Copy, Debug)]
pub struct Checker<'t> {
    table: &'t Table,
    profiles: Profiles,
    least: Severity,
    glances: bool,
}

/// Memory that checks reuse; nothing in it outlives a check.
#[derive(Debug, Default)]
pub struct Scratch {
    tape: Tape,
    json: Vec<u8>,
    buffers: Buffers,
}

impl Scratch {
    /// Where the comments stand in the YAML document that was checked last.
    #[cfg(feature = "yaml")]
    pub fn comments(&self) -> &[crate::Span] {
        &self.tape.comments
    }

    /// Gives the memory back if it has grown beyond so many bytes, as it does
    /// after one huge document; otherwise keeps it for the next.
    pub fn trim(&mut self, bytes: usize) {
        if self.tape.capacity() + self.json.capacity() + self.buffers.capacity() > bytes {
            *self = Self::default();
        }
    }
}

/// A profile that the specification does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownProfile {
    /// The name that was asked for.
    pub name: String,
    /// The names that there are.
    pub known: Vec<String>,
}

impl fmt::Display for UnknownProfile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown profile `{}`; there are: {}", self.name, self.known.join(", "))
    }
}

impl std::error::Error for UnknownProfile {}

impl<'t> Checker<'t> {
    /// A checker for the first profile of the table, its default, that reports
    /// errors and warnings.
    pub const fn new(table: &'t Table) -> Self {
        Self { table, profiles: Profiles(1), least: Severity::Warning, glances: true }
    }

    /// The table that is walked.
    pub const fn table(&self) -> &'t Table {
        self.table
    }

    /// The same checker, which also reports findings of this severity, or which
    /// leaves out those that are less severe.
    ///
    /// What is merely worth knowing, [`Severity::Info`], is left out unless it
    /// is asked for here. The verdict does not depend on it.
    #[must_use]
    pub const fn least(mut self, severity: Severity) -> Self {
        self.least = severity;
        self
    }

    /// The same checker for one more profile.
    ///
    /// # Errors
    ///
    /// When the specification has no profile of that name.
    pub fn profile(self, name: &str) -> Result<Self, UnknownProfile> {
        self.profiles(&[name])
    }

    /// The same checker for more profiles. They add up, in any order, and the
    /// default one is always among them: a profile brings the rules that are
    /// for it alone, and takes away those that are not for it.
    ///
    /// # Errors
    ///
    /// When the specification lacks one of them.
    pub fn profiles<S: AsRef<str>>(mut self, names: &[S]) -> Result<Self, UnknownProfile> {
        let mut bits = self.profiles.0;
        for name in names {
            let name = name.as_ref();
            let index = self.table.profiles.iter().position(|known| known == name);
            let index = index.ok_or_else(|| UnknownProfile {
                name: name.to_owned(),
                known: self.table.profiles.iter().map(|known| known.clone().into_owned()).collect(),
            })?;
            bits |= 1 << index;
        }
        self.profiles = Profiles(bits);
        Ok(self)
    }

    /// The same checker without its first look: what it answers is the same and
    /// takes longer, which is of use to tests alone.
    #[doc(hidden)]
    #[must_use]
    pub const fn without_glance(mut self) -> Self {
        self.glances = false;
        self
    }

    /// Whether a rule is checked under the profiles of this checker.
    pub const fn checks(&self, rule: &crate::table::Rule) -> bool {
        rule.applies_to(self.profiles)
    }

    /// Whether the document breaks no rule of severity error.
    ///
    /// Builds no message and, once `scratch` is warm, allocates nothing.
    pub fn is_valid(&self, json: &[u8], scratch: &mut Scratch) -> bool {
        self.verdict(json, None, scratch)
    }

    /// As [`Checker::is_valid`], for a document that is known to be UTF-8, which
    /// spares a look at all of it.
    pub fn is_valid_str(&self, json: &str, scratch: &mut Scratch) -> bool {
        self.verdict(json.as_bytes(), Some(json), scratch)
    }

    #[inline]
    fn verdict(&self, json: &[u8], text: Option<&str>, scratch: &mut Scratch) -> bool {
        if self.least(Severity::Error).glance_at(json, text, scratch) {
            return true;
        }
        let Scratch { tape, buffers, .. } = scratch;
        tape.read_json(json, false) && walk::verdict(self.table, self.profiles, tape.document(json), buffers)
    }

    /// Whether a first look at the bytes is enough to see that the document has
    /// no finding that is severe enough; `false` says nothing about it.
    ///
    /// [`Checker::is_valid`] and [`Checker::check`] begin with it. Most
    /// documents that are right are seen to be so, in about the time that it
    /// takes to read them.
    ///
    /// ```
    /// use tweetspec_runtime::{Checker, Scratch};
    /// # fn on(checker: Checker<'_>) {
    /// let mut scratch = Scratch::default();
    /// if checker.glance(b"{}", &mut scratch) {
    ///     assert!(checker.check(b"{}", &mut scratch).is_empty());
    /// }
    /// # }
    /// ```
    #[inline]
    pub fn glance(&self, json: &[u8], scratch: &mut Scratch) -> bool {
        self.glance_at(json, None, scratch)
    }

    /// `text` is the same as `json`, if that is known to be UTF-8.
    #[inline]
    fn glance_at(&self, json: &[u8], text: Option<&str>, scratch: &mut Scratch) -> bool {
        self.glances
            && glance::is_fine(
                self.table,
                (self.profiles, self.least),
                (json, text),
                &mut scratch.buffers.text,
            )
    }

    /// Every finding of the document that is severe enough, in source order. The
    /// list ends early, with a finding that says so, after 1,000 findings of
    /// values or 100 of the text.
    pub fn check(&self, json: &[u8], scratch: &mut Scratch) -> Report {
        if self.glance(json, scratch) {
            return Report::default();
        }
        scratch.tape.read_json(json, true);
        self.check_read(json, scratch)
    }

    /// Whether the YAML document breaks no rule of severity error.
    ///
    /// As [`Checker::is_valid`], but reading YAML costs more and allocates.
    #[cfg(feature = "yaml")]
    pub fn is_valid_yaml(&self, yaml: &[u8], scratch: &mut Scratch) -> bool {
        let Scratch { tape, buffers, .. } = scratch;
        tape.read_yaml(yaml) && walk::verdict(self.table, self.profiles, tape.document(yaml), buffers)
    }

    /// Every finding of the YAML document that is severe enough, in source
    /// order; the rules and the ends of long lists are those of
    /// [`Checker::check`].
    ///
    /// A text of several documents has to be
    /// [taken apart](crate::yaml_documents) first.
    #[cfg(feature = "yaml")]
    pub fn check_yaml(&self, yaml: &[u8], scratch: &mut Scratch) -> Report {
        scratch.tape.read_yaml(yaml);
        self.check_read(yaml, scratch)
    }

    /// Every finding of a value, as if it had been written as compact JSON;
    /// spans refer to that text.
    ///
    /// # Errors
    ///
    /// When the value cannot be written as JSON, for example because of a map
    /// whose keys are not strings.
    pub fn check_value<T>(&self, value: &T, scratch: &mut Scratch) -> Result<Report, serde_json::Error>
    where
        T: serde::Serialize + ?Sized,
    {
        let mut json = std::mem::take(&mut scratch.json);
        let read = scratch.tape.read_value(value, &mut json);
        let report = read.map(|()| self.check_read(&json, scratch));
        scratch.json = json;
        report
    }

    fn check_read(&self, source: &[u8], scratch: &mut Scratch) -> Report {
        let Scratch { tape, buffers, .. } = scratch;
        let document = tape.document(source);
        self.judge(document, document.root(), tape.findings().to_vec(), buffers)
    }

    /// What the reader has found in a value of a document, and what the walk
    /// finds there.
    fn judge(
        &self,
        document: Document<'_>,
        root: Option<NodeId>,
        read: Vec<Finding>,
        buffers: &mut Buffers,
    ) -> Report {
        #[cfg_attr(not(feature = "yaml"), expect(unused_mut, reason = "only YAML has more to ask"))]
        let mut walked = walk::findings(self.table, self.profiles, self.least, (document, root), buffers);
        let mut findings = read;
        findings.retain(|finding| finding.severity >= self.least);
        #[cfg(feature = "yaml")]
        if document.is_yaml() {
            findings.retain(|finding| !crate::yaml::is_superseded(finding, &walked));
            edits::keep_comments(document, &mut walked);
        }
        findings.extend(walked);
        // The sort is stable, so findings at the same place keep the order in
        // which the walk met them.
        findings.sort_by_key(|finding| (finding.span.start, finding.span.end));
        Report { findings }
    }
}
