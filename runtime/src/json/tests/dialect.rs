//! Documents as programs write them: one finding, with one fix.

use super::check;

#[test]
fn python() {
    check(
        "{'a': 'it\\'s', 'b': None, 'c': True}",
        &[
            r#"{"a":"it's","b":!,"c":true}"#,
            r#"foreign-notation 1..4 : this is a Python literal, not JSON => {"a": "it's", "c": true}"#,
        ],
    );
    check(
        "{\"a\": True, \"b\": [False]}",
        &[
            r#"{"a":true,"b":[false]}"#,
            r#"foreign-notation 6..10 /a: this is a Python literal, not JSON => {"a": true, "b": [false]}"#,
        ],
    );
}

#[test]
fn members_without_a_value_share_their_commas() {
    let python = |from: &str, to: &str, values: &str| {
        let line = format!("foreign-notation 1..4 : this is a Python literal, not JSON => {to}");
        check(from, &[values, &line]);
    };
    python("{'a': None, 'b': None}", "{}", r#"{"a":!,"b":!}"#);
    python("{'a': None, 'b': None, 'c': 1}", r#"{"c": 1}"#, r#"{"a":!,"b":!,"c":1}"#);
    python("{'a': 1, 'b': None, 'c': None}", r#"{"a": 1}"#, r#"{"a":1,"b":!,"c":!}"#);
    python("{'a': None, 'b': 1, 'c': None}", r#"{"b": 1}"#, r#"{"a":!,"b":1,"c":!}"#);
    python("{'a': {'b': None}, 'c': None,}", r#"{"a": {}}"#, r#"{"a":{"b":!},"c":!}"#);
}

#[test]
fn javascript() {
    check(
        "{a: 'b', // c\n  d: undefined,\n}",
        &[
            r#"{"a":"b","d":!}"#,
            r#"foreign-notation 1..2 : this is a JavaScript object, not JSON => {"a": "b"⏎}"#,
        ],
    );
    check(
        "{a: `b`}",
        &[r#"{"a":"b"}"#, r#"foreign-notation 1..2 : this is a JavaScript object, not JSON => {"a": "b"}"#],
    );
}

#[test]
fn quotes_alone_may_be_of_either() {
    check(
        "{'a': 'b'}",
        &[
            r#"{"a":"b"}"#,
            r#"foreign-notation 1..4 : this is not JSON: strings stand in `"`, not in `'` => {"a": "b"}"#,
        ],
    );
}

#[test]
fn what_cannot_be_mended_stays_a_finding_of_its_own() {
    check(
        "{'a': [None], 'b': x y}",
        &[
            r#"{"a":[!],"b":!}"#,
            r#"foreign-notation 1..4 : this is not JSON: strings stand in `"`, not in `'` => {"a": [None], "b": x y}"#,
            "foreign-literal 7..11 /a/0: JSON has no `None`",
            r#"foreign-literal 19..22 /b: expected a value, found `x y` ~> {'a': [None], 'b': "x y"}"#,
        ],
    );
}

#[test]
fn one_slip_is_no_language() {
    check(
        "{\"a\": None,}",
        &[
            r#"{"a":!}"#,
            "foreign-literal 6..10 /a: JSON has no `None` => {}",
            r#"trailing-comma 10..11 : no comma may stand before `}` => {"a": None}"#,
        ],
    );
}
