//! Rust types: a struct for each object, an enum for each choice and for each
//! group of members that exclude each other.
//!
//! The structs are plain and can hold whatever has the right structure, also a
//! body that breaks a rule: a view of a group tells whether it does, and the
//! builder cannot build one that does.

mod build;
mod choices;
mod groups;
mod structs;

pub(super) use structs::serde;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use serde_json::Value;
use tweetspec_spec::ir::{Shape, Spec};

use crate::{
    docs::{doc, limits, markdown, source_item, sources},
    file::{File, rust_file},
    layout::{self, LIBRARY},
    names::ident,
    walk::{choices, objects, resolve},
};

pub(super) fn emit(specs: &[Spec]) -> Vec<File> {
    specs.iter().filter(|spec| spec.has_body()).map(types).collect()
}

fn types(spec: &Spec) -> File {
    let summary = format!("{}: {}", markdown(&spec.title), markdown(&spec.doc));
    let list = spec.sources.iter().map(source_item).collect::<Vec<_>>().join("\n");
    let module_doc = [summary, "# Sources".to_owned(), list].join("\n\n");
    let module_doc =
        module_doc.lines().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });

    let groups = groups::find(spec);
    let entry = entry_points(spec);
    let places = objects(spec);
    let items = places.iter().map(|place| {
        let groups: Vec<_> = groups.iter().filter(|group| group.object.path == place.object.path).collect();
        let definition = structs::definition(spec, place);
        let enums = groups.iter().map(|group| groups::enums(spec, group));
        let build = build::constructors(spec, place.object, &groups);
        let entry = place.object.path.0.is_empty().then_some(&entry);
        quote! { #definition #entry #build #(#enums)* }
    });
    let choices = choices(spec).into_iter().map(|(choice, doc)| choices::definition(spec, choice, doc));
    let aliases = spec.types.iter().map(|named| alias(spec, named));
    let tokens = quote! {
        #(#![doc = #module_doc])*
        #![allow(clippy::large_enum_variant, reason = "a body is built once and sent; boxes would only get in the way")]
        #(#items)*
        #(#choices)*
        #(#aliases)*
    };
    rust_file(layout::module(&spec.module), &layout::specification(&spec.module), &tokens)
}

/// The functions of the root type that lead into the engine.
fn entry_points(spec: &Spec) -> TokenStream {
    let root = ident(&spec.root.rust_name);
    let table = format_ident!("{}_table", spec.module);
    let schema = format!("../../schema/{}.schema.json", spec.module);
    let editor_schema = format!("../../schema/{}.editor.schema.json", spec.module);
    let example = doc(&[
        "The body in these bytes of JSON.".to_owned(),
        "# Errors".to_owned(),
        "Every finding, if one of them is an error.".to_owned(),
        example(spec),
    ]);
    quote! {
        impl #root {
            /// The tables that the engine walks.
            pub const TABLE: &'static tweetspec_runtime::Table = &super::#table::TABLE;
            /// The JSON Schema (2020-12) of the body.
            pub const JSON_SCHEMA: &'static str = include_str!(#schema);
            /// The same schema with the keywords by which editors show messages, Markdown
            /// and snippets; strict validators refuse them.
            pub const EDITOR_JSON_SCHEMA: &'static str = include_str!(#editor_schema);

            /// Whether these bytes of JSON are a body without errors.
            pub fn is_valid(bytes: &[u8]) -> bool {
                crate::body::is_valid(Self::TABLE, bytes)
            }

            /// Everything there is to say about these bytes of JSON.
            pub fn check(bytes: &[u8]) -> crate::Report {
                crate::body::check(Self::TABLE, bytes)
            }

            /// Everything there is to say about these bytes of YAML, which are one document.
            #[cfg(feature = "yaml")]
            pub fn check_yaml(bytes: &[u8]) -> crate::Report {
                crate::body::check_yaml(Self::TABLE, bytes)
            }

            #example
            pub fn from_json(bytes: &[u8]) -> Result<Self, crate::Report> {
                crate::body::from_json(Self::TABLE, bytes)
            }

            /// Checks a body that was built in Rust.
            ///
            /// # Errors
            ///
            /// Every finding, if one of them is an error. Their spans refer to
            /// the body as `serde_json` writes it.
            pub fn validate(&self) -> Result<(), crate::Report> {
                crate::body::validate(Self::TABLE, self)
            }
        }
    }
}

/// An example that compiles and holds, from a document that the specification
/// itself calls good.
fn example(spec: &Spec) -> String {
    let good = spec.rules.iter().flat_map(|rule| &rule.good).map(Value::to_string);
    // A raw string ends at `"#`.
    let Some(good) = good.into_iter().find(|text| !text.contains("\"#")) else { return String::new() };
    let root = &spec.root.rust_name;
    format!(
        "# Examples\n\n```\nuse {LIBRARY}::{root};\n\nlet body = {root}::from_json(r#\"{good}\"#.as_bytes())?;\n\
         assert_eq!(body.validate(), Ok(()));\n# Ok::<(), {LIBRARY}::Report>(())\n```"
    )
}

/// The alias of a named type; a choice is an enum of its own.
fn alias(spec: &Spec, named: &tweetspec_spec::ir::NamedType) -> TokenStream {
    if matches!(&named.shape, Shape::Choice(choice) if choice.rust_name == named.name) {
        return TokenStream::new();
    }
    let name = ident(&named.name);
    let target = rust_type(spec, &named.shape);
    let mut facts: Vec<String> = limits(spec, &named.shape)
        .into_iter()
        .map(|limit| format!("- Limits: {}.", markdown(&limit)))
        .collect();
    facts.push(format!("- Source: {}.", markdown(&sources(spec, &named.sources))));
    let doc = doc(&[markdown(&named.doc), facts.join("\n")]);
    quote! {
        #doc
        pub type #name = #target;
    }
}

/// The Rust type of the values of a shape.
fn rust_type(spec: &Spec, shape: &Shape) -> TokenStream {
    match shape {
        Shape::Bool => quote!(bool),
        Shape::Integer { .. } => quote!(i64),
        Shape::String(_) => quote!(String),
        Shape::Choice(choice) => {
            let name = ident(&choice.rust_name);
            quote!(#name)
        }
        Shape::List(list) => {
            let item = rust_type(spec, &list.item);
            quote!(Vec<#item>)
        }
        Shape::Object(object) => {
            let name = ident(&object.rust_name);
            quote!(#name)
        }
        Shape::Named(index) => {
            let name = ident(&spec.types[*index].name);
            quote!(#name)
        }
    }
}

/// Whether the values of a shape are `String`s.
fn is_text(spec: &Spec, shape: &Shape) -> bool {
    matches!(resolve(spec, shape), Shape::String(_))
}

/// Whether the values of a shape are copied rather than borrowed.
fn is_copy(spec: &Spec, shape: &Shape) -> bool {
    match resolve(spec, shape) {
        Shape::Bool | Shape::Integer { .. } => true,
        Shape::Choice(choice) => !choice.open,
        _ => false,
    }
}
