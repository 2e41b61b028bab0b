//! Files that git knows to be changed, asked for by running it.

use std::path::{Component, Path, PathBuf};
use std::process::{Command, Output};

use super::args::path_of;
use super::holds_payloads;
use crate::escape::visible;
use crate::reason;

/// Payload files that differ from a commit, and those that git does not track
/// yet. If paths are given, only those that they hold.
pub(super) fn changed(reference: &str, paths: &[PathBuf]) -> Result<Vec<PathBuf>, String> {
    if reference.is_empty() || reference.starts_with('-') {
        return Err(format!("`{}` is no commit of git", visible(reference)));
    }
    let prefix = folder_in_repository()?;
    // Before the first commit every file is new.
    let is_first =
        reference == "HEAD" && !git(&["rev-parse", "--verify", "--quiet", "HEAD"], &[])?.status.success();
    let mut found = if is_first {
        listed(&["ls-files", "-z", "--cached"], paths)?
    } else {
        differing(&[reference], &prefix, paths)?
    };
    found.extend(listed(&["ls-files", "-z", "--others", "--exclude-standard"], paths)?);
    Ok(found)
}

/// Payload files that are staged for the next commit.
pub(super) fn staged(paths: &[PathBuf]) -> Result<Vec<PathBuf>, String> {
    differing(&["--cached"], &folder_in_repository()?, paths)
}

/// The payload files that `git diff` names.
fn differing(between: &[&str], prefix: &Path, paths: &[PathBuf]) -> Result<Vec<PathBuf>, String> {
    // With names relative to the folder of the run, git leaves out what is not
    // below it, even if that was asked for.
    let arguments = ["diff", "--name-only", "-z", "--no-ext-diff", "--diff-filter=d", "--no-relative"];
    names(&[&arguments, between].concat(), paths, |name| from_here(prefix, &name))
}

/// A path from the top of the repository, seen from a folder in it.
fn from_here(folder: &Path, path: &Path) -> PathBuf {
    let same = folder.components().zip(path.components()).take_while(|(left, right)| left == right).count();
    let up = folder.components().skip(same).map(|_| Component::ParentDir);
    up.chain(path.components().skip(same)).collect()
}

/// The folder of the run, seen from the top of its repository.
fn folder_in_repository() -> Result<PathBuf, String> {
    let answer = git(&["rev-parse", "--is-inside-work-tree", "--show-prefix"], &[])?;
    if answer.status.success()
        && let Some(prefix) = answer.stdout.strip_prefix(b"true\n")
    {
        return Ok(path_of(prefix.strip_suffix(b"\n").unwrap_or(prefix)));
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
    names(arguments, paths, |name| name)
}

/// The payload files that git prints, each as it is seen from here.
fn names(
    arguments: &[&str],
    paths: &[PathBuf],
    seen: impl Fn(PathBuf) -> PathBuf,
) -> Result<Vec<PathBuf>, String> {
    let here = [PathBuf::from(".")];
    let answer = git(arguments, if paths.is_empty() { &here } else { paths })?;
    if !answer.status.success() {
        return Err(format!("git says: {}", said(&answer)));
    }
    let names = answer.stdout.split(|byte| *byte == 0).filter(|name| !name.is_empty());
    // A file may be gone although git has it staged.
    Ok(names
        .map(|name| seen(path_of(name)))
        .filter(|path| holds_payloads(path) && Path::new(path).exists())
        .collect())
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
        _ => format!("cannot run git: {}", reason(&error)),
    })
}

/// The first line of what git complains about.
fn said(answer: &Output) -> String {
    let text = String::from_utf8_lossy(&answer.stderr);
    let line = text.lines().next().unwrap_or_default();
    visible(line.trim_start_matches("fatal: ").trim_start_matches("error: ")).into_owned()
}
