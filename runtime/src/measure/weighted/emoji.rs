//! Emoji sequences: several code points that show one picture.

use crate::measure::generated::emoji::{CHARACTERS, FIRST, SECOND, STATES};

/// Where the longest emoji sequence ends whose first character, `first`, ends
/// at `after`, or `None` if that character starts no sequence.
pub(super) fn sequence_end(text: &str, first: char, after: usize) -> Option<usize> {
    // Few characters can come second, so that most texts are done here.
    if !text.as_bytes().get(after).is_some_and(|byte| is_lead_of_second(*byte)) {
        return None;
    }
    let rest = text.get(after..)?;
    let second = rest.chars().next()?;
    if !SECOND.iter().any(|(from, to)| (*from..=*to).contains(&second)) {
        return None;
    }
    let index = FIRST.binary_search_by_key(&first, |(c, _)| *c).ok()?;
    let (mut position, mut end) = (after, None);
    let mut state = FIRST.get(index)?.1;
    for c in rest.chars() {
        let (_, edges) = STATES.get(usize::from(state))?;
        let Some((_, next)) = edges.iter().find(|(edge, _)| *edge == c) else { break };
        state = *next;
        position += c.len_utf8();
        if STATES.get(usize::from(state))?.0 {
            end = Some(position);
        }
    }
    end
}

/// Whether an encoded character that can be second may start with this byte.
const fn is_lead_of_second(byte: u8) -> bool {
    // A joiner or keycap, a variation selector, a tone or regional letter, a tag.
    matches!(byte, 0xe2 | 0xef | 0xf0 | 0xf3)
}

/// Whether the character surely is no emoji and starts none: most scripts.
pub(super) const fn is_never(c: char) -> bool {
    matches!(c, '\u{b0}'..='\u{1fff}' | '\u{3000}'..='\u{302f}' | '\u{303e}'..='\u{3296}' | '\u{329a}'..='\u{1efff}')
}

/// Whether the character is an emoji by itself.
pub(super) fn is_emoji(c: char) -> bool {
    if is_never(c) {
        return false;
    }
    let next = CHARACTERS.partition_point(|(first, _)| *first <= c);
    next.checked_sub(1).and_then(|index| CHARACTERS.get(index)).is_some_and(|(_, last)| c <= *last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut characters = text.chars();
        let first = characters.next().expect("a text");
        let after = text.len() - characters.as_str().len();
        assert_eq!(sequence_end(text, first, after).and_then(|end| text.get(..end)).unwrap_or(""), expected);
    }

    #[test]
    fn sequences() {
        check("👨‍👩‍👧‍👦!", "👨‍👩‍👧‍👦");
        check("👍🏽👍", "👍🏽");
        check("🇺🇸🇬🇧", "🇺🇸");
        check("🇦🇦", "");
        check("1️⃣", "1️⃣");
        check("1⃣", "1⃣");
        check("❤️", "❤️");
        check("👨‍x", "");
        check("a", "");
    }

    #[test]
    fn the_quick_looks_miss_nothing() {
        for (from, to) in CHARACTERS {
            assert!((from..=to).all(|c| is_emoji(c) && !is_never(c)));
        }
        assert!(FIRST.iter().all(|(first, _)| !is_never(*first)));
        assert!(FIRST.is_sorted() && CHARACTERS.is_sorted());
        for (_, state) in &FIRST {
            for (second, _) in STATES[usize::from(*state)].1 {
                assert!(SECOND.iter().any(|(from, to)| (from..=to).contains(&second)));
                assert!(is_lead_of_second(second.to_string().as_bytes()[0]));
            }
        }
    }
}
