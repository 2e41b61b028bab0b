//! A payload that breaks a rule has nothing in it that it does not need.

use serde_json::Value;
use tweetspec_codegen::corpus::Case;
use tweetspec_runtime::{Scratch, Severity, builtin, push_token};
use tweetspec_tests::fields::is_read;
use tweetspec_tests::naive::Reference;
use tweetspec_tests::tables;

use super::{EXHIBITS, Exhibit, is_about_text, value};

/// Each document with one member or element less, and where that stood.
fn smaller(value: &Value) -> Vec<(String, Value)> {
    let mut found = Vec::new();
    let mut below = |token: &str, inside: &Value, without: Value, with: &dyn Fn(Value) -> Value| {
        let mut at = String::new();
        push_token(&mut at, token);
        found.push((at.clone(), without));
        let deeper = smaller(inside).into_iter();
        found.extend(deeper.map(|(rest, inside)| (format!("{at}{rest}"), with(inside))));
    };
    match value {
        Value::Object(members) => {
            for (name, inside) in members {
                let mut without = members.clone();
                without.shift_remove(name);
                let with = |inside| {
                    let mut members = members.clone();
                    members.insert(name.clone(), inside);
                    Value::Object(members)
                };
                below(name, inside, Value::Object(without), &with);
            }
        }
        Value::Array(elements) => {
            for (index, inside) in elements.iter().enumerate() {
                let mut without = elements.clone();
                without.remove(index);
                let with = |inside| {
                    let mut elements = elements.clone();
                    elements[index] = inside;
                    Value::Array(elements)
                };
                below(&index.to_string(), inside, Value::Array(without), &with);
            }
        }
        _ => {}
    }
    found
}

/// What is found in a document under the profile of a case, in order.
fn found(exhibit: &Exhibit, case: &Case, document: &Value) -> Vec<(String, String)> {
    let checker = exhibit.world.checker().least(Severity::Info);
    let checker = checker.profile(&case.profile).expect("the corpus names profiles of its specification");
    let report = checker.check_value(document, &mut Scratch::default());
    let findings = report.expect("a value can be written as JSON").findings;
    let mut found: Vec<_> =
        findings.into_iter().map(|finding| (finding.rule.into_owned(), finding.pointer)).collect();
    found.sort();
    found
}

/// Where the engine says one thing of one mistake, what is left may break more,
/// read statement by statement; then it is no smaller case of the same.
#[test]
fn nothing_can_be_left_out_of_a_payload_that_breaks_a_rule() {
    let (mut tried, mut complaints) = (0, Vec::new());
    for exhibit in &*EXHIBITS {
        let spec = &exhibit.world.spec;
        let reference = Reference::new(spec, tables::predicates());
        for case in exhibit.corpus.cases.iter().filter(|case| case.breaks() && !is_about_text(case)) {
            let profile = exhibit.world.profile(&case.profile);
            let broken = |document: &Value| reference.read(&[profile], document).broken;
            let whole = value(case);
            let (findings, broken_by_whole) = (found(exhibit, case, &whole), broken(&whole));
            let is_counted = |place: &str| {
                let counts = [builtin::TOO_FEW_ITEMS, builtin::TOO_MANY_ITEMS].contains(&&*case.rule);
                counts && findings.iter().any(|(_, at)| place.starts_with(at))
            };
            for (place, document) in smaller(&whole) {
                tried += 1;
                if !is_read(spec, &case.rule, &place)
                    && !is_counted(&place)
                    && found(exhibit, case, &document) == findings
                    && broken(&document).is_subset(&broken_by_whole)
                {
                    complaints.push(format!("{}: {place} is not needed in {}", case.id, case.payload));
                }
            }
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    assert!(tried > 1_000, "{tried}");
}
