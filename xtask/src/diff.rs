//! `cargo xtask diff`: what a change of a specification does to verdicts.

use std::path::Path;

use tweetspec_codegen::diff::diff;

use crate::analyse::{Format, open};
use crate::drift::print;

/// Compares two specifications; a difference is no failure.
pub(crate) fn run(old: &Path, new: &Path, format: Format) -> Result<(), String> {
    let diff = diff(&open(old)?, &open(new)?);
    let (old, new) = (old.display().to_string(), new.display().to_string());
    print(&match format {
        Format::Text => diff.to_text(&old, &new),
        Format::Json => format!("{:#}\n", diff.to_json(&old, &new)),
    })
}
