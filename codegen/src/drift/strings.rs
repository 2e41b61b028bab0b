//! Differences of texts: listed values, lengths, patterns.
//!
//! Lengths and patterns are compared by the texts that they let through, so
//! what one side says with a length and the other with a pattern is no
//! difference.

use serde_json::{Value, json};
use tweetspec_runtime::Pattern;
use tweetspec_spec::ir::{Choice, Shape, Spec, StringShape};

use super::Kind;
use super::compare::Difference;
use super::limits::sides;
use crate::analyse::texts::{Search, Texts};
use crate::openapi::{Said, View};

/// Every difference of the texts that a shape and a schema take.
pub(super) fn differences(spec: &Spec, shape: &Shape, view: &View<'_>) -> Vec<Difference> {
    match shape {
        Shape::Choice(choice) => values(choice, view),
        Shape::String(string) => {
            let mut found = texts(spec, shape, string, view);
            if let Some(theirs) = &view.one_of {
                let message = "the document lists the values, the specification takes any text".to_owned();
                let theirs = Some(Said { value: json!(theirs.value), at: theirs.at.clone() });
                let (kind, keyword, key, ours) = (Kind::Looser, "enum", "type", None);
                found.push(Difference { kind, keyword, key, message, ours, theirs });
            }
            found
        }
        _ => Vec::new(),
    }
}

fn values(choice: &Choice, view: &View<'_>) -> Vec<Difference> {
    let ours: Vec<Value> = choice.values.iter().map(|value| json!(value.value)).collect();
    let difference = |kind, message: String, theirs: Option<&Said<Vec<Value>>>| Difference {
        kind,
        keyword: "enum",
        key: "values",
        message,
        ours: Some(json!(ours)),
        theirs: theirs.map(|theirs| Said { value: json!(theirs.value), at: theirs.at.clone() }),
    };
    let Some(theirs) = &view.one_of else {
        let message = "the specification lists the values, the document takes any text";
        // A list that is open refuses nothing either.
        return if choice.open { Vec::new() } else { vec![difference(Kind::Stricter, message.into(), None)] };
    };
    let said = |values: Vec<&Value>| values.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let only_ours: Vec<&Value> = ours.iter().filter(|value| !theirs.value.contains(value)).collect();
    let only_theirs: Vec<&Value> =
        theirs.value.iter().filter(|value| !value.is_null() && !ours.contains(value)).collect();
    let mut found = Vec::new();
    if !only_ours.is_empty() {
        let message = format!("the document does not list {}", said(only_ours));
        found.push(difference(Kind::OnlyInSpec, message, Some(theirs)));
    }
    if !only_theirs.is_empty() {
        let message = format!("the document lists {}", said(only_theirs));
        found.push(difference(Kind::OnlyUpstream, message, Some(theirs)));
    }
    if choice.open && found.is_empty() {
        let message = "the specification takes values that neither lists".to_owned();
        found.push(difference(Kind::Looser, message, Some(theirs)));
    }
    found
}

/// A keyword about texts: what each side says, and the texts that each lets
/// through by it; `None` where that cannot be told.
struct Keyword {
    name: &'static str,
    key: &'static str,
    ours: Option<Value>,
    theirs: Option<Said<Value>>,
    our_texts: Texts,
    their_texts: Option<Texts>,
}

fn texts(spec: &Spec, shape: &Shape, string: &StringShape, view: &View<'_>) -> Vec<Difference> {
    let Some(all_ours) = Texts::of(spec, shape) else { return Vec::new() };
    let of_length = |min: u64, max: u64| {
        let cut = |count| u32::try_from(count).unwrap_or(u32::MAX);
        let Texts::Row { pieces, .. } = Texts::all() else { return Texts::all() };
        Texts::Row { pieces, min: cut(min), max: cut(max) }
    };
    let said = |said: &Option<Said<u64>>| {
        let said = said.as_ref()?;
        Some(Said { value: json!(said.value), at: said.at.clone() })
    };
    let pattern = |text: &str| {
        let pieces = Pattern::parse(text).ok()?.pieces.to_vec();
        Some(Texts::Row { pieces, min: 0, max: u32::MAX })
    };
    let (least, most) = (view.min_length.as_ref(), view.max_length.as_ref());
    let their_pattern = match &view.patterns[..] {
        [] => Some(Texts::all()),
        [one] => pattern(&one.value),
        // Several hold at once, which is more than one row of classes.
        _ => None,
    };
    let all_theirs = their_pattern.clone().map(|texts| match texts {
        Texts::Row { pieces, .. } => {
            let lengths =
                of_length(least.map_or(0, |said| said.value), most.map_or(u64::MAX, |said| said.value));
            match lengths {
                Texts::Row { min, max, .. } => Texts::Row { pieces, min, max },
                words @ Texts::Words(_) => words,
            }
        }
        words @ Texts::Words(_) => words,
    });
    let joined = view.patterns.iter().map(|said| said.value.as_str()).collect::<Vec<_>>().join(" and ");
    let keywords = [
        Keyword {
            name: "minLength",
            key: "chars",
            ours: (string.min_chars > 0).then(|| json!(string.min_chars)),
            theirs: said(&view.min_length).filter(|said| said.value != json!(0)),
            our_texts: of_length(string.min_chars.into(), u64::MAX),
            their_texts: Some(of_length(least.map_or(0, |said| said.value), u64::MAX)),
        },
        Keyword {
            name: "maxLength",
            key: "chars",
            ours: string.max_chars.map(|max| json!(max)),
            theirs: said(&view.max_length),
            our_texts: of_length(0, string.max_chars.map_or(u64::MAX, u64::from)),
            their_texts: Some(of_length(0, most.map_or(u64::MAX, |said| said.value))),
        },
        Keyword {
            name: "pattern",
            key: "pattern",
            ours: string.pattern.as_ref().map(|pattern| json!(pattern.text)),
            theirs: view.patterns.first().map(|said| Said { value: json!(joined), at: said.at.clone() }),
            our_texts: string.pattern.as_ref().and_then(|own| pattern(&own.text)).unwrap_or_else(Texts::all),
            their_texts: their_pattern,
        },
    ];
    keywords.into_iter().filter_map(|keyword| difference(keyword, &all_ours, all_theirs.as_ref())).collect()
}

fn difference(keyword: Keyword, all_ours: &Texts, all_theirs: Option<&Texts>) -> Option<Difference> {
    let Keyword { name, key, ours, theirs, our_texts, their_texts } = keyword;
    if ours == theirs.as_ref().map(|theirs| theirs.value.clone()) {
        return None;
    }
    // What one side lets through as a whole and the other does not let through
    // by this keyword; what cannot be told counts as there.
    let misses = |texts: Option<&Texts>, others: Option<&Texts>| match (texts, others) {
        (Some(texts), Some(others)) => match texts.shortest_outside(&[others]) {
            Search::Found(_) => true,
            Search::Nothing => false,
            Search::TooLarge => lengths_reach_beyond(texts, others),
        },
        _ => true,
    };
    let looser = theirs.is_some() && misses(Some(all_ours), their_texts.as_ref());
    let stricter = ours.is_some() && misses(all_theirs, Some(&our_texts));
    let kind = match (stricter, looser) {
        (true, true) => Kind::Different,
        (true, false) => Kind::Stricter,
        (false, true) => Kind::Looser,
        (false, false) => return None,
    };
    let message = sides(name, ours.as_ref(), theirs.as_ref().map(|theirs| &theirs.value));
    Some(Difference { kind, keyword: name, key, message, ours, theirs })
}

/// Whether the lengths alone let through a text that the others do not.
fn lengths_reach_beyond(texts: &Texts, others: &Texts) -> bool {
    match (texts, others) {
        (Texts::Row { min, max, .. }, Texts::Row { min: least, max: most, .. }) => min < least || max > most,
        _ => true,
    }
}
