//! The generated schema in validators of other languages, which share nothing
//! with this project: `tests/executors/`. Where one cannot be run, that is said.

use std::io::{self, BufRead as _, BufReader, Write as _};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use std::cell::RefCell;
use std::collections::BTreeSet;

use proptest::test_runner::TestCaseError;
use serde::Deserialize;
use serde_json::{Value, json};
use tweetspec_tests::dice::{self, Dice};
use tweetspec_tests::json::Json;
use tweetspec_tests::shrink::Documents;

use super::judge::Judge;
use super::{cases, presence, random};
use crate::corpus::EXHIBITS;
use crate::worlds::{CREATE_TWEET, project_file, read};

/// An entry of `executors.json`.
#[derive(Debug, Deserialize)]
struct Executor {
    name: String,
    command: Vec<String>,
    /// A command that succeeds where it can be run; it always can without one.
    probe: Option<Vec<String>>,
    needs: Option<String>,
    /// The schema that it validates by, for one that does.
    names_rules_of: Option<String>,
}

fn command(words: &[String]) -> Command {
    let [program, arguments @ ..] = words else { panic!("an executor has a command") };
    let mut command = Command::new(program);
    command.args(arguments).current_dir(project_file(""));
    command
}

/// A program that is asked one payload after the other.
struct Validator {
    name: String,
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

/// What a validator says of a payload: whether it is valid, and the rules whose
/// places in the schema fail.
type Answer = (bool, BTreeSet<String>);

impl Validator {
    /// Starts an executor; `None` where it cannot be run.
    fn start(executor: Executor) -> Option<Self> {
        let Executor { name, command: words, probe, needs, .. } = executor;
        let succeeds = |words: Vec<String>| {
            let mut command = command(&words);
            command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
            command.status().is_ok_and(|status| status.success())
        };
        if probe.is_some_and(|probe| !succeeds(probe)) {
            let needs = needs.as_deref().unwrap_or("such program");
            // Past the test harness, which shows nothing of tests that pass.
            let _ = writeln!(io::stderr(), "{name}: NOT RUN, because there is no {needs}");
            return None;
        }
        let mut child = command(&words)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("{name} cannot be started: {error}"));
        let input = child.stdin.take();
        let output = BufReader::new(child.stdout.take().expect("the standard output is a pipe"));
        Some(Self { name, child, input, output })
    }

    fn ask(&mut self, payload: &str) -> Result<Answer, String> {
        let input = self.input.as_mut().expect("the pipe is open while there are questions");
        let failed = |error: io::Error| format!("{} cannot be asked: {error}", self.name);
        writeln!(input, "{}", json!({ "id": "asked", "payload": payload })).map_err(failed)?;
        let mut line = String::new();
        self.output.read_line(&mut line).map_err(failed)?;
        let answer: Value = line.parse().map_err(|error| format!("{} says {line:?}: {error}", self.name))?;
        let valid = answer["valid"].as_bool().ok_or_else(|| format!("{} says {line}", self.name))?;
        let rules = answer["rules"].as_array().into_iter().flatten();
        Ok((valid, rules.filter_map(|rule| Some(rule.as_str()?.to_owned())).collect()))
    }
}

impl Drop for Validator {
    fn drop(&mut self) {
        // Without input it ends by itself.
        self.input = None;
        let _ = self.child.wait();
    }
}

/// Every validator that can be run.
fn validators() -> Vec<Validator> {
    let executors: Vec<Executor> =
        serde_json::from_str(&read("tests/executors/executors.json")).expect("the list can be read");
    let validators = executors.into_iter().filter(|executor| executor.names_rules_of.is_some());
    validators.filter_map(Validator::start).collect()
}

/// Where a validator differs on purpose.
fn may_differ(name: &str, value: &Value) -> bool {
    // To Python `$` also matches before a line break at the very end of a text.
    name.contains("Python") && value.to_string().contains(r#"\n""#)
}

/// Every validator says of a payload what those of Rust say.
fn agree(judge: &Judge<'_>, validators: &mut [Validator], payload: &str) -> Result<(), String> {
    let Ok(value) = payload.parse::<Value>() else { return Ok(()) };
    let [expected, _] = judge.schema_answers(&value);
    for validator in validators {
        if may_differ(&validator.name, &value) {
            continue;
        }
        let answer = validator.ask(payload)?;
        if answer != expected {
            return Err(format!("{} says {answer:?}, and {expected:?} is right:\n{payload}", validator.name));
        }
    }
    Ok(())
}

#[test]
fn combinations_and_payloads_that_people_wrote() {
    let (judge, mut validators) = (Judge::new(&CREATE_TWEET), validators());
    if validators.is_empty() {
        return;
    }
    let [_, exhibit] = &*EXHIBITS;
    let corpus = exhibit.corpus.cases.iter().map(|case| case.payload.clone());
    let combinations =
        presence::documents(&CREATE_TWEET.spec).into_iter().map(|it| Value::Object(it).to_string());
    let written = cases::payloads().into_iter().filter_map(|(_, payload)| String::from_utf8(payload).ok());
    for payload in corpus.chain(combinations).chain(written) {
        agree(&judge, &mut validators, &payload).unwrap_or_else(|what| panic!("{what}"));
    }
}

#[test]
fn documents_at_random() {
    let (judge, validators) = (Judge::new(&CREATE_TWEET), RefCell::new(validators()));
    if validators.borrow().is_empty() {
        return;
    }
    let documents = Documents(|dice: &mut Dice| random::document(&CREATE_TWEET, dice));
    let outcome = dice::runner(5_000).run(&documents, |json: Json| {
        agree(&judge, &mut validators.borrow_mut(), &json.to_string()).map_err(TestCaseError::fail)
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
}
