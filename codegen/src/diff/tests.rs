//! Comparisons of specifications, and laws that hold of all of them.

use std::path::PathBuf;

use proptest::{
    prelude::{Strategy, any, prop_assert, prop_assert_eq},
    test_runner::TestCaseError,
};
use serde_json::{Value, json};
use tweetspec_runtime::{Checker, Pattern, Scratch, Table};
use tweetspec_spec::{
    ir::{ListShape, RuleKind, Shape, Spec, StringShape},
    lower,
};

use super::{Effect, Under, Verdict, diff};
use crate::analyse::tests::{expect, files, folder, read, runner, small_world::specs};

/// The pairs: a file that ends in `.old.yaml` and the one that ends in
/// `.new.yaml` beside it.
fn pairs() -> Vec<(PathBuf, Spec, Spec)> {
    let old = files(&folder("tests/specs/diff"), "yaml").into_iter();
    let old = old.filter(|path| path.to_string_lossy().ends_with(".old.yaml"));
    let pair = |path: PathBuf| {
        let new = PathBuf::from(path.to_string_lossy().replace(".old.yaml", ".new.yaml"));
        let report = PathBuf::from(path.to_string_lossy().replace(".old.yaml", ".txt"));
        (report, read(&path), read(&new))
    };
    old.map(pair).collect()
}

/// Every specification that there is to compare with itself.
fn all() -> Vec<Spec> {
    let folders = ["tests/specs/analyse", "tests/specs/diff", "tests/specs", "spec/x"];
    folders.iter().flat_map(|name| files(&folder(name), "yaml")).map(|path| read(&path)).collect()
}

#[test]
fn every_difference_is_found_and_shown() {
    let said = |(report, old, new): (PathBuf, Spec, Spec)| (report, diff(&old, &new).to_text("old", "new"));
    expect(pairs().into_iter().map(said).collect());
}

/// What programs read is what people read.
#[test]
fn the_report_as_json_says_the_same() {
    for (path, old, new) in pairs() {
        let diff = diff(&old, &new);
        let json = diff.to_json("a.yaml", "b.yaml");
        assert_eq!((&json["old"], &json["new"]), (&json!("a.yaml"), &json!("b.yaml")));
        assert_eq!(json["verdict"], format!("{:?}", diff.verdict).to_lowercase(), "{path:?}");
        let changes = json["changes"].as_array().expect("changes are a list");
        assert_eq!(changes.len(), diff.changes.len(), "{path:?}");
        for (json, change) in changes.iter().zip(&diff.changes) {
            assert_eq!(json["effect"], format!("{:?}", change.effect).to_lowercase());
            assert_eq!(json["subject"], json!(change.subject));
            assert_eq!(json["message"], json!(change.message));
            let profiles = change.profiles.iter().map(|Under { old, new }| {
                if old == new { json!(old) } else { json!({ "old": old, "new": new }) }
            });
            assert_eq!(json["profiles"], profiles.collect::<Value>());
            assert_eq!(json["proof"], json!(change.proof));
        }
    }
}

#[test]
fn a_specification_is_equal_to_itself() {
    for spec in all() {
        let diff = diff(&spec, &spec);
        assert_eq!((diff.verdict, diff.changes), (Verdict::Equal, Vec::new()), "{}", spec.id);
    }
}

#[test]
fn what_is_tighter_one_way_is_looser_the_other_way() {
    for (path, old, new) in pairs() {
        let count = |old: &Spec, new: &Spec, effect| {
            diff(old, new).changes.iter().filter(|change| change.effect == effect).count()
        };
        assert_eq!(count(&old, &new, Effect::Tighter), count(&new, &old, Effect::Looser), "{path:?}");
        assert_eq!(count(&old, &new, Effect::Looser), count(&new, &old, Effect::Tighter), "{path:?}");
    }
}

#[test]
fn proofs_change_the_verdict() {
    let mut proofs = 0;
    for (path, old, new) in pairs() {
        for (old, new) in [(&old, &new), (&new, &old)] {
            let tables = [lower(old), lower(new)];
            for change in diff(old, new).changes {
                let Some(proof) = change.proof else {
                    assert_eq!(change.effect, Effect::Same, "{path:?}: {change:?}");
                    continue;
                };
                let under = change.profiles.first();
                let (before, after) = (under.map(|under| &*under.old), under.map(|under| &*under.new));
                let verdicts = [(&tables[0], before), (&tables[1], after)].map(|(table, profile)| {
                    let checker = Checker::new(table);
                    let checker = match profile {
                        Some(profile) => checker.profile(profile).expect("there is such a profile"),
                        None => checker,
                    };
                    checker.is_valid(proof.to_string().as_bytes(), &mut Scratch::default())
                });
                let tighter = change.effect == Effect::Tighter;
                assert_eq!(verdicts, [tighter, !tighter], "{path:?}: {proof}");
                proofs += 1;
            }
        }
    }
    assert!(proofs > 50, "{proofs}");
}

/// Numbers that become the limits of a small specification.
type Limits = ((u8, u8, u8), (u8, u8, bool), (u8, bool), bool);

fn limits() -> impl Strategy<Value = Limits> {
    let texts = (0..4_u8, 0..5_u8, 0..4_u8);
    (texts, (0..3_u8, 0..4_u8, any::<bool>()), (0..4_u8, any::<bool>()), any::<bool>())
}

/// The random rules of the small world, and random limits: `a` becomes a text
/// or a list of texts, `k` loses or opens its values, a limit gets a name.
fn limited(mut spec: Spec, ((min, max, form), (few, many, unique), (values, open), listed): Limits) -> Spec {
    let pattern = ["^[a-c]{1,3}$", "^[a-z]+$", "^[0-9]{2}$"].get(usize::from(form));
    let text = Shape::String(StringShape {
        min_chars: u32::from(min),
        max_chars: (max < 4).then(|| u32::from(max.max(min))),
        pattern: pattern.map(|text| Pattern::parse(text).expect("the pattern is in the subset")),
        pattern_doc: "letters".into(),
    });
    let list = |item| {
        Shape::List(Box::new(ListShape {
            item,
            item_doc: String::new(),
            item_sources: Vec::new(),
            noun: "item".into(),
            min: u32::from(few),
            max: (many < 3).then(|| u32::from(many.max(few))),
            unique,
        }))
    };
    spec.root.fields[0].shape = if listed { list(text) } else { text };
    if let Shape::Choice(choice) = &mut spec.root.fields[2].shape {
        choice.open = open;
        choice.values.truncate(usize::from(values).clamp(1, 2));
    }
    // What cannot be met would leave nothing to compare.
    spec.root.fields[0].required = false;
    if values == 3 && !listed {
        let kind = RuleKind::Limit { field: spec.root.fields[0].path.clone(), measure: None, max: 2 };
        spec.rules.push(tweetspec_spec::ir::Rule {
            id: "short".into(),
            kind,
            ..crate::fixture::spec().rules.swap_remove(0)
        });
    }
    spec
}

/// Documents around the limits that [`limited`] sets.
fn around_the_limits() -> Vec<String> {
    let texts = ["", "a", "ab", "abc", "abcd", "x", "xyz", "1", "12", "123"];
    let mut values: Vec<Value> = texts.iter().map(|text| json!(text)).collect();
    values.extend(texts.iter().flat_map(|text| {
        [json!([text]), json!([text, text]), json!([text, "ab"]), json!([text, "12", "a"])]
    }));
    values.push(json!([]));
    let mut documents: Vec<Value> = values.iter().map(|value| json!({ "a": value })).collect();
    let others = [json!({ "k": "x" }), json!({ "k": "y" }), json!({ "k": "z" }), json!({ "g": true })];
    documents.extend(others);
    documents.extend(values.iter().map(|value| json!({ "a": value, "o": { "p": true }, "k": "x" })));
    documents.iter().map(Value::to_string).collect()
}

fn accepts(table: &Table, document: &str) -> bool {
    Checker::new(table).is_valid(document.as_bytes(), &mut Scratch::default())
}

/// Rules and limits at random: a specification is equal to itself, each proof
/// is a document on which the two verdicts differ as is said, and no document
/// changes its verdict in a way that is not said.
#[test]
fn random_specifications_are_compared_as_the_engine_judges() {
    let documents = around_the_limits();
    let proofs = std::cell::Cell::new(0);
    let pair = (specs(), limits(), specs(), limits())
        .prop_map(|(old, before, new, after)| (limited(old, before), limited(new, after)));
    let outcome = runner(150).run(&pair, |(old, new)| {
        for spec in [&old, &new] {
            let same = diff(spec, spec);
            prop_assert_eq!((same.verdict, same.changes), (Verdict::Equal, Vec::new()));
        }
        let (diff, tables) = (diff(&old, &new), [lower(&old), lower(&new)]);
        for change in &diff.changes {
            let Some(proof) = &change.proof else { continue };
            let tighter = change.effect == Effect::Tighter;
            let verdicts = tables.each_ref().map(|table| accepts(table, &proof.to_string()));
            prop_assert_eq!(verdicts, [tighter, !tighter], "{:?}", change);
            proofs.set(proofs.get() + 1);
        }
        for document in &documents {
            let expected = match tables.each_ref().map(|table| accepts(table, document)) {
                [true, false] => [Verdict::Tighter, Verdict::Both],
                [false, true] => [Verdict::Looser, Verdict::Both],
                _ => continue,
            };
            prop_assert!(expected.contains(&diff.verdict), "{document}: {:?}", diff.verdict);
        }
        Ok::<(), TestCaseError>(())
    });
    outcome.unwrap_or_else(|error| panic!("{error}"));
    assert!(proofs.get() > 200, "{}", proofs.get());
}
