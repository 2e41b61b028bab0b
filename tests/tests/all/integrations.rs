//! What the project brings for other programs: hooks, an action, templates, an
//! image, and what `init` writes. They are run as far as that goes without the
//! services that they are for.

mod commands;
mod init;
mod run;

use regex::Regex;
use serde_yaml::Value;

use crate::worlds::read;

/// The documents of a YAML file of the project.
#[track_caller]
fn yaml(path: &str) -> Vec<Value> {
    let text = read(path);
    let documents = serde_yaml::Deserializer::from_str(&text);
    let parse = |document| {
        serde::Deserialize::deserialize(document).unwrap_or_else(|error| panic!("{path}: {error}"))
    };
    documents.map(parse).collect()
}

/// The hooks for pre-commit, and the one that `init` writes.
fn hooks() -> Vec<Value> {
    let mut hooks = yaml(".pre-commit-hooks.yaml")[0].as_sequence().expect("it is a list").clone();
    hooks.push(yaml("cli/src/init/pre-commit.yaml")[0]["repos"][0]["hooks"][0].clone());
    hooks
}

#[test]
fn hooks_take_posts_and_nothing_else() {
    for hook in hooks() {
        for key in ["id", "name", "entry", "language", "files"] {
            assert!(hook[key].is_string(), "{hook:?} has no {key}");
        }
        let files = hook["files"].as_str().expect("it is a text");
        // pre-commit searches with the `re` of Python, which reads this alike.
        let files = Regex::new(files).unwrap_or_else(|error| panic!("{error}"));
        for (path, expected) in [
            ("tweets/a.json", true),
            ("content/tweets/2026/a.ndjson", true),
            ("tweets/a.jsonl", true),
            ("tweets/a.yaml", true),
            ("tweets/a.yml", true),
            ("launch.tweet.json", true),
            ("launch.tweet.yaml", true),
            ("docker-compose.yml", false),
            ("drafts/launch.tweet.json", true),
            ("package.json", false),
            ("retweets/a.json", false),
            ("tweets/readme.md", false),
            ("tweets.json", false),
            ("tweet.json", false),
            ("tweets/a.json.bak", false),
        ] {
            assert_eq!(
                files.is_match(path),
                expected,
                "{} and {path}",
                hook["id"].as_str().unwrap_or_default()
            );
        }
    }
}

#[test]
fn matchers_read_what_is_printed() {
    let text = read("integrations/problem-matcher.json");
    let json: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
    let matchers = json["problemMatcher"].as_array().expect("it is a list");
    let ended = crate::binary::tweetlint("--format concise --level info")
        .args("examples/bad/five-media.json examples/bad/share-without-community.json")
        .dir(crate::worlds::project_file(""))
        .run()
        .status(1);
    let mut seen = Vec::new();
    for line in ended.stdout.lines() {
        for matcher in matchers {
            let pattern = &matcher["pattern"][0];
            let regex =
                Regex::new(pattern["regexp"].as_str().expect("it is a text")).expect("it is a pattern");
            let Some(found) = regex.captures(line) else { continue };
            let group = |name: &str| {
                let number = pattern[name].as_u64().unwrap_or_else(|| panic!("there is no {name}"));
                found[number as usize].to_owned()
            };
            assert!(line.starts_with(&format!("{}:{}:{}: ", group("file"), group("line"), group("column"))));
            assert!(line.ends_with(&group("message")), "{line}");
            seen.push((matcher["severity"].as_str().unwrap_or_default().to_owned(), group("code")));
        }
    }
    assert_eq!(seen.len(), ended.stdout.lines().count(), "{ended:?}");
    let expected = [("error", "too-many-items"), ("warning", "share-without-community")];
    assert_eq!(seen, expected.map(|(severity, code)| (severity.to_owned(), code.to_owned())));
}

#[test]
fn the_image_is_built_with_the_toolchain_of_the_project() {
    let dockerfile = read("Dockerfile");
    let version = read("Cargo.toml");
    let version = version.lines().find_map(|line| line.strip_prefix("rust-version = ")).expect("it is set");
    assert!(dockerfile.contains(&format!("FROM rust:{}-alpine", version.trim_matches('"'))), "{dockerfile}");
    // What a later stage takes is what an earlier one makes.
    assert!(dockerfile.contains("cargo build --release --locked --package tweetlint"));
    assert_eq!(dockerfile.matches("--from=build /source/target/release/tweetlint").count(), 2);
    assert!(read(".dockerignore").lines().any(|line| line == "target"));
}
