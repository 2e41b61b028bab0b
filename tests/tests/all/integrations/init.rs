//! What `init` writes, and what it leaves alone.

use std::fs;

use crate::binary::{Folder, tweetlint};

const ALL: &str =
    "init --editor vscode --editor zed --editor helix --editor nvim --ci github --ci gitlab --pre-commit";

fn text(folder: &Folder, path: &str) -> String {
    fs::read_to_string(folder.path().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn what_is_written_can_be_read() {
    let folder = Folder::new();
    let ended = tweetlint(ALL).dir(folder.path()).run().status(0);
    for path in [".vscode/settings.json", ".zed/settings.json", ".tweetlint/post.schema.json"] {
        let json: serde_json::Value = serde_json::from_str(&text(&folder, path)).expect("it is JSON");
        assert!(json.is_object(), "{path}");
    }
    let _: toml::Table = toml::from_str(&text(&folder, ".helix/languages.toml")).expect("it is TOML");
    for path in [".github/workflows/tweetlint.yml", ".gitlab-ci.yml", ".pre-commit-config.yaml"] {
        let yaml: serde_yaml::Value = serde_yaml::from_str(&text(&folder, path)).expect("it is YAML");
        assert!(yaml.is_mapping(), "{path}");
    }
    assert_eq!(text(&folder, ".tweetlint/post.schema.json"), tweetspec::CreateTweet::EDITOR_JSON_SCHEMA);
    let directive = "#:schema .tweetlint/tweetlint.schema.json\n";
    assert!(text(&folder, "tweetlint.toml").starts_with(directive));
    let schema: serde_json::Value =
        serde_json::from_str(&text(&folder, ".tweetlint/tweetlint.schema.json")).expect("it is JSON");
    assert!(schema["properties"]["fail-on"].is_object(), "it is about the configuration");
    // The schema is where the editors are told that it is.
    let settings = text(&folder, ".zed/settings.json");
    let here = folder.path().join(".tweetlint/post.schema.json");
    assert!(settings.contains(&format!("file://{}", here.display())), "{settings}");
    assert_eq!(ended.stdout.matches("wrote ").count(), 10, "{ended:?}");
    for path in
        ["tweetlint.toml", ".zed/settings.json", ".helix/languages.toml", ".github/workflows/tweetlint.yml"]
    {
        for hole in ["{schema}", "{source}", "{version}"] {
            assert!(!text(&folder, path).contains(hole), "{path} has {hole}");
        }
    }
}

/// The linter takes its own configuration, and everything that a comment in it
/// suggests.
#[test]
fn the_configuration_is_one_that_is_read() {
    let folder = Folder::of(&[("a.json", r#"{"text": "Hello"}"#)]);
    tweetlint("init").dir(folder.path()).run().status(0);
    let ended = tweetlint("check a.json").dir(folder.path()).run().status(0);
    assert!(ended.stderr.contains("1 post in 1 file: no problems"), "{ended:?}");

    let written = text(&folder, "tweetlint.toml");
    let suggested = |line: &str| {
        let line = line
            .strip_prefix("# ")
            .filter(|line| line.starts_with('[') || line.contains(" = "))
            .unwrap_or(line);
        format!("{line}\n")
    };
    let all: String = written.lines().map(suggested).collect();
    assert!(all.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).count() >= 8, "{all}");
    folder.write("tweetlint.toml", &all);
    let ended = tweetlint("check a.json").dir(folder.path()).run().status(0);
    assert!(ended.stderr.contains("1 post in 1 file: no problems"), "{ended:?}");
    folder.write("tweetlint.toml", all.replace("profiles", "profile"));
    tweetlint("check a.json").dir(folder.path()).run().status(2);
}

#[test]
fn nothing_that_is_there_is_replaced_unasked() {
    let settings = "{\n  // Mine.\n  \"editor.tabSize\": 2,\n}\n";
    let folder = Folder::of(&[("tweetlint.toml", "level = \"info\"\n"), (".vscode/settings.json", settings)]);
    let ended = tweetlint("init --editor vscode").dir(folder.path()).run().status(0);
    assert!(
        ended.stdout.contains("tweetlint.toml is there already and stays; --force replaces it"),
        "{ended:?}"
    );
    assert!(
        ended.stdout.contains(".vscode/settings.json is there already and stays; add to it:"),
        "{ended:?}"
    );
    assert!(ended.stdout.contains("\"json.schemas\": ["), "{ended:?}");
    assert_eq!(text(&folder, "tweetlint.toml"), "level = \"info\"\n");
    assert_eq!(text(&folder, ".vscode/settings.json"), settings);

    tweetlint("init --editor vscode --force").dir(folder.path()).run().status(0);
    assert_ne!(text(&folder, "tweetlint.toml"), "level = \"info\"\n");
    assert_eq!(
        text(&folder, ".vscode/settings.json"),
        settings,
        "what others write as well is never replaced"
    );
}

#[test]
fn a_second_run_changes_nothing() {
    let folder = Folder::new();
    tweetlint(ALL).dir(folder.path()).run().status(0);
    let ended = tweetlint(ALL).dir(folder.path()).run().status(0);
    assert!(ended.stdout.lines().all(|line| line.ends_with(" is up to date")), "{ended:?}");
    folder.write(".gitlab-ci.yml", format!("# More.\n{}", text(&folder, ".gitlab-ci.yml")));
    let ended = tweetlint("init --ci gitlab").dir(folder.path()).run().status(0);
    assert!(ended.stdout.contains(".gitlab-ci.yml knows tweetlint already and stays"), "{ended:?}");
}

#[test]
fn a_dry_run_writes_nothing() {
    let folder = Folder::new();
    let ended = tweetlint(ALL).args("--dry-run").dir(folder.path()).run().status(0);
    assert_eq!(ended.stdout.matches(" would be written: ").count(), 10, "{ended:?}");
    assert!(ended.stdout.contains("  fail-on = \"error\""), "{ended:?}");
    assert_eq!(fs::read_dir(folder.path()).expect("the folder is ours").count(), 0);
}

#[test]
fn what_cannot_be_written_is_said() {
    let folder = Folder::of(&[(".vscode", "a file, and no folder")]);
    let ended = tweetlint("init --editor vscode --pre-commit").dir(folder.path()).run().status(2);
    assert!(ended.stderr.contains("cannot write .vscode/settings.json"), "{ended:?}");
    assert!(ended.stdout.contains("wrote .pre-commit-config.yaml"), "the rest is written: {ended:?}");
    tweetlint("init --editor emacs").dir(folder.path()).run().status(2);
    tweetlint("init unexpected").dir(folder.path()).run().status(2);
}
