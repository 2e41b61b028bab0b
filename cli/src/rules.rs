//! `rules` and `schema`: what the linter knows, without checking anything.

use std::io::{self, Write as _};

use clap::{Args, ValueEnum};
use serde::Serialize;
use tweetspec_runtime::Severity;

use crate::catalog::{self, Entry};
use crate::{Status, Stop};

/// How to list the rules.
#[derive(Debug, Args)]
pub(crate) struct RulesArgs {
    /// How to show the list
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    format: ListFormat,
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
struct Row<'a> {
    id: &'a str,
    severity: Severity,
    summary: &'a str,
}

/// Lists every rule.
pub(crate) fn list(args: &RulesArgs) -> Result<Status, Stop> {
    let rules = catalog::rules(tweetspec::CreateTweet::TABLE);
    let rows: Vec<Row<'_>> =
        rules.map(|Entry { id, severity, summary, .. }| Row { id, severity, summary }).collect();

    let mut out = io::stdout().lock();
    match args.format {
        ListFormat::Table => {
            let width = rows.iter().map(|row| row.id.len()).max().unwrap_or(0);
            for Row { id, severity, summary } in rows {
                // The rest of a summary is for those who ask for more than a table.
                let sentence = summary.split_once(". ").map_or(summary, |(sentence, _)| sentence);
                let sentence = sentence.trim_end_matches('.');
                writeln!(out, "{id:width$}  {:7}  {sentence}", severity.as_str())?;
            }
        }
        ListFormat::Json => {
            serde_json::to_writer_pretty(&mut out, &rows).map_err(io::Error::from)?;
            writeln!(out)?;
        }
    }
    Ok(Status::Clean)
}

/// Prints the JSON Schema of a payload.
pub(crate) fn schema() -> Result<Status, Stop> {
    let mut out = io::stdout().lock();
    out.write_all(tweetspec::CreateTweet::JSON_SCHEMA.as_bytes())?;
    Ok(Status::Clean)
}
