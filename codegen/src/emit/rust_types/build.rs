//! Constructors and setters, which cannot set two members of a group.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use tweetspec_spec::ir::{Field, Object, Shape, Spec};

use super::{groups::Group, is_text, rust_type, structs::has_default};
use crate::{
    docs::{doc, markdown},
    names::ident,
};

/// The root gets a builder, an object within it a constructor and setters.
pub(super) fn constructors(spec: &Spec, object: &Object, groups: &[&Group<'_>]) -> TokenStream {
    let name = ident(&object.rust_name);
    let arguments: Vec<_> = arguments(spec, object, groups);
    let (prepare, new) = new_value(spec, object, groups);
    if object.path.0.is_empty() {
        let builder = format_ident!("{name}Builder");
        let setters = setters(spec, object, groups, &Style { prefix: "", target: quote!(self.0) });
        let intro = if arguments.is_empty() { "" } else { ", with what is required" };
        let intro = doc(&[format!("A builder{intro}; the setters take the rest.")]);
        let builder_doc = doc(&[format!("Builds a [`{name}`]; see [`{name}::builder`].")]);
        return quote! {
            impl #name {
                #intro
                pub fn builder(#(#arguments),*) -> #builder {
                    #prepare
                    #builder(#new)
                }
            }

            #builder_doc
            #[derive(Clone, Debug, PartialEq, Eq, Hash)]
            pub struct #builder(#name);

            impl #builder {
                #setters

                /// The finished value.
                #[must_use]
                pub fn build(self) -> #name {
                    self.0
                }
            }
        };
    }
    let setters = setters(spec, object, groups, &Style { prefix: "with_", target: quote!(self) });
    quote! {
        impl #name {
            /// A value with what is required.
            #[must_use]
            pub fn new(#(#arguments),*) -> Self {
                #prepare
                #new
            }

            #setters
        }
    }
}

/// The difference between the setters of a builder and those of a value.
struct Style {
    prefix: &'static str,
    target: TokenStream,
}

/// The groups that every value needs, which are arguments of its constructor.
fn needed<'a>(groups: &'a [&Group<'a>]) -> impl Iterator<Item = &'a Group<'a>> {
    groups.iter().copied().filter(|group| group.exactly_one && group.disjoint)
}

fn arguments(spec: &Spec, object: &Object, groups: &[&Group<'_>]) -> Vec<TokenStream> {
    let members = object.fields.iter().filter(|field| field.required).map(|field| {
        let (name, argument) = (ident(&field.rust_name), argument_type(spec, &field.shape));
        quote!(#name: #argument)
    });
    let groups = needed(groups).map(|Group { method, owned, .. }| quote!(#method: #owned));
    members.chain(groups).collect()
}

/// Statements, and the expression of a value with what is required.
fn new_value(spec: &Spec, object: &Object, groups: &[&Group<'_>]) -> (TokenStream, TokenStream) {
    let name = ident(&object.rust_name);
    if has_default(spec, object) {
        return (TokenStream::new(), quote!(#name::default()));
    }
    let members = object.fields.iter().map(|field| {
        let member = ident(&field.rust_name);
        if !field.required {
            return quote!(#member: None);
        }
        let value = argument_value(spec, &member, &field.shape);
        if member == value.to_string() { quote!(#member) } else { quote!(#member: #value) }
    });
    let value = quote! { #name { #(#members),* } };
    let assignments: Vec<_> = needed(groups).map(|group| assign(group, &quote!(new))).collect();
    if assignments.is_empty() {
        return (TokenStream::new(), value);
    }
    (quote! { let mut new = #value; #(#assignments)* }, quote!(new))
}

/// A statement that puts the value of a group into the member it is for.
fn assign(group: &Group<'_>, target: &TokenStream) -> TokenStream {
    let Group { members, variants, owned, method, .. } = group;
    let members = members.iter().map(|field| ident(&field.rust_name));
    quote! {
        match #method {
            #(#owned::#variants(value) => #target.#members = Some(value),)*
        }
    }
}

fn setters(spec: &Spec, object: &Object, groups: &[&Group<'_>], style: &Style) -> TokenStream {
    let free =
        object.fields.iter().filter(|field| !field.required && !groups.iter().any(|group| group.owns(field)));
    let free = free.map(|field| setter(spec, field, style));
    let groups = groups.iter().filter(|group| group.disjoint && !group.exactly_one).map(|group| {
        let Group { members, owned, method, .. } = group;
        let function = format_ident!("{}{method}", style.prefix);
        let target = &style.target;
        let members = members.iter().map(|field| ident(&field.rust_name));
        let assignment = assign(group, target);
        let text = doc(&[format!("Sets one of [`{owned}`], in place of any other.")]);
        quote! {
            #text
            #[must_use]
            pub fn #function(mut self, #method: #owned) -> Self {
                #(#target.#members = None;)*
                #assignment
                self
            }
        }
    });
    quote! { #(#free)* #(#groups)* }
}

fn setter(spec: &Spec, field: &Field, style: &Style) -> TokenStream {
    let member = ident(&field.rust_name);
    let function =
        if style.prefix.is_empty() { member.clone() } else { format_ident!("{}{}", style.prefix, member) };
    let argument = argument_type(spec, &field.shape);
    let value = argument_value(spec, &member, &field.shape);
    let target = &style.target;
    // The first sentence says what is set; the field's own documentation has the rest.
    let text = doc(&[format!("Sets `{}`. {}", field.name, markdown(&field.doc))]);
    quote! {
        #text
        #[must_use]
        pub fn #function(mut self, #member: #argument) -> Self {
            #target.#member = Some(#value);
            self
        }
    }
}

/// The type of an argument: whatever becomes a text or a list is welcome.
fn argument_type(spec: &Spec, shape: &Shape) -> TokenStream {
    if is_text(spec, shape) {
        return quote!(impl Into<String>);
    }
    match shape {
        Shape::List(list) if is_text(spec, &list.item) => quote!(impl IntoIterator<Item = impl Into<String>>),
        Shape::List(list) => {
            let item = rust_type(spec, &list.item);
            quote!(impl IntoIterator<Item = #item>)
        }
        _ => rust_type(spec, shape),
    }
}

/// The value of a member, from an argument.
fn argument_value(spec: &Spec, argument: &Ident, shape: &Shape) -> TokenStream {
    if is_text(spec, shape) {
        return quote!(#argument.into());
    }
    match shape {
        Shape::List(list) if is_text(spec, &list.item) => {
            quote!(#argument.into_iter().map(Into::into).collect())
        }
        Shape::List(_) => quote!(#argument.into_iter().collect()),
        _ => quote!(#argument),
    }
}
