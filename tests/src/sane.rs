//! What holds for every report, whatever is wrong with the document.

use tweetspec_runtime::{Finding, Fix, Report, Span};

/// Checks that findings are in order, lie inside the text, and that what a
/// text editor needs of them is there.
///
/// # Errors
///
/// What is wrong with the report.
pub fn check(report: &Report, source: &[u8]) -> Result<(), String> {
    let order: Vec<(usize, usize)> =
        report.findings.iter().map(|finding| (finding.span.start, finding.span.end)).collect();
    if !order.is_sorted() {
        return Err(format!("the findings are not in source order: {order:?}"));
    }
    for finding in &report.findings {
        let Finding { rule, pointer, span, message, related, fix, .. } = finding;
        let wrong = |what: &str| Err(format!("{rule} at {pointer:?}, {span:?}: {what}"));
        if !inside(*span, source) || !related.iter().all(|related| inside(related.span, source)) {
            return wrong("a place is not in the text");
        }
        if !(pointer.is_empty() || pointer.starts_with('/')) {
            return wrong("the pointer is none");
        }
        if message.is_empty()
            || message.ends_with('.') && !message.ends_with("...") && !source[..span.end].ends_with(b".")
            || message.contains("{set}") && !may_say_set(source)
        {
            return wrong(&format!("the message reads {message:?}"));
        }
        if fix.as_ref().is_some_and(|fix| apply(fix, source).is_none()) {
            return wrong("the edits overlap or lie outside of the text");
        }
    }
    Ok(())
}

/// Whether a message may have this from the document, and not from a rule whose
/// words were not filled in.
fn may_say_set(source: &[u8]) -> bool {
    source.contains(&b'\\') || source.windows(5).any(|word| word == b"{set}")
}

/// Whether the span lies in the text and cuts no character.
fn inside(span: Span, source: &[u8]) -> bool {
    let whole = |at: usize| match str::from_utf8(source) {
        Ok(text) => text.is_char_boundary(at),
        Err(_) => at <= source.len(),
    };
    span.start <= span.end && whole(span.start) && whole(span.end)
}

/// The text after a fix; `None` if the edits overlap, are out of order or lie
/// outside of the text.
pub fn apply(fix: &Fix, source: &[u8]) -> Option<Vec<u8>> {
    let mut text = Vec::new();
    let mut done = 0;
    for edit in &fix.edits {
        text.extend_from_slice(source.get(done..edit.span.start)?);
        text.extend_from_slice(edit.text.as_bytes());
        done = edit.span.end;
        if !inside(edit.span, source) {
            return None;
        }
    }
    text.extend_from_slice(source.get(done..)?);
    Some(text)
}

/// Whether a mended text is no worse than what it was made of.
///
/// More findings are listed only where the list had ended early and gets
/// further now: they are about what was not listed before.
pub fn no_worse(before: (&[u8], &Report), after: (&[u8], &Report)) -> bool {
    after.1.findings.len() <= before.1.findings.len()
        || unlisted(after.0, after.1) < unlisted(before.0, before.1)
}

/// How many bytes at the end of a text its findings do not come to, because
/// there are too many of them.
fn unlisted(text: &[u8], report: &Report) -> usize {
    let (closing, listed): (Vec<_>, Vec<_>) =
        report.findings.iter().partition(|finding| finding.rule == "too-many-findings");
    let end = listed.iter().map(|finding| finding.span.end).max().unwrap_or(0);
    if closing.is_empty() { 0 } else { text.len() - end }
}
