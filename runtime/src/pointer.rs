//! JSON Pointers (RFC 6901).

/// Appends `/` and one escaped reference token to a pointer.
///
/// ```
/// let mut pointer = String::from("/media");
/// tweetspec_runtime::push_token(&mut pointer, "a/b~c");
/// assert_eq!(pointer, "/media/a~1b~0c");
/// ```
pub fn push_token(pointer: &mut String, token: &str) {
    pointer.push('/');
    for c in token.chars() {
        match c {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            c => pointer.push(c),
        }
    }
}
