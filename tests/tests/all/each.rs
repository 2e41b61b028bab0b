//! The elements of an array are judged as if each had a text of its own.

use std::cell::RefCell;

use proptest::test_runner::TestCaseError;
use tweetspec_runtime::{Finding, Report, Scratch, Span};
use tweetspec_tests::dice::{self, Dice};
use tweetspec_tests::json::Json;
use tweetspec_tests::shrink::Documents;

use crate::agreement::random::document;
use crate::worlds::CREATE_TWEET;

/// A finding of a text that stands further behind.
fn moved(mut finding: Finding, by: usize) -> Finding {
    let spans = finding.related.iter_mut().map(|related| &mut related.span);
    let fixes = finding.fix.iter_mut().chain(finding.choices.iter_mut().map(|choice| &mut choice.fix));
    let edits = fixes.flat_map(|fix| &mut fix.edits).map(|edit| &mut edit.span);
    for span in spans.chain(edits).chain([&mut finding.span]) {
        *span = Span::new(span.start + by, span.end + by);
    }
    finding
}

#[test]
fn an_element_is_judged_as_if_it_were_alone() {
    let scratch = RefCell::new(Scratch::default());
    let checker = CREATE_TWEET.checker();
    let array =
        |dice: &mut Dice| Json::Array((0..dice.below(4)).map(|_| document(&CREATE_TWEET, dice)).collect());
    let outcome = dice::runner(2_000).run(&Documents(array), |json: Json| {
        let Json::Array(elements) = &json else { return Ok(()) };
        let scratch = &mut *scratch.borrow_mut();
        let text = json.to_string();
        let mut expected = Vec::new();
        let mut at = 1;
        for element in elements {
            let own = element.to_string();
            let findings = checker.check(own.as_bytes(), scratch).findings;
            // A number that JSON does not know stands alone in another way.
            if findings
                .iter()
                .any(|finding| finding.rule == "invalid-number" || finding.rule == "json-syntax")
            {
                return Ok(());
            }
            expected
                .push(Report { findings: findings.into_iter().map(|finding| moved(finding, at)).collect() });
            at += own.len() + 1;
        }
        let found: Vec<Report> = checker.check_each(text.as_bytes(), scratch).collect();
        if found == expected {
            return Ok(());
        }
        Err(TestCaseError::fail(format!("{text}\n{found:#?}\n---\n{expected:#?}")))
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
}

#[test]
fn what_is_wrong_with_the_text_belongs_to_an_element() {
    let check = |text: &str, expected: &[&[&str]]| {
        let mut scratch = Scratch::default();
        let found: Vec<Vec<String>> = CREATE_TWEET
            .checker()
            .check_each(text.as_bytes(), &mut scratch)
            .map(|report| report.findings.iter().map(|it| format!("{} {}", it.rule, it.pointer)).collect())
            .collect();
        assert_eq!(found, expected, "{text}");
    };
    check(
        r#"[{"text": 'a'}, {"text": "b",}, {"text": "c"},]"#,
        &[&["single-quotes /text"], &["trailing-comma "], &["trailing-comma "]],
    );
    check(r#"{"text": 1}"#, &[&["wrong-type /text"]]);
    check("[]", &[]);
    check("[", &[&["json-syntax /0"]]);
    check("", &[&["empty-input "]]);
}
