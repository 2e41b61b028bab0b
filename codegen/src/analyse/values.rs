//! Values that a shape allows, the simple ones first.

use serde_json::{Value, json};
use tweetspec_spec::ir::{ListShape, Path, RuleKind, Shape, Spec};

use super::{
    texts::{Search, Texts},
    world::Reason,
};
use crate::walk::resolve;

/// Lists that need more different elements than this are not tried.
const MOST_DIFFERENT: u32 = 64;

/// What the limits of a specification say about values, under some rules.
pub(crate) struct Values<'a> {
    pub(crate) spec: &'a Spec,
    /// Places of list elements that can never be there, and why.
    pub(crate) hollow: &'a [(Path, Vec<Reason>)],
}

impl Values<'_> {
    /// The `n`th value that a shape other than an object allows, if it allows
    /// so many.
    pub(crate) fn nth(&self, shape: &Shape, n: usize) -> Option<Value> {
        match resolve(self.spec, shape) {
            Shape::Bool => [true, false].get(n).map(|value| json!(value)),
            Shape::Integer { min, max } => integer(*min, *max, n).map(|value| json!(value)),
            shape @ (Shape::String(_) | Shape::Choice(_)) => match shape {
                Shape::Choice(choice) if n < choice.values.len() => Some(json!(choice.values[n].value)),
                Shape::Choice(choice) if !choice.open => None,
                _ => Texts::of(self.spec, shape)?.nth(n).map(|text| json!(text)),
            },
            Shape::List(list) => {
                let elements = (0..wanted(list)).map(|index| self.nth(&list.item, n + index as usize));
                elements.collect::<Option<Vec<Value>>>().map(Value::Array)
            }
            Shape::Object(_) | Shape::Named(_) => None,
        }
    }

    /// Why no value at all is possible at a place, if none is; what stands
    /// inside an object is another question.
    pub(crate) fn impossible(&self, shape: &Shape, path: &Path) -> Option<Vec<Reason>> {
        let limits = || Some(vec![Reason::Limits(path.clone())]);
        match resolve(self.spec, shape) {
            shape @ (Shape::String(_) | Shape::Choice(_)) => {
                let texts = Texts::of(self.spec, shape)?;
                (texts.shortest_outside(&[]) == Search::Nothing).then(limits).flatten()
            }
            Shape::List(list) if list.min == 0 => None,
            Shape::List(list) => {
                let item = path.item();
                if let Some((_, reasons)) = self.hollow.iter().find(|(hollow, _)| *hollow == item) {
                    return Some([vec![Reason::Limits(path.clone())], reasons.clone()].concat());
                }
                if let Some(reasons) = self.impossible(&list.item, &item) {
                    return Some([vec![Reason::Limits(path.clone())], reasons].concat());
                }
                let too_few = list.unique
                    && list.min <= MOST_DIFFERENT
                    && is_finite(self.spec, &list.item)
                    && self.nth(&list.item, list.min as usize - 1).is_none();
                too_few.then(limits).flatten()
            }
            // The loader refuses a range that is upside down.
            Shape::Bool | Shape::Integer { .. } | Shape::Object(_) | Shape::Named(_) => None,
        }
    }

    /// The rules that by themselves leave no text at a place: the limit in
    /// characters is below the fewest that the shape allows.
    pub(crate) fn too_short(&self, shape: &Shape, path: &Path) -> Vec<usize> {
        let Some(texts @ Texts::Row { .. }) = Texts::of(self.spec, shape) else { return Vec::new() };
        let limits = self.spec.rules.iter().enumerate();
        let too_short = limits.filter(|(_, rule)| {
            matches!(&rule.kind, RuleKind::Limit { field, measure: None, max }
                if field == path && texts.clone().at_most(*max).shortest_outside(&[]) == Search::Nothing)
        });
        too_short.map(|(index, _)| index).collect()
    }

    /// Whether the shape allows this value; a list, an object and what is in
    /// them are not looked at.
    pub(crate) fn allows(&self, shape: &Shape, value: &Value) -> bool {
        match (resolve(self.spec, shape), value) {
            (Shape::Bool, Value::Bool(_)) => true,
            (Shape::Integer { min, max }, Value::Number(number)) => number.as_i64().is_some_and(|number| {
                min.is_none_or(|min| min <= number) && max.is_none_or(|max| number <= max)
            }),
            (shape @ (Shape::String(_) | Shape::Choice(_)), Value::String(text)) => {
                Texts::of(self.spec, shape).is_some_and(|texts| texts.contains(text))
            }
            _ => false,
        }
    }

    /// The simplest value that is none of these, if there is one.
    pub(crate) fn other_than(&self, shape: &Shape, known: &[&Value]) -> Option<Value> {
        match resolve(self.spec, shape) {
            shape @ Shape::String(_) => {
                let words = known.iter().filter_map(|value| value.as_str()).map(str::to_owned).collect();
                let known = Texts::Words(words);
                let empty = Texts::Words(vec![String::new()]);
                let texts = Texts::of(self.spec, shape)?;
                let found = [texts.shortest_outside(&[&known, &empty]), texts.shortest_outside(&[&known])];
                found.into_iter().find_map(|found| match found {
                    Search::Found(text) => Some(json!(text)),
                    Search::Nothing | Search::TooLarge => None,
                })
            }
            shape => {
                (0..=known.len()).filter_map(|n| self.nth(shape, n)).find(|value| !known.contains(&value))
            }
        }
    }
}

/// Whether a shape has so few values that they can run out.
fn is_finite(spec: &Spec, shape: &Shape) -> bool {
    match resolve(spec, shape) {
        Shape::Bool | Shape::Integer { .. } => true,
        Shape::Choice(choice) => !choice.open,
        Shape::String(string) => string.max_chars.is_some() || string.pattern.is_some(),
        Shape::List(_) | Shape::Object(_) | Shape::Named(_) => false,
    }
}

/// How many elements a simple list has: one where it may be empty, because a
/// reader sees more in it.
pub(crate) fn wanted(list: &ListShape) -> u32 {
    list.min.max(1).min(list.max.unwrap_or(u32::MAX))
}

/// The `n`th whole number within limits: upwards from 1 or the least, then
/// downwards.
fn integer(min: Option<i64>, max: Option<i64>, n: usize) -> Option<i64> {
    let (min, max) = (min.unwrap_or(i64::MIN), max.unwrap_or(i64::MAX));
    if min > max {
        return None;
    }
    let (first, n) = (1.clamp(min, max), i64::try_from(n).ok()?);
    let above = max.saturating_sub(first);
    if n <= above {
        return Some(first + n);
    }
    first.checked_sub(n - above).filter(|value| *value >= min)
}

#[cfg(test)]
mod tests {
    use super::integer;

    #[test]
    fn whole_numbers_are_counted_out() {
        let all = |min, max| (0..9).map_while(|n| integer(min, max, n)).collect::<Vec<_>>();
        assert_eq!(all(Some(5), Some(7)), [5, 6, 7]);
        assert_eq!(all(Some(-1), Some(2)), [1, 2, 0, -1]);
        assert_eq!(all(None, Some(-3))[..2], [-3, -4]);
        assert_eq!(all(None, None)[..2], [1, 2]);
        assert_eq!(all(Some(3), Some(3)), [3]);
        assert!(all(Some(2), Some(1)).is_empty());
    }
}
