//! `init`: a configuration, and what makes editors and pipelines check posts.
//!
//! Nothing that is there is replaced unasked, and what belongs to other
//! programs as well is never replaced: then it says what to add.

mod files;

use std::fs;
use std::io::{self, ErrorKind, Write as _};
use std::path::Path;

use clap::{Args, ValueEnum};

use crate::create::{cannot_create, create};
use crate::{Status, Stop, complain};
use files::{FileOf, Place};

const EXAMPLES: &str = "\
Examples:
  tweetlint init --dry-run                 show what would be written
  tweetlint init --editor vscode           a configuration, and help in the editor
  tweetlint init --ci github --pre-commit  check posts before and after a push

Files that are there stay as they are. --force replaces those that belong to
tweetlint alone; for the others it always says what to add.";

/// What to set up.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct InitArgs {
    /// Teach an editor what a post looks like; repeat it for several
    #[arg(long, value_name = "EDITOR", value_enum)]
    editor: Vec<Editor>,

    /// Check posts in a pipeline; repeat it for several
    #[arg(long, value_name = "SERVICE", value_enum)]
    ci: Vec<Service>,

    /// Check posts before they are committed
    #[arg(long)]
    pre_commit: bool,

    /// Replace files that belong to tweetlint alone
    #[arg(long)]
    force: bool,

    /// Write nothing, and show what would be written
    #[arg(long)]
    dry_run: bool,
}

/// An editor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Editor {
    /// Visual Studio Code and its kin
    Vscode,
    /// Zed
    Zed,
    /// Helix
    Helix,
    /// Neovim
    Nvim,
}

/// A service that runs pipelines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Service {
    /// GitHub Actions
    Github,
    /// GitLab CI/CD
    Gitlab,
}

/// Writes what was asked for below the folder of the run.
pub(crate) fn run(args: &InitArgs) -> Result<Status, Stop> {
    let root = std::env::current_dir()?;
    let mut status = Status::Clean;
    let mut out = io::stdout().lock();
    for file in files::wanted(&args.editor, &args.ci, args.pre_commit) {
        let text = file.text(&root);
        if args.dry_run {
            preview(&mut out, &file, &text)?;
            continue;
        }
        let force = args.force && file.of == FileOf::Tweetlint;
        match create(Path::new(file.path), &text, force) {
            Ok(()) => {
                writeln!(out, "wrote {}: {}", file.path, file.about)?;
                if let Some(hint) = file.hint {
                    writeln!(out, "  {hint}")?;
                }
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => there_already(&mut out, &file, &text)?,
            Err(error) => {
                complain(&cannot_create(Path::new(file.path), &error));
                status = Status::Trouble;
            }
        }
    }
    Ok(status)
}

/// Shows a file that would be written.
fn preview(out: &mut impl io::Write, file: &Place, text: &str) -> io::Result<()> {
    let verb = if Path::new(file.path).exists() { "is there already" } else { "would be written" };
    writeln!(out, "{} {verb}: {}", file.path, file.about)?;
    // Nobody reads a schema of a thousand lines in a terminal.
    if !file.is_long {
        for line in text.lines() {
            writeln!(out, "{}", format!("  {line}").trim_end())?;
        }
    }
    writeln!(out)
}

/// Says what to do about a file that is there.
fn there_already(out: &mut impl io::Write, file: &Place, text: &str) -> io::Result<()> {
    let there = fs::read(file.path).unwrap_or_default();
    if there == text.as_bytes() {
        return writeln!(out, "{} is up to date", file.path);
    }
    match file.of {
        FileOf::Tweetlint => {
            writeln!(out, "{} is there already and stays; --force replaces it", file.path)
        }
        FileOf::Several if String::from_utf8_lossy(&there).contains(file.mark) => {
            writeln!(out, "{} knows tweetlint already and stays", file.path)
        }
        FileOf::Several => {
            writeln!(out, "{} is there already and stays; add to it:\n\n{text}", file.path)
        }
    }
}
