//! From the checked representation to the reference: the data that pages are
//! written from.
//!
//! What pages show of findings is what the engine says about the examples, at
//! that time.

mod about;
mod builtin;
mod document;
mod fields;
mod judge;
mod limits;
mod rules;
mod samples;
mod spoil;

use tweetspec_spec::ir::{self, Spec};

use crate::{Citation, Confidence, LINTER_RULES, LinterRule, Operation, Profile, Reference, Source};
pub use limits::{limits, measured};

impl Reference {
    /// The reference of these specifications. Whether a JSON Schema states their
    /// rules is for those to add who make one.
    ///
    /// ```
    /// use tweetspec_reference::Reference;
    ///
    /// let source = r#"
    /// spec: tweetspec/1
    /// id: example.order
    /// name: Order
    /// noun: order
    /// title: POST /orders
    /// doc: An order.
    /// operation: { method: POST, path: /orders, success: 201 }
    /// sources: { handbook: { title: Handbook, confidence: documented } }
    /// fields:
    ///   note: { type: string, doc: A note., source: { handbook: Notes } }
    /// "#;
    /// let spec = tweetspec_spec::load(source).expect("it is right");
    /// let reference = Reference::of(&[spec]);
    /// assert!(reference.find("note").is_some() && reference.find("wrong-type").is_some());
    /// ```
    pub fn of(specs: &[Spec]) -> Self {
        Self {
            operations: specs.iter().map(operation).collect(),
            rules: LINTER_RULES.iter().map(LinterRule::entry).collect(),
        }
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
    use tweetspec_spec::{ir::Spec, load_without_examples};

    /// A small specification of these sections.
    pub(super) fn specification(sections: &str) -> Spec {
        let head = "\
spec: tweetspec/1
id: example.order
name: Order
noun: order
title: POST /orders
doc: Creates an order.
operation: { method: POST, path: /orders, success: 201 }
sources: { book: { title: Order handbook, confidence: documented } }
";
        load_without_examples(&format!("{head}{}", sections.trim_start())).expect("it is right")
    }
}
