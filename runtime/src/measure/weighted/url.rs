//! What follows the host name of a link: port, path and query.

use super::classes;

/// Links of the shortener keep nothing behind their slug and query.
const SHORTENER: &str = "t.co/";
/// The longest slug that the shortener makes; a longer one is no link.
const LONGEST_SLUG: usize = 40;
/// The most UTF-16 code units of a link, its protocol counted twice.
const LONGEST_LINK: usize = 4096;

/// Where the parts behind a host name end.
#[derive(Clone, Copy)]
pub(super) struct Tail {
    /// Where the link ends.
    pub(super) end: usize,
    /// Whether there is a path.
    pub(super) has_path: bool,
}

/// Reads port, path and query behind the host name that ends at `start`.
pub(super) fn tail(text: &str, start: usize) -> Tail {
    let bytes = text.as_bytes();
    let mut end = start;
    if bytes.get(end) == Some(&b':') {
        let digits = bytes.iter().skip(end + 1).take_while(|byte| byte.is_ascii_digit()).count();
        end += if digits > 0 { 1 + digits } else { 0 };
    }
    let has_path = bytes.get(end) == Some(&b'/');
    if has_path {
        end = path_end(text, end + 1);
    }
    Tail { end: query_end(text, end), has_path }
}

/// The longest path that ends well; `start` is behind its first slash.
///
/// Parentheses end a path only right behind what may end it: of `/a,(b)` the
/// official expression takes `/a`, but of `/a,(b)c` everything.
fn path_end(text: &str, start: usize) -> usize {
    let (mut position, mut end) = (start, start);
    while let Some(c) = char_at(text, position) {
        if classes::is_path(c) {
            position += c.len_utf8();
            if classes::is_path_end(c) {
                end = position;
            }
        } else if let Some(after) = balanced(text, position) {
            if position == end {
                end = after;
            }
            position = after;
        } else {
            break;
        }
    }
    end
}

/// Where the parentheses that open at `start` close; they nest once at most
/// and are not empty.
fn balanced(text: &str, start: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let inner = skip_path(text, open(bytes, start)?);
    let end = if bytes.get(inner) == Some(&b'(') {
        let nested = skip_path(text, inner + 1);
        if nested == inner + 1 || bytes.get(nested) != Some(&b')') {
            return None;
        }
        skip_path(text, nested + 1)
    } else if inner == start + 1 {
        return None;
    } else {
        inner
    };
    (bytes.get(end) == Some(&b')')).then_some(end + 1)
}

fn open(bytes: &[u8], start: usize) -> Option<usize> {
    (bytes.get(start) == Some(&b'(')).then_some(start + 1)
}

fn skip_path(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    start + rest.find(|c| !classes::is_path(c)).unwrap_or(rest.len())
}

/// The longest query that ends well, or `start` if there is none.
fn query_end(text: &str, start: usize) -> usize {
    let Some((b'?', query)) = text.as_bytes().get(start..).and_then(<[u8]>::split_first) else {
        return start;
    };
    let length = query.iter().take_while(|byte| classes::is_query(**byte)).count();
    let last = query.iter().take(length).rposition(|byte| classes::is_query_end(*byte));
    last.map_or(start, |last| start + 1 + last + 1)
}

/// Where a link with a protocol ends, or `None` if it is none after all.
///
/// `host` is where its host name starts and `end` where its last part ends.
pub(super) fn end_with_protocol(text: &str, host: usize, end: usize) -> Option<usize> {
    let link = text.get(host..end)?;
    if !link.get(..SHORTENER.len()).is_some_and(|prefix| prefix.eq_ignore_ascii_case(SHORTENER)) {
        return Some(end);
    }
    let slug = link.bytes().skip(SHORTENER.len()).take_while(u8::is_ascii_alphanumeric).count();
    match slug {
        0 => Some(end),
        1..=LONGEST_SLUG => {
            let slug_end = SHORTENER.len() + slug;
            Some(host + query_end(link, slug_end))
        }
        _ => None,
    }
}

/// Whether a link is short enough to be one; `protocol` is the length of its
/// protocol, also if it is left out.
pub(super) fn is_short_enough(link: &str, protocol: usize) -> bool {
    // UTF-16 never has more code units than UTF-8.
    let limit = LONGEST_LINK.saturating_sub(protocol);
    link.len() <= limit || link.encode_utf16().count() <= limit
}

/// The character at a byte offset.
pub(super) fn char_at(text: &str, position: usize) -> Option<char> {
    text.get(position..)?.chars().next()
}

/// The character before a byte offset.
pub(super) fn char_before(text: &str, position: usize) -> Option<char> {
    text.get(..position)?.chars().next_back()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(text.get(..tail(text, 0).end), Some(expected));
    }

    #[test]
    fn parts_behind_the_host() {
        check("", "");
        check(":80", ":80");
        check(":", "");
        check("/", "/");
        check("/a.", "/a");
        check("/a_(b)", "/a_(b)");
        check("/a_(b_(c))", "/a_(b_(c))");
        check("/a_(b_(c(d)))", "/a_");
        check("/a_()", "/a_");
        check("/a_(b())", "/a_");
        check("/a_((b))", "/a_((b))");
        check("/a_((b)c)", "/a_((b)c)");
        check("/a,(b)", "/a");
        check("/a,(b)c", "/a,(b)c");
        check("/(b)(c),", "/(b)(c)");
        check("/a)", "/a");
        check("/a?b=c!", "/a?b=c");
        check("?!", "");
        check("?q=1", "?q=1");
        check("/日", "/");
        check("/до日", "/до");
        check(":80/a?b", ":80/a?b");
    }
}
