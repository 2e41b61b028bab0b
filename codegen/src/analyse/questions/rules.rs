//! Questions about rules: does each say something that nothing else says?

use tweetspec_spec::ir::{Literal, Rule, RuleKind, Test};

use crate::analyse::{
    context::{Context, Room, Setting},
    engine::Stated,
    finding::{Code, Finding, Level},
    world::Reason,
};

/// Can the condition of each rule hold, is each rule another one than those
/// before it, and can it be broken while the others are kept?
///
/// A warning refuses nothing, so only errors are held against a rule.
pub(crate) fn say_something(context: &mut Context<'_>) {
    context.each_room(|context, room, settings| {
        let mut redundant: Vec<(usize, usize, Vec<Reason>)> = Vec::new();
        let mut rules: Vec<(usize, usize)> = Vec::new();
        for demand in 0..room.world.demands.len() {
            let Some(rule) = room.world.demands[demand].rule else { continue };
            let settings = checked(rule, settings);
            if settings.is_empty() || vacuous(context, room, &settings, demand, rule) {
                continue;
            }
            rules.push((demand, rule));
            if let Some(reasons) = room.proof(&settings, Some(demand), &[vec![Stated::Broken(demand)]]) {
                redundant.push((demand, rule, reasons));
            }
        }
        let duplicates = duplicates(room, settings, &rules, &redundant);
        for (_, rule) in rules {
            let same = duplicates.iter().find(|(later, _)| *later == rule).map(|(_, earlier)| *earlier);
            let implied =
                redundant.iter().find(|(_, index, _)| *index == rule).map(|(_, _, reasons)| reasons);
            // The first of two equal rules is redundant only because of the
            // second, which is reported.
            let twin = duplicates.iter().find(|(_, earlier)| *earlier == rule).map(|(later, _)| *later);
            let implied =
                implied.filter(|reasons| twin.is_none_or(|twin| !reasons.contains(&Reason::Rule(twin))));
            judge(context, rule, same, implied.map(Vec::as_slice));
        }
    });
}

/// The settings in which a rule is checked.
pub(super) fn checked<'a>(rule: usize, settings: &[&'a Setting]) -> Vec<&'a Setting> {
    settings.iter().copied().filter(|setting| setting.checked[rule]).collect()
}

/// Whether the condition never holds; what a dead field or value explains is
/// not said again.
fn vacuous(
    context: &mut Context<'_>,
    room: &mut Room,
    settings: &[&Setting],
    demand: usize,
    rule: usize,
) -> bool {
    let Rule { id, kind: RuleKind::Presence(presence), .. } = &context.spec.rules[rule] else { return false };
    if presence.when.iter().any(|literal| is_dead(context, literal)) {
        return true;
    }
    let applies = vec![Stated::Applies(demand)];
    let Some(reasons) = room.proof(settings, Some(demand), &[applies]) else { return false };
    let finding = Finding::new(Code::VacuousCondition, id, format!("the condition of `{id}` can never hold"))
        .because(context.because(&reasons))
        .help("mend the condition, or take the rule out");
    context.findings.push(finding);
    true
}

fn is_dead(context: &Context<'_>, literal: &Literal) -> bool {
    let dead_value = |value: &serde_json::Value| {
        context.dead_values.iter().any(|(path, dead)| *path == literal.atom.field && dead == value)
    };
    !literal.negated
        && (context.is_dead(&literal.atom.field)
            || matches!(&literal.atom.test, Test::OneOf(values) if values.iter().all(dead_value)))
}

/// Pairs of rules that are broken by the same states: the later and the
/// earlier one. Only what is redundant, or refuses nothing, can be such.
fn duplicates(
    room: &mut Room,
    settings: &[&Setting],
    rules: &[(usize, usize)],
    redundant: &[(usize, usize, Vec<Reason>)],
) -> Vec<(usize, usize)> {
    let warns = |rule: usize| settings.iter().all(|setting| !setting.refuses[rule]);
    let candidates: Vec<(usize, usize)> = rules
        .iter()
        .copied()
        .filter(|(_, rule)| warns(*rule) || redundant.iter().any(|(_, index, _)| index == rule))
        .collect();
    let reads = |room: &Room, demand: usize| -> Vec<usize> {
        let constraint = &room.world.demands[demand].constraint;
        constraint.variables().collect()
    };
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (index, &(demand, rule)) in candidates.iter().enumerate() {
        let read = reads(room, demand);
        for &(other, earlier) in &candidates[..index] {
            // One of two that are never checked at once cannot stand for the
            // other.
            let together = |one: usize, two: usize| {
                settings.iter().all(|setting| !setting.checked[one] || setting.checked[two])
            };
            if (together(rule, earlier) || together(earlier, rule))
                && !found.iter().any(|(later, _)| *later == earlier)
                && reads(room, other).iter().any(|variable| read.contains(variable))
                && same(room, demand, other)
            {
                found.push((rule, earlier));
                break;
            }
        }
    }
    found
}

/// Whether two demands are broken by the same states, and by any at all.
fn same(room: &mut Room, one: usize, two: usize) -> bool {
    let mut breaks = |kept: &[usize], broken| room.engine.solve(kept, &[Stated::Broken(broken)]).is_some();
    breaks(&[], one) && !breaks(&[one], two) && !breaks(&[two], one)
}

/// Reports one rule, by what was found about it.
fn judge(context: &mut Context<'_>, rule: usize, same: Option<usize>, implied: Option<&[Reason]>) {
    let id = context.spec.rules[rule].id.clone();
    let reason = context.spec.rules[rule].redundant.clone();
    let mut finding = match (same, implied) {
        (Some(earlier), _) => {
            let message = format!("`{id}` demands the same as `{}`", context.spec.rules[earlier].id);
            let because = context.because(&[Reason::Rule(earlier), Reason::Rule(rule)]);
            Finding::new(Code::DuplicateRule, &id, message).because(because).help("keep one of the two")
        }
        (None, Some(reasons)) => {
            let message = if reasons.is_empty() {
                format!("`{id}` can never be broken")
            } else {
                format!("`{id}` can never be broken alone")
            };
            let finding = Finding::new(Code::RedundantRule, &id, message).because(context.because(reasons));
            finding.help("take it out, or give it `redundant:` and the reason why it stays")
        }
        (None, None) => {
            if reason.is_some() {
                let message = format!("`{id}` is marked as redundant, but nothing else demands the same");
                let finding = Finding::new(Code::StaleReason, &id, message);
                context.findings.push(finding.help("take the key `redundant` out"));
            }
            return;
        }
    };
    if reason.is_some() {
        (finding.level, finding.help, finding.reason) = (Level::Note, None, reason);
    }
    context.findings.push(finding);
}
