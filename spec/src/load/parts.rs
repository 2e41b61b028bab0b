//! Names of the parts of a specification.

use super::context::Context;
use crate::ir::Part;

/// The part that a name stands for; the body without one.
pub(super) fn named(name: Option<&str>) -> Part {
    match name {
        None => Part::Body,
        Some("parameters") => Part::Parameters,
        Some(name) => name.parse().map_or_else(|_| Part::Problem(name.to_owned()), Part::Response),
    }
}

/// Every name of a part but the body that this specification has.
pub(super) fn names<'a>(context: &Context<'a>) -> Vec<&'a str> {
    let spec = context.spec;
    ["parameters"].into_iter().chain(spec.responses.keys()).chain(spec.problems.keys()).collect()
}

/// The part with a name, if the specification has it; the body without one.
pub(super) fn find<'a>(context: &Context<'a>, name: Option<&str>) -> Option<Context<'a>> {
    match named(name) {
        Part::Body => Some(context.body()),
        Part::Parameters => Some(context.parameters()),
        Part::Response(_) => context.response(name?),
        Part::Problem(name) => context.problem(&name),
    }
}
