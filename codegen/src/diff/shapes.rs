//! How two shapes of one value differ, limit by limit.

use serde_json::{Value, json};
use tweetspec_spec::ir::{Object, Path, Shape, Spec};

use super::Effect;
use crate::analyse::{
    texts::{Search, Texts},
    values::Values,
};
use crate::walk::resolve;

/// A difference, and what shows it.
pub(super) struct Difference {
    pub(super) path: Path,
    pub(super) effect: Effect,
    pub(super) message: String,
    pub(super) sample: Sample,
}

/// Something that one of two shapes accepts and the other refuses.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Sample {
    /// This value.
    Value(Value),
    /// A list of so many elements.
    Elements(u32),
    /// A list with two equal elements.
    Equal,
    /// An object with a member that is not listed.
    Stranger,
    /// Any simple value.
    Any,
    /// Nothing is known.
    Unknown,
}

/// A specification before and after.
#[derive(Clone, Copy)]
pub(super) struct Specs<'a> {
    pub(super) old: &'a Spec,
    pub(super) new: &'a Spec,
}

/// The differences of the values of an object and of all inside it.
pub(super) fn objects(specs: Specs<'_>, old: &Object, new: &Object, found: &mut Vec<Difference>) {
    if old.closed != new.closed {
        let (effect, message) = if new.closed {
            (Effect::Tighter, format!("{} no longer takes members that are not listed", named(&old.path)))
        } else {
            (Effect::Looser, format!("{} takes members that are not listed", named(&old.path)))
        };
        found.push(Difference { path: old.path.clone(), effect, message, sample: Sample::Stranger });
    }
    for old in &old.fields {
        if let Some(new) = new.fields.iter().find(|new| new.name == old.name) {
            shapes(specs, &old.shape, &new.shape, &old.path, found);
        }
    }
}

fn named(path: &Path) -> String {
    if path.0.is_empty() { "the body".to_owned() } else { format!("`{path}`") }
}

fn shapes(specs: Specs<'_>, old: &Shape, new: &Shape, path: &Path, found: &mut Vec<Difference>) {
    let (old, new) = (resolve(specs.old, old), resolve(specs.new, new));
    let mut add = |effect, message, sample| {
        found.push(Difference { path: path.clone(), effect, message, sample });
    };
    match (old, new) {
        (Shape::Bool, Shape::Bool) => {}
        (Shape::Integer { min, max }, Shape::Integer { min: new_min, max: new_max }) => {
            let ends =
                |min: &Option<i64>, max: &Option<i64>| (min.unwrap_or(i64::MIN), max.unwrap_or(i64::MAX));
            let (before, after) = (ends(min, max), ends(new_min, new_max));
            let message = || format!("`{path}` is {}, before {}", range(after), range(before));
            if let Some(sample) = outside(before, after) {
                add(Effect::Tighter, message(), Sample::Value(json!(sample)));
            }
            if let Some(sample) = outside(after, before) {
                add(Effect::Looser, message(), Sample::Value(json!(sample)));
            }
        }
        (Shape::String(_) | Shape::Choice(_), Shape::String(_) | Shape::Choice(_)) => {
            let (Some(before), Some(after)) = (Texts::of(specs.old, old), Texts::of(specs.new, new)) else {
                return;
            };
            texts(&before, &after, Effect::Tighter, path, &mut add);
            texts(&after, &before, Effect::Looser, path, &mut add);
        }
        (Shape::List(old), Shape::List(new)) => {
            let ends = |min: u32, max: Option<u32>| (i64::from(min), max.map_or(i64::MAX, i64::from));
            let (before, after) = (ends(old.min, old.max), ends(new.min, new.max));
            let message = || format!("`{path}` has {} elements, before {}", range(after), range(before));
            let elements = |count: i64| u32::try_from(count).map_or(Sample::Unknown, Sample::Elements);
            if let Some(count) = outside(before, after) {
                add(Effect::Tighter, message(), elements(count));
            }
            if let Some(count) = outside(after, before) {
                add(Effect::Looser, message(), elements(count));
            }
            match (old.unique, new.unique) {
                (false, true) => {
                    add(Effect::Tighter, format!("the elements of `{path}` must differ"), Sample::Equal);
                }
                (true, false) => {
                    add(Effect::Looser, format!("the elements of `{path}` may be equal"), Sample::Equal);
                }
                _ => {}
            }
            shapes(specs, &old.item, &new.item, &path.item(), found);
        }
        (Shape::Object(old), Shape::Object(new)) => objects(specs, old, new, found),
        _ => {
            let message = || format!("`{path}` is {}, before {}", kind(new), kind(old));
            add(Effect::Tighter, message(), Sample::Any);
            add(Effect::Looser, message(), Sample::Any);
        }
    }
}

/// A number in one range and not in another, near its end.
fn outside((min, max): (i64, i64), (other_min, other_max): (i64, i64)) -> Option<i64> {
    if min > max {
        None
    } else if other_min > other_max {
        Some(min)
    } else if min < other_min {
        Some(max.min(other_min - 1))
    } else {
        (max > other_max).then(|| min.max(other_max + 1))
    }
}

fn range((min, max): (i64, i64)) -> String {
    match (min, max) {
        (i64::MIN, i64::MAX) => "any".to_owned(),
        (i64::MIN, max) => format!("..{max}"),
        (min, i64::MAX) => format!("{min}.."),
        (min, max) => format!("{min}..{max}"),
    }
}

/// Texts that only the first of two sets has.
fn texts(
    accepting: &Texts,
    refusing: &Texts,
    effect: Effect,
    path: &Path,
    add: &mut dyn FnMut(Effect, String, Sample),
) {
    let verb = if effect == Effect::Looser { "now" } else { "no longer" };
    if let Texts::Words(words) = accepting {
        for word in words.iter().filter(|word| !refusing.contains(word)) {
            add(effect, format!("`{path}` {verb} takes {word:?}"), Sample::Value(json!(word)));
        }
        return;
    }
    let empty = Texts::Words(vec![String::new()]);
    let found = match accepting.shortest_outside(&[refusing, &empty]) {
        Search::Nothing => accepting.shortest_outside(&[refusing]),
        found => found,
    };
    match found {
        Search::Found(text) => {
            add(effect, format!("`{path}` {verb} takes some texts"), Sample::Value(json!(text)));
        }
        Search::Nothing => {}
        Search::TooLarge => add(effect, format!("`{path}` may take other texts"), Sample::Unknown),
    }
}

fn kind(shape: &Shape) -> &'static str {
    match shape {
        Shape::Bool => "a boolean",
        Shape::Integer { .. } => "an integer",
        Shape::String(_) | Shape::Choice(_) => "a string",
        Shape::List(_) => "a list",
        Shape::Object(_) => "an object",
        Shape::Named(_) => "a named type",
    }
}

/// A list of so many elements that differ, if they can.
pub(super) fn elements(spec: &Spec, item: &Shape, count: u32) -> Option<Value> {
    let values = Values { spec, hollow: &[] };
    let nth = |n: u32| values.nth(item, n as usize).or_else(|| values.nth(item, 0));
    (0..count).map(nth).collect::<Option<Vec<Value>>>().map(Value::Array)
}
