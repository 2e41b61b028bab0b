//! What the server is known to say to requests that it refuses, as a constant.

use proc_macro2::TokenStream;
use quote::quote;
use tweetspec_runtime::Answer;
use tweetspec_spec::{ir::Spec, lower_answers};

use crate::{
    docs::markdown,
    file::{File, rust_file},
    layout,
};

pub(super) fn emit(specs: &[Spec]) -> Vec<File> {
    specs.iter().filter_map(file).collect()
}

/// The name of the module, for specifications that name answers.
pub(super) fn module(spec: &Spec) -> Option<String> {
    (!spec.about.answers.is_empty()).then(|| format!("{}_refusals", spec.module))
}

fn file(spec: &Spec) -> Option<File> {
    let module = module(spec)?;
    let answers = lower_answers(spec);
    let values = answers.iter().map(value);
    let summary = format!(" What {} is known to say to requests that it refuses.", markdown(&spec.title));
    let tokens = quote! {
        #![doc = #summary]
        use std::borrow::Cow::Borrowed;
        use tweetspec_runtime::Answer;
        /// Every known answer, in the order of the specification.
        pub const REFUSALS: &[Answer] = &[#(#values),*];
    };
    Some(rust_file(layout::module(&module), &layout::specification(&spec.module), &tokens))
}

/// An answer as a Rust expression. It is taken apart with all its fields, so
/// that a new one cannot be forgotten here.
fn value(answer: &Answer) -> TokenStream {
    let Answer { id, doc, status, title, message, help, fields, rules, since, last_seen, observed, sources } =
        answer;
    let text = |text: &str| quote!(Borrowed(#text));
    let list = |list: &[_]| {
        let texts = list.iter().map(|one: &tweetspec_runtime::table::Text| text(one));
        quote!(Borrowed(&[#(#texts),*]))
    };
    let option = |value: Option<&str>| {
        value.map_or_else(
            || quote!(None),
            |value| {
                let value = text(value);
                quote!(Some(#value))
            },
        )
    };
    let (id, doc, help) = (text(id), text(doc), text(help));
    let status = status.map_or_else(
        || quote!(None),
        |status| {
            let status = proc_macro2::Literal::u16_unsuffixed(status);
            quote!(Some(#status))
        },
    );
    let (title, message) = (option(title.as_deref()), option(message.as_deref()));
    let (since, last_seen) = (option(since.as_deref()), option(last_seen.as_deref()));
    let (fields, rules, sources) = (list(fields), list(rules), list(sources));
    quote! {
        Answer {
            id: #id,
            doc: #doc,
            status: #status,
            title: #title,
            message: #message,
            help: #help,
            fields: #fields,
            rules: #rules,
            since: #since,
            last_seen: #last_seen,
            observed: #observed,
            sources: #sources,
        }
    }
}
