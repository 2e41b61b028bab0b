//! Laws about the limits of a value.

use tweetspec_runtime::Pattern;

use crate::load::context::Context;
use crate::load::problems::Problems;
use crate::load::tree::Place;
use crate::load::{range, suggest, values};
use crate::written::{KEYS, Kind};

/// A limit that the type of a field does not have would never be checked.
pub(super) fn keys_fit_the_type(context: &Context<'_>, problems: &mut Problems) {
    for (limits, at) in context.limits() {
        for (key, kinds) in KEYS {
            let place = at.key(key);
            if !place.exists() || kinds.contains(&limits.kind.as_str()) {
                continue;
            }
            let message = format!("`{key}` says nothing about a value of type `{}`", limits.kind.as_str());
            let own = KEYS.iter().find(|(other, others)| {
                matches!(*key, "chars" | "range" | "items")
                    && matches!(*other, "chars" | "range" | "items")
                    && others.contains(&limits.kind.as_str())
            });
            let hint = match (limits.kind, own) {
                (_, Some((own, _))) => format!("write `{own}`"),
                (Kind::Named(name), _) => format!("write it at the type `{name}`"),
                _ => format!("it is for {}", suggest::list(kinds.to_vec())),
            };
            problems.error("key-not-for-type", place.name(), message).hint(hint);
        }
    }
}

/// A range has a form, and at least one number lies in it.
pub(super) fn ranges_hold_something(context: &Context<'_>, problems: &mut Problems) {
    for (limits, at) in context.limits() {
        check_range(limits.chars, at.key("chars"), true, problems);
        check_range(limits.range, at.key("range"), false, problems);
    }
    for field in &context.fields {
        check_range(field.field.items.as_deref(), field.at.key("items"), true, problems);
    }
}

fn check_range(text: Option<&str>, at: Place<'_>, counts: bool, problems: &mut Problems) {
    let Some(text) = text else { return };
    let (min, max) = match range::parse(text) {
        Ok(ends) => ends,
        Err(hint) => {
            problems.error("invalid-range", at.value(), format!("`{text}` is no range")).hint(hint);
            return;
        }
    };
    if counts && [min, max].into_iter().flatten().any(|end| u32::try_from(end).is_err()) {
        let message = format!("`{text}` is no range of counts");
        problems.error("invalid-range", at.value(), message).hint("write ends from 0 to 4294967295");
    } else if let (Some(min), Some(max)) = (min, max)
        && min > max
    {
        let message = format!("nothing lies between {min} and {max}: the range is upside down");
        problems
            .error("range-upside-down", at.value(), message)
            .hint(format!("did you mean `{max}..{min}`?"));
    } else if counts && max == Some(0) {
        let message = "nothing but an empty value is allowed";
        problems.error("range-empty", at.value(), message).hint("take the field out, or raise the upper end");
    }
}

/// A pattern means the same to every reader of it, and is there in words.
pub(super) fn patterns_are_portable(context: &Context<'_>, problems: &mut Problems) {
    for (limits, at) in context.limits() {
        let place = at.key("pattern");
        let Some(pattern) = limits.pattern else {
            if limits.pattern_doc.is_some() {
                let message = "`pattern_doc` puts a pattern in words, and there is none";
                problems
                    .error("missing-key", at.key("pattern_doc").name(), message)
                    .hint("add `pattern`, or take `pattern_doc` out");
            }
            continue;
        };
        if let Err(error) = Pattern::parse(pattern) {
            let span = place.within(error.offset, error.len);
            problems.error("pattern-not-portable", span, error.message).hint(error.hint);
        }
        if limits.pattern_doc.is_none_or(|doc| doc.trim().is_empty()) {
            problems
                .error(
                    "missing-key",
                    place.name(),
                    "the pattern is not put in words, and a message cannot show a pattern alone",
                )
                .hint("add `pattern_doc`, for example `1 to 19 digits`");
        }
    }
}

/// A choice lists what there is to choose from.
pub(super) fn choices_have_values(context: &Context<'_>, problems: &mut Problems) {
    for (limits, at) in context.limits().filter(|(limits, _)| limits.kind == Kind::Choice) {
        if limits.values.is_none_or(|values| values.0.is_empty()) {
            problems
                .error("missing-key", at.name(), "the choice has no `values`")
                .hint("add `values: { name: { doc: …, source: … } }`; for any text use the type `string`");
        }
    }
}

/// A value that people write instead of another is none of the choice, and
/// leads to one that is.
pub(super) fn value_aliases_lead_to_values(context: &Context<'_>, problems: &mut Problems) {
    for (limits, at) in context.limits() {
        let (Some(aliases), Some(values)) = (limits.value_aliases, limits.values) else { continue };
        let at = at.key("value_aliases");
        for (name, alias) in aliases.iter() {
            if values.get(name).is_some() {
                problems
                    .error(
                        "alias-is-value",
                        at.key(name).name(),
                        format!("`{name}` is a value of the choice itself"),
                    )
                    .hint("take it out of one of the two");
            }
            if let Some(means) = &alias.means.0
                && values.get(means).is_none()
            {
                problems
                    .error(
                        "unknown-value-meant",
                        at.key(name).key("means").value(),
                        format!("`{means}` is no value of the choice"),
                    )
                    .maybe_hint(suggest::hint(means, values.keys()));
            }
        }
    }
}

/// The example of a type is a value of it; those of fields are judged by the
/// engine.
pub(super) fn examples_are_values(context: &Context<'_>, problems: &mut Problems) {
    for (name, named) in context.spec.types.iter() {
        let Some(example) = &named.example else { continue };
        if let Some(reason) = values::misfit(&named.limits(), example) {
            let span = context.at.key("types").key(name).key("example").value();
            problems.error("example-not-valid", span, format!("the example is not valid: {reason}"));
        }
    }
}

/// The engine searches the ranges of a measure by halving.
pub(super) fn weights_are_in_order(context: &Context<'_>, problems: &mut Problems) {
    for (name, measure) in context.spec.measures.iter() {
        let at = context.at.key("measures").key(name).key("ranges");
        let mut before = None;
        for (index, range) in measure.ranges.iter().enumerate() {
            let place = at.item(index);
            if range.first > range.last {
                problems
                    .error(
                        "range-upside-down",
                        place.key("first").value(),
                        "the first character of the range stands after the last",
                    )
                    .hint("swap `first` and `last`");
            } else if before.is_some_and(|last| range.first <= last) {
                problems
                    .error(
                        "ranges-not-in-order",
                        place.key("first").value(),
                        "the range begins before the end of the one above it",
                    )
                    .hint("write ranges in ascending order and without overlap");
            }
            before = Some(range.last);
        }
    }
}
