//! Paths as text: `a.b[].c`.

use tweetspec_runtime::Span;

use super::tree::Place;
use crate::ir::{Path, Step};

/// What is wrong with a path, at which byte.
pub(super) struct PathError {
    pub(super) offset: usize,
    pub(super) len: usize,
    pub(super) message: &'static str,
}

impl PathError {
    /// Where the mistake stands if the path is the scalar at this place.
    pub(super) fn span(&self, place: Place<'_>) -> Span {
        place.within(self.offset, self.len)
    }
}

/// Reads a path.
pub(super) fn parse(text: &str) -> Result<Path, PathError> {
    let error = |offset, len, message| Err(PathError { offset, len, message });
    let mut steps = Vec::new();
    let mut offset = 0;
    for part in text.split('.') {
        let name = part.trim_end_matches("[]");
        if name.is_empty() {
            return error(offset, part.len(), "a name is missing");
        }
        if let Some(at) = name.find(['[', ']']) {
            return error(
                offset + at,
                part.len() - at,
                "`[]` stands after a name and for each element; there are no indexes",
            );
        }
        if let Some((at, c)) = name.char_indices().find(|(_, c)| !is_name_char(*c)) {
            return error(
                offset + at,
                c.len_utf8(),
                "a name has letters, digits, `_`, `-`, `$`, `@` and `:` only",
            );
        }
        steps.push(Step::Member(name.to_owned()));
        steps.extend((name.len()..part.len()).step_by(2).map(|_| Step::Item));
        offset += part.len() + 1;
    }
    Ok(Path(steps))
}

fn is_name_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '$' | '@' | ':')
}

impl Path {
    /// The path without its last step, and that step.
    pub(super) fn split_last(&self) -> Option<(Self, &Step)> {
        self.0.split_last().map(|(last, rest)| (Self(rest.to_vec()), last))
    }

    /// Whether `other` lies inside the value at this path.
    pub(super) fn contains(&self, other: &Self) -> bool {
        other.0.len() > self.0.len() && other.0.starts_with(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::ir::Step;

    #[test]
    fn steps_in_their_order() {
        let member = |name: &str| Step::Member(name.to_owned());
        for (text, steps) in [
            ("a", vec![member("a")]),
            ("a.b", vec![member("a"), member("b")]),
            ("a[]", vec![member("a"), Step::Item]),
            ("a[][].b[]", vec![member("a"), Step::Item, Step::Item, member("b"), Step::Item]),
            ("$a_b-1@:", vec![member("$a_b-1@:")]),
        ] {
            let path = parse(text).unwrap_or_else(|error| panic!("{text}: {}", error.message));
            assert_eq!(path.0, steps, "{text}");
            assert_eq!(path.to_string(), text);
        }
    }

    #[test]
    fn a_mistake_has_its_place() {
        for (text, place, message) in [
            ("", "", "a name is missing"),
            ("a.", "", "a name is missing"),
            ("ab..c", "", "a name is missing"),
            ("ab.[].c", "[]", "a name is missing"),
            ("ab.cd[0].e", "[0]", "no indexes"),
            ("ab.cd[1]e[].f", "[1]e[]", "no indexes"),
            ("ab.c]d", "]d", "no indexes"),
            ("ab.c d", " ", "letters, digits"),
            ("ab.cé.d", "é", "letters, digits"),
        ] {
            let Err(error) = parse(text) else { panic!("{text} is no path") };
            assert_eq!(&text[error.offset..error.offset + error.len], place, "{text}");
            assert!(error.message.contains(message), "{text}: {}", error.message);
        }
        assert_eq!(parse("ab..c").map_err(|error| error.offset).err(), Some(3));
        assert_eq!(parse("ab.").map_err(|error| error.offset).err(), Some(3));
    }
}
