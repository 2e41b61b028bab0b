//! Laws about where facts come from.

use crate::load::context::{Context, cited};
use crate::load::problems::Problems;
use crate::load::suggest;

/// A citation names a source that is listed, and a place in it.
pub(super) fn sources_exist(context: &Context<'_>, problems: &mut Problems) {
    for (citations, at) in context.citations() {
        let mut any = false;
        for (index, key, locator) in cited(citations) {
            any = true;
            let place = at.item(index).key(key);
            if context.spec.sources.get(key).is_none() {
                let hint = suggest::hint(key, context.spec.sources.keys());
                let message = format!("there is no source `{key}` under `sources`");
                problems.error("unknown-source", place.name(), message).maybe_hint(hint);
            } else if locator.trim().is_empty() {
                problems
                    .error("empty-text", place.name(), format!("the place in `{key}` is empty"))
                    .hint("say where in the source it stands: a table row, a section, a JSON Pointer");
            }
        }
        if !any {
            problems
                .error(
                    "missing-source",
                    at.name(),
                    "the list of sources is empty: a fact without a source cannot be checked again",
                )
                .hint("write `source: { source-key: \"place in it\" }`");
        }
    }
}

/// The day on which a source was read is a date, `YYYY-MM-DD`.
pub(super) fn dates_are_dates(context: &Context<'_>, problems: &mut Problems) {
    for (key, source) in context.spec.sources.iter() {
        let Some(date) = &source.retrieved else { continue };
        if !is_date(date) {
            let place = context.at.key("sources").key(key).key("retrieved");
            problems
                .error("not-a-date", place.value(), format!("`{date}` is no date"))
                .hint("write it as `2026-01-31`");
        }
    }
}

/// `YYYY-MM-DD`.
pub(super) fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let number = |text: &str, len, max: u32| {
        text.len() == len
            && text.bytes().all(|byte| byte.is_ascii_digit())
            && text.parse::<u32>().is_ok_and(|number| (1..=max).contains(&number))
    };
    let [year, month, day] = parts[..] else { return false };
    number(year, 4, 9999) && number(month, 2, 12) && number(day, 2, 31)
}
