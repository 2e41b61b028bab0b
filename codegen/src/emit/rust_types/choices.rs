//! The enum of a choice.

use proc_macro2::TokenStream;
use quote::quote;
use tweetspec_spec::ir::{Choice, ChoiceValue, Spec};

use crate::{
    docs::{doc, facts_about, markdown},
    names::ident,
};

pub(super) fn definition(spec: &Spec, choice: &Choice, meaning: &str) -> TokenStream {
    let Choice { rust_name, values, open, aliases: _ } = choice;
    let name = ident(rust_name);
    let enum_doc = doc(&[markdown(meaning)]);
    let variants = values.iter().map(|value| variant(spec, value));
    let names: Vec<_> = values.iter().map(|value| ident(&value.rust_name)).collect();
    let texts = values.iter().map(|value| &value.value);
    let (copy, other, as_str, other_arm, implementation) = if *open {
        let other = quote! {
            /// A value that the specification does not list.
            #[cfg_attr(feature = "schemars", schemars(untagged))]
            Other(String),
        };
        let arm = quote! { Self::Other(value) => value.as_str(), };
        (None, Some(other), quote! { pub const fn as_str(&self) -> &str }, Some(arm), quote!(open))
    } else {
        (
            Some(quote!(Copy,)),
            None,
            quote! { pub const fn as_str(self) -> &'static str },
            None,
            quote!(closed),
        )
    };
    quote! {
        #enum_doc
        #[derive(Clone, #copy Debug, PartialEq, Eq, Hash)]
        #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
        pub enum #name {
            #(#variants)*
            #other
        }

        impl #name {
            /// Every value that the specification lists, in its order.
            pub const ALL: &'static [Self] = &[#(Self::#names),*];

            /// The value as a document writes it.
            #as_str {
                match self {
                    #(Self::#names => #texts,)*
                    #other_arm
                }
            }
        }

        crate::choice::choice!(#implementation #name);
    }
}

fn variant(spec: &Spec, value: &ChoiceValue) -> TokenStream {
    let ChoiceValue { value, rust_name, doc: meaning, sources, since } = value;
    let doc = doc(&[markdown(meaning), facts_about(spec, since.as_deref(), sources).join("\n")]);
    let name = ident(rust_name);
    quote! {
        #doc
        #[cfg_attr(feature = "schemars", schemars(rename = #value))]
        #name,
    }
}
