//! Specifications so small that every document of interest can be tried.

use proptest::{
    collection::vec,
    prelude::{Strategy, any},
};
use serde_json::{Map, Value, json};
use tweetspec_runtime::{Checker, Scratch, Severity};
use tweetspec_spec::{
    ir::{Atom, Count, Literal, Path, Presence, Rule, RuleKind, Shape, Spec, Test},
    load_without_examples, lower,
};

use crate::fixture::{self, path};

/// Numbers that become a rule.
pub(crate) type Numbers = (Vec<(usize, bool)>, Vec<usize>, usize, u8);

/// What rules are made of: a field that is set, or one that has a value.
const STATEMENTS: [(&str, Option<&str>); 10] = [
    ("a", None),
    ("g", None),
    ("k", None),
    ("o", None),
    ("o.p", None),
    ("o.q", None),
    ("g", Some("true")),
    ("g", Some("false")),
    ("k", Some("\"x\"")),
    ("k", Some("\"y\"")),
];

const BODY: &str = "spec: tweetspec/1
id: example.small
name: Small
noun: thing
title: POST /things
doc: Creates a thing.
operation: { method: POST, path: /things, success: 201 }
sources: { book: { title: Book, confidence: documented } }
fields:
  a: { type: string, doc: A., source: { book: a } }
  g: { type: boolean, doc: G., source: { book: g } }
  k:
    type: choice
    doc: K.
    values: { x: { doc: X., source: { book: x } }, y: { doc: Y., source: { book: y } } }
    source: { book: k }
  o: { type: object, rust: Inner, doc: O., source: { book: o } }
  o.p: { type: boolean, doc: P., source: { book: p } }
  o.q: { type: boolean, doc: Q., source: { book: q } }
";

fn statement(number: usize) -> Atom {
    let (field, value) = STATEMENTS[number % STATEMENTS.len()];
    let test = match value {
        Some(value) => Test::OneOf(vec![serde_json::from_str(value).expect("the value is JSON")]),
        None => Test::Set,
    };
    Atom { field: path(field), test }
}

fn rule(index: usize, (when, group, count, severity): Numbers) -> Rule {
    let literal = |(number, negated)| Literal { atom: statement(number), negated };
    let mut members: Vec<Atom> = Vec::new();
    for atom in group.into_iter().map(statement) {
        if !members.contains(&atom) {
            members.push(atom);
        }
    }
    let kind = RuleKind::Presence(Presence {
        scope: Path::default(),
        when: when.into_iter().map(literal).collect(),
        group: members,
        count: Count::ALL[count],
    });
    let severity = if severity < 40 { Severity::Warning } else { Severity::Error };
    Rule { id: format!("rule-{index}"), severity, kind, ..fixture::spec().rules.swap_remove(0) }
}

/// A specification with random rules and random required members.
pub(crate) fn specs() -> impl Strategy<Value = Spec> {
    let numbers = (vec((0..10_usize, any::<bool>()), 0..3), vec(0..10_usize, 1..4), 0..6_usize, any::<u8>());
    (vec(numbers, 0..5), 0..16_u8).prop_map(|(rules, required)| {
        let mut spec = load_without_examples(BODY).expect("the body has no mistake");
        spec.rules = rules.into_iter().enumerate().map(|(index, numbers)| rule(index, numbers)).collect();
        // Seldom, so that something stays possible.
        spec.root.fields[0].required = required == 0;
        if let Shape::Object(inner) = &mut spec.root.fields[3].shape {
            inner.fields[0].required = required & 4 != 0;
        }
        spec
    })
}

/// Every document that a rule can tell from the others.
pub(crate) fn documents() -> Vec<Value> {
    let mut all = Vec::new();
    for a in [None, Some(json!("a"))] {
        for g in [None, Some(json!(true)), Some(json!(false))] {
            for k in [None, Some(json!("x")), Some(json!("y"))] {
                let inner =
                    [json!({}), json!({"p": true}), json!({"q": true}), json!({"p": true, "q": true})];
                for o in [None].into_iter().chain(inner.map(Some)) {
                    let members = [("a", &a), ("g", &g), ("k", &k), ("o", &o)];
                    let members = members
                        .into_iter()
                        .filter_map(|(name, value)| Some((name.to_owned(), value.clone()?)));
                    all.push(Value::Object(members.collect::<Map<_, _>>()));
                }
            }
        }
    }
    all
}

/// For each document, whether it is accepted.
pub(crate) fn verdicts(spec: &Spec) -> Vec<bool> {
    let table = lower(spec);
    let checker = Checker::new(&table);
    let accepts =
        |document: Value| checker.is_valid(document.to_string().as_bytes(), &mut Scratch::default());
    documents().into_iter().map(accepts).collect()
}

mod tests {
    use proptest::prelude::{prop_assert, prop_assert_eq};
    use serde_json::Value;
    use tweetspec_runtime::Severity;
    use tweetspec_spec::ir::{Shape, Spec};

    use super::{documents, specs, verdicts};
    use crate::{
        analyse::{Code, analyse, tests::runner},
        diff::{Change, Effect, Verdict, diff},
    };

    fn without(spec: &Spec, rule: usize) -> Spec {
        let mut spec = spec.clone();
        spec.rules.remove(rule);
        spec
    }

    fn found(spec: &Spec, code: Code) -> Vec<String> {
        let findings = analyse(spec).findings.into_iter().filter(|finding| finding.code == code);
        findings.map(|finding| finding.subject).collect()
    }

    /// Pointers and paths of every field of the small body.
    const FIELDS: [(&str, &str); 6] =
        [("/a", "a"), ("/g", "g"), ("/k", "k"), ("/o", "o"), ("/o/p", "o.p"), ("/o/q", "o.q")];

    #[test]
    fn the_analysis_says_what_trying_every_document_says() {
        let documents = documents();
        let outcome = runner(600).run(&specs(), |spec| {
            let accepted: Vec<&Value> = documents
                .iter()
                .zip(verdicts(&spec))
                .filter(|(_, accepted)| *accepted)
                .map(|(doc, _)| doc)
                .collect();
            prop_assert_eq!(accepted.is_empty(), !analyse(&spec).is_consistent());
            if accepted.is_empty() {
                return Ok(());
            }
            // A field is dead if no document has it, and is named unless what
            // it stands in is dead.
            let occurs = |pointer: &str| accepted.iter().any(|document| document.pointer(pointer).is_some());
            let dead: Vec<String> = FIELDS
                .iter()
                .filter(|(pointer, path)| !occurs(pointer) && (path.len() == 1 || occurs("/o")))
                .map(|(_, path)| (*path).to_owned())
                .collect();
            // Fields that no rule reads are not asked about; none of them is dead.
            prop_assert_eq!(found(&spec, Code::DeadField), dead.clone());
            let inner_required =
                matches!(&spec.root.fields[3].shape, Shape::Object(o) if o.fields[0].required);
            let needed =
                |path: &str| path == "a" && spec.root.fields[0].required || path == "o.p" && inner_required;
            let always: Vec<String> = FIELDS
                .iter()
                .filter(|(pointer, path)| {
                    let mut around =
                        accepted.iter().filter(|document| path.len() == 1 || document.get("o").is_some());
                    occurs(pointer)
                        && around.all(|document| document.pointer(pointer).is_some())
                        && !needed(path)
                })
                .map(|(_, path)| (*path).to_owned())
                .collect();
            prop_assert_eq!(found(&spec, Code::NeverAbsent), always);
            let said = analyse(&spec).findings;
            for (index, rule) in spec.rules.iter().enumerate() {
                // Held as an error, does the rule refuse anything more?
                let mut held = spec.clone();
                held.rules[index].severity = Severity::Error;
                let idle = verdicts(&held) == verdicts(&without(&spec, index));
                let subject = said.iter().any(|finding| finding.subject == rule.id);
                let idle_code = said.iter().any(|finding| {
                    finding.subject == rule.id
                        && matches!(
                            finding.code,
                            Code::RedundantRule | Code::DuplicateRule | Code::VacuousCondition
                        )
                });
                let warns = rule.severity != Severity::Error;
                prop_assert!(!idle_code || idle || warns, "{:?}", rule);
                // What is dead explains the rest, and of two equal rules one is named.
                let twins = said.iter().any(|finding| finding.code == Code::DuplicateRule);
                let explained =
                    !found(&spec, Code::DeadField).is_empty() || !found(&spec, Code::DeadValue).is_empty();
                prop_assert!(!idle || subject || twins || explained, "{:?}", rule);
            }
            Ok(())
        });
        outcome.unwrap_or_else(|error| panic!("{error}"));
    }

    #[test]
    fn a_comparison_says_what_trying_every_document_says() {
        let outcome = runner(300).run(&(specs(), specs()), |(old, new)| {
            let (before, after) = (verdicts(&old), verdicts(&new));
            let tighter = before.iter().zip(&after).any(|(before, after)| *before && !after);
            let looser = before.iter().zip(&after).any(|(before, after)| !before && *after);
            let expected = match (tighter, looser) {
                (false, false) => Verdict::Equal,
                (true, false) => Verdict::Tighter,
                (false, true) => Verdict::Looser,
                (true, true) => Verdict::Both,
            };
            let diff = diff(&old, &new);
            prop_assert_eq!(diff.verdict, expected);
            let shown = |change: &Change| change.proof.is_some() || change.effect == Effect::Same;
            prop_assert!(diff.changes.iter().all(shown));
            Ok(())
        });
        outcome.unwrap_or_else(|error| panic!("{error}"));
    }
}
