//! What findings say, whatever they are about.

use tweetspec_runtime::Finding;

use crate::payloads;

/// What is wrong with a sentence, if something is.
fn slip(text: &str) -> Option<&'static str> {
    let doubled = text.replace("...", "").contains("..");
    let trimmed = text.trim() == text;
    match () {
        () if text.is_empty() => Some("says nothing"),
        () if doubled || text.contains("….") => Some("has a doubled full stop"),
        () if text.contains("  ") || !trimmed => Some("has a space too many"),
        () if text.contains("{}") || text.contains(" ,") || text.contains("``") => Some("has a hole"),
        () => None,
    }
}

/// Everything that a finding says, and what it is.
fn sentences(finding: &Finding) -> Vec<(&'static str, &str)> {
    let related = finding.related.iter().map(|place| ("label", &*place.message));
    let choices = finding.choices.iter().map(|choice| ("title", &*choice.fix.title));
    let notes = finding.notes.iter().map(|note| ("note", &**note));
    let own = [
        Some(("message", &*finding.message)),
        finding.label.as_deref().map(|label| ("label", label)),
        finding.help.as_deref().map(|help| ("help", help)),
        finding.fix.as_ref().map(|fix| ("title", &*fix.title)),
    ];
    own.into_iter().flatten().chain(related).chain(choices).chain(notes).collect()
}

#[test]
fn sentences_have_no_slips() {
    let mut seen = 0;
    let mut complaints = Vec::new();
    for case in payloads::cases() {
        let (path, report) = (&case.path, case.check(&case.source));
        for finding in &report.findings {
            for (what, text) in sentences(finding) {
                seen += 1;
                if let Some(slip) = slip(text) {
                    complaints.push(format!("{path}: the {what} {text:?} {slip}"));
                }
                if what == "message" && text.ends_with('.') {
                    complaints.push(format!("{path}: the message {text:?} ends with a full stop"));
                }
            }
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    assert!(seen > 500, "{seen}");
}

#[test]
fn limits_stand_beside_what_was_found() {
    // Rules about an amount name both, as the words of their messages say.
    let rules = ["out-of-range", "too-long", "too-many-items", "too-few-items", "text-too-long"];
    let mut seen = 0;
    for case in payloads::cases() {
        let report = case.check(&case.source);
        for finding in report.findings.iter().filter(|finding| rules.contains(&&*finding.rule)) {
            let is_digit = |c: char| c.is_ascii_digit();
            let message = finding.message.split('`').skip(2).step_by(2).collect::<String>();
            let numbers = message.split(|c| !is_digit(c)).filter(|part| !part.is_empty()).count();
            let named = numbers + usize::from(message.contains("is empty"));
            assert!(named >= 2, "{}: {}", case.path, finding.message);
            seen += 1;
        }
    }
    assert!(seen > 20, "{seen}");
}
