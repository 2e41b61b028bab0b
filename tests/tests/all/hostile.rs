//! Documents that somebody made to hurt, `tests/hostile/`: those in `accepted/`
//! are JSON, those in `refused/` are not.
//!
//! Each is read as it is, cut short everywhere, and with each byte left out:
//! there is always an answer, and the ways to ask agree.

use std::fs;

use serde_json::Value;
use tweetspec_runtime::{Policy, Scratch, Tape, mend};
use tweetspec_tests::{reading, sane};

use crate::worlds::{self, project_file};

/// Files that are longer than this are not tried byte by byte.
const SHORT: usize = 400;

fn documents(folder: &str) -> Vec<(String, Vec<u8>)> {
    let folder = project_file(&format!("tests/hostile/{folder}"));
    let entries = fs::read_dir(&folder).expect("the folder of hostile documents can be read");
    let read = |entry: std::io::Result<fs::DirEntry>| {
        let path = entry.expect("the folder of hostile documents can be read").path();
        (path.display().to_string(), fs::read(&path).expect("the file was listed"))
    };
    let mut documents: Vec<_> = entries.map(read).collect();
    documents.sort();
    assert!(documents.len() > 30, "{} documents in {}", documents.len(), folder.display());
    documents
}

/// The document and what becomes of it when bytes are lost.
fn variants(source: &[u8]) -> Vec<Vec<u8>> {
    let mut variants = vec![source.to_vec()];
    if source.len() <= SHORT {
        for at in 0..source.len() {
            variants.push(source[..at].to_vec());
            variants.push([&source[..at], &source[at + 1..]].concat());
        }
    }
    variants
}

/// What has to hold of any bytes at all.
fn sound(source: &[u8], scratch: &mut Scratch) -> Result<(), String> {
    reading::compare(source)?;
    for world in worlds::all() {
        let checker = world.checker();
        let report = checker.check(source, scratch);
        if checker.is_valid(source, scratch) != report.is_valid() {
            return Err(format!("the verdict is not that of the findings: {report}"));
        }
        sane::check(&report, source)?;
        let of_yaml = checker.check_yaml(source, scratch);
        if checker.is_valid_yaml(source, scratch) != of_yaml.is_valid() {
            return Err(format!("the verdict of YAML is not that of its findings: {of_yaml}"));
        }
        sane::check(&of_yaml, source)?;
    }
    Ok(())
}

#[test]
fn there_is_always_an_answer() {
    let scratch = &mut Scratch::default();
    for (path, source) in documents("accepted").into_iter().chain(documents("refused")) {
        for variant in variants(&source) {
            if let Err(what) = sound(&variant, scratch) {
                panic!("{path}: {what}\n{:?}", String::from_utf8_lossy(&variant));
            }
        }
    }
}

#[test]
fn each_is_accepted_or_refused_as_its_folder_says() {
    for (folder, accepted) in [("accepted", true), ("refused", false)] {
        for (path, source) in documents(folder) {
            assert_eq!(Tape::new().read_json(&source, false), accepted, "{path}");
        }
    }
}

/// Nothing is mended into something worse, and mending ends.
#[test]
fn mending_makes_none_of_them_worse() {
    let policy = Policy { unsafe_fixes: true, choices: Vec::new() };
    for (path, source) in documents("accepted").into_iter().chain(documents("refused")) {
        for world in worlds::all() {
            let scratch = &mut Scratch::default();
            let before = world.checker().check(&source, scratch);
            let mended = mend(&source, &policy, |text| world.checker().check(text, scratch));
            let no_worse = sane::no_worse((&source, &before), (&mended.text, &mended.report));
            assert!(no_worse, "{path}: {}", mended.report);
            if serde_json::from_slice::<Value>(&source).is_ok() {
                let text = String::from_utf8_lossy(&mended.text);
                assert!(Tape::new().read_json(&mended.text, false), "{path} becomes {text}");
            }
        }
    }
}
