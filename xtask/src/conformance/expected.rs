//! Failures that are expected of an executor, each with a reason.

use std::{fs, path::Path};

/// The lines of a file of expected failures.
#[derive(Debug, Default)]
pub(super) struct ExpectedFailures {
    lines: Vec<Expected>,
}

#[derive(Debug)]
struct Expected {
    /// A pattern of ids; `*` stands for anything.
    pattern: String,
    /// Whether some failure was one of these.
    used: bool,
}

impl ExpectedFailures {
    /// Reads a file.
    pub(super) fn read(path: &Path) -> Result<Self, String> {
        let shown = path.display();
        let text = fs::read_to_string(path).map_err(|error| format!("cannot read {shown}: {error}"))?;
        Self::parse(&text).map_err(|problem| format!("{shown}:{problem}"))
    }

    fn parse(text: &str) -> Result<Self, String> {
        let mut lines = Vec::new();
        for (index, line) in text.lines().enumerate() {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let (pattern, reason) = line.split_once(": ").unwrap_or((line, ""));
            if reason.trim().is_empty() {
                return Err(format!("{}: write `PATTERN: REASON`", index + 1));
            }
            lines.push(Expected { pattern: pattern.trim().to_owned(), used: false });
        }
        Ok(Self { lines })
    }

    /// Whether the failure of this case is expected.
    pub(super) fn covers(&mut self, id: &str) -> bool {
        let mut covered = false;
        for line in &mut self.lines {
            if matches(&line.pattern, id) {
                (line.used, covered) = (true, true);
            }
        }
        covered
    }

    /// A sentence for each line that no failure needed.
    pub(super) fn stale(&self) -> impl Iterator<Item = String> {
        let stale = self.lines.iter().filter(|line| !line.used);
        stale.map(|line| format!("{}: nothing fails here any more; take the line out", line.pattern))
    }
}

/// Whether a text is like a pattern, in which `*` stands for anything.
fn matches(pattern: &str, text: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == text,
        Some((first, rest)) => text.strip_prefix(first).is_some_and(|text| {
            let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
            ends.into_iter().any(|at| matches(rest, &text[at..]))
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::{ExpectedFailures, matches};

    #[test]
    fn a_star_stands_for_anything() {
        for (pattern, text, result) in [
            ("a/b", "a/b", true),
            ("a/b", "a/bc", false),
            ("*/b", "x.y/b", true),
            ("*/b", "x.y/b/c", false),
            ("a/*/c*", "a/b/cd", true),
            ("*", "", true),
        ] {
            assert_eq!(matches(pattern, text), result, "{pattern} {text}");
        }
    }

    #[test]
    fn a_line_has_a_reason_and_a_use() {
        assert!(ExpectedFailures::parse("a/b").is_err());
        let mut expected =
            ExpectedFailures::parse("# about\n\na/*: because\nb: so\n").expect("the lines are right");
        assert!(expected.covers("a/c") && !expected.covers("c"));
        let stale: Vec<String> = expected.stale().collect();
        assert_eq!(stale, ["b: nothing fails here any more; take the line out"]);
    }
}
