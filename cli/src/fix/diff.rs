//! What would change, as a unified diff.

use std::borrow::Cow;
use std::io::Write as _;
use std::time::{Duration, Instant};

use similar::{Algorithm, DiffOp, capture_diff_slices_deadline, group_diff_ops};
use tweetspec_runtime::secrets;

use crate::escape::visible;
use crate::hidden::HIDDEN;

/// Unchanged lines that are shown around those that change.
const CONTEXT: usize = 3;
/// After so long a difference need not be the smallest one.
const PATIENCE: Duration = Duration::from_secs(2);

/// Appends what would change in a document.
pub(super) fn document(out: &mut Vec<u8>, before: &[u8], after: &[u8], color: bool) {
    if before == after {
        return;
    }
    // Before it is cut into lines: a name and its secret may be on two.
    let (before, after) = (&*without_secrets(before), &*without_secrets(after));
    let old: Vec<&[u8]> = before.split_inclusive(|byte| *byte == b'\n').collect();
    let new: Vec<&[u8]> = after.split_inclusive(|byte| *byte == b'\n').collect();
    let deadline = Instant::now().checked_add(PATIENCE);
    let ops = capture_diff_slices_deadline(Algorithm::Myers, &old, &new, deadline);
    for group in group_diff_ops(ops, CONTEXT) {
        let (Some(first), Some(last)) = (group.first(), group.last()) else { continue };
        let start = (first.old_range().start, first.new_range().start);
        let end = (last.old_range().end, last.new_range().end);
        hunk(out, (start.0, end.0 - start.0), (start.1, end.1 - start.1), color);
        for op in &group {
            if let DiffOp::Equal { .. } = op {
                old[op.old_range()].iter().for_each(|text| signed(out, ' ', text, color));
            } else {
                old[op.old_range()].iter().for_each(|text| signed(out, '-', text, color));
                new[op.new_range()].iter().for_each(|text| signed(out, '+', text, color));
            }
        }
    }
}

/// Appends what would change in a line that holds a document.
///
/// It stays a line, so the difference is known without looking for it, and
/// nothing but the line itself is shown: its neighbours have nothing to do with
/// it.
pub(super) fn line(out: &mut Vec<u8>, lines_before: usize, before: &[u8], after: &[u8], color: bool) {
    hunk(out, (lines_before, 1), (lines_before, 1), color);
    for (sign, text) in [('-', before), ('+', after)] {
        signed(out, sign, &without_secrets(text), color);
    }
}

/// Appends what stands before the first change of a file.
pub(super) fn header(out: &mut Vec<u8>, name: &str, color: bool) {
    let name = visible(name);
    painted(out, "1", &format!("--- {name}"), color);
    painted(out, "1", &format!("+++ {name}"), color);
}

fn hunk(out: &mut Vec<u8>, old: (usize, usize), new: (usize, usize), color: bool) {
    // Lines count from one, but an empty range is named by the line before it.
    let range = |(start, length): (usize, usize)| match length {
        0 => format!("{start},0"),
        1 => (start + 1).to_string(),
        _ => format!("{},{length}", start + 1),
    };
    painted(out, "36", &format!("@@ -{} +{} @@", range(old), range(new)), color);
}

fn painted(out: &mut Vec<u8>, style: &str, text: &str, color: bool) {
    // Writing into memory cannot fail.
    let _ = if color { writeln!(out, "\x1b[{style}m{text}\x1b[0m") } else { writeln!(out, "{text}") };
}

/// Appends a line with its sign. Without colour it is left byte by byte as it
/// is, so that the diff can be applied; a terminal gets nothing that it would
/// obey.
fn signed(out: &mut Vec<u8>, sign: char, text: &[u8], color: bool) {
    let (content, ended) = match text.strip_suffix(b"\n") {
        Some(content) => (content, true),
        None => (text, false),
    };
    if color {
        let content = content.strip_suffix(b"\r").unwrap_or(content);
        let shown = String::from_utf8_lossy(content);
        let shown = format!("{sign}{}", visible(&shown));
        match sign {
            '-' => painted(out, "31", &shown, color),
            '+' => painted(out, "32", &shown, color),
            _ => out.extend_from_slice(format!("{shown}\n").as_bytes()),
        }
    } else {
        out.extend_from_slice(&[sign as u8]);
        out.extend_from_slice(content);
        out.push(b'\n');
    }
    if !ended {
        out.extend_from_slice(b"\\ No newline at end of file\n");
    }
}

/// The text with something else in the place of its secrets, for diffs end up
/// in logs.
fn without_secrets(text: &[u8]) -> Cow<'_, [u8]> {
    let secrets = secrets(text);
    if secrets.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut out = Vec::with_capacity(text.len());
    let mut done = 0;
    for secret in secrets {
        out.extend_from_slice(&text[done..secret.start]);
        out.extend_from_slice(HIDDEN.as_bytes());
        done = secret.end;
    }
    out.extend_from_slice(&text[done..]);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::document;

    #[track_caller]
    fn check(before: &str, after: &str, expected: &str) {
        let mut out = Vec::new();
        document(&mut out, before.as_bytes(), after.as_bytes(), false);
        assert_eq!(str::from_utf8(&out), Ok(expected));
    }

    #[test]
    fn nothing_changes() {
        check("a\n", "a\n", "");
    }

    #[test]
    fn lines_change_and_go() {
        check("1\n2\n3\n4\n5\n6\n", "1\n2\n3\n4\nfive\n", "@@ -2,5 +2,4 @@\n 2\n 3\n 4\n-5\n-6\n+five\n");
    }

    #[test]
    fn secrets_are_not_shown() {
        check(
            "{\n\"api_key\":\n\"hunter2\",\n\"a\": 1}\n",
            "{\n\"api_key\":\n\"hunter2\",\n\"a\": 2}\n",
            "@@ -1,4 +1,4 @@\n {\n \"api_key\":\n \"***\",\n-\"a\": 1}\n+\"a\": 2}\n",
        );
    }

    #[test]
    fn a_last_line_without_an_end_is_said_to_have_none() {
        check("a", "b", "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n");
    }
}
