//! Identifiers in the styles of the targets.
//!
//! The names of types, fields and variants come from the representation; only
//! names of things that the representation does not know are made here.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Span, TokenStream};

/// An identifier token for a name of the representation, raw or not.
pub(crate) fn ident(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(raw) => Ident::new_raw(raw, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}

/// The words of a name: split at everything that is not a letter or digit, and
/// before a capital letter that follows a small one.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut after_small = false;
    for c in name.chars() {
        let starts_word = c.is_ascii_uppercase() && after_small;
        if !c.is_ascii_alphanumeric() || starts_word {
            words.push(String::new());
        }
        if c.is_ascii_alphanumeric() {
            words
                .last_mut()
                .expect("the list starts with a word and only grows")
                .push(c.to_ascii_lowercase());
        }
        after_small = c.is_ascii_lowercase() || c.is_ascii_digit();
    }
    words.retain(|word| !word.is_empty());
    words
}

/// `PascalCase`, for types and variants.
pub(crate) fn pascal(name: &str) -> String {
    let capital = |word: &String| word[..1].to_ascii_uppercase() + &word[1..];
    words(name).iter().map(capital).collect()
}

/// `snake_case`, for functions; a name that is a keyword gets an underscore.
pub(crate) fn snake(name: &str) -> String {
    let name = words(name).join("_");
    if syn::parse_str::<Ident>(&name).is_ok() { name } else { format!("{name}_") }
}

/// What a group is called that a rule with this id is about.
///
/// The id names the problem, as ids of findings do: what remains without the
/// words for what is wrong names the group. `None` if nothing remains.
pub(crate) fn group(rule_id: &str) -> Option<String> {
    const BEFORE: &[&str] =
        &["exclusive", "exactly", "more", "multiple", "not", "one", "only", "several", "than", "two"];
    const AFTER: &[&str] = &["clash", "conflict", "conflicts", "exclusive", "together"];
    let words = words(rule_id);
    let mut rest = words.as_slice();
    while let [first, after @ ..] = rest
        && BEFORE.contains(&first.as_str())
    {
        rest = after;
    }
    while let [before @ .., last] = rest
        && AFTER.contains(&last.as_str())
    {
        rest = before;
    }
    (!rest.is_empty()).then(|| rest.join("_"))
}

/// `SCREAMING_SNAKE_CASE`, for constants.
fn screaming(name: &str) -> String {
    words(name).join("_").to_ascii_uppercase()
}

/// A number as a person writes it: groups of three digits.
pub(crate) fn number(value: impl std::fmt::Display) -> TokenStream {
    let text = value.to_string();
    let (sign, digits) = text.strip_prefix('-').map_or(("", &*text), |digits| ("-", digits));
    let mut grouped = String::new();
    for (index, digit) in digits.char_indices() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push('_');
        }
        grouped.push(digit);
    }
    format!("{sign}{grouped}").parse().expect("digits with underscores between them are a token")
}

/// Names of constants that differ even where their origins do not.
#[derive(Default)]
pub(crate) struct Constants {
    taken: BTreeSet<String>,
}

impl Constants {
    /// The name of a constant for something that is called `name`.
    pub(crate) fn name(&mut self, name: &str) -> Ident {
        let base = match screaming(name) {
            empty if empty.is_empty() => "ROOT".to_owned(),
            digit if digit.starts_with(|c: char| c.is_ascii_digit()) => format!("N{digit}"),
            base => base,
        };
        let mut candidate = base.clone();
        let mut number = 2;
        while !self.taken.insert(candidate.clone()) {
            candidate = format!("{base}_{number}");
            number += 1;
        }
        ident(&candidate)
    }
}

#[cfg(test)]
mod tests {
    use super::{Constants, group, number, pascal, screaming, snake};

    #[test]
    fn styles() {
        let cases = [
            ("one-payment", "OnePayment", "one_payment", "ONE_PAYMENT"),
            ("parcel.items[]", "ParcelItems", "parcel_items", "PARCEL_ITEMS"),
            ("mentionedUsers", "MentionedUsers", "mentioned_users", "MENTIONED_USERS"),
            ("type", "Type", "type_", "TYPE"),
            ("self", "Self", "self_", "SELF"),
            ("v2Id", "V2Id", "v2_id", "V2_ID"),
            ("", "", "_", ""),
        ];
        for (name, as_pascal, as_snake, as_screaming) in cases {
            assert_eq!(
                (pascal(name), snake(name), screaming(name)),
                (as_pascal.into(), as_snake.into(), as_screaming.into())
            );
        }
    }

    #[test]
    fn groups_are_named_after_what_remains() {
        let cases = [
            ("payment-conflict", Some("payment")),
            ("not-one-way-of-payment", Some("way_of_payment")),
            ("one-door", Some("door")),
            ("not-one", None),
            ("bundle", Some("bundle")),
        ];
        for (id, expected) in cases {
            assert_eq!(group(id).as_deref(), expected, "{id}");
        }
    }

    #[test]
    fn numbers_have_groups_of_digits() {
        let numbers = [0, 999, 1000, 15_000, -1_234_567].map(|value: i64| number(value).to_string());
        assert_eq!(numbers, ["0", "999", "1_000", "15_000", "- 1_234_567"]);
    }

    #[test]
    fn constants_never_meet() {
        let mut constants = Constants::default();
        let names = ["a.b", "a_b", "", "a-b", "2d"].map(|name| constants.name(name).to_string());
        assert_eq!(names, ["A_B", "A_B_2", "ROOT", "A_B_3", "N2D"]);
    }
}
