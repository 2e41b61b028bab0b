//! Payloads as files, with what a user sees of each.
//!
//! `payloads/ok` holds what must give no finding. `payloads/bad/<rule>/` holds
//! what that rule must find, one mistake a file, and beside each file what
//! `tweetlint check --format full` prints about it.
//! `UPDATE_EXPECT=1 cargo test -p tweetspec-tests payloads` writes the latter;
//! read the difference as a user would before committing it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::{fs, thread};

use serde_json::Value;
use tweetspec::CreateTweet;
use tweetspec_runtime::table::Profiles;
use tweetspec_runtime::{Checker, Finding, Fix, Report, Safety, Scratch, Severity, builtin};

use crate::binary::{payloads, tweetlint};
use crate::expect;

/// Rules that no file can break, and why.
const WITHOUT_CASE: &[(&str, &str)] = &[
    ("duplicate-items", "no list of this specification has to be unique; the tests of the engine cover it"),
    ("input-too-large", "it takes a file of 4 GiB"),
    ("too-many-findings", "it takes a thousand mistakes; the tests of the engine cover it"),
];

/// Cases with more findings than that of their folder, and why.
const MORE_THAN_ONE: &[(&str, &str)] = &[
    ("bad/attachment-conflict/an-empty-id-counts.json", "an empty id is wrong by itself and still set"),
    ("bad/lone-surrogate/halves-swapped.json", "each half is without the other"),
    (
        "bad/pattern-mismatch/prose-for-each-media-id.json",
        "either of the two could have been swapped with the text",
    ),
    (
        "bad/unknown-field/member-for-a-text-in-the-place-of-its-object.json",
        "what stands in the place of the object is wrong by itself",
    ),
    ("bad/unknown-value/of-a-poll.json", "the member has no effect, whatever its value"),
];

/// The members of which a post takes one.
const ATTACHMENTS: [&str; 5] = ["poll", "quote_tweet_id", "direct_message_deep_link", "media", "card_uri"];

/// A payload with a mistake.
pub(crate) struct Case {
    /// The rule that must find it.
    rule: String,
    /// Its file, relative to the folder of the payloads.
    pub(crate) path: String,
    /// The bytes of the file.
    pub(crate) source: Vec<u8>,
    /// The kind of account to check it for.
    profile: String,
}

impl Case {
    fn findings(&self) -> Vec<Finding> {
        self.check(&self.source).findings
    }

    /// The findings of a text under the conditions of this case.
    pub(crate) fn check(&self, source: &[u8]) -> Report {
        let checker = Checker::new(CreateTweet::TABLE).least(self.level());
        let checker = checker.profile(&self.profile).expect("the profile is of the table");
        let scratch = &mut Scratch::default();
        if Path::new(&self.path).extension() == Some("yaml".as_ref()) {
            checker.check_yaml(source, scratch)
        } else {
            checker.check(source, scratch)
        }
    }

    /// What has to be asked for to see the finding.
    fn level(&self) -> Severity {
        let rule = CreateTweet::TABLE.rules.iter().find(|rule| rule.id == self.rule);
        rule.map_or(Severity::Warning, |rule| rule.severity.min(Severity::Warning))
    }

    /// The file that says what a user sees.
    fn expected_path(&self) -> PathBuf {
        payloads().join(&self.path).with_extension("txt")
    }
}

/// Names in a folder, sorted, without hidden files.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("the folder can be read").file_name())
        .map(|name| name.into_string().expect("we name our files in ASCII"))
        .filter(|name| !name.starts_with('.'))
        .collect();
    names.sort();
    names
}

/// What the names of payloads end with.
const EXTENSIONS: [&str; 2] = ["json", "yaml"];

/// Whether the file is no expected report.
fn is_payload(name: &String) -> bool {
    EXTENSIONS.into_iter().any(|extension| Path::new(name).extension() == Some(extension.as_ref()))
}

/// The first profile for which the rule is checked.
fn profile_of(rule: &str) -> String {
    let table = CreateTweet::TABLE;
    let profiles =
        table.rules.iter().find(|known| known.id == rule).map_or(Profiles::ALL, |rule| rule.profiles);
    let first = profiles.0.trailing_zeros() as usize;
    table.profiles[first].to_string()
}

/// Every payload with a mistake.
pub(crate) fn cases() -> Vec<Case> {
    let bad = payloads().join("bad");
    let mut cases = Vec::new();
    for rule in names(&bad) {
        for name in names(&bad.join(&rule)).into_iter().filter(is_payload) {
            let path = format!("bad/{rule}/{name}");
            let source = fs::read(payloads().join(&path)).expect("the file was listed");
            cases.push(Case { rule: rule.clone(), path, source, profile: profile_of(&rule) });
        }
    }
    assert!(!cases.is_empty());
    cases
}

/// The path and the bytes of every payload.
pub(crate) fn sources() -> impl Iterator<Item = (String, Vec<u8>)> {
    let ok = payloads().join("ok");
    let right = names(&ok).into_iter().filter(is_payload).map(move |name| {
        let source = fs::read(ok.join(&name)).expect("the file was listed");
        (format!("ok/{name}"), source)
    });
    right.chain(cases().into_iter().map(|case| (case.path, case.source)))
}

/// Asks every case and gathers what is wrong, so that one run shows it all.
#[track_caller]
fn all(complain: impl Fn(&Case) -> Option<String> + Sync) {
    let cases = cases();
    let threads = thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let complain = &complain;
    let complaints: Vec<String> = thread::scope(|scope| {
        let chunks = cases.chunks(cases.len().div_ceil(threads));
        let workers: Vec<_> = chunks
            .map(|chunk| scope.spawn(move || chunk.iter().filter_map(complain).collect::<Vec<_>>()))
            .collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("a check panicked")).collect()
    });
    assert!(
        complaints.is_empty(),
        "{} of {} cases:\n\n{}",
        complaints.len(),
        cases.len(),
        complaints.join("\n")
    );
}

#[test]
fn valid_payloads_give_no_finding() {
    let ended = tweetlint("check --format concise --fail-on warning ok").dir(payloads()).run().status(0);
    assert_eq!(ended.stdout, "");
}

#[test]
fn every_rule_has_a_folder_and_every_folder_a_rule() {
    let table = CreateTweet::TABLE;
    let own = table.rules.iter().map(|rule| rule.id.to_string());
    let mut rules: BTreeSet<String> =
        own.chain(builtin::RULES.iter().map(|rule| rule.id.to_owned())).collect();
    for (rule, _) in WITHOUT_CASE {
        assert!(rules.remove(*rule), "`{rule}` is an exception and no rule");
    }
    let folders: BTreeSet<String> = cases().into_iter().map(|case| case.rule).collect();
    let listed: BTreeSet<String> = names(&payloads().join("bad")).into_iter().collect();
    assert_eq!(folders, listed, "a folder is empty");
    assert_eq!(folders, rules);
}

#[test]
fn one_mistake_is_one_finding() {
    all(|case| {
        let found: Vec<String> = case.findings().iter().map(|finding| finding.rule.to_string()).collect();
        let more = MORE_THAN_ONE.iter().any(|(path, _)| *path == case.path);
        let right =
            if more { found.len() > 1 && found.contains(&case.rule) } else { found == [case.rule.as_str()] };
        (!right).then(|| format!("{}: {found:?}", case.path))
    });
    let paths: BTreeSet<String> = cases().into_iter().map(|case| case.path).collect();
    for (path, _) in MORE_THAN_ONE {
        assert!(paths.contains(*path), "{path} is an exception and no case");
    }
}

/// What is said of a rule holds for each of its findings here.
#[test]
fn a_rule_names_the_kinds_of_its_fixes() {
    let rules = tweetlint("rules --format json").run().status(0).stdout;
    let rules: Vec<Value> = serde_json::from_str(&rules).expect("the list is JSON");
    let named = |finding: &Finding, kind: &str| {
        let rule = rules.iter().find(|rule| rule["id"] == *finding.rule);
        let kinds = rule.and_then(|rule| rule["fixable"].as_array());
        kinds.is_some_and(|kinds| kinds.iter().any(|named| named == kind))
    };
    all(|case| {
        let findings = case.findings();
        let missing = findings.iter().find_map(|finding| {
            let fix = finding.fix.as_ref().map(|fix| match fix.safety {
                Safety::Safe => "safe",
                Safety::Unsafe => "unsafe",
            });
            let choice = (!finding.choices.is_empty()).then_some("choice");
            let mut kinds = fix.into_iter().chain(choice);
            kinds.find(|kind| !named(finding, kind)).map(|kind| (&finding.rule, kind))
        });
        missing.map(|(rule, kind)| format!("{}: `{rule}` is not said to be {kind}", case.path))
    });
}

#[test]
fn users_see_what_stands_beside_each_payload() {
    all(|case| {
        let args = format!(
            "check --format full --color never --quiet --level {} --profile {} {}",
            case.level().as_str(),
            case.profile,
            case.path
        );
        let ended = tweetlint(&args).dir(payloads()).run();
        let mut complaint = expect::differs(&case.expected_path(), &ended.stdout).unwrap_or_default();
        if !ended.stderr.is_empty() {
            let _ = writeln!(complaint, "{}, on standard error:\n{}", case.path, ended.stderr);
        }
        let fails = case.findings().iter().any(|finding| finding.severity.as_str() == "error");
        if ended.status != Some(i32::from(fails)) {
            let _ = writeln!(complaint, "{}: exit status {:?}", case.path, ended.status);
        }
        (!complaint.is_empty()).then_some(complaint)
    });
    for case in cases() {
        assert!(case.expected_path().exists(), "{}", case.path);
    }
    for rule in names(&payloads().join("bad")) {
        let folder = payloads().join("bad").join(rule);
        for name in names(&folder) {
            let payload = |extension: &&str| folder.join(&name).with_extension(extension).exists();
            assert_eq!(
                EXTENSIONS.iter().filter(|it| payload(it)).count(),
                1,
                "{name} stands beside no payload"
            );
        }
    }
}

/// The source with the edits of a fix applied.
///
/// Everything between two edits is copied, so that no other byte can change.
fn apply(source: &[u8], fix: &Fix) -> Result<Vec<u8>, String> {
    let mut mended = Vec::new();
    let mut done = 0;
    for edit in &fix.edits {
        let kept = source.get(done..edit.span.start).ok_or("edits overlap or are out of order")?;
        mended.extend_from_slice(kept);
        mended.extend_from_slice(edit.text.as_bytes());
        done = edit.span.end;
        if edit.span.start > edit.span.end {
            return Err("an edit ends before it starts".to_owned());
        }
    }
    mended.extend_from_slice(source.get(done..).ok_or("an edit ends behind the text")?);
    Ok(mended)
}

#[test]
fn fixes_do_what_they_promise() {
    all(|case| {
        let before = case.findings();
        for finding in &before {
            let Some(fix) = &finding.fix else { continue };
            let complain = |what: &str| Some(format!("{}: {}: {what}", case.path, fix.title));
            if fix.edits.is_empty() {
                return complain("no edits");
            }
            let mended = match apply(&case.source, fix) {
                Ok(mended) => mended,
                Err(problem) => return complain(&problem),
            };
            if mended == case.source {
                return complain("changes nothing");
            }
            let after = case.check(&mended).findings;
            let shown = String::from_utf8_lossy(&mended);
            let same = |other: &&Finding| other.rule == finding.rule && other.message == finding.message;
            if let Some(same) = after.iter().find(same) {
                return complain(&format!("`{}` is still there in\n{shown}", same.message));
            }
            if after.len() > before.len() {
                return complain(&format!("makes new findings: {after:#?}\nin {shown}"));
            }
        }
        None
    });
}

#[test]
fn safe_fixes_come_to_an_end() {
    all(|case| {
        let mut source = case.source.clone();
        for _ in 0..10 {
            let findings = case.check(&source).findings;
            let mut fixes = findings.iter().filter_map(|finding| finding.fix.as_ref());
            let fix = fixes.find(|fix| fix.safety == Safety::Safe)?;
            source = match apply(&source, fix) {
                Ok(source) => source,
                Err(problem) => return Some(format!("{}: {problem}", case.path)),
            };
        }
        let left = String::from_utf8_lossy(&source);
        Some(format!("{}: ten fixes and more to come:\n{left}", case.path))
    });
}

/// Members of the root that are there, by the file itself.
fn attachments(source: &[u8]) -> BTreeSet<String> {
    let body: Value = serde_json::from_slice(source).expect("the cases of this folder are JSON");
    let there = ATTACHMENTS.into_iter().filter(|name| body.get(name).is_some());
    there.map(|name| format!("/{name}")).collect()
}

#[test]
fn every_pair_of_attachments_is_refused_and_both_are_shown() {
    let mut pairs = BTreeSet::new();
    let is_json = |case: &Case| Path::new(&case.path).extension() == Some("json".as_ref());
    for case in cases().into_iter().filter(|case| case.rule == "attachment-conflict" && is_json(case)) {
        let findings = case.findings();
        let mut conflicts = findings.iter().filter(|finding| finding.rule == case.rule);
        let (Some(finding), None) = (conflicts.next(), conflicts.next()) else {
            panic!("{}: {findings:#?}", case.path)
        };
        let related = finding.related.iter().map(|related| related.pointer.clone());
        let shown: BTreeSet<String> = related.chain([finding.pointer.clone()]).collect();
        let there = attachments(&case.source);
        assert_eq!(shown, there, "{}", case.path);
        for member in &there {
            assert!(finding.message.contains(&format!("`{}`", &member[1..])), "{}", finding.message);
        }
        // The second one is what makes the first one wrong.
        let earlier = finding.related.iter().all(|related| related.span.end <= finding.span.start);
        assert!(earlier, "{}: the finding is not at the last member", case.path);
        if there.len() == 2 {
            pairs.insert(there);
        }
    }
    assert_eq!(pairs.len(), 10, "five members make ten pairs: {pairs:?}");
}

#[test]
fn every_dependency_of_the_reference_page_is_found_and_both_places_are_shown() {
    // What is there, and what it needs.
    let expected: BTreeMap<&str, (&str, &str)> = BTreeMap::from([
        ("bad/poll-without-duration/options-only.json", ("/poll/options", "/poll")),
        ("bad/poll-without-options/duration-only.json", ("/poll/duration_minutes", "/poll")),
        ("bad/tagged-users-without-media/tags-only.json", ("/media/tagged_user_ids", "/media")),
        (
            "bad/excluded-users-without-reply/exclusions-only.json",
            ("/reply/exclude_reply_user_ids", "/reply"),
        ),
    ]);
    let cases: BTreeMap<String, Case> = cases().into_iter().map(|case| (case.path.clone(), case)).collect();
    for (path, (place, missing)) in expected {
        let case = &cases[path];
        let findings = case.findings();
        let [finding] = &findings[..] else { panic!("{path}: {findings:#?}") };
        assert_eq!((&*finding.rule, &*finding.pointer), (&*case.rule, place), "{path}");
        let related: Vec<&str> = finding.related.iter().map(|related| &*related.pointer).collect();
        assert_eq!(related, [missing], "{path}");
    }
}
