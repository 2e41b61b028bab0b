//! Laws about what a rule demands, of which fields, and in which words.

use tweetspec_runtime::Span;

use crate::ir::{Count, Path, Step};
use crate::load::context::{Context, FieldAt, RuleAt};
use crate::load::problems::Problems;
use crate::load::tree::Place;
use crate::load::values::{self, Statement};
use crate::load::{path, suggest};
use crate::written::{Kind, OneOrMany};

/// A rule demands one thing, so that its message can say which.
pub(super) fn rules_demand_one_thing(context: &Context<'_>, problems: &mut Problems) {
    for rule in context.rules() {
        let mut keys: Vec<&str> = values::groups(rule).iter().map(|(count, _)| count.keyword()).collect();
        keys.extend(rule.rule.limit.is_some().then_some("limit"));
        match keys[..] {
            [_] => {}
            [] => {
                let known = Count::ALL.into_iter().map(Count::keyword).chain(["limit"]);
                problems
                    .error("no-demand", rule.at.name(), format!("the rule `{}` demands nothing", rule.id))
                    .hint(format!("add one of {}", suggest::list(known)));
            }
            [first, second, ..] => {
                problems
                    .error("several-demands", rule.at.key(second).name(), format!("the rule `{}` demands several things", rule.id))
                    .hint("make it two rules, each with its own message")
                    .related(rule.at.key(first).name(), "the other demand");
            }
        }
    }
}

/// `require` and `forbid` say when, because without a condition they would be
/// about the field alone; a limit always holds.
pub(super) fn conditions_stand_where_they_mean_something(context: &Context<'_>, problems: &mut Problems) {
    for rule in context.rules() {
        let when = rule.rule.when.as_ref().map(OneOrMany::as_slice);
        if when.is_some_and(<[_]>::is_empty) {
            problems
                .error("empty-list", rule.at.key("when").name(), "the condition is empty")
                .hint("add a statement such as `{ set: field }`, or leave `when` out");
        }
        for (key, hint) in [("require", "or mark the field `required: true`"), ("forbid", "or take the field out")] {
            if rule.at.key(key).exists() && when.is_none() {
                problems
                    .error("missing-condition", rule.at.key(key).name(), format!("`{key}` needs a condition"))
                    .hint(format!("add `when: {{ set: field }}`, {hint}"));
            }
        }
        if rule.rule.limit.is_some() && when.is_some() {
            problems
                .error("condition-on-limit", rule.at.key("when").name(), "a limit holds always and takes no condition")
                .hint("leave `when` out");
        }
    }
}

/// A statement is "set", "not set", or a field and its values.
pub(super) fn statements_have_one_form(context: &Context<'_>, problems: &mut Problems) {
    const FORMS: &str = "write `{ set: path }`, `{ not_set: path }`, `{ field: path, equals: value }` or `{ field: path, in: [values] }`";
    for rule in context.rules() {
        let literals = rule.rule.when.as_ref().map_or(&[][..], OneOrMany::as_slice);
        for (index, literal) in literals.iter().enumerate() {
            let at = rule.at.key("when").item(index);
            if values::literal_statement(literal, at).is_none() {
                problems.error("statement-form", at.name(), "this is no single statement about a field").hint(FORMS);
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
                        .hint("write a path, `{ field: path, equals: value }` or `{ field: path, in: [values] }`");
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
                    .error("statement-about-elements", statement.at.value(), format!("`{}` stands for elements, which have no name to be set", statement.path))
                    .hint("name the list, or a member of the elements");
            }
        }
    }
}

/// The field of a path that a rule names; a problem if there is none.
fn known_field<'c, 'a>(context: &'c Context<'a>, text: &str, at: Place<'_>, problems: &mut Problems) -> Option<&'c FieldAt<'a>> {
    let path = match path::parse(text) {
        Ok(path) => path,
        Err(error) => {
            problems.error("invalid-path", error.span(at), format!("`{text}` is no path: {}", error.message));
            return None;
        }
    };
    let field = context.field(&path);
    if field.is_none() {
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
            let message = format!("`{}` and `{}` cannot stand in one rule: there are many `{list}` for one of the other", first.path, statement.path);
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
                        .error("value-cannot-occur", span, format!("`{}` never has this value: {reason}", statement.path))
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

/// A limit is about a text and uses a measure that is there.
pub(super) fn limits_measure_texts(context: &Context<'_>, problems: &mut Problems) {
    for rule in context.rules() {
        let Some(limit) = &rule.rule.limit else { continue };
        let at = rule.at.key("limit");
        if let Some(field) = known_field(context, &limit.field, at.key("field"), problems)
            && !matches!(context.resolved(field.field).kind, Kind::String | Kind::Named(_))
        {
            problems
                .error("limit-without-text", at.key("field").value(), format!("`{}` is no string, and only texts are measured", limit.field))
                .hint("for integers use `range`, for lists `items`")
                .related(field.at.key("type").value(), "its type");
        }
        if limit.measure != "chars" && context.spec.measures.get(&limit.measure).is_none() {
            let known = ["chars"].into_iter().chain(context.spec.measures.keys());
            problems
                .error("unknown-measure", at.key("measure").value(), format!("there is no measure `{}`", limit.measure))
                .maybe_hint(suggest::hint(&limit.measure, known));
        }
    }
}

/// A measure that no limit uses says nothing about the body.
pub(super) fn measures_are_used(context: &Context<'_>, problems: &mut Problems) {
    for name in context.spec.measures.keys() {
        let used = |rule: RuleAt<'_>| rule.rule.limit.as_ref().is_some_and(|limit| limit.measure == name);
        if !context.rules().any(used) {
            problems
                .error("unused-measure", context.at.key("measures").key(name).name(), format!("no rule has a limit in `{name}`"))
                .hint(format!("add a rule with `limit: {{ field: …, measure: {name}, max: … }}`, or take the measure out"));
        }
    }
}

/// What stands in braces is filled in when the rule is broken.
pub(super) fn placeholders_are_known(context: &Context<'_>, problems: &mut Problems) {
    for rule in context.rules() {
        let mut known = vec!["set", "missing", "all", "noun"];
        if rule.rule.when.is_some() {
            known.push("when");
        }
        if rule.rule.limit.is_some() {
            known = vec!["found", "limit", "over", "noun"];
        }
        for (key, text) in [("message", Some(&rule.rule.message)), ("help", rule.rule.help.as_ref())] {
            let at = rule.at.key(key);
            for (offset, len, name) in text.into_iter().flat_map(|text| placeholders(text)) {
                if !known.contains(&name) {
                    let span: Span = at.within(offset, len);
                    let list: Vec<String> = known.iter().map(|name| format!("`{{{name}}}`")).collect();
                    problems
                        .error("unknown-placeholder", span, format!("`{{{name}}}` is not filled in for this rule"))
                        .hint(format!("there are {}", list.join(", ")));
                }
            }
        }
        for (key, text) in [("message", &rule.rule.message), ("why", &rule.rule.why)] {
            if text.trim().is_empty() {
                problems.error("empty-text", rule.at.key(key).value(), format!("`{key}` is empty"));
            }
        }
    }
}

/// What stands in braces, with its place; an open brace reaches to the end.
fn placeholders(text: &str) -> impl Iterator<Item = (usize, usize, &str)> {
    text.match_indices('{').map(|(offset, _)| {
        let inside = &text[offset + 1..];
        let end = inside.find(['{', '}']).unwrap_or(inside.len());
        let closed = usize::from(inside[end..].starts_with('}'));
        (offset, end + 1 + closed, &inside[..end])
    })
}

/// A rule is checked under profiles that there are.
pub(super) fn profiles_exist(context: &Context<'_>, problems: &mut Problems) {
    let known = context.profiles();
    for rule in context.rules() {
        let Some(profiles) = &rule.rule.profiles else { continue };
        let at = rule.at.key("profiles");
        if profiles.is_empty() {
            problems
                .error("empty-list", at.name(), "the rule is checked under no profile")
                .hint("leave `profiles` out for all of them");
        }
        for (index, name) in profiles.iter().enumerate().filter(|(_, name)| !known.contains(&name.as_str())) {
            problems
                .error("unknown-profile", at.item(index).value(), format!("there is no profile `{name}`"))
                .maybe_hint(suggest::hint(name, known.iter().copied()));
        }
    }
}
