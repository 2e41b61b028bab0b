//! Has a file the keys and types that the schema knows?
//!
//! Unlike serde the comparison goes on after a mistake. What is wrong is taken
//! out of the tree, so that the rest can be read and judged as well.

use std::ops::Range;
use std::sync::LazyLock;

use serde_json::{Map, Value};
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use super::mistakes::Mistakes;
use crate::suggest;

/// The schema, as it is committed.
static SCHEMA: LazyLock<Value> = LazyLock::new(|| {
    serde_json::from_str(super::SCHEMA).expect("a test compares the file with the types it is made from")
});

/// Words that other linters have for what a key here says.
const OTHER_WORDS: &[(&str, &str)] = &[
    ("rules", "severity"),
    ("disable", "ignore"),
    ("exclude", "ignore"),
    ("enable", "select"),
    ("profile", "profiles"),
    ("path", "file"),
    ("paths", "files"),
    ("because", "reason"),
    ("why", "reason"),
    ("output-format", "format"),
];

/// Reports every wrong key and type, and leaves what is right.
pub(super) fn check(table: &mut DeTable<'_>, span: Range<usize>, mistakes: &mut Mistakes) {
    Structure { definitions: SCHEMA.get("definitions").unwrap_or(&Value::Null), mistakes }.table(
        table,
        &SCHEMA,
        "the configuration",
        span,
    );
}

struct Structure<'s, 'm> {
    definitions: &'s Value,
    mistakes: &'m mut Mistakes,
}

impl<'s> Structure<'s, '_> {
    /// Compares a value; false when it has to go.
    fn value(&mut self, value: &mut Spanned<DeValue<'_>>, schema: &'s Value, key: &str) -> bool {
        let schema = self.resolve(schema);
        let span = value.span();
        let kind = kind(value.get_ref());
        // Of several forms that a value may have, the type says which is meant;
        // of one type, the last is the most open.
        let forms = schema.get("anyOf").and_then(Value::as_array);
        let form = forms.map(|forms| {
            let forms = forms.iter().map(|form| self.resolve(form));
            let is_of_kind = |form: &&Value| self.kinds(form).contains(&kind);
            (forms.clone().rfind(is_of_kind), forms.flat_map(|form| self.kinds(form)).collect::<Vec<_>>())
        });
        let (schema, wanted) = match form {
            Some((Some(form), _)) => (form, vec![kind]),
            Some((None, kinds)) => (schema, kinds),
            None => (schema, self.kinds(schema)),
        };
        if !wanted.contains(&kind) {
            self.wrong_type(key, &wanted, value.get_ref(), span);
            return false;
        }
        match value.get_mut() {
            DeValue::Table(table) => return self.table(table, schema, &format!("`{key}`"), span),
            DeValue::Array(items) => {
                let item_schema = schema.get("items").unwrap_or(&Value::Null);
                let all = std::mem::replace(items, DeArray::new());
                for mut item in all {
                    if self.value(&mut item, item_schema, key) {
                        items.push(item);
                    }
                }
            }
            DeValue::String(text) => {
                if let Some(allowed) = constants(schema)
                    && !allowed.iter().any(|allowed| allowed == text)
                {
                    let message = format!("`{text}` is no value of `{key}`");
                    let help = suggest::help(text, &allowed, "");
                    self.mistakes.add("config-unknown-value", span, message).help = Some(help);
                    return false;
                }
            }
            _ => {}
        }
        true
    }

    /// Compares the keys of a table; false when one is missing.
    fn table(&mut self, table: &mut DeTable<'_>, schema: &'s Value, what: &str, span: Range<usize>) -> bool {
        static NONE: LazyLock<Map<String, Value>> = LazyLock::new(Map::new);
        let known = schema.get("properties").and_then(Value::as_object).unwrap_or(&NONE);
        let others = schema.get("additionalProperties").filter(|others| others.is_object());
        let required: Vec<&str> = schema
            .get("required")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        let missing: Vec<&str> = required.into_iter().filter(|key| !table.contains_key(*key)).collect();

        let mut misspelt = Vec::new();
        let entries = std::mem::take(table);
        for (key, mut value) in entries {
            let Some(schema) = known.get(&**key.get_ref()).or(others) else {
                misspelt.extend(self.unknown_key(key.get_ref(), known, what, key.span()));
                continue;
            };
            let name = key.get_ref().to_string();
            if self.value(&mut value, schema, &name) {
                table.insert(key, value);
            }
        }
        // A key that was meant is not missing as well.
        for key in missing.iter().filter(|key| !misspelt.contains(*key)) {
            let doc = known.get(*key).map(|schema| self.description(schema)).unwrap_or_default();
            let message = format!("{what} needs `{key}`");
            self.mistakes.add("config-missing-key", span.clone(), message).help =
                Some(format!("add `{key}`: {doc}"));
        }
        // A required value that was wrong is as good as missing.
        missing.is_empty()
            && schema
                .get("required")
                .and_then(Value::as_array)
                .is_none_or(|keys| keys.iter().filter_map(Value::as_str).all(|key| table.contains_key(key)))
    }

    /// Reports a key that nobody knows, and says which is meant.
    fn unknown_key(
        &mut self,
        key: &str,
        known: &'s Map<String, Value>,
        what: &str,
        span: Range<usize>,
    ) -> Option<&'s str> {
        let names: Vec<&str> = known.keys().map(String::as_str).collect();
        let other_word = OTHER_WORDS.iter().find(|(word, _)| *word == key).map(|(_, name)| *name);
        let other_word = other_word.and_then(|name| names.iter().copied().find(|known| *known == name));
        let help = match other_word {
            Some(name) => format!("here that is `{name}`"),
            None => suggest::help(key, &names, ""),
        };
        let message = format!("{what} has no key `{key}`");
        self.mistakes.add("config-unknown-key", span, message).help = Some(help);
        other_word.or_else(|| suggest::closest(key, names))
    }

    fn wrong_type(&mut self, key: &str, wanted: &[&str], value: &DeValue<'_>, span: Range<usize>) {
        let mut names: Vec<&str> = wanted.iter().map(|kind| kind_name(kind)).collect();
        names.dedup();
        let found = value.type_str();
        let message =
            format!("`{key}` must be {}, and here is {} {found}", names.join(" or "), article(found));
        let help = match value {
            DeValue::String(text) if wanted.contains(&"array") => Some(format!("write [\"{text}\"]")),
            DeValue::Boolean(_) | DeValue::Integer(_) | DeValue::Float(_) if wanted.contains(&"string") => {
                Some("put it in quotes".to_owned())
            }
            _ => None,
        };
        self.mistakes.add("config-wrong-type", span, message).help = help;
    }

    /// What a schema refers to.
    fn resolve(&self, schema: &'s Value) -> &'s Value {
        let of = |schema: &'s Value| {
            let name = schema.get("$ref").and_then(Value::as_str)?;
            self.definitions.get(name.strip_prefix("#/definitions/")?)
        };
        let alone = schema.get("allOf").and_then(Value::as_array).and_then(|all| all.first());
        of(schema).or_else(|| alone.and_then(of)).unwrap_or(schema)
    }

    /// The types that a schema allows.
    fn kinds(&self, schema: &'s Value) -> Vec<&'s str> {
        if let Some(forms) = schema.get("anyOf").and_then(Value::as_array) {
            return forms.iter().flat_map(|form| self.kinds(self.resolve(form))).collect();
        }
        if constants(schema).is_some() {
            return vec!["string"];
        }
        schema.get("type").and_then(Value::as_str).into_iter().collect()
    }

    /// The first sentence about a key, begun in lower case.
    fn description(&self, schema: &'s Value) -> String {
        let text = schema.get("description").or_else(|| self.resolve(schema).get("description"));
        let text = text.and_then(Value::as_str).unwrap_or_default().replace('\n', " ");
        let sentence = text.split_once(". ").map_or(&*text, |(first, _)| first).trim_end_matches('.');
        let mut chars = sentence.chars();
        chars.next().map(|first| first.to_lowercase().chain(chars).collect()).unwrap_or_default()
    }
}

/// The strings that a schema allows, if it is a list of such.
fn constants(schema: &Value) -> Option<Vec<&str>> {
    if let Some(values) = schema.get("enum").and_then(Value::as_array) {
        return Some(values.iter().filter_map(Value::as_str).collect());
    }
    let alternatives = schema.get("oneOf").and_then(Value::as_array)?;
    alternatives
        .iter()
        .map(|schema| schema.get("const").or_else(|| schema.get("enum")?.get(0)).and_then(Value::as_str))
        .collect()
}

/// The type of a value, as JSON Schema calls it.
fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "string",
        DeValue::Integer(_) => "integer",
        DeValue::Float(_) => "number",
        DeValue::Boolean(_) => "boolean",
        DeValue::Array(_) => "array",
        DeValue::Table(_) => "object",
        // JSON has no dates, so no key takes one.
        DeValue::Datetime(_) => "date",
    }
}

fn kind_name(kind: &str) -> &str {
    match kind {
        "object" => "a table",
        "array" => "a list",
        "string" => "a string",
        "boolean" => "true or false",
        other => other,
    }
}

fn article(noun: &str) -> &'static str {
    if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
}
