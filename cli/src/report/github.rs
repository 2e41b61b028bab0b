//! `github`: the full report in a fold of the log, and annotations beside the
//! code for the worst findings.
//!
//! GitHub shows ten annotations of each level and drops the rest in silence, so
//! they are chosen here: errors before warnings, earlier before later.

use std::borrow::Cow;
use std::env;
use std::fmt::Write as _;
use std::fs::OpenOptions;
use std::io::{self, Write as _};

use tweetspec_runtime::{Finding, Severity, Table};

use super::full::Full;
use super::{End, Format, Look, Places, Written};
use crate::escape::visible;
use crate::paths::relative;

/// Workflow commands.
pub(super) struct Github;

impl Format for Github {
    fn name(&self) -> &'static str {
        "github"
    }

    fn about(&self) -> &'static str {
        "Annotations for GitHub Actions, ten a level, with the full report in a fold"
    }

    fn is_for_people(&self) -> bool {
        true
    }

    fn opening(&self, out: &mut Vec<u8>, _table: &Table) {
        out.extend_from_slice(b"::group::tweetlint, the full report\n");
    }

    fn separator(&self) -> &'static str {
        Full.separator()
    }

    fn finding(&self, out: &mut Written, finding: &Finding, places: &Places<'_>, look: &Look) {
        let mut full = Written::default();
        Full.finding(&mut full, finding, places, look);
        full.end_finding();
        out.text(&harmless(&String::from_utf8_lossy(full.first(1))));
        out.keep(finding.severity, || harmless(&annotation(finding, places)).into_owned());
    }

    fn closing(&self, out: &mut Vec<u8>, end: &End<'_>) {
        if !end.begun {
            return;
        }
        out.extend_from_slice(b"::endgroup::\n");
        let lines = end.kept.lines();
        let shown = lines.len();
        for line in lines {
            out.extend_from_slice(line.as_bytes());
            out.push(b'\n');
        }
        let hidden = end.totals.summary.findings().saturating_sub(shown);
        if hidden > 0 {
            // Writing into memory cannot fail.
            let _ =
                writeln!(out, "{hidden} more without an annotation, since GitHub shows ten of each level");
        }
    }

    /// Adds a table to the page of the run.
    fn finish(&self, end: &End<'_>) -> io::Result<()> {
        let Some(path) = env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty()) else {
            return Ok(());
        };
        let mut file = OpenOptions::new().create(true).append(true).open(path)?;
        file.write_all(step_summary(end).as_bytes())
    }
}

/// One finding as a workflow command.
fn annotation(finding: &Finding, places: &Places<'_>) -> String {
    let level = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let path = relative(places.payload.path);
    let start = places.position(finding.span.start);
    let end = places.position(finding.span.end);
    let mut out =
        format!("::{level} file={},line={},endLine={}", property(&visible(&path)), start.line, end.line);
    // Columns of two lines are refused.
    if start.line == end.line {
        let _ = write!(out, ",col={},endColumn={}", start.column, end.column);
    }
    let _ = write!(out, ",title=tweetlint {}::{}", property(&finding.rule), data(&visible(&finding.message)));
    if let Some(help) = &finding.help {
        let _ = write!(out, "%0Ahelp: {}", data(&visible(help)));
    }
    out
}

/// Text as it may stand behind the second `::` of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Text as it may stand in a property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// The report without what the runner would take for a command of its own.
///
/// Since `##[…]` counts wherever it stands, a payload could otherwise set
/// annotations or mask words of the log. Commands with `::` only count at the
/// start of a line, and no line of the report starts with text of a payload.
fn harmless(report: &str) -> Cow<'_, str> {
    if report.contains("##[") { report.replace("##[", "## [").into() } else { report.into() }
}

/// What the page of the run shows.
fn step_summary(end: &End<'_>) -> String {
    let mut out = format!("### tweetlint\n\n{}\n\n", end.totals.summary.sentence(end.noun));
    let rules = end.totals.by_frequency();
    if !rules.is_empty() {
        out.push_str("| rule | severity | findings | files |\n|---|---|---:|---:|\n");
        for (rule, count) in rules {
            let severity = count.severity.as_str();
            let _ = writeln!(out, "| `{rule}` | {severity} | {} | {} |", count.findings, count.files);
        }
        out.push('\n');
    }
    for complaint in &end.totals.complaints {
        let _ = writeln!(out, "- {}", plain(complaint));
    }
    out
}

/// Text that Markdown shows as it is.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in visible(text).chars() {
        if c.is_ascii_punctuation() && !matches!(c, '.' | ',' | '/' | ':' | '-') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{data, harmless, plain, property};

    #[test]
    fn what_ends_a_command_is_escaped() {
        assert_eq!(data("50% of\r\na: b, c"), "50%25 of%0D%0Aa: b, c");
        assert_eq!(property("a:b,c%"), "a%3Ab%2Cc%25");
    }

    #[test]
    fn a_payload_gives_no_commands() {
        assert_eq!(harmless("1 | ##[error]x"), "1 | ## [error]x");
        assert_eq!(harmless("1 | ## a [b]"), "1 | ## a [b]");
    }

    #[test]
    fn markdown_of_strangers_is_shown_as_text() {
        assert_eq!(plain("a.json: <b>|*x*"), "a.json: \\<b\\>\\|\\*x\\*");
    }
}
