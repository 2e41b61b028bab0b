//! Single values against a schema: type, listed values, bounds.

use serde_json::Value;
use tweetspec_runtime::Span;

use super::At;
use crate::load::problems::Problems;
use crate::load::suggest;
use crate::load::tree::{Content, Node};

/// Reports a value that is none of those listed.
pub(super) fn constant(node: &Node, allowed: &[&str], at: &At<'_>, problems: &mut Problems) {
    let Content::Scalar { value: Value::String(text), .. } = &node.content else {
        return wrong_type(node, &["string"], at, problems);
    };
    if !allowed.contains(&text.as_str()) {
        let message = format!("`{text}` is no value of `{}`", at.key);
        let diagnostic = problems.error("value-not-allowed", at.span, message);
        match suggest::closest(text, allowed.iter().copied()) {
            Some(close) if allowed.len() > 1 => diagnostic
                .hint(format!("did you mean `{close}`? The values are {}", suggest::list(allowed.to_vec()))),
            _ if allowed.len() == 1 => diagnostic.hint(format!("write {}", suggest::list(allowed.to_vec()))),
            _ => diagnostic.hint(format!("write one of {}", suggest::list(allowed.to_vec()))),
        };
    }
}

/// Reports a number outside the bounds of its schema.
pub(super) fn bounds(value: &Value, schema: &Value, span: Span, at: &At<'_>, problems: &mut Problems) {
    let (Some(number), bound) = (value.as_i64(), |key| schema.get(key).and_then(Value::as_i64)) else {
        return;
    };
    let (min, max) = (bound("minimum").unwrap_or(i64::MIN), bound("maximum").unwrap_or(i64::MAX));
    if !(min..=max).contains(&number) {
        problems
            .error("value-out-of-range", span, format!("`{number}` is no value of `{}`", at.key))
            .hint(format!("write a number from {min} to {max}"));
    }
}

/// Reports a value of another type than wanted.
pub(super) fn wrong_type(node: &Node, wanted: &[&str], at: &At<'_>, problems: &mut Problems) {
    let kinds: Vec<&str> = wanted.iter().map(|name| kind_name(name)).collect();
    let name = if at.key.is_empty() { "the specification".to_owned() } else { format!("`{}`", at.key) };
    let found = if node.span.is_empty() && node.kind() == "null" { "nothing" } else { node.kind() };
    let message = format!("{name} must be {}, and here is {found}", kinds.join(" or "));
    let span = if matches!(node.content, Content::Scalar { .. }) && !node.span.is_empty() {
        node.span
    } else {
        at.span
    };
    let hint = match &node.content {
        Content::Scalar { value: Value::Number(_) | Value::Bool(_), .. } if wanted.contains(&"string") => {
            Some("put it in quotes".to_owned())
        }
        Content::Scalar { value: Value::String(text), .. } if *wanted == ["boolean"] => {
            match text.to_lowercase().as_str() {
                "yes" | "on" | "y" => Some("write `true`".to_owned()),
                "no" | "off" | "n" => Some("write `false`".to_owned()),
                _ => Some("write `true` or `false`".to_owned()),
            }
        }
        Content::Scalar { value: Value::String(_), .. } if *wanted == ["array"] => {
            Some("put it in brackets: `[…]`".to_owned())
        }
        Content::Scalar { value: Value::String(_), .. } if wanted.contains(&"object") => {
            Some("write `{ key: value }`".to_owned())
        }
        Content::Scalar { value: Value::Null, .. } => {
            Some("write a value, or leave the key out if it is optional".to_owned())
        }
        _ => None,
    };
    problems.error("wrong-type", span, message).maybe_hint(hint);
}

/// The strings that a schema allows, if it is a list of such.
pub(super) fn constants(schema: &Value) -> Option<Vec<&str>> {
    if let Some(values) = schema.get("enum").and_then(Value::as_array) {
        return Some(values.iter().filter_map(Value::as_str).collect());
    }
    let alternatives = schema.get("oneOf").and_then(Value::as_array)?;
    alternatives.iter().map(|schema| schema.get("const").and_then(Value::as_str)).collect()
}

/// The types that a schema allows; none if it does not say.
pub(super) fn types(schema: &Value) -> Vec<&str> {
    match schema.get("type") {
        Some(Value::String(name)) => vec![name],
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

/// Whether a value is of one of the types.
pub(super) fn has_type(node: &Node, types: &[&str]) -> bool {
    types.iter().any(|name| match &node.content {
        Content::Scalar { value: Value::Null, .. } => *name == "null",
        Content::Scalar { value: Value::Bool(_), .. } => *name == "boolean",
        Content::Scalar { value: Value::Number(number), .. } => *name == "integer" && !number.is_f64(),
        Content::Scalar { .. } => *name == "string",
        Content::Sequence(_) => *name == "array",
        Content::Mapping(_) => *name == "object",
        Content::Broken => true,
    })
}

fn kind_name(json_type: &str) -> &str {
    match json_type {
        "object" => "a mapping",
        "array" => "a list",
        "string" => "a string",
        "integer" => "an integer",
        "boolean" => "`true` or `false`",
        other => other,
    }
}
