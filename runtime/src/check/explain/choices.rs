//! Values that are none of those to choose from.

use super::finding;
use crate::builtin;
use crate::check::locate::{listed, quoted, subject};
use crate::check::walk::Walk;
use crate::check::{edits, mistyped, suggest};
use crate::finding::{Finding, Safety};
use crate::table::ChoiceShape;
use crate::tape::{Document, NodeId};

pub(in crate::check) fn unknown_value<const COLLECT: bool>(
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
    let normal = suggest::normal(&text);
    if mistyped::is_placeholder(&text) {
        mistyped::placeholder(walk, &mut finding, value);
    } else if let Some(alias) = shape.aliases.iter().find(|alias| alias.value.eq_ignore_ascii_case(&text)) {
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
    } else if let Some(instead) = shape.values.iter().find(|value| suggest::is_normal(value, &normal)) {
        replace_by(&mut finding, walk.doc, value, instead);
    } else if let Some(near) = suggest::nearest(&text, shape.values.iter().map(|value| &**value)) {
        finding.help = Some(format!("did you mean \"{near}\"?"));
    }
    finding
}

/// The values that a choice takes, as JSON writes them.
pub(in crate::check) fn allowed(choice: &ChoiceShape) -> String {
    let values: Vec<String> = choice.values.iter().map(|value| edits::json_string(value)).collect();
    listed(&values, "and")
}

fn replace_by(finding: &mut Finding, doc: Document<'_>, value: NodeId, instead: &str) {
    finding.help = Some(format!("write \"{instead}\""));
    finding.fix = Some(edits::replace(doc, value, edits::json_string(instead), "write the accepted value"));
}
