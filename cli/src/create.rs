//! A new file, which takes the place of another one only where that was asked
//! for.

use std::io::{self, Write as _};
use std::path::Path;
use std::{fs, io::ErrorKind};

use crate::passing::{Passing, Readers};
use crate::paths::parent;
use crate::reason;

/// Writes a file in one step, and the folders that it is in.
///
/// Without `force` a file that is there stays, and the error is
/// [`ErrorKind::AlreadyExists`].
pub(crate) fn create(path: &Path, text: &str, force: bool) -> io::Result<()> {
    fs::create_dir_all(parent(path)).map_err(|error| match error.kind() {
        // Not the file, which the caller would take for the one it asked for.
        ErrorKind::AlreadyExists => io::Error::new(ErrorKind::NotADirectory, "its folder is a file"),
        _ => error,
    })?;
    let mut file = Passing::beside(path, Readers::Usual)?;
    file.write_all(text.as_bytes())?;
    if force { file.persist(path) } else { file.persist_noclobber(path) }
}

/// Why a file could not be written, and what helps.
pub(crate) fn cannot_create(path: &Path, error: &io::Error) -> String {
    let name = path.display();
    if error.kind() == ErrorKind::AlreadyExists {
        return format!("{name} is there already; --force replaces it");
    }
    format!("cannot write {name}: {}", reason(error))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::ErrorKind;

    use super::create;

    #[test]
    fn a_file_that_is_there_stays() {
        let folder = tempfile::tempdir().expect("the folder for temporary files can be written");
        let path = folder.path().join("a/b.json");
        create(&path, "1", false).expect("the folder is ours");
        let error = create(&path, "2", false).expect_err("the file is there");
        assert_eq!(error.kind(), ErrorKind::AlreadyExists);
        assert_eq!(fs::read_to_string(&path).expect("it was written"), "1");
        create(&path, "3", true).expect("the folder is ours");
        assert_eq!(fs::read_to_string(&path).expect("it was written"), "3");
        let left = fs::read_dir(folder.path().join("a")).expect("the folder is ours").count();
        assert_eq!(left, 1, "nothing temporary is left");
    }
}
