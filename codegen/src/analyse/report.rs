//! Findings as text for people and as JSON for programs.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::{Analysis, Because, Finding, Level};

impl Analysis {
    /// The findings as text, each with what it follows from.
    ///
    /// `path` is what the file of the specification is called and is only
    /// printed.
    pub fn to_text(&self, path: &str) -> String {
        let mut out = String::new();
        for finding in &self.findings {
            text(&mut out, path, finding);
            out.push('\n');
        }
        let count = |level| self.findings.iter().filter(|finding| finding.level == level).count();
        let _ = writeln!(
            out,
            "{path}: {}, {}, {} recorded",
            counted(count(Level::Error), "error"),
            counted(count(Level::Warning), "warning"),
            counted(count(Level::Note), "redundancy"),
        );
        out
    }

    /// The findings as JSON.
    pub fn to_json(&self, path: &str) -> Value {
        json!({ "path": path, "findings": self.findings.iter().map(value).collect::<Value>() })
    }
}

/// `1 error`, `2 errors`.
fn counted(count: usize, what: &str) -> String {
    match (count, what.strip_suffix('y')) {
        (1, _) => format!("1 {what}"),
        (_, Some(stem)) => format!("{count} {stem}ies"),
        (_, None) => format!("{count} {what}s"),
    }
}

fn text(out: &mut String, path: &str, finding: &Finding) {
    let Finding { code, level, subject: _, message, because, help, reason, profiles } = finding;
    let _ = write!(out, "{path}: {}[{}]: {message}", level.as_str(), code.as_str());
    if !profiles.is_empty() {
        let _ = write!(out, " (profile {})", profiles.join(", "));
    }
    out.push('\n');
    for Because { rule, demand } in because {
        let _ = match rule {
            Some(rule) => writeln!(out, "  because of {rule}: {demand}"),
            None => writeln!(out, "  because {demand}"),
        };
    }
    if let Some(reason) = reason {
        let _ = writeln!(out, "  it stays: {reason}");
    }
    if let Some(help) = help {
        let _ = writeln!(out, "  help: {help}");
    }
}

fn value(finding: &Finding) -> Value {
    let Finding { code, level, subject, message, because, help, reason, profiles } = finding;
    let because = because.iter().map(|Because { rule, demand }| json!({ "rule": rule, "demand": demand }));
    json!({
        "code": code.as_str(),
        "level": level.as_str(),
        "subject": subject,
        "message": message,
        "because": because.collect::<Value>(),
        "help": help,
        "reason": reason,
        "profiles": profiles,
    })
}
