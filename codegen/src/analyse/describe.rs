//! Demands in words.

use serde_json::Value;
use tweetspec_spec::ir::{Atom, Count, Literal, Path, Presence, Rule, RuleKind, Shape, Spec, Test};

use super::{finding::Because, world::Reason};
use crate::walk::{parent, resolve};

/// The demands that reasons stand for.
pub(crate) fn because(spec: &Spec, reasons: &[Reason]) -> Vec<Because> {
    reasons.iter().map(|reason| one(spec, reason)).collect()
}

fn one(spec: &Spec, reason: &Reason) -> Because {
    let (rule, demand) = match reason {
        Reason::Required(path) => (None, required(path)),
        Reason::Limits(path) => (None, limits(spec, path)),
        Reason::Absent(path) => (None, format!("`{path}` is not listed")),
        Reason::Rule(index) => {
            let rule = &spec.rules[*index];
            (Some(rule.id.clone()), self::rule(spec, rule))
        }
    };
    Because { rule, demand }
}

/// That a field is required, and where.
pub(crate) fn required(path: &Path) -> String {
    let around = parent(path);
    if around.0.is_empty() {
        format!("`{path}` is required")
    } else {
        format!("`{around}` requires `{path}`")
    }
}

/// The limits of a value, as far as they can leave nothing.
fn limits(spec: &Spec, path: &Path) -> String {
    let mut parts = Vec::new();
    match super::limits::shape(spec, path).map(|shape| resolve(spec, shape)) {
        Some(Shape::List(list)) => {
            let different = if list.unique { " different" } else { "" };
            let elements = if list.min == 1 { "element" } else { "elements" };
            parts.push(format!("at least {}{different} {elements}", list.min));
            parts.extend(list.max.filter(|max| *max < list.min).map(|max| format!("at most {max}")));
        }
        Some(Shape::String(string)) => {
            parts.extend((string.min_chars > 0).then(|| format!("at least {} characters", string.min_chars)));
            parts.extend(string.max_chars.map(|max| format!("at most {max} characters")));
            parts.extend(string.pattern.as_ref().map(|pattern| format!("the pattern {}", pattern.text)));
        }
        _ => parts.push("limits that leave nothing".to_owned()),
    }
    format!("`{path}` has {}", listed(&parts, "and"))
}

/// What a rule demands.
pub(crate) fn rule(spec: &Spec, rule: &Rule) -> String {
    match &rule.kind {
        RuleKind::Presence(rule) => presence(rule),
        RuleKind::Limit { field, measure, max } => {
            let measure = measure.map_or("chars", |measure| spec.measures[measure].name.as_str());
            format!("`{field}` has at most {max} in {measure}")
        }
        RuleKind::Refuse { fields, is } => {
            let fields: Vec<String> = fields.iter().map(|field| format!("`{field}`")).collect();
            format!("no {} is {}", listed(&fields, "or"), is.predicate.name())
        }
    }
}

fn presence(rule: &Presence) -> String {
    let group: Vec<String> = rule.group.iter().map(atom).collect();
    let (one, group_or, group_and) = (group.len() == 1, listed(&group, "or"), listed(&group, "and"));
    let demand = match rule.count {
        Count::AtMostOne => format!("at most one of {group_and}"),
        Count::AtLeastOne => format!("at least one of {group_and}"),
        Count::ExactlyOne => format!("exactly one of {group_and}"),
        Count::AllOrNone => format!("all of {group_and}, or none"),
        Count::All if one => format!("{group_and} must be there"),
        Count::All => format!("{group_and} must be there, all of them"),
        Count::None => format!("no {group_or}"),
    };
    if rule.when.is_empty() {
        return demand;
    }
    let when: Vec<String> = rule.when.iter().map(literal).collect();
    format!("with {}: {demand}", when.join(" and "))
}

fn literal(literal: &Literal) -> String {
    if literal.negated { format!("no {}", atom(&literal.atom)) } else { atom(&literal.atom) }
}

/// A statement as messages write it: `` `a.b` `` or `` `speed` "fast" ``.
pub(crate) fn atom(atom: &Atom) -> String {
    match &atom.test {
        Test::Set => format!("`{}`", atom.field),
        Test::OneOf(values) => {
            let values: Vec<String> = values.iter().map(Value::to_string).collect();
            format!("`{}` {}", atom.field, listed(&values, "or"))
        }
        Test::Is(is) => format!("`{}` ({})", atom.field, is.predicate.name()),
        Test::Over { max, .. } => format!("`{}` over {max}", atom.field),
    }
}

/// `a, b and c`.
pub(crate) fn listed(items: &[String], last: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., end] => format!("{} {last} {end}", first.join(", ")),
    }
}
