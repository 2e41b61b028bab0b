//! What a value of another type is meant to be.

mod inside;
mod numbers;

use super::edits;
use super::explain::{a_number, allowed, finding, wanted};
use super::locate::{excerpt, listed, opening, quoted, subject};
use super::said;
use super::walk::Walk;
use crate::builtin;
use crate::finding::{Edit, Finding, Fix, Safety};
use crate::pattern::Pattern;
use crate::predicate::Predicate;
use crate::span::Span;
use crate::table::{Field, ListShape, ObjectShape, Shape, ShapeId, StringShape};
use crate::tape::{Document, Flags, Kind, NodeId, Tape};
use inside::{array_for_string, object_for_list, object_for_string};
use numbers::number_for_string;

pub(super) use numbers::is_rounded;

/// Reports a value whose type is not that of its shape.
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
        (Shape::String(shape), Kind::Number) => number_for_string(walk, &mut finding, shape, value),
        (Shape::Integer { .. } | Shape::Bool | Shape::List(_) | Shape::Object(_), Kind::String)
            if is_placeholder(&walk.doc.text(value)) =>
        {
            placeholder(walk, &mut finding, value);
        }
        (&Shape::Integer { min, max }, Kind::String) => {
            let text = walk.doc.text(value);
            if let Ok(number) = text.trim().parse::<i64>() {
                finding.help = Some("write the number without quotes".to_owned());
                if (min..=max).contains(&number) {
                    finding.fix =
                        Some(edits::replace(walk.doc, value, number.to_string(), "remove the quotes"));
                }
            } else {
                finding.help = Some(a_number(min, max));
            }
        }
        (&Shape::Integer { min, max }, _) => finding.help = Some(a_number(min, max)),
        (Shape::Bool, Kind::String) => {
            let text = walk.doc.text(value).to_ascii_lowercase();
            if text == "true" || text == "false" {
                finding.help = Some(format!("write {text} without quotes"));
                finding.fix = Some(edits::replace(walk.doc, value, text, "remove the quotes"));
            } else if let Some(meant) = edits::boolean_word(walk.doc, value, &text) {
                finding
                    .notes
                    .push("YAML has had no other words for true and false since version 1.2".to_owned());
                finding.help = Some(format!("write {meant}"));
                let title = format!("write {meant}");
                finding.fix = Some(edits::replace(walk.doc, value, meant.to_owned(), &title));
            }
        }
        (Shape::Bool, Kind::Number) => {
            finding.help = match walk.doc.raw(value) {
                "0" => Some("write false".to_owned()),
                "1" => Some("write true".to_owned()),
                _ => None,
            };
        }
        (Shape::Object(_) | Shape::List(_), Kind::String) if encoded(walk, shape, value) => {
            encoded_twice(walk, &mut finding, shape, value);
        }
        (Shape::Object(object), Kind::String) if let Some(name) = glued_name(walk, object, value) => {
            finding.help = Some(format!("put a space behind the colon of `{name}`"));
            let colon = walk.doc.span(value).start + name.len();
            let text = walk.doc.raw(value);
            finding.fix = (!text.contains('\n')).then(|| Fix {
                title: "put a space behind the colon".to_owned(),
                safety: Safety::Safe,
                edits: vec![Edit { span: Span::new(colon + 1, colon + 1), text: " ".to_owned() }],
            });
        }
        (Shape::Object(_), Kind::String)
            if walk.depth() == 0
                && let Some(help) = crate::json::looks::form_help(&walk.doc.text(value)) =>
        {
            finding.message = format!("{} must be an object, found the body of a form", subject(walk));
            finding.help = Some(help);
        }
        (Shape::List(list), Kind::String) => string_for_list(walk, &mut finding, list, value),
        (Shape::List(list), Kind::Number) => {
            // As the only element it may need quotes: that is for the next round.
            finding.help = Some("an array holds even a single element: put it in [ ]".to_owned());
            if let Shape::Integer { .. } | Shape::String(_) = walk.shape(list.item) {
                finding.fix = edits::wrap(walk.doc, value);
            }
        }
        (Shape::String(_) | Shape::Choice(_), Kind::Object) => {
            object_for_string(walk, &mut finding, shape, value);
        }
        (Shape::String(_) | Shape::Choice(_), Kind::Array) => {
            array_for_string(walk, &mut finding, shape, value);
        }
        (Shape::List(list), Kind::Object) => {
            object_for_list(walk, &mut finding, list, value);
        }
        (Shape::Object(_), Kind::Array) if walk.depth() == 0 => {
            let noun = &walk.table.noun;
            finding.help = Some(format!(
                "one document is one {noun}: check them with `--each`, or write one a line and name the file `.ndjson`"
            ));
        }
        (Shape::Object(object), _) => {
            let required: Vec<&Field> = object.fields.iter().filter(|field| field.required).collect();
            let names: Vec<String> = required.iter().map(|field| format!("`{}`", field.name)).collect();
            if !names.is_empty() {
                finding.help = Some(format!("write an object with {}", listed(&names, "and")));
            }
            if let [only] = required[..]
                && fits(walk, walk.shape(only.shape), value)
            {
                finding.fix = edits::wrap_in_object(walk.doc, value, &only.name);
            }
        }
        _ => {}
    }
    said::by_server(
        walk,
        &mut finding,
        &[("found", json_type(walk.doc, value)), ("expected", expected(shape))],
    );
    if let (Shape::Choice(choice), Kind::Number | Kind::True | Kind::False) = (shape, kind) {
        finding.notes.push(format!("allowed: {}", allowed(choice)));
    }
    finding
}

/// Whether a text stands for a value that somebody was to fill in.
pub(super) fn is_placeholder(text: &str) -> bool {
    Predicate::Placeholder.place(text, 0).is_some()
}

/// Says that a value was not filled in.
pub(super) fn placeholder<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    finding: &mut Finding,
    value: NodeId,
) {
    let text = quoted(&walk.doc.text(value));
    finding.message = format!("{} is {text}, which looks like a placeholder", subject(walk));
    finding.help = Some("fill it in, or leave the member out".to_owned());
}

/// What a shape is called by those who read JSON Schemas, as servers do.
pub(super) const fn expected(shape: &Shape) -> &'static str {
    match shape {
        Shape::Bool => "boolean",
        Shape::Integer { .. } => "integer",
        Shape::String(_) | Shape::Choice(_) => "string",
        Shape::List(_) => "array",
        Shape::Object(_) => "object",
    }
}

/// What a value is called by them.
pub(super) fn json_type(doc: Document<'_>, value: NodeId) -> &'static str {
    match doc.node(value).kind {
        Kind::Null => "null",
        Kind::False | Kind::True => "boolean",
        Kind::Number if doc.node(value).flags.has(Flags::INTEGER) => "integer",
        Kind::Number => "number",
        Kind::String => "string",
        Kind::Array => "array",
        Kind::Object | Kind::Broken => "object",
    }
}

/// The member that a text in YAML is meant to be, as `text:hello`: without a space
/// behind its colon it is no member.
fn glued_name<'n, const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    object: &'n ObjectShape,
    value: NodeId,
) -> Option<&'n str> {
    // In JSON a text begins with a quote, and no name does.
    let (name, _) = walk.doc.raw(value).split_once(':')?;
    object.fields.iter().map(|field| &*field.name).find(|field| *field == name)
}

/// Whether a string holds the JSON of what is wanted in its place.
fn encoded<const COLLECT: bool>(walk: &Walk<'_, COLLECT>, shape: &Shape, value: NodeId) -> bool {
    let text = walk.doc.text(value);
    let (open, close) = if matches!(shape, Shape::List(_)) { ('[', ']') } else { ('{', '}') };
    text.trim().strip_prefix(open).is_some_and(|text| text.ends_with(close))
}

/// Says that a value was made JSON once too often.
fn encoded_twice<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    finding: &mut Finding,
    shape: &Shape,
    value: NodeId,
) {
    let wanted = wanted(shape);
    finding.message = format!("{} must be {wanted}, found a string that holds one", subject(walk));
    finding.notes.push("it was encoded as JSON twice".to_owned());
    finding.help = Some("write it without the quotes around it".to_owned());
    let text = walk.doc.text(value).into_owned();
    // Whatever is wrong with the text inside is for the next round.
    if Tape::new().read_json(text.as_bytes(), false) {
        finding.fix = Some(edits::replace(walk.doc, value, text, "take the quotes away"));
    }
}

/// What a node is, with its article.
fn found(doc: Document<'_>, value: NodeId) -> String {
    match doc.node(value).kind {
        Kind::Null => "null".to_owned(),
        Kind::False => "false".to_owned(),
        Kind::True => "true".to_owned(),
        Kind::Number => format!("the number {}", excerpt(doc.raw(value))),
        Kind::String => format!("the string {}", quoted(&doc.text(value))),
        Kind::Array if doc.elements(value).next().is_none() => "an empty array".to_owned(),
        Kind::Array => "an array".to_owned(),
        Kind::Object => {
            let keys = doc.members(value).map(|(key, _)| format!("`{}`", excerpt(&doc.text(key))));
            match &keys.take(MOST_KEYS + 1).collect::<Vec<_>>()[..] {
                [] => "an empty object".to_owned(),
                keys if keys.len() > MOST_KEYS => "an object".to_owned(),
                keys => format!("an object with {}", listed(keys, "and")),
            }
        }
        Kind::Broken => "something unreadable".to_owned(),
    }
}

/// Members of an object that a message names; of a larger one it names none.
const MOST_KEYS: usize = 3;

/// Whether the value could be meant for this shape, by its kind and, for a
/// string, by its pattern.
fn fits<const COLLECT: bool>(walk: &Walk<'_, COLLECT>, shape: &Shape, value: NodeId) -> bool {
    match (shape, walk.doc.node(value).kind) {
        (Shape::String(shape), Kind::String) => {
            shape.pattern.as_ref().is_none_or(|pattern| pattern.matches(&walk.doc.text(value)))
        }
        (Shape::Choice(choice), Kind::String) => {
            choice.open || choice.values.iter().any(|known| walk.doc.key_is(value, known))
        }
        (Shape::List(_), Kind::Array) => true,
        _ => false,
    }
}

fn string_for_list<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    finding: &mut Finding,
    list: &ListShape,
    value: NodeId,
) {
    finding.help = Some("an array holds even a single element: put it in [ ]".to_owned());
    let text = walk.doc.text(value);
    match walk.shape(list.item) {
        Shape::String(StringShape { pattern: Some(pattern), .. }) => {
            let several = as_array(&text, pattern).filter(|_| text.contains(','));
            if let Some(array) = several {
                finding.help = Some("write an array with one string for each".to_owned());
                finding.fix = Some(edits::replace(walk.doc, value, array, "make it an array"));
            } else if pattern.matches(&text) {
                finding.fix = edits::wrap(walk.doc, value);
            }
        }
        Shape::String(_) | Shape::Choice(_) => finding.fix = edits::wrap(walk.doc, value),
        _ => {}
    }
}

/// The texts between commas as an array, if each is as the pattern demands.
pub(super) fn as_array(text: &str, pattern: &Pattern) -> Option<String> {
    let parts = text.split(',').map(str::trim);
    let is_right = parts.clone().all(|part| pattern.matches(part));
    is_right.then(|| format!("[{}]", parts.map(edits::json_string).collect::<Vec<_>>().join(", ")))
}
