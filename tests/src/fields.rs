//! Fields, as pointers and paths name them: without indexes.

use tweetspec_spec::ir::{Path, RuleKind, Shape, Spec, Step};

/// The member names of a JSON Pointer.
pub fn names_at(pointer: &str) -> Vec<&str> {
    pointer.split('/').skip(1).filter(|token| token.parse::<usize>().is_err()).collect()
}

/// The member names of a path.
pub fn names_of(path: &Path) -> Vec<&str> {
    let members = path.0.iter().filter_map(|step| match step {
        Step::Member(name) => Some(name.as_str()),
        Step::Item => None,
    });
    members.collect()
}

/// Whether a rule over several fields reads the field at a place, one around it
/// or one inside it.
pub fn is_read(spec: &Spec, rule: &str, pointer: &str) -> bool {
    let names = names_at(pointer);
    let touches = |path: &Path| names_of(path).iter().zip(&names).all(|(left, right)| left == right);
    spec.rules.iter().filter(|known| known.id == rule).any(|rule| match &rule.kind {
        RuleKind::Presence(presence) => presence.atoms().any(|atom| touches(&atom.field)),
        RuleKind::Limit { .. } | RuleKind::Refuse { .. } => false,
    })
}

/// Whether the object at a place may have a member of this name.
pub fn is_member(spec: &Spec, pointer: &str, member: &str) -> bool {
    let mut object = &spec.root;
    for name in names_at(pointer) {
        let Some(field) = object.fields.iter().find(|field| field.name == name) else { return false };
        let mut shape = resolve(spec, &field.shape);
        while let Shape::List(list) = shape {
            shape = resolve(spec, &list.item);
        }
        let Shape::Object(inner) = shape else { return false };
        object = inner;
    }
    object.fields.iter().any(|field| field.name == member)
}

/// The shape behind a named type.
pub fn resolve<'s>(spec: &'s Spec, shape: &'s Shape) -> &'s Shape {
    if let Shape::Named(index) = shape { resolve(spec, &spec.types[*index].shape) } else { shape }
}
