//! Whether answers are right.

use std::collections::BTreeMap;

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
pub(super) fn failures(cases: &[Value], answers: &[Value]) -> Vec<Failure> {
    let mut known: BTreeMap<&str, Vec<&Value>> = BTreeMap::new();
    for answer in answers {
        known.entry(answer["id"].as_str().unwrap_or("(no id)")).or_default().push(answer);
    }
    let mut failures = Vec::new();
    let mut fail = |id: &str, why: String| failures.push(Failure { id: id.to_owned(), why });
    for case in cases {
        let id = case["id"].as_str().unwrap_or_default();
        match known.remove(id).as_deref() {
            None => fail(id, "no answer".to_owned()),
            Some([answer]) => {
                if let Some(why) = wrong(case, answer) {
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
    fn each_way_to_be_wrong() {
        let corpus = "{\"corpus\":1}\n\
            {\"id\":\"a\",\"valid\":true,\"findings\":[]}\n\
            {\"id\":\"b\",\"valid\":false,\"findings\":[{\"rule\":\"r\",\"severity\":\"error\",\"pointer\":\"\"}]}\n";
        let cases = cases(corpus).expect("the lines are JSON");
        let right = json!([{ "rule": "r", "severity": "error", "pointer": "" }]);
        let check = |answers: &[Value], expected: &[&str]| {
            let found: Vec<String> = failures(&cases, answers)
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
