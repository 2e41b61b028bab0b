//! Stage two: has the tree the right keys, and do they have the right types?
//!
//! The tree is compared with the JSON Schema that is derived from the written
//! form, so what keys there are is said in one place. Unlike serde the
//! comparison goes on after a mistake. What the text in a value says is left
//! to the laws.

mod values;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde_json::{Map, Value};
use tweetspec_runtime::Span;

use super::problems::Problems;
use super::suggest;
use super::tree::{Content, Entry, Node};
use crate::written;
use values::{bounds, constant, constants, has_type, types, wrong_type};

/// Keys that other languages have for what a key here says.
const OTHER_WORDS: &[(&str, &str)] = &[
    ("description", "doc"),
    ("summary", "doc"),
    ("enum", "values"),
    ("minLength", "chars"),
    ("maxLength", "chars"),
    ("length", "chars"),
    ("minItems", "items"),
    ("maxItems", "items"),
    ("uniqueItems", "unique"),
    ("minimum", "range"),
    ("maximum", "range"),
    ("regex", "pattern"),
    ("sources", "source"),
    ("requires", "require"),
    ("reason", "why"),
];

/// Reports every wrong key and type. A misspelt key is put right, a key that
/// nobody knows is dropped, so that the laws can be checked all the same.
pub(super) fn check(root: &mut Node, problems: &mut Problems) {
    static SCHEMA: LazyLock<Value> = LazyLock::new(written::json_schema);
    let schema = &*SCHEMA;
    let span = super::Place::root(root).name();
    let structure = Structure { definitions: schema.get("$defs").unwrap_or(&Value::Null) };
    structure.value(root, schema, &At { key: "", span, what: "specification" }, problems);
}

/// Whether there is a problem that leaves a hole in the written form.
pub(super) fn is_broken(problems: &Problems) -> bool {
    problems.has_any(&[
        "missing-key",
        "wrong-type",
        "value-not-allowed",
        "value-out-of-range",
        "too-few-entries",
        "yaml-alias",
        "number-too-large",
    ])
}

struct Structure<'s> {
    definitions: &'s Value,
}

/// How a value was reached.
#[derive(Clone, Copy)]
struct At<'a> {
    /// The key; empty for the root.
    key: &'a str,
    /// What to underline where the value itself is no scalar.
    span: Span,
    /// What a mapping here is called.
    what: &'a str,
}

impl Structure<'_> {
    fn value(&self, node: &mut Node, schema: &Value, at: &At<'_>, problems: &mut Problems) {
        if matches!(node.content, Content::Broken) {
            return;
        }
        let (schema, name) = self.resolve(schema);
        let what = name.map_or_else(|| at.what.to_owned(), words);
        let at = &At { what: &what, ..*at };
        if let Some(allowed) = constants(schema) {
            return constant(node, &allowed, at, problems);
        }
        let wanted = types(schema);
        if wanted.is_empty() {
            let Some(alternatives) = schema.get("anyOf").and_then(Value::as_array) else { return };
            let fits = |schema: &&Value| has_type(node, &types(self.resolve(schema).0));
            if let Some(schema) = alternatives.iter().find(fits) {
                return self.value(node, schema, at, problems);
            }
            let wanted: Vec<&str> =
                alternatives.iter().flat_map(|schema| types(self.resolve(schema).0)).collect();
            return wrong_type(node, &wanted, at, problems);
        }
        if !has_type(node, &wanted) {
            return wrong_type(node, &wanted, at, problems);
        }
        let span = node.span;
        match &mut node.content {
            Content::Mapping(entries) => self.mapping(entries, schema, at, problems),
            Content::Sequence(items) => {
                let min = schema.get("minItems").and_then(Value::as_u64).unwrap_or(0);
                if (items.len() as u64) < min {
                    let message = format!("`{}` is empty, and it needs {min} entry or more", at.key);
                    problems.error("too-few-entries", at.span, message);
                }
                if let Some(schema) = schema.get("items") {
                    for item in items {
                        let span = super::Place::root(item).name();
                        self.value(item, schema, &At { span, ..*at }, problems);
                    }
                }
            }
            Content::Scalar { value, .. } => bounds(value, schema, span, at, problems),
            Content::Broken => {}
        }
    }

    fn mapping(&self, entries: &mut Vec<Entry>, schema: &Value, at: &At<'_>, problems: &mut Problems) {
        let none = Map::new();
        let known = schema.get("properties").and_then(Value::as_object).unwrap_or(&none);
        let others = schema.get("additionalProperties").filter(|others| others.is_object());
        if others.is_none() && !known.is_empty() {
            self.unknown_keys(entries, known, at, problems);
        }
        for Entry { key, key_span, value } in entries.iter_mut() {
            if let Some(schema) = known.get(key.as_str()).or(others) {
                // Scalars are underlined themselves, everything else by its key.
                let span = match value.content {
                    Content::Scalar { .. } if !value.span.is_empty() => value.span,
                    _ => *key_span,
                };
                self.value(value, schema, &At { key, span, what: key }, problems);
            }
        }
        for key in schema.get("required").and_then(Value::as_array).into_iter().flatten() {
            let Some(key) = key.as_str() else { continue };
            if !entries.iter().any(|entry| entry.key == key) {
                let message = format!("`{key}` is missing in {}", the(at));
                let doc = known.get(key).map(|schema| self.description(schema)).unwrap_or_default();
                problems.error("missing-key", at.span, message).hint(format!("add `{key}`: {doc}"));
            }
        }
    }

    /// Reports the keys that nobody knows. One whose meaning is plain takes the
    /// right name, if its value would do there; every other one is dropped.
    fn unknown_keys(
        &self,
        entries: &mut Vec<Entry>,
        known: &Map<String, Value>,
        at: &At<'_>,
        problems: &mut Problems,
    ) {
        let mut taken: BTreeSet<String> = entries
            .iter()
            .filter(|entry| known.contains_key(&entry.key))
            .map(|entry| entry.key.clone())
            .collect();
        for mut entry in std::mem::take(entries) {
            if known.contains_key(&entry.key) {
                entries.push(entry);
                continue;
            }
            let message = format!("in {} {} there is no key `{}`", article(at.what), at.what, entry.key);
            let are_many = problems.are_many();
            let problem = problems.error("unknown-key", entry.key_span, message);
            if are_many {
                continue;
            }
            let other_word = OTHER_WORDS.iter().find(|(word, _)| *word == entry.key).map(|(_, key)| *key);
            let other_word = other_word.filter(|key| known.contains_key(*key));
            let meant = other_word.or_else(|| suggest::closest(&entry.key, known.keys().map(String::as_str)));
            problem.hint(match meant {
                Some(meant) if other_word.is_some() => format!("here that is `{meant}`"),
                Some(meant) => format!("did you mean `{meant}`?"),
                None => {
                    let keys: Vec<String> = known.keys().map(|key| format!("`{key}`")).collect();
                    format!("the keys are {}", keys.join(", "))
                }
            });
            let free = meant.filter(|meant| !taken.contains(*meant));
            if let Some((meant, schema)) = free.and_then(|meant| Some((meant, known.get(meant)?)))
                && self.would_do(&entry.value, schema)
            {
                taken.insert(meant.to_owned());
                meant.clone_into(&mut entry.key);
                entries.push(entry);
            }
        }
    }

    /// Whether a value has a type that the schema allows.
    fn would_do(&self, node: &Node, schema: &Value) -> bool {
        let types = types(self.resolve(schema).0);
        types.is_empty() || has_type(node, &types)
    }

    /// What a schema refers to, and the name under which it is defined.
    fn resolve<'a>(&'a self, schema: &'a Value) -> (&'a Value, Option<&'a str>) {
        let name =
            schema.get("$ref").and_then(Value::as_str).and_then(|target| target.strip_prefix("#/$defs/"));
        let target = name.and_then(|name| self.definitions.get(name));
        (target.unwrap_or(schema), name)
    }

    /// The first sentence about a key, begun in lower case.
    fn description(&self, schema: &Value) -> String {
        let text = schema.get("description").or_else(|| self.resolve(schema).0.get("description"));
        let text = text.and_then(Value::as_str).unwrap_or_default().replace('\n', " ");
        let sentence = text.split_once(". ").map_or(&*text, |(first, _)| first).trim_end_matches('.');
        let mut chars = sentence.chars();
        chars.next().map(|first| first.to_lowercase().chain(chars).collect()).unwrap_or_default()
    }
}

/// What a message calls a mapping.
fn the(at: &At<'_>) -> String {
    match at.key {
        "" => "the specification".to_owned(),
        key if key == at.what => format!("`{key}`"),
        key => format!("the {} `{key}`", at.what),
    }
}

fn article(noun: &str) -> &'static str {
    if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
}

/// `WeightRange` → `weight range`.
fn words(name: &str) -> String {
    let mut words = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.extend(c.to_lowercase());
    }
    words
}
