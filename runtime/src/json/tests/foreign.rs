//! Texts that are no JSON at all.

use super::check;

#[test]
fn nothing_there() {
    check("", &["nothing", "empty-input 0..0 : there is no document"]);
    check(" \n", &["nothing", "empty-input 0..0 : there is no document"]);
    check("\u{feff}", &["nothing", "empty-input 0..0 : there is no document"]);
    check("  // nothing", &["nothing", "empty-input 0..0 : there are comments, but no document"]);
}

#[test]
fn other_formats() {
    check("text=hello&a=b", &["nothing", "json-syntax 0..14 : this is not JSON: it looks like a form body"]);
    check("text: hello", &["nothing", "json-syntax 0..11 : this is not JSON: it looks like YAML"]);
    check(
        "Hello world, this is prose.",
        &["nothing", "json-syntax 0..27 : this is not JSON: expected `{`, found `Hello`"],
    );
    check(
        "<!DOCTYPE html>\n<p>",
        &["nothing", "json-syntax 0..15 : this is not JSON: it looks like HTML or XML"],
    );
    check("---\na: 1", &["nothing", "json-syntax 0..3 : this is not JSON: it looks like YAML"]);
    check(
        r#"callback({"a": 1})"#,
        &["nothing", r#"json-syntax 0..18 : this is not JSON: it looks like a call ~> {"a": 1}"#],
    );
    check(
        "const a = {\"a\": 1};\n",
        &["nothing", "json-syntax 0..19 : this is not JSON: it looks like a program ~> {\"a\": 1}⏎"],
    );
    check(
        "curl -d '{\"a\": 1}' https://a.example",
        &["nothing", "json-syntax 0..36 : this is not JSON: it looks like a command"],
    );
    check(
        "POST /a HTTP/1.1\nHost: a.example\n\n{\"a\": 1}",
        &["nothing", "json-syntax 0..16 : this is not JSON: it looks like a whole request ~> {\"a\": 1}"],
    );
    check(
        "Host: a.example\r\n\r\n{\"a\": 1}",
        &["nothing", "json-syntax 0..15 : this is not JSON: it looks like a whole request ~> {\"a\": 1}"],
    );
    check("a = b & c", &["nothing", "json-syntax 0..9 : this is not JSON: expected `{`, found `a`"]);
    check("]", &["nothing", "json-syntax 0..1 : this is not JSON: expected `{`, found `]`"]);
    check(r#""abc"#, &["nothing", r#"json-syntax 0..4 : this is not JSON: expected `{`, found `"`"#]);
}

#[test]
fn wrapped_documents() {
    check(
        "```json\n{\"a\": 1}\n```",
        &["nothing", r#"json-syntax 0..7 : this is not JSON: it stands in a Markdown fence ~> {"a": 1}"#],
    );
    check(
        r#"'{"a": 1}'"#,
        &["nothing", r#"json-syntax 0..10 : this is not JSON: it stands in quotes ~> {"a": 1}"#],
    );
}

#[test]
fn objects_that_are_none() {
    check("{{ text }}", &["{?}", "json-syntax 1..2 : expected a member name in double quotes, found `{`"]);
    check(
        r#"{\"a\": 1}"#,
        &["{?}", r"json-syntax 1..2 : expected a member name in double quotes, found `\`"],
    );
    check(
        "{ return 1; }",
        &["{?}", "json-syntax 2..8 : expected a member name in double quotes, found `return`"],
    );
    check("{...rest}", &["{?}", "json-syntax 1..2 : expected a member name in double quotes, found `.`"]);
}

#[test]
fn not_utf8() {
    check(b"{\"a\": \"caf\xe9\"}", &["nothing", "invalid-utf8 10..11 : the byte 0xE9 is not UTF-8 here"]);
    check(b"[\"\xed\xa0\x80\"]", &["nothing", "invalid-utf8 2..3 : the byte 0xED is not UTF-8 here"]);
    check(
        b"[\"\xe2\x82",
        &["nothing", "invalid-utf8 2..4 : the text ends inside a character: 0xE2 needs more bytes after it"],
    );
    check(
        b"[\"\xf0\x9f\x98\"]",
        &["nothing", "invalid-utf8 2..5 : a character is cut off: 3 of its 4 bytes are there"],
    );
    check(b"\x1f\x8b\x08\x00", &["nothing", "invalid-utf8 1..2 : this is a gzip archive, not a text"]);
    check(b"\x89PNG\r\n", &["nothing", "invalid-utf8 0..1 : this is a PNG image, not a text"]);
    check(b"{\"a\": \xff}", &["nothing", "invalid-utf8 6..7 : the byte 0xFF is not UTF-8 here"]);
}

#[test]
fn wide_encodings() {
    check(
        b"\xff\xfe{\x00\"\x00a\x00\"\x00:\x001\x00}\x00",
        &["nothing", "invalid-utf8 0..1 : the text is UTF-16LE, but JSON is UTF-8"],
    );
    check(
        b"{\x00\"\x00a\x00\"\x00:\x001\x00}\x00",
        &["nothing", "invalid-utf8 0..1 : the text is UTF-16LE, but JSON is UTF-8"],
    );
    check(
        b"\x00{\x00\"\x00a\x00\"\x00:\x001\x00}",
        &["nothing", "invalid-utf8 0..1 : the text is UTF-16BE, but JSON is UTF-8"],
    );
    check(
        b"\xff\xfe\x00\x00[\x00\x00\x001\x00\x00\x00]\x00\x00\x00",
        &["nothing", "invalid-utf8 0..1 : the text is UTF-32LE, but JSON is UTF-8"],
    );
    check(
        b"[\x00\x00\x001\x00\x00\x00]\x00\x00\x00",
        &["nothing", "invalid-utf8 0..1 : the text is UTF-32LE, but JSON is UTF-8"],
    );
}

#[test]
fn a_form_body_is_shown_as_json() {
    let help = |form: &str| {
        let mut tape = crate::Tape::new();
        tape.read_json(form.as_bytes(), true);
        tape.findings()[0].help.clone().expect("there is one")
    };
    let json = |form: &str| {
        let help = help(form);
        help[help.find('{').expect("it shows JSON")..].to_owned()
    };
    assert_eq!(json("a=b+c&d=%E3%81%82%2"), r#"{"a": "b c", "d": "あ%2"}"#);
    assert_eq!(json("a=hello world&b=\"1\"\n"), r#"{"a": "hello world", "b": "\"1\""}"#);
    assert_eq!(json("a=1&client_secret=hunter2"), r#"{"a": "1", "client_secret": "***"}"#);
    assert_eq!(json(&format!("a={}", "x".repeat(900))).chars().count(), 201);
}
