//! Texts that users see, kept as files.

use std::path::Path;
use std::{env, fs};

/// Whether this run writes the files instead of comparing with them.
pub(crate) fn updates() -> bool {
    env::var_os("UPDATE_EXPECT").is_some_and(|value| value != "0")
}

/// What is wrong when the file does not hold this text; with `UPDATE_EXPECT`
/// set, writes it first.
pub(crate) fn differs(path: &Path, found: &str) -> Option<String> {
    if updates() {
        fs::write(path, found).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    (expected != found).then(|| {
        let path = path.display();
        format!("{path}, expected:\n{expected}found:\n{found}(UPDATE_EXPECT=1 writes the file)\n")
    })
}
