//! Laws about names that people use for a field that is called otherwise.

use std::collections::BTreeSet;

use crate::ir::Step;
use crate::load::context::{Context, FieldAt};
use crate::load::problems::Problems;
use crate::load::{path, suggest};
use crate::written::Kind;

/// An alias is a member that is not there, of an object that is.
pub(super) fn aliases_are_no_fields(context: &Context<'_>, problems: &mut Problems) {
    for written in context.spec.aliases.keys() {
        let span = context.at.key("aliases").key(written).name();
        let path = match path::parse(written) {
            Ok(path) => path,
            Err(error) => {
                problems.error("invalid-path", span, format!("`{written}` is no path: {}", error.message));
                continue;
            }
        };
        if let Some(field) = context.field(&path) {
            problems
                .error("alias-is-field", span, format!("`{written}` is a field itself"))
                .hint("take it out of `aliases`")
                .related(field.at.name(), "the field");
            continue;
        }
        let Some((object, last)) = path.split_last() else { continue };
        let is_object =
            object.0.is_empty() || context.field(&object).is_some_and(|field| field.kind() == Kind::Object);
        if !is_object || *last == Step::Item {
            problems
                .error(
                    "alias-outside-object",
                    span,
                    format!(
                        "`{written}` is no place where a member could be written: `{object}` is no object"
                    ),
                )
                .hint("write the path of an object and the wrong name: `parcel.itmes`");
        }
    }
}

/// An alias stands for a member that the specification lists.
pub(super) fn aliases_lead_to_fields(context: &Context<'_>, problems: &mut Problems) {
    for (written, alias) in context.spec.aliases.iter() {
        let Some(means) = &alias.means.0 else { continue };
        let span = context.at.key("aliases").key(written).key("means").value();
        let field = path::parse(means).ok().and_then(|path| context.field(&path));
        if field.is_none_or(FieldAt::is_element) {
            problems.error("unknown-path", span, format!("there is no field `{means}`")).maybe_hint(
                suggest::hint(
                    means,
                    context.fields.iter().filter(|field| !field.is_element()).map(|field| field.text),
                ),
            );
        }
    }
}

/// Only a member of the body itself, and one that means nothing here, shows
/// that the body is one of another request.
pub(super) fn foreign_aliases_mean_nothing(context: &Context<'_>, problems: &mut Problems) {
    for (written, alias) in context.spec.aliases.iter() {
        if alias.foreign != Some(true) {
            continue;
        }
        let span = context.at.key("aliases").key(written).key("foreign").name();
        if alias.means.0.is_some() {
            let message = "a name that means a field shows no other kind of body";
            problems.error("foreign-alias-of-field", span, message).hint("write `means: null`");
        } else if path::parse(written).is_ok_and(|path| path.0.len() > 1) {
            let message = format!("`{written}` stands inside a field, so the body is one of this request");
            problems.error("foreign-alias-inside", span, message).hint("take `foreign` out");
        }
    }
}

/// An alias says why, itself or by a reason that there is; and each reason is
/// one of something.
pub(super) fn aliases_have_reasons(context: &Context<'_>, problems: &mut Problems) {
    let reasons = &context.spec.reasons;
    let mut used = BTreeSet::new();
    for (written, alias) in context.spec.aliases.iter() {
        let at = context.at.key("aliases").key(written);
        for (key, id) in [("because", &alias.because), ("part_of", &alias.part_of)] {
            let Some(id) = id else { continue };
            used.insert(id.as_str());
            if reasons.get(id).is_none() {
                problems
                    .error("unknown-reason", at.key(key).value(), format!("there is no reason `{id}`"))
                    .maybe_hint(suggest::hint(id, reasons.keys()));
            }
        }
        if alias.note.is_some() == alias.because.is_some() {
            let message = format!("`{written}` needs either a note or a reason that it shares with others");
            problems.error("alias-without-reason", at.name(), message).hint("write `note` or `because`");
        }
    }
    for id in reasons.keys().filter(|id| !used.contains(id)) {
        let span = context.at.key("reasons").key(id).name();
        problems
            .error("unused-reason", span, format!("no alias has the reason `{id}`"))
            .hint("name it in `because` or `part_of`, or take it out");
    }
}

/// What would help is said of a whole body, where a name shows that it is one
/// of another request; elsewhere it would be left out in silence.
pub(super) fn help_is_for_foreign_names(context: &Context<'_>, problems: &mut Problems) {
    for (written, alias) in context.spec.aliases.iter() {
        let because = alias.because.as_ref().filter(|_| alias.foreign != Some(true));
        for (key, id) in [("because", because), ("part_of", alias.part_of.as_ref())] {
            let reason = id.and_then(|id| Some((id, context.spec.reasons.get(id)?)));
            let Some((id, _)) = reason.filter(|(_, reason)| reason.help.is_some()) else { continue };
            let span = context.at.key("aliases").key(written).key(key).value();
            let message =
                format!("nobody would see the `help` of `{id}` here: it is for a body of another request");
            problems
                .error("help-not-shown", span, message)
                .hint("take `help` out, or give the name a reason of its own")
                .related(context.at.key("reasons").key(id).key("help").value(), "the help");
        }
    }
}
