//! `completions`: what makes a shell complete the command line.

use std::io::{self, Write as _};

use clap::{Args, CommandFactory as _, ValueEnum};
use clap_complete::aot::{self, Generator};

use crate::args::Cli;
use crate::{Status, Stop};

const EXAMPLES: &str = "\
Examples:
  tweetlint completions bash > ~/.local/share/bash-completion/completions/tweetlint
  tweetlint completions zsh > ~/.zfunc/_tweetlint
  tweetlint completions fish > ~/.config/fish/completions/tweetlint.fish
  tweetlint completions powershell >> $PROFILE
  tweetlint completions elvish >> ~/.config/elvish/rc.elv
  tweetlint completions nushell > tweetlint.nu     then: source tweetlint.nu";

/// For which shell.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

/// A shell.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Shell {
    Bash,
    Zsh,
    Fish,
    #[value(name = "powershell")]
    Pwsh,
    Elvish,
    Nushell,
}

/// Prints the script.
pub(crate) fn run(args: &CompletionsArgs) -> Result<Status, Stop> {
    let script = match args.shell {
        Shell::Bash => script(aot::Bash),
        Shell::Zsh => script(aot::Zsh),
        Shell::Fish => script(aot::Fish),
        Shell::Pwsh => script(aot::PowerShell),
        Shell::Elvish => script(aot::Elvish),
        Shell::Nushell => script(clap_complete_nushell::Nushell),
    };
    io::stdout().lock().write_all(&script)?;
    Ok(Status::Clean)
}

/// The whole script: a generator panics when it cannot write, so it writes into
/// memory.
fn script(shell: impl Generator) -> Vec<u8> {
    let mut script = Vec::new();
    aot::generate(shell, &mut Cli::command(), "tweetlint", &mut script);
    script
}
