//! The laws of fixes, for every payload case and for payloads at random.
//!
//! No fix makes a document worse, mending twice is mending once, bytes outside
//! the edits survive, and how a document is laid out decides nothing.

mod corpus;

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt::Write as _;

use proptest::test_runner::TestCaseError;
use serde_json::Value;
use tweetspec::CreateTweet;
use tweetspec_runtime::{
    Applied, Checker, Dropped, Finding, Mended, Policy, Report, Safety, Scratch, apply, choices, mend,
};
use tweetspec_tests::dice::{self, Dice};
use tweetspec_tests::json::Json;
use tweetspec_tests::shrink::Documents;

use crate::agreement::random::document;
use crate::payloads::{Case, cases};
use crate::worlds::{CREATE_TWEET, TOY, World, project_file};

/// What a fix may uncover, and why it is no worse than before.
const UNCOVERED: &[(&str, &str)] = &[
    ("unknown-field", "under its right name or in its place, the value is seen to be wrong"),
    ("wrong-type", "a value of the right type is compared with its limits and with the rules"),
    ("unknown-value", "a value that is accepted is read by the rules"),
    ("pattern-mismatch", "what is left out is absent for the rules"),
    ("too-short", "what is left out is absent for the rules"),
    ("too-few-items", "what is left out is absent for the rules"),
    ("missing-field", "what is left out is absent for the rules"),
    ("attachment-conflict", "the author chose to remove it, even if it was all that there was"),
    ("duplicate-key", "the author chose the occurrence, whatever its value is"),
    ("integer-notation", "an integer is compared with its limits"),
];

/// Documents of partners of the toy specification in which a fix uncovers
/// something that documents at random have too rarely.
const UNCOVERING: [&str; 3] = [
    r#"{"type": "Sample", "voucher": "a"}"#,
    r#"{"type": "sale", "count": 98, "count": 1}"#,
    r#"{"type": "sale", "invoice": {"mail": ""}}"#,
];

fn policies() -> [Policy; 2] {
    [Policy::default(), Policy { unsafe_fixes: true, choices: Vec::new() }]
}

fn mend_by(checker: Checker<'_>, source: &[u8], policy: &Policy) -> Mended {
    let mut scratch = Scratch::default();
    mend(source, policy, |text| checker.check(text, &mut scratch))
}

/// What is wrong with a text: of a language, by a specification.
type Check<'c> = &'c dyn Fn(&[u8]) -> Report;

fn is_syntax(finding: &Finding) -> bool {
    tweetspec_runtime::builtin::find(&finding.rule)
        .is_some_and(|rule| rule.stage == tweetspec_runtime::builtin::Stage::Syntax)
}

/// Rules whose fixes have uncovered something.
pub(crate) type Uncovering = BTreeSet<String>;

/// Whether mending a document keeps the laws, and which rules needed to be
/// [`UNCOVERED`] for that; what is wrong otherwise.
pub(crate) fn lawful(check: Check<'_>, source: &[u8]) -> Result<Uncovering, String> {
    let shown = |text: &[u8]| String::from_utf8_lossy(text).into_owned();
    let before = check(source);
    for policy in policies() {
        let mended = mend(source, &policy, check);
        let fail =
            |what: &str| Err(format!("{what}\nbefore {}\nafter  {}", shown(source), shown(&mended.text)));
        if mended.is_changed() == (mended.text == source) {
            return fail("what was applied and what changed differ");
        }
        let worse = |count: &dyn Fn(&Report) -> usize| count(&mended.report) > count(&before);
        if worse(&|report| report.findings.len())
            || worse(&|report| report.findings.iter().filter(|finding| is_syntax(finding)).count())
            || worse(&|report| report.findings.iter().filter(|f| f.severity.as_str() == "error").count())
        {
            return fail("there is more to complain about");
        }
        if check(&mended.text) != mended.report {
            return fail("the report is about another text");
        }
        let again = mend(&mended.text, &policy, check);
        if again.text != mended.text {
            return fail(&format!("mending twice gives {}", shown(&again.text)));
        }
        let left = mended.report.findings.iter().find(|finding| {
            let fix = policy.fix(finding);
            fix.is_some_and(|fix| {
                let is_it = |dropped: &Dropped| {
                    (&dropped.rule, &dropped.pointer, &dropped.title)
                        == (&finding.rule, &finding.pointer, &fix.title)
                };
                !mended.dropped.iter().any(is_it)
            })
        });
        if let Some(left) = left {
            return fail(&format!("a fix is left that could be applied: {left:#?}"));
        }
    }
    let mut uncovering = Uncovering::new();
    for finding in &before.findings {
        each_fix(check, source, &before, finding, &mut uncovering)?;
    }
    Ok(uncovering)
}

/// Whether the fix of a finding, and each of its choices, does what it says.
fn each_fix(
    check: Check<'_>,
    source: &[u8],
    before: &Report,
    finding: &Finding,
    uncovering: &mut Uncovering,
) -> Result<(), String> {
    let safe = finding.fix.iter().filter(|fix| fix.safety == Safety::Safe);
    for fix in safe.chain(finding.choices.iter().map(|choice| &choice.fix)) {
        let Applied { text, skipped } = apply(source, &[fix]);
        let complain = |what: &str| {
            let (before, after) = (String::from_utf8_lossy(source), String::from_utf8_lossy(&text));
            Err(format!("{}: {}: {what}\nbefore {before}\nafter  {after}", finding.rule, fix.title))
        };
        if !skipped.is_empty() || text == source {
            return complain("cannot be applied");
        }
        // By hand: the bytes between the edits, one after the other.
        let mut rest = &text[..];
        let mut done = 0;
        for edit in &fix.edits {
            let kept = &source[done..edit.span.start];
            let there = rest.strip_prefix(kept).and_then(|rest| rest.strip_prefix(edit.text.as_bytes()));
            let Some(there) = there else { return complain("changes a byte outside its edits") };
            (rest, done) = (there, edit.span.end);
        }
        if rest != &source[done..] {
            return complain("changes a byte outside its edits");
        }
        let after = check(&text);
        // A key that is there twice has twins.
        let same = |other: &&Finding| {
            (&other.rule, &other.pointer, &other.message)
                == (&finding.rule, &finding.pointer, &finding.message)
        };
        let count = |report: &Report| report.findings.iter().filter(same).count();
        if count(&after) >= count(before) {
            return complain("the finding is still there");
        }
        if after.findings.len() >= before.findings.len() && !is_syntax(finding) {
            if !UNCOVERED.iter().any(|(rule, _)| *rule == finding.rule) {
                return complain(&format!("makes new findings: {after}"));
            }
            uncovering.insert(finding.rule.to_string());
        }
    }
    Ok(())
}

#[track_caller]
fn every_case() -> Uncovering {
    let (mut uncovering, mut complaints) = (Uncovering::new(), String::new());
    for case in cases() {
        for (layout, source) in layouts(&case.source) {
            match lawful(&|source| case.check(source), &source) {
                Ok(more) => uncovering.extend(more),
                // Writing to a string cannot fail.
                Err(complaint) => drop(writeln!(complaints, "{}, {layout}: {complaint}\n", case.path)),
            }
        }
    }
    assert!(complaints.is_empty(), "{complaints}");
    uncovering
}

#[track_caller]
fn random(world: &'static World) -> Uncovering {
    let uncovering = RefCell::new(Uncovering::new());
    let outcome =
        dice::runner(2000).run(&Documents(|dice: &mut Dice| document(world, dice)), |json: Json| {
            let check = |source: &[u8]| world.checker().check(source, &mut Scratch::default());
            let more = lawful(&check, json.to_string().as_bytes()).map_err(TestCaseError::fail)?;
            uncovering.borrow_mut().extend(more);
            Ok(())
        });
    if let Err(error) = outcome {
        panic!("{error}");
    }
    uncovering.into_inner()
}

/// All in one test, so that an exception which nothing needs is noticed.
#[test]
fn fixes_are_lawful_and_every_exception_is_needed() {
    let mut uncovering = every_case();
    uncovering.extend(random(&TOY));
    uncovering.extend(random(&CREATE_TWEET));
    let partner = TOY.checker().profile("partner").expect("the toy has partners");
    for source in UNCOVERING {
        let more = lawful(&|text| partner.check(text, &mut Scratch::default()), source.as_bytes());
        uncovering.extend(more.unwrap_or_else(|complaint| panic!("{complaint}")));
    }
    let stale: Vec<&str> =
        UNCOVERED.iter().map(|(rule, _)| *rule).filter(|rule| !uncovering.contains(*rule)).collect();
    assert!(stale.is_empty(), "these need no exception any more, take them out: {stale:?}");
}

/// Found by fuzzing: what stands in pieces behind a slip is never the member
/// that a fix puts there.
#[test]
fn a_fix_that_leaves_its_finding_is_not_applied_for_ever() {
    let file = project_file("tests/hostile/refused/member-in-pieces-behind-a-slip.json");
    let source = &std::fs::read(file).expect("the file is there");
    for policy in policies() {
        let mended = mend_by(Checker::new(CreateTweet::TABLE), source, &policy);
        let again = mend_by(Checker::new(CreateTweet::TABLE), &mended.text, &policy);
        assert_eq!(String::from_utf8_lossy(&again.text), String::from_utf8_lossy(&mended.text));
    }
}

/// The same document in other layouts, where it can be laid out at all.
fn layouts(source: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let mut layouts = vec![("as it is", source.to_vec())];
    let has_mark = source.starts_with(b"\xef\xbb\xbf");
    if !has_mark && str::from_utf8(source).is_ok() && !source.is_empty() {
        layouts.push(("with a byte order mark", [b"\xef\xbb\xbf", source].concat()));
    }
    let is_json = serde_json::from_slice::<Value>(source).is_ok();
    if is_json {
        let text = str::from_utf8(source).expect("JSON is UTF-8");
        layouts.push(("in one line", laid_out(text, "", "").into()));
        layouts.push(("with tabs and CRLF", laid_out(text, "\r\n", "\t").into()));
    }
    layouts
}

/// The tokens of a JSON text, each on a line of its own, or without white
/// space where there is no line break.
fn laid_out(text: &str, line_break: &str, indent: &str) -> String {
    let mut out = String::new();
    let mut depth = 0_usize;
    let mut in_string = false;
    let mut escaped = false;
    for c in text.chars() {
        if in_string {
            out.push(c);
            in_string = escaped || c != '"';
            escaped = c == '\\' && !escaped;
            continue;
        }
        match c {
            ' ' | '\t' | '\r' | '\n' => continue,
            '"' => in_string = true,
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                out.push_str(line_break);
                out.push_str(&indent.repeat(depth));
            }
            _ => {}
        }
        out.push(c);
        if matches!(c, '{' | '[') {
            depth += 1;
        }
        if matches!(c, '{' | '[' | ',') {
            out.push_str(line_break);
            out.push_str(&indent.repeat(depth));
        }
    }
    out
}

#[test]
fn the_layout_of_a_document_decides_nothing() {
    let policy = &policies()[1];
    for case in cases() {
        let Case { path, source, .. } = &case;
        if serde_json::from_slice::<Value>(source).is_err() {
            continue;
        }
        let text = str::from_utf8(source).expect("JSON is UTF-8");
        let mended = |text: &str| {
            let mended = mend(text.as_bytes(), policy, |text| case.check(text)).text;
            String::from_utf8(mended).expect("edits of text are text")
        };
        let expected = laid_out(&mended(text), "", "");
        for (line_break, indent) in [("", ""), ("\n", "  "), ("\r\n", "\t")] {
            let mended = mended(&laid_out(text, line_break, indent));
            assert_eq!(laid_out(&mended, "", ""), expected, "{path} {line_break:?}");
            if line_break == "\r\n" {
                assert_eq!(mended.matches('\n').count(), mended.matches("\r\n").count(), "{path}");
            }
        }
    }
}

/// What comes of a payload under the default policy.
#[track_caller]
fn check(source: &str, expected: &str) {
    let mended = mend_by(Checker::new(CreateTweet::TABLE), source.as_bytes(), &Policy::default());
    assert_eq!(String::from_utf8_lossy(&mended.text), expected);
}

#[test]
fn what_people_get_wrong_and_a_program_can_mend() {
    // Numbers keep every digit that was written, and are left alone where a
    // program has rounded them already.
    check(
        r#"{"text":"a","quote_tweet_id":1690290965297180672}"#,
        r#"{"text":"a","quote_tweet_id":"1690290965297180672"}"#,
    );
    check(
        r#"{"text":"a","quote_tweet_id":1690290965297180700}"#,
        r#"{"text":"a","quote_tweet_id":1690290965297180700}"#,
    );
    check(
        r#"{"text":"a","poll":{"options":["a","b"],"duration_minutes":"120"}}"#,
        r#"{"text":"a","poll":{"options":["a","b"],"duration_minutes":120}}"#,
    );
    for value in [r#""everyone""#, r#""""#, "null"] {
        check(&format!(r#"{{"text":"a","reply_settings":{value}}}"#), r#"{"text":"a"}"#);
    }
    check(
        r#"{"text":"a","reply_settings":"mentioned_users"}"#,
        r#"{"text":"a","reply_settings":"mentionedUsers"}"#,
    );
    // Bodies of the API before this one, in several rounds.
    check(r#"{"status":"a"}"#, r#"{"text":"a"}"#);
    check(
        r#"{"status":"a","in_reply_to_status_id":1690290965297180672}"#,
        r#"{"text":"a","reply": {"in_reply_to_tweet_id":"1690290965297180672"}}"#,
    );
    // Names of another language, and members in the wrong object.
    check(
        r#"{"text":"a","poll":{"options":["a","b"],"durationMinutes":5}}"#,
        r#"{"text":"a","poll":{"options":["a","b"],"duration_minutes":5}}"#,
    );
    check(r#"{"text":"a","media_ids":["1"]}"#, r#"{"text":"a","media": {"media_ids":["1"]}}"#);
    check(
        r#"{"text":"a","options":["a","b"],"duration_minutes":5}"#,
        r#"{"text":"a","poll": {"options":["a","b"], "duration_minutes": 5}}"#,
    );
    // What says nothing goes.
    check(r#"{"text":"a","media":{"media_ids":[]}}"#, r#"{"text":"a"}"#);
    check(r#"{"media":{"media_ids":[]}}"#, r#"{"media":{"media_ids":[]}}"#);
    check(r#"{"text":"a","reply":{}}"#, r#"{"text":"a"}"#);
    check(r#"{"text":"a","quote_tweet_id":null,"media":null}"#, r#"{"text":"a"}"#);
    check(r#"{"text":"a","community_id":""}"#, r#"{"text":"a"}"#);
    // Types that are one step away.
    check(
        r#"{"media":{"media_ids":"1690290965297180672"}}"#,
        r#"{"media":{"media_ids":["1690290965297180672"]}}"#,
    );
    check(
        r#"{"media":{"media_ids":1690290965297180672}}"#,
        r#"{"media":{"media_ids":["1690290965297180672"]}}"#,
    );
    check(
        r#"{"text":"a","poll":{"options":[{"label":"a"},{"text":"b"}],"duration_minutes":5}}"#,
        r#"{"text":"a","poll":{"options":["a","b"],"duration_minutes":5}}"#,
    );
    check(r#"{"text":"a","nullcast":"True"}"#, r#"{"text":"a","nullcast":true}"#);
    // One slip of the fingers, if there is one thing that it can mean.
    check(r#"{"staus":"a"}"#, r#"{"text":"a"}"#);
    check(r#"{"text":"a","quoted_tweet_id":"1"}"#, r#"{"text":"a","quote_tweet_id":"1"}"#);
    check(r#"{"text":"a","tex":"b"}"#, r#"{"text":"a","tex":"b"}"#);
}

#[test]
fn a_choice_keeps_one_and_removes_the_others() {
    let table = CreateTweet::TABLE;
    let known = choices(table);
    let names = &known["attachment-conflict"];
    assert!(names.len() > 2, "{names:?}");
    let all = |name: &str| match name {
        "media" | "media.media_ids" => r#""media": {"media_ids": ["1"]}"#.to_owned(),
        "poll" => r#""poll": {"options": ["a", "b"], "duration_minutes": 5}"#.to_owned(),
        "quote_tweet_id" => r#""quote_tweet_id": "1""#.to_owned(),
        "direct_message_deep_link" => {
            r#""direct_message_deep_link": "https://twitter.com/messages/compose?recipient_id=1""#.to_owned()
        }
        other => format!(r#""{other}": "card://1""#),
    };
    let members: Vec<String> = names.iter().map(|name| all(name)).collect();
    let source = format!("{{\"text\": \"a\", {}}}", members.join(", "));
    for (name, member) in names.iter().zip(&members) {
        let policy =
            Policy { choices: vec![("attachment-conflict".to_owned(), name.clone())], ..Policy::default() };
        let mended = mend_by(Checker::new(table), source.as_bytes(), &policy);
        assert_eq!(String::from_utf8_lossy(&mended.text), format!("{{\"text\": \"a\", {member}}}"));
    }
}
