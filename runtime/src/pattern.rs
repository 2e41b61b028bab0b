//! String patterns in the subset that Rust, ECMA-262 and Python read alike.
//!
//! A pattern is anchored at both ends and is a row of [`Piece`]s. The row is
//! deterministic: a piece that may repeat a varying number of times shares no
//! character with what may follow it, so a greedy walk is exact and needs
//! neither backtracking nor memory.
//!
//! The three dialects are those of the `regex` crate, of ECMA-262 with the
//! flag `u` (as JSON Schema asks for), and of Python's `re`. One difference is
//! left: in Python `$` also matches before a line break at the very end, so
//! Python code should use `fullmatch`.

mod parse;

use crate::table::{List, Text};

pub use parse::PatternError;

/// A pattern and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// The pattern as written, for messages and schemas.
    pub text: Text,
    /// What the engine walks.
    pub pieces: List<Piece>,
}

/// A class of characters, repeated `min` to `max` times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The characters.
    pub class: Class,
    /// Fewest repetitions.
    pub min: u32,
    /// Most repetitions; `u32::MAX` for no limit.
    pub max: u32,
}

/// A set of characters: any of ASCII, and all or none of the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Class {
    /// Bit `n` stands for the ASCII character `n`.
    pub ascii: u128,
    /// Whether every character outside ASCII belongs to it.
    pub others: bool,
}

impl Class {
    /// The class without any character.
    pub const EMPTY: Self = Self { ascii: 0, others: false };

    /// Whether the character belongs to the class.
    pub const fn contains(self, c: char) -> bool {
        if c.is_ascii() { self.ascii >> (c as u32) & 1 == 1 } else { self.others }
    }

    /// Whether the classes share a character.
    pub const fn intersects(self, other: Self) -> bool {
        self.ascii & other.ascii != 0 || (self.others && other.others)
    }

    /// Whether every byte is an ASCII character of the class.
    fn contains_bytes(self, bytes: &[u8]) -> bool {
        // Shifting a word of 128 bits takes several steps, one of 64 bits one.
        let halves = [self.ascii as u64, (self.ascii >> 64) as u64];
        bytes.iter().all(|&byte| byte < 0x80 && halves[usize::from(byte >> 6)] >> (byte & 63) & 1 == 1)
    }

    const fn contains_byte(self, byte: u8) -> bool {
        byte < 0x80 && self.ascii >> byte & 1 == 1
    }
}

impl Pattern {
    /// Reads a pattern.
    ///
    /// ```
    /// use tweetspec_runtime::Pattern;
    ///
    /// let pattern = Pattern::parse("^[0-9]{4}-[0-9]{2}$")?;
    /// assert!(pattern.matches("2026-01"));
    /// assert!(!pattern.matches("2026-1"));
    /// assert_eq!(Pattern::parse(r"^\d+$").unwrap_err().hint, "write `[0-9]`");
    /// # Ok::<(), tweetspec_runtime::PatternError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When the text is not a pattern, or one that the dialects read
    /// differently, or one that a walk without backtracking cannot match.
    pub fn parse(text: &str) -> Result<Self, PatternError> {
        parse::parse(text).map(|pieces| Self { text: text.to_owned().into(), pieces: pieces.into() })
    }

    /// Whether the whole text looks like the pattern.
    pub fn matches(&self, text: &str) -> bool {
        self.matches_bytes(text.as_bytes())
    }

    /// The same for the bytes of a text, so that the walk need not look at
    /// them twice.
    pub(crate) fn matches_bytes(&self, text: &[u8]) -> bool {
        match *self.pieces {
            // The most common pattern by far: so many characters of a kind.
            [Piece { class: class @ Class { others: false, .. }, min, max }] => {
                (min as usize..=max as usize).contains(&text.len()) && class.contains_bytes(text)
            }
            _ => self.walk(text),
        }
    }

    fn walk(&self, text: &[u8]) -> bool {
        let mut rest = text;
        for &Piece { class, min, max } in self.pieces.iter() {
            let mut count = 0;
            while count < max {
                let Some(&byte) = rest.first() else { break };
                let belongs = if byte < 0x80 { class.contains_byte(byte) } else { class.others };
                if !belongs {
                    break;
                }
                rest = &rest[char_len(byte)..];
                count += 1;
            }
            if count < min {
                return false;
            }
        }
        rest.is_empty()
    }
}

/// The number of bytes of the character that begins with this byte.
const fn char_len(first: u8) -> usize {
    match first {
        0..0xC0 => 1,
        0xC0..0xE0 => 2,
        0xE0..0xF0 => 3,
        0xF0.. => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pattern: &str, yes: &[&str], no: &[&str]) {
        let pattern = Pattern::parse(pattern).expect("the pattern is in the subset");
        for text in yes {
            assert!(pattern.matches(text), "{} should match {text:?}", pattern.text);
        }
        for text in no {
            assert!(!pattern.matches(text), "{} should not match {text:?}", pattern.text);
        }
    }

    #[test]
    fn texts_that_match_and_texts_that_do_not() {
        check(
            "^[0-9]{1,19}$",
            &["0", "1234567890123456789"],
            &["", "12345678901234567890", "1a", "１", "1\n"],
        );
        check("^[a-z][a-z0-9_]*$", &["a", "a_9"], &["", "9a", "aB", "aé"]);
        check("^[^/]+$", &["a", "é", "日本", "\u{1F600}"], &["", "a/b", "/"]);
        check("^[^/]{2}/[^/]{1,2}$", &["éa/日", "\u{1F600}\u{1F600}/ab"], &["é/a", "éa/", "aaa/a"]);
        check(
            r"^https?://[a-z.]+\?x=\x41$",
            &["http://a.b?x=A", "https://c?x=A"],
            &["httpss://c?x=A", "http://c"],
        );
        check(r"^[a\-z]?\$[]]?$".replace("[]]", r"[\]]").as_str(), &["-$", "$]", "a$]"], &["b$", ""]);
        check("^[^\\n\\r]*$", &["", "a.b"], &["a\n"]);
        check("^$", &[""], &["a"]);
        check("^a{2,}b{3}-$", &["aabbb-", "aaaabbb-"], &["abbb-", "aabb-", "aabbb"]);
    }

    #[track_caller]
    fn refuse(pattern: &str, place: &str, hint: &str) {
        let error = Pattern::parse(pattern).expect_err(pattern);
        assert_eq!(&pattern[error.offset..error.offset + error.len], place, "{error}");
        assert!(error.hint.contains(hint), "{pattern}: {error}");
        assert!(!error.message.is_empty() && !error.hint.is_empty());
    }

    #[test]
    fn what_dialects_read_differently_is_refused() {
        refuse("", "", "begin with `^`");
        refuse("abc", "a", "begin with `^`");
        refuse("^abc", "", "end with `$`");
        refuse("^a$b$", "$", r"\$");
        refuse("^a^$", "^", r"\^");
        refuse(r"^\d+$", r"\d", "[0-9]");
        refuse(r"^[\w-]+$", r"\w", "[A-Za-z0-9_]");
        refuse(r"^\D$", r"\D", "[^0-9]");
        refuse(r"^\W$", r"\W", "[^A-Za-z0-9_]");
        refuse(r"^\s$", r"\s", r"`[ \t\n\r]`");
        refuse(r"^\S$", r"\S", r"`[^ \t\n\r]`");
        for word_boundary in [r"\b", r"\B"] {
            refuse(&format!("^{word_boundary}a$"), word_boundary, "spell");
        }
        for anchor in [r"\A", r"\z", r"\Z"] {
            refuse(&format!("^a{anchor}$"), anchor, "`^` and `$`");
        }
        for code_point in [r"\u", r"\U", r"\N"] {
            refuse(&format!("^{code_point}0041$"), code_point, "as it is");
        }
        refuse(r"^\P{L}$", r"\P", "class");
        refuse(r"^\k<a>$", r"\k", "rule");
        refuse(r"^\q$", r"\q", "without a backslash");
        refuse(r"^\p{L}$", r"\p", "class");
        refuse(r"^a\1$", r"\1", "rule");
        refuse(r"^a\-b$", r"\-", "write `-`");
        refuse(r"^\x80$", r"\x", r"\x7F");
        refuse(r"^a\", r"\", r"\\");
        refuse("^.$", ".", "class");
        refuse("^(a)$", "(", "one after the other");
        refuse("^(?:a)$", "(?", "classes");
        refuse("^(?=a)$", "(?=", "rule");
        refuse("^(?<!a)$", "(?<!", "rule");
        refuse("^a|b$", "|", "choice");
        refuse("^*$", "*", r"\*");
        refuse("^a]$", "]", r"\]");
        refuse("^{$", "{", r"\{");
        refuse("^é$", "é", "negated");
        refuse("^[é]$", "é", "negated");
        refuse("^[a-é]$", "é", "negated");
        refuse("^[]$", "[]", r"\]");
        refuse("^[^]$", "[^]", r"\]");
        refuse("^[a$", "[a$", "`]`");
        refuse("^[a-", "[a-", "`]`");
        refuse("^[a[b]]$", "[", r"\[");
        refuse("^[a&&b]$", "&&", "once");
        refuse("^[z-a]$", "z-a", "lower one first");
        refuse("^[a--]$", "a--", "lower one first");
        refuse("^[a-c-e]$", "-", r"\-");
        refuse("^a+?$", "?", "single");
        refuse("^a{2}{3}$", "{", "single");
        refuse("^a{,3}$", "{,3}", "{0,3}");
        refuse("^a{x}$", "{x}", "{m,n}");
        refuse("^a{3$", "{", "}");
        refuse("^a{3,2}$", "{3,2}", "lower one first");
        refuse("^a{0}$", "{0}", "leave the part out");
        refuse("^a{1,2000}$", "{1,2000}", "chars");
    }

    #[test]
    fn escapes_mean_what_they_mean_everywhere() {
        let pattern = Pattern::parse(r"^\t\n\r\x41\.\\[\-\]]$").expect("the pattern is in the subset");
        assert!(pattern.matches("\t\n\rA.\\-") && pattern.matches("\t\n\rA.\\]"));
        assert!(!pattern.matches("t\n\rA.\\-"));
    }

    #[test]
    fn what_would_need_backtracking_is_refused() {
        refuse("^[0-9]?[0-9]$", "[0-9]?[0-9]", "{1,2}");
        refuse("^[a-z]*a$", "[a-z]*", "take the characters");
        refuse("^a+b?a$", "a+b?a", "join");
        refuse("^[^/]+é$", "é", "negated");
        refuse("^[^a]+[^b]$", "[^a]+", "take the characters");
    }

    /// Every text of up to four characters over a small alphabet, against a
    /// matcher that tries all ways.
    #[test]
    fn the_greedy_walk_is_exact() {
        fn naive(pieces: &[Piece], text: &[char]) -> bool {
            let Some((piece, rest)) = pieces.split_first() else { return text.is_empty() };
            (piece.min as usize..=text.len().min(piece.max as usize)).any(|count| {
                text[..count].iter().all(|&c| piece.class.contains(c)) && naive(rest, &text[count..])
            })
        }
        let parts = ["a", "[ab]", "[^a]", "b", "é"];
        let counts = ["", "?", "*", "+", "{2}", "{1,2}", "{2,}"];
        let pieces: Vec<String> =
            parts.iter().flat_map(|part| counts.map(|count| format!("{part}{count}"))).collect();
        let mut texts = vec![String::new()];
        for length in 0..4 {
            let longest: Vec<String> =
                texts.iter().filter(|text| text.chars().count() == length).cloned().collect();
            texts.extend(longest.iter().flat_map(|text| ['a', 'b', 'é'].map(|c| format!("{text}{c}"))));
        }
        let mut patterns = 0;
        for first in &pieces {
            for second in &pieces {
                let Ok(pattern) = Pattern::parse(&format!("^{first}{second}$")) else { continue };
                patterns += 1;
                for text in &texts {
                    let chars: Vec<char> = text.chars().collect();
                    assert_eq!(
                        pattern.matches(text),
                        naive(&pattern.pieces, &chars),
                        "{} on {text}",
                        pattern.text
                    );
                }
            }
        }
        assert!(patterns > 100, "{patterns}");
    }
}
