//! The rules that a specification names.

use crate::{Example, Rule};
use tweetspec_runtime::Severity;
use tweetspec_spec::{
    brief,
    ir::{self, Atom, Count, Literal, Presence, RuleKind, Spec, Test},
};

use super::{citations, document, fields, judge, judge::Judge, paths};

/// Examples of a kind that a page shows.
const MOST: usize = 3;

/// The rules in the order of the specification.
pub(super) fn all(spec: &Spec) -> Vec<Rule> {
    let mut judge = Judge::new(spec);
    spec.rules.iter().map(|rule| one(spec, rule, &mut judge)).collect()
}

fn one(spec: &Spec, rule: &ir::Rule, judge: &mut Judge) -> Rule {
    let names =
        |profiles: &[usize]| profiles.iter().map(|index| spec.profiles[*index].name.clone()).collect();
    let profile = rule.profiles.first().map(|index| spec.profiles[*index].name.clone());
    let example = |document: &serde_json::Value| Example {
        document: document::lines(&brief(document)),
        profile: profile.clone(),
        ..Example::default()
    };
    // The loader has seen that each breaks this rule and nothing else.
    let bad: Vec<Example> = rule
        .bad
        .iter()
        .filter_map(|document| judge.broken(&rule.id, rule.severity, example(document)))
        .collect();
    Rule {
        id: rule.id.clone(),
        severity: rule.severity.as_str().to_owned(),
        builtin: false,
        what: demand(spec, rule),
        why: rule.why.clone(),
        help: rule.help.clone(),
        only_for: names(&rule.profiles),
        not_for: names(&rule.except),
        since: rule.since.clone(),
        fixable: judge::fixable(&bad),
        in_schema: None,
        not_in_schema: None,
        fields: paths(&fields::of_rule(rule)),
        limits: Vec::new(),
        redundant: rule.redundant.clone(),
        bad: bad.into_iter().take(MOST).collect(),
        good: rule.good.iter().take(MOST).map(example).collect(),
        no_example: None,
        sources: citations(&rule.sources),
    }
}

/// What a rule demands, as a sentence.
fn demand(spec: &Spec, rule: &ir::Rule) -> String {
    let measure = |measure: &Option<usize>| match measure {
        Some(index) => format!("{} characters", spec.measures[*index].name),
        None => "characters".to_owned(),
    };
    match &rule.kind {
        RuleKind::Limit { field, measure: index, max } => {
            format!("`{field}` has at most {max} {}.", measure(index))
        }
        RuleKind::Refuse { fields, is } => {
            let fields: Vec<String> = fields.iter().map(|field| format!("`{field}`")).collect();
            let name = is.predicate.name().replace('-', " ").replace("json", "JSON");
            let name = if is.more_than == 1 { name.trim_end_matches('s') } else { &name };
            let text = if is.predicate.counts() && is.more_than > 0 {
                format!("{} has at most {} {name}", listed(&fields, "or"), is.more_than)
            } else if is.predicate.counts() {
                format!("{} has no {name}", listed(&fields, "or"))
            } else {
                match fields.as_slice() {
                    [one] => format!("{one} is no {name}"),
                    _ => format!("No {} is a {name}", listed(&fields, "or")),
                }
            };
            format!("{text}. {}", asked(&is.predicate.doc()))
        }
        RuleKind::Presence(presence) => {
            // A limit under a condition is written as a presence rule.
            let over = presence.when.iter().find_map(|literal| match &literal.atom.test {
                Test::Over { measure, max } => Some((&literal.atom.field, measure, *max)),
                _ => None,
            });
            if rule.severity == Severity::Info && presence.count == Count::None && presence.when.is_empty() {
                let group: Vec<String> = presence.group.iter().map(atom).collect();
                return format!("A remark where {} is there.", listed(&group, "or"));
            }
            self::presence(
                presence,
                over.map(|(field, index, max)| format!("`{field}` has at most {max} {}", measure(index))),
            )
        }
    }
}

/// What a predicate asks, as a sentence in brackets would say it.
fn asked(doc: &str) -> String {
    let doc = doc.trim_end_matches('.');
    format!("That is: {}{}.", doc[..1].to_lowercase(), &doc[1..])
}

fn presence(rule: &Presence, limit: Option<String>) -> String {
    let group: Vec<String> = rule.group.iter().map(atom).collect();
    let one = group.len() == 1;
    let demand = match (limit, rule.count) {
        (Some(limit), _) => limit,
        (None, Count::AtMostOne) => format!("at most one of {} is there", listed(&group, "and")),
        (None, Count::AtLeastOne) => format!("at least one of {} is there", listed(&group, "and")),
        (None, Count::ExactlyOne) => format!("exactly one of {} is there", listed(&group, "and")),
        (None, Count::AllOrNone) => format!("all of {} are there, or none", listed(&group, "and")),
        (None, Count::All) if one => format!("{} is there", group[0]),
        (None, Count::All) => format!("{} are there", listed(&group, "and")),
        (None, Count::None) if one => format!("{} is not there", group[0]),
        (None, Count::None) => format!("neither {} is there", listed(&group, "nor")),
    };
    let when: Vec<String> = rule
        .when
        .iter()
        .filter(|literal| !matches!(literal.atom.test, Test::Over { .. }))
        .map(condition)
        .collect();
    let sentence = if when.is_empty() { demand } else { format!("where {}, {demand}", when.join(" and ")) };
    let mut chars = sentence.chars();
    let first = chars.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", chars.as_str())
}

/// A literal as a condition in a sentence.
fn condition(literal: &Literal) -> String {
    let Literal { atom, negated } = literal;
    let (is, is_there) = if *negated { ("is not", "is not there") } else { ("is", "is there") };
    match &atom.test {
        Test::Set => format!("`{}` {is_there}", atom.field),
        Test::OneOf(values) => format!("`{}` {is} {}", atom.field, listed(&written(values), "or")),
        Test::Is(asked) => {
            let name = asked.predicate.name().replace('-', " ");
            // Names in the plural are things in the text.
            let verb = match (name.ends_with('s'), negated) {
                (true, true) => "has no",
                (true, false) => "has",
                (false, _) => is,
            };
            format!("`{}` {verb} {name}", atom.field)
        }
        Test::Over { max, .. } => format!("`{}` {is} longer than {max}", atom.field),
    }
}

/// An atom as the member of a group.
fn atom(atom: &Atom) -> String {
    match &atom.test {
        Test::Set => format!("`{}`", atom.field),
        Test::OneOf(values) => format!("`{}` as {}", atom.field, listed(&written(values), "or")),
        Test::Is(asked) => format!("`{}` ({})", atom.field, asked.predicate.name()),
        Test::Over { max, .. } => format!("`{}` longer than {max}", atom.field),
    }
}

fn written(values: &[serde_json::Value]) -> Vec<String> {
    values.iter().map(|value| format!("`{value}`")).collect()
}

/// `a, b and c`.
fn listed(items: &[String], last: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., end] => format!("{} {last} {end}", first.join(", ")),
    }
}
