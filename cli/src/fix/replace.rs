//! A file gives way to another one in a single step, or stays as it is.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::passing::{Passing, Readers};

/// What a file looked like when it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    size: u64,
    modified: Option<SystemTime>,
}

impl Stamp {
    /// Asks for it; to be called before the file is read.
    pub(super) fn of(path: &Path) -> io::Result<Self> {
        let metadata = fs::metadata(path)?;
        // Not every system knows the time.
        Ok(Self { size: metadata.len(), modified: metadata.modified().ok() })
    }
}

/// The text that is to take the place of a file.
#[derive(Debug)]
pub(super) struct Replacement {
    temporary: Passing,
    path: PathBuf,
    metadata: Metadata,
    stamp: Stamp,
}

impl Replacement {
    /// Starts to replace the file, or the one that a symbolic link leads to.
    pub(super) fn begin(path: &Path, stamp: &Stamp) -> io::Result<Self> {
        let path = fs::canonicalize(path)?;
        // A file that cannot be written is protected on purpose, even where
        // its folder would allow to put another one in its place.
        OpenOptions::new().write(true).open(&path)?;
        let metadata = fs::metadata(&path)?;
        let temporary = Passing::beside(&path, Readers::Owner)?;
        Ok(Self { temporary, path, metadata, stamp: *stamp })
    }

    /// Takes the place of the file.
    pub(super) fn finish(self) -> io::Result<()> {
        let Self { temporary, path, metadata, stamp } = self;
        keep_owner(temporary.path(), &metadata);
        temporary.as_file().set_permissions(metadata.permissions())?;
        // The name must not lead to the new text before the text has arrived.
        temporary.as_file().sync_all()?;
        if Stamp::of(&path)? != stamp {
            return Err(io::Error::other("another program has changed it meanwhile"));
        }
        temporary.persist(&path)?;
        if let Some(folder) = path.parent() {
            // Not every system lets a folder be opened; the file is safe then
            // as well, only its new name may take a moment.
            let _ = File::open(folder).and_then(|folder| folder.sync_all());
        }
        Ok(())
    }
}

impl Write for Replacement {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.temporary.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.temporary.flush()
    }
}

/// Gives the new file the owner of the old one, as far as that is allowed:
/// only an administrator mends the files of others.
#[cfg(unix)]
fn keep_owner(path: &Path, metadata: &Metadata) {
    use std::os::unix::fs::{MetadataExt as _, chown};
    let _ = chown(path, Some(metadata.uid()), Some(metadata.gid()));
}

/// Elsewhere a new file belongs to the folder that it is in.
#[cfg(not(unix))]
fn keep_owner(_path: &Path, _metadata: &Metadata) {}
