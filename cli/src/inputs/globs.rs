//! Globs among the paths, for shells that do not expand them and for `**`.

use std::path::{Component, Path, PathBuf};

use globset::GlobBuilder;
use ignore::DirEntry;

use super::{Reading, is_file, walker};

/// What makes a path a glob.
const SPECIAL: [char; 4] = ['*', '?', '[', '{'];

/// The paths with every glob replaced by the files that it stands for.
///
/// What exists is meant as it is, whatever its name; a glob that stands for
/// nothing stays, so that it is reported as a file that is not there.
pub(super) fn expanded(paths: Vec<PathBuf>, reading: Reading) -> Vec<PathBuf> {
    let mut out = Vec::with_capacity(paths.len());
    for path in paths {
        match files(&path, reading) {
            Some(files) if !files.is_empty() => out.extend(files),
            _ => out.push(path),
        }
    }
    out
}

/// Whether a path is a glob and no name of something that exists.
pub(super) fn is_glob(path: &Path) -> bool {
    path.to_str().is_some_and(|text| text.contains(SPECIAL)) && path.symlink_metadata().is_err()
}

fn files(path: &Path, reading: Reading) -> Option<Vec<PathBuf>> {
    if !is_glob(path) {
        return None;
    }
    let tidy: PathBuf = path.components().filter(|part| *part != Component::CurDir).collect();
    let glob = GlobBuilder::new(tidy.to_str()?).literal_separator(true).build().ok()?.compile_matcher();
    let is_plain = |part: &Component<'_>| !part.as_os_str().to_string_lossy().contains(SPECIAL);
    let root: PathBuf = tidy.components().take_while(is_plain).collect();
    let here = root.as_os_str().is_empty();
    // A dot in the glob asks for files that are hidden.
    let asks_for_hidden = tidy.components().any(|part| part.as_os_str().to_string_lossy().starts_with('.'));
    let reading = Reading { hidden: reading.hidden || asks_for_hidden, ..reading };
    let entries = walker(if here { Path::new(".") } else { &root }, reading).build();
    let mut files: Vec<PathBuf> = entries
        .filter_map(Result::ok)
        .filter(is_file)
        .map(DirEntry::into_path)
        .map(|path| if here { path.strip_prefix(".").map(Path::to_owned).unwrap_or(path) } else { path })
        .filter(|path| glob.is_match(path))
        .collect();
    files.sort();
    Some(files)
}
