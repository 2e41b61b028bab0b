//! What a schema says of a value itself; of the members and elements it says
//! where to look on.

use std::{
    cell::Cell,
    collections::{BTreeMap, BTreeSet},
};

use serde_json::Value;

use super::{Document, child};

/// Schemas that hold each other deeper than this are not looked into.
const DEEPEST: usize = 64;

/// What stands in place of a keyword where a document is too deep, or too large,
/// to be read to its end.
pub(crate) const TOO_MUCH: &str = "depth";

/// How many schemas one view looks at; a document can multiply them.
const MOST: u32 = 10_000;

/// A type of JSON values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Null,
    Boolean,
    Integer,
    Number,
    String,
    Array,
    Object,
}

/// Something and the place that says it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Said<T> {
    pub(crate) value: T,
    /// A JSON Pointer.
    pub(crate) at: String,
}

/// A schema, or several that hold together.
#[derive(Clone, Debug)]
pub(crate) enum Schema<'a> {
    /// The one at a place.
    At(String, &'a Value),
    /// All of these hold.
    All(Vec<Self>),
    /// One of these holds.
    Any(Vec<Self>),
}

/// One level of a schema, references and combinations resolved. What is `None`
/// or empty is not said.
#[derive(Clone, Debug, Default)]
pub(crate) struct View<'a> {
    /// Where it was read: where it is used first, what that refers to after
    /// it.
    pub(crate) places: Vec<String>,
    /// The types that a value can have.
    pub(crate) kinds: Option<Said<BTreeSet<Kind>>>,
    pub(crate) one_of: Option<Said<Vec<Value>>>,
    pub(crate) minimum: Option<Said<i64>>,
    pub(crate) maximum: Option<Said<i64>>,
    pub(crate) min_length: Option<Said<u64>>,
    pub(crate) max_length: Option<Said<u64>>,
    pub(crate) min_items: Option<Said<u64>>,
    pub(crate) max_items: Option<Said<u64>>,
    pub(crate) unique: Option<Said<bool>>,
    /// All of them hold.
    pub(crate) patterns: Vec<Said<String>>,
    pub(crate) format: Option<Said<String>>,
    pub(crate) default: Option<Said<Value>>,
    pub(crate) items: Option<Schema<'a>>,
    pub(crate) properties: Vec<(String, Schema<'a>)>,
    pub(crate) required: BTreeMap<String, String>,
    /// Where other members are refused.
    pub(crate) closed: Option<String>,
    /// Keywords that say more than a view does.
    pub(crate) beyond: Vec<Said<&'static str>>,
    /// The alternatives that it was made of, for those who ask.
    pub(crate) alternatives: Vec<Schema<'a>>,
}

/// Keywords that constrain values in ways that a view does not have.
const BEYOND: &[&str] = &[
    "not",
    "if",
    "multipleOf",
    "minProperties",
    "maxProperties",
    "patternProperties",
    "propertyNames",
    "dependentRequired",
    "dependentSchemas",
    "dependencies",
    "contains",
    "prefixItems",
    "unevaluatedProperties",
    "unevaluatedItems",
];

impl Kind {
    const ALL: [(&'static str, Self); 7] = [
        ("null", Self::Null),
        ("boolean", Self::Boolean),
        ("integer", Self::Integer),
        ("number", Self::Number),
        ("string", Self::String),
        ("array", Self::Array),
        ("object", Self::Object),
    ];

    /// The name in a schema.
    pub(crate) fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, kind)| *kind == self).map_or("", |(name, _)| name)
    }

    fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind)
    }
}

impl View<'_> {
    /// Whether a value of this type is possible.
    pub(crate) fn allows(&self, kind: Kind) -> bool {
        self.kinds.as_ref().is_none_or(|kinds| {
            kinds.value.contains(&kind) || kind == Kind::Integer && kinds.value.contains(&Kind::Number)
        })
    }

    /// Where the schema has a name, else where it is used.
    pub(crate) fn home(&self) -> &str {
        let named = self.places.iter().find(|place| place.starts_with("/components/"));
        named.map_or_else(|| self.place(), String::as_str)
    }

    /// Where the schema is used.
    pub(crate) fn place(&self) -> &str {
        self.places.first().map_or("", String::as_str)
    }
}

impl Schema<'_> {
    /// Both hold.
    pub(crate) fn and(self, other: Self) -> Self {
        match self {
            Self::All(mut all) => {
                all.push(other);
                Self::All(all)
            }
            one => Self::All(vec![one, other]),
        }
    }

    /// One of them holds.
    pub(crate) fn or(self, other: Self) -> Self {
        match self {
            Self::Any(mut any) => {
                any.push(other);
                Self::Any(any)
            }
            one => Self::Any(vec![one, other]),
        }
    }

    /// Where it stands, the first place if there are several.
    pub(crate) fn place(&self) -> &str {
        match self {
            Self::At(at, _) => at,
            Self::All(schemas) | Self::Any(schemas) => schemas.first().map_or("", Self::place),
        }
    }
}

impl<'a> Document<'a> {
    /// What a schema says about a value itself.
    pub(crate) fn view(&self, schema: &Schema<'a>) -> View<'a> {
        Look { document: self, around: Vec::new(), left: Cell::new(MOST) }.at(schema)
    }
}

/// Looking at a schema and those that it is made of.
struct Look<'d, 'a> {
    document: &'d Document<'a>,
    /// The places that are being looked at, to notice when one holds itself.
    around: Vec<String>,
    left: Cell<u32>,
}

impl<'a> Look<'_, 'a> {
    fn at(&mut self, schema: &Schema<'a>) -> View<'a> {
        match schema {
            Schema::At(at, value) => self.place(at, value),
            Schema::All(schemas) => {
                let views = schemas.iter().map(|schema| self.at(schema)).collect::<Vec<_>>();
                views.into_iter().reduce(View::and).unwrap_or_default()
            }
            Schema::Any(schemas) => self.any(schemas, None),
        }
    }

    /// One of several holds; `keyword` is what says so.
    fn any(&mut self, schemas: &[Schema<'a>], keyword: Option<Said<&'static str>>) -> View<'a> {
        let views = schemas.iter().map(|schema| self.at(schema)).collect::<Vec<_>>();
        let exact = views
            .iter()
            .enumerate()
            .all(|(index, one)| views[index + 1..].iter().all(|other| one.joins(other)));
        let mut view = views.into_iter().reduce(View::or).unwrap_or_default();
        if !exact {
            view.beyond.extend(keyword);
        }
        view.alternatives = schemas.to_vec();
        view
    }

    fn place(&mut self, at: &str, value: &'a Value) -> View<'a> {
        let mut view = View { places: vec![at.to_owned()], ..View::default() };
        if self.around.iter().any(|around| around == at)
            || self.around.len() > DEEPEST
            || self.left.get() == 0
        {
            // A schema that is made of itself says nothing by that; one that is
            // too deep says so.
            if !self.around.iter().any(|around| around == at) {
                view.beyond.push(Said { value: TOO_MUCH, at: at.to_owned() });
            }
            return view;
        }
        self.left.set(self.left.get() - 1);
        self.around.push(at.to_owned());
        if let Some(reference) = value.get("$ref") {
            let target = reference.as_str().and_then(|reference| self.document.target(reference));
            match target {
                Some((target, value)) => {
                    let seen = self.place(&target, value);
                    view = view.and(seen);
                }
                None => view.beyond.push(Said { value: "$ref", at: child(at, "$ref") }),
            }
        }
        if value.get("$ref").is_none() || self.document.siblings {
            view = view.and(self.keywords(at, value));
        }
        self.around.pop();
        view
    }

    /// The keywords of one schema.
    fn keywords(&mut self, at: &str, value: &'a Value) -> View<'a> {
        let mut view = View::default();
        let place = |key: &str| child(at, key);
        let members = match value {
            Value::Object(members) => members,
            Value::Bool(false) => {
                view.kinds = Some(Said { value: BTreeSet::new(), at: at.to_owned() });
                return view;
            }
            _ => return view,
        };
        view.kinds = kinds(value, at);
        let count = |key: &str| {
            let value = members.get(key).and_then(whole)?;
            Some(Said { value: u64::try_from(value).ok()?, at: place(key) })
        };
        (view.min_length, view.max_length) = (count("minLength"), count("maxLength"));
        (view.min_items, view.max_items) = (count("minItems"), count("maxItems"));
        let unique = members.get("uniqueItems").and_then(Value::as_bool).filter(|unique| *unique);
        view.unique = unique.map(|value| Said { value, at: place("uniqueItems") });
        view.minimum = bound(members, at, true);
        view.maximum = bound(members, at, false);
        let text = |key: &str| {
            let value = members.get(key)?.as_str()?.to_owned();
            Some(Said { value, at: place(key) })
        };
        view.patterns = text("pattern").into_iter().collect();
        view.format = text("format");
        view.default =
            members.get("default").map(|value| Said { value: value.clone(), at: place("default") });
        view.one_of = members
            .get("enum")
            .and_then(Value::as_array)
            .map(|values| Said { value: values.clone(), at: place("enum") });
        if let Some(value) = members.get("const") {
            view.one_of = Some(Said { value: vec![value.clone()], at: place("const") });
        }
        view.items = members
            .get("items")
            .filter(|items| !items.is_array())
            .map(|items| Schema::At(place("items"), items));
        let properties = members.get("properties").and_then(Value::as_object);
        for (name, property) in properties.into_iter().flatten() {
            view.properties.push((name.clone(), Schema::At(child(&place("properties"), name), property)));
        }
        let required = members.get("required").and_then(Value::as_array);
        for name in required.into_iter().flatten().filter_map(Value::as_str) {
            view.required.insert(name.to_owned(), place("required"));
        }
        match members.get("additionalProperties") {
            Some(Value::Bool(false)) => view.closed = Some(place("additionalProperties")),
            Some(Value::Object(members)) if !members.is_empty() => {
                view.beyond.push(Said { value: "additionalProperties", at: place("additionalProperties") });
            }
            _ => {}
        }
        if members.get("items").is_some_and(Value::is_array) {
            view.beyond.push(Said { value: "items", at: place("items") });
        }
        let beyond = BEYOND.iter().filter(|key| members.contains_key(**key));
        view.beyond.extend(beyond.map(|key| Said { value: *key, at: place(key) }));
        let parts = |key: &str| -> Vec<Schema<'a>> {
            let parts = members.get(key).and_then(Value::as_array);
            let part =
                |(index, part): (usize, &'a Value)| Schema::At(child(&place(key), &index.to_string()), part);
            parts.into_iter().flatten().enumerate().map(part).collect()
        };
        for part in parts("allOf") {
            let part = self.at(&part);
            view = view.and(part);
        }
        for key in ["anyOf", "oneOf"] {
            let parts = parts(key);
            if parts.is_empty() {
                continue;
            }
            let any = self.any(&parts, Some(Said { value: key, at: place(key) }));
            view = view.and(any);
        }
        view
    }
}

/// The types of `type`, with null where `nullable` says so.
fn kinds(value: &Value, at: &str) -> Option<Said<BTreeSet<Kind>>> {
    let mut kinds: BTreeSet<Kind> = match value.get("type")? {
        Value::String(name) => Kind::parse(name).into_iter().collect(),
        Value::Array(names) => names.iter().filter_map(Value::as_str).filter_map(Kind::parse).collect(),
        _ => return None,
    };
    if value.get("nullable").and_then(Value::as_bool) == Some(true) {
        kinds.insert(Kind::Null);
    }
    Some(Said { value: kinds, at: child(at, "type") })
}

/// A whole number, however it is written.
fn whole(value: &Value) -> Option<i64> {
    let number = value.as_f64().filter(|number| number.fract() == 0.0)?;
    value.as_i64().or_else(|| (number.abs() < 9.0e15).then_some(number as i64))
}

/// The smallest or the largest whole number. What lies beyond 64 bits limits
/// nothing that can be written down here.
fn bound(members: &serde_json::Map<String, Value>, at: &str, least: bool) -> Option<Said<i64>> {
    let (key, exclusive) =
        if least { ("minimum", "exclusiveMinimum") } else { ("maximum", "exclusiveMaximum") };
    let rounded = |value: &Value| -> Option<i64> {
        value.as_i64().or_else(|| {
            let number = value.as_f64()?;
            let number = if least { number.ceil() } else { number.floor() };
            (number.abs() < 9.0e18).then_some(number as i64)
        })
    };
    // What must be beyond a number with a fraction is the next whole one.
    let beyond = |value: &Value| {
        let number = rounded(value)?;
        let whole = value.as_i64().is_some() || value.as_f64().is_some_and(|number| number.fract() == 0.0);
        if whole { number.checked_add(if least { 1 } else { -1 }) } else { Some(number) }
    };
    let said = |value, key: &str| Said { value, at: child(at, key) };
    let plain = members.get(key);
    // In 3.0 the exclusive form is a flag, since 3.1 it is a number.
    let plain = match (plain, members.get(exclusive)) {
        (Some(value), Some(Value::Bool(true))) => beyond(value),
        (Some(value), _) => rounded(value),
        (None, _) => None,
    };
    let plain = plain.map(|value| said(value, key));
    let strict = members.get(exclusive).filter(|value| value.is_number()).and_then(beyond);
    let strict = strict.map(|value| said(value, exclusive));
    if least { super::combine::largest(plain, strict) } else { super::combine::smallest(plain, strict) }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{DEEPEST, Kind, Schema, TOO_MUCH};
    use crate::openapi::Document;

    /// Whether the schema at the end of a row is found, and what is reported, as
    /// each schema of the row is made from the one after it.
    fn seen(length: usize, made_of: impl Fn(Value) -> Value) -> (bool, bool) {
        let schema = |index: usize| {
            let next = json!({ "$ref": format!("#/components/schemas/S{}", index + 1) });
            let schema = if index == length { json!({ "type": "string" }) } else { made_of(next) };
            (format!("S{index}"), schema)
        };
        let schemas: Value = (0..=length).map(schema).collect::<serde_json::Map<_, _>>().into();
        let document = json!({ "openapi": "3.1.0", "components": { "schemas": schemas } });
        let document = Document::new(&document).expect("it is a document");
        let view = document.view(&document.schema("S0").expect("it is there"));
        assert!(matches!(document.schema("S0"), Ok(Schema::At(..))));
        let is_found = view.kinds.is_some_and(|kinds| kinds.value.contains(&Kind::String));
        (is_found, view.beyond.iter().any(|beyond| beyond.value == TOO_MUCH))
    }

    #[test]
    fn a_schema_is_read_to_a_depth() {
        assert_eq!(seen(DEEPEST, |next| next), (true, false));
        assert_eq!(seen(DEEPEST + 1, |next| next), (false, true));
    }

    #[test]
    fn a_schema_that_multiplies_ends() {
        let twice = |next: Value| json!({ "allOf": [next.clone(), next] });
        assert_eq!(seen(8, twice), (true, false));
        assert_eq!(seen(14, twice), (true, true));
    }
}
