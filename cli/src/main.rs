//! `tweetlint`: what is wrong with a payload, where, why, and how to mend it.
//!
//! This file decides nothing but the exit status.

mod args;
mod baseline;
mod catalog;
mod check;
mod choices;
mod color;
mod completions;
mod config;
mod conformance;
mod count;
mod create;
mod escape;
mod excerpt;
mod explain;
mod explain_error;
mod fingerprint;
mod fix;
mod hidden;
mod init;
mod inputs;
mod interrupt;
mod man;
mod ndjson;
mod new;
mod opened;
mod options;
mod ordered;
mod packed;
mod passing;
mod paths;
mod plan;
mod progress;
mod reference;
mod report;
mod rules;
mod schema;
mod sinks;
mod spec;
mod suggest;
mod summary;
mod tasks;
mod watch;

use std::io::{self, IsTerminal as _, Write as _};
use std::process::ExitCode;

use clap::error::ErrorKind;

/// How a run ends when nothing stopped it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    /// Nothing to complain about: 0.
    Clean,
    /// Findings at or above `--fail-on`: 1.
    Findings,
    /// Something could not be read, or nothing was checked: 2.
    Trouble,
}

/// Why a run stopped early.
#[derive(Debug)]
pub(crate) enum Stop {
    /// The command line cannot be followed.
    Usage(clap::Error),
    /// Standard output cannot be written.
    Output(io::Error),
    /// A file that steers the run cannot be followed, which has been said.
    Steering,
    /// Files cannot be watched; a sentence.
    Watch(String),
    /// Nobody can say what the inputs are; a sentence.
    Inputs(String),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// What a shell reports for a program that the signal of a broken pipe ended.
const BROKEN_PIPE: u8 = 141;

fn main() -> ExitCode {
    match args::parse().and_then(args::Cli::run) {
        Ok(Status::Clean) => ExitCode::SUCCESS,
        Ok(Status::Findings) => ExitCode::from(1),
        Ok(Status::Trouble) | Err(Stop::Steering) => ExitCode::from(2),
        Err(Stop::Usage(error)) => {
            let printed = print_usage(&error);
            match error.kind() {
                ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => match printed {
                    Ok(()) => ExitCode::SUCCESS,
                    Err(error) => output_failed(&error),
                },
                _ => ExitCode::from(2),
            }
        }
        Err(Stop::Output(error)) => output_failed(&error),
        Err(Stop::Watch(sentence) | Stop::Inputs(sentence)) => {
            complain(&sentence);
            ExitCode::from(2)
        }
    }
}

/// Prints what the command line has to say for itself.
pub(crate) fn print_usage(error: &clap::Error) -> io::Result<()> {
    let on_stderr = error.use_stderr();
    let terminal = if on_stderr { io::stderr().is_terminal() } else { io::stdout().is_terminal() };
    let text = color::styled(&error.render(), terminal);
    if on_stderr { io::stderr().write_all(text.as_bytes()) } else { io::stdout().write_all(text.as_bytes()) }
}

/// A reader that went away (`tweetlint … | head`) is not worth a word; a full
/// disk is.
fn output_failed(error: &io::Error) -> ExitCode {
    if error.kind() == io::ErrorKind::BrokenPipe {
        return ExitCode::from(BROKEN_PIPE);
    }
    complain(&format!("cannot write the report: {}", reason(error)));
    ExitCode::from(2)
}

/// What an error of the system says, without its number, which means nothing to
/// most people.
pub(crate) fn reason(error: &io::Error) -> String {
    let mut reason = error.to_string();
    reason.truncate(reason.find(" (os error").unwrap_or(reason.len()));
    reason
}

/// Prints a message for people on standard error.
///
/// A closed standard error is no reason to stop, so failures are ignored.
pub(crate) fn complain(message: &str) {
    let _ = writeln!(io::stderr(), "tweetlint: {message}");
}
