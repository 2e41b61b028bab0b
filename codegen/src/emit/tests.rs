//! What targets make of specifications that lack what others have: the text,
//! and how often it is there.

use tweetspec_spec::load_without_examples;

use super::EMITTERS;
use crate::{fixture, walk::objects};

const HEAD: &str = r"
spec: tweetspec/1
id: example.order
name: Order
noun: order
title: POST /orders
doc: Creates an order.
sources: { book: { title: Order handbook, confidence: documented } }
";

/// An operation without anything in its path.
const PLAIN: &str = "operation: { method: POST, path: /orders, success: 201 }\n";

#[track_caller]
fn check(rest: &str, emitter: &str, text: &str, count: usize) {
    let spec = load_without_examples(&format!("{HEAD}{rest}")).unwrap_or_else(|wrong| panic!("{wrong:#?}"));
    let emitter = EMITTERS.iter().find(|known| known.name == emitter).expect("there is such a target");
    let files = (emitter.emit)(&[spec]);
    let made: String = files.iter().map(|file| file.contents.as_str()).collect();
    assert_eq!(made.matches(text).count(), count, "{text}\n{made}");
}

#[test]
fn a_table_without_rules_names_no_statements() {
    let rest = format!("{PLAIN}fields: {{ a: {{ type: string, doc: A., source: {{ book: a }} }} }}");
    check(&rest, "tables", "mod atom", 0);
}

#[test]
fn a_number_in_the_path_has_its_limits() {
    let rest = r#"
operation: { method: POST, path: "/orders/{number}", success: 201 }
parameters: { number: { type: integer, doc: The number., range: 1.., source: { book: path } } }
fields: { a: { type: string, doc: A., source: { book: a } } }
"#;
    check(rest, "Rust requests", r#"crate::path::integer("number", number, 1, i64::MAX)"#, 1);
}

#[test]
fn answers_have_types_if_anything_is_said_of_them() {
    let rest = format!(
        "{PLAIN}{}",
        r"
fields: { a: { type: string, doc: A., source: { book: a } } }
problems:
  Refusal:
    doc: An error.
    fields:
      failures: { type: list, doc: What failed., source: { book: errors } }
      failures[]: { type: object, doc: One of them., rust: Failure, source: { book: errors } }
      failures[].text: { type: string, doc: A text., source: { book: errors } }
    source: { book: errors }
"
    );
    let answers = "Rust types of answers";
    check(&rest, answers, "pub struct Refusal", 1);
    check(&rest, answers, "/// What failed.", 1);
    check(&rest, answers, "/// One of them.", 1);
}

#[test]
fn elements_are_integers_as_well() {
    let rest = format!(
        "{PLAIN}{}",
        r"
fields:
  numbers: { type: list, doc: Numbers., source: { book: numbers } }
  numbers[]: { type: integer }
"
    );
    check(&rest, "JSON Schemas", r#""rule": "integer-notation""#, 1);
}

/// What has no effect whatever else there is, and nothing else, is struck out.
#[test]
fn what_never_has_an_effect_is_struck_out() {
    let rest = format!(
        "{PLAIN}{}",
        r"
fields:
  kind: { type: choice, doc: A kind., values: { loan: { doc: Lent., source: { book: kind } } }, source: { book: kind } }
  other: { type: string, doc: Another., source: { book: other } }
  parcel: { type: object, doc: A parcel., source: { book: parcel } }
  parcel.note: { type: string, doc: A note., source: { book: note } }
  parcel.mark: { type: string, doc: A mark., source: { book: mark } }
rules:
"
    );
    let rule = |id: &str, when: &str, field: &str| {
        format!(
            "  {id}: {{ when: {when}, forbid: [{field}], severity: warning, message: It is wrong., \
             why: So it is., source: {{ book: rules }}, examples: {{ good: [{{}}], bad: [{{}}] }} }}\n"
        )
    };
    let without = "deprecationMessage";
    let always = rule("no-note", "{ set: parcel }", "parcel.note");
    let sometimes = [
        rule("no-mark-for-loans", "{ field: kind, equals: loan }", "parcel.mark"),
        rule("no-mark-beside-another", "{ set: other }", "parcel.mark"),
        rule("no-mark-without-another", "{ not_set: other }", "parcel.mark"),
        rule("no-mark-without-a-parcel", "{ not_set: parcel }", "parcel.mark"),
        rule("not-that-mark", "{ field: parcel.mark, equals: x }", "parcel.mark"),
    ];
    let editors = "JSON Schemas for editors";
    check(&format!("{rest}{always}"), editors, without, 1);
    for rule in sometimes {
        check(&format!("{rest}{rule}"), editors, without, 0);
    }
}

#[test]
fn what_is_said_of_elements_is_said_of_their_object() {
    let spec = fixture::spec();
    let docs: Vec<(&str, &str)> =
        objects(&spec).into_iter().map(|place| (&*place.object.rust_name, place.doc)).collect();
    let expected = [
        ("CreateOrder", "Creates an order."),
        ("Parcel", "What `parcel` means."),
        ("ParcelItem", "One of them."),
        ("Door", "What `door` means."),
    ];
    assert_eq!(docs, expected);
}
