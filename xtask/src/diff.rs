//! `cargo xtask diff`: what a change of a specification does to verdicts.

use std::path::Path;

use tweetspec_codegen::diff::diff;

use crate::analyse::{Format, open};
use crate::out::print;

/// Compares two specifications; a difference is no failure.
pub(crate) fn run(old: &Path, new: &Path, format: Format) -> Result<(), String> {
    print(&report(old, new, format)?)
}

fn report(old: &Path, new: &Path, format: Format) -> Result<String, String> {
    let (before, after) = (open(old)?, open(new)?);
    let (old, new) = (old.display().to_string(), new.display().to_string());
    // Without a body there are no verdicts to compare.
    let (with, without) = if before.has_body() { (&old, &new) } else { (&new, &old) };
    if before.has_body() != after.has_body() {
        return Err(format!("{with} has a body and {without} has none: there is nothing to compare"));
    }
    let diff = diff(&before, &after);
    Ok(match format {
        Format::Text => diff.to_text(&old, &new),
        Format::Json => format!("{:#}\n", diff.to_json(&old, &new)),
    })
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::report;
    use crate::analyse::Format;

    #[test]
    fn a_body_is_not_compared_with_none() {
        let spec =
            |name: &str| -> PathBuf { Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/x").join(name) };
        let (create, delete) = (spec("create_tweet.yaml"), spec("delete_tweet.yaml"));
        for (old, new) in [(&create, &delete), (&delete, &create)] {
            let refused = report(old, new, Format::Text).expect_err("one of the two has no body");
            assert!(refused.contains("create_tweet.yaml has a body and"), "{refused}");
        }
        let same = report(&delete, &delete, Format::Text).expect("both have none");
        assert!(same.contains("is equal to"), "{same}");
    }
}
