//! What editors say of payloads by the schema that is made for them.

use std::io::Write as _;
use std::process::Command;

use crate::worlds::project_file;

/// The folder of the script and of its packages.
const FOLDER: &str = "tests/editor";

/// Says why the editors were not asked, past what keeps the words of tests
/// that pass from being seen.
fn skipped(why: &str) {
    let _ = writeln!(
        std::io::stderr(),
        "SKIPPED: what editors say of the schema, because {why} (cd {FOLDER} && npm install --no-package-lock)"
    );
}

#[test]
fn editors_underline_what_is_wrong_and_say_it_in_our_words() {
    let folder = project_file(FOLDER);
    if Command::new("node").arg("--version").output().is_err() {
        return skipped("there is no Node");
    }
    let packages =
        ["vscode-json-languageservice", "yaml-language-server", "vscode-languageserver-textdocument"];
    for package in packages {
        if !folder.join("node_modules").join(package).is_dir() {
            return skipped(&format!("{package} is not installed"));
        }
    }
    let schema = project_file("tweets/schema/create_tweet.editor.schema.json");
    let output = Command::new("node")
        .arg("check.mjs")
        .arg(schema)
        .arg("cases.json")
        .arg(project_file("examples/good"))
        .current_dir(&folder)
        .output()
        .expect("Node was there a moment ago");
    let said =
        format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success() && said.contains("say what they should"), "{said}");
}
