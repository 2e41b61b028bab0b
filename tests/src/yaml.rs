//! Documents written down as YAML, in every style that a value can have.

use std::fmt::Write as _;

use crate::json::{Json, Text};

/// How a document is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// In lines, without brackets.
    Block,
    /// In lines, with a comment behind each scalar and before each member.
    Commented,
    /// In brackets.
    Flow,
}

/// Every layout.
pub const LAYOUTS: [Layout; 3] = [Layout::Block, Layout::Commented, Layout::Flow];

/// What comments of [`Layout::Commented`] say.
pub const COMMENT: &str = "# kept";

/// A document in YAML. How a string is quoted depends on what it says, so that
/// all ways occur.
pub fn yaml(json: &Json, layout: Layout) -> String {
    let mut out = String::new();
    if layout == Layout::Flow {
        flow(json, &mut out);
        out.push('\n');
    } else {
        block(json, 0, layout, &mut out);
    }
    out
}

/// Whether the document can be written: YAML has no keys of more than 1024
/// characters in one line.
pub fn has_short_keys(json: &Json) -> bool {
    match json {
        Json::Array(elements) => elements.iter().all(has_short_keys),
        Json::Object(members) => {
            members.iter().all(|(key, value)| key.text.len() < 100 && has_short_keys(value))
        }
        _ => true,
    }
}

fn flow(json: &Json, out: &mut String) {
    match json {
        Json::Array(elements) => {
            out.push('[');
            for (index, element) in elements.iter().enumerate() {
                out.push_str(if index > 0 { ", " } else { "" });
                flow(element, out);
            }
            out.push(']');
        }
        Json::Object(members) => {
            out.push('{');
            for (index, (key, value)) in members.iter().enumerate() {
                out.push_str(if index > 0 { ", " } else { "" });
                out.push_str(&in_line(key));
                out.push_str(": ");
                flow(value, out);
            }
            out.push('}');
        }
        Json::String(text) => out.push_str(&in_line(text)),
        // Null, booleans and numbers look the same.
        scalar => write!(out, "{scalar}").expect("a string takes everything"),
    }
}

/// Writes a value whose first line has been begun, and ends its last one.
fn block(json: &Json, indent: usize, layout: Layout, out: &mut String) {
    let spaces = " ".repeat(indent);
    let comment = if layout == Layout::Commented { format!(" {COMMENT}") } else { String::new() };
    match json {
        Json::Array(elements) if !elements.is_empty() => {
            for (index, element) in elements.iter().enumerate() {
                out.push_str(if index > 0 { &spaces } else { "" });
                out.push_str("- ");
                block(element, indent + 2, layout, out);
            }
        }
        Json::Object(members) if !members.is_empty() => {
            for (index, (key, value)) in members.iter().enumerate() {
                if index > 0 {
                    if layout == Layout::Commented {
                        writeln!(out, "{spaces}{COMMENT}").expect("a string takes everything");
                    }
                    out.push_str(&spaces);
                }
                write!(out, "{}:", in_line(key)).expect("a string takes everything");
                match value {
                    Json::Object(inside) if !inside.is_empty() => {
                        write!(out, "\n{spaces}  ").expect("a string takes everything");
                        block(value, indent + 2, layout, out);
                    }
                    Json::Array(inside) if !inside.is_empty() => {
                        // The dashes of a list may stand below its key.
                        let indent = if inside.len() % 2 == 0 { indent } else { indent + 4 };
                        write!(out, "\n{}", " ".repeat(indent)).expect("a string takes everything");
                        block(value, indent, layout, out);
                    }
                    scalar => {
                        out.push(' ');
                        block(scalar, indent, layout, out);
                    }
                }
            }
        }
        Json::String(text) if fits_into_lines(&text.text) && !text.escaped => {
            // Without a break at its end, a block says so.
            let (lines, chomp) = match text.text.strip_suffix('\n') {
                Some(lines) => (lines, ""),
                None => (&*text.text, "-"),
            };
            writeln!(out, "|{chomp}{comment}").expect("a string takes everything");
            for line in lines.split('\n') {
                writeln!(out, "{spaces}  {line}").expect("a string takes everything");
            }
        }
        scalar => {
            flow(scalar, out);
            writeln!(out, "{comment}").expect("a string takes everything");
        }
    }
}

/// Whether a text can be written as a block of lines whose indentation is seen
/// at its first line, as long texts are.
fn fits_into_lines(text: &str) -> bool {
    let is_printed =
        |c: char| c == '\n' || !c.is_control() && !matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}');
    let is_line = |line: &str| !line.is_empty() && !line.starts_with([' ', '\t']) && !line.ends_with(' ');
    let lines = text.strip_suffix('\n').unwrap_or(text);
    text.contains('\n') && lines.split('\n').all(is_line) && text.chars().all(is_printed)
}

/// A string in one line.
fn in_line(text: &Text) -> String {
    if text.escaped {
        return text.to_string();
    }
    let text = &text.text;
    let is_printed = |c: char| {
        !c.is_control() && !matches!(c, '\u{feff}' | '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{ffff}')
    };
    match text.len() % 3 {
        _ if is_word(text) => text.clone(),
        0 if text.chars().all(is_printed) => format!("'{}'", text.replace('\'', "''")),
        _ => {
            let mut out = String::new();
            for c in serde_json::Value::from(text.as_str()).to_string().chars() {
                if is_printed(c) {
                    out.push(c);
                } else {
                    write!(out, "\\u{:04x}", c as u32).expect("a string takes everything");
                }
            }
            out
        }
    }
}

/// Whether a text is one for every reader of YAML, without quotes.
fn is_word(text: &str) -> bool {
    const OTHERS: [&str; 9] = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"];
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | ' '))
        && !text.ends_with(' ')
        && !OTHERS.iter().any(|other| text.eq_ignore_ascii_case(other))
}

#[cfg(test)]
mod tests {
    use super::{LAYOUTS, yaml};
    use crate::json::Json;

    #[test]
    fn every_layout() {
        let value =
            serde_json::json!({"a": "x y", "b": [1, {"c": "l\nm", "d": [null, []]}], "e": {"f": "it's"}});
        let written: Vec<String> = LAYOUTS.iter().map(|layout| yaml(&Json::from(&value), *layout)).collect();
        assert_eq!(
            written,
            [
                "a: x y\nb:\n- 1\n- c: |-\n    l\n    m\n  d:\n  - null\n  - []\ne:\n  f: \"it's\"\n",
                "a: x y # kept\n# kept\nb:\n- 1 # kept\n- c: |- # kept\n    l\n    m\n  # kept\n  d:\n  - null # kept\n  - [] # kept\n# kept\ne:\n  f: \"it's\" # kept\n",
                "{a: x y, b: [1, {c: \"l\\nm\", d: [null, []]}], e: {f: \"it's\"}}\n",
            ]
        );
    }
}
