//! `cargo xtask import`: a first draft of a specification.

use std::fmt::Write as _;
use std::path::PathBuf;

use clap::Args;
use tweetspec_codegen::import::{Draft, TODO, Wanted, import};

use crate::drift::document;
use crate::out::{complain, print};

/// What to make a draft of.
#[derive(Args)]
pub(crate) struct ImportArgs {
    /// The OpenAPI document, 3.0 or 3.1, as JSON.
    #[arg(long, value_name = "FILE")]
    openapi: PathBuf,
    /// The schema of the body, by its name under `components`.
    #[arg(long, value_name = "NAME", required_unless_present = "operation", conflicts_with = "operation")]
    schema: Option<String>,
    /// The operation whose body it is, for example "POST /orders".
    #[arg(long, value_name = "METHOD PATH")]
    operation: Option<String>,
}

/// Prints a draft, and says beside it what is left to do; whether it can be
/// loaded as it is.
pub(crate) fn run(arguments: &ImportArgs) -> Result<bool, String> {
    let ImportArgs { openapi, schema, operation } = arguments;
    let wanted = match (schema, operation.as_deref().map(|operation| operation.trim().split_once(' '))) {
        (Some(name), _) => Wanted::Schema(name),
        (None, Some(Some((method, path)))) => Wanted::Operation(method, path.trim()),
        (None, _) => return Err("an operation is a method and a path: \"POST /orders\"".to_owned()),
    };
    let draft = import(&document(openapi)?, wanted)
        .map_err(|trouble| format!("{}: {}", openapi.display(), trouble.0))?;
    print(&draft.text)?;
    let Draft { text, gaps, to_write, diagnostics } = draft;
    let mut beside = String::new();
    for gap in &gaps {
        let path = if gap.path.is_empty() { String::new() } else { format!("`{}`: ", gap.path) };
        // Writing into memory cannot fail.
        let _ = writeln!(beside, "not expressed: {path}{} ({})", gap.message, gap.pointer);
    }
    for diagnostic in &diagnostics {
        beside.push_str(&diagnostic.render("draft", &text));
    }
    let texts = counted(to_write, "text");
    let things = counted(gaps.len(), "thing");
    let _ = writeln!(beside, "{texts} to write, marked {TODO}; {things} not expressed");
    complain(&beside);
    Ok(diagnostics.is_empty())
}

fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
