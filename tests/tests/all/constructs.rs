//! Each construct of the specification language, side by side: what is
//! written, and the Rust type, the JSON Schema and the table that come of it.
//!
//! A snapshot shows only what the construct is about: no headers, no words of
//! documentation, no sources. `cargo insta review` accepts new ones.

mod complete;
mod excerpt;

use std::fmt::Write as _;

use crate::worlds;

/// What stands for `...` in a field: the members that every field needs.
const ABOUT: &str = "doc: A member., source: { handbook: row }";

/// A whole specification around the sections that a test is about: either the
/// lines of `fields`, or sections with their names.
pub(crate) fn whole(sections: &str) -> String {
    let head = "\
spec: tweetspec/1
id: example.order
name: Order
noun: order
title: POST /orders
doc: Creates an order.
operation: { method: POST, path: /orders, success: 201 }
sources: { handbook: { title: Handbook, confidence: documented } }
";
    let sections = sections.trim_start_matches('\n').replace("...", ABOUT);
    let fields = if sections.starts_with(' ') { "fields:\n" } else { "" };
    format!("{head}{fields}{sections}\n")
}

/// Shows a construct and everything that comes of it.
#[track_caller]
fn construct(name: &str, sections: &str) {
    let world = worlds::load(&whole(sections), name);
    let mut shown = String::new();
    for (title, text) in [
        ("specification", shown_sections(sections)),
        ("Rust", excerpt::rust(&world.spec)),
        ("JSON Schema", excerpt::schema(&world.spec)),
        ("table", excerpt::table(&world.spec)),
    ] {
        let text = text.trim_matches('\n');
        write!(shown, "# {title}\n{text}\n\n").expect("a string takes everything");
    }
    let mut settings = insta::Settings::clone_current();
    settings.set_omit_expression(true);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_snapshot_path("constructs/snapshots");
    settings.bind(|| insta::assert_snapshot!(name, shown.trim_end()));
    let lines = shown.lines().count();
    assert!(lines <= 75, "{name} has {lines} lines, which nobody reads");
}

/// The sections without the words that a rule needs and that no table or
/// schema is different for.
fn shown_sections(sections: &str) -> String {
    let words = ["    message: ", "    why: ", "    source: ", "    examples: "];
    let lines = sections.lines().filter(|line| !words.iter().any(|word| line.starts_with(word)));
    lines.collect::<Vec<_>>().join("\n")
}

macro_rules! constructs {
    ($($name:ident: $sections:literal)*) => {$(
        #[test]
        fn $name() {
            construct(stringify!($name), $sections);
        }
    )*};
}

constructs! {
    boolean: "  gift: { type: boolean, ... }"
    integer: "  count: { type: integer, ... }"
    integer_with_range: "  count: { type: integer, range: 1..99, ... }"
    string: "  note: { type: string, ... }"
    string_with_chars: "  note: { type: string, chars: 1..200, ... }"
    string_with_pattern: "  code: { type: string, pattern: '^[A-Z][0-9]{2,}$', pattern_doc: a capital letter and digits, ... }"
    named_type: "\
types:
  OrderId: { type: string, pattern: '^[0-9]{1,19}$', pattern_doc: 1 to 19 digits, ... }
fields:
  replaces: { type: OrderId }
  next: { type: OrderId, required: true }"
    measured_limit: "\
measures:
  weighted: { doc: Wide characters count two., scale: 100, default_weight: 200, url_weight: 23, emoji: true, ranges: [{ first: 0, last: 0x10FF, weight: 100 }], source: { handbook: row } }
fields:
  note: { type: string, ... }
rules:
  note-too-long:
    limit: { field: note, measure: weighted, max: 4 }
    message: the note is {found} of {limit}
    why: The label is small.
    source: { handbook: row }
    examples: { good: [{ note: four }], bad: [{ note: fives }] }"
    limit_in_chars: "\
fields:
  note: { type: string, ... }
rules:
  note-too-long:
    limit: { field: note, measure: chars, max: 4 }
    message: the note is {found} of {limit}
    why: The label is small.
    source: { handbook: row }
    examples: { good: [{ note: four }], bad: [{ note: fives }] }"
    refusal: "\
fields:
  note: { type: string, ... }
rules:
  one-cashtag:
    refuse: { field: note, is: cashtags, more_than: 1 }
    message: one cashtag
    why: The label is small.
    source: { handbook: row }
    examples: { good: [{ note: $RYE }], bad: [{ note: $RYE $OAT }] }"
    limit_under_a_condition: "\
fields:
  note: { type: string, ... }
  gift: { type: boolean, ... }
rules:
  note-too-long:
    limit: { field: note, measure: chars, max: 4 }
    unless: { set: gift }
    message: the note is {found} of {limit}
    why: The label is small.
    source: { handbook: row }
    examples: { good: [{ note: four }], bad: [{ note: fives }] }"
    choice: "
  speed:
    type: choice
    values: { slow: { ... }, veryFast: { ... } }
    value_aliases: { quick: { means: veryFast, note: quick is the old name }, none: { means: null, note: leave it out } }
    doc: How fast.
    source: { handbook: row }"
    open_choice: "  speed: { type: choice, open: true, values: { slow: { ... }, fast: { ... } }, ... }"
    list: "
  ids: { type: list, items: 1..4, unique: true, noun: id, ... }
  ids[]: { type: string, chars: 1..9 }"
    nested_object: "
  card: { type: object, ... }
  card.number: { type: string, required: true, ... }
  card.holder: { type: object, ... }
  card.holder.name: { type: string, ... }"
    open_object: "
  extra: { type: object, open: true, ... }
  extra.note: { type: string, ... }"
    list_of_objects: "
  items: { type: list, noun: item, ... }
  items[]: { type: object, doc: A thing. }
  items[].name: { type: string, required: true, ... }"
    required_member: "
  type: { type: boolean, required: true, ... }
  note: { type: boolean, ... }"
}

/// Members and one rule over them; the rule brings its examples.
macro_rules! rules {
    ($($name:ident: $fields:literal $rule:literal $good:literal $bad:literal)*) => {$(
        #[test]
        fn $name() {
            let about = "message: \"{set} {missing} {all}\"\n    why: So it is.\n    source: { handbook: row }";
            let examples = format!("examples: {{ good: [{}], bad: [{}] }}", $good, $bad);
            let rule = format!("rules:\n  the-rule:\n    {}\n    {about}\n    {examples}", $rule.trim());
            construct(stringify!($name), &format!("fields:{}\n{rule}", $fields));
        }
    )*};
}

rules! {
    at_most_one: "
  a: { type: boolean, ... }
  b: { type: boolean, ... }
  c: { type: boolean, ... }" "at_most_one: [a, b, c]" "{ a: true }" "{ a: true, b: true }"
    at_least_one: "
  a: { type: boolean, ... }
  b: { type: object, ... }
  b.c: { type: boolean, ... }" "at_least_one: [a, b.c]" "{ a: true }, { b: { c: true } }" "{}"
    exactly_one: "
  a: { type: boolean, ... }
  b: { type: boolean, ... }" "exactly_one: [a, b]" "{ a: true }" "{}, { a: true, b: true }"
    all_or_none: "
  a: { type: boolean, ... }
  b: { type: boolean, ... }" "all_or_none: [a, b]" "{}, { a: true, b: true }" "{ a: true }"
    require: "
  a: { type: boolean, ... }
  b: { type: boolean, ... }
  c: { type: boolean, ... }" "when: { set: a }\n    require: [b, c]" "{ a: true, b: true, c: true }" "{ a: true }"
    forbid: "
  a: { type: boolean, ... }
  b: { type: boolean, ... }" "when: { set: a }\n    forbid: [b]" "{ b: true }" "{ a: true, b: true }"
    when_not_set: "
  a: { type: boolean, ... }
  b: { type: boolean, ... }" "when: { not_set: a }\n    require: [b]" "{ a: true }" "{}"
    when_equals_and_in: "
  n: { type: integer, ... }
  s: { type: string, ... }
  b: { type: boolean, ... }" "when: [{ field: n, in: [1, 2] }, { field: s, equals: x }]\n    require: [b]"
        "{ n: 3, s: x }" "{ n: 1, s: x }"
    when_is: "
  s: { type: string, ... }
  b: { type: boolean, ... }" "when: { field: s, is: blank }\n    require: [b]" "{ s: a }" "{ s: \" \" }"
    in_a_nested_object: "
  o: { type: object, ... }
  o.a: { type: boolean, ... }
  o.b: { type: boolean, ... }" "when: { set: o.a }\n    require: [o.b]" "{ o: { b: true } }" "{ o: { a: true } }"
    in_each_element: "
  l: { type: list, noun: thing, ... }
  l[]: { type: object, doc: A thing. }
  l[].a: { type: boolean, ... }
  l[].b: { type: boolean, ... }" "at_most_one: [\"l[].a\", \"l[].b\"]" "{ l: [{ a: true }] }" "{ l: [{ a: true, b: true }] }"
}

#[test]
fn profiles() {
    construct(
        "profiles",
        "\
profiles:
  standard: { doc: A kind., source: { handbook: kinds } }
  partner: { doc: A kind., source: { handbook: kinds } }
fields:
  a: { type: boolean, ... }
  b: { type: boolean, ... }
rules:
  not-both:
    at_most_one: [a, b]
    only_for: [partner]
    severity: warning
    message: not both
    why: Partners know.
    source: { handbook: row }
    examples: { good: [{ a: true }], bad: [{ a: true, b: true }] }",
    );
}

#[test]
fn aliases() {
    construct(
        "aliases",
        "\
fields:
  card: { type: object, ... }
  card.number: { type: boolean, ... }
reasons:
  search: { note: this is a body of the search, help: search with GET /orders }
  old-api: { note: this is an order of the old API }
aliases:
  number: { means: card.number, note: number belongs inside card }
  card.no: { means: card.number, note: no is the old name }
  headers: { means: null, note: headers are not part of the body }
  query: { means: null, foreign: true, because: search }
  holder: { means: card.number, part_of: old-api, note: holder is the old name }",
    );
}

#[test]
fn advice_and_values_to_insert() {
    construct(
        "advice_and_values_to_insert",
        "\
fields:
  a: { type: boolean, ... }
  b: { type: integer, ... }
rules:
  b-with-a:
    when: { set: a }
    require: [b]
    insert: { b: 3 }
    message: no b
    why: Both or none.
    source: { handbook: row }
    examples: { good: [{ b: 1 }], bad: [{ a: true }] }
advice:
  small-b: { fields: [b], rules: [out-of-range], note: b is small }",
    );
}
