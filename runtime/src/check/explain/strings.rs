//! Strings: too short, too long, or not what they should look like.

use std::ops::Range;

use super::{finding, offer_to_leave_out};
use crate::answer::Answer;
use crate::builtin;
use crate::check::edits;
use crate::check::locate::{amount, excerpt, quoted, subject};
use crate::check::walk::Walk;
use crate::check::{fill, links, said, swapped};
use crate::finding::{Finding, Fix, Safety};
use crate::measure::Part;
use crate::span::Span;
use crate::table::{Is, MeasureId, Rule, StringShape};
use crate::tape::NodeId;

pub(in crate::check) fn too_short<const COLLECT: bool>(
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

pub(in crate::check) fn too_long<const COLLECT: bool>(
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
    finding.help = Some(format!("shorten it by {}", amount(count - max, "character")));
    finding
}

pub(in crate::check) fn over_limit<const COLLECT: bool>(
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
        fill::filled(template, |name| {
            Some(match name {
                "found" => measured.total.to_string(),
                "limit" => max.to_string(),
                "over" => over.to_string(),
                "noun" => walk.table.noun.to_string(),
                _ => return None,
            })
        })
    };
    let mut finding = of_rule(walk, rule, span, &fill);
    finding.pointer = pointer;
    finding.label = Some("over the limit".to_owned());
    let part = |part: &Part| {
        let kind = if part.count == 1 { part.kind.trim_end_matches('s') } else { part.kind };
        format!("{} {kind} = {}", part.count, part.weight)
    };
    let parts: Vec<String> = measured.parts.iter().map(part).collect();
    if parts.len() > 1 || measured.parts.iter().any(|part| part.count != part.weight) {
        let written = text.chars().count();
        let passes = if written <= max as usize { "; who counts characters alone lets it pass" } else { "" };
        finding.notes.insert(0, format!("{written} characters as written: {}{passes}", parts.join(", ")));
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

pub(in crate::check) fn refused<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    (rule, is): (&Rule, Is),
    shape: &StringShape,
    (value, text): (NodeId, &str),
    place: Range<usize>,
) -> Finding {
    let fill = |template: &str| {
        fill::filled(template, |name| {
            Some(match name {
                "field" => subject(walk),
                "found" => quoted(&text[place.clone()]),
                "count" => is.predicate.count(text).to_string(),
                "noun" => walk.table.noun.to_string(),
                _ => return None,
            })
        })
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

pub(in crate::check) fn pattern_mismatch<const COLLECT: bool>(
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
    let end = shape.pattern.as_ref().and_then(|pattern| links::end_of(text, pattern));
    if text.is_empty() {
        offer_to_leave_out(walk, &mut finding, &shape.pattern_doc);
    } else if fits(text.trim()) {
        finding.help = Some("remove the white space around it".to_owned());
        let trimmed = edits::json_string(text.trim());
        finding.fix = Some(edits::replace(walk.doc, value, trimmed, "remove the white space"));
    } else if let Some(end) = end {
        let (verb, title) = if text.ends_with(end) {
            ("it ends with", "write only the end of it")
        } else {
            ("stands in it", "write only what is meant of it")
        };
        finding.help = Some(format!("did you mean \"{end}\", which {verb}?"));
        let fix = edits::replace(walk.doc, value, edits::json_string(end), title);
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
