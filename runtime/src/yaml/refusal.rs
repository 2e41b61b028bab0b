//! What YAML has beyond trees of scalars, lists and mappings: refused, each with
//! a way out.

use granit_parser::Event;

use super::Reader;
use super::report::{excerpt, finding, quoted, replace};
use crate::builtin;
use crate::finding::{Finding, Safety};
use crate::span::Span;
use crate::tape::{Flags, Kind};

/// Why they are refused.
const ONE_TREE: &str = "what is sent is JSON, which has nothing like it";

impl Reader<'_, '_> {
    pub(super) fn anchor(&mut self, place: Span) {
        let message = format!("anchors are refused: {}", self.shown(place));
        let mut finding = refused(builtin::YAML_ANCHOR, place, message);
        finding.help = Some(
            "leave the anchor out and write the value where it is needed; a text that begins with & stands in quotes"
                .to_owned(),
        );
        let rest = &self.source[place.end..];
        let gap = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        let whole = Span::new(place.start, place.end + gap);
        // It may have been meant as text.
        finding.fix = Some(replace("leave the anchor out", Safety::Unsafe, whole, String::new()));
        self.report(finding);
    }

    /// An alias stands where a value or a key would.
    pub(super) fn alias(&mut self, place: Span) {
        let node = self.tape.nodes.len() as u32;
        // One mistake is reported once: the merge key before it was.
        if !self.is_merged() {
            let message = format!("aliases are refused: {}", self.shown(place));
            let mut finding = refused(builtin::YAML_ALIAS, place, message);
            finding.help =
                Some("write the value here once more; a text that begins with * stands in quotes".to_owned());
            // An alias alone is one; with more behind it, it is text.
            let is_text = !self.line_from(place.end).is_empty() && !self.source[place.end..].starts_with(':');
            finding.fix = self.quote_line(place.start, Safety::Unsafe).filter(|_| is_text);
            self.report(finding);
        }
        self.push(Kind::Broken, Flags(0), place);
        self.value(node);
    }

    pub(super) fn tag(&mut self, place: Span, event: &Event<'_>, value: Span) {
        let message = format!("tags are refused: {}", self.shown(place));
        let mut finding = refused(builtin::YAML_TAG, place, message);
        let is_text = &self.source[place.start..place.end] == "!!str";
        finding.help = Some(if is_text {
            "leave the tag out, and put the value in quotes".to_owned()
        } else {
            "leave the tag out: a value is what it looks like; a text that begins with ! stands in quotes"
                .to_owned()
        });
        finding.fix = match event {
            Event::Scalar(text, style, ..) if is_text && !is_block(*style) => {
                let whole = Span::new(place.start, value.end.max(place.end));
                Some(replace("put the value in quotes", Safety::Safe, whole, quoted(text)))
            }
            _ => self.quote_line(place.start, Safety::Unsafe),
        };
        self.report(finding);
    }

    pub(super) fn merge_key(&mut self, place: Span, node: u32) {
        let mut finding = refused(builtin::YAML_MERGE_KEY, place, "merge keys are refused".to_owned());
        finding.help = Some("write the members out".to_owned());
        self.report(finding);
        self.lose(node);
    }

    /// A key that is something else than text.
    pub(super) fn not_a_name(&mut self, place: Span, node: u32) {
        let written = &self.source[place.start..place.end];
        let is_word = !written.is_empty() && !written.contains(['\n', '[', '{', '"', '\'']);
        let message = if is_word {
            format!("`{}` is no text, and a key has to be", self.shown_bare(place))
        } else {
            "a key is text, and this one is something else".to_owned()
        };
        let mut finding = refused(builtin::YAML_KEY, place, message);
        finding.help =
            Some("write `key: value`, and put a key that looks like something else in quotes".to_owned());
        if is_word {
            finding.fix = Some(replace("put the key in quotes", Safety::Safe, place, quoted(written)));
        }
        self.report(finding);
        self.lose(node);
    }

    pub(super) fn second_document(&mut self, at: usize) {
        let place = self.line_from(at);
        let mut finding = finding(builtin::TRAILING_CONTENT, place, "a second document begins here");
        finding.help = Some("check the documents of a text one by one".to_owned());
        self.tape.findings.push(finding);
    }

    /// Whether the value to come belongs to a merge key.
    fn is_merged(&self) -> bool {
        let before = self.source[..self.done].trim_end();
        before.ends_with("<<") && self.source[self.done..].trim_start().starts_with(':')
    }

    fn shown(&self, place: Span) -> String {
        format!("`{}`", self.shown_bare(place))
    }

    /// What is written in a place, short and safe to print.
    pub(super) fn shown_bare(&self, place: Span) -> String {
        excerpt(&self.source.as_bytes()[place.start..place.end]).replace('`', "'")
    }
}

fn refused(rule: &'static str, place: Span, message: String) -> Finding {
    let mut finding = finding(rule, place, message);
    finding.notes.push(ONE_TREE.to_owned());
    finding
}

fn is_block(style: granit_parser::ScalarStyle) -> bool {
    matches!(style, granit_parser::ScalarStyle::Literal | granit_parser::ScalarStyle::Folded)
}
