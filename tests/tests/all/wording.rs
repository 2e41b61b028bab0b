//! What findings say, whatever they are about.

use tweetspec_runtime::{Finding, Report, Scratch, Severity, builtin};
use tweetspec_spec::ir::RuleKind;

use crate::corpus::EXHIBITS;
use crate::payloads;
use crate::worlds::CREATE_TWEET;

/// What is said of each payload that people wrote, and of the corpora.
fn reports() -> Vec<(String, Report)> {
    let written = payloads::cases().into_iter().map(|case| (case.path.clone(), case.check(&case.source)));
    let shown = EXHIBITS.iter().flat_map(|exhibit| {
        exhibit.corpus.cases.iter().map(|case| {
            let checker = exhibit.world.checker().least(Severity::Info);
            let checker = checker.profile(&case.profile).expect("the corpus names profiles");
            let report = checker.check(case.payload.as_bytes(), &mut Scratch::default());
            (format!("{} {}", exhibit.name, case.id), report)
        })
    });
    written.chain(shown).collect()
}

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
    for (path, report) in reports() {
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
    assert!(seen > 2_000, "{seen}");
}

#[test]
fn limits_stand_beside_what_was_found() {
    // Rules about an amount name both, as the words of their messages say.
    let builtin = [
        builtin::OUT_OF_RANGE,
        builtin::TOO_SHORT,
        builtin::TOO_LONG,
        builtin::TOO_MANY_ITEMS,
        builtin::TOO_FEW_ITEMS,
    ];
    let own = CREATE_TWEET.spec.rules.iter().filter(|rule| matches!(rule.kind, RuleKind::Limit { .. }));
    let rules: Vec<&str> = own.map(|rule| &*rule.id).chain(builtin).collect();
    let mut seen = 0;
    for (path, report) in reports().into_iter().filter(|(path, _)| !path.starts_with("toy ")) {
        for finding in report.findings.iter().filter(|finding| rules.contains(&&*finding.rule)) {
            let is_digit = |c: char| c.is_ascii_digit();
            let message = finding.message.split('`').skip(2).step_by(2).collect::<String>();
            let numbers = message.split(|c| !is_digit(c)).filter(|part| !part.is_empty()).count();
            let named = numbers + usize::from(message.contains("is empty"));
            assert!(named >= 2, "{path}: {}", finding.message);
            seen += 1;
        }
    }
    assert!(seen > 30, "{seen}");
}
