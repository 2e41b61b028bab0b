//! `json`: one document with every finding and the summary.

use serde::Serialize as _;
use serde_json::Serializer;

use tweetspec_runtime::Finding;

use super::wire::WireFinding;
use super::{Format, Look, Places};
use crate::summary::Summary;

/// One JSON document: `{"v", "findings": […], "summary": {…}}`.
pub(super) struct Json;

impl Format for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn about(&self) -> &'static str {
        "One JSON document with the findings and a summary"
    }

    fn is_for_people(&self) -> bool {
        false
    }

    // One finding a line keeps the document easy to read in a diff, and lets
    // it be written while the inputs are still being read.
    fn opening(&self) -> &'static str {
        "{\"v\":1,\"findings\":["
    }

    fn separator(&self) -> &'static str {
        ","
    }

    fn finding(&self, out: &mut Vec<u8>, finding: &Finding, places: &Places<'_>, _look: &Look) {
        out.push(b'\n');
        WireFinding::new(finding, places).write(out);
    }

    fn closing(&self, out: &mut Vec<u8>, summary: &Summary) {
        out.extend_from_slice(b"\n],\"summary\":");
        summary
            .serialize(&mut Serializer::new(&mut *out))
            .expect("numbers can be written as JSON into memory");
        out.extend_from_slice(b"}\n");
    }
}

#[cfg(test)]
mod tests {
    use super::{Format as _, Json};
    use crate::report::wire::VERSION;

    #[test]
    fn the_opening_names_the_version_of_the_contract() {
        assert!(Json.opening().starts_with(&format!("{{\"v\":{VERSION},")));
    }
}
