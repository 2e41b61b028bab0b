//! The list of the modules that the other Rust emitters write.

use quote::{format_ident, quote};
use tweetspec_spec::ir::Spec;

use super::{rust_answers, rust_limits, rust_refusals, rust_requests};
use crate::{
    docs::{doc, markdown},
    file::{File, rust_file},
    layout,
    names::ident,
};

pub(super) fn emit(specs: &[Spec]) -> Vec<File> {
    let modules = specs.iter().map(|spec| {
        let module = ident(&spec.module);
        let table = format_ident!("{}_table", spec.module);
        let summary = doc(&[markdown(&spec.title)]);
        let body = spec.has_body().then(|| {
            quote! {
                #summary
                pub mod #module;
                mod #table;
            }
        });
        let others = [
            rust_answers::module(spec),
            rust_limits::module(spec),
            rust_refusals::module(spec),
            Some(rust_requests::module(spec)),
        ];
        let others = others.iter().flatten().map(|name| ident(name));
        quote! { #body #(pub mod #others;)* }
    });
    let schemas = specs.iter().filter(|spec| spec.has_body()).map(|spec| {
        let (module, title) = (&spec.module, &spec.title);
        let root = ident(&spec.root.rust_name);
        let body = ident(&spec.module);
        quote! {
            crate::Schemas {
                module: #module,
                title: #title,
                strict: #body::#root::JSON_SCHEMA,
                editor: #body::#root::EDITOR_JSON_SCHEMA,
            }
        }
    });
    let tokens = quote! {
        #(#modules)*
        /// The JSON Schemas of every body.
        pub const SCHEMAS: &[crate::Schemas] = &[#(#schemas),*];
    };
    vec![rust_file(layout::modules(), &layout::specification("*"), &tokens)]
}
