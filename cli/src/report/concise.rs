//! `concise`: one line a finding, as editors and `grep` like it.

use std::io::Write as _;

use annotate_snippets::renderer::{
    DEFAULT_EMPHASIS_STYLE, DEFAULT_ERROR_STYLE, DEFAULT_INFO_STYLE, DEFAULT_WARNING_STYLE, Style,
};
use tweetspec_runtime::{Finding, Related, Severity};

use super::{Format, Look, Places, Written};
use crate::escape::visible;

/// Related places that are named before the rest is only counted.
const MOST_RELATED: usize = 4;

/// `path:line:column: severity[rule] message`.
pub(super) struct Concise;

impl Format for Concise {
    fn name(&self) -> &'static str {
        "concise"
    }

    fn about(&self) -> &'static str {
        "One line a finding: path:line:column: severity[rule] message"
    }

    fn is_for_people(&self) -> bool {
        true
    }

    fn finding(&self, out: &mut Written, finding: &Finding, places: &Places<'_>, look: &Look) {
        let start = places.position(finding.span.start);
        let (severity_style, path_style) = if look.color {
            (style_of(finding.severity), DEFAULT_EMPHASIS_STYLE)
        } else {
            (Style::new(), Style::new())
        };
        let path = visible(places.payload.path);
        let severity = finding.severity.as_str();
        // Writing into memory cannot fail.
        let _ = write!(
            out,
            "{path_style}{path}{path_style:#}:{}:{}: {severity_style}{severity}[{}]{severity_style:#} {}",
            start.line,
            start.column,
            look.rule(&finding.rule),
            visible(&finding.message),
        );
        for (index, Related { span, message, .. }) in finding.related.iter().take(MOST_RELATED).enumerate() {
            let place = places.position(span.start);
            let opening = if index == 0 { " (" } else { ", " };
            let _ = write!(out, "{opening}{} at {}:{}", visible(message), place.line, place.column);
        }
        if finding.related.len() > MOST_RELATED {
            let _ = write!(out, " and {} more", finding.related.len() - MOST_RELATED);
        }
        if !finding.related.is_empty() {
            out.text(")");
        }
        out.text("\n");
    }
}

/// The colour of a severity, the same as in `full`.
pub(crate) fn style_of(severity: Severity) -> Style {
    match severity {
        Severity::Error => DEFAULT_ERROR_STYLE,
        Severity::Warning => DEFAULT_WARNING_STYLE,
        Severity::Info => DEFAULT_INFO_STYLE,
    }
}
