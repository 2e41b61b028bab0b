//! The shell steps of the action and of the template, run with bash.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::process::Output;

use serde_yaml::Value;

use super::yaml;
use crate::binary::{BINARY, Folder, shell};
use crate::worlds::{project_file, read};

/// A folder with posts, and the linter where the action looks for it.
fn folder() -> Folder {
    let folder = Folder::of(&[
        ("tweets/good.json", r#"{"text": "Hello"}"#),
        ("other posts/bad.json", r#"{"text": 1}"#),
        ("tweetlint/bin/tweetlint", ""),
    ]);
    let program = folder.path().join("tweetlint/bin/tweetlint");
    fs::remove_file(&program).expect("the folder is ours");
    std::os::unix::fs::symlink(&*BINARY, program).expect("the folder is ours");
    folder
}

/// A step of the action by its name.
fn step(name: &str) -> Value {
    let action = &yaml("action.yml")[0];
    let steps = action["runs"]["steps"].as_sequence().expect("the action has steps");
    steps.iter().find(|step| step["name"] == name).expect("the action has the step").clone()
}

/// Runs a step as the runner does: what is in `${{ }}` filled in, options set.
fn run(step: &Value, folder: &Folder, inputs: &[(&str, &str)]) -> Output {
    let action = &yaml("action.yml")[0];
    let script = step["run"].as_str().expect("the step is a script");
    assert!(!script.contains("${{"), "what users wrote must not become part of a script");
    let mut command = shell(&format!("set -eo pipefail\n{script}"));
    command.current_dir(folder.path());
    for (name, value) in step["env"].as_mapping().expect("the step has variables") {
        let name = name.as_str().expect("a name is a text");
        let value = value.as_str().expect("a value is a text");
        let expression = value.strip_prefix("${{ ").and_then(|rest| rest.split_once(" }}"));
        let (expression, rest) = expression.unwrap_or_else(|| panic!("{value} is no expression"));
        let found = match expression {
            "runner.temp" => folder.path().display().to_string(),
            "github.action_path" => project_file("").display().to_string(),
            input => {
                let input =
                    input.strip_prefix("inputs.").unwrap_or_else(|| panic!("{input} is not known here"));
                let given =
                    inputs.iter().find(|(name, _)| *name == input).map(|(_, value)| (*value).to_owned());
                let default = action["inputs"][input]["default"].as_str().map(str::to_owned);
                given.or(default).unwrap_or_else(|| panic!("there is no input {input}"))
            }
        };
        command.env(name, found + rest);
    }
    command.output().expect("there is a bash")
}

#[test]
fn the_action_checks_posts() {
    let (folder, step) = (folder(), step("Check posts"));
    let checked = |inputs: &[(&str, &str)]| {
        let output = run(&step, &folder, inputs);
        (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned())
    };
    assert_eq!(checked(&[]).0, Some(0));
    let (status, log) = checked(&[("paths", "tweets\nother posts\n")]);
    assert_eq!(status, Some(1), "{log}");
    assert!(log.contains("::error file=other posts/bad.json,line=1"), "{log}");
    let (status, _) = checked(&[("paths", "other posts"), ("fail-on", "never"), ("profile", "premium")]);
    assert_eq!(status, Some(0));
    // A path is no part of the script, and no flag.
    assert_eq!(checked(&[("paths", "$(touch pwned); --exit-zero")]).0, Some(2));
    assert!(!folder.path().join("pwned").exists());
    assert_eq!(checked(&[("paths", "missing")]).0, Some(2));
}

#[test]
fn the_action_writes_sarif() {
    let (folder, step) = (folder(), step("Check posts"));
    let output = run(&step, &folder, &[("paths", "other posts"), ("sarif-file", "out.sarif")]);
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let sarif = fs::read(folder.path().join("out.sarif")).expect("it was written");
    let sarif: serde_json::Value = serde_json::from_slice(&sarif).expect("it is JSON");
    assert_eq!(sarif["runs"][0]["results"][0]["ruleId"], "wrong-type");
}

#[test]
fn the_action_builds_once() {
    let (folder, step) = (folder(), step("Build tweetlint"));
    // Where there is a build, there is no second one: this would take minutes.
    assert!(run(&step, &folder, &[]).status.success());
    let script = step["run"].as_str().unwrap_or_default();
    let path = script.split("--path \"$SOURCE/").nth(1).and_then(|rest| rest.split('"').next());
    let manifest = read(&format!("{}/Cargo.toml", path.expect("it says what to build")));
    assert!(manifest.contains("name = \"tweetlint\""));
}

#[test]
fn the_template_for_gitlab_writes_reports() {
    let documents = yaml("templates/tweetlint.yml");
    let [head, jobs] = &documents[..] else { panic!("a component has a head and jobs: {documents:?}") };
    let inputs = head["spec"]["inputs"].as_mapping().expect("the head has inputs");
    let job = &jobs["tweetlint"];
    let mut script = job["script"][0].as_str().expect("the job is a command").to_owned();
    for (name, input) in inputs {
        let name = name.as_str().expect("a name is a text");
        script =
            script.replace(&format!("$[[ inputs.{name} ]]"), input["default"].as_str().unwrap_or("none"));
    }
    assert!(!script.contains("$[["), "{script}");
    let folder = folder();
    let path =
        format!("{}/tweetlint/bin:{}", folder.path().display(), std::env::var("PATH").unwrap_or_default());
    let output =
        shell(&script).env("PATH", path).current_dir(folder.path()).output().expect("there is a bash");
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let reports = job["artifacts"]["reports"].as_mapping().expect("the job has reports");
    for (kind, file) in reports {
        let file = file.as_str().expect("a file has a name");
        assert!(folder.path().join(file).exists(), "{kind:?}: {file}");
    }
}

#[test]
fn the_script_for_hooks_says_what_it_needs() {
    let script = project_file("integrations/from-source");
    let mode = fs::metadata(&script).expect("it is there").permissions().mode();
    assert_ne!(mode & 0o111, 0, "it can be run");
    // With a build in place it starts that, in the folder of the caller.
    let folder = folder();
    fs::create_dir_all(folder.path().join("target/release")).expect("the folder is ours");
    std::os::unix::fs::symlink(&*BINARY, folder.path().join("target/release/tweetlint"))
        .expect("the folder is ours");
    let output = shell(&format!("'{}' check --quiet tweets", script.display()))
        .env("CARGO_TARGET_DIR", folder.path().join("target"))
        .current_dir(folder.path())
        .output()
        .expect("there is a bash");
    assert_eq!(output.status.code(), Some(0), "{output:?}");
}
