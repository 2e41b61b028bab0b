//! Times and sums of money as text.

/// The seconds of `15 minutes`.
pub(super) fn seconds(text: &str) -> Option<u32> {
    let (number, unit) = text.split_once(' ')?;
    let seconds = match unit.strip_suffix('s').unwrap_or(unit) {
        "second" => 1,
        "minute" => 60,
        "hour" => 60 * 60,
        "day" => 24 * 60 * 60,
        _ => return None,
    };
    digits(number)?.parse::<u32>().ok()?.checked_mul(seconds).filter(|seconds| *seconds > 0)
}

/// The millionths of a dollar of `0.015`.
pub(super) fn micro_usd(text: &str) -> Option<u64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    digits(whole)?;
    digits(fraction).filter(|fraction| fraction.len() <= 6)?;
    let micros = format!("{fraction:0<6}").parse::<u64>().ok()?;
    whole.parse::<u64>().ok()?.checked_mul(1_000_000)?.checked_add(micros)
}

/// The text, if it is digits and nothing else; `parse` would take a sign.
fn digits(text: &str) -> Option<&str> {
    (!text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::{micro_usd, seconds};

    #[test]
    fn times_and_sums() {
        let times = [
            ("15 minutes", Some(900)),
            ("1 day", Some(86_400)),
            ("3 hours", Some(10_800)),
            ("30 seconds", Some(30)),
            ("1 second", Some(1)),
            ("1 minute", Some(60)),
            ("0 hours", None),
            ("+3 hours", None),
            ("3h", None),
            ("99999999 days", None),
        ];
        for (text, expected) in times {
            assert_eq!(seconds(text), expected, "{text}");
        }
        let sums = [
            ("0.015", Some(15_000)),
            ("2", Some(2_000_000)),
            ("0.000001", Some(1)),
            ("0.0000001", None),
            ("1.", None),
            (".5", None),
            ("-1", None),
            ("1,5", None),
        ];
        for (text, expected) in sums {
            assert_eq!(micro_usd(text), expected, "{text}");
        }
    }
}
