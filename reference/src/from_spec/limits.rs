//! Sentences about the limits of values.

use tweetspec_runtime::Severity;
use tweetspec_spec::ir::{ListShape, Path, Rule, RuleKind, Shape, Spec, StringShape, Test};
use tweetspec_spec::walk::resolve;

/// The limits of a shape, in words.
pub fn limits(spec: &Spec, shape: &Shape) -> Vec<String> {
    match resolve(spec, shape) {
        Shape::Bool | Shape::Object(_) | Shape::Choice(_) | Shape::Named(_) => Vec::new(),
        Shape::Integer { min, max } => range(*min, *max).into_iter().collect(),
        Shape::String(StringShape { min_chars, max_chars, pattern: _, pattern_doc }) => {
            let chars = range((*min_chars > 0).then_some(*min_chars), *max_chars);
            let chars = chars.map(|range| format!("{range} character{}", plural(*max_chars)));
            chars.into_iter().chain((!pattern_doc.is_empty()).then(|| pattern_doc.clone())).collect()
        }
        Shape::List(list) => {
            let ListShape { item, noun, min, max, unique, .. } = &**list;
            let count = range((*min > 0).then_some(*min), *max);
            let count = count.map(|range| format!("{range} {noun}{}", plural(*max)));
            let unique = unique.then(|| "all different".to_owned());
            let each = limits(spec, item).into_iter().map(|limit| format!("each {limit}"));
            count.into_iter().chain(unique).chain(each).collect()
        }
    }
}

/// The limits that rules set to a field, in words.
pub fn measured(spec: &Spec, path: &Path) -> Vec<String> {
    let limit = |rule: &Rule| {
        let (measure, max) = limit_of(rule, path).filter(|_| rule.severity == Severity::Error)?;
        let limit = match measure {
            Some(index) => format!("a `{}` length of at most {max}", spec.measures[index].name),
            None => format!("at most {max} characters"),
        };
        let names = |profiles: &[usize]| -> Vec<&str> {
            profiles.iter().map(|index| spec.profiles[*index].name.as_str()).collect()
        };
        let (only, except) = (names(&rule.profiles), names(&rule.except));
        Some(match (&only[..], &except[..]) {
            ([], []) => limit,
            ([], except) => format!("{limit} (not {})", except.join(", ")),
            (only, []) => format!("{limit} ({})", only.join(", ")),
            (only, except) => format!("{limit} ({}; not {})", only.join(", "), except.join(", ")),
        })
    };
    spec.rules.iter().filter_map(limit).collect()
}

/// The measure and the most that a rule, perhaps under a condition, allows the
/// text at a path.
fn limit_of(rule: &Rule, path: &Path) -> Option<(Option<usize>, u32)> {
    match &rule.kind {
        RuleKind::Limit { field, measure, max } if field == path => Some((*measure, *max)),
        RuleKind::Presence(presence) => presence.atoms().find_map(|atom| match atom.test {
            Test::Over { measure, max } if atom.field == *path => Some((measure, max)),
            _ => None,
        }),
        RuleKind::Limit { .. } | RuleKind::Refuse { .. } => None,
    }
}

fn plural(max: Option<u32>) -> &'static str {
    if max == Some(1) { "" } else { "s" }
}

fn range<T: PartialEq + std::fmt::Display>(min: Option<T>, max: Option<T>) -> Option<String> {
    match (min, max) {
        (Some(min), Some(max)) if min == max => Some(format!("exactly {min}")),
        (Some(min), Some(max)) => Some(format!("{min} to {max}")),
        (Some(min), None) => Some(format!("at least {min}")),
        (None, Some(max)) => Some(format!("at most {max}")),
        (None, None) => None,
    }
}
