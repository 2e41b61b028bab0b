//! What a reader of a snapshot wants to see of a generated file.

use serde_json::{Map, Value};
use tweetspec_spec::ir::Spec;

use crate::generated;

/// The types, without the attributes and words that every one of them has.
pub(super) fn rust(spec: &Spec) -> String {
    let text = generated::file(spec, &format!("/{}.rs", spec.module));
    let mut file = syn::parse_file(&text).expect("a generated file is Rust");
    file.attrs.clear();
    file.items.retain_mut(|item| match item {
        syn::Item::Struct(item) => {
            strip(&mut item.attrs);
            item.fields.iter_mut().for_each(|field| strip(&mut field.attrs));
            true
        }
        syn::Item::Enum(item) => {
            strip(&mut item.attrs);
            for variant in &mut item.variants {
                strip(&mut variant.attrs);
            }
            true
        }
        syn::Item::Type(item) => {
            strip(&mut item.attrs);
            true
        }
        _ => false,
    });
    prettyplease::unparse(&file)
}

/// Keeps the attributes that rename a member or say that others are accepted.
fn strip(attributes: &mut Vec<syn::Attribute>) {
    attributes.retain(|attribute| match &attribute.meta {
        syn::Meta::List(list) if list.path.is_ident("serde") => {
            let arguments = list.tokens.to_string();
            arguments.starts_with("rename") || arguments == "remote = \"Self\""
        }
        _ => false,
    });
}

/// The schema without words and addresses, on as few lines as it takes.
pub(super) fn schema(spec: &Spec) -> String {
    let mut schema = generated::schema(spec);
    let about = schema.pointer("/$defs/x-about").cloned().unwrap_or_default();
    let definitions = schema["$defs"].as_object_mut().expect("there are definitions");
    definitions.shift_remove("x-about");
    if definitions.is_empty() {
        schema.as_object_mut().expect("a schema is an object").shift_remove("$defs");
    }
    plain(&mut schema);
    let members = schema.as_object_mut().expect("a schema is an object");
    for name in ["$schema", "$id", "title"] {
        members.shift_remove(name);
    }
    for name in ["x-rules", "x-differences"] {
        let mut entry = about[name].clone();
        if let Value::Array(differences) = &mut entry {
            let own = |difference: &Value| spec.rules.iter().any(|rule| difference["rule"] == rule.id);
            differences.retain(own);
        }
        if entry.as_object().is_some_and(|map| !map.is_empty())
            || entry.as_array().is_some_and(|list| !list.is_empty())
        {
            members.insert(name.to_owned(), entry);
        }
    }
    compact(&schema, 0)
}

/// Removes the members that are there for people.
fn plain(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            let is_schema = !members.values().all(Value::is_object) || members.is_empty();
            if is_schema {
                members.retain(|name, value| {
                    !(matches!(name.as_str(), "$comment" | "description") && value.is_string())
                });
            }
            members.values_mut().for_each(plain);
        }
        Value::Array(elements) => elements.iter_mut().for_each(plain),
        _ => {}
    }
}

/// JSON on one line where it fits.
fn compact(value: &Value, indent: usize) -> String {
    let line = value.to_string();
    if line.len() + indent <= 100 {
        return line;
    }
    let inner = " ".repeat(indent + 2);
    let (open, parts, close): (_, Vec<String>, _) = match value {
        Value::Object(members) => {
            let part =
                |(name, value): (&String, &Value)| format!("{inner}{name:?}: {}", compact(value, indent + 2));
            ('{', Map::iter(members).map(part).collect(), '}')
        }
        Value::Array(elements) => {
            ('[', elements.iter().map(|value| inner.clone() + &compact(value, indent + 2)).collect(), ']')
        }
        _ => return line,
    };
    format!("{open}\n{}\n{}{close}", parts.join(",\n"), " ".repeat(indent))
}

/// The shapes, scopes and rules of the table.
pub(super) fn table(spec: &Spec) -> String {
    let text = generated::file(spec, &format!("/{}_table.rs", spec.module));
    let mut file = syn::parse_file(&text).expect("a generated file is Rust");
    file.attrs.clear();
    file.items.retain_mut(|item| match item {
        syn::Item::Const(item) => {
            item.attrs.clear();
            true
        }
        _ => false,
    });
    prettyplease::unparse(&file)
}
