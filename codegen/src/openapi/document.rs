//! A document as a whole: places in it, references, operations.

use serde_json::{Map, Value};
use tweetspec_runtime::push_token;

use super::Schema;

/// References that lead to references are followed so often.
const MOST_REFERENCES: usize = 32;

/// Why a document cannot be used at all: a sentence, perhaps with what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble(pub String);

/// A document.
pub(crate) struct Document<'a> {
    root: &'a Value,
    /// Whether keywords beside `$ref` count; they do since 3.1.
    pub(super) siblings: bool,
}

/// A request that a document describes.
#[derive(Clone)]
pub(crate) struct Operation<'a> {
    /// Where it stands.
    pub(crate) pointer: String,
    pub(crate) value: &'a Value,
    /// The object around it, which may have parameters as well.
    around: (String, &'a Value),
}

const METHODS: [&str; 5] = ["post", "put", "patch", "delete", "get"];

impl<'a> Document<'a> {
    /// Takes a document, unless it is something else.
    pub(crate) fn new(root: &'a Value) -> Result<Self, Trouble> {
        let version = match (root.get("openapi"), root.get("swagger")) {
            (Some(Value::String(version)), _) if version.starts_with("3.") => version,
            (Some(version), _) | (None, Some(version)) => {
                return Err(Trouble(format!(
                    "this is version {version} of OpenAPI; 3.0 and 3.1 can be read"
                )));
            }
            (None, None) => {
                let message = "this is no OpenAPI document: it has no `openapi` with a version";
                return Err(Trouble(message.to_owned()));
            }
        };
        Ok(Self { root, siblings: !version.starts_with("3.0") })
    }

    /// The title and the version that the document gives itself.
    pub(crate) fn title(&self) -> String {
        let words = ["title", "version"].into_iter().filter_map(|key| self.info(key)).collect::<Vec<_>>();
        if words.is_empty() { "the document".to_owned() } else { words.join(" ") }
    }

    /// What the document says about itself: `title` or `version`.
    pub(crate) fn info(&self, key: &str) -> Option<&'a str> {
        self.root.get("info")?.get(key)?.as_str()
    }

    /// A keyword of a schema that says nothing about values: where the schema
    /// is used, else where it is described.
    pub(crate) fn keyword(&self, schema: &Schema<'a>, name: &str) -> Option<&'a Value> {
        match schema {
            Schema::At(at, value) => value.get(name).or_else(|| {
                let (_, target) = self.followed((at.clone(), value))?;
                target.get(name)
            }),
            Schema::All(schemas) | Schema::Any(schemas) => {
                schemas.iter().find_map(|schema| self.keyword(schema, name))
            }
        }
    }

    /// What stands at a JSON Pointer; references on the way are followed.
    pub(crate) fn get(&self, pointer: &str) -> Option<(String, &'a Value)> {
        let mut place = (String::new(), self.root);
        for token in pointer.split('/').skip(1) {
            let token = token.replace("~1", "/").replace("~0", "~");
            // What stands beside a reference is found as well.
            let (at, value) = match place.1 {
                Value::Object(members) if !members.contains_key(&token) => self.followed(place)?,
                _ => place,
            };
            let next = match value {
                Value::Object(members) => members.get(&token),
                Value::Array(items) => token.parse::<usize>().ok().and_then(|index| items.get(index)),
                _ => None,
            };
            place = (child(&at, &token), next?);
        }
        Some(place)
    }

    /// What a place leads to when references are followed.
    pub(crate) fn followed(&self, place: (String, &'a Value)) -> Option<(String, &'a Value)> {
        let (mut at, mut value) = place;
        for _ in 0..MOST_REFERENCES {
            let Some(reference) = value.get("$ref") else { return Some((at, value)) };
            (at, value) = self.target(reference.as_str()?)?;
        }
        None
    }

    /// What a reference into this document names.
    pub(super) fn target(&self, reference: &str) -> Option<(String, &'a Value)> {
        let pointer = decoded(reference.strip_prefix('#')?);
        Some((pointer.clone(), self.root.pointer(&pointer)?))
    }

    /// A schema under `components`.
    pub(crate) fn schema(&self, name: &str) -> Result<Schema<'a>, Trouble> {
        let around = "/components/schemas";
        let schemas = self.root.pointer(around).and_then(Value::as_object);
        let Some(value) = schemas.and_then(|schemas| schemas.get(name)) else {
            let known = schemas.into_iter().flat_map(Map::keys).map(String::as_str);
            let alike = alike(name, known);
            return Err(Trouble(format!("there is no schema `{name}` under `{around}`{alike}")));
        };
        Ok(Schema::At(child(around, name), value))
    }

    /// The operation of a method and a path; parts in braces may have other
    /// names.
    pub(crate) fn operation(&self, method: &str, path: &str) -> Result<Operation<'a>, Trouble> {
        let shape = |path: &str| -> Vec<String> {
            let part = |part: &str| if part.starts_with('{') { "{}".into() } else { part.to_owned() };
            path.split('/').map(part).collect()
        };
        let wanted = shape(path);
        let method = method.to_ascii_lowercase();
        let paths = self.root.get("paths").and_then(Value::as_object);
        for (known, item) in paths.into_iter().flatten() {
            if shape(known) != wanted {
                continue;
            }
            let at = child("/paths", known);
            let Some((at, item)) = self.followed((at, item)) else { continue };
            if let Some(value) = item.get(&method) {
                return Ok(Operation { pointer: child(&at, &method), value, around: (at, item) });
            }
        }
        let wanted = format!("{} {path}", method.to_ascii_uppercase());
        let known: Vec<String> = self.operations();
        let alike = alike(&wanted, known.iter().map(String::as_str));
        Err(Trouble(format!("the document has no operation {wanted}{alike}")))
    }

    /// Every operation, as `POST /orders`.
    pub(crate) fn operations(&self) -> Vec<String> {
        let paths = self.root.get("paths").and_then(Value::as_object);
        let mut found = Vec::new();
        for (path, item) in paths.into_iter().flatten() {
            let methods = METHODS.iter().filter(|method| item.get(**method).is_some());
            found.extend(methods.map(|method| format!("{} {path}", method.to_ascii_uppercase())));
        }
        found
    }

    /// The schema of the JSON that a request or a response carries at this
    /// place, and whether it is described at all.
    pub(crate) fn json_content(&self, at: &str, value: &'a Value) -> Option<Schema<'a>> {
        let (at, value) = self.followed((at.to_owned(), value))?;
        let types = value.get("content")?.as_object()?;
        let (name, media) = types.get_key_value("application/json").or_else(|| {
            types.iter().find(|(name, _)| name.ends_with("json") || name.starts_with("application/json"))
        })?;
        let schema = media.get("schema")?;
        Some(Schema::At(child(&child(&child(&at, "content"), name), "schema"), schema))
    }

    /// Every schema of a response at this place, whatever its media type.
    pub(crate) fn contents(&self, at: &str, value: &'a Value) -> Vec<Schema<'a>> {
        let Some((at, value)) = self.followed((at.to_owned(), value)) else { return Vec::new() };
        let types = value.get("content").and_then(Value::as_object);
        let schema = |(name, media): (&String, &'a Value)| {
            Some(Schema::At(child(&child(&child(&at, "content"), name), "schema"), media.get("schema")?))
        };
        types.into_iter().flatten().filter_map(schema).collect()
    }

    /// The parameters of an operation with their places; one that the
    /// operation gives hides the one of the path.
    pub(crate) fn parameters(&self, operation: &Operation<'a>) -> Vec<(String, &'a Value)> {
        let lists = [(&operation.pointer, operation.value), (&operation.around.0, operation.around.1)];
        let mut found: Vec<(String, &Value)> = Vec::new();
        for (at, value) in lists {
            let at = child(at, "parameters");
            let items = value.get("parameters").and_then(Value::as_array);
            for (index, item) in items.into_iter().flatten().enumerate() {
                let Some(place) = self.followed((child(&at, &index.to_string()), item)) else { continue };
                let key = |value: &Value| (value.get("in").cloned(), value.get("name").cloned());
                if !found.iter().any(|(_, known)| key(known) == key(place.1)) {
                    found.push(place);
                }
            }
        }
        found
    }
}

/// The pointer of a member or an element.
pub(crate) fn child(pointer: &str, token: &str) -> String {
    let mut pointer = pointer.to_owned();
    push_token(&mut pointer, token);
    pointer
}

/// How many tokens two pointers have in common at their ends.
pub(crate) fn ends_alike(one: &str, other: &str) -> usize {
    let pairs = one.rsplit('/').zip(other.rsplit('/'));
    pairs.take_while(|(one, other)| one == other).count()
}

/// A fragment without its percent signs; what cannot be read stays.
fn decoded(fragment: &str) -> String {
    let mut bytes = Vec::with_capacity(fragment.len());
    let mut rest = fragment.as_bytes();
    while let [first, tail @ ..] = rest {
        let digits = tail.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let byte = digits.filter(|_| *first == b'%').and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| fragment.to_owned())
}

/// Names that share most with one that is not there, as the end of a sentence.
fn alike<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> String {
    let wanted = words(name);
    let mut scored: Vec<(usize, &str)> = known
        .map(|known| (words(known).iter().filter(|word| wanted.contains(word)).count(), known))
        .filter(|(score, _)| *score > 0)
        .collect();
    scored.sort_by_key(|(score, known)| (std::cmp::Reverse(*score), known.len().abs_diff(name.len())));
    let shown: Vec<String> = scored.iter().take(3).map(|(_, known)| format!("`{known}`")).collect();
    if shown.is_empty() { String::new() } else { format!("; it has {}", shown.join(", ")) }
}

/// The words of a name in camel case or of a path, in small letters.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for c in name.chars() {
        if !c.is_alphanumeric() || c.is_uppercase() {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| c.is_alphanumeric()) {
            word.extend(c.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_no_openapi_document_is_refused() {
        for (value, part) in [
            (json!([]), "no OpenAPI document"),
            (json!({ "swagger": "2.0" }), "version \"2.0\""),
            (json!({ "openapi": "4.0" }), "3.0 and 3.1"),
            (json!({ "openapi": 3 }), "version 3"),
        ] {
            let trouble = Document::new(&value).err().expect("it is refused");
            assert!(trouble.0.contains(part), "{trouble:?}");
        }
    }

    #[test]
    fn operations_are_found_by_the_form_of_their_path() {
        let value = json!({ "openapi": "3.0.0", "paths": { "/orders/{order_id}": { "delete": {} } } });
        let document = Document::new(&value).expect("it is a document");
        let found = document.operation("DELETE", "/orders/{id}").expect("there is one");
        assert_eq!(found.pointer, "/paths/~1orders~1{order_id}/delete");
        let trouble = document.operation("POST", "/orders").err().expect("there is none");
        assert_eq!(
            trouble.0,
            "the document has no operation POST /orders; it has `DELETE /orders/{order_id}`"
        );
    }

    #[test]
    fn pointers_go_through_references() {
        let value = json!({
            "openapi": "3.1.0",
            "a": { "$ref": "#/b~1c" },
            "b/c": { "d": [{ "$ref": "#/e%20f" }] },
            "e f": { "g": 1 },
            "round": { "$ref": "#/round" },
        });
        let document = Document::new(&value).expect("it is a document");
        assert_eq!(document.get("/a/d/0/g").map(|(at, _)| at).as_deref(), Some("/e f/g"));
        assert_eq!(document.get("/round/x"), None);
        assert_eq!(document.get("/a/d/7"), None);
    }
}
