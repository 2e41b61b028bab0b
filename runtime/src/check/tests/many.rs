//! Documents in which something is there very often.

use super::table;
use crate::builtin;
use crate::check::{Checker, Scratch};
use crate::finding::Severity;

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
