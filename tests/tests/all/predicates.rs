//! Each predicate against its table, `tests/predicates/<name>.tsv`.
//!
//! A row is a text and the pieces of it where the predicate holds, in order.
//! Texts are written as JSON, so that what cannot be seen can be read.

use std::collections::BTreeSet;
use std::fs;

use tweetspec_runtime::Predicate;

use crate::worlds::{project_file, read};

fn text(cell: &str) -> String {
    serde_json::from_str(cell).unwrap_or_else(|error| panic!("{cell} is no JSON string: {error}"))
}

/// Where the predicate holds, one after the other.
fn places(predicate: Predicate, text: &str) -> Vec<String> {
    let all = (0..).map_while(|more_than| predicate.place(text, more_than));
    all.map(|place| text[place].to_owned()).collect()
}

#[test]
fn predicates_hold_where_their_tables_say() {
    let mut wrong = Vec::new();
    for &predicate in Predicate::ALL {
        let table = read(&format!("tests/predicates/{}.tsv", predicate.name()));
        let (mut yes, mut no) = (0, 0);
        for row in table.lines().filter(|row| !row.starts_with('#')) {
            let mut cells = row.split('\t');
            let text = text(cells.next().expect("a row has a text"));
            let expected: Vec<String> = cells.filter(|cell| *cell != "-").map(self::text).collect();
            if expected.is_empty() {
                no += 1;
            } else {
                yes += 1;
            }
            let found = places(predicate, &text);
            if found != expected || predicate.count(&text) as usize != expected.len() {
                wrong.push(format!("{} of {row}: {found:?}", predicate.name()));
            }
        }
        assert!(yes >= 3 && no >= 3, "the table of {} is too short: {yes}, {no}", predicate.name());
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_table_has_its_predicate() {
    let folder = project_file("tests/predicates");
    let files: BTreeSet<String> = fs::read_dir(folder)
        .expect("the folder of tables can be read")
        .map(|entry| entry.expect("the folder of tables can be read").file_name())
        .map(|name| name.into_string().expect("tables have plain names"))
        .collect();
    let expected: BTreeSet<String> =
        Predicate::ALL.iter().map(|predicate| format!("{}.tsv", predicate.name())).collect();
    assert_eq!(files, expected);
}

#[test]
fn predicates_can_be_found_and_show_an_example() {
    for &predicate in Predicate::ALL {
        assert_eq!(Predicate::find(predicate.name()), Some(predicate));
        assert!(predicate.place(predicate.example(), 0).is_some(), "{}", predicate.name());
        assert!(predicate.doc().ends_with('.') && !predicate.doc().contains('\n'), "{}", predicate.doc());
    }
    assert_eq!(Predicate::find("Blank"), None);
}

/// The walk does not even ask.
#[test]
fn none_holds_of_digits() {
    for &predicate in Predicate::ALL {
        for digits in ["0", "25", "1455952740635586573", "123456789012345678901234567890"] {
            assert_eq!(predicate.count(digits), 0, "{} of {digits}", predicate.name());
        }
    }
}

/// Whatever the text, a place lies in it and between its characters.
const PARTS: [&str; 16] = [
    "$", "@", "a", "RYE", "_", " ", "\u{3000}", "日", "\u{feff}", "<", ">", "{{", "}}", "3", ".", "\u{200f}",
];

#[test]
fn places_lie_in_the_text() {
    let mut rng = tweetspec_tests::dice::seeded(3);
    let mut dice = tweetspec_tests::dice::Dice::new(&mut rng);
    for _ in 0..20_000 {
        let text: String = (0..dice.below(9)).map(|_| *dice.pick(&PARTS)).collect();
        for &predicate in Predicate::ALL {
            for piece in places(predicate, &text) {
                assert!(!piece.is_empty() && text.contains(&piece), "{} of {text:?}", predicate.name());
            }
        }
    }
}
