//! `agent`: one terse line a finding, with what to write instead.

use std::io::Write as _;

use tweetspec_runtime::Finding;

use super::merged::merged;
use super::{Format, Look, Places, Written};
use crate::escape::visible;

/// A replacement with more bytes is described, not written out.
const LONGEST_REPLACEMENT: usize = 200;

/// `path:line:column severity rule: message; fix: text`.
pub(super) struct Agent;

impl Format for Agent {
    fn name(&self) -> &'static str {
        "agent"
    }

    fn about(&self) -> &'static str {
        "One terse line a finding with what to write instead, for language models"
    }

    fn finding(&self, out: &mut Written, finding: &Finding, places: &Places<'_>, _look: &Look) {
        let start = places.position(finding.span.start);
        // Writing into memory cannot fail.
        let _ = write!(
            out,
            "{}:{}:{} {} {}: {}",
            visible(places.payload.path),
            start.line,
            start.column,
            finding.severity.as_str(),
            finding.rule,
            visible(&finding.message),
        );
        if let Some(fix) = &finding.fix {
            let _ = write!(out, "; fix: {}", visible(&fix.title));
            let merged =
                merged(finding, &places.payload).filter(|merged| merged.text.len() <= LONGEST_REPLACEMENT);
            if let Some(merged) = merged {
                let [start, end] = [merged.span.start, merged.span.end].map(|at| places.position(at));
                let _ = write!(
                    out,
                    ", {}:{}-{}:{} becomes {}",
                    start.line,
                    start.column,
                    end.line,
                    end.column,
                    if merged.text.is_empty() { "nothing".into() } else { visible(&merged.text) },
                );
            }
        } else if let Some(help) = &finding.help {
            let _ = write!(out, "; help: {}", visible(help));
        }
        out.text("\n");
    }
}
