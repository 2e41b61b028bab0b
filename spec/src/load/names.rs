//! Names of Rust items, decided here once.

use crate::ir::{Path, Step};
use crate::written::{Field, Value};

/// Words that cannot name a field as they are.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else",
    "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro",
    "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait",
    "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Keywords that cannot be raw identifiers.
const NEVER_RAW: &[&str] = &["self", "super", "crate", "Self", "_"];

/// Names that are functions of a builder, which also has one for each field.
const TAKEN_FIELDS: &[&str] = &["build"];

/// The list of the values of a choice, beside its variants.
pub(super) const ALL_VALUES: &str = "ALL";

/// The variant of an open choice for every other value.
pub(super) const OTHER_VARIANT: &str = "Other";

/// The name of the type of the object or choice at a path, or the one that the
/// specification asks for. Elements are named after their list.
pub(super) fn of_type(prefix: &str, path: &Path, field: &Field) -> String {
    if let Some(name) = &field.rust {
        return name.clone();
    }
    let members = path.0.iter().filter_map(|step| match step {
        Step::Member(name) => Some(pascal(name)),
        Step::Item => None,
    });
    [prefix.to_owned()].into_iter().chain(members).collect()
}

/// The name of a field: snake case, a raw identifier where it is a keyword, an
/// underscore behind it where not even that would do.
pub(super) fn of_field(name: &str) -> String {
    let name = snake(name);
    if KEYWORDS.contains(&name.as_str()) {
        format!("r#{name}")
    } else if NEVER_RAW.contains(&name.as_str()) || TAKEN_FIELDS.contains(&name.as_str()) {
        format!("{name}_")
    } else {
        name
    }
}

/// The name of the variant of a value, or the one that the specification asks
/// for.
pub(super) fn of_variant(value: &str, written: &Value) -> String {
    written.rust.clone().unwrap_or_else(|| pascal(value))
}

/// The words of a name in PascalCase.
fn pascal(name: &str) -> String {
    let mut out = String::new();
    for word in words(name) {
        let mut chars = word.chars();
        out.extend(chars.next().map(|c| c.to_ascii_uppercase()));
        out.push_str(chars.as_str());
    }
    identifier(out)
}

/// The words of a name in snake_case.
pub(super) fn snake(name: &str) -> String {
    identifier(words(name).join("_"))
}

/// An identifier cannot begin with a digit and cannot be empty.
fn identifier(name: String) -> String {
    if name.is_empty() || name.starts_with(|c: char| c.is_ascii_digit()) { format!("_{name}") } else { name }
}

/// The words of a name, in lower case: parted by what is no letter or digit,
/// and by capitals (`orderID` → `order`, `id`; `HTTPCode` → `http`, `code`).
fn words(name: &str) -> Vec<String> {
    let chars: Vec<char> = name.chars().collect();
    let mut words = Vec::new();
    let mut word = String::new();
    for (index, &c) in chars.iter().enumerate() {
        let before = index.checked_sub(1).map(|index| chars[index]);
        let after = chars.get(index + 1);
        let begins = c.is_ascii_uppercase()
            && before.is_some_and(|before| {
                !before.is_ascii_uppercase() || after.is_some_and(char::is_ascii_lowercase)
            });
        if (begins || !c.is_ascii_alphanumeric()) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if c.is_ascii_alphanumeric() {
            word.push(c.to_ascii_lowercase());
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// `a-b-c` with letters and digits, beginning with a letter.
pub(super) fn is_kebab(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.split('-').all(|word| {
            !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        })
}

/// Letters and digits, beginning with a capital.
pub(super) fn is_pascal(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_rust() {
        let table = [
            ("plain", "plain", "Plain"),
            ("two_words", "two_words", "TwoWords"),
            ("camelCase", "camel_case", "CamelCase"),
            ("orderID", "order_id", "OrderId"),
            ("HTTPCode", "http_code", "HttpCode"),
            ("x-y:z", "x_y_z", "XYZ"),
            ("type", "r#type", "Type"),
            ("self", "self_", "Self"),
            ("build", "build_", "Build"),
            ("2fast", "_2fast", "_2fast"),
            ("$", "_", "_"),
        ];
        for (name, field, variant) in table {
            assert_eq!(
                (snake(name).as_str(), pascal(name).as_str()),
                (snake(name).as_str(), variant),
                "{name}"
            );
            if name != "$" {
                assert_eq!(of_field(name), field, "{name}");
            }
        }
    }
}
