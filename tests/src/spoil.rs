//! Documents that are almost right, and documents that are anything.

use tweetspec_runtime::table::Is;
use tweetspec_spec::ir::{Object, Path, RuleKind, Shape, Spec, Step, Test};

use crate::dice::Dice;
use crate::json::{Json, Text};
use crate::sample::{minimal, prose, wild_scalar};

/// Changes one thing, mostly for the worse.
pub fn spoil(spec: &Spec, json: &mut Json, dice: &mut Dice) {
    // Rules over several fields that most documents never come near.
    if dice.percent(15) && toggle(spec, json, dice) {
        return;
    }
    let index = dice.below(json.size());
    let value = json.nth(index).expect("the index is less than the number of values");
    match value {
        Json::Object(members) if dice.percent(80) => spoil_members(spec, members, dice),
        Json::Array(elements) if dice.percent(80) => spoil_elements(elements, dice),
        Json::String(text) if dice.percent(60) => spoil_text(text, dice),
        Json::String(Text { text, .. }) if is_number(text) && dice.percent(50) => {
            *value = Json::Number(text.clone());
        }
        Json::Number(number) if dice.percent(80) => spoil_number(number, dice),
        Json::Bool(truth) if dice.percent(30) => *value = Json::String(truth.to_string().into()),
        other => {
            *other = match dice.below(8) {
                0 => Json::Null,
                1 => Json::Array(vec![other.clone()]),
                2 => Json::Object(vec![("id".into(), other.clone())]),
                3 => Json::Array(Vec::new()),
                4 => Json::Object(Vec::new()),
                _ => wild_scalar(dice),
            }
        }
    }
}

/// Whether the text would be a number without its quotes.
fn is_number(text: &str) -> bool {
    text.parse::<i64>().is_ok_and(|number| number.to_string() == text)
}

fn spoil_members(spec: &Spec, members: &mut Vec<(Text, Json)>, dice: &mut Dice) {
    let at = dice.below(members.len());
    match dice.below(6) {
        0 | 1 if !members.is_empty() => {
            members.remove(at);
        }
        2 if !members.is_empty() => {
            let mut again = members[at].clone();
            if dice.percent(50) {
                again.1 = wild_scalar(dice);
            }
            members.insert(dice.below(members.len() + 1), again);
        }
        3 if !members.is_empty() => members[at].0 = misnamed(&members[at].0.text, dice),
        4 if !members.is_empty() => members[at].1 = Json::Null,
        _ => {
            let name = name(spec, dice);
            let value = wild(spec, 1, dice);
            members.insert(at, (name.into(), value));
        }
    }
}

/// A name that is close to another one.
fn misnamed(name: &str, dice: &mut Dice) -> Text {
    match dice.below(4) {
        0 => name.replace('_', ""),
        1 => name.to_uppercase(),
        2 => format!("{name}s"),
        _ => name.chars().skip(1).collect(),
    }
    .into()
}

fn spoil_elements(elements: &mut Vec<Json>, dice: &mut Dice) {
    let at = dice.below(elements.len());
    match dice.below(3) {
        0 if !elements.is_empty() => {
            elements.remove(at);
        }
        1 if !elements.is_empty() => {
            for _ in 0..dice.between(1, 12) {
                elements.push(elements[at].clone());
            }
        }
        _ => elements.insert(at, wild_scalar(dice)),
    }
}

/// Takes away a field that some rule reads or an object around it, or puts there
/// what is missing of the way to it; the field gets the text that the rule asks
/// about, if it asks about one.
fn toggle(spec: &Spec, json: &mut Json, dice: &mut Dice) -> bool {
    let read: Vec<Vec<(&Path, Option<Is>)>> = spec.rules.iter().map(|rule| reads(&rule.kind)).collect();
    let read: Vec<_> = read.iter().filter(|fields| !fields.is_empty()).collect();
    if read.is_empty() {
        return false;
    }
    let fields = *dice.pick(&read);
    let (path, asked) = *dice.pick(fields);
    let text = asked.map(|Is { predicate, more_than }| {
        let times = dice.between(more_than, more_than + 1).max(1);
        Json::String(predicate.examples(times).into())
    });
    // From the root to the innermost value that is there.
    let (mut object, mut value, mut path) = (&spec.root, json, &path.0[..]);
    loop {
        let (members, name, rest) = match (path, value) {
            ([], element) => return text.map(|text| *element = text).is_some(),
            ([Step::Item, rest @ ..], Json::Array(elements)) if !elements.is_empty() => {
                let at = dice.below(elements.len());
                (path, value) = (rest, &mut elements[at]);
                continue;
            }
            ([Step::Member(name), rest @ ..], Json::Object(members)) => (members, name, rest),
            _ => return false,
        };
        let Some(field) = object.fields.iter().find(|field| field.name == *name) else { return false };
        let inside = inner(spec, &field.shape);
        match members.iter().position(|(key, _)| key.text == *name) {
            Some(at)
                if rest.first() == Some(&Step::Item)
                    || inside.is_some() && !rest.is_empty() && dice.percent(90) =>
            {
                (object, path, value) = (inside.unwrap_or(object), rest, &mut members[at].1);
                continue;
            }
            Some(at) => match text.filter(|_| rest.is_empty()) {
                Some(text) => members[at].1 = text,
                None => drop(members.remove(at)),
            },
            None => {
                let text = text.filter(|_| rest.is_empty());
                let value = text.unwrap_or_else(|| Json::from(&minimal(spec, &field.shape)));
                members.push((name.as_str().into(), value));
            }
        }
        return true;
    }
}

/// The fields that a rule reads, and what it asks of their texts.
fn reads(kind: &RuleKind) -> Vec<(&Path, Option<Is>)> {
    let of_test = |test: &Test| if let Test::Is(is) = test { Some(*is) } else { None };
    match kind {
        RuleKind::Limit { .. } => Vec::new(),
        RuleKind::Refuse { fields, is } => fields.iter().map(|field| (field, Some(*is))).collect(),
        RuleKind::Presence(presence) => {
            presence.atoms().map(|atom| (&atom.field, of_test(&atom.test))).collect()
        }
    }
}

fn spoil_text(text: &mut Text, dice: &mut Dice) {
    match dice.below(6) {
        0 => text.text.clear(),
        1 => text.text = text.text.repeat(dice.between(2, 12) as usize),
        2 => text.text.push(*dice.pick(&['\n', '\0', ' ', 'é', '٣', '\u{1F600}', 'x', '0'])),
        3 => text.text = text.text.chars().skip(1).collect(),
        4 => text.escaped = true,
        _ => text.text = prose(dice.between(0, 30), dice),
    }
}

fn spoil_number(number: &mut String, dice: &mut Dice) {
    match dice.below(7) {
        0 => number.push_str(".0"),
        1 => number.push_str("e0"),
        2 => number.push_str(".5"),
        3 => number.push_str("00000000000000000000"),
        4 => "-0".clone_into(number),
        5 => number.insert(0, '-'),
        _ => *number = (i64::from(dice.between(0, 40_000)) - 20_000).to_string(),
    }
    if number.starts_with("--") {
        number.drain(..2);
    }
    if number.starts_with("00") {
        "0".clone_into(number);
    }
}

/// Any document at all, with names that the specification knows.
pub fn wild(spec: &Spec, depth: usize, dice: &mut Dice) -> Json {
    match dice.below(if depth == 0 { 3 } else { 7 }) {
        0..=2 => wild_scalar(dice),
        3 => Json::Array((0..dice.below(5)).map(|_| wild(spec, depth - 1, dice)).collect()),
        _ => Json::Object(
            (0..dice.below(6)).map(|_| (name(spec, dice).into(), wild(spec, depth - 1, dice))).collect(),
        ),
    }
}

/// A name of a field, of an alias, or another one.
fn name(spec: &Spec, dice: &mut Dice) -> String {
    let mut object = &spec.root;
    while let Some(field) = (!object.fields.is_empty()).then(|| dice.pick(&object.fields)) {
        match inner(spec, &field.shape) {
            Some(nested) if dice.percent(60) => object = nested,
            _ if dice.percent(90) => return field.name.clone(),
            _ => break,
        }
    }
    if spec.aliases.is_empty() || dice.percent(50) {
        return "x".to_owned();
    }
    let written = dice.pick(&spec.aliases).written.to_string();
    written.rsplit('.').next().unwrap_or_default().to_owned()
}

/// The object of a shape, or of its elements.
fn inner<'a>(spec: &'a Spec, shape: &'a Shape) -> Option<&'a Object> {
    match shape {
        Shape::Object(object) => Some(object),
        Shape::List(list) => inner(spec, &list.item),
        Shape::Named(index) => inner(spec, &spec.types[*index].shape),
        Shape::Bool | Shape::Integer { .. } | Shape::String(_) | Shape::Choice(_) => None,
    }
}
