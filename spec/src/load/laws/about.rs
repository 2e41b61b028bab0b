//! Laws about what is said of the operation beside its shape: answers, notes,
//! conflicts.

use tweetspec_runtime::builtin;

use super::statements::known_field;
use crate::load::context::Context;
use crate::load::names;
use crate::load::problems::Problems;
use crate::load::suggest;
use crate::load::tree::Place;

/// Everything that can be referred to has an id of one form.
pub(super) fn things_have_ids(context: &Context<'_>, problems: &mut Problems) {
    let spec = context.spec;
    let kebab: [(&str, Vec<&str>); 6] = [
        ("answers", spec.answers.keys().collect()),
        ("auth", spec.auth.keys().collect()),
        ("rate_limits", spec.rate_limits.keys().collect()),
        ("prices", spec.prices.keys().collect()),
        ("notes", spec.notes.keys().collect()),
        ("conflicts", spec.conflicts.keys().collect()),
    ];
    for (section, ids) in kebab {
        for id in ids.into_iter().filter(|id| !names::is_kebab(id)) {
            let span = context.at.key(section).key(id).name();
            problems
                .error("name-form", span, format!("`{id}` is not an id in kebab-case"))
                .hint("write for example `one-payment`");
        }
    }
    let problem_at = context.at.key("problems");
    let responses = spec.responses.iter().filter_map(|(status, response)| {
        let at = context.at.key("responses").key(status).key("rust");
        Some((response.rust.as_deref()?, at.value()))
    });
    let types = spec.problems.keys().map(|name| (name, problem_at.key(name).name())).chain(responses);
    for (name, span) in types.filter(|(name, _)| !names::is_pascal(name)) {
        problems
            .error("name-form", span, format!("`{name}` is not the name of a Rust type"))
            .hint("write for example `RefusedOrder`");
    }
}

/// What is there to be read is not empty.
pub(super) fn words_are_there(context: &Context<'_>, problems: &mut Problems) {
    let spec = context.spec;
    let mut words: Vec<(Place<'_>, &str, &str)> = Vec::new();
    let at = |name: &str, id: &str| context.at.key(name).key(id);
    words.extend(spec.responses.iter().map(|(id, it)| (at("responses", id), "doc", &*it.doc)));
    words.extend(spec.problems.iter().map(|(id, it)| (at("problems", id), "doc", &*it.doc)));
    words.extend(spec.answers.iter().map(|(id, it)| (at("answers", id), "doc", &*it.doc)));
    words.extend(
        spec.answers.iter().filter_map(|(id, it)| Some((at("answers", id), "help", it.help.as_deref()?))),
    );
    words.extend(spec.auth.iter().map(|(id, it)| (at("auth", id), "doc", &*it.doc)));
    words.extend(spec.rate_limits.iter().map(|(id, it)| (at("rate_limits", id), "doc", &*it.doc)));
    words.extend(spec.prices.iter().map(|(id, it)| (at("prices", id), "doc", &*it.doc)));
    for (id, note) in spec.notes.iter() {
        words.extend(
            [("title", &*note.title), ("doc", &*note.doc)].map(|(key, text)| (at("notes", id), key, text)),
        );
    }
    for (id, conflict) in spec.conflicts.iter() {
        let at = at("conflicts", id);
        let texts =
            [("topic", &*conflict.topic), ("decision", &*conflict.decision), ("because", &*conflict.because)];
        words.extend(texts.map(|(key, text)| (at, key, text)));
        let sides = conflict.says.iter().enumerate();
        words.extend(sides.map(|(index, side)| (at.key("says").item(index), "says", &*side.says)));
    }
    for (at, key, text) in words {
        if text.trim().is_empty() {
            problems.error("empty-text", at.key(key).value(), format!("`{key}` is empty"));
        }
    }
}

/// Answers, notes and conflicts are about fields, rules and limits that there
/// are.
pub(super) fn things_are_about_what_there_is(context: &Context<'_>, problems: &mut Problems) {
    let spec = context.spec;
    for (id, answer) in spec.answers.iter() {
        let at = context.at.key("answers").key(id);
        fields_exist(context, &answer.fields, at.key("fields"), problems);
        rules_exist(context, &answer.rules, at.key("rules"), problems);
    }
    for (id, advice) in spec.advice.iter() {
        let at = context.at.key("advice").key(id);
        for (index, path) in advice.fields.iter().enumerate() {
            known_field(context, path, at.key("fields").item(index), problems);
        }
        rules_exist(context, &advice.rules, at.key("rules"), problems);
    }
    for (id, note) in spec.notes.iter() {
        fields_exist(context, &note.fields, context.at.key("notes").key(id).key("fields"), problems);
    }
    for (id, conflict) in spec.conflicts.iter() {
        let at = context.at.key("conflicts").key(id);
        fields_exist(context, &conflict.fields, at.key("fields"), problems);
        rules_exist(context, &conflict.rules, at.key("rules"), problems);
        for (index, name) in conflict.rate_limits.iter().enumerate() {
            if spec.rate_limits.get(name).is_none() {
                let span = at.key("rate_limits").item(index).value();
                problems
                    .error("unknown-rate-limit", span, format!("there is no rate limit `{name}`"))
                    .maybe_hint(suggest::hint(name, spec.rate_limits.keys()));
            }
        }
    }
}

/// A field is one of the body or a parameter.
fn fields_exist(context: &Context<'_>, paths: &[String], at: Place<'_>, problems: &mut Problems) {
    for (index, path) in paths.iter().enumerate() {
        if context.spec.parameters.get(path).is_none() {
            known_field(context, path, at.item(index), problems);
        }
    }
}

/// A rule is one of the specification or one that every specification has.
fn rules_exist(context: &Context<'_>, ids: &[String], at: Place<'_>, problems: &mut Problems) {
    for (index, id) in ids.iter().enumerate() {
        rule_exists(context, id, at.item(index), problems);
    }
}

fn rule_exists(context: &Context<'_>, id: &str, at: Place<'_>, problems: &mut Problems) {
    if context.spec.rules.get(id).is_none() && builtin::find(id).is_none() {
        let builtins = builtin::RULES.iter().map(|builtin| builtin.id);
        let hint = suggest::closest(id, context.spec.rules.keys().chain(builtins));
        problems
            .error("unknown-rule", at.value(), format!("there is no rule `{id}`"))
            .maybe_hint(hint.map(|close| format!("did you mean `{close}`?")));
    }
}

/// An answer that has no status, no title and no message cannot be recognised.
pub(super) fn answers_say_something(context: &Context<'_>, problems: &mut Problems) {
    for (id, answer) in context.spec.answers.iter() {
        let at = context.at.key("answers").key(id);
        if answer.status.is_none() && answer.title.is_none() && answer.message.is_none() {
            problems
                .error("silent-answer", at.name(), format!("nothing tells how one would recognise `{id}`"))
                .hint("add `status`, `title` or `message`");
        }
        for (key, date) in [("since", &answer.since), ("last_seen", &answer.last_seen)] {
            if let Some(date) = date.as_ref().filter(|date| !is_partial_date(date)) {
                problems
                    .error("not-a-date", at.key(key).value(), format!("`{date}` is no date"))
                    .hint("write a year, a month or a day in quotes: `\"2026\"`, `2026-01`, `2026-01-31`");
            }
        }
    }
}

/// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
fn is_partial_date(text: &str) -> bool {
    let rest = "0000-01-01".get(text.len()..).filter(|_| matches!(text.len(), 4 | 7 | 10));
    rest.is_some_and(|rest| super::sources::is_date(&format!("{text}{rest}")))
}

/// It takes two to disagree.
pub(super) fn conflicts_have_sides(context: &Context<'_>, problems: &mut Problems) {
    for (id, conflict) in context.spec.conflicts.iter() {
        if conflict.says.len() < 2 {
            let at = context.at.key("conflicts").key(id).key("says");
            problems
                .error("one-sided-conflict", at.name(), "a conflict needs two statements or more")
                .hint("add what the other side says: `{ says: …, source: … }`; also silence is a statement");
        }
    }
}

/// A way out is another profile, or another severity of a rule.
pub(super) fn ways_out_lead_somewhere(context: &Context<'_>, problems: &mut Problems) {
    for (id, conflict) in context.spec.conflicts.iter() {
        let at = context.at.key("conflicts").key(id).key("ways_out");
        for (index, way) in conflict.ways_out.iter().enumerate() {
            let at = at.item(index);
            match (&way.profile, &way.severity_of) {
                (Some(profile), None) => {
                    let known = context.profiles();
                    if !known.contains(&profile.as_str()) {
                        let message = format!("there is no profile `{profile}`");
                        problems
                            .error("unknown-profile", at.key("profile").value(), message)
                            .maybe_hint(suggest::hint(profile, known));
                    }
                }
                (None, Some(rule)) => rule_exists(context, rule, at.key("severity_of"), problems),
                _ => {
                    problems
                        .error(
                            "way-out-form",
                            at.name(),
                            "a way out is one profile or the severity of one rule",
                        )
                        .hint("write `{ profile: name }` or `{ severity_of: rule }`");
                }
            }
        }
    }
}
