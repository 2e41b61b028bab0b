//! `explain`: what a rule or a field means, why, and who says so.

mod text;

use std::io::{self, IsTerminal as _, Write};

use clap::{Args, ValueEnum};
use tweetspec_reference::{Entry, Place, Reference, Subject, markdown};

use crate::color::ColorFlag;
use crate::escape::visible;
use crate::report::Look;
use crate::spec::SpecArgs;
use crate::{Status, Stop, complain, reference};

const EXAMPLES: &str = "\
Examples:
  tweetlint explain attachment-conflict          a rule, as findings name it
  tweetlint explain poll.duration_minutes        a field
  tweetlint explain /poll/options/0              a field, as a finding points at it
  tweetlint explain 'POST /2/tweets'             a whole operation
  tweetlint explain --format markdown text-too-long > page.md
  tweetlint explain --all --format json | jq '.[].rule.id // empty'
  tweetlint explain --spec order.yaml one-payment   of a specification of your own

Exit status: 0 found, 2 there is no such name.";

/// What to explain, and how to write it.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct ExplainArgs {
    /// The id of a rule, a field (a.b or /a/b), or an operation
    #[arg(value_name = "RULE|FIELD", required_unless_present = "all")]
    name: Option<String>,

    /// Explain every rule and every field
    #[arg(long, conflicts_with = "name")]
    all: bool,

    /// How to write it
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    format: ExplainFormat,

    #[command(flatten)]
    spec: SpecArgs,

    /// Whether to colour the text
    #[arg(long, value_name = "WHEN", value_enum, default_value_t)]
    color: ColorFlag,
}

/// How an explanation is written.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum ExplainFormat {
    /// For people at a terminal
    #[default]
    Text,
    /// One JSON object; an array with --all
    Json,
    /// As the pages of the reference are
    Markdown,
}

/// Explains what is named.
pub(crate) fn run(args: &ExplainArgs) -> Result<Status, Stop> {
    let reference = match args.spec.own_spec(args.color)? {
        Some(spec) => Reference::of(&[spec]),
        None => reference::load(),
    };
    let found: Vec<Entry<'_>> = match &args.name {
        Some(name) => reference.find(name).into_iter().collect(),
        None => reference.entries().collect(),
    };
    if let (Some(name), []) = (&args.name, &*found) {
        complain(&reference::unknown(&reference, name, args.spec.path()));
        return Ok(Status::Trouble);
    }
    let mut out = io::BufWriter::new(io::stdout().lock());
    match args.format {
        ExplainFormat::Json if args.all => json(&mut out, &found)?,
        ExplainFormat::Json => found.iter().try_for_each(|entry| json(&mut out, entry))?,
        ExplainFormat::Markdown => pages(&reference, &found, &mut out)?,
        ExplainFormat::Text => {
            let terminal = io::stdout().is_terminal();
            let look = Look::of_stream(args.color, terminal, tweetspec::CreateTweet::TABLE);
            text::pages(&reference, &found, &look, &mut out)?;
        }
    }
    out.flush()?;
    Ok(Status::Clean)
}

fn json<T: serde::Serialize>(out: &mut impl Write, value: &T) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, value).map_err(io::Error::from)?;
    writeln!(out)
}

/// Pages as the reference has them.
fn pages(reference: &Reference, entries: &[Entry<'_>], out: &mut impl Write) -> io::Result<()> {
    for (index, entry) in entries.iter().enumerate() {
        let place = match entry.subject {
            Subject::Rule(_) => Place::Rules,
            Subject::Field(_) | Subject::Operation(_) => Place::Top,
        };
        if index > 0 {
            writeln!(out)?;
        }
        // A specification of the user's own may hold anything.
        let page = markdown(&reference.page(entry), place);
        page.lines().try_for_each(|line| writeln!(out, "{}", visible(line)))?;
    }
    Ok(())
}
