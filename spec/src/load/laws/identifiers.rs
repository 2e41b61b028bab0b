//! Laws about names: their form, and that no two are the same.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use tweetspec_runtime::{Span, builtin};

use crate::ir::{RESERVED_TYPES, Step};
use crate::load::context::{Context, PartKind};
use crate::load::names;
use crate::load::problems::Problems;
use crate::load::tree::Place;
use crate::written::{Entries, Kind};

/// Names have the form that files, messages and Rust need.
pub(super) fn names_have_their_form(context: &Context<'_>, problems: &mut Problems) {
    let (spec, at) = (context.spec, context.at);
    if !spec.id.split('.').all(names::is_kebab) {
        wrong_form(problems, at.key("id").value(), &spec.id, "a dotted id", "example.create-order");
    }
    if !names::is_pascal(&spec.name) {
        wrong_form(problems, at.key("name").value(), &spec.name, "a name in PascalCase", "CreateOrder");
    }
    if !spec.operation.path.starts_with('/') {
        let place = at.key("operation").key("path").value();
        wrong_form(problems, place, &spec.operation.path, "a path that begins with `/`", "/2/orders");
    }
    for (key, text) in [("noun", &spec.noun), ("title", &spec.title), ("doc", &spec.doc)] {
        if text.trim().is_empty() {
            problems.error("empty-text", at.key(key).value(), format!("`{key}` is empty"));
        }
    }
    let kebab = |problems: &mut Problems, keys: Vec<&str>, group: Place<'_>, what, example| {
        for key in keys.into_iter().filter(|key| !names::is_kebab(key)) {
            wrong_form(problems, group.key(key).name(), key, what, example);
        }
    };
    kebab(problems, spec.rules.keys().collect(), at.key("rules"), "a rule id in kebab-case", "one-payment");
    kebab(problems, spec.reasons.keys().collect(), at.key("reasons"), "an id in kebab-case", "old-api");
    kebab(problems, spec.advice.keys().collect(), at.key("advice"), "an id in kebab-case", "long-notes");
    kebab(
        problems,
        spec.measures.keys().collect(),
        at.key("measures"),
        "a measure name in kebab-case",
        "weighted",
    );
    for (name, _) in spec.types.iter().filter(|(name, _)| !names::is_pascal(name)) {
        wrong_form(problems, at.key("types").key(name).name(), name, "a type name in PascalCase", "OrderId");
    }
    if let Some(place) = Some(at.key("measures").key("chars")).filter(|place| place.exists()) {
        problems
            .error("name-taken", place.name(), "the measure `chars` is always there: Unicode scalar values")
            .hint("choose another name");
    }
}

/// The names of Rust items that a specification asks for are such names.
pub(super) fn requested_names_have_their_form(context: &Context<'_>, problems: &mut Problems) {
    let requested = context.fields.iter().filter_map(|field| Some((field.field.rust.as_ref()?, field.at)));
    let variants = context.limits().flat_map(|(limits, at)| {
        let values = limits.values.into_iter().flat_map(Entries::iter);
        values.filter_map(move |(value, written)| Some((written.rust.as_ref()?, at.key("values").key(value))))
    });
    for (name, place) in requested.chain(variants).filter(|(name, _)| !names::is_pascal(name)) {
        wrong_form(
            problems,
            place.key("rust").value(),
            name,
            "the name of a Rust type or variant",
            "GiftCard",
        );
    }
}

fn wrong_form(problems: &mut Problems, span: Span, name: &str, what: &str, example: &str) {
    let message = format!("`{name}` is not {what}");
    problems.error("name-form", span, message).hint(format!("write for example `{example}`"));
}

/// A finding's rule id says which rule it was, so it cannot be that of a rule
/// that the engine brings along.
pub(super) fn rule_ids_are_free(context: &Context<'_>, problems: &mut Problems) {
    for rule in context.rules() {
        if let Some(builtin) = builtin::find(rule.id) {
            let message = format!("`{}` is the id of a rule that every specification has", rule.id);
            problems
                .error("name-taken", rule.at.name(), message)
                .hint(format!("choose another id; that rule says: {}", builtin.summary));
        }
    }
}

/// Profiles have names that a command line can take, and a set of them is 32
/// bits.
pub(super) fn profiles_have_names(context: &Context<'_>, problems: &mut Problems) {
    let Some(profiles) = &context.spec.profiles else { return };
    let at = context.at.key("profiles");
    if profiles.0.is_empty() {
        problems
            .error("empty-list", at.name(), "there is no profile")
            .hint("leave `profiles` out for the profile `default`");
    }
    if profiles.0.len() > 32 {
        problems.error(
            "too-many",
            at.name(),
            format!("there are {} profiles, and 32 is the most", profiles.0.len()),
        );
    }
    for (name, profile) in profiles.iter() {
        let place = at.key(name);
        if !names::is_kebab(name) {
            wrong_form(problems, place.name(), name, "a profile name in kebab-case", "premium");
        }
        if profile.doc.trim().is_empty() {
            problems.error("empty-text", place.key("doc").value(), "`doc` is empty");
        }
    }
}

/// Each type has one name in the generated code, and none that the code needs
/// for itself.
pub(super) fn rust_types_differ(context: &Context<'_>, problems: &mut Problems) {
    const RUST: &str = "give it another name with `rust: …`";
    const RENAME: &str = "choose another name";
    let (name, at) = (&context.spec.name, context.at.key("name").value());
    let root = [(name.clone(), at, RENAME)];
    let types = context.spec.types.keys().map(|name| {
        let at = context.at.key("types").key(name).name();
        (name.to_owned(), at, RENAME)
    });
    let parts = context.parts();
    // The type of a whole answer, of which an empty one has none.
    let answers = parts.iter().filter(|part| part.is_answer() && !part.fields.is_empty());
    let answers = answers.map(|part| {
        let at = part.part.named_at;
        let (span, hint) =
            if part.part.kind == PartKind::Response { (at.value(), RUST) } else { (at.name(), RENAME) };
        (part.part.rust_name.clone(), span, hint)
    });
    let own = [context].into_iter().chain(&parts).flat_map(|part| {
        let fields = part.fields.iter().filter(|field| matches!(field.kind(), Kind::Object | Kind::Choice));
        fields.map(|field| {
            let rust = field.at.key("rust");
            let span = if rust.exists() { rust.value() } else { field.at.name() };
            (part.rust_type(field), span, RUST)
        })
    });
    let builder = format!("{name}Builder");
    let mut taken = BTreeMap::new();
    for (name, span, hint) in root.into_iter().chain(types).chain(answers).chain(own) {
        if RESERVED_TYPES.contains(&name.as_str()) {
            problems
                .error(
                    "rust-name-taken",
                    span,
                    format!("the Rust type would be called `{name}`, which generated code needs for itself"),
                )
                .hint(hint);
        } else if name == builder {
            problems
                .error(
                    "rust-name-taken",
                    span,
                    format!("the Rust type would be called `{name}`, as is the builder of the whole"),
                )
                .hint(hint)
                .related(at, "the whole");
        } else if let Some(first) = taken.get(&name) {
            problems
                .error("rust-name-taken", span, format!("two Rust types would be called `{name}`"))
                .hint("give one of them another name with `rust: …`")
                .related(*first, "the other");
        } else {
            taken.insert(name, span);
        }
    }
}

/// The fields of an object have different names in Rust.
pub(super) fn rust_fields_differ(context: &Context<'_>, problems: &mut Problems) {
    let mut taken = BTreeMap::new();
    for field in &context.fields {
        let Some((Step::Member(last), parent)) = field.path.0.split_last() else { continue };
        let name = names::of_field(last);
        match taken.entry((parent, name)) {
            Entry::Vacant(entry) => {
                entry.insert(field.at.name());
            }
            Entry::Occupied(entry) => {
                let message = format!("two fields of one object would be called `{}` in Rust", entry.key().1);
                problems
                    .error("rust-name-taken", field.at.name(), message)
                    .related(*entry.get(), "the other");
            }
        }
    }
}

/// The values of a choice have different names in Rust.
pub(super) fn rust_variants_differ(context: &Context<'_>, problems: &mut Problems) {
    for (limits, at) in context.limits() {
        let Some(values) = limits.values else { continue };
        let at = at.key("values");
        let mut taken: Vec<(String, &str)> = Vec::new();
        for (value, written) in values.iter() {
            let name = names::of_variant(value, written);
            let is_other = limits.open && name == names::OTHER_VARIANT && !context.is_answer();
            if is_other || name == names::ALL_VALUES {
                problems
                    .error(
                        "rust-name-taken",
                        at.key(value).name(),
                        format!("the variant would be called `{name}`, which every enum of its kind has for itself"),
                    )
                    .hint("give it another name with `rust: …`");
            } else if name == "Self" || name == "_" || !name.is_ascii() {
                problems
                    .error(
                        "rust-name-taken",
                        at.key(value).name(),
                        format!("`{value}` gives no name for a Rust variant"),
                    )
                    .hint("give it one with `rust: …`");
            } else if let Some((_, other)) = taken.iter().find(|(other, _)| *other == name) {
                problems
                    .error(
                        "rust-name-taken",
                        at.key(value).name(),
                        format!("two variants would be called `{name}` in Rust"),
                    )
                    .hint("give one of them another name with `rust: …`")
                    .related(at.key(other).name(), "the other");
            } else {
                taken.push((name, value));
            }
        }
    }
}
