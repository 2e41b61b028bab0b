//! From the checked representation to the reference: the data that pages are
//! written from.
//!
//! What pages show of findings is what the engine says about the examples, at
//! the time of generating.

mod about;
mod builtin;
mod document;
mod fields;
mod judge;
mod rules;
mod samples;
mod spoil;

use tweetspec_reference::{
    Citation, Confidence, LINTER_RULES, LinterRule, Operation, Profile, Reference, Source,
};
use tweetspec_spec::ir::{self, Spec};

/// The reference of these specifications.
pub(crate) fn reference(specs: &[Spec]) -> Reference {
    Reference {
        operations: specs.iter().map(operation).collect(),
        rules: LINTER_RULES.iter().map(LinterRule::entry).collect(),
    }
}

fn operation(spec: &Spec) -> Operation {
    let mut sources: Vec<Source> = spec.sources.iter().map(source).collect();
    let mut rules = Vec::new();
    if spec.has_body() {
        sources.extend(builtin::standards());
        rules = rules::all(spec);
        rules.extend(builtin::all(spec));
    }
    Operation {
        id: spec.id.clone(),
        name: spec.name.clone(),
        module: spec.module.clone(),
        title: spec.title.clone(),
        doc: spec.doc.clone(),
        noun: spec.noun.clone(),
        method: spec.operation.method.clone(),
        path: spec.operation.path.clone(),
        has_body: spec.has_body(),
        sources,
        // One kind of account needs no name.
        profiles: spec.profiles.iter().filter(|_| spec.profiles.len() > 1).map(profile).collect(),
        parameters: fields::of(spec, &spec.about.parameters),
        fields: fields::of(spec, &spec.root.fields),
        rules,
        responses: about::responses(spec),
        problems: about::problems(spec),
        answers: about::answers(spec),
        auth: about::auth(spec),
        rate_limits: about::rate_limits(spec),
        prices: about::prices(spec),
        notes: about::notes(spec),
        conflicts: about::conflicts(spec),
    }
}

fn source(source: &ir::Source) -> Source {
    let ir::Source { key, title, confidence, url, retrieved, version } = source.clone();
    Source { key, title, confidence: self::confidence(confidence), url, retrieved, version }
}

const fn confidence(confidence: ir::Confidence) -> Confidence {
    match confidence {
        ir::Confidence::Documented => Confidence::Documented,
        ir::Confidence::Openapi => Confidence::Openapi,
        ir::Confidence::Observed => Confidence::Observed,
        ir::Confidence::Inferred => Confidence::Inferred,
    }
}

fn profile(profile: &ir::Profile) -> Profile {
    let ir::Profile { name, doc, sources } = profile;
    Profile { name: name.clone(), doc: doc.clone(), sources: citations(sources) }
}

fn citations(citations: &[ir::Citation]) -> Vec<Citation> {
    let citation = |ir::Citation { source, locator }: &ir::Citation| Citation {
        source: source.clone(),
        locator: locator.clone(),
    };
    citations.iter().map(citation).collect()
}

/// Paths as a specification writes them.
fn paths(paths: &[ir::Path]) -> Vec<String> {
    paths.iter().map(ToString::to_string).collect()
}

#[cfg(test)]
mod tests {
    use tweetspec_reference::Subject;

    use super::reference;
    use crate::fixture;

    #[test]
    fn names_lead_to_rules_fields_and_operations() {
        let reference = reference(&[fixture::spec()]);
        let found = |name: &str| {
            reference.find(name).map(|entry| match entry.subject {
                Subject::Rule(rule) => format!("rule {}", rule.id),
                Subject::Field(field) => format!("field {}", field.path),
                Subject::Operation(operation) => format!("operation {}", operation.id),
            })
        };
        let cases = [
            ("one-payment", Some("rule one-payment")),
            ("wrong-type", Some("rule wrong-type")),
            ("parcel.items[].sku", Some("field parcel.items[].sku")),
            ("/parcel/items/0/sku", Some("field parcel.items[].sku")),
            ("voucher[]", Some("field voucher")),
            ("POST /orders", Some("operation example.create-order")),
            ("CreateOrder", Some("operation example.create-order")),
            ("nothing", None),
            ("", None),
        ];
        for (name, expected) in cases {
            assert_eq!(found(name).as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn every_entry_has_a_page() {
        let reference = reference(&[fixture::spec()]);
        for entry in reference.entries() {
            assert!(reference.page(&entry).len() > 2, "{:?}", entry.subject);
        }
    }
}
