//! What the server is known to say to requests that it refuses, as a constant.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens as _, quote};
use tweetspec_runtime::Answer;
use tweetspec_spec::{ir::Spec, lower_answers};

use super::tables::{list, option, text};
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
    let status = option(status.as_ref(), |status| Literal::u16_unsuffixed(*status).to_token_stream());
    let (id, doc, help) = (text(id), text(doc), text(help));
    let (title, message) = (option(title.as_ref(), text), option(message.as_ref(), text));
    let (since, last_seen) = (option(since.as_ref(), text), option(last_seen.as_ref(), text));
    let (fields, rules, sources) = (list(fields, text), list(rules, text), list(sources, text));
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
