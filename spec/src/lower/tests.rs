//! What the tables of a small specification look like.

use tweetspec_runtime::table::{AtomId, Clause, Mask, MeasureId, ObjectShape, Shape, ShapeId, Table};
use tweetspec_runtime::{Measure, table};

use crate::{load, lower};

/// The tables of a specification with these fields and rules.
#[track_caller]
fn tables(body: &str) -> Table {
    let source = format!(
        "spec: tweetspec/1\nid: example.order\nname: Order\nnoun: order\ntitle: POST /orders\ndoc: An order.\n\
         operation: {{ method: POST, path: /orders, success: 201 }}\n\
         sources: {{ book: {{ title: Order handbook, confidence: documented }} }}\n{body}"
    );
    match load(&source) {
        Ok(spec) => lower(&spec),
        Err(diagnostics) => {
            panic!("{}", diagnostics.iter().map(|d| d.render("test", &source)).collect::<String>())
        }
    }
}

fn object(table: &Table, shape: ShapeId) -> &ObjectShape {
    match &table.shapes[usize::from(shape.0)] {
        Shape::Object(object) => object,
        other => panic!("{other:?} is no object"),
    }
}

fn field<'t>(table: &'t Table, object: &'t ObjectShape, name: &str) -> &'t table::Field {
    object.fields.iter().find(|field| field.name == name).unwrap_or_else(|| panic!("{table:?} has no {name}"))
}

const AND: &str = "why: So it is., source: { book: rules }";

#[test]
fn atoms_are_numbered_as_the_rules_name_them() {
    let table = tables(&format!(
        "fields:
  a: {{ type: boolean, doc: A., source: {{ book: a }} }}
  b: {{ type: boolean, doc: B., source: {{ book: b }} }}
  c: {{ type: boolean, doc: C., source: {{ book: c }} }}
rules:
  first-rule:
    {{ at_most_one: [c, a], message: m, {AND}, examples: {{ good: [{{}}], bad: [{{ a: true, c: true }}] }} }}
  second-rule:
    when: [{{ field: c, equals: true }}, {{ not_set: b }}]
    require: [a]
    message: m
    why: So it is.
    source: [{{ book: rules }}, {{ book: more rules }}]
    examples: {{ good: [{{}}], bad: [{{ c: true }}] }}
"
    ));
    let scope = &table.scopes[0];
    let names: Vec<&str> = scope.atoms.iter().map(|atom| &*atom.path[0]).collect();
    assert_eq!(names, ["c", "a", "c", "b"]);
    let mask = |bits: u64| Mask(if bits == 0 { vec![] } else { vec![(0, bits)] }.into());
    let clause = |rule, when, when_not, group, (min, max)| Clause {
        rule: table::RuleId(rule),
        when: mask(when),
        when_not: mask(when_not),
        group: mask(group),
        min,
        max,
        or_none: false,
    };
    assert_eq!(scope.clauses[..], [clause(0, 0, 0, 0b11, (0, 1)), clause(1, 0b100, 0b1000, 0b10, (1, 1))]);
    let root = object(&table, table.root);
    let c = field(&table, root, "c");
    assert_eq!((c.set, &c.tests[..]), (Some(AtomId(0)), &[AtomId(2)][..]));
    assert_eq!(table.rules[1].notes[..], ["So it is.", "Source: Order handbook"]);
}

#[test]
fn a_rule_about_elements_has_a_scope_of_its_own() {
    let table = tables(&format!(
        "fields:
  list: {{ type: list, doc: L., source: {{ book: list }} }}
  list[]: {{ type: object }}
  list[].in: {{ type: object, doc: I., source: {{ book: in }} }}
  list[].in.a: {{ type: boolean, doc: A., source: {{ book: a }} }}
  list[].b: {{ type: boolean, doc: B., source: {{ book: b }} }}
  free: {{ type: list, doc: F., source: {{ book: free }} }}
  free[]: {{ type: object, open: true }}
rules:
  some-rule:
    at_most_one: [\"list[].in.a\", \"list[].b\"]
    message: m
    {}
    examples: {{ good: [{{}}], bad: [{{ list: [{{ in: {{ a: true }}, b: true }}] }}] }}
",
        AND.replace(", source", "\n    source")
    ));
    assert!(table.scopes[0].atoms.is_empty());
    assert_eq!(table.scopes[1].atoms[0].path[..], ["in", "a"]);
    let root = object(&table, table.root);
    let element = |name| match &table.shapes[usize::from(field(&table, root, name).shape.0)] {
        Shape::List(list) => object(&table, list.item),
        other => panic!("{other:?} is no list"),
    };
    assert_eq!(element("list").scope, Some(table::ScopeId(1)));
    assert_eq!(element("free").scope, None);
    let inner = object(&table, field(&table, element("list"), "in").shape);
    assert_eq!((inner.scope, inner.fields[0].set), (None, Some(AtomId(0))));
}

#[test]
fn equal_shapes_are_kept_once_and_a_limit_makes_a_difference() {
    let table = tables(&format!(
        "types:
  Name: {{ type: string, doc: A name., chars: 1..50, source: {{ book: names }} }}
fields:
  a: {{ type: Name }}
  b: {{ type: Name }}
  c: {{ type: Name }}
rules:
  long-name:
    {{ limit: {{ field: c, measure: chars, max: 2 }}, message: m, {AND}, examples: {{ good: [{{}}], bad: [{{ c: abc }}] }} }}
"
    ));
    let root = object(&table, table.root);
    let shape = |name| field(&table, root, name).shape;
    assert_eq!(shape("a"), shape("b"));
    assert_ne!(shape("a"), shape("c"));
    let limit = table::MeasureLimit { rule: table::RuleId(0), measure: MeasureId(0), max: 2 };
    let Shape::String(string) = &table.shapes[usize::from(shape("c").0)] else { panic!("c is a string") };
    assert_eq!(string.limits[..], [limit]);
    assert_eq!(table.measures[..], [Measure::Chars]);
}
