//! Ways to measure the length of a text.
//!
//! A measure is one file below `measure/` and one variant of [`Measure`].

mod chars;
mod generated;
mod weighted;

pub use weighted::{WeightRange, Weighted};

/// A way to measure the length of a text, with its parameters.
///
/// ```
/// use tweetspec_runtime::Measure;
///
/// let measured = Measure::Chars.measure("née Åse", 4);
/// assert_eq!(measured.total, 7);
/// assert_eq!(measured.first_over, Some(5));
/// assert!(!Measure::Chars.fits("née Åse", 4));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Unicode scalar values, as JSON Schema counts.
    Chars,
    /// Weighted characters, as social networks count.
    Weighted(Weighted),
}

/// The length of a text and how it adds up.
///
/// ```
/// use tweetspec_runtime::{Measured, Part};
///
/// let expected = Measured {
///     total: 2,
///     first_over: None,
///     parts: vec![Part { kind: "characters", count: 2, weight: 2 }],
/// };
/// assert_eq!(tweetspec_runtime::Measure::Chars.measure("é!", 280), expected);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measured {
    /// The length in the unit of the measure.
    pub total: u32,
    /// Byte offset in the text of the first character that lies beyond the
    /// limit, if the text is over it.
    pub first_over: Option<usize>,
    /// What the total is made of; parts without members are left out.
    pub parts: Vec<Part>,
}

/// One kind of thing that a length is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// What is counted, in the plural: `links`, `emoji`, `wide characters`.
    pub kind: &'static str,
    /// How many there are.
    pub count: u32,
    /// What they add to the total.
    pub weight: u32,
}

impl Measure {
    /// The name of the measure, as a specification writes it.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Chars => "chars",
            Self::Weighted(_) => "weighted",
        }
    }

    /// Whether the text is no longer than `max`.
    ///
    /// Builds nothing and allocates nothing for ordinary text.
    pub fn fits(&self, text: &str, max: u32) -> bool {
        match self {
            Self::Chars => chars::fits(text, max),
            Self::Weighted(weighted) => weighted.fits(text, max),
        }
    }

    /// The length of the text, where it leaves the limit, and how it adds up.
    pub fn measure(&self, text: &str, max: u32) -> Measured {
        match self {
            Self::Chars => chars::measure(text, max),
            Self::Weighted(weighted) => weighted.measure(text, max),
        }
    }
}
