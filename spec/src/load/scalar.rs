//! What a plain scalar means in the core schema of YAML 1.2.

use serde_json::{Number, Value};

/// A number that JSON cannot hold.
pub(super) struct Unrepresentable;

/// The value of a plain scalar.
pub(super) fn plain(text: &str) -> Result<Value, Unrepresentable> {
    Ok(match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        _ if text.bytes().any(|byte| byte.is_ascii_digit()) => number(text)?.unwrap_or_else(|| text.into()),
        ".nan" | ".NaN" | ".NAN" => return Err(Unrepresentable),
        _ => {
            let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
            if matches!(unsigned, ".inf" | ".Inf" | ".INF") {
                return Err(Unrepresentable);
            }
            text.into()
        }
    })
}

fn number(text: &str) -> Result<Option<Value>, Unrepresentable> {
    let based = |digits: &str, radix| {
        let valid = !digits.is_empty() && digits.bytes().all(|byte| (byte as char).is_digit(radix));
        valid
            .then(|| i64::from_str_radix(digits, radix).map(Value::from).map_err(|_| Unrepresentable))
            .transpose()
    };
    if let Some(digits) = text.strip_prefix("0x") {
        return based(digits, 16);
    }
    if let Some(digits) = text.strip_prefix("0o") {
        return based(digits, 8);
    }
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    if unsigned.bytes().all(|byte| byte.is_ascii_digit()) {
        // Leading zeros are fine in YAML; `+` is what Rust reads as well.
        return text.parse::<i64>().map(|number| Some(number.into())).map_err(|_| Unrepresentable);
    }
    if !is_float(unsigned) {
        return Ok(None);
    }
    let number = text.parse().ok().and_then(Number::from_f64);
    number.map(|number| Some(Value::Number(number))).ok_or(Unrepresentable)
}

/// `( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`
fn is_float(text: &str) -> bool {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent.strip_prefix(['+', '-']).unwrap_or(exponent))),
        None => (text, None),
    };
    let mantissa = match mantissa.split_once('.') {
        Some((whole, fraction)) => {
            digits(whole) && digits(fraction) && !(whole.is_empty() && fraction.is_empty())
        }
        None => !mantissa.is_empty() && digits(mantissa),
    };
    mantissa && exponent.is_none_or(|exponent| !exponent.is_empty() && digits(exponent))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn plain_scalars_have_the_type_that_the_core_schema_gives_them() {
        let table = [
            ("", json!(null)),
            ("~", json!(null)),
            ("True", json!(true)),
            ("yes", json!("yes")),
            ("12", json!(12)),
            ("-0012", json!(-12)),
            ("+3", json!(3)),
            ("0x10FF", json!(0x10FF)),
            ("0o17", json!(15)),
            ("0x", json!("0x")),
            ("1_000", json!("1_000")),
            ("1.5e3", json!(1500.0)),
            ("1.", json!(1.0)),
            (".5", json!(0.5)),
            ("1..5", json!("1..5")),
            ("..5", json!("..5")),
            ("1..", json!("1..")),
            ("1e", json!("1e")),
            ("2026-01-31", json!("2026-01-31")),
            ("é1", json!("é1")),
        ];
        for (text, expected) in table {
            assert_eq!(plain(text).ok(), Some(expected), "{text}");
        }
        for text in [".inf", "-.INF", ".nan", "1e999", "99999999999999999999"] {
            assert!(plain(text).is_err(), "{text}");
        }
    }
}
