//! Numbers where a string is wanted: ids, which programs like to round.

use crate::check::edits;
use crate::check::locate::excerpt;
use crate::check::walk::Walk;
use crate::finding::Finding;
use crate::table::StringShape;
use crate::tape::{Document, Flags, NodeId};

pub(super) fn number_for_string<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    finding: &mut Finding,
    shape: &StringShape,
    value: NodeId,
) {
    let digits = walk.doc.raw(value);
    let integer = walk.doc.node(value).flags.has(Flags::INTEGER);
    if shape.pattern.is_some() && is_rounded(walk.doc, value) {
        finding.notes.push(format!(
            "{} may have lost its last digits already: many programs round numbers above 9007199254740992",
            excerpt(digits)
        ));
        finding.help = Some("take it from where it came from, as a string".to_owned());
        return;
    }
    if let Some(rounded) = rounded_by_javascript(digits).filter(|_| integer) {
        finding.label = Some(format!("JavaScript would make {rounded} of it"));
    }
    if shape.pattern.as_ref().is_none_or(|pattern| pattern.matches(digits)) {
        finding.help = Some("put it in quotes".to_owned());
        finding.fix = Some(edits::quote(walk.doc, value));
    } else if !shape.pattern_doc.is_empty() {
        finding.help = Some(format!("write a string: {}", shape.pattern_doc));
    }
}

/// Whether a number has most likely lost its last digits.
///
/// JavaScript and every other reader of doubles rounds integers above 2^53; an
/// exponent, or a long row of zeros at the end, is what that leaves.
pub(in crate::check) fn is_rounded(doc: Document<'_>, number: NodeId) -> bool {
    let digits = doc.raw(number);
    if doc.node(number).flags.has(Flags::INTEGER) {
        digits.len() >= 17 && digits.ends_with("00")
    } else {
        digits.contains(['e', 'E'])
    }
}

/// What remains of digits in a program that has no integers but doubles, if
/// that is something else.
fn rounded_by_javascript(digits: &str) -> Option<String> {
    let number: f64 = digits.parse().ok()?;
    // From 1e21 on it would write an exponent.
    let rounded = format!("{number}");
    (digits.len() <= 19 && rounded != digits).then(|| shortest(&rounded))
}

/// The digits as JavaScript prints them: the shortest that mean the same
/// double, and zeros behind them.
fn shortest(exact: &str) -> String {
    let Ok(number) = exact.parse::<f64>() else { return exact.to_owned() };
    let scientific = format!("{number:e}");
    let digits: String = scientific.chars().take_while(|c| *c != 'e').filter(char::is_ascii_digit).collect();
    let sign = if exact.starts_with('-') { "-" } else { "" };
    let zeros = exact.trim_start_matches('-').len().saturating_sub(digits.len());
    format!("{sign}{digits}{}", "0".repeat(zeros))
}
