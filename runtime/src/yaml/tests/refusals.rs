//! What is refused, and what cannot be read.

use super::check;
use crate::tape::Tape;

#[test]
fn what_json_has_nothing_like() {
    check(
        "a: &x 1\nb: *x\nc: *unknown\n",
        "{a: 1, b: ?, c: ?}",
        &[
            "yaml-anchor \"/a\" \"&x\": anchors are refused: `&x`",
            "yaml-alias \"/b\" \"*x\": aliases are refused: `*x`",
            "yaml-alias \"/c\" \"*unknown\": aliases are refused: `*unknown`",
        ],
    );
    check(
        "a: !!str 12\nb: !wow x\nc: ! [1]\n",
        "{a: ?, b: ?, c: [1]}",
        &[
            "yaml-tag \"/a\" \"!!str\": tags are refused: `!!str`",
            "yaml-tag \"/b\" \"!wow\": tags are refused: `!wow`",
            "yaml-tag \"/c\" \"!\": tags are refused: `!`",
        ],
    );
    check("<<: *x\na: 1\n", "{a: 1}", &["yaml-merge-key \"\" \"<<\": merge keys are refused"]);
    check("a: <<\n", "{a: \"<<\"}", &[]);
}

#[test]
fn keys_are_text() {
    check(
        "1: a\ntrue: [b, {c: d}]\nx: 1\n",
        "{x: 1}",
        &[
            "yaml-key \"\" \"1\": `1` is no text, and a key has to be",
            "yaml-key \"\" \"true\": `true` is no text, and a key has to be",
        ],
    );
    check(
        "? [a]\n: b\nx: 1\n",
        "{x: 1}",
        &["yaml-key \"\" \"[a]\": a key is text, and this one is something else"],
    );
    check("{a: b}: c\n", "{}", &["yaml-key \"\" \"{a: b}\": a key is text, and this one is something else"]);
    check("*a : b\nx: 1\n", "{x: 1}", &["yaml-alias \"\" \"*a\": aliases are refused: `*a`"]);
}

#[test]
fn one_document_at_a_time() {
    check("a: 1\n---\nb: 2\n", "{a: 1}", &["trailing-content \"\" \"b: 2\": a second document begins here"]);
}

/// The finding about a text that cannot be read, and what its fix makes of it.
#[track_caller]
fn unreadable(source: &str, expected: &str, mended: Option<&str>) {
    let mut tape = Tape::new();
    assert!(!tape.read_yaml(source.as_bytes()), "{source}");
    let [finding] = tape.findings() else { panic!("{source}: {:#?}", tape.findings()) };
    let raw = &source[finding.span.start..finding.span.end];
    assert_eq!(format!("{} {raw:?}: {}", finding.rule, finding.message), expected, "{source}");
    assert!(finding.help.is_some(), "{source}");
    let fix = finding.fix.as_ref().map(|fix| crate::apply(source.as_bytes(), &[fix]).text);
    assert_eq!(fix.as_deref(), mended.map(str::as_bytes), "{source}");
    if let Some(mended) = mended {
        assert!(tape.read_yaml(mended.as_bytes()), "{mended}: {:#?}", tape.findings());
    }
}

#[test]
fn text_that_wants_quotes() {
    unreadable(
        "text: @user hi\n",
        "yaml-syntax \"@\": a value without quotes cannot begin with `@`",
        Some("text: \"@user hi\"\n"),
    );
    unreadable(
        "- a\n- `b` # c\n",
        "yaml-syntax \"`\": a value without quotes cannot begin with a back-tick",
        Some("- a\n- \"`b`\" # c\n"),
    );
    unreadable(
        "text: 20% off\nmore: %x\n",
        "yaml-syntax \"%\": a value without quotes cannot begin with `%`",
        Some("text: 20% off\nmore: \"%x\"\n"),
    );
    unreadable(
        "text: Note: this\n",
        "yaml-syntax \":\": a colon with a space behind it separates a key from its value, and here is no key",
        Some("text: \"Note: this\"\n"),
    );
    unreadable(
        "text: [draft] hi\n",
        "yaml-syntax \"h\": this does not go on with what stands before it",
        Some("text: \"[draft] hi\"\n"),
    );
    unreadable(
        "text: 'it's'\n",
        "yaml-syntax \"s\": something follows the closing quote",
        Some("text: \"it's\"\n"),
    );
    unreadable(
        "text: \"He said \"hi\"\"\nx: 1\n",
        "yaml-syntax \"h\": something follows the closing quote",
        Some("text: \"He said \\\"hi\\\"\"\nx: 1\n"),
    );
    unreadable(
        "text: > quoted\n",
        "yaml-syntax \">\": nothing but the text's own lines can follow `|` or `>`",
        Some("text: \"> quoted\"\n"),
    );
    unreadable(
        "text: *bold* x\n",
        "yaml-alias \"*bold*\": aliases are refused: `*bold*`",
        Some("text: \"*bold* x\"\n"),
    );
}

#[test]
fn text_that_only_its_author_can_mend() {
    unreadable(
        "a: 1\n  b: 2\n",
        "yaml-syntax \":\": a colon with a space behind it separates a key from its value, and here is no key",
        None,
    );
    unreadable("a: 1\n\tb: 2\n", "yaml-syntax \"\\t\": a tab cannot indent lines in YAML", None);
    unreadable("a: {b: 1\n", "yaml-syntax \"{\": `{` is opened here and not closed with `}`", None);
    unreadable("a: \"x\n", "yaml-syntax \"\": a quote was opened before this and is not closed", None);
    unreadable("a: \"x\\n\\q\"\n", "invalid-escape \"\\\\q\": `\\q` is no escape of YAML", None);
    unreadable(
        "a: \"\\ud83d\"\n",
        "lone-surrogate \"\\\\ud83d\": `\\ud83d` is half of a surrogate pair without the other",
        None,
    );
    unreadable(
        "a: \u{7}\n",
        "control-character \"\\u{7}\": the control character U+0007 cannot stand in YAML",
        None,
    );
    unreadable(&"[".repeat(300), "yaml-syntax \"[\": values are nested more than 255 levels deep", None);
}

#[test]
fn other_encodings() {
    let utf16: Vec<u8> = "text: hi".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut tape = Tape::new();
    for source in [utf16.clone(), [&[0xFF, 0xFE], &utf16[..]].concat()] {
        assert!(!tape.read_yaml(&source));
        let finding = &tape.findings()[0];
        assert_eq!(finding.message, "the text is UTF-16LE, but YAML is read as UTF-8");
        assert_eq!(
            finding.help.as_deref(),
            Some("convert it, for example with `iconv -f UTF-16LE -t UTF-8`")
        );
    }
    assert!(!tape.read_yaml(b"text: caf\xe9"));
    assert_eq!(tape.findings()[0].rule, "invalid-utf8");
}
