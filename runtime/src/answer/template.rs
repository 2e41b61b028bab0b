//! Messages with holes.

use std::ops::Range;

use super::path::pointer_of_path;

/// The hole that stands for a place in the document.
pub(super) const PATH: &str = "path";
/// Longer messages are not looked for in running text, so that a text without
/// line breaks is read in one pass.
const LONGEST: usize = 1_000;

/// A message in which a name in braces stands for any text.
pub(super) struct Template<'t> {
    parts: Vec<Part<'t>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part<'t> {
    Words(&'t str),
    Hole(&'t str),
}

impl<'t> Template<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let mut parts = Vec::new();
        let mut words = 0;
        let mut from = 0;
        while let Some(open) = text[from..].find('{').map(|at| from + at) {
            from = open + 1;
            let Some(close) = text[from..].find('}').map(|at| from + at) else { break };
            let name = &text[from..close];
            // `[0-9]{1,19}` is no hole.
            if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') {
                continue;
            }
            if words < open {
                parts.push(Part::Words(&text[words..open]));
            }
            parts.push(Part::Hole(name));
            words = close + 1;
            from = words;
        }
        if words < text.len() {
            parts.push(Part::Words(&text[words..]));
        }
        Self { parts }
    }

    /// The message with every hole filled in.
    pub(super) fn fill<'f>(&self, text: impl Fn(&str) -> Option<&'f str>) -> Option<String> {
        let mut filled = String::new();
        for part in &self.parts {
            match *part {
                Part::Words(words) => filled.push_str(words),
                Part::Hole(name) => filled.push_str(text(name)?),
            }
        }
        Some(filled)
    }

    /// How much it says by itself.
    pub(super) fn weight(&self) -> usize {
        let words = self.parts.iter().map(|part| match part {
            Part::Words(words) => words.len(),
            Part::Hole(_) => 0,
        });
        words.sum()
    }

    /// Whether a whole text is this message, and what stands for the path.
    #[expect(clippy::option_option, reason = "a message without a path is a message as well")]
    pub(super) fn whole<'m>(&self, text: &'m str) -> Option<Option<&'m str>> {
        let mut path = None;
        let mut at = 0;
        let mut hole = None;
        for (index, part) in self.parts.iter().enumerate() {
            match (part, hole.take()) {
                (Part::Hole(name), _) => hole = Some(*name),
                (Part::Words(words), None) => {
                    text[at..].starts_with(words).then_some(())?;
                    at += words.len();
                }
                (Part::Words(words), Some(name)) => {
                    let rest = &text[at..];
                    let last = index + 1 == self.parts.len();
                    let found = if last { rest.strip_suffix(words)?.len() } else { rest.find(words)? };
                    if name == PATH {
                        path = Some(&rest[..found]);
                    }
                    at += found + words.len();
                }
            }
        }
        match hole {
            Some(PATH) => path = Some(&text[at..]),
            Some(_) => {}
            None => (at == text.len()).then_some(())?,
        }
        Some(path)
    }

    /// Where the message stands in running text.
    ///
    /// What stands for a hole is on the same line, and a path is one word that
    /// can be read as one and begins with `$`.
    pub(super) fn places(&self, text: &str) -> impl Iterator<Item = Range<usize>> {
        let begins_with_path = self.parts.first() == Some(&Part::Hole(PATH));
        let anchor = self.parts.iter().find_map(|part| match part {
            Part::Words(words) => Some(*words),
            Part::Hole(_) => None,
        });
        text.match_indices(anchor.unwrap_or("\0")).filter_map(move |(at, _)| {
            let start = if begins_with_path { at - path_before(&text[..at])?.len() } else { at };
            let end = self.end(text, at)?;
            Some(start..end)
        })
    }

    /// Where the message ends whose first words are here.
    fn end(&self, text: &str, mut at: usize) -> Option<usize> {
        let mut limit = text.len().min(at + LONGEST);
        while !text.is_char_boundary(limit) {
            limit -= 1;
        }
        limit = text[at..limit].find('\n').map_or(limit, |end| at + end);
        let mut begun = false;
        let mut hole = false;
        for part in &self.parts {
            match part {
                Part::Words(words) => {
                    let found = if hole { text[at..limit].find(words)? } else { 0 };
                    at += found;
                    text[at..limit].starts_with(words).then_some(())?;
                    at += words.len();
                    hole = false;
                    begun = true;
                }
                Part::Hole(_) => hole = begun,
            }
        }
        // Whatever quotes the message ends it.
        let rest = &text[at..limit];
        let tail = if hole { rest.find(['"', '\'', '`', '\\']).unwrap_or(rest.len()) } else { 0 };
        Some(at + rest[..tail].trim_end().len())
    }
}

/// The path that a text ends with.
fn path_before(text: &str) -> Option<&str> {
    let is_path = |c: char| !c.is_whitespace() && !"\"`,;(){}".contains(c);
    // A path is short, and a text without spaces may be long.
    let word = text.char_indices().rev().take(LONGEST).take_while(|(_, c)| is_path(*c)).last()?.0;
    let path = &text[word..];
    let path = &path[path.find('$')?..];
    pointer_of_path(path).map(|_| path)
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, Part, Template};

    #[test]
    fn only_names_are_holes() {
        let parts = |text| Template::new(text).parts;
        assert_eq!(
            parts("{path}: is {found}!"),
            [Part::Hole("path"), Part::Words(": is "), Part::Hole("found"), Part::Words("!")]
        );
        assert_eq!(parts("{path}: ^[0-9]{1,19}$"), [Part::Hole("path"), Part::Words(": ^[0-9]{1,19}$")]);
        assert_eq!(parts("a {b"), [Part::Words("a {b")]);
        assert_eq!(parts("{} {A}"), [Part::Words("{} {A}")]);
        assert_eq!(parts("item{s}"), [Part::Words("item"), Part::Hole("s")]);
        assert_eq!(parts(""), []);
    }

    #[test]
    fn a_template_is_the_whole_message_or_none() {
        let template = Template::new("{path}: {found} found, {expected} expected");
        assert_eq!(template.whole("$.a: x found, y expected"), Some(Some("$.a")));
        assert_eq!(template.whole("$.a: x found, y expected, z expected"), Some(Some("$.a")));
        assert_eq!(template.whole("$.a: x found, y"), None);
        assert_eq!(Template::new("a {b} c").whole("a c"), None);
        assert_eq!(Template::new("a{b}a").whole("a"), None);
        assert_eq!(Template::new("{b}").whole(""), Some(None));
    }

    #[test]
    fn a_long_line_is_cut_before_a_character() {
        let template = Template::new("no {thing}");
        for (before, end) in [("", LONGEST - 1), ("+", LONGEST)] {
            let text = format!("{before}no {}", "é".repeat(LONGEST));
            let mut places = template.places(&text);
            assert_eq!((places.next(), places.next()), (Some(before.len()..end), None));
        }
    }
}
