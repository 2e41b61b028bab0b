//! The toy specification has everything that the language has.
//!
//! Each `match` names every variant, so a new one does not compile until it
//! stands here, and then the toy has to have it.

use std::collections::BTreeSet;

use tweetspec_runtime::Severity;
use tweetspec_spec::ir::{
    Atom, Confidence, Count, Counts, LimitStatus, Object, Per, PriceCondition, RuleKind, Shape, Spec,
    StringShape, Test, WayOut,
};

use crate::worlds::TOY;

/// A `match` over every variant, and the list of the names it can give.
macro_rules! variants {
    ($function:ident, $all:ident, $type:ty: $($pattern:pat $(if $guard:expr)? => $name:literal),* $(,)?) => {
        const $all: &[&str] = &[$($name),*];
        fn $function(value: &$type) -> &'static str {
            match value {
                $($pattern $(if $guard)? => $name,)*
            }
        }
    };
}

variants! { shape_name, SHAPES, Shape:
    Shape::Bool => "bool",
    Shape::Integer { min: None, max: None } => "integer",
    Shape::Integer { min: None, max: Some(_) } => "integer with a maximum",
    Shape::Integer { min: Some(_), max: None } => "integer with a minimum",
    Shape::Integer { min: Some(_), max: Some(_) } => "integer with a range",
    Shape::String(StringShape { pattern: Some(_), .. }) => "string with a pattern",
    Shape::String(StringShape { min_chars: 0, max_chars: None, .. }) => "string",
    Shape::String(_) => "string with chars",
    Shape::Choice(choice) if choice.open => "open choice",
    Shape::Choice(choice) if !choice.aliases.is_empty() => "choice with value aliases",
    Shape::Choice(_) => "choice",
    Shape::List(list) if list.unique => "list of different elements",
    Shape::List(_) => "list",
    Shape::Object(object) if object.closed => "closed object",
    Shape::Object(_) => "open object",
    Shape::Named(_) => "named type",
}

variants! { rule_name, RULES, RuleKind:
    RuleKind::Presence(_) => "presence",
    RuleKind::Limit { measure: Some(_), .. } => "limit in a measure",
    RuleKind::Limit { measure: None, .. } => "limit in characters",
    RuleKind::Refuse { fields, .. } if fields.len() > 1 => "refusal of several fields",
    RuleKind::Refuse { .. } => "refusal",
}

variants! { count_name, COUNTS, Count:
    Count::AtMostOne => "at_most_one",
    Count::AtLeastOne => "at_least_one",
    Count::ExactlyOne => "exactly_one",
    Count::AllOrNone => "all_or_none",
    Count::All => "require",
    Count::None => "forbid",
}

variants! { test_name, TESTS, Test:
    Test::Set => "set",
    Test::OneOf(values) if values.len() == 1 => "equals",
    Test::OneOf(_) => "in",
    Test::Is(_) => "is",
    Test::Over { measure: Some(_), .. } => "limit in a measure, under a condition",
    Test::Over { measure: None, .. } => "limit in characters, under a condition",
}

variants! { severity_name, SEVERITIES, Severity:
    Severity::Info => "info",
    Severity::Warning => "warning",
    Severity::Error => "error",
}

variants! { confidence_name, CONFIDENCES, Confidence:
    Confidence::Documented => "documented",
    Confidence::Openapi => "openapi",
    Confidence::Observed => "observed",
    Confidence::Inferred => "inferred",
}

variants! { per_name, PER, Per:
    Per::User => "user",
    Per::App => "app",
}

variants! { counts_name, COUNTED, Counts:
    Counts::Requests => "requests",
    Counts::Successes => "successes",
}

variants! { status_name, STATUSES, LimitStatus:
    LimitStatus::Current => "current",
    LimitStatus::Advisory => "advisory",
    LimitStatus::Superseded => "superseded",
}

variants! { price_name, PRICES, Option<PriceCondition>:
    None => "without condition",
    Some(PriceCondition::LinkIn(_)) => "link_in",
    Some(PriceCondition::Unseen(_)) => "condition",
}

variants! { way_name, WAYS, WayOut:
    WayOut::Profile(_) => "profile",
    WayOut::Severity(_) => "severity_of",
}

/// Every shape of a specification, those inside others included.
fn shapes(spec: &Spec) -> Vec<&Shape> {
    fn of_object<'a>(object: &'a Object, found: &mut Vec<&'a Shape>) {
        for field in &object.fields {
            of_shape(&field.shape, found);
        }
    }
    fn of_shape<'a>(shape: &'a Shape, found: &mut Vec<&'a Shape>) {
        found.push(shape);
        match shape {
            Shape::Object(object) => of_object(object, found),
            Shape::List(list) => of_shape(&list.item, found),
            _ => {}
        }
    }
    let mut found = Vec::new();
    of_object(&spec.root, &mut found);
    spec.types.iter().for_each(|named| of_shape(&named.shape, &mut found));
    found
}

#[track_caller]
fn all_there(what: &str, all: &[&str], there: impl IntoIterator<Item = &'static str>) {
    let there: BTreeSet<&str> = there.into_iter().collect();
    let missing: Vec<_> = all.iter().filter(|name| !there.contains(*name)).collect();
    assert!(missing.is_empty(), "the toy specification lacks {what}: {missing:?}");
}

#[test]
fn the_toy_has_every_construct() {
    let spec = &TOY.spec;
    all_there("shapes", SHAPES, shapes(spec).into_iter().map(shape_name));
    all_there("rules", RULES, spec.rules.iter().map(|rule| rule_name(&rule.kind)));
    all_there("severities", SEVERITIES, spec.rules.iter().map(|rule| severity_name(&rule.severity)));
    all_there("sources", CONFIDENCES, spec.sources.iter().map(|source| confidence_name(&source.confidence)));
    let presence = || {
        spec.rules.iter().filter_map(|rule| match &rule.kind {
            RuleKind::Presence(presence) => Some(presence),
            RuleKind::Limit { .. } | RuleKind::Refuse { .. } => None,
        })
    };
    all_there("counts", COUNTS, presence().map(|presence| count_name(&presence.count)));
    let atoms = || {
        presence().flat_map(|presence| {
            presence.group.iter().chain(presence.when.iter().map(|literal| &literal.atom))
        })
    };
    all_there("tests", TESTS, atoms().map(|Atom { test, .. }| test_name(test)));
    assert!(presence().any(|presence| presence.when.iter().any(|literal| literal.negated)), "no `not_set`");
    assert!(presence().any(|presence| presence.when.len() > 1), "no condition of several statements");
    assert!(presence().any(|presence| !presence.scope.0.is_empty()), "no rule about elements");
    assert!(spec.rules.iter().any(|rule| !rule.profiles.is_empty()), "no rule of one profile");
    assert!(spec.rules.iter().any(|rule| rule.except.len() > 1), "no rule that profiles take away");
    assert!(spec.aliases.iter().any(|alias| alias.means.is_none()), "no alias for nothing");
    assert!(spec.aliases.iter().any(|alias| alias.written.0.len() > 1), "no alias inside an object");
    assert!(!spec.advice.is_empty(), "no advice");
    assert!(spec.rules.iter().any(|rule| !rule.insert.is_empty()), "no value that a fix writes");
    assert!(spec.aliases.iter().any(|alias| alias.foreign), "no alias that shows another kind of body");
}

/// What surrounds the body, in every kind that there is.
#[test]
fn the_toy_says_everything_about_its_surroundings() {
    let about = &TOY.spec.about;
    all_there("who counts", PER, about.rate_limits.iter().map(|limit| per_name(&limit.per)));
    all_there("what counts", COUNTED, about.rate_limits.iter().map(|limit| counts_name(&limit.counts)));
    all_there("statuses", STATUSES, about.rate_limits.iter().map(|limit| status_name(&limit.status)));
    all_there("prices", PRICES, about.prices.iter().map(|price| price_name(&price.condition)));
    let ways = about.conflicts.iter().flat_map(|conflict| &conflict.ways_out);
    all_there("ways out", WAYS, ways.map(way_name));
    assert!(about.rate_limits.iter().any(|limit| !limit.shared_with.is_empty()), "no shared limit");
    assert!(about.responses.iter().any(|response| response.body.fields.is_empty()), "no empty response");
    assert!(about.auth.iter().any(|auth| !auth.accepted), "no authentication that is refused");
    assert!(!about.parameters.is_empty() && !about.problems.is_empty(), "no parameter or no problem");
    assert!(about.answers.iter().any(|answer| answer.message.is_some()), "no answer with a message");
    assert!(!about.notes.is_empty(), "no note");
}

/// The language reference and the representation have the same kinds.
#[test]
fn every_count_has_its_keyword() {
    let keywords: Vec<_> = Count::ALL.iter().map(|count| count.keyword()).collect();
    assert_eq!(keywords, COUNTS);
}
