//! GitHub Actions: annotations, the fold in the log, and the page of the run.

use std::fs;

use super::report;
use crate::binary::{Folder, tweetlint};

/// Lines of the report outside the fold.
fn outside(stdout: &str) -> Vec<&str> {
    let (fold, rest) = stdout.split_once("\n::endgroup::\n").expect("the fold ends");
    assert!(fold.starts_with("::group::tweetlint"), "{fold}");
    assert!(!fold.lines().skip(1).any(|line| line.trim_start().starts_with("::")), "{fold}");
    rest.lines().collect()
}

#[test]
fn the_worst_ten_of_each_level_come_first_and_the_rest_is_counted() {
    let warning = "{\"text\": \"x\", \"share_with_followers\": true}\n";
    let error = "{\"text\": 1}\n";
    let folder = Folder::of(&[("a.ndjson", &format!("{}{}", warning.repeat(12), error.repeat(25)))]);
    let found = report("github", "a.ndjson", folder.path()).status(1).stdout;
    let lines = outside(&found);
    assert_eq!(lines.len(), 21);
    assert!(lines[..10].iter().all(|line| line.starts_with("::error file=a.ndjson,line=")), "{lines:#?}");
    assert!(lines[10..20].iter().all(|line| line.starts_with("::warning file=a.ndjson,line=")));
    assert!(lines[0].contains(",line=13,"), "the first ones are shown: {}", lines[0]);
    assert_eq!(lines[20], "17 more without an annotation, since GitHub shows ten of each level");
    assert_eq!(found.matches("error[wrong-type]").count(), 25, "the fold has all of them");
}

#[test]
fn few_findings_are_all_annotated() {
    let folder = Folder::of(&[("a, b:c.ndjson", "{\"text\": 1}\n")]);
    let found = report("github", ".", folder.path()).status(1).stdout;
    assert_eq!(
        outside(&found),
        ["::error file=a%2C b%3Ac.ndjson,line=1,endLine=1,col=10,endColumn=11,title=tweetlint wrong-type::\
          `text` must be a string, found the number 1%0Ahelp: put it in quotes"]
    );
}

#[test]
fn a_payload_cannot_give_commands() {
    let folder = Folder::of(&[(
        "a.json",
        "{\n\"text\": \"x\",\n::error::no\n\"##[add-mask]x\": 1,\n\"100%0A::warning::x\": 2,\n\"\\n::error::y\": 3}",
    )]);
    let found = report("github", "a.json", folder.path()).status(1).stdout;
    assert!(!found.contains("##["), "{found}");
    for line in outside(&found) {
        assert!(line.starts_with("::error file=a.json,line="), "{line}");
        assert!(!line.contains("%0A::"), "{line}");
    }
}

#[test]
fn the_page_of_the_run_gets_a_table() {
    let folder = Folder::of(&[
        ("a.ndjson", "{\"text\": 1}\n{\"nope\": 1, \"text\": 1}\n"),
        ("page.md", "# Before\n\n"),
    ]);
    let page = folder.path().join("page.md");
    let lint = tweetlint("--format github a.ndjson missing|<b>.json").dir(folder.path());
    lint.env("GITHUB_STEP_SUMMARY", page.to_str().expect("our own name")).run().status(2);
    let page = fs::read_to_string(page).expect("it is there");
    let expected = "\
# Before

### tweetlint

2 posts in 1 file: 3 errors; 1 file could not be read; 2 fixable with `tweetlint fix`

| rule | severity | findings | files |
|---|---|---:|---:|
| `wrong-type` | error | 2 | 1 |
| `unknown-field` | error | 1 | 1 |

- cannot read missing\\|\\<b\\>.json: ";
    assert!(page.starts_with(expected), "{page}");
}

#[test]
fn nothing_to_say_is_no_fold() {
    let folder = Folder::of(&[("good.json", "{\"text\": \"x\"}")]);
    assert_eq!(report("github", "good.json", folder.path()).status(0).stdout, "");
}
