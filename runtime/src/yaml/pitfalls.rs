//! What is read well, but perhaps not as it was meant.

use super::report::{excerpt, finding, quoted, replace};
use super::{Inside, Open, Reader, scalar};
use crate::builtin;
use crate::finding::{Edit, Finding, Fix, Related, Safety, Severity};
use crate::span::Span;
use crate::tape::Kind;

/// Words that one message names; a longer list is summed up.
const MAX_NAMED: usize = 4;

/// The last word that was warned about, for those that follow in its list.
pub(super) struct Doubt {
    list: u32,
    other: scalar::Other,
    finding: usize,
    words: Vec<String>,
}

impl Reader<'_, '_> {
    /// Warns about a plain scalar that stands as a value.
    pub(super) fn look_for_pitfalls(&mut self, text: &str, kind: Kind, place: Span) {
        if let Some(other) = scalar::in_yaml_1_1(text, kind) {
            self.doubtful(text, kind, place, other);
        }
        if kind == Kind::String
            && let Some(comment) = self.hashtag_after(place.end)
        {
            let what = self.shown_bare(comment);
            let message = format!("the text ends before `{what}`, which is a comment");
            let mut finding = finding(builtin::YAML_COMMENT_IN_TEXT, comment, message);
            finding.severity = Severity::Warning;
            finding.label = Some("a comment, and no part of the text".to_owned());
            finding.notes.push("a # after a space begins a comment".to_owned());
            finding.help = Some("put the whole text in quotes, or write a space after the #".to_owned());
            let whole = Span::new(place.start, comment.end);
            let written = &self.source[whole.start..whole.end];
            if !written.contains(['\n', '\r']) {
                finding.fix = Some(replace("put the text in quotes", Safety::Unsafe, whole, quoted(written)));
            }
            self.report(finding);
        }
    }

    /// Reports a value that is not there because a comment stands in its place,
    /// as after `text: #monday`.
    pub(super) fn swallowed_by_comment(&mut self, at: usize) -> bool {
        let Some(comment) = self.hashtag_after(at) else { return false };
        let what = self.shown_bare(comment);
        let message = format!("there is no value: `{what}` is a comment");
        let mut finding = finding(builtin::NULL_VALUE, comment, message);
        finding.label = Some("a comment, and no value".to_owned());
        finding.help = Some("put a text that begins with # in quotes".to_owned());
        let text = quoted(&self.source[comment.start..comment.end]);
        finding.fix = Some(replace("put the text in quotes", Safety::Unsafe, comment, text));
        self.report(finding);
        true
    }

    /// A comment after this place that looks like the rest of a text: nobody
    /// writes a comment right behind its #, and everybody does so in a hashtag.
    fn hashtag_after(&self, at: usize) -> Option<Span> {
        let rest = self.source.as_bytes().get(at..)?;
        let gap = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        let [b'#', after, ..] = rest[gap..] else { return None };
        let is_word = !after.is_ascii_whitespace() && !after.is_ascii_punctuation();
        (gap > 0 && is_word).then(|| self.line_from(at + gap))
    }

    /// Warns about a scalar that readers of YAML 1.1 take for something else.
    fn doubtful(&mut self, text: &str, kind: Kind, place: Span, other: scalar::Other) {
        let word = format!("`{}`", excerpt(text.as_bytes()));
        let fix = mended(text, kind, place);
        let pointer = self.pointer();
        let list = match self.open.last() {
            Some(Open { node, inside: Inside::Sequence(_) }) => Some(*node),
            _ => None,
        };
        // Of a list, all words of one sort are one mistake.
        if let Some(doubt) = &mut self.doubt
            && Some(doubt.list) == list
            && doubt.other == other
            && let Some(before) = self.tape.findings.get_mut(doubt.finding)
        {
            doubt.words.push(word);
            before.message = said(&doubt.words, other);
            before.related.push(Related { pointer, span: place, message: "and here".to_owned() });
            match (&mut before.fix, fix) {
                (Some(fix), Some(more)) => fix.edits.extend(more.edits),
                (fix, _) => *fix = None,
            }
            return;
        }
        let words = vec![word];
        let mut finding = finding(builtin::YAML_AMBIGUOUS_SCALAR, place, said(&words, other));
        finding.severity = Severity::Warning;
        finding.label = Some(match kind {
            Kind::String => format!("read here as the string \"{}\"", excerpt(text.as_bytes())),
            _ => format!(
                "read here as {}",
                decimal(text).map_or("a number".to_owned(), |n| format!("the number {n}"))
            ),
        });
        finding.notes.push("PyYAML, Ruby and many other programs read YAML 1.1".to_owned());
        finding.help = fix.as_ref().map(|fix| fix.title.clone());
        finding.fix = fix;
        let index = self.tape.findings.len();
        self.report(finding);
        self.doubt = list.filter(|_| self.tape.findings.len() > index).map(|list| Doubt {
            list,
            other,
            finding: index,
            words,
        });
    }
}

fn said(words: &[String], other: scalar::Other) -> String {
    let named = match words {
        [only] => only.clone(),
        [head @ .., tail] if words.len() <= MAX_NAMED => format!("{} and {tail}", head.join(", ")),
        _ => format!("{} and others", words[..MAX_NAMED - 1].join(", ")),
    };
    format!("{named} {} for readers of YAML 1.1", other.name(words.len() == 1))
}

/// What every reader takes for the same.
fn mended(text: &str, kind: Kind, place: Span) -> Option<Fix> {
    if kind == Kind::String {
        let insert = |at| Edit { span: Span::new(at, at), text: "\"".to_owned() };
        let edits = vec![insert(place.start), insert(place.end)];
        return Some(Fix { title: "put it in quotes".to_owned(), safety: Safety::Safe, edits });
    }
    let number = decimal(text)?;
    Some(replace(&format!("write {number}"), Safety::Safe, place, number))
}

/// An integer in its usual notation.
fn decimal(text: &str) -> Option<String> {
    let scalar::Resolved { is_integer, rewritten, .. } = scalar::resolve(text);
    let written = rewritten.unwrap_or_else(|| text.to_owned());
    let (sign, digits) = written.strip_prefix('-').map_or(("", &*written), |digits| ("-", digits));
    let digits = digits.trim_start_matches('0');
    let is_decimal = is_integer && !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_decimal.then(|| format!("{sign}{digits}"))
}

/// A finding about a scalar of which another finding says more, perhaps together
/// with what it says of others.
pub(crate) fn is_superseded(finding: &Finding, others: &[Finding]) -> bool {
    let place = finding.span;
    let is_about = |other: &Finding| {
        let fix = || other.fix.iter().flat_map(|fix| &fix.edits);
        // Of many scalars of one list not each has a label.
        let is_one_of_them = || {
            other.related.iter().any(|related| related.span == place)
                || fix().any(|edit| edit.span.start == place.start)
        };
        other.span == place || other.rule == builtin::WRONG_TYPE && is_one_of_them()
    };
    finding.rule == builtin::YAML_AMBIGUOUS_SCALAR && others.iter().any(is_about)
}
