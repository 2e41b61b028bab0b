//! What the fuzz targets share: the question that each of them asks of its
//! input. A panic is the answer that a fuzzer looks for.

use tweetspec::CreateTweet;
use tweetspec_runtime::{Checker, Measure, Policy, Report, Scratch, Severity, mend};
use tweetspec_tests::{reading, sane};

/// Panics with what is wrong.
#[track_caller]
fn sound(outcome: Result<(), String>) {
    if let Err(what) = outcome {
        panic!("{what}");
    }
}

/// The reader of JSON: the same texts accepted as by serde_json, the same
/// values, and spans that hold what they say.
pub fn json_reader(source: &[u8]) {
    sound(reading::compare(source));
}

/// The reader of YAML: verdict and findings agree, and findings stand in the
/// text.
pub fn yaml_reader(source: &[u8]) {
    let mut scratch = Scratch::default();
    let checker = Checker::new(CreateTweet::TABLE);
    let report = checker.check_yaml(source, &mut scratch);
    assert_eq!(checker.is_valid_yaml(source, &mut scratch), report.is_valid(), "{report}");
    sound(sane::check(&report, source));
}

/// The loader of specifications: diagnostics or a specification, and one from
/// which everything can be made.
pub fn spec_loader(source: &[u8]) {
    let Ok(source) = str::from_utf8(source) else { return };
    if let Ok(spec) = tweetspec_spec::load(source) {
        let table = tweetspec_spec::lower(&spec);
        Checker::new(&table).check(b"{}", &mut Scratch::default());
        let specs = [spec];
        tweetspec_codegen::generate(&specs);
        tweetspec_codegen::corpus::files(&specs);
    }
}

/// The engine: verdict and findings agree under every profile, and a value is
/// judged like its text.
pub fn engine(source: &[u8]) {
    let mut scratch = Scratch::default();
    for profile in CreateTweet::TABLE.profiles.iter() {
        let checker = Checker::new(CreateTweet::TABLE).least(Severity::Info);
        let checker = checker.profile(profile).expect("the profile is of the table");
        let report = checker.check(source, &mut scratch);
        assert_eq!(checker.is_valid(source, &mut scratch), report.is_valid(), "{report}");
        sound(sane::check(&report, source));
        if let Ok(value) = serde_json::from_slice::<serde_json::Value>(source) {
            let of_value = checker.check_value(&value, &mut scratch).expect("a value can be written");
            let of_text = checker.check(value.to_string().as_bytes(), &mut scratch);
            assert_eq!(of_value, of_text);
        }
    }
    assert_eq!(CreateTweet::from_json(source).is_ok(), CreateTweet::is_valid(source));
}

/// The weighted length: what fits and how long it is agree, and the first
/// character that is over a limit stands in the text.
pub fn weighted_text(source: &[u8]) {
    let Ok(text) = str::from_utf8(source) else { return };
    for measure in CreateTweet::TABLE.measures.iter().chain([&Measure::Chars]) {
        let total = measure.measure(text, 0).total;
        for max in [0, 1, 23, 280, total.saturating_sub(1), total] {
            let measured = measure.measure(text, max);
            assert_eq!(measured.total, total, "the limit changes the length");
            assert_eq!(measure.fits(text, max), total <= max, "{total} of {max}");
            assert_eq!(measured.first_over.is_some(), total > max, "{total} of {max}");
            assert!(measured.first_over.is_none_or(|at| text.is_char_boundary(at) && at < text.len()));
            let parts: u32 = measured.parts.iter().map(|part| part.weight).sum();
            assert_eq!(parts, total, "the parts do not add up");
        }
    }
}

/// Fixes: there is never more to complain about, mending comes to an end, and
/// the report is about the text that came of it.
pub fn fixes(source: &[u8]) {
    let mut scratch = Scratch::default();
    let checker = Checker::new(CreateTweet::TABLE);
    let mut check = |text: &[u8]| -> Report { checker.check(text, &mut scratch) };
    let before = check(source);
    for policy in [Policy::default(), Policy { unsafe_fixes: true, choices: Vec::new() }] {
        let mended = mend(source, &policy, &mut check);
        let no_worse = sane::no_worse((source, &before), (&mended.text, &mended.report));
        assert!(no_worse, "{}", mended.report);
        assert_eq!(check(&mended.text), mended.report);
        let again = mend(&mended.text, &policy, &mut check);
        assert_eq!(String::from_utf8_lossy(&again.text), String::from_utf8_lossy(&mended.text));
    }
}
