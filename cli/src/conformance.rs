//! `conformance`: answers cases of the conformance corpus, so that the linter
//! is judged by the same runner as any other implementation.
//!
//! The protocol is described in `docs/conformance.md`.

use std::io::{self, BufRead as _, Read as _, Write as _};

use clap::Args;
use serde::Serialize;
use serde_json::{Map, Value};
use tweetspec::CreateTweet;
use tweetspec_runtime::{Checker, Finding, Report, Scratch, Severity};

use crate::inputs::cannot_read;
use crate::{Status, Stop, complain};

/// Where cases come from: standard input, and nothing can be chosen.
#[derive(Debug, Args)]
pub(crate) struct ConformanceArgs {}

/// A line longer than this is no case.
const LONGEST_LINE: u64 = 64 << 20;

/// The version of the format of corpora.
const VERSION: u64 = 1;

/// What the members of a line say, which is nobody's business otherwise: what
/// is expected is not looked at.
type Line = Map<String, Value>;

/// What is said of one case.
#[derive(Debug, Serialize)]
struct Answer {
    id: Option<String>,
    #[serde(flatten)]
    outcome: Outcome,
}

impl Answer {
    const fn error(id: Option<String>, message: String) -> Self {
        Self { id, outcome: Outcome::Error { message } }
    }
}

#[derive(Debug, Serialize)]
#[serde(tag = "result", rename_all = "snake_case")]
enum Outcome {
    /// Nothing was found.
    Ok { valid: bool, findings: Vec<Found> },
    /// Something was found.
    Violations { valid: bool, findings: Vec<Found> },
    /// The specification or the profile is unknown.
    SpecError { message: String },
    /// The line is no case.
    Error { message: String },
}

#[derive(Debug, Serialize)]
struct Found {
    rule: String,
    severity: Severity,
    pointer: String,
}

/// Answers every case on standard input, each on a line of its own.
pub(crate) fn run(_: &ConformanceArgs) -> Result<Status, Stop> {
    let (mut input, mut out) = (io::stdin().lock(), io::stdout().lock());
    let mut executor = Executor::default();
    let (mut answered, mut troubled) = (0_usize, false);
    let mut bytes = Vec::new();
    loop {
        bytes.clear();
        let read = input.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut bytes);
        let rest = read.and_then(|read| {
            let is_cut = read as u64 == LONGEST_LINE && !bytes.ends_with(b"\n");
            if is_cut { input.skip_until(b'\n').map(|rest| (read, rest)) } else { Ok((read, 0)) }
        });
        let answer = match rest {
            Ok((0, _)) => break,
            Ok((_, 0)) if bytes.trim_ascii().is_empty() => continue,
            Ok((_, 0)) => executor.answer(&bytes),
            Ok(_) => Some(Answer::error(None, format!("the line is longer than {LONGEST_LINE} bytes"))),
            Err(error) => {
                complain(&cannot_read("standard input", &error));
                return Ok(Status::Trouble);
            }
        };
        let Some(answer) = answer else { continue };
        troubled |= matches!(answer.outcome, Outcome::Error { .. });
        serde_json::to_writer(&mut out, &answer).map_err(io::Error::from)?;
        writeln!(out)?;
        // Whoever asks may wait for this answer before the next question.
        out.flush()?;
        answered += 1;
    }
    if answered == 0 {
        complain("there was no case on standard input; docs/conformance.md says what one looks like");
    }
    Ok(if troubled || answered == 0 { Status::Trouble } else { Status::Clean })
}

/// Answers lines, and knows what the last first line of a file said.
#[derive(Default)]
struct Executor {
    /// What is wrong with the file that the cases are of.
    refusal: Option<String>,
    scratch: Scratch,
}

impl Executor {
    /// What is said to a line; nothing to one that says what the file is about.
    fn answer(&mut self, line: &[u8]) -> Option<Answer> {
        let line: Line = match serde_json::from_slice(line) {
            Ok(line) => line,
            Err(error) => return Some(Answer::error(None, format!("the line is no JSON object: {error}"))),
        };
        if let Some(version) = line.get("corpus") {
            self.refusal = refusal(version, line.get("specification"));
            return None;
        }
        let (id, profile) = match (text(&line, "id"), text(&line, "profile")) {
            (Ok(id), Ok(profile)) => (id.map(str::to_owned), profile),
            (Ok(id), Err(message)) => return Some(Answer::error(id.map(str::to_owned), message)),
            (Err(message), _) => return Some(Answer::error(None, message)),
        };
        let outcome = match payload(line.get("payload")) {
            Ok(payload) => self.judge(&payload, profile),
            Err(message) => Outcome::Error { message },
        };
        Some(Answer { id, outcome })
    }

    fn judge(&mut self, payload: &str, profile: Option<&str>) -> Outcome {
        if let Some(message) = self.refusal.clone() {
            return Outcome::SpecError { message };
        }
        match Checker::new(CreateTweet::TABLE).least(Severity::Info).profiles(profile.as_slice()) {
            Ok(checker) => outcome(checker.check(payload.as_bytes(), &mut self.scratch)),
            Err(unknown) => Outcome::SpecError { message: unknown.to_string() },
        }
    }
}

/// Why the cases of a file cannot be judged, if so.
fn refusal(version: &Value, specification: Option<&Value>) -> Option<String> {
    let known = &CreateTweet::TABLE.id;
    if version.as_u64() != Some(VERSION) {
        return Some(format!("unknown version {version} of the corpus; there is: {VERSION}"));
    }
    match specification {
        Some(Value::String(id)) if id == known => None,
        Some(Value::String(id)) => Some(format!("unknown specification `{id}`; there is: {known}")),
        _ => Some(format!("the first line names no specification; there is: {known}")),
    }
}

/// A member that is a text, if it is there.
fn text<'l>(line: &'l Line, member: &str) -> Result<Option<&'l str>, String> {
    match line.get(member) {
        None => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(other) => Err(format!("`{member}` has to be a string, and it is {}", excerpt(other))),
    }
}

/// The text of a payload, whole or in parts, unless it would be too long for a
/// case.
fn payload(payload: Option<&Value>) -> Result<String, String> {
    const PARTS: &str = r#"a string or a list of parts, each a string or {"repeat": text, "times": number}"#;
    let wrong = |part: &Value| format!("`payload` has to be {PARTS}; it has {}", excerpt(part));
    let parts = match payload {
        None => return Err("the case has no payload".to_owned()),
        Some(Value::Array(parts)) => parts,
        Some(whole @ Value::String(_)) => std::slice::from_ref(whole),
        Some(other) => return Err(wrong(other)),
    };
    let mut whole = String::new();
    for part in parts {
        let (text, times) = match part {
            Value::String(text) => (text.as_str(), 1),
            part => match (part["repeat"].as_str(), part["times"].as_u64()) {
                (Some(text), Some(times)) => (text, times),
                _ => return Err(wrong(part)),
            },
        };
        let length = (text.len() as u64).saturating_mul(times).saturating_add(whole.len() as u64);
        if length > LONGEST_LINE {
            return Err(format!("the payload is longer than {LONGEST_LINE} bytes"));
        }
        whole.push_str(&text.repeat(times as usize));
    }
    Ok(whole)
}

/// The beginning of a value, for a message.
fn excerpt(value: &Value) -> String {
    const MOST: usize = 60;
    let text = value.to_string();
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

fn outcome(report: Report) -> Outcome {
    let valid = report.is_valid();
    let found = |Finding { rule, severity, pointer, .. }: Finding| Found {
        rule: rule.into_owned(),
        severity,
        pointer,
    };
    let findings: Vec<Found> = report.findings.into_iter().map(found).collect();
    if findings.is_empty() {
        Outcome::Ok { valid, findings }
    } else {
        Outcome::Violations { valid, findings }
    }
}

#[cfg(test)]
mod tests {
    use super::Executor;

    /// What is answered to the last of these lines.
    #[track_caller]
    fn check(lines: &[&str], expected: &str) {
        let mut executor = Executor::default();
        let answer = lines.iter().filter_map(|line| executor.answer(line.as_bytes())).last();
        assert_eq!(serde_json::to_string(&answer).expect("an answer can be written"), expected);
    }

    #[test]
    fn each_kind_of_answer() {
        let good = r#"{"id":"1","payload":"{\"text\":\"a\"}"}"#;
        check(&[good], r#"{"id":"1","result":"ok","valid":true,"findings":[]}"#);
        check(
            &[
                r#"{"corpus":1,"specification":"x.create-tweet"}"#,
                r#"{"id":"2","payload":["{\"text\":\"",{"repeat":"a","times":281},"\"}"],"profile":"standard"}"#,
            ],
            r#"{"id":"2","result":"violations","valid":false,"findings":[{"rule":"text-too-long","severity":"error","pointer":"/text"}]}"#,
        );
        for (first, message) in [
            (
                r#"{"corpus":1,"specification":"example.create-order"}"#,
                "unknown specification `example.create-order`; there is: x.create-tweet",
            ),
            (r#"{"corpus":1}"#, "the first line names no specification; there is: x.create-tweet"),
            (r#"{"corpus":2}"#, "unknown version 2 of the corpus; there is: 1"),
        ] {
            let expected = format!(r#"{{"id":"1","result":"spec_error","message":"{message}"}}"#);
            check(&[first, good], &expected);
        }
        check(
            &[r#"{"id":"3","payload":"{}","profile":"gold"}"#],
            r#"{"id":"3","result":"spec_error","message":"unknown profile `gold`; there are: standard, premium, enterprise"}"#,
        );
    }

    #[test]
    fn a_line_that_is_no_case_is_told_why() {
        let parts = r#"a string or a list of parts, each a string or {\"repeat\": text, \"times\": number}"#;
        for (line, id, message) in [
            (
                "[1]",
                "null",
                "the line is no JSON object: invalid type: sequence, expected a map at line 1 column 0"
                    .to_owned(),
            ),
            (
                "{",
                "null",
                "the line is no JSON object: EOF while parsing an object at line 1 column 1".to_owned(),
            ),
            (r#"{"id":"4"}"#, r#""4""#, "the case has no payload".to_owned()),
            (r#"{"id":4,"payload":"{}"}"#, "null", "`id` has to be a string, and it is 4".to_owned()),
            (r#"{"id":"5","payload":7}"#, r#""5""#, format!("`payload` has to be {parts}; it has 7")),
            (
                r#"{"id":"5","payload":[{"repeat":"a"}]}"#,
                r#""5""#,
                format!(r#"`payload` has to be {parts}; it has {{\"repeat\":\"a\"}}"#),
            ),
            (
                r#"{"id":"6","payload":"{}","profile":[]}"#,
                r#""6""#,
                "`profile` has to be a string, and it is []".to_owned(),
            ),
            (
                r#"{"id":"7","payload":[{"repeat":"ab","times":18446744073709551615}]}"#,
                r#""7""#,
                "the payload is longer than 67108864 bytes".to_owned(),
            ),
        ] {
            check(&[line], &format!(r#"{{"id":{id},"result":"error","message":"{message}"}}"#));
        }
    }
}
