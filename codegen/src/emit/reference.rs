//! The reference: its pages as Markdown, and the same as data for programs
//! that show them.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::Value;
use tweetspec_reference::{Block, Place, Reference, Subject, markdown};
use tweetspec_spec::ir::Spec;

use super::json_schema;
use crate::{
    file::{File, markdown_file, origin},
    layout,
};

/// The reference with what schemas state.
fn reference(specs: &[Spec]) -> Reference {
    let mut reference = Reference::of(specs);
    for (spec, operation) in specs.iter().zip(&mut reference.operations) {
        for rule in &mut operation.rules {
            let (is_stated, why_not) = json_schema::statement(spec, &rule.id);
            (rule.in_schema, rule.not_in_schema) = (Some(is_stated), why_not);
        }
    }
    for rule in &mut reference.rules {
        rule.in_schema = Some(false);
        rule.not_in_schema = Some("It is about the configuration of the linter.".to_owned());
    }
    reference
}

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

#[cfg(test)]
mod tests {
    use tweetspec_reference::Subject;

    use super::reference;
    use crate::fixture;

    #[test]
    fn names_lead_to_rules_fields_and_operations() {
        let reference = reference(&[fixture::spec()]);
        let found = |name: &str| {
            reference.find(name).map(|entry| match entry.subject {
                Subject::Rule(rule) => format!("rule {}", rule.id),
                Subject::Field(field) => format!("field {}", field.path),
                Subject::Operation(operation) => format!("operation {}", operation.id),
            })
        };
        let cases = [
            ("one-payment", Some("rule one-payment")),
            ("wrong-type", Some("rule wrong-type")),
            ("parcel.items[].sku", Some("field parcel.items[].sku")),
            ("/parcel/items/0/sku", Some("field parcel.items[].sku")),
            ("voucher[]", Some("field voucher")),
            ("POST /orders", Some("operation example.create-order")),
            ("CreateOrder", Some("operation example.create-order")),
            ("nothing", None),
            ("", None),
        ];
        for (name, expected) in cases {
            assert_eq!(found(name).as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn every_entry_has_a_page() {
        let reference = reference(&[fixture::spec()]);
        for entry in reference.entries() {
            assert!(reference.page(&entry).len() > 2, "{:?}", entry.subject);
        }
    }
}
