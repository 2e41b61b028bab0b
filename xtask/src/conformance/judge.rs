//! Whether answers are right.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

/// A case whose answer is wrong.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Failure {
    pub(super) id: String,
    pub(super) why: String,
}

/// The cases of a corpus, without its first line.
pub(super) fn cases(corpus: &str) -> Result<Vec<Value>, String> {
    let mut cases = Vec::new();
    for (index, line) in corpus.lines().enumerate() {
        let case: Value = line.parse().map_err(|error| format!("{}: {error}", index + 1))?;
        if case.get("corpus").is_none() {
            cases.push(case);
        }
    }
    Ok(cases)
}

/// The cases that were answered wrongly or not at all, and answers to nothing.
/// The executor has to name the rules that are `nameable`; where that is not
/// known, those that it names at all.
pub(super) fn failures(
    cases: &[Value],
    answers: &[Value],
    nameable: Option<&BTreeSet<String>>,
) -> Vec<Failure> {
    let mut known: BTreeMap<&str, Vec<&Value>> = BTreeMap::new();
    for answer in answers {
        known.entry(answer["id"].as_str().unwrap_or("(no id)")).or_default().push(answer);
    }
    let has_to_name = nameable.is_some();
    let nameable: BTreeSet<&str> = match nameable {
        Some(rules) => rules.iter().map(String::as_str).collect(),
        None => answers.iter().filter_map(named).flatten().collect(),
    };
    let mut failures = Vec::new();
    let mut fail = |id: &str, why: String| failures.push(Failure { id: id.to_owned(), why });
    for case in cases {
        let id = case["id"].as_str().unwrap_or_default();
        match known.remove(id).as_deref() {
            None => fail(id, "no answer".to_owned()),
            Some([answer]) => {
                let silent = || (has_to_name && named(answer).is_none()).then(|| "names no rules".to_owned());
                let misnamed = || misnamed(case, answer, &nameable);
                if let Some(why) = wrong(case, answer).or_else(silent).or_else(misnamed) {
                    fail(id, why);
                }
            }
            Some(answers) => fail(id, format!("{} answers", answers.len())),
        }
    }
    for id in known.keys() {
        fail(id, "an answer to no case".to_owned());
    }
    failures
}

/// The rules that an answer names as broken, if it names any at all.
fn named(answer: &Value) -> Option<BTreeSet<&str>> {
    Some(answer.get("rules")?.as_array()?.iter().filter_map(Value::as_str).collect())
}

/// What is wrong with the rules that an answer names. A case that is about a
/// rule which the executor can name breaks that rule and nothing else, or
/// nothing at all; an invalid one about another rule may break any beside it.
fn misnamed(case: &Value, answer: &Value, nameable: &BTreeSet<&str>) -> Option<String> {
    let named = named(answer)?;
    let is_about_it = case["rule"].as_str().is_some_and(|rule| nameable.contains(rule));
    if !is_about_it && case["valid"] == false {
        return None;
    }
    let findings = case["findings"].as_array().into_iter().flatten();
    let broken = findings.filter_map(|finding| finding["rule"].as_str());
    let expected: BTreeSet<&str> = broken.filter(|rule| nameable.contains(rule)).collect();
    (named != expected).then(|| format!("names {named:?}, and {expected:?} is right"))
}

/// What is wrong with an answer.
fn wrong(case: &Value, answer: &Value) -> Option<String> {
    let result = answer["result"].as_str().unwrap_or_default();
    if !["ok", "violations"].contains(&result) {
        let message = answer["message"].as_str().unwrap_or("without a message");
        return Some(format!("{result}: {message}"));
    }
    if answer["valid"] != case["valid"] {
        return Some(format!(
            "valid is {}, and {} is right: {}",
            answer["valid"], case["valid"], case["shows"]
        ));
    }
    let findings = answer.get("findings")?;
    let (found, expected) = (keys(findings), keys(&case["findings"]));
    if found != expected {
        return Some(format!("found {found:?}, and {expected:?} is right"));
    }
    let says_ok = result == "ok";
    (says_ok != found.is_empty()).then(|| format!("{result} with {} findings", found.len()))
}

/// What matters of findings, in order.
fn keys(findings: &Value) -> Vec<String> {
    let key = |finding: &Value| {
        let member = |name: &str| finding[name].as_str().unwrap_or("?").to_owned();
        format!("{} {} at {:?}", member("severity"), member("rule"), member("pointer"))
    };
    let mut keys: Vec<String> = findings.as_array().into_iter().flatten().map(key).collect();
    keys.sort();
    keys
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{cases, failures};

    #[test]
    fn a_rule_that_is_named_once_is_named_whenever_it_is_broken() {
        let case = |id: &str, rule: &str, broken: bool| {
            let findings = if broken { json!([{ "rule": rule }]) } else { json!([]) };
            json!({ "id": id, "rule": rule, "valid": !broken, "findings": findings })
        };
        let answer = |id: &str, valid: bool, rules: &[&str]| {
            let result = if valid { "ok" } else { "violations" };
            json!({ "id": id, "result": result, "valid": valid, "rules": rules })
        };
        let cases = [case("a", "r", true), case("b", "r", true), case("c", "r", false), case("d", "s", true)];
        let check = |rules: [&[&str]; 4], expected: &[&str]| {
            let answers = [
                answer("a", false, rules[0]),
                answer("b", false, rules[1]),
                answer("c", true, rules[2]),
                answer("d", false, rules[3]),
            ];
            let wrong: Vec<String> = failures(&cases, &answers, None).into_iter().map(|it| it.id).collect();
            assert_eq!(wrong, expected, "{rules:?}");
        };
        check([&["r"], &["r"], &[], &[]], &[]);
        // What is wrong with a value may break rules as well.
        check([&["r"], &["r"], &[], &["r"]], &[]);
        check([&["r"], &[], &[], &[]], &["b"]);
        check([&["r"], &["r"], &["r"], &[]], &["c"]);
        check([&[], &[], &[], &[]], &[]);
        // An executor that is known to name a rule may not stop.
        let silent = [
            answer("a", false, &[]),
            answer("b", false, &[]),
            answer("c", true, &[]),
            answer("d", false, &[]),
        ];
        let wrong = failures(&cases, &silent, Some(&["r".to_owned()].into()));
        let wrong: Vec<&str> = wrong.iter().map(|it| it.id.as_str()).collect();
        assert_eq!(wrong, ["a", "b"]);
        // Nor may it leave out that it broke none.
        let mute = silent.map(|mut answer| {
            answer.as_object_mut().expect("an answer is an object").remove("rules");
            answer
        });
        let wrong = failures(&cases, &mute, Some(&["r".to_owned()].into()));
        assert_eq!(wrong.len(), cases.len());
        assert_eq!(wrong[0].why, "names no rules");
        assert!(failures(&cases, &mute, None).is_empty());
    }

    #[test]
    fn each_way_to_be_wrong() {
        let corpus = "{\"corpus\":1}\n\
            {\"id\":\"a\",\"valid\":true,\"findings\":[]}\n\
            {\"id\":\"b\",\"valid\":false,\"findings\":[{\"rule\":\"r\",\"severity\":\"error\",\"pointer\":\"\"}]}\n";
        let cases = cases(corpus).expect("the lines are JSON");
        let right = json!([{ "rule": "r", "severity": "error", "pointer": "" }]);
        let check = |answers: &[Value], expected: &[&str]| {
            let found: Vec<String> = failures(&cases, answers, None)
                .into_iter()
                .map(|failure| failure.id + ": " + &failure.why)
                .collect();
            assert_eq!(found, expected);
        };
        let fine = json!({ "id": "a", "result": "ok", "valid": true });
        check(
            &[fine.clone(), json!({ "id": "b", "result": "violations", "valid": false, "findings": right })],
            &[],
        );
        check(&[fine.clone(), json!({ "id": "b", "result": "violations", "valid": false })], &[]);
        check(&[fine.clone(), fine.clone()], &["a: 2 answers", "b: no answer"]);
        check(
            &[
                fine.clone(),
                json!({ "id": "b", "result": "violations", "valid": false, "findings": [] }),
                json!({ "id": "c" }),
            ],
            &["b: found [], and [\"error r at \\\"\\\"\"] is right", "c: an answer to no case"],
        );
        check(
            &[fine, json!({ "id": "b", "result": "spec_error", "message": "who?" })],
            &["b: spec_error: who?"],
        );
    }
}
