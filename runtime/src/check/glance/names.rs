//! A set of names that is asked which one a text begins with.

use crate::json::scan;

/// Names, each with its number.
#[derive(Debug)]
pub(super) struct Names {
    /// For each hash the first entry, one more than its index; 0 for none.
    slots: Box<[u16]>,
    /// How far a product is shifted to become a hash.
    shift: u32,
    entries: Box<[Entry]>,
}

#[derive(Debug)]
struct Entry {
    /// The first eight bytes of the name and its closing quote.
    first: u64,
    /// The bytes after those, and which of them are meant.
    rest: Box<[(u64, u64)]>,
    /// The length of the name and its closing quote.
    len: u32,
    number: u16,
    /// The next entry with the same hash, one more than its index.
    next: u16,
}

/// An odd number whose bits look random.
const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;

impl Names {
    /// The names in the order of their numbers. One that cannot be written
    /// without an escape is not found.
    pub(super) fn new<'n>(names: impl ExactSizeIterator<Item = &'n str>) -> Self {
        let bits = (4 * names.len()).next_power_of_two().trailing_zeros().clamp(1, 16);
        let mut slots = vec![0_u16; 1 << bits];
        let shift = 64 - bits;
        let mut entries: Vec<Entry> = Vec::new();
        for (number, name) in names.enumerate() {
            let quoted = [name.as_bytes(), b"\""].concat();
            if scan::plain(&quoted, 0) != name.len() || entries.len() >= usize::from(u16::MAX) {
                continue;
            }
            let word = |from: usize| scan::word(&quoted, from);
            let mask = |from: usize| match quoted.len() - from {
                len @ ..8 => (1 << (8 * len)) - 1,
                _ => u64::MAX,
            };
            let rest = (8..quoted.len()).step_by(8).map(|from| (word(from) & mask(from), mask(from)));
            let first = word(0) & mask(0);
            let slot = &mut slots[(first.wrapping_mul(SPREAD) >> shift) as usize];
            let (rest, len) = (rest.collect(), quoted.len() as u32);
            entries.push(Entry { first, rest, len, number: number as u16, next: *slot });
            *slot = entries.len() as u16;
        }
        Self { slots: slots.into(), shift, entries: entries.into() }
    }

    /// The number of the name that stands at `pos` with a quote behind it, and
    /// the offset after the quote.
    #[inline]
    pub(super) fn find(&self, source: &[u8], pos: usize) -> Option<(usize, usize)> {
        let word = scan::word(source, pos);
        let special = scan::special_bytes(word);
        // The bytes up to the first that is special, or all eight.
        let lowest = special & special.wrapping_neg();
        let first = word & (lowest << 1).wrapping_sub(1);
        let mut slot = *self.slots.get((first.wrapping_mul(SPREAD) >> self.shift) as usize)?;
        loop {
            let entry = self.entries.get(usize::from(slot).wrapping_sub(1))?;
            if entry.first == first && entry.goes_on(source, pos) {
                return Some((usize::from(entry.number), pos + entry.len as usize));
            }
            slot = entry.next;
        }
    }
}

impl Entry {
    #[inline]
    fn goes_on(&self, source: &[u8], pos: usize) -> bool {
        let mut pos = pos;
        self.rest.iter().all(|&(word, mask)| {
            pos += 8;
            scan::word(source, pos) & mask == word
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn names_are_found_and_nothing_else() {
        let list = ["", "a", "seven77", "eight888", "nine99999", "eight88888888888", "eight88888888889", "é"];
        let names = Names::new(list.into_iter());
        for (number, name) in list.into_iter().enumerate() {
            for after in ["", ":", ": {\"a\": 1, \"b\": 2}"] {
                let text = format!("{{\"{name}\"{after}");
                assert_eq!(names.find(text.as_bytes(), 2), Some((number, 3 + name.len())), "{text}");
            }
            for end in 0..name.len() {
                assert_eq!(names.find(&name.as_bytes()[..end], 0), None, "{name} up to {end}");
            }
            assert_eq!(names.find(name.as_bytes(), 0), None, "{name} without a quote");
            for other in [format!("{name}x\""), format!("{name}\\\""), format!("x{name}\"")] {
                assert_eq!(names.find(other.as_bytes(), 0), None, "{other}");
            }
        }
        assert_eq!(Names::new(["a\"b", "a\nb"].into_iter()).find(b"a\"b\"", 0), None);
    }
}
