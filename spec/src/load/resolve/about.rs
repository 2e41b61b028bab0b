//! What surrounds the body.

use super::{citations, object, text};
use crate::ir;
use crate::load::context::Context;
use crate::load::{amounts, parts, path};
use crate::written;

pub(super) fn about(context: &Context<'_>) -> Option<ir::About> {
    let written = context.spec;
    let problems = written.problems.keys().map(|name| problem(context, name));
    Some(ir::About {
        no_body: written.body.is_some(),
        parameters: parameters(context)?,
        responses: written
            .responses
            .iter()
            .map(|(status, response)| self::response(context, status, response))
            .collect::<Option<_>>()?,
        problems: problems.collect::<Option<_>>()?,
        answers: written
            .answers
            .iter()
            .map(|(id, answer)| self::answer(id, answer))
            .collect::<Option<_>>()?,
        auth: written.auth.iter().map(|(id, auth)| self::auth(id, auth)).collect(),
        rate_limits: written
            .rate_limits
            .iter()
            .map(|(id, limit)| rate_limit(id, limit))
            .collect::<Option<_>>()?,
        prices: written.prices.iter().map(|(id, price)| self::price(id, price)).collect::<Option<_>>()?,
        notes: written.notes.iter().map(|(id, note)| self::note(id, note)).collect::<Option<_>>()?,
        conflicts: written
            .conflicts
            .iter()
            .map(|(id, conflict)| self::conflict(context, id, conflict))
            .collect::<Option<_>>()?,
    })
}

/// The parameters in the order in which they stand in the path.
fn parameters(context: &Context<'_>) -> Option<Vec<ir::Field>> {
    let part = context.parameters();
    let mut fields = object(&part, ir::Path::default(), String::new(), true)?.fields;
    for field in &mut fields {
        field.required = true;
    }
    let path = &context.spec.operation.path;
    fields.sort_by_key(|field| path.find(&format!("{{{}}}", field.name)));
    Some(fields)
}

fn response(context: &Context<'_>, status: &str, response: &written::Response) -> Option<ir::Response> {
    let part = context.response(status)?;
    let name = part.part.rust_name.clone();
    Some(ir::Response {
        status: status.parse().ok()?,
        doc: text(&response.doc),
        body: object(&part, ir::Path::default(), name, false)?,
        sources: citations(&response.source),
    })
}

/// The problem with this name. It holds only problems further up, so this ends.
pub(super) fn problem(context: &Context<'_>, name: &str) -> Option<ir::Problem> {
    let problem = context.spec.problems.get(name)?;
    let part = context.problem(name)?;
    Some(ir::Problem {
        name: name.to_owned(),
        doc: text(&problem.doc),
        body: object(&part, ir::Path::default(), name.to_owned(), false)?,
        sources: citations(&problem.source),
    })
}

fn answer(id: &str, answer: &written::Answer) -> Option<ir::Answer> {
    Some(ir::Answer {
        id: id.to_owned(),
        doc: text(&answer.doc),
        status: answer.status,
        title: answer.title.as_deref().map(text),
        message: answer.message.as_deref().map(text),
        help: answer.help.as_deref().map(text),
        fields: paths(&answer.fields)?,
        rules: answer.rules.clone(),
        since: answer.since.clone(),
        last_seen: answer.last_seen.clone(),
        sources: citations(&answer.source),
    })
}

fn auth(id: &str, auth: &written::Auth) -> ir::Auth {
    ir::Auth {
        id: id.to_owned(),
        doc: text(&auth.doc),
        accepted: auth.accepted != Some(false),
        scopes: auth.scopes.clone(),
        sources: citations(&auth.source),
    }
}

fn rate_limit(id: &str, limit: &written::RateLimit) -> Option<ir::RateLimit> {
    Some(ir::RateLimit {
        id: id.to_owned(),
        doc: text(&limit.doc),
        requests: limit.requests,
        window_seconds: amounts::seconds(&limit.window)?,
        per: match limit.per {
            written::Per::User => ir::Per::User,
            written::Per::App => ir::Per::App,
        },
        counts: match limit.counts {
            written::Counts::Requests => ir::Counts::Requests,
            written::Counts::Successes => ir::Counts::Successes,
        },
        shared_with: limit.shared_with.clone(),
        status: match limit.status {
            written::LimitStatus::Current => ir::LimitStatus::Current,
            written::LimitStatus::Advisory => ir::LimitStatus::Advisory,
            written::LimitStatus::Superseded => ir::LimitStatus::Superseded,
        },
        sources: citations(&limit.source),
    })
}

fn price(id: &str, price: &written::Price) -> Option<ir::Price> {
    let condition = match (&price.link_in, &price.condition) {
        (Some(field), _) => Some(ir::PriceCondition::LinkIn(path::parse(field).ok()?)),
        (None, Some(condition)) => Some(ir::PriceCondition::Unseen(text(condition))),
        (None, None) => None,
    };
    Some(ir::Price {
        id: id.to_owned(),
        doc: text(&price.doc),
        micro_usd: amounts::micro_usd(&price.usd)?,
        condition,
        sources: citations(&price.source),
    })
}

fn note(id: &str, note: &written::Note) -> Option<ir::Note> {
    Some(ir::Note {
        id: id.to_owned(),
        title: text(&note.title),
        doc: text(&note.doc),
        fields: paths(&note.fields)?,
        sources: citations(&note.source),
    })
}

fn conflict(context: &Context<'_>, id: &str, conflict: &written::Conflict) -> Option<ir::Conflict> {
    let side = |side: &written::Statement| ir::Statement {
        says: text(&side.says),
        sources: citations(&side.source),
    };
    let profiles = context.profiles();
    let way = |way: &written::WayOut| match (&way.profile, &way.severity_of) {
        (Some(name), None) => profiles.iter().position(|profile| profile == name).map(ir::WayOut::Profile),
        (None, Some(rule)) => Some(ir::WayOut::Severity(rule.clone())),
        _ => None,
    };
    Some(ir::Conflict {
        id: id.to_owned(),
        topic: text(&conflict.topic),
        fields: paths(&conflict.fields)?,
        rules: conflict.rules.clone(),
        rate_limits: conflict.rate_limits.clone(),
        says: conflict.says.iter().map(side).collect(),
        decision: text(&conflict.decision),
        because: text(&conflict.because),
        ways_out: conflict.ways_out.iter().map(way).collect::<Option<_>>()?,
        accepts: conflict.accepts.iter().map(accepted).collect::<Option<_>>()?,
    })
}

fn accepted(accepted: &written::Accepted) -> Option<ir::Accepted> {
    Some(ir::Accepted {
        part: parts::named(accepted.part.as_deref()),
        at: accepted.at.as_deref().map_or(Some(ir::Path::default()), |at| path::parse(at).ok())?,
        keyword: accepted.keyword.clone(),
        document: accepted.document.clone(),
    })
}

fn paths(written: &[String]) -> Option<Vec<ir::Path>> {
    written.iter().map(|path| path::parse(path).ok()).collect()
}
