//! The reader against serde_json: the same texts accepted, the same values
//! read, and spans that hold what they say.

use std::str;

use proptest::strategy::Strategy;
use serde_json::Value;
use tweetspec_runtime::Tape;
use tweetspec_tests::dice::{self, Dice};
use tweetspec_tests::json::{Json, Text};
use tweetspec_tests::reading::{Difference, compare};
use tweetspec_tests::sample;
use tweetspec_tests::shrink::Documents;

/// Any document at all.
fn anything(depth: usize, dice: &mut Dice) -> Json {
    const NAMES: [&str; 6] = ["a", "b", "", "text", "é", "\u{1F600}\"\\"];
    match dice.below(if depth == 0 { 2 } else { 6 }) {
        0 | 1 => sample::wild_scalar(dice),
        2 | 3 => Json::Array((0..dice.below(5)).map(|_| anything(depth - 1, dice)).collect()),
        _ => {
            let mut member = |_| {
                let name = Text { text: (*dice.pick(&NAMES)).to_owned(), escaped: dice.percent(10) };
                (name, anything(depth - 1, dice))
            };
            Json::Object((0..4).map(&mut member).collect())
        }
    }
}

/// Changes some bytes; the text is often no JSON any more.
pub(crate) fn garble(bytes: &mut Vec<u8>, dice: &mut Dice) {
    const PIECES: [&[u8]; 24] = [
        b"\"",
        b"\\",
        b"{",
        b"}",
        b"[",
        b"]",
        b",",
        b":",
        b" ",
        b"0",
        b"-",
        b".",
        b"e",
        b"\n",
        b"\\ud800",
        b"\\u12",
        b"\xFF",
        b"\xC3",
        "é".as_bytes(),
        "\u{FEFF}".as_bytes(),
        b"null",
        b"tru",
        b"//",
        b"\x01",
    ];
    let at = dice.below(bytes.len() + 1);
    match dice.below(4) {
        0 => bytes.truncate(at),
        1 => {
            bytes.splice(at..at, dice.pick(&PIECES).iter().copied());
        }
        2 if at < bytes.len() => {
            bytes.remove(at);
        }
        _ if at < bytes.len() => {
            let piece = *dice.pick(&PIECES);
            bytes.splice(at..=at, piece.iter().copied());
        }
        _ => {}
    }
}

#[test]
fn documents_and_garbled_documents() {
    let documents = Documents(|dice: &mut Dice| anything(4, dice));
    let texts = (documents, proptest::num::u8::ANY, proptest::bool::ANY).prop_map(|(json, seed, pretty)| {
        let mut text = if pretty { format!("{json:#}") } else { json.to_string() }.into_bytes();
        let mut rng = dice::seeded(seed);
        let mut dice = Dice::new(&mut rng);
        for _ in 0..dice.below(3) {
            garble(&mut text, &mut dice);
        }
        text
    });
    let outcome = dice::runner(6_000)
        .run(&texts, |text| compare(&text).map_err(proptest::test_runner::TestCaseError::fail));
    if let Err(error) = outcome {
        panic!("{error}");
    }
}

/// All texts of up to four pieces that JSON is made of.
#[test]
fn every_short_text() {
    const ALPHABET: [&[u8]; 13] =
        [b"{", b"}", b"[", b"]", b",", b":", b"\"", b"\\", b"0", b"-", b" ", b"null", b"1.5e1"];
    let mut texts: Vec<Vec<u8>> = vec![Vec::new()];
    let mut from = 0;
    for _ in 0..4 {
        let longest = from..texts.len();
        from = texts.len();
        for index in longest {
            for piece in ALPHABET {
                texts.push([&texts[index][..], piece].concat());
            }
        }
    }
    for text in texts {
        compare(&text).unwrap_or_else(|error| panic!("{error}"));
    }
}

/// Shows that the difference is there: only the reader accepts the text.
#[track_caller]
fn differs(source: &[u8], difference: Difference) {
    assert!(Tape::new().read_json(source, false), "the reader accepts {:?}", str::from_utf8(source));
    let error = serde_json::from_slice::<Value>(source).expect_err("serde_json refuses the text");
    assert_eq!(Difference::explaining(source, &error), Some(difference), "{error}");
}

#[test]
fn a_byte_order_mark_is_skipped() {
    differs("\u{FEFF}{}".as_bytes(), Difference::ByteOrderMark);
}

#[test]
fn nesting_has_no_limit() {
    differs(&[[b'['; 200], [b']'; 200]].concat(), Difference::Depth);
}

#[test]
fn a_number_is_kept_as_it_is_written() {
    differs(b"1e999", Difference::HugeNumber);
}
