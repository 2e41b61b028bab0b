//! Differences as text for people and as JSON for programs.

use std::fmt::Write as _;

use serde_json::{Value, json};
use tweetspec_spec::ir::{Part, Path, Step};

use super::{Drift, Finding};

/// The line of a place in the file of a specification, from 1.
pub type Line<'a> = &'a dyn Fn(&[String]) -> Option<usize>;

impl Drift {
    /// Whether there is nothing to look at.
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }

    /// The differences as text, each with its place on both sides; `path` is
    /// what the file of the specification is called.
    pub fn to_text(&self, path: &str, line: Line<'_>) -> String {
        let mut out = String::new();
        for finding in &self.findings {
            let line = line(&finding.place).map_or_else(String::new, |line| format!(":{line}"));
            let Finding { kind, keyword, message, .. } = finding;
            let _ =
                writeln!(out, "{path}{line}: {}[{keyword}]{}: {message}", kind.as_str(), subject(finding));
            if let Some(pointer) = &finding.pointer {
                let _ = writeln!(out, "  document: {pointer}");
            }
        }
        let count = match self.findings.len() {
            1 => "1 difference".to_owned(),
            count => format!("{count} differences"),
        };
        let _ = writeln!(out, "{path} and {}: {count}, {} decided on", self.document, self.accepted);
        out
    }

    /// The differences as JSON.
    pub fn to_json(&self, path: &str, line: Line<'_>) -> Value {
        let finding = |finding: &Finding| {
            let Finding { kind, part, path, keyword, message, place, ours, pointer, theirs } = finding;
            json!({
                "kind": kind.as_str(),
                "part": part.to_string(),
                "path": path.to_string(),
                "keyword": keyword,
                "message": message,
                "spec": { "place": place, "line": line(place), "value": ours },
                "document": { "pointer": pointer, "value": theirs },
            })
        };
        json!({
            "path": path,
            "document": self.document,
            "accepted": self.accepted,
            "findings": self.findings.iter().map(finding).collect::<Value>(),
        })
    }
}

/// What a finding is about, to stand after its keyword.
fn subject(finding: &Finding) -> String {
    let part = match &finding.part {
        Part::Body => String::new(),
        part => format!(" in {part}"),
    };
    if finding.path == Path::default() { part } else { format!("{part} `{}`", finding.path) }
}

/// The keys that lead to a field of a part, and to one of its keys.
pub(super) fn place(part: &Part, path: &Path, key: Option<&str>) -> Vec<String> {
    let mut place: Vec<String> = match part {
        Part::Body => Vec::new(),
        Part::Parameters => vec!["parameters".to_owned()],
        Part::Response(status) => vec!["responses".to_owned(), status.to_string()],
        Part::Problem(name) => vec!["problems".to_owned(), name.clone()],
    };
    if *path != Path::default() {
        if *part != Part::Parameters {
            place.push("fields".to_owned());
        }
        place.push(path.to_string());
    }
    // Elements may have no entry of their own key; the list has one then.
    debug_assert!(!matches!(path.0.first(), Some(Step::Item)), "a path begins with a member");
    place.extend(key.map(str::to_owned));
    place
}
