//! An explanation as programs read it.

use std::borrow::Cow;

use serde::Serialize;

use super::Explanation;
use super::pasted::{Pasted, RateLimit, printable};
use super::payload::Payload;
use crate::hidden::safe_pointer;
use crate::report::{Places, WireFinding};

/// Everything that is known about an answer.
#[derive(Debug, Serialize)]
pub(super) struct Shown<'a> {
    v: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rate_limit: Option<RateLimit>,
    explanations: Vec<One<'a>>,
}

/// What is known about one sentence.
#[derive(Debug, Serialize)]
struct One<'a> {
    message: &'a str,
    known: bool,
    pointers: Vec<Cow<'a, str>>,
    #[serde(flatten)]
    answer: Option<Known<'a>>,
    findings: Vec<WireFinding<'a>>,
}

/// What the specification says about an answer.
#[derive(Debug, Serialize)]
struct Known<'a> {
    answer: &'a str,
    /// Nothing where the words are known of other places alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    meaning: Option<&'a str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    help: &'a str,
    fields: Vec<&'a str>,
    rules: Vec<&'a str>,
    observed: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_seen: Option<&'a str>,
    sources: Vec<&'a str>,
}

pub(super) fn shown<'a>(
    pasted: &Pasted,
    explanations: &'a [Explanation],
    payload: Option<&'a Payload>,
) -> Shown<'a> {
    Shown {
        v: 1,
        status: pasted.status,
        title: pasted.title.as_deref().map(printable),
        kind: pasted.kind.as_deref().map(printable),
        rate_limit: Some(pasted.limit).filter(|limit| *limit != RateLimit::default()),
        explanations: explanations.iter().map(|explanation| one(explanation, payload)).collect(),
    }
}

fn one<'a>(explanation: &'a Explanation, payload: Option<&'a Payload>) -> One<'a> {
    let texts = |list: &'a [tweetspec_runtime::table::Text]| list.iter().map(|text| &**text).collect();
    let findings = payload.map(|payload| {
        let places = Places::new(payload.shown(), &explanation.findings);
        explanation.findings.iter().map(|finding| WireFinding::new(finding, &places)).collect()
    });
    One {
        message: &explanation.sentence,
        known: explanation.answer.is_some(),
        pointers: explanation.pointers.iter().map(|pointer| safe_pointer(pointer)).collect(),
        answer: explanation.answer.map(|answer| Known {
            answer: &answer.id,
            meaning: explanation.fits.then_some(&answer.doc),
            help: &answer.help,
            fields: texts(&answer.fields),
            rules: texts(&answer.rules),
            observed: answer.observed,
            since: answer.since.as_deref(),
            last_seen: answer.last_seen.as_deref(),
            sources: texts(&answer.sources),
        }),
        findings: findings.unwrap_or_default(),
    }
}
