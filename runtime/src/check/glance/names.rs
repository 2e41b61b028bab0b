//! A set of names that is asked which one a text begins with.

use crate::json::scan;

/// Names, each with its number.
#[derive(Debug)]
pub(super) struct Names {
    /// Which bits of the first word every name has with its closing quote.
    mask: u64,
    /// For each hash the first entry.
    slots: Box<[Slot; SLOTS]>,
    entries: Box<[Entry]>,
}

/// One for each hash, of which a set of names has few that are equal.
const SLOTS: usize = 128;

/// Bytes of a name that are compared at once.
const CHUNK: usize = 32;

/// A place in a row of entries with the same hash.
///
/// The length is here because the place of whatever follows a name waits for
/// it, while nothing has to wait for the comparison.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    /// One more than the index of the entry; 0 for none.
    entry: u8,
    /// The length of its name and the closing quote.
    len: u8,
}

#[derive(Debug)]
struct Entry {
    /// The first bytes of the name and its closing quote, and which are meant.
    words: [u64; CHUNK / 8],
    masks: [u64; CHUNK / 8],
    /// The name and its closing quote.
    quoted: Box<[u8]>,
    /// The next entry with the same hash.
    next: Slot,
}

impl Names {
    /// The names in the order of their numbers; `None` if there are too many or
    /// if one is very long.
    /// A name that cannot be written without an escape is not found.
    pub(super) fn new<'n>(names: impl ExactSizeIterator<Item = &'n str> + Clone) -> Option<Self> {
        let shortest = names.clone().map(str::len).min().unwrap_or(0);
        let mask = low_bytes(shortest + 1);
        let mut slots = Box::new([Slot::default(); SLOTS]);
        let mut entries: Vec<Entry> = Vec::new();
        for name in names {
            let quoted = [name.as_bytes(), b"\""].concat();
            let words = std::array::from_fn(|index| scan::word(&quoted, 8 * index));
            let masks = std::array::from_fn(|index| low_bytes(quoted.len().saturating_sub(8 * index)));
            let slot = &mut slots[hash(words[0] & mask)];
            let (entry, len) = (u8::try_from(entries.len() + 1).ok()?, u8::try_from(quoted.len()).ok()?);
            let mut next = Slot::default();
            if scan::plain(&quoted, 0) == name.len() {
                next = std::mem::replace(slot, Slot { entry, len });
            }
            entries.push(Entry { words, masks, quoted: quoted.into(), next });
        }
        Some(Self { mask, slots, entries: entries.into() })
    }

    /// The number of the name that stands at `pos` with a quote behind it, and
    /// the offset after the quote.
    #[expect(clippy::inline_always, reason = "a call for each name took a tenth of the time of a document")]
    #[inline(always)]
    pub(super) fn find(&self, source: &[u8], pos: usize) -> Option<(usize, usize)> {
        let rest = source.get(pos..)?;
        let Some(chunk) = rest.first_chunk::<CHUNK>() else { return self.find_near_end(source, pos) };
        let (words, _) = chunk.as_chunks::<8>();
        let mut slot = self.slots[hash(u64::from_le_bytes(words[0]) & self.mask)];
        loop {
            let number = usize::from(slot.entry).wrapping_sub(1);
            let entry = self.entries.get(number)?;
            let pairs = entry.words.iter().zip(&entry.masks).zip(words);
            let different = pairs.fold(0, |different, ((own, mask), word)| {
                different | ((own ^ u64::from_le_bytes(*word)) & mask)
            });
            let len = usize::from(slot.len);
            if different == 0 && (len <= CHUNK || rest.starts_with(&entry.quoted)) {
                return Some((number, pos + len));
            }
            slot = entry.next;
        }
    }

    /// The same where there are few bytes left.
    #[inline(never)]
    fn find_near_end(&self, source: &[u8], pos: usize) -> Option<(usize, usize)> {
        let rest = source.get(pos..)?;
        let mut slot = self.slots[hash(scan::word(source, pos) & self.mask)];
        loop {
            let number = usize::from(slot.entry).wrapping_sub(1);
            let entry = self.entries.get(number)?;
            if rest.starts_with(&entry.quoted) {
                return Some((number, pos + entry.quoted.len()));
            }
            slot = entry.next;
        }
    }
}

/// The upper bits of a product are the ones that depend on all others.
#[inline]
const fn hash(word: u64) -> usize {
    (word.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - SLOTS.trailing_zeros())) as usize
}

/// A mask of so many bytes, eight at most.
const fn low_bytes(count: usize) -> u64 {
    if count < 8 { (1 << (8 * count)) - 1 } else { u64::MAX }
}

#[cfg(test)]
mod tests {
    use super::Names;

    /// What is after the text must not matter, nor how near the end is.
    #[track_caller]
    fn check(list: &[&str]) {
        let names = Names::new(list.iter().copied()).expect("the names are few");
        for (number, name) in list.iter().enumerate() {
            for after in ["", ":", ": {\"a\": 1, \"b\": 2}, \"a\": \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\""]
            {
                let text = format!("{{\"{name}\"{after}");
                assert_eq!(names.find(text.as_bytes(), 2), Some((number, 3 + name.len())), "{text}");
                for other in [format!("{name}x"), format!("{name}\\"), format!("x{name}"), format!("{name} ")]
                {
                    let text = format!("{{\"{other}\"{after}");
                    assert_eq!(names.find(text.as_bytes(), 2), None, "{text}");
                }
            }
            for end in 0..name.len() {
                assert_eq!(names.find(&name.as_bytes()[..end], 0), None, "{name} up to {end}");
                let changed = [&name.as_bytes()[..end], b"\x01", &name.as_bytes()[end + 1..], b"\""].concat();
                assert_eq!(names.find(&changed, 0), None, "{name} with another byte at {end}");
            }
            assert_eq!(names.find(name.as_bytes(), 0), None, "{name} without a quote");
        }
    }

    #[test]
    fn names_are_found_and_nothing_else() {
        let long = "a name that is longer than four words of eight bytes each";
        let longer = "a name that is longer than four words of eight bytes all";
        check(&["", "a", "seven77", "eight888", "nine99999", "eight88888888888", "eight88888888889", "é"]);
        check(&["text", "reply", "reply_settings", "reply_settingz", long, longer]);
        check(&["a name with as many bytes as 31", "a name with as many bytes as 32!", "long enough"]);
        let odd = Names::new(["a\"b", "a\nb", "c"].into_iter()).expect("the names are few");
        assert_eq!(odd.find(b"a\"b\"", 0), None);
        assert_eq!(odd.find(b"c\"", 0), Some((2, 2)));
    }
}
