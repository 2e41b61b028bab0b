//! From a body to the engine: what the functions of a root type do.

use std::{borrow::Cow, cell::RefCell};

use serde::{Serialize, de::DeserializeOwned};
use tweetspec_runtime::{Checker, Finding, Report, Scratch, Severity, Span, Table, builtin};

thread_local! {
    /// Memory that every check of a thread reuses, so that a check allocates
    /// nothing once the memory has grown to the size of the bodies.
    static SCRATCH: RefCell<Scratch> = RefCell::default();
}

/// Memory that a thread keeps between checks; ordinary bodies need a few
/// kilobytes, and one huge body must not hold on to its own for good.
const KEPT: usize = 1 << 20;

/// Runs with the thread's memory.
fn with_scratch<T>(run: impl FnOnce(&mut Scratch) -> T) -> T {
    SCRATCH.with(|scratch| match scratch.try_borrow_mut() {
        Ok(mut scratch) => {
            let result = run(&mut scratch);
            scratch.trim(KEPT);
            result
        }
        // A value whose `Serialize` checks another value while it is checked.
        Err(_) => run(&mut Scratch::default()),
    })
}

pub(crate) fn is_valid(table: &Table, bytes: &[u8]) -> bool {
    with_scratch(|scratch| Checker::new(table).is_valid(bytes, scratch))
}

pub(crate) fn check(table: &Table, bytes: &[u8]) -> Report {
    with_scratch(|scratch| Checker::new(table).check(bytes, scratch))
}

#[cfg(feature = "yaml")]
pub(crate) fn check_yaml(table: &Table, bytes: &[u8]) -> Report {
    with_scratch(|scratch| Checker::new(table).check_yaml(bytes, scratch))
}

#[inline]
pub(crate) fn from_json<T: DeserializeOwned>(table: &Table, bytes: &[u8]) -> Result<T, Report> {
    // One look at all of the text takes less time than one at each string.
    let text = simdutf8::basic::from_utf8(bytes);
    let valid = |text| with_scratch(|scratch| Checker::new(table).is_valid_str(text, scratch));
    let Some(text) = text.ok().filter(|text| valid(text)) else { return Err(check(table, bytes)) };
    // The engine reads over a byte order mark, which `serde_json` does not know.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    serde_json::from_str(text).map_err(|error| unreadable(&error, bytes.len()))
}

pub(crate) fn validate<T: Serialize>(table: &Table, value: &T) -> Result<(), Report> {
    let report = with_scratch(|scratch| Checker::new(table).check_value(value, scratch));
    let report = report.unwrap_or_else(|error| unreadable(&error, 0));
    if report.is_valid() { Ok(()) } else { Err(report) }
}

/// The report of a body that the engine accepts and `serde` does not.
///
/// The two agree on every body that is known; should they not, the answer is
/// still a report and never a panic.
fn unreadable(error: &serde_json::Error, length: usize) -> Report {
    let finding = Finding {
        rule: Cow::Borrowed(builtin::WRONG_TYPE),
        severity: Severity::Error,
        pointer: String::new(),
        span: Span { start: 0, end: length },
        message: format!("the body cannot be read into its type: {error}"),
        label: None,
        notes: Vec::new(),
        help: None,
        fix: None,
        choices: Vec::new(),
        related: Vec::new(),
    };
    Report { findings: vec![finding] }
}
