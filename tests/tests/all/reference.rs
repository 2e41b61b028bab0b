//! The reference: its pages, the data they are written from, and what the
//! linter shows of them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use tweetspec::{CreateTweet, REFERENCE};
use tweetspec_reference::{Example, Reference, Subject};
use tweetspec_runtime::{Checker, Finding, Safety, Scratch, Severity, SourceMap, builtin};

use crate::binary::{Folder, tweetlint};
#[cfg(unix)]
use crate::terminal::{self, Streams};
use crate::worlds::{project_file, shipped};

/// The folder of the pages.
const PAGES: &str = "tweets/docs";

/// A block of a page that is shown as it is.
struct Fence {
    /// The words behind the opening.
    info: String,
    text: String,
}

/// Every page by its path below the folder of the pages.
fn pages() -> BTreeMap<PathBuf, String> {
    let root = project_file(PAGES);
    let mut folders = vec![root.clone()];
    let mut pages = BTreeMap::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("the folder of the pages can be read") {
            let path = entry.expect("the folder of the pages can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "md") {
                let text = fs::read_to_string(&path).expect("a page is text");
                let name = path.strip_prefix(&root).expect("the page was found below the folder");
                pages.insert(name.to_owned(), text);
            }
        }
    }
    assert!(!pages.is_empty());
    pages
}

/// The fenced blocks of a page.
fn fences(page: &str) -> Vec<Fence> {
    let mut found: Vec<Fence> = Vec::new();
    let mut open: Option<(&str, Fence)> = None;
    for line in page.lines() {
        match &mut open {
            Some((fence, _)) if line == *fence => found.extend(open.take().map(|(_, fence)| fence)),
            Some((_, fence)) => {
                if !fence.text.is_empty() {
                    fence.text.push('\n');
                }
                fence.text.push_str(line);
            }
            None if line.starts_with("```") => {
                let info = line.trim_start_matches('`');
                let fence = Fence { info: info.to_owned(), text: String::new() };
                open = Some((&line[..line.len() - info.len()], fence));
            }
            None => {}
        }
    }
    assert!(open.is_none(), "a block does not end");
    found
}

/// A document that a page shows, and what the page says is found in it.
struct Shown {
    page: PathBuf,
    profile: String,
    yaml: bool,
    source: String,
    finding: Option<String>,
}

fn shown() -> Vec<Shown> {
    let mut shown: Vec<Shown> = Vec::new();
    for (page, text) in pages() {
        for Fence { info, text } in fences(&text) {
            let mut words = info.split(' ');
            match words.next() {
                Some(notation @ ("json" | "yaml")) => {
                    let profile = words.next().map_or("standard", |word| word.trim_start_matches("profile="));
                    let example = Example { document: text, ..Example::default() };
                    let source = example.source().into_owned();
                    shown.push(Shown {
                        page: page.clone(),
                        profile: profile.to_owned(),
                        yaml: notation == "yaml",
                        source,
                        finding: None,
                    });
                }
                Some("text") => {
                    let last = shown.last_mut().expect("what is found stands behind a document");
                    assert!(last.finding.replace(text).is_none(), "{}", page.display());
                }
                Some("http") => {}
                other => panic!("{}: a block of {other:?}", page.display()),
            }
        }
    }
    shown
}

/// A finding as a page shows it.
fn written(finding: &Finding, source: &str) -> String {
    let start = SourceMap::new(source.as_bytes()).position(finding.span.start);
    let Finding { rule, severity, message, help, fix, choices, .. } = finding;
    let mut text = format!("{}:{} {}[{rule}] {message}", start.line, start.column, severity.as_str());
    let title = fix.as_ref().map_or("", |fix| fix.title.as_str());
    if let Some(help) = help.as_ref().filter(|help| !title.ends_with(help.as_str())) {
        let _ = write!(text, "\n  help: {help}");
    }
    if let Some(fix) = fix {
        let kind = if fix.safety == Safety::Safe { "safe" } else { "unsafe" };
        let _ = write!(text, "\n  {kind} fix: {}", fix.title);
    }
    if !choices.is_empty() {
        let names: Vec<&str> = choices.iter().map(|choice| choice.name.as_str()).collect();
        let _ = write!(text, "\n  choices: {}", names.join(", "));
    }
    text
}

#[test]
fn every_example_in_the_pages_is_run() {
    let shown = shown();
    assert!(shown.len() > 150, "only {} examples", shown.len());
    let mut wrong = Vec::new();
    for Shown { page, profile, yaml, source, finding } in &shown {
        let rule = page.file_stem().expect("a page has a name").to_string_lossy();
        let severity =
            CreateTweet::TABLE.rules.iter().find(|known| known.id == rule).map(|rule| rule.severity);
        let checker = Checker::new(CreateTweet::TABLE)
            .least(severity.unwrap_or(Severity::Error).min(Severity::Warning));
        let checker = checker.profile(profile).expect("the pages name profiles of the specification");
        let scratch = &mut Scratch::default();
        let found = if *yaml {
            checker.check_yaml(source.as_bytes(), scratch).findings
        } else {
            checker.check(source.as_bytes(), scratch).findings
        };
        let right = match finding {
            Some(expected) => matches!(&found[..], [finding] if written(finding, source) == *expected),
            // What one rule calls good, another may remark on.
            None => found.iter().all(|finding| finding.rule != rule && finding.severity != Severity::Error),
        };
        if !right {
            let found: Vec<String> = found.iter().map(|finding| written(finding, source)).collect();
            wrong.push(format!(
                "{}:\n{source}\nis said to give {finding:?} and gives {found:#?}",
                page.display()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn the_linter_finds_what_the_pages_say() {
    let folder = Folder::new();
    let shown = shown();
    let mut profiles: BTreeMap<&str, Vec<(String, &str)>> = BTreeMap::new();
    for (number, Shown { profile, yaml, source, finding, .. }) in shown.iter().enumerate() {
        let Some(finding) = finding else { continue };
        let extension = if *yaml { "yaml" } else { "json" };
        let name = format!("{profile}/{number:04}.{extension}");
        folder.write(&name, source);
        let (place, rest) = finding.split_once(' ').expect("a place stands before what is found");
        let line = format!("{name}:{place}: {}", rest.lines().next().unwrap_or_default());
        profiles.entry(profile).or_default().push((line, source));
    }
    for (profile, expected) in profiles {
        let args =
            format!("check --quiet --format concise --level info --exit-zero --profile {profile} {profile}");
        let found = tweetlint(&args).dir(folder.path()).run().status(0).stdout;
        for (line, source) in expected {
            assert!(found.lines().any(|found| found.starts_with(&line)), "{line}\nis missing for\n{source}");
        }
    }
}

#[test]
fn every_rule_and_field_has_an_entry_and_every_rule_a_page() {
    let reference: Reference = serde_json::from_str(REFERENCE).expect("the types read what they wrote");
    let own = CreateTweet::TABLE.rules.iter().map(|rule| rule.id.to_string());
    let rules: BTreeSet<String> = own.chain(builtin::RULES.iter().map(|rule| rule.id.to_owned())).collect();
    let pages = pages();
    for rule in &rules {
        let entry = reference.find(rule).unwrap_or_else(|| panic!("no entry for {rule}"));
        let Subject::Rule(found) = entry.subject else { panic!("{rule} is no rule") };
        assert!(!found.what.is_empty() && !found.why.is_empty(), "{rule}");
        assert_eq!(found.bad.is_empty(), found.no_example.is_some(), "{rule}");
        let page = pages
            .get(&PathBuf::from(format!("rules/{rule}.md")))
            .unwrap_or_else(|| panic!("no page of {rule}"));
        assert!(page.contains(&format!("# `{rule}`\n")), "{rule}");
    }
    // Reports know every rule that can speak, also those about the configuration.
    let sarif = tweetlint("check --format sarif --exit-zero -").stdin("{}").run().status(0).stdout;
    let sarif: serde_json::Value = serde_json::from_str(&sarif).expect("the report is JSON");
    let known = sarif["runs"][0]["tool"]["driver"]["rules"].as_array().expect("the report lists the rules");
    let rules: BTreeSet<String> =
        known.iter().map(|rule| rule["id"].as_str().unwrap_or_default().to_owned()).collect();
    for rule in &rules {
        assert!(pages.contains_key(&PathBuf::from(format!("rules/{rule}.md"))), "no page of {rule}");
    }
    let listed: BTreeSet<String> = reference
        .entries()
        .filter_map(|entry| match entry.subject {
            Subject::Rule(rule) => Some(rule.id.clone()),
            _ => None,
        })
        .collect();
    assert_eq!(listed, rules);
    for spec in shipped() {
        let operation = reference.find(&spec.id).expect("a specification is an operation");
        let Subject::Operation(operation) = operation.subject else { panic!("{} is no operation", spec.id) };
        assert_eq!(operation.conflicts.len(), spec.about.conflicts.len());
        for field in spec.root.fields.iter().chain(&spec.about.parameters) {
            assert!(operation.field(&field.path.to_string()).is_some(), "{}", field.path);
        }
    }
}

#[test]
fn the_linter_shows_the_pages() {
    let all = tweetlint("explain --all --format markdown").run().status(0).stdout;
    for (name, text) in pages().iter().filter(|(name, _)| name.starts_with("rules")) {
        let page = text.split_once("-->\n\n").map_or(text.as_str(), |(_, page)| page);
        assert!(all.contains(page), "{}", name.display());
    }
    for name in ["create_tweet", "POST /2/tweets", "DeleteTweet"] {
        let found = tweetlint("explain --format markdown").arg(name).run().status(0).stdout;
        assert!(pages().values().any(|page| page.ends_with(&found)), "{name}");
    }
}

#[test]
fn an_explanation_is_data_for_programs() {
    let json = tweetlint("explain --format json poll.duration_minutes").run().status(0).stdout;
    let entry: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
    assert_eq!(entry["field"]["path"], "poll.duration_minutes");
    assert_eq!(entry["field"]["required"], true);
    assert_eq!(entry["conflicts"][0]["id"], "duration-type");
    assert_eq!(entry["sources"][0]["confidence"], "documented");
    let json = tweetlint("explain --all --format json").run().status(0).stdout;
    let entries: Vec<serde_json::Value> = serde_json::from_str(&json).expect("it is an array");
    assert!(entries.iter().any(|entry| entry["rule"]["id"] == "wrong-type"));
}

#[test]
fn names_that_are_not_there_are_trouble() {
    for name in ["atachment-conflict", "status", "", "/", "\u{1b}[2J", "--"] {
        let ended = tweetlint("explain").arg(name).run().status(2);
        assert_eq!(ended.stdout, "", "{name}");
        assert!(!ended.stderr.contains('\u{1b}'), "{name}");
    }
    tweetlint("explain").run().status(2);
    tweetlint("explain wrong-type --all").run().status(2);
}

/// The terminal that shows the messages says nothing about where a pipe ends.
#[cfg(unix)]
#[test]
fn lines_end_where_the_stream_of_the_page_does() {
    let lint = || tweetlint("explain attachment-conflict --color never");
    let piped = lint().run().status(0).stdout;
    let beside = Streams { stdin: true, stdout: false, stderr: true };
    assert_eq!(terminal::run(lint(), beside, 50).stdout, piped);
    // Before the first example, all is sentences.
    let widest = |page: &str| {
        let sentences = page.lines().take_while(|line| *line != "Wrong");
        sentences.map(|line| line.chars().count()).max().unwrap_or_default()
    };
    for (columns, least, most) in [(50, 40, 50), (90, 81, 90), (300, 81, 100)] {
        let shown = widest(&terminal::run(lint(), Streams::ALL, columns).terminal);
        assert!((least..=most).contains(&shown), "{columns}: {shown}");
    }
    assert!((70..=80).contains(&widest(&piped)), "{piped}");
}

#[test]
fn colour_is_for_those_who_want_it() {
    let plain = tweetlint("explain attachment-conflict").run().status(0).stdout;
    assert!(!plain.contains('\u{1b}'));
    let colored = tweetlint("explain attachment-conflict --color always").run().status(0).stdout;
    let mut parts = colored.split('\u{1b}');
    let before = parts.next().unwrap_or_default().to_owned();
    let stripped = parts.fold(before, |text, part| text + part.split_once('m').expect("a sequence ends").1);
    assert_eq!(stripped, plain);
    assert!(colored.contains("\u{1b}["));
}
