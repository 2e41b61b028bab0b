//! `cargo xtask conformance`: judges an executor by the conformance corpus.
//!
//! `docs/conformance.md` describes the protocol.

mod expected;
mod judge;

use std::{
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
    expected_failures: Option<PathBuf>,
}

/// Judges the executors of this project, and says which could not be run.
pub(crate) fn executors(root: &Path, corpora: &[PathBuf]) -> Result<(), String> {
    let list = fs::read_to_string(root.join(EXECUTORS));
    let list = list.map_err(|error| format!("cannot read {EXECUTORS}: {error}"))?;
    let executors: Vec<Executor> =
        serde_json::from_str(&list).map_err(|error| format!("{EXECUTORS}: {error}"))?;
    for Executor { name, command, probe, needs, expected_failures } in executors {
        if probe.is_some_and(|probe| !succeeds(root, &probe)) {
            let needs = needs.as_deref().unwrap_or("such program");
            say(&format!("{name}: NOT RUN, because there is no {needs}"));
            continue;
        }
        let expected_failures = expected_failures.map(|file| root.join(file));
        let figures = judged(root, corpora, expected_failures.as_deref(), &command)?;
        say(&format!("{name}: {figures}"));
    }
    Ok(())
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
    say(&judged(root, corpora, expected_failures, command)?);
    Ok(())
}

/// How many cases an executor got right.
fn judged(
    root: &Path,
    corpora: &[PathBuf],
    expected_failures: Option<&Path>,
    command: &[String],
) -> Result<String, String> {
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
        failures.extend(judge::failures(&asked, &answers));
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
    problems.extend(expected.stale());
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
