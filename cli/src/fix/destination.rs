//! Where what comes of an input goes, part by part.

use std::fs::File;
use std::io::{self, Write as _};
use std::path::Path;

use super::diff;
use super::mending::Part;
use super::replace::{Replacement, Stamp};
use super::spool::Spool;

/// Where the parts of a text go in their order.
pub(super) enum Destination<'d> {
    /// What would change is shown, and the text goes nowhere.
    Preview {
        /// What the input is called.
        name: &'d str,
        color: bool,
        /// Whether a change was shown.
        is_begun: bool,
    },
    /// Nobody wants it: what was done is counted and goes nowhere.
    Nowhere,
    /// Standard output, and a copy that is checked afterwards.
    Stdout(&'d mut Spool),
    /// The place of a file.
    File {
        path: &'d Path,
        stamp: Stamp,
        /// Bytes of the file before anything changed.
        unchanged: u64,
        /// What takes its place, from the first change on.
        replacement: Option<Box<Replacement>>,
    },
}

/// Why a text does not arrive.
pub(super) enum Failure {
    /// The trouble is with this input.
    Input(io::Error),
    /// Nobody takes what comes out.
    Output(io::Error),
}

impl<'d> Destination<'d> {
    pub(super) const fn preview(name: &'d str, color: bool) -> Self {
        Self::Preview { name, color, is_begun: false }
    }

    pub(super) const fn stdout(spool: &'d mut Spool) -> Self {
        Self::Stdout(spool)
    }

    pub(super) const fn file(path: &'d Path, stamp: Stamp) -> Self {
        Self::File { path, stamp, unchanged: 0, replacement: None }
    }

    /// Takes the next part.
    pub(super) fn take(&mut self, part: &Part) -> Result<(), Failure> {
        match self {
            Self::Preview { .. } => self.show(&part.diff).map_err(Failure::Output),
            Self::Nowhere => Ok(()),
            Self::Stdout(spool) => {
                let mut out = io::stdout().lock();
                out.write_all(&part.text).and_then(|()| out.flush()).map_err(Failure::Output)?;
                // What is read further on gets the whole text, whatever becomes of the copy.
                spool.keep(&part.text);
                Ok(())
            }
            Self::File { path, stamp, unchanged, replacement } => {
                let write = || -> io::Result<()> {
                    if replacement.is_none() && part.is_changed {
                        let mut begun = Replacement::begin(path, stamp)?;
                        io::copy(&mut io::Read::take(File::open(path)?, *unchanged), &mut begun)?;
                        *replacement = Some(Box::new(begun));
                    }
                    *unchanged += part.before as u64;
                    replacement.as_mut().map_or(Ok(()), |replacement| replacement.write_all(&part.text))
                };
                write().map_err(Failure::Input)
            }
        }
    }

    /// Prints what would change, if it is a preview.
    pub(super) fn show(&mut self, changes: &[u8]) -> io::Result<()> {
        let Self::Preview { name, color, is_begun } = self else { return Ok(()) };
        if changes.is_empty() {
            return Ok(());
        }
        let mut head = Vec::new();
        if !std::mem::replace(is_begun, true) {
            diff::header(&mut head, name, *color);
        }
        let mut out = io::stdout().lock();
        out.write_all(&head)?;
        out.write_all(changes)?;
        out.flush()
    }

    /// Says that all parts were there.
    pub(super) fn finish(self) -> Result<(), Failure> {
        match self {
            Self::File { replacement: Some(replacement), .. } => replacement.finish().map_err(Failure::Input),
            Self::Preview { .. } | Self::Nowhere | Self::Stdout(_) | Self::File { .. } => Ok(()),
        }
    }
}
