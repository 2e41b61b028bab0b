//! The implementations, behind one question: what do you say of this case?

use std::collections::BTreeSet;

use tweetspec::CreateTweet;
use tweetspec_codegen::corpus::{Case, Expected};
use tweetspec_runtime::{Checker, Report, Scratch, Severity, Table};
use tweetspec_tests::json::Json;
use tweetspec_tests::naive::{NOT_AN_INTEGER, Reference};
use tweetspec_tests::tables;
use tweetspec_tests::yaml::{Layout, yaml};

use super::{Exhibit, is_about_text, is_rounded, value};
use crate::agreement::judge::Judge;
use crate::worlds::CREATE_TWEET;

/// What an implementation says of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// Every finding.
    Findings(BTreeSet<Expected>),
    /// The rules that are broken, and whether the payload is accepted, if that
    /// is known.
    Rules { valid: Option<bool>, rules: BTreeSet<String> },
    /// Nothing: it cannot be asked about this.
    Silence,
}

/// How well an implementation knows a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Grade {
    /// It accepts what breaks it.
    Unknown,
    /// It refuses what breaks it.
    Refuses,
    /// It names the rule.
    Names,
    /// It gives the rule, the place and the severity.
    Finds,
}

impl Grade {
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Unknown => "-",
            Self::Refuses => "refuses",
            Self::Names => "names",
            Self::Finds => "finds",
        }
    }
}

/// An implementation.
pub(super) struct Backend<'e> {
    pub(super) name: &'static str,
    ask: Box<dyn FnMut(&Case) -> Answer + 'e>,
}

impl Backend<'_> {
    pub(super) fn ask(&mut self, case: &Case) -> Answer {
        (self.ask)(case)
    }
}

/// What the answer is worth, if it is right; what is wrong otherwise.
pub(super) fn grade(case: &Case, answer: &Answer) -> Result<Grade, String> {
    let expected: BTreeSet<Expected> = case.findings.iter().cloned().collect();
    match answer {
        Answer::Findings(findings) if *findings == expected => Ok(Grade::Finds),
        Answer::Findings(findings) => Err(format!("finds {findings:?}")),
        Answer::Silence => Ok(Grade::Unknown),
        Answer::Rules { valid, rules } => {
            // A schema states what is expressible and nothing else.
            let names = rules.contains(&case.rule);
            let refuses = *valid == Some(false);
            match (case.breaks(), names) {
                (false, true) => Err(format!("says that {} is broken", case.rule)),
                (false, false) if case.is_valid() && refuses => Err("refuses it".to_owned()),
                (true, false) if refuses && !case.is_valid() => Ok(Grade::Refuses),
                (true, false) => Ok(Grade::Unknown),
                (true, true) | (false, false) => Ok(Grade::Names),
            }
        }
    }
}

fn findings(report: Report) -> Answer {
    let finding = |finding: tweetspec_runtime::Finding| Expected {
        rule: finding.rule.into_owned(),
        pointer: finding.pointer,
        severity: finding.severity,
    };
    Answer::Findings(report.findings.into_iter().map(finding).collect())
}

fn checker<'t>(table: &'t Table, case: &Case) -> Checker<'t> {
    let checker = Checker::new(table).least(Severity::Info);
    checker.profile(&case.profile).expect("the corpus names profiles of its specification")
}

/// Every implementation of a specification.
pub(super) fn backends<'e>(exhibit: &'e Exhibit) -> Vec<Backend<'e>> {
    let table = &exhibit.world.table;
    let spec = &exhibit.world.spec;
    let mut list: Vec<Backend<'e>> = Vec::new();
    let mut add = |name, ask: Box<dyn FnMut(&Case) -> Answer + 'e>| list.push(Backend { name, ask });

    let mut scratch = Scratch::default();
    add(
        "bytes",
        Box::new(move |case| findings(checker(table, case).check(case.payload.as_bytes(), &mut scratch))),
    );
    let mut scratch = Scratch::default();
    add(
        "verdict",
        Box::new(move |case| Answer::Rules {
            valid: Some(checker(table, case).is_valid(case.payload.as_bytes(), &mut scratch)),
            rules: BTreeSet::new(),
        }),
    );
    let mut scratch = Scratch::default();
    add(
        "value",
        Box::new(move |case| {
            if is_about_text(case) {
                return Answer::Silence;
            }
            let report = checker(table, case).check_value(&value(case), &mut scratch);
            findings(report.expect("a value can be written as JSON"))
        }),
    );
    // JSON is YAML as well; blocks are another matter.
    for name in ["YAML in brackets", "YAML in blocks"] {
        let mut scratch = Scratch::default();
        add(
            name,
            Box::new(move |case| {
                let in_brackets = name == "YAML in brackets";
                if !in_brackets && is_about_text(case) {
                    return Answer::Silence;
                }
                let source = if in_brackets {
                    case.payload.clone()
                } else {
                    yaml(&Json::from(&value(case)), Layout::Block)
                };
                let mut report = checker(table, case).check_yaml(source.as_bytes(), &mut scratch);
                // What YAML alone can get wrong is no part of the corpus.
                report.findings.retain(|finding| !finding.rule.starts_with("yaml-"));
                findings(report)
            }),
        );
    }
    if std::ptr::eq(exhibit.world, &raw const *CREATE_TWEET) {
        let mut scratch = Scratch::default();
        add(
            "committed tables",
            Box::new(move |case| {
                findings(checker(CreateTweet::TABLE, case).check(case.payload.as_bytes(), &mut scratch))
            }),
        );
        let mut scratch = Scratch::default();
        add(
            "types",
            Box::new(move |case| match serde_json::from_str::<CreateTweet>(&case.payload) {
                Ok(typed) => {
                    let report = checker(CreateTweet::TABLE, case).check_value(&typed, &mut scratch);
                    positions_of(case, findings(report.expect("a body can be written as JSON")))
                }
                Err(_) => Answer::Rules { valid: Some(false), rules: BTreeSet::new() },
            }),
        );
    }
    for (name, which) in [("jsonschema", 0), ("boon", 1)] {
        let judge = Judge::new(exhibit.world);
        let default = &spec.profiles[0].name;
        add(
            name,
            Box::new(move |case| {
                if case.profile != *default {
                    return Answer::Silence;
                }
                let [first, second] = judge.schema_answers(&value(case));
                let (valid, rules) = if which == 0 { first } else { second };
                Answer::Rules { valid: Some(valid), rules }
            }),
        );
    }
    let reference = Reference::new(spec, tables::predicates());
    add(
        "naive reference",
        Box::new(move |case| {
            let reading = reference.read(&[exhibit.world.profile(&case.profile)], &value(case));
            if reading.unsure.contains(&case.rule) {
                return Answer::Silence;
            }
            let valid = reading.is_valid(spec);
            let number = reading.broken.iter().any(|broken| broken.rule == NOT_AN_INTEGER);
            let mut rules: BTreeSet<String> = reading.broken.into_iter().map(|broken| broken.rule).collect();
            if number && case.breaks() {
                rules.insert(case.rule.clone());
            }
            Answer::Rules { valid, rules }
        }),
    );
    list
}

/// The findings with the places that the case has, where only the order of
/// members makes another one of them the place to point at: a type writes its
/// members in the order of the specification.
fn positions_of(case: &Case, answer: Answer) -> Answer {
    let Answer::Findings(findings) = answer else { return answer };
    let place = |finding: Expected| {
        let of_rule: Vec<&Expected> =
            case.findings.iter().filter(|expected| expected.rule == finding.rule).collect();
        match of_rule[..] {
            [only] if is_over_fields(&finding.rule) => Expected { pointer: only.pointer.clone(), ..finding },
            _ => finding,
        }
    };
    Answer::Findings(findings.into_iter().map(place).collect())
}

fn is_over_fields(rule: &str) -> bool {
    use tweetspec_spec::ir::RuleKind;
    let rules = CREATE_TWEET.spec.rules.iter();
    rules.filter(|known| known.id == rule).any(|rule| matches!(rule.kind, RuleKind::Presence(_)))
}

/// Whether a schema may answer so: it refuses what it can state, and nothing
/// that is valid.
pub(super) fn schema_may_say(case: &Case, valid: bool) -> bool {
    let refuses = case.expressible && !case.is_valid();
    is_rounded(case) || valid != refuses
}
