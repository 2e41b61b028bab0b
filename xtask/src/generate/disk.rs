//! Reading and writing below the root of the project, with errors that name
//! the file.

use std::{fs, io, path::Path};

/// The text of a file; `None` if it is not there.
pub(super) fn read(root: &Path, path: &str) -> Result<Option<String>, String> {
    match fs::read_to_string(root.join(path)) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(format!("cannot read {path}: {error}")),
    }
}

/// Writes a file at one go: it is complete under another name before it takes
/// the place of the old one, so nobody ever reads half of it.
pub(super) fn write(root: &Path, path: &str, contents: &str) -> Result<(), String> {
    let target = root.join(path);
    // In the same folder, because a file moves at one go only within a disk.
    let temporary = target.with_extension("generated-now");
    let attempt = || {
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&temporary, contents)?;
        fs::rename(&temporary, &target)
    };
    attempt().map_err(|error| format!("cannot write {path}: {error}"))
}

/// The paths of the files in a folder and below it, sorted; none if the folder
/// is not there.
pub(super) fn list(root: &Path, folder: &str) -> Result<Vec<String>, String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let failed = |error| format!("cannot read {folder}: {error}");
        let entries = match fs::read_dir(root.join(&folder)) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(failed(error)),
        };
        for entry in entries {
            let entry = entry.map_err(failed)?;
            let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
            if entry.file_type().map_err(failed)?.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    Ok(found)
}
