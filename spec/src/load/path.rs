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
