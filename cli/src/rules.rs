//! `rules`: every rule at a glance.

mod own;
mod table;

use std::collections::BTreeSet;
use std::io::{self, IsTerminal as _, Write as _};

use clap::{Args, ValueEnum};
use serde::Serialize;
use tweetspec_reference::{Citation, Confidence, FixKind, Operation, Reference, Rule};

use crate::color::ColorFlag;
use crate::report::Look;
use crate::spec::SpecArgs;
use crate::{Status, Stop, reference};
use own::OwnRow;

/// How to list the rules.
#[derive(Debug, Args)]
pub(crate) struct RulesArgs {
    /// How to show the list
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    format: ListFormat,

    #[command(flatten)]
    spec: SpecArgs,
}

/// How a list is shown.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum ListFormat {
    /// A table for people
    #[default]
    Table,
    /// One JSON array
    Json,
}

/// A rule as the list shows it.
#[derive(Debug, Serialize)]
struct Row<'r> {
    id: &'r str,
    severity: &'r str,
    /// Kinds of fixes that its findings come with.
    fixable: &'r [FixKind],
    /// Whether the JSON Schema states it.
    #[serde(skip_serializing_if = "Option::is_none")]
    in_schema: Option<bool>,
    /// Why it does not, or not fully.
    #[serde(skip_serializing_if = "Option::is_none")]
    not_in_schema: Option<&'r str>,
    /// Whether every specification has it.
    builtin: bool,
    /// Profiles of which an account needs one.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    only_for: &'r [String],
    /// Profiles of which an account may have none.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    not_for: &'r [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<&'r str>,
    summary: &'r str,
    sources: Vec<RowSource<'r>>,
}

/// A source of a rule.
#[derive(Debug, Serialize)]
struct RowSource<'r> {
    title: &'r str,
    locator: &'r str,
    confidence: Confidence,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'r str>,
}

/// Lists every rule: those of the specifications, those that every
/// specification has, and those about the configuration.
pub(crate) fn list(args: &RulesArgs) -> Result<Status, Stop> {
    if let Some(table) = args.spec.own_table(ColorFlag::Auto)? {
        let rows: Vec<OwnRow<'_>> = own::rows(table);
        return show(args.format, &rows, own::HEAD, OwnRow::cells);
    }
    let reference = reference::load();
    show(args.format, &rows(&reference), HEAD, cells)
}

/// Shows the rows in the format that was asked for.
fn show<R: Serialize, const N: usize>(
    format: ListFormat,
    rows: &[R],
    head: [&str; N],
    cells: impl Fn(&R) -> [String; N],
) -> Result<Status, Stop> {
    let mut out = io::stdout().lock();
    match format {
        ListFormat::Table => {
            let cells: Vec<[String; N]> =
                std::iter::once(head.map(str::to_owned)).chain(rows.iter().map(cells)).collect();
            let room = io::stdout().is_terminal().then(|| {
                let look = Look::of_stream(ColorFlag::Auto, true, tweetspec::CreateTweet::TABLE);
                look.width
            });
            out.write_all(table::table(&cells, room).as_bytes())?;
        }
        ListFormat::Json => {
            serde_json::to_writer_pretty(&mut out, rows).map_err(io::Error::from)?;
            writeln!(out)?;
        }
    }
    Ok(Status::Clean)
}

const HEAD: [&str; 6] = ["RULE", "SEVERITY", "FIX", "SCHEMA", "SOURCES", "SAYS"];

/// A row of the table.
fn cells(row: &Row<'_>) -> [String; 6] {
    let fixes: Vec<&str> = row.fixable.iter().map(|kind| kind.as_str()).collect();
    let fixes = if fixes.is_empty() { "-".to_owned() } else { fixes.join(",") };
    let schema = match (row.in_schema, row.not_in_schema) {
        (Some(true), None) => "yes",
        (Some(true), Some(_)) => "partly",
        (Some(false), _) => "no",
        (None, _) => "-",
    };
    // The surest come first.
    let sure: BTreeSet<Confidence> = row.sources.iter().map(|source| source.confidence).collect();
    let sources: Vec<&str> = sure.into_iter().rev().map(short).collect();
    let sources = if sources.is_empty() { "-".to_owned() } else { sources.join(",") };
    [row.id.to_owned(), row.severity.to_owned(), fixes, schema.to_owned(), sources, row.summary.to_owned()]
}

/// How sure a source is, in a word that fits a column.
const fn short(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Inferred => "inferred",
        Confidence::Documented => "docs",
        Confidence::Openapi => "openapi",
        Confidence::Observed => "live",
    }
}

/// Every rule once.
fn rows(reference: &Reference) -> Vec<Row<'_>> {
    let all = || {
        reference
            .operations
            .iter()
            .flat_map(|operation| operation.rules.iter().map(move |rule| (operation, rule)))
    };
    let own = all().filter(|(_, rule)| !rule.builtin);
    let builtin = all().filter(|(_, rule)| rule.builtin);
    let mut rows: Vec<Row<'_>> = Vec::new();
    for (operation, rule) in own.chain(builtin) {
        if !rows.iter().any(|row| row.id == rule.id) {
            rows.push(row(Some(operation), rule));
        }
    }
    rows.extend(reference.rules.iter().map(|rule| row(None, rule)));
    rows
}

fn row<'r>(operation: Option<&'r Operation>, rule: &'r Rule) -> Row<'r> {
    let source = |citation: &'r Citation| {
        let source = operation?.source(&citation.source)?;
        Some(RowSource {
            title: &source.title,
            locator: &citation.locator,
            confidence: source.confidence,
            url: source.url.as_deref(),
        })
    };
    Row {
        id: &rule.id,
        severity: &rule.severity,
        fixable: &rule.fixable,
        in_schema: rule.in_schema,
        not_in_schema: rule.not_in_schema.as_deref(),
        builtin: rule.builtin,
        only_for: &rule.only_for,
        not_for: &rule.not_for,
        since: rule.since.as_deref(),
        summary: rule.summary(),
        sources: rule.sources.iter().filter_map(source).collect(),
    }
}
