//! A comparison as text for people and as JSON for programs.

use std::fmt::{self, Write as _};

use serde_json::{Value, json};

use super::{Change, Diff, Effect, Under};

/// Documents longer than this are cut in text.
const LONGEST: usize = 400;

impl Diff {
    /// The comparison as text; the names of the two files are only printed.
    pub fn to_text(&self, old: &str, new: &str) -> String {
        let mut out = format!("{new} is {} {old}\n", self.verdict.phrase());
        for Change { effect, subject: _, message, profiles, proof } in &self.changes {
            let _ = write!(out, "\n{}: {message}", effect.as_str());
            if !profiles.is_empty() {
                let names: Vec<String> = profiles.iter().map(Under::to_string).collect();
                let _ = write!(out, " (profile {})", names.join(", "));
            }
            out.push('\n');
            match (proof, effect) {
                (Some(document), Effect::Tighter) => {
                    let _ = writeln!(out, "  refused now:  {}", cut(document));
                }
                (Some(document), _) => {
                    let _ = writeln!(out, "  accepted now: {}", cut(document));
                }
                (None, Effect::Same) => {}
                (None, _) => out.push_str("  no document was found that shows it\n"),
            }
        }
        out
    }

    /// The comparison as JSON.
    pub fn to_json(&self, old: &str, new: &str) -> Value {
        let change = |Change { effect, subject, message, profiles, proof }: &Change| {
            json!({
                "effect": effect.as_str(),
                "subject": subject,
                "message": message,
                "profiles": profiles.iter().map(Under::to_json).collect::<Value>(),
                "proof": proof,
            })
        };
        json!({
            "old": old,
            "new": new,
            "verdict": self.verdict.as_str(),
            "changes": self.changes.iter().map(change).collect::<Value>(),
        })
    }
}

impl fmt::Display for Under {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { old, new } = self;
        if old == new { f.write_str(old) } else { write!(f, "{old} -> {new}") }
    }
}

impl Under {
    /// The name, or both where they differ.
    fn to_json(&self) -> Value {
        let Self { old, new } = self;
        if old == new { json!(old) } else { json!({ "old": old, "new": new }) }
    }
}

fn cut(document: &Value) -> String {
    let text = document.to_string();
    let shown: String = text.chars().take(LONGEST).collect();
    let hidden = text.chars().count() - shown.chars().count();
    if hidden == 0 { shown } else { format!("{shown}… and {hidden} more characters") }
}
