//! JSON Schema 2020-12, without any keyword of our own where a validator would
//! meet it: strict validators refuse unknown keywords.
//!
//! Every rule gets a member of `allOf` of its own, in the object it is about,
//! so that the place a validator reports tells the rule. The map from places
//! to rules, and what a schema cannot say, stand in an entry of `$defs` that
//! nothing refers to: a validator does not compile it.

mod differences;
mod rules;
mod shapes;

use serde_json::{Map, Value, json};
use tweetspec_runtime::builtin::{self, Stage};
use tweetspec_spec::ir::{Rule, Source, Spec};

use self::shapes::Context;
pub(super) use self::shapes::token;
use crate::{
    file::{File, json_file},
    layout::{self, LIBRARY},
};

/// The name of the entry of `$defs` that is about the schema itself.
pub(super) const ABOUT: &str = "x-about";

pub(super) fn emit(specs: &[Spec]) -> Vec<File> {
    let file = |spec: &Spec| {
        json_file(layout::schema(&spec.module), &layout::specification(&spec.module), schema(spec))
    };
    specs.iter().filter(|spec| spec.has_body()).map(file).collect()
}

/// The schema of a body.
pub(super) fn schema(spec: &Spec) -> Value {
    let mut context = Context::new(spec);
    let root = context.object(&spec.root, "");
    let mut definitions = Map::new();
    for named in &spec.types {
        let mut definition = context.shape(&named.shape, &format!("/$defs/{}", named.name));
        shapes::describe(spec, &mut definition, &named.doc, &named.sources);
        definitions.insert(named.name.clone(), Value::Object(definition));
    }
    let locations: Map<String, Value> =
        context.locations.into_iter().map(|(place, rule)| (place, json!(rule))).collect();
    let sources: Vec<Value> = spec.sources.iter().map(source).collect();
    definitions.insert(
        ABOUT.to_owned(),
        json!({
            "$comment": "About this schema; nothing refers here. x-rules: the rule that each place states. x-differences: what the specification refuses and a schema cannot.",
            "x-specification": spec.id,
            "x-profile": spec.profiles[0].name,
            "x-rules": locations,
            "x-differences": differences::all(spec),
            "x-sources": sources,
        }),
    );
    let mut schema = Map::new();
    schema.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
    schema.insert("$id".to_owned(), json!(format!("urn:{LIBRARY}:{}", spec.id)));
    schema.insert("title".to_owned(), json!(format!("{}: {}", spec.name, spec.title)));
    schema.insert("description".to_owned(), json!(spec.doc));
    schema.extend(root);
    schema.insert("$defs".to_owned(), Value::Object(definitions));
    Value::Object(schema)
}

/// Whether the schema of a body states the rule.
pub(crate) fn states(spec: &Spec, rule: &Rule) -> bool {
    differences::why(spec, rule).is_none()
}

/// Whether the schema of a body states the rule of that name, and why it does not,
/// or not in full.
pub(super) fn statement(spec: &Spec, id: &str) -> (bool, Option<String>) {
    if let Some(rule) = spec.rules.iter().find(|rule| rule.id == id) {
        let why = differences::why(spec, rule);
        return (why.is_none(), why);
    }
    let why = differences::builtin(spec).into_iter().find(|(rule, _)| *rule == id).map(|(_, why)| why);
    let unsaid = |why: &str| (false, Some(why.to_owned()));
    match (builtin::find(id).map(|rule| rule.stage), why) {
        (Some(Stage::Syntax), None) => unsaid("A validator begins where the text has been read."),
        (Some(Stage::List), None) => unsaid("A schema refuses or accepts, and does not count mistakes."),
        // Bounds are stated, and only rounded by some.
        (_, why) => (why.is_none() || id == builtin::OUT_OF_RANGE, why),
    }
}

/// A source, without what is not known about it.
fn source(source: &Source) -> Value {
    let Source { key: _, title, confidence: _, url, retrieved, version } = source;
    let known = [
        ("title", Some(title)),
        ("url", url.as_ref()),
        ("retrieved", retrieved.as_ref()),
        ("version", version.as_ref()),
    ];
    let known = known.into_iter().filter_map(|(name, value)| Some((name.to_owned(), json!(value?))));
    Value::Object(known.collect())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::schema;
    use crate::fixture;

    /// What the schema says at a place.
    #[track_caller]
    fn check(pointer: &str, expected: &Value) {
        let schema = schema(&fixture::spec());
        assert_eq!(schema.pointer(pointer), Some(expected), "at {pointer}");
    }

    #[test]
    fn values() {
        check("/properties/count/maximum", &json!(99));
        check("/properties/total/minimum", &json!(i64::MIN));
        check("/properties/note/maxLength", &json!(200));
        check("/properties/invoice/$ref", &json!("#/$defs/OrderId"));
        check("/properties/voucher/uniqueItems", &json!(true));
        check("/properties/parcel/properties/items/items/properties/unit/enum", &json!(["g", "kiloGram"]));
        check("/properties/type/examples", &json!(["slow", "fast"]));
        check("/required", &json!(["count"]));
        check("/additionalProperties", &json!(false));
    }

    #[test]
    fn open_objects_accept_other_members() {
        assert_eq!(schema(&fixture::spec()).pointer("/properties/parcel/additionalProperties"), None);
    }

    #[test]
    fn a_measured_limit_is_never_a_maximal_length() {
        // 280 stands only among the things that the schema cannot say.
        let text = schema(&fixture::spec()).to_string();
        assert!(!text.contains("\"maxLength\":280"));
    }

    #[test]
    fn every_place_of_the_map_has_the_rule_as_its_title() {
        let schema = schema(&fixture::spec());
        let places =
            schema.pointer("/$defs/x-about/x-rules").and_then(Value::as_object).expect("the map is there");
        let rules: Vec<_> = places.values().filter_map(Value::as_str).collect();
        assert_eq!(
            rules,
            [
                "one-payment",
                "express-needs-phone",
                "door-or-note",
                "label-needs-items",
                "weight-all-or-none",
                "one-door",
            ]
        );
        for (place, rule) in places {
            assert_eq!(schema.pointer(&format!("{place}/title")), Some(rule), "{place}");
        }
    }
}
