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
    let Place { prefix, has_commits } = place()?;
    let mut found = if reference == "HEAD" && !has_commits {
        // Before the first commit every file is new.
        listed(&["ls-files", "-z", "--cached"], paths)?
    } else {
        differing(&[reference], &prefix, paths)?
    };
    found.extend(listed(&["ls-files", "-z", "--others", "--exclude-standard"], paths)?);
    Ok(found)
}

/// Payload files that are staged for the next commit.
pub(super) fn staged(paths: &[PathBuf]) -> Result<Vec<PathBuf>, String> {
    differing(&["--cached"], &place()?.prefix, paths)
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

/// Where the run is.
struct Place {
    /// The folder of the run, seen from the top of its repository.
    prefix: PathBuf,
    /// Whether there is a commit to compare with.
    has_commits: bool,
}

fn place() -> Result<Place, String> {
    let answer = git(&["rev-parse", "--is-inside-work-tree", "--show-prefix", "--revs-only", "HEAD"], &[])?;
    if answer.status.success()
        && let Some(rest) = answer.stdout.strip_prefix(b"true\n")
    {
        return Ok(Place::read(rest.strip_suffix(b"\n").unwrap_or(rest)));
    }
    let reason = said(&answer);
    // Git has its reasons not to read a repository, and says so.
    if reason.contains("safe.directory") || reason.contains("dubious") {
        return Err(format!("git does not read this repository: {reason}"));
    }
    Err("this folder is in no repository of git, so nothing is known of changes".to_owned())
}

impl Place {
    /// Reads the prefix, which ends with a slash unless it is empty, and behind it
    /// perhaps the hash of a commit. A name may have any byte, a line break as well.
    fn read(lines: &[u8]) -> Self {
        let start = memchr::memrchr(b'\n', lines).map_or(0, |line_break| line_break + 1);
        let (before, last) = lines.split_at(start);
        let has_commits = start > 0 && !last.is_empty() && !last.ends_with(b"/");
        let prefix = if has_commits { &before[..start - 1] } else { lines };
        Self { prefix: path_of(prefix), has_commits }
    }
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

#[cfg(test)]
mod tests {
    use super::Place;

    #[test]
    fn a_prefix_may_have_line_breaks() {
        for (answer, prefix, has_commits) in [
            ("", "", false),
            ("\n0123abc", "", true),
            ("a/b/", "a/b/", false),
            ("a/b/\n0123abc", "a/b/", true),
            ("a\nb/", "a\nb/", false),
            ("a\nb/\n0123abc", "a\nb/", true),
        ] {
            let place = Place::read(answer.as_bytes());
            assert_eq!((place.prefix.to_str(), place.has_commits), (Some(prefix), has_commits), "{answer:?}");
        }
    }
}
