//! What the engine refuses and a JSON Schema accepts: a closed list.

use tweetspec_runtime::{Finding, Severity, builtin};
use tweetspec_spec::ir::{RuleKind, Test};

use super::judge::Judge;
use crate::worlds::{CREATE_TWEET, TOY, World};

/// A reason why a schema accepts what the engine refuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Difference {
    /// A validator sees one of two members of the same name.
    DuplicateKey,
    /// For a schema `1.0`, `1e0` and `-0` are integers.
    IntegerNotation,
    /// A validator that holds large numbers as floats rounds them; one does
    /// so with more of them than the other.
    LargeInteger,
    /// A schema counts characters and nothing else, and always.
    MeasuredLimit,
    /// A schema asks a text nothing but whether it matches a pattern.
    Predicate,
}

impl Difference {
    /// Why a schema does not state a rule of this kind; `None` if it does.
    fn of(kind: &RuleKind) -> Option<Self> {
        match kind {
            RuleKind::Limit { measure, .. } => measure.map(|_| Self::MeasuredLimit),
            RuleKind::Refuse { .. } => Some(Self::Predicate),
            RuleKind::Presence(presence) => presence.atoms().find_map(|atom| match atom.test {
                Test::Set | Test::OneOf(_) => None,
                Test::Is(_) => Some(Self::Predicate),
                Test::Over { .. } => Some(Self::MeasuredLimit),
            }),
        }
    }

    /// The difference that explains why a schema does not see this finding.
    pub(crate) fn explaining(world: &World, finding: &Finding, source: &[u8]) -> Option<Self> {
        let written = || String::from_utf8_lossy(&source[finding.span.start..finding.span.end]);
        match &*finding.rule {
            builtin::DUPLICATE_KEY => Some(Self::DuplicateKey),
            builtin::INTEGER_NOTATION | builtin::OUT_OF_RANGE | builtin::WRONG_TYPE
                if is_rounded(&written()) =>
            {
                Some(Self::LargeInteger)
            }
            builtin::INTEGER_NOTATION => Some(Self::IntegerNotation),
            builtin::OUT_OF_RANGE | builtin::WRONG_TYPE => None,
            id => {
                let rule = world.spec.rules.iter().find(|rule| rule.id == id)?;
                Self::of(&rule.kind)
            }
        }
    }
}

/// Whether a number is so close to the ends of an `i64`, or so far beyond them,
/// that a float does not tell it from them or from a whole number.
fn is_rounded(number: &str) -> bool {
    const END: f64 = 9.2e18;
    number.parse::<f64>().is_ok_and(|number| number.abs() >= END)
}

/// Shows that the difference is there: the engine refuses the payload because
/// of it alone, and both validators accept it.
#[track_caller]
fn differs(world: &'static World, payload: &str, difference: Difference) {
    let mut judge = Judge::new(world);
    let verdicts = judge.hear(payload.as_bytes());
    let found: Vec<_> = verdicts
        .report
        .findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .map(|finding| Difference::explaining(world, finding, payload.as_bytes()))
        .collect();
    assert_eq!(found, [Some(difference)], "{verdicts}");
    let schema = verdicts.schema.as_ref().expect("serde_json reads the payload");
    assert!(schema.jsonschema && schema.boon, "{verdicts}");
}

#[test]
fn repeated_members() {
    differs(&CREATE_TWEET, r#"{"text": "a", "text": "b"}"#, Difference::DuplicateKey);
}

#[test]
fn notations_of_integers() {
    for number in ["60.0", "6e1", "6000e-2"] {
        let payload = format!(r#"{{"text":"a","poll":{{"options":["b","c"],"duration_minutes":{number}}}}}"#);
        differs(&CREATE_TWEET, &payload, Difference::IntegerNotation);
    }
}

#[test]
fn weighted_text() {
    differs(&CREATE_TWEET, &format!(r#"{{"text":"{}"}}"#, "日".repeat(141)), Difference::MeasuredLimit);
}

#[test]
fn what_a_text_is() {
    differs(&TOY, r#"{"note":"$RYE $OAT"}"#, Difference::Predicate);
    differs(&TOY, r#"{"floor":1,"label":"\uFEFF"}"#, Difference::Predicate);
}

/// The largest integers of a float are 1024 apart near the end of an `i64`.
#[test]
fn integers_that_a_float_rounds() {
    let toy = integer_without_limits();
    differs(toy, r#"{"n":-9223372036854775809}"#, Difference::LargeInteger);
    let mut judge = Judge::new(toy);
    for number in
        ["9223372036854775807", "-9223372036854775808", "9223372036854775808", "100000000000000000000"]
    {
        judge.agree(format!(r#"{{"n":{number}}}"#).as_bytes()).expect("only rounding is a difference");
    }
}

fn integer_without_limits() -> &'static World {
    let source = crate::constructs::whole("  n: { type: integer, ... }");
    Box::leak(Box::new(crate::worlds::load(&source, "integer")))
}

/// A rule of another profile than the default is no part of the schema, and a
/// checker of the default profile does not decide it either.
#[test]
fn rules_of_other_profiles_are_not_in_the_schema() {
    for world in [&*TOY, &*CREATE_TWEET] {
        let judge = Judge::new(world);
        for rule in world.spec.rules.iter().filter(|rule| !rule.refuses(0)) {
            assert!(!judge.states(&rule.id), "{}", rule.id);
        }
    }
}

/// The schema lists its differences itself; that list and this one agree.
#[test]
fn the_schema_lists_its_differences() {
    for world in [&*TOY, &*CREATE_TWEET] {
        let judge = Judge::new(world);
        for rule in &world.spec.rules {
            let stated = judge.states(&rule.id);
            let listed = judge.lists_as_difference(&rule.id);
            let is_stated = Difference::of(&rule.kind).is_none();
            assert_eq!(stated, rule.refuses(0) && is_stated, "{} in x-rules", rule.id);
            assert_eq!(listed, rule.severity == Severity::Error && !stated, "{} in x-differences", rule.id);
        }
        for rule in builtin::RULES {
            let known = [
                builtin::DUPLICATE_KEY,
                builtin::LONE_SURROGATE,
                builtin::INTEGER_NOTATION,
                builtin::OUT_OF_RANGE,
            ];
            assert!(known.contains(&rule.id) || !judge.lists_as_difference(rule.id), "{}", rule.id);
        }
        assert!(judge.lists_as_difference(builtin::DUPLICATE_KEY));
    }
}
