//! The corpus as files: one case a line, and a page about the format.

use serde_json::{Map, Value, json};
use tweetspec_spec::ir::Spec;

use super::{Case, Corpus, Expected, Gap, corpus};
use crate::{
    file::{File, origin},
    layout,
};

/// The version of the format.
const VERSION: u32 = 1;

/// The page about the format.
const PAGE: &str = include_str!("page.md");

/// Runs of one text that are at least so long are written as a count.
const LONG_RUN: usize = 60;

pub(super) fn files(specs: &[Spec]) -> Vec<File> {
    let mut files: Vec<File> = specs.iter().filter(|spec| spec.has_body()).map(of).collect();
    let contents = format!("<!-- @generated: {}. -->\n\n{PAGE}", origin("codegen/src/corpus/page.md"));
    files.push(File { path: layout::corpus_page(), contents });
    files
}

fn of(spec: &Spec) -> File {
    let Corpus { cases, gaps } = corpus(spec);
    let mut lines = vec![head(spec, &gaps)];
    lines.extend(cases.iter().map(line));
    let lines: Vec<String> = lines.iter().map(Value::to_string).collect();
    let contents = lines.join("\n") + "\n";
    File { path: layout::corpus(&spec.module), contents }
}

/// The first line says what the file is.
fn head(spec: &Spec, gaps: &[Gap]) -> Value {
    let profiles: Vec<&str> = spec.profiles.iter().map(|profile| profile.name.as_str()).collect();
    let gaps: Map<String, Value> = gaps.iter().map(|gap| (gap.id.clone(), json!(gap.why))).collect();
    json!({
        "$comment": format!("@generated: {}.", origin(&layout::specification(&spec.module))),
        "corpus": VERSION,
        "specification": spec.id,
        "profiles": profiles,
        "gaps": gaps,
    })
}

fn line(case: &Case) -> Value {
    let Case { id, rule, payload, profile, findings, expressible, repair, shows } = case;
    let findings: Vec<Value> = findings
        .iter()
        .map(|Expected { rule, pointer, severity }| {
            json!({ "rule": rule, "severity": severity.as_str(), "pointer": pointer })
        })
        .collect();
    let mut line = Map::new();
    line.insert("id".to_owned(), json!(id));
    line.insert("rule".to_owned(), json!(rule));
    line.insert("shows".to_owned(), json!(shows));
    line.insert("payload".to_owned(), parts(payload));
    line.insert("profile".to_owned(), json!(profile));
    line.insert("valid".to_owned(), json!(case.is_valid()));
    line.insert("findings".to_owned(), Value::Array(findings));
    line.insert("expressible".to_owned(), json!(expressible));
    if let Some(repair) = repair {
        line.insert("repair".to_owned(), json!(repair));
    }
    Value::Object(line)
}

/// A payload as it is, or in parts if it repeats itself: a reader of the file
/// shall see what it is.
fn parts(payload: &str) -> Value {
    let mut parts: Vec<Value> = Vec::new();
    let mut plain = String::new();
    let mut rest = payload;
    while let Some(first) = rest.chars().next() {
        let Some((unit, times)) = run(rest) else {
            plain.push(first);
            rest = &rest[first.len_utf8()..];
            continue;
        };
        if !plain.is_empty() {
            parts.push(json!(std::mem::take(&mut plain)));
        }
        parts.push(json!({ "repeat": unit, "times": times }));
        rest = &rest[unit.len() * times..];
    }
    if parts.is_empty() {
        return json!(plain);
    }
    if !plain.is_empty() {
        parts.push(json!(plain));
    }
    Value::Array(parts)
}

/// The shortest text that is repeated at the beginning of another one for
/// long, and how often.
fn run(text: &str) -> Option<(&str, usize)> {
    const LONGEST_UNIT: usize = 64;
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|end| *end <= LONGEST_UNIT);
    for end in ends {
        let unit = &text[..end];
        let mut times = 0;
        let mut rest = text;
        while let Some(after) = rest.strip_prefix(unit) {
            (rest, times) = (after, times + 1);
        }
        if times > 2 && times * unit.len() >= LONG_RUN {
            return Some((unit, times));
        }
    }
    None
}

/// Findings in a message.
pub(super) fn listed(findings: &[Expected]) -> String {
    if findings.is_empty() {
        return "nothing".to_owned();
    }
    let shown = findings.iter().map(|finding| format!("{} at {:?}", finding.rule, finding.pointer));
    shown.collect::<Vec<_>>().join(", ")
}

/// A reason that fits into a line.
pub(super) fn abridged(why: &str) -> String {
    const MOST: usize = 200;
    let count = why.chars().count();
    if count <= MOST {
        return why.to_owned();
    }
    let end: String = why.chars().skip(count - MOST).collect();
    format!("…{end}")
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use tweetspec_runtime::Severity;

    use super::{Expected, listed, parts};

    #[test]
    fn what_repeats_itself_is_counted() {
        assert_eq!(parts("{}"), json!("{}"));
        let text = format!("[{}]", "ab".repeat(40));
        assert_eq!(parts(&text), json!(["[", { "repeat": "ab", "times": 40 }, "]"]));
        let text = "x".repeat(80);
        assert_eq!(parts(&text), json!([{ "repeat": "x", "times": 80 }]));
    }

    #[test]
    fn findings_are_listed_in_a_line() {
        let finding = |pointer: &str| Expected {
            rule: "wrong-type".into(),
            pointer: pointer.into(),
            severity: Severity::Error,
        };
        assert_eq!(listed(&[]), "nothing");
        assert_eq!(listed(&[finding("/a"), finding("")]), r#"wrong-type at "/a", wrong-type at """#);
    }
}
