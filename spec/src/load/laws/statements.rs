//! Laws about the statements of a rule: that each is about one field, and
//! could be true.

use crate::ir::{Path, Step};
use crate::load::context::{Context, FieldAt};
use crate::load::problems::Problems;
use crate::load::tree::Place;
use crate::load::values::{self, Statement};
use crate::load::{path, suggest};
use crate::written::OneOrMany;

/// A statement is "set", "not set", or a field and its values.
pub(super) fn statements_have_one_form(context: &Context<'_>, problems: &mut Problems) {
    const FORMS: &str = "write `{ set: path }`, `{ not_set: path }`, \
                         `{ field: path, equals: value }`, `{ field: path, in: [values] }` \
                         or `{ field: path, is: predicate }`";
    for rule in context.rules() {
        let literals = [("when", &rule.rule.when), ("unless", &rule.rule.unless)];
        let literals = literals.into_iter().flat_map(|(key, literals)| {
            let literals = literals.as_ref().map_or(&[][..], OneOrMany::as_slice);
            literals.iter().enumerate().map(move |(index, literal)| (rule.at.key(key).item(index), literal))
        });
        for (at, literal) in literals {
            if values::literal_statement(literal, at).is_none() {
                problems
                    .error("statement-form", at.name(), "this is no single statement about a field")
                    .hint(FORMS);
            }
        }
        for (count, members) in values::groups(rule) {
            if values::members(rule, count, members).len() == members.len() {
                continue;
            }
            for (index, member) in members.iter().enumerate() {
                let at = rule.at.key(count.keyword()).item(index);
                if values::members(rule, count, std::slice::from_ref(member)).is_empty() {
                    problems
                        .error("statement-form", at.name(), "this is no single statement about a field")
                        .hint(
                            "write a path, `{ field: path, equals: value }`, \
                               `{ field: path, in: [values] }` or `{ field: path, is: predicate }`",
                        );
                }
            }
        }
    }
}

/// A statement is about a member that the specification lists.
pub(super) fn statements_are_about_fields(context: &Context<'_>, problems: &mut Problems) {
    for rule in context.rules() {
        for statement in values::statements(rule) {
            let Some(field) = known_field(context, statement.path, statement.at, problems) else { continue };
            if field.is_element() {
                problems
                    .error(
                        "statement-about-elements",
                        statement.at.value(),
                        format!("`{}` stands for elements, which have no name to be set", statement.path),
                    )
                    .hint("name the list, or a member of the elements");
            }
        }
    }
}

/// A rule is decided once for each object, so all of its fields stand in that
/// object or in objects nested in it, without a list between them.
pub(super) fn statements_share_a_scope(context: &Context<'_>, problems: &mut Problems) {
    for rule in context.rules() {
        let known: Vec<(Statement<'_>, Path)> = values::statements(rule)
            .into_iter()
            .filter_map(|statement| Some((statement, path::parse(statement.path).ok()?)))
            .filter(|(_, path)| context.field(path).is_some() && path.0.last() != Some(&Step::Item))
            .collect();
        let Some((first, first_path)) = known.first() else { continue };
        let scope = first_path.scope();
        for (statement, path) in known.iter().filter(|(_, path)| path.scope() != scope) {
            let other = path.scope();
            let list = if other.0.len() > scope.0.len() { &other } else { &scope };
            let message = format!(
                "`{}` and `{}` cannot stand in one rule: there are many `{list}` for one of the other",
                first.path, statement.path
            );
            problems
                .error("mixed-scopes", statement.at.value(), message)
                .hint(format!("make it a rule about the members of `{list}` only, or about the list"))
                .related(first.at.value(), "the other field");
        }
    }
}

/// A rule that waits for a value that the field never has is never broken.
pub(super) fn values_can_occur(context: &Context<'_>, problems: &mut Problems) {
    for rule in context.rules() {
        for statement in values::statements(rule) {
            let field = path::parse(statement.path).ok().and_then(|path| context.field(&path));
            let (Some(field), Some(tested)) = (field, statement.values) else { continue };
            let limits = context.resolved(field.field);
            for (index, value) in tested.iter().enumerate() {
                let span = statement.values_at.item(index).value();
                if let Some(reason) = values::misfit(&limits, &value.0) {
                    let hint = match &value.0 {
                        serde_json::Value::String(text) => suggest::hint(text, values::value_names(&limits)),
                        _ => None,
                    };
                    problems
                        .error(
                            "value-cannot-occur",
                            span,
                            format!("`{}` never has this value: {reason}", statement.path),
                        )
                        .maybe_hint(hint);
                } else if let Some(first) = tested[..index].iter().position(|earlier| earlier.0 == value.0) {
                    problems
                        .error("duplicate-member", span, format!("the value {} is listed twice", value.0))
                        .related(statement.values_at.item(first).value(), "first here");
                }
            }
        }
    }
}

/// The field of a path that a rule names; a problem if there is none.
pub(super) fn known_field<'c, 'a>(
    context: &'c Context<'a>,
    text: &str,
    at: Place<'_>,
    problems: &mut Problems,
) -> Option<&'c FieldAt<'a>> {
    let path = match path::parse(text) {
        Ok(path) => path,
        Err(error) => {
            problems.error("invalid-path", error.span(at), format!("`{text}` is no path: {}", error.message));
            return None;
        }
    };
    let field = context.field(&path);
    if field.is_none() && problems.are_many() {
        problems.error("unknown-path", at.value(), format!("there is no field `{text}`"));
    } else if field.is_none() {
        let last = text.rsplit('.').next().unwrap_or(text);
        let elsewhere = context.fields.iter().find(|field| field.text.rsplit('.').next() == Some(last));
        let hint = suggest::closest(text, context.fields.iter().map(|field| field.text))
            .or_else(|| elsewhere.map(|field| field.text))
            .map(|close| format!("did you mean `{close}`?"));
        problems
            .error("unknown-path", at.value(), format!("there is no field `{text}`"))
            .hint(hint.unwrap_or_else(|| "write the whole path of a field under `fields`".to_owned()));
    }
    field
}
