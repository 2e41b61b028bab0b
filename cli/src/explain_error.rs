//! `explain-error`: what an answer of the server is about, where in the payload
//! that is, and what to do.

mod json;
mod pasted;
mod payload;
mod text;

use std::fs;
use std::io::{self, IsTerminal as _, Read as _, Write as _};
use std::path::{Path, PathBuf};

use clap::error::ErrorKind;
use clap::{Args, CommandFactory as _, ValueEnum};
use tweetspec::{Answer, Checker};
use tweetspec_runtime::{Finding, Severity, recognise, recognise_in, recognise_title};

use crate::args::Cli;
use crate::color::ColorFlag;
use crate::inputs::cannot_read;
use crate::report::Look;
use crate::spec::SpecArgs;
use crate::{Status, Stop, complain};
use pasted::{Pasted, Statement};
use payload::Payload;

const EXAMPLES: &str = "\
Examples:
  tweetlint explain-error answer.json                    what the answer means
  tweetlint explain-error --payload post.json answer.json
                                                         and where in the payload
  pbpaste | tweetlint explain-error                      paste a line of a log
  curl -i … | tweetlint explain-error --format json      for programs

Takes the body of an answer, old shape or new, a whole response with its headers,
a line of a log that holds one, or a sentence alone. What looks like a key or a
token is never repeated.

Exit status: 0 everything in it is known, 1 something is not, 2 it cannot be read
or holds no answer.";

/// Which answer to explain, and how.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct ExplainErrorArgs {
    /// A file with the answer, or - for standard input
    #[arg(value_name = "FILE|-", default_value = "-")]
    input: PathBuf,

    /// The payload that was refused
    #[arg(long, value_name = "FILE")]
    payload: Option<PathBuf>,

    /// How to show what is known
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    format: ErrorFormat,

    /// What kind of account the payload was sent for; repeat it or separate by
    /// commas
    #[arg(long, value_name = "NAME", value_delimiter = ',', requires = "payload")]
    profile: Vec<String>,

    /// Whether to colour what is shown
    #[arg(long, value_name = "WHEN", value_enum, default_value_t)]
    color: ColorFlag,

    #[command(flatten)]
    spec: SpecArgs,
}

/// How an explanation is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum ErrorFormat {
    /// Lines for people
    #[default]
    Text,
    /// One JSON object
    Json,
}

/// One thing that the server said, and what is known about it.
#[derive(Debug)]
struct Explanation {
    /// What it said, fit to print; empty for an answer without words.
    sentence: String,
    /// JSON Pointers of what it is about, as far as it says.
    pointers: Vec<String>,
    /// What is known.
    answer: Option<&'static Answer>,
    /// Whether that is known of the place in question.
    fits: bool,
    /// What is wrong with the payload there.
    findings: Vec<Finding>,
}

/// Explains what is named.
pub(crate) fn run(args: &ExplainErrorArgs) -> Result<Status, Stop> {
    let table = args.spec.table(args.color)?;
    let answers = &*table.answers;
    let checker = Checker::new(table)
        .least(Severity::Info)
        .profiles(&args.profile)
        .map_err(|error| Stop::Usage(Cli::command().error(ErrorKind::InvalidValue, error)))?;
    if args.payload.as_ref().is_some_and(|path| path.as_os_str() == "-") {
        let message = "standard input is for the answer; give the payload as a file";
        return Err(Stop::Usage(Cli::command().error(ErrorKind::InvalidValue, message)));
    }
    let read = read(&args.input).and_then(|bytes| {
        let payload = args.payload.as_deref().map(|path| Payload::read(path, checker)).transpose()?;
        Ok((bytes, payload))
    });
    let (bytes, payload) = match read {
        Ok(read) => read,
        Err(problem) => {
            complain(&problem);
            return Ok(Status::Trouble);
        }
    };
    let pasted = Pasted::read(&String::from_utf8_lossy(&bytes), answers);
    let mut explanations = explain(&pasted, answers);
    if explanations.is_empty() {
        complain("there is no answer of the server in it: paste the body, the response or the line of a log");
        return Ok(Status::Trouble);
    }
    if let Some(payload) = &payload {
        for explanation in &mut explanations {
            explanation.findings = payload.findings(explanation);
        }
    }
    let mut out = io::stdout().lock();
    match args.format {
        ErrorFormat::Text => {
            let look = Look::of_stream(args.color, io::stdout().is_terminal(), table);
            out.write_all(text::shown(&pasted, &explanations, payload.as_ref(), &look).as_bytes())?;
        }
        ErrorFormat::Json => {
            serde_json::to_writer_pretty(&mut out, &json::shown(&pasted, &explanations, payload.as_ref()))
                .map_err(io::Error::from)?;
            writeln!(out)?;
        }
    }
    let known = explanations.iter().all(|explanation| explanation.answer.is_some());
    Ok(if known { Status::Clean } else { Status::Findings })
}

/// The bytes of a file or of standard input.
fn read(path: &Path) -> Result<Vec<u8>, String> {
    if path.as_os_str() != "-" {
        return fs::read(path).map_err(|error| cannot_read(&path.to_string_lossy(), &error));
    }
    if io::stdin().is_terminal() {
        complain("paste the answer of the server, then press Ctrl-D");
    }
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes).map_err(|error| cannot_read("standard input", &error))?;
    Ok(bytes)
}

/// What is known about everything that was said.
fn explain(pasted: &Pasted, answers: &'static [Answer]) -> Vec<Explanation> {
    let of_statement = |statement: &Statement| {
        let place = statement.pointers.first().map(String::as_str);
        let found = recognise(answers, &statement.sentence, place);
        // A program may put its own words around those of the server.
        let found = found.or_else(|| recognise_in(answers, &statement.sentence).into_iter().next());
        let mut pointers = statement.pointers.clone();
        // What the words name is more exact than what stands beside them.
        let named = found.as_ref().and_then(|found| found.pointer.clone());
        if let Some(named) = named.filter(|named| !pointers.contains(named)) {
            pointers = vec![named];
        }
        Explanation {
            sentence: pasted::printable(&statement.sentence),
            pointers,
            answer: found.as_ref().map(|found| found.answer),
            fits: found.is_some_and(|found| found.fits),
            findings: Vec::new(),
        }
    };
    let mut explanations: Vec<Explanation> = pasted.statements.iter().map(of_statement).collect();
    if explanations.iter().all(|explanation| explanation.answer.is_none()) {
        // The status says less than words that are known, and more than words
        // that are not.
        let answer = recognise_title(answers, pasted.status, pasted.title.as_deref());
        match explanations.first_mut() {
            Some(first) => {
                first.answer = answer;
                first.fits = answer.is_some();
            }
            None if answer.is_some() || pasted.status.is_some() || pasted.title.is_some() => {
                explanations.push(Explanation {
                    sentence: String::new(),
                    pointers: Vec::new(),
                    answer,
                    fits: answer.is_some(),
                    findings: Vec::new(),
                });
            }
            None => {}
        }
    }
    explanations
}
