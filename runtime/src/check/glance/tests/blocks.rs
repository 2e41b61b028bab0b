//! Texts longer than a block, and rules that do not fit into a word.

use super::{
    Atom, AtomId, B, Clause, Field, Is, Measure, MeasureId, MeasureLimit, ObjectShape, Owned, Parts,
    Predicate, Refusal, RuleId, Scope, ScopeId, Severity, Shape, ShapeId, StringShape, TEXT, Table, Test,
    field, mask, rule, takes,
};
use crate::measure::{WeightRange, Weighted};

/// A text of at most 100, where a link counts 23, that has no character that
/// cannot be seen and one cashtag at most.
fn posts() -> Table {
    let weighted = Weighted {
        scale: 100,
        default_weight: 200,
        ranges: Owned(vec![WeightRange { first: 0, last: 0x10ff, weight: 100 }]),
        url_weight: 23,
        emoji: true,
    };
    let refusal = |predicate, more_than| Refusal { rule: RuleId(0), is: Is { predicate, more_than } };
    let text = StringShape {
        limits: Owned(vec![MeasureLimit { rule: RuleId(0), measure: MeasureId(0), max: 100 }]),
        refusals: Owned(vec![refusal(Predicate::InvalidCharacter, 0), refusal(Predicate::Cashtags, 1)]),
        ..TEXT
    };
    let fields = vec![field("text", 0, None, &[]), field("more", 1, None, &[])];
    let root = ObjectShape { fields: Owned(fields), closed: true, scope: Some(ScopeId(0)) };
    Table::new(Parts {
        id: B("example.posts"),
        noun: B("post"),
        root: ShapeId(2),
        shapes: Owned(vec![Shape::String(text), Shape::String(TEXT), Shape::Object(root)]),
        scopes: Owned(vec![Scope { atoms: B(&[]), clauses: B(&[]) }]),
        rules: Owned(vec![rule("no", Severity::Error, u32::MAX)]),
        measures: Owned(vec![Measure::Weighted(weighted)]),
        profiles: B(&[B("standard")]),
        aliases: B(&[]),
        advice: B(&[]),
        answers: B(&[]),
    })
}

/// What is wrong in one block of a text is seen whatever the others are.
#[test]
fn every_block_counts() {
    let table = posts();
    let look = |text: &[u8]| {
        let source = [b"{\"text\":\"", text, b"\",\"more\":\"\"}"].concat();
        takes(&table, ("standard", Severity::Error), &source)
    };
    for (before, after) in [(0, 60), (20, 40), (31, 31), (32, 30), (33, 20), (60, 0)] {
        let around = |middle: &[u8]| [&b"a".repeat(before), middle, &b"a".repeat(after)].concat();
        assert!(look(&around(b"b")), "{before}");
        assert!(look(&around("é".as_bytes())), "{before}");
        assert!(look(&around(b" $A ")), "{before}");
        assert!(!look(&around(b"\xFF")), "{before}");
        assert!(!look(&around(b" $A $B ")), "{before}");
        assert!(!look(&around("\u{feff}".as_bytes())), "{before}");
        assert!(!look(&around(b"\t")), "{before}");
    }
    let links = |count: usize| vec!["a.com"; count].join(" ".repeat(28).as_str());
    assert!(look(links(2).as_bytes()));
    assert!(!look(links(3).as_bytes()));
    // What is no text in one string is not made good by the next.
    let source = b"{\"more\":\"\xFF\",\"text\":\"a long text that has no mistakes at all\"}";
    assert!(!takes(&table, ("standard", Severity::Error), source));
}

/// These grow when they are normalized, most of all characters.
#[test]
fn characters_that_grow_have_less_room() {
    let table = posts();
    for text in ["\u{1D160}", "\u{FB2C}", "\u{0958}", "日", "é"] {
        for count in 1..110 {
            let source = format!("{{\"text\":\"{}\"}}", text.repeat(count));
            takes(&table, ("standard", Severity::Error), source.as_bytes());
        }
    }
}

/// A table of so many rules, of which the last wants `flag` to be there.
fn of_many_clauses(count: u64) -> Table {
    let clause = |rule: u16, min| Clause {
        rule: RuleId(rule),
        when: mask(0),
        when_not: mask(0),
        group: mask(1),
        min,
        max: 1,
        or_none: false,
    };
    let clauses = (1..=count).map(|number| clause(0, u16::from(number == count))).collect();
    let flag = Field { set: Some(AtomId(0)), ..field("flag", 0, None, &[]) };
    let root = ObjectShape { fields: Owned(vec![flag]), closed: true, scope: Some(ScopeId(0)) };
    let atoms = vec![Atom { path: Owned(vec![B("flag")]), test: Test::Set }];
    Table::new(Parts {
        id: B("example.many"),
        noun: B("order"),
        root: ShapeId(1),
        shapes: Owned(vec![Shape::Bool, Shape::Object(root)]),
        scopes: Owned(vec![Scope { atoms: Owned(atoms), clauses: Owned(clauses) }]),
        rules: Owned(vec![rule("flag", Severity::Error, u32::MAX)]),
        measures: B(&[]),
        profiles: B(&[B("standard")]),
        aliases: B(&[]),
        advice: B(&[]),
        answers: B(&[]),
    })
}

#[test]
fn rules_beyond_a_word_are_asked() {
    for count in [1, 63, 64, 65, 130] {
        let table = of_many_clauses(count);
        assert!(takes(&table, ("standard", Severity::Error), b"{\"flag\":true}"), "{count}");
        assert!(!takes(&table, ("standard", Severity::Error), b"{}"), "{count}");
    }
}
