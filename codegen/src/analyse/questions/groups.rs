//! Questions about groups: is there something to choose from?

use tweetspec_spec::ir::{Atom, Count, Presence, RuleKind, Test};

use super::rules::checked;
use crate::analyse::{
    context::Context,
    describe::{self, listed},
    engine::Stated,
    finding::{Code, Finding},
};

/// Can each member of a group be the one that is there, when the condition
/// holds?
pub(crate) fn leave_a_choice(context: &mut Context<'_>) {
    context.each_room(|context, room, settings| {
        for demand in 0..room.world.demands.len() {
            let Some(index) = room.world.demands[demand].rule else { continue };
            let rule = &context.spec.rules[index];
            let RuleKind::Presence(presence) = &rule.kind else { continue };
            let settings = checked(index, settings);
            let said = context.findings.iter().any(|finding| finding.subject == rule.id);
            if settings.is_empty() || said || matches!(presence.count, Count::All | Count::None) {
                continue;
            }
            let chosen = |member: &usize| {
                let atom = room.world.demands[demand].constraint.group[*member].clone();
                vec![Stated::Applies(demand), Stated::Is(atom, true)]
            };
            let alive: Vec<usize> = (0..presence.group.len())
                .filter(|member| !is_dead(context, &presence.group[*member]))
                .collect();
            let questions: Vec<(usize, Vec<Stated>)> =
                alive.iter().map(|member| (*member, chosen(member))).collect();
            let mut stuck: Vec<(usize, Vec<Stated>)> = Vec::new();
            for (member, stated) in questions {
                if room.proof(&settings, None, std::slice::from_ref(&stated)).is_some() {
                    stuck.push((member, stated));
                }
            }
            // A condition that never holds has been reported, or follows from
            // what has.
            if stuck.is_empty()
                || stuck.len() == alive.len()
                    && room.proof(&settings, None, &[vec![Stated::Applies(demand)]]).is_some()
            {
                continue;
            }
            let stated: Vec<Vec<Stated>> = stuck.iter().map(|(_, stated)| stated.clone()).collect();
            let reasons = room.proof(&settings, None, &stated).unwrap_or_default();
            let stuck: Vec<usize> = stuck.into_iter().map(|(member, _)| member).collect();
            let finding = report(&rule.id, presence, &alive, &stuck).because(context.because(&reasons));
            context.findings.push(finding);
        }
    });
}

fn report(id: &str, presence: &Presence, alive: &[usize], stuck: &[usize]) -> Finding {
    let names = |members: &[usize]| -> Vec<String> {
        members.iter().map(|member| describe::atom(&presence.group[*member])).collect()
    };
    let left: Vec<usize> = alive.iter().copied().filter(|member| !stuck.contains(member)).collect();
    match left[..] {
        [] => {
            Finding::new(Code::DegenerateGroup, id, format!("no member of the group of `{id}` can be there"))
                .help("take the rule out, or take back one of these")
        }
        [one] => {
            let message =
                format!("the group of `{id}` leaves no choice: only {} can be there", names(&[one]).concat());
            Finding::new(Code::DegenerateGroup, id, message)
                .help("say what the rule means with `require` or `forbid`")
        }
        _ => {
            let message = format!("{} can never be chosen in `{id}`", listed(&names(stuck), "and"));
            Finding::new(Code::UnreachableMember, id, message)
                .help("take it out of the group, or take back one of these")
        }
    }
}

fn is_dead(context: &Context<'_>, atom: &Atom) -> bool {
    let dead_value = |value: &serde_json::Value| {
        context.dead_values.iter().any(|(path, dead)| *path == atom.field && dead == value)
    };
    context.is_dead(&atom.field) || matches!(&atom.test, Test::OneOf(values) if values.iter().all(dead_value))
}
