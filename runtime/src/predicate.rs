//! Named questions about a text.
//!
//! What no shape can say about a string is asked by name: whether it is blank,
//! whether it looks like a placeholder. A predicate is one file below
//! `predicate/` and one line in the list; `tests/predicates/<name>.tsv` shows
//! where it holds and where it does not, and a test misses the file of a
//! predicate that has none.
//!
//! No predicate holds of digits alone: ids are, and the walk does not ask.

mod blank;
mod cashtags;
mod invalid_character;
mod json_text;
mod leading_mentions;
mod media_key;
mod placeholder;
mod secret;
mod template;

use std::ops::Range;

pub(crate) use secret::is_token;

/// What a predicate does.
enum Ask {
    /// About the text as a whole: where in it the predicate holds.
    Whole(fn(&str) -> Option<Range<usize>>),
    /// About things in the text: where the first one stands that begins at an
    /// offset or after it.
    Next(fn(&str, usize) -> Option<Range<usize>>),
}

/// What a look at the bytes of a text needs to know of a predicate.
pub(crate) enum Hint {
    /// A text of which it holds begins with a byte of which this says so, or
    /// has one of these bytes.
    Signs(fn(u8) -> bool, &'static [u8]),
    /// Whether the bytes tell that it does not hold.
    Look(fn(&[u8]) -> bool),
}

macro_rules! predicates {
    ($($(#[doc = $doc:literal])+ $variant:ident $name:literal $example:literal
        $kind:ident($function:path) $hint:ident($($how:expr),+);)*) => {
        /// A named question about a text.
        ///
        /// ```
        /// use tweetspec_runtime::Predicate;
        ///
        /// let cashtags = Predicate::find("cashtags").unwrap();
        /// assert_eq!(cashtags.place("$RYE is $3, $OAT is $4", 1), Some(12..16));
        /// assert_eq!(cashtags.place("$RYE is $3, $OAT is $4", 2), None);
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Predicate {
            $($(#[doc = $doc])+ $variant,)*
        }

        impl Predicate {
            /// Every predicate.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The name by which specifications ask it.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The variant in Rust, for those who print tables.
            pub const fn variant(self) -> &'static str {
                match self { $(Self::$variant => stringify!($variant),)* }
            }

            /// What it asks: a sentence, then perhaps more.
            pub fn doc(self) -> String {
                let lines: &[&str] = match self { $(Self::$variant => &[$($doc),+],)* };
                lines.concat().trim().to_owned()
            }

            /// A text for which it holds, at one place.
            pub const fn example(self) -> &'static str {
                match self { $(Self::$variant => $example,)* }
            }

            /// A text for which it holds at so many places.
            pub fn examples(self, count: u32) -> String {
                [self.example()].repeat(count as usize).join(" ")
            }

            const fn ask(self) -> Ask {
                match self { $(Self::$variant => Ask::$kind($function),)* }
            }

            /// How the bytes of a text can tell that it does not hold.
            #[inline]
            pub(crate) const fn hint(self) -> Hint {
                match self { $(Self::$variant => Hint::$hint($($how),+),)* }
            }
        }
    };
}

predicates! {
    /// The text has characters, and all of them are white space.
    Blank "blank" " "
        Whole(blank::place) Signs(begins_white_space, b"");
    /// A cashtag: `$` and one to six Latin letters, after white space or at
    /// the beginning, before a punctuation mark, white space or the end.
    Cashtags "cashtags" "$RYE"
        Next(cashtags::next) Signs(no_byte, b"$");
    /// A character that no text may have: U+FEFF, U+FFFE or U+FFFF.
    InvalidCharacter "invalid-character" "\u{feff}"
        Next(invalid_character::next) Signs(no_byte, b"\xEF");
    /// The text is an object or an array of JSON with something in it.
    JsonText "json-text" "{\"a\": 1}"
        Whole(json_text::place) Signs(json_text::begins, b"");
    /// The text begins with one or more @mentions.
    LeadingMentions "leading-mentions" "@baker"
        Whole(leading_mentions::place) Signs(leading_mentions::begins, b"");
    /// The text is the key of an uploaded file, `3_1455952740635586573`, and
    /// not its id.
    MediaKey "media-key" "3_1455952740635586573"
        Whole(media_key::place) Signs(media_key::begins, b"");
    /// The text stands for a value that somebody was to fill in.
    Placeholder "placeholder" "<string>"
        Whole(placeholder::place) Signs(placeholder::begins, b"{");
    /// The text looks like a key, a token or a password.
    Secret "secret" "Bearer abcdefgh12345678"
        Whole(secret::place) Look(secret::is_ruled_out);
    /// A place in a text that a program was to fill in: `{{name}}`, `${name}`,
    /// or a text that is nothing but `<name>` or `YOUR_NAME`.
    Template "template" "{{name}}"
        Next(template::next) Signs(template::begins, b"{$");
}

const fn no_byte(_: u8) -> bool {
    false
}

/// Whether white space may begin with this byte. Control characters are among
/// them for those that trim more than Unicode calls white space; the others are
/// the first of several bytes.
const fn begins_white_space(first: u8) -> bool {
    matches!(first, 0..=b' ' | 0x7F | 0xC2 | 0xE1..=0xE3)
}

impl Predicate {
    /// The predicate of this name.
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|predicate| predicate.name() == name)
    }

    /// Whether it asks about things in the text, so that they can be counted.
    pub const fn counts(self) -> bool {
        matches!(self.ask(), Ask::Next(_))
    }

    /// Where in the text the predicate holds for the time after `more_than`
    /// others; `None` if it holds less often. A predicate about the whole text
    /// holds once.
    pub fn place(self, text: &str, more_than: u32) -> Option<Range<usize>> {
        match self.ask() {
            Ask::Whole(place) => place(text).filter(|_| more_than == 0),
            Ask::Next(next) => {
                let mut place = next(text, 0)?;
                for _ in 0..more_than {
                    place = next(text, place.end)?;
                }
                Some(place)
            }
        }
    }

    /// How often the predicate holds.
    pub fn count(self, text: &str) -> u32 {
        match self.ask() {
            Ask::Whole(place) => u32::from(place(text).is_some()),
            Ask::Next(next) => {
                let mut count = 0;
                let mut from = 0;
                while let Some(place) = next(text, from) {
                    count += 1;
                    from = place.end;
                }
                count
            }
        }
    }

    /// The part of the text that was meant, where the predicate knows it.
    pub fn meant(self, text: &str) -> Option<&str> {
        match self {
            Self::MediaKey => media_key::id(text),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Hint, Predicate};

    #[test]
    fn white_space_begins_as_it_should() {
        let mut buffer = [0; 4];
        for c in (char::MIN..=char::MAX).filter(|c| c.is_whitespace()) {
            let first = c.encode_utf8(&mut buffer).as_bytes()[0];
            assert!(super::begins_white_space(first), "{c:?}");
        }
        assert!(!"Bäckerei 빵 香り".split(' ').any(|word| super::begins_white_space(word.as_bytes()[0])));
    }

    /// Every text of up to four parts.
    #[test]
    fn what_is_ruled_out_does_not_hold() {
        const PARTS: [&str; 23] = [
            "$",
            "@",
            "a",
            "id",
            "xxx",
            "your_",
            "_",
            " ",
            "\u{b}",
            "\u{3000}",
            "\u{feff}",
            "\u{ffff}",
            "<",
            ">",
            "{{",
            "}}",
            "[",
            "]",
            "3",
            ":",
            "\u{ff20}",
            "Bearer abcdefgh12345678",
            "{\"a\": 1}",
        ];
        let mut texts = vec![String::new()];
        let mut from = 0;
        let mut ruled_out = 0;
        for _ in 0..4 {
            let longer: Vec<String> =
                texts[from..].iter().flat_map(|text| PARTS.map(|part| format!("{text}{part}"))).collect();
            from = texts.len();
            texts.extend(longer);
        }
        let is_ruled_out = |predicate: Predicate, text: &str| match predicate.hint() {
            Hint::Signs(begins, signs) => {
                !text.bytes().next().is_some_and(begins) && !text.bytes().any(|byte| signs.contains(&byte))
            }
            Hint::Look(is_ruled_out) => is_ruled_out(text.as_bytes()),
        };
        for &predicate in Predicate::ALL {
            assert!(!is_ruled_out(predicate, predicate.example()));
            for text in &texts {
                if is_ruled_out(predicate, text) {
                    ruled_out += 1;
                    assert_eq!(predicate.place(text, 0), None, "{} of {text:?}", predicate.name());
                }
            }
        }
        assert!(ruled_out > texts.len());
        // A look that rules out nothing costs time, and nobody would notice.
        for &predicate in Predicate::ALL {
            assert!(is_ruled_out(predicate, "Bread"), "{}", predicate.name());
        }
    }
}
