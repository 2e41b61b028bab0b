//! Names of groups, decided once: none is that of anything else.
//!
//! A group is named after what its rule is about, which may be what another
//! rule, a type or a member is called: then it gets a longer name.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::Ident;
use tweetspec_spec::ir::{Field, Object, Path, RESERVED_TYPES, Spec};

use crate::{
    names::{ident, pascal, snake},
    walk::{choices, objects},
};

/// The functions that a struct has beside its groups, and those of traits
/// that generated code calls.
const FUNCTIONS: &[&str] = &[
    "build",
    "builder",
    "check",
    "clone",
    "default",
    "deserialize",
    "eq",
    "fmt",
    "from_json",
    "hash",
    "is_valid",
    "new",
    "path",
    "serialize",
    "validate",
];

/// The names that are taken so far.
pub(super) struct GroupNames {
    types: BTreeSet<String>,
    /// For each object what is called like a function of its struct or of its
    /// builder, or like a member.
    functions: BTreeMap<Path, BTreeSet<String>>,
}

impl GroupNames {
    /// What a specification itself names.
    pub(super) fn new(spec: &Spec) -> Self {
        let objects = objects(spec);
        let structs = objects.iter().map(|place| place.object.rust_name.clone());
        let enums = choices(spec).into_iter().map(|(choice, _)| choice.rust_name.clone());
        let aliases = spec.types.iter().map(|named| named.name.clone());
        let reserved = RESERVED_TYPES.iter().map(|name| (*name).to_owned());
        let builder = format!("{}Builder", spec.root.rust_name);
        let types = structs.chain(enums).chain(aliases).chain(reserved).chain([builder]).collect();
        let functions = objects.iter().map(|place| (place.object.path.clone(), functions(place.object)));
        Self { types, functions: functions.collect() }
    }

    /// A name for the enum that owns a member; `Ref` behind it is free as well.
    pub(super) fn owned(&mut self, words: &str, object: &Object) -> Ident {
        let name = pascal(words);
        let whole = format!("{}{name}Choice", object.rust_name);
        // A type cannot begin with a digit; with the object before it, it does not.
        let short = (!name.starts_with(|c: char| c.is_ascii_digit()))
            .then(|| [name.clone(), format!("{name}Choice")]);
        let candidates = short.into_iter().flatten().chain(numbered(&whole));
        let name = first_free(candidates, |name| {
            !self.types.contains(name) && !self.types.contains(&format!("{name}Ref"))
        });
        self.types.extend([name.clone(), format!("{name}Ref")]);
        ident(&name)
    }

    /// A name for the function that shows the member that is set; `with_`
    /// before it is free as well.
    pub(super) fn method(&mut self, words: &str, object: &Object) -> Ident {
        let taken = self.functions.entry(object.path.clone()).or_default();
        let digit = words.starts_with(|c: char| c.is_ascii_digit());
        let name = if digit { snake(&format!("choice_{words}")) } else { snake(words) };
        let longer = format!("{}_choice", name.trim_end_matches('_'));
        let candidates = [name].into_iter().chain(numbered(&longer));
        let name =
            first_free(candidates, |name| !taken.contains(name) && !taken.contains(&format!("with_{name}")));
        taken.extend([name.clone(), format!("with_{name}")]);
        ident(&name)
    }
}

/// What is called like a function of the struct of an object or of its
/// builder, or like a member.
fn functions(object: &Object) -> BTreeSet<String> {
    let own = FUNCTIONS.iter().map(|name| (*name).to_owned());
    let members = object.fields.iter().flat_map(|field| {
        let name = field.rust_name.trim_start_matches("r#");
        [name.to_owned(), format!("with_{name}")]
    });
    own.chain(members).collect()
}

/// The variants of a group, one for each member.
pub(super) fn variants(members: &[&Field]) -> Vec<Ident> {
    let mut taken = BTreeSet::new();
    let variant = |field: &&Field| {
        let name = match pascal(&field.name) {
            name if name.is_empty() || name.starts_with(|c: char| c.is_ascii_digit()) => format!("_{name}"),
            name => name,
        };
        let name = first_free(numbered(&name), |name| !matches!(name, "Self" | "_") && !taken.contains(name));
        taken.insert(name.clone());
        ident(&name)
    };
    members.iter().map(variant).collect()
}

/// A name, and then the same with numbers behind it.
fn numbered(name: &str) -> impl Iterator<Item = String> {
    let numbers = (2_u32..).map(|number| number.to_string());
    [String::new()].into_iter().chain(numbers).map(move |number| format!("{name}{number}"))
}

fn first_free(mut candidates: impl Iterator<Item = String>, is_free: impl Fn(&str) -> bool) -> String {
    candidates.find(|name| is_free(name)).expect("there is always a larger number")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use tweetspec_spec::ir::{Count, Field, Path, Presence, Rule, RuleKind, Spec};

    use crate::{emit::rust_types, fixture};

    /// The types of a file, the functions of each type, and the variants of
    /// each enum.
    fn items(source: &str) -> Vec<String> {
        let file = syn::parse_file(source).expect("the generated code parses");
        let mut found = Vec::new();
        for item in file.items {
            match item {
                syn::Item::Struct(item) => found.push(item.ident.to_string()),
                syn::Item::Type(item) => found.push(item.ident.to_string()),
                syn::Item::Enum(item) => {
                    found.extend(
                        item.variants.iter().map(|variant| format!("{}::{}", item.ident, variant.ident)),
                    );
                    found.push(item.ident.to_string());
                }
                syn::Item::Impl(item) => {
                    let syn::Type::Path(path) = *item.self_ty else { continue };
                    let name = path.path.segments[0].ident.clone();
                    found.extend(item.items.into_iter().filter_map(|item| match item {
                        syn::ImplItem::Fn(function) => Some(format!("{name}::{}()", function.sig.ident)),
                        _ => None,
                    }));
                }
                _ => {}
            }
        }
        found
    }

    /// A specification with many rules of groups whose names meet each other
    /// and everything else.
    fn nasty() -> Spec {
        let mut spec = fixture::spec();
        let rule = spec.rules[0].clone();
        let field = spec.root.fields[1].clone();
        let ids = [
            "one-payment",
            "payment-conflict",
            "only-payment",
            "payment-choice",
            "payment-ref",
            "create-order-payment-choice",
            "one-2fa",
            "two-2fa",
            "one-self",
            "self-conflict",
            "one-option",
            "one-type",
            "type-clash",
            "one-order-id",
            "one-parcel",
            "one-create-order",
            "one-create-order-builder",
            "one-build",
            "one-default",
            "one-serialize",
            "one-with-note",
            "one-note",
            "one",
        ];
        spec.rules.clear();
        for (index, id) in ids.into_iter().enumerate() {
            // Names that are one in PascalCase, and names that are no identifiers.
            let names = [format!("a_{index}"), format!("a{index}"), format!("{index}"), format!("$${index}")];
            for (number, name) in names.iter().enumerate() {
                spec.root.fields.push(Field {
                    path: Path::default().member(name),
                    rust_name: format!("member_{index}_{number}"),
                    name: name.clone(),
                    ..field.clone()
                });
            }
            let group = names.iter().map(|name| fixture::set(name)).collect();
            let count = if index % 2 == 0 { Count::AtMostOne } else { Count::ExactlyOne };
            let scope = Path::default();
            let kind = RuleKind::Presence(Presence { scope, when: Vec::new(), group, count });
            spec.rules.push(Rule { id: id.to_owned(), kind, ..rule.clone() });
        }
        spec
    }

    #[test]
    fn nothing_has_the_name_of_anything_else() {
        let spec = nasty();
        let files = rust_types::emit(std::slice::from_ref(&spec));
        let found = items(&files[0].contents);
        let different: BTreeSet<&String> = found.iter().collect();
        let twice: Vec<&String> = different
            .iter()
            .copied()
            .filter(|name| found.iter().filter(|other| other == name).count() > 1)
            .collect();
        assert!(twice.is_empty(), "{twice:?}");
        assert_eq!(found.iter().filter(|name| name.ends_with("Ref")).count(), spec.rules.len());
        let (types, _): (Vec<&String>, Vec<&String>) = found.iter().partition(|name| !name.contains(':'));
        assert!(!types.iter().any(|name| super::RESERVED_TYPES.contains(&name.as_str())), "{types:?}");
    }

    #[test]
    fn the_first_of_two_groups_has_the_short_name() {
        let spec = nasty();
        let groups = super::super::find(&spec);
        let names: Vec<_> =
            groups.iter().map(|group| (group.owned.to_string(), group.method.to_string())).take(7).collect();
        let names: Vec<_> = names.iter().map(|(owned, method)| (owned.as_str(), method.as_str())).collect();
        assert_eq!(
            names,
            [
                ("Payment", "payment"),
                ("PaymentChoice", "payment_choice"),
                ("CreateOrderPaymentChoice", "payment_choice2"),
                ("PaymentChoiceChoice", "payment_choice_choice"),
                ("PaymentRefChoice", "payment_ref"),
                ("CreateOrderPaymentChoiceChoice", "create_order_payment_choice"),
                ("CreateOrder2faChoice", "choice_2fa"),
            ]
        );
    }
}
