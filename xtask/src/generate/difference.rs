//! The difference between a file as it is and as it should be.

use similar::TextDiff;

/// More lines than this say no more than that much has changed.
const LINES: usize = 60;

/// A unified diff, cut where it gets long.
pub(super) fn describe(path: &str, found: &str, expected: &str) -> String {
    // Git may have been told to write other line ends; the diff would show
    // every line and not say why.
    if found.replace("\r\n", "\n") == expected {
        return format!("{path} has line ends that .gitattributes does not ask for");
    }
    let diff = TextDiff::from_lines(found, expected);
    let text = diff.unified_diff().context_radius(2).header(path, "as it would be generated").to_string();
    let shown: Vec<&str> = text.lines().take(LINES).collect();
    let hidden = text.lines().count() - shown.len();
    let rest = if hidden == 0 { String::new() } else { format!("\n… and {hidden} more lines") };
    format!("{path} is out of date:\n{}{rest}", shown.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::describe;

    #[test]
    fn short_differences_are_shown_whole() {
        let text = describe("a.txt", "one\ntwo\n", "one\nthree\n");
        assert_eq!(
            text,
            "a.txt is out of date:\n--- a.txt\n+++ as it would be generated\n@@ -1,2 +1,2 @@\n one\n-two\n+three"
        );
    }

    #[test]
    fn long_differences_are_cut() {
        let text = describe("a.txt", "", &"line\n".repeat(100));
        assert!(text.ends_with("\n… and 43 more lines"), "{text}");
    }

    #[test]
    fn line_ends_are_named() {
        assert!(describe("a.txt", "one\r\n", "one\n").contains("line ends"));
    }
}
