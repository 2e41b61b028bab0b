//! Ids at the end of links, and of other texts.

use crate::pattern::Pattern;

/// What stands behind the id in a link to a part of something, with the number
/// of that part.
const PARTS: [&str; 2] = ["photo", "video"];
/// A shorter end of a text is more likely a number in it than what was meant.
const LEAST: usize = 8;

/// What a text ends with that is as a pattern demands.
///
/// In a link it stands in the path: the host is nobody's id, and what follows
/// the path says most often where somebody found the link. Only where nothing
/// in the path could be it, however short, it is looked for behind it.
pub(super) fn end_of<'t>(text: &'t str, pattern: &Pattern) -> Option<&'t str> {
    let fits = |part: &&str| part.len() >= LEAST && pattern.matches(part);
    if !text.contains('/') {
        return parts(text).next().filter(fits);
    }
    let (path, behind) = path(text);
    // `…/1455953449422516226/photo/1`
    let part = parts(path).nth(1).filter(|word| PARTS.contains(word));
    let skipped = if part.is_some() { 2 } else { 0 };
    match parts(path).skip(skipped).find(|word| pattern.matches(word)) {
        Some(last) => Some(last).filter(fits),
        None => parts(behind).next().filter(fits),
    }
}

/// The path of a link, and what stands behind it.
fn path(link: &str) -> (&str, &str) {
    let (has_scheme, link) = link.split_once("://").map_or((false, link), |(_, link)| (true, link));
    let host = &link[..link.find(['/', '?', '#']).unwrap_or(link.len())];
    let link = if has_scheme || host.contains('.') { &link[host.len()..] } else { link };
    link.split_at(link.find(['?', '#']).unwrap_or(link.len()))
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
        check("https://x.example/baker/status/1455953449422516226/photo/1?s=20", id);
        check("https://x.example/baker/status/20/photo/1", None);
        check("https://x.example/baker/status/20", None);
        check("https://x.example/baker/status/20?cn=1234567890123", None);
        check("https://x.example/20240101/status/20", None);
        check("https://x.example/20240101/status/20/analytics", None);
        check("https://12345678.example/foo", None);
        check("12345678.example/foo", None);
        check("https://12345678.example?id=1455953449422516226", id);
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
