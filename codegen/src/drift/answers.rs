//! Answers and errors: which bodies there are, and what is in them.

use serde_json::Value;
use tweetspec_spec::ir::{Object, Part, Path, Problem, Shape, Spec};

use super::compare::Comparison;
use super::{Kind, target};
use crate::openapi::{Operation, Schema, View, child};

impl<'d> Comparison<'_, 'd> {
    /// Compares the answers of an operation: successes by status, errors by
    /// the schemas that the specification cites.
    pub(super) fn answers(&mut self, operation: &Operation<'d>) {
        let at = child(&operation.pointer, "responses");
        let responses = operation.value.get("responses").and_then(Value::as_object);
        let responses: Vec<(&String, &'d Value)> = responses.into_iter().flatten().collect();
        let unknown = self.match_errors(&at, &responses);
        let spec = self.spec;
        for response in &spec.about.responses {
            let status = response.status.to_string();
            let known = responses.iter().find(|(known, _)| **known == status);
            let schema =
                known.and_then(|(status, value)| self.document.json_content(&child(&at, status), value));
            if let Some(schema) = schema {
                self.part(Part::Response(response.status), &response.body, &schema);
            } else {
                let message = match known {
                    Some(_) => format!("the document gives the response {status} no JSON content"),
                    None => format!("the document has no response {status}"),
                };
                let part = Part::Response(response.status);
                self.parts.push(part.clone());
                self.entry(part, Kind::OnlyInSpec, message, (at.clone(), None));
            }
        }
        for (status, _) in &responses {
            let number = status.parse().unwrap_or(0);
            if status.starts_with('2') && !spec.about.responses.iter().any(|known| known.status == number) {
                let message = format!("the document has a response {status}");
                let theirs = Some(status.as_str().into());
                self.entry(Part::Body, Kind::OnlyUpstream, message, (child(&at, status), theirs));
            }
        }
        for (problem, schema) in self.errors.clone() {
            self.problem(problem, &schema);
        }
        for schema in unknown {
            let place = target(self.document, &schema);
            let message = format!("the document has the body of an error at {place}");
            let theirs = Some(place.into());
            self.entry(Part::Body, Kind::OnlyUpstream, message, (schema.place().to_owned(), theirs));
        }
        for problem in spec.about.problems.iter().filter(|problem| !is_held(spec, problem)) {
            if !self.errors.iter().any(|(known, _)| known.name == problem.name) {
                let message = format!("no error of the document has the body `{}`", problem.name);
                let part = Part::Problem(problem.name.clone());
                if !self.parts.contains(&part) {
                    self.parts.push(part.clone());
                }
                self.entry(part, Kind::OnlyInSpec, message, (at.clone(), None));
            }
        }
    }

    /// Finds out which body of an error each problem describes; what is left
    /// over comes back.
    fn match_errors(&mut self, at: &str, responses: &[(&String, &'d Value)]) -> Vec<Schema<'d>> {
        let mut unknown: Vec<Schema<'d>> = Vec::new();
        let errors = responses.iter().filter(|(status, _)| !status.starts_with(['1', '2', '3']));
        for (status, response) in errors {
            for schema in self.document.contents(&child(at, status), response) {
                let place = target(self.document, &schema);
                let same = |known: &Schema<'d>| target(self.document, known) == place;
                if self.errors.iter().any(|(_, known)| same(known)) || unknown.iter().any(same) {
                    continue;
                }
                let spec = self.spec;
                let described = spec.about.problems.iter().find(|problem| {
                    let cited = problem.sources.iter().any(|citation| citation.locator == place);
                    cited || place.rsplit('/').next() == Some(&problem.name)
                });
                match described {
                    Some(problem) => self.errors.push((problem, schema)),
                    None => unknown.push(schema),
                }
            }
        }
        unknown
    }

    /// Compares a problem, unless that was done.
    fn problem(&mut self, problem: &Problem, schema: &Schema<'d>) {
        let part = Part::Problem(problem.name.clone());
        if !self.parts.contains(&part) {
            self.part(part, &problem.body, schema);
        }
    }

    /// Whether an object inside another part is a problem, which is compared
    /// by itself: where the document has it as the body of an error, or here.
    pub(super) fn is_problem(
        &mut self,
        path: &Path,
        object: &Object,
        schema: &Schema<'d>,
        view: &View<'d>,
    ) -> bool {
        let spec = self.spec;
        let Some(problem) = spec.about.problems.iter().find(|known| known.name == object.rust_name) else {
            return false;
        };
        let body = self.errors.iter().find(|(known, _)| known.name == problem.name);
        match body.map(|(_, body)| target(self.document, body)) {
            Some(body) if !view.places.contains(&body) => {
                let message = format!("the document does not have the body at {body} here");
                self.add(Kind::Different, path, "type", message, Some(view.place().to_owned()));
            }
            Some(_) => {}
            None => self.problem(problem, schema),
        }
        true
    }

    /// A difference about a whole answer; one that the specification does not
    /// have is named by what the document says.
    fn entry(&mut self, part: Part, kind: Kind, message: String, (at, theirs): (String, Option<Value>)) {
        self.add(kind, &Path::default(), "responses", message, Some(at));
        if let Some(finding) = self.findings.last_mut() {
            finding.theirs = theirs;
            finding.place = super::report::place(&part, &Path::default(), None);
            finding.part = part;
        }
    }
}

/// Whether a problem is a member of another one, and need not be the body of an
/// error. Where an answer of success holds it, that is no reason.
fn is_held(spec: &Spec, problem: &Problem) -> bool {
    let mut others = spec.about.problems.iter().filter(|other| other.name != problem.name);
    others.any(|other| holds(&other.body, &problem.name))
}

/// Whether an object has a member, however deep, of the type with this name.
fn holds(object: &Object, name: &str) -> bool {
    object.fields.iter().any(|field| {
        let mut shape = &field.shape;
        while let Shape::List(list) = shape {
            shape = &list.item;
        }
        matches!(shape, Shape::Object(object) if object.rust_name == name || holds(object, name))
    })
}
