//! Stage five: do the examples show what they should?
//!
//! The engine judges them, by the tables that the specification gives.

use serde_json::Value;
use tweetspec_runtime::{Checker, Finding, Scratch, Severity, Table};

use super::context::{Context, RuleAt};
use super::problems::Problems;
use super::tree::Place;
use crate::{ir, lower};

/// Judges the examples of every rule, and those of fields.
pub(super) fn check(spec: &ir::Spec, context: &Context<'_>, problems: &mut Problems) {
    let judge = &mut Judge { table: lower(spec), scratch: Scratch::default() };
    for (rule, at) in spec.rules.iter().zip(context.rules()) {
        rule_examples(spec, rule, at, judge, problems);
    }
    let empty = ir::Spec {
        root: ir::Object { fields: Vec::new(), ..spec.root.clone() },
        rules: Vec::new(),
        aliases: Vec::new(),
        advice: Vec::new(),
        about: ir::About::default(),
        ..spec.clone()
    };
    field_examples(&empty, &spec.root, context, problems);
}

struct Judge {
    table: Table,
    scratch: Scratch,
}

impl Judge {
    /// The findings of a document under the profiles that a rule needs, down to
    /// its severity.
    fn findings(&mut self, profile: &str, least: Severity, document: &Value) -> Vec<Finding> {
        let checker = Checker::new(&self.table).least(least.min(Severity::Warning));
        let checker = checker.profile(profile).unwrap_or(checker);
        checker.check(document.to_string().as_bytes(), &mut self.scratch).findings
    }
}

/// The example of a field is accepted by itself, and so is its default; rules
/// over several fields say nothing about one value.
///
/// `empty` is the specification without fields and rules.
fn field_examples(empty: &ir::Spec, object: &ir::Object, context: &Context<'_>, problems: &mut Problems) {
    for field in &object.fields {
        let values = [
            ("example", "example-not-valid", &field.example),
            ("default", "default-not-valid", &field.default),
        ];
        for (key, code, value) in values {
            let Some(value) = value else { continue };
            let mut alone = empty.clone();
            alone.root.fields = vec![field.clone()];
            let mut judge = Judge { table: lower(&alone), scratch: Scratch::default() };
            let document = Value::Object([(field.name.clone(), value.clone())].into_iter().collect());
            let findings = judge.findings(&empty.profiles[0].name, Severity::Warning, &document);
            let written = context.field(&field.path).filter(|written| written.at.key(key).exists());
            if let (Some(finding), Some(written)) = (findings.first(), written) {
                let span = written.at.key(key).whole();
                problems.error(code, span, format!("the {key} is not valid: {}", finding.message));
            }
        }
        let mut shape = &field.shape;
        while let ir::Shape::List(list) = shape {
            shape = &list.item;
        }
        if let ir::Shape::Object(object) = shape {
            field_examples(empty, object, context, problems);
        }
    }
}

/// A good example breaks nothing that is an error, nor its own rule, whatever
/// that is; a bad one breaks its own rule and no other.
fn rule_examples(
    spec: &ir::Spec,
    rule: &ir::Rule,
    at: RuleAt<'_>,
    judge: &mut Judge,
    problems: &mut Problems,
) {
    let profile = &spec.profiles[rule.profiles.first().copied().unwrap_or(0)].name;
    let at = at.at.key("examples");
    for (index, good) in rule.good.iter().enumerate() {
        let findings = judge.findings(profile, rule.severity, good);
        let place = at.key("good").item(index);
        if let Some(finding) = findings.iter().find(|finding| finding.rule == rule.id) {
            let message = "the good example breaks its own rule";
            report(problems, "example-not-good", message, place, finding);
        } else if let Some(finding) = findings.iter().find(|finding| finding.severity == Severity::Error) {
            report(problems, "example-not-good", "the good example is not accepted", place, finding);
        }
    }
    for (index, bad) in rule.bad.iter().enumerate() {
        let findings = judge.findings(profile, rule.severity, bad);
        let place = at.key("bad").item(index);
        if let Some(finding) = findings.iter().find(|finding| finding.rule != rule.id) {
            let message = "the bad example breaks something else than its rule";
            report(problems, "example-breaks-more", message, place, finding);
        } else if findings.is_empty() {
            problems
                .error(
                    "example-not-bad",
                    place.whole(),
                    format!("the bad example does not break `{}`", rule.id),
                )
                .hint("write the smallest body that breaks the rule and nothing else");
        }
    }
}

fn report(
    problems: &mut Problems,
    code: &'static str,
    message: &str,
    document: Place<'_>,
    finding: &Finding,
) {
    let message = format!("{message}: {}[{}] {}", finding.severity.as_str(), finding.rule, finding.message);
    problems.error(code, document.pointer(&finding.pointer).whole(), message);
}
