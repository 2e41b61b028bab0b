//! The loader on every kind of mistake, and on texts that are nearly right.

use std::fs;
use std::path::{Path, PathBuf};

use super::load;

const TOY: &str = include_str!("../../../tests/specs/toy.yaml");

/// The mistakes: a specification, and beside it what the loader says.
fn bad() -> Vec<PathBuf> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/specs/bad");
    let entries = fs::read_dir(directory).expect("the directory of mistakes is there");
    let paths = entries.map(|entry| entry.expect("the directory can be listed").path());
    let mut paths: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|name| name == "yaml")).collect();
    paths.sort();
    paths
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Everything that the loader says about a text.
fn said(name: &str, source: &str) -> String {
    match load(source) {
        Ok(_) => "no mistake\n".to_owned(),
        Err(diagnostics) => {
            let shown: Vec<String> =
                diagnostics.iter().map(|diagnostic| diagnostic.render(name, source)).collect();
            shown.join("\n")
        }
    }
}

/// Names are compared for the first mistakes alone: nobody reads a thousand
/// hints, and whoever makes as many wants to keep the loader busy.
#[test]
fn many_mistakes_have_no_hints() {
    let field =
        |number: usize| format!("  f{number}: {{ type: Strin, doc: A., source: {{ handbook: rows }} }}\n");
    let known = "types: { String9: { type: string, doc: A., source: { handbook: types } } }\n";
    let (head, _) = TOY.split_once("\nsources:").expect("the toy has sources");
    let fields = (0..300).map(field).collect::<Vec<_>>().concat();
    let sources = "sources: { handbook: { title: Handbook, confidence: documented } }\n";
    let source = format!("{head}\n{sources}{known}fields:\n{fields}");
    let diagnostics = load(&source).expect_err("there are no such types");
    let unknown = diagnostics.iter().filter(|diagnostic| diagnostic.code == "unknown-type");
    let hints: Vec<bool> = unknown.map(|diagnostic| diagnostic.hint.is_some()).collect();
    assert!(hints.len() > 100, "{}", hints.len());
    assert_eq!((hints.first(), hints.last()), (Some(&true), Some(&false)));
}

/// `UPDATE_EXPECT=1` writes what the loader says instead of comparing it.
#[test]
fn every_mistake_is_explained() {
    let mut wrong = Vec::new();
    for path in bad() {
        let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
        let source = read(&path);
        let said = said(&name, &source);
        assert_ne!(said, "no mistake\n", "{name}");
        let expected = path.with_extension("stderr");
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            fs::write(&expected, said).expect("an expectation can be written");
        } else if fs::read_to_string(&expected).unwrap_or_default() != said {
            wrong.push(format!("{name}:\n{said}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "these say something else than expected; UPDATE_EXPECT=1 accepts it\n\n{}",
        wrong.join("\n")
    );
}

#[test]
fn a_message_is_one_sentence_about_one_line() {
    for path in bad() {
        let source = read(&path);
        for diagnostic in load(&source).expect_err("a mistake is found") {
            let place = &source[diagnostic.span.start..diagnostic.span.end];
            assert!(!diagnostic.message.ends_with('.'), "{path:?}: {diagnostic:?}");
            assert!(
                place.lines().count() <= 1 || diagnostic.code == "wrong-type",
                "{path:?}: {diagnostic:?}"
            );
        }
    }
}

/// A problem that nobody has seen shown is a problem that nobody has read.
#[test]
fn every_code_is_shown_by_a_mistake() {
    let shown: Vec<String> = bad().iter().map(|path| said("", &read(path))).collect();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src/load")];
    let mut codes = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder can be listed") {
            let path = entry.expect("a folder can be listed").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            if path.ends_with("tests.rs") {
                continue;
            }
            let source = read(&path);
            // `error("code", …)`, however the formatter breaks the line.
            for call in source.split("error(").skip(1) {
                let Some(code) = call.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next())
                else {
                    continue;
                };
                // A gap in the laws is no mistake of an author.
                if code == "unreadable" || !code.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
                {
                    continue;
                }
                codes += 1;
                assert!(
                    shown.iter().any(|shown| shown.contains(&format!("error[{code}]"))),
                    "{code} of {path:?}"
                );
            }
        }
    }
    assert!(codes > 60, "{codes}");
}

/// A specification with these lines under `fields` and these under `rules`.
fn large(fields: impl Iterator<Item = String>, rules: impl Iterator<Item = String>) -> String {
    let head = "spec: tweetspec/1\nid: example.order\nname: Order\nnoun: order\ntitle: POST /orders\n\
                doc: Creates an order.\noperation: { method: POST, path: /orders, success: 201 }\n\
                sources: { handbook: { title: Order handbook, confidence: documented } }\n";
    let rules: String = rules.collect();
    let rules = if rules.is_empty() { rules } else { format!("rules:\n{rules}") };
    format!("{head}fields:\n{}{rules}", fields.collect::<String>())
}

fn number(name: &str) -> String {
    format!("  {name}: {{ type: integer, doc: A number., source: {{ handbook: numbers }} }}\n")
}

#[track_caller]
fn is_too_large(source: &str, message: &str) {
    let diagnostics = load(source).expect_err("it is too large");
    let found = diagnostics.iter().find(|diagnostic| diagnostic.code == "too-many");
    assert_eq!(found.map(|diagnostic| &*diagnostic.message), Some(message), "{:?}", diagnostics[0]);
}

#[test]
fn what_does_not_fit_into_tables_is_refused() {
    let rule = |id: usize, group: &str| {
        format!(
            "  rule-{id}:\n    at_least_one: [{group}]\n    message: none\n    why: One is needed.\n    \
             source: {{ handbook: numbers }}\n    examples: {{ good: [{{}}], bad: [{{}}] }}\n"
        )
    };
    let values = |id: usize| {
        let member = |value| format!("{{ field: a, equals: {} }}", id * 64 + value);
        (0..64).map(member).collect::<Vec<_>>().join(", ")
    };
    is_too_large(
        &large((0..=10_000).map(|index| number(&format!("f{index}"))), std::iter::empty()),
        "there are 10001 fields, and 10000 is the most",
    );
    is_too_large(
        &large([number("a"), number("b")].into_iter(), (0..=4096).map(|id| rule(id, "a, b"))),
        "there are 4097 rules, and 4096 is the most",
    );
    is_too_large(
        &large([number("a")].into_iter(), (0..65).map(|id| rule(id, &values(id)))),
        "this is statement 4097 about one object, and 4096 is the most",
    );
}

/// The time grows with the text and not with its square.
#[test]
fn large_texts_are_read_as_well() {
    let fields = (0..10_000).map(|index| number(&format!("f{index}")));
    let spec = load(&large(fields, std::iter::empty())).expect("so many fields are allowed");
    assert_eq!(spec.root.fields.len(), 10_000);
    let keys: Vec<String> = (0..30_000).map(|index| format!("key{index}: 1\n")).collect();
    let source = format!("{}{}", keys.concat(), large([number("a")].into_iter(), std::iter::empty()));
    assert_eq!(load(&source).expect_err("nobody knows these keys").len(), 30_000);
}

#[test]
fn the_toy_has_no_mistake() {
    assert_eq!(said("toy.yaml", TOY), "no mistake\n");
}

#[test]
fn the_same_text_gives_the_same_specification_and_tables() {
    let (first, second) = (load(TOY).expect("the toy loads"), load(TOY).expect("the toy loads"));
    assert_eq!(first, second);
    assert_eq!(crate::lower(&first), crate::lower(&second));
}

/// A text that is not quite a specification is explained, whatever it is: no
/// panic, spans inside the text, and no law with a gap.
#[track_caller]
fn explain(source: &str) {
    if let Err(diagnostics) = load(source) {
        assert!(!diagnostics.is_empty());
        for diagnostic in diagnostics {
            diagnostic.render("mutant.yaml", source);
            assert!(
                source.get(diagnostic.span.start..diagnostic.span.end).is_some(),
                "{diagnostic:?} of\n{source}"
            );
            assert_ne!(diagnostic.code, "unreadable", "{diagnostic:?} of\n{source}");
        }
    }
}

#[test]
fn a_text_cut_anywhere_is_explained() {
    for end in (0..TOY.len()).step_by(29).filter(|end| TOY.is_char_boundary(*end)) {
        explain(&TOY[..end]);
    }
}

#[test]
fn a_text_with_a_line_less_or_more_is_explained() {
    let lines: Vec<&str> = TOY.split_inclusive('\n').collect();
    for index in 0..lines.len() {
        let (before, after) = lines.split_at(index);
        explain(&[before, &after[1..]].concat().concat());
        explain(&[before, &after[..1], after].concat().concat());
        explain(&[before, &["  "], after].concat().concat());
    }
}

#[test]
fn a_text_with_other_words_is_explained() {
    const WORDS: &[&str] = &[
        "",
        "~",
        "{}",
        "[]",
        "true",
        "1",
        "-1",
        "1.5",
        "x",
        "é",
        "\u{1F600}",
        "\"",
        "'",
        "{",
        "]",
        ": ",
        "- ",
        "? ",
        "&a ",
        "*a",
        "!!int ",
        "\n",
        "\n\n  ",
        "\t",
        "\0",
        "a..b",
        "9..1",
        "a[].b",
        "..",
        "list",
        "object",
        "choice",
        "string",
        "integer",
        "Self",
        "parcel.items[]",
        "{set",
        "^(",
        "0xFFFFFFFFFFFF",
        "\u{feff}",
    ];
    // A linear congruential generator: the same mutants in every run.
    let mut state: u64 = 1;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    for _ in 0..1000 {
        let start = TOY.floor_char_boundary(next(TOY.len()));
        let end = TOY.floor_char_boundary((start + next(12)).min(TOY.len()));
        explain(&format!("{}{}{}", &TOY[..start], WORDS[next(WORDS.len())], &TOY[end..]));
    }
}
