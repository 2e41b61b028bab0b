//! Files in YAML.

use crate::binary::{Folder, tweetlint};

#[test]
fn the_name_or_the_flag_says_that_a_text_is_yaml() {
    let text = "text: 1\n";
    let folder = Folder::of(&[("a.yaml", text), ("b.YML", text), ("c.txt", text), ("d.json", text)]);
    let run =
        |args: &str| tweetlint("--format concise").args(args).dir(folder.path()).stdin(text).run().status(1);
    for (args, expected) in [
        ("a.yaml", "a.yaml:1:7: error[wrong-type]"),
        ("b.YML", "b.YML:1:7: error[wrong-type]"),
        ("c.txt", "c.txt:1:1: error[json-syntax]"),
        ("c.txt --input-format yaml", "c.txt:1:7: error[wrong-type]"),
        ("a.yaml --input-format json", "a.yaml:1:1: error[json-syntax]"),
        // Most JSON is YAML as well, and what is not would go unnoticed.
        ("d.json --input-format yaml", "d.json:1:1: error[json-syntax]"),
        ("-", "<stdin>:1:1: error[json-syntax]"),
        ("- --stdin-filename drafts/x.yaml", "drafts/x.yaml:1:7: error[wrong-type]"),
        ("- --input-format yaml", "<stdin>:1:7: error[wrong-type]"),
    ] {
        let ended = run(args);
        assert!(ended.stdout.starts_with(expected), "{args}: {ended:#?}");
    }
    let ended = run(".");
    let files: Vec<&str> = ended.stdout.lines().filter_map(|line| line.split(':').next()).collect();
    assert_eq!(files, ["a.yaml", "b.YML", "d.json"]);
}

#[test]
fn documents_of_a_file_are_counted_and_found() {
    let text = "# one\ntext: a\n---\n# nothing\n---\ntext: \"日本\"\nnullcast: 1\n...\n---\ntext: @broken\n---\ntext: b\n";
    let ended = tweetlint("- --format ndjson --input-format yaml").stdin(text).run().status(1);
    let findings = ended.stdout.lines().map(|line| {
        let finding: serde_json::Value = serde_json::from_str(line).expect("one finding a line");
        let start = finding["span"]["byteOffset"].as_u64().expect("a number") as usize;
        let length = finding["span"]["byteLength"].as_u64().expect("a number") as usize;
        (finding["doc"].as_u64(), finding["span"]["line"].as_u64(), text[start..start + length].to_owned())
    });
    let expected = [(Some(1), Some(7), "1".to_owned()), (Some(2), Some(10), "@".to_owned())];
    assert_eq!(findings.collect::<Vec<_>>(), expected);
    let ended = tweetlint("- --input-format yaml").stdin(text).run();
    assert!(ended.stderr.contains("4 posts in 1 file: 2 errors"), "{ended:#?}");
}

#[test]
fn a_file_is_mended_and_nothing_else_in_it_changes() {
    let before = "# Monday\r\nstatus: Good morning   # short\r\nquote_tweet_id: 1346889436626259968\r\n\r\n---\r\n\
                  media_ids:\r\n- 12\r\n# the end\r\n";
    let after = "# Monday\r\ntext: Good morning   # short\r\nquote_tweet_id: \"1346889436626259968\"\r\n\r\n---\r\n\
                 media:\r\n  media_ids:\r\n  - \"12\"\r\n# the end\r\n";
    let folder = Folder::of(&[("a.yaml", before)]);
    let ended = tweetlint("fix a.yaml").dir(folder.path()).run().status(0);
    assert!(ended.stderr.contains("fixed 4 problems in a.yaml"), "{ended:#?}");
    assert_eq!(std::fs::read_to_string(folder.path().join("a.yaml")).expect("it is there"), after);
    let ended = tweetlint("fix - --stdin-filename a.yml").stdin(before).run().status(0);
    assert_eq!(ended.stdout, after);
}

#[test]
fn a_byte_order_mark_is_no_obstacle() {
    let fix =
        |before: &str| tweetlint("fix --unsafe-fixes - --stdin-filename a.yaml").stdin(before).run().stdout;
    assert_eq!(fix("\u{feff}nullcast:\ntext: a\n"), "\u{feff}text: a\n");
    assert_eq!(fix("\u{feff}text: @a\n"), "\u{feff}text: \"@a\"\n");
    assert_eq!(fix("\u{feff}media_ids: [1]\n"), "\u{feff}media:\n  media_ids: [\"1\"]\n");
}

#[test]
fn an_answer_of_the_api_is_explained_in_yaml() {
    let folder =
        Folder::of(&[("a.yaml", "text: a\nquote_tweet_id: 12\n"), ("two.yaml", "text: a\n---\ntext: b\n")]);
    let answer = "$.quote_tweet_id: integer found, string expected";
    let ended =
        tweetlint("explain-error --payload a.yaml -").dir(folder.path()).stdin(answer).run().status(0);
    assert!(ended.stdout.contains("a.yaml:2:17"), "{ended:#?}");
    let ended =
        tweetlint("explain-error --payload two.yaml -").dir(folder.path()).stdin(answer).run().status(2);
    assert!(ended.stderr.contains("several payloads"), "{ended:#?}");
}

#[test]
fn a_large_file_is_checked_and_mended_as_a_small_one() {
    let one = "text: \"Good morning\"\nquote_tweet_id: 12\n---\n";
    let folder = Folder::of(&[("a.yaml", &*one.repeat(40_000))]);
    let ended = tweetlint("a.yaml --format summary").dir(folder.path()).run().status(1);
    assert!(ended.stdout.contains("40000"), "{ended:#?}");
    tweetlint("fix a.yaml --quiet").dir(folder.path()).run().status(0);
    let mended = std::fs::read_to_string(folder.path().join("a.yaml")).expect("it is there");
    assert_eq!(mended, one.replace("12", "\"12\"").repeat(40_000));
}
