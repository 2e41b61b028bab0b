//! Brackets that do not pair, and what follows the document.

use super::check;

#[test]
fn the_text_ends_too_early() {
    check(
        "{\"a\": [1, 2\n",
        &[
            r#"{"a":[1,2?]?}"#,
            r#"json-syntax 11..11 /a: expected `,` or `]`, found the end of the text ~> {"a": [1, 2]}⏎"#,
        ],
    );
    check(r#"{"a":"#, &[r#"{"a":!?}"#, "json-syntax 5..5 /a: expected a value, found the end of the text"]);
    check(
        r#"{"a""#,
        &[r#"{"a":!?}"#, "json-syntax 4..4 /a: expected `:` and a value, found the end of the text"],
    );
    check("{", &["{?}", "json-syntax 1..1 : expected a member name or `}`, found the end of the text ~> {}"]);
    check("[", &["[?]", "json-syntax 1..1 /0: expected a value or `]`, found the end of the text ~> []"]);
    check(
        r#"{"a": 1,"#,
        &[r#"{"a":1?}"#, "json-syntax 8..8 : expected a member name, found the end of the text"],
    );
    check(
        r#"{"a": [1 // x"#,
        &[
            r#"{"a":[1?]?}"#,
            r#"comment 9..13 /a: JSON has no comments => {"a": [1"#,
            r#"json-syntax 13..13 /a: expected `,` or `]`, found the end of the text ~> {"a": [1]} // x"#,
        ],
    );
    check(
        "[[[[[",
        &[
            "[[[[[?]?]?]?]?]",
            "json-syntax 5..5 /0/0/0/0/0: expected a value or `]`, found the end of the text ~> [[[[[]]]]]",
        ],
    );
}

#[test]
fn one_bracket_too_many() {
    check(
        r#"{"a": 1]}"#,
        &[r#"{"a":1?}"#, r#"json-syntax 7..8 : nothing is open that this `]` would close ~> {"a": 1}"#],
    );
    check(
        "{\"a\": {\"b\": 1]}\n}",
        &[
            r#"{"a":{"b":1?}}"#,
            "json-syntax 13..14 /a: nothing is open that this `]` would close ~> {\"a\": {\"b\": 1}⏎}",
        ],
    );
    check(
        r#"{"a": 1], "b": 2}"#,
        &[
            r#"{"a":1,"b":2?}"#,
            r#"json-syntax 7..8 : nothing is open that this `]` would close ~> {"a": 1, "b": 2}"#,
        ],
    );
}

#[test]
fn closed_by_the_wrong_bracket() {
    check(
        r#"{"a": [1, 2}"#,
        &[r#"{"a":[1,2?]}"#, r#"json-syntax 11..12 /a: expected `]`, found `}` ~> {"a": [1, 2]}"#],
    );
    check(
        r#"[{"a": 1]"#,
        &[r#"[{"a":1?}]"#, r#"json-syntax 8..9 /0: expected `}`, found `]` ~> [{"a": 1}]"#],
    );
    check("[1, 2}", &["[1,2?]", "json-syntax 5..6 : expected `]`, found `}` ~> [1, 2]"]);
    check(
        r#"{"a": {"b": 1]}"#,
        &[r#"{"a":{"b":1?}}"#, r#"json-syntax 13..14 /a: expected `}`, found `]` ~> {"a": {"b": 1}}"#],
    );
    check(r#"{"a": 1]"#, &[r#"{"a":1?}"#, r#"json-syntax 7..8 : expected `}`, found `]` ~> {"a": 1}"#]);
}

#[test]
fn after_the_document() {
    check(
        r#"{"a":1}}"#,
        &[r#"{"a":1}"#, r#"trailing-content 7..8 : expected the end of the text, found `}` => {"a":1}"#],
    );
    check(
        r#"{"a":1},"#,
        &[r#"{"a":1}"#, r#"trailing-content 7..8 : expected the end of the text, found `,` => {"a":1}"#],
    );
    check(
        "{\"a\":1}\n{\"a\":2}",
        &[r#"{"a":1}"#, r#"trailing-content 8..15 : expected the end of the text, found `{"a":2}`"#],
    );
    check(
        r#"{"a":1} {"a":2}"#,
        &[r#"{"a":1}"#, r#"trailing-content 8..15 : expected the end of the text, found `{"a":2}`"#],
    );
    check(
        "{\"a\":1} trailing\nmore",
        &[r#"{"a":1}"#, "trailing-content 8..16 : expected the end of the text, found `trailing`"],
    );
    check("1 2", &["1", "trailing-content 2..3 : expected the end of the text, found `2`"]);
}
