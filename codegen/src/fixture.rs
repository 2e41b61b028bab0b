//! A small specification that has one of everything, for tests.

use std::borrow::Cow;

use serde_json::json;
use tweetspec_runtime::{Severity, WeightRange, Weighted};
use tweetspec_spec::ir::{
    About, Atom, Choice, ChoiceValue, Citation, Confidence, Count, Field, ListShape, Literal, MeasureDef,
    NamedType, Object, Operation, Path, Presence, Profile, Rule, RuleKind, Shape, Source, Spec, Step,
    StringShape, Test,
};

/// A path as a specification writes it.
pub(crate) fn path(text: &str) -> Path {
    let mut steps = Vec::new();
    for name in text.split('.').filter(|name| !name.is_empty()) {
        steps.push(Step::Member(name.trim_end_matches("[]").to_owned()));
        if name.ends_with("[]") {
            steps.push(Step::Item);
        }
    }
    Path(steps)
}

fn cite(locator: &str) -> Vec<Citation> {
    vec![Citation { source: "handbook".into(), locator: locator.into() }]
}

fn field(at: &str, shape: Shape) -> Field {
    let path = path(at);
    let name = at.rsplit('.').next().unwrap_or_default().to_owned();
    let rust_name = if name == "type" { "r#type".to_owned() } else { name.clone() };
    let doc = format!("What `{name}` means.");
    Field {
        rust_name,
        path,
        doc,
        shape,
        required: false,
        sources: cite(&format!("row {name}")),
        since: None,
        example: None,
        default: None,
        name,
    }
}

fn required(at: &str, shape: Shape) -> Field {
    Field { required: true, ..field(at, shape) }
}

fn text(min_chars: u32, max_chars: Option<u32>) -> Shape {
    Shape::String(StringShape { min_chars, max_chars, ..StringShape::default() })
}

fn object(at: &str, rust_name: &str, closed: bool, fields: Vec<Field>) -> Shape {
    Shape::Object(Object { rust_name: rust_name.into(), path: path(at), fields, closed })
}

fn list(item: Shape, min: u32, max: Option<u32>, unique: bool) -> Shape {
    let (item_doc, item_sources) = ("One of them.".to_owned(), cite("row element"));
    Shape::List(Box::new(ListShape { item, item_doc, item_sources, noun: "item".into(), min, max, unique }))
}

fn choice(rust_name: &str, open: bool, values: &[(&str, &str)]) -> Shape {
    let value = |(value, rust_name): &(&str, &str)| ChoiceValue {
        value: (*value).into(),
        rust_name: (*rust_name).into(),
        doc: format!("Means {value}."),
        sources: cite("values"),
        since: Some("1.3".into()),
    };
    Shape::Choice(Choice {
        rust_name: rust_name.into(),
        values: values.iter().map(value).collect(),
        open,
        aliases: Vec::new(),
    })
}

fn profile(name: &str) -> Profile {
    Profile { name: name.into(), doc: format!("A customer of the kind {name}."), sources: cite("customers") }
}

/// That a field is set.
pub(crate) fn set(at: &str) -> Atom {
    Atom { field: path(at), test: Test::Set }
}

fn when(atom: Atom) -> Vec<Literal> {
    vec![Literal { atom, negated: false }]
}

fn rule(id: &str, kind: RuleKind) -> Rule {
    Rule {
        id: id.into(),
        severity: Severity::Error,
        profiles: Vec::new(),
        except: Vec::new(),
        kind,
        message: "{set} cannot stand together".into(),
        help: "keep one of {all}".into(),
        insert: Vec::new(),
        why: format!("The shop says so about {id}."),
        sources: cite("rules"),
        since: None,
        redundant: None,
        good: vec![json!({ "count": 1, "note": "fragile" })],
        bad: Vec::new(),
    }
}

fn presence(id: &str, scope: &str, when: Vec<Literal>, group: &[&str], count: Count) -> Rule {
    let group = group.iter().map(|at| set(at)).collect();
    rule(id, RuleKind::Presence(Presence { scope: path(scope), when, group, count }))
}

/// The specification.
pub(crate) fn spec() -> Spec {
    let items = object(
        "parcel.items[]",
        "ParcelItem",
        true,
        vec![
            required("parcel.items[].sku", Shape::Named(0)),
            field("parcel.items[].weight", Shape::Integer { min: Some(0), max: Some(100_000) }),
            field(
                "parcel.items[].unit",
                choice("WeightUnit", false, &[("g", "G"), ("kiloGram", "KiloGram")]),
            ),
        ],
    );
    let door = object(
        "parcel.door",
        "Door",
        true,
        vec![field("parcel.door.front", Shape::Bool), field("parcel.door.back", text(0, None))],
    );
    let parcel = object(
        "parcel",
        "Parcel",
        false,
        vec![
            field("parcel.items", list(items, 1, Some(4), false)),
            field("parcel.label", text(1, Some(25))),
            field("parcel.door", door),
        ],
    );
    let order_id = StringShape { pattern_doc: "1 to 19 digits".into(), ..StringShape::default() };
    let fast = Atom { field: path("type"), test: Test::OneOf(vec![json!("fast")]) };
    let weighted = Weighted {
        scale: 100,
        default_weight: 200,
        url_weight: 23,
        emoji: true,
        ranges: Cow::Owned(vec![WeightRange { first: 0, last: 0x10FF, weight: 100 }]),
    };
    Spec {
        id: "example.create-order".into(),
        name: "CreateOrder".into(),
        module: "create_order".into(),
        title: "POST /orders".into(),
        doc: "Creates an order.".into(),
        noun: "order".into(),
        operation: Operation { method: "POST".into(), path: "/orders".into(), success: 201 },
        sources: vec![Source {
            key: "handbook".into(),
            title: "Order handbook".into(),
            confidence: Confidence::Documented,
            url: Some("https://example.com/orders".into()),
            retrieved: Some("2026-01-31".into()),
            version: None,
        }],
        profiles: vec![profile("standard"), profile("partner")],
        measures: vec![MeasureDef {
            name: "weighted".into(),
            doc: "Wide characters count two.".into(),
            weighted,
            sources: cite("Counting"),
        }],
        types: vec![NamedType {
            name: "OrderId".into(),
            doc: "Identifies an order.".into(),
            shape: Shape::String(order_id),
            sources: cite("Ids"),
        }],
        root: Object {
            rust_name: "CreateOrder".into(),
            path: Path::default(),
            closed: true,
            fields: vec![
                required("count", Shape::Integer { min: Some(1), max: Some(99) }),
                field("note", text(1, Some(200))),
                field("card", text(0, None)),
                field("invoice", Shape::Named(0)),
                field("voucher", list(Shape::Named(0), 0, None, true)),
                field("type", choice("Speed", true, &[("slow", "Slow"), ("fast", "Fast")])),
                field("total", Shape::Integer { min: None, max: None }),
                field("gift", Shape::Bool),
                field("phone", text(0, None)),
                field("parcel", parcel),
            ],
        },
        rules: vec![
            presence("one-payment", "", Vec::new(), &["card", "invoice", "voucher"], Count::AtMostOne),
            presence(
                "one-door",
                "",
                when(set("parcel.door")),
                &["parcel.door.front", "parcel.door.back"],
                Count::ExactlyOne,
            ),
            presence("express-needs-phone", "", when(fast), &["phone"], Count::All),
            presence("label-needs-items", "", when(set("parcel.label")), &["parcel.items"], Count::All),
            presence(
                "weight-all-or-none",
                "parcel.items[]",
                Vec::new(),
                &["parcel.items[].weight", "parcel.items[].unit"],
                Count::AllOrNone,
            ),
            presence("door-or-note", "", Vec::new(), &["parcel.door", "note"], Count::AtLeastOne),
            Rule {
                profiles: vec![1],
                ..presence("partner-voucher", "", when(set("voucher")), &["gift"], Count::None)
            },
            rule("note-too-long", RuleKind::Limit { field: path("note"), measure: Some(0), max: 280 }),
        ],
        aliases: Vec::new(),
        advice: Vec::new(),
        about: About::default(),
    }
}
