//! What a shape finding says: one function a rule.
//!
//! A message says what is there and what is wanted, in the words of the field
//! names, with the value that was found and the limit. It never speaks the
//! language of JSON Schema.

mod choices;
mod lists;
mod strings;

use super::edits;
use super::locate::{excerpt, listed, pointer, shown_to, subject, to_leave_out};
use super::mistyped;
use super::said;
use super::state::{At, LeaveOut, Missing};
use super::unique::as_integer;
use super::walk::Walk;
use crate::builtin;
use crate::finding::{Choice, Finding, Fix, Related, Safety};
use crate::pointer::push_token;
use crate::span::Span;
use crate::table::{Field, ListShape, Shape, ShapeId};
use crate::tape::NodeId;

pub(super) use choices::{allowed, unknown_value};
pub(super) use lists::{duplicate_items, too_few_items, too_many_items};
pub(super) use strings::{over_limit, pattern_mismatch, refused, too_long, too_short};

/// A finding of severity error about the value at hand.
pub(super) fn finding<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    rule: &'static str,
    span: Span,
    message: String,
) -> Finding {
    Finding { pointer: pointer(walk), ..Finding::error(rule, span, message) }
}

/// What a shape wants, with its article.
pub(super) fn wanted(shape: &Shape) -> &'static str {
    match shape {
        Shape::Bool => "true or false",
        Shape::Integer { .. } => "an integer",
        Shape::String(_) | Shape::Choice(_) => "a string",
        Shape::List(_) => "an array",
        Shape::Object(_) => "an object",
    }
}

/// What to write for an integer.
pub(super) fn a_number(min: i64, max: i64) -> String {
    if (min, max) == (i64::MIN, i64::MAX) {
        "write a whole number".to_owned()
    } else {
        format!("write a whole number from {min} to {max}")
    }
}

/// Whether the member after so many steps is the only one of the document;
/// without it nothing would be left.
fn is_alone<const COLLECT: bool>(walk: &Walk<'_, COLLECT>, depth: usize) -> bool {
    let container = walk.steps(depth).last().map(|step| step.container);
    depth == 1 && container.is_some_and(|container| walk.doc.members(container).count() == 1)
}

/// How to leave out a member whose value, perhaps an empty list, says nothing.
pub(super) fn leave_out<const COLLECT: bool>(walk: &Walk<'_, COLLECT>, is_list: bool) -> Option<LeaveOut> {
    let depth = to_leave_out(walk)?;
    // Nothing is lost with the member itself. The object around it was written
    // by somebody who wanted something.
    // An empty list is the exception: it says that there is none.
    let nothing_else_meant = depth == walk.depth() || is_list && !is_alone(walk, depth);
    let safety = if nothing_else_meant { Safety::Safe } else { Safety::Unsafe };
    let step = walk.steps(depth).last()?;
    let At::Key(key) = step.at else { return None };
    let fix = edits::remove_step(walk, depth, "leave it out", safety);
    Some(LeaveOut { shown: shown_to(walk, depth), object: step.container, key, safety, fix })
}

/// Offers to leave out the member at hand, which says nothing.
fn offer_to_leave_out<const COLLECT: bool>(walk: &Walk<'_, COLLECT>, finding: &mut Finding, otherwise: &str) {
    let is_list = finding.rule == builtin::TOO_FEW_ITEMS;
    match leave_out(walk, is_list) {
        Some(LeaveOut { shown, fix, .. }) => {
            finding.help = Some(format!("leave `{shown}` out, or give {otherwise}"));
            finding.fix = fix;
        }
        None if matches!(walk.steps(walk.depth()).last(), Some(step) if matches!(step.at, At::Index(_))) => {
            finding.help = Some(format!("take the element out, or give {otherwise}"));
        }
        None => finding.help = Some(format!("give {otherwise}")),
    }
}

pub(super) fn null_member<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    field: &Field,
    value: NodeId,
) -> Finding {
    let wanted = wanted(walk.shape(field.shape));
    let message = if field.required {
        format!("{} must be {wanted}, found null", subject(walk))
    } else {
        format!("{} is null: a member that is not set is left out", subject(walk))
    };
    let mut finding = finding(walk, builtin::NULL_VALUE, walk.doc.span(value), message);
    offer_to_leave_out(walk, &mut finding, &format!("it {wanted}"));
    let expected = mistyped::expected(walk.shape(field.shape));
    said::by_server(walk, &mut finding, &[("found", "null"), ("expected", expected)]);
    finding
}

pub(super) fn null_element<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    list: &ListShape,
    element: NodeId,
) -> Finding {
    let wanted = wanted(walk.shape(list.item));
    let message = format!("{} must be {wanted}, found null", subject(walk));
    let mut finding = finding(walk, builtin::NULL_VALUE, walk.doc.span(element), message);
    finding.help = Some(format!("give the {}, or take the element out", list.noun));
    let expected = mistyped::expected(walk.shape(list.item));
    said::by_server(walk, &mut finding, &[("found", "null"), ("expected", expected)]);
    finding
}

pub(super) fn not_an_integer<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    id: ShapeId,
    value: NodeId,
) -> Finding {
    let raw = walk.doc.raw(value);
    let Some(integer) = as_integer(walk.doc.number(value)) else {
        return mistyped::wrong_type(walk, id, value);
    };
    let message = format!("{} must be written as {integer}, found {}", subject(walk), excerpt(raw));
    let mut finding = finding(walk, builtin::INTEGER_NOTATION, walk.doc.span(value), message);
    let reason =
        if raw == "-0" { "zero has no sign" } else { "an integer has neither a fraction nor an exponent" };
    finding.notes.push(format!("{reason}; servers and typed readers refuse it otherwise"));
    finding.help = Some(format!("write {integer}"));
    finding.fix = Some(edits::replace(walk.doc, value, integer.to_string(), "write it as an integer"));
    finding
}

pub(super) fn out_of_range<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    value: NodeId,
    min: i64,
    max: i64,
) -> Finding {
    // The digits come from the source text: a number beyond i64 has no other form.
    let raw = walk.doc.raw(value);
    let below = walk.doc.number(value).parse::<i64>().map_or(raw.starts_with('-'), |number| number < min);
    let limit = if below { format!("below the minimum {min}") } else { format!("above the maximum {max}") };
    let message = format!("{} is {}, {limit}", subject(walk), excerpt(raw));
    let mut finding = finding(walk, builtin::OUT_OF_RANGE, walk.doc.span(value), message);
    if (min, max) != (i64::MIN, i64::MAX) {
        finding.help = Some(a_number(min, max));
    }
    finding
}

/// What the two occurrences of a key are called, where one has to be chosen.
pub(crate) const OCCURRENCES: [&str; 2] = ["first", "last"];

pub(super) fn duplicate_key<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    earlier: NodeId,
    later: NodeId,
) -> Finding {
    let message = format!("{} occurs more than once in its object", subject(walk));
    let mut finding = finding(walk, builtin::DUPLICATE_KEY, walk.doc.span(later), message);
    finding.notes.push("which of the two counts depends on the reader, so one of them is lost".to_owned());
    finding.help = Some("keep one of them".to_owned());
    if let Some(step) = walk.steps(walk.depth()).last() {
        let choice = |(name, goes): (&str, NodeId)| {
            let edits = vec![edits::remove_member(walk.doc, step.container, goes)?];
            let fix = Fix { title: format!("keep the {name} one"), safety: Safety::Unsafe, edits };
            Some(Choice { name: name.to_owned(), fix })
        };
        let choices = OCCURRENCES.into_iter().zip([later, earlier]);
        finding.choices = choices.filter_map(choice).collect();
    }
    let pointer = finding.pointer.clone();
    finding.related.push(Related { pointer, span: walk.doc.span(earlier), message: "first here".to_owned() });
    finding
}

pub(super) fn missing_fields<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    missing: &Missing<'_>,
) -> Finding {
    let subject = if missing.shown.is_empty() {
        format!("the {}", walk.table.noun)
    } else {
        format!("`{}`", missing.shown)
    };
    let names: Vec<String> = missing.fields.iter().map(|field| format!("`{}`", field.name)).collect();
    let names = listed(&names, "and");
    let mut finding = finding(walk, builtin::MISSING_FIELD, missing.span, format!("{subject} needs {names}"));
    finding.pointer.clone_from(&missing.pointer);
    if let [only] = &missing.fields[..] {
        let mut pointer = missing.pointer.clone();
        push_token(&mut pointer, &only.name);
        said::by_server_at(walk, &mut finding, &pointer, &[]);
    }
    finding.label = Some(format!("{names} {} missing", if missing.fields.len() == 1 { "is" } else { "are" }));
    if let Some(LeaveOut { shown, fix, .. }) = &missing.leave_out {
        finding.help = Some(format!("leave `{shown}` out, or give it {names}"));
        finding.fix.clone_from(fix);
    }
    finding
}
