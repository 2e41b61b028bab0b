//! What the command line says about where payloads come from.

use std::ffi::OsStr;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::{fs, io};

use super::{Reading, cannot_read, git, globs, of_file};
use crate::Stop;
use crate::args::InputFormat;

/// Which files are inputs, apart from those that are named, and how to look for
/// them.
#[derive(Clone, Debug, clap::Args)]
#[command(next_help_heading = "Inputs")]
#[expect(clippy::struct_excessive_bools, reason = "the flags of a command line do not depend on each other")]
pub(crate) struct InputArgs {
    /// Read names of files and folders, one a line; - for standard input
    #[arg(long, value_name = "FILE")]
    files_from: Option<PathBuf>,

    /// In --files-from, a zero byte ends each name, as find -print0 writes it
    #[arg(short = '0', long, requires = "files_from")]
    null: bool,

    /// Only files that differ from a commit of git, and new ones [default: HEAD]
    #[arg(
        long,
        value_name = "REF",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "HEAD",
        conflicts_with_all = ["files_from", "staged"],
    )]
    changed: Option<String>,

    /// Only files that are staged for the next commit of git
    #[arg(long, conflicts_with = "files_from")]
    staged: bool,

    /// Each element of an array is a payload of its own
    #[arg(long)]
    each: bool,

    /// In folders, also files that .gitignore and its like name
    #[arg(long)]
    no_ignore: bool,

    /// In folders, also files whose name begins with a dot
    #[arg(long)]
    hidden: bool,
}

impl InputArgs {
    /// Whether the inputs are named here, so that none has to be named beside.
    pub(crate) const fn names_inputs(&self) -> bool {
        self.files_from.is_some() || self.needs_no_input()
    }

    /// Whether it is fine if nothing is left to check: most commits change no
    /// payload.
    pub(crate) const fn needs_no_input(&self) -> bool {
        self.changed.is_some() || self.staged
    }

    /// Whether standard input is read for names.
    pub(crate) fn reads_stdin(&self) -> bool {
        self.list().is_some_and(|list| list == "-")
    }

    /// The file that lists names.
    pub(crate) fn list(&self) -> Option<&Path> {
        self.files_from.as_deref()
    }

    /// What is named here, as far as it can be said now: what a list holds, or
    /// all that git can know of.
    pub(crate) fn named(&self) -> Vec<PathBuf> {
        let list = self.list().filter(|_| !self.reads_stdin());
        let mut named = list.and_then(|list| listed(list, self.null).ok()).unwrap_or_default();
        if self.needs_no_input() {
            named.push(PathBuf::from("."));
        }
        named
    }

    /// Puts what is named here, and what globs stand for, among the paths.
    pub(crate) fn resolve(self, paths: &mut Vec<PathBuf>, format: InputFormat) -> Result<Reading, Stop> {
        let Self { files_from, null, changed, staged, each, no_ignore, hidden } = self;
        let reading = Reading { format, each, no_ignore, hidden };
        *paths = globs::expanded(std::mem::take(paths), reading);
        if let Some(list) = &files_from {
            if list == "-" && paths.iter().any(|path| path.as_os_str() == "-") {
                let message = "standard input cannot be both a list of names and a payload";
                return Err(Stop::Inputs(message.to_owned()));
            }
            paths.extend(listed(list, null)?);
        }
        let found = match (changed, staged) {
            (Some(reference), _) => git::changed(&reference, paths),
            (None, true) => git::staged(paths),
            (None, false) => return Ok(reading),
        };
        *paths = found.map_err(Stop::Inputs)?;
        Ok(reading)
    }
}

/// The names in a list.
fn listed(list: &Path, null: bool) -> Result<Vec<PathBuf>, Stop> {
    let mut bytes = Vec::new();
    let read = if list == "-" {
        io::stdin().read_to_end(&mut bytes).map(|_| ())
    } else {
        fs::read(list).map(|read| bytes = read)
    };
    read.map_err(|error| Stop::Inputs(cannot_read(&list.to_string_lossy(), &error)))?;
    Ok(names(&bytes, null))
}

/// Names that a line break ends, or a zero byte.
fn names(bytes: &[u8], null: bool) -> Vec<PathBuf> {
    let end = if null { 0 } else { b'\n' };
    let names = bytes.split(|byte| *byte == end);
    let names = names.map(|name| if null { name } else { name.strip_suffix(b"\r").unwrap_or(name) });
    names.filter(|name| !name.is_empty()).map(|name| of_file(path_of(name))).collect()
}

/// The path with these bytes.
#[cfg(unix)]
pub(super) fn path_of(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt as _;
    PathBuf::from(OsStr::from_bytes(bytes))
}

/// The path with these bytes; elsewhere names are text.
#[cfg(not(unix))]
pub(super) fn path_of(bytes: &[u8]) -> PathBuf {
    PathBuf::from(OsStr::new(&*String::from_utf8_lossy(bytes)))
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::names;

    #[test]
    fn names_end_with_their_line_or_with_a_zero() {
        let paths = |names: &[&str]| names.iter().map(PathBuf::from).collect::<Vec<_>>();
        assert_eq!(names(b"a.json\r\n\nb c.json", false), paths(&["a.json", "b c.json"]));
        assert_eq!(names(b"a\nb.json\0c.json\0", true), paths(&["a\nb.json", "c.json"]));
        assert_eq!(names(b"-\n", false), paths(&["./-"]));
        assert_eq!(names(b"", false), paths(&[]));
    }
}
