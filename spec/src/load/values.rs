//! Conditions and members of groups, and whether a value could be one of a
//! field.

use serde_json::Value;
use tweetspec_runtime::Pattern;

use super::context::RuleAt;
use super::range;
use super::tree::Place;
use crate::ir::Count;
use crate::written::{Entries, Kind, Limits, Literal, Member, OneOrMany, Scalar, ValueTest};

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
    /// The predicate that must hold, and how often it may hold before.
    pub(super) is: Option<(&'a str, u32)>,
    pub(super) negated: bool,
}

impl<'a> Statement<'a> {
    const fn set(path: &'a str, at: Place<'a>, negated: bool) -> Self {
        Self { path, at, values: None, values_at: at, is: None, negated }
    }

    /// Whether it says no more than that the field is set, or not set.
    pub(super) const fn is_about_presence(&self) -> bool {
        self.values.is_none() && self.is.is_none()
    }
}

/// The field of a limit that has a condition: it is decided together with that.
fn conditional_limit(rule: RuleAt<'_>) -> Option<Statement<'_>> {
    let limit = rule.rule.limit.as_ref()?;
    let conditional = rule.rule.when.is_some() || rule.rule.unless.is_some();
    conditional.then(|| Statement::set(&limit.field, rule.at.key("limit").key("field"), false))
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
            Member::Path(path) => Some(Statement::set(path, at, false)),
            Member::Test(ValueTest { field, equals, one_of, is, more_than }) => {
                tested(field, (equals.as_ref(), one_of.as_deref()), (is.as_deref(), *more_than), at)
            }
        }
    };
    members.iter().enumerate().filter_map(statement).collect()
}

/// The condition of a rule as statements; those with no right form are left
/// out.
pub(super) fn condition(rule: RuleAt<'_>) -> Vec<Statement<'_>> {
    literals(rule.rule.when.as_ref(), rule.at.key("when"))
}

/// What keeps a limit from holding, as statements.
pub(super) fn exemption(rule: RuleAt<'_>) -> Vec<Statement<'_>> {
    literals(rule.rule.unless.as_ref(), rule.at.key("unless"))
}

fn literals<'a>(literals: Option<&'a OneOrMany<Literal>>, place: Place<'a>) -> Vec<Statement<'a>> {
    literals
        .map_or(&[][..], OneOrMany::as_slice)
        .iter()
        .enumerate()
        .filter_map(|(index, literal)| literal_statement(literal, place.item(index)))
        .collect()
}

/// The statement of a literal; `None` if it has not exactly one of its forms.
pub(super) fn literal_statement<'a>(literal: &'a Literal, at: Place<'a>) -> Option<Statement<'a>> {
    let Literal { set, not_set, field, equals, one_of, is, more_than } = literal;
    let no_value = equals.is_none() && one_of.is_none() && is.is_none() && more_than.is_none();
    match (set, not_set, field) {
        (Some(path), None, None) if no_value => Some(Statement::set(path, at.key("set"), false)),
        (None, Some(path), None) if no_value => Some(Statement::set(path, at.key("not_set"), true)),
        (None, None, Some(field)) => {
            tested(field, (equals.as_ref(), one_of.as_deref()), (is.as_deref(), *more_than), at)
        }
        _ => None,
    }
}

fn tested<'a>(
    path: &'a str,
    (equals, one_of): (Option<&'a Scalar>, Option<&'a [Scalar]>),
    (is, more_than): (Option<&'a str>, Option<u32>),
    at: Place<'a>,
) -> Option<Statement<'a>> {
    let (values, values_at) = match (equals, one_of, is, more_than) {
        (Some(value), None, None, None) => (Some(std::slice::from_ref(value)), at.key("equals")),
        (None, Some(values), None, None) if !values.is_empty() => (Some(values), at.key("in")),
        (None, None, Some(_), _) => (None, at.key("is")),
        _ => return None,
    };
    let is = is.map(|is| (is, more_than.unwrap_or(0)));
    Some(Statement { path, at: at.key("field"), values, values_at, is, negated: false })
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
    all.extend(exemption(rule));
    all.extend(conditional_limit(rule));
    for (count, group) in groups(rule) {
        all.extend(members(rule, count, group));
    }
    all
}
