//! An operation around its bodies: whether there is one, what the path carries,
//! and what a token must be allowed to do.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use tweetspec_spec::ir::{Part, Path};

use super::compare::Comparison;
use super::{Kind, Trouble};
use crate::openapi::{Operation, Schema, child};

impl<'d> Comparison<'_, 'd> {
    /// Compares everything that belongs to the operation of the specification.
    pub(super) fn operation(&mut self) -> Result<(), Trouble> {
        let (spec, document) = (self.spec, self.document);
        let operation = document.operation(&spec.operation.method, &spec.operation.path)?;
        self.request(&operation)?;
        self.parameters(&operation);
        self.scopes(&operation);
        self.answers(&operation);
        Ok(())
    }

    /// Compares the body of the request, or whether there is one.
    fn request(&mut self, operation: &Operation<'d>) -> Result<(), Trouble> {
        let at = child(&operation.pointer, "requestBody");
        let request = operation.value.get("requestBody");
        let content = request.map(|request| self.document.json_content(&at, request));
        match (content, self.spec.has_body()) {
            (Some(Some(schema)), true) => {
                self.body(&schema);
                if let Some(at) = self.document.optional_body(operation) {
                    let message =
                        "the document lets the body be left out, the specification does not".to_owned();
                    self.whole(Kind::Stricter, "requestBody", message, Some(at));
                }
            }
            (Some(None), true) => {
                return Err(Trouble(format!("{at} has no JSON content; name the schema with --schema")));
            }
            (Some(_), false) => {
                let message = format!("{} has a request body", self.spec.operation.method);
                self.whole(Kind::OnlyUpstream, "requestBody", message, Some(at));
            }
            (None, true) => {
                let message = "the document knows no request body".to_owned();
                self.whole(Kind::OnlyInSpec, "requestBody", message, Some(operation.pointer.clone()));
            }
            (None, false) => {}
        }
        Ok(())
    }

    /// Compares what stands in the braces of the path, and reports what a
    /// request can carry elsewhere.
    fn parameters(&mut self, operation: &Operation<'d>) {
        self.parts.push(Part::Parameters);
        self.part = Part::Parameters;
        let theirs = self.document.parameters(operation);
        let in_path = |value: &Value| value.get("in").and_then(Value::as_str) == Some("path");
        let name = |value: &'d Value| value.get("name").and_then(Value::as_str).unwrap_or_default();
        for field in &self.spec.about.parameters {
            let known = theirs.iter().find(|(_, value)| in_path(value) && name(value) == field.name);
            let Some((at, value)) = known else {
                let message = format!("the path has no part {{{}}}", field.name);
                self.add(Kind::OnlyInSpec, &field.path, "parameters", message, None);
                continue;
            };
            let schema = child(at, "schema");
            self.known(field, &Schema::At(schema, value.get("schema").unwrap_or(&Value::Bool(true))));
            let places = self.places.entry((Part::Parameters, field.path.clone())).or_default();
            places.insert(0, at.clone());
        }
        for (at, value) in theirs {
            let name = name(value);
            if in_path(value) && self.spec.about.parameters.iter().any(|field| field.name == name) {
                continue;
            }
            let place = value.get("in").and_then(Value::as_str).unwrap_or("request");
            let message = format!("the {place} has a parameter `{name}`");
            self.add(Kind::OnlyUpstream, &Path::default().member(name), "parameters", message, Some(at));
        }
    }

    /// Compares what a token must be allowed to do. Schemes have other names
    /// here and there, so what counts is which scopes are wanted together.
    fn scopes(&mut self, operation: &Operation<'d>) {
        let (at, tokens) = self.document.tokens(operation);
        let scopes = tokens.into_iter().map(|token| token.scopes.into_iter().collect());
        let theirs: BTreeSet<BTreeSet<&str>> =
            scopes.filter(|scopes: &BTreeSet<&str>| !scopes.is_empty()).collect();
        let spec = self.spec;
        let accepted = spec.about.auth.iter().filter(|auth| auth.accepted && !auth.scopes.is_empty());
        let ours: Vec<(&str, BTreeSet<&str>)> =
            accepted.map(|auth| (&*auth.id, auth.scopes.iter().map(String::as_str).collect())).collect();
        let listed = |scopes: &BTreeSet<&str>| scopes.iter().copied().collect::<Vec<_>>().join(" ");
        for (id, scopes) in ours.iter().filter(|(_, scopes)| !theirs.contains(scopes)) {
            let message = format!("the document knows no token with the scopes {}", listed(scopes));
            self.whole(Kind::OnlyInSpec, "security", message, Some(at.clone()));
            if let Some(finding) = self.findings.last_mut() {
                finding.ours = Some(json!(scopes));
                finding.place = vec!["auth".to_owned(), (*id).to_owned(), "scopes".to_owned()];
            }
        }
        for scopes in theirs.iter().filter(|scopes| ours.iter().all(|(_, known)| known != *scopes)) {
            let message = format!("the document wants a token with the scopes {}", listed(scopes));
            self.whole(Kind::OnlyUpstream, "security", message, Some(at.clone()));
            if let Some(finding) = self.findings.last_mut() {
                finding.theirs = Some(json!(scopes));
                finding.place = vec!["auth".to_owned()];
            }
        }
    }
}
