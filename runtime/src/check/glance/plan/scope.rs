//! The rules that are decided when an object ends.

use std::ops::RangeInclusive;

use super::Asked;
use crate::table::Profiles;

#[derive(Debug)]
pub(in crate::check::glance) struct ScopeLook {
    /// The first of them have a bit each in the masks.
    clauses: Vec<ClauseLook>,
    /// Those for which nothing needs to be true.
    always: u64,
    /// Those that may be broken where no atom of their group is true, where one
    /// is, and where more are.
    none: u64,
    one: u64,
    several: u64,
}

/// What it means for the clauses of a scope that an atom is true.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::check::glance) struct Effect {
    /// The bit of the atom.
    pub(in crate::check::glance) atom: u64,
    /// The clauses whose group it is in.
    group: u64,
    /// The clauses of which it is the last thing that has to be true.
    when: u64,
    /// The clauses whose condition does not hold then.
    when_not: u64,
}

/// The atoms of a scope that are true, and what that means for its clauses.
///
/// To gather it as atoms are met costs less than to ask each clause afterwards,
/// of which most have nothing to do with a document.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::check::glance) struct Truth {
    pub(in crate::check::glance) atoms: u64,
    once: u64,
    again: u64,
    when: u64,
    when_not: u64,
}

#[derive(Debug)]
pub(super) struct ClauseLook {
    pub(super) when: u64,
    pub(super) when_not: u64,
    pub(super) group: u64,
    pub(super) presence: Presence,
    pub(super) asked: Asked,
}

/// How many atoms of a group may be true.
#[derive(Clone, Copy, Debug)]
pub(super) struct Presence {
    pub(super) min: u32,
    pub(super) max: u32,
    pub(super) or_none: bool,
}

impl Truth {
    #[inline]
    pub(in crate::check::glance) const fn add(&mut self, effect: &Effect) {
        self.atoms |= effect.atom;
        self.again |= self.once & effect.group;
        self.once |= effect.group;
        self.when |= effect.when;
        self.when_not |= effect.when_not;
    }
}

impl ScopeLook {
    pub(super) fn new(clauses: Vec<ClauseLook>) -> Self {
        let those = |is: &dyn Fn(&ClauseLook) -> bool| {
            let bits =
                clauses.iter().take(64).enumerate().map(|(index, clause)| u64::from(is(clause)) << index);
            bits.fold(0, |bits, bit| bits | bit)
        };
        let is_broken_by = |clause: &ClauseLook, counts: RangeInclusive<u32>| {
            let most = clause.group.count_ones();
            counts.filter(|count| *count <= most).any(|count| clause.presence.is_broken_by(count))
        };
        Self {
            always: those(&|clause| clause.when == 0),
            none: those(&|clause| is_broken_by(clause, 0..=0)),
            one: those(&|clause| is_broken_by(clause, 1..=1)),
            several: those(&|clause| is_broken_by(clause, 2..=64)),
            clauses,
        }
    }

    /// Whether a document keeps the rules that are asked.
    #[inline]
    pub(in crate::check::glance) fn is_kept(&self, truth: &Truth, profiles: Profiles) -> bool {
        let asked = (self.always | truth.when) & !truth.when_not;
        let by_count = (self.none & !truth.once) | (self.one & truth.once) | (self.several & truth.again);
        (asked & by_count == 0 && self.clauses.len() <= 64) || self.is_surely_kept(truth.atoms, profiles)
    }

    #[cold]
    fn is_surely_kept(&self, atoms: u64, profiles: Profiles) -> bool {
        !self.clauses.iter().any(|clause| clause.is_broken(atoms, profiles))
    }

    /// What it means for the clauses that an atom is true.
    pub(super) fn effect(&self, atom: u64) -> Effect {
        let those = |mask: &dyn Fn(&ClauseLook) -> u64| {
            let bits = self.clauses.iter().take(64).enumerate();
            bits.fold(0, |bits, (index, clause)| bits | u64::from(mask(clause) & atom != 0) << index)
        };
        Effect {
            atom,
            group: those(&|clause| clause.group),
            // Any of them would do. The last ones are about values.
            when: those(&|clause| clause.when & 1_u64.rotate_right(1 + clause.when.leading_zeros())),
            when_not: those(&|clause| clause.when_not),
        }
    }
}

impl ClauseLook {
    const fn is_broken(&self, atoms: u64, profiles: Profiles) -> bool {
        self.when & !atoms == 0
            && self.when_not & atoms == 0
            && self.presence.is_broken_by((atoms & self.group).count_ones())
            && self.asked.by(profiles)
    }
}

impl Presence {
    const fn is_broken_by(self, count: u32) -> bool {
        (count < self.min || self.max < count) && !(self.or_none && count == 0)
    }
}
