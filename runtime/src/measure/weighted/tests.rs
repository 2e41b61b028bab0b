//! The weights of the official library, and the laws that hold for every text.

use std::path::Path;

use proptest::prelude::*;
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;

use super::{WeightRange, Weighted};

const fn range(first: u32, last: u32) -> WeightRange {
    WeightRange { first, last, weight: 100 }
}

const RANGES: &[WeightRange] = &[range(0, 4351), range(8192, 8205), range(8208, 8223), range(8242, 8247)];

/// The third version of the official configuration.
const OFFICIAL: Weighted = Weighted {
    scale: 100,
    default_weight: 200,
    ranges: std::borrow::Cow::Borrowed(RANGES),
    url_weight: 23,
    emoji: true,
};

fn weight(text: &str) -> u32 {
    OFFICIAL.measure(text, 280).total
}

/// A line of `tests/text/golden.ndjson`.
#[derive(Deserialize)]
struct Golden {
    category: String,
    text: String,
    /// What the official library says.
    official: u32,
    /// What we say if that is something else, and why.
    expected: Option<u32>,
    why: Option<String>,
    /// How many UTF-16 code units fit, if the text is too long.
    fits_to: Option<usize>,
    /// Whether the official library takes the text.
    valid: bool,
}

/// The reasons for another weight that `tests/text/README.md` explains.
const REASONS: [&str; 4] = ["current-emoji", "link-tail", "true-place", "whole-characters"];

#[test]
fn golden_weights() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/text/golden.ndjson");
    let data = std::fs::read_to_string(&path).expect("the golden data are part of the project");
    let mut failures = Vec::new();
    let mut count = 0;
    for line in data.lines() {
        let golden: Golden = serde_json::from_str(line).expect("each line is a row");
        count += 1;
        for failure in differences(&golden) {
            failures.push(format!("{}: {:?}: {failure}", golden.category, golden.text));
        }
    }
    assert!(count >= 2500, "only {count} golden texts");
    assert!(failures.is_empty(), "{} failures:\n{}", failures.len(), failures.join("\n"));
}

fn differences(golden: &Golden) -> Vec<String> {
    let mut failures = Vec::new();
    let mut expect = |holds: bool, what: String| {
        if !holds {
            failures.push(what);
        }
    };
    let text = golden.text.as_str();
    let expected = golden.expected.unwrap_or(golden.official);
    let measured = OFFICIAL.measure(text, 280);
    let total = measured.total;
    expect(total == expected, format!("{total} instead of {expected} (official: {})", golden.official));
    expect(expected <= golden.official, "a decision must not make a text longer".to_owned());
    let is_explained =
        golden.why.as_ref().is_some_and(|why| why.split('+').all(|reason| REASONS.contains(&reason)));
    expect(golden.expected.is_none() || is_explained, "the reason is not explained".to_owned());
    for max in [total.saturating_sub(1), total, total + 1, 0, 280] {
        expect(OFFICIAL.fits(text, max) == (total <= max), format!("fits {max}?"));
    }
    if golden.expected.is_none() && !Weighted::is_blank(text) {
        // Our decision about blank texts is Java's: there they are invalid.
        let is_valid = total <= 280 && Weighted::invalid_character(text).is_none();
        expect(is_valid == golden.valid, format!("the official library says valid: {}", golden.valid));
    }
    let parts: u32 = measured.parts.iter().map(|part| part.weight).sum();
    expect(parts == total, format!("the parts add up to {parts}"));
    expect(measured.first_over.is_some() == (total > 280), "an offset belongs to a long text".to_owned());
    if let (Some(offset), Some(fits_to)) = (measured.first_over, golden.fits_to) {
        let units = text.get(..offset).map_or(usize::MAX, |fitting| fitting.encode_utf16().count());
        // We step back to the start of a letter with marks.
        let between: String =
            text.encode_utf16().skip(units).take(fits_to.saturating_sub(units)).collect_lossy();
        expect(
            units == fits_to || between.chars().skip(1).all(is_mark),
            format!("over at {units}, not {fits_to}"),
        );
    }
    failures
}

trait CollectLossy {
    fn collect_lossy(self) -> String;
}

impl<I: Iterator<Item = u16>> CollectLossy for I {
    fn collect_lossy(self) -> String {
        String::from_utf16_lossy(&self.collect::<Vec<_>>())
    }
}

fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c) || matches!(c, '\u{200d}' | '\u{fe0e}' | '\u{fe0f}')
}

/// The official suite is not part of the project; it is run where it is.
#[test]
fn official_conformance_suite() {
    let Some(place) = std::env::var_os("TEXT_CONFORMANCE") else {
        println!("not run: TEXT_CONFORMANCE does not name the folder with the official validate.yml");
        return;
    };
    let source = std::fs::read_to_string(Path::new(&place).join("validate.yml")).expect("the suite is there");
    let suite: serde_yaml::Value = serde_yaml::from_str(&source).expect("the suite is YAML");
    let sections = suite["tests"].as_mapping().expect("the suite has sections");
    let mut count = 0;
    for (section, cases) in sections {
        let section = section.as_str().expect("a section has a name");
        // One section has the older configuration, which knows no sequences.
        let emoji = !section.starts_with("Weighted") || section.contains("Emoji");
        let weighted = Weighted { emoji, ..OFFICIAL };
        for case in cases.as_sequence().expect("a section is a list") {
            let Some(expected) = case["expected"]["weightedLength"].as_u64() else { continue };
            let text = case["text"].as_str().expect("a case has a text");
            let total = weighted.measure(text, 280).total;
            assert_eq!(u64::from(total), expected, "{section}: {text:?}");
            let is_valid = (1..=280).contains(&total) && Weighted::invalid_character(text).is_none();
            assert_eq!(Some(is_valid), case["expected"]["valid"].as_bool(), "{section}: {text:?}");
            count += 1;
        }
    }
    assert!(count > 0, "the suite has no weights");
    println!("{count} cases of the official suite hold");
}

#[track_caller]
fn check_over(text: &str, max: u32, expected: &str) {
    let offset = OFFICIAL.measure(text, max).first_over;
    assert_eq!(offset.and_then(|offset| text.get(offset..)), Some(expected), "{text:?}");
}

#[test]
fn what_is_over_starts_at_a_whole_thing() {
    check_over("abcdef", 4, "ef");
    check_over("ab日本", 4, "本");
    check_over("ab日本", 5, "本");
    check_over("ab👨‍👩‍👧‍👦c", 3, "👨‍👩‍👧‍👦c");
    check_over("ab http://example.com c", 25, "http://example.com c");
    check_over("ab e\u{301}", 3, "e\u{301}");
    check_over("abe\u{301}x日y", 5, "日y");
    // No composed form: letter and mark count 1 each and stay together.
    check_over("abq\u{301}x", 3, "q\u{301}x");
    check_over("1️⃣2️⃣", 3, "2️⃣");
    // The mark is over, the emoji that it stands on is not.
    check_over("🏳️‍🌈\u{340}", 2, "\u{340}");
}

#[test]
fn a_length_is_broken_down() {
    let measured = OFFICIAL.measure("ab 日本 http://example.com 👍🏽😀", 280);
    let parts: Vec<_> = measured.parts.iter().map(|part| (part.kind, part.count, part.weight)).collect();
    assert_eq!(parts, [("characters", 5, 5), ("wide characters", 2, 4), ("links", 1, 23), ("emoji", 2, 4)]);
    // What might have been an emoji, and is none.
    let measured = OFFICIAL.measure("“1” → 2日#é", 280);
    let parts: Vec<_> = measured.parts.iter().map(|part| (part.kind, part.count, part.weight)).collect();
    assert_eq!(parts, [("characters", 8, 8), ("wide characters", 2, 4)]);
}

#[test]
fn other_parameters() {
    let plain =
        Weighted { scale: 1, default_weight: 1, ranges: Vec::new().into(), url_weight: 23, emoji: false };
    assert_eq!(plain.measure("日本é", 280).total, 3);
    assert_eq!(plain.measure("👍🏽", 280).total, 2);
    let fraction =
        Weighted { scale: 3, default_weight: 1, ranges: Vec::new().into(), url_weight: 23, emoji: false };
    assert_eq!(fraction.measure("abcd", 280).total, 2);
    assert!(fraction.fits("abc", 1) && !fraction.fits("abcd", 1));
    let nothing =
        Weighted { scale: 0, default_weight: 0, ranges: Vec::new().into(), url_weight: 0, emoji: true };
    assert_eq!(nothing.measure("abc a.com", 280).total, 0);
    assert!(nothing.fits("abc", 0));
}

/// Hostile texts, so long that quadratic time would not come to an end; the
/// bench in `benches/text` takes the time of such texts.
#[test]
fn hostile_texts_take_linear_time() {
    let pieces = [
        "é.",
        "あ_.",
        "a_b.com.",
        "x_y.com",
        "a.com日",
        "_",
        "-.",
        "é_",
        "日",
        ".",
        "com.",
        "a.com/(",
        "a.com?",
        "t.co/((",
        "http://",
        "http://a_.com",
        "xn--",
        ".xn--a",
        "é日.co_.",
        "a..com",
        "👨\u{200d}",
        "🇺",
        "\u{301}",
        "e\u{301}.",
        "a.b_c.com_",
        "日本語日本語日本語日本語日本語.com ",
        "@a.com",
        ":80/",
        "가.com",
        "\u{1100}",
    ];
    for piece in pieces {
        for end in ["", ".com", " a.com", "_.com"] {
            let text = piece.repeat(200_000 / piece.len()) + end;
            let fits = OFFICIAL.fits(&text, 1_000_000);
            let measured = OFFICIAL.measure(&text, 280);
            assert!(fits && measured.total > 0);
        }
    }
}

/// The second rule of `fast`, for every character of the planes in use; all
/// the others have no decomposition and weigh as much as a Han character.
#[test]
fn no_character_counts_more_than_its_bytes_allow() {
    let sum = |text: &str| text.chars().map(|c| weight(&c.to_string())).sum::<u32>();
    for c in ('\0'..='\u{3ffff}').chain('\u{e0000}'..='\u{e0fff}') {
        let bytes = c.len_utf8() as u32;
        let decomposed: String = c.nfd().collect();
        assert!(sum(&decomposed) <= 2 * bytes, "{c:?}");
        let composed: String = c.nfc().collect();
        assert!(sum(&composed) <= composed.len() as u32, "{c:?}");
    }
}

/// Texts made of what links, emoji and normal forms are made of.
fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            "a", "com", "t.co", ".", "http://", "https://t.co/abc", "example.com/a_(b)?c=d", "_", "-", "/", ":", "(", ")",
            "?", "@", "日", "한국", "é", "e\u{301}", "\u{323}", "한", "😀", "👨‍👩‍👧", "👍🏽", "🇺🇸", "🇬", "1\u{fe0f}\u{20e3}", "\u{fe0f}",
            "\u{200d}", "\u{feff}", " ", "\n", "Ω", "\u{1d15e}", "xn--p1ai", "рф",
        ]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn the_bounds_hold(text in texts()) {
        let dots = 23 * text.matches('.').count() as u32;
        prop_assert!(weight(&text) <= 2 * text.len() as u32 + dots);
        let composed: String = text.nfc().collect();
        prop_assert!(weight(&composed) <= composed.len() as u32 + dots);
    }

    #[test]
    fn the_quick_answer_is_the_slow_answer(text in texts(), max in 0_u32..200) {
        let total = weight(&text);
        for max in [max, total.saturating_sub(1), total, total + 1] {
            prop_assert_eq!(OFFICIAL.fits(&text, max), total <= max);
            prop_assert_eq!(OFFICIAL.fits_slowly(&text, max), total <= max);
        }
    }

    #[test]
    fn normal_forms_weigh_the_same(text in texts()) {
        let total = weight(&text);
        prop_assert_eq!(weight(&text.nfc().collect::<String>()), total);
        prop_assert_eq!(weight(&text.nfd().collect::<String>()), total);
    }

    #[test]
    fn lines_add_up(first in texts(), second in "[ -~]{2}", rest in texts()) {
        // A line that starts with an ASCII character joins nothing before it.
        // One is not enough: an accent of the rest may make another letter of
        // it, and the official libraries let no such letter begin a link that
        // begins a text.
        let second = format!("{second}{rest}");
        prop_assert_eq!(weight(&format!("{first}\n{second}")), weight(&first) + 1 + weight(&second));
    }

    #[test]
    fn the_offset_is_in_the_text_and_not_within_a_letter(text in texts(), max in 0_u32..60) {
        let measured = OFFICIAL.measure(&text, max);
        prop_assert_eq!(measured.first_over.is_some(), measured.total > max);
        if let Some(offset) = measured.first_over {
            prop_assert!(offset < text.len() && text.is_char_boundary(offset));
        }
    }

    #[test]
    fn nothing_panics(text in any::<String>(), max in any::<u32>()) {
        let _ = OFFICIAL.fits(&text, max);
        let _ = OFFICIAL.measure(&text, max);
        let _ = Weighted::invalid_character(&text);
        let _ = Weighted::is_blank(&text);
    }
}
