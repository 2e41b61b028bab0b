//! Globs among the paths, for shells that do not expand them and for `**`.

use std::path::{Component, Path, PathBuf};

use globset::{GlobBuilder, GlobMatcher};
use ignore::DirEntry;

use super::{Reading, is_file, of_file, walker};

/// What makes a path a glob.
const SPECIAL: [char; 4] = ['*', '?', '[', '{'];

/// A glob, and where what it stands for can be.
#[derive(Debug)]
pub(crate) struct Glob {
    matcher: GlobMatcher,
    root: PathBuf,
    /// Whether it asks for files that are hidden.
    hidden: bool,
}

impl Glob {
    /// Reads a path that is a glob and no name of something that exists.
    pub(crate) fn new(path: &Path) -> Option<Self> {
        if !is_glob(path) {
            return None;
        }
        let tidy: PathBuf = path.components().filter(|part| *part != Component::CurDir).collect();
        let glob = GlobBuilder::new(tidy.to_str()?).literal_separator(true).build().ok()?;
        let is_plain = |part: &Component<'_>| !part.as_os_str().to_string_lossy().contains(SPECIAL);
        let hidden = tidy.components().any(|part| part.as_os_str().to_string_lossy().starts_with('.'));
        Some(Self {
            matcher: glob.compile_matcher(),
            root: tidy.components().take_while(is_plain).collect(),
            hidden,
        })
    }

    /// The folder that holds everything that matches; empty for that of the run.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Whether it stands for a path, which begins as the root does.
    pub(crate) fn is_match(&self, path: &Path) -> bool {
        self.matcher.is_match(path)
    }

    /// The files that it stands for, in order.
    fn files(&self, reading: Reading) -> Vec<PathBuf> {
        let here = self.root.as_os_str().is_empty();
        let reading = Reading { hidden: reading.hidden || self.hidden, ..reading };
        let entries = walker(if here { Path::new(".") } else { &self.root }, reading).build();
        let mut files: Vec<PathBuf> = entries
            .filter_map(Result::ok)
            .filter(is_file)
            .map(DirEntry::into_path)
            .map(|path| if here { path.strip_prefix(".").map(Path::to_owned).unwrap_or(path) } else { path })
            .filter(|path| self.is_match(path))
            .collect();
        files.sort();
        files
    }
}

/// The paths with every glob replaced by the files that it stands for.
///
/// What exists is meant as it is, whatever its name; a glob that stands for
/// nothing stays, so that it is reported as a file that is not there.
pub(super) fn expanded(paths: Vec<PathBuf>, reading: Reading) -> Vec<PathBuf> {
    let mut out = Vec::with_capacity(paths.len());
    for path in paths {
        let files = Glob::new(&path).map(|glob| glob.files(reading)).unwrap_or_default();
        if files.is_empty() {
            out.push(path);
        } else {
            out.extend(files.into_iter().map(of_file));
        }
    }
    out
}

/// Whether a path is a glob and no name of something that exists.
pub(super) fn is_glob(path: &Path) -> bool {
    path.to_str().is_some_and(|text| text.contains(SPECIAL)) && path.symlink_metadata().is_err()
}
