//! What a first look goes by: the table without everything that only findings
//! need.

mod making;

use std::sync::Arc;

use super::names::Names;
use crate::finding::Severity;
use crate::json::scan::repeat;
use crate::measure::Gauge;
use crate::pattern::Pattern;
use crate::table::{Is, MeasureId, Parts, Profiles, Value};

/// The table as a first look reads it.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(super) root: Arc<Look>,
}

/// What a value must be.
#[derive(Debug)]
pub(super) enum Look {
    /// Something that takes a closer look.
    Never,
    Bool,
    Integer {
        min: i64,
        max: i64,
    },
    /// A string of so many characters of one range of ASCII.
    Run {
        range: Range,
        min: u32,
        max: u32,
    },
    /// Any string.
    AnyString,
    String(StringLook),
    Choice(Names),
    List {
        item: Arc<Look>,
        min: u32,
        max: u32,
        unique: bool,
    },
    Object(ObjectLook),
}

/// A range of ASCII characters that are written without escapes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Range {
    /// Added to a byte, these set its high bit unless it is below the range or
    /// if it is above it.
    below: u64,
    above: u64,
}

#[derive(Debug)]
pub(super) struct StringLook {
    pub(super) min: usize,
    pub(super) max: usize,
    pub(super) pattern: Option<Pattern>,
    pub(super) refusals: Vec<(Is, Asked)>,
    pub(super) limits: Vec<(Limit, Asked)>,
}

impl StringLook {
    /// Any string.
    const fn any() -> Self {
        Self { min: 0, max: u32::MAX as usize, pattern: None, refusals: Vec::new(), limits: Vec::new() }
    }
}

/// An upper limit in a measure.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limit {
    pub(super) measure: MeasureId,
    pub(super) gauge: Gauge,
    pub(super) max: u32,
}

/// When a rule is asked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked {
    severity: Severity,
    profiles: Profiles,
    except: Profiles,
}

#[derive(Debug)]
pub(super) struct ObjectLook {
    pub(super) names: Names,
    /// In the order of the numbers of the names.
    pub(super) fields: Vec<FieldLook>,
    /// The bits of the fields that must be there.
    pub(super) required: u64,
    /// The rules to decide when it ends.
    pub(super) scope: Option<ScopeLook>,
}

#[derive(Debug)]
pub(super) struct FieldLook {
    pub(super) value: Arc<Look>,
    /// The bit of the atom "this field is set", or none.
    pub(super) set: u64,
    pub(super) tests: Vec<TestLook>,
}

/// An atom that reads a value.
#[derive(Debug)]
pub(super) struct TestLook {
    pub(super) bit: u64,
    /// Atoms of the same field without which nobody reads it.
    pub(super) needs: u64,
    pub(super) asked: Asked,
    pub(super) test: Tested,
}

/// What is asked about a value.
#[derive(Debug)]
pub(super) enum Tested {
    OneOf(Vec<Value>),
    Is(Is),
    Over(Limit),
}

#[derive(Debug)]
pub(super) struct ScopeLook {
    /// The most severe first.
    clauses: Vec<ClauseLook>,
    /// How many are at least as severe as each severity.
    counts: [usize; 3],
}

#[derive(Debug)]
pub(super) struct ClauseLook {
    when: u64,
    when_not: u64,
    group: u64,
    min: u32,
    max: u32,
    or_none: bool,
    pub(super) asked: Asked,
}

impl Plan {
    pub(crate) fn new(table: &Parts) -> Self {
        Self { root: making::root(table) }
    }
}

impl Asked {
    #[inline]
    pub(super) const fn at(self, least: Severity) -> bool {
        self.severity as u8 >= least as u8
    }

    #[inline]
    pub(super) const fn by(self, profiles: Profiles) -> bool {
        self.profiles.intersects(profiles) && !self.except.intersects(profiles)
    }
}

impl Range {
    /// The range of a class, if it is one.
    fn of(ascii: u128) -> Option<Self> {
        let (first, last) = (ascii.trailing_zeros(), 127 - ascii.leading_zeros().min(127));
        let is_range = ascii.count_ones() == last.wrapping_sub(first) + 1;
        let escaped = b"\"\\".iter().fold((1_u128 << 0x20) - 1, |bits, byte| bits | 1 << byte);
        let range = Self { below: repeat(0x80 - first.min(127) as u8), above: repeat(0x7F - last as u8) };
        (is_range && ascii & escaped == 0).then_some(range)
    }

    /// The high bit of each byte that is outside the range.
    #[inline]
    pub(super) const fn outside(self, word: u64) -> u64 {
        // Without their high bits no byte carries into the next.
        let low = word & repeat(0x7F);
        (!(low + self.below) | (low + self.above) | word) & repeat(0x80)
    }
}

impl ScopeLook {
    /// Whether a document with these atoms keeps the rules that are asked.
    #[inline]
    pub(super) fn is_kept(&self, atoms: u64, profiles: Profiles, least: Severity) -> bool {
        let count = self.counts[least as usize];
        let asked = self.clauses.get(..count).unwrap_or_default();
        for clause in asked {
            // Most conditions do not hold.
            if clause.when & !atoms == 0 && !clause.is_kept(atoms) && clause.asked.by(profiles) {
                return false;
            }
        }
        true
    }
}

impl ClauseLook {
    /// Whether a document with these atoms keeps it, if its condition holds.
    const fn is_kept(&self, atoms: u64) -> bool {
        let group = atoms & self.group;
        // Counting takes longer than asking for one and for two.
        let count = match group {
            0 => 0,
            _ if group.is_power_of_two() => 1,
            _ => group.count_ones(),
        };
        atoms & self.when_not != 0 || (self.min <= count && count <= self.max) || (self.or_none && count == 0)
    }
}
