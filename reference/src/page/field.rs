//! The page of a field, which is also its section in the page of an operation.

use super::appendix;
use crate::block::{Block, Inline, Line};
use crate::find::Entry;
use crate::model::{Field, Operation};

pub(super) fn page(operation: &Operation, field: &Field, entry: &Entry<'_>) -> Vec<Block> {
    let mut blocks = section(operation, field, 1);
    blocks.extend(appendix(operation, entry));
    blocks
}

/// What there is to say about a field alone.
pub(super) fn section(operation: &Operation, field: &Field, level: u8) -> Vec<Block> {
    let mut blocks =
        vec![Block::heading(level, format!("`{}`", field.path)), Block::paragraph(field.doc.clone())];
    if !field.item_doc.is_empty() {
        blocks.push(Block::paragraph(format!("Each element: {}", field.item_doc)));
    }
    blocks.push(Block::List(facts(operation, field)));
    if !field.values.is_empty() {
        let row = |value: &crate::model::Value| {
            vec![
                format!("`{}`", value.value).into(),
                value.doc.clone().into(),
                value.since.clone().unwrap_or_default().into(),
                operation.cited(&value.sources),
            ]
        };
        let rows = field.values.iter().map(row).collect();
        blocks.push(Block::Table { head: vec!["value", "meaning", "since", "sources"], rows });
    }
    if !field.value_misnomers.is_empty() {
        blocks.push(Block::paragraph("Values that people write instead:"));
        let item = |value: &crate::model::ValueMisnomer| {
            let meant = match &value.means {
                Some(value) => format!("write `{value}`"),
                None => "leave the member out".to_owned(),
            };
            let written = if value.written.is_empty() {
                "an empty text".to_owned()
            } else {
                format!("`{}`", value.written)
            };
            Line::from(format!("{written}: {meant}; {}.", value.note))
        };
        blocks.push(Block::List(field.value_misnomers.iter().map(item).collect()));
    }
    if !field.misnomers.is_empty() {
        blocks.push(Block::paragraph("Names that people write instead:"));
        let item = |name: &crate::model::Misnomer| Line::from(format!("`{}`: {}.", name.written, name.note));
        blocks.push(Block::List(field.misnomers.iter().map(item).collect()));
    }
    blocks
}

fn facts(operation: &Operation, field: &Field) -> Vec<Line> {
    let label = |label: &str| Line::from(Inline::Strong(label.to_owned())).text(": ");
    let required = if field.required { ", required" } else { "" };
    let mut facts = vec![label("Type").text(format!("{}{required}", field.kind))];
    if !field.limits.is_empty() {
        facts.push(label("Limits").text(field.limits.join("; ")));
    }
    facts.extend(field.since.as_ref().map(|since| label("Since").text(format!("version {since}"))));
    facts.extend(field.default.as_ref().map(|default| label("Without it").text(format!("`{default}`"))));
    facts.extend(field.example.as_ref().map(|example| label("Example").text(format!("`{example}`"))));
    if !field.rules.is_empty() {
        let rules = field.rules.iter().map(|id| Inline::Rule(id.clone()).into());
        facts.push(label("Rules").then(Line::joined(rules, ", ")));
    }
    if !field.sources.is_empty() {
        facts.push(label("Sources").then(operation.cited(&field.sources)));
    }
    facts
}
