//! Findings written down in one format, ready to be joined with others.

use std::{io, mem};

use serde::Serialize;
use serde_json::Serializer;
use tweetspec_runtime::Severity;

use crate::fingerprint::{Fingerprint, Occurrences};

/// Lines of each severity that are kept for the end of a report.
const MOST_KEPT: usize = 10;

/// Some findings in one format.
///
/// They are written side by side on many threads; what depends on the findings
/// before them is noted here and settled when they are joined in order.
#[derive(Debug, Default)]
pub(crate) struct Written {
    bytes: Vec<u8>,
    /// Where each finding ends.
    ends: Vec<usize>,
    /// Where the digits of a fingerprint stand.
    fingerprints: Vec<(usize, Fingerprint)>,
    kept: Kept,
}

impl Written {
    /// Appends text.
    pub(crate) fn text(&mut self, text: &str) {
        self.bytes.extend_from_slice(text.as_bytes());
    }

    /// Appends a value as one line of JSON without a line break.
    pub(crate) fn json(&mut self, value: &impl Serialize) {
        value
            .serialize(&mut Serializer::new(&mut self.bytes))
            .expect("strings, numbers and lists can be written as JSON into memory");
    }

    /// Notes the last place where the digits of this fingerprint were written:
    /// the number of findings like it is known only when all are joined.
    pub(crate) fn note_fingerprint(&mut self, fingerprint: Fingerprint) {
        let digits = fingerprint.to_string();
        let at = memchr::memmem::rfind(&self.bytes, digits.as_bytes());
        let at = at.expect("a format notes the fingerprint that it has just written");
        self.fingerprints.push((at, fingerprint));
    }

    /// Keeps a line for the end of the report.
    pub(crate) fn keep(&mut self, severity: Severity, line: impl FnOnce() -> String) {
        let lines = self.kept.of_mut(severity);
        if lines.len() < MOST_KEPT {
            lines.push(line());
        }
    }

    /// Says that a finding ends here.
    pub(crate) fn end_finding(&mut self) {
        self.ends.push(self.bytes.len());
    }

    /// The number of findings.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// How many bytes of memory it takes, more or less.
    pub(crate) fn size(&self) -> usize {
        self.bytes.len() + size_of_val(&*self.ends) + size_of_val(&*self.fingerprints)
    }

    /// The first findings, so many of them.
    pub(crate) fn first(&self, count: usize) -> &[u8] {
        let end = count.checked_sub(1).and_then(|last| self.ends.get(last));
        &self.bytes[..end.copied().unwrap_or(0)]
    }

    /// Tells findings apart that are alike.
    pub(crate) fn number(&mut self, occurrences: &mut Occurrences) {
        for (at, fingerprint) in self.fingerprints.drain(..) {
            let digits = occurrences.next(fingerprint).to_string();
            self.bytes[at..at + digits.len()].copy_from_slice(digits.as_bytes());
        }
    }

    /// What was kept for the end.
    pub(crate) fn take_kept(&mut self) -> Kept {
        mem::take(&mut self.kept)
    }
}

impl io::Write for Written {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The first lines of each severity, worst severity first.
#[derive(Debug, Default)]
pub(crate) struct Kept {
    errors: Vec<String>,
    warnings: Vec<String>,
    infos: Vec<String>,
}

impl Kept {
    /// Adds lines while there is room.
    pub(crate) fn add(&mut self, mut other: Self) {
        for severity in [Severity::Error, Severity::Warning, Severity::Info] {
            let lines = self.of_mut(severity);
            let room = MOST_KEPT.saturating_sub(lines.len());
            lines.extend(other.of_mut(severity).drain(..).take(room));
        }
    }

    /// All lines, the worst first.
    pub(crate) fn lines(&self) -> impl ExactSizeIterator<Item = &str> {
        let all: Vec<&str> =
            [&self.errors, &self.warnings, &self.infos].into_iter().flatten().map(String::as_str).collect();
        all.into_iter()
    }

    fn of_mut(&mut self, severity: Severity) -> &mut Vec<String> {
        match severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
            Severity::Info => &mut self.infos,
        }
    }
}
