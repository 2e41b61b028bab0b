//! The questions that a specification is asked, one function each.

mod examples;
mod fields;
mod groups;
mod rules;

use super::{context::Context, limits};

/// Every question, in an order in which what follows from an answer comes
/// after it. To add one, add a line.
pub(crate) const QUESTIONS: &[fn(&mut Context<'_>)] = &[
    fields::can_be_set,
    fields::can_be_absent,
    fields::values_are_allowed,
    rules::say_something,
    groups::leave_a_choice,
    limits::say_something,
    examples::are_within_limits,
];
