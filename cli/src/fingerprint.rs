//! A name for a finding that stays while the file around it changes.
//!
//! It is made of the rule, the path, the JSON Pointer and the bytes in question,
//! never of a line number, so that what is written above a finding does not
//! make it a new one. Reports and whatever else has to know a finding again
//! use this and nothing else.
//!
//! The hash is SipHash-2-4 with 128 bits and the key 0. Its result is fixed by
//! its description, unlike that of the standard library's hasher, which may
//! change with every release; and it comes without further dependencies,
//! unlike those that withstand an attacker. Nobody gains from two findings
//! of one name here.

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::hash::Hasher as _;

use siphasher::sip128::{Hasher128 as _, SipHasher24};
use tweetspec_runtime::Finding;

use crate::paths::relative;
use crate::report::Payload;

/// What a finding is known by; prints as 32 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Fingerprint(u128);

impl Fingerprint {
    /// The fingerprint of a finding, the same for all that are alike in a file;
    /// [`Occurrences`] tells those apart.
    pub(crate) fn of(finding: &Finding, payload: &Payload<'_>) -> Self {
        let path = relative(payload.path);
        let span = finding.span;
        let value = payload.source.get(span.start..span.end).unwrap_or_default();
        Self::hash(&[finding.rule.as_bytes(), path.as_bytes(), finding.pointer.as_bytes(), value])
    }

    /// The fingerprint with these hexadecimal digits.
    pub(crate) fn from_digits(digits: &str) -> Option<Self> {
        let is_written_so = digits.len() == 32 && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        is_written_so.then(|| u128::from_str_radix(digits, 16).ok().map(Self)).flatten()
    }

    /// The fingerprint of the finding that follows `earlier` others like it.
    fn after(self, earlier: u32) -> Self {
        if earlier == 0 {
            return self;
        }
        Self::hash(&[&self.0.to_le_bytes(), &earlier.to_le_bytes()])
    }

    /// Each part is hashed with its length, so that nothing can move from one
    /// to the next; both in little-endian order, so that all machines agree.
    fn hash(parts: &[&[u8]]) -> Self {
        let mut hasher = SipHasher24::new();
        for part in parts {
            hasher.write(&(part.len() as u64).to_le_bytes());
            hasher.write(part);
        }
        // Not `as_u128`, which depends on the order of bytes of the machine.
        let hash = hasher.finish128();
        Self(u128::from(hash.h2) << 64 | u128::from(hash.h1))
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

/// Tells findings apart that are alike, by their order in the file.
///
/// Of a file with a million findings, most of which are like no other, half of
/// each fingerprint is kept and nothing else. Two that have that half in common
/// would be counted as one, which leaves their names different.
#[derive(Debug, Default)]
pub(crate) struct Occurrences {
    seen: HashSet<u64>,
    /// How often those occurred that did so more than once.
    again: HashMap<u64, u32>,
}

impl Occurrences {
    /// The fingerprint of the next finding that looks like this.
    pub(crate) fn next(&mut self, fingerprint: Fingerprint) -> Fingerprint {
        let half = fingerprint.0 as u64;
        if self.seen.insert(half) {
            return fingerprint;
        }
        let earlier = self.again.entry(half).or_insert(1);
        let numbered = fingerprint.after(*earlier);
        *earlier += 1;
        numbered
    }

    /// Forgets everything: fingerprints of two files differ anyway.
    pub(crate) fn clear(&mut self) {
        self.seen.clear();
        self.again.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::{Fingerprint, Occurrences};

    #[test]
    fn the_hash_is_the_same_in_every_release() {
        // Baselines and services keep these for years.
        assert_eq!(Fingerprint::hash(&[b"rule", b"path"]).to_string(), "ec359bd68d74cb54769ca89c918b6034");
    }

    #[test]
    fn what_is_printed_can_be_read() {
        let fingerprint = Fingerprint::hash(&[b"rule", b"path"]);
        assert_eq!(Fingerprint::from_digits(&fingerprint.to_string()), Some(fingerprint));
        for wrong in ["", "ec359bd6", "+c359bd68d74cb54769ca89c918b6034"] {
            assert_eq!(Fingerprint::from_digits(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn nothing_moves_from_one_part_to_the_next() {
        assert_ne!(Fingerprint::hash(&[b"ab", b"c"]), Fingerprint::hash(&[b"a", b"bc"]));
    }

    #[test]
    fn like_findings_are_told_apart_and_the_first_keeps_its_name() {
        let same = Fingerprint::hash(&[b"same"]);
        let mut occurrences = Occurrences::default();
        let [first, second, third] = [(); 3].map(|()| occurrences.next(same));
        assert_eq!(first, same);
        assert!(first != second && second != third && first != third);
        occurrences.clear();
        assert_eq!(occurrences.next(same), first);
    }
}
