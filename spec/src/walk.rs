//! Ways through the representation that several of its readers need.

use crate::ir::{Choice, Citation, Object, Path, Shape, Spec, Step};

/// An object of the body and what is said about it.
pub struct Place<'a> {
    /// The object.
    pub object: &'a Object,
    /// What it is.
    pub doc: &'a str,
    /// Where it comes from.
    pub sources: &'a [Citation],
}

/// Every object of the body, parents before children.
pub fn objects(spec: &Spec) -> Vec<Place<'_>> {
    let mut found = vec![Place { object: &spec.root, doc: &spec.doc, sources: &[] }];
    let mut next = 0;
    while let Some(place) = found.get(next) {
        let fields = &place.object.fields;
        for field in fields {
            let (shape, doc, sources) = innermost(&field.shape, &field.doc, &field.sources);
            if let Shape::Object(object) = shape {
                found.push(Place { object, doc, sources });
            }
        }
        next += 1;
    }
    found
}

/// Every choice: those of named types, then those of fields, with the words
/// that describe what the value is for.
pub fn choices(spec: &Spec) -> Vec<(&Choice, &str)> {
    let named = spec.types.iter().map(|named| (&named.shape, named.doc.as_str()));
    let fields = objects(spec).into_iter().flat_map(|place| &place.object.fields);
    let fields = fields.map(|field| (&field.shape, field.doc.as_str()));
    let mut found: Vec<(&Choice, &str)> = Vec::new();
    for (shape, doc) in named.chain(fields) {
        if let (Shape::Choice(choice), doc, _) = innermost(shape, doc, &[])
            && !found.iter().any(|(known, _)| known.rust_name == choice.rust_name)
        {
            found.push((choice, doc));
        }
    }
    found
}

/// The shape of the elements of the elements …, or the shape itself, with what
/// is said about it.
fn innermost<'a>(
    mut shape: &'a Shape,
    mut doc: &'a str,
    mut sources: &'a [Citation],
) -> (&'a Shape, &'a str, &'a [Citation]) {
    while let Shape::List(list) = shape {
        shape = &list.item;
        if !list.item_doc.is_empty() {
            doc = &list.item_doc;
            sources = &list.item_sources;
        }
    }
    (shape, doc, sources)
}

/// The shape behind a named type, or the shape itself.
pub fn resolve<'a>(spec: &'a Spec, mut shape: &'a Shape) -> &'a Shape {
    while let Shape::Named(index) = shape {
        shape = &spec.types[*index].shape;
    }
    shape
}

/// The object that a field is a member of, or that holds the list of which it
/// is an element.
pub fn parent(path: &Path) -> Path {
    let steps = path.0.len().saturating_sub(1);
    Path(path.0[..steps].to_vec())
}

/// The way from the object at `from` down to `path`, as member names.
pub fn below<'a>(path: &'a Path, from: &Path) -> Vec<&'a str> {
    let steps = path.0.iter().skip(from.0.len());
    steps.filter_map(|step| if let Step::Member(name) = step { Some(name.as_str()) } else { None }).collect()
}
