//! Files that get their name when they are complete.
//!
//! A text is written beside its place under a passing name, so that taking its
//! place is one renaming: nobody ever sees half of it, whatever happens in
//! between. What is dropped unfinished goes away, also when a signal ends the
//! program.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

use tempfile::{NamedTempFile, TempPath};

use crate::interrupt::Doomed;

/// A file under its passing name.
#[derive(Debug)]
pub(crate) struct Passing {
    file: NamedTempFile,
    doomed: Doomed,
}

/// Who may read a file before it has its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Readers {
    /// Whoever may read any new file.
    Usual,
    /// The user alone: it takes the place of one that may be private.
    Owner,
}

impl Passing {
    /// Begins a file that is to be called `path`.
    pub(crate) fn beside(path: &Path, readers: Readers) -> io::Result<Self> {
        let mut builder = tempfile::Builder::new();
        builder.prefix(".tweetlint-").suffix(".tmp");
        #[cfg(unix)]
        if readers == Readers::Usual {
            use std::os::unix::fs::PermissionsExt as _;
            // What the user does not want is taken away, as from any new file.
            builder.permissions(std::fs::Permissions::from_mode(0o666));
        }
        let (file, doomed) =
            Doomed::create(|| builder.tempfile_in(crate::paths::parent(path)), NamedTempFile::path)?;
        Ok(Self { file, doomed })
    }

    /// The file itself.
    pub(crate) fn as_file(&self) -> &File {
        self.file.as_file()
    }

    /// Its passing name.
    pub(crate) fn path(&self) -> &Path {
        self.file.path()
    }

    /// Gives it its name, which another file may have had.
    pub(crate) fn persist(self, path: &Path) -> io::Result<()> {
        let Self { file, doomed } = self;
        let kept = closed(file).persist(path).map_err(|error| error.error);
        drop(doomed);
        kept
    }

    /// Gives it its name, unless another file has it.
    pub(crate) fn persist_noclobber(self, path: &Path) -> io::Result<()> {
        let Self { file, doomed } = self;
        let kept = closed(file).persist_noclobber(path).map_err(|error| error.error);
        drop(doomed);
        kept
    }
}

/// Not every system renames a file that is open.
fn closed(file: NamedTempFile) -> TempPath {
    file.into_temp_path()
}

impl Write for Passing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
