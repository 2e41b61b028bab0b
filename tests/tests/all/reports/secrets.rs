//! Secrets of a payload stand in no report, whatever the payload looks like:
//! reports end up in logs.

use std::collections::BTreeMap;

use tweetspec::CreateTweet;

use super::formats;
use crate::binary::{Folder, tweetlint};

/// What must not be seen.
const PASSWORD: &str = "hunter2-and-more";
const TOKEN: &str = "AAAAAAAAAAAAAAAAAAAAAMLheAAAAAAA0Zx1";

/// Payloads that hold both, each with a mistake or several.
fn payloads() -> BTreeMap<&'static str, String> {
    let body =
        r#"{"text": 1, "api_key": "PASSWORD", "Authorization": "Bearer TOKEN", "quote_tweet_id": "TOKEN"}"#;
    let lines = body.replace(", ", ",\n  ");
    let files = [
        ("array.json", format!("[{body}]")),
        ("block.yaml", "text: 1\ntoken: >-\n  PASSWORD\npassword:\n  - TOKEN\n  - PASSWORD\n".to_owned()),
        ("comma.json", body.replace('}', ",}")),
        ("command.json", "curl -H 'Authorization: Bearer TOKEN' -d api_key=PASSWORD".to_owned()),
        ("form.json", "text=hello&api_key=PASSWORD&oauth_token=TOKEN".to_owned()),
        ("headers.json", "Authorization: Bearer TOKEN\nCookie: id=PASSWORD\n\n{}".to_owned()),
        ("key.json", r#"{"text": "a", "TOKEN": 1, "password": {"value": "TOKEN"}}"#.to_owned()),
        ("line.json", body.to_owned()),
        (
            "list.json",
            r#"{"text": 1, "api_key": ["TOKEN", "PASSWORD"], "secret": {"a": "PASSWORD"}}"#.to_owned(),
        ),
        ("lines.json", lines),
        ("long.json", format!("{{\"text\": \"{}\", \"api_key\": \"PASSWORD\"}}", "a ".repeat(400))),
        ("moved.json", r#"{"text": "a", "reply_to": "TOKEN", "media_ids": ["TOKEN"]}"#.to_owned()),
        (
            "oauth.json",
            "Authorization: OAuth oauth_consumer_key=\"PASSWORD\", oauth_token=\"TOKEN\"\n\n{\"text\": 1}"
                .to_owned(),
        ),
        ("python.json", "{'text': None, 'api_key': 'PASSWORD', 'token': 'TOKEN'}".to_owned()),
        ("script.json", "{text: 1, apiKey: 'PASSWORD', token: TOKEN}".to_owned()),
        ("twice.json", serde_json::Value::from(body).to_string()),
        ("two.ndjson", format!("{body}\n{body}\n")),
    ];
    let fill = |text: String| text.replace("PASSWORD", PASSWORD).replace("TOKEN", TOKEN);
    files.into_iter().map(|(name, text)| (name, fill(text))).collect()
}

#[track_caller]
fn check(what: &str, shown: &str) {
    for secret in [PASSWORD, TOKEN] {
        // A beginning would be enough to find the rest, too.
        assert!(!shown.contains(&secret[..12]), "{what} shows a secret:\n{shown}");
    }
}

#[test]
fn no_report_repeats_a_secret() {
    for (name, text) in payloads() {
        let folder = Folder::of(&[(name, &text)]);
        for format in formats() {
            let ended =
                tweetlint("check --color never --format").arg(&format).arg(name).dir(folder.path()).run();
            // The name of a member may be anything, and programs have to find it.
            let pointer = format!("/{TOKEN}");
            let found = ended.stdout.replace(&pointer, "");
            assert_eq!(ended.status, Some(1), "{name}: {}", ended.stderr);
            check(&format!("{format} of {name}"), &found);
            check(&format!("{format} of {name}, on standard error"), &ended.stderr);
        }
        for color in ["always", "never"] {
            let args = format!("fix --unsafe-fixes --diff --color {color} {name}");
            let ended = tweetlint(&args).dir(folder.path()).run();
            check(&format!("the difference of {name}"), &(ended.stdout + &ended.stderr));
        }
    }
}

/// What the specification calls a key or a token is hidden, whatever it looks like.
#[test]
fn the_value_of_a_credential_is_a_secret() {
    let aliases = &CreateTweet::TABLE.aliases;
    let note = aliases.iter().find(|alias| alias.name == "password").map(|alias| &alias.note);
    let names = || aliases.iter().filter(|alias| Some(&alias.note) == note).map(|alias| &alias.name);
    assert!(names().count() > 10);
    let spellings = |name: &str| [name.to_owned(), name.replace('_', "-"), name.replace('_', " ")];
    for name in names().flat_map(|name| spellings(name)) {
        let text = format!("{{\"text\": \"a\", \"{name}\": \"{PASSWORD}\"}}");
        let ended = tweetlint("check -").stdin(&*text).run().status(1);
        check(&name, &ended.stdout);
    }
}

#[test]
fn a_secret_is_mended_like_anything_else() {
    let folder = Folder::of(&[("a.json", &payloads()["comma.json"])]);
    tweetlint("fix --quiet a.json").dir(folder.path()).run().status(1);
    let mended = std::fs::read_to_string(folder.path().join("a.json")).expect("it is there");
    assert!(mended.contains(PASSWORD) && mended.contains(TOKEN) && !mended.contains(",}"), "{mended}");
}
