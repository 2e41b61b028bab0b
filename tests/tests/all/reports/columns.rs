//! Columns behind characters that are more than one byte: code points,
//! UTF-16 code units and bytes differ, and each format has its own unit.

use std::collections::BTreeMap;

use super::{formats, report, reports};
use crate::binary::Folder;

/// What each format says about `columns.json`, where the finding is at code
/// point 16, UTF-16 code unit 17 and byte 23; `None` for a format without columns.
const PLACES: &[(&str, Option<&str>)] = &[
    ("agent", Some("columns.json:1:16 ")),
    ("checkstyle", Some(r#"line="1" column="16""#)),
    ("concise", Some("columns.json:1:16:")),
    ("full", Some("columns.json:1:16\n")),
    ("github", Some("line=1,endLine=1,col=16,endColumn=22,")),
    ("gitlab", None),
    ("grouped", Some(" 1:16 ")),
    ("json", Some(r#""byteOffset":22,"byteLength":6,"line":1,"column":16,"endLine":1,"endColumn":22"#)),
    ("junit", Some("columns.json:1:16:")),
    ("ndjson", Some(r#""byteOffset":22,"byteLength":6,"line":1,"column":16,"endLine":1,"endColumn":22"#)),
    ("rdjson", Some(r#""start":{"line":1,"column":23},"end":{"line":1,"column":29}"#)),
    ("rdjsonl", Some(r#""start":{"line":1,"column":23},"end":{"line":1,"column":29}"#)),
    (
        "sarif",
        Some(r#""startLine":1,"startColumn":16,"endLine":1,"endColumn":22,"byteOffset":22,"byteLength":6"#),
    ),
    ("summary", None),
];

#[test]
fn the_payload_is_the_one_of_the_table() {
    let text = std::fs::read_to_string(reports().join("payloads/columns.json")).expect("it is there");
    let before = &text[..text.find("\"nope").expect("the unknown member")];
    assert_eq!((before.chars().count(), before.encode_utf16().count(), before.len()), (15, 16, 22));
}

#[test]
fn every_format_counts_in_its_own_unit() {
    let places: BTreeMap<&str, Option<&str>> = PLACES.iter().copied().collect();
    let dir = reports().join("payloads");
    for format in formats() {
        let place = places.get(format.as_str()).unwrap_or_else(|| panic!("{format} is not in the table"));
        let found = report(&format, "columns.json", &dir).status(1).stdout;
        if let Some(place) = place {
            assert!(found.contains(place), "{format}: {place} is not in\n{found}");
        }
    }
    assert_eq!(formats().len(), PLACES.len());
}

#[test]
fn sarif_says_which_unit_it_uses() {
    let found = report("sarif", "columns.json", &reports().join("payloads")).stdout;
    assert!(found.contains(r#""columnKind":"unicodeCodePoints""#));
}

#[test]
fn lines_of_windows_and_a_byte_order_mark_move_no_column() {
    let line = "{\"text\":\"日本😀\", \"nope\":1}";
    let plain = Folder::of(&[("columns.json", line)]);
    let marked = Folder::of(&[("columns.json", &format!("\u{feff}{line}"))]);
    let unix = Folder::of(&[("columns.json", &format!("\n\n{line}\n"))]);
    let windows = Folder::of(&[("columns.json", &format!("\r\n\r\n{line}\r\n"))]);
    for (format, _) in PLACES {
        // Offsets of bytes are those of the file, so they do move.
        if ["json", "ndjson", "sarif"].contains(format) {
            continue;
        }
        let [plain, marked, unix, windows] =
            [&plain, &marked, &unix, &windows].map(|folder| report(format, "columns.json", folder.path()));
        // A snippet shows the mark, before the columns start.
        if !["full", "github"].contains(format) {
            assert_eq!(plain.stdout, marked.stdout, "{format}");
        }
        assert_eq!(unix.stdout, windows.stdout, "{format}");
    }
}

#[test]
fn related_places_and_fixes_count_in_the_same_unit() {
    let folder = Folder::of(&[
        (
            "two.json",
            r#"{"text":"日本😀", "poll":{"options":["a","b"],"duration_minutes":5}, "card_uri":"c"}"#,
        ),
        ("fix.json", r#"{"text":"日本😀", "quote_tweet_id": 1455953449422516226}"#),
    ]);
    // The poll is at code point 16 and byte 23, the number at 34 and 41.
    let places = [
        ("concise", "two.json", "(`poll` is set here at 1:16)"),
        (
            "json",
            "two.json",
            r#""byteOffset":22,"byteLength":6,"line":1,"column":16,"endLine":1,"endColumn":22"#,
        ),
        ("sarif", "two.json", r#""startLine":1,"startColumn":16,"endLine":1,"endColumn":22"#),
        ("agent", "fix.json", r#"1:34-1:53 becomes "1455953449422516226""#),
        ("rdjsonl", "fix.json", r#""start":{"line":1,"column":41},"end":{"line":1,"column":60}"#),
        (
            "sarif",
            "fix.json",
            r#""deletedRegion":{"startLine":1,"startColumn":34,"endLine":1,"endColumn":34"#,
        ),
        ("ndjson", "fix.json", r#"{"byteOffset":40,"byteLength":0,"text":"\""}"#),
    ];
    for (format, file, place) in places {
        let found = report(format, file, folder.path()).status(1).stdout;
        assert!(found.contains(place), "{format}: {place} is not in\n{found}");
    }
}
