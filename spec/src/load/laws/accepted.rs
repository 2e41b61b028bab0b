//! Laws about differences from a machine-readable description.

use super::statements::known_field;
use crate::ir::Path;
use crate::load::context::Context;
use crate::load::problems::Problems;
use crate::load::tree::Place;
use crate::load::{parts, path, suggest};
use crate::written::Accepted;

/// A difference that was decided on is about a part and a field that there
/// are; a member that only the other side has stands in an object that there
/// is.
pub(super) fn differences_are_about_what_there_is(context: &Context<'_>, problems: &mut Problems) {
    for (id, conflict) in context.spec.conflicts.iter() {
        let at = context.at.key("conflicts").key(id).key("accepts");
        for (index, accepted) in conflict.accepts.iter().enumerate() {
            let at = at.item(index);
            let Some(part) = parts::find(context, accepted.part.as_deref()) else {
                let name = accepted.part.as_deref().unwrap_or_default();
                problems
                    .error("unknown-part", at.key("in").value(), format!("there is no part `{name}`"))
                    .hint(suggest::closest(name, parts::names(context)).map_or_else(
                        || {
                            "write `parameters`, the status of a response or the name of a problem; \
                             for the body leave the key out"
                                .to_owned()
                        },
                        |close| format!("did you mean `{close}`?"),
                    ));
                continue;
            };
            field_exists(&part, accepted, at.key("at"), problems);
        }
    }
}

fn field_exists(part: &Context<'_>, accepted: &Accepted, at: Place<'_>, problems: &mut Problems) {
    let Some(text) = &accepted.at else { return };
    if accepted.keyword != "properties" {
        known_field(part, text, at, problems);
        return;
    }
    // The member itself may be what is missing here.
    match path::parse(text) {
        Ok(parsed) => {
            let around = parsed.split_last().map(|(around, _)| around).unwrap_or_default();
            if around != Path::default() {
                known_field(part, &around.to_string(), at, problems);
            }
        }
        Err(error) => {
            let message = format!("`{text}` is no path: {}", error.message);
            problems.error("invalid-path", error.span(at), message);
        }
    }
}
