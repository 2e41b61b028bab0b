//! The page of a rule.

use super::{appendix, listed};
use crate::block::{Block, Inline, Line};
use crate::find::Entry;
use crate::model::{Example, FixKind, Operation, Rule};

pub(super) fn page(operation: &Operation, rule: &Rule, entry: &Entry<'_>) -> Vec<Block> {
    let mut blocks = vec![
        Block::heading(1, format!("`{}`", rule.id)),
        Block::paragraph(rule.what.clone()),
        Block::paragraph(rule.why.clone()),
        Block::List(facts(operation, rule)),
    ];
    if let Some(reason) = &rule.redundant {
        blocks.push(Block::paragraph(format!("Other rules demand as much. {reason}")));
    }
    if !rule.bad.is_empty() {
        blocks.push(Block::heading(2, "Wrong"));
        blocks.extend(rule.bad.iter().flat_map(|example| shown(rule, example)));
    }
    blocks.extend(rule.no_example.as_ref().map(|why| Block::paragraph(format!("No example: {why}."))));
    if !rule.good.is_empty() {
        blocks.push(Block::heading(2, "Right"));
        blocks.extend(rule.good.iter().flat_map(|example| shown(rule, example)));
    }
    if !rule.limits.is_empty() {
        blocks.push(Block::heading(2, "Limits"));
        let row = |limits: &crate::model::Limits| {
            vec![operation.field_link(&limits.field), limits.limits.clone().into()]
        };
        blocks.push(Block::Table {
            head: vec!["field", "limits"],
            rows: rule.limits.iter().map(row).collect(),
        });
    }
    blocks.extend(appendix(operation, entry));
    if !rule.sources.is_empty() {
        blocks.push(Block::heading(2, "Sources"));
        blocks.push(operation.cited_list(&rule.sources));
    }
    blocks
}

/// What can be said in a few words each.
fn facts(operation: &Operation, rule: &Rule) -> Vec<Line> {
    let label = |label: &str| Line::from(Inline::Strong(label.to_owned())).text(": ");
    let mut facts = vec![label("Severity").text(severity(&rule.severity))];
    // A rule about the configuration belongs to none.
    if !operation.id.is_empty() {
        facts.push(label("Operation").then(operation.link()));
    }
    // Where each has its limits listed, naming them twice helps nobody.
    if !rule.fields.is_empty() && rule.limits.is_empty() {
        let fields = rule.fields.iter().map(|field| operation.field_link(field));
        facts.push(label("Fields").then(Line::joined(fields, ", ")));
    }
    if !rule.only_for.is_empty() || !rule.not_for.is_empty() {
        let accounts = [("only for ", &rule.only_for), ("not for ", &rule.not_for)];
        let accounts = accounts.iter().filter(|(_, names)| !names.is_empty());
        let accounts: Vec<String> =
            accounts.map(|(word, names)| format!("{word}the profile {}", listed(names))).collect();
        facts.push(label("Accounts").text(accounts.join(", ")));
    }
    facts.push(label("Fix").text(fixes(&rule.fixable)));
    let schema = rule.in_schema.map(|is_stated| match (is_stated, &rule.not_in_schema) {
        (true, None) => "states it".to_owned(),
        (true, Some(why)) => format!("states it in part. {why}"),
        (false, Some(why)) => format!("does not state it. {why}"),
        (false, None) => "does not state it".to_owned(),
    });
    facts.extend(schema.map(|schema| label("JSON Schema").text(schema)));
    facts.extend(rule.since.as_ref().map(|since| label("Since").text(format!("version {since}"))));
    facts
}

fn severity(severity: &str) -> String {
    let meaning = match severity {
        "error" => "the server refuses the request, or the value cannot mean what it should",
        "warning" => "probably not what was meant, though the server may accept it",
        _ => "worth knowing, and hidden unless it is asked for",
    };
    format!("{severity}, {meaning}")
}

fn fixes(kinds: &[FixKind]) -> String {
    let words = |kind: &FixKind| match kind {
        FixKind::Safe => "safe, applied without asking",
        FixKind::Unsafe => "unsafe, applied where that is asked for",
        FixKind::Choice => "a choice between several",
    };
    if kinds.is_empty() { "none".to_owned() } else { kinds.iter().map(words).collect::<Vec<_>>().join("; ") }
}

/// An example, and what is found in it.
fn shown(rule: &Rule, example: &Example) -> Vec<Block> {
    let language = if example.yaml { "yaml" } else { "json" };
    let language = match &example.profile {
        Some(profile) => format!("{language} profile={profile}"),
        None => language.to_owned(),
    };
    let mut blocks = Vec::new();
    if let Some(profile) = &example.profile {
        blocks.push(Block::paragraph(format!("For the profile `{profile}`:")));
    }
    blocks.push(Block::Code { language, text: example.document.clone() });
    let Some(finding) = &example.finding else { return blocks };
    let (line, column) = (finding.line, finding.column);
    let mut lines = vec![format!("{line}:{column} {}[{}] {}", rule.severity, rule.id, finding.message)];
    // A fix has a title of its own, which often says the same.
    let title = finding.fix.as_ref().map_or("", |fix| fix.title.as_str());
    let help = finding.help.as_ref().filter(|help| !title.ends_with(help.as_str()));
    lines.extend(help.map(|help| format!("  help: {help}")));
    lines.extend(finding.fix.as_ref().map(|fix| format!("  {} fix: {}", fix.kind.as_str(), fix.title)));
    if !finding.choices.is_empty() {
        lines.push(format!("  choices: {}", finding.choices.join(", ")));
    }
    let text = lines.join("\n");
    blocks.push(Block::Code { language: "text".to_owned(), text });
    blocks
}

/// Rules at a glance; what the schema states is a column where one was made.
pub(super) fn table<'r>(rules: impl IntoIterator<Item = &'r Rule>) -> Block {
    let rules: Vec<&Rule> = rules.into_iter().collect();
    let has_schema = rules.iter().any(|rule| rule.in_schema.is_some());
    let row = |rule: &&Rule| {
        let fixes: Vec<&str> = rule.fixable.iter().map(|kind| kind.as_str()).collect();
        let in_schema = rule.in_schema.map_or("", |is_stated| if is_stated { "yes" } else { "no" });
        let mut row =
            vec![Inline::Rule(rule.id.clone()).into(), rule.severity.clone().into(), fixes.join(", ").into()];
        row.extend(has_schema.then(|| in_schema.into()));
        row.push(rule.summary().into());
        row
    };
    let mut head = vec!["rule", "severity", "fix"];
    head.extend(has_schema.then_some("in JSON Schema"));
    head.push("says");
    Block::Table { head, rows: rules.iter().map(row).collect() }
}
