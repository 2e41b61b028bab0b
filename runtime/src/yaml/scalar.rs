//! What a scalar without quotes is, by the core schema of YAML 1.2.

use crate::tape::Kind;

/// What a plain scalar is.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Resolved {
    pub(super) kind: Kind,
    /// For a number: whether it has neither fraction nor exponent.
    pub(super) is_integer: bool,
    /// A number as JSON writes it, where that is something else.
    pub(super) rewritten: Option<String>,
}

/// Says what a plain scalar is.
pub(super) fn resolve(text: &str) -> Resolved {
    let plain = |kind| Resolved { kind, is_integer: false, rewritten: None };
    match text {
        "~" | "null" | "Null" | "NULL" => plain(Kind::Null),
        "true" | "True" | "TRUE" => plain(Kind::True),
        "false" | "False" | "FALSE" => plain(Kind::False),
        ".nan" | ".NaN" | ".NAN" => plain(Kind::Number),
        _ => number(text).unwrap_or_else(|| plain(Kind::String)),
    }
}

fn number(text: &str) -> Option<Resolved> {
    let number = |is_integer, rewritten| Some(Resolved { kind: Kind::Number, is_integer, rewritten });
    for (prefix, radix) in [("0o", 8), ("0x", 16)] {
        if let Some(digits) = text.strip_prefix(prefix) {
            let is_number = !digits.is_empty() && digits.chars().all(|digit| digit.is_digit(radix));
            // What does not fit is out of every range, however it is written.
            let value = u128::from_str_radix(digits, radix).ok();
            return if is_number { number(true, value.map(|value| value.to_string())) } else { None };
        }
    }
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    // JSON has no plus sign.
    let rewritten = || text.strip_prefix('+').map(str::to_owned);
    if !unsigned.is_empty() && unsigned.bytes().all(|byte| byte.is_ascii_digit()) {
        return number(true, rewritten());
    }
    let is_float = matches!(unsigned, ".inf" | ".Inf" | ".INF") || is_float(unsigned);
    if is_float { number(false, rewritten()) } else { None }
}

/// `.5`, `1.`, `1.5e-3`, `1e3`: without its sign.
fn is_float(unsigned: &str) -> bool {
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let exponent_fits = exponent.is_none_or(|exponent| {
        let exponent = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
        !exponent.is_empty() && digits(exponent)
    });
    let mantissa_fits = match mantissa.split_once('.') {
        Some(("", fraction)) => !fraction.is_empty() && digits(fraction),
        Some((whole, fraction)) => digits(whole) && digits(fraction),
        None => !mantissa.is_empty() && digits(mantissa),
    };
    exponent_fits && mantissa_fits
}

/// What readers of YAML 1.1 take a plain scalar for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Other {
    /// A boolean, and not text.
    Boolean,
    /// A number, and not text.
    Number,
    /// A date or a time, and not text.
    Date,
    /// Another number.
    AnotherNumber,
    /// Text, and not a number.
    Text,
}

impl Other {
    /// For one scalar, and for several.
    pub(super) const fn name(self, is_one: bool) -> &'static str {
        match (self, is_one) {
            (Self::Boolean, true) => "is a boolean",
            (Self::Boolean, false) => "are booleans",
            (Self::Number, true) => "is a number",
            (Self::Number, false) => "are numbers",
            (Self::Date, true) => "is a date",
            (Self::Date, false) => "are dates",
            (Self::AnotherNumber, true) => "is another number",
            (Self::AnotherNumber, false) => "are other numbers",
            (Self::Text, true) => "is text",
            (Self::Text, false) => "are text",
        }
    }
}

/// What readers of YAML 1.1 make of a plain scalar that is of this kind for
/// YAML 1.2; `None` if that is the same.
pub(super) fn in_yaml_1_1(text: &str, kind: Kind) -> Option<Other> {
    match kind {
        Kind::String if is_boolean(text) => Some(Other::Boolean),
        Kind::String if is_number(text) => Some(Other::Number),
        Kind::String if is_date(text) => Some(Other::Date),
        Kind::Number => other_number(text),
        _ => None,
    }
}

fn is_boolean(text: &str) -> bool {
    const WORDS: [&str; 6] = ["y", "n", "yes", "no", "on", "off"];
    // `yes`, `Yes` and `YES`, but no other mixture.
    let rest = text.get(1..).unwrap_or_default();
    let is_cased = rest.bytes().all(|byte| byte.is_ascii_lowercase())
        || text.bytes().all(|byte| byte.is_ascii_uppercase());
    is_cased && WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// Numbers that only YAML 1.1 knows: `1_000`, `0b101`, `-0x1F`, `12:30`.
fn is_number(text: &str) -> bool {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    for (prefix, radix) in [("0b", 2), ("0x", 16)] {
        if let Some(digits) = unsigned.strip_prefix(prefix) {
            return !digits.is_empty() && digits.chars().all(|digit| digit == '_' || digit.is_digit(radix));
        }
    }
    if !unsigned.starts_with(|digit: char| digit.is_ascii_digit()) {
        return false;
    }
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_');
    let Some((whole, rest)) = unsigned.split_once(':') else {
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        return digits(whole) && digits(fraction);
    };
    // Base 60. A whole number does not begin with a zero there.
    let (rest, has_fraction) = match rest.split_once('.') {
        Some((rest, fraction)) if digits(fraction) => (rest, true),
        Some(_) => return false,
        None => (rest, false),
    };
    let is_place = |place: &str| {
        let is_digits = place.bytes().all(|byte| byte.is_ascii_digit());
        is_digits && matches!(place.len(), 1 | 2) && (place.len() == 1 || place.as_bytes()[0] < b'6')
    };
    digits(whole) && (has_fraction || !whole.starts_with('0')) && rest.split(':').all(is_place)
}

/// `2026-11-25`, alone or with a time.
fn is_date(text: &str) -> bool {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '-').unwrap_or(text.len());
    let (date, time) = text.split_at(end);
    let parts: Vec<&str> = date.split('-').collect();
    let [year, month, day] = parts[..] else { return false };
    if year.len() != 4 {
        return false;
    }
    if time.is_empty() {
        return month.len() == 2 && day.len() == 2;
    }
    let begins = time.trim_start_matches([' ', '\t']);
    let begins = begins.strip_prefix(['T', 't']).unwrap_or(begins);
    let clock: Vec<&str> = begins.splitn(3, ':').collect();
    let is_two = |part: &str| matches!(part.len(), 1 | 2) && part.bytes().all(|byte| byte.is_ascii_digit());
    let [hour, minute, second] = clock[..] else { return false };
    [month, day, hour, minute].into_iter().all(is_two) && second.get(..2).is_some_and(is_two)
}

/// Numbers of YAML 1.2 that YAML 1.1 reads otherwise: `0o14`, `014`, `1e3`.
fn other_number(text: &str) -> Option<Other> {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    if unsigned.starts_with("0o") {
        return Some(Other::Text);
    }
    if unsigned.starts_with("0x") || unsigned.starts_with('.') {
        return None;
    }
    if let Some((mantissa, exponent)) = unsigned.split_once(['e', 'E']) {
        let is_float = mantissa.contains('.') && exponent.starts_with(['-', '+']);
        return (!is_float).then_some(Other::Text);
    }
    let digits = unsigned.strip_prefix('0').filter(|digits| !digits.is_empty() && !digits.contains('.'))?;
    if digits.contains(['8', '9']) {
        return Some(Other::Text);
    }
    // Octal; up to seven that is the same.
    (digits.trim_start_matches('0').len() > 1).then_some(Other::AnotherNumber)
}

#[cfg(test)]
mod tests {
    use super::{Other, in_yaml_1_1, resolve};
    use crate::tape::Kind;

    #[track_caller]
    fn check(kind: Kind, texts: &[&str]) {
        for text in texts {
            assert_eq!(resolve(text).kind, kind, "{text}");
        }
    }

    #[test]
    fn the_core_schema() {
        check(Kind::Null, &["~", "null", "Null", "NULL"]);
        check(Kind::True, &["true", "True", "TRUE"]);
        check(Kind::False, &["false", "False", "FALSE"]);
        check(
            Kind::Number,
            &["0", "-1", "+1", "007", "0o17", "0x1F", "1.", ".5", "-1.5e+3", "1E9", ".inf", "-.INF", ".NaN"],
        );
        check(
            Kind::String,
            &[
                "nULL", "tRUE", "yes", "0b1", "1_000", "0o8", "-0x1", "0x", "+", "-", ".", "1e", "e1",
                "+.nan", "12:30", "1.5.2", "é",
            ],
        );
    }

    #[test]
    fn numbers_as_json_writes_them() {
        let rewritten = |text| resolve(text).rewritten;
        assert_eq!(rewritten("17"), None);
        assert_eq!(rewritten("+17").as_deref(), Some("17"));
        assert_eq!(rewritten("0x1f").as_deref(), Some("31"));
        assert_eq!(rewritten("0o17").as_deref(), Some("15"));
        assert_eq!(rewritten(&format!("0x{}", "f".repeat(40))), None);
        assert!(resolve("0o17").is_integer && !resolve("1.0").is_integer);
    }

    #[test]
    fn what_yaml_1_1_reads_otherwise() {
        let check = |expected: Option<Other>, texts: &[&str]| {
            for text in texts {
                assert_eq!(in_yaml_1_1(text, resolve(text).kind), expected, "{text}");
            }
        };
        check(Some(Other::Boolean), &["yes", "No", "ON", "off", "y", "N"]);
        check(Some(Other::Number), &["1_000", "0b101", "-0x1F", "12:30", "190:20:30", "0:30.5", "1_0.5"]);
        check(Some(Other::Date), &["2026-11-25", "2001-12-14t21:59:43.10-05:00", "2001-1-4 1:59:43"]);
        check(Some(Other::AnotherNumber), &["010", "-0777"]);
        check(Some(Other::Text), &["0o14", "09", "1e3", "1.5e3"]);
        check(
            None,
            &[
                "yEs",
                "true",
                "~",
                "17",
                "0",
                "007",
                "0x1F",
                "0.5",
                "1.5e+3",
                ".5",
                "12:60",
                "00:30",
                "2026-11",
                "maybe",
                "2026-11-25 launch",
                "yes!",
                "_1",
                "1:2:",
                "",
            ],
        );
    }
}
