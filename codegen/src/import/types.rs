//! What the type of a schema becomes in the language of specifications.

use serde_json::Value;
use tweetspec_runtime::Pattern;

use super::TODO;
use super::fields::Fields;
use super::yaml::{comment, quoted};
use crate::openapi::{Kind, View, child};

/// The keys of a field beside those that every field has.
pub(super) struct Keys {
    pub(super) kind: String,
    pub(super) rest: Vec<(&'static str, String)>,
    /// The values of a choice and their places.
    pub(super) values: Vec<(String, String)>,
}

impl<'a> Fields<'_, 'a> {
    /// What the type of a field says, unless the language has none for it.
    pub(super) fn keys(&mut self, path: &str, view: &View<'a>) -> Option<Keys> {
        let kinds: Vec<Kind> = match &view.kinds {
            Some(kinds) => kinds.value.iter().copied().filter(|kind| *kind != Kind::Null).collect(),
            None if !view.properties.is_empty() => vec![Kind::Object],
            None if view.items.is_some() => vec![Kind::Array],
            None if view.one_of.is_some() => vec![Kind::String],
            None => Vec::new(),
        };
        let [kind] = kinds[..] else {
            let message = match &kinds[..] {
                [] => "it may be anything, or nothing: it is left out".to_owned(),
                kinds => {
                    let names: Vec<&str> = kinds.iter().map(|kind| kind.name()).collect();
                    format!("it is of several types ({}): it is left out", names.join(", "))
                }
            };
            self.gap(path, view.home(), &message);
            return None;
        };
        let keys = |kind: &str, rest| Keys { kind: kind.to_owned(), rest, values: Vec::new() };
        match kind {
            Kind::Boolean => {
                self.format(path, view, &[]);
                Some(keys("boolean", Vec::new()))
            }
            Kind::Integer => self.integer(path, view).map(|rest| keys("integer", rest)),
            Kind::String => self.string(path, view),
            Kind::Array => {
                let count = |said: Option<&crate::openapi::Said<u64>>| said.map(|said| said.value);
                let range =
                    self.counts(path, view, count(view.min_items.as_ref()), count(view.max_items.as_ref()))?;
                let mut rest: Vec<_> = ranged("items", &range);
                rest.extend(view.unique.as_ref().map(|_| ("unique", "true".to_owned())));
                Some(keys("list", rest))
            }
            Kind::Object => {
                let open = view.closed.is_none().then(|| ("open", "true".to_owned()));
                Some(keys("object", open.into_iter().collect()))
            }
            Kind::Number | Kind::Null => {
                self.gap(path, view.home(), "it is a number with a fraction: it is left out");
                None
            }
        }
    }

    fn format(&mut self, path: &str, view: &View<'a>, known: &[&str]) {
        if let Some(format) = view.format.as_ref().filter(|format| !known.contains(&&*format.value)) {
            let message = format!("the format `{}` is left out", comment(&format.value));
            self.gap(path, &format.at, &message);
        }
    }

    fn integer(&mut self, path: &str, view: &View<'a>) -> Option<Vec<(&'static str, String)>> {
        self.format(path, view, &["int32"]);
        if let Some(format) = view.format.as_ref().filter(|format| format.value == "int32") {
            self.gap(path, &format.at, "the format `int32` is left out, and its ends are limits");
        }
        let small = view.format.as_ref().is_some_and(|format| format.value == "int32");
        let said = |said: Option<&crate::openapi::Said<i64>>, end: i32| {
            said.map(|said| said.value).or_else(|| small.then(|| end.into()))
        };
        let (mut min, mut max) =
            (said(view.minimum.as_ref(), i32::MIN), said(view.maximum.as_ref(), i32::MAX));
        if let Some(listed) = &view.one_of {
            let mut values: Vec<i64> = listed.value.iter().filter_map(Value::as_i64).collect();
            values.sort_unstable();
            values.dedup();
            let row = values.windows(2).all(|pair| pair[0].checked_add(1) == Some(pair[1]));
            if let (Some(first), Some(last)) = (values.first(), values.last()) {
                {
                    (min, max) = (min.max(Some(*first)), Some(max.map_or(*last, |max| max.min(*last))));
                    if !row {
                        self.gap(
                            path,
                            &listed.at,
                            "whole numbers cannot be listed: the draft takes those between, too",
                        );
                    }
                }
            } else {
                self.gap(path, &listed.at, "it lists no whole number: it is left out");
                return None;
            }
        }
        if let (Some(min), Some(max)) = (min, max)
            && min > max
        {
            self.gap(path, view.home(), "its limits leave no number: it is left out");
            return None;
        }
        let text = |end: Option<i64>| end.map(|end| end.to_string()).unwrap_or_default();
        let range = (min.is_some() || max.is_some()).then(|| format!("{}..{}", text(min), text(max)));
        Some(range.map(|range| ("range", quoted(&range))).into_iter().collect())
    }

    fn string(&mut self, path: &str, view: &View<'a>) -> Option<Keys> {
        self.format(path, view, &[]);
        if let Some(listed) = &view.one_of {
            let mut values: Vec<(String, String)> = Vec::new();
            for (index, value) in listed.value.iter().enumerate() {
                match value.as_str() {
                    Some(text) if values.iter().any(|(known, _)| known == text) => {}
                    // A constant is no list.
                    Some(text) if listed.at.ends_with("/const") => {
                        values.push((text.to_owned(), listed.at.clone()));
                    }
                    Some(text) => values.push((text.to_owned(), child(&listed.at, &index.to_string()))),
                    None if value.is_null() => {}
                    None => {
                        let message = format!("the value {value} is no text: it is left out");
                        self.gap(path, &listed.at, &message);
                    }
                }
            }
            if values.is_empty() {
                self.gap(path, &listed.at, "it lists no text: it is left out");
                return None;
            }
            return Some(Keys { kind: "choice".into(), rest: Vec::new(), values });
        }
        let count = |said: Option<&crate::openapi::Said<u64>>| said.map(|said| said.value);
        let range =
            self.counts(path, view, count(view.min_length.as_ref()), count(view.max_length.as_ref()))?;
        let mut rest: Vec<_> = ranged("chars", &range);
        for (index, pattern) in view.patterns.iter().enumerate() {
            match Pattern::parse(&pattern.value) {
                Ok(_) if index == 0 => {
                    rest.push(("pattern", quoted(&pattern.value)));
                    let words = quoted(&format!("{TODO}: {}", pattern.value));
                    rest.push(("pattern_doc", digits(&pattern.value).map_or(words, |words| quoted(&words))));
                }
                Ok(_) => {
                    let message = format!("only one pattern can hold: {} is left out", pattern.value);
                    self.gap(path, &pattern.at, &message);
                }
                Err(error) => {
                    let message =
                        format!("the pattern {} is left out: {}", comment(&pattern.value), error.message);
                    self.gap(path, &pattern.at, &message);
                }
            }
        }
        Some(Keys { kind: "string".into(), rest, values: Vec::new() })
    }

    /// A range of counts as the language writes it, empty for every count;
    /// `None` where it holds nothing.
    fn counts(&mut self, path: &str, view: &View<'a>, min: Option<u64>, max: Option<u64>) -> Option<String> {
        let most = u64::from(u32::MAX);
        let (min, max) = (min.filter(|min| *min > 0), max.filter(|max| *max <= most));
        if min.unwrap_or(0) > max.unwrap_or(most) {
            self.gap(path, view.home(), "its limits leave nothing: it is left out");
            return None;
        }
        let text = |end: Option<u64>| end.map(|end| end.to_string()).unwrap_or_default();
        let said = min.is_some() || max.is_some();
        Some(if said { format!("{}..{}", text(min), text(max)) } else { String::new() })
    }
}

/// The key for a range, unless it is empty.
fn ranged(key: &'static str, range: &str) -> Vec<(&'static str, String)> {
    if range.is_empty() { Vec::new() } else { vec![(key, quoted(range))] }
}

/// The words for `^[0-9]{a,b}$`.
fn digits(pattern: &str) -> Option<String> {
    let counts = pattern.strip_prefix("^[0-9]{")?.strip_suffix("}$")?;
    match counts.split_once(',') {
        Some((min, max)) if !max.is_empty() => Some(format!("{min} to {max} digits")),
        Some((min, _)) => Some(format!("{min} digits or more")),
        None => Some(format!("{counts} digits")),
    }
}
