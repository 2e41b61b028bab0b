//! The reference: its pages as Markdown, and the same as data for programs
//! that show them.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::Value;
use tweetspec_reference::{Block, Place, Reference, Subject, markdown};
use tweetspec_spec::ir::Spec;

use crate::{
    file::{File, markdown_file, origin},
    layout,
    reference::reference,
};

pub(super) fn emit(specs: &[Spec]) -> Vec<File> {
    let reference = reference(specs);
    let source = layout::specification("*");
    let mut files = vec![
        data(&reference, &source),
        markdown_file(layout::page("README"), &source, &markdown(&reference.index("Reference"), Place::Top)),
    ];
    for operation in &reference.operations {
        let page = reference.page(&operation.entry(Subject::Operation(operation)));
        let source = layout::specification(&operation.module);
        files.push(markdown_file(layout::page(&operation.module), &source, &markdown(&page, Place::Top)));
    }
    // A rule of several operations has one page.
    let mut pages: BTreeMap<&str, Vec<Block>> = BTreeMap::new();
    for operation in &reference.operations {
        for rule in &operation.rules {
            let page = reference.page(&operation.entry(Subject::Rule(rule)));
            pages.entry(&rule.id).or_default().extend(page);
        }
    }
    for rule in &reference.rules {
        pages.extend(reference.find(&rule.id).map(|entry| (rule.id.as_str(), reference.page(&entry))));
    }
    files.extend(
        pages
            .iter()
            .map(|(id, page)| markdown_file(layout::rule_page(id), &source, &markdown(page, Place::Rules))),
    );
    files
}

/// The reference as JSON, an entry a line, so that differences can be read.
fn data(reference: &Reference, source: &str) -> File {
    let value = serde_json::to_value(reference).expect("the reference is made of texts, numbers and lists");
    let mut contents = format!("{{\n\"$comment\": \"@generated: {}.\",\n\"operations\": [", origin(source));
    let operations = value["operations"].as_array().into_iter().flatten();
    for (index, operation) in operations.enumerate() {
        contents.push_str(if index > 0 { ",\n{" } else { "\n{" });
        for (index, (name, member)) in operation.as_object().into_iter().flatten().enumerate() {
            let _ =
                write!(contents, "{}\n{}: ", if index > 0 { "," } else { "" }, Value::from(name.as_str()));
            match member {
                Value::Array(items) => {
                    let items: Vec<String> = items.iter().map(Value::to_string).collect();
                    let _ = write!(contents, "[\n{}\n]", items.join(",\n"));
                }
                other => {
                    let _ = write!(contents, "{other}");
                }
            }
        }
        contents.push_str("\n}");
    }
    let rules: Vec<String> = value["rules"].as_array().into_iter().flatten().map(Value::to_string).collect();
    let _ = write!(contents, "\n],\n\"rules\": [\n{}\n]\n}}\n", rules.join(",\n"));
    File { path: layout::reference(), contents }
}
