//! What a shape finding says: one function a rule.
//!
//! A message says what is there and what is wanted, in the words of the field
//! names, with the value that was found and the limit. It never speaks the
//! language of JSON Schema.

use std::ops::Range;

use super::edits;
use super::locate::{
    amount, container_span, excerpt, listed, pointer, pointer_to, quoted, shown, shown_to, subject,
    to_leave_out,
};
use super::mistyped;
use super::state::{At, LeaveOut, Missing};
use super::unique::as_integer;
use super::walk::Walk;
use super::{said, swapped};
use crate::answer::Answer;
use crate::builtin;
use crate::finding::{Choice, Finding, Fix, Related, Safety, Severity};
use crate::measure::Part;
use crate::pointer::push_token;
use crate::span::Span;
use crate::table::{ChoiceShape, Field, Is, ListShape, MeasureId, Rule, Shape, ShapeId, StringShape, Text};
use crate::tape::{Document, NodeId};

/// A finding of severity error about the value at hand.
pub(super) fn finding<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    rule: &'static str,
    span: Span,
    message: String,
) -> Finding {
    Finding {
        rule: Text::Borrowed(rule),
        severity: Severity::Error,
        pointer: pointer(walk),
        span,
        message,
        label: None,
        notes: Vec::new(),
        help: None,
        fix: None,
        choices: Vec::new(),
        related: Vec::new(),
    }
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
    let fix = edits::remove_step(walk, depth, "leave it out", safety);
    Some(LeaveOut { shown: shown_to(walk, depth), fix })
}

/// Offers to leave out the member at hand, which says nothing.
fn offer_to_leave_out<const COLLECT: bool>(walk: &Walk<'_, COLLECT>, finding: &mut Finding, otherwise: &str) {
    let is_list = finding.rule == builtin::TOO_FEW_ITEMS;
    match leave_out(walk, is_list) {
        Some(LeaveOut { shown, fix }) => {
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

pub(super) fn too_short<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    shape: &StringShape,
    value: NodeId,
    text: &str,
) -> Finding {
    let min = shape.min_chars;
    let message = if text.is_empty() {
        format!("{} is empty, at least {} needed", subject(walk), amount(min, "character"))
    } else {
        format!(
            "{} has {}, at least {min} needed",
            subject(walk),
            amount(text.chars().count() as u32, "character")
        )
    };
    let mut finding = finding(walk, builtin::TOO_SHORT, walk.doc.span(value), message);
    if text.is_empty() {
        offer_to_leave_out(walk, &mut finding, &format!("it {}", characters(min, shape.max_chars)));
    }
    finding
}

/// `1 to 25 characters`.
fn characters(min: u32, max: u32) -> String {
    if max == u32::MAX {
        format!("at least {}", amount(min, "character"))
    } else {
        format!("{min} to {}", amount(max, "character"))
    }
}

pub(super) fn too_long<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    shape: &StringShape,
    value: NodeId,
    text: &str,
) -> Finding {
    let max = shape.max_chars;
    let count = text.chars().count() as u32;
    let from = text.char_indices().nth(max as usize).map_or(text.len(), |(offset, _)| offset);
    let span = Span::new(walk.doc.source_offset(value, from), walk.doc.source_offset(value, text.len()));
    let message = format!("{} has {}, at most {max} allowed", subject(walk), amount(count, "character"));
    let mut finding = finding(walk, builtin::TOO_LONG, span, message);
    finding.label = Some(format!("{} too many", count - max));
    finding
}

pub(super) fn over_limit<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    rule: &Rule,
    (measure, max): (MeasureId, u32),
    (value, text, pointer): (NodeId, &str, String),
) -> Finding {
    let measured = walk.table.measures[usize::from(measure.0)].measure(text, max);
    let over = measured.total.saturating_sub(max);
    let from = measured.first_over.unwrap_or(0);
    let span = Span::new(walk.doc.source_offset(value, from), walk.doc.source_offset(value, text.len()));
    let fill = |template: &str| {
        template
            .replace("{found}", &measured.total.to_string())
            .replace("{limit}", &max.to_string())
            .replace("{over}", &over.to_string())
            .replace("{noun}", &walk.table.noun)
    };
    let mut finding = of_rule(walk, rule, span, &fill);
    finding.pointer = pointer;
    finding.label = Some("everything from here is over the limit".to_owned());
    let part = |part: &Part| {
        let kind = if part.count == 1 { part.kind.trim_end_matches('s') } else { part.kind };
        format!("{} {kind} = {}", part.count, part.weight)
    };
    let parts: Vec<String> = measured.parts.iter().map(part).collect();
    if parts.len() > 1 || measured.parts.iter().any(|part| part.count != part.weight) {
        finding.notes.insert(0, parts.join(", "));
    }
    finding
}

/// A finding of a rule of the specification about the value at hand.
fn of_rule<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    rule: &Rule,
    span: Span,
    fill: &dyn Fn(&str) -> String,
) -> Finding {
    let mut finding = finding(walk, "", span, fill(&rule.message));
    finding.rule.clone_from(&rule.id);
    finding.severity = rule.severity;
    finding.help = Some(fill(&rule.help)).filter(|help| !help.is_empty());
    finding.notes = rule.notes.iter().map(ToString::to_string).collect();
    finding
}

pub(super) fn refused<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    (rule, is): (&Rule, Is),
    shape: &StringShape,
    (value, text): (NodeId, &str),
    place: Range<usize>,
) -> Finding {
    let fill = |template: &str| {
        template
            .replace("{field}", &subject(walk))
            .replace("{found}", &quoted(&text[place.clone()]))
            .replace("{count}", &is.predicate.count(text).to_string())
            .replace("{noun}", &walk.table.noun)
    };
    let source = |offset| walk.doc.source_offset(value, offset);
    let whole = place == (0..text.len());
    let span = if whole { walk.doc.span(value) } else { Span::new(source(place.start), source(place.end)) };
    let mut finding = of_rule(walk, rule, span, &fill);
    let fits = |text: &&str| shape.pattern.as_ref().is_none_or(|pattern| pattern.matches(text));
    if let Some(meant) = is.predicate.meant(text).filter(fits) {
        let title = format!("write \"{}\"", excerpt(meant));
        finding.fix = Some(edits::replace(walk.doc, value, edits::json_string(meant), &title));
    }
    finding
}

pub(super) fn pattern_mismatch<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    shape: &StringShape,
    value: NodeId,
    text: &str,
) -> Finding {
    let message = if text.is_empty() {
        format!("{} is empty, {} expected", subject(walk), shape.pattern_doc)
    } else {
        format!("{} is {}, {} expected", subject(walk), quoted(text), shape.pattern_doc)
    };
    let mut finding = finding(walk, builtin::PATTERN_MISMATCH, walk.doc.span(value), message);
    let fits = |text: &str| shape.pattern.as_ref().is_some_and(|pattern| pattern.matches(text));
    // What comes last in a link.
    let end = text.rsplit(|c: char| !c.is_alphanumeric()).find(|part| !part.is_empty());
    if text.is_empty() {
        offer_to_leave_out(walk, &mut finding, &shape.pattern_doc);
    } else if fits(text.trim()) {
        finding.help = Some("remove the white space around it".to_owned());
        let trimmed = edits::json_string(text.trim());
        finding.fix = Some(edits::replace(walk.doc, value, trimmed, "remove the white space"));
    } else if let Some(end) = end.filter(|end| end.len() >= LEAST_END && fits(end)) {
        finding.help = Some(format!("did you mean \"{end}\", which it ends with?"));
        let fix = edits::replace(walk.doc, value, edits::json_string(end), "write only the end of it");
        finding.fix = Some(Fix { safety: Safety::Unsafe, ..fix });
    } else {
        swapped::with_another(walk, &mut finding, shape, value);
    }
    let says = |answer: &Answer| {
        let pattern = shape.pattern.as_ref().map_or("", |pattern| &pattern.text);
        answer.message.as_ref().is_some_and(|message| message.contains(pattern))
    };
    if walk.table.answers.iter().any(|answer| answer.rules.contains(&finding.rule) && says(answer)) {
        said::by_server(walk, &mut finding, &[]);
    }
    finding
}

/// A shorter end of a text is more likely a number in it than what was meant.
const LEAST_END: usize = 8;

pub(super) fn unknown_value<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    shape: &ChoiceShape,
    value: NodeId,
) -> Finding {
    let text = walk.doc.text(value);
    let message = if text.is_empty() {
        format!("{} is empty", subject(walk))
    } else {
        format!("{} cannot be {}", subject(walk), quoted(&text))
    };
    let mut finding = finding(walk, builtin::UNKNOWN_VALUE, walk.doc.span(value), message);
    finding.notes.push(format!("allowed: {}", allowed(shape)));
    let normal = super::suggest::normal(&text);
    if mistyped::is_placeholder(&text) {
        mistyped::placeholder(walk, &mut finding, value);
    } else if let Some(alias) = shape.aliases.iter().find(|alias| alias.value == text) {
        finding.notes.insert(0, alias.note.to_string());
        if let Some(instead) = &alias.instead {
            replace_by(&mut finding, walk.doc, value, instead);
            if let Some(fix) = finding.fix.as_mut().filter(|_| !alias.certain) {
                fix.safety = Safety::Unsafe;
            }
        } else {
            finding.help = Some("leave the member out".to_owned());
            let safety = if alias.certain { Safety::Safe } else { Safety::Unsafe };
            finding.fix = edits::remove_current(walk, "remove the member", safety);
        }
    } else if let Some(instead) = shape.values.iter().find(|value| super::suggest::normal(value) == normal) {
        replace_by(&mut finding, walk.doc, value, instead);
    } else if let Some(near) = super::suggest::nearest(&text, shape.values.iter().map(|value| &**value)) {
        finding.help = Some(format!("did you mean \"{near}\"?"));
    }
    finding
}

/// The values that a choice takes, as JSON writes them.
pub(super) fn allowed(choice: &ChoiceShape) -> String {
    let values: Vec<String> = choice.values.iter().map(|value| edits::json_string(value)).collect();
    listed(&values, "and")
}

fn replace_by(finding: &mut Finding, doc: Document<'_>, value: NodeId, instead: &str) {
    finding.help = Some(format!("write \"{instead}\""));
    finding.fix = Some(edits::replace(doc, value, edits::json_string(instead), "write the accepted value"));
}

pub(super) fn too_few_items<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    shape: &ListShape,
    list: NodeId,
    count: u32,
) -> Finding {
    let message = if count == 0 {
        format!("{} is empty, at least {} needed", subject(walk), amount(shape.min, &shape.noun))
    } else {
        format!("{} has {}, at least {} needed", subject(walk), amount(count, &shape.noun), shape.min)
    };
    let span = if count == 0 { walk.doc.span(list) } else { container_span(walk, list) };
    let mut finding = finding(walk, builtin::TOO_FEW_ITEMS, span, message);
    if count == 0 {
        offer_to_leave_out(walk, &mut finding, &format!("it at least {}", amount(shape.min, &shape.noun)));
    }
    let plural = if shape.min == 1 { "" } else { "s" };
    said::by_server(walk, &mut finding, &[("count", &shape.min.to_string()), ("s", plural)]);
    finding
}

pub(super) fn too_many_items<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    shape: &ListShape,
    list: NodeId,
    first_over: NodeId,
) -> Finding {
    let count = walk.doc.elements(list).count();
    let depth = walk.depth() - 1;
    let list_shown = shown(walk);
    let list_shown = list_shown.rsplit_once('[').map_or(&*list_shown, |(list, _)| list);
    let message =
        format!("`{list_shown}` has {}, at most {} allowed", amount(count as u32, &shape.noun), shape.max);
    let mut finding = finding(walk, builtin::TOO_MANY_ITEMS, walk.doc.span(first_over), message);
    finding.pointer = pointer_to(walk, depth);
    finding.label = Some(format!("{} number {}", shape.noun, shape.max + 1));
    said::by_server(walk, &mut finding, &[("count", &shape.max.to_string())]);
    swapped::taken_apart(walk, &mut finding, shape, list);
    finding
}

pub(super) fn duplicate_items<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    shape: &ListShape,
    elements: &[NodeId],
    earlier: NodeId,
    later: NodeId,
) -> Finding {
    // Nodes of one list are in ascending order.
    let index = |node| elements.partition_point(|&element| element < node);
    let message = format!("{} holds the same {} twice", subject(walk), shape.noun);
    let mut finding = finding(walk, builtin::DUPLICATE_ITEMS, walk.doc.span(later), message);
    let list_pointer = finding.pointer.clone();
    push_token(&mut finding.pointer, &index(later).to_string());
    let mut pointer = list_pointer;
    push_token(&mut pointer, &index(earlier).to_string());
    finding.related.push(Related { pointer, span: walk.doc.span(earlier), message: "first here".to_owned() });
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
    if let Some(LeaveOut { shown, fix }) = &missing.leave_out {
        finding.help = Some(format!("leave `{shown}` out, or give it {names}"));
        finding.fix.clone_from(fix);
    }
    finding
}
