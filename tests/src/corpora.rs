//! Payloads to measure on: valid ones of several kinds, and spoiled ones.
//!
//! All are made from the specification, and the same seed gives the same ones.

use std::fmt::Write as _;

use tweetspec_runtime::{Checker, Scratch, Severity, Table};
use tweetspec_spec::ir::{Path, Spec, Step};

use crate::dice::{self, Dice};
use crate::json::Json;
use crate::{sample, spoil};

/// A kind of payload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Valid ones with any members, 170 bytes on average.
    Mix,
    /// The same, but one in ten is spoiled and has an error.
    TenPercentBad,
    /// A text and nothing else.
    TextOnly,
    /// A text and a poll.
    Polls,
    /// A text and media with many ids.
    MediaLists,
    /// Texts that are nearly as long as they may be.
    LongTexts,
    /// Texts of other scripts and of emoji.
    Wide,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::Mix,
        Self::TenPercentBad,
        Self::TextOnly,
        Self::Polls,
        Self::MediaLists,
        Self::LongTexts,
        Self::Wide,
    ];

    /// What a report calls it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Mix => "valid mix",
            Self::TenPercentBad => "10 % bad",
            Self::TextOnly => "text only",
            Self::Polls => "polls",
            Self::MediaLists => "media lists",
            Self::LongTexts => "long texts",
            Self::Wide => "CJK and emoji",
        }
    }
}

/// The average length of a payload of the mix.
const AVERAGE: usize = 170;

/// So many payloads of a kind.
pub fn payloads(spec: &Spec, kind: Kind, count: usize) -> Vec<Json> {
    let table = tweetspec_spec::lower(spec);
    let mut judge = Judge { table: &table, scratch: Scratch::default() };
    let mut rng = dice::seeded(1);
    let mut dice = Dice::new(&mut rng);
    let mut payloads = Vec::with_capacity(count);
    let mut bytes = 0;
    while payloads.len() < count {
        let mut payload = match kind {
            Kind::Mix | Kind::TenPercentBad => sample::document(spec, &mut dice),
            Kind::TextOnly => with(spec, &["text"], 60, &mut dice),
            Kind::Polls => with(spec, &["text", "poll"], 60, &mut dice),
            Kind::MediaLists => with(spec, &["text", "media"], 60, &mut dice),
            Kind::LongTexts => with(spec, &["text"], 270, &mut dice),
            Kind::Wide => with(spec, &["text"], 120, &mut dice),
        };
        payload.unescape();
        let text = payload.to_string();
        let is_wanted = match kind {
            // Towards the average: a payload on the other side of it is left out.
            Kind::Mix | Kind::TenPercentBad => {
                let longer = bytes > AVERAGE * payloads.len();
                text.len() < 700 && (text.len() <= AVERAGE || !longer) && (text.len() > 60 || longer)
            }
            Kind::TextOnly | Kind::Polls => true,
            Kind::MediaLists => text.matches(',').count() >= 8,
            Kind::LongTexts => text.len() > 240,
            Kind::Wide => text.bytes().filter(|byte| !byte.is_ascii()).count() > text.len() / 2,
        };
        if !is_wanted || !judge.is_valid(&payload) {
            continue;
        }
        bytes += text.len();
        if kind == Kind::TenPercentBad && payloads.len() % 10 == 9 {
            payload = judge.spoiled(spec, &payload, &mut dice);
        }
        payloads.push(payload);
    }
    payloads
}

struct Judge<'t> {
    table: &'t Table,
    scratch: Scratch,
}

impl Judge<'_> {
    fn is_valid(&mut self, payload: &Json) -> bool {
        let checker = Checker::new(self.table).least(Severity::Error);
        checker.is_valid(payload.to_string().as_bytes(), &mut self.scratch)
    }

    fn spoiled(&mut self, spec: &Spec, payload: &Json, dice: &mut Dice) -> Json {
        loop {
            let mut spoiled = payload.clone();
            spoil::spoil(spec, &mut spoiled, dice);
            if !self.is_valid(&spoiled) {
                return spoiled;
            }
        }
    }
}

/// A document with these members alone; a text among them has about so many
/// characters.
fn with(spec: &Spec, names: &[&str], length: u32, dice: &mut Dice) -> Json {
    let fields = spec.root.fields.iter().filter(|field| names.contains(&field.name.as_str()));
    let members = fields.map(|field| {
        let path = Path(vec![Step::Member(field.name.clone())]);
        let value = match field.name.as_str() {
            "text" => Json::String(sample::prose(dice.between(length / 2, length), dice).into()),
            _ => sample::value(spec, &field.shape, &path, dice),
        };
        (field.name.as_str().into(), value)
    });
    Json::Object(members.collect())
}

/// The document as programs write it for people: a line a member, two spaces a
/// level.
pub fn pretty(json: &Json) -> String {
    let mut out = String::new();
    push_pretty(json, 0, &mut out);
    out
}

fn push_pretty(json: &Json, level: usize, out: &mut String) {
    let begin = |out: &mut String, index: usize| {
        out.push_str(if index > 0 { ",\n" } else { "\n" });
        out.push_str(&"  ".repeat(level + 1));
    };
    let end = format!("\n{}", "  ".repeat(level));
    match json {
        Json::Array(elements) if !elements.is_empty() => {
            out.push('[');
            for (index, element) in elements.iter().enumerate() {
                begin(out, index);
                push_pretty(element, level + 1, out);
            }
            out.push_str(&end);
            out.push(']');
        }
        Json::Object(members) if !members.is_empty() => {
            out.push('{');
            for (index, (key, value)) in members.iter().enumerate() {
                begin(out, index);
                write!(out, "{key}: ").expect("a string takes everything");
                push_pretty(value, level + 1, out);
            }
            out.push_str(&end);
            out.push('}');
        }
        other => write!(out, "{other}").expect("a string takes everything"),
    }
}
