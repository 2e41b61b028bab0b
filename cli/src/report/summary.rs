//! `summary`: a line for each rule that spoke.

use std::io::Write as _;

use tweetspec_runtime::Finding;

use super::{End, Format, Look, Places, Written};

/// Counts by rule, without the findings themselves.
pub(super) struct Summary;

impl Format for Summary {
    fn name(&self) -> &'static str {
        "summary"
    }

    fn about(&self) -> &'static str {
        "One line a rule: findings and files, the most frequent first"
    }

    fn is_for_people(&self) -> bool {
        true
    }

    fn shows_findings(&self) -> bool {
        false
    }

    fn finding(&self, _out: &mut Written, _finding: &Finding, _places: &Places<'_>, _look: &Look) {}

    fn closing(&self, out: &mut Vec<u8>, end: &End<'_>) {
        // Writing into memory cannot fail.
        let _ = write!(out, "{}", end.totals.table());
    }
}
