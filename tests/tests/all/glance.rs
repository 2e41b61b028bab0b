//! The first look at a document against the walk: it takes nothing of which the
//! walk has something to say, and it takes nearly everything else.

use std::cell::{Cell, RefCell};

use tweetspec_runtime::{Checker, Scratch, Severity};
use tweetspec_tests::dice::{self, Dice};
use tweetspec_tests::json::Json;
use tweetspec_tests::sample;

use crate::agreement::random;
use crate::payloads;
use crate::reader;
use crate::verdict::on_documents;
use crate::worlds::{self, CREATE_TWEET, World};

const LEVELS: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Info];

/// What the walk alone says of a text that the first look takes.
fn compare(checker: Checker<'_>, source: &[u8], scratch: &mut Scratch) -> Result<bool, String> {
    let mut taken = false;
    for least in LEVELS {
        let checker = checker.least(least);
        if !checker.glance(source, scratch) {
            continue;
        }
        let report = checker.without_glance().check(source, scratch);
        let valid = checker.without_glance().is_valid(source, scratch);
        if !report.is_empty() || !valid {
            let source = String::from_utf8_lossy(source);
            return Err(format!("at {least:?} it takes {source}, of which the walk says:\n{report}"));
        }
        taken = true;
    }
    Ok(taken)
}

/// Under no more profile than the default, under each, and under all.
fn under_profiles(world: &World, source: &[u8], scratch: &mut Scratch) -> Result<(), String> {
    let names: Vec<&str> = world.spec.profiles.iter().map(|profile| profile.name.as_str()).collect();
    for profiles in names.iter().map(std::slice::from_ref).chain([&names[..]]) {
        let checker = world.checker().profiles(profiles).map_err(|error| error.to_string())?;
        compare(checker, source, scratch).map_err(|what| format!("{profiles:?}: {what}"))?;
    }
    Ok(())
}

#[test]
fn nothing_is_taken_that_has_a_finding() {
    for world in worlds::all() {
        let scratch = RefCell::new(Scratch::default());
        let documents = |dice: &mut Dice| {
            let seed = dice.below(256);
            Json::Array(vec![Json::Number(seed.to_string()), random::document(world, dice)])
        };
        on_documents(6_000, documents, |pair| {
            let Json::Array(pair) = pair else { return Ok(()) };
            let [Json::Number(seed), json] = pair.as_slice() else { return Ok(()) };
            let mut rng = dice::seeded(seed.parse().unwrap_or_default());
            let mut dice = Dice::new(&mut rng);
            let mut bytes =
                if dice.percent(50) { format!("{json}") } else { format!("{json:#}") }.into_bytes();
            let scratch = &mut *scratch.borrow_mut();
            under_profiles(world, &bytes, scratch)?;
            reader::garble(&mut bytes, &mut dice);
            under_profiles(world, &bytes, scratch)
        });
    }
}

/// Every payload of the tests, and each with every byte changed, doubled and
/// taken out.
#[test]
fn nothing_near_a_payload_is_taken_that_has_a_finding() {
    const BYTES: &[u8] = b"\"\\{}],:0-1.e $@\n\x1f\xc3";
    let scratch = &mut Scratch::default();
    let mut taken = 0;
    for (path, source) in payloads::sources() {
        under_profiles(&CREATE_TWEET, &source, scratch).unwrap_or_else(|what| panic!("{path}: {what}"));
        // Longer ones repeat the constructs of the shorter ones.
        if source.len() > 200 {
            continue;
        }
        let checker = CREATE_TWEET.checker();
        for at in 0..source.len() {
            let mut variants: Vec<Vec<u8>> = Vec::new();
            let variant = |with: &[u8]| [&source[..at], with, &source[at + 1..]].concat();
            variants.push(variant(b""));
            variants.push(variant(&[source[at], source[at]]));
            variants.extend(BYTES.iter().map(|&byte| variant(&[byte])));
            variants.push(source[..at].to_vec());
            for variant in variants {
                let is_taken = compare(checker, &variant, scratch);
                taken += u32::from(is_taken.unwrap_or_else(|what| panic!("{path}, byte {at}: {what}")));
            }
        }
    }
    assert!(taken > 10_000, "only {taken} variants were taken, which tests little");
}

/// A first look that takes nothing would go unnoticed otherwise.
#[test]
fn most_of_what_is_right_is_taken() {
    for world in worlds::all() {
        let scratch = RefCell::new(Scratch::default());
        let (taken, left) = (Cell::new(0), Cell::new(0));
        let documents = |dice: &mut Dice| {
            let mut json = sample::document(&world.spec, dice);
            json.unescape();
            json
        };
        on_documents(2_000, documents, |json| {
            let scratch = &mut *scratch.borrow_mut();
            let source = json.to_string();
            let checker = world.checker().least(Severity::Error);
            if checker.without_glance().is_valid(source.as_bytes(), scratch) {
                let counter = if checker.glance(source.as_bytes(), scratch) { &taken } else { &left };
                counter.set(counter.get() + 1);
            }
            Ok(())
        });
        let share = 100 * taken.get() / (taken.get() + left.get());
        // What is left has unknown members in an open object, or a list whose
        // elements have to differ.
        let least = if world.spec.id == CREATE_TWEET.spec.id { 99 } else { 50 };
        assert!(share >= least, "{}: {share} % are taken", world.spec.id);
    }
}
