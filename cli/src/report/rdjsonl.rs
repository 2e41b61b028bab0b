//! `rdjsonl`: one line of JSON a finding for reviewdog.

use tweetspec_runtime::Finding;

use super::{Format, Look, Places, Written, rdjson};

/// The diagnostics of [`super::rdjson`], each on a line of its own.
pub(super) struct Rdjsonl;

impl Format for Rdjsonl {
    fn name(&self) -> &'static str {
        "rdjsonl"
    }

    fn about(&self) -> &'static str {
        "One JSON object a finding for reviewdog; columns are bytes"
    }

    fn wrote(&self, start: &[u8]) -> bool {
        let source = br#","source":{"name":"tweetlint"},"code":"#;
        start.starts_with(br#"{"message":""#) && memchr::memmem::find(start, source).is_some()
    }

    fn finding(&self, out: &mut Written, finding: &Finding, places: &Places<'_>, _look: &Look) {
        rdjson::write(out, finding, places, true);
        out.text("\n");
    }
}
