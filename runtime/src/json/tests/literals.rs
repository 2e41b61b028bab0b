//! Words, numbers and keys as other languages write them.

use super::check;

#[test]
fn truth_values() {
    check(
        "[True, FALSE, true, truefalse]",
        &[
            "[true,false,true,!]",
            "foreign-literal 1..5 /0: `True` is written `true` in JSON => [true, FALSE, true, truefalse]",
            "foreign-literal 7..12 /1: `FALSE` is written `false` in JSON => [True, false, true, truefalse]",
            r#"foreign-literal 20..29 /3: expected a value, found `truefalse` ~> [True, FALSE, true, "truefalse"]"#,
        ],
    );
}

#[test]
fn words_for_nothing() {
    check(r#"{"a": None}"#, &[r#"{"a":!}"#, "foreign-literal 6..10 /a: JSON has no `None` => {}"]);
    check(
        r#"{"a": nil, "b": 1}"#,
        &[r#"{"a":!,"b":1}"#, r#"foreign-literal 6..9 /a: JSON has no `nil` => {"b": 1}"#],
    );
    check(
        r#"{"a": 1, "b": undefined}"#,
        &[r#"{"a":1,"b":!}"#, r#"foreign-literal 14..23 /b: JSON has no `undefined` => {"a": 1}"#],
    );
    check("[None]", &["[!]", "foreign-literal 1..5 /0: JSON has no `None`"]);
    check("None", &["!", "foreign-literal 0..4 : JSON has no `None`"]);
}

#[test]
fn numbers_that_are_not_finite() {
    check(
        r#"{"d": NaN, "e": -Infinity}"#,
        &[
            r#"{"d":!,"e":!}"#,
            "foreign-literal 6..9 /d: JSON has no `NaN`: every number is finite",
            "foreign-literal 16..25 /e: JSON has no `-Infinity`: every number is finite",
        ],
    );
}

#[test]
fn numbers_of_other_languages() {
    check(
        "[+1, -.5]",
        &[
            "[!,!]",
            "invalid-number 1..3 /0: a number has no `+` before it => [1, -.5]",
            "invalid-number 5..8 /1: a number starts with a digit => [+1, -0.5]",
        ],
    );
    check(
        "[01]",
        &["[!]", "invalid-number 1..3 /0: a number cannot start with `0` and another digit ~> [1]"],
    );
    check("[0x1F]", &["[!]", "invalid-number 1..5 /0: JSON has decimal numbers only => [31]"]);
    check(
        "[1., 1.e5]",
        &[
            "[!,!]",
            "invalid-number 1..3 /0: a digit must follow the decimal point => [1, 1.e5]",
            "invalid-number 5..9 /1: a digit must follow the decimal point => [1., 1e5]",
        ],
    );
    check(
        "[1_000, 10n]",
        &[
            "[!,!]",
            "invalid-number 1..6 /0: `1_000` is not a number of JSON => [1000, 10n]",
            "invalid-number 8..11 /1: `10n` is not a number of JSON => [1_000, 10]",
        ],
    );
    check(
        "[1e, -]",
        &[
            "[!,!]",
            r#"invalid-number 1..3 /0: `1e` is not a number of JSON ~> ["1e", -]"#,
            r#"invalid-number 5..6 /1: a sign is not a number ~> [1e, "-"]"#,
        ],
    );
    check("[12abc]", &["[!]", r#"invalid-number 1..6 /0: `12abc` is not a number of JSON ~> ["12abc"]"#]);
    check(
        "[2024-01-01]",
        &["[!]", r#"invalid-number 1..11 /0: `2024-01-01` is not a number of JSON ~> ["2024-01-01"]"#],
    );
    check("+1", &["!", "invalid-number 0..2 : a number has no `+` before it => 1"]);
}

#[test]
fn text_without_quotes() {
    check(
        r#"{"a": hello world, "b": 1}"#,
        &[
            r#"{"a":!,"b":1}"#,
            r#"foreign-literal 6..17 /a: expected a value, found `hello world` ~> {"a": "hello world", "b": 1}"#,
        ],
    );
    check(
        r#"{"a": datetime.now(1, 2), "b": 1}"#,
        &[
            r#"{"a":!,"b":1}"#,
            r#"foreign-literal 6..24 /a: expected a value, found `datetime.now(1, 2)` ~> {"a": "datetime.now(1, 2)", "b": 1}"#,
        ],
    );
    check(
        r#"{"a": #fff, "b": 1}"#,
        &[
            r#"{"a":!,"b":1}"#,
            r##"foreign-literal 6..10 /a: expected a value, found `#fff` ~> {"a": "#fff", "b": 1}"##,
        ],
    );
    check(
        r#"{"a": (1}"#,
        &[r#"{"a":!}"#, r#"foreign-literal 6..8 /a: expected a value, found `(1` ~> {"a": "(1"}"#],
    );
    check("[object Object]", &["[!]", "foreign-literal 1..14 /0: expected a value, found `object Object`"]);
}

#[test]
fn unquoted_keys() {
    check(
        "{\"a\": 1, b-c: 2}",
        &[
            r#"{"a":1,"b-c":2}"#,
            r#"unquoted-key 9..12 : member names stand in double quotes: `"b-c"` => {"a": 1, "b-c": 2}"#,
        ],
    );
    check(
        "{größe: 1}",
        &[
            r#"{"größe":1}"#,
            r#"unquoted-key 1..8 : member names stand in double quotes: `"größe"` => {"größe": 1}"#,
        ],
    );
    check(
        "{1: 2}",
        &[r#"{"1":2}"#, r#"unquoted-key 1..2 : member names stand in double quotes: `"1"` => {"1": 2}"#],
    );
}
