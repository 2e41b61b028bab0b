//! The analysis against the canonical algebra of the `jsonschema` crate, which
//! knows nothing of rules: it reads the schema that is generated from them.
//!
//! Where the algebra cannot tell, nothing is proven.

use jsonschema::canonical::{CanonicalSchema, Containment, Satisfiability};
use proptest::prelude::prop_assert;
use serde_json::{Value, json};
use tweetspec_spec::ir::Spec;

use super::{runner, small_world::specs};
use crate::{
    EMITTERS,
    analyse::{Code, analyse},
    diff::{Verdict, diff},
    layout,
};

/// What the generated schema accepts, and something more that is asked for.
fn canonical(spec: &Spec, more: &Value) -> Option<CanonicalSchema> {
    let path = layout::schema(&spec.module);
    let file = EMITTERS
        .iter()
        .filter(|emitter| emitter.name == "JSON Schemas")
        .flat_map(|emitter| (emitter.emit)(std::slice::from_ref(spec)))
        .find(|file| file.path == path)?;
    let mut schema: Value = serde_json::from_str(&file.contents).expect("the schema is JSON");
    // Only the part that describes the schema itself cannot be modelled.
    let members = schema.as_object_mut().expect("the schema is an object");
    members.remove("$defs");
    members.remove("$comment");
    members.remove("$id");
    jsonschema::canonicalize(&json!({ "allOf": [schema, more] })).ok()
}

#[test]
fn the_algebra_never_contradicts_the_analysis() {
    let mut proven = [0; 4];
    let counts = std::cell::RefCell::new(&mut proven);
    let outcome = runner(150).run(&specs(), |spec| {
        let analysis = analyse(&spec);
        let count = |index: usize| counts.borrow_mut()[index] += 1;
        let Some(schema) = canonical(&spec, &json!({})) else { return Ok(()) };
        match schema.satisfiability() {
            Satisfiability::No => {
                count(0);
                prop_assert!(!analysis.is_consistent());
            }
            Satisfiability::Yes => {
                count(1);
                prop_assert!(analysis.is_consistent());
            }
            Satisfiability::Unknown => {}
        }
        if !analysis.is_consistent() {
            return Ok(());
        }
        for name in ["a", "g", "k", "o"] {
            let set = canonical(&spec, &json!({ "required": [name] }));
            if set.is_some_and(|set| set.satisfiability() == Satisfiability::No) {
                count(2);
                let dead = |finding: &crate::analyse::Finding| {
                    finding.code == Code::DeadField && finding.subject == name
                };
                prop_assert!(analysis.findings.iter().any(dead), "{}", name);
            }
        }
        for index in 0..spec.rules.len() {
            let mut less = spec.clone();
            less.rules.remove(index);
            let Some(without) = canonical(&less, &json!({})) else { continue };
            if schema.covers(&without).is_ok_and(|answer| answer == Containment::Yes) {
                count(3);
                prop_assert!(matches!(diff(&less, &spec).verdict, Verdict::Equal));
            }
        }
        Ok(())
    });
    outcome.unwrap_or_else(|error| panic!("{error}"));
    // Otherwise the comparison would prove nothing.
    assert!(proven.iter().all(|count| *count > 1), "{proven:?}");
}
