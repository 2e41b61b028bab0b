//! Files that git knows to be changed, asked for by running it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::args::path_of;
use super::holds_payloads;
use crate::escape::visible;

/// Payload files that differ from a commit, and those that git does not track
/// yet. If paths are given, only those that they hold.
pub(super) fn changed(reference: &str, paths: &[PathBuf]) -> Result<Vec<PathBuf>, String> {
    if reference.is_empty() || reference.starts_with('-') {
        return Err(format!("`{}` is no commit of git", visible(reference)));
    }
    inside_repository()?;
    // Before the first commit every file is new.
    let is_first =
        reference == "HEAD" && !git(&["rev-parse", "--verify", "--quiet", "HEAD"], &[])?.status.success();
    let mut found = if is_first {
        listed(&["ls-files", "-z", "--cached"], paths)?
    } else {
        listed(
            &["diff", "--name-only", "-z", "--no-ext-diff", "--diff-filter=d", "--relative", reference],
            paths,
        )?
    };
    found.extend(listed(&["ls-files", "-z", "--others", "--exclude-standard"], paths)?);
    Ok(found)
}

/// Payload files that are staged for the next commit.
pub(super) fn staged(paths: &[PathBuf]) -> Result<Vec<PathBuf>, String> {
    inside_repository()?;
    listed(
        &["diff", "--cached", "--name-only", "-z", "--no-ext-diff", "--diff-filter=d", "--relative"],
        paths,
    )
}

fn inside_repository() -> Result<(), String> {
    let answer = git(&["rev-parse", "--is-inside-work-tree"], &[])?;
    if answer.status.success() && answer.stdout.starts_with(b"true") {
        return Ok(());
    }
    let reason = said(&answer);
    // Git has its reasons not to read a repository, and says so.
    if reason.contains("safe.directory") || reason.contains("dubious") {
        return Err(format!("git does not read this repository: {reason}"));
    }
    Err("this folder is in no repository of git, so nothing is known of changes".to_owned())
}

/// The payload files that git prints, relative to the folder of the run.
fn listed(arguments: &[&str], paths: &[PathBuf]) -> Result<Vec<PathBuf>, String> {
    let answer = git(arguments, paths)?;
    if !answer.status.success() {
        return Err(format!("git says: {}", said(&answer)));
    }
    let names = answer.stdout.split(|byte| *byte == 0).filter(|name| !name.is_empty());
    // A file may be gone although git has it staged.
    Ok(names.map(path_of).filter(|path| holds_payloads(path) && Path::new(path).exists()).collect())
}

/// Runs git in the folder of the run.
fn git(arguments: &[&str], paths: &[PathBuf]) -> Result<Output, String> {
    let mut command = Command::new("git");
    // Paths are names and no patterns, and asking must not lock anything.
    command.env("GIT_LITERAL_PATHSPECS", "1").env("GIT_OPTIONAL_LOCKS", "0").env("LC_ALL", "C");
    command.args(arguments);
    if !paths.is_empty() {
        command.arg("--").args(paths);
    }
    command.output().map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => {
            "there is no program git here, which knows what has changed".to_owned()
        }
        _ => format!("cannot run git: {error}"),
    })
}

/// The first line of what git complains about.
fn said(answer: &Output) -> String {
    let text = String::from_utf8_lossy(&answer.stderr);
    let line = text.lines().next().unwrap_or_default();
    visible(line.trim_start_matches("fatal: ").trim_start_matches("error: ")).into_owned()
}
