//! Reading a pattern, and why each construct outside the subset is refused.

mod bracket;
mod count;

use std::fmt;

use super::{Class, Piece};

/// What is wrong with a pattern, where, and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternError {
    /// Byte offset of the construct in the text of the pattern.
    pub offset: usize,
    /// The number of bytes of the construct.
    pub len: usize,
    /// What is wrong and why, without a full stop.
    pub message: String,
    /// What to write instead, in the imperative; may be empty.
    pub hint: String,
}

impl fmt::Display for PatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        if !self.hint.is_empty() {
            write!(f, "; {}", self.hint)?;
        }
        Ok(())
    }
}

impl std::error::Error for PatternError {}

/// Characters that mean something outside a class, so that all dialects take
/// them escaped.
const META: &str = r"^$\.*+?()[]{}|";

type Result<T> = std::result::Result<T, PatternError>;

pub(super) fn parse(text: &str) -> Result<Vec<Piece>> {
    if !text.starts_with('^') {
        let message =
            "the pattern does not begin with `^`: where it may begin differs between users of a pattern";
        return Err(error(
            0,
            text.chars().next().map_or(0, char::len_utf8),
            message,
            "begin with `^`, end with `$`",
        ));
    }
    let mut parser = Parser { text, at: 1 };
    let mut pieces = Vec::new();
    loop {
        let start = parser.at;
        let Some(c) = parser.next() else {
            let message =
                "the pattern does not end with `$`: where it may end differs between users of a pattern";
            return Err(error(start, 0, message, "begin with `^`, end with `$`"));
        };
        if c == '$' {
            if parser.at < text.len() {
                return Err(error(
                    start,
                    1,
                    "`$` stands before the end of the pattern",
                    r"for a dollar sign write `\$`",
                ));
            }
            break;
        }
        let class = parser.class(c, start)?;
        let (min, max) = parser.count()?;
        pieces.push((Piece { class, min, max }, start, parser.at));
    }
    deterministic(&pieces)?;
    Ok(pieces.into_iter().map(|(piece, ..)| piece).collect())
}

/// A piece that may repeat a varying number of times shares no character with
/// what may follow it. Otherwise a walk would have to try several ways, and
/// engines with backtracking can take very long to do so.
fn deterministic(pieces: &[(Piece, usize, usize)]) -> Result<()> {
    for (index, &(piece, start, end)) in pieces.iter().enumerate() {
        if piece.min == piece.max {
            continue;
        }
        for &(follower, _, follower_end) in &pieces[index + 1..] {
            if piece.class.intersects(follower.class) {
                let message = "it is ambiguous how often this part repeats: \
                               what follows may begin with the same character";
                let hint = if piece.class == follower.class {
                    "join the two into one part with one count, for example `[0-9]{1,2}` for `[0-9]?[0-9]`"
                } else {
                    "take the characters of what follows out of the class, \
                     or give this part a fixed count such as `{3}`"
                };
                let len = if piece.class == follower.class { follower_end } else { end } - start;
                return Err(error(start, len, message, hint));
            }
            if follower.min > 0 {
                break;
            }
        }
    }
    Ok(())
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
}

impl Parser<'_> {
    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += c.len_utf8();
        Some(c)
    }

    /// The class that begins with `c` at `start`; `c` has been read.
    fn class(&mut self, c: char, start: usize) -> Result<Class> {
        let rest = &self.text[start..];
        match c {
            '[' => self.bracket(start),
            '\\' => self.escape(start, false)?.ok_or_else(|| self.class_escape(start)),
            '.' => Err(error(
                start,
                1,
                "`.` leaves out other line breaks in ECMA-262 than in Rust and Python",
                r"write a class such as `[^\n\r]`; for a full stop write `\.`",
            )),
            '(' if rest.starts_with("(?=") || rest.starts_with("(?!") => {
                Err(error(start, 3, "look-ahead is unknown to Rust", "make it a rule of its own"))
            }
            '(' if rest.starts_with("(?<=") || rest.starts_with("(?<!") => {
                Err(error(start, 4, "look-behind is unknown to Rust", "make it a rule of its own"))
            }
            '(' if rest.starts_with("(?") => {
                let message = "groups and flags are written differently in Rust, ECMA-262 and Python";
                Err(error(start, 2, message, "spell the characters out in classes"))
            }
            '(' | ')' => {
                let message =
                    "a group could repeat or choose between ways, which a walk without backtracking cannot";
                Err(error(
                    start,
                    1,
                    message,
                    &format!(r"write the parts one after the other; for the character write `\{c}`"),
                ))
            }
            '|' => {
                let message = "with `|` there are several ways to match: which one is taken differs";
                Err(error(
                    start,
                    1,
                    message,
                    r"use a choice with values, or a class such as `[ab]`; for the character write `\|`",
                ))
            }
            '*' | '+' | '?' => Err(error(
                start,
                1,
                format!("there is nothing that `{c}` could repeat"),
                &format!(r"for the character write `\{c}`"),
            )),
            '{' | '}' | ']' => {
                let message = format!("`{c}` by itself is an error in ECMA-262 and a character in Python");
                Err(error(start, 1, message, &format!(r"for the character write `\{c}`")))
            }
            '^' => Err(error(
                start,
                1,
                "`^` stands after the beginning of the pattern",
                r"for the character write `\^`",
            )),
            c => literal(c).ok_or_else(|| not_ascii(start, c)),
        }
    }

    /// The character of an escape whose backslash has been read; `None` if it
    /// is no escape of a single character.
    fn escape(&mut self, start: usize, in_class: bool) -> Result<Option<Class>> {
        let Some(c) = self.next() else {
            return Err(error(
                start,
                1,
                "there is nothing after the backslash",
                r"for a backslash write `\\`",
            ));
        };
        let byte = match c {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            c if META.contains(c) || (in_class && c == '-') => c,
            'x' => {
                let digits =
                    self.text.get(self.at..self.at + 2).filter(|d| d.bytes().all(|b| b.is_ascii_hexdigit()));
                let code = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()).filter(u8::is_ascii);
                let Some(code) = code else {
                    let message = "this is no ASCII character";
                    return Err(error(
                        start,
                        self.at - start,
                        message,
                        r"write two hexadecimal digits up to `\x7F`",
                    ));
                };
                self.at += 2;
                code as char
            }
            _ => return Ok(None),
        };
        Ok(literal(byte))
    }

    /// Why the escape at `start`, which has been read, is refused.
    fn class_escape(&self, start: usize) -> PatternError {
        let c = self.text[start + 1..].chars().next().unwrap_or('\\');
        let digits =
            "which digits it stands for differs: ASCII in ECMA-262, all of Unicode in Rust and Python";
        let words =
            "which letters it stands for differs: ASCII in ECMA-262, all of Unicode in Rust and Python";
        let spaces = "which spaces it stands for differs between Rust, ECMA-262 and Python";
        let (message, hint) = match c {
            'd' => (digits, "write `[0-9]`"),
            'D' => (digits, "write `[^0-9]`"),
            'w' => (words, "write `[A-Za-z0-9_]`"),
            'W' => (words, "write `[^A-Za-z0-9_]`"),
            's' => (spaces, r"write `[ \t\n\r]`"),
            'S' => (spaces, r"write `[^ \t\n\r]`"),
            'b' | 'B' => ("word boundaries differ between ASCII and Unicode", "spell the characters out"),
            'A' | 'z' | 'Z' => ("this anchor is unknown to ECMA-262", "use `^` and `$`"),
            'p' | 'P' => ("Unicode properties are unknown to Python", "write a class such as `[A-Za-z]`"),
            '1'..='9' | 'k' => ("back-references are unknown to Rust", "make it a rule of its own"),
            'u' | 'U' | 'N' => (
                "Rust, ECMA-262 and Python write code points differently",
                "write an ASCII character as it is",
            ),
            '-' => ("`-` needs no backslash outside a class, and ECMA-262 refuses one", "write `-`"),
            _ => (
                "this escape is not one that Rust, ECMA-262 and Python share",
                "write the character without a backslash",
            ),
        };
        error(start, 1 + c.len_utf8(), format!(r"`\{c}`: {message}"), hint)
    }
}

fn literal(c: char) -> Option<Class> {
    c.is_ascii().then(|| Class { ascii: 1 << (c as u32), others: false })
}

fn not_ascii(offset: usize, c: char) -> PatternError {
    let message = format!("`{c}` is not ASCII; what counts as one character outside ASCII differs");
    error(offset, c.len_utf8(), message, "use a negated class such as `[^/]`, to which all of them belong")
}

fn error(offset: usize, len: usize, message: impl Into<String>, hint: &str) -> PatternError {
    PatternError { offset, len, message: message.into(), hint: hint.to_owned() }
}
