//! Every form that a rule over several fields can have, each in a
//! specification of its own: a way to count, a condition, and where the fields
//! stand. The specifications of the project need not hold each of them.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use super::judge::Judge;
use super::presence;
use crate::constructs::whole;
use crate::worlds;

/// The fields: those of a group and those of conditions, in each object.
const FIELDS: &str = "  a: { type: choice, values: { x: { ... }, y: { ... } }, ... }
  b: { type: boolean, ... }
  c: { type: string, ... }
  p: { type: choice, values: { x: { ... }, y: { ... } }, ... }
  q: { type: string, ... }
  card: { type: object, ... }
  card.a: { type: choice, values: { x: { ... }, y: { ... } }, ... }
  card.b: { type: boolean, ... }
  card.c: { type: string, ... }
  card.p: { type: choice, values: { x: { ... }, y: { ... } }, ... }
  card.q: { type: string, ... }
  row: { type: list, ... }
  row[]: { type: object }
  \"row[].a\": { type: choice, values: { x: { ... }, y: { ... } }, ... }
  \"row[].b\": { type: boolean, ... }
  \"row[].c\": { type: string, ... }
  \"row[].p\": { type: choice, values: { x: { ... }, y: { ... } }, ... }
  \"row[].q\": { type: string, ... }
";

/// Whether so many of three are fine.
type Fine = fn(usize) -> bool;

/// Ways to count.
const COUNTS: [(&str, Fine); 6] = [
    ("at_most_one", |count| count <= 1),
    ("at_least_one", |count| count >= 1),
    ("exactly_one", |count| count == 1),
    ("all_or_none", |count| count == 0 || count == 3),
    ("require", |count| count == 3),
    ("forbid", |count| count == 0),
];

/// What an atom asks of a field: that it is there, or a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asks {
    Set,
    NotSet,
    Is(&'static str),
}
use Asks::{Is, NotSet, Set};

/// What each of a group asks of its field.
const GROUPS: [[(&str, Asks); 3]; 2] =
    [[("a", Set), ("b", Set), ("c", Set)], [("a", Is("x")), ("b", Is("true")), ("c", Set)]];

/// What a condition asks.
const CONDITIONS: [&[(&str, Asks)]; 6] = [
    &[],
    &[("q", Set)],
    &[("q", NotSet)],
    &[("p", Is("x"))],
    &[("q", Set), ("p", Is("x"))],
    &[("q", NotSet), ("p", Set)],
];

/// Where the fields of the group stand, each with a place for the condition.
const PLACES: [[&str; 4]; 4] = [
    ["", "", "", ""],
    ["card.", "card.", "card.", "card."],
    ["", "card.", "", "card."],
    ["row[].", "row[].", "row[].", "row[]."],
];

/// A field and what is asked of it.
type Atom = (String, Asks);

struct Form {
    keyword: &'static str,
    fine: Fine,
    when: Vec<Atom>,
    group: Vec<Atom>,
}

fn forms() -> Vec<Form> {
    let mut forms = Vec::new();
    for (keyword, fine) in COUNTS {
        for (asked, condition) in GROUPS.iter().flat_map(|group| CONDITIONS.map(|when| (group, when))) {
            // These two say nothing without a condition.
            if condition.is_empty() && ["require", "forbid"].contains(&keyword) {
                continue;
            }
            for [first, second, third, around] in PLACES {
                let group = [first, second, third].into_iter().zip(asked);
                let group = group.map(|(at, (name, asks))| (format!("{at}{name}"), *asks)).collect();
                let when = condition.iter().map(|(name, asks)| (format!("{around}{name}"), *asks)).collect();
                forms.push(Form { keyword, fine, when, group });
            }
        }
    }
    forms
}

/// A value for an atom, so that it is true or false; none leaves the field out.
fn value(asks: Asks, truth: bool) -> Option<Value> {
    match (asks, truth) {
        (Set, true) | (NotSet, false) => Some(json!("x")),
        (Set, false) | (NotSet, true) => None,
        (Is("true"), truth) => Some(json!(truth)),
        (Is(value), true) => Some(json!(value)),
        (Is(_), false) => Some(json!("y")),
    }
}

impl Form {
    fn atoms(&self) -> impl Iterator<Item = &Atom> {
        self.when.iter().chain(&self.group)
    }

    /// A document in which the atoms are true as the bits say.
    fn document(&self, bits: usize) -> Value {
        let mut document = Map::new();
        for (index, (path, asks)) in self.atoms().enumerate() {
            let Some(mut value) = value(*asks, bits >> index & 1 == 1) else { continue };
            let (around, name) = path.rsplit_once('.').unwrap_or(("", path));
            if name == "b" && value == "x" {
                value = json!(true);
            }
            let object = match around {
                "" => Some(&mut document),
                "card" => document.entry("card").or_insert_with(|| json!({})).as_object_mut(),
                _ => document.entry("row").or_insert_with(|| json!([{}]))[0].as_object_mut(),
            };
            object.expect("what was inserted is an object").insert(name.to_owned(), value);
        }
        if self.group[0].0.starts_with("row") && document.is_empty() {
            document.insert("row".to_owned(), json!([{}]));
        }
        Value::Object(document)
    }

    /// Whether a document with these truths keeps the rule.
    fn holds(&self, bits: usize) -> bool {
        let is_true = |index: usize| bits >> index & 1 == 1;
        let count =
            (self.when.len()..self.when.len() + self.group.len()).filter(|&index| is_true(index)).count();
        !(0..self.when.len()).all(is_true) || (self.fine)(count)
    }

    /// A specification that has this rule and no other.
    fn specification(&self) -> String {
        let member = |(path, asks): &Atom| match asks {
            Set => format!("{path:?}"),
            NotSet => unreachable!("a group asks for fields that are there"),
            Is(value) => format!("{{ field: {path:?}, equals: {value} }}"),
        };
        let literal = |(path, asks): &Atom| match asks {
            Set => format!("{{ set: {path:?} }}"),
            NotSet => format!("{{ not_set: {path:?} }}"),
            Is(value) => format!("{{ field: {path:?}, equals: {value} }}"),
        };
        let listed = |words: Vec<String>| words.join(", ");
        let mut text = format!("fields:\n{FIELDS}rules:\n  the-rule:\n");
        if !self.when.is_empty() {
            writeln!(text, "    when: [{}]", listed(self.when.iter().map(literal).collect()))
                .expect("a string");
        }
        writeln!(text, "    {}: [{}]", self.keyword, listed(self.group.iter().map(member).collect()))
            .expect("a string");
        let states = 0..1_usize << (self.when.len() + self.group.len());
        let (good, bad): (Vec<usize>, Vec<usize>) = states.partition(|&bits| self.holds(bits));
        let examples = format!("{{ good: [{}], bad: [{}] }}", self.document(good[0]), self.document(bad[0]));
        write!(text, "    message: wrong\n    why: So it is.\n    source: {{ handbook: row }}\n    examples: {examples}")
            .expect("a string");
        whole(&text)
    }
}

#[test]
fn every_form_of_a_rule() {
    let forms = forms();
    assert!(forms.len() > 200, "{}", forms.len());
    let mut documents = 0;
    for form in forms {
        let source = form.specification();
        let world = worlds::load(&source, &source);
        let mut judge = Judge::new(&world);
        assert!(judge.states("the-rule"), "{source}");
        for document in presence::combinations(&world.spec) {
            documents += 1;
            let payload = Value::Object(document).to_string();
            judge.agree(payload.as_bytes()).unwrap_or_else(|what| panic!("{source}\n{what}"));
        }
    }
    assert!(documents > 10_000, "{documents}");
}
