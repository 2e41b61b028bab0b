//! Specifications of any size, about nothing.

use std::fmt::Write as _;

/// A specification with so many fields and rules.
pub(super) fn specification(fields: usize, rules: usize) -> String {
    let mut yaml = String::from(HEAD);
    for field in 0..fields {
        let kind = match field % 4 {
            0 => "type: string, chars: 0..40",
            1 => "type: integer, range: 0..100",
            2 => "type: boolean",
            _ => "type: list, items: 0..4",
        };
        let _ = writeln!(yaml, "  f{field}: {{ {kind}, doc: A field., source: {{ page: row }} }}");
        if field % 4 == 3 {
            let _ = writeln!(
                yaml,
                "  f{field}[]: {{ type: string, chars: 1..20, doc: An element., source: {{ page: row }} }}"
            );
        }
    }
    yaml.push_str("rules:\n");
    for rule in 0..rules {
        // Neighbours, so that no rule follows from others.
        let (one, other) = (2 * rule, 2 * rule + 1);
        let (good, bad) = (value(one), value(other));
        let _ = writeln!(
            yaml,
            "  r{rule}:\n    at_most_one: [f{one}, f{other}]\n    why: Made so.\n    \
             message: \"{{set}} do not go together\"\n    \
             source: {{ page: row }}\n    examples:\n      bad: [{{\"f{one}\": {good}, \"f{other}\": {bad}}}]\n      \
             good: [{{\"f{one}\": {good}}}]"
        );
    }
    yaml
}

const HEAD: &str = "\
spec: tweetspec/1
id: bench.synthetic
name: Synthetic
noun: body
title: A synthetic body
doc: Made by a bench.
operation: { method: POST, path: /synthetic, success: 200 }
sources:
  page: { title: no page, confidence: documented, url: https://example.com/ }
fields:
";

fn value(field: usize) -> &'static str {
    match field % 4 {
        0 => "\"rye\"",
        1 => "7",
        2 => "true",
        _ => "[\"a\", \"b\"]",
    }
}

/// A document that sets every second field, but at most a hundred: what is
/// measured is the specification, not the document.
pub(super) fn document(fields: usize) -> String {
    let step = (fields / 100).max(1) * 2;
    let members: Vec<String> =
        (0..fields).step_by(step).take(4).map(|field| format!("\"f{field}\": {}", value(field))).collect();
    format!("{{{}}}", members.join(", "))
}
