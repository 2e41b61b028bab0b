//! Which configuration counts for a file: the nearest, and no other.

use super::{BAD, spoken};
use crate::binary::{Folder, tweetlint};

#[test]
fn the_nearest_configuration_counts_and_nothing_above_it() {
    let folder = Folder::of(&[
        ("tweetlint.toml", r#"ignore = ["wrong-type"]"#),
        ("a.json", BAD),
        ("deep/er/b.json", BAD),
        ("own/tweetlint.toml", r#"ignore = ["unknown-field"]"#),
        ("own/deep/c.json", BAD),
        ("empty/.tweetlint.toml", ""),
        ("empty/d.json", BAD),
    ]);
    for (args, expected) in [
        ("a.json", &["error unknown-field"][..]),
        ("deep", &["error unknown-field"]),
        ("own", &["error wrong-type"]),
        ("own/deep/c.json", &["error wrong-type"]),
        ("empty", &["error wrong-type", "error unknown-field"]),
        ("--isolated own/deep/c.json", &["error wrong-type", "error unknown-field"]),
        // One file for all counts wherever the files are.
        ("--config tweetlint.toml own/deep/c.json", &["error unknown-field"]),
    ] {
        assert_eq!(spoken(args, &folder), expected, "{args}");
    }
    // Each file of one run has its own.
    assert_eq!(spoken(".", &folder).len(), 5);
    let ended =
        tweetlint("--quiet --format concise c.json ../d.json").dir(folder.path().join("own/deep")).run();
    assert!(ended.stdout.contains("c.json:1:10: error[wrong-type]"), "{ended:#?}");
}

#[test]
fn standard_input_goes_by_its_name() {
    let folder = Folder::of(&[("tweetlint.toml", r#"ignore = ["wrong-type"]"#), ("own/tweetlint.toml", "")]);
    for (args, count) in
        [("-", 1), ("--stdin-filename own/new.json -", 2), ("--stdin-filename nowhere/new.json -", 1)]
    {
        let ended =
            tweetlint("--quiet --format concise").args(args).dir(folder.path()).stdin(BAD).run().status(1);
        assert_eq!(ended.stdout.lines().count(), count, "{args}: {ended:#?}");
    }
}

#[test]
fn projects_of_python_have_one_file_for_all_tools() {
    let folder = Folder::of(&[
        ("pyproject.toml", "[tool.black]\nline-length = 1\n[tool.tweetlint]\nignore = [\"wrong-type\"]\n"),
        ("bad.json", BAD),
        ("other/pyproject.toml", "[project]\nname = \"tweetlint-plugin\"\n"),
        ("other/bad.json", BAD),
    ]);
    assert_eq!(spoken("bad.json", &folder), ["error unknown-field"]);
    // One that says nothing about this program does not count.
    assert_eq!(spoken("other/bad.json", &folder), ["error unknown-field"]);
    assert_eq!(spoken("--config pyproject.toml bad.json", &folder), ["error unknown-field"]);
    folder.write("tweetlint.toml", "");
    assert_eq!(spoken("bad.json", &folder).len(), 2);

    folder.write("other/pyproject.toml", "[tool.tweetlint]\nnope = 1\n");
    let ended = tweetlint("other/bad.json").dir(folder.path()).run().status(2);
    assert!(ended.stderr.contains("other/pyproject.toml:2:1"), "{ended:#?}");
}

#[test]
fn the_folder_where_the_run_starts_says_how_findings_are_shown() {
    let folder = Folder::of(&[
        ("tweetlint.toml", r#"format = "concise""#),
        ("bad.json", BAD),
        ("own/tweetlint.toml", r#"format = "json""#),
    ]);
    let concise = "bad.json:1:10: error[wrong-type]";
    let first = |lint: crate::binary::Lint| lint.dir(folder.path()).run().status(1).stdout;
    assert!(first(tweetlint("bad.json")).starts_with(concise));
    assert!(first(tweetlint("--format agent bad.json")).starts_with("bad.json:1:10 error wrong-type"));
    let asked = tweetlint("bad.json").env("TWEETLINT_FORMAT", "json");
    assert!(first(asked).starts_with('{'));
    let asked = tweetlint("bad.json").env("TWEETLINT_CONFIG", "own/tweetlint.toml");
    assert!(first(asked).starts_with('{'));
    let ended = tweetlint("../bad.json").dir(folder.path().join("own")).run().status(1);
    assert!(ended.stdout.starts_with('{'), "{ended:#?}");
}
