//! Groups of members that exclude each other: an enum that owns one of them
//! and an enum that borrows one of them.

mod names;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use tweetspec_spec::ir::{Count, Field, Object, Shape, Spec};

use self::names::GroupNames;
use super::{is_copy, is_text, rust_type};
use crate::{
    docs::{doc, markdown},
    home::{Local, local_rules},
    names::{group, ident},
    walk::{objects, resolve},
};

/// A group of members of one object of which at most one may be set.
pub(super) struct Group<'a> {
    /// The rule that says so.
    pub(super) local: Local<'a>,
    /// The object.
    pub(super) object: &'a Object,
    /// The members.
    pub(super) members: Vec<&'a Field>,
    /// Whether one must be set.
    pub(super) exactly_one: bool,
    /// Whether no earlier group has one of the members, so that builders can
    /// take the group as one value.
    pub(super) disjoint: bool,
    /// The enum that owns a member.
    pub(super) owned: Ident,
    /// The enum that borrows a member.
    pub(super) borrowed: Ident,
    /// The variants of both, one for each member.
    pub(super) variants: Vec<Ident>,
    /// What the group is called among members.
    pub(super) method: Ident,
}

impl Group<'_> {
    /// Whether a member is set only through the group.
    pub(super) fn owns(&self, field: &Field) -> bool {
        self.disjoint && self.members.iter().any(|member| member.path == field.path)
    }
}

/// The groups of a specification: rules without a condition that hold under
/// every profile and count the members of one object.
pub(super) fn find(spec: &Spec) -> Vec<Group<'_>> {
    let places = objects(spec);
    let mut names = GroupNames::new(spec);
    let mut groups: Vec<Group<'_>> = Vec::new();
    for local in local_rules(spec) {
        let refuses_all = (0..spec.profiles.len().max(1)).all(|profile| local.rule.refuses(profile));
        let always = local.when.is_empty() && refuses_all;
        if !always || !matches!(local.count, Count::AtMostOne | Count::ExactlyOne) {
            continue;
        }
        let Some(object) = places.iter().map(|place| place.object).find(|object| object.path == local.home)
        else {
            continue;
        };
        let member = |name: &str| object.fields.iter().find(|field| field.name == name && !field.required);
        let Some(members) =
            local.set_members().and_then(|names| names.into_iter().map(member).collect::<Option<Vec<_>>>())
        else {
            continue;
        };
        let words = group(&local.rule.id).unwrap_or_else(|| local.rule.id.clone());
        let owned = names.owned(&words, object);
        let disjoint = !members.iter().any(|field| groups.iter().any(|group| group.owns(field)));
        groups.push(Group {
            exactly_one: local.count == Count::ExactlyOne,
            borrowed: format_ident!("{owned}Ref"),
            owned,
            variants: names::variants(&members),
            method: names.method(&words, object),
            local,
            object,
            members,
            disjoint,
        });
    }
    groups
}

/// The two enums of a group, and the view.
pub(super) fn enums(spec: &Spec, group: &Group<'_>) -> TokenStream {
    let Group { local, object, members, exactly_one, owned, borrowed, variants, method, .. } = group;
    let root = ident(&object.rust_name);
    let how_many = if *exactly_one { "exactly one" } else { "at most one" };
    let rule = &local.rule.id;
    let owned_doc = doc(&[
        format!("The members of [`{root}`] of which {how_many} is set (`{rule}`)."),
        markdown(&local.rule.why),
    ]);
    let borrowed_doc = doc(&[format!("The member of [`{owned}`] that a [`{root}`] has, borrowed.")]);
    let variant_docs: Vec<_> = members.iter().map(|field| doc(&[format!("`{}`.", field.name)])).collect();
    let owned_types = members.iter().map(|field| rust_type(spec, &field.shape));
    let borrowed_types: Vec<_> = members.iter().map(|field| borrowed_type(spec, &field.shape)).collect();
    // A view of numbers and flags alone borrows nothing.
    let lifetime = members.iter().any(|field| !is_copy(spec, &field.shape));
    let (declared, elided) = if lifetime { (quote!(<'a>), quote!(<'_>)) } else { (quote!(), quote!()) };
    let names = members.iter().map(|field| &field.name);
    let reads = members.iter().map(|field| borrow(spec, field));
    let (result, count, absent) = if *exactly_one {
        (quote! { #borrowed #elided }, quote!(exactly_one), " or none")
    } else {
        (quote! { Option<#borrowed #elided> }, quote!(at_most_one), "")
    };
    let view_doc = doc(&[
        format!("The member that is set of those of which {how_many} may be (`{rule}`)."),
        "# Errors".to_owned(),
        format!("The members that are set, if they are more than one{absent}."),
    ]);
    quote! {
        #owned_doc
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub enum #owned { #(#variant_docs #variants(#owned_types),)* }

        #borrowed_doc
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum #borrowed #declared { #(#variant_docs #variants(#borrowed_types),)* }

        impl #root {
            #view_doc
            pub fn #method(&self) -> Result<#result, crate::Conflict> {
                crate::group::#count(#rule, [#((#names, #reads.map(#borrowed::#variants))),*])
            }
        }
    }
}

fn borrowed_type(spec: &Spec, shape: &Shape) -> TokenStream {
    if is_copy(spec, shape) {
        return rust_type(spec, shape);
    }
    match resolve(spec, shape) {
        Shape::String(_) => quote!(&'a str),
        Shape::List(list) => {
            let item = rust_type(spec, &list.item);
            quote!(&'a [#item])
        }
        _ => {
            let whole = rust_type(spec, shape);
            quote!(&'a #whole)
        }
    }
}

/// An expression that borrows an optional member.
fn borrow(spec: &Spec, field: &Field) -> TokenStream {
    let member = ident(&field.rust_name);
    if is_copy(spec, &field.shape) {
        quote!(self.#member)
    } else if is_text(spec, &field.shape) || matches!(resolve(spec, &field.shape), Shape::List(_)) {
        quote!(self.#member.as_deref())
    } else {
        quote!(self.#member.as_ref())
    }
}
