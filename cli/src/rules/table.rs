//! A table for people, which fits the terminal that it is shown on.

use std::fmt::Write as _;

use crate::report::wrapped;

/// Below so many columns a text is better off on lines of its own.
const LEAST: usize = 40;
/// Columns before such lines.
const INDENT: usize = 4;
/// What stands between two columns.
const GAP: usize = 2;

/// The rows as lines, the last cell of each as long as it is. With `room` columns,
/// what does not fit beside the others goes below them, and nothing is longer.
pub(super) fn table<const N: usize>(rows: &[[String; N]], room: Option<usize>) -> String {
    let width = |column: usize| rows.iter().map(|row| row[column].len()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..N - 1).map(width).collect();
    let (mut beside, mut used) = (0, 0);
    for width in &widths {
        if room.is_some_and(|room| used + width > room) {
            break;
        }
        beside += 1;
        used += width + GAP;
    }
    // A name that is longer than its column would reach beyond the terminal.
    let words = rows.iter().flat_map(|row| row[N - 1].split_whitespace());
    let least = words.map(|word| word.chars().count()).fold(LEAST, usize::max);
    let mut out = String::new();
    for row in rows {
        let (cells, rest) = row.split_at(beside);
        let mut line = String::new();
        for (cell, width) in cells.iter().zip(&widths) {
            // Writing into memory cannot fail.
            let _ = write!(line, "{cell:width$}{:GAP$}", "");
        }
        let rest = rest.join(": ");
        let (text, indent) = match room {
            None => (rest, 0),
            Some(room) if beside == N - 1 && used + least <= room => {
                (wrapped(&rest, room - used, usize::MAX), used)
            }
            Some(room) => {
                line.truncate(line.trim_end().len());
                let _ = write!(line, "\n{:INDENT$}", "");
                (wrapped(&rest, room - INDENT, usize::MAX), INDENT)
            }
        };
        let text = text.replace('\n', &format!("\n{:indent$}", ""));
        let _ = writeln!(out, "{line}{text}");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::table;

    #[track_caller]
    fn check(room: Option<usize>, expected: &str) {
        let rows = [
            ["RULE", "SEVERITY", "SAYS"],
            ["wrong-type", "error", "each value has the type that the reference names for it"],
        ];
        assert_eq!(table(&rows.map(|row| row.map(str::to_owned)), room), expected);
    }

    #[test]
    fn a_file_gets_lines_of_any_length() {
        check(
            None,
            "RULE        SEVERITY  SAYS\n\
             wrong-type  error     each value has the type that the reference names for it\n",
        );
    }

    #[test]
    fn a_terminal_gets_lines_that_fit() {
        check(
            Some(64),
            "RULE        SEVERITY  SAYS\n\
             wrong-type  error     each value has the type that the\n                      \
             reference names for it\n",
        );
        check(
            Some(40),
            "RULE        SEVERITY\n    SAYS\n\
             wrong-type  error\n    each value has the type that the\n    reference names for it\n",
        );
    }

    #[test]
    fn a_name_that_fits_no_column_stands_below() {
        let name = "a.".repeat(25);
        let rows = [["RULE".to_owned(), "SAYS".to_owned()], ["a".to_owned(), name.clone()]];
        assert_eq!(table(&rows, Some(54)), format!("RULE\n    SAYS\na\n    {name}\n"));
        assert_eq!(table(&rows, Some(56)), format!("RULE  SAYS\na     {name}\n"));
    }
}
