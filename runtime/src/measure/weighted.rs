//! Weighted characters (placeholder that the text measure work replaces).

use super::Measured;
use crate::table::List;

/// Parameters of the weighted length.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weighted {
    /// What one unit of the total is worth in the weights below.
    pub scale: u32,
    /// The weight of a character outside every range.
    pub default_weight: u32,
    /// Characters that weigh something else; sorted, not overlapping.
    pub ranges: List<WeightRange>,
    /// What a link counts in units of the total, however long it is.
    pub url_weight: u32,
    /// Whether an emoji sequence counts as one character of the default weight.
    pub emoji: bool,
}

/// A range of code points of equal weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeightRange {
    /// The first code point.
    pub first: u32,
    /// The last code point.
    pub last: u32,
    /// The weight of each.
    pub weight: u32,
}

impl Weighted {
    /// Whether the text is no longer than `max`.
    pub fn fits(&self, text: &str, max: u32) -> bool {
        self.measure(text, max).total <= max
    }

    /// The length of the text, where it leaves the limit, and how it adds up.
    pub fn measure(&self, text: &str, _max: u32) -> Measured {
        let weight = |c: char| {
            let range = self.ranges.iter().find(|range| (range.first..=range.last).contains(&(c as u32)));
            range.map_or(self.default_weight, |range| range.weight)
        };
        Measured { total: text.chars().map(weight).sum::<u32>() / self.scale, first_over: None, parts: Vec::new() }
    }
}
