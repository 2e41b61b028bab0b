//! Fields, flat: parents before children.

use crate::{Citation, Field, Misnomer, Value, ValueMisnomer};
use tweetspec_spec::ir::{self, Choice, Path, Presence, RuleKind, Shape, Spec};
use tweetspec_spec::walk::resolve;

use super::{citations, document, limits, measured};

/// These fields and all below them.
pub(super) fn of(spec: &Spec, fields: &[ir::Field]) -> Vec<Field> {
    let mut found = Vec::new();
    for field in fields {
        found.push(one(spec, field));
        if let Some(object) = object_of(&field.shape)
            && !is_problem(spec, &object.rust_name)
        {
            found.extend(of(spec, &object.fields));
        }
    }
    found
}

/// The object that a field, or each of its elements, is.
pub(super) fn object_of(mut shape: &Shape) -> Option<&ir::Object> {
    while let Shape::List(list) = shape {
        shape = &list.item;
    }
    match shape {
        Shape::Object(object) => Some(object),
        _ => None,
    }
}

/// Whether the object is described among the bodies of errors.
fn is_problem(spec: &Spec, name: &str) -> bool {
    spec.about.problems.iter().any(|problem| problem.name == name)
}

fn one(spec: &Spec, field: &ir::Field) -> Field {
    let ir::Field { path, doc, shape, required, sources, since, example, default, .. } = field;
    let mut limits = limits(spec, shape);
    limits.extend(measured(spec, path));
    let choice = choice_of(spec, shape);
    let written = |alias: &&ir::Alias| alias.means.as_ref() == Some(path);
    Field {
        path: path.to_string(),
        kind: kind(spec, shape),
        required: *required,
        doc: doc.clone(),
        item_doc: item_doc(spec, shape),
        limits,
        values: choice.map(|choice| choice.values.iter().map(value).collect()).unwrap_or_default(),
        value_misnomers: choice
            .map(|choice| choice.aliases.iter().map(value_misnomer).collect())
            .unwrap_or_default(),
        misnomers: spec
            .aliases
            .iter()
            .filter(written)
            .map(|alias| Misnomer { written: alias.written.to_string(), note: alias.note.clone() })
            .collect(),
        since: since.clone(),
        example: example.as_ref().map(document::line),
        default: default.as_ref().map(document::line),
        rules: rules_about(spec, path),
        sources: all_sources(spec, sources, shape),
    }
}

fn value(value: &ir::ChoiceValue) -> Value {
    let ir::ChoiceValue { value, rust_name: _, doc, sources, since } = value;
    Value { value: value.clone(), doc: doc.clone(), since: since.clone(), sources: citations(sources) }
}

fn value_misnomer(alias: &ir::ValueAlias) -> ValueMisnomer {
    let ir::ValueAlias { written, means, certain: _, note } = alias.clone();
    ValueMisnomer { written, means, note }
}

/// The choice that a field, or each of its elements, is.
pub(super) fn choice_of<'a>(spec: &'a Spec, shape: &'a Shape) -> Option<&'a Choice> {
    match resolve(spec, shape) {
        Shape::Choice(choice) => Some(choice),
        Shape::List(list) => choice_of(spec, &list.item),
        _ => None,
    }
}

/// What values are, in words.
fn kind(spec: &Spec, shape: &Shape) -> String {
    let many = |shape: &Shape| match resolve(spec, shape) {
        Shape::Bool => "booleans".to_owned(),
        Shape::Integer { .. } => "integers".to_owned(),
        Shape::String(_) | Shape::Choice(_) => "strings".to_owned(),
        Shape::List(_) => "lists".to_owned(),
        Shape::Object(object) if is_problem(spec, &object.rust_name) => format!("`{}`", object.rust_name),
        Shape::Object(_) | Shape::Named(_) => "objects".to_owned(),
    };
    match resolve(spec, shape) {
        Shape::Bool => "boolean".to_owned(),
        Shape::Integer { .. } => "integer".to_owned(),
        Shape::String(_) => "string".to_owned(),
        Shape::Choice(Choice { open: false, .. }) => "string, one of these values".to_owned(),
        Shape::Choice(_) => "string, often one of these values".to_owned(),
        Shape::List(list) => format!("list of {}", many(&list.item)),
        Shape::Object(object) if is_problem(spec, &object.rust_name) => format!("`{}`", object.rust_name),
        Shape::Object(_) | Shape::Named(_) => "object".to_owned(),
    }
}

/// What an element is, for elements that have no fields of their own.
fn item_doc(spec: &Spec, shape: &Shape) -> String {
    let Shape::List(list) = resolve(spec, shape) else { return String::new() };
    match &list.item {
        item if object_of(item).is_some() => String::new(),
        Shape::Named(index) if list.item_doc.is_empty() => spec.types[*index].doc.clone(),
        _ => list.item_doc.clone(),
    }
}

/// The sources of a field, then those of its type and of its elements.
fn all_sources(spec: &Spec, own: &[ir::Citation], shape: &Shape) -> Vec<Citation> {
    let mut all = citations(own);
    let mut shape = shape;
    loop {
        let more = match shape {
            Shape::Named(index) => {
                let named = &spec.types[*index];
                shape = &named.shape;
                &named.sources
            }
            Shape::List(list) => {
                shape = &list.item;
                &list.item_sources
            }
            _ => break,
        };
        for citation in citations(more) {
            if !all.contains(&citation) {
                all.push(citation);
            }
        }
    }
    all
}

/// The fields that a rule looks at, each once.
pub(super) fn of_rule(rule: &ir::Rule) -> Vec<Path> {
    let all: Vec<Path> = match &rule.kind {
        RuleKind::Limit { field, .. } => vec![field.clone()],
        RuleKind::Refuse { fields, .. } => fields.clone(),
        RuleKind::Presence(Presence { when, group, .. }) => {
            let when = when.iter().map(|literal| &literal.atom);
            // What the rule is about comes first.
            group.iter().chain(when).map(|atom| atom.field.clone()).collect()
        }
    };
    let mut once = Vec::new();
    for path in all {
        if !once.contains(&path) {
            once.push(path);
        }
    }
    once
}

fn rules_about(spec: &Spec, path: &Path) -> Vec<String> {
    let element = path.item();
    let about = |rule: &&ir::Rule| of_rule(rule).iter().any(|field| field == path || *field == element);
    spec.rules.iter().filter(about).map(|rule| rule.id.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::specification;
    use super::of;

    const LISTS: &str = r"
types: { Id: { type: string, doc: Identifies an order., source: { book: ids } } }
fields:
  kinds: { type: list, doc: Kinds., source: { book: kinds } }
  kinds[]: { type: choice, rust: Kind, doc: One kind., values: { loan: { doc: Lent., source: { book: kinds } } }, source: { book: kinds } }
  ids: { type: list, doc: Orders., source: { book: ids } }
  ids[]: { type: Id }
  others: { type: list, doc: Other orders., source: { book: ids } }
  others[]: { type: Id, doc: Another order., source: { book: ids } }
";

    #[test]
    fn elements_are_described() {
        let spec = specification(LISTS);
        let fields = of(&spec, &spec.root.fields);
        let said: Vec<(&str, &str, usize)> =
            fields.iter().map(|field| (&*field.path, &*field.item_doc, field.values.len())).collect();
        let expected =
            [("kinds", "One kind.", 1), ("ids", "Identifies an order.", 0), ("others", "Another order.", 0)];
        assert_eq!(said, expected);
    }
}
