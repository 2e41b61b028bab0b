//! Documents as a program writes them: a dictionary of Python, an object of
//! JavaScript.
//!
//! Each quote and each word in them is a slip of its own to the reader, but to
//! whoever pasted them they are one mistake, so they become one finding.

use super::Reader;
use super::report::finding;
use crate::builtin;
use crate::finding::{Edit, Finding, Fix, Related, Safety};
use crate::span::Span;
use crate::tape::{Kind, NodeId};

/// Slips of one document from which on they are those of a language.
const LEAST: usize = 2;

/// What a slip tells about the language.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Evidence {
    /// Strings in single quotes, which several languages have.
    Quotes,
    /// `None`, `True` and `False`.
    Python,
    /// Names without quotes, `undefined`, strings in back-ticks.
    JavaScript,
    /// What many languages allow beside the others, and JSON does not.
    Beside,
}

impl Reader<'_, '_> {
    /// Makes one finding of the slips that together are another language.
    pub(super) fn gather(&mut self) {
        let nothing = self.nothing();
        let findings = &self.tape.findings;
        let told: Vec<Option<Evidence>> =
            findings.iter().map(|finding| evidence(finding, &nothing, self.source)).collect();
        let tells = |evidence: Evidence| told.contains(&Some(evidence));
        let slips = told.iter().flatten().filter(|evidence| **evidence != Evidence::Beside).count();
        if slips < LEAST {
            return;
        }
        let (what, help) = if tells(Evidence::Python) && !tells(Evidence::JavaScript) {
            ("this is a Python literal, not JSON", "write it as JSON, as `json.dumps` does")
        } else if tells(Evidence::JavaScript) {
            ("this is a JavaScript object, not JSON", "write it as JSON, as `JSON.stringify` does")
        } else {
            (
                "this is not JSON: strings stand in `\"`, not in `'`",
                "write it as JSON, as `json.dumps` does in Python and `JSON.stringify` in JavaScript",
            )
        };
        let findings = std::mem::take(&mut self.tape.findings);
        let (slips, mut rest): (Vec<_>, Vec<_>) =
            findings.into_iter().zip(told).partition(|(_, told)| told.is_some());
        let slips: Vec<Finding> = slips.into_iter().map(|(slip, _)| slip).collect();
        // They are in source order.
        let mut all = finding(builtin::FOREIGN_NOTATION, slips[0].span, what);
        all.pointer.clone_from(&slips[0].pointer);
        all.label = Some(in_json(&slips[0], &nothing).to_owned());
        all.help = Some(help.to_owned());
        all.fix = self.together(&slips, &nothing);
        let relate = |slip: &Finding| Related {
            pointer: slip.pointer.clone(),
            span: slip.span,
            message: in_json(slip, &nothing).to_owned(),
        };
        // One of each kind: a dozen marks on a line say no more.
        let mut kinds = vec![in_json(&slips[0], &nothing)];
        let mut is_new = |slip: &&Finding| {
            let kind = in_json(slip, &nothing);
            let is_new = !kinds.contains(&kind);
            kinds.push(kind);
            is_new
        };
        all.related = slips[1..].iter().filter(|slip| is_new(slip)).map(relate).collect();
        rest.push((all, None));
        rest.sort_by_key(|(finding, _)| finding.span.start);
        self.tape.findings = rest.into_iter().map(|(finding, _)| finding).collect();
    }

    /// The words for no value that members have, in source order; such a member
    /// is left out.
    fn nothing(&self) -> Vec<Span> {
        let is_word = |span: &Span| matches!(&self.source[span.start..span.end], b"None" | b"undefined");
        let doc = self.tape.document(self.source);
        let objects = (0..self.tape.nodes.len() as u32).map(NodeId);
        let objects = objects.filter(|&id| doc.node(id).kind == Kind::Object);
        let values = objects.flat_map(|object| doc.members(object).map(|(_, value)| value));
        let broken = values.filter(|&value| doc.node(value).kind == Kind::Broken);
        let mut spans: Vec<Span> = broken.map(|value| doc.span(value)).filter(is_word).collect();
        spans.sort_unstable();
        spans
    }

    /// The edits of all slips as one fix.
    fn together(&self, slips: &[Finding], nothing: &[Span]) -> Option<Fix> {
        // What has no value is left out, and takes along what stands in it.
        let mut edits = self.left_out(nothing);
        let gone = edits.len();
        for slip in slips.iter().filter(|slip| !is_nothing(slip, nothing)) {
            for edit in &slip.fix.as_ref()?.edits {
                let inside =
                    |gone: &Edit| gone.span.start <= edit.span.start && edit.span.end <= gone.span.end;
                if !edits[..gone].iter().any(inside) {
                    edits.push(edit.clone());
                }
            }
        }
        edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
        let apart = edits.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start);
        let certain = |slip: &Finding| {
            is_nothing(slip, nothing) || slip.fix.as_ref().is_some_and(|fix| fix.safety == Safety::Safe)
        };
        let safety = if slips.iter().all(certain) { Safety::Safe } else { Safety::Unsafe };
        apart.then(|| Fix { title: "write it as JSON".to_owned(), safety, edits })
    }

    /// The deletions that leave out every member without a value; those of one
    /// object share their commas.
    fn left_out(&self, nothing: &[Span]) -> Vec<Edit> {
        let mut edits = Vec::new();
        if nothing.is_empty() {
            return edits;
        }
        let doc = self.tape.document(self.source);
        let objects = (0..self.tape.nodes.len() as u32).map(NodeId);
        for object in objects.filter(|&id| doc.node(id).kind == Kind::Object) {
            let mut before: Option<usize> = None;
            // Where members that go began when none stands before them.
            let mut first: Option<Span> = None;
            for (key, value) in doc.members(object) {
                let member = Span::new(doc.span(key).start, doc.span(value).end);
                if nothing.binary_search(&doc.span(value)).is_err() {
                    if let Some(gone) = first.take() {
                        edits.push(deletion(gone.start, member.start));
                    }
                    before = Some(member.end);
                } else if let Some(end) = before {
                    edits.push(deletion(end, member.end));
                    before = Some(member.end);
                } else {
                    let start = first.map_or(member.start, |first| first.start);
                    first = Some(Span::new(start, member.end));
                }
            }
            edits.extend(first.map(|gone| deletion(gone.start, gone.end)));
        }
        edits
    }
}

const fn deletion(start: usize, end: usize) -> Edit {
    Edit { span: Span::new(start, end), text: String::new() }
}

/// Whether a slip is a word for no value, whose member is left out.
fn is_nothing(slip: &Finding, nothing: &[Span]) -> bool {
    slip.rule == builtin::FOREIGN_LITERAL && nothing.binary_search(&slip.span).is_ok()
}

/// What a finding tells about the language of its document; `None` for what is
/// a mistake in every one, and what nobody can mend.
fn evidence(finding: &Finding, nothing: &[Span], source: &[u8]) -> Option<Evidence> {
    if finding.fix.is_none() && !is_nothing(finding, nothing) {
        return None;
    }
    let written = source.get(finding.span.start..finding.span.end)?;
    match &*finding.rule {
        builtin::SINGLE_QUOTES => match written {
            [b'\'', .., b'\''] => Some(Evidence::Quotes),
            [b'`', .., b'`'] => Some(Evidence::JavaScript),
            _ => None,
        },
        builtin::UNQUOTED_KEY => Some(Evidence::JavaScript),
        builtin::FOREIGN_LITERAL => match written {
            b"None" | b"True" | b"False" => Some(Evidence::Python),
            b"undefined" => Some(Evidence::JavaScript),
            _ => None,
        },
        builtin::TRAILING_COMMA | builtin::COMMENT => Some(Evidence::Beside),
        _ => None,
    }
}

/// What a slip is, in a few words.
fn in_json(slip: &Finding, nothing: &[Span]) -> &'static str {
    match &*slip.rule {
        builtin::SINGLE_QUOTES => "strings stand in `\"`",
        builtin::UNQUOTED_KEY => "names stand in `\"`",
        builtin::FOREIGN_LITERAL if is_nothing(slip, nothing) => "JSON has no such word",
        builtin::FOREIGN_LITERAL => "written in small letters",
        builtin::TRAILING_COMMA => "no comma may stand here",
        _ => "JSON has no comments",
    }
}
