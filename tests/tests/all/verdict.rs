//! The ways into the engine give one answer: bytes, values, types; verdict and
//! findings.

use std::cell::RefCell;

use proptest::test_runner::TestCaseError;
use serde_json::Value;
use tweetspec::CreateTweet;
use tweetspec_runtime::{Report, Safety, Scratch, Severity};
use tweetspec_tests::dice::{self, Dice};
use tweetspec_tests::json::Json;
use tweetspec_tests::sample;
use tweetspec_tests::shrink::Documents;

use crate::agreement::random;
use crate::worlds::{self, CREATE_TWEET, World};
use crate::{reader, sane};

/// Runs a test on documents; the smallest one that fails is shown.
#[track_caller]
pub(crate) fn on_documents(
    cases: u32,
    make: impl Fn(&mut Dice) -> Json,
    test: impl Fn(&Json) -> Result<(), String>,
) {
    let outcome = dice::runner(cases).run(&Documents(make), |json| {
        test(&json).map_err(|what| TestCaseError::fail(format!("{what}\n{json}")))
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
}

/// A document that the default profile accepts.
fn valid(world: &World, dice: &mut Dice) -> Json {
    let mut scratch = Scratch::default();
    loop {
        let json = sample::document(&world.spec, dice);
        if world.checker().is_valid(json.to_string().as_bytes(), &mut scratch) {
            return json;
        }
    }
}

/// Whatever the bytes are, under every profile.
#[test]
fn the_verdict_is_that_there_is_no_error_among_the_findings() {
    for world in worlds::all() {
        let scratch = RefCell::new(Scratch::default());
        let documents = |dice: &mut Dice| {
            let seed = dice.below(256);
            Json::Array(vec![Json::Number(seed.to_string()), random::document(world, dice)])
        };
        on_documents(3_000, documents, |pair| {
            let Json::Array(pair) = pair else { return Ok(()) };
            let [Json::Number(seed), json] = pair.as_slice() else { return Ok(()) };
            let mut bytes = json.to_string().into_bytes();
            let mut rng = dice::seeded(seed.parse().unwrap_or_default());
            let mut dice = Dice::new(&mut rng);
            for _ in 0..dice.below(4) {
                reader::garble(&mut bytes, &mut dice);
            }
            let scratch = &mut *scratch.borrow_mut();
            // Alone, and then all at once.
            let names: Vec<&str> = world.spec.profiles.iter().map(|profile| profile.name.as_str()).collect();
            for profile in names.iter().map(std::slice::from_ref).chain([&names[..]]) {
                let checker = world.checker().profiles(profile).map_err(|error| error.to_string())?;
                let checker = checker.least(Severity::Info);
                let (verdict, report) = (checker.is_valid(&bytes, scratch), checker.check(&bytes, scratch));
                if verdict != report.is_valid() {
                    return Err(format!(
                        "{profile:?}: {verdict}, but\n{report}\n{:?}",
                        String::from_utf8_lossy(&bytes)
                    ));
                }
                sane::check(&report, &bytes)?;
            }
            Ok(())
        });
    }
}

/// The missing member makes the payload invalid, although a rule that only
/// warns could say of it, too, that it is missing.
#[test]
fn a_warning_does_not_take_the_place_of_an_error() {
    let report = CreateTweet::check(br#"{"media":{},"made_with_ai":true}"#);
    assert_eq!(report.to_string(), "error[missing-field] `media` needs `media_ids` (at /media)");
}

/// A member that would lift a limit is missing all the same.
#[test]
fn a_limit_does_not_speak_of_a_missing_member() {
    let payload = format!(r#"{{"text":"{}","reply":{{}}}}"#, "a".repeat(281));
    let report = CreateTweet::check(payload.as_bytes());
    let rules: Vec<&str> = report.findings.iter().map(|finding| &*finding.rule).collect();
    assert_eq!(rules, ["text-too-long", "missing-field"], "{report}");
}

/// A value gives the findings of its compact text.
#[test]
fn a_value_is_judged_like_its_text() {
    for world in worlds::all() {
        let scratch = RefCell::new(Scratch::default());
        on_documents(
            2_000,
            |dice| random::document(world, dice),
            |json| {
                let scratch = &mut *scratch.borrow_mut();
                let Ok(value) = json.to_string().parse::<Value>() else { return Ok(()) };
                let from_value =
                    world.checker().check_value(&value, scratch).map_err(|error| error.to_string())?;
                let from_text = world.checker().check(value.to_string().as_bytes(), scratch);
                if from_value == from_text { Ok(()) } else { Err(format!("{from_value}\n---\n{from_text}")) }
            },
        );
    }
}

/// Reading a valid payload as its type and writing it again loses nothing.
#[test]
fn types_keep_what_is_valid() {
    let document = |dice: &mut Dice| valid(&CREATE_TWEET, dice);
    on_documents(2_000, document, |json| {
        let text = json.to_string();
        let scratch = &mut Scratch::default();
        if !CREATE_TWEET.checker().is_valid(text.as_bytes(), scratch) {
            // Making it smaller made it invalid.
            return Ok(());
        }
        let typed = CreateTweet::from_json(text.as_bytes()).map_err(|report| report.to_string())?;
        typed.validate().map_err(|report| report.to_string())?;
        let written = serde_json::to_value(&typed).map_err(|error| error.to_string())?;
        let expected: Value = text.parse().map_err(|error: serde_json::Error| error.to_string())?;
        if written == expected { Ok(()) } else { Err(format!("it is written as {written}")) }
    });
}

/// A safe fix of a well-formed document leaves it well-formed, and the finding
/// is gone.
#[test]
fn a_safe_fix_mends_what_it_says() {
    for world in worlds::all() {
        let scratch = RefCell::new(Scratch::default());
        on_documents(
            3_000,
            |dice| random::document(world, dice),
            |json| {
                let scratch = &mut *scratch.borrow_mut();
                let source = json.to_string().into_bytes();
                if serde_json::from_slice::<Value>(&source).is_err() {
                    return Ok(());
                }
                let report = world.checker().check(&source, scratch);
                for finding in &report.findings {
                    let Some(fix) = finding.fix.as_ref().filter(|fix| fix.safety == Safety::Safe) else {
                        continue;
                    };
                    let fixed = sane::apply(fix, &source).ok_or("the edits overlap")?;
                    let shown = String::from_utf8_lossy(&fixed);
                    if serde_json::from_slice::<Value>(&fixed).is_err() {
                        return Err(format!("`{}` for {} gives {shown}", fix.title, finding.rule));
                    }
                    let after = world.checker().check(&fixed, scratch);
                    // What the fix uncovers may break the same rule elsewhere.
                    let same = |report: &Report| {
                        let others = report.findings.iter();
                        others
                            .filter(|other| {
                                (&other.rule, &other.pointer) == (&finding.rule, &finding.pointer)
                            })
                            .count()
                    };
                    if same(&after) >= same(&report) {
                        return Err(format!("`{}` for {} leaves {shown}\n{after}", fix.title, finding.rule));
                    }
                }
                Ok(())
            },
        );
    }
}

/// Once the memory has grown, a verdict allocates nothing, whatever it is.
///
/// Two rare things may take memory: to compare elements of a list that are
/// written with escapes or are equal, and to compose letters and accents before
/// they are weighed.
#[test]
fn a_verdict_allocates_nothing() {
    for world in worlds::all() {
        let mut rng = dice::seeded(7);
        let mut dice = Dice::new(&mut rng);
        let payloads = (0..2_000).map(|_| random::document(world, &mut dice).to_string());
        let is_rare = |payload: &str| {
            payload.contains("related")
                || payload.contains(r"\u0072\u0065\u006c")
                || payload.contains('\u{301}')
                || payload.contains(r"\u0301")
        };
        let payloads: Vec<String> = payloads.filter(|payload| !is_rare(payload)).collect();
        assert!(payloads.len() > 1_000, "{}", payloads.len());
        let mut scratch = Scratch::default();
        let mut judge = |payload: &String| world.checker().is_valid(payload.as_bytes(), &mut scratch);
        let warm: Vec<bool> = payloads.iter().map(&mut judge).collect();
        for (payload, expected) in payloads.iter().zip(warm) {
            let mut verdict = !expected;
            let count = allocation_counter::measure(|| verdict = judge(payload)).count_total;
            assert_eq!((verdict, count), (expected, 0), "{payload}");
        }
    }
}
