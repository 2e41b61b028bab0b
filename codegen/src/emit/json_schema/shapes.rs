//! Schemas of values.

use serde_json::{Map, Value, json};
use tweetspec_spec::ir::{Choice, Citation, Field, ListShape, Object, Shape, Spec, StringShape};

use super::rules;
use crate::docs::sources;

/// What grows while the schema is built.
pub(super) struct Context<'a> {
    /// The specification.
    pub(super) spec: &'a Spec,
    /// Places of the schema, as JSON Pointers, and the rules they state.
    pub(super) locations: Vec<(String, String)>,
}

impl<'a> Context<'a> {
    pub(super) fn new(spec: &'a Spec) -> Self {
        Self { spec, locations: Vec::new() }
    }

    /// The schema of an object, which stands at `place`.
    pub(super) fn object(&mut self, object: &Object, place: &str) -> Map<String, Value> {
        let mut schema = keyword("type", json!("object"));
        // First the rules, so that the map lists outer places before inner ones.
        let rules = rules::of(self.spec, object);
        for (index, (rule, _)) in rules.iter().enumerate() {
            self.locations.push((format!("{place}/allOf/{index}"), rule.id.clone()));
        }
        let mut properties = Map::new();
        for field in &object.fields {
            let value = self.field(field, &format!("{place}/properties/{}", token(&field.name)));
            properties.insert(field.name.clone(), Value::Object(value));
        }
        let required: Vec<&str> =
            object.fields.iter().filter(|field| field.required).map(|field| field.name.as_str()).collect();
        schema.insert("properties".to_owned(), Value::Object(properties));
        if !required.is_empty() {
            schema.insert("required".to_owned(), json!(required));
        }
        if object.closed {
            schema.insert("additionalProperties".to_owned(), json!(false));
        }
        if !rules.is_empty() {
            let members = rules.into_iter().map(|(rule, body)| {
                let mut member = keyword("title", json!(rule.id));
                member.insert("description".to_owned(), json!(rule.why));
                member.extend(body);
                Value::Object(member)
            });
            schema.insert("allOf".to_owned(), members.collect());
        }
        schema
    }

    fn field(&mut self, field: &Field, place: &str) -> Map<String, Value> {
        let mut schema = self.shape(&field.shape, place);
        describe(self.spec, &mut schema, &field.doc, &field.sources);
        if let Some(example) = &field.example {
            schema.insert("examples".to_owned(), json!([example]));
        }
        if let Some(default) = &field.default {
            schema.insert("default".to_owned(), default.clone());
        }
        schema
    }

    /// The schema of the values of a shape, which stands at `place`.
    pub(super) fn shape(&mut self, shape: &Shape, place: &str) -> Map<String, Value> {
        match shape {
            Shape::Bool => keyword("type", json!("boolean")),
            Shape::Integer { min, max } => {
                let mut schema = keyword("type", json!("integer"));
                // The engine holds integers in 64 bits; a schema has to say so.
                schema.insert("minimum".to_owned(), json!(min.unwrap_or(i64::MIN)));
                schema.insert("maximum".to_owned(), json!(max.unwrap_or(i64::MAX)));
                schema
            }
            Shape::String(StringShape { min_chars, max_chars, pattern, pattern_doc: _ }) => {
                let mut schema = keyword("type", json!("string"));
                insert_if(&mut schema, "minLength", (*min_chars > 0).then_some(*min_chars));
                insert_if(&mut schema, "maxLength", *max_chars);
                insert_if(&mut schema, "pattern", pattern.as_ref().map(|pattern| pattern.text.as_ref()));
                schema
            }
            Shape::Choice(Choice { values, open, .. }) => {
                let mut schema = keyword("type", json!("string"));
                let values: Vec<&str> = values.iter().map(|value| value.value.as_str()).collect();
                schema.insert(if *open { "examples" } else { "enum" }.to_owned(), json!(values));
                schema
            }
            Shape::List(list) => {
                let ListShape { item, item_doc, item_sources, noun: _, min, max, unique } = &**list;
                let mut items = self.shape(item, &format!("{place}/items"));
                describe(self.spec, &mut items, item_doc, item_sources);
                let mut schema = keyword("type", json!("array"));
                insert_if(&mut schema, "minItems", (*min > 0).then_some(*min));
                insert_if(&mut schema, "maxItems", *max);
                insert_if(&mut schema, "uniqueItems", unique.then_some(true));
                schema.insert("items".to_owned(), Value::Object(items));
                schema
            }
            Shape::Object(object) => self.object(object, place),
            Shape::Named(index) => {
                keyword("$ref", json!(format!("#/$defs/{}", self.spec.types[*index].name)))
            }
        }
    }
}

/// A schema of one keyword.
pub(super) fn keyword(name: &str, value: Value) -> Map<String, Value> {
    Map::from_iter([(name.to_owned(), value)])
}

fn insert_if(schema: &mut Map<String, Value>, name: &str, value: Option<impl Into<Value>>) {
    if let Some(value) = value {
        schema.insert(name.to_owned(), value.into());
    }
}

/// Says what a value is and where that is known from, ahead of all else.
pub(super) fn describe(spec: &Spec, schema: &mut Map<String, Value>, doc: &str, citations: &[Citation]) {
    if !citations.is_empty() {
        schema.shift_insert(
            0,
            "$comment".to_owned(),
            json!(format!("Source: {}.", sources(spec, citations))),
        );
    }
    if !doc.is_empty() {
        schema.shift_insert(0, "description".to_owned(), json!(doc));
    }
}

/// A name as a token of a JSON Pointer.
pub(in crate::emit) fn token(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}
