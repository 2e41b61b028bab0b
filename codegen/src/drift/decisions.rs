//! Differences that conflicts of the specification decide on.

use tweetspec_spec::ir::{Accepted, KEYWORDS};

use super::compare::Comparison;
use super::{Finding, Kind};

/// Takes out what is decided on and says how much that was; gives back a
/// finding for each decision that decides nothing.
pub(super) fn take(comparison: &mut Comparison<'_, '_>) -> (usize, Vec<Finding>) {
    let spec = comparison.spec;
    let mut stale = Vec::new();
    let mut decided: Vec<usize> = Vec::new();
    for conflict in &spec.about.conflicts {
        for (index, accepted) in conflict.accepts.iter().enumerate() {
            if !comparison.parts.contains(&accepted.part) {
                continue;
            }
            let found = comparison.findings.iter().enumerate();
            let found = found.filter(|(_, finding)| covers(accepted, finding)).map(|(index, _)| index);
            let before = decided.len();
            decided.extend(found);
            if decided.len() == before {
                stale.push(finding(&conflict.id, index, accepted, comparison));
            }
        }
    }
    let before = comparison.findings.len();
    let mut index = 0;
    comparison.findings.retain(|_| {
        index += 1;
        !decided.contains(&(index - 1))
    });
    (before - comparison.findings.len(), stale)
}

/// A decision covers a difference as it was when it was decided: if the
/// document says something else now, that is news.
fn covers(accepted: &Accepted, finding: &Finding) -> bool {
    let Accepted { part, at, keyword, document } = accepted;
    (part, at, keyword.as_str(), document) == (&finding.part, &finding.path, finding.keyword, &finding.theirs)
}

fn finding(id: &str, index: usize, accepted: &Accepted, comparison: &Comparison<'_, '_>) -> Finding {
    let Accepted { part, at, keyword, document } = accepted;
    let same = comparison
        .findings
        .iter()
        .find(|finding| (&finding.part, &finding.path, finding.keyword) == (part, at, keyword.as_str()));
    let message = match same.map(|finding| &finding.theirs) {
        None => format!("`{id}` decides a difference of `{keyword}` that there is no more"),
        Some(Some(now)) => format!("`{id}` decides another `{keyword}` than the document has now: {now}"),
        Some(None) => format!("`{id}` decides a `{keyword}` that the document does not have any more"),
    };
    let place = comparison.places.get(&(part.clone(), at.clone())).and_then(|places| places.first());
    Finding {
        kind: Kind::Stale,
        part: part.clone(),
        path: at.clone(),
        keyword: KEYWORDS.iter().find(|known| *known == keyword).copied().unwrap_or_default(),
        message,
        place: vec!["conflicts".into(), id.into(), "accepts".into(), index.to_string()],
        ours: None,
        pointer: same.and_then(|finding| finding.pointer.clone()).or_else(|| place.cloned()),
        theirs: document.clone(),
    }
}
