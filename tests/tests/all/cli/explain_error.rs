//! Answers of the server explained: each folder below `tests/answers/explained`
//! holds what somebody pastes, perhaps the payload, and what they see.

use std::fs;

use tweetspec::create_tweet_refusals::REFUSALS;

use crate::binary::{Folder, tweetlint};
use crate::expect;
use crate::worlds::project_file;

#[test]
fn pasted_answers_are_explained() {
    let folder = project_file("tests/answers/explained");
    let mut wrong = Vec::new();
    for entry in fs::read_dir(&folder).expect("the folder of the cases can be read") {
        let case = entry.expect("its entries can be read").path();
        let payload = ["--payload payload.json", "--payload payload.yaml"]
            .into_iter()
            .find(|args| case.join(args.trim_start_matches("--payload ")).exists())
            .unwrap_or_default();
        let ended = tweetlint("explain-error answer.txt").args(payload).dir(&case).run();
        let shown = format!(
            "{}{}exit status {}\n",
            ended.stdout,
            ended.stderr,
            ended.status.expect("no signal ends it")
        );
        wrong.extend(expect::differs(&case.join("shown.txt"), &shown));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn programs_get_the_same_as_people() {
    let case = project_file("tests/answers/explained/id-as-number-with-payload");
    let args = "explain-error --format json --payload payload.json answer.txt";
    let ended = tweetlint(args).dir(&case).run().status(0);
    let json: serde_json::Value = serde_json::from_str(&ended.stdout).expect("it is JSON");
    assert_eq!(json["title"], "Invalid Request");
    let one = &json["explanations"][0];
    assert_eq!(one["known"], true);
    assert_eq!(one["answer"], "other-type");
    assert_eq!(one["observed"], true);
    assert_eq!(one["pointers"][0], "/quote_tweet_id");
    assert_eq!(one["rules"][0], "wrong-type");
    assert_eq!(one["findings"][0]["rule"], "wrong-type");
    assert_eq!(one["findings"][0]["span"]["line"], 3);
    assert_eq!(one["findings"][0]["fix"]["safety"], "safe");
}

/// A template whose holes are filled is the answer that it belongs to, so no
/// answer of the specification hides another.
#[test]
fn every_known_message_is_recognised_as_itself() {
    for answer in REFUSALS {
        assert!(!answer.help.is_empty(), "{} says nothing about what to do", answer.id);
        let Some(message) = &answer.message else { continue };
        let field = answer.fields.first().map_or("text", |field| field).replace("[]", "[0]");
        let mut sentence = message.replace("{path}", &format!("$.{field}"));
        for hole in ["{found}", "{expected}", "{count}", "{s}", "{limit}", "{values}", "{members}"] {
            sentence = sentence.replace(hole, "some");
        }
        for hole in ["{minutes}", "{method}", "{methods}"] {
            sentence = sentence.replace(hole, "some");
        }
        let found = tweetspec_runtime::recognise(REFUSALS, &sentence, None).expect("it is known");
        assert_eq!(found.answer.id, answer.id, "{sentence}");
        let log = format!("12:00:00 ERROR \"{sentence}\" (attempt 1)");
        let found = tweetspec_runtime::recognise_in(REFUSALS, &log);
        assert_eq!(found.len(), 1, "{log}");
        assert_eq!(found[0].answer.id, answer.id, "{log}");
    }
}

/// A key in the place of a name stands in no explanation either.
#[test]
fn pointers_hold_no_secret() {
    let token = "AAAAAAAAAAAAAAAAAAAAAMLheAAAAAAA0Zx1";
    for answer in [
        r#"{"errors": [{"message": "This is wrong.", "parameters": {"media.TOKEN": ["x"]}}]}"#,
        r#"{"errors": [{"message": "$.TOKEN.a: is not defined in the schema"}]}"#,
    ] {
        for format in ["text", "json"] {
            let lint = tweetlint("explain-error --format").arg(format);
            let ended = lint.stdin(answer.replace("TOKEN", token)).run();
            assert!(ended.stdout.contains("***"), "{ended:#?}");
            assert!(!ended.stdout.contains(&token[..12]), "{format}: {}", ended.stdout);
        }
    }
}

#[test]
fn wrong_usage_is_said() {
    let folder =
        Folder::of(&[("answer.txt", "$.text: null found, string expected"), ("two.ndjson", "{}\n{}\n")]);
    let run = |args: &str| tweetlint(args).dir(folder.path()).run();
    assert!(run("explain-error missing.txt").status(2).stderr.contains("cannot read missing.txt"));
    assert!(run("explain-error --payload - answer.txt").status(2).stderr.contains("standard input"));
    assert!(
        run("explain-error --payload two.ndjson answer.txt").status(2).stderr.contains("several payloads")
    );
    folder.write("two.yaml", "text: a\n---\ntext: b\n");
    assert!(run("explain-error --payload two.yaml answer.txt").status(2).stderr.contains("several payloads"));
    run("explain-error --profile premium answer.txt").status(2);
    run("explain-error --payload two.ndjson --profile premum answer.txt").status(2);
    let empty = tweetlint("explain-error").run().status(2);
    assert!(empty.stderr.contains("there is no answer"), "{empty:?}");
}

#[test]
fn large_and_hostile_text_is_no_trouble() {
    let braces = "{\"a\":".repeat(200_000);
    let dollars = "$.a: ".repeat(200_000);
    let nested = format!("{}\"x\"{}", "{\"a\":".repeat(100), "}".repeat(100));
    for text in [braces, dollars, nested, "\0\u{1b}[31m\u{202e}".repeat(1_000)] {
        tweetlint("explain-error").stdin(text).run().status(2);
    }
    let bytes: Vec<u8> = b"$.text\xFF\xFE: null found, string expected 403 Forbidden\xFF".to_vec();
    tweetlint("explain-error").stdin(bytes).run();
}
