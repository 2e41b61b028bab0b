//! What a request has beside its body: the method and the path.

use proc_macro2::TokenStream;
use quote::quote;
use tweetspec_spec::ir::{Field, Shape, Spec};

use crate::{
    docs::{doc, facts_about, limits, markdown},
    file::{File, rust_file},
    layout,
    names::{ident, number},
    walk::resolve,
};

pub(super) fn emit(specs: &[Spec]) -> Vec<File> {
    specs.iter().map(file).collect()
}

/// The name of the module.
pub(super) fn module(spec: &Spec) -> String {
    format!("{}_request", spec.module)
}

fn file(spec: &Spec) -> File {
    let name = ident(&spec.name);
    let meaning = doc(&[format!("{}: {}", markdown(&spec.title), markdown(&spec.doc))]);
    let body = ident(&spec.module);
    // A request without a body is nothing but its path.
    let definition = if spec.has_body() {
        quote! { use super::#body::#name; }
    } else {
        quote! {
            #meaning
            #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
            pub struct #name;
        }
    };
    let method = &spec.operation.method;
    let template = &spec.operation.path;
    let success = number(spec.operation.success);
    let summary = format!(" The method and the path of {}.", markdown(&spec.title));
    let path = (!spec.about.parameters.is_empty()).then(|| path(spec));
    let tokens = quote! {
        #![doc = #summary]
        #definition
        impl #name {
            /// The method of the request.
            pub const METHOD: &'static str = #method;
            /// The path of the request; what stands in braces is filled in.
            pub const PATH: &'static str = #template;
            /// The status of success.
            pub const SUCCESS: u16 = #success;
            #path
        }
    };
    rust_file(layout::module(&module(spec)), &layout::specification(&spec.module), &tokens)
}

/// The function that fills in the path.
fn path(spec: &Spec) -> TokenStream {
    let parameters = &spec.about.parameters;
    let items = parameters.iter().map(|field| {
        let limits = limits(spec, &field.shape).join("; ");
        let limits = if limits.is_empty() { limits } else { format!(" ({limits})") };
        format!("- `{}`{}: {}", field.name, markdown(&limits), markdown(&field.doc))
    });
    let sources =
        parameters.iter().flat_map(|field| facts_about(spec, field.since.as_deref(), &field.sources));
    let doc = doc(&[
        "The path with its parameters filled in.".to_owned(),
        items.collect::<Vec<_>>().join("\n"),
        sources.collect::<Vec<_>>().join("\n"),
        "# Errors".to_owned(),
        "A parameter that the server would refuse.".to_owned(),
    ]);
    let arguments = parameters.iter().map(|field| {
        let name = ident(&field.rust_name);
        if matches!(resolve(spec, &field.shape), Shape::Integer { .. }) {
            quote!(#name: i64)
        } else {
            quote!(#name: &str)
        }
    });
    let checks = parameters.iter().map(|field| check(spec, field));
    quote! {
        #doc
        pub fn path(#(#arguments),*) -> Result<String, crate::path::ParameterError> {
            Ok(crate::path::fill(Self::PATH, &[#(#checks),*]))
        }
    }
}

/// The name and the checked text of one parameter.
fn check(spec: &Spec, field: &Field) -> TokenStream {
    let (name, value) = (&field.name, ident(&field.rust_name));
    match resolve(spec, &field.shape) {
        Shape::Integer { min, max } => {
            let min = min.map_or_else(|| quote!(i64::MIN), number);
            let max = max.map_or_else(|| quote!(i64::MAX), number);
            quote! { (#name, crate::path::integer(#name, #value, #min, #max)?) }
        }
        Shape::String(text) => {
            let pattern = text.pattern.as_ref().map_or("", |pattern| &pattern.text);
            let words = &text.pattern_doc;
            let min = number(text.min_chars);
            let max = text.max_chars.map_or_else(|| quote!(u32::MAX), number);
            quote! { (#name, crate::path::text(#name, #value, #min, #max, #pattern, #words)?) }
        }
        _ => panic!("the loader refuses parameters that are neither strings nor integers: {name}"),
    }
}
