//! Laws about the parts beside the body: parameters, responses, problems.

use crate::load::context::{Context, PartKind};
use crate::load::problems::Problems;
use crate::load::{range, suggest, values};
use crate::written::Kind;

/// A request has a body, or it has none and nothing is said about one.
pub(super) fn bodies_are_there_or_not(context: &Context<'_>, problems: &mut Problems) {
    let at = context.at;
    if context.spec.body.is_none() {
        if !at.key("fields").exists() {
            problems
                .error("missing-key", at.name(), "`fields` is missing in the specification")
                .hint("add `fields`: the members of the body; for a request without one write `body: none`");
        }
        return;
    }
    for key in ["fields", "open", "rules", "reasons", "aliases", "advice", "measures"] {
        let place = at.key(key);
        if place.exists() {
            problems
                .error(
                    "no-body",
                    place.name(),
                    format!("`{key}` is about the body, and the request has none"),
                )
                .hint("take it out, or take `body: none` out")
                .related(at.key("body").value(), "here");
        }
    }
}

/// What stands in braces in the path is a parameter, and the other way round;
/// each is one value that can stand between slashes.
pub(super) fn parameters_stand_in_the_path(context: &Context<'_>, problems: &mut Problems) {
    let path = &context.spec.operation.path;
    let path_at = context.at.key("operation").key("path");
    let in_path: Vec<(usize, &str)> = path
        .match_indices('{')
        .map(|(offset, _)| (offset, path[offset + 1..].split('}').next().unwrap_or_default()))
        .collect();
    for (offset, name) in &in_path {
        if context.spec.parameters.get(name).is_none() {
            let span = path_at.within(*offset, name.len() + 1 + usize::from(path[*offset..].contains('}')));
            problems
                .error("missing-parameter", span, format!("nothing says what `{name}` in the path is"))
                .hint(format!("add it under `parameters`: `{name}: {{ type: …, doc: …, source: … }}`"));
        }
    }
    for field in &context.parameters().fields {
        if !in_path.iter().any(|(_, name)| *name == field.text) {
            problems
                .error("unknown-parameter", field.at.name(), format!("the path has no `{{{}}}`", field.text))
                .maybe_hint(suggest::hint(field.text, in_path.iter().map(|(_, name)| *name)));
        }
        let kind = context.resolved(field.field).kind;
        if matches!(kind, Kind::Boolean | Kind::Choice | Kind::List | Kind::Object) {
            problems
                .error(
                    "parameter-type",
                    field.at.key("type").value(),
                    format!("a parameter is a string or an integer, and this is of type `{}`", kind.as_str()),
                )
                .hint("make it a string with a pattern");
        }
        let required = field.at.key("required");
        if required.exists() {
            problems
                .error("parameter-type", required.name(), "a part of the path cannot be left out")
                .hint("take `required` out");
        }
    }
}

/// A response has the status of a success; that of the operation is among
/// them.
pub(super) fn responses_are_successes(context: &Context<'_>, problems: &mut Problems) {
    let at = context.at.key("responses");
    for status in context.spec.responses.keys() {
        if !(status.len() == 3 && status.starts_with('2') && status.bytes().all(|byte| byte.is_ascii_digit()))
        {
            problems
                .error("status-form", at.key(status).name(), format!("`{status}` is no status of a success"))
                .hint("write 200 to 299; what a refusal looks like stands under `problems` and `answers`");
        }
    }
    let success = context.spec.operation.success.to_string();
    if at.exists() && context.spec.responses.get(&success).is_none() {
        problems
            .error(
                "missing-response",
                at.name(),
                format!("nothing says what comes back with status {success}"),
            )
            .hint(format!("add `{success}: {{ doc: …, source: … }}`"))
            .related(context.at.key("operation").key("success").value(), "the status of success");
    }
}

/// A problem holds only problems further up, so that none holds itself.
pub(super) fn problems_stand_before_their_use(context: &Context<'_>, problems: &mut Problems) {
    for (index, name) in context.spec.problems.keys().enumerate() {
        let Some(problem) = context.problem(name) else { continue };
        for field in &problem.fields {
            let Kind::Named(held) = field.kind() else { continue };
            if context.spec.problems.position(held).is_some_and(|position| position >= index) {
                problems
                    .error(
                        "problem-before-its-parts",
                        field.at.key("type").value(),
                        format!("`{name}` holds `{held}`, which does not stand before it"),
                    )
                    .hint("write a problem after those that it holds; none can hold itself");
            }
        }
    }
}

/// A server may add members to what it answers, so nothing there is closed.
pub(super) fn answers_are_open(context: &Context<'_>, problems: &mut Problems) {
    for field in context.fields.iter().filter(|_| context.is_answer()) {
        if field.field.open == Some(false) {
            problems
                .error(
                    "closed-answer",
                    field.at.key("open").value(),
                    "an answer may always have more members",
                )
                .hint("take `open` out");
        }
    }
}

/// The examples of parameters and answers are values of their fields; those of
/// the body are judged by the engine.
pub(super) fn parts_have_examples_of_values(context: &Context<'_>, problems: &mut Problems) {
    for field in context.fields.iter().filter(|_| context.part.kind != PartKind::Body) {
        let Some(example) = &field.field.example else { continue };
        let limits = context.resolved(field.field);
        let reason = match (limits.kind, example) {
            (Kind::List, serde_json::Value::Array(items)) => {
                let (min, max) = range::counts(field.field.items.as_deref());
                let fits = items.len() >= min as usize && max.is_none_or(|max| items.len() <= max as usize);
                (!fits).then(|| "it has too few or too many elements".to_owned())
            }
            (Kind::Object, serde_json::Value::Object(_)) => None,
            (Kind::List | Kind::Object, _) => Some(format!("the field is of type `{}`", field.field.kind)),
            _ => values::misfit(&limits, example),
        };
        if let Some(reason) = reason {
            let span = field.at.key("example").value();
            problems.error("example-not-valid", span, format!("the example is not valid: {reason}"));
        }
    }
}
