//! The law of fixes on the conformance corpus: applying one removes its finding
//! and adds none.

use std::collections::BTreeSet;

use serde_json::Value;
use tweetspec_runtime::{Finding, Scratch, apply};
use tweetspec_tests::json::Json;
use tweetspec_tests::yaml::{LAYOUTS, yaml};

use super::Check;
use crate::corpus::{EXHIBITS, is_about_text};

/// Where a fix of a smallest payload leads to another mistake: the rule, the
/// one that takes its place, and why. Mending keeps such a fix as long as there
/// is no more to complain about than before.
const INSTEAD: &[(&str, &str, &str)] = &[
    ("attachment-conflict", "no-text-or-media", "a smallest payload has nothing beside its attachments"),
    ("missing-field", "no-text-or-media", "what is left out was all that there was"),
    ("missing-field", "not-one-call-to-action", "what is left out was the only button"),
    ("null-value", "no-text-or-media", "what is left out was all that there was"),
    ("null-value", "not-one-call-to-action", "what is left out was the only button"),
    ("pattern-mismatch", "too-short", "the white space was what made it long enough"),
    ("too-few-items", "no-text-or-media", "what is left out was all that there was"),
    ("too-short", "invoice-contact", "what is left out was the only contact"),
    ("wrong-type", "gift-greeting", "only a value of the right type is read by the rule"),
    ("wrong-type", "share-without-community", "only a value of the right type is read by the rule"),
    ("wrong-type", "too-few-items", "only a list is counted"),
];

/// A mistake and the one that took its place.
type Replaced = (String, String);

#[test]
fn a_fix_removes_its_finding_and_adds_none() {
    let (mut applied, mut complaints) = ([0; 1 + LAYOUTS.len()], Vec::new());
    let mut replaced: BTreeSet<Replaced> = BTreeSet::new();
    for exhibit in &*EXHIBITS {
        for case in exhibit.corpus.cases.iter().filter(|case| case.breaks()) {
            let checker = exhibit.world.checker().profile(&case.profile).expect("a profile of the table");
            let check_json = |text: &[u8]| checker.check(text, &mut Scratch::default());
            let check_yaml = |text: &[u8]| checker.check_yaml(text, &mut Scratch::default());
            let mut sources: Vec<(String, Check<'_>)> = vec![(case.payload.clone(), &check_json)];
            // A value does not say that a member is there twice.
            if !is_about_text(case) {
                let value: Value = case.payload.parse().expect("a case is JSON");
                let in_yaml = LAYOUTS.map(|layout| yaml(&Json::from(&value), layout));
                sources.extend(in_yaml.map(|source| (source, &check_yaml as Check<'_>)));
            }
            for (index, (source, check)) in sources.iter().enumerate() {
                let found = fixes(check, source.as_bytes(), &mut replaced);
                complaints.extend(found.1.into_iter().map(|what| format!("{}: {what}", case.id)));
                applied[index] += found.0;
            }
        }
    }
    for (rule, other) in &replaced {
        if !INSTEAD.iter().any(|(from, to, _)| (from, to) == (&rule.as_str(), &other.as_str())) {
            complaints.push(format!("a fix of {rule} adds {other}"));
        }
    }
    for (rule, other, _) in INSTEAD {
        if !replaced.contains(&((*rule).to_owned(), (*other).to_owned())) {
            complaints.push(format!("no fix of {rule} adds {other} any more: take the line out"));
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    assert!(applied.iter().all(|applied| *applied > 100), "{applied:?} fixes are few");
}

/// How many fixes and choices a text has, and what is wrong with them.
fn fixes(check: Check<'_>, source: &[u8], replaced: &mut BTreeSet<Replaced>) -> (usize, Vec<String>) {
    let (mut applied, mut complaints) = (0, Vec::new());
    let before = check(source);
    for finding in &before.findings {
        for fix in finding.fix.iter().chain(finding.choices.iter().map(|choice| &choice.fix)) {
            let text = apply(source, &[fix]).text;
            let after = check(&text);
            applied += 1;
            let mut complain = |what: &str| {
                let text = String::from_utf8_lossy(&text);
                complaints.push(format!("{}: {what}: {after}\n{text}", fix.title));
            };
            let same = |other: &Finding| (&other.rule, &other.pointer) == (&finding.rule, &finding.pointer);
            if after.findings.iter().any(same) {
                complain("it is still there");
            }
            if after.findings.len() > before.findings.len() {
                complain("there is more than before");
            }
            // Places move, so rules are counted.
            let mut left: Vec<&str> = before.findings.iter().map(|other| &*other.rule).collect();
            left.remove(left.iter().position(|rule| *rule == finding.rule).unwrap_or_default());
            for other in &after.findings {
                match left.iter().position(|rule| *rule == other.rule) {
                    Some(known) => drop(left.remove(known)),
                    None => drop(replaced.insert((finding.rule.to_string(), other.rule.to_string()))),
                }
            }
        }
    }
    (applied, complaints)
}
