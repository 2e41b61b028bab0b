//! The reader against serde_json: the same texts accepted, the same values
//! read, and spans that hold what they say.

use std::str;

use proptest::strategy::Strategy;
use serde_json::Value;
use tweetspec_runtime::{Document, Kind, NodeId, Tape};
use tweetspec_tests::dice::{self, Dice};
use tweetspec_tests::json::{Json, Text};
use tweetspec_tests::sample;
use tweetspec_tests::shrink::Documents;

/// Where the reader and serde_json differ on purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Difference {
    /// A byte order mark is skipped; serde_json refuses it.
    ByteOrderMark,
    /// Nothing recurses, so nesting has no limit; serde_json stops at 128.
    Depth,
    /// A number is kept as it is written; serde_json refuses what a float of
    /// 64 bits cannot hold.
    HugeNumber,
}

impl Difference {
    /// The difference that explains why serde_json refuses a text and the
    /// reader does not.
    fn explaining(source: &[u8], error: &serde_json::Error) -> Option<Self> {
        let error = error.to_string();
        if source.starts_with("\u{FEFF}".as_bytes()) {
            Some(Self::ByteOrderMark)
        } else if error.starts_with("recursion limit exceeded") {
            Some(Self::Depth)
        } else if error.starts_with("number out of range") {
            Some(Self::HugeNumber)
        } else {
            None
        }
    }
}

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

/// The value of a node, with the last of repeated members, as serde_json has it.
fn value_of(document: Document<'_>, id: NodeId) -> Value {
    match document.node(id).kind {
        Kind::Null => Value::Null,
        Kind::False => Value::Bool(false),
        Kind::True => Value::Bool(true),
        // A number that no float can hold is compared as it is written.
        Kind::Number => document.raw(id).parse().unwrap_or_else(|_| document.raw(id).into()),
        Kind::String => document.text(id).into(),
        Kind::Array => document.elements(id).map(|element| value_of(document, element)).collect(),
        Kind::Object => document
            .members(id)
            .map(|(key, value)| (document.text(key).into_owned(), value_of(document, value)))
            .collect(),
        Kind::Broken => panic!("a document without findings has no broken node"),
    }
}

/// Every node below this one, this one included, holds its own value.
fn check_spans(document: Document<'_>, id: NodeId) -> Result<(), String> {
    let raw = document.raw(id);
    let read: Value = match raw.parse() {
        Ok(read) => read,
        Err(error) if error.to_string().starts_with("number out of range") => return Ok(()),
        Err(error) => return Err(format!("the span of {id:?} holds {raw:?}: {error}")),
    };
    if read != value_of(document, id) {
        return Err(format!(
            "the span of {id:?} holds {raw:?} but the node means {}",
            value_of(document, id)
        ));
    }
    let inside: Vec<NodeId> = match document.node(id).kind {
        Kind::Array => document.elements(id).collect(),
        Kind::Object => document.members(id).flat_map(|(key, value)| [key, value]).collect(),
        _ => Vec::new(),
    };
    inside.into_iter().try_for_each(|node| check_spans(document, node))
}

/// Reads a text in both ways and with serde_json.
fn compare(source: &[u8]) -> Result<(), String> {
    let (mut strict, mut mending) = (Tape::new(), Tape::new());
    let accepted = strict.read_json(source, false);
    let unbroken = mending.read_json(source, true);
    let wrong = |what: &str| Err(format!("{what}: {:?}", String::from_utf8_lossy(source)));
    if accepted != unbroken || unbroken != mending.findings().is_empty() {
        return wrong("reading with and without recovery differ");
    }
    let mut places = mending.findings().iter().map(|finding| finding.span);
    if places.any(|span| span.start > span.end || span.end > source.len()) {
        return wrong("a finding stands outside of the text");
    }
    match serde_json::from_slice::<Value>(source) {
        Ok(_) if !accepted => wrong("only serde_json accepts it"),
        Err(error) if accepted && Difference::explaining(source, &error).is_none() => {
            wrong(&format!("only the reader accepts it ({error})"))
        }
        Ok(expected) => {
            let document = strict.document(source);
            let root = document.root().ok_or("an accepted text has a value")?;
            if value_of(document, root) != expected {
                return wrong("the values differ");
            }
            check_spans(document, root)
        }
        Err(_) => Ok(()),
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

/// All texts of up to five bytes over an alphabet that JSON is made of.
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
