//! Comparisons of specifications, and laws that hold of all of them.

use std::path::PathBuf;

use tweetspec_runtime::{Checker, Scratch};
use tweetspec_spec::{ir::Spec, lower};

use super::{Effect, Verdict, diff};
use crate::analyse::tests::{expect, files, folder, read};

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
                let profile = change.profiles.first().unwrap_or(&old.profiles[0].name);
                let verdicts = tables.each_ref().map(|table| {
                    let checker = Checker::new(table).profile(profile).expect("both have the profile");
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
