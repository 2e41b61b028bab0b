//! Secrets, kept out of reports: those end up in logs.
//!
//! Messages come without secrets from the engine. Here go the edits that would
//! write one, and names in pointers that look like one; the source lines that are
//! shown are the business of `excerpt` and of `fix::diff`.

use std::borrow::Cow;

use tweetspec_runtime::{Edit, Finding, Fix, Span, redact, secrets};

/// What stands for a secret.
pub(crate) const HIDDEN: &str = "***";
/// Bytes around a place in which a secret may begin, be named, or end.
pub(crate) const AROUND: usize = 512;
/// A fix of more bytes is shown by its edits alone, if at all.
const WIDEST: usize = 1 << 13;

/// The finding without edits that write a secret or, for formats that know but
/// one replacement, keep one between them.
pub(crate) fn without_secrets<'f>(finding: &'f Finding, source: &[u8]) -> Cow<'f, Finding> {
    let choices = finding.choices.iter().map(|choice| &choice.fix);
    if !finding.fix.iter().chain(choices).any(|fix| tells(fix, source)) {
        return Cow::Borrowed(finding);
    }
    let mut finding = finding.clone();
    finding.fix = finding.fix.filter(|fix| !tells(fix, source));
    finding.choices.retain(|choice| !tells(&choice.fix, source));
    Cow::Owned(finding)
}

/// A JSON Pointer without names that look like keys or tokens: somebody pasted
/// one where a name belongs.
pub(crate) fn safe_pointer(pointer: &str) -> Cow<'_, str> {
    // A pointer as a whole reads like a path, which is never a token.
    if pointer.split('/').all(|name| matches!(redact(name), Cow::Borrowed(_))) {
        return Cow::Borrowed(pointer);
    }
    Cow::Owned(pointer.split('/').map(redact).collect::<Vec<_>>().join("/"))
}

fn tells(fix: &Fix, source: &[u8]) -> bool {
    let is_secret = |edit: &Edit| !secrets(edit.text.as_bytes()).is_empty();
    let (Some(first), Some(last)) = (fix.edits.first(), fix.edits.last()) else { return false };
    let whole = Span::new(first.span.start, last.span.end);
    fix.edits.iter().any(is_secret) || whole.len() <= WIDEST && keeps_secret(&fix.edits, whole, source)
}

/// Whether a secret of the source, which only the name before it may betray,
/// lies where edits write or between them.
fn keeps_secret(edits: &[Edit], whole: Span, source: &[u8]) -> bool {
    let from = whole.start.saturating_sub(AROUND);
    let until = source.len().min(whole.end + AROUND);
    let found = secrets(source.get(from..until).unwrap_or_default()).into_iter();
    let mut found = found.map(|secret| Span::new(from + secret.start, from + secret.end));
    found.any(|secret| {
        let touches = secret.start < whole.end && whole.start < secret.end;
        let goes = |edit: &Edit| {
            edit.text.is_empty() && edit.span.start <= secret.start && secret.end <= edit.span.end
        };
        touches && !edits.iter().any(goes)
    })
}

#[cfg(test)]
mod tests {
    use super::safe_pointer;

    #[test]
    fn a_token_in_the_place_of_a_name_is_hidden() {
        assert_eq!(safe_pointer("/a/AAAAAAAAAAAAAAAAAAAAAMLheAAAAAAA0/0"), "/a/***/0");
        for pointer in ["", "/media/media_ids/0", "/a~1b/access_token"] {
            assert_eq!(safe_pointer(pointer), pointer);
        }
    }
}
