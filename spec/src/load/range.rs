//! Ranges as text: `a..b`, `a..`, `..b`, both ends included.

/// The ends of a range.
pub(super) type Ends = (Option<i64>, Option<i64>);

/// Reads a range; an error says what is wrong and what to write.
pub(super) fn parse(text: &str) -> Result<Ends, String> {
    let Some((min, max)) = text.split_once("..") else {
        let hint = match text.trim().parse::<i64>() {
            Ok(number) => format!(
                "for exactly {number} write `{number}..{number}`, for at most {number} write `..{number}`"
            ),
            Err(_) => "write `a..b`, `a..` or `..b`".to_owned(),
        };
        return Err(hint);
    };
    let end = |text: &str| match text {
        "" => Ok(None),
        digits => digits
            .parse::<i64>()
            .map(Some)
            .map_err(|_| "write whole numbers: `a..b`, `a..` or `..b`".to_owned()),
    };
    // `..=5` and `1...5` are how other languages write it.
    let max = max.strip_prefix(['=', '.']).unwrap_or(max);
    if text.contains("..=") || text.contains("...") {
        return Err(format!("write `{min}..{max}`: both ends belong to the range"));
    }
    let (min, max) = (end(min)?, end(max)?);
    if min.is_none() && max.is_none() {
        Err("leave the key out where there is no limit".to_owned())
    } else {
        Ok((min, max))
    }
}

/// The ends as counts; what does not fit is a problem that a law reports.
pub(super) fn counts(text: Option<&str>) -> (u32, Option<u32>) {
    let (min, max) = text.and_then(|text| parse(text).ok()).unwrap_or((None, None));
    (min.and_then(|min| min.try_into().ok()).unwrap_or(0), max.and_then(|max| max.try_into().ok()))
}
