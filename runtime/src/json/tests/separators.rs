//! Commas, colons, comments and spaces.

use super::check;

#[test]
fn trailing_commas() {
    check(
        r#"{"a": 1,}"#,
        &[r#"{"a":1}"#, r#"trailing-comma 7..8 : no comma may stand before `}` => {"a": 1}"#],
    );
    check("[1,]", &["[1]", "trailing-comma 2..3 /1: no comma may stand before `]` => [1]"]);
    check(
        r#"{"a": 1,,}"#,
        &[r#"{"a":1}"#, r#"trailing-comma 7..9 : no comma may stand before `}` => {"a": 1}"#],
    );
    check(
        "{\"a\": [1, 2 // two,\n, ]}",
        &[
            r#"{"a":[1,2]}"#,
            r#"comment 12..19 /a: JSON has no comments => {"a": [1, 2⏎, ]}"#,
            r#"trailing-comma 20..21 /a/2: no comma may stand before `]` => {"a": [1, 2 // two,⏎ ]}"#,
        ],
    );
}

#[test]
fn extra_commas() {
    check(
        r#"{"a": 1,, "b": 2}"#,
        &[
            r#"{"a":1,"b":2}"#,
            r#"json-syntax 8..9 : expected a member name, found another `,` => {"a": 1, "b": 2}"#,
        ],
    );
    check("[1,,2]", &["[1,2?]", "json-syntax 3..4 /1: expected a value, found another `,` ~> [1,2]"]);
    check("[,1]", &["[1?]", "json-syntax 1..2 /0: expected a value, found another `,` ~> [1]"]);
    check(
        r#"{,"a":1}"#,
        &[r#"{"a":1}"#, r#"json-syntax 1..2 : expected a member name, found another `,` => {"a":1}"#],
    );
}

#[test]
fn missing_commas() {
    check(
        r#"{"a": 1 "b": 2}"#,
        &[
            r#"{"a":1,"b":2}"#,
            r#"missing-comma 7..7 : expected `,` or `}` after this member, found `"` => {"a": 1, "b": 2}"#,
        ],
    );
    check(
        "{\"a\": 1\n \"b\": 2}",
        &[
            r#"{"a":1,"b":2}"#,
            r#"missing-comma 7..7 : expected `,` or `}` after this member, found `"` => {"a": 1,⏎ "b": 2}"#,
        ],
    );
    check(
        "[1 2]",
        &["[1,2]", "missing-comma 2..2 : expected `,` or `]` after this element, found `2` => [1, 2]"],
    );
    check(
        r#"{"a": [1] b: 2}"#,
        &[
            r#"{"a":[1],"b":2}"#,
            r#"missing-comma 9..9 : expected `,` or `}` after this member, found `b` => {"a": [1], b: 2}"#,
            r#"unquoted-key 10..11 : member names stand in double quotes: `"b"` => {"a": [1] "b": 2}"#,
        ],
    );
    check(
        "[{\"a\": 1}\n{\"a\": 2}]",
        &[
            r#"[{"a":1},{"a":2}]"#,
            r#"missing-comma 9..9 : expected `,` or `]` after this element, found `{` => [{"a": 1},⏎{"a": 2}]"#,
        ],
    );
}

#[test]
fn semicolons() {
    check(
        r#"{"a": 1; "b": 2;}"#,
        &[
            r#"{"a":1,"b":2}"#,
            r#"missing-comma 7..8 : expected `,` or `}` after this member, found `;` => {"a": 1, "b": 2;}"#,
            r#"missing-comma 15..16 : expected `,` or `}` after this member, found `;` => {"a": 1; "b": 2}"#,
        ],
    );
}

#[test]
fn other_signs_for_the_colon() {
    check(
        r#"{"a" = 1, "b" => 2, "c" 3, "d":: 4}"#,
        &[
            r#"{"a":1,"b":2,"c":3,"d":4}"#,
            r#"json-syntax 5..6 /a: expected `:` after the member name, found `=` => {"a" : 1, "b" => 2, "c" 3, "d":: 4}"#,
            r#"json-syntax 14..16 /b: expected `:` after the member name, found `=>` => {"a" = 1, "b" : 2, "c" 3, "d":: 4}"#,
            r#"json-syntax 23..23 /c: expected `:` after the member name, found `3` => {"a" = 1, "b" => 2, "c": 3, "d":: 4}"#,
            r#"json-syntax 31..32 /d: one `:` is enough => {"a" = 1, "b" => 2, "c" 3, "d": 4}"#,
        ],
    );
}

#[test]
fn missing_values() {
    check(
        r#"{"a":, "b": , "c"}"#,
        &[
            r#"{"a":!,"b":!,"c":!}"#,
            "json-syntax 5..6 /a: expected a value after `:`, found `,`",
            "json-syntax 12..13 /b: expected a value after `:`, found `,`",
            "json-syntax 17..17 /c: expected `:` and a value after the member name, found `}`",
        ],
    );
    check(
        r#"{"a"}"#,
        &[r#"{"a":!}"#, "json-syntax 4..4 /a: expected `:` and a value after the member name, found `}`"],
    );
    check(
        r#"{"a" "b": 1}"#,
        &[
            r#"{"a":!,"b":1}"#,
            r#"json-syntax 4..4 /a: expected `:` and a value after the member name, found `"`"#,
        ],
    );
    check("{\"a\": \n}", &[r#"{"a":!}"#, "json-syntax 7..8 /a: expected a value after `:`, found `}`"]);
}

#[test]
fn comments() {
    check("#x\n{}", &["{}", "comment 0..2 : JSON has no comments => {}"]);
    check("// hi\n{\"a\": 1}", &[r#"{"a":1}"#, r#"comment 0..5 : JSON has no comments => {"a": 1}"#]);
    check(
        "{\"a\": 1, // why\n \"b\": 2}",
        &[r#"{"a":1,"b":2}"#, r#"comment 9..15 : JSON has no comments => {"a": 1,⏎ "b": 2}"#],
    );
    check(
        "{\n  # why\n  \"b\": 2}",
        &[r#"{"b":2}"#, r#"comment 4..9 : JSON has no comments => {⏎  "b": 2}"#],
    );
    check(
        r#"{/* x */"b": 2 /* y */}"#,
        &[
            r#"{"b":2}"#,
            r#"comment 1..8 : JSON has no comments => {"b": 2 /* y */}"#,
            r#"comment 15..22 : JSON has no comments => {/* x */"b": 2 }"#,
        ],
    );
    check(
        r#"{"a": 1 /* open"#,
        &[r#"{"a":1?}"#, r#"comment 8..15 : JSON has no comments, and this one does not end ~> {"a": 1"#],
    );
    check("{\"a\": 1} // end\n", &[r#"{"a":1}"#, r#"comment 9..15 : JSON has no comments => {"a": 1}⏎"#]);
}

#[test]
fn spaces_of_other_kinds() {
    check(
        "{\"a\":\u{a0}1}",
        &[
            r#"{"a":1}"#,
            r#"json-syntax 5..7 /a: U+00A0 is not one of the spaces that may stand here => {"a": 1}"#,
        ],
    );
    check(
        "{\u{2028}\u{feff}\"a\":1}",
        &[
            r#"{"a":1}"#,
            r#"json-syntax 1..7 : U+2028 is not one of the spaces that may stand here => { "a":1}"#,
        ],
    );
    check(
        "[1,\x0c2]",
        &["[1,2]", "json-syntax 3..4 /1: U+000C is not one of the spaces that may stand here => [1, 2]"],
    );
}

#[test]
fn something_unknown_is_left_out() {
    check(
        "{\"a\": 1, garbage here\n \"b\": 2}",
        &[
            r#"{"a":1,"b":2?}"#,
            "json-syntax 9..16 : expected a member name in double quotes, found `garbage`",
        ],
    );
    check(
        r#"{"a": 1, : 2, "b": 3}"#,
        &[r#"{"a":1,"b":3?}"#, "json-syntax 9..10 : expected a member name in double quotes, found `:`"],
    );
    check(
        r#"["a": 1]"#,
        &[r#"["a"?]"#, "json-syntax 4..5 : expected `,` or `]` after this element, found `:`"],
    );
    check(
        r#"{"a": 1: 2, "b": 3}"#,
        &[r#"{"a":1,"b":3?}"#, "json-syntax 7..8 : expected `,` or `}` after this member, found `:`"],
    );
    check(
        r#"{"a": 1, ...rest}"#,
        &[r#"{"a":1?}"#, "json-syntax 9..10 : expected a member name in double quotes, found `.`"],
    );
    check("[1 @foo, 2]", &["[1,2?]", "json-syntax 3..4 : expected `,` or `]` after this element, found `@`"]);
}
