//! Top-level domains: where one ends.

use crate::measure::generated::tld::{ASCII, OTHER};

/// No name starts with a character between ASCII and this one, where the Latin
/// letters with accents are.
const LOWEST_OTHER: char = '\u{370}';

/// Where the top-level domain that starts at `start` ends, if one does.
///
/// `text` ends where the host name may end; what follows a name must not
/// continue it.
pub(super) fn end(text: &str, start: usize) -> Option<usize> {
    let rest = text.as_bytes().get(start..)?;
    match rest.first()? {
        first if first.is_ascii_alphabetic() => ascii_end(text, start, rest),
        first if first.is_ascii() => None,
        _ => other_end(text, start),
    }
}

/// Whether some dot is followed by a top-level domain; without one there is
/// no link.
pub(super) fn any(text: &str) -> bool {
    memchr::memchr_iter(b'.', text.as_bytes()).any(|dot| end(text, dot + 1).is_some())
}

fn ascii_end(text: &str, start: usize, rest: &[u8]) -> Option<usize> {
    // One more than the longest name, so that a longer word is no name.
    let length = rest.iter().take(ASCII.len()).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let next = rest.get(length);
    if length == 2 && is_encoded_prefix(rest) {
        // A name in punycode is not looked up: new ones appear all the time.
        let digits = rest.iter().skip(4).take_while(|b| b.is_ascii_alphanumeric() || **b == b'-').count();
        return (digits > 0).then_some(start + 4 + digits);
    }
    if next.is_some_and(|byte| matches!(byte, b'@' | b'+' | b'-')) {
        return None;
    }
    if is_ascii_name(rest.get(..length)?) {
        return Some(start + length);
    }
    // Two names have ASCII letters first and another one later.
    next.filter(|byte| !byte.is_ascii()).and_then(|_| other_end(text, start))
}

fn is_encoded_prefix(bytes: &[u8]) -> bool {
    bytes.get(..4).is_some_and(|prefix| prefix.eq_ignore_ascii_case(b"xn--"))
}

/// Looks a word up in the row of names of its length.
fn is_ascii_name(word: &[u8]) -> bool {
    let Some(row) = ASCII.get(word.len()) else { return false };
    let mut lower = [0; ASCII.len()];
    for (to, from) in lower.iter_mut().zip(word) {
        *to = from.to_ascii_lowercase();
    }
    let Some(word) = lower.get(..word.len()) else { return false };
    let width = word.len() + 1;
    let (mut low, mut high) = (0, row.len() / width);
    while low < high {
        let middle = low.midpoint(high);
        let Some(name) = row.as_bytes().get(middle * width..middle * width + word.len()) else {
            return false;
        };
        match name.cmp(word) {
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Greater => high = middle,
            std::cmp::Ordering::Equal => return true,
        }
    }
    false
}

fn other_end(text: &str, start: usize) -> Option<usize> {
    let rest = text.get(start..)?;
    let first = rest.chars().next()?;
    if !first.is_ascii() && first < LOWEST_OTHER {
        return None;
    }
    let index = OTHER.binary_search_by_key(&lower(first), |(first, _)| *first).ok()?;
    let mut names = OTHER.get(index)?.1.iter().filter_map(|name| strip(rest, name));
    names.find(|after| ends_name(after)).map(|after| text.len() - after.len())
}

/// What follows the name, if the text starts with it in any case.
fn strip<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let mut characters = text.chars();
    for expected in name.chars() {
        let found = characters.next()?;
        if found != expected && lower(found) != expected {
            return None;
        }
    }
    Some(characters.as_str())
}

fn ends_name(after: &str) -> bool {
    !after.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '@' | '+' | '-'))
}

/// The lower case of a character whose lower case is one character.
fn lower(c: char) -> char {
    // Han and Hangul have no case.
    if ('\u{2e80}'..'\u{a000}').contains(&c) || ('\u{ac00}'..'\u{d7b0}').contains(&c) {
        return c;
    }
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(single), None) => single,
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<usize>) {
        assert_eq!(end(text, 0), expected, "{text}");
    }

    #[test]
    fn names_end_where_the_word_ends() {
        check("com", Some(3));
        check("COM/", Some(3));
        check("comet", None);
        check("com@", None);
        check("com-", None);
        check("com_", Some(3));
        check("comé", Some(3));
        check("co", Some(2));
        check("c", None);
        check("", None);
        check("42", None);
        check("averyveryverylongwordindeed", None);
    }

    #[test]
    fn names_in_other_scripts() {
        check("рф", Some(4));
        check("РФ!", Some(4));
        check("рфx", None);
        check("嘉里大酒店", Some(15));
        check("嘉里大酒店x", Some(6));
        check("vermögensberater", Some(17));
    }

    #[test]
    fn names_in_punycode_are_not_looked_up() {
        check("xn--p1ai", Some(8));
        check("XN--anything-1", Some(14));
        check("xn--", None);
    }

    #[test]
    fn the_table_is_sorted() {
        for (length, row) in ASCII.iter().enumerate() {
            let names: Vec<&str> = row.split_terminator(' ').collect();
            assert!(names.is_sorted() && names.iter().all(|name| name.len() == length));
        }
        assert!(OTHER.is_sorted_by_key(|(first, _)| *first));
        for (first, names) in &OTHER {
            assert!(first.is_ascii() || *first >= LOWEST_OTHER);
            assert!(names.iter().all(|name| name.starts_with(*first) && name.chars().all(|c| lower(c) == c)));
            assert!(names.is_sorted_by_key(|name| std::cmp::Reverse(name.len())));
        }
    }
}
