//! Limits of numbers and of lists, on both sides.

use serde_json::{Value, json};
use tweetspec_spec::ir::Path;

use super::Kind;
use super::compare::{Comparison, Difference};
use crate::openapi::{Said, View};

impl<'d> Comparison<'_, 'd> {
    pub(super) fn integer(&mut self, path: &Path, (min, max): (Option<i64>, Option<i64>), view: &View<'d>) {
        // A width is a limit that the document leaves unsaid; where nobody says
        // one, the format is difference enough.
        let width = view.format.as_ref().filter(|format| format.value == "int32");
        let end = |said: &Option<Said<i64>>, ours: Option<i64>, end: i32| {
            let implied = || ours.and(width).map(|width| Said { value: end.into(), at: width.at.clone() });
            said.clone().or_else(implied)
        };
        let (mut least, mut most) = (end(&view.minimum, min, i32::MIN), end(&view.maximum, max, i32::MAX));
        if let Some(listed) = &view.one_of {
            // A list is a range where it has no holes.
            let mut values: Vec<i64> = listed.value.iter().filter_map(Value::as_i64).collect();
            values.sort_unstable();
            let said = |value: Option<&i64>| value.map(|value| Said { value: *value, at: listed.at.clone() });
            (least, most) = (said(values.first()), said(values.last()));
            if values.windows(2).any(|pair| pair[1] > pair[0].saturating_add(1)) {
                let message =
                    "the document lists the values, the specification takes those between".to_owned();
                let theirs = Some(Said { value: json!(listed.value), at: listed.at.clone() });
                let (kind, keyword, key, ours) = (Kind::Looser, "enum", "range", None);
                self.differ(path, Difference { kind, keyword, key, message, ours, theirs });
            }
        }
        let limits = [("minimum", min, &least, 1), ("maximum", max, &most, -1)];
        for (keyword, ours, theirs, sign) in limits {
            let theirs = theirs.clone();
            let (our, their) = (ours, theirs.as_ref().map(|theirs| theirs.value));
            if our == their {
                continue;
            }
            let stricter = match (our, their) {
                (Some(ours), Some(theirs)) => ours.saturating_mul(sign) > theirs.saturating_mul(sign),
                (ours, _) => ours.is_some(),
            };
            self.limit(path, keyword, "range", stricter, ours.map(Value::from), theirs);
        }
    }

    /// A least number of elements, for which zero is none.
    pub(super) fn count(
        &mut self,
        path: &Path,
        keyword: &'static str,
        ours: u64,
        theirs: Option<&Said<u64>>,
    ) {
        let their = theirs.map_or(0, |theirs| theirs.value);
        if ours != their {
            let said = (ours > 0).then(|| json!(ours));
            self.limit(path, keyword, "items", ours > their, said, theirs.cloned());
        }
    }

    pub(super) fn most(&mut self, path: &Path, ours: Option<u64>, theirs: Option<&Said<u64>>) {
        let their = theirs.map(|theirs| theirs.value);
        if ours != their {
            let stricter = ours.unwrap_or(u64::MAX) < their.unwrap_or(u64::MAX);
            self.limit(path, "maxItems", "items", stricter, ours.map(Value::from), theirs.cloned());
        }
    }

    fn limit<T: Into<Value>>(
        &mut self,
        path: &Path,
        keyword: &'static str,
        key: &'static str,
        stricter: bool,
        ours: Option<Value>,
        theirs: Option<Said<T>>,
    ) {
        let theirs = theirs.map(|theirs| Said { value: theirs.value.into(), at: theirs.at });
        let kind = if stricter { Kind::Stricter } else { Kind::Looser };
        let message = sides(keyword, ours.as_ref(), theirs.as_ref().map(|theirs| &theirs.value));
        self.differ(path, Difference { kind, keyword, key, message, ours, theirs });
    }
}

/// What each side says about a keyword.
pub(super) fn sides(keyword: &str, ours: Option<&Value>, theirs: Option<&Value>) -> String {
    let say = |value: Option<&Value>| value.map_or_else(|| "none".to_owned(), Value::to_string);
    format!("`{keyword}` is {} in the specification and {} in the document", say(ours), say(theirs))
}
