//! Laws about what a rule demands, and in which words.

use super::statements::known_field;
use crate::ir::Count;
use crate::load::context::{Context, RuleAt};
use crate::load::problems::Problems;
use crate::load::{path, repeat, suggest, values};
use crate::written::{self, Kind, Member, OneOrMany, Severity};

/// A rule demands one thing, so that its message can say which.
pub(super) fn rules_demand_one_thing(context: &Context<'_>, problems: &mut Problems) {
    for rule in context.rules() {
        let mut keys: Vec<&str> = values::groups(rule).iter().map(|(count, _)| count.keyword()).collect();
        keys.extend(rule.rule.limit.is_some().then_some("limit"));
        keys.extend(rule.rule.refuse.is_some().then_some("refuse"));
        match keys[..] {
            [_] => {}
            [] => {
                let known = Count::ALL.into_iter().map(Count::keyword).chain(["limit", "refuse"]);
                problems
                    .error("no-demand", rule.at.name(), format!("the rule `{}` demands nothing", rule.id))
                    .hint(format!("add one of {}", suggest::list(known)));
            }
            [first, second, ..] => {
                problems
                    .error(
                        "several-demands",
                        rule.at.key(second).name(),
                        format!("the rule `{}` demands several things", rule.id),
                    )
                    .hint("make it two rules, each with its own message")
                    .related(rule.at.key(first).name(), "the other demand");
            }
        }
    }
}

/// `require` and `forbid` say when, because without a condition an error would
/// be about the field alone; a refusal is about a value alone, and only a limit
/// takes exemptions.
pub(super) fn conditions_stand_where_they_mean_something(context: &Context<'_>, problems: &mut Problems) {
    for rule in context.rules() {
        let when = rule.rule.when.as_ref().map(OneOrMany::as_slice);
        let unless = rule.rule.unless.as_ref().map(OneOrMany::as_slice);
        for (key, literals) in [("when", when), ("unless", unless)] {
            if literals.is_some_and(<[_]>::is_empty) {
                problems
                    .error("empty-list", rule.at.key(key).name(), "the condition is empty")
                    .hint(format!("add a statement such as `{{ set: field }}`, or leave `{key}` out"));
            }
        }
        for (key, hint) in
            [("require", "or mark the field `required: true`"), ("forbid", "or take the field out")]
        {
            // A warning about a field may hold whenever the field is there.
            let remarks = key == "forbid" && !matches!(rule.rule.severity, Severity::Error);
            if rule.at.key(key).exists() && when.is_none() && !remarks {
                problems
                    .error("missing-condition", rule.at.key(key).name(), format!("`{key}` needs a condition"))
                    .hint(format!("add `when: {{ set: field }}`, {hint}"));
            }
        }
        if rule.rule.refuse.is_some() && when.is_some() {
            problems
                .error(
                    "condition-on-refusal",
                    rule.at.key("when").name(),
                    "a refusal is about a value alone and takes no condition",
                )
                .hint("write `when: { field: …, is: … }` and `require` or `forbid`");
        }
        for statement in values::exemption(rule).iter().filter(|statement| statement.negated) {
            problems
                .error(
                    "exemption-not-set",
                    statement.at.value(),
                    "`unless` takes no `not_set`, since two rows of negations are hard to read",
                )
                .hint(format!("write `when: {{ set: {} }}` for the limit", statement.path));
        }
        if rule.rule.limit.is_none() && unless.is_some() {
            problems
                .error(
                    "exemption-without-limit",
                    rule.at.key("unless").name(),
                    "only a `limit` takes `unless`",
                )
                .hint("write the contrary into `when`, or make it two rules");
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
                .error(
                    "limit-without-text",
                    at.key("field").value(),
                    format!("`{}` is no string, and only texts are measured", limit.field),
                )
                .hint("for integers use `range`, for lists `items`")
                .related(field.at.key("type").value(), "its type");
        }
        if limit.measure != "chars" && context.spec.measures.get(&limit.measure).is_none() {
            let known = ["chars"].into_iter().chain(context.spec.measures.keys());
            problems
                .error(
                    "unknown-measure",
                    at.key("measure").value(),
                    format!("there is no measure `{}`", limit.measure),
                )
                .maybe_hint(suggest::hint(&limit.measure, known));
        }
    }
}

/// A measure that no limit uses says nothing about the body.
pub(super) fn measures_are_used(context: &Context<'_>, problems: &mut Problems) {
    let at = context.at.key("measures");
    for name in context.spec.measures.keys() {
        let used = |rule: RuleAt<'_>| rule.rule.limit.as_ref().is_some_and(|limit| limit.measure == name);
        if !context.rules().any(used) {
            problems
                .error("unused-measure", at.key(name).name(), format!("no rule has a limit in `{name}`"))
                .hint(format!(
                    "add `limit: {{ field: …, measure: {name}, max: … }}`, or take the measure out"
                ));
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
        if rule.rule.refuse.is_some() {
            known = vec!["field", "found", "count", "noun"];
        }
        for (key, text) in [("message", Some(&rule.rule.message)), ("help", rule.rule.help.as_ref())] {
            let at = rule.at.key(key);
            let written = text.map(String::as_str).unwrap_or_default();
            for (offset, len, name) in placeholders(written) {
                if !known.contains(&name) {
                    let span = at.within(offset, len);
                    let list: Vec<String> = known.iter().map(|name| format!("`{{{name}}}`")).collect();
                    problems
                        .error(
                            "unknown-placeholder",
                            span,
                            format!(
                                "`{}` is no placeholder that this rule fills in",
                                &written[offset..offset + len]
                            ),
                        )
                        .hint(format!("there are {}", list.join(", ")));
                }
            }
        }
        let redundant = rule.rule.redundant.as_ref().map(|text| ("redundant", text));
        for (key, text) in
            [("message", &rule.rule.message), ("why", &rule.rule.why)].into_iter().chain(redundant)
        {
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

/// A rule names profiles that there are, and not the one that every account
/// has: it would be for all of them, or for none.
pub(super) fn profiles_exist(context: &Context<'_>, problems: &mut Problems) {
    let known = context.profiles();
    for rule in context.rules() {
        for (key, profiles) in [("only_for", &rule.rule.only_for), ("not_for", &rule.rule.not_for)] {
            let Some(profiles) = profiles else { continue };
            let at = rule.at.key(key);
            if profiles.is_empty() {
                problems
                    .error("empty-list", at.name(), format!("`{key}` names no profile"))
                    .hint(format!("leave `{key}` out"));
            }
            for (index, name) in profiles.iter().enumerate() {
                let span = at.item(index).value();
                if *name == known[0] {
                    let others = suggest::list(known[1..].iter().copied());
                    let hint = match (known.len(), key) {
                        (1, _) => format!("leave `{key}` out"),
                        (_, "only_for") => {
                            format!("to leave others out, write `not_for` with some of {others}")
                        }
                        _ => format!("to check it for others alone, write `only_for` with some of {others}"),
                    };
                    problems
                        .error("default-profile", span, format!("every account has the profile `{name}`"))
                        .hint(hint);
                } else if !known.contains(&name.as_str()) {
                    problems
                        .error("unknown-profile", span, format!("there is no profile `{name}`"))
                        .maybe_hint(suggest::hint(name, known.iter().copied()));
                }
            }
        }
        let both = |name: &&String| rule.rule.not_for.iter().flatten().any(|other| other == *name);
        if let Some(name) = rule.rule.only_for.iter().flatten().find(both) {
            let message = format!("the rule is for `{name}` alone and not for it");
            problems
                .error("profile-for-and-against", rule.at.key("not_for").name(), message)
                .hint("keep one of the two")
                .related(rule.at.key("only_for").name(), "the other");
        }
    }
}

/// A repeated text in an example is a text, and not too long to be judged.
pub(super) fn repeated_texts_are_texts(context: &Context<'_>, problems: &mut Problems) {
    for rule in context.rules() {
        let at = rule.at.key("examples");
        for (key, examples) in [("good", &rule.rule.examples.good), ("bad", &rule.rule.examples.bad)] {
            for (index, example) in examples.iter().enumerate() {
                for (pointer, message) in repeat::mistakes(example) {
                    let span = at.key(key).item(index).pointer(&pointer).whole();
                    problems
                        .error("repeat-form", span, message)
                        .hint("write `{ repeat: \"text\", times: 300 }` for a text that is repeated");
                }
            }
        }
    }
}

/// What a fix writes is a value of a field that the rule requires.
pub(super) fn insertions_are_values(context: &Context<'_>, problems: &mut Problems) {
    for rule in context.rules() {
        let at = rule.at.key("insert");
        let required = rule.rule.require.as_deref().unwrap_or_default();
        for (written, value) in rule.rule.insert.iter() {
            let is_required =
                required.iter().any(|member| matches!(member, Member::Path(path) if path == written));
            if !is_required {
                problems
                    .error(
                        "insert-not-required",
                        at.key(written).name(),
                        format!("the rule does not require `{written}`"),
                    )
                    .hint("write a field that stands under `require`");
                continue;
            }
            let field = path::parse(written).ok().and_then(|path| context.field(&path));
            let Some(field) = field else { continue };
            let limits = match field.kind() {
                Kind::Named(name) => context.spec.types.get(name).map(written::NamedType::limits),
                _ => Some(field.field.limits()),
            };
            if let Some(reason) = limits.and_then(|limits| values::misfit(&limits, value)) {
                let message = format!("the value is not valid: {reason}");
                problems.error("insert-not-valid", at.key(written).value(), message);
            }
        }
    }
}
