//! The reference, and what was meant by a name that is not in it.

use std::collections::HashMap;
use std::path::Path;
use std::ptr;
use std::sync::LazyLock;

use tweetspec_reference::Reference;
use tweetspec_runtime::Table;

use crate::escape::visible;

/// How alike two names have to be for one to be a slip of the other.
const ALIKE: f64 = 0.85;

/// Names that are suggested at once.
const MOST: usize = 3;

/// The sources that say the same of every specification: what JSON and YAML are.
const STANDARDS: [&str; 2] = ["rfc-8259", "yaml-1.2.2"];

/// The reference that this program was built with.
pub(crate) fn load() -> Reference {
    serde_json::from_str(tweetspec::REFERENCE)
        .expect("the generator writes the reference from the same types")
}

/// Where to read about a rule: its page where the manifest names a repository, or
/// else the first of its sources that has an address. Of a specification of the
/// user's own, only what standards say is the same.
pub(crate) fn link(table: &Table, rule: &str) -> Option<String> {
    static SOURCES: LazyLock<HashMap<String, String>> = LazyLock::new(|| sources(|_| true));
    static OF_STANDARDS: LazyLock<HashMap<String, String>> =
        LazyLock::new(|| sources(|key| STANDARDS.contains(&key)));

    if !is_explained(table, rule) {
        return None;
    }
    if !is_shipped(table) {
        return OF_STANDARDS.get(rule).cloned();
    }
    let repository = Some(env!("CARGO_PKG_REPOSITORY")).filter(|repository| !repository.is_empty());
    let page = |repository: &str| {
        format!("{}/blob/HEAD/tweets/docs/rules/{rule}.md", repository.trim_end_matches('/'))
    };
    repository.map(page).or_else(|| SOURCES.get(rule).cloned())
}

/// Whether the reference knows the rule, which a specification of the user's own
/// may call as it likes.
pub(crate) fn is_explained(table: &Table, rule: &str) -> bool {
    is_shipped(table) || !table.rules.iter().any(|own| own.id == rule)
}

/// Whether the reference is about this table: a specification of the user's own
/// may have its name as well.
pub(crate) fn is_shipped(table: &Table) -> bool {
    ptr::eq(table, tweetspec::CreateTweet::TABLE)
}

/// The first source with an address of each rule, among those whose keys are
/// wanted.
fn sources(is_wanted: impl Fn(&str) -> bool) -> HashMap<String, String> {
    let mut found = HashMap::new();
    for operation in load().operations {
        for rule in &operation.rules {
            let wanted = rule.sources.iter().filter(|cited| is_wanted(&cited.source));
            let mut sources = wanted.filter_map(|cited| operation.source(&cited.source));
            if let Some(url) = sources.find_map(|source| source.url.as_ref()) {
                found.entry(rule.id.clone()).or_insert_with(|| url.clone());
            }
        }
    }
    found
}

/// Says that a name is unknown, and what may have been meant; `spec` is the file of
/// a specification of the user's own, which commands have to name.
pub(crate) fn unknown(reference: &Reference, name: &str, spec: Option<&Path>) -> String {
    let shown = visible(name);
    let of = spec.map(|path| format!(" --spec {}", visible(&path.to_string_lossy()))).unwrap_or_default();
    if let Some((field, note)) = misnomer(reference, name) {
        return format!(
            "there is no field `{shown}`: {}; see `tweetlint explain{of} {field}`",
            visible(note.trim_end_matches('.'))
        );
    }
    let suggestions = similar(reference, name);
    let hint = match suggestions.as_slice() {
        [] => {
            format!("`tweetlint rules{of}` lists the rules, `tweetlint explain{of} --all` everything")
        }
        names => format!("did you mean {}?", names.join(" or ")),
    };
    format!("there is no rule and no field `{shown}`; {hint}")
}

/// The field that is meant by a name that people write instead, and why.
fn misnomer<'r>(reference: &'r Reference, name: &str) -> Option<(&'r str, &'r str)> {
    let fields = reference.operations.iter().flat_map(|operation| &operation.fields);
    let mut named = fields.flat_map(|field| field.misnomers.iter().map(move |misnomer| (field, misnomer)));
    let path = name.trim_start_matches('/').replace('/', ".");
    let (field, misnomer) = named.find(|(_, misnomer)| misnomer.written == path)?;
    Some((&field.path, &misnomer.note))
}

/// Names that are like this one, the most alike first.
fn similar(reference: &Reference, name: &str) -> Vec<String> {
    let plain = |name: &str| name.to_lowercase().replace(['_', ' ', '/'], "-");
    let wanted = plain(name.trim_start_matches('/'));
    let mut found: Vec<(f64, &str)> = Vec::new();
    for operation in &reference.operations {
        let rules = operation.rules.iter().map(|rule| rule.id.as_str());
        let fields = operation.fields.iter().chain(&operation.parameters).map(|field| field.path.as_str());
        let names = [operation.module.as_str(), operation.title.as_str()];
        for known in rules.chain(fields).chain(names) {
            // Members are often named without the objects that they stand in.
            let last = known.rsplit('.').next().unwrap_or(known);
            let alike = [known, last].map(|known| strsim::jaro_winkler(&plain(known), &wanted));
            let alike = alike[0].max(alike[1]);
            if alike >= ALIKE && !found.iter().any(|(_, other)| *other == known) {
                found.push((alike, known));
            }
        }
    }
    // The sort is stable: among equals the order of the reference decides.
    found.sort_by(|(left, _), (right, _)| right.total_cmp(left));
    found.into_iter().take(MOST).map(|(_, name)| format!("`{name}`")).collect()
}

#[cfg(test)]
mod tests {
    use super::{STANDARDS, load, unknown};

    #[test]
    fn the_standards_are_in_the_reference() {
        let reference = load();
        for key in STANDARDS {
            assert!(reference.operations.iter().any(|one| one.source(key).is_some()), "{key}");
        }
    }

    #[track_caller]
    fn check(name: &str, expected: &str) {
        let message = unknown(&load(), name, None);
        assert!(message.contains(expected), "{message}");
    }

    #[test]
    fn what_was_meant_is_suggested() {
        check("atachment-conflict", "did you mean `attachment-conflict`?");
        check("Attachment_Conflict", "did you mean `attachment-conflict`");
        check("media_idz", "`media.media_ids`");
        check("/poll/option", "`poll.options`");
        check("status", "see `tweetlint explain text`");
        check("POST /2/twets", "`POST /2/tweets`");
        check("/in_reply_to_status_id", "see `tweetlint explain reply.in_reply_to_tweet_id`");
    }

    #[test]
    fn nothing_is_suggested_for_what_is_like_nothing() {
        check("xyzzy", "`tweetlint rules` lists the rules");
        check("", "`tweetlint rules` lists the rules");
        check("\u{1b}[31m", "`␛[31m`");
    }
}
