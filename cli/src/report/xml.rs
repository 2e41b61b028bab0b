//! What the XML formats have in common.

use std::borrow::Cow;

use crate::escape::visible;

/// The text as it may stand in an attribute or between two tags.
///
/// XML cannot hold control characters at all, not even escaped, so they are
/// made visible first.
pub(super) fn escaped(text: &str) -> Cow<'_, str> {
    let visible = visible(text);
    let special = |c: char| matches!(c, '&' | '<' | '>' | '"' | '\'' | '\u{fffe}' | '\u{ffff}');
    if !visible.contains(special) {
        return visible;
    }
    let mut out = String::with_capacity(visible.len() + 16);
    for c in visible.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            // These two are no characters, and XML refuses them.
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out.into()
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn nothing_that_xml_refuses_is_left() {
        assert_eq!(escaped("日本 😀"), "日本 😀");
        assert_eq!(escaped("<a b=\"c\" d='e'> & f"), "&lt;a b=&quot;c&quot; d=&apos;e&apos;&gt; &amp; f");
        assert_eq!(escaped("a\0b\u{1b}\nc\u{ffff}"), "a␀b␛␊c\u{fffd}");
    }
}
