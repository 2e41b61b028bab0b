//! One place to write a report to.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, BufWriter, Stderr, Stdout, Write};
use std::path::{Path, PathBuf};

use crate::escape::visible;
use crate::passing::{Passing, Readers};
use crate::paths::whole;
use crate::reason;

/// Standard output or a file.
pub(crate) enum Target {
    /// Standard output, where nothing else goes. It is not locked, because
    /// several threads write, one after the other.
    Stdout(Stdout),
    /// Standard error, where standard output is for something else.
    Stderr(Stderr),
    /// A device or a pipe, or what a shell has opened: it is written as it is.
    Stream(BufWriter<File>, PathBuf),
    /// A file that takes the place of the old one when it is complete.
    File(Replacement),
}

/// A file in the making.
pub(crate) struct Replacement {
    /// The file under its passing name; none when it has got its own.
    file: Option<BufWriter<Passing>>,
    path: PathBuf,
}

impl Target {
    /// Standard output, or standard error.
    pub(crate) fn stream(on_stderr: bool) -> Self {
        if on_stderr { Self::Stderr(io::stderr()) } else { Self::Stdout(io::stdout()) }
    }

    /// A new file, or a new version of one.
    pub(crate) fn file(path: &Path) -> io::Result<Self> {
        let open = || -> io::Result<Self> {
            let old = fs::metadata(path).ok();
            if let Some(old) = &old {
                let stream = match standard_stream(old) {
                    None if old.is_file() => None,
                    None => Some(OpenOptions::new().write(true).open(path)?),
                    stream => stream,
                };
                if let Some(file) = stream {
                    return Ok(Self::Stream(BufWriter::new(file), path.to_owned()));
                }
            }
            // What a link points to is replaced, not the link.
            let path = if old.is_some() || path.is_symlink() { whole(path) } else { path.to_owned() };
            let readers = if old.is_some() { Readers::Owner } else { Readers::Usual };
            let passing = Passing::beside(&path, readers)?;
            if let Some(old) = old {
                passing.as_file().set_permissions(old.permissions())?;
            }
            Ok(Self::File(Replacement { file: Some(BufWriter::new(passing)), path }))
        };
        open().map_err(|error| about(path, &error))
    }

    /// Makes sure that everything has arrived.
    pub(crate) fn finish(&mut self) -> io::Result<()> {
        self.flush()?;
        if let Self::File(Replacement { file, path }) = self
            && let Some(file) = file.take()
        {
            let passing = file.into_inner().map_err(io::IntoInnerError::into_error);
            passing.and_then(|passing| passing.persist(path)).map_err(|error| about(path, &error))?;
        }
        Ok(())
    }
}

impl Write for Target {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout(stdout) => stdout.write(bytes),
            Self::Stderr(stderr) => stderr.write(bytes),
            Self::Stream(file, path) => file.write(bytes).map_err(|error| about(path, &error)),
            Self::File(Replacement { file, path }) => match file {
                Some(file) => file.write(bytes).map_err(|error| about(path, &error)),
                None => Ok(bytes.len()),
            },
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(stdout) => stdout.flush(),
            Self::Stderr(stderr) => stderr.flush(),
            Self::Stream(file, path) => file.flush().map_err(|error| about(path, &error)),
            Self::File(Replacement { file, path }) => {
                file.as_mut().map_or(Ok(()), Write::flush).map_err(|error| about(path, &error))
            }
        }
    }
}

/// Standard output or standard error, if that is the file: as `/dev/stdout` it has
/// the name of the file that a shell opened, which has to keep what it holds.
#[cfg(unix)]
fn standard_stream(file: &Metadata) -> Option<File> {
    use std::os::fd::AsFd as _;
    use std::os::unix::fs::MetadataExt as _;

    let streams = [io::stdout().as_fd().try_clone_to_owned(), io::stderr().as_fd().try_clone_to_owned()];
    streams.into_iter().flatten().map(File::from).find(|stream| {
        stream.metadata().is_ok_and(|stream| (stream.dev(), stream.ino()) == (file.dev(), file.ino()))
    })
}

/// Elsewhere these streams have no names.
#[cfg(not(unix))]
fn standard_stream(_file: &Metadata) -> Option<File> {
    None
}

/// Names the file in an error.
fn about(path: &Path, error: &io::Error) -> io::Error {
    io::Error::other(format!("{}: {}", visible(&path.to_string_lossy()), reason(error)))
}
