//! The page of an operation.

use super::{field, rule};
use crate::block::{Block, Inline, Line};
use crate::model::{Auth, Field, Operation, Price, RateLimit, Source};

pub(super) fn page(operation: &Operation) -> Vec<Block> {
    let mut blocks = vec![
        Block::heading(1, operation.title.clone()),
        Block::paragraph(operation.doc.clone()),
        Block::Code { language: "http".to_owned(), text: format!("{} {}", operation.method, operation.path) },
    ];
    if !operation.parameters.is_empty() {
        blocks.push(Block::heading(2, "Path"));
        blocks.extend(operation.parameters.iter().flat_map(|field| field::section(operation, field, 3)));
    }
    blocks.push(Block::heading(2, "Body"));
    if operation.has_body {
        blocks.extend(operation.fields.iter().flat_map(|field| field::section(operation, field, 3)));
    } else {
        blocks.push(Block::paragraph("The request has none."));
    }
    if !operation.rules.is_empty() {
        blocks.push(Block::heading(2, "Rules"));
        blocks.push(rule::table(operation.rules.iter().filter(|rule| !rule.builtin)));
        blocks.push(Block::paragraph("Rules that every body has:"));
        blocks.push(rule::table(operation.rules.iter().filter(|rule| rule.builtin)));
    }
    blocks.extend(accounts(operation));
    blocks.extend(answers(operation));
    blocks.extend(costs(operation));
    if !operation.notes.is_empty() {
        blocks.push(Block::heading(2, "Worth knowing"));
        blocks.extend(operation.notes(&operation.notes.iter().collect::<Vec<_>>(), 3));
    }
    if !operation.conflicts.is_empty() {
        blocks.push(Block::heading(2, "Where sources disagree"));
        blocks.extend(operation.conflicts(&operation.conflicts.iter().collect::<Vec<_>>(), 3));
    }
    blocks.push(Block::heading(2, "Sources"));
    blocks.push(Block::List(operation.sources.iter().map(source).collect()));
    blocks
}

/// Who may send the request.
fn accounts(operation: &Operation) -> Vec<Block> {
    let mut blocks = Vec::new();
    if !operation.profiles.is_empty() {
        blocks.push(Block::heading(2, "Profiles"));
        let row = |profile: &crate::model::Profile| {
            Line::from(format!("`{}`: {} Source: ", profile.name, profile.doc))
                .then(operation.cited(&profile.sources))
                .text(".")
        };
        blocks.push(Block::List(operation.profiles.iter().map(row).collect()));
    }
    if !operation.auth.is_empty() {
        blocks.push(Block::heading(2, "Authentication"));
        let item = |auth: &Auth| {
            let word = if auth.accepted { "Accepted" } else { "Not accepted" };
            let scopes: Vec<String> = auth.scopes.iter().map(|scope| format!("`{scope}`")).collect();
            let scopes =
                if scopes.is_empty() { String::new() } else { format!(" Scopes: {}.", scopes.join(", ")) };
            Line::from(Inline::Strong(word.to_owned()))
                .text(format!(": {}{scopes} Source: ", auth.doc))
                .then(operation.cited(&auth.sources))
                .text(".")
        };
        blocks.push(Block::List(operation.auth.iter().map(item).collect()));
    }
    blocks
}

/// What comes back.
fn answers(operation: &Operation) -> Vec<Block> {
    let members = |fields: &[Field]| {
        let row = |field: &Field| {
            vec![
                format!("`{}`", field.path).into(),
                field.kind.clone().into(),
                field.doc.clone().into(),
                field.since.clone().unwrap_or_default().into(),
                operation.cited(&field.sources),
            ]
        };
        let rows = fields.iter().map(row).collect();
        Block::Table { head: vec!["member", "type", "meaning", "since", "sources"], rows }
    };
    let mut blocks = Vec::new();
    for response in &operation.responses {
        blocks.push(Block::heading(2, format!("Answer {}", response.status)));
        blocks.push(Block::Paragraph(
            Line::from(format!("{} Source: ", response.doc))
                .then(operation.cited(&response.sources))
                .text("."),
        ));
        blocks.push(members(&response.fields));
    }
    if !operation.problems.is_empty() {
        blocks.push(Block::heading(2, "Bodies of errors"));
    }
    for problem in &operation.problems {
        blocks.push(Block::heading(3, format!("`{}`", problem.name)));
        blocks.push(Block::Paragraph(
            Line::from(format!("{} Source: ", problem.doc)).then(operation.cited(&problem.sources)).text("."),
        ));
        blocks.push(members(&problem.fields));
    }
    if !operation.answers.is_empty() {
        blocks.push(Block::heading(2, "Refusals"));
        blocks.push(Block::paragraph("`{…}` stands for any text."));
        blocks.push(operation.answers(&operation.answers.iter().collect::<Vec<_>>()));
    }
    blocks
}

/// How many requests there may be, and what one costs.
fn costs(operation: &Operation) -> Vec<Block> {
    let mut blocks = Vec::new();
    if !operation.rate_limits.is_empty() {
        blocks.push(Block::heading(2, "Rate limits"));
        let row = |limit: &RateLimit| {
            let shared = if limit.shared_with.is_empty() {
                String::new()
            } else {
                format!(" Shared with {}.", limit.shared_with.join(", "))
            };
            vec![
                format!("{} {} in {}", limit.requests, limit.counts, window(limit.window_seconds)).into(),
                limit.per.clone().into(),
                limit.status.clone().into(),
                format!("{}{shared}", limit.doc).into(),
                operation.cited(&limit.sources),
            ]
        };
        let rows = operation.rate_limits.iter().map(row).collect();
        blocks.push(Block::Table { head: vec!["limit", "per", "status", "about", "sources"], rows });
    }
    if !operation.prices.is_empty() {
        blocks.push(Block::heading(2, "Prices"));
        let row = |price: &Price| {
            let when =
                price.condition.as_ref().map_or_else(String::new, |condition| format!(" When {condition}."));
            vec![
                format!("{} USD", price.usd).into(),
                format!("{}{when}", price.doc).into(),
                operation.cited(&price.sources),
            ]
        };
        let rows = operation.prices.iter().map(row).collect();
        blocks.push(Block::Table { head: vec!["price", "for", "sources"], rows });
    }
    blocks
}

/// Seconds in the unit that people use.
fn window(seconds: u32) -> String {
    match seconds {
        86_400 => "24 hours".to_owned(),
        seconds if seconds.is_multiple_of(86_400) => format!("{} days", seconds / 86_400),
        3_600 => "1 hour".to_owned(),
        seconds if seconds.is_multiple_of(3_600) => format!("{} hours", seconds / 3_600),
        seconds if seconds.is_multiple_of(60) => format!("{} minutes", seconds / 60),
        seconds => format!("{seconds} seconds"),
    }
}

fn source(source: &Source) -> Line {
    let title = match &source.url {
        Some(url) => Inline::Link { title: source.title.clone(), url: url.clone() }.into(),
        None => Line::from(source.title.clone()),
    };
    let details = [("version ", &source.version), ("read ", &source.retrieved)];
    let details: Vec<String> = details
        .iter()
        .filter_map(|(word, value)| value.as_ref().map(|value| format!(", {word}{value}")))
        .collect();
    title.text(format!(": {}{}.", source.confidence.words(), details.concat()))
}
