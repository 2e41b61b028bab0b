//! Fingerprints: the same finding is known again, another one is not taken for it.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{json, report};
use crate::binary::Folder;

/// The fingerprints of a file in GitLab's report; SARIF has to agree.
#[track_caller]
fn fingerprints(name: &str, text: &str) -> Vec<String> {
    let folder = Folder::of(&[(name, text)]);
    of_folder(&folder, name)
}

#[track_caller]
fn of_folder(folder: &Folder, args: &str) -> Vec<String> {
    let strings = |values: Vec<&Value>| -> Vec<String> {
        values.into_iter().map(|value| value.as_str().expect("a fingerprint").to_owned()).collect()
    };
    let gitlab = json(&report("gitlab", args, folder.path()));
    let gitlab: Vec<&Value> =
        gitlab.as_array().expect("a list").iter().map(|it| &it["fingerprint"]).collect();
    let gitlab = strings(gitlab);
    let sarif = json(&report("sarif", args, folder.path()));
    let results = sarif["runs"][0]["results"].as_array().expect("a list");
    let sarif = strings(results.iter().map(|it| &it["partialFingerprints"]["tweetlint/v1"]).collect());
    assert_eq!(gitlab, sarif);
    assert!(gitlab.iter().all(|digits| digits.len() == 32));
    let distinct: BTreeSet<&String> = gitlab.iter().collect();
    assert_eq!(distinct.len(), gitlab.len(), "two findings share a name: {gitlab:#?}");
    gitlab
}

#[test]
fn what_is_written_above_a_finding_does_not_matter() {
    let before = fingerprints("a.json", "{\"text\": 1, \"nope\": 2}");
    let after = fingerprints(
        "a.json",
        "\n\n{\n  \"reply_settings\": \"following\",\n\n  \"text\": 1,\r\n \"nope\": 2\n}\n",
    );
    assert_eq!(before.len(), 2);
    assert_eq!(before, after);
    let before = fingerprints("a.ndjson", "{\"text\": 1}\n{\"text\": 2}\n");
    let after = fingerprints("a.ndjson", "{\"text\": \"new\"}\n\n{\"text\": 1}\n{}\n{\"text\": 2}\n");
    assert!(before.iter().all(|fingerprint| after.contains(fingerprint)), "{before:#?} {after:#?}");
    assert_eq!(after.len(), 3);
}

#[test]
fn rule_path_pointer_and_value_matter() {
    let base = fingerprints("a.json", "{\"text\": 1}");
    for (name, text) in [
        ("b.json", "{\"text\": 1}"),
        ("a.json", "{\"text\": 2}"),
        ("a.json", "{\"text\": \"x\", \"quote_tweet_id\": 1}"),
        ("a.json", "{\"text\": null, \"media\": {\"media_ids\": [\"1\"]}}"),
    ] {
        let other = fingerprints(name, text);
        assert!(!other.contains(&base[0]), "{name} {text}");
    }
}

#[test]
fn a_path_is_the_same_however_it_is_written() {
    let folder = Folder::of(&[("deep/a.json", "{\"text\": 1}")]);
    let plain = of_folder(&folder, "deep/a.json");
    assert_eq!(plain, of_folder(&folder, "./deep/./a.json"));
    assert_eq!(plain, of_folder(&folder, "deep"));
    // The folder for temporary files may itself be named through a link.
    let whole = folder.path().canonicalize().expect("it is there").join("deep/a.json");
    assert_eq!(plain, of_folder(&folder, whole.to_str().expect("our own name")));
}

#[test]
fn findings_that_are_alike_are_told_apart_however_the_work_is_shared() {
    // More than one piece, so that threads cannot count for themselves.
    let folder = Folder::of(&[("many.ndjson", &"{\"text\": 1}\n".repeat(12_000))]);
    let all = of_folder(&folder, "many.ndjson");
    assert_eq!(all.len(), 12_000);
    assert_eq!(all, of_folder(&folder, "--jobs 1 many.ndjson"));
}
