//! The engine against the naive reference.
//!
//! The reference reads every statement by itself; the engine says of one
//! mistake one thing. So all that the engine finds has to be broken, and what
//! is broken has to be found or to stand where something else was found.

use tweetspec_runtime::{Finding, Report, Severity, builtin};
use tweetspec_spec::ir::{Count, Path, Rule, RuleKind, Spec, Test};
use tweetspec_tests::fields::{is_member, is_read, names_at, names_of};
use tweetspec_tests::naive::{Broken, NOT_AN_INTEGER, Place, Reading};

/// Other places of one mistake that a finding of this rule labels at most: a
/// body of another version of an API has more names than one glance takes in.
fn most_labels(rule: &str) -> usize {
    if rule == builtin::UNKNOWN_FIELD { 19 } else { 9 }
}

/// Whether a place is another one or stands inside it.
fn is_inside(outer: &str, inner: &str) -> bool {
    inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// What the two disagree on.
pub(super) fn disagrees(spec: &Spec, report: &Report, reading: &Reading) -> Option<String> {
    if reading.is_valid(spec).is_some_and(|valid| valid != report.is_valid()) {
        return Some(format!("the reference and the engine disagree: {reading:?}"));
    }
    let is_number =
        |rule: &str| [builtin::INTEGER_NOTATION, builtin::OUT_OF_RANGE, builtin::WRONG_TYPE].contains(&rule);
    for finding in &report.findings {
        let is_it = |broken: &Broken| {
            let same =
                broken.rule == finding.rule || broken.rule == NOT_AN_INTEGER && is_number(&finding.rule);
            same && match &broken.place {
                Place::At(at) => *at == finding.pointer,
                Place::Within(scope) => is_inside(scope, &finding.pointer),
            }
        };
        if !reading.unsure.contains(&*finding.rule) && !reading.broken.iter().any(is_it) {
            let (rule, pointer) = (&finding.rule, &finding.pointer);
            return Some(format!("the reference knows nothing of {rule} at {pointer:?}: {reading:?}"));
        }
    }
    for broken in reading.broken.iter().filter(|broken| broken.severity > Severity::Info) {
        let explains = |finding: &Finding| match &broken.place {
            Place::At(at) => explains_at(spec, finding, broken, at),
            Place::Within(scope) => explains_within(spec, finding, broken, scope),
        };
        // What is missing hides the rules that read it, whoever says so.
        let lacks = |other: &Broken| match &other.place {
            Place::At(at) => other.rule == builtin::MISSING_FIELD && is_read(spec, &broken.rule, at),
            Place::Within(_) => false,
        };
        let waits = matches!(broken.place, Place::Within(_)) && reading.broken.iter().any(lacks);
        let is_other =
            |finding: &Finding| finding.rule == builtin::UNKNOWN_FIELD && is_foreign(spec, finding);
        if !waits && !report.findings.iter().any(|finding| explains(finding) || is_other(finding)) {
            return Some(format!("the engine says nothing of {broken:?}"));
        }
    }
    None
}

/// Whether a finding speaks for what is wrong with the value at a place.
fn explains_at(spec: &Spec, finding: &Finding, broken: &Broken, at: &str) -> bool {
    let (rule, pointer) = (&*finding.rule, &*finding.pointer);
    if rule == broken.rule {
        // Of many places the first few have labels; and the first element too
        // many stands for its list.
        return places(finding).any(|place| place == at)
            || finding.related.len() >= most_labels(rule)
            || rule == builtin::TOO_MANY_ITEMS && is_inside(at, pointer);
    }
    // A member of another name or in another place may be the one that is
    // missing, or a rule says why it is.
    let stands_for = broken.rule == builtin::MISSING_FIELD
        && (rule == builtin::UNKNOWN_FIELD && (is_inside(at, pointer) || is_elsewhere(spec, finding, at))
            || asks_for_a_member_of(spec, rule, at));
    // Of a text that is too long one limit speaks.
    let one_limit = pointer == at && is_measured(spec, rule) && is_measured(spec, &broken.rule);
    // Inside a member of a wrong name or type nothing is looked at; what an
    // object or a list lacks says nothing about what it has.
    let about_the_whole = [builtin::MISSING_FIELD, builtin::TOO_FEW_ITEMS, builtin::TOO_MANY_ITEMS];
    let hides = is_wrong_by_itself(spec, rule) && !about_the_whole.contains(&rule);
    stands_for
        || one_limit
        || hides && places(finding).any(|place| is_inside(place, at) || is_cut(finding, place, at))
}

/// Whether a place may be one of those that a finding is about and does not
/// label: in the same field as one that it does.
fn is_cut(finding: &Finding, labelled: &str, at: &str) -> bool {
    finding.related.len() >= most_labels(&finding.rule) && names_at(at).starts_with(&names_at(labelled))
}

/// Every place that a finding is about: those that are wrong for one reason are
/// one finding.
fn places(finding: &Finding) -> impl Iterator<Item = &str> {
    finding.related.iter().map(|place| &*place.pointer).chain([&*finding.pointer])
}

/// Whether a finding speaks for a broken rule over fields of an object.
fn explains_within(spec: &Spec, finding: &Finding, broken: &Broken, scope: &str) -> bool {
    let (rule, pointer) = (&*finding.rule, &*finding.pointer);
    let one_limit = is_measured(spec, rule) && is_measured(spec, &broken.rule);
    if rule == broken.rule || one_limit {
        return is_inside(scope, pointer);
    }
    // What is wrong by itself hides rules that read it, and a member of a wrong
    // name may be any that they read.
    is_wrong_by_itself(spec, rule)
        && (rule == builtin::UNKNOWN_FIELD
            || finding.related.len() >= most_labels(rule)
            || places(finding).any(|place| is_read(spec, &broken.rule, place)))
}

fn is_wrong_by_itself(spec: &Spec, id: &str) -> bool {
    let refuses = |rule: &Rule| rule.id == id && matches!(rule.kind, RuleKind::Refuse { .. });
    builtin::find(id).is_some() || spec.rules.iter().any(refuses)
}

/// Whether a finding says that a member belongs inside the object at a place,
/// or is about members of which one may.
fn is_elsewhere(spec: &Spec, finding: &Finding, at: &str) -> bool {
    if places(finding).any(|place| names_at(place).last().is_some_and(|name| is_member(spec, at, name))) {
        return true;
    }
    let parent = finding.message.split_once(" inside `").and_then(|(_, parent)| parent.split_once('`'));
    parent.is_some_and(|(parent, _)| format!("/{}", parent.replace('.', "/")) == at)
}

/// Whether a finding says that the body is one of another request, or has it
/// inside.
fn is_foreign(spec: &Spec, finding: &Finding) -> bool {
    let notes = spec.aliases.iter().filter(|alias| alias.foreign).map(|alias| &*alias.note);
    notes.chain(["stands inside it"]).any(|note| finding.message.ends_with(note))
}

fn is_measured(spec: &Spec, id: &str) -> bool {
    spec.rules.iter().filter(|rule| rule.id == id).any(|rule| match &rule.kind {
        RuleKind::Limit { .. } => true,
        RuleKind::Refuse { .. } => false,
        RuleKind::Presence(presence) => presence.atoms().any(|atom| matches!(atom.test, Test::Over { .. })),
    })
}

/// Whether a rule asks for a member of the object at this place: then it says
/// why the member is missing.
fn asks_for_a_member_of(spec: &Spec, rule: &str, at: &str) -> bool {
    let holds = |path: &Path| names_of(path).split_last().is_some_and(|(_, around)| *around == names_at(at));
    spec.rules.iter().filter(|known| known.id == rule).any(|rule| match &rule.kind {
        RuleKind::Presence(presence) => {
            presence.count == Count::All && presence.group.iter().any(|atom| holds(&atom.field))
        }
        RuleKind::Limit { .. } | RuleKind::Refuse { .. } => false,
    })
}
