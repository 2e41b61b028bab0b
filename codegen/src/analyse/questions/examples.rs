//! Questions about examples and defaults. The loader judges them by their shape;
//! here they meet the limits that rules set.

use serde_json::{Map, Value};
use tweetspec_runtime::{Checker, Scratch};
use tweetspec_spec::{
    ir::{Path, Rule, RuleKind, Spec},
    lower,
};

use crate::analyse::{
    context::Context,
    finding::{Code, Finding},
    world::Reason,
};
use crate::walk::objects;

/// Are the example and the default of each field within the limits, under some
/// profile?
pub(crate) fn are_within_limits(context: &mut Context<'_>) {
    // The field itself, or an element of its.
    let limits = |rule: &Rule, of: &Path| matches!(&rule.kind, RuleKind::Limit { field, .. } if field.0.starts_with(&of.0));
    let fields = objects(context.spec).into_iter().flat_map(|place| &place.object.fields);
    for field in fields {
        if !context.spec.rules.iter().any(|rule| limits(rule, &field.path)) {
            continue;
        }
        let mut alone = Spec { aliases: Vec::new(), ..context.spec.clone() };
        alone.rules.retain(|rule| limits(rule, &field.path));
        alone.root.fields = vec![field.clone()];
        let table = lower(&alone);
        let values = [
            ("example", Code::ExampleOverLimit, &field.example),
            ("default", Code::DefaultOverLimit, &field.default),
        ];
        for (what, code, value) in values {
            let Some(value) = value else { continue };
            let members: Map<String, Value> = [(field.name.clone(), value.clone())].into_iter().collect();
            let document = Value::Object(members).to_string();
            let mut broken = Vec::new();
            let mut accepted = false;
            for profile in &alone.profiles {
                let checker = Checker::new(&table);
                let checker = checker.profile(&profile.name).unwrap_or(checker);
                let report = checker.check(document.as_bytes(), &mut Scratch::default());
                accepted |= report.is_valid();
                let rules = report
                    .findings
                    .iter()
                    .filter_map(|finding| context.spec.rules.iter().position(|rule| rule.id == finding.rule));
                broken.extend(rules.map(Reason::Rule));
            }
            broken.dedup();
            if !accepted && !broken.is_empty() {
                let message = format!("the {what} of `{}` is too long", field.path);
                let finding = Finding::new(code, field.path.to_string(), message);
                let finding = finding.because(context.because(&broken)).help(format!("shorten the {what}"));
                context.findings.push(finding);
            }
        }
    }
}
