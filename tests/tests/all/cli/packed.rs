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
