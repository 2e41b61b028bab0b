//! Files that are compressed with gzip.

use std::fs;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::binary::{Folder, tweetlint};

fn packed(text: &str) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(text.as_bytes()).expect("memory can be written to");
    encoder.finish().expect("memory can be written to")
}

/// A folder with one file of these bytes.
fn folder(name: &str, bytes: &[u8]) -> Folder {
    let folder = Folder::of(&[]);
    fs::write(folder.path().join(name), bytes).expect("a folder of our own");
    folder
}

#[test]
fn a_compressed_file_is_read_like_the_one_in_it() {
    let good = "{\"text\": \"Fresh rye\"}\n".repeat(9_999);
    let folder = folder("posts.ndjson.gz", &packed(&format!("{good}{{\"text\": 1}}\n")));
    let ended = tweetlint("--format concise .").dir(folder.path()).run().status(1);
    assert_eq!(
        ended.stdout,
        "posts.ndjson.gz:10000:10: error[wrong-type] `text` must be a string, found the number 1\n"
    );
}

#[test]
fn compressed_files_may_be_joined() {
    let joined = [packed("{\"text\": \"Fresh"), packed(" rye\"}")].concat();
    let folder = folder("post.json.gz", &joined);
    tweetlint("post.json.gz").dir(folder.path()).run().status(0);
}

#[test]
fn what_is_not_compressed_or_cut_off_cannot_be_read() {
    for bytes in [&packed("{\"text\": \"Fresh rye\"}")[..20], b"{\"text\": \"Fresh rye\"}", b""] {
        let folder = folder("post.json.gz", bytes);
        let ended = tweetlint("post.json.gz").dir(folder.path()).run().status(2);
        assert!(ended.stderr.contains("cannot read post.json.gz"), "{ended:?}");
    }
}

#[test]
fn a_compressed_file_is_not_mended() {
    let bytes = packed("{\"text\": \"Fresh rye\",}");
    let folder = folder("post.json.gz", &bytes);
    let ended = tweetlint("fix post.json.gz").dir(folder.path()).run().status(2);
    assert!(ended.stderr.contains("unpack it first"), "{ended:?}");
    assert_eq!(fs::read(folder.path().join("post.json.gz")).expect("the file is there"), bytes);
}

#[test]
fn what_fix_leaves_alone_is_not_called_fixable() {
    let folder = folder("post.json.gz", &packed("{\"text\": \"Fresh rye\",}"));
    let ended = tweetlint("post.json.gz").dir(folder.path()).run().status(1);
    assert_eq!(ended.stderr.trim_start(), "1 post in 1 file: 1 error\n");
    folder.write("post.json", "{\"text\": \"Fresh rye\",}");
    let ended = tweetlint("--format json .").dir(folder.path()).run().status(1);
    assert!(
        ended.stdout.contains("\"errors\":2") && ended.stdout.contains("\"fixable\":1"),
        "{}",
        ended.stdout
    );
}

#[test]
fn fix_complains_only_where_there_was_something_to_mend() {
    for (text, args, status) in [
        ("{\"text\": \"Fresh rye\"}", "", 0),
        ("{\"text\": \"Fresh rye\"}", "--diff", 0),
        ("{\"text\": \"Fresh rye\",}", "", 2),
        ("{\"text\": \"Fresh rye\",}", "--diff", 2),
        // What no fix touches is only reported.
        ("{\"text\": \"Fresh rye\", \"colour\": 1}", "", 1),
        ("{\"text\": \"Fresh rye\", \"colour\": 1}", "--diff", 0),
        ("{\"text\": \"a\", \"reply\": {\"in_reply_to_tweet_id\": null}}", "", 1),
        ("{\"text\": \"a\", \"reply\": {\"in_reply_to_tweet_id\": null}}", "--unsafe-fixes", 2),
    ] {
        for name in ["a.json.gz", "a.ndjson.gz"] {
            let folder = folder(name, &packed(text));
            let ended = tweetlint("fix").arg(name).args(args).dir(folder.path()).run().status(status);
            let expected = format!("tweetlint: cannot fix {name}, which is as it was: it is compressed");
            assert_eq!(ended.stderr.matches(&expected).count(), usize::from(status == 2), "{ended:#?}");
            assert_eq!(ended.stdout.contains("error["), args != "--diff" && status > 0, "{ended:#?}");
        }
    }
}

#[test]
fn a_compressed_file_of_blank_lines_is_empty_like_any_other() {
    for size in [0, 100, 1_500_000] {
        let folder = folder("blank.txt.gz", &packed(&"\n".repeat(size)));
        folder.write("blank.txt", "\n".repeat(size));
        for name in ["blank.txt", "blank.txt.gz"] {
            let ended = tweetlint("--format concise").arg(name).dir(folder.path()).run().status(1);
            assert!(ended.stdout.contains(":1:1: error[empty-input]"), "{size}: {ended:#?}");
            let ended = tweetlint("fix --format concise").arg(name).dir(folder.path()).run().status(1);
            assert!(ended.stdout.contains(":1:1: error[empty-input]"), "{size}: {ended:#?}");
        }
    }
}

#[test]
fn a_file_that_is_cut_off_ends_its_suite_and_leaves_the_next_alone() {
    const BAD: &str = "{\"text\": 1}\n";
    const GOOD: &str = "{\"text\": \"Fresh rye\"}\n";
    // Suites: the file, its tests and the failures among them.
    for (texts, args, suites) in [
        ([BAD, BAD, GOOD], "", vec![("a.json", 1, 1), ("b.ndjson.gz", 1, 1), ("c.json", 1, 0)]),
        ([BAD, BAD, BAD], "", vec![("a.json", 1, 1), ("b.ndjson.gz", 1, 1), ("c.json", 1, 1)]),
        ([GOOD, BAD, GOOD], "", vec![("a.json", 1, 0), ("b.ndjson.gz", 1, 1), ("c.json", 1, 0)]),
        // Nobody knows whether the rest of it is clean.
        ([BAD, GOOD, GOOD], "", vec![("a.json", 1, 1), ("c.json", 1, 0)]),
        ([BAD, BAD, GOOD], "--max-diagnostics 1", vec![("a.json", 1, 1), ("c.json", 1, 0)]),
        ([BAD, BAD, BAD], "--max-diagnostics 1", vec![("a.json", 1, 1)]),
    ] {
        let whole = packed(texts[1]);
        // Without the sum at its end.
        let folder = folder("b.ndjson.gz", &whole[..whole.len() - 8]);
        folder.write("a.json", texts[0]);
        folder.write("c.json", texts[2]);
        let ended = tweetlint("--format junit .").args(args).dir(folder.path()).run().status(2);
        let found: Vec<&str> = ended.stdout.lines().filter(|line| line.contains("<testsuite ")).collect();
        let suite = |(name, tests, failures): &(&str, usize, usize)| {
            format!("  <testsuite name=\"{name}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\">")
        };
        let expected: Vec<String> = suites.iter().map(suite).collect();
        assert_eq!(found, expected, "{texts:?} {args}");
        assert!(ended.stderr.contains("cannot read b.ndjson.gz"), "{ended:#?}");
    }
}
