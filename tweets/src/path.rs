//! Parameters in paths, checked before they are sent.

use std::fmt::{self, Write as _};

use tweetspec_runtime::Pattern;

/// A parameter of a path that the server would refuse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParameterError {
    /// The name of the parameter.
    pub name: &'static str,
    /// What it was.
    pub value: String,
    /// What it has to be, in words.
    pub expected: String,
}

impl fmt::Display for ParameterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` has to be {}, and it is {:?}", self.name, self.expected, self.value)
    }
}

impl std::error::Error for ParameterError {}

/// A text with limits; the pattern is empty where there is none.
pub(crate) fn text(
    name: &'static str,
    value: &str,
    min: u32,
    max: u32,
    pattern: &str,
    words: &str,
) -> Result<String, ParameterError> {
    let error = |expected: String| ParameterError { name, value: value.to_owned(), expected };
    let chars = value.chars().count();
    // Without a character the path would be that of another operation.
    let min = min.max(1);
    if chars < min as usize || chars > max as usize {
        let upper = if max == u32::MAX { "more".to_owned() } else { max.to_string() };
        let expected =
            if words.is_empty() { format!("{min} to {upper} characters") } else { words.to_owned() };
        return Err(error(expected));
    }
    if !pattern.is_empty() {
        let pattern = Pattern::parse(pattern).expect("the specification was refused with another pattern");
        if !pattern.matches(value) {
            return Err(error(words.to_owned()));
        }
    }
    Ok(value.to_owned())
}

/// An integer with limits.
#[cfg_attr(not(test), expect(dead_code, reason = "no operation has such a parameter so far"))]
pub(crate) fn integer(name: &'static str, value: i64, min: i64, max: i64) -> Result<String, ParameterError> {
    if (min..=max).contains(&value) {
        return Ok(value.to_string());
    }
    Err(ParameterError { name, value: value.to_string(), expected: format!("a number from {min} to {max}") })
}

/// The template with each `{name}` replaced; nothing in a value can end the
/// segment that it stands in.
pub(crate) fn fill(template: &str, values: &[(&'static str, String)]) -> String {
    let mut path = template.to_owned();
    for (name, value) in values {
        path = path.replace(&format!("{{{name}}}"), &encoded(value));
    }
    path
}

/// The value with everything but unreserved characters as `%XX`.
fn encoded(value: &str) -> String {
    let mut out = String::new();
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            write!(out, "%{byte:02X}").expect("a string takes everything");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{encoded, integer, text};
    use crate::DeleteTweet;

    #[test]
    fn a_path_is_filled_in() {
        assert_eq!(DeleteTweet::path("20").as_deref(), Ok("/2/tweets/20"));
        assert_eq!(encoded("a/b ü"), "a%2Fb%20%C3%BC");
    }

    #[test]
    fn what_is_no_id_is_refused_with_words() {
        for id in ["", "12a", "12345678901234567890", "1/retweets", "٣"] {
            let error = DeleteTweet::path(id).expect_err(id);
            assert_eq!(error.expected, "1 to 19 digits");
        }
        let error = DeleteTweet::path("x\n").expect_err("letters are no digits");
        assert_eq!(error.to_string(), "`id` has to be 1 to 19 digits, and it is \"x\\n\"");
    }

    #[test]
    fn limits_hold() {
        assert!(text("name", "ab", 1, 2, "", "").is_ok());
        assert!(text("name", "abc", 1, 2, "", "").is_err());
        assert!(integer("page", 3, 1, 3).is_ok());
        assert!(integer("page", 4, 1, 3).is_err());
    }
}
