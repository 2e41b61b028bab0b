//! What came of standard input, kept so that it can be checked: it is read once.

use std::fs::File;
use std::io::{self, Seek as _, Write as _};

use crate::escape::visible;
use crate::reason;

/// A copy in a file without a name, which goes away with the program.
#[derive(Debug)]
pub(super) struct Spool {
    /// What the input is called.
    name: String,
    /// The copy; or why there is none, a sentence.
    kept: Result<File, String>,
}

impl Spool {
    /// Begins the copy of an input of this name.
    pub(super) fn begin(name: &str) -> Self {
        let kept = tempfile::tempfile().map_err(|error| lost(name, &error));
        Self { name: name.to_owned(), kept }
    }

    /// Adds what comes next. Half a copy is none: what is cut off looks wrong.
    pub(super) fn keep(&mut self, text: &[u8]) {
        if let Ok(file) = &mut self.kept
            && let Err(error) = file.write_all(text)
        {
            self.kept = Err(lost(&self.name, &error));
        }
    }

    /// Says that there is nothing to check, and why.
    pub(super) fn give_up(&mut self, sentence: String) {
        self.kept = Err(sentence);
    }

    /// The copy from its start; or why there is none, a sentence.
    pub(super) fn rewound(self) -> Result<File, String> {
        let Self { name, kept } = self;
        let mut file = kept?;
        file.rewind().map_err(|error| lost(&name, &error))?;
        Ok(file)
    }
}

/// Says that what came of an input is not checked.
fn lost(name: &str, error: &io::Error) -> String {
    let folder = tempfile::env::temp_dir();
    format!(
        "cannot write what came of {} to the folder for temporary files, {}, so it was not checked: {}",
        visible(name),
        visible(&folder.to_string_lossy()),
        reason(error)
    )
}
