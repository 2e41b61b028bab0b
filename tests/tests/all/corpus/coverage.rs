//! The gate: nothing that a specification states goes unseen.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use tweetspec_codegen::corpus::Case;
use tweetspec_runtime::builtin;
use tweetspec_tests::coverage::{Side, Statement, statements};

use super::backend::{self, Answer, Grade, backends};
use super::{EXHIBITS, Exhibit, exceptions, is_rounded, value};
use crate::expect;
use crate::worlds::project_file;

/// What was seen of a specification.
struct Seen {
    /// How well each implementation knows each rule, and the case that shows
    /// it.
    grades: BTreeMap<(String, &'static str), (Grade, String)>,
    /// Each statement, and the implementations in which it was seen.
    statements: BTreeMap<String, (String, BTreeSet<&'static str>)>,
    /// Answers that are wrong.
    complaints: Vec<String>,
}

/// Whether a case shows a statement.
fn shows(case: &Case, statement: &Statement<'_>) -> bool {
    // What takes the place of a missing member is a rule of its own.
    let is_missing = statement.rule == builtin::MISSING_FIELD;
    let breaks = case.breaks() && (case.rule == statement.rule || is_missing);
    let keeps = !case.findings.iter().any(|finding| finding.rule == statement.rule);
    match statement.side {
        Side::Breaks => breaks,
        Side::Keeps => keeps,
        Side::Both => breaks || keeps,
    }
}

fn look(exhibit: &Exhibit) -> Seen {
    let mut backends = backends(exhibit);
    let statements = statements(&exhibit.world.spec);
    let mut seen = Seen {
        grades: BTreeMap::new(),
        statements: statements
            .iter()
            .map(|statement| (statement.name(), (statement.rule.clone(), BTreeSet::new())))
            .collect(),
        complaints: Vec::new(),
    };
    for case in &exhibit.corpus.cases {
        let value = value(case);
        let profile = exhibit.world.profile(&case.profile);
        let shown: Vec<String> = statements
            .iter()
            .filter(|statement| shows(case, statement) && statement.is_seen(profile, &value))
            .map(Statement::name)
            .collect();
        for backend in &mut backends {
            let answer = backend.ask(case);
            if let Answer::Rules { valid: Some(valid), .. } = answer
                && ["jsonschema", "boon"].contains(&backend.name)
                && !backend::schema_may_say(case, valid)
            {
                seen.complaints.push(format!("{}: {} says valid: {valid}", case.id, backend.name));
            }
            match backend::grade(case, &answer) {
                Err(what) => seen.complaints.push(format!("{}: {} {what}", case.id, backend.name)),
                Ok(grade) => {
                    if case.breaks() && answer != Answer::Silence && !is_rounded(case) {
                        let key = (case.rule.clone(), backend.name);
                        let known = seen.grades.entry(key).or_insert((grade, case.id.clone()));
                        if known.0 != grade {
                            let (known, there) = (known.0.as_str(), &known.1);
                            let (id, name, grade) = (&case.id, backend.name, grade.as_str());
                            seen.complaints.push(format!("{id}: {name} {grade} it, but {known} {there}"));
                        }
                    }
                    if answer != Answer::Silence && !(case.breaks() && grade == Grade::Unknown) {
                        for name in &shown {
                            if let Some((_, seen_in)) = seen.statements.get_mut(name) {
                                seen_in.insert(backend.name);
                            }
                        }
                    }
                }
            }
        }
    }
    seen
}

/// The table of who knows which rule how well.
fn capabilities(seen: &Seen) -> String {
    let names: Vec<&str> = {
        let mut names: Vec<&str> = Vec::new();
        for (_, name) in seen.grades.keys() {
            if !names.contains(name) {
                names.push(name);
            }
        }
        names
    };
    let rules: BTreeSet<&String> = seen.grades.keys().map(|(rule, _)| rule).collect();
    let width = rules.iter().map(|rule| rule.len()).max().unwrap_or(0);
    let mut out = String::new();
    let mut line = |first: &str, cells: &[&str]| {
        let mut line = format!("{first:width$}");
        for (name, cell) in names.iter().zip(cells) {
            // Writing to a string cannot fail.
            let _ = write!(line, "  {cell:0$}", name.len().max(7));
        }
        out.push_str(line.trim_end());
        out.push('\n');
    };
    line("", &names);
    for rule in rules {
        let cell = |name: &&str| {
            seen.grades
                .iter()
                .find(|((of, by), _)| of == rule && by == name)
                .map_or("-", |(_, (grade, _))| grade.as_str())
        };
        line(rule, &names.iter().map(cell).collect::<Vec<&str>>());
    }
    out
}

/// Statements that were not seen by somebody who knows the rule: the name, and
/// who that is; nobody at all where it is `None`.
fn unseen(seen: &Seen) -> Vec<(&str, Option<&'static str>)> {
    let mut unseen = Vec::new();
    for (statement, (rule, seen_in)) in &seen.statements {
        let knows = seen.grades.iter().filter(|((of, _), (grade, _))| of == rule && *grade > Grade::Unknown);
        let everyone: Vec<&str> = knows.map(|((_, by), _)| *by).collect();
        if everyone.is_empty() {
            unseen.push((statement.as_str(), None));
        }
        let missed = everyone.into_iter().filter(|backend| !seen_in.contains(backend));
        unseen.extend(missed.map(|backend| (statement.as_str(), Some(backend))));
    }
    unseen
}

#[test]
fn every_statement_is_seen_on_both_sides_by_everyone_who_knows_it() {
    let exceptions = exceptions::all();
    let mut used = vec![false; exceptions.len()];
    let mut complaints = Vec::new();
    for exhibit in &*EXHIBITS {
        let seen = look(exhibit);
        complaints.extend(seen.complaints.iter().map(|complaint| format!("{}: {complaint}", exhibit.name)));
        let mut excused = |statement: &str, backend: Option<&str>| {
            let mut excused = false;
            for (exception, used) in exceptions.iter().zip(&mut used) {
                if exception.covers(exhibit.name, statement, backend) {
                    (*used, excused) = (true, true);
                }
            }
            excused
        };
        for gap in &exhibit.corpus.gaps {
            if !excused(&format!("gap {}", gap.id), None) {
                complaints.push(format!("{}: no payload for {}: {}", exhibit.name, gap.id, gap.why));
            }
        }
        for (statement, backend) in unseen(&seen) {
            if !excused(statement, backend) {
                let by = backend.unwrap_or("anybody");
                complaints.push(format!("{}: {statement}: not seen by {by}", exhibit.name));
            }
        }
        let file = project_file(&format!("tests/capabilities/{}.txt", exhibit.name));
        complaints.extend(expect::differs(&file, &capabilities(&seen)));
    }
    for (exception, used) in exceptions.iter().zip(used) {
        if !used {
            complaints.push(format!("the exception for {:?} is not needed any more", exception.statement));
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// The gate bites: without the payloads that break a rule it is not seen.
#[test]
fn a_rule_without_payloads_is_noticed() {
    let [toy, _] = &*EXHIBITS;
    let mut corpus = toy.corpus.clone();
    corpus.cases.retain(|case| !(case.breaks() && case.rule == "card-date"));
    let poor = Exhibit { name: toy.name, world: toy.world, corpus };
    let seen = look(&poor);
    let unseen: Vec<&str> = unseen(&seen).into_iter().map(|(statement, _)| statement).collect();
    assert!(unseen.contains(&"card-date: too few are set"), "{unseen:?}");
    assert!(unseen.iter().all(|statement| statement.starts_with("card-date")), "{unseen:?}");
}
