//! What the specification has to say beside a finding: what the server answers,
//! and advice about the field.

use super::locate::excerpt;
use super::walk::Walk;
use crate::answer::is_at;
use crate::finding::Finding;

/// Adds what the server was seen to answer to this mistake, for people search
/// for it; `holes` fills in what the answer names.
pub(super) fn by_server<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    finding: &mut Finding,
    holes: &[(&str, &str)],
) {
    by_server_at(walk, finding, &finding.pointer.clone(), holes);
}

/// As [`by_server`], about another value than the one that the finding is at.
pub(super) fn by_server_at<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    finding: &mut Finding,
    pointer: &str,
    holes: &[(&str, &str)],
) {
    // What is said of a body as a whole has not been seen, and a name that
    // cannot be shown as it is would not be found.
    if pointer.is_empty() || pointer.split('/').any(|token| excerpt(token) != token) {
        return;
    }
    let mut seen = walk.table.answers.iter().filter(|answer| answer.observed);
    let said = seen.find_map(|answer| {
        let is_about = answer.rules.contains(&finding.rule);
        let sentence = is_about.then(|| answer.sentence(pointer, holes)).flatten()?;
        Some((answer.status, sentence))
    });
    let Some((status, sentence)) = said else { return };
    let status = status.map(|status| format!(" {status}")).unwrap_or_default();
    finding.notes.push(format!("the server answers{status}: {sentence}"));
}

/// Adds what the specification advises about the field of a finding.
pub(super) fn by_advice<const COLLECT: bool>(walk: &Walk<'_, COLLECT>, finding: &mut Finding) {
    let is_for = |advice: &&crate::table::Advice| {
        advice.rules.contains(&finding.rule)
            && advice.fields.iter().any(|field| is_at(field, &finding.pointer))
    };
    let notes = walk.table.advice.iter().filter(is_for).map(|advice| advice.note.to_string());
    let notes: Vec<String> = notes.collect();
    finding.notes.extend(notes);
}
