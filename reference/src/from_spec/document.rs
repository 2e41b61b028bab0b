//! Documents as people write them: short ones on a line, long ones on several.

use std::fmt::Write as _;

use serde_json::Value;

/// Characters that a line may have.
const WIDTH: usize = 88;

/// The text of a document, its members on a line each.
pub(super) fn lines(value: &Value) -> String {
    let mut out = String::new();
    write(&mut out, value, 0, true);
    out
}

/// The text of a value on one line.
pub(super) fn line(value: &Value) -> String {
    match value {
        Value::String(text) => quoted(text),
        Value::Array(items) => format!("[{}]", items.iter().map(line).collect::<Vec<_>>().join(", ")),
        Value::Object(members) if members.is_empty() => "{}".to_owned(),
        Value::Object(members) => {
            let members = members.iter().map(|(name, value)| format!("{}: {}", quoted(name), line(value)));
            format!("{{ {} }}", members.collect::<Vec<_>>().join(", "))
        }
        other => other.to_string(),
    }
}

/// The text of a document in YAML: members on a line each, lists on one.
pub(super) fn yaml(value: &Value) -> String {
    let mut lines = Vec::new();
    yaml_members(&mut lines, value, 0);
    lines.join("\n")
}

fn yaml_members(lines: &mut Vec<String>, value: &Value, depth: usize) {
    let Value::Object(members) = value else { return lines.push(line(value)) };
    let margin = "  ".repeat(depth);
    for (name, member) in members {
        match member {
            Value::Object(inner) if !inner.is_empty() => {
                lines.push(format!("{margin}{name}:"));
                yaml_members(lines, member, depth + 1);
            }
            // Words alone need no quotes; whatever else could mean something.
            Value::String(text) if is_words(text) => lines.push(format!("{margin}{name}: {text}")),
            other => lines.push(format!("{margin}{name}: {}", line(other))),
        }
    }
}

/// Whether a text is words with white space between them, which mean
/// themselves in YAML.
fn is_words(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.contains(' ')
        && !text.ends_with(' ')
        && text.chars().all(|c| c.is_ascii_alphanumeric() || " ,.!?".contains(c))
}

fn write(out: &mut String, value: &Value, depth: usize, broken: bool) {
    let short = line(value);
    let is_empty = matches!(short.as_str(), "{}" | "[]");
    if is_empty || (!broken && 2 * depth + short.chars().count() <= WIDTH) {
        out.push_str(&short);
        return;
    }
    let margin = "  ".repeat(depth + 1);
    let end = "  ".repeat(depth);
    match value {
        Value::Object(members) => {
            out.push_str("{\n");
            for (index, (name, member)) in members.iter().enumerate() {
                let _ = write!(out, "{margin}{}: ", quoted(name));
                write(out, member, depth + 1, false);
                out.push_str(if index + 1 < members.len() { ",\n" } else { "\n" });
            }
            let _ = write!(out, "{end}}}");
        }
        Value::Array(items) => {
            out.push_str("[\n");
            for (index, item) in items.iter().enumerate() {
                out.push_str(&margin);
                write(out, item, depth + 1, false);
                out.push_str(if index + 1 < items.len() { ",\n" } else { "\n" });
            }
            let _ = write!(out, "{end}]");
        }
        _ => out.push_str(&short),
    }
}

/// A string, in which what cannot be seen is escaped.
fn quoted(text: &str) -> String {
    let mut out = String::new();
    for c in Value::from(text).to_string().chars() {
        if matches!(c, '\u{7f}'..='\u{a0}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202f}' | '\u{2060}'..='\u{206f}' | '\u{3000}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
        {
            let _ = write!(out, "\\u{:04x}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{line, lines, yaml};

    #[test]
    fn short_values_stay_on_a_line() {
        let value = json!({ "a": [1, 2], "b": {}, "c": "\u{feff}" });
        assert_eq!(lines(&value), "{\n  \"a\": [1, 2],\n  \"b\": {},\n  \"c\": \"\\ufeff\"\n}");
        assert_eq!(line(&value), r#"{ "a": [1, 2], "b": {}, "c": "\ufeff" }"#);
    }

    #[test]
    fn yaml_has_quotes_where_they_matter() {
        let value = json!({ "a": "One, two!", "b": { "c": ["yes"], "d": 1 }, "e": "no", "f": {} });
        assert_eq!(yaml(&value), "a: One, two!\nb:\n  c: [\"yes\"]\n  d: 1\ne: \"no\"\nf: {}");
    }

    #[test]
    fn what_is_broken_is_indented_by_its_depth() {
        let (short, long) = ("x".repeat(79), "x".repeat(80));
        let value = json!({ "a": [{ "b": long, "c": 1 }], "d": { "e": short } });
        let shown = format!(
            "{{\n  \"a\": [\n    {{\n      \"b\": \"{long}\",\n      \"c\": 1\n    }}\n  ],\n  \"d\": {{\n    \"e\": \"{short}\"\n  }}\n}}"
        );
        assert_eq!(lines(&value), shown);
    }

    #[test]
    fn long_values_are_broken() {
        let long = "x".repeat(100);
        assert_eq!(lines(&json!({ "a": [long] })), format!("{{\n  \"a\": [\n    \"{long}\"\n  ]\n}}"));
        assert_eq!(lines(&json!({})), "{}");
    }
}
