//! Documents in which something is there very often.

use std::borrow::Cow::Owned;

use super::order::{BOOL, ROOT, clause, field, parts, table};
use crate::builtin;
use crate::check::{Checker, Scratch};
use crate::finding::Severity;
use crate::table::{Atom, Clause, Field, Mask, Shape, Table, Test};

#[test]
fn a_document_with_very_many_mistakes_ends_its_list() {
    let lines = vec![r#"{"count": 0}"#; 3000].join(", ");
    let json = format!(r#"{{"note": "x", "lines": [{lines}]}}"#);
    let table = table();
    let report = Checker::new(&table).check(json.as_bytes(), &mut Scratch::default());
    assert_eq!(report.findings.len(), 1001);
    let last = report.findings.last().expect("there are findings");
    assert_eq!(last.rule, builtin::TOO_MANY_FINDINGS);
    assert_eq!(last.severity, Severity::Error);
    assert_eq!(last.message, "this order has 5000 more findings, which are not listed: mend these first");
    assert!(!Checker::new(&table).is_valid(json.as_bytes(), &mut Scratch::default()));
}

#[test]
fn the_end_of_a_list_of_warnings_is_one() {
    let lines = vec![r#"{"sku": "1"}"#; 1001].join(", ");
    let json = format!(r#"{{"note": "x", "lines": [{lines}]}}"#);
    let report = Checker::new(&table()).check(json.as_bytes(), &mut Scratch::default());
    let last = report.findings.last().expect("there are findings");
    assert_eq!((&*last.rule, last.severity), (builtin::TOO_MANY_FINDINGS, Severity::Warning));
    // One error among what is not listed makes it one.
    let json = json.replace("]}", r#", {"sku": "1", "count": 0}]}"#);
    let report = Checker::new(&table()).check(json.as_bytes(), &mut Scratch::default());
    assert_eq!(report.findings.last().map(|last| last.severity), Some(Severity::Error));
}

/// How often a member may be there that goes with all of its twins.
#[test]
fn a_member_that_is_there_very_often_is_not_removed_for_another() {
    let choices = |vouchers: usize| {
        let vouchers = r#", "voucher": "2""#.repeat(vouchers);
        let json = format!(r#"{{"note": "x", "card": "1"{vouchers}}}"#);
        let report = Checker::new(&table()).check(json.as_bytes(), &mut Scratch::default());
        let finding = report.findings.into_iter().find(|finding| finding.rule == "one-payment");
        let choices = finding.expect("there are two payments").choices;
        choices.into_iter().map(|choice| choice.name).collect::<Vec<_>>()
    };
    assert_eq!(choices(10), ["card", "voucher"]);
    assert_eq!(choices(11), ["voucher"]);
    assert_eq!(choices(900), ["voucher"]);
}

/// More members than a word has bits, and a rule about one of the first and one
/// of the last.
#[test]
fn rules_read_atoms_beyond_the_first_word() {
    let mut parts = parts();
    let Shape::Object(root) = &mut parts.shapes.to_mut()[usize::from(ROOT.0)] else {
        unreachable!("the root is an object")
    };
    let scope = &mut parts.scopes.to_mut()[0];
    for number in 7..140 {
        let name = format!("f{number}");
        root.fields
            .to_mut()
            .push(Field { name: Owned(name.clone()), ..field("", BOOL, false, Some(number)) });
        scope.atoms.to_mut().push(Atom { path: Owned(vec![Owned(name)]), test: Test::Set });
    }
    let mask = |atoms: &[u16]| Mask(Owned(atoms.iter().map(|atom| (atom / 64, 1 << (atom % 64))).collect()));
    scope.clauses.to_mut().push(Clause { group: mask(&[4, 70, 139]), ..clause(0, &[], &[], 0, 1) });
    scope.clauses.to_mut().push(Clause {
        when: mask(&[100]),
        group: mask(&[101]),
        ..clause(2, &[], &[], 1, 1)
    });
    let table = Table::new(parts);
    let rules = |json: &str| {
        let checker = Checker::new(&table);
        let report = checker.check(json.as_bytes(), &mut Scratch::default());
        assert_eq!(checker.is_valid(json.as_bytes(), &mut Scratch::default()), report.is_valid(), "{json}");
        report.findings.into_iter().map(|finding| finding.rule).collect::<Vec<_>>()
    };
    assert_eq!(rules(r#"{"note": "x", "f69": true, "f71": true}"#), [""; 0]);
    assert_eq!(rules(r#"{"note": "x", "f70": true}"#), ["one-payment"]);
    assert_eq!(rules(r#"{"note": "x", "f139": true}"#), ["one-payment"]);
    assert_eq!(rules(r#"{"note": "x", "f100": true}"#), ["fast-needs-phone"]);
    assert_eq!(rules(r#"{"note": "x", "f100": true, "f101": true}"#), [""; 0]);
}

/// Each of these members would be looked for in the whole document, which has
/// many others: after a thousand findings they are counted alone.
#[test]
fn very_many_unknown_members_are_counted() {
    let spelt = |n: usize| {
        let letter = |(at, c): (usize, char)| if n >> at & 1 == 1 { c.to_ascii_uppercase() } else { c };
        format!(r#""{}": true"#, "gift".chars().enumerate().map(letter).collect::<String>())
    };
    let element = (0..16).map(spelt).collect::<Vec<_>>().join(", ");
    let lines = vec![format!("{{{element}}}"); 3000].join(", ");
    let members = (0..30_000).map(|n| format!(r#", "m{n}": 1"#)).collect::<Vec<_>>().concat();
    let json = format!(r#"{{"note": "x", "lines": [{lines}]{members}}}"#);
    let report = Checker::new(&table()).check(json.as_bytes(), &mut Scratch::default());
    let last = report.findings.last().expect("there are findings");
    assert_eq!(last.message, "this order has 77000 more findings, which are not listed: mend these first");
}
