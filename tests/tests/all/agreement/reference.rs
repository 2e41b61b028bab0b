//! The engine against the naive reference.
//!
//! The reference reads every statement by itself; the engine says of one
//! mistake one thing. So all that the engine finds has to be broken, and what
//! is broken has to be found or to stand where something else was found.

use tweetspec_runtime::{Finding, Report, Severity, builtin};
use tweetspec_spec::ir::{Count, Path, RuleKind, Spec, Step, Test};
use tweetspec_tests::naive::{Broken, NOT_AN_INTEGER, Reading};

/// Other places of one mistake that a finding labels at most.
const MOST_LABELS: usize = 9;

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
            same && broken.pointer.as_ref().is_none_or(|pointer| *pointer == finding.pointer)
        };
        if !reading.unsure.contains(&*finding.rule) && !reading.broken.iter().any(is_it) {
            let (rule, pointer) = (&finding.rule, &finding.pointer);
            return Some(format!("the reference knows nothing of {rule} at {pointer:?}: {reading:?}"));
        }
    }
    let refuses = |id: &str| {
        spec.rules.iter().any(|rule| rule.id == id && matches!(rule.kind, RuleKind::Refuse { .. }))
    };
    // What is wrong by itself hides rules that read it, and so does what is
    // missing, whoever says so.
    let mistaken = report
        .findings
        .iter()
        .any(|finding| builtin::find(&finding.rule).is_some() || refuses(&finding.rule))
        || reading.broken.iter().any(|broken| broken.rule == builtin::MISSING_FIELD);
    let measures = |id: &str| spec.rules.iter().any(|rule| rule.id == id && is_measured(&rule.kind));
    for broken in reading.broken.iter().filter(|broken| broken.severity > Severity::Info) {
        let explains = |(rule, pointer): (&str, &str)| match &broken.pointer {
            Some(at) => {
                let same = rule == broken.rule && pointer == *at;
                let named = broken.rule == builtin::MISSING_FIELD && asks_for_a_member_of(spec, rule, at);
                // Inside a member of a wrong name or type nothing is looked at,
                // and a rule that names a missing member speaks for its object.
                same || named || at.starts_with(pointer) || pointer.starts_with(&**at)
            }
            // Of a text that is too long one limit speaks.
            None => rule == broken.rule || mistaken || measures(rule) && measures(&broken.rule),
        };
        // Places that are wrong for one reason are one finding, which labels
        // the first few, and a body of another request is one as a whole.
        let together = |finding: &Finding| {
            finding.rule == broken.rule
                && (finding.related.len() >= MOST_LABELS
                    || finding.related.iter().any(|place| broken.pointer.as_ref() == Some(&place.pointer)))
                || finding.rule == builtin::UNKNOWN_FIELD && is_foreign(spec, finding)
        };
        let spoken_for = |finding: &Finding| {
            explains((&finding.rule, &finding.pointer)) || together(finding) || is_elsewhere(finding, broken)
        };
        if !report.findings.iter().any(spoken_for) {
            return Some(format!("the engine says nothing of {broken:?}"));
        }
    }
    None
}

/// Whether a finding says that a member belongs inside the object that lacks one.
fn is_elsewhere(finding: &Finding, broken: &Broken) -> bool {
    let parent = finding.message.split_once(" inside `").and_then(|(_, parent)| parent.split_once('`'));
    let pointer = parent.map(|(parent, _)| format!("/{}", parent.replace('.', "/")));
    finding.rule == builtin::UNKNOWN_FIELD
        && broken.rule == builtin::MISSING_FIELD
        && pointer == broken.pointer
}

/// Whether a finding says that the body is one of another request, or has it
/// inside.
fn is_foreign(spec: &Spec, finding: &Finding) -> bool {
    let notes = spec.aliases.iter().filter(|alias| alias.foreign).map(|alias| &*alias.note);
    notes.chain(["stands inside it"]).any(|note| finding.message.ends_with(note))
}

fn is_measured(kind: &RuleKind) -> bool {
    match kind {
        RuleKind::Limit { .. } => true,
        RuleKind::Refuse { .. } => false,
        RuleKind::Presence(presence) => presence.atoms().any(|atom| matches!(atom.test, Test::Over { .. })),
    }
}

/// Whether a rule asks for a member of the object at this place: then it says
/// why the member is missing.
fn asks_for_a_member_of(spec: &Spec, rule: &str, at: &str) -> bool {
    let names = |at: &str| -> Vec<String> {
        let tokens = at.split('/').skip(1).filter(|token| token.parse::<usize>().is_err());
        tokens.map(str::to_owned).collect()
    };
    let holds = |path: &Path| {
        let members = path.0.iter().filter_map(|step| match step {
            Step::Member(name) => Some(name.clone()),
            Step::Item => None,
        });
        let members: Vec<String> = members.collect();
        members.split_last().is_some_and(|(_, around)| *around == names(at))
    };
    spec.rules.iter().filter(|known| known.id == rule).any(|rule| match &rule.kind {
        RuleKind::Presence(presence) => {
            presence.count == Count::All && presence.group.iter().any(|atom| holds(&atom.field))
        }
        RuleKind::Limit { .. } | RuleKind::Refuse { .. } => false,
    })
}
