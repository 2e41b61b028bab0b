//! A baseline as it is written: one finding a line, sorted, so that two of them
//! can be compared and merged line by line.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::ops::Range;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::fingerprint::Fingerprint;
use crate::sinks::Target;

/// The version of the format.
const VERSION: u32 = 1;

/// Findings that are alike.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    /// The file, from where the run started.
    pub(super) path: String,
    /// The rule.
    pub(super) rule: String,
    /// JSON Pointer of the value.
    pub(super) pointer: String,
    /// What they are known by.
    pub(super) fingerprint: Fingerprint,
}

/// Findings that are alike, and how many there are.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) key: Key,
    pub(super) count: usize,
}

#[derive(Deserialize)]
struct FileRead {
    v: u32,
    findings: Vec<Line>,
}

/// An entry as it is written. Everything but the fingerprint and the count is
/// for people.
#[derive(Deserialize, Serialize)]
struct Line {
    path: String,
    rule: String,
    pointer: String,
    fingerprint: String,
    count: usize,
}

/// The entries of a text; or what is wrong with it, and where.
pub(super) fn read(source: &str) -> Result<Vec<Entry>, (Range<usize>, String)> {
    let FileRead { v, findings } = serde_json::from_str(source).map_err(|error| {
        let line = error.line().saturating_sub(1);
        let start: usize = source.split_inclusive('\n').take(line).map(str::len).sum();
        let at = source.floor_char_boundary((start + error.column().saturating_sub(1)).min(source.len()));
        let message = error.to_string();
        let reason = message.split(" at line ").next().unwrap_or_default();
        (at..at, format!("this is no baseline: {reason}"))
    })?;
    if v != VERSION {
        return Err((0..0, format!("the baseline has version {v}, and this program knows {VERSION}")));
    }
    let entry = |Line { path, rule, pointer, fingerprint, count }: Line| {
        let Some(digits) = Fingerprint::from_digits(&fingerprint) else {
            let at = source.find(&fingerprint).unwrap_or(0);
            return Err((at..at + fingerprint.len(), format!("`{fingerprint}` is no fingerprint")));
        };
        Ok(Entry { key: Key { path, rule, pointer, fingerprint: digits }, count })
    };
    findings.into_iter().map(entry).collect()
}

/// Writes the entries, all or nothing.
pub(super) fn write(path: &Path, entries: &BTreeMap<Key, usize>) -> io::Result<()> {
    let mut text = format!("{{\n\"v\": {VERSION},\n\"findings\": [");
    for (number, (key, &count)) in entries.iter().enumerate() {
        let Key { path, rule, pointer, fingerprint } = key.clone();
        let line = Line { path, rule, pointer, fingerprint: fingerprint.to_string(), count };
        let comma = if number == 0 { "" } else { "," };
        // Writing into memory cannot fail.
        let _ = write!(text, "{comma}\n{}", serde_json::to_string(&line)?);
    }
    text.push_str("\n]\n}\n");
    let mut target = Target::file(path)?;
    target.write_all(text.as_bytes())?;
    target.finish()
}
