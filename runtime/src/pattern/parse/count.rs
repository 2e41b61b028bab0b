//! How often a piece repeats.

use super::{Parser, Result, error};

/// Most repetitions that a pattern may count; RE2 has the same bound, and
/// engines that unfold counts stay small.
const MAX_COUNT: u32 = 1000;

impl Parser<'_> {
    /// How often the piece that has just been read repeats.
    pub(super) fn count(&mut self) -> Result<(u32, u32)> {
        let start = self.at;
        let count = match self.peek() {
            Some('?') => (0, 1),
            Some('*') => (0, u32::MAX),
            Some('+') => (1, u32::MAX),
            Some('{') => {
                let Some(close) = self.text[start..].find('}') else {
                    return Err(error(
                        start,
                        1,
                        "the count is not closed",
                        r"end it with `}`; for the character write `\{`",
                    ));
                };
                let count = braces(&self.text[start + 1..start + close], start, close + 1)?;
                self.at += close;
                count
            }
            _ => return Ok((1, 1)),
        };
        self.at += 1;
        if let Some(c @ ('?' | '*' | '+' | '{')) = self.peek() {
            let message =
                format!("`{c}` after a count means something else in each of Rust, ECMA-262 and Python");
            return Err(error(self.at, 1, message, "use a single count"));
        }
        Ok(count)
    }
}

/// `n`, `m,n` or `m,` between braces; `start` and `len` are the place of the
/// braces.
fn braces(inner: &str, start: usize, len: usize) -> Result<(u32, u32)> {
    let number = |digits: &str| {
        let valid = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        let number = digits.parse::<u32>().ok().filter(|number| valid && *number <= MAX_COUNT);
        number.ok_or_else(|| match valid {
            true => {
                let message =
                    format!("a pattern counts to {MAX_COUNT} at most, because engines unfold the count");
                error(start, len, message, "limit the length with `chars` instead")
            }
            false if digits.is_empty() && inner.starts_with(',') => {
                let message = "a count without a lower end is a count in Python and text elsewhere";
                error(start, len, message, &format!("write `{{0{inner}}}`"))
            }
            false => error(
                start,
                len,
                "this is no count",
                r"write `{n}`, `{m,n}` or `{m,}`; for the character write `\{`",
            ),
        })
    };
    let (min, max) = match inner.split_once(',') {
        None => (number(inner)?, number(inner)?),
        Some((min, "")) => (number(min)?, u32::MAX),
        Some((min, max)) => (number(min)?, number(max)?),
    };
    if min > max {
        return Err(error(
            start,
            len,
            "the lower end of the count is above the upper end",
            "write the lower one first",
        ));
    }
    if max == 0 {
        return Err(error(start, len, "a count of 0 matches nothing", "leave the part out"));
    }
    Ok((min, max))
}
