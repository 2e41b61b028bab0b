//! Ids at the end of links, and of other texts.

use crate::pattern::Pattern;

/// A shorter end of a text is more likely a number in it than what was meant.
const LEAST: usize = 8;

/// What a text ends with that is as a pattern demands.
///
/// In a link it stands in the path, perhaps with something shorter behind it:
/// what follows the path says where somebody found the link.
pub(super) fn end_of<'t>(text: &'t str, pattern: &Pattern) -> Option<&'t str> {
    let fits = |part: &&str| part.len() >= LEAST && pattern.matches(part);
    let last = || parts(text).next().filter(fits);
    if !text.contains('/') {
        return last();
    }
    let path = text.split(['?', '#']).next().unwrap_or(text);
    parts(path).find(fits).or_else(last)
}

/// The words of a text, the last one first.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.rsplit(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::end_of;
    use crate::pattern::Pattern;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let id = Pattern::parse("^[0-9]{1,19}$").expect("the pattern is in the subset");
        assert_eq!(end_of(text, &id), expected, "{text}");
    }

    #[test]
    fn ids_stand_in_the_path_of_a_link() {
        let id = Some("1455953449422516226");
        check("https://x.example/baker/status/1455953449422516226", id);
        check("https://x.example/baker/status/1455953449422516226?s=20", id);
        check("https://x.example/baker/status/1455953449422516226?s=20&t=12345678901", id);
        check("https://x.example/12345678901/status/1455953449422516226#m", id);
        check("https://x.example/baker/status/1455953449422516226/photo/1", id);
        check("x.example/i/1455953449422516226/", id);
        check("https://x.example/intent?in_reply_to=1455953449422516226", id);
        check("https://x.example/baker/status/20", None);
        check("https://x.example/baker?s=20", None);
    }

    #[test]
    fn other_texts_end_with_them() {
        check("id: 1455953449422516226", Some("1455953449422516226"));
        check("3_1455953449422516226.", Some("1455953449422516226"));
        check("1455953449422516226 and more", None);
        check("room 20", None);
        check("", None);
    }
}
