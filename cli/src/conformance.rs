//! `conformance`: answers cases of the conformance corpus, so that the linter
//! is judged by the same runner as any other implementation.
//!
//! The protocol is described in `docs/conformance.md`.

use std::io::{self, BufRead as _, Read as _, Write as _};

use clap::Args;
use serde::{Deserialize, Serialize};
use tweetspec::CreateTweet;
use tweetspec_runtime::{Checker, Finding, Report, Scratch, Severity};

use crate::{Status, Stop, complain};

/// Where cases come from: standard input, and nothing can be chosen.
#[derive(Debug, Args)]
pub(crate) struct ConformanceArgs {}

/// A line longer than this is no case.
const LONGEST_LINE: u64 = 64 << 20;

/// A line of standard input: what the file is about, or a case. Members that
/// say what is expected are nobody's business here.
#[derive(Debug, Deserialize)]
struct Line {
    corpus: Option<u32>,
    specification: Option<String>,
    id: Option<String>,
    payload: Option<Payload>,
    profile: Option<String>,
}

/// The text of a payload, whole or in parts.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Payload {
    Whole(String),
    Parts(Vec<Part>),
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Part {
    Text(String),
    Repeated { repeat: String, times: usize },
}

/// What is said of one case.
#[derive(Debug, Serialize)]
struct Answer {
    id: Option<String>,
    #[serde(flatten)]
    outcome: Outcome,
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

impl Payload {
    /// The text, unless it would be too long for a case.
    fn text(self) -> Result<String, String> {
        let parts = match self {
            Self::Whole(text) => return Ok(text),
            Self::Parts(parts) => parts,
        };
        let mut whole = String::new();
        for part in parts {
            let (text, times) = match part {
                Part::Text(text) => (text, 1),
                Part::Repeated { repeat, times } => (repeat, times),
            };
            let length = text.len().saturating_mul(times).saturating_add(whole.len());
            if length as u64 > LONGEST_LINE {
                return Err(format!("the payload is longer than {LONGEST_LINE} bytes"));
            }
            whole.push_str(&text.repeat(times));
        }
        Ok(whole)
    }
}

/// Answers every case on standard input, each on a line of its own.
pub(crate) fn run(_: &ConformanceArgs) -> Result<Status, Stop> {
    let (mut input, mut out) = (io::stdin().lock(), io::stdout().lock());
    let mut scratch = Scratch::default();
    let mut specification: Option<String> = None;
    let (mut answered, mut troubled) = (0_usize, false);
    let mut bytes = Vec::new();
    loop {
        bytes.clear();
        let read = input.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut bytes);
        match read {
            Ok(0) => break,
            Ok(_) => {}
            Err(error) => {
                complain(&format!("cannot read standard input: {error}"));
                return Ok(Status::Trouble);
            }
        }
        if bytes.trim_ascii().is_empty() {
            continue;
        }
        let answer = match serde_json::from_slice::<Line>(&bytes) {
            Ok(Line { corpus: Some(_), specification: about, .. }) => {
                specification = about;
                continue;
            }
            Ok(line) => answer(line, specification.as_deref(), &mut scratch),
            Err(error) => Answer { id: None, outcome: Outcome::Error { message: error.to_string() } },
        };
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

fn answer(line: Line, specification: Option<&str>, scratch: &mut Scratch) -> Answer {
    let Line { id, payload, profile, .. } = line;
    let outcome = match judge(payload, profile.as_deref(), specification, scratch) {
        Ok(report) => outcome(report),
        Err(outcome) => outcome,
    };
    Answer { id, outcome }
}

fn judge(
    payload: Option<Payload>,
    profile: Option<&str>,
    specification: Option<&str>,
    scratch: &mut Scratch,
) -> Result<Report, Outcome> {
    let table = CreateTweet::TABLE;
    if let Some(other) = specification.filter(|id| *id != table.id) {
        let message = format!("unknown specification `{other}`; there is: {}", table.id);
        return Err(Outcome::SpecError { message });
    }
    let payload = payload.ok_or_else(|| "the case has no payload".to_owned()).and_then(Payload::text);
    let payload = payload.map_err(|message| Outcome::Error { message })?;
    let checker = Checker::new(table).least(Severity::Info).profiles(profile.as_slice());
    let checker = checker.map_err(|unknown| Outcome::SpecError { message: unknown.to_string() })?;
    Ok(checker.check(payload.as_bytes(), scratch))
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
    use tweetspec_runtime::Scratch;

    use super::{Line, answer};

    /// What is answered to a case.
    #[track_caller]
    fn check(line: &str, specification: Option<&str>, expected: &str) {
        let line: Line = serde_json::from_str(line).expect("the line is a case");
        let answer = answer(line, specification, &mut Scratch::default());
        assert_eq!(serde_json::to_string(&answer).expect("an answer can be written"), expected);
    }

    #[test]
    fn each_kind_of_answer() {
        let good = r#"{"id":"1","payload":"{\"text\":\"a\"}"}"#;
        check(good, None, r#"{"id":"1","result":"ok","valid":true,"findings":[]}"#);
        check(
            r#"{"id":"2","payload":["{\"text\":\"",{"repeat":"a","times":281},"\"}"],"profile":"standard"}"#,
            Some("x.create-tweet"),
            r#"{"id":"2","result":"violations","valid":false,"findings":[{"rule":"text-too-long","severity":"error","pointer":"/text"}]}"#,
        );
        check(
            good,
            Some("example.create-order"),
            r#"{"id":"1","result":"spec_error","message":"unknown specification `example.create-order`; there is: x.create-tweet"}"#,
        );
        check(
            r#"{"id":"3","payload":"{}","profile":"gold"}"#,
            None,
            r#"{"id":"3","result":"spec_error","message":"unknown profile `gold`; there are: standard, premium, enterprise"}"#,
        );
        check(r#"{"id":"4"}"#, None, r#"{"id":"4","result":"error","message":"the case has no payload"}"#);
        let huge = r#"{"id":"5","payload":[{"repeat":"ab","times":18446744073709551615}]}"#;
        check(
            huge,
            None,
            r#"{"id":"5","result":"error","message":"the payload is longer than 67108864 bytes"}"#,
        );
    }
}
