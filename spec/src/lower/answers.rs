//! What the server is known to say, as a program reads it.

use tweetspec_runtime::Answer;
use tweetspec_runtime::table::Text;

use super::text;
use crate::ir::{self, Citation, Confidence, Spec};

/// What the server says to requests that it refuses, in the order of the
/// specification.
pub fn lower_answers(spec: &Spec) -> Vec<Answer> {
    let lower = |answer: &ir::Answer| {
        let option = |value: &Option<String>| value.as_deref().map(text);
        Answer {
            id: text(&answer.id),
            doc: text(&answer.doc),
            status: answer.status,
            title: option(&answer.title),
            message: option(&answer.message),
            help: text(answer.help.as_deref().unwrap_or_default()),
            fields: answer.fields.iter().map(|path| text(&path.to_string())).collect(),
            rules: answer.rules.iter().map(|rule| text(rule)).collect(),
            since: option(&answer.since),
            last_seen: option(&answer.last_seen),
            observed: spec.confidence(&answer.sources) == Confidence::Observed,
            sources: cited(spec, &answer.sources).into(),
        }
    };
    spec.about.answers.iter().map(lower).collect()
}

/// The sources by title, each with the places in it.
fn cited(spec: &Spec, citations: &[Citation]) -> Vec<Text> {
    let mut places: Vec<(&str, Vec<&str>)> = Vec::new();
    for citation in citations {
        let source = spec.sources.iter().find(|source| source.key == citation.source);
        let title = source.map_or(&*citation.source, |source| &source.title);
        match places.iter_mut().find(|(known, _)| *known == title) {
            Some((_, places)) => places.push(&citation.locator),
            None => places.push((title, vec![&citation.locator])),
        }
    }
    places.into_iter().map(|(title, places)| text(&format!("{title}: {}", places.join(", ")))).collect()
}
