//! Laws about fields and the tree that their paths make.

use crate::ir::Step;
use crate::load::context::{Context, PartKind};
use crate::load::path;
use crate::load::problems::Problems;
use crate::load::suggest;
use crate::written::Kind;

/// The key of a field is a path.
pub(super) fn paths_can_be_read(context: &Context<'_>, problems: &mut Problems) {
    let at = context.part.at;
    for name in context.part.entries.keys() {
        if let Err(error) = path::parse(name) {
            problems
                .error("invalid-path", at.key(name).name(), format!("`{name}` is no path: {}", error.message))
                .hint("write names parted by dots, `[]` for each element of a list: `parcel.items[].weight`");
        }
    }
    if context.part.entries.0.is_empty() && at.exists() && context.part.kind != PartKind::Parameters {
        problems.error("empty-list", at.name(), "there are no fields");
    }
}

/// A reader meets an object or a list before what is inside it.
pub(super) fn parents_stand_before_children(context: &Context<'_>, problems: &mut Problems) {
    for (index, field) in context.fields.iter().enumerate() {
        let Some((parent, last)) = field.path.split_last() else { continue };
        if parent.0.is_empty() {
            continue;
        }
        let Some(position) = context.position(&parent) else {
            // One misspelt name is one mistake, however much is inside it.
            let first = context.children(&parent).next();
            if first.is_some_and(|first| first.path != field.path) {
                continue;
            }
            let wanted = if *last == Step::Item { "list" } else { "object" };
            let siblings = parent.split_last().map(|(path, _)| path).unwrap_or_default();
            let siblings = context.children(&siblings).map(|field| field.text);
            let close = suggest::closest(&parent.to_string(), siblings.filter(|_| !problems.are_many()));
            let hint = close.map_or_else(
                || format!("add `{parent}: {{ type: {wanted}, … }}` before it"),
                |close| format!("did you mean `{close}`?"),
            );
            problems
                .error(
                    "missing-parent",
                    field.at.name(),
                    format!("`{}` stands in `{parent}`, which is no field", field.text),
                )
                .hint(hint);
            continue;
        };
        let other = &context.fields[position];
        if position > index {
            problems
                .error(
                    "child-before-parent",
                    field.at.name(),
                    format!("`{}` stands before `{parent}`", field.text),
                )
                .hint("write an object or a list before what is inside it")
                .related(other.at.name(), "the parent");
        }
        let (wanted, inside) = match last {
            Step::Item => (Kind::List, "elements"),
            Step::Member(_) => (Kind::Object, "members"),
        };
        if other.kind() != wanted {
            let message = format!("`{parent}` is of type `{}` and has no {inside}", other.field.kind);
            let hint = match (last, other.kind()) {
                (Step::Member(_), Kind::List) => format!("for a member of each element write `{parent}[].…`"),
                _ => format!("make `{parent}` of type `{}`", wanted.as_str()),
            };
            problems
                .error("not-a-container", field.at.name(), message)
                .hint(hint)
                .related(other.at.key("type").value(), "its type");
        }
    }
}

/// An object says which members it has, and a list what its elements are.
pub(super) fn containers_have_contents(context: &Context<'_>, problems: &mut Problems) {
    for field in &context.fields {
        let kind = field.kind();
        if kind == Kind::List && context.field(&field.path.item()).is_none() {
            problems
                .error(
                    "missing-elements",
                    field.at.name(),
                    format!("nothing says what the elements of `{}` are", field.text),
                )
                .hint(format!("add `{}[]: {{ type: … }}`", field.text));
        }
        if kind == Kind::Object
            && field.field.open != Some(true)
            && context.children(&field.path).next().is_none()
        {
            problems
                .error(
                    "missing-members",
                    field.at.name(),
                    format!("the object `{}` has no members, so nothing could be in it", field.text),
                )
                .hint(format!(
                    "add `{}.name: {{ type: … }}`, or `open: true` if any member is accepted",
                    field.text
                ));
        }
    }
}

/// A type is one of the language, or one under `types`.
pub(super) fn types_exist(context: &Context<'_>, problems: &mut Problems) {
    for field in &context.fields {
        let Kind::Named(name) = field.kind() else { continue };
        let held: Vec<&str> = context.spec.problems.keys().filter(|_| context.is_answer()).collect();
        if context.spec.types.get(name).is_some() || held.contains(&name) {
            continue;
        }
        let known = Kind::NAMES.into_iter().chain(context.spec.types.keys()).chain(held);
        let hint = match name {
            "bool" => Some("did you mean `boolean`?".to_owned()),
            "int" | "number" | "float" => Some("did you mean `integer`?".to_owned()),
            "enum" => Some("did you mean `choice`?".to_owned()),
            "array" => Some("did you mean `list`?".to_owned()),
            "map" | "mapping" => Some("did you mean `object`?".to_owned()),
            _ if problems.are_many() => None,
            _ => suggest::hint(name, known),
        };
        let message = format!("there is no type `{name}`, neither in the language nor under `types`");
        problems.error("unknown-type", field.at.key("type").value(), message).maybe_hint(hint);
    }
}

/// A type that no field has says nothing about the operation.
pub(super) fn types_are_used(context: &Context<'_>, problems: &mut Problems) {
    let parts = context.parts();
    for name in context.spec.types.keys() {
        let mut fields = [context].into_iter().chain(&parts).flat_map(|part| &part.fields);
        if !fields.any(|field| field.kind() == Kind::Named(name)) {
            problems
                .error(
                    "unused-type",
                    context.at.key("types").key(name).name(),
                    format!("no field is of type `{name}`"),
                )
                .hint(format!("write `type: {name}` for a field, or take the type out"));
        }
    }
}

/// Every field says what it is and where that is written; a named type says it
/// for its fields.
pub(super) fn fields_are_explained(context: &Context<'_>, problems: &mut Problems) {
    for field in context.fields.iter().filter(|field| !field.explains_itself()) {
        if field.field.doc.as_deref().is_none_or(|doc| doc.trim().is_empty()) {
            problems
                .error("missing-doc", field.at.name(), format!("`{}` does not say what it is", field.text))
                .hint("add `doc: …`, a sentence");
        }
        if field.field.source.is_none() {
            problems
                .error(
                    "missing-source",
                    field.at.name(),
                    format!("`{}` does not say where its facts come from", field.text),
                )
                .hint("add `source: { source-key: \"place in it\" }`");
        }
    }
}

/// An element has no name, so it is neither required nor new.
pub(super) fn elements_are_not_members(context: &Context<'_>, problems: &mut Problems) {
    for field in context.fields.iter().filter(|field| field.is_element()) {
        for (key, written, hint) in [
            (
                "required",
                field.field.required.is_some(),
                "say how many elements there are with `items` of the list",
            ),
            ("since", field.field.since.is_some(), "write it at the list"),
            ("default", field.field.default.is_some(), "say at the list what its absence means"),
        ] {
            if written {
                problems
                    .error(
                        "key-not-for-type",
                        field.at.key(key).name(),
                        format!("`{key}` is for members, and `{}` stands for elements", field.text),
                    )
                    .hint(hint);
            }
        }
    }
}

/// A default is what the absence of a member means, so the member can be absent.
pub(super) fn defaults_stand_for_absence(context: &Context<'_>, problems: &mut Problems) {
    let in_body = context.part.kind == PartKind::Body;
    for field in context.fields.iter().filter(|field| field.field.default.is_some() && !field.is_element()) {
        let (why, hint) = match (in_body, field.field.required == Some(true)) {
            (false, _) => ("is for members of the body", "take `default` out"),
            (true, true) => {
                ("is what its absence means, and it is required", "take `required` or `default` out")
            }
            (true, false) => continue,
        };
        let message = format!("the default of `{}` {why}", field.text);
        problems.error("default-without-absence", field.at.key("default").name(), message).hint(hint);
    }
}
