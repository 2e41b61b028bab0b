//! Classes in brackets.

use super::{Parser, Result, error, literal, not_ascii};
use crate::pattern::Class;

impl Parser<'_> {
    /// A class whose opening bracket has been read.
    pub(super) fn bracket(&mut self, start: usize) -> Result<Class> {
        let negated = self.peek() == Some('^');
        if negated {
            self.at += 1;
        }
        let first = self.at;
        let mut class = Class::EMPTY;
        loop {
            let at = self.at;
            let Some(c) = self.next() else {
                return Err(error(
                    start,
                    self.at - start,
                    "the class is not closed",
                    r"end it with `]`; for the character write `\[`",
                ));
            };
            if c == ']' {
                if at == first {
                    let message =
                        "an empty class is a class in ECMA-262 and the character `]` in Rust and Python";
                    return Err(error(start, self.at - start, message, r"for the character write `\]`"));
                }
                break;
            }
            let low = self.class_member(c, at, first)?;
            // A hyphen before the closing bracket is a character.
            if !self.text[self.at..].starts_with('-') || self.text[self.at..].starts_with("-]") {
                class.ascii |= low.ascii;
                continue;
            }
            self.at += 1;
            let high_at = self.at;
            let Some(c) = self.next() else { continue };
            let high = if c == '-' { None } else { Some(self.class_member(c, high_at, first)?) };
            let Some(high) = high.filter(|high| high.ascii >= low.ascii) else {
                let message = "the range does not go from a lower to a higher character";
                return Err(error(
                    at,
                    self.at - at,
                    message,
                    r"write the lower one first; for a hyphen write `\-`",
                ));
            };
            class.ascii |= (high.ascii - low.ascii) | high.ascii;
        }
        Ok(if negated { Class { ascii: !class.ascii, others: true } } else { class })
    }

    /// One character of a class; `c` at `at` has been read.
    fn class_member(&mut self, c: char, at: usize, first: usize) -> Result<Class> {
        let doubled = self.peek() == Some(c);
        match c {
            '\\' => self.escape(at, true)?.ok_or_else(|| self.class_escape(at)),
            '[' => {
                let message = "`[` in a class begins a nested class in Rust and is a character elsewhere";
                Err(error(at, 1, message, r"for the character write `\[`"))
            }
            '&' | '~' | '|' if doubled => {
                let message =
                    format!("`{c}{c}` in a class joins two classes in Rust and is two characters elsewhere");
                Err(error(at, 2, message, "write the character once"))
            }
            '-' if at != first && self.peek() != Some(']') => {
                let message =
                    "whether this hyphen is a range or a character differs between Rust, ECMA-262 and Python";
                Err(error(at, 1, message, r"for the character write `\-`"))
            }
            c => literal(c).ok_or_else(|| not_ascii(at, c)),
        }
    }
}
