//! Each part of a table as a Rust expression.
//!
//! Every struct is taken apart with all its fields, so that a new field cannot
//! be forgotten here.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use tweetspec_runtime::{
    Class, Measure, Pattern, Piece, Severity, WeightRange, Weighted,
    table::{
        Advice, Alias, Atom, AtomId, ChoiceShape, Clause, Field, Insert, Is, ListShape, Mask, MeasureLimit,
        ObjectShape, Profiles, Refusal, Rule, Scope, Shape, StringShape, Test, Value, ValueAlias,
    },
};

use super::names::{Names, Used};

/// Static text.
pub(in crate::emit) fn text(text: &(impl AsRef<str> + ?Sized)) -> TokenStream {
    let text = text.as_ref();
    quote!(Borrowed(#text))
}

/// A static list.
pub(in crate::emit) fn list<T>(items: &[T], print: impl FnMut(&T) -> TokenStream) -> TokenStream {
    let items = items.iter().map(print);
    quote!(Borrowed(&[#(#items),*]))
}

/// A value that may not be there.
pub(in crate::emit) fn option<T>(value: Option<&T>, print: impl FnOnce(&T) -> TokenStream) -> TokenStream {
    value.map_or_else(
        || quote!(None),
        |value| {
            let value = print(value);
            quote!(Some(#value))
        },
    )
}

/// A number with digits in groups, so that large ones can be read.
fn number(value: impl Into<i128>) -> TokenStream {
    let value: i128 = value.into();
    for (extreme, name) in [
        (i128::from(u32::MAX), quote!(u32::MAX)),
        (i128::from(i64::MAX), quote!(i64::MAX)),
        (i128::from(i64::MIN), quote!(i64::MIN)),
    ] {
        if value == extreme {
            return name;
        }
    }
    let digits = value.unsigned_abs().to_string();
    let literal = literal(&grouped(&digits, 3));
    if value < 0 { quote!(-#literal) } else { quote!(#literal) }
}

fn hexadecimal(value: u128) -> TokenStream {
    literal(&format!("0x{}", grouped(&format!("{value:04x}"), 4)))
}

fn grouped(digits: &str, size: usize) -> String {
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(size) {
            text.push('_');
        }
        text.push(digit);
    }
    text
}

fn literal(text: &str) -> TokenStream {
    text.parse().expect("digits, underscores and a prefix are a literal")
}

/// A shape; `owner` is the place of the scope that numbers its fields' atoms.
pub(super) fn shape(shape: &Shape, owner: usize, names: &Names, used: &Used) -> TokenStream {
    match shape {
        Shape::Bool => quote!(Shape::Bool),
        Shape::Integer { min, max } => {
            let (min, max) = (number(*min), number(*max));
            quote!(Shape::Integer { min: #min, max: #max })
        }
        Shape::String(StringShape { min_chars, max_chars, pattern, pattern_doc, limits, refusals }) => {
            let (min_chars, max_chars) = (number(*min_chars), number(*max_chars));
            let (pattern, pattern_doc) = (option(pattern.as_ref(), self::pattern), text(pattern_doc));
            let limits = list(limits, |MeasureLimit { rule, measure, max }| {
                let (rule, measure, max) =
                    (names.rule(*rule, used), names.measure(*measure, used), number(*max));
                quote!(MeasureLimit { rule: #rule, measure: #measure, max: #max })
            });
            let refusals = list(refusals, |Refusal { rule, is }| {
                let (rule, is) = (names.rule(*rule, used), self::is(*is));
                quote!(Refusal { rule: #rule, is: #is })
            });
            quote! {
                Shape::String(StringShape {
                    min_chars: #min_chars, max_chars: #max_chars, pattern: #pattern, pattern_doc: #pattern_doc,
                    limits: #limits, refusals: #refusals
                })
            }
        }
        Shape::Choice(ChoiceShape { values, open, aliases }) => {
            let values = list(values, text);
            let aliases = list(aliases, |ValueAlias { value, instead, certain, note }| {
                let (value, instead, note) = (text(value), option(instead.as_ref(), text), text(note));
                quote!(ValueAlias { value: #value, instead: #instead, certain: #certain, note: #note })
            });
            quote!(Shape::Choice(ChoiceShape { values: #values, open: #open, aliases: #aliases }))
        }
        Shape::List(ListShape { item, noun, min, max, unique }) => {
            let (item, noun, min, max) = (names.shape(*item, used), text(noun), number(*min), number(*max));
            quote!(Shape::List(ListShape { item: #item, noun: #noun, min: #min, max: #max, unique: #unique }))
        }
        Shape::Object(ObjectShape { fields, closed, scope }) => {
            let fields = list(fields, |Field { name, shape, required, set, tests }| {
                let (name, shape) = (text(name), names.shape(*shape, used));
                let atom = |id: &AtomId| names.atom(owner, usize::from(id.0), used);
                let (set, tests) = (option(set.as_ref(), atom), list(tests, atom));
                quote!(Field { name: #name, shape: #shape, required: #required, set: #set, tests: #tests })
            });
            let scope = option(scope.as_ref(), |id| names.scope(*id, used));
            quote!(Shape::Object(ObjectShape { fields: #fields, closed: #closed, scope: #scope }))
        }
    }
}

fn pattern(pattern: &Pattern) -> TokenStream {
    let Pattern { text: written, pieces } = pattern;
    let written = text(written);
    let pieces = list(pieces, |Piece { class: Class { ascii, others }, min, max }| {
        let (ascii, min, max) = (hexadecimal(*ascii), number(*min), number(*max));
        quote!(Piece { class: Class { ascii: #ascii, others: #others }, min: #min, max: #max })
    });
    quote!(Pattern { text: #written, pieces: #pieces })
}

/// A scope; `index` is its place in the table.
pub(super) fn scope(scope: &Scope, index: usize, names: &Names, used: &Used) -> TokenStream {
    let Scope { atoms, clauses } = scope;
    let atoms = list(atoms, |Atom { path, test }| {
        let path = list(path, text);
        let test = match test {
            Test::Set => quote!(Test::Set),
            Test::OneOf(values) => {
                let values = list(values, value);
                quote!(Test::OneOf(#values))
            }
            Test::Is(is) => {
                let is = self::is(*is);
                quote!(Test::Is(#is))
            }
            Test::Over { measure, max } => {
                let (measure, max) = (names.measure(*measure, used), number(*max));
                quote!(Test::Over { measure: #measure, max: #max })
            }
        };
        quote!(Atom { path: #path, test: #test })
    });
    let mask = |Mask(words): &Mask| {
        let words = list(words, |(word, bits)| {
            let atoms = (0..64).filter(|bit| bits >> bit & 1 == 1).map(|bit| usize::from(*word) * 64 + bit);
            let bits = atoms.map(|atom| names.atom(index, atom, used));
            let word = Literal::u16_unsuffixed(*word);
            quote!((#word, #(bit(#bits))|*))
        });
        quote!(Mask(#words))
    };
    let clauses = list(clauses, |Clause { rule, when, when_not, group, min, max, or_none }| {
        let (rule, when, when_not, group) =
            (names.rule(*rule, used), mask(when), mask(when_not), mask(group));
        let (min, max) = (number(*min), number(*max));
        quote! {
            Clause { rule: #rule, when: #when, when_not: #when_not, group: #group, min: #min, max: #max, or_none: #or_none }
        }
    });
    quote!(Scope { atoms: #atoms, clauses: #clauses })
}

fn is(Is { predicate, more_than }: Is) -> TokenStream {
    let (predicate, more_than) = (crate::names::ident(predicate.variant()), number(more_than));
    quote!(Is { predicate: Predicate::#predicate, more_than: #more_than })
}

fn value(value: &Value) -> TokenStream {
    match value {
        Value::Bool(value) => quote!(Value::Bool(#value)),
        Value::Integer(value) => {
            let value = number(*value);
            quote!(Value::Integer(#value))
        }
        Value::String(value) => {
            let value = text(value);
            quote!(Value::String(#value))
        }
    }
}

pub(super) fn rule(rule: &Rule) -> TokenStream {
    let Rule { id, severity, profiles, except, message, help, notes, insert } = rule;
    let severity = match severity {
        Severity::Info => quote!(Severity::Info),
        Severity::Warning => quote!(Severity::Warning),
        Severity::Error => quote!(Severity::Error),
    };
    let set = |profiles: Profiles| match profiles {
        Profiles::ALL => quote!(Profiles::ALL),
        Profiles::NONE => quote!(Profiles::NONE),
        Profiles(bits) => {
            let bits = literal(&format!("{bits:#b}"));
            quote!(Profiles(#bits))
        }
    };
    let (profiles, except) = (set(*profiles), set(*except));
    let (id, message, help, notes) = (text(id), text(message), text(help), list(notes, text));
    let insert = list(insert, |Insert { path, json }| {
        let (path, json) = (list(path, text), text(json));
        quote!(Insert { path: #path, json: #json })
    });
    quote! {
        Rule {
            id: #id, severity: #severity, profiles: #profiles, except: #except, message: #message, help: #help,
            notes: #notes, insert: #insert
        }
    }
}

pub(super) fn measure(measure: &Measure) -> TokenStream {
    match measure {
        Measure::Chars => quote!(Measure::Chars),
        Measure::Weighted(Weighted { scale, default_weight, ranges, url_weight, emoji }) => {
            let (scale, default_weight, url_weight) =
                (number(*scale), number(*default_weight), number(*url_weight));
            let ranges = list(ranges, |WeightRange { first, last, weight }| {
                let (first, last, weight) =
                    (hexadecimal(u128::from(*first)), hexadecimal(u128::from(*last)), number(*weight));
                quote!(WeightRange { first: #first, last: #last, weight: #weight })
            });
            quote! {
                Measure::Weighted(Weighted {
                    scale: #scale, default_weight: #default_weight, ranges: #ranges, url_weight: #url_weight, emoji: #emoji
                })
            }
        }
    }
}

pub(super) fn alias(alias: &Alias) -> TokenStream {
    let Alias { object, name, target, foreign, note, help, part_of } = alias;
    let (object, name, target) = (list(object, text), text(name), list(target, text));
    let (note, help, part_of) = (text(note), text(help), text(part_of));
    quote!(Alias {
        object: #object, name: #name, target: #target, foreign: #foreign, note: #note, help: #help,
        part_of: #part_of,
    })
}

pub(super) fn advice(advice: &Advice) -> TokenStream {
    let Advice { fields, rules, note } = advice;
    let (fields, rules, note) = (list(fields, text), list(rules, text), text(note));
    quote!(Advice { fields: #fields, rules: #rules, note: #note })
}
