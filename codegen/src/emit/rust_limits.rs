//! Rate limits and prices as constants.

use proc_macro2::TokenStream;
use quote::quote;
use tweetspec_spec::ir::{Counts, LimitStatus, Per, Price, PriceCondition, RateLimit, Spec};

use crate::{
    docs::{doc, facts_about, markdown},
    file::{File, rust_file},
    layout,
    names::{Constants, ident, number},
};

pub(super) fn emit(specs: &[Spec]) -> Vec<File> {
    specs.iter().filter_map(file).collect()
}

/// The name of the module, for specifications that name limits or prices.
pub(super) fn module(spec: &Spec) -> Option<String> {
    let any = !spec.about.rate_limits.is_empty() || !spec.about.prices.is_empty();
    any.then(|| format!("{}_limits", spec.module))
}

fn file(spec: &Spec) -> Option<File> {
    let module = module(spec)?;
    let mut names = Constants::default();
    // The names of the lists are taken first, so that no entry gets them.
    let (all_limits, all_prices) = (names.name("rate-limits"), names.name("prices"));
    let limits: Vec<_> =
        spec.about.rate_limits.iter().map(|limit| (names.name(&limit.id), rate_limit(spec, limit))).collect();
    let prices: Vec<_> =
        spec.about.prices.iter().map(|price| (names.name(&price.id), self::price(spec, price))).collect();
    let (limit_names, limit_items): (Vec<_>, Vec<_>) = limits.into_iter().unzip();
    let (price_names, price_items): (Vec<_>, Vec<_>) = prices.into_iter().unzip();
    let limits = limit_names.iter().zip(&limit_items).map(|(name, (doc, value))| {
        quote! { #doc pub const #name: RateLimit = #value; }
    });
    let prices = price_names.iter().zip(&price_items).map(|(name, (doc, value))| {
        quote! { #doc pub const #name: Price = #value; }
    });
    let summary = format!(" How many requests {} allows, and what one costs.", markdown(&spec.title));
    // What is imported has to be used.
    let has_conditions = spec.about.prices.iter().any(|price| price.condition.is_some());
    let module_of_types = (!spec.about.rate_limits.is_empty() || has_conditions).then(|| quote!(self,));
    let tokens = quote! {
        #![doc = #summary]
        use crate::limits::{#module_of_types Price, RateLimit};
        /// Every rate limit that a source names, also those that no longer hold.
        pub const #all_limits: &[RateLimit] = &[#(#limit_names),*];
        /// Every price.
        pub const #all_prices: &[Price] = &[#(#price_names),*];
        #(#limits)*
        #(#prices)*
    };
    Some(rust_file(layout::module(&module), &layout::specification(&spec.module), &tokens))
}

/// The documentation and the value of a rate limit.
fn rate_limit(spec: &Spec, limit: &RateLimit) -> (TokenStream, TokenStream) {
    let RateLimit { id, doc: words, requests, window_seconds, per, counts, shared_with, status, sources } =
        limit;
    let per = ident(match per {
        Per::User => "User",
        Per::App => "App",
    });
    let counts = ident(match counts {
        Counts::Requests => "Requests",
        Counts::Successes => "Successes",
    });
    let status = ident(match status {
        LimitStatus::Current => "Current",
        LimitStatus::Advisory => "Advisory",
        LimitStatus::Superseded => "Superseded",
    });
    let (requests, window_seconds) = (number(*requests), number(*window_seconds));
    let value = quote! {
        RateLimit {
            id: #id,
            doc: #words,
            requests: #requests,
            window_seconds: #window_seconds,
            per: limits::Per::#per,
            counts: limits::Counts::#counts,
            shared_with: &[#(#shared_with),*],
            status: limits::LimitStatus::#status,
        }
    };
    (doc(&[markdown(words), facts_about(spec, None, sources).join("\n")]), value)
}

/// The documentation and the value of a price.
fn price(spec: &Spec, price: &Price) -> (TokenStream, TokenStream) {
    let Price { id, doc: words, micro_usd, condition, sources } = price;
    let condition = match condition {
        None => quote!(None),
        Some(PriceCondition::LinkIn(path)) => {
            let path = path.to_string();
            quote!(Some(limits::PriceCondition::LinkIn(#path)))
        }
        Some(PriceCondition::Unseen(words)) => quote!(Some(limits::PriceCondition::Unseen(#words))),
    };
    let micro_usd = number(*micro_usd);
    let amount = format!("{} US dollars.", price.usd());
    let value = quote! { Price { id: #id, doc: #words, micro_usd: #micro_usd, condition: #condition } };
    (doc(&[markdown(words), amount, facts_about(spec, None, sources).join("\n")]), value)
}
