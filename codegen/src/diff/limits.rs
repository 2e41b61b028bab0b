//! How the limits that rules set for texts differ.

use std::collections::BTreeSet;

use tweetspec_runtime::Measure;
use tweetspec_spec::ir::{Path, RuleKind, Spec};

use super::Effect;
use crate::analyse::{
    context::Setting,
    describe,
    limits::measure,
    texts::{Search, Texts},
};

/// Characters of different weight in any measure.
const CHARACTERS: [char; 4] = ['a', 'é', '日', '\u{1F600}'];

/// Texts longer than this are not tried.
const LONGEST: usize = 200_000;

/// A text that one specification refuses for its length and the other one
/// accepts.
pub(super) struct Longer {
    pub(super) path: Path,
    pub(super) effect: Effect,
    pub(super) subject: String,
    pub(super) message: String,
    /// `None` if no text was found that shows it.
    pub(super) text: Option<String>,
}

struct Limit {
    rule: usize,
    measure: Measure,
    max: u32,
}

fn limits(spec: &Spec, setting: &Setting, path: &Path) -> Vec<Limit> {
    let rules = spec.rules.iter().enumerate().filter(|(index, _)| setting.refuses[*index]);
    let limit = |(rule, kind): (usize, &RuleKind)| match kind {
        RuleKind::Limit { field, measure: used, max } if field == path => {
            Some(Limit { rule, measure: measure(spec, *used), max: *max })
        }
        _ => None,
    };
    rules.map(|(index, rule)| (index, &rule.kind)).filter_map(limit).collect()
}

/// The differences of all limits.
pub(super) fn differences(old: (&Spec, &Setting), new: (&Spec, &Setting)) -> Vec<Longer> {
    let mut paths = BTreeSet::new();
    for rule in old.0.rules.iter().chain(&new.0.rules) {
        if let RuleKind::Limit { field, .. } = &rule.kind {
            paths.insert(field);
        }
    }
    let mut found = Vec::new();
    for path in paths {
        let (before, after) = (limits(old.0, old.1, path), limits(new.0, new.1, path));
        let same = |left: &Limit, right: &Limit| (&left.measure, left.max) == (&right.measure, right.max);
        let new_limits = after.iter().filter(|limit| !before.iter().any(|other| same(limit, other)));
        for limit in new_limits {
            let candidates = candidates(old.0, path, limit);
            found.extend(longer(Effect::Tighter, path, new.0, limit, &before, &candidates));
        }
        let old_limits = before.iter().filter(|limit| !after.iter().any(|other| same(limit, other)));
        for limit in old_limits {
            let candidates = candidates(new.0, path, limit);
            found.extend(longer(Effect::Looser, path, old.0, limit, &after, &candidates));
        }
    }
    found
}

/// Whether a text breaks the limit and none of the others.
fn longer(
    effect: Effect,
    path: &Path,
    spec: &Spec,
    limit: &Limit,
    others: &[Limit],
    candidates: &[String],
) -> Option<Longer> {
    let fits = |limit: &Limit, text: &str| limit.measure.fits(text, limit.max);
    let text =
        candidates.iter().find(|text| !fits(limit, text) && others.iter().all(|other| fits(other, text)));
    // In one measure a stricter limit settles it.
    if text.is_none() && others.iter().any(|other| other.measure == limit.measure && other.max <= limit.max) {
        return None;
    }
    let rule = &spec.rules[limit.rule];
    let verb = if effect == Effect::Tighter { "now" } else { "no longer" };
    let message = format!("`{}` {verb} demands: {}", rule.id, describe::rule(spec, rule));
    Some(Longer { path: path.clone(), effect, subject: rule.id.clone(), message, text: text.cloned() })
}

/// Texts just longer than the limit, of characters of one kind, and one that
/// the pattern of the field matches.
fn candidates(spec: &Spec, path: &Path, limit: &Limit) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    for c in CHARACTERS {
        let fits = |count: usize| limit.measure.fits(&c.to_string().repeat(count), limit.max);
        let (mut least, mut most) = (0, (limit.max as usize).saturating_add(1).saturating_mul(2));
        if most > LONGEST || fits(most) {
            continue;
        }
        while least + 1 < most {
            let middle = usize::midpoint(least, most);
            if fits(middle) { least = middle } else { most = middle }
        }
        texts.push(c.to_string().repeat(most));
    }
    let shape = crate::analyse::limits::shape(spec, path).and_then(|shape| Texts::of(spec, shape));
    let Some(shape) = shape else { return texts };
    if let (Texts::Row { pieces, max, .. }, true) = (&shape, (limit.max as usize) < LONGEST)
        && let row = (Texts::Row { pieces: pieces.clone(), min: limit.max + 1, max: *max })
        && let Search::Found(text) = row.shortest_outside(&[])
    {
        texts.push(text);
    }
    // A text of another shape is refused for that, and shows nothing.
    texts.retain(|text| shape.contains(text));
    texts
}
