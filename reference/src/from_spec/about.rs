//! What surrounds the body.

use crate::{Answer, Auth, Conflict, Note, Price, Problem, RateLimit, Response, Statement};
use tweetspec_spec::ir::{self, Counts, LimitStatus, Per, PriceCondition, Spec, WayOut};

use super::{citations, confidence, fields, paths};

pub(super) fn responses(spec: &Spec) -> Vec<Response> {
    let one = |response: &ir::Response| Response {
        status: response.status,
        doc: response.doc.clone(),
        fields: fields::of(spec, &response.body.fields),
        sources: citations(&response.sources),
    };
    spec.about.responses.iter().map(one).collect()
}

pub(super) fn problems(spec: &Spec) -> Vec<Problem> {
    let one = |problem: &ir::Problem| Problem {
        name: problem.name.clone(),
        doc: problem.doc.clone(),
        fields: fields::of(spec, &problem.body.fields),
        sources: citations(&problem.sources),
    };
    spec.about.problems.iter().map(one).collect()
}

pub(super) fn answers(spec: &Spec) -> Vec<Answer> {
    let one = |answer: &ir::Answer| {
        let ir::Answer { id, doc, status, title, message, help, fields, rules, since, last_seen, sources } =
            answer.clone();
        Answer {
            id,
            doc,
            status,
            title,
            message,
            help,
            confidence: confidence(spec.confidence(&sources)),
            fields: paths(&fields),
            rules,
            since,
            last_seen,
            sources: citations(&sources),
        }
    };
    spec.about.answers.iter().map(one).collect()
}

pub(super) fn auth(spec: &Spec) -> Vec<Auth> {
    let one = |auth: &ir::Auth| {
        let ir::Auth { id: _, doc, accepted, scopes, sources } = auth.clone();
        Auth { doc, accepted, scopes, sources: citations(&sources) }
    };
    spec.about.auth.iter().map(one).collect()
}

pub(super) fn rate_limits(spec: &Spec) -> Vec<RateLimit> {
    let one = |limit: &ir::RateLimit| {
        let ir::RateLimit { id, doc, requests, window_seconds, per, counts, shared_with, status, sources } =
            limit.clone();
        let per = match per {
            Per::User => "user",
            Per::App => "app",
        };
        let counts = match counts {
            Counts::Requests => "requests",
            Counts::Successes => "successes",
        };
        let status = match status {
            LimitStatus::Current => "current",
            LimitStatus::Advisory => "advisory",
            LimitStatus::Superseded => "superseded",
        };
        let sources = citations(&sources);
        RateLimit {
            id,
            doc,
            requests,
            window_seconds,
            per: per.to_owned(),
            counts: counts.to_owned(),
            status: status.to_owned(),
            shared_with,
            sources,
        }
    };
    spec.about.rate_limits.iter().map(one).collect()
}

pub(super) fn prices(spec: &Spec) -> Vec<Price> {
    let one = |price: &ir::Price| Price {
        id: price.id.clone(),
        doc: price.doc.clone(),
        usd: price.usd(),
        condition: price.condition.as_ref().map(|condition| match condition {
            PriceCondition::LinkIn(path) => format!("there is a link in `{path}`"),
            PriceCondition::Unseen(words) => words.clone(),
        }),
        sources: citations(&price.sources),
    };
    spec.about.prices.iter().map(one).collect()
}

pub(super) fn notes(spec: &Spec) -> Vec<Note> {
    let one = |note: &ir::Note| Note {
        id: note.id.clone(),
        title: note.title.clone(),
        doc: note.doc.clone(),
        fields: paths(&note.fields),
        sources: citations(&note.sources),
    };
    spec.about.notes.iter().map(one).collect()
}

pub(super) fn conflicts(spec: &Spec) -> Vec<Conflict> {
    let way_out = |way: &WayOut| match way {
        WayOut::Profile(index) => format!("choose the profile `{}`", spec.profiles[*index].name),
        WayOut::Severity(rule) => format!("give `{rule}` another severity"),
    };
    let one = |conflict: &ir::Conflict| {
        let statement =
            |side: &ir::Statement| Statement { says: side.says.clone(), sources: citations(&side.sources) };
        Conflict {
            id: conflict.id.clone(),
            topic: conflict.topic.clone(),
            fields: paths(&conflict.fields),
            rules: conflict.rules.clone(),
            rate_limits: conflict.rate_limits.clone(),
            says: conflict.says.iter().map(statement).collect(),
            decision: conflict.decision.clone(),
            because: conflict.because.clone(),
            ways_out: conflict.ways_out.iter().map(way_out).collect(),
        }
    };
    spec.about.conflicts.iter().map(one).collect()
}
