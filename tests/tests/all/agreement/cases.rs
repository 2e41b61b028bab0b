//! The payloads that people wrote: those of the tests and the examples.

use std::fs;
use std::path::PathBuf;

use super::judge::Judge;
use crate::worlds::{CREATE_TWEET, TOY, project_file};

/// Every JSON document below these folders; NDJSON is taken apart.
pub(super) fn payloads() -> Vec<(String, Vec<u8>)> {
    let mut folders: Vec<PathBuf> =
        ["tests/payloads", "tests/hostile", "examples"].map(project_file).to_vec();
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of payloads can be read") {
            let path = entry.expect("a folder of payloads can be read").path();
            let name = path.display().to_string();
            let read = || fs::read(&path).expect("the file was listed");
            match path.extension().and_then(|extension| extension.to_str()) {
                _ if path.is_dir() => folders.push(path),
                Some("json") => found.push((name, read())),
                Some("ndjson") => {
                    let lines = read().split(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect::<Vec<_>>();
                    found.extend(lines.into_iter().map(|line| (name.clone(), line)));
                }
                _ => {}
            }
        }
    }
    found
}

#[test]
fn payloads_that_people_wrote() {
    let payloads = payloads();
    assert!(payloads.len() > 200, "{} payloads", payloads.len());
    for world in [&*TOY, &*CREATE_TWEET] {
        let mut judge = Judge::new(world);
        for (name, payload) in &payloads {
            // serde_json knows no byte order mark, which tests of the reader are about.
            if payload.starts_with(b"\xEF\xBB\xBF") {
                continue;
            }
            if let Err(disagreement) = judge.agree(payload) {
                panic!("{name}: {disagreement}");
            }
        }
    }
}

/// Found among a million documents at random.
#[test]
fn payloads_that_once_parted_the_judges() {
    let payloads = [
        // Nobody sees the twins in a value, nor looks for them in a wrong one.
        (&*TOY, r#"{"marks":[{"tip":{"invoice":""},"tip":""},{}]}"#),
        // Of many places only the first few have labels.
        (&*TOY, r#"{"parcel":{"grid":[[9.5,9.5,9.5,9.5,9.5,9.5,9.5,9.5,9.5,9.5,9.5]]}}"#),
        (
            &*CREATE_TWEET,
            r#"{"media":{"media_ids":["3_1","3_1","3_1","3_1","3_1","3_1","3_1","3_1","3_1","3_1","3_1"]}}"#,
        ),
        // What the object lacks stands beside it, and has to do with a body of
        // another version.
        (&*CREATE_TWEET, r#"{"place_id":null,"geo":{},"possibly_sensitive":[]}"#),
    ];
    for (world, payload) in payloads {
        if let Err(disagreement) = Judge::new(world).agree(payload.as_bytes()) {
            panic!("{disagreement}");
        }
    }
}
