//! Stage one and a half: does another reader of YAML read the same?
//!
//! The tree with places comes from one reader, and the typed form from the
//! values of another, which knows nothing of the first. Where the two disagree
//! about a scalar, so would people and their tools: the author says which is
//! meant, with quotes.

use serde_yaml::Value;
use tweetspec_runtime::Span;

use super::problems::Problems;
use super::tree::{Content, Node};

/// Reads the text again and gives every scalar of the tree its second reading.
///
/// A text with problems is left alone: what is refused there (anchors, tags,
/// double keys) each reader takes in its own way.
pub(super) fn compare(source: &str, tree: &mut Node, problems: &mut Problems) {
    if !problems.is_empty() {
        return;
    }
    match serde_yaml::from_str::<Value>(source) {
        Ok(value) => node(tree, value, problems),
        Err(error) => {
            let at = error.location().map_or(0, |location| location.index()).min(source.len());
            let at = source.floor_char_boundary(at);
            let message = format!("readers of YAML do not agree that this is YAML: {error}");
            problems
                .error("yaml-syntax", Span::new(at, at), message)
                .hint("put the text around this place in quotes, and indent with spaces");
        }
    }
}

fn node(node: &mut Node, read: Value, problems: &mut Problems) {
    let span = node.head();
    match (&mut node.content, read) {
        (Content::Sequence(items), Value::Sequence(values)) if items.len() == values.len() => {
            for (item, value) in items.iter_mut().zip(values) {
                self::node(item, value, problems);
            }
        }
        // Keys are text, whatever they look like, so only their number is
        // compared; both readers keep the order.
        (Content::Mapping(entries), Value::Mapping(values)) if entries.len() == values.len() => {
            for (entry, (_, value)) in entries.iter_mut().zip(values) {
                self::node(&mut entry.value, value, problems);
            }
        }
        (Content::Scalar { value, second, .. }, read) => {
            if to_yaml(value) == read {
                *second = Some(read);
            } else {
                report(span, &shown(&to_yaml(value)), &shown(&read), problems);
            }
        }
        (Content::Broken, _) => {}
        (Content::Sequence(_), read) => report(span, "a list", &shown(&read), problems),
        (Content::Mapping(_), read) => report(span, "a mapping", &shown(&read), problems),
    }
}

fn report(span: Span, first: &str, second: &str, problems: &mut Problems) {
    let message = format!("one reader of YAML takes this for {first}, another for {second}");
    problems.error("ambiguous-scalar", span, message).hint(
        "put it in quotes if it is meant to be a string; write a number in digits, without zeros before it",
    );
}

/// What a reader took a value for.
fn shown(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(number) => format!("the number {number}"),
        Value::String(text) => format!("the string {text:?}"),
        Value::Sequence(_) => "a list".to_owned(),
        Value::Mapping(_) => "a mapping".to_owned(),
        Value::Tagged(_) => "a value with a tag".to_owned(),
    }
}

/// The first reading of a scalar, as the second reader would have it.
pub(super) fn to_yaml(value: &serde_json::Value) -> Value {
    match value {
        serde_json::Value::Bool(value) => Value::Bool(*value),
        serde_json::Value::Number(number) => number
            .as_i64()
            .map(Value::from)
            .or_else(|| number.as_f64().map(Value::from))
            .unwrap_or(Value::Null),
        serde_json::Value::String(text) => Value::String(text.clone()),
        // Only scalars come here.
        _ => Value::Null,
    }
}
