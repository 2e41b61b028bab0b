//! Standard input.

use crate::binary::{Folder, tweetlint};

#[test]
fn standard_input_is_read_when_it_is_named_or_nothing_is() {
    for args in ["-", "", "check -", "check"] {
        let ended = tweetlint(args).arg("--format=concise").stdin(r#"{"text": 1}"#).run().status(1);
        assert!(ended.stdout.starts_with("<stdin>:1:10: error[wrong-type]"), "{args}: {ended:#?}");
        tweetlint(args).stdin(r#"{"text": "Hello"}"#).run().status(0);
    }
}

#[test]
fn standard_input_has_the_name_that_an_editor_gives_it() {
    let lint = tweetlint("- --format concise --stdin-filename").arg("drafts/monday post.json");
    let ended = lint.stdin(r#"{"text": 1}"#).run().status(1);
    assert!(ended.stdout.starts_with("drafts/monday post.json:1:10: "), "{ended:#?}");
}

#[test]
fn the_name_says_what_standard_input_holds() {
    let two = "{\"text\": \"one\"}\n{\"text\": 2}\n";
    let run = |args: &str| tweetlint("- --format concise").args(args).stdin(two).run();
    // Two documents in a file that holds one.
    let ended = run("--stdin-filename a.json").status(1);
    assert!(ended.stdout.contains("a.json:2:1: error[trailing-content]"), "{ended:#?}");
    for name in ["a.ndjson", "a.jsonl", "a.JSONL"] {
        let ended = run(&format!("--stdin-filename {name}")).status(1);
        assert!(ended.stdout.starts_with(&format!("{name}:2:10: error[wrong-type]")), "{ended:#?}");
    }
}

#[test]
fn the_first_line_says_what_a_nameless_input_holds() {
    for (text, expected) in [
        ("{\"text\": \"one\"}\n{\"text\": 2}\n", "<stdin>:2:10: "),
        ("\n\n{\"text\": \"one\"}\r\n{\"text\": 2}\r\n", "<stdin>:4:10: "),
        ("{\n  \"text\": 2\n}\n", "<stdin>:2:11: "),
        ("{\"text\":\n2}", "<stdin>:2:1: "),
        ("[\n{\"text\": 2}\n]", "<stdin>:1:1: "),
    ] {
        let ended = tweetlint("- --format concise").stdin(text).run().status(1);
        assert!(ended.stdout.starts_with(expected), "{text:?}: {ended:#?}");
    }
}

#[test]
fn the_flag_wins_over_the_name() {
    let two = "{\"text\": 1}\n{\"text\": 2}\n";
    let folder = Folder::of(&[("two.json", two), ("two.ndjson", two), ("two.txt", two)]);
    for (args, findings) in [
        ("two.json", 2),
        ("two.ndjson", 2),
        ("two.txt", 2),
        ("--input-format ndjson two.json", 2),
        ("--input-format json two.ndjson", 2),
        ("--input-format json two.txt", 2),
    ] {
        let ended = tweetlint("--format concise").args(args).dir(folder.path()).run().status(1);
        assert_eq!(ended.stdout.lines().count(), findings, "{args}: {ended:#?}");
        let one_document = ended.stdout.contains("trailing-content");
        let json = args == "two.json" || args.contains("--input-format json");
        assert_eq!(one_document, json, "{args}: {ended:#?}");
    }
}

#[test]
fn an_empty_input_is_nothing_to_check() {
    for text in ["", "\n", " \r\n\t\n"] {
        let ended = tweetlint("-").stdin(text).run().status(2);
        assert!(ended.stderr.contains("nothing was checked"), "{ended:#?}");
        tweetlint("- --allow-empty").stdin(text).run().status(0);
        // A file that should hold a document and does not is a mistake.
        let ended = tweetlint("- --input-format json").stdin(text).run().status(1);
        assert!(ended.stdout.contains("empty-input"), "{ended:#?}");
    }
}

#[test]
fn standard_input_and_files_are_checked_in_one_run() {
    let folder = Folder::of(&[("bad.json", r#"{"text": 1}"#)]);
    let ended =
        tweetlint("--format concise bad.json -").dir(folder.path()).stdin(r#"{"text": 2}"#).run().status(1);
    assert!(
        ended.stdout.contains("bad.json:1:10: ") && ended.stdout.contains("<stdin>:1:10: "),
        "{ended:#?}"
    );
    assert!(ended.stderr.contains("2 posts in 2 files: 2 errors"), "{ended:#?}");
}

#[test]
fn a_file_that_is_called_a_dash_is_no_standard_input() {
    let folder = Folder::of(&[("-", r#"{"text": 1}"#)]);
    for (args, read) in [
        ("./-", vec!["-"]),
        ("- ./-", vec!["<stdin>", "-"]),
        ("./- -", vec!["<stdin>", "-"]),
        ("-", vec!["<stdin>"]),
        // What a glob stands for are files.
        ("- *", vec!["<stdin>", "-"]),
    ] {
        let lint = tweetlint("--format concise").args(args).dir(folder.path());
        let ended = lint.stdin(r#"{"text": 2}"#).run().status(1);
        let names: Vec<&str> =
            ended.stdout.lines().filter_map(|line| Some(line.split_once(':')?.0)).collect();
        assert_eq!(names, read, "{args}: {ended:#?}");
    }
}
