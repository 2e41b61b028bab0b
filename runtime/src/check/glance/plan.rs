//! What a first look goes by: the table without everything that only findings
//! need.

mod making;
mod quick;
mod scope;

use std::sync::Arc;

pub(super) use quick::{Quick, WATCHED};
pub(super) use scope::{Effect, ScopeLook, Truth};

use super::names::Names;
use crate::finding::Severity;
use crate::measure::Gauge;
use crate::pattern::Pattern;
use crate::table::{Is, MeasureId, Parts, Profiles, Value};

/// The table as a first look reads it.
///
/// A plan is for findings of one severity and of higher ones: rules of lower
/// ones are not in it.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(super) root: Look,
}

/// What a value must be.
#[derive(Clone, Debug, Default)]
pub(super) enum Look {
    /// Something that takes a closer look.
    #[default]
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
    String(Arc<StringLook>),
    Choice(Arc<Names<()>>),
    List {
        item: Arc<Look>,
        min: u32,
        max: u32,
        unique: bool,
    },
    Object(Arc<ObjectLook>),
}

/// A range of ASCII characters that are written without escapes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Range {
    pub(super) first: u8,
    pub(super) last: u8,
}

#[derive(Debug)]
pub(super) struct StringLook {
    pub(super) min: usize,
    pub(super) max: usize,
    pub(super) pattern: Option<Pattern>,
    pub(super) refusals: Vec<(Is, Asked)>,
    pub(super) limits: Vec<(Limit, Asked)>,
    /// What settles most strings.
    pub(super) quick: Option<Box<Quick>>,
}

/// An upper limit in a measure.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limit {
    pub(super) measure: MeasureId,
    pub(super) gauge: Gauge,
    pub(super) max: u32,
}

/// Who asks a rule.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked {
    profiles: Profiles,
    except: Profiles,
}

#[derive(Debug)]
pub(super) struct ObjectLook {
    pub(super) fields: Names<FieldLook>,
    /// The bits of the fields that must be there.
    pub(super) required: u64,
    /// The rules to decide when it ends.
    pub(super) scope: Option<Arc<ScopeLook>>,
}

#[derive(Debug, Default)]
pub(super) struct FieldLook {
    /// The bit of the field.
    pub(super) bit: u64,
    pub(super) value: Look,
    /// What it means that this field is set.
    pub(super) set: Effect,
    pub(super) tests: Vec<TestLook>,
}

/// An atom that reads a value.
#[derive(Debug)]
pub(super) struct TestLook {
    pub(super) effect: Effect,
    /// Atoms of the same field without which nobody reads it.
    pub(super) needs: u64,
    pub(super) asked: Asked,
    pub(super) test: Tested,
}

/// What is asked about a value.
#[derive(Clone, Debug)]
pub(super) enum Tested {
    OneOf(Vec<Value>),
    Is(Is),
    Over(Limit),
}

impl Plan {
    pub(crate) fn new(table: &Parts, least: Severity) -> Self {
        Self { root: making::root(table, least) }
    }
}

impl Asked {
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
        (is_range && ascii & escaped == 0).then_some(Self { first: first as u8, last: last as u8 })
    }
}
