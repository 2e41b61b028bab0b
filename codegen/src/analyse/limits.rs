//! Limits that rules set for one text.

use tweetspec_runtime::{Measure, Severity};
use tweetspec_spec::ir::{Path, RuleKind, Shape, Spec};

use super::{
    context::Context,
    finding::{Code, Finding, Level},
    world::Reason,
};
use crate::walk::{objects, resolve};

/// The measure that a limit uses.
pub(crate) fn measure(spec: &Spec, measure: Option<usize>) -> Measure {
    match measure {
        Some(index) => Measure::Weighted(spec.measures[index].weighted.clone()),
        None => Measure::Chars,
    }
}

/// Can a text break each limit without breaking a stricter one?
pub(crate) fn say_something(context: &mut Context<'_>) {
    let spec = context.spec;
    for (index, rule) in spec.rules.iter().enumerate() {
        let RuleKind::Limit { field, measure, max } = &rule.kind else { continue };
        if context.is_dead(field) {
            continue;
        }
        let stricter = spec.rules.iter().enumerate().filter(|(other, stricter)| {
            let error = stricter.severity == Severity::Error;
            let RuleKind::Limit { field: same_field, measure: same_measure, max: other_max } = &stricter.kind
            else {
                return false;
            };
            let first = *other < index || stricter.severity > rule.severity;
            *other != index
                && error
                && (field, measure) == (same_field, same_measure)
                && (other_max < max || other_max == max && first)
        });
        let stricter: Vec<usize> = stricter.map(|(other, _)| other).collect();
        let covered = context
            .settings
            .iter()
            .filter(|setting| setting.checked[index])
            .map(|setting| stricter.iter().copied().find(|other| setting.refuses[*other]));
        let by_rules: Option<Vec<usize>> = covered.collect();
        let reasons: Vec<Reason> =
            if measure.is_none() && most_chars(spec, field).is_some_and(|most| most <= *max) {
                vec![Reason::Limits(field.clone())]
            } else if let Some(mut rules) = by_rules {
                rules.dedup();
                rules.into_iter().map(Reason::Rule).collect()
            } else {
                if rule.redundant.is_some() {
                    let message =
                        format!("`{}` is marked as redundant, but nothing else demands the same", rule.id);
                    let finding = Finding::new(Code::StaleReason, &rule.id, message);
                    context.findings.push(finding.help("take the key `redundant` out"));
                }
                continue;
            };
        let message = format!("`{}` can never be broken alone", rule.id);
        let mut finding = Finding::new(Code::RedundantRule, &rule.id, message)
            .because(context.because(&reasons))
            .help("take it out, or give it `redundant:` and the reason why it stays");
        if let Some(reason) = &rule.redundant {
            (finding.level, finding.help, finding.reason) = (Level::Note, None, Some(reason.clone()));
        }
        context.findings.push(finding);
    }
}

/// The most characters that the shape of a text allows by itself.
fn most_chars(spec: &Spec, path: &Path) -> Option<u32> {
    match resolve(spec, shape(spec, path)?) {
        Shape::String(string) => {
            let pattern = string
                .pattern
                .as_ref()
                .map(|pattern| pattern.pieces.iter().fold(0_u32, |sum, piece| sum.saturating_add(piece.max)));
            string.max_chars.into_iter().chain(pattern.filter(|most| *most < u32::MAX)).min()
        }
        _ => None,
    }
}

/// The shape at a path, which may be that of elements.
pub(crate) fn shape<'a>(spec: &'a Spec, path: &Path) -> Option<&'a Shape> {
    let fields = objects(spec).into_iter().flat_map(|place| &place.object.fields);
    let mut fields = fields.filter(|field| path.0.starts_with(&field.path.0));
    fields.find_map(|field| {
        let mut shape = &field.shape;
        for step in &path.0[field.path.0.len()..] {
            match (resolve(spec, shape), step) {
                (Shape::List(list), tweetspec_spec::ir::Step::Item) => shape = &list.item,
                _ => return None,
            }
        }
        Some(shape)
    })
}
