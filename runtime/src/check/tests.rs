//! The walk over a small table written by hand: an order of a shop.

mod many;
mod order;

use std::borrow::Cow::Borrowed as B;
use std::fmt::Write as _;

use super::{Checker, Scratch};
use crate::finding::Severity;
use crate::report::Report;
use crate::table::{AtomId, MeasureId, Shape, Table, Test, Value};
use order::{COUNT, IDS, ROOT, atom, clause, parts, rule, table};

/// Renders findings as `rule pointer start..end message`, related places
/// indented below, and compares.
#[track_caller]
fn check(json: &str, expected: &[&str]) {
    let table = table();
    let checker = Checker::new(&table);
    let mut scratch = Scratch::default();
    let report = checker.check(json.as_bytes(), &mut scratch);
    let mut lines = Vec::new();
    for finding in &report.findings {
        let mut line =
            format!("{} {:?} {}", finding.rule, &json[finding.span.start..finding.span.end], finding.message);
        for related in &finding.related {
            let place = &json[related.span.start..related.span.end];
            write!(line, "; {} {place:?} {}", related.pointer, related.message)
                .expect("a string takes everything");
        }
        lines.push(line);
    }
    assert_eq!(lines, expected, "{json}");
    let valid = checker.is_valid(json.as_bytes(), &mut scratch);
    assert_eq!(valid, report.is_valid(), "verdict and findings disagree about {json}");
}

/// What is left after the fix of the first finding.
#[track_caller]
fn fixed(json: &str, expected: &str) {
    let table = table();
    let report = Checker::new(&table).check(json.as_bytes(), &mut Scratch::default());
    let fix = report.findings[0].fix.as_ref().expect("the first finding has a fix");
    let mut text = json.to_owned();
    for edit in fix.edits.iter().rev() {
        text.replace_range(edit.span.start..edit.span.end, &edit.text);
    }
    assert_eq!(text, expected);
}

#[test]
fn memory_is_given_back_where_it_is_more_than_wanted() {
    let table = table();
    let mut scratch = Scratch::default();
    let long = format!(r#"{{"note": "x", "lines": [{}5]}}"#, r#"{"sku": "1", "count": 1}, "#.repeat(2_000));
    Checker::new(&table).check(long.as_bytes(), &mut scratch);
    let held =
        |scratch: &Scratch| scratch.tape.capacity() + scratch.json.capacity() + scratch.buffers.capacity();
    let before = held(&scratch);
    assert!(before > 100_000);
    scratch.trim(before);
    assert_eq!(held(&scratch), before);
    scratch.trim(before - 1);
    assert_eq!(held(&scratch), 0);
}

#[test]
fn a_good_document_has_no_finding() {
    check(r#"{"note": "fragile"}"#, &[]);
    check(
        r#"{"parcel": {"ids": ["1", "2"], "gift": true}, "card": "1", "lines": [{"sku": "1", "count": 2}, {}]}"#,
        &[],
    );
}

#[test]
fn each_shape_says_what_it_wants() {
    check("[]", &[r#"wrong-type "[" the order must be an object, found an empty array"#]);
    check(r#"{"note": 5}"#, &[r#"wrong-type "5" `note` must be a string, found the number 5"#]);
    check(
        r#"{"note": "x", "lines": [{"count": 100, "sku": "1"}]}"#,
        &[r#"out-of-range "100" `lines[0].count` is 100, above the maximum 99"#],
    );
    check(
        r#"{"note": "x", "lines": [{"count": 99999999999999999999, "sku": "1"}]}"#,
        &[
            r#"out-of-range "99999999999999999999" `lines[0].count` is 99999999999999999999, above the maximum 99"#,
        ],
    );
    check(
        r#"{"note": "x", "lines": [{"count": 5.0, "sku": "1"}]}"#,
        &[r#"integer-notation "5.0" `lines[0].count` must be written as 5, found 5.0"#],
    );
    check(
        r#"{"note": "x", "lines": [{"count": 5.5, "sku": "1"}]}"#,
        &[r#"wrong-type "5.5" `lines[0].count` must be an integer, found the number 5.5"#],
    );
    check(r#"{"note": ""}"#, &[r#"too-short "\"\"" `note` is empty, at least 1 character needed"#]);
    check(
        r#"{"note": "x", "card": "a1"}"#,
        &[r#"pattern-mismatch "\"a1\"" `card` is "a1", 1 to 19 digits expected"#],
    );
    check(r#"{"note": "x", "speed": "any"}"#, &[r#"unknown-value "\"any\"" `speed` cannot be "any""#]);
    check(
        r#"{"parcel": {"ids": ["1", "2", "3", "4"]}}"#,
        &[r#"too-many-items "\"4\"" `parcel.ids` has 4 ids, at most 3 allowed"#],
    );
    check(
        r#"{"parcel": {"ids": []}}"#,
        &[r#"too-few-items "[]" `parcel.ids` is empty, at least 1 id needed"#],
    );
    check(
        r#"{"parcel": {"ids": ["1", "2", "\u0031"]}}"#,
        &[
            r#"duplicate-items "\"\\u0031\"" `parcel.ids` holds the same id twice; /parcel/ids/0 "\"1\"" first here"#,
        ],
    );
    check(r#"{"note": "12345678901"}"#, &[r#"long-note "1" the note is 11 of 10, 1 too many"#]);
    check(
        r#"{"note": "x", "note": "y"}"#,
        &[
            r#"duplicate-key "\"note\"" `note` occurs more than once in its object; /note "\"note\"" first here"#,
        ],
    );
}

#[test]
fn rules_show_every_place() {
    check(
        r#"{"note": "x", "card": "1", "voucher": "2"}"#,
        &[
            r#"one-payment "\"voucher\"" `card` and `voucher` cannot be in the same order; /card "\"card\"" `card` is set here"#,
        ],
    );
    check("{}", &[r#"empty-order "{" an order needs `parcel.ids` or `note`"#]);
    check(
        r#"{"note": "x", "speed": "fastTrack"}"#,
        &[r#"fast-needs-phone "\"speed\"" `speed` "fastTrack" needs `phone`;  "{" `phone` is missing here"#],
    );
    check(
        r#"{"note": "x", "lines": [{}, {"sku": "1"}]}"#,
        &[r#"half-line "\"sku\"" `sku` without `count`; /lines/1 "{" `count` is missing here"#],
    );
}

#[test]
fn one_mistake_is_one_finding() {
    // A misnamed member stands for its field: no rule says that it is missing.
    check(
        r#"{"remark": "x"}"#,
        &[r#"unknown-field "\"remark\"" unknown field `remark`; did you mean `note`?"#],
    );
    check(
        r#"{"Ids": ["1"]}"#,
        &[r#"unknown-field "\"Ids\"" unknown field `Ids`; did you mean `ids` inside `parcel`?"#],
    );
    check(
        r#"{"parcel": {"IDs": ["1"]}}"#,
        &[r#"unknown-field "\"IDs\"" unknown field `IDs`; did you mean `ids`?"#],
    );
    // What is inside a value of the wrong type cannot be known.
    check(r#"{"parcel": ["1"]}"#, &[r#"wrong-type "[" `parcel` must be an object, found an array"#]);
    // A missing required member is not missing a second time for a rule.
    check(r#"{"parcel": {}}"#, &[r#"missing-field "\"parcel\"" `parcel` needs `ids`"#]);
    // Null counts as absent, so the exclusion does not fire.
    check(
        r#"{"note": "x", "card": null, "invoice": "1"}"#,
        &[r#"null-value "null" `card` is null: a member that is not set is left out"#],
    );
    check(
        r#"{"parcel": {"ids": null}}"#,
        &[r#"null-value "null" `parcel.ids` must be an array, found null"#],
    );
}

#[test]
fn a_field_that_is_there_answers_for_itself() {
    check(
        r#"{"Parcel": {"ids": ["1"]}, "parcel": {}}"#,
        &[
            r#"unknown-field "\"Parcel\"" unknown field `Parcel`"#,
            r#"missing-field "\"parcel\"" `parcel` needs `ids`"#,
        ],
    );
}

/// What a warning finds fault with is no wrong value: rules read it.
#[test]
fn a_warning_hides_no_value_from_the_rules() {
    let mut parts = parts();
    parts.rules.to_mut()[4].severity = Severity::Warning;
    parts.rules.to_mut().push(rule("no-elevens", Severity::Error, "{when} cannot be sent"));
    let Shape::Object(root) = &mut parts.shapes.to_mut()[usize::from(ROOT.0)] else {
        unreachable!("the root is an object")
    };
    root.fields.to_mut()[4].tests = B(&[AtomId(7)]);
    let scope = &mut parts.scopes.to_mut()[0];
    scope.atoms.to_mut().push(atom(&["note"], Test::OneOf(B(&[Value::String(B("elevenchars"))]))));
    scope.clauses.to_mut().push(clause(5, &[7], &[4], 0, 0));
    let table = Table::new(parts);
    let report = Checker::new(&table).check(br#"{"note": "elevenchars"}"#, &mut Scratch::default());
    let rules: Vec<&str> = report.findings.iter().map(|finding| &*finding.rule).collect();
    assert_eq!(rules, ["no-elevens", "long-note"]);
}

/// `1` and `1.0` are one number, as JSON Schema has it: that one of them is
/// written wrong does not make them different.
#[test]
fn equal_numbers_are_there_twice_however_they_are_written() {
    let mut parts = parts();
    let Shape::List(ids) = &mut parts.shapes.to_mut()[usize::from(IDS.0)] else {
        unreachable!("the ids are a list")
    };
    ids.item = COUNT;
    let table = Table::new(parts);
    let rules = |json: &str| {
        let checker = Checker::new(&table);
        let report = checker.check(json.as_bytes(), &mut Scratch::default());
        assert_eq!(checker.is_valid(json.as_bytes(), &mut Scratch::default()), report.is_valid(), "{json}");
        report.findings.into_iter().map(|finding| finding.rule).collect::<Vec<_>>()
    };
    assert_eq!(rules(r#"{"parcel": {"ids": [1, 2]}}"#), [""; 0]);
    assert_eq!(rules(r#"{"parcel": {"ids": [1, 1]}}"#), ["duplicate-items"]);
    assert_eq!(rules(r#"{"parcel": {"ids": [1, 1.0]}}"#), ["integer-notation", "duplicate-items"]);
    assert_eq!(rules(r#"{"parcel": {"ids": [1, 2.0]}}"#), ["integer-notation"]);
}

/// An object that may have any member still has each only once.
#[test]
fn members_of_an_open_object_are_there_once() {
    let mut parts = parts();
    let Shape::Object(root) = &mut parts.shapes.to_mut()[usize::from(ROOT.0)] else {
        unreachable!("the root is an object")
    };
    root.closed = false;
    let table = Table::new(parts);
    for (json, rules) in [
        (r#"{"note": "x", "a": 1, "b": 2}"#, &[][..]),
        (r#"{"note": "x", "a": 1, "a": 2}"#, &["duplicate-key"]),
        (r#"{"a": 1, "note": "x", "\u0061": 2, "b": 3, "a": 4}"#, &["duplicate-key", "duplicate-key"]),
    ] {
        let checker = Checker::new(&table);
        let report = checker.check(json.as_bytes(), &mut Scratch::default());
        let found: Vec<&str> = report.findings.iter().map(|finding| &*finding.rule).collect();
        assert_eq!(found, rules, "{json}");
        assert_eq!(checker.is_valid(json.as_bytes(), &mut Scratch::default()), rules.is_empty(), "{json}");
    }
}

/// What a text counts under a limit that another member brings is not asked of
/// any other text.
#[test]
fn lengths_are_those_of_the_field() {
    let mut parts = parts();
    let scope = &mut parts.scopes.to_mut()[0];
    for (name, max) in [("note", 7), ("phone", 8)] {
        scope.atoms.to_mut().push(atom(&[name], Test::Over { measure: MeasureId(0), max }));
    }
    scope.clauses.to_mut().push(clause(2, &[7, 0], &[], 1, 1));
    scope.clauses.to_mut().push(clause(2, &[8, 0], &[], 1, 1));
    let table = Table::new(parts);
    let limits = |field| {
        let lengths = Checker::new(&table).lengths(field, "nine char");
        lengths.iter().map(|length| (length.limit, length.measured.total, length.fits())).collect::<Vec<_>>()
    };
    assert_eq!(limits("note"), [(7, 9, false), (10, 9, true)]);
    // Both have the shape of a note.
    assert_eq!(limits("phone"), [(8, 9, false), (10, 9, true)]);
    assert_eq!(limits("card"), []);
    assert_eq!(limits("lines"), []);
    assert_eq!(limits("other"), []);
}

#[test]
fn one_element_hides_nothing_of_another() {
    // Both lines have a misnamed member; the second also lacks its partner.
    check(
        r#"{"note": "x", "lines": [{"SKU": "1", "count": 1}, {"count": 2}]}"#,
        &[
            r#"unknown-field "\"SKU\"" unknown field `SKU`; did you mean `sku`?"#,
            r#"half-line "\"count\"" `count` without `sku`; /lines/1 "{" `sku` is missing here"#,
        ],
    );
}

#[test]
fn fixes_touch_only_what_they_must() {
    fixed(r#"{"card" : 17 , "note": "x"}"#, r#"{"card" : "17" , "note": "x"}"#);
    fixed(r#"{"card": null, "note": "x"}"#, r#"{"note": "x"}"#);
    fixed(r#"{"note": "x", "card": null }"#, r#"{"note": "x" }"#);
    fixed(r#"{"remark": "x"}"#, r#"{"note": "x"}"#);
    fixed(r#"{"ids": ["1"] }"#, r#"{"parcel": {"ids": ["1"]} }"#);
    fixed(r#"{"parcel": {"gift": true}, "ids": ["1"]}"#, r#"{"parcel": {"gift": true, "ids": ["1"]}}"#);
    fixed(r#"{"note": "x", "speed": "FAST_TRACK"}"#, r#"{"note": "x", "speed": "fastTrack"}"#);
    fixed(r#"{"note": "x", "speed": "any"}"#, r#"{"note": "x"}"#);
    fixed(r#"{"parcel": {"ids": "1"}}"#, r#"{"parcel": {"ids": ["1"]}}"#);
    fixed(r#"{"parcel": {"gift": "True", "ids": ["1"]}}"#, r#"{"parcel": {"gift": true, "ids": ["1"]}}"#);
    fixed(r#"{"note": "x", "card": {"value": "1"}}"#, r#"{"note": "x", "card": "1"}"#);
}

#[test]
fn names_of_another_style_are_not_said_to_be_in_small_letters() {
    let mut parts = parts();
    let Shape::Object(root) = &mut parts.shapes.to_mut()[usize::from(ROOT.0)] else {
        unreachable!("the root is an object")
    };
    root.fields.to_mut()[5].name = B("phoneNumber");
    let table = Table::new(parts);
    let said = |json: &str| {
        let report = Checker::new(&table).check(json.as_bytes(), &mut Scratch::default());
        report.findings.into_iter().map(|finding| finding.message).collect::<Vec<_>>()
    };
    assert_eq!(
        said(r#"{"Note": "x", "phone_number": "1"}"#),
        ["unknown fields `Note` and `phone_number`: names are spelt otherwise here"]
    );
    assert_eq!(
        said(r#"{"Note": "x", "Card": "1"}"#),
        [
            "unknown fields `Note` and `Card`: names are written here in small letters with `_` between the words"
        ]
    );
}

#[test]
fn swapped_values_are_found_in_the_element_at_hand() {
    let table = table();
    let json = br#"[{"note": "x"}, {"note": "12345678", "card": "hello"}]"#;
    let mut scratch = Scratch::default();
    let checker = Checker::new(&table);
    let reports: Vec<Report> = checker.check_each(json, &mut scratch).collect();
    let finding = &reports[1].findings[0];
    assert_eq!(finding.help.as_deref(), Some("`note` holds one: were the two swapped?"));
    assert_eq!(finding.related[0].pointer, "/note");
}

#[test]
fn digits_that_a_double_has_lost_are_not_quoted() {
    let table = table();
    let json = br#"{"note": "x", "card": 1455953449422516200}"#;
    let report = Checker::new(&table).check(json, &mut Scratch::default());
    assert_eq!(report.findings.len(), 1);
    assert_eq!(report.findings[0].fix, None);
}

#[test]
fn an_unknown_profile_names_the_known_ones() {
    let table = table();
    let error = Checker::new(&table).profile("gold").expect_err("there is no such profile");
    assert_eq!(error.to_string(), "unknown profile `gold`; there are: standard");
}

/// Each finding with what would help and the document that its fix makes.
fn documents(file: &str, judge: impl Fn(&Checker<'_>, &[u8], &mut Scratch) -> (Report, bool)) {
    let table = table();
    let checker = Checker::new(&table);
    crate::tests::expect(file, |source| {
        let (report, verdict) = judge(&checker, source.as_bytes(), &mut Scratch::default());
        assert_eq!(verdict, report.is_valid(), "{source}");
        let said = crate::tests::findings(source, &report.findings);
        if said.is_empty() { "nothing".to_owned() } else { said.trim_start().to_owned() }
    });
}

#[test]
fn documents_and_their_findings() {
    documents("src/check/tests/documents.txt", |checker, source, scratch| {
        (checker.check(source, scratch), checker.is_valid(source, scratch))
    });
}

#[cfg(feature = "yaml")]
#[test]
fn documents_of_yaml_and_their_findings() {
    documents("src/check/tests/yaml.txt", |checker, source, scratch| {
        (checker.check_yaml(source, scratch), checker.is_valid_yaml(source, scratch))
    });
}
