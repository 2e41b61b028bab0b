//! YAML and JSON are two ways to write one payload: they are judged alike, and
//! mended alike.

use std::cell::RefCell;

use proptest::test_runner::TestCaseError;
use tweetspec_runtime::{Document, Finding, Kind, NodeId, Report, Scratch, Severity, Tape, apply};
use tweetspec_tests::dice::{self, Dice};
use tweetspec_tests::json::Json;
use tweetspec_tests::shrink::Documents;
use tweetspec_tests::yaml::{COMMENT, LAYOUTS, Layout, has_short_keys, yaml};

use crate::agreement::random::document;
use crate::worlds::{CREATE_TWEET, TOY, World};
use crate::{fixes, sane};

/// Runs a test on documents at random, in each layout.
#[track_caller]
fn on_documents(world: &'static World, cases: u32, test: impl Fn(&Json, &str, Layout) -> Result<(), String>) {
    let outcome =
        dice::runner(cases).run(&Documents(|dice: &mut Dice| document(world, dice)), |json: Json| {
            // What JSON cannot say, YAML says otherwise.
            if !has_short_keys(&json) || !Tape::new().read_json(json.to_string().as_bytes(), false) {
                return Ok(());
            }
            for layout in LAYOUTS {
                let source = yaml(&json, layout);
                test(&json, &source, layout)
                    .map_err(|what| TestCaseError::fail(format!("{what}\n{source}")))?;
            }
            Ok(())
        });
    if let Err(error) = outcome {
        panic!("{error}");
    }
}

/// What a report says, wherever it says so: rule, pointer and message, without
/// the warnings that only YAML has.
fn said(report: &Report) -> Vec<(String, String, String)> {
    let only_yaml = |finding: &&Finding| !finding.rule.starts_with("yaml-");
    let said = report.findings.iter().filter(only_yaml);
    let mut said: Vec<_> = said
        .map(|finding| (finding.rule.to_string(), finding.pointer.clone(), finding.message.clone()))
        .collect();
    said.sort();
    said
}

fn agree(world: &'static World) {
    let scratch = RefCell::new(Scratch::default());
    on_documents(world, 2000, |json, source, _| {
        let scratch = &mut *scratch.borrow_mut();
        let checker = world.checker().least(Severity::Info);
        let (from_json, from_yaml) = (
            checker.check(json.to_string().as_bytes(), scratch),
            checker.check_yaml(source.as_bytes(), scratch),
        );
        if said(&from_json) != said(&from_yaml) {
            return Err(format!("{from_json}\n---\n{from_yaml}"));
        }
        if checker.is_valid_yaml(source.as_bytes(), scratch) != from_yaml.is_valid() {
            return Err(format!("the verdict is another one than that of\n{from_yaml}"));
        }
        sane::check(&from_yaml, source.as_bytes())
    });
}

#[test]
fn one_payload_gives_the_same_findings_in_both_languages() {
    agree(&TOY);
    agree(&CREATE_TWEET);
}

#[test]
fn the_type_checks_yaml_as_it_checks_json() {
    let report = tweetspec::CreateTweet::check_yaml(b"text: 1\n");
    assert_eq!(said(&report), said(&tweetspec::CreateTweet::check(br#"{"text": 1}"#)));
    assert!(tweetspec::CreateTweet::check_yaml(b"text: Good morning\n").is_empty());
}

/// A document without regard to how it is written.
fn value(doc: Document<'_>, node: NodeId) -> String {
    match doc.node(node).kind {
        Kind::Array => {
            let elements: Vec<String> = doc.elements(node).map(|element| value(doc, element)).collect();
            format!("[{}]", elements.join(","))
        }
        Kind::Object => {
            let member = |(key, inside)| format!("{:?}:{}", doc.text(key), value(doc, inside));
            let members: Vec<String> = doc.members(node).map(member).collect();
            format!("{{{}}}", members.join(","))
        }
        Kind::String => format!("{:?}", doc.text(node)),
        _ => doc.raw(node).to_owned(),
    }
}

fn of_json(source: &[u8]) -> String {
    let mut tape = Tape::new();
    tape.read_json(source, true);
    let doc = tape.document(source);
    doc.root().map_or_else(String::new, |root| value(doc, root))
}

fn of_yaml(source: &[u8]) -> Result<String, String> {
    let mut tape = Tape::new();
    if !tape.read_yaml(source) {
        return Err(format!("it is no YAML any more: {:#?}", tape.findings()));
    }
    let doc = tape.document(source);
    Ok(doc.root().map_or_else(String::new, |root| value(doc, root)))
}

/// Whether each fix makes the same of a payload in both languages, where both
/// have it, and leaves comments alone.
fn mended_alike(world: &World, json: &Json, source: &str, layout: Layout) -> Result<(), String> {
    let text = json.to_string();
    let scratch = &mut Scratch::default();
    let from_json = world.checker().check(text.as_bytes(), scratch);
    let from_yaml = world.checker().check_yaml(source.as_bytes(), scratch);
    let fixes = |finding: &Finding| {
        let choices = finding.choices.iter().map(|choice| choice.fix.clone());
        finding.fix.iter().cloned().chain(choices).collect::<Vec<_>>()
    };
    for finding in &from_yaml.findings {
        let is_same = |other: &&Finding| {
            (&other.rule, &other.pointer, &other.message)
                == (&finding.rule, &finding.pointer, &finding.message)
        };
        // A key that is there twice has twins.
        let twins = |report: &Report| report.findings.iter().filter(is_same).count();
        for fix in fixes(finding) {
            let mended = apply(source.as_bytes(), &[&fix]).text;
            let shown = String::from_utf8_lossy(&mended).into_owned();
            let complain = |what: String| Err(format!("{}: {}: {what}\n{shown}", finding.rule, fix.title));
            let comments = |text: &str| text.matches(COMMENT).count();
            if layout == Layout::Commented && comments(&shown) != comments(source) {
                return complain("a comment is gone".to_owned());
            }
            let after = match of_yaml(&mended) {
                Ok(after) => after,
                Err(problem) => return complain(problem),
            };
            let twin = from_json.findings.iter().find(is_same).filter(|_| twins(&from_yaml) == 1);
            let Some(twin) =
                twin.and_then(|twin| fixes(twin).into_iter().find(|other| other.title == fix.title))
            else {
                continue;
            };
            let expected = of_json(&apply(text.as_bytes(), &[&twin]).text);
            if after != expected {
                return complain(format!("{after}, but {expected} in JSON"));
            }
        }
    }
    Ok(())
}

#[test]
fn a_fix_does_the_same_in_both_languages() {
    on_documents(&TOY, 2000, |json, source, layout| mended_alike(&TOY, json, source, layout));
    on_documents(&CREATE_TWEET, 2000, |json, source, layout| {
        mended_alike(&CREATE_TWEET, json, source, layout)
    });
}

#[test]
fn fixes_of_random_documents_are_lawful_in_yaml() {
    for world in [&TOY, &CREATE_TWEET] {
        on_documents(world, 500, |_, source, _| {
            fixes::lawful(
                &|text: &[u8]| world.checker().check_yaml(text, &mut Scratch::default()),
                source.as_bytes(),
            )
            .map(drop)
        });
    }
}
