//! `ndjson`: one JSON object a line and finding, for pipelines.

use tweetspec_runtime::Finding;

use super::wire::{VERSION, WireFinding};
use super::{Format, Look, Places, Written};

/// One JSON object a finding, each on a line of its own.
pub(super) struct Ndjson;

impl Format for Ndjson {
    fn name(&self) -> &'static str {
        "ndjson"
    }

    fn about(&self) -> &'static str {
        "One JSON object a finding, each on a line of its own"
    }

    fn wrote(&self, start: &[u8]) -> bool {
        start.starts_with(format!("{{\"v\":{VERSION},\"rule\":\"").as_bytes())
    }

    fn finding(&self, out: &mut Written, finding: &Finding, places: &Places<'_>, _look: &Look) {
        out.json(&WireFinding::new(finding, places));
        out.text("\n");
    }
}
