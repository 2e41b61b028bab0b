//! A specification read as naively as possible: a walk over a value for each
//! statement, no tables, no sets of bits.
//!
//! It exists to disagree with the engine, so it shares no code with it, names
//! of rules, severities and predicates aside: patterns are left to the crate
//! `regex`, what holds of a text is looked up in tables, and a weight is a sum
//! over characters. Where that is not enough, it says that it does not know.
//! Every statement is read by itself: nothing that is wrong hides anything else.

use std::collections::{BTreeMap, BTreeSet};

use regex::Regex;
use serde_json::Value;
use tweetspec_runtime::{Predicate, Severity, builtin};
use tweetspec_spec::ir::{Atom, Count, Object, Path, Presence, Rule, RuleKind, Shape, Spec, Step, Test};

/// How often predicates hold of texts, as far as tables say.
pub type Tables = BTreeMap<(Predicate, String), u32>;

/// Said of a number that is no integer of 64 bits: in a value it cannot be
/// seen whether it has another notation, is too large or is no integer at all.
pub const NOT_AN_INTEGER: &str = "not-an-integer";

/// A specification and what is needed to read it.
#[derive(Debug)]
pub struct Reference<'s> {
    spec: &'s Spec,
    patterns: BTreeMap<&'s str, Regex>,
    tables: Tables,
}

/// A statement that is not true of a value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Broken {
    /// The id of the rule.
    pub rule: String,
    /// How much it matters.
    pub severity: Severity,
    /// Where.
    pub place: Place,
}

/// Where a statement is not true, as a JSON Pointer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Of the value at this place.
    At(String),
    /// Of the object at this place, somewhere inside: a rule over several fields.
    Within(String),
}

/// What the reference has to say about a value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// What is broken.
    pub broken: BTreeSet<Broken>,
    /// Rules that it cannot decide.
    pub unsure: BTreeSet<String>,
}

impl Reading {
    /// Whether the value is accepted; `None` if that hangs on a rule that
    /// cannot be decided.
    pub fn is_valid(&self, spec: &Spec) -> Option<bool> {
        if self.broken.iter().any(|broken| broken.severity == Severity::Error) {
            return Some(false);
        }
        let is_error =
            |id: &String| spec.rules.iter().any(|rule| rule.id == *id && rule.severity == Severity::Error);
        (!self.unsure.iter().any(is_error)).then_some(true)
    }

    fn shape(&mut self, rule: &str, at: &str) {
        let (rule, place) = (rule.to_owned(), Place::At(at.to_owned()));
        self.broken.insert(Broken { rule, severity: Severity::Error, place });
    }

    /// Notes whether a rule holds; `None` for a rule that cannot be decided.
    fn rule(&mut self, rule: &Rule, place: Place, holds: Option<bool>) {
        match holds {
            Some(true) => {}
            None => drop(self.unsure.insert(rule.id.clone())),
            Some(false) => {
                self.broken.insert(Broken { rule: rule.id.clone(), severity: rule.severity, place });
            }
        }
    }
}

impl<'s> Reference<'s> {
    /// Prepares a specification.
    pub fn new(spec: &'s Spec, tables: Tables) -> Self {
        let mut patterns = BTreeMap::new();
        let mut shapes: Vec<&'s Shape> = spec.types.iter().map(|named| &named.shape).collect();
        shapes.extend(spec.root.fields.iter().map(|field| &field.shape));
        while let Some(shape) = shapes.pop() {
            match shape {
                Shape::String(string) => {
                    if let Some(pattern) = &string.pattern {
                        let regex = Regex::new(&pattern.text).expect("a pattern is one in every dialect");
                        patterns.insert(&*pattern.text, regex);
                    }
                }
                Shape::List(list) => shapes.push(&list.item),
                Shape::Object(object) => shapes.extend(object.fields.iter().map(|field| &field.shape)),
                Shape::Bool | Shape::Integer { .. } | Shape::Choice(_) | Shape::Named(_) => {}
            }
        }
        Self { spec, patterns, tables }
    }

    /// Reads a value for an account of these profiles and the default one, by
    /// their indexes.
    pub fn read(&self, profiles: &[usize], value: &Value) -> Reading {
        let mut out = Reading::default();
        if value.is_null() || !value.is_object() {
            out.shape(builtin::WRONG_TYPE, "");
            return out;
        }
        self.object(&self.spec.root, value, "", &mut out);
        for rule in self.spec.rules.iter().filter(|rule| is_checked(rule, profiles)) {
            match &rule.kind {
                RuleKind::Presence(presence) => {
                    for (at, object) in places(value, &presence.scope.0) {
                        out.rule(rule, Place::Within(at), self.holds(presence, object));
                    }
                }
                RuleKind::Limit { field, measure, max } => {
                    for (at, text) in texts(value, field) {
                        let length = self.length(*measure, text);
                        out.rule(rule, Place::At(at), length.map(|length| length <= *max));
                    }
                }
                RuleKind::Refuse { fields, is } => {
                    for (at, text) in fields.iter().flat_map(|field| texts(value, field)) {
                        let count = self.count(is.predicate, text);
                        out.rule(rule, Place::At(at), count.map(|count| count <= is.more_than));
                    }
                }
            }
        }
        out
    }

    fn object(&self, object: &Object, value: &Value, at: &str, out: &mut Reading) {
        let Some(members) = value.as_object() else { return out.shape(builtin::WRONG_TYPE, at) };
        for (name, value) in members {
            let at = below(at, name);
            match object.fields.iter().find(|field| field.name == *name) {
                Some(field) => self.value(&field.shape, value, &at, out),
                None if object.closed => out.shape(builtin::UNKNOWN_FIELD, &at),
                None => {}
            }
        }
        if object.fields.iter().any(|field| field.required && !members.contains_key(&field.name)) {
            out.shape(builtin::MISSING_FIELD, at);
        }
    }

    fn value(&self, shape: &Shape, value: &Value, at: &str, out: &mut Reading) {
        match (shape, value) {
            (Shape::Named(index), _) => self.value(&self.spec.types[*index].shape, value, at, out),
            (_, Value::Null) => out.shape(builtin::NULL_VALUE, at),
            (Shape::Bool, Value::Bool(_)) => {}
            (Shape::Integer { min, max }, Value::Number(number)) => match number.as_i64() {
                None => out.shape(NOT_AN_INTEGER, at),
                Some(n) if min.is_some_and(|min| n < min) || max.is_some_and(|max| max < n) => {
                    out.shape(builtin::OUT_OF_RANGE, at);
                }
                Some(_) => {}
            },
            (Shape::String(string), Value::String(text)) => {
                let chars = text.chars().count() as u32;
                if chars < string.min_chars {
                    out.shape(builtin::TOO_SHORT, at);
                }
                if string.max_chars.is_some_and(|max| max < chars) {
                    out.shape(builtin::TOO_LONG, at);
                }
                if let Some(pattern) = &string.pattern
                    && !self.patterns[&*pattern.text].is_match(text)
                {
                    out.shape(builtin::PATTERN_MISMATCH, at);
                }
            }
            (Shape::Choice(choice), Value::String(text)) => {
                if !choice.open && !choice.values.iter().any(|value| value.value == *text) {
                    out.shape(builtin::UNKNOWN_VALUE, at);
                }
            }
            (Shape::List(list), Value::Array(elements)) => {
                let count = elements.len() as u32;
                if count < list.min {
                    out.shape(builtin::TOO_FEW_ITEMS, at);
                }
                if list.max.is_some_and(|max| max < count) {
                    out.shape(builtin::TOO_MANY_ITEMS, at);
                }
                for (index, element) in elements.iter().enumerate() {
                    let at = below(at, &index.to_string());
                    self.value(&list.item, element, &at, out);
                    if list.unique && elements[..index].iter().any(|earlier| equal(earlier, element)) {
                        out.shape(builtin::DUPLICATE_ITEMS, &at);
                    }
                }
            }
            (Shape::Object(object), Value::Object(_)) => self.object(object, value, at, out),
            _ => out.shape(builtin::WRONG_TYPE, at),
        }
    }

    /// Whether a rule holds of an object of its scope.
    fn holds(&self, presence: &Presence, place: &Value) -> Option<bool> {
        let is_true = |atom: &Atom| self.is_true(atom, &presence.scope, place);
        let condition: Vec<Option<bool>> = presence
            .when
            .iter()
            .map(|literal| is_true(&literal.atom).map(|truth| truth != literal.negated))
            .collect();
        if condition.contains(&Some(false)) {
            return Some(true);
        }
        let group: Vec<Option<bool>> = presence.group.iter().map(is_true).collect();
        let least = group.iter().filter(|truth| **truth == Some(true)).count();
        let most = group.iter().filter(|truth| **truth != Some(false)).count();
        let fine = |count: usize| match presence.count {
            Count::AtMostOne => count <= 1,
            Count::AtLeastOne => count >= 1,
            Count::ExactlyOne => count == 1,
            Count::AllOrNone => count == 0 || count == group.len(),
            Count::All => count == group.len(),
            Count::None => count == 0,
        };
        let all = (least..=most).all(fine);
        let any = (least..=most).any(fine);
        match (all, any, condition.contains(&None)) {
            (true, _, _) => Some(true),
            (_, false, false) => Some(false),
            _ => None,
        }
    }

    fn is_true(&self, atom: &Atom, scope: &Path, place: &Value) -> Option<bool> {
        let values = places(place, &atom.field.0[scope.0.len()..]);
        let Some((_, value)) = values.first() else { return Some(false) };
        match (&atom.test, value) {
            (Test::Set, value) => Some(!value.is_null()),
            (Test::OneOf(wanted), value) => Some(wanted.contains(value)),
            (Test::Is(is), Value::String(text)) => Some(self.count(is.predicate, text)? > is.more_than),
            (Test::Over { measure, max }, Value::String(text)) => Some(self.length(*measure, text)? > *max),
            (Test::Is(_) | Test::Over { .. }, _) => Some(false),
        }
    }

    /// How often a predicate holds of a text: what its table says, and never of
    /// a row of one plain letter.
    fn count(&self, predicate: Predicate, text: &str) -> Option<u32> {
        let known = self.tables.get(&(predicate, text.to_owned())).copied();
        known.or_else(|| (text.chars().all(|c| c == 'a') && !text.is_empty()).then_some(0))
    }

    /// The length of a text that holds nothing but plain characters.
    fn length(&self, measure: Option<usize>, text: &str) -> Option<u32> {
        let Some(index) = measure else { return Some(text.chars().count() as u32) };
        let weighted = &self.spec.measures[index].weighted;
        let is_plain = |c: char| {
            let is_latin = matches!(c, '\u{20}'..='\u{7E}' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ÿ');
            // A point may make a link.
            is_latin && c != '.' || matches!(c, 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '一'..='龥')
        };
        if !text.chars().all(is_plain) {
            return None;
        }
        let weight = |c: char| {
            let range =
                weighted.ranges.iter().find(|range| (range.first..=range.last).contains(&u32::from(c)));
            range.map_or(weighted.default_weight, |range| range.weight)
        };
        Some(text.chars().map(weight).sum::<u32>() / weighted.scale)
    }
}

/// The ids of the rules of severity error over several fields that the value
/// breaks under the default profile, without those that ask about texts.
pub fn broken<'s>(spec: &'s Spec, value: &Value) -> BTreeSet<&'s str> {
    let reference = Reference { spec, patterns: BTreeMap::new(), tables: Tables::new() };
    let is_broken = |rule: &&Rule| match &rule.kind {
        RuleKind::Presence(presence) => {
            let asks_texts = |atom: &Atom| matches!(atom.test, Test::Is(_) | Test::Over { .. });
            rule.severity == Severity::Error
                && is_checked(rule, &[])
                && !presence.atoms().any(asks_texts)
                && places(value, &presence.scope.0)
                    .iter()
                    .any(|(_, place)| reference.holds(presence, place) == Some(false))
        }
        RuleKind::Limit { .. } | RuleKind::Refuse { .. } => false,
    };
    spec.rules.iter().filter(is_broken).map(|rule| rule.id.as_str()).collect()
}

/// Whether a rule is one for accounts of these profiles and the default one.
fn is_checked(rule: &Rule, profiles: &[usize]) -> bool {
    let has = |profile: &usize| *profile == 0 || profiles.contains(profile);
    (rule.profiles.is_empty() || rule.profiles.iter().any(has)) && !rule.except.iter().any(has)
}

/// 1 equals 1.0.
fn equal(left: &Value, right: &Value) -> bool {
    left == right || left.as_f64().is_some_and(|left| Some(left) == right.as_f64())
}

fn below(at: &str, token: &str) -> String {
    format!("{at}/{}", token.replace('~', "~0").replace('/', "~1"))
}

/// Every value at a path, and where it stands.
pub fn places<'v>(value: &'v Value, path: &[Step]) -> Vec<(String, &'v Value)> {
    let mut found = vec![(String::new(), value)];
    for step in path {
        let inside = |(at, value): (String, &'v Value)| -> Vec<(String, &'v Value)> {
            match step {
                Step::Member(name) => {
                    value.get(name).map(|value| (below(&at, name), value)).into_iter().collect()
                }
                Step::Item => {
                    let elements = value.as_array().into_iter().flatten().enumerate();
                    elements.map(|(index, element)| (below(&at, &index.to_string()), element)).collect()
                }
            }
        };
        found = found.into_iter().flat_map(inside).collect();
    }
    found
}

/// Every text at a path, and where it stands.
fn texts<'v>(value: &'v Value, path: &Path) -> Vec<(String, &'v str)> {
    places(value, &path.0).into_iter().filter_map(|(at, value)| Some((at, value.as_str()?))).collect()
}
