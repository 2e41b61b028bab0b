//! Places in a document as servers write them: `$.a.b[0]`.

use crate::pointer::push_token;

/// The JSON Pointer of a path as servers write it: `$.a.b[0]`, `a.b[0]`,
/// `$['a']`, or a JSON Pointer.
///
/// `None` for what is no path.
///
/// ```
/// use tweetspec_runtime::pointer_of_path;
///
/// assert_eq!(pointer_of_path("$.a.b[0]").as_deref(), Some("/a/b/0"));
/// assert_eq!(pointer_of_path("$").as_deref(), Some(""));
/// assert_eq!(pointer_of_path("not a path"), None);
/// ```
pub fn pointer_of_path(path: &str) -> Option<String> {
    if path.is_empty() || path.contains(char::is_whitespace) {
        return None;
    }
    if path.starts_with('/') {
        return Some(path.to_owned());
    }
    let mut pointer = String::new();
    let mut rest = match path.strip_prefix('$') {
        Some(rest) => rest,
        // The first name of a path without a root follows no dot.
        None => name(path, &mut pointer)?,
    };
    while !rest.is_empty() {
        rest = match rest.strip_prefix('.') {
            Some(rest) => name(rest, &mut pointer)?,
            None => bracket(rest.strip_prefix('[')?, &mut pointer)?,
        };
    }
    Some(pointer)
}

/// The path `$.a.b[0]` of a JSON Pointer.
pub(super) fn path_of_pointer(pointer: &str) -> String {
    let mut path = "$".to_owned();
    for token in pointer.split('/').skip(1) {
        if !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_digit()) {
            path.extend(["[", token, "]"]);
        } else {
            path.push('.');
            path.push_str(&token.replace("~1", "/").replace("~0", "~"));
        }
    }
    path
}

/// Appends the name that a text begins with, and returns what follows.
fn name<'t>(text: &'t str, pointer: &mut String) -> Option<&'t str> {
    let end = text.find(['.', '[']).unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    let plain = !name.is_empty() && !name.contains(['"', '\'', ']', '$', ':', '=']);
    plain.then(|| push_token(pointer, name))?;
    Some(rest)
}

/// Appends what a text has before `]`, an index or a name in quotes, and
/// returns what follows.
fn bracket<'t>(text: &'t str, pointer: &mut String) -> Option<&'t str> {
    let (inside, rest) = text.split_once(']')?;
    let quoted = ['\'', '"'].iter().find_map(|quote| inside.strip_prefix(*quote)?.strip_suffix(*quote));
    let is_index = !inside.is_empty() && inside.bytes().all(|byte| byte.is_ascii_digit());
    push_token(pointer, quoted.or_else(|| is_index.then_some(inside))?);
    Some(rest)
}

/// Whether a field, as `a.b[]`, is where a JSON Pointer points.
pub(crate) fn is_at(field: &str, pointer: &str) -> bool {
    let mut tokens = pointer.split('/').skip(1);
    for member in field.split('.') {
        let (name, items) = member.find('[').map_or((member, 0), |at| {
            let (name, brackets) = member.split_at(at);
            (name, brackets.matches('[').count())
        });
        if tokens.next() != Some(name) {
            return false;
        }
        for _ in 0..items {
            if !tokens.next().is_some_and(|token| token.bytes().all(|byte| byte.is_ascii_digit())) {
                return false;
            }
        }
    }
    tokens.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::{is_at, pointer_of_path};

    #[test]
    fn paths_become_pointers() {
        for (path, expected) in [
            ("$", Some("")),
            ("$.text", Some("/text")),
            ("text", Some("/text")),
            ("media.media_ids", Some("/media/media_ids")),
            ("$.media.media_ids[12]", Some("/media/media_ids/12")),
            ("$.Content-Type", Some("/Content-Type")),
            ("$['a/b'].c", Some("/a~1b/c")),
            ("$[0][1]", Some("/0/1")),
            ("/a/0", Some("/a/0")),
            ("", None),
            ("$.", None),
            ("$..a", None),
            ("$.a[", None),
            ("$.a[x]", None),
            ("$.a[]", None),
            ("a b", None),
            ("'a'", None),
        ] {
            assert_eq!(pointer_of_path(path).as_deref(), expected, "{path}");
        }
    }

    #[test]
    fn fields_are_where_pointers_point() {
        for (field, pointer, expected) in [
            ("a", "/a", true),
            ("a.b[]", "/a/b/3", true),
            ("a.b", "/a/b/3", false),
            ("a.b[]", "/a/b", false),
            ("a[].c", "/a/0/c", true),
            ("a[].c", "/a/x/c", false),
            ("a", "", false),
        ] {
            assert_eq!(is_at(field, pointer), expected, "{field} {pointer}");
        }
    }
}
