//! Documents in which nothing is found, to spoil.

use serde_json::{Map, Value, json};
use tweetspec_runtime::Severity;
use tweetspec_spec::ir::{Field, Path, Shape, Spec, Step};
use tweetspec_spec::walk::resolve;

use super::{document, judge::Judge};

/// Good documents of rules that are tried as a start.
const MOST_STARTS: usize = 12;

/// Documents in which nothing is found.
pub(super) struct Samples<'a> {
    spec: &'a Spec,
    starts: Vec<Value>,
}

impl<'a> Samples<'a> {
    pub(super) fn new(spec: &'a Spec, judge: &mut Judge) -> Self {
        let mut starts: Vec<Value> = spec
            .rules
            .iter()
            .filter(|rule| rule.profiles.is_empty())
            .flat_map(|rule| &rule.good)
            .filter(|document| is_clean(judge, document))
            .cloned()
            .collect();
        // The shortest shows a mistake best, but a document that somebody would
        // write: words show more than a dot, and more than white space.
        starts.sort_by_key(|document| {
            let text = document.to_string();
            (!is_natural(document), !text.contains(' '), text.len())
        });
        starts.dedup();
        Self { spec, starts }
    }

    /// A short document in which the field is set.
    pub(super) fn with(&self, field: &Field, judge: &mut Judge) -> Option<Value> {
        if let Some(found) = self.starts.iter().find(|start| at(start, &field.path).is_some()) {
            return Some(found.clone());
        }
        let value = sample(self.spec, field)?;
        let mut candidates = self.starts.iter().take(MOST_STARTS).filter_map(|start| {
            let mut document = start.clone();
            self.set(&mut document, &field.path.0, value.clone())?;
            Some(document)
        });
        candidates.find(|document| is_clean(judge, document))
    }

    /// Sets a member, with everything around it that has to be there.
    fn set(&self, document: &mut Value, steps: &[Step], value: Value) -> Option<()> {
        let mut here = document;
        let mut fields = &self.spec.root.fields;
        for (index, step) in steps.iter().enumerate() {
            match step {
                Step::Item => {
                    here = here.as_array_mut()?.first_mut()?;
                }
                Step::Member(name) => {
                    let field = fields.iter().find(|field| field.name == *name)?;
                    let members = here.as_object_mut()?;
                    if index + 1 == steps.len() {
                        members.insert(name.clone(), value);
                        return Some(());
                    }
                    if !members.contains_key(name) {
                        members.insert(name.clone(), sample(self.spec, field)?);
                    }
                    here = members.get_mut(name)?;
                    if let Some(object) = super::fields::object_of(&field.shape) {
                        fields = &object.fields;
                    }
                }
            }
        }
        None
    }
}

/// Whether no text begins or ends with white space.
fn is_natural(value: &Value) -> bool {
    match value {
        Value::String(text) => text.trim() == text,
        Value::Array(items) => items.iter().all(is_natural),
        Value::Object(members) => members.values().all(is_natural),
        Value::Null | Value::Bool(_) | Value::Number(_) => true,
    }
}

fn is_clean(judge: &mut Judge, document: &Value) -> bool {
    judge.findings(None, Severity::Warning, false, &document::lines(document)).is_empty()
}

/// The value at a path, in the first element of each list.
pub(super) fn at<'v>(document: &'v Value, path: &Path) -> Option<&'v Value> {
    path.0.iter().try_fold(document, |value, step| match step {
        Step::Member(name) => value.get(name),
        Step::Item => value.get(0),
    })
}

/// As [`at`], to change it.
pub(super) fn at_mut<'v>(document: &'v mut Value, path: &Path) -> Option<&'v mut Value> {
    path.0.iter().try_fold(document, |value, step| match step {
        Step::Member(name) => value.get_mut(name),
        Step::Item => value.get_mut(0),
    })
}

/// A value that is fine for a field by itself: its example, or else one that is
/// made up where the shape leaves no doubt.
fn sample(spec: &Spec, field: &Field) -> Option<Value> {
    field.example.clone().or_else(|| of_shape(spec, &field.shape))
}

fn of_shape(spec: &Spec, shape: &Shape) -> Option<Value> {
    Some(match resolve(spec, shape) {
        Shape::Bool => json!(true),
        Shape::Integer { min, .. } => json!(min.unwrap_or(1)),
        Shape::String(text) if text.pattern.is_none() => {
            json!("x".repeat(usize::try_from(text.min_chars.max(1)).ok()?))
        }
        Shape::String(_) | Shape::Named(_) => return None,
        Shape::Choice(choice) => json!(choice.values.first()?.value),
        Shape::List(list) => {
            let item = of_shape(spec, &list.item)?;
            Value::Array(vec![item; usize::try_from(list.min.max(1)).ok()?])
        }
        Shape::Object(object) => {
            let mut members = Map::new();
            for field in object.fields.iter().filter(|field| field.required) {
                members.insert(field.name.clone(), sample(spec, field)?);
            }
            Value::Object(members)
        }
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use tweetspec_runtime::Pattern;
    use tweetspec_spec::ir::{Shape, StringShape};

    use super::super::tests::specification;
    use super::of_shape;

    const SPEC: &str = r"
body: none
";

    #[test]
    fn a_text_is_made_up_where_nothing_says_how_it_looks() {
        let spec = specification(SPEC);
        let text = |pattern| Shape::String(StringShape { min_chars: 3, pattern, ..StringShape::default() });
        assert_eq!(of_shape(&spec, &text(None)), Some(json!("xxx")));
        let pattern = Pattern::parse("^[0-9]{3}$").expect("it is a row of classes");
        assert_eq!(of_shape(&spec, &text(Some(pattern))), None);
    }
}
