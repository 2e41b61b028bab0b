//! Documents as a proptest strategy, with a way to make a failing one smaller.

use std::fmt;

use proptest::strategy::{NewTree, Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use crate::dice::Dice;
use crate::json::{Json, Text};

/// The documents that a function makes.
pub struct Documents<F>(pub F);

impl<F> fmt::Debug for Documents<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Documents")
    }
}

impl<F: Fn(&mut Dice) -> Json> Strategy for Documents<F> {
    type Tree = Shrinking;
    type Value = Json;

    fn new_tree(&self, runner: &mut TestRunner) -> NewTree<Self> {
        let best = (self.0)(&mut Dice::new(runner.rng()));
        Ok(Shrinking { best, tried: Vec::new(), next: 0 })
    }
}

/// A document that is being made smaller, one step at a time.
#[derive(Debug)]
pub struct Shrinking {
    /// The smallest document so far that fails.
    best: Json,
    /// Documents that are one step smaller.
    tried: Vec<Json>,
    /// One past the one that is being tried; 0 for `best` itself.
    next: usize,
}

impl Shrinking {
    fn advance(&mut self) -> bool {
        self.next += 1;
        if self.next > self.tried.len() {
            self.next = 0;
            self.tried.clear();
            return false;
        }
        true
    }
}

impl ValueTree for Shrinking {
    type Value = Json;

    fn current(&self) -> Json {
        if self.next == 0 { self.best.clone() } else { self.tried[self.next - 1].clone() }
    }

    fn simplify(&mut self) -> bool {
        self.best = self.current();
        self.tried = smaller(&self.best);
        self.next = 0;
        self.advance()
    }

    fn complicate(&mut self) -> bool {
        self.next != 0 && self.advance()
    }
}

/// Every document that is one step smaller.
fn smaller(json: &Json) -> Vec<Json> {
    let mut found = Vec::new();
    match json {
        Json::Null | Json::Bool(_) => {}
        Json::Number(number) if number == "1" => {}
        Json::Number(_) => found.push(Json::Number("1".to_owned())),
        Json::String(text) => found.extend(shorter(text).map(Json::String)),
        Json::Array(elements) => {
            for index in 0..elements.len() {
                found.push(Json::Array(without(elements, index)));
            }
            for (index, element) in elements.iter().enumerate() {
                found.extend(smaller(element).into_iter().map(|element| {
                    let mut elements = elements.clone();
                    elements[index] = element;
                    Json::Array(elements)
                }));
            }
        }
        Json::Object(members) => {
            for index in 0..members.len() {
                found.push(Json::Object(without(members, index)));
            }
            for (index, (key, value)) in members.iter().enumerate() {
                let keys = shorter(key).filter(|_| key.escaped).map(|key| (key, value.clone()));
                let values = smaller(value).into_iter().map(|value| (key.clone(), value));
                found.extend(keys.chain(values).map(|member| {
                    let mut members = members.clone();
                    members[index] = member;
                    Json::Object(members)
                }));
            }
        }
    }
    found
}

fn without<T: Clone>(items: &[T], index: usize) -> Vec<T> {
    let mut items = items.to_vec();
    items.remove(index);
    items
}

/// The same text without escapes; half of it; all but its last character.
fn shorter(text: &Text) -> impl Iterator<Item = Text> {
    let chars: Vec<char> = text.text.chars().collect();
    let cut = |length: usize| {
        (length < chars.len()).then(|| Text::from(chars[..length].iter().collect::<String>()))
    };
    let plain = text.escaped.then(|| Text::from(text.text.as_str()));
    [plain, cut(chars.len() / 2), cut(chars.len().saturating_sub(1))].into_iter().flatten()
}
