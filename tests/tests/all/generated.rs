//! What the generator writes: the same as what is committed, and nothing else.

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;
use tweetspec::CreateTweet;
use tweetspec_codegen::{File, layout};
use tweetspec_spec::ir::Spec;

use crate::worlds::{CREATE_TWEET, TOY, project_file, read, shipped};

/// The files that are made from a specification.
pub(crate) fn files(spec: &Spec) -> Vec<File> {
    tweetspec_codegen::generate(std::slice::from_ref(spec))
}

/// Everything that is generated from the specifications that ship.
fn everything() -> Vec<File> {
    let specs = shipped();
    [tweetspec_codegen::generate(&specs), tweetspec_codegen::corpus::files(&specs)].concat()
}

/// The text of the file whose path ends like this.
#[track_caller]
pub(crate) fn file(spec: &Spec, ending: &str) -> String {
    let found = files(spec).into_iter().find(|file| file.path.ends_with(ending));
    found.unwrap_or_else(|| panic!("no generated file ends with {ending}")).contents
}

/// The JSON Schema of a specification.
pub(crate) fn schema(spec: &Spec) -> Value {
    file(spec, &format!("{}.schema.json", spec.module)).parse().expect("a generated schema is JSON")
}

#[test]
fn what_is_committed_is_what_the_generator_writes() {
    for File { path, contents } in everything() {
        let committed = read(&path);
        assert!(committed == contents, "{path} is not up to date: run `cargo xtask generate`");
    }
}

#[test]
fn generated_folders_hold_nothing_else() {
    let files = everything();
    let expected: BTreeSet<_> = files.iter().map(|file| project_file(&file.path)).collect();
    let mut folders: Vec<_> = layout::directories().iter().map(|folder| project_file(folder)).collect();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a generated folder can be read") {
            let path = entry.expect("a generated folder can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                assert!(expected.contains(&path), "{} is not generated", path.display());
            }
        }
    }
}

#[test]
fn the_committed_table_is_the_one_that_is_made_at_run_time() {
    assert_eq!(*CreateTweet::TABLE, CREATE_TWEET.table);
    assert_eq!(tweetspec::create_tweet_refusals::REFUSALS, tweetspec_spec::lower_answers(&CREATE_TWEET.spec));
}

#[test]
fn the_committed_schema_is_the_one_that_programs_see() {
    let seen: Value = CreateTweet::JSON_SCHEMA.parse().expect("the schema is JSON");
    assert_eq!(seen, schema(&CREATE_TWEET.spec));
}

#[test]
fn the_same_specification_gives_the_same_bytes() {
    for world in [&*TOY, &*CREATE_TWEET] {
        assert_eq!(files(&world.spec), files(&world.spec.clone()));
    }
}

#[test]
fn no_generated_file_names_a_place_on_this_machine() {
    let root = project_file("").display().to_string();
    for File { path, contents } in files(&CREATE_TWEET.spec) {
        assert!(!contents.contains(&root) && !contents.contains('\r'), "{path}");
        assert!(contents.ends_with('\n') && !contents.ends_with("\n\n"), "{path}");
    }
}
