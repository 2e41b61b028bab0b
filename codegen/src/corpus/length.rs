//! Texts at and beyond limits: of a length, in a measure, and beside a
//! pattern.

use tweetspec_runtime::{Class, Measure, Pattern, Piece};

use crate::analyse::texts::{Search, Texts};

/// What texts at a limit are made of: a letter, a wide letter, an accent, an
/// emoji of one character and one of several, and a link.
const UNITS: [(&str, &str); 6] = [
    ("letters", "a"),
    ("wide-letters", "日"),
    ("accents", "é"),
    ("emoji", "\u{1F600}"),
    ("joined-emoji", "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}"),
    ("links", "https://example.com/abcdefghijklmnopqrstuvwxyz "),
];

/// The last text that a limit allows and the first that it does not.
pub(super) struct Pair {
    /// What they are made of.
    pub(super) unit: &'static str,
    pub(super) last: String,
    pub(super) first: String,
}

impl Pair {
    /// Two texts that a pattern matches.
    pub(super) fn of_pattern((last, first): (String, String)) -> Self {
        Self { unit: "what-the-pattern-has", last, first }
    }
}

/// A text and what it has.
pub(super) struct Detailed {
    pub(super) detail: String,
    pub(super) text: String,
}

/// Texts that begin with `prefix` and are exactly as long as a limit, and one
/// longer.
pub(super) fn pairs(measure: &Measure, max: u32, prefix: &str) -> Vec<Pair> {
    let total = |text: &str| measure.measure(text, max).total;
    let pair = |(name, unit): (&'static str, &str)| {
        let mut text = prefix.to_owned();
        let before = total(&text);
        text.push_str(unit);
        let one = total(&text).checked_sub(before).filter(|one| *one > 0)?;
        let mut text = prefix.to_owned() + &unit.repeat((max.checked_sub(before)? / one) as usize);
        // What joins its neighbours counts less than by itself.
        text.push_str(&"a".repeat(max.checked_sub(total(&text))? as usize));
        let longer = format!("{text}a");
        (total(&text) == max && total(&longer) == max + 1).then_some(Pair {
            unit: name,
            last: text,
            first: longer,
        })
    };
    UNITS.into_iter().filter_map(pair).collect()
}

/// A text of so many characters that the pattern matches, if there is one.
pub(super) fn of_chars(pattern: Option<&Pattern>, chars: u32) -> Option<String> {
    let Some(pattern) = pattern else { return Some("a".repeat(chars as usize)) };
    let texts = Texts::Row { pieces: pattern.pieces.to_vec(), min: chars, max: chars };
    match texts.shortest_outside(&[]) {
        Search::Found(text) => Some(text),
        Search::Nothing | Search::TooLarge => None,
    }
}

/// Texts that the pattern matches, with each piece as short and as long as it
/// may be.
pub(super) fn matching(pattern: &Pattern) -> Vec<Detailed> {
    let mut found = Vec::new();
    for (index, piece) in pattern.pieces.iter().enumerate() {
        let of = |count: u32| {
            let text = row(pattern, |at, piece| if at == index { count } else { piece.min.max(1) });
            (format!("{count}-of-part-{}", index + 1), text)
        };
        let ends = [Some(piece.min), (piece.max < u32::MAX).then_some(piece.max)];
        found.extend(ends.into_iter().flatten().map(of));
    }
    detailed(found, |text| pattern.matches(text))
}

/// Texts that the pattern does not match, each wrong in one way.
pub(super) fn mismatching(pattern: &Pattern) -> Vec<Detailed> {
    let mut found = Vec::new();
    let usual = |piece: &Piece| piece.min.max(1);
    for (index, piece) in pattern.pieces.iter().enumerate() {
        let of = |count: u32| row(pattern, |at, piece| if at == index { count } else { usual(piece) });
        if let Some(fewer) = piece.min.checked_sub(1) {
            found.push((format!("{fewer}-of-part-{}", index + 1), of(fewer)));
        }
        if piece.max < u32::MAX {
            found.push((format!("{}-of-part-{}", piece.max + 1, index + 1), of(piece.max + 1)));
        }
        let strangers = ['!', ' ', 'a', 'Z', '\u{663}'].into_iter();
        let other = strangers.into_iter().find(|c| !piece.class.contains(*c));
        if let Some(other) = other {
            let mut text = String::new();
            for (at, piece) in pattern.pieces.iter().enumerate() {
                let count = usual(piece) as usize - usize::from(at == index);
                text.extend(std::iter::repeat_n(member(piece.class), count));
                if at == index {
                    text.push(other);
                }
            }
            found.push((format!("another-character-in-part-{}", index + 1), text));
        }
        // A digit to Rust and Python, and none to JavaScript.
        if piece.class.contains('0') && !piece.class.others {
            let text = of(usual(piece)).replacen(member(piece.class), "\u{663}", 1);
            found.push((format!("an-Arabic-digit-in-part-{}", index + 1), text));
        }
    }
    // To Python `$` matches before a line break as well.
    found.push(("a-line-break-at-its-end".to_owned(), row(pattern, |_, piece| usual(piece)) + "\n"));
    detailed(found, |text| !pattern.matches(text))
}

fn detailed(found: Vec<(String, String)>, is_wanted: impl Fn(&str) -> bool) -> Vec<Detailed> {
    let mut kept: Vec<Detailed> = Vec::new();
    for (detail, text) in found {
        if is_wanted(&text) && !kept.iter().any(|known| known.text == text || known.detail == detail) {
            kept.push(Detailed { detail, text });
        }
    }
    kept
}

/// A text with so many characters of each piece.
fn row(pattern: &Pattern, count: impl Fn(usize, &Piece) -> u32) -> String {
    let pieces = pattern.pieces.iter().enumerate();
    pieces
        .flat_map(|(index, piece)| std::iter::repeat_n(member(piece.class), count(index, piece) as usize))
        .collect()
}

/// A character of a class that is easy to read.
fn member(class: Class) -> char {
    let nice = ('a'..='z').chain('1'..='9').chain(['0']).chain('A'..='Z').chain(' '..='~');
    nice.into_iter().find(|c| class.contains(*c)).unwrap_or('é')
}

#[cfg(test)]
mod tests {
    use tweetspec_runtime::{Measure, Pattern};

    use super::{matching, mismatching, pairs};

    #[test]
    fn pairs_stand_on_both_sides_of_a_limit() {
        let pairs = pairs(&Measure::Chars, 12, "@a ");
        let units: Vec<&str> = pairs.iter().map(|pair| pair.unit).collect();
        assert_eq!(units, ["letters", "wide-letters", "accents", "emoji", "joined-emoji", "links"]);
        for pair in pairs {
            assert_eq!((pair.last.chars().count(), pair.first.chars().count()), (12, 13), "{}", pair.unit);
        }
    }

    #[test]
    fn texts_beside_a_pattern() {
        let pattern = Pattern::parse("^[0-9]{1,3}$").expect("the pattern is in the subset");
        let texts: Vec<_> = matching(&pattern).into_iter().map(|text| text.text).collect();
        assert_eq!(texts, ["1", "111"]);
        let texts: Vec<_> = mismatching(&pattern).into_iter().map(|text| text.text).collect();
        assert_eq!(texts, ["", "1111", "!", "\u{663}", "1\n"]);
    }
}
