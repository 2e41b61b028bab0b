//! Quotes, escapes and control characters.

use super::check;

#[test]
fn single_quotes() {
    check(
        r#"{"a": 'it\'s "b"', "c": 1}"#,
        &[
            r#"{"a":"it's \"b\"","c":1}"#,
            r#"single-quotes 6..17 /a: strings stand in `"`, not in `'` => {"a": "it's \"b\"", "c": 1}"#,
        ],
    );
    check(
        "['it's', 1]",
        &[r#"["it's",1]"#, r#"single-quotes 1..7 /0: strings stand in `"`, not in `'` => ["it's", 1]"#],
    );
    check("[`a`]", &[r#"["a"]"#, r#"single-quotes 1..4 /0: strings stand in `"`, not in ``` => ["a"]"#]);
    check(
        "{'a': 'b}",
        &[
            r#"{"a":"b"}"#,
            r#"single-quotes 1..4 : strings stand in `"`, not in `'` => {"a": 'b}"#,
            r#"single-quotes 6..8 /a: this string has no closing `'` ~> {'a': "b"}"#,
        ],
    );
}

#[test]
fn typographic_quotes() {
    check(
        "{“a”: “b”}",
        &[
            r#"{"a":"b"}"#,
            r#"single-quotes 1..8 : strings stand in `"`, not in `“` => {"a": “b”}"#,
            r#"single-quotes 10..17 /a: strings stand in `"`, not in `“` => {“a”: "b"}"#,
        ],
    );
    check(
        "[‘it’s’]",
        &[r#"["it’s"]"#, r#"single-quotes 1..13 /0: strings stand in `"`, not in `‘` => ["it’s"]"#],
    );
}

#[test]
fn unclosed_strings() {
    check(
        "{\"a\": \"b,\n \"c\": 1}",
        &[
            r#"{"a":"b","c":1}"#,
            r#"json-syntax 6..8 /a: this string has no closing `"` ~> {"a": "b",⏎ "c": 1}"#,
        ],
    );
    check(
        r#"{"a": "b}"#,
        &[r#"{"a":"b"}"#, r#"json-syntax 6..8 /a: this string has no closing `"` ~> {"a": "b"}"#],
    );
    check(
        r#"{"a": "b"#,
        &[r#"{"a":"b"?}"#, r#"json-syntax 6..8 /a: the text ends inside this string ~> {"a": "b""#],
    );
    check(r#"{"a": "b\"#, &[r#"{"a":"b�"?}"#, "json-syntax 6..9 /a: the text ends inside this string"]);
    check("{\"a: 1\n}", &[r#"{"a":1}"#, r#"json-syntax 1..3 : this string has no closing `"` ~> {"a": 1⏎}"#]);
    check(
        r#"{"a": "b', "c": 1}"#,
        &[
            r#"{"a":"b'","c":1}"#,
            r#"json-syntax 6..9 /a: this string has no closing `"` ~> {"a": "b'", "c": 1}"#,
        ],
    );
}

#[test]
fn quotes_inside() {
    check(
        r#"{"a": "he said "hi" to me"}"#,
        &[
            r#"{"a":"he said \"hi\" to me"}"#,
            r#"json-syntax 15..16 /a: this `"` ends the string, but more text follows ~> {"a": "he said \"hi\" to me"}"#,
        ],
    );
    check(
        r#"{"a": "say "hi""}"#,
        &[
            r#"{"a":"say \"hi\""}"#,
            r#"json-syntax 11..12 /a: this `"` ends the string, but more text follows ~> {"a": "say \"hi\""}"#,
        ],
    );
}

#[test]
fn control_characters() {
    check(
        "{\"a\": \"x\ty\"}",
        &[
            r#"{"a":"x\ty"}"#,
            r#"control-character 8..9 /a: a string cannot hold a tab as such => {"a": "x\ty"}"#,
        ],
    );
    check(
        "{\"a\": \"b\nc\n\"}",
        &[
            r#"{"a":"b\nc\n"}"#,
            r#"control-character 8..9 /a: a string cannot hold a line break as such => {"a": "b\nc\n"}"#,
        ],
    );
    check(
        "[\"\x00\x1b[31m\"]",
        &[
            r#"["\0\u{1b}[31m"]"#,
            r#"control-character 2..3 /0: a string cannot hold a NUL character as such => ["\u0000\u001b[31m"]"#,
        ],
    );
    check(
        "[\"a\n\", \"b\"]",
        &[
            r#"["a\n","b"]"#,
            r#"control-character 3..4 /0: a string cannot hold a line break as such => ["a\n", "b"]"#,
        ],
    );
}

#[test]
fn escapes() {
    check(r#"["\x"]"#, &[r#"["�x"]"#, r#"invalid-escape 2..3 /0: `\x` is not an escape of JSON ~> ["\\x"]"#]);
    check(
        r#"["\x41\'\u{1F600}\U0001f600"]"#,
        &[
            r#"["A'😀😀"]"#,
            r#"invalid-escape 2..6 /0: `\x41` is not an escape of JSON => ["A\'\u{1F600}\U0001f600"]"#,
            r#"invalid-escape 6..8 /0: `\'` is not an escape of JSON => ["\x41'\u{1F600}\U0001f600"]"#,
            r#"invalid-escape 8..17 /0: `\u{1F600}` is not an escape of JSON => ["\x41\'😀\U0001f600"]"#,
            r#"invalid-escape 17..27 /0: `\U0001f600` is not an escape of JSON => ["\x41\'\u{1F600}😀"]"#,
        ],
    );
    check(
        r#"["C:\Users"]"#,
        &[r#"["C:�Users"]"#, r#"invalid-escape 4..5 /0: `\U` is not an escape of JSON ~> ["C:\\Users"]"#],
    );
    check(
        r#"["\u12"]"#,
        &[r#"["�12"]"#, "invalid-escape 2..6 /0: `\\u12` has 2 of the 4 digits of an escape"],
    );
    check(r#"["\é"]"#, &[r#"["�é"]"#, r#"invalid-escape 2..3 /0: `\é` is not an escape of JSON ~> ["\\é"]"#]);
}

#[test]
fn surrogates() {
    check(
        r#"["\ud83d"]"#,
        &[r#"["�"]"#, r"lone-surrogate 2..8 /0: `\ud83d` is one half of a surrogate pair without the other"],
    );
    check(
        r#"["\ude00\ud83d\ude00"]"#,
        &[
            r#"["�😀"]"#,
            r"lone-surrogate 2..8 /0: `\ude00` is one half of a surrogate pair without the other",
        ],
    );
    check(
        r#"["\ud83d\u0041"]"#,
        &[r#"["�A"]"#, r"lone-surrogate 2..8 /0: `\ud83d` is one half of a surrogate pair without the other"],
    );
}
