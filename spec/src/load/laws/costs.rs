//! Laws about rate limits and prices.

use super::statements::known_field;
use crate::load::amounts;
use crate::load::context::Context;
use crate::load::problems::Problems;
use crate::written::Kind;

/// The window of a rate limit is a time.
pub(super) fn windows_are_times(context: &Context<'_>, problems: &mut Problems) {
    for (id, limit) in context.spec.rate_limits.iter() {
        if amounts::seconds(&limit.window).is_none() {
            let at = context.at.key("rate_limits").key(id).key("window");
            problems
                .error("window-form", at.value(), format!("`{}` is no time", limit.window))
                .hint("write a number and seconds, minutes, hours or days: `15 minutes`");
        }
    }
}

/// A price is an amount, and which one applies is clear.
pub(super) fn prices_are_amounts(context: &Context<'_>, problems: &mut Problems) {
    let mut base: Option<&str> = None;
    let prices = context.at.key("prices");
    for (id, price) in context.spec.prices.iter() {
        let at = prices.key(id);
        if amounts::micro_usd(&price.usd).is_none() {
            problems
                .error(
                    "amount-form",
                    at.key("usd").value(),
                    format!("`{}` is no amount of dollars", price.usd),
                )
                .hint("write digits and at most six after the point, in quotes: `\"0.015\"`");
        }
        match (&price.link_in, &price.condition, base) {
            (Some(_), Some(_), _) => {
                problems
                    .error("price-condition", at.key("condition").name(), "a price has one condition")
                    .hint("keep `link_in` or `condition`, or make two prices of it");
            }
            (Some(path), None, _) => {
                let place = at.key("link_in");
                let field = known_field(context, path, place, problems);
                if field.is_some_and(|field| context.resolved(field.field).kind != Kind::String) {
                    problems
                        .error("price-condition", place.value(), format!("`{path}` is no text field"))
                        .hint("a link can only be in a field of type `string`");
                }
            }
            (None, None, Some(first)) => {
                problems
                    .error("price-condition", at.name(), "a second price has no condition")
                    .hint("say when it applies, with `link_in` or `condition`")
                    .related(prices.key(first).name(), "the first");
            }
            (None, None, None) => base = Some(id),
            (None, Some(_), _) => {}
        }
    }
}
