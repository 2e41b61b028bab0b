use super::{MOST_CHECKS, Mended, Policy, apply, edits, mend};
use crate::builtin;
use crate::finding::{Choice, Edit, Finding, Fix, Safety, Severity};
use crate::report::Report;
use crate::span::Span;
use crate::tape::Tape;

fn edit(start: usize, end: usize, text: &str) -> Edit {
    Edit { span: Span::new(start, end), text: text.to_owned() }
}

fn fix(safety: Safety, edits: Vec<Edit>) -> Fix {
    Fix { title: "mend it".to_owned(), safety, edits }
}

/// A finding for each capital letter, whose fix writes the letter that
/// `replacement` names.
fn shouting(text: &[u8], safety: Safety, replacement: impl Fn(u8) -> String) -> Report {
    let capitals = text.iter().enumerate().filter(|(_, byte)| byte.is_ascii_uppercase());
    let finding = |(at, byte): (usize, &u8)| Finding {
        pointer: format!("/{at}"),
        fix: Some(fix(safety, vec![edit(at, at + 1, &replacement(*byte))])),
        ..Finding::error("capital", Span::new(at, at + 1), "")
    };
    Report { findings: capitals.map(finding).collect() }
}

fn lower(byte: u8) -> String {
    char::from(byte.to_ascii_lowercase()).to_string()
}

#[track_caller]
fn check(mended: &Mended, text: &str, applied: usize, dropped: usize) {
    let counts = (mended.applied.values().sum::<usize>(), mended.dropped.len());
    assert_eq!((str::from_utf8(&mended.text), counts), (Ok(text), (applied, dropped)));
}

#[test]
fn what_touches_an_earlier_edit_waits() {
    let source = b"abcdef";
    let first = fix(Safety::Safe, vec![edit(1, 3, "x")]);
    for (other, expected, skipped) in [
        (vec![edit(3, 4, "y")], "axyef", false),
        (vec![edit(0, 1, "y")], "yxdef", false),
        (vec![edit(2, 4, "y")], "axdef", true),
        (vec![edit(3, 3, "y")], "axdef", true),
        (vec![edit(1, 1, "y")], "axdef", true),
        (vec![edit(0, 6, "y")], "axdef", true),
        (vec![edit(0, 0, "y"), edit(2, 2, "y")], "axdef", true),
        (vec![edit(0, 0, "y"), edit(6, 6, "y")], "yaxdefy", false),
    ] {
        let other = fix(Safety::Safe, other);
        let applied = apply(source, &[&first, &other]);
        assert_eq!(str::from_utf8(&applied.text), Ok(expected), "{other:?}");
        assert_eq!(!applied.skipped.is_empty(), skipped, "{other:?}");
    }
}

#[test]
fn edits_that_cannot_be_applied_change_nothing() {
    let unsound = [
        vec![],
        vec![edit(5, 7, "")],
        vec![edit(3, 4, ""), edit(1, 2, "")],
        vec![edit(1, 3, ""), edit(2, 4, "")],
    ];
    for edits in unsound {
        let fix = fix(Safety::Safe, edits);
        assert!(!edits::is_sound(b"abcdef", &fix), "{fix:?}");
        assert_eq!(apply(b"abcdef", &[&fix]).text, b"abcdef");
    }
}

#[test]
fn everything_that_goes_together_is_one_round() {
    let mut checks = 0;
    let mended = mend(b"AbCdE", &Policy::default(), |text| {
        checks += 1;
        shouting(text, Safety::Safe, lower)
    });
    check(&mended, "abcde", 3, 0);
    assert_eq!(checks, 2);
}

#[test]
fn unsafe_fixes_are_applied_when_they_are_wanted() {
    let run = |policy: &Policy| mend(b"A", policy, |text| shouting(text, Safety::Unsafe, lower));
    check(&run(&Policy::default()), "A", 0, 0);
    check(&run(&Policy { unsafe_fixes: true, choices: Vec::new() }), "a", 1, 0);
}

#[test]
fn a_choice_is_made_by_name() {
    let offer = |text: &[u8]| {
        let mut report = shouting(text, Safety::Unsafe, lower);
        for finding in &mut report.findings {
            let span = finding.span;
            let choice = |name: &str| Choice {
                name: name.to_owned(),
                fix: fix(Safety::Unsafe, vec![edit(span.start, span.end, name)]),
            };
            finding.fix = None;
            finding.choices = ["x", "y"].map(choice).into();
        }
        report
    };
    let run = |rule: &str, name: &str| {
        let choices = vec![(rule.to_owned(), name.to_owned())];
        mend(b"A", &Policy { choices, ..Policy::default() }, offer)
    };
    check(&run("capital", "y"), "y", 1, 0);
    check(&run("capital", "z"), "A", 0, 0);
    check(&run("other", "y"), "A", 0, 0);
}

#[test]
fn a_fix_that_makes_it_worse_is_dropped_and_the_others_are_not() {
    let bad = |byte: u8| if byte == b'C' { "CC".to_owned() } else { lower(byte) };
    let mended = mend(b"ABCDE", &Policy::default(), |text| shouting(text, Safety::Safe, bad));
    check(&mended, "abCde", 4, 1);
    assert_eq!(mended.dropped[0].pointer, "/2");
}

/// Warnings, so that it is their number that tells what went wrong.
fn warned(text: &[u8], replacement: impl Fn(u8) -> String) -> Report {
    let mut report = shouting(text, Safety::Safe, replacement);
    report.findings.iter_mut().for_each(|finding| finding.severity = Severity::Warning);
    report
}

#[test]
fn what_one_fix_uncovers_is_no_worse_than_what_it_mends() {
    let run = |with: &'static str| {
        let replacement = move |byte: u8| if byte == b'C' { with.to_owned() } else { lower(byte) };
        (
            mend(b"ABC", &Policy::default(), |text| warned(text, replacement)),
            mend(b"ABC", &Policy::default(), |text| shouting(text, Safety::Safe, replacement)),
        )
    };
    for (with, text, applied, dropped) in [("cD", "abcd", 4, 0), ("cDD", "abC", 2, 1), ("cDDD", "abC", 2, 1)]
    {
        let (warnings, errors) = run(with);
        check(&warnings, text, applied, dropped);
        check(&errors, text, applied, dropped);
    }
}

#[test]
fn without_a_fix_that_does_harm_there_is_room_for_another() {
    // Both want the same place, and the first one makes it worse.
    let offer = |text: &[u8]| {
        let mut report = shouting(text, Safety::Safe, |_| "BBB".to_owned());
        if text == b"A" {
            report.findings.extend(shouting(text, Safety::Safe, lower).findings);
            report.findings[0].pointer = "/first".to_owned();
        }
        report
    };
    check(&mend(b"A", &Policy::default(), offer), "a", 1, 0);
}

#[test]
fn a_text_is_not_checked_for_ever() {
    let mut checks = 0;
    let many = "A".repeat(MOST_CHECKS);
    let mended = mend(many.as_bytes(), &Policy::default(), |text| {
        checks += 1;
        if text == many.as_bytes() {
            return shouting(text, Safety::Safe, lower);
        }
        Report { findings: vec![Finding::error(builtin::JSON_SYNTAX, Span::new(0, 1), "")] }
    });
    // One more tells what there is to mend.
    assert_eq!((mended.is_changed(), checks), (false, MOST_CHECKS + 1));
    assert!(mended.is_unfinished);
}

/// What is wrong with the syntax of a text; after 100 slips the list ends.
fn syntax(text: &[u8]) -> Report {
    let mut tape = Tape::new();
    tape.read_json(text, true);
    Report { findings: tape.findings().to_vec() }
}

#[test]
fn what_is_not_listed_yet_keeps_no_fix_from_being_applied() {
    for commas in [99, 100, 101, 102, 150, 250, 1_000] {
        let mended = mend(format!("[1{}]", " 1".repeat(commas)).as_bytes(), &Policy::default(), syntax);
        check(&mended, &format!("[1{}]", ", 1".repeat(commas)), commas, 0);
        assert!(mended.report.findings.is_empty());
    }
}

#[test]
fn what_begins_where_the_list_ends_is_not_listed_yet() {
    for comments in [101, 150, 250] {
        let source = format!("[1,\n{}2]", "// c\n".repeat(comments));
        check(&mend(source.as_bytes(), &Policy::default(), syntax), "[1,\n2]", comments, 0);
    }
}

#[test]
fn a_choice_may_reach_behind_the_end_of_the_list() {
    // One finding at most is listed. That of the first letter offers to take
    // the last one, which is behind it, along.
    let offer = |text: &[u8]| {
        let mut report = shouting(text, Safety::Unsafe, lower);
        if report.findings.len() > 1 {
            let at = report.findings[1].span;
            report.findings.truncate(1);
            let edits = vec![edit(0, 1, "a"), edit(text.len() - 1, text.len(), "cccc")];
            report.findings[0].choices =
                vec![Choice { name: "both".to_owned(), fix: fix(Safety::Unsafe, edits) }];
            report.findings.push(Finding::error(builtin::TOO_MANY_FINDINGS, at, "and more"));
        }
        report
    };
    let choices = vec![("capital".to_owned(), "both".to_owned())];
    check(&mend(b"AxC", &Policy { choices, ..Policy::default() }, offer), "axcccc", 1, 0);
}

#[test]
fn mending_goes_on_for_as_long_as_there_is_progress() {
    // One fix at a time: all want the first capital.
    let one_by_one = |text: &[u8]| {
        let mut report = shouting(text, Safety::Safe, lower);
        let first = report.findings.first().and_then(|first| first.fix.clone());
        report.findings.iter_mut().for_each(|finding| finding.fix.clone_from(&first));
        report
    };
    for letters in [80, 300] {
        let mended = mend("A".repeat(letters).as_bytes(), &Policy::default(), one_by_one);
        check(&mended, &"a".repeat(letters), letters, 0);
        assert!(!mended.is_unfinished);
    }
    let commas = 8_000;
    let policy = Policy { unsafe_fixes: true, choices: Vec::new() };
    let mended = mend(format!(r#"{{"a":1{}}}"#, ", ]".repeat(commas)).as_bytes(), &policy, syntax);
    assert_eq!((mended.report.findings.len(), mended.is_unfinished), (0, false));
}

#[test]
fn mending_without_progress_ends() {
    // Each fix makes room for another one, and none is the last.
    let mended = mend(b"A", &Policy::default(), |text| {
        let mut report = shouting(text, Safety::Safe, |_| "aB".to_owned());
        for finding in &mut report.findings {
            finding.message = text.len().to_string();
        }
        report
    });
    assert!(mended.is_unfinished && mended.text.ends_with(b"B"));
}

#[test]
fn a_fix_that_makes_it_worse_is_dropped_from_a_long_list() {
    // The list has ten findings at most, and the fix of a C writes another two.
    let bad = |byte: u8| if byte == b'C' { "CC".to_owned() } else { lower(byte) };
    let mended = mend(b"AAAACAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAC", &Policy::default(), |text| {
        let mut report = shouting(text, Safety::Safe, bad);
        if report.findings.len() > 10 {
            let at = report.findings[10].span;
            report.findings.truncate(10);
            report.findings.push(Finding::error(builtin::TOO_MANY_FINDINGS, at, "and more"));
        }
        report
    });
    check(&mended, "aaaaCaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaC", 34, 2);
}

#[test]
fn a_fix_that_never_ends_is_dropped() {
    let other = |byte: u8| if byte == b'A' { "B".to_owned() } else { "A".to_owned() };
    let mended = mend(b"A", &Policy::default(), |text| shouting(text, Safety::Safe, other));
    // Nothing gets worse, but its finding stays.
    assert_eq!((&mended.text[..], mended.dropped.len()), (&b"A"[..], 1));
}
