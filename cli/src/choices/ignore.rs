//! Findings that somebody expects, with a reason; and whether they are there.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use tweetspec_runtime::{Finding, Severity, Span};

use super::RuleChoices;
use crate::catalog::UNUSED_IGNORE;
use crate::config::{ALL, Config};

/// Findings of a rule that are expected, at one place or in some files.
///
/// Files are checked side by side, so what is learnt about it is atomic; nobody
/// reads it before all are done.
#[derive(Debug)]
pub(crate) struct Ignore {
    rule: String,
    file: Option<String>,
    pointer: Option<String>,
    /// Why, for whoever asks.
    reason: String,
    /// Where it stands in its configuration.
    span: Range<usize>,
    /// Whether a file was checked that it can be about.
    seen: AtomicBool,
    /// Whether it took a finding.
    used: AtomicBool,
    /// Whether it might have, had everything been looked at.
    open: AtomicBool,
}

impl Ignore {
    /// What is expected of a rule, or of all; `span` is where that is said.
    pub(crate) fn new(
        rule: String,
        file: Option<String>,
        pointer: Option<String>,
        reason: String,
        span: Range<usize>,
    ) -> Self {
        Self {
            rule,
            file,
            pointer,
            reason,
            span,
            seen: AtomicBool::new(false),
            used: AtomicBool::new(false),
            open: AtomicBool::new(false),
        }
    }

    pub(super) fn rule(&self) -> &str {
        &self.rule
    }

    /// Whether the finding is expected.
    pub(super) fn takes(&self, finding: &Finding) -> bool {
        let is_here = |pointer: &str| {
            let rest = self.pointer.as_ref().map_or(Some(""), |place| pointer.strip_prefix(place.as_str()));
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let takes = (self.rule == finding.rule || self.rule == ALL)
            && (is_here(&finding.pointer) || finding.related.iter().any(|related| is_here(&related.pointer)));
        if takes {
            self.used.store(true, Ordering::Relaxed);
        }
        takes
    }

    /// Says that a file is about to be checked that it can be about.
    pub(super) fn expect(&self, is_reported: bool) {
        self.seen.store(true, Ordering::Relaxed);
        if !is_reported && self.rule != ALL {
            self.leave_open();
        }
    }

    /// Says that nobody will know whether it takes anything.
    pub(super) fn leave_open(&self) {
        self.open.store(true, Ordering::Relaxed);
    }

    fn is_unused(&self) -> bool {
        !self.used.load(Ordering::Relaxed) && !self.open.load(Ordering::Relaxed)
    }
}

/// What a configuration ignores without need, as findings about its text.
///
/// `named` are the files and folders of the run. Only what lies in them was
/// looked at, so nothing is said about what may be elsewhere.
pub(crate) fn unused(config: &Config, rules: &RuleChoices, named: &[PathBuf]) -> Vec<Finding> {
    let Some(severity) = rules.own(UNUSED_IGNORE) else { return Vec::new() };
    let named: Vec<PathBuf> = named.iter().filter_map(|path| fs::canonicalize(path).ok()).collect();
    let looked_at = |root: &Path| named.iter().any(|named| root.starts_with(named));
    let unused = config
        .ignores()
        .filter(|(ignore, roots)| ignore.is_unused() && roots.iter().all(|root| looked_at(root)));
    unused.map(|(ignore, _)| finding(ignore, severity)).collect()
}

fn finding(ignore: &Ignore, severity: Severity) -> Finding {
    let Ignore { rule, file, pointer, span, .. } = ignore;
    let what = if rule == ALL { "no finding".to_owned() } else { format!("no `{rule}`") };
    let pointer = pointer.as_deref().filter(|pointer| !pointer.is_empty());
    let pointer = pointer.map(|pointer| format!(" at `{pointer}`")).unwrap_or_default();
    let place = file.as_ref().map(|file| format!(" in `{file}`")).unwrap_or_default();
    let message = match file {
        Some(file) if !ignore.seen.load(Ordering::Relaxed) => {
            format!("there is no file `{file}` to ignore `{rule}` in")
        }
        _ => format!("there is {what}{pointer}{place} to ignore"),
    };
    Finding {
        severity,
        notes: vec![format!("The reason that was given: {}", ignore.reason)],
        help: Some("remove it, or mend the file, pointer or rule that it names".to_owned()),
        ..Finding::error(UNUSED_IGNORE, Span::new(span.start, span.end), message)
    }
}
