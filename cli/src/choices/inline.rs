//! Ignores in the comments of a YAML payload: `# tweetlint: ignore[rule] reason`.
//!
//! A comment behind something is about its line; one on a line of its own is
//! about what follows, with all that is indented below it.

use std::ops::Range;

use tweetspec_runtime::{Finding, Report, Severity, Span, Table};

use super::RuleChoices;
use crate::catalog::UNUSED_IGNORE;
use crate::config::{ALL, known_rule};

/// What a comment for this program begins with.
const MARK: &str = "tweetlint:";
/// How such a comment is written.
const FORM: &str = "write `# tweetlint: ignore[rule] reason`";

/// A comment for this program.
#[derive(Debug)]
struct Inline {
    /// The comment itself.
    comment: Span,
    /// What it is about.
    about: Range<usize>,
    /// Rules that it names; or why it ignores nothing.
    rules: Result<Vec<String>, String>,
    used: bool,
}

/// Whether a text may have such comments.
pub(super) fn may_be_in(source: &[u8]) -> bool {
    memchr::memmem::find(source, MARK.as_bytes()).is_some()
}

/// Takes out the findings that comments expect, and says which comments expect
/// what is not there. `comments` are all of the document, and the reports are
/// those of its parts; where one of them was cut, nobody knows what a comment
/// would have taken.
pub(super) fn apply(
    reports: &mut [Report],
    source: &[u8],
    comments: &[Span],
    choices: &RuleChoices,
    is_cut: bool,
) {
    let table = choices.checker.table();
    let mut inlines: Vec<Inline> =
        comments.iter().filter_map(|comment| inline(source, *comment, table)).collect();
    if inlines.is_empty() {
        return;
    }
    for report in reports.iter_mut() {
        report.findings.retain(|finding| {
            let mut taken = false;
            for inline in inlines.iter_mut().filter(|inline| inline.takes(finding)) {
                inline.used = true;
                taken = true;
            }
            !taken
        });
    }
    let (Some(severity), Some(report)) = (choices.own(UNUSED_IGNORE), reports.first_mut()) else { return };
    let unused = inlines.into_iter().filter_map(|inline| inline.unused(severity, choices, is_cut));
    report.findings.extend(unused);
    report.findings.sort_by_key(|finding| (finding.span.start, finding.span.end));
}

impl Inline {
    fn takes(&self, finding: &Finding) -> bool {
        let Ok(rules) = &self.rules else { return false };
        let is_here = |span: Span| self.about.contains(&span.start);
        rules.iter().any(|rule| *rule == finding.rule || rule == ALL)
            && (is_here(finding.span) || finding.related.iter().any(|related| is_here(related.span)))
    }

    /// The finding that the comment ignores nothing, if that is certain.
    fn unused(self, severity: Severity, choices: &RuleChoices, is_cut: bool) -> Option<Finding> {
        let (message, help) = match self.rules {
            Err(reason) => (format!("this comment ignores nothing: {reason}"), FORM.to_owned()),
            Ok(_) if self.used || is_cut => return None,
            // A rule that was not asked may have had something to say.
            Ok(rules) if rules.iter().any(|rule| rule != ALL && !choices.reports(rule)) => return None,
            Ok(rules) => {
                let what = if rules.iter().any(|rule| rule == ALL) {
                    "no finding".to_owned()
                } else {
                    let names: Vec<String> = rules.iter().map(|rule| format!("`{rule}`")).collect();
                    format!("no {}", names.join(" and no "))
                };
                (format!("there is {what} here to ignore"), "remove the comment".to_owned())
            }
        };
        let help = Some(help);
        Some(Finding { severity, help, ..Finding::error(UNUSED_IGNORE, self.comment, message) })
    }
}

/// The comment, if it is for this program.
fn inline(source: &[u8], comment: Span, table: &Table) -> Option<Inline> {
    let text = std::str::from_utf8(source.get(comment.start..comment.end)?).ok()?;
    let wish = text.trim_start_matches('#').trim().strip_prefix(MARK)?.trim_start();
    Some(Inline { comment, about: about(source, comment), rules: rules(wish, table), used: false })
}

/// The rules of `ignore[rule, rule] reason`.
fn rules(wish: &str, table: &Table) -> Result<Vec<String>, String> {
    let list = wish.strip_prefix("ignore[").ok_or("it does not say `ignore[…]`")?;
    let (list, reason) = list.split_once(']').ok_or("its list of rules does not end")?;
    let names: Vec<&str> = list.split(',').map(str::trim).collect();
    for name in names.iter().filter(|name| **name != ALL) {
        known_rule(table, name).map_err(|help| format!("there is no rule `{name}`; {help}"))?;
    }
    if reason.trim().is_empty() {
        return Err("it gives no reason".to_owned());
    }
    Ok(names.into_iter().map(str::to_owned).collect())
}

/// The bytes that a comment is about.
fn about(source: &[u8], comment: Span) -> Range<usize> {
    let line_start = |at: usize| memchr::memrchr(b'\n', &source[..at]).map_or(0, |line_break| line_break + 1);
    let line_end = |at: usize| memchr::memchr(b'\n', &source[at..]).map_or(source.len(), |len| at + len + 1);
    let start = line_start(comment.start);
    if !source[start..comment.start].trim_ascii().is_empty() {
        return start..line_end(comment.start);
    }
    let mut at = line_end(comment.start);
    let mut first: Option<(usize, usize, bool)> = None;
    while at < source.len() {
        let end = line_end(at);
        let line = &source[at..end];
        let text = line.trim_ascii_start();
        // What is blank or a comment belongs to what is around it.
        if !text.is_empty() && !text.starts_with(b"#") {
            let indent = line.len() - text.len();
            let is_item = text == b"-" || text.starts_with(b"- ");
            match first {
                None => first = Some((at, indent, is_item)),
                // A list may stand right below its key, without indentation.
                Some((_, outer, outer_is_item))
                    if indent > outer || indent == outer && is_item && !outer_is_item => {}
                Some((begin, ..)) => return begin..at,
            }
        }
        at = end;
    }
    first.map_or(comment.end..comment.end, |(begin, ..)| begin..source.len())
}
