//! What is read, and what is warned about.

use super::check;
use crate::tape::Tape;

#[track_caller]
fn reads(source: &str, expected: &str) {
    check(source, expected, &[]);
}

#[test]
fn blocks_and_flows() {
    reads("a: 1\nb:\n  - x y\n  - \"z\"\n", r#"{a: 1, b: ["x y", "z"]}"#);
    reads("{a: [1, 'it''s'], \"b\": {c: ~}}", r#"{a: [1, "it's"], b: {c: null}}"#);
    reads("- a: 1\n  b: 2\n-\n  - c\n", r#"[{a: 1, b: 2}, ["c"]]"#);
    reads("a:\n- 1\n- 2\nb: [x: 1, z]\n", r#"{a: [1, 2], b: [{x: 1}, "z"]}"#);
    reads("? a\n: 1\n", "{a: 1}");
    reads("--- text\n...\n", "\"text\"");
    reads("%YAML 1.2\n---\na: 1\n", "{a: 1}");
    reads("\u{feff}a: 1\r\nb: 2\r\n", "{a: 1, b: 2}");
}

#[test]
fn scalars() {
    reads("[true, False, null, ~, 12, -1.5, .inf]", "[true, false, null, null, 12, -1.5, .inf]");
    reads("[+7, 0x1F, 007]", "[7, 31, 007]");
    reads("[\"12\", '~', \"true\"]", r#"["12", "~", "true"]"#);
    reads("a:\nb: {c, d: }\n", "{a: null, b: {c: null, d: null}}");
    reads("a: \"\\ud83d\\ude00 \\x41\\n\"\n", r#"{a: "😀 A\n"}"#);
}

#[test]
fn text_in_lines() {
    reads(
        "a: |\n  one\n    two\n\nb: >-\n  one\n  two\n\n  three\n",
        "{a: \"one\\n  two\\n\", b: \"one two\\nthree\"}",
    );
    reads("a: |+\n  one\n\nb: 1\n", "{a: \"one\\n\\n\", b: 1}");
    reads("a: one\n  two\n\n  three\nb: \"one\n  two\"\n", "{a: \"one two\\nthree\", b: \"one two\"}");
    reads("- |\n- >2\n    x\n", "[\"\", \"  x\\n\"]");
}

#[test]
fn keys_that_are_there_twice_are_kept() {
    reads("a: 1\na: 2\n", "{a: 1, a: 2}");
}

#[test]
fn spans_take_in_what_is_written() {
    let source = "a: |- # why\n  text\n\nb: 'x'\nc:\n  - 1\n  - d: 2\n\n# end\n";
    let mut tape = Tape::new();
    assert!(tape.read_yaml(source.as_bytes()));
    let doc = tape.document(source.as_bytes());
    let raw: Vec<&str> =
        doc.members(doc.root().expect("it was read")).map(|(_, value)| doc.raw(value)).collect();
    assert_eq!(raw, ["|- # why\n  text", "'x'", "- 1\n  - d: 2"]);
}

#[test]
fn nothing_is_no_document() {
    let empty = &["empty-input \"\" \"\": there is no document"];
    check("", "nothing", empty);
    check(" \n\n", "nothing", empty);
    check("---\n...\n", "nothing", empty);
    check("# only this\n", "nothing", &["empty-input \"\" \"\": there are comments, but no document"]);
}

#[test]
fn words_that_other_readers_take_for_something_else() {
    check(
        "a: [yes, no, maybe, 12:30]\n",
        r#"{a: ["yes", "no", "maybe", "12:30"]}"#,
        &[
            "yaml-ambiguous-scalar \"/a/0\" \"yes\": `yes` and `no` are booleans for readers of YAML 1.1",
            "yaml-ambiguous-scalar \"/a/3\" \"12:30\": `12:30` is a number for readers of YAML 1.1",
        ],
    );
    check(
        "n: 014\nyes: 2026-11-25\n",
        r#"{n: 014, yes: "2026-11-25"}"#,
        &[
            "yaml-ambiguous-scalar \"/n\" \"014\": `014` is another number for readers of YAML 1.1",
            "yaml-ambiguous-scalar \"/yes\" \"2026-11-25\": `2026-11-25` is a date for readers of YAML 1.1",
        ],
    );
    reads("a: \"yes\"\nb: 'no'\n", r#"{a: "yes", b: "no"}"#);
}

#[test]
fn comments_that_were_meant_as_text() {
    check(
        "a: It is #monday\n",
        r#"{a: "It is"}"#,
        &["yaml-comment-in-text \"/a\" \"#monday\": the text ends before `#monday`, which is a comment"],
    );
    check(
        "a:   #monday and more\nb: 1\n",
        "{a: ?, b: 1}",
        &["null-value \"/a\" \"#monday and more\": there is no value: `#monday and more` is a comment"],
    );
    reads(
        "a: x # a comment\nb: 1 #one\nc: 'x' #two\nd: # three\n  - z\n",
        r#"{a: "x", b: 1, c: "x", d: ["z"]}"#,
    );
}
