//! A set of names that is asked which one a text begins with.

use super::padded::Padded;
use crate::json::block::{self, Block};
use crate::json::scan;

/// Names, each with what is known of it.
///
/// What a name is has to be known before anything else can be done, so the way
/// there is as short as can be: one multiplication of its first bytes is the
/// place of everything about it.
#[derive(Debug)]
pub(super) struct Names<T> {
    /// Which bits of the first word every name has with its closing quote: with
    /// a short name among them, names that begin alike have one place.
    mask: u64,
    /// Makes the upper bits of a product differ from name to name.
    factor: u64,
    shift: u32,
    /// The place of each name, then those that would have the same one.
    entries: Box<[Entry<T>]>,
    /// Names that do not fit into a block with their closing quotes.
    long: Box<[(Box<[u8]>, T)]>,
}

#[derive(Debug)]
#[repr(align(64))]
struct Entry<T> {
    /// The name and its closing quote, and which bytes these are.
    ///
    /// An empty entry has zeros, all of which count: it equals nothing, since
    /// what is compared has a quote.
    bytes: [u8; block::LEN],
    mask: [u8; block::LEN],
    value: T,
    /// Where to look next; an index that is none ends the search.
    next: usize,
}

/// Factors that are tried.
const FACTORS: u64 = 64;

/// Names that are worth a table.
const MOST: usize = 256;

impl<T: Default> Names<T> {
    /// `None` if there are too many names. One that cannot be written without
    /// an escape is not found.
    pub(super) fn new<'n>(names: impl ExactSizeIterator<Item = (&'n str, T)>) -> Option<Self> {
        let names: Vec<(Box<[u8]>, T)> = names
            .map(|(name, value)| ([name.as_bytes(), b"\""].concat().into(), value))
            .filter(|(quoted, _): &(Box<[u8]>, T)| scan::plain(quoted, 0) + 1 == quoted.len())
            .collect();
        if names.len() > MOST {
            return None;
        }
        let mask = low_bytes(names.iter().map(|(quoted, _)| quoted.len()).min().unwrap_or(0));
        let (short, long): (Vec<_>, Vec<_>) =
            names.into_iter().partition(|(quoted, _)| quoted.len() <= block::LEN);
        let slots = (2 * short.len()).next_power_of_two().max(2);
        let shift = 64 - slots.trailing_zeros();
        let words: Vec<u64> = short.iter().map(|(quoted, _)| scan::word(quoted, 0) & mask).collect();
        let taken = |factor: &u64| {
            let mut places: Vec<usize> = words.iter().map(|word| hash(*word, *factor, shift)).collect();
            places.sort_unstable();
            places.dedup();
            places.len()
        };
        // The last of the best.
        let factor = (0..FACTORS).map(|seed| GOLDEN.wrapping_mul(2 * seed + 1)).max_by_key(taken);
        let factor = factor.unwrap_or(GOLDEN);
        let mut entries: Vec<Entry<T>> = (0..slots).map(|_| Entry::empty()).collect();
        let mut is_free = vec![true; slots];
        for ((quoted, value), word) in short.into_iter().zip(words) {
            let mut entry = Entry { value, mask: [0; block::LEN], ..Entry::empty() };
            for ((own, mask), byte) in entry.bytes.iter_mut().zip(&mut entry.mask).zip(&quoted) {
                (*own, *mask) = (*byte, 0xFF);
            }
            let place = hash(word, factor, shift);
            if std::mem::take(&mut is_free[place]) {
                entries[place] = entry;
            } else {
                let last = entries.len();
                entry.next = std::mem::replace(&mut entries[place].next, last);
                entries.push(entry);
            }
        }
        Some(Self { mask, factor, shift, entries: entries.into(), long: long.into() })
    }
}

impl<T> Names<T> {
    /// What is known of the name that stands at `pos` with a quote behind it,
    /// and the offset after the quote.
    #[expect(clippy::inline_always, reason = "a call for each name took a tenth of the time of a document")]
    #[inline(always)]
    pub(super) fn find(&self, source: &Padded<'_>, pos: usize) -> Option<(&T, usize)> {
        let chunk = source.chunk(pos);
        let (words, _) = chunk.as_chunks::<8>();
        let mut entry =
            self.entries.get(hash(u64::from_le_bytes(words[0]) & self.mask, self.factor, self.shift))?;
        let block = Block::new(chunk);
        let quotes = block.equal(b'"');
        if quotes == 0 {
            return self.find_long(source.bytes.get(pos..)?, pos);
        }
        while block.differs(Block::new(&entry.bytes), Block::new(&entry.mask)) {
            entry = self.entries.get(entry.next)?;
        }
        Some((&entry.value, pos + quotes.trailing_zeros() as usize + 1))
    }

    #[cold]
    fn find_long(&self, rest: &[u8], pos: usize) -> Option<(&T, usize)> {
        let (quoted, value) = self.long.iter().find(|(quoted, _)| rest.starts_with(quoted))?;
        Some((value, pos + quoted.len()))
    }
}

impl<T: Default> Entry<T> {
    fn empty() -> Self {
        Self { bytes: [0; block::LEN], mask: [0xFF; block::LEN], value: T::default(), next: usize::MAX }
    }
}

/// Its upper bits depend on all bits of what it is multiplied with.
const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

#[inline]
const fn hash(word: u64, factor: u64, shift: u32) -> usize {
    (word.wrapping_mul(factor) >> shift) as usize
}

/// A mask of so many bytes, eight at most.
const fn low_bytes(count: usize) -> u64 {
    if count < 8 { (1 << (8 * count)) - 1 } else { u64::MAX }
}

#[cfg(test)]
mod tests {
    use super::{Names, Padded};

    fn made(list: &[&'static str]) -> Names<usize> {
        Names::new(list.iter().enumerate().map(|(number, name)| (*name, number))).expect("the names are few")
    }

    fn find(names: &Names<usize>, source: &[u8], pos: usize) -> Option<(usize, usize)> {
        names.find(&Padded::new(source), pos).map(|(number, end)| (*number, end))
    }

    /// What is after the text must not matter, nor how near the end is.
    #[track_caller]
    fn check(list: &[&'static str]) {
        let names = made(list);
        for (number, name) in list.iter().enumerate() {
            for after in ["", ":", ": {\"a\": 1, \"b\": 2}, \"a\": \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\""]
            {
                let text = format!("{{\"{name}\"{after}");
                assert_eq!(find(&names, text.as_bytes(), 2), Some((number, 3 + name.len())), "{text}");
                for other in [format!("{name}x"), format!("{name}\\"), format!("x{name}"), format!("{name} ")]
                {
                    let text = format!("{{\"{other}\"{after}");
                    assert_eq!(find(&names, text.as_bytes(), 2), None, "{text}");
                }
            }
            for end in 0..name.len() {
                assert_eq!(find(&names, &name.as_bytes()[..end], 0), None, "{name} up to {end}");
                let changed = [&name.as_bytes()[..end], b"\x01", &name.as_bytes()[end + 1..], b"\""].concat();
                assert_eq!(find(&names, &changed, 0), None, "{name} with another byte at {end}");
            }
            assert_eq!(find(&names, name.as_bytes(), 0), None, "{name} without a quote");
        }
    }

    #[test]
    fn names_are_found_and_nothing_else() {
        let long = "a name that is longer than four words of eight bytes each";
        let longer = "a name that is longer than four words of eight bytes all";
        check(&["", "a", "seven77", "eight888", "nine99999", "eight88888888888", "eight88888888889", "é"]);
        check(&["text", "reply", "reply_settings", "reply_settingz", long, longer]);
        check(&["a name with as many bytes as 31", "a name with as many bytes as 32!", "long enough"]);
        let odd = made(&["a\"b", "a\nb", "c"]);
        assert_eq!(find(&odd, b"a\"b\"", 0), None);
        assert_eq!(find(&odd, b"c\"", 0), Some((2, 2)));
    }
}
