//! Random schemas: such that hold each other and themselves, values of the
//! wrong type, references to nothing.

use proptest::prelude::{Just, Strategy, prop_oneof};
use serde_json::{Value, json};

/// Three schemas, which may refer to each other as `A`, `B` and `Order`.
pub(crate) fn schemas() -> impl Strategy<Value = [Value; 3]> {
    let name = || prop_oneof![Just("A"), Just("B"), Just("Order"), Just("Nothing")];
    let leaf = prop_oneof![
        name().prop_map(|name| json!({ "$ref": format!("#/components/schemas/{name}") })),
        Just(json!({ "type": "string", "pattern": "^a{1,3}$", "minLength": 2 })),
        Just(json!({ "type": ["integer", "null"], "minimum": 1.5, "exclusiveMaximum": 1e300 })),
        Just(json!({ "type": "string", "enum": ["a", "A", "", 1, "a-b", "aB"] })),
        Just(json!({ "enum": [1, "a", null], "maxLength": -1, "minItems": 1.5 })),
        Just(json!(false)),
        Just(json!({ "properties": [], "required": 1, "allOf": {}, "type": 7, "$ref": 4 })),
    ];
    let schema = leaf.prop_recursive(4, 24, 4, |inner| {
        let member = |key: &'static str| inner.clone().prop_map(move |inner| json!({ key: inner }));
        let list = |key: &'static str| {
            proptest::collection::vec(inner.clone(), 0..3).prop_map(move |inner| json!({ key: inner }))
        };
        let note = inner.clone().prop_map(|inner| json!({ "properties": { "note": inner, "extra": {} } }));
        prop_oneof![member("items"), list("allOf"), list("oneOf"), list("anyOf"), note]
    });
    [schema.clone(), schema.clone(), schema]
}
