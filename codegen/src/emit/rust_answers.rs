//! Rust types of what comes back: responses and the bodies of errors.
//!
//! They read more than the specification lists, because a server may answer
//! with members and values that nobody has written down: no object is closed,
//! and a choice is a text.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;
use tweetspec_spec::ir::{Citation, Field, Object, Shape, Spec};

use crate::{
    docs::{doc, facts_about, markdown},
    file::{File, rust_file},
    layout,
    names::ident,
    walk::resolve,
};

/// The definitions so far, by the name of the type: the module, and the text.
type Known = BTreeMap<String, (String, String)>;

pub(super) fn emit(specs: &[Spec]) -> Vec<File> {
    let mut known = Known::new();
    specs.iter().filter_map(|spec| file(spec, &mut known)).collect()
}

/// The name of the module, for specifications that say something about
/// answers.
pub(super) fn module(spec: &Spec) -> Option<String> {
    let about = &spec.about;
    let any = !about.problems.is_empty() || about.responses.iter().any(|one| !one.body.fields.is_empty());
    any.then(|| format!("{}_answers", spec.module))
}

fn file(spec: &Spec, known: &mut Known) -> Option<File> {
    let module = module(spec)?;
    let mut types = Types { spec, done: Vec::new(), items: Vec::new() };
    for response in spec.about.responses.iter().filter(|response| !response.body.fields.is_empty()) {
        let status = format!("Comes with status {}.", response.status);
        types.object(&response.body, &[markdown(&response.doc), status], &response.sources);
    }
    for problem in &spec.about.problems {
        types.object(&problem.body, &[markdown(&problem.doc)], &problem.sources);
    }
    // Operations share what errors look like; a program should see one type.
    let mut shared: BTreeMap<&str, Vec<_>> = BTreeMap::new();
    let mut own = Vec::new();
    for (name, item) in &types.items {
        let text = item.to_string();
        match known.get(name) {
            Some((other, same)) if *same == text => shared.entry(other).or_default().push(ident(name)),
            _ => own.push(item),
        }
    }
    let uses = shared.iter().map(|(other, names)| {
        let other = ident(other);
        quote! { pub use super::#other::{#(#names),*}; }
    });
    let summary = format!(" What {} answers.", markdown(&spec.title));
    let tokens = quote! {
        #![doc = #summary]
        #(#uses)*
        #(#own)*
    };
    let file = rust_file(layout::module(&module), &layout::specification(&spec.module), &tokens);
    for (name, item) in types.items {
        known.entry(name).or_insert_with(|| (module.clone(), item.to_string()));
    }
    Some(file)
}

/// The types of one module.
struct Types<'a> {
    spec: &'a Spec,
    /// The names of those that are there; a problem can be held by several.
    done: Vec<&'a str>,
    items: Vec<(String, TokenStream)>,
}

impl<'a> Types<'a> {
    /// Adds the struct of an object, and then those of what it holds.
    fn object(&mut self, object: &'a Object, words: &[String], sources: &[Citation]) {
        if self.done.contains(&object.rust_name.as_str()) {
            return;
        }
        self.done.push(&object.rust_name);
        let name = ident(&object.rust_name);
        let mut paragraphs = words.to_vec();
        paragraphs.push(facts_about(self.spec, None, sources).join("\n"));
        let doc = doc(&paragraphs);
        let default = object.fields.iter().all(|field| !field.required).then(|| quote!(Default,));
        let members = object.fields.iter().map(|field| self.member(field));
        let serde = super::rust_types::serde(&quote!(lenient), object);
        let item = quote! {
            #doc
            #[derive(Clone, Debug, #default PartialEq, Eq, Hash)]
            pub struct #name {
                #(#members)*
            }

            #serde
        };
        self.items.push((object.rust_name.clone(), item));
        for field in &object.fields {
            let mut shape = &field.shape;
            let (mut words, mut sources) = (&field.doc, &field.sources);
            while let Shape::List(list) = shape {
                shape = &list.item;
                if !list.item_doc.is_empty() {
                    (words, sources) = (&list.item_doc, &list.item_sources);
                }
            }
            if let Shape::Object(inner) = shape
                && !inner.fields.is_empty()
            {
                // A problem that is held describes itself, further down.
                let problem = self.spec.about.problems.iter().find(|one| one.name == inner.rust_name);
                let (words, sources) =
                    problem.map_or((words, sources), |problem| (&problem.doc, &problem.sources));
                self.object(inner, &[markdown(words)], sources);
            }
        }
    }

    fn member(&self, field: &Field) -> TokenStream {
        let Field { rust_name, doc: meaning, shape, required, since, sources, .. } = field;
        let mut facts = facts_about(self.spec, since.as_deref(), sources);
        if let Shape::Choice(choice) = resolve(self.spec, shape) {
            let values: Vec<_> = choice.values.iter().map(|value| format!("`{}`", value.value)).collect();
            facts.insert(0, format!("- Known values: {}.", values.join(", ")));
        }
        let doc = doc(&[markdown(meaning), facts.join("\n")]);
        let member = ident(rust_name);
        let member_type = self.rust_type(shape);
        let member_type = if *required { member_type } else { quote!(Option<#member_type>) };
        quote! { #doc pub #member: #member_type, }
    }

    fn rust_type(&self, shape: &Shape) -> TokenStream {
        match resolve(self.spec, shape) {
            Shape::Bool => quote!(bool),
            Shape::Integer { .. } => quote!(i64),
            Shape::String(_) | Shape::Choice(_) | Shape::Named(_) => quote!(String),
            Shape::List(list) => {
                let item = self.rust_type(&list.item);
                quote!(Vec<#item>)
            }
            Shape::Object(object) if object.fields.is_empty() => {
                quote!(serde_json::Map<String, serde_json::Value>)
            }
            Shape::Object(object) => {
                let name = ident(&object.rust_name);
                quote!(#name)
            }
        }
    }
}
