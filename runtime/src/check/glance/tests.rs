//! What the first look takes, and what it leaves to the walk.
//!
//! That it takes nothing wrong is asked of many documents in the package of the
//! tests; here each way to read has the documents at its edges, because a look
//! that takes less than it could is slow and otherwise right.

mod blocks;

use std::borrow::Cow::{Borrowed as B, Owned};

use crate::check::{Checker, Scratch};
use crate::finding::Severity;
use crate::measure::Measure;
use crate::pattern::Pattern;
use crate::predicate::Predicate;
use crate::table::{
    Atom, AtomId, ChoiceShape, Clause, Field, Is, ListShape, Mask, MeasureId, MeasureLimit, ObjectShape,
    Parts, Profiles, Refusal, Rule, RuleId, Scope, ScopeId, Shape, ShapeId, StringShape, Table, Test, Value,
};

const TEXT: StringShape = StringShape {
    min_chars: 0,
    max_chars: u32::MAX,
    pattern: None,
    pattern_doc: B(""),
    limits: B(&[]),
    refusals: B(&[]),
};

fn pattern(text: &str) -> Pattern {
    Pattern::parse(text).expect("the pattern is in the subset")
}

fn field(name: &'static str, shape: u16, set: Option<u16>, tests: &'static [AtomId]) -> Field {
    Field { name: B(name), shape: ShapeId(shape), required: false, set: set.map(AtomId), tests: B(tests) }
}

fn rule(id: &'static str, severity: Severity, profiles: u32) -> Rule {
    Rule {
        id: B(id),
        severity,
        profiles: Profiles(profiles),
        except: Profiles(4),
        message: B("no"),
        help: B(""),
        notes: B(&[]),
        insert: B(&[]),
    }
}

fn mask(bits: u64) -> Mask {
    Mask(if bits == 0 { B(&[]) } else { Owned(vec![(0, bits)]) })
}

fn atom(name: &'static str, test: Test) -> Atom {
    Atom { path: Owned(vec![B(name)]), test }
}

/// A table with every way to read a value. In the root, atoms 0 to 4 are:
/// `free` is set, `flag` is true, `count` is 7, `free` is blank, `free` has
/// more than five characters, `tag` has more than four, `tag` is a placeholder,
/// `kind` is `ab`.
fn table() -> Table {
    let is_blank = Is { predicate: Predicate::Blank, more_than: 0 };
    let is_placeholder = Is { predicate: Predicate::Placeholder, more_than: 0 };
    let limit = MeasureLimit { rule: RuleId(0), measure: MeasureId(0), max: 4 };
    let refusal = Refusal { rule: RuleId(1), is: is_blank };
    let list = |item, min, max, unique| {
        Shape::List(ListShape { item: ShapeId(item), noun: B("item"), min, max, unique })
    };
    let object = |fields: Vec<Field>, scope: Option<u16>| {
        Shape::Object(ObjectShape { fields: Owned(fields), closed: true, scope: scope.map(ScopeId) })
    };
    let clause = |rule: u16, when, when_not, group, min, max, or_none| Clause {
        rule: RuleId(rule),
        when: mask(when),
        when_not: mask(when_not),
        group: mask(group),
        min,
        max,
        or_none,
    };
    let mut needed = field("needed", 0, Some(0), &[]);
    needed.required = true;
    Table::new(Parts {
        id: B("example.glance"),
        noun: B("order"),
        root: ShapeId(11),
        shapes: Owned(vec![
            Shape::Bool,
            Shape::Integer { min: i64::MIN, max: i64::MAX },
            Shape::Integer { min: -5, max: 99 },
            Shape::String(TEXT),
            Shape::String(StringShape {
                min_chars: 3,
                max_chars: 20,
                pattern: Some(pattern("^[a-z]{2,30}$")),
                ..TEXT
            }),
            Shape::String(StringShape {
                min_chars: 3,
                max_chars: 5,
                pattern: Some(pattern("^[A-Z][0-9-]*$")),
                ..TEXT
            }),
            Shape::String(StringShape {
                min_chars: 2,
                max_chars: 10,
                limits: Owned(vec![limit]),
                refusals: Owned(vec![refusal]),
                ..TEXT
            }),
            Shape::Choice(ChoiceShape { values: B(&[B("slow"), B("fast")]), open: false, aliases: B(&[]) }),
            list(4, 1, 2, false),
            list(4, 0, u32::MAX, true),
            object(vec![needed, field("more", 1, Some(1), &[])], Some(1)),
            object(
                vec![
                    field("flag", 0, None, &[AtomId(1)]),
                    field("any", 1, None, &[]),
                    field("count", 2, None, &[AtomId(2)]),
                    field("free", 3, Some(0), &[AtomId(3), AtomId(4)]),
                    field("word", 4, None, &[]),
                    field("code", 5, None, &[]),
                    field("text", 6, None, &[]),
                    field("speed", 7, None, &[]),
                    field("words", 8, None, &[]),
                    field("set", 9, None, &[]),
                    field("one", 10, None, &[]),
                    field("many", 12, None, &[]),
                    field("tag", 13, None, &[AtomId(5), AtomId(6)]),
                    field("loose", 3, None, &[]),
                    field("three", 14, None, &[]),
                    field("kind", 3, None, &[AtomId(7)]),
                ],
                Some(0),
            ),
            list(10, 0, u32::MAX, false),
            Shape::String(StringShape { pattern: Some(pattern("^[a-z]{1,9}$")), ..TEXT }),
            Shape::String(StringShape { min_chars: 3, max_chars: 9, ..TEXT }),
        ]),
        scopes: Owned(vec![
            Scope {
                atoms: Owned(vec![
                    atom("free", Test::Set),
                    atom("flag", Test::OneOf(B(&[Value::Bool(true)]))),
                    atom("count", Test::OneOf(B(&[Value::Integer(7)]))),
                    atom("free", Test::Is(is_blank)),
                    atom("free", Test::Over { measure: MeasureId(0), max: 5 }),
                    atom("tag", Test::Over { measure: MeasureId(0), max: 4 }),
                    atom("tag", Test::Is(is_placeholder)),
                    atom("kind", Test::OneOf(B(&[Value::String(B("ab"))]))),
                ]),
                clauses: Owned(vec![
                    // A count of 7 wants `flag: true`, unless `free` is there.
                    clause(2, 1 << 2, 1 << 0, 1 << 1, 1, 1, false),
                    // `flag: true` excludes a blank or a long `free`.
                    clause(3, 1 << 1, 0, 1 << 3 | 1 << 4, 0, 0, false),
                    // A long `tag` wants a count of 7, and a placeholder `flag`.
                    clause(5, 1 << 5, 0, 1 << 2, 1, 1, false),
                    clause(5, 1 << 6, 0, 1 << 1, 1, 1, false),
                    // So does a `kind` that is `ab`.
                    clause(5, 1 << 7, 0, 1 << 1, 1, 1, false),
                ]),
            },
            Scope {
                atoms: Owned(vec![atom("needed", Test::Set), atom("more", Test::Set)]),
                clauses: Owned(vec![clause(4, 0, 0, 1 << 0 | 1 << 1, 2, 2, true)]),
            },
        ]),
        rules: Owned(vec![
            rule("long", Severity::Error, u32::MAX),
            rule("blank", Severity::Warning, 2),
            rule("seven-wants-flag", Severity::Error, u32::MAX),
            rule("flag-and-free", Severity::Error, u32::MAX),
            rule("both", Severity::Info, u32::MAX),
            rule("tag", Severity::Error, u32::MAX),
        ]),
        measures: B(&[Measure::Chars]),
        profiles: B(&[B("standard"), B("strict"), B("exempt")]),
        aliases: B(&[]),
        advice: B(&[]),
        answers: B(&[]),
    })
}

/// Whether the first look takes a document, and that nothing it takes has a
/// finding.
fn takes(table: &Table, (profile, least): (&str, Severity), source: &[u8]) -> bool {
    let mut scratch = Scratch::default();
    let checker = Checker::new(table).least(least).profile(profile).expect("there is such a profile");
    let taken = checker.glance(source, &mut scratch);
    if taken {
        let report = checker.without_glance().check(source, &mut scratch);
        assert!(report.is_empty(), "{}: {report}", String::from_utf8_lossy(source));
    }
    taken
}

#[track_caller]
fn taken(sources: &[&str]) {
    let table = table();
    for source in sources {
        assert!(takes(&table, ("standard", Severity::Error), source.as_bytes()), "{source}");
    }
}

#[track_caller]
fn left(sources: &[&str]) {
    let table = table();
    for source in sources {
        assert!(!takes(&table, ("standard", Severity::Error), source.as_bytes()), "{source}");
    }
}

/// An object of so many fields of one kind, of which the last is needed.
fn of_many_fields(count: usize) -> Table {
    let names: Vec<String> = (0..count).map(|number| format!("f{number}")).collect();
    let fields = names.into_iter().enumerate().map(|(number, name)| Field {
        name: Owned(name),
        required: number + 1 == count,
        ..field("", 0, None, &[])
    });
    let root = ObjectShape { fields: Owned(fields.collect()), closed: true, scope: Some(ScopeId(0)) };
    Table::new(Parts {
        id: B("example.many"),
        noun: B("order"),
        root: ShapeId(1),
        shapes: Owned(vec![Shape::Bool, Shape::Object(root)]),
        scopes: Owned(vec![Scope { atoms: B(&[]), clauses: B(&[]) }]),
        rules: B(&[]),
        measures: B(&[]),
        profiles: B(&[B("standard")]),
        aliases: B(&[]),
        advice: B(&[]),
        answers: B(&[]),
    })
}

#[test]
fn a_word_holds_64_fields() {
    for count in [1, 63, 64, 65, 66, 130] {
        let table = of_many_fields(count);
        let members: Vec<String> = (0..count).map(|number| format!("\"f{number}\":true")).collect();
        let document = |members: &[String]| format!("{{{}}}", members.join(","));
        let source = document(&members);
        let is_taken = takes(&table, ("standard", Severity::Error), source.as_bytes());
        assert_eq!(is_taken, count <= 64, "{count}");
        // What does not fit into a word is seen all the same.
        let mut scratch = Scratch::default();
        let checker = Checker::new(&table);
        let mut rules = |source: &str| {
            let report = checker.check(source.as_bytes(), &mut scratch);
            assert_eq!(checker.is_valid(source.as_bytes(), &mut scratch), report.is_valid());
            report.findings.into_iter().map(|finding| finding.rule).collect::<Vec<_>>()
        };
        assert!(rules(&source).is_empty(), "{count}");
        assert_eq!(rules(&document(&members[..count - 1])), ["missing-field"], "{count}");
        let twice = [&members[..], &members[count - 1..]].concat();
        assert_eq!(rules(&document(&twice)), ["duplicate-key"], "{count}");
    }
}

#[test]
fn bytes_that_are_no_text() {
    let table = table();
    for name in ["loose", "free", "three"] {
        let source = |bytes: &[u8]| [b"{\"", name.as_bytes(), b"\":\"", bytes, b"\"}"].concat();
        let look = |bytes: &[u8]| takes(&table, ("standard", Severity::Error), &source(bytes));
        assert!(look("a é 日".as_bytes()), "{name}");
        assert!(!look(b"abc\xFF"), "{name}");
        assert!(!look(b"abc\xC3"), "{name}");
    }
}

#[test]
fn brackets_and_spaces() {
    taken(&[
        "{}",
        " \t\r\n{ \r\n } \n",
        "{\"flag\":true,\"any\":1}",
        "{\n    \"flag\"\t:\r\n  true ,\n            \"any\" : 1\n}\n\n          ",
        "{\"one\":{\"needed\":true,\"more\":1},\"many\":[{\"more\":0,\"needed\":false},{\"needed\":true,\"more\":1}]}",
        "{\"many\":[]}",
        "{\"many\":[ ]}",
    ]);
    left(&[
        "",
        " ",
        "[]",
        "{",
        "{}}",
        "{} x",
        "{\"flag\":true",
        "{\"flag\":true,}",
        "{\"flag\":true,,\"any\":1}",
        "{\"flag\":true]",
        "{\"flag\":true;\"any\":1}",
        "{\"flag\" true}",
        "{\"flag\"=true}",
        "{flag:true}",
        "{\"flag\":true,\"flag\":true}",
        "{\"many\":[}",
        "{\"many\":[{\"needed\":true,\"more\":1},]}",
        "{\"many\":{}}",
        "{\"one\":[]}",
        "{\"one\":{}}",
        "{\"one\":{\"more\":1}}",
        "{\"unknown\":1}",
        "{\"\\u0066lag\":true}",
    ]);
}

#[test]
fn words_and_numbers() {
    taken(&[
        "{\"flag\":false}",
        "{\"flag\":true }",
        "{\"any\":0}",
        "{\"any\":-1}",
        "{\"any\":999999999999999999}",
        "{\"any\":-999999999999999999}",
        "{\"count\":-5}",
        "{\"count\":99}",
        "{\"count\":10}",
        "{\"speed\":\"slow\",\"flag\":false}",
        "{\"speed\":\"fast\"}",
    ]);
    left(&[
        "{\"flag\":tru}",
        "{\"flag\":truth}",
        "{\"flag\":fals}",
        "{\"flag\":falsy}",
        "{\"flag\":\"true\"}",
        "{\"flag\":null}",
        "{\"flag\":}",
        "{\"any\":}",
        "{\"any\":-}",
        "{\"any\":-0}",
        "{\"any\":00}",
        "{\"any\":01}",
        "{\"any\":-01}",
        "{\"any\":+1}",
        "{\"any\":1.0}",
        "{\"any\":1e2}",
        // More than the type holds for certain.
        "{\"any\":1000000000000000000}",
        "{\"any\":9223372036854775807}",
        "{\"any\":99999999999999999999}",
        "{\"count\":-6}",
        "{\"count\":100}",
        "{\"speed\":\"slower\"}",
        "{\"speed\":\"slo\"}",
        "{\"speed\":slow}",
    ]);
}

#[test]
fn texts() {
    taken(&[
        "{\"word\":\"abc\"}",
        "{\"word\":\"abcdefg\"}",
        "{\"word\":\"abcdefgh\"}",
        "{\"word\":\"abcdefghi\"}",
        "{\"word\":\"abcdefghijklmnopqrst\"}",
        "{\"word\":\"zzzazzz\",\"flag\":true}",
        "{\"code\":\"A-0\"}",
        "{\"code\":\"Z1234\"}",
        "{\"three\":\"abc\"}",
        "{\"three\":\"é日😀\"}",
        "{\"text\":\"ab\"}",
        "{\"text\":\"abcd\"}",
        "{\"text\":\"é日\"}",
        "{\"text\":\"é日é日\"}",
        "{\"text\":\"a\\n\"}",
        "{\"text\":\"\\u00e9\\ud83d\\ude00\"}",
        "{\"free\":\"\"}",
        "{\"free\":\"any text, é日😀 and \\\"more\\\" \\u00e9\"}",
        "{\"words\":[\"abc\"]}",
        "{\"words\":[\"abc\",\"abc\"]}",
        "{\"words\" : [ \"abc\" , \"def\" ] }",
        "{\"set\":[]}",
        "{\"set\":[\"abc\"]}",
    ]);
    left(&[
        "{\"word\":\"\"}",
        "{\"word\":\"ab\"}",
        "{\"word\":\"abcdefghijklmnopqrstu\"}",
        "{\"word\":\"abc`\"}",
        "{\"word\":\"abc{\"}",
        "{\"word\":\"abcd\\u0065\"}",
        "{\"word\":\"abc\u{e9}\"}",
        "{\"word\":\"abc",
        "{\"word\":\"abcdefgh",
        "{\"word\":abc}",
        "{\"code\":\"A0\"}",
        "{\"code\":\"Z12345\"}",
        "{\"code\":\"012\"}",
        // Seven bytes, eight and six.
        "{\"three\":\"😀日\"}",
        "{\"three\":\"😀😀\"}",
        "{\"three\":\"日日\"}",
        "{\"text\":\"a\"}",
        "{\"text\":\"é\"}",
        "{\"text\":\"日\"}",
        "{\"text\":\"abcde\"}",
        "{\"text\":\"é日é日é\"}",
        "{\"text\":\"\\u00e9\"}",
        "{\"text\":\"a\\nbcd\"}",
        "{\"text\":\"a\nb\"}",
        "{\"text\":\"a\\xb\"}",
        "{\"text\":\"ab",
        "{\"text\":\"a\\n",
        "{\"words\":[]}",
        "{\"words\":[\"abc\",\"abc\",\"abc\"]}",
        "{\"words\":[\"abc\" \"abc\"]}",
        "{\"words\":[\"abc\",]}",
        "{\"words\":[\"ab\"]}",
        "{\"set\":[\"abc\",\"abc\"]}",
        // Right, and the look keeps nothing to compare elements with.
        "{\"set\":[\"abc\",\"def\"]}",
    ]);
    let table = table();
    for source in [
        &b"{\"free\":\"\xff\"}"[..],
        b"{\"text\":\"a\xff\"}",
        b"{\"free\":\"\\n\xc3\"}",
        b"{\"loose\":\"\\n\xff\"}",
        b"{}\xff",
    ] {
        assert!(!takes(&table, ("standard", Severity::Error), source), "{source:?}");
    }
}

#[test]
fn rules() {
    taken(&[
        "{\"count\":7,\"flag\":true}",
        "{\"count\":7,\"free\":\"abc\"}",
        "{\"count\":70}",
        "{\"flag\":true,\"free\":\"abcde\"}",
        "{\"flag\":false,\"free\":\" \"}",
        "{\"flag\":false,\"free\":\"abcdef\"}",
        // The atoms of an element are its own.
        "{\"one\":{\"needed\":true,\"more\":1},\"count\":7,\"flag\":true}",
        "{\"flag\":true,\"one\":{\"needed\":true,\"more\":1},\"count\":7}",
        // What a rule reads of a text of one class of characters.
        "{\"tag\":\"abcd\"}",
        "{\"tag\":\"abcde\",\"count\":7,\"flag\":true}",
        "{\"tag\":\"todo\",\"flag\":true}",
        "{\"kind\":\"ab\",\"flag\":true}",
        "{\"kind\":\"abc\"}",
        "{\"kind\":\"b\"}",
        "{\"kind\":\"\"}",
    ]);
    left(&[
        "{\"count\":7}",
        "{\"count\":7,\"flag\":false}",
        "{\"flag\":true,\"free\":\" \"}",
        "{\"flag\":true,\"free\":\"abcdef\"}",
        "{\"free\":\"\\u0020\\n\",\"flag\":true}",
        "{\"one\":{\"needed\":true,\"more\":1},\"count\":7}",
        "{\"tag\":\"abcde\"}",
        "{\"tag\":\"abcde\",\"flag\":true}",
        "{\"tag\":\"todo\"}",
        "{\"flag\":false,\"tag\":\"todo\"}",
        "{\"kind\":\"ab\"}",
        "{\"kind\":\"\\u0061b\"}",
    ]);
}

#[test]
fn severities_and_profiles() {
    let table = table();
    let both = b"{\"one\":{\"needed\":true}}";
    for (least, expected) in [(Severity::Error, true), (Severity::Warning, true), (Severity::Info, false)] {
        assert_eq!(takes(&table, ("standard", least), both), expected, "{least:?}");
    }
    let blank = b"{\"text\":\"  \"}";
    for (profile, least, expected) in [
        ("standard", Severity::Info, true),
        ("strict", Severity::Error, true),
        ("strict", Severity::Warning, false),
        ("strict", Severity::Info, false),
        ("exempt", Severity::Info, true),
    ] {
        assert_eq!(takes(&table, (profile, least), blank), expected, "{profile} {least:?}");
    }
    for source in [&b"{\"text\":\"abcde\"}"[..], b"{\"count\":7}", b"{\"flag\":true,\"free\":\" \"}"] {
        assert!(!takes(&table, ("strict", Severity::Error), source));
        assert!(takes(&table, ("exempt", Severity::Error), source));
    }
}
