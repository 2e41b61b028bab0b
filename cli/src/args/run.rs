//! From the arguments of `check` and `fix` to the run.

use std::io::{self, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};

use clap::CommandFactory as _;
use clap::error::ErrorKind;

use super::{CheckArgs, Cli};
use crate::escape::visible;
use crate::options::Options;
use crate::{Status, Stop, check, color, fix, suggest, watch};

/// Checks what is named, or else standard input; `command` is the name of the
/// command, if it was given.
pub(super) fn run_check(mut args: CheckArgs, command: Option<&str>) -> Result<Status, Stop> {
    if let (None, Some(first)) = (command, args.paths.first()) {
        not_a_command(first)?;
    }
    if args.paths.is_empty() && !args.inputs.names_inputs() {
        // Waiting in silence for someone to type JSON helps nobody.
        if io::stdin().is_terminal() {
            return Ok(show_help(command));
        }
        args.paths.push(PathBuf::from("-"));
        args.names_nothing = true;
    }
    if args.watch {
        return watch::run(&args);
    }
    let options = Options::resolve(args)?;
    match options.fixing.clone() {
        Some(fixing) => fix::run(options, &fixing),
        None => check::once(&options),
    }
}

/// Says how the program is used. Nothing was checked, so this is no success: a
/// script may have lost the names that it meant to give.
fn show_help(command: Option<&str>) -> Status {
    let mut whole = Cli::command();
    whole.build();
    let help = match command.and_then(|name| whole.find_subcommand_mut(name)) {
        Some(command) => command.render_help(),
        None => whole.render_help(),
    };
    let text = color::styled(&help, io::stderr().is_terminal());
    // A closed standard error is no reason to fail in another way.
    let _ = io::stderr().write_all(text.as_bytes());
    Status::Trouble
}

/// Refuses a word that is most likely a command with a slip in it, rather than
/// a file that is not there.
fn not_a_command(word: &Path) -> Result<(), Stop> {
    let is_bare = word.components().count() == 1 && word.extension().is_none();
    let is_missing = is_bare && word.symlink_metadata().is_err();
    let Some(word) = word.to_str().filter(|_| is_missing) else { return Ok(()) };
    let mut whole = Cli::command();
    whole.build();
    let names: Vec<&str> = whole.get_subcommands().map(clap::Command::get_name).collect();
    let Some(close) = suggest::closest(word, names) else { return Ok(()) };
    let message =
        format!("there is no command and no file `{}`; did you mean `tweetlint {close}`?", visible(word));
    Err(Stop::Usage(Cli::command().error(ErrorKind::InvalidSubcommand, message)))
}
