//! `man`: the manual pages, one for the linter and one for each command.

use std::io::{self, Write as _};
use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::{Args, CommandFactory as _};
use clap_mangen::Man;

use crate::args::Cli;
use crate::create::{cannot_create, create};
use crate::{Status, Stop, complain};

const EXAMPLES: &str = "\
Examples:
  tweetlint man | man -l -                       read the page of the linter
  tweetlint man check | man -l -                 read the page of a command
  tweetlint man --dir ~/.local/share/man/man1    install all of them";

/// Which page, and where to.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct ManArgs {
    /// The command whose page to print; that of the linter without one
    #[arg(value_name = "COMMAND", conflicts_with = "dir")]
    command: Option<String>,

    /// Write every page into this folder, and replace those that are there
    #[arg(long, value_name = "FOLDER")]
    dir: Option<PathBuf>,
}

/// Prints a page, or writes them all.
pub(crate) fn run(args: &ManArgs) -> Result<Status, Stop> {
    let mut whole = Cli::command();
    whole.build();
    let Some(folder) = &args.dir else {
        let page = args
            .command
            .as_ref()
            .map_or_else(|| Some(whole.clone()), |name| whole.find_subcommand(name).cloned());
        let Some(page) = page else {
            let names: Vec<&str> = whole.get_subcommands().map(clap::Command::get_name).collect();
            let message = format!("there is no such command; there are {}", names.join(", "));
            return Err(Stop::Usage(whole.error(ErrorKind::InvalidValue, message)));
        };
        io::stdout().lock().write_all(&rendered(page)?.1)?;
        return Ok(Status::Clean);
    };
    let commands: Vec<clap::Command> =
        std::iter::once(whole.clone()).chain(whole.get_subcommands().cloned()).collect();
    for command in commands {
        let (name, page) = rendered(command)?;
        let path = folder.join(name);
        if let Err(error) = create(&path, &String::from_utf8_lossy(&page), true) {
            complain(&cannot_create(&path, &error));
            return Ok(Status::Trouble);
        }
        complain(&format!("wrote {}", path.display()));
    }
    Ok(Status::Clean)
}

/// The name of the file of a page, and its text.
fn rendered(command: clap::Command) -> io::Result<(String, Vec<u8>)> {
    let page = Man::new(command).source(concat!("tweetlint ", env!("CARGO_PKG_VERSION"))).manual("tweetlint");
    let mut text = Vec::new();
    page.render(&mut text)?;
    Ok((page.get_filename(), text))
}
