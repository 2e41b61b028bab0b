//! From what was named on the command line to the list of files to check.

mod args;
mod git;
mod globs;

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};
use std::{fs, io};

use ignore::{DirEntry, WalkBuilder};

use crate::args::InputFormat;
use crate::escape::visible;
use crate::{complain, packed, reason};
pub(crate) use args::InputArgs;
pub(crate) use globs::Glob;

/// Something to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Input {
    /// Where it is.
    pub(crate) source: Source,
    /// What reports call it.
    pub(crate) name: String,
    /// What it holds, as far as its name says.
    pub(crate) format: InputFormat,
    /// Whether each element of an array is a document of its own.
    pub(crate) each: bool,
}

/// How inputs are looked for and read.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Reading {
    /// What they hold, if that was said.
    pub(crate) format: InputFormat,
    /// Whether each element of an array is a document of its own.
    pub(crate) each: bool,
    /// Whether ignore files do not count.
    pub(crate) no_ignore: bool,
    /// Whether files count whose name begins with a dot.
    pub(crate) hidden: bool,
}

/// Where an input is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// Standard input.
    Stdin,
    /// A file whose size is known.
    File {
        /// Its path.
        path: PathBuf,
        /// Its size in bytes.
        size: u64,
    },
    /// A pipe or a device, which can only be read from its start to its end.
    Stream(PathBuf),
    /// A file that is compressed with gzip.
    Packed(PathBuf),
}

impl Source {
    /// Its path, where it has one.
    pub(crate) fn path(&self) -> Option<&Path> {
        match self {
            Self::Stdin => None,
            Self::File { path, .. } | Self::Stream(path) | Self::Packed(path) => Some(path),
        }
    }

    /// Why `fix` cannot write what came of it, if so.
    pub(crate) const fn unmendable(&self) -> Option<&'static str> {
        match self {
            Self::Stdin | Self::File { .. } => None,
            Self::Stream(_) => Some("it is not a regular file"),
            Self::Packed(_) => Some("it is compressed, so unpack it first"),
        }
    }
}

/// What is there to check, and what is not.
#[derive(Debug, Default)]
pub(crate) struct Inputs {
    /// What to read, sorted by name, each once.
    pub(crate) found: Vec<Input>,
    /// What cannot be read, as sentences, sorted by name, each once.
    pub(crate) unreadable: Vec<String>,
    /// Folders in which nothing was found.
    pub(crate) empty_folders: Vec<String>,
    /// Reports of earlier runs in folders, which this run replaces.
    pub(crate) old_reports: Vec<String>,
}

impl Inputs {
    /// Says what is not read although it is there, or was named.
    pub(crate) fn say_what_is_missing(&self) {
        for folder in &self.empty_folders {
            complain(&format!("no *.json, *.ndjson, *.jsonl, *.yaml or *.yml file in {folder}"));
        }
        for report in &self.old_reports {
            complain(&format!("left out {report}, which is the report of an earlier run"));
        }
    }
}

/// Inputs by their path; standard input has none, whatever files are called.
type Found = BTreeMap<Option<PathBuf>, Input>;

/// Finds everything that `paths` name.
///
/// A file that is named is always checked; in a folder the extension and the
/// ignore files decide.
pub(crate) fn find(paths: &[PathBuf], stdin_name: &str, reading: Reading) -> Inputs {
    let mut found = Found::new();
    let mut out = Inputs::default();
    let mut unreadable = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            let input = Input {
                source: Source::Stdin,
                name: stdin_name.to_owned(),
                format: reading.of(Path::new(stdin_name)),
                each: reading.each,
            };
            found.insert(None, input);
            continue;
        }
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => {
                let known = unreadable.len();
                let count = walk(path, reading, &mut found, &mut unreadable);
                // Of what could not be looked through nobody knows that it is empty.
                if count == 0 && unreadable.len() == known {
                    out.empty_folders.push(visible(&name_of(path)).into_owned());
                }
            }
            Ok(metadata) => add(&mut found, path, &metadata, reading),
            Err(_) if globs::is_glob(path) => {
                let name = name_of(path);
                unreadable.push((tidy(path), format!("no file matches {}", visible(&name))));
            }
            Err(error) => unreadable.push((tidy(path), cannot_read(&name_of(path), &error))),
        }
    }
    out.found = found.into_values().collect();
    // A folder lists what is in it in any order.
    unreadable.sort();
    unreadable.dedup();
    out.unreadable = unreadable.into_iter().map(|(_, sentence)| sentence).collect();
    out
}

/// Says that a folder cannot be looked through.
fn refused(error: &ignore::Error) -> String {
    match error {
        ignore::Error::WithDepth { err, .. } => refused(err),
        ignore::Error::WithPath { path, err } => match err.io_error() {
            Some(error) => {
                let reason = reason(error);
                // The walk says again what it is about.
                let about = format!("IO error for operation on {}: ", path.display());
                let reason = reason.strip_prefix(&about).unwrap_or(&reason);
                let name = tidy(path);
                let name = if name.as_os_str().is_empty() { path } else { &name };
                format!("cannot read {}: {}", visible(&name.to_string_lossy()), visible(reason))
            }
            None => format!("cannot read {}", visible(&error.to_string())),
        },
        _ => format!("cannot read {}", visible(&error.to_string())),
    }
}

/// What an error in a folder is about.
fn place_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithDepth { err, .. } => place_of(err),
        ignore::Error::WithPath { path, .. } => Some(path),
        _ => None,
    }
}

/// Adds the payload files of a folder and says how many there are.
fn walk(
    folder: &Path,
    reading: Reading,
    found: &mut Found,
    unreadable: &mut Vec<(PathBuf, String)>,
) -> usize {
    let mut count = 0;
    for entry in walker(folder, reading).build() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let about = place_of(&error).unwrap_or(folder);
                unreadable.push((tidy(about), refused(&error)));
                continue;
            }
        };
        // A link that leads nowhere, or to itself, cannot be read; a folder can
        // have any name.
        let is_lost = entry.path_is_symlink() && fs::metadata(entry.path()).is_err();
        if !holds_payloads(entry.path()) || !is_lost && !is_file(&entry) {
            continue;
        }
        count += 1;
        match fs::metadata(entry.path()) {
            Ok(metadata) => add(found, entry.path(), &metadata, reading),
            Err(error) => {
                let path = tidy(entry.path());
                let sentence = cannot_read(&name_of(&path), &error);
                unreadable.push((path, sentence));
            }
        }
    }
    count
}

/// What goes through a folder.
fn walker(folder: &Path, reading: Reading) -> WalkBuilder {
    let mut walker = WalkBuilder::new(folder);
    let Reading { no_ignore, hidden, .. } = reading;
    walker.standard_filters(!no_ignore).hidden(!hidden);
    // A .gitignore counts in a folder that is no repository, too.
    walker.require_git(false);
    // What git keeps for itself is never meant.
    walker.filter_entry(|entry| entry.file_name() != ".git");
    walker
}

/// Whether an entry of a folder is a file. Links to files are followed; links to
/// folders could lead in circles.
fn is_file(entry: &DirEntry) -> bool {
    entry.file_type().is_some_and(|kind| kind.is_file())
        || entry.path_is_symlink() && fs::metadata(entry.path()).is_ok_and(|target| target.is_file())
}

/// Whether a file holds payloads, by its name.
fn holds_payloads(path: &Path) -> bool {
    format_of(path, InputFormat::Auto) != InputFormat::Auto
}

/// Adds one file under its tidy path, so that `a.json` and `./a.json` are one.
fn add(found: &mut Found, path: &Path, metadata: &fs::Metadata, reading: Reading) {
    let path = tidy(path);
    let name = name_of(&path);
    let format = reading.of(&path);
    let source = if packed::is_packed(&path) {
        Source::Packed(path.clone())
    } else if metadata.is_file() {
        Source::File { path: path.clone(), size: metadata.len() }
    } else {
        Source::Stream(path.clone())
    };
    found.entry(Some(path)).or_insert(Input { source, name, format, each: reading.each });
}

impl Reading {
    /// What a file holds.
    fn of(self, path: &Path) -> InputFormat {
        match format_of(path, self.format) {
            // An array in one line looks like a document a line.
            InputFormat::Auto if self.each => InputFormat::Json,
            format => format,
        }
    }
}

/// What a file holds: what was asked for, or else what its extension says.
pub(crate) fn format_of(path: &Path, asked: InputFormat) -> InputFormat {
    let unpacked = packed::unpacked_name(path);
    let extension = unpacked.extension().map(std::ffi::OsStr::to_ascii_lowercase);
    let named = match extension.as_ref().and_then(|extension| extension.to_str()) {
        Some("json") => InputFormat::Json,
        Some("ndjson" | "jsonl") => InputFormat::Ndjson,
        Some("yaml" | "yml") => InputFormat::Yaml,
        _ => InputFormat::Auto,
    };
    match (asked, named) {
        (InputFormat::Auto, named) => named,
        // Most JSON is YAML as well, and what is not would go unnoticed.
        (InputFormat::Yaml, InputFormat::Json) => InputFormat::Json,
        (asked, _) => asked,
    }
}

/// The path without `.` components.
fn tidy(path: &Path) -> PathBuf {
    path.components().filter(|component| *component != Component::CurDir).collect()
}

/// The path of a file, said so that it does not mean standard input.
fn of_file(path: PathBuf) -> PathBuf {
    if path.as_os_str() == "-" { Path::new(".").join(path) } else { path }
}

/// The path as reports print it.
fn name_of(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// Says that an input cannot be read, and why.
pub(crate) fn cannot_read(name: &str, error: &io::Error) -> String {
    format!("cannot read {}: {}", visible(name), reason(error))
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::{InputFormat, format_of, tidy};

    #[test]
    fn the_extension_says_what_a_file_holds() {
        let by_name = |name: &str| format_of(Path::new(name), InputFormat::Auto);
        assert_eq!(by_name("a.json"), InputFormat::Json);
        assert_eq!(by_name("a.NDJSON"), InputFormat::Ndjson);
        assert_eq!(by_name("a.jsonl"), InputFormat::Ndjson);
        assert_eq!(by_name("a.ndjson.gz"), InputFormat::Ndjson);
        assert_eq!(by_name("a.json.GZ"), InputFormat::Json);
        assert_eq!(by_name("a.gz"), InputFormat::Auto);
        assert_eq!(by_name("a.yaml"), InputFormat::Yaml);
        assert_eq!(by_name("a.YML"), InputFormat::Yaml);
        assert_eq!(by_name("a.txt"), InputFormat::Auto);
        assert_eq!(by_name("<stdin>"), InputFormat::Auto);
        assert_eq!(format_of(Path::new("a.json"), InputFormat::Ndjson), InputFormat::Ndjson);
        assert_eq!(format_of(Path::new("a.json"), InputFormat::Yaml), InputFormat::Json);
        assert_eq!(format_of(Path::new("a.txt"), InputFormat::Yaml), InputFormat::Yaml);
    }

    #[test]
    fn one_file_has_one_name() {
        assert_eq!(tidy(Path::new("./a/./b.json")), PathBuf::from("a/b.json"));
        assert_eq!(tidy(Path::new("../a.json")), PathBuf::from("../a.json"));
        assert_eq!(tidy(Path::new("/a.json")), PathBuf::from("/a.json"));
    }
}
