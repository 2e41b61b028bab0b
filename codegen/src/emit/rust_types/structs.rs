//! The definition of a struct.

use proc_macro2::TokenStream;
use quote::quote;
use tweetspec_spec::ir::{Field, Object, Spec};

use super::rust_type;
use crate::{
    docs::{doc, facts_about, field_facts, markdown},
    home::local_rules,
    names::ident,
    walk::Place,
};

pub(super) fn definition(spec: &Spec, place: &Place<'_>) -> TokenStream {
    let Place { object, doc: meaning, sources } = place;
    let name = ident(&object.rust_name);
    let open = if object.closed { "" } else { "Members that are not listed here are accepted and ignored." };
    let facts = facts_about(spec, None, sources).join("\n");
    let doc = doc(&[markdown(meaning), open.to_owned(), facts, rules(spec, object)]);
    let fields = object.fields.iter().map(|field| member(spec, field));
    let (kind, unknown) = if object.closed {
        (quote!(closed), Some(quote!(, schemars(deny_unknown_fields))))
    } else {
        (quote!(open), None)
    };
    let serde = serde(&kind, object);
    let default = has_default(spec, object).then(|| quote!(Default,));
    quote! {
        #doc
        #[derive(Clone, Debug, #default PartialEq, Eq, Hash)]
        #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema) #unknown)]
        pub struct #name {
            #(#fields)*
        }

        #serde
    }
}

/// How `serde` reads and writes the struct of an object.
pub(in crate::emit) fn serde(kind: &TokenStream, object: &Object) -> TokenStream {
    let name = ident(&object.rust_name);
    let members = object.fields.iter().map(|Field { name, rust_name, required, .. }| {
        let member = ident(rust_name);
        let presence = if *required { quote!(required) } else { quote!(optional) };
        quote! { #member: #presence #name, }
    });
    quote! {
        crate::object::object!(#kind #name { #(#members)* });
    }
}

/// Whether a value without any member could be right.
pub(super) fn has_default(spec: &Spec, object: &Object) -> bool {
    !object.fields.iter().any(|field| field.required)
        && !super::groups::find(spec)
            .iter()
            .any(|group| group.object.path == object.path && group.exactly_one)
}

fn member(spec: &Spec, field: &Field) -> TokenStream {
    let Field { name, rust_name, doc: meaning, shape, required, .. } = field;
    let doc = doc(&[markdown(meaning), field_facts(spec, field)]);
    let member = ident(rust_name);
    let member_type = rust_type(spec, shape);
    let rename = (rust_name.trim_start_matches("r#") != name)
        .then(|| quote! { #[cfg_attr(feature = "schemars", schemars(rename = #name))] });
    if *required {
        return quote! { #doc #rename pub #member: #member_type, };
    }
    // Schemars would otherwise add `null` to the type, which is never right.
    let schema_type = member_type.to_string().replace(' ', "");
    quote! {
        #doc
        #rename
        #[cfg_attr(feature = "schemars", schemars(with = #schema_type, default, skip_serializing_if = "Option::is_none"))]
        pub #member: Option<#member_type>,
    }
}

/// The rules that are decided in this object, as a section of its
/// documentation.
fn rules(spec: &Spec, object: &Object) -> String {
    let local = local_rules(spec).into_iter().filter(|local| local.home == object.path);
    let items: Vec<_> = local
        .map(|local| format!("- `{}`: {}", local.rule.id, markdown(&one_line(&local.rule.why))))
        .collect();
    if items.is_empty() { String::new() } else { format!("# Rules\n\n{}", items.join("\n")) }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
