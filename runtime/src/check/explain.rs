//! What a shape finding says: one function a rule.
//!
//! A message says what is there and what is wanted, in the words of the field
//! names, with the value that was found and the limit. It never speaks the
//! language of JSON Schema.

use super::edits;
use super::locate::{amount, container_span, excerpt, listed, opening, pointer, pointer_to, shown, subject};
use super::state::Missing;
use super::unique::as_integer;
use super::walk::Walk;
use crate::builtin;
use crate::finding::{Finding, Related, Safety, Severity};
use crate::pointer::push_token;
use crate::span::Span;
use crate::table::{ChoiceShape, Field, ListShape, MeasureLimit, Shape, ShapeId, StringShape, Text};
use crate::tape::{Document, Flags, Kind, NodeId};

/// A finding of severity error about the value at hand.
fn finding<const COLLECT: bool>(
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

/// What a node is, with its article.
fn found(doc: Document<'_>, value: NodeId) -> String {
    match doc.node(value).kind {
        Kind::Null => "null".to_owned(),
        Kind::False => "false".to_owned(),
        Kind::True => "true".to_owned(),
        Kind::Number => format!("the number {}", excerpt(doc.raw(value))),
        Kind::String => format!("the string \"{}\"", excerpt(&doc.text(value))),
        Kind::Array => "an array".to_owned(),
        Kind::Object => "an object".to_owned(),
        Kind::Broken => "something unreadable".to_owned(),
    }
}

pub(super) fn wrong_type<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    id: ShapeId,
    value: NodeId,
) -> Finding {
    let shape = walk.shape(id);
    let kind = walk.doc.node(value).kind;
    let span = if matches!(kind, Kind::Array | Kind::Object) {
        opening(walk.doc, value)
    } else {
        walk.doc.span(value)
    };
    let message = format!("{} must be {}, found {}", subject(walk), wanted(shape), found(walk.doc, value));
    let mut finding = finding(walk, builtin::WRONG_TYPE, span, message);
    match (shape, kind) {
        (Shape::String(shape), Kind::Number) if walk.doc.node(value).flags.has(Flags::INTEGER) => {
            let digits = walk.doc.raw(value);
            // JavaScript and every other reader of doubles rounds integers
            // above 2^53; a long row of zeros at the end is what that leaves.
            if digits.len() >= 17 && digits.ends_with("00") {
                finding.notes.push(format!(
                    "{digits} may have lost its last digits already: many programs round numbers above 9007199254740992"
                ));
                finding.help = Some("take the id from where it came from, as a string".to_owned());
            } else {
                if digits.len() >= 16 {
                    finding.notes.push("many programs round numbers above 9007199254740992".to_owned());
                }
                finding.help = Some("put it in quotes".to_owned());
                if shape.pattern.as_ref().is_none_or(|pattern| pattern.matches(digits)) {
                    finding.fix = Some(edits::quote(walk.doc, value));
                }
            }
        }
        (Shape::Integer { min, max }, Kind::String) => {
            let text = walk.doc.text(value);
            if let Ok(number) = text.parse::<i64>() {
                finding.help = Some("write the number without quotes".to_owned());
                if (min..=max).contains(&&number) {
                    finding.fix =
                        Some(edits::replace(walk.doc, value, number.to_string(), "remove the quotes"));
                }
            }
        }
        (Shape::Bool, Kind::String) => {
            let text = walk.doc.text(value).to_ascii_lowercase();
            if text == "true" || text == "false" {
                finding.help = Some(format!("write {text} without quotes"));
                finding.fix = Some(edits::replace(walk.doc, value, text, "remove the quotes"));
            }
        }
        (Shape::List(list), Kind::String) => {
            finding.help = Some("an array holds even a single element: put it in [ ]".to_owned());
            if matches!(walk.shape(list.item), Shape::String(_) | Shape::Choice(_)) {
                finding.fix = Some(edits::wrap(walk.doc, value));
            }
        }
        (Shape::String(_) | Shape::Choice(_), Kind::Object) => {
            let mut strings =
                walk.doc.members(value).filter(|&(_, value)| walk.doc.node(value).kind == Kind::String);
            if let (Some((key, only)), None) = (strings.next(), strings.next()) {
                let key = excerpt(&walk.doc.text(key));
                finding.help = Some(format!("use the value of its member `{key}`"));
                if walk.doc.members(value).count() == 1 {
                    let text = walk.doc.raw(only).to_owned();
                    finding.fix = Some(edits::replace(walk.doc, value, text, "use the string inside"));
                }
            }
        }
        (Shape::Object(_), Kind::Array) if walk.depth() == 0 => {
            finding.help = Some(format!(
                "one document is one {}: check the elements of the array one by one",
                walk.table.noun
            ));
        }
        _ => {}
    }
    finding
}

pub(super) fn null_member<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    field: &Field,
    value: NodeId,
) -> Finding {
    let wanted = wanted(walk.shape(field.shape));
    let mut finding = if field.required {
        finding(
            walk,
            builtin::NULL_VALUE,
            walk.doc.span(value),
            format!("{} must be {wanted}, found null", subject(walk)),
        )
    } else {
        let message = format!("{} is null: a member that is not set is left out", subject(walk));
        finding(walk, builtin::NULL_VALUE, walk.doc.span(value), message)
    };
    if !field.required {
        finding.help = Some(format!("remove the member, or give it {wanted}"));
        finding.fix = edits::remove_current(walk, "remove the member", Safety::Safe);
    }
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
    finding
}

pub(super) fn not_an_integer<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    id: ShapeId,
    value: NodeId,
) -> Finding {
    let raw = walk.doc.raw(value);
    let Some(integer) = as_integer(raw) else { return wrong_type(walk, id, value) };
    let message = format!("{} must be written as {integer}, found {}", subject(walk), excerpt(raw));
    let mut finding = finding(walk, builtin::INTEGER_NOTATION, walk.doc.span(value), message);
    finding.notes.push(
        "an integer has neither a fraction nor an exponent; servers and typed readers refuse it otherwise"
            .to_owned(),
    );
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
    let below = raw.parse::<i64>().map_or(raw.starts_with('-'), |number| number < min);
    let limit = if below { format!("below the minimum {min}") } else { format!("above the maximum {max}") };
    let message = format!("{} is {}, {limit}", subject(walk), excerpt(raw));
    let mut finding = finding(walk, builtin::OUT_OF_RANGE, walk.doc.span(value), message);
    if (min, max) != (i64::MIN, i64::MAX) {
        finding.help = Some(format!("give a number from {min} to {max}"));
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
    finding(walk, builtin::TOO_SHORT, walk.doc.span(value), message)
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
    limit: &MeasureLimit,
    value: NodeId,
    text: &str,
) -> Finding {
    let rule = &walk.table.rules[usize::from(limit.rule.0)];
    let measured = walk.table.measures[usize::from(limit.measure.0)].measure(text, limit.max);
    let over = measured.total.saturating_sub(limit.max);
    let from = measured.first_over.unwrap_or(0);
    let span = Span::new(walk.doc.source_offset(value, from), walk.doc.source_offset(value, text.len()));
    let fill = |template: &str| {
        template
            .replace("{found}", &measured.total.to_string())
            .replace("{limit}", &limit.max.to_string())
            .replace("{over}", &over.to_string())
            .replace("{noun}", &walk.table.noun)
    };
    let mut finding = finding(walk, "", span, fill(&rule.message));
    finding.rule.clone_from(&rule.id);
    finding.severity = rule.severity;
    finding.label = Some("everything from here is over the limit".to_owned());
    finding.help = Some(fill(&rule.help)).filter(|help| !help.is_empty());
    let parts: Vec<String> =
        measured.parts.iter().map(|part| format!("{} {} = {}", part.count, part.kind, part.weight)).collect();
    if parts.len() > 1 || measured.parts.iter().any(|part| part.count != part.weight) {
        finding.notes.push(parts.join(", "));
    }
    finding.notes.extend(rule.notes.iter().map(ToString::to_string));
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
        format!("{} is \"{}\", {} expected", subject(walk), excerpt(text), shape.pattern_doc)
    };
    let mut finding = finding(walk, builtin::PATTERN_MISMATCH, walk.doc.span(value), message);
    let placeholder = text.starts_with(['<', '{', '$', '['])
        || text.contains("{{")
        || text.to_ascii_uppercase().starts_with("YOUR");
    if placeholder && !text.is_empty() {
        finding.help = Some("this looks like a placeholder: fill it in, or remove the member".to_owned());
    }
    finding
}

pub(super) fn unknown_value<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    shape: &ChoiceShape,
    value: NodeId,
) -> Finding {
    let text = walk.doc.text(value);
    let allowed = shape.values.iter().map(|value| format!("\"{value}\"")).collect::<Vec<_>>();
    let message = if text.is_empty() {
        format!("{} is empty", subject(walk))
    } else {
        format!("{} cannot be \"{}\"", subject(walk), excerpt(&text))
    };
    let mut finding = finding(walk, builtin::UNKNOWN_VALUE, walk.doc.span(value), message);
    finding.notes.push(format!("allowed: {}", listed(&allowed, "and")));
    let normal = super::suggest::normal(&text);
    if let Some(alias) = shape.aliases.iter().find(|alias| alias.value == text) {
        finding.notes.insert(0, alias.note.to_string());
        if let Some(instead) = &alias.instead {
            replace_by(&mut finding, walk.doc, value, instead);
        } else {
            finding.help = Some("leave the member out".to_owned());
            finding.fix = edits::remove_current(walk, "remove the member", Safety::Safe);
        }
    } else if let Some(instead) = shape.values.iter().find(|value| super::suggest::normal(value) == normal) {
        replace_by(&mut finding, walk.doc, value, instead);
    } else if let Some(near) = super::suggest::nearest(&text, shape.values.iter().map(|value| &**value)) {
        finding.help = Some(format!("did you mean \"{near}\"?"));
    }
    finding
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
    finding(walk, builtin::TOO_FEW_ITEMS, span, message)
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
    finding
}

pub(super) fn duplicate_items<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    shape: &ListShape,
    list: NodeId,
    earlier: NodeId,
    later: NodeId,
) -> Finding {
    let index = |node| walk.doc.elements(list).position(|element| element == node).unwrap_or(0);
    let message = format!("{} holds the same {} twice", subject(walk), shape.noun);
    let mut finding = finding(walk, builtin::DUPLICATE_ITEMS, walk.doc.span(later), message);
    let list_pointer = finding.pointer.clone();
    push_token(&mut finding.pointer, &index(later).to_string());
    let mut pointer = list_pointer;
    push_token(&mut pointer, &index(earlier).to_string());
    finding.related.push(Related { pointer, span: walk.doc.span(earlier), message: "first here".to_owned() });
    finding
}

pub(super) fn duplicate_key<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    earlier: NodeId,
    later: NodeId,
) -> Finding {
    let message = format!("{} occurs more than once in its object", subject(walk));
    let mut finding = finding(walk, builtin::DUPLICATE_KEY, walk.doc.span(later), message);
    finding.notes.push("which of the two counts depends on the reader, so one of them is lost".to_owned());
    finding.help = Some("keep one of them".to_owned());
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
    finding.label = Some(format!("{names} {} missing", if missing.fields.len() == 1 { "is" } else { "are" }));
    finding
}
