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

/// What a look at the bytes of a text needs to know of a measure.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Gauge {
    /// A character counts one.
    Chars,
    /// A character counts one or two, two only from U+1100 on, and a link so
    /// much.
    OneOrTwo { link: u32 },
    /// Bytes tell nothing.
    Unknown,
}

impl Gauge {
    /// How many bytes a text without a dot may have that is surely no longer
    /// than `max`; `None` if bytes tell nothing.
    pub(crate) const fn room(self, is_ascii: bool, max: u32) -> Option<usize> {
        match self {
            Self::OneOrTwo { .. } if !is_ascii => Some(max as usize / 2),
            Self::Chars | Self::OneOrTwo { .. } => Some(max as usize),
            Self::Unknown => None,
        }
    }

    /// For how many bytes a dot counts in [`Gauge::room`], if it is in a link.
    pub(crate) const fn dot(self) -> usize {
        match self {
            Self::OneOrTwo { link } => link as usize,
            Self::Chars | Self::Unknown => 0,
        }
    }

    /// Whether the bytes of a text, and what is known of them, tell that it is
    /// no longer than `max`.
    #[inline]
    pub(crate) fn surely_fits(self, bytes: &[u8], is_ascii: bool, has_dot: bool, max: u32) -> bool {
        let (len, max) = (bytes.len() as u64, u64::from(max));
        match self {
            Self::Chars => len <= max,
            Self::OneOrTwo { link } => {
                let link = if has_dot { u64::from(link) } else { 0 };
                weighted::surely_fits(bytes, is_ascii, link, max)
            }
            Self::Unknown => false,
        }
    }
}

impl Measure {
    /// What a look at the bytes of a text needs to know.
    pub(crate) fn gauge(&self) -> Gauge {
        match self {
            Self::Chars => Gauge::Chars,
            Self::Weighted(weighted) => weighted.gauge(),
        }
    }

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
