//! Conditions and members of groups, and whether a value could be one of a
//! field.

use serde_json::Value;
use tweetspec_runtime::Pattern;

use super::context::RuleAt;
use super::range;
use super::tree::Place;
use crate::ir::Count;
use crate::written::{Entries, Kind, Limits, Literal, Member, OneOrMany, Scalar};

/// A statement of a rule as written: a field and perhaps its values.
#[derive(Clone, Copy)]
pub(super) struct Statement<'a> {
    pub(super) path: &'a str,
    /// Where the path stands.
    pub(super) at: Place<'a>,
    /// The values of which the field must have one; `None` for "is set".
    pub(super) values: Option<&'a [Scalar]>,
    /// Where the values stand.
    pub(super) values_at: Place<'a>,
    pub(super) negated: bool,
}

/// The kinds of demand that a rule makes; a good one makes one.
pub(super) fn groups(rule: RuleAt<'_>) -> Vec<(Count, &[Member])> {
    let group = |count| {
        let members = match count {
            Count::AtMostOne => &rule.rule.at_most_one,
            Count::AtLeastOne => &rule.rule.at_least_one,
            Count::ExactlyOne => &rule.rule.exactly_one,
            Count::AllOrNone => &rule.rule.all_or_none,
            Count::All => &rule.rule.require,
            Count::None => &rule.rule.forbid,
        };
        members.as_deref().map(|members| (count, members))
    };
    Count::ALL.into_iter().filter_map(group).collect()
}

/// The members of a group as statements; those with no right form are left
/// out.
pub(super) fn members<'a>(rule: RuleAt<'a>, count: Count, members: &'a [Member]) -> Vec<Statement<'a>> {
    let place = rule.at.key(count.keyword());
    let statement = |(index, member): (usize, &'a Member)| {
        let at = place.item(index);
        match member {
            Member::Path(path) => Some(Statement { path, at, values: None, values_at: at, negated: false }),
            Member::Test(test) => tested(&test.field, test.equals.as_ref(), test.one_of.as_deref(), at),
        }
    };
    members.iter().enumerate().filter_map(statement).collect()
}

/// The condition of a rule as statements; those with no right form are left
/// out.
pub(super) fn condition(rule: RuleAt<'_>) -> Vec<Statement<'_>> {
    let literals = rule.rule.when.as_ref().map_or(&[][..], OneOrMany::as_slice);
    let place = rule.at.key("when");
    literals
        .iter()
        .enumerate()
        .filter_map(|(index, literal)| literal_statement(literal, place.item(index)))
        .collect()
}

/// The statement of a literal; `None` if it has not exactly one of its forms.
pub(super) fn literal_statement<'a>(literal: &'a Literal, at: Place<'a>) -> Option<Statement<'a>> {
    let set = |path, key, negated| {
        let at = at.key(key);
        Some(Statement { path, at, values: None, values_at: at, negated })
    };
    match literal {
        Literal { set: Some(path), not_set: None, field: None, equals: None, one_of: None } => {
            set(path, "set", false)
        }
        Literal { set: None, not_set: Some(path), field: None, equals: None, one_of: None } => {
            set(path, "not_set", true)
        }
        Literal { set: None, not_set: None, field: Some(field), equals, one_of } => {
            tested(field, equals.as_ref(), one_of.as_deref(), at)
        }
        _ => None,
    }
}

fn tested<'a>(
    path: &'a str,
    equals: Option<&'a Scalar>,
    one_of: Option<&'a [Scalar]>,
    at: Place<'a>,
) -> Option<Statement<'a>> {
    let (values, values_at) = match (equals, one_of) {
        (Some(value), None) => (std::slice::from_ref(value), at.key("equals")),
        (None, Some(values)) if !values.is_empty() => (values, at.key("in")),
        _ => return None,
    };
    Some(Statement { path, at: at.key("field"), values: Some(values), values_at, negated: false })
}

/// Why a field with these limits can never have this value; `None` if it can.
pub(super) fn misfit(limits: &Limits<'_>, value: &Value) -> Option<String> {
    let wrong = |wanted: &str| Some(format!("the field is {wanted}, and {value} is none"));
    match (limits.kind, value) {
        (Kind::Boolean, Value::Bool(_)) | (Kind::Named(_), _) => None,
        (Kind::Boolean, _) => wrong("a boolean"),
        (Kind::Integer, Value::Number(number)) if number.is_i64() => {
            let (min, max) = limits.range.and_then(|text| range::parse(text).ok()).unwrap_or_default();
            let number = number.as_i64()?;
            let inside = min.is_none_or(|min| min <= number) && max.is_none_or(|max| number <= max);
            (!inside).then(|| format!("{number} lies outside {}", limits.range.unwrap_or_default()))
        }
        (Kind::Integer, _) => wrong("an integer"),
        (Kind::String, Value::String(text)) => {
            let (min, max) = range::counts(limits.chars);
            let chars = text.chars().count() as u64;
            if chars < u64::from(min) || max.is_some_and(|max| chars > u64::from(max)) {
                return Some(format!(
                    "`{text}` has {chars} characters, and {} are allowed",
                    limits.chars.unwrap_or_default()
                ));
            }
            let pattern = limits.pattern.and_then(|pattern| Pattern::parse(pattern).ok())?;
            (!pattern.matches(text)).then(|| format!("`{text}` does not look like `{}`", pattern.text))
        }
        (Kind::String, _) => wrong("a string"),
        (Kind::Choice, Value::String(text)) => {
            let known = limits.open || limits.values.is_some_and(|values| values.get(text).is_some());
            (!known).then(|| format!("`{text}` is no value of the field"))
        }
        (Kind::Choice, _) => wrong("one of a list of strings"),
        (Kind::List, _) => Some("the field is a list, and only single values can be compared".to_owned()),
        (Kind::Object, _) => {
            Some("the field is an object, and only single values can be compared".to_owned())
        }
    }
}

/// The names of the values of a choice.
pub(super) fn value_names<'a>(limits: &Limits<'a>) -> Vec<&'a str> {
    limits.values.map(|values: &Entries<_>| values.keys().collect()).unwrap_or_default()
}

/// Everything that a rule states: its condition, then its groups.
pub(super) fn statements(rule: RuleAt<'_>) -> Vec<Statement<'_>> {
    let mut all = condition(rule);
    for (count, group) in groups(rule) {
        all.extend(members(rule, count, group));
    }
    all
}
