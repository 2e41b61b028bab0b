//! `cargo xtask conformance`: judges an executor by the conformance corpus.
//!
//! `docs/conformance.md` describes the protocol.

mod expected;
mod judge;

use std::{
    collections::BTreeSet,
    fs,
    io::{BufRead as _, BufReader, Write as _},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

use expected::ExpectedFailures;
use serde::Deserialize;
use serde_json::Value;

use crate::out::say;

/// The folder of the corpora.
const CORPUS: &str = "tests/corpus";

/// An executor that says nothing for so long is stopped.
const PATIENCE: Duration = Duration::from_mins(1);

/// The executors of this project; the tests read the same list.
const EXECUTORS: &str = "tests/executors/executors.json";

/// A program that is judged whenever it can be run.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Executor {
    name: String,
    command: Vec<String>,
    /// A command that succeeds where the executor can be run; it always can if
    /// there is none.
    probe: Option<Vec<String>>,
    /// What is missing where it cannot.
    needs: Option<String>,
    /// A command that has to succeed first: it builds what is asked, which may
    /// take longer than an answer.
    prepare: Option<Vec<String>>,
    expected_failures: Option<PathBuf>,
    /// A schema whose rules the executor names; what it names by itself, if
    /// there is none.
    names_rules_of: Option<PathBuf>,
}

/// Judges the executors of this project, and says which could not be run.
pub(crate) fn executors(root: &Path, corpora: &[PathBuf]) -> Result<(), String> {
    let list = fs::read_to_string(root.join(EXECUTORS));
    let list = list.map_err(|error| format!("cannot read {EXECUTORS}: {error}"))?;
    let executors: Vec<Executor> =
        serde_json::from_str(&list).map_err(|error| format!("{EXECUTORS}: {error}"))?;
    let mut problems = Vec::new();
    for executor in executors {
        let Executor { name, command, probe, needs, prepare, expected_failures, names_rules_of } = executor;
        if probe.is_some_and(|probe| !succeeds(root, &probe)) {
            let needs = needs.as_deref().unwrap_or("such program");
            say(&format!("{name}: NOT RUN, because there is no {needs}"));
            continue;
        }
        if let Some(prepare) = prepare.filter(|prepare| !succeeds(root, prepare)) {
            problems.push(format!("{name}: `{}` failed", prepare.join(" ")));
            continue;
        }
        let nameable = match names_rules_of.map(|schema| rules_of(&root.join(schema))).transpose() {
            Ok(nameable) => nameable,
            Err(problem) => {
                problems.push(format!("{name}: {problem}"));
                continue;
            }
        };
        let expected_failures = expected_failures.map(|file| root.join(file));
        let question = Question {
            corpora,
            expected_failures: expected_failures.as_deref(),
            // What is expected of one corpus does not happen in another.
            is_whole: corpora.is_empty(),
            nameable,
        };
        // What is wrong with one says nothing about the next.
        match judged(root, &question, &command) {
            Ok(figures) => say(&format!("{name}: {figures}")),
            Err(problem) => problems.push(format!("{name}: {problem}")),
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(problems.join("\n")) }
}

/// The ids of the rules that a generated schema states.
fn rules_of(schema: &Path) -> Result<BTreeSet<String>, String> {
    let shown = schema.display();
    let text = fs::read_to_string(schema).map_err(|error| format!("cannot read {shown}: {error}"))?;
    let schema: Value = text.parse().map_err(|error| format!("{shown}: {error}"))?;
    let stated = schema.pointer("/$defs/x-about/x-rules").and_then(Value::as_object);
    let stated = stated.ok_or_else(|| format!("{shown} does not say which rules it states"))?;
    Ok(stated.values().filter_map(|rule| Some(rule.as_str()?.to_owned())).collect())
}

/// What an executor is asked, and what is expected of it.
struct Question<'a> {
    /// The corpora; all of the project if there is none.
    corpora: &'a [PathBuf],
    expected_failures: Option<&'a Path>,
    /// Whether every failure that is expected has to happen.
    is_whole: bool,
    /// The rules that the executor has to name, if that is known.
    nameable: Option<BTreeSet<String>>,
}

fn succeeds(root: &Path, command: &[String]) -> bool {
    let [program, arguments @ ..] = command else { return false };
    let mut command = Command::new(program);
    command
        .current_dir(root)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// Judges one executor; what is wrong with it otherwise.
pub(crate) fn run(
    root: &Path,
    corpora: &[PathBuf],
    expected_failures: Option<&Path>,
    command: &[String],
) -> Result<(), String> {
    let question = Question { corpora, expected_failures, is_whole: true, nameable: None };
    say(&judged(root, &question, command)?);
    Ok(())
}

/// How many cases an executor got right.
fn judged(root: &Path, question: &Question<'_>, command: &[String]) -> Result<String, String> {
    let Question { corpora, expected_failures, is_whole, nameable } = question;
    let mut expected = match expected_failures {
        Some(path) => ExpectedFailures::read(path)?,
        None => ExpectedFailures::default(),
    };
    let corpora = if corpora.is_empty() { all(root)? } else { corpora.to_vec() };
    let (mut cases, mut failures) = (0, Vec::new());
    for path in corpora {
        let text =
            fs::read_to_string(&path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
        let asked = judge::cases(&text).map_err(|error| format!("{}: {error}", path.display()))?;
        let answers = answers(root, command, &text)?;
        cases += asked.len();
        failures.extend(judge::failures(&asked, &answers, nameable.as_ref()));
    }
    if cases == 0 {
        return Err("there is no case".to_owned());
    }
    let count = failures.len();
    let mut problems: Vec<String> = failures
        .into_iter()
        .filter(|failure| !expected.covers(&failure.id))
        .map(|failure| format!("{}: {}", failure.id, failure.why))
        .collect();
    if *is_whole {
        problems.extend(expected.stale());
    }
    if problems.is_empty() {
        return Ok(format!("{cases} cases, {} right, {count} failed as expected", cases - count));
    }
    Err(format!("{}\n{} does not agree with the corpus", problems.join("\n"), command.join(" ")))
}

/// Every corpus of the project.
fn all(root: &Path) -> Result<Vec<PathBuf>, String> {
    let folder = root.join(CORPUS);
    let entries = fs::read_dir(&folder).map_err(|error| format!("cannot read {CORPUS}: {error}"))?;
    let mut found: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    found.retain(|path| path.extension().is_some_and(|extension| extension == "ndjson"));
    found.sort();
    Ok(found)
}

/// What an executor prints when it is given a corpus.
fn answers(root: &Path, command: &[String], corpus: &str) -> Result<Vec<Value>, String> {
    let [program, arguments @ ..] = command else { return Err("name the executor behind `--`".to_owned()) };
    let mut child = Command::new(program)
        .current_dir(root)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("cannot start {program}: {error}"))?;
    let answers = converse(&mut child, corpus);
    if answers.is_err() {
        // It may have ended by itself meanwhile.
        let _ = child.kill();
    }
    let status = child.wait().map_err(|error| format!("cannot wait for {program}: {error}"))?;
    let answers = answers?;
    if status.success() { Ok(answers) } else { Err(format!("{program} ended with {status}")) }
}

fn converse(child: &mut Child, corpus: &str) -> Result<Vec<Value>, String> {
    let (Some(mut input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
        return Err("the executor has no standard input and output".to_owned());
    };
    let corpus = corpus.to_owned();
    // It may answer before it has read everything, so both go on at once. An
    // executor that stops reading is noticed by its answers.
    thread::spawn(move || drop(input.write_all(corpus.as_bytes())));
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        for line in BufReader::new(output).lines() {
            if sender.send(line).is_err() {
                break;
            }
        }
    });
    let mut answers = Vec::new();
    loop {
        match receiver.recv_timeout(PATIENCE) {
            Ok(Ok(line)) if line.trim().is_empty() => {}
            Ok(Ok(line)) => {
                let answer =
                    line.parse().map_err(|error| format!("an answer is no JSON ({error}): {line}"))?;
                answers.push(answer);
            }
            Ok(Err(error)) => return Err(format!("the answers cannot be read: {error}")),
            Err(mpsc::RecvTimeoutError::Disconnected) => return Ok(answers),
            Err(mpsc::RecvTimeoutError::Timeout) => {
                return Err(format!("no answer for {} seconds", PATIENCE.as_secs()));
            }
        }
    }
}
