//! Every combination of fields that are there and fields that are not.
//!
//! Rules that share a field belong together: all that they read is combined
//! with everything else that they read, values they test included. Fields that
//! no rule reads are added one by one and two by two.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};
use tweetspec_runtime::Severity;
use tweetspec_spec::ir::{Field, Object, Path, RuleKind, Shape, Spec, Test};
use tweetspec_tests::fields::resolve;
use tweetspec_tests::sample::minimal;

use super::judge::Judge;
use crate::worlds::{CREATE_TWEET, TOY, World};

/// Paths that the rules of one group read, and the values they compare with.
#[derive(Debug, Default)]
struct Component {
    fields: BTreeSet<Path>,
    tested: Vec<(Path, Vec<Value>)>,
}

/// What each rule reads, as groups that are not yet joined.
fn single_rules(spec: &Spec, severities: &[Severity]) -> Vec<Component> {
    let mut components = Vec::new();
    for rule in spec.rules.iter().filter(|rule| severities.contains(&rule.severity)) {
        let RuleKind::Presence(presence) = &rule.kind else { continue };
        let mut component = Component::default();
        for atom in presence.atoms() {
            component.fields.insert(atom.field.clone());
            match &atom.test {
                Test::Set => {}
                Test::OneOf(values) => component.tested.push((atom.field.clone(), values.clone())),
                Test::Is(is) => {
                    let text = is.predicate.examples(is.more_than + 1);
                    component.tested.push((atom.field.clone(), vec![text.into()]));
                }
                Test::Over { max, .. } => {
                    let text = "a".repeat(*max as usize + 1);
                    component.tested.push((atom.field.clone(), vec![text.into()]));
                }
            }
        }
        components.push(component);
    }
    components
}

/// Joins groups until no two that touch each other may still be joined.
fn joined(
    mut components: Vec<Component>,
    may_join: impl Fn(&Component, &Component) -> bool,
) -> Vec<Component> {
    let mut done = Vec::new();
    while let Some(mut grown) = components.pop() {
        while let Some(index) = components.iter().position(|other| may_join(&grown, other)) {
            grown = grown.with(&components.swap_remove(index));
        }
        // A group that is done may still take in this one.
        match done.iter().position(|other| may_join(&grown, other)) {
            Some(index) => components.push(grown.with(&done.swap_remove(index))),
            None => done.push(grown),
        }
    }
    done
}

/// The groups whose states are combined: rules of any severity that share a
/// field, and errors that read the same object, up to a number of states.
fn components(spec: &Spec) -> Vec<Component> {
    const MOST: usize = 12_000;
    let every = single_rules(spec, &[Severity::Error, Severity::Warning, Severity::Info]);
    let mut found = joined(every, |left, right| !left.fields.is_disjoint(&right.fields));
    let errors = single_rules(spec, &[Severity::Error]);
    found.extend(joined(errors, |left, right| {
        left.touches(right) && left.with(right).count(spec, &spec.root) <= MOST
    }));
    found
}

impl Component {
    fn with(&self, other: &Self) -> Self {
        let fields = self.fields.union(&other.fields).cloned().collect();
        Self { fields, tested: [self.tested.clone(), other.tested.clone()].concat() }
    }

    /// Whether a field of one lies inside a field of the other, or is it.
    fn touches(&self, other: &Self) -> bool {
        self.fields.iter().any(|left| {
            other.fields.iter().any(|right| left.0.starts_with(&right.0) || right.0.starts_with(&left.0))
        })
    }

    /// Whether the group reads the field or something inside it.
    fn reads(&self, path: &Path) -> bool {
        self.fields.iter().any(|field| field.0.starts_with(&path.0))
    }

    /// Every state of an object: each field that matters absent and present.
    fn states(&self, spec: &Spec, object: &Object) -> Vec<Map<String, Value>> {
        let mut states = vec![Map::new()];
        for field in object.fields.iter().filter(|field| field.required || self.reads(&field.path)) {
            let values = self.values(spec, field);
            let with = |state: &Map<String, Value>| {
                let state = state.clone();
                values.iter().map(move |value| {
                    let mut state = state.clone();
                    state.insert(field.name.clone(), value.clone());
                    state
                })
            };
            let present: Vec<_> = states.iter().flat_map(with).collect();
            states.extend(present);
        }
        states
    }

    /// How many states an object has, without making them.
    fn count(&self, spec: &Spec, object: &Object) -> usize {
        let fields = object.fields.iter().filter(|field| field.required || self.reads(&field.path));
        fields.fold(1, |count, field| {
            let values = match resolve(spec, &field.shape) {
                Shape::Object(object) => self.count(spec, object),
                _ => self.values(spec, field).len(),
            };
            count.saturating_mul(1 + values)
        })
    }

    /// The values that a field takes: one of each kind that a rule could tell
    /// from another.
    fn values(&self, spec: &Spec, field: &Field) -> Vec<Value> {
        match resolve(spec, &field.shape) {
            Shape::Object(object) => self.states(spec, object).into_iter().map(Value::Object).collect(),
            Shape::List(list) => {
                let mut values = vec![minimal(spec, &field.shape)];
                if list.min == 0 {
                    values.push(json!([]));
                }
                if let Shape::Object(object) = resolve(spec, &list.item)
                    && self.reads(&field.path.item())
                {
                    let elements = self.states(spec, object).into_iter().map(Value::Object);
                    // Beside an element that is fine, where there is room.
                    values.extend(elements.map(|element| {
                        let mut elements =
                            vec![minimal(spec, &list.item); list.min.saturating_sub(1) as usize];
                        elements.push(element);
                        Value::Array(elements)
                    }));
                }
                values
            }
            shape => {
                let tested = self.tested.iter().filter(|(path, _)| *path == field.path);
                let mut values: Vec<Value> = tested.flat_map(|(_, values)| values.clone()).collect();
                if matches!(shape, Shape::Bool) && !values.is_empty() {
                    values.extend([json!(false), json!(true)]);
                } else {
                    values.push(minimal(spec, shape));
                }
                values.sort_by_key(Value::to_string);
                values.dedup();
                values
            }
        }
    }
}

/// Every field of an object and of the objects in it, each as a document that
/// has nothing else but what holds the field.
fn single_fields(spec: &Spec, object: &Object) -> Vec<Map<String, Value>> {
    let mut documents = Vec::new();
    for field in &object.fields {
        let mut values = vec![minimal(spec, &field.shape)];
        if let Shape::Object(nested) = resolve(spec, &field.shape) {
            values.extend(single_fields(spec, nested).into_iter().map(|child| {
                let mut whole = minimal(spec, &field.shape);
                whole.as_object_mut().expect("the field is an object").extend(child);
                whole
            }));
            values.push(json!({}));
        }
        documents.extend(values.into_iter().map(|value| Map::from_iter([(field.name.clone(), value)])));
    }
    documents
}

/// Judges all documents, on as many threads as there are processors.
#[track_caller]
fn judge_all(world: &World, documents: &[Map<String, Value>]) {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let share = documents.len().div_ceil(threads).max(1);
    std::thread::scope(|scope| {
        for part in documents.chunks(share) {
            scope.spawn(move || {
                let mut judge = Judge::new(world);
                for document in part {
                    let payload = serde_json::to_vec(document).expect("a value can be written");
                    if let Err(disagreement) = judge.agree(&payload) {
                        panic!("{disagreement}");
                    }
                }
            });
        }
    });
}

/// Every combination, each alone and beside what is required.
pub(super) fn combinations(spec: &Spec) -> Vec<Map<String, Value>> {
    let plain = minimal_document(spec);
    let mut documents = Vec::new();
    for component in components(spec) {
        for state in component.states(spec, &spec.root) {
            let mut beside = plain.clone();
            beside.retain(|name, _| !component.reads(&Path::default().member(name)));
            if !beside.is_empty() {
                beside.extend(state.clone());
                documents.push(beside);
            }
            documents.push(state);
        }
    }
    // A group that grows beyond this needs another way to be tested.
    assert!(documents.len() < 200_000, "{} combinations", documents.len());
    documents
}

/// The combinations, and every two of the other fields.
pub(super) fn documents(spec: &Spec) -> Vec<Map<String, Value>> {
    let plain = minimal_document(spec);
    let mut documents = combinations(spec);
    let singles = single_fields(spec, &spec.root);
    for (index, left) in singles.iter().enumerate() {
        for right in &singles[index..] {
            let mut pair = plain.clone();
            pair.extend(left.clone());
            pair.extend(right.clone());
            documents.push(pair);
        }
    }
    documents
}

#[track_caller]
fn every_combination(world: &World, at_least: usize) {
    let documents = documents(&world.spec);
    assert!(documents.len() >= at_least, "only {} combinations", documents.len());
    judge_all(world, &documents);
}

/// A document with its required fields, and with the first one if that is not
/// enough to be valid.
fn minimal_document(spec: &Spec) -> Map<String, Value> {
    minimal(spec, &Shape::Object(spec.root.clone())).as_object().cloned().unwrap_or_default()
}

#[test]
fn every_combination_of_the_toy() {
    every_combination(&TOY, 3_000);
}

#[test]
fn every_combination_of_the_specification() {
    every_combination(&CREATE_TWEET, 10_000);
}
