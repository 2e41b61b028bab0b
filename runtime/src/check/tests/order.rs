//! A small table written by hand: an order of a shop.

use std::borrow::Cow::{Borrowed as B, Owned};

use crate::finding::Severity;
use crate::measure::Measure;
use crate::pattern::Pattern;
use crate::table::{
    Alias, Atom, AtomId, ChoiceShape, Clause, Field, ListShape, Mask, MeasureId, MeasureLimit, ObjectShape,
    Parts, Profiles, Rule, RuleId, Scope, ScopeId, Shape, ShapeId, StringShape, Table, Test, Value,
    ValueAlias,
};

pub(super) const BOOL: ShapeId = ShapeId(0);
pub(super) const COUNT: ShapeId = ShapeId(1);
pub(super) const ID: ShapeId = ShapeId(2);
pub(super) const NOTE: ShapeId = ShapeId(3);
pub(super) const SPEED: ShapeId = ShapeId(4);
pub(super) const IDS: ShapeId = ShapeId(5);
pub(super) const PARCEL: ShapeId = ShapeId(6);
pub(super) const LINE: ShapeId = ShapeId(7);
pub(super) const LINES: ShapeId = ShapeId(8);
pub(super) const ROOT: ShapeId = ShapeId(9);

pub(super) fn string(max_chars: u32, pattern: Option<Pattern>) -> StringShape {
    StringShape {
        min_chars: 1,
        max_chars,
        pattern,
        pattern_doc: B("1 to 19 digits"),
        limits: B(&[]),
        refusals: B(&[]),
    }
}

pub(super) fn field(name: &'static str, shape: ShapeId, required: bool, set: Option<u16>) -> Field {
    Field { name: B(name), shape, required, set: set.map(AtomId), tests: B(&[]) }
}

pub(super) fn atom(path: &[&'static str], test: Test) -> Atom {
    Atom { path: Owned(path.iter().map(|name| B(*name)).collect()), test }
}

pub(super) fn mask(atoms: &[u16]) -> Mask {
    Mask(match atoms {
        [] => B(&[]),
        atoms => Owned(vec![(0, atoms.iter().map(|atom| 1 << atom).sum())]),
    })
}

pub(super) fn clause(rule: u16, when: &[u16], group: &[u16], min: u16, max: u16) -> Clause {
    Clause {
        rule: RuleId(rule),
        when: mask(when),
        when_not: mask(&[]),
        group: mask(group),
        min,
        max,
        or_none: false,
    }
}

pub(super) fn rule(id: &'static str, severity: Severity, message: &'static str) -> Rule {
    let (profiles, except) = (Profiles::ALL, Profiles::NONE);
    Rule {
        id: B(id),
        severity,
        profiles,
        except,
        message: B(message),
        help: B(""),
        notes: B(&[]),
        insert: B(&[]),
    }
}

pub(super) fn table() -> Table {
    Table::new(parts())
}

pub(super) fn parts() -> Parts {
    let id = Pattern::parse("^[0-9]{1,19}$").expect("the pattern is in the subset");
    let mut note = string(20, None);
    note.limits = Owned(vec![MeasureLimit { rule: RuleId(4), measure: MeasureId(0), max: 10 }]);
    let object = |fields, scope: Option<u16>| {
        Shape::Object(ObjectShape { fields, closed: true, scope: scope.map(ScopeId) })
    };
    let mut speed = field("speed", SPEED, false, None);
    speed.tests = B(&[AtomId(6)]);
    let list =
        |item, noun, min, max, unique| Shape::List(ListShape { item, noun: B(noun), min, max, unique });
    Parts {
        id: B("example.order"),
        noun: B("order"),
        root: ROOT,
        shapes: Owned(vec![
            Shape::Bool,
            Shape::Integer { min: 1, max: 99 },
            Shape::String(string(u32::MAX, Some(id))),
            Shape::String(note),
            Shape::Choice(ChoiceShape {
                values: B(&[B("slow"), B("fastTrack")]),
                open: false,
                aliases: B(&[ValueAlias {
                    value: B("any"),
                    instead: None,
                    certain: true,
                    note: B("any is what applies anyway"),
                }]),
            }),
            list(ID, "id", 1, 3, true),
            object(Owned(vec![field("ids", IDS, true, Some(3)), field("gift", BOOL, false, None)]), None),
            object(
                Owned(vec![field("sku", ID, false, Some(0)), field("count", COUNT, false, Some(1))]),
                Some(1),
            ),
            list(LINE, "line", 0, u32::MAX, false),
            object(
                Owned(vec![
                    field("card", ID, false, Some(0)),
                    field("invoice", ID, false, Some(1)),
                    field("voucher", ID, false, Some(2)),
                    field("parcel", PARCEL, false, None),
                    field("note", NOTE, false, Some(4)),
                    field("phone", NOTE, false, Some(5)),
                    speed,
                    field("lines", LINES, false, None),
                ]),
                Some(0),
            ),
        ]),
        scopes: Owned(vec![
            Scope {
                atoms: Owned(vec![
                    atom(&["card"], Test::Set),
                    atom(&["invoice"], Test::Set),
                    atom(&["voucher"], Test::Set),
                    atom(&["parcel", "ids"], Test::Set),
                    atom(&["note"], Test::Set),
                    atom(&["phone"], Test::Set),
                    atom(&["speed"], Test::OneOf(B(&[Value::String(B("fastTrack"))]))),
                ]),
                clauses: Owned(vec![
                    clause(0, &[], &[0, 1, 2], 0, 1),
                    clause(1, &[], &[3, 4], 1, 2),
                    clause(2, &[6], &[5], 1, 1),
                ]),
            },
            Scope {
                atoms: Owned(vec![atom(&["sku"], Test::Set), atom(&["count"], Test::Set)]),
                clauses: Owned(vec![Clause { or_none: true, ..clause(3, &[], &[0, 1], 2, 2) }]),
            },
        ]),
        rules: Owned(vec![
            rule("one-payment", Severity::Error, "{set} cannot be in the same {noun}"),
            rule("empty-order", Severity::Error, "an {noun} needs {all}"),
            rule("fast-needs-phone", Severity::Error, "{when} needs {missing}"),
            rule("half-line", Severity::Warning, "{set} without {missing}"),
            rule("long-note", Severity::Error, "the note is {found} of {limit}, {over} too many"),
        ]),
        measures: B(&[Measure::Chars]),
        profiles: B(&[B("standard")]),
        aliases: B(&[Alias {
            object: B(&[]),
            name: B("remark"),
            target: B(&[B("note")]),
            foreign: false,
            note: B("remark is the name of the old API"),
            help: B(""),
            part_of: B(""),
        }]),
        advice: B(&[]),
        answers: B(&[]),
    }
}
