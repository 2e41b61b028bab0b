//! `schema`: the JSON Schema of a payload.

use std::io::{self, Write as _};

use clap::Args;
use tweetspec::{SCHEMAS, Schemas};
use tweetspec_reference::Subject;

use crate::escape::visible;
use crate::{Status, Stop, complain, reference};

/// Which schema to print.
#[derive(Debug, Args)]
pub(crate) struct SchemaArgs {
    /// The operation: create_tweet, CreateTweet or 'POST /2/tweets'
    #[arg(value_name = "OPERATION", default_value = SCHEMAS[0].module)]
    operation: String,

    /// The schema for editors, with messages, descriptions and snippets;
    /// strict validators refuse its keywords
    #[arg(long)]
    editor: bool,
}

/// Prints the schema of an operation.
pub(crate) fn run(args: &SchemaArgs) -> Result<Status, Stop> {
    let reference = reference::load();
    let found = reference.find(&args.operation).and_then(|entry| match entry.subject {
        Subject::Operation(operation) => Some(operation),
        _ => None,
    });
    let names = || {
        let names: Vec<String> =
            SCHEMAS.iter().map(|Schemas { module, title, .. }| format!("{module} ({title})")).collect();
        names.join(", ")
    };
    let Some(operation) = found else {
        complain(&format!(
            "there is no operation `{}`; there is a schema for {}",
            visible(&args.operation),
            names()
        ));
        return Ok(Status::Trouble);
    };
    let Some(schemas) = SCHEMAS.iter().find(|schemas| schemas.module == operation.module) else {
        complain(&format!(
            "{} has no body, so it has no schema; there is one for {}",
            operation.title,
            names()
        ));
        return Ok(Status::Trouble);
    };
    let mut out = io::stdout().lock();
    out.write_all(if args.editor { schemas.editor } else { schemas.strict }.as_bytes())?;
    Ok(Status::Clean)
}
