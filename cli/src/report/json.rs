//! `json`: one document with every finding and the summary.

use serde::Serialize as _;
use serde_json::Serializer;

use tweetspec_runtime::{Finding, Table};

use super::wire::WireFinding;
use super::{End, Format, Look, Places, Written};

/// What stands before the first finding.
const OPENING: &str = "{\"v\":1,\"findings\":[";

/// One JSON document: `{"v", "findings": […], "summary": {…}}`.
pub(super) struct Json;

impl Format for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn about(&self) -> &'static str {
        "One JSON document with the findings and a summary"
    }

    fn wrote(&self, start: &[u8]) -> bool {
        start.starts_with(OPENING.as_bytes())
    }

    // One finding a line keeps the document easy to read in a diff, and lets
    // it be written while the inputs are still being read.
    fn opening(&self, out: &mut Vec<u8>, _table: &Table) {
        out.extend_from_slice(OPENING.as_bytes());
    }

    fn separator(&self) -> &'static str {
        ","
    }

    fn finding(&self, out: &mut Written, finding: &Finding, places: &Places<'_>, _look: &Look) {
        out.text("\n");
        out.json(&WireFinding::new(finding, places));
    }

    fn closing(&self, out: &mut Vec<u8>, end: &End<'_>) {
        out.extend_from_slice(b"\n],\"summary\":");
        end.totals
            .summary
            .serialize(&mut Serializer::new(&mut *out))
            .expect("numbers can be written as JSON into memory");
        out.extend_from_slice(b"}\n");
    }
}

#[cfg(test)]
mod tests {
    use super::OPENING;
    use crate::report::wire::VERSION;

    #[test]
    fn the_opening_names_the_version_of_the_contract() {
        assert!(OPENING.starts_with(&format!("{{\"v\":{VERSION},")));
    }
}
