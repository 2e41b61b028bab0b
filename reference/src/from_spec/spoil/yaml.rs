//! Mistakes that only YAML has.

use tweetspec_spec::ir::Step;

use super::super::document::yaml;
use super::Target;

/// The document in YAML, with another line for the field where that is a text
/// without quotes.
fn in_yaml(target: Target<'_>, change: impl FnOnce(&str) -> String) -> Vec<String> {
    let Some(Step::Member(name)) = target.field.path.0.last() else { return Vec::new() };
    let text = yaml(target.document);
    let start = format!("{name}: ");
    let line = text.lines().find_map(|line| Some((line, line.trim_start().strip_prefix(&start)?)));
    let plain =
        line.filter(|(_, value)| value.starts_with(|c: char| c.is_alphabetic()) && value.contains(' '));
    plain
        .map(|(line, value)| text.replacen(line, &line.replacen(value, &change(value), 1), 1))
        .into_iter()
        .collect()
}

pub(in super::super) fn sign(target: Target<'_>) -> Vec<String> {
    let colon = in_yaml(target, |value| format!("Note: {value}"));
    colon.into_iter().chain(in_yaml(target, |value| format!("@{value}"))).collect()
}

pub(in super::super) fn anchor(target: Target<'_>) -> Vec<String> {
    in_yaml(target, |value| format!("&{value}"))
}

pub(in super::super) fn alias(target: Target<'_>) -> Vec<String> {
    in_yaml(target, |value| format!("*{}", value.replacen(' ', "* ", 1)))
}

pub(in super::super) fn tag(target: Target<'_>) -> Vec<String> {
    let known = in_yaml(target, |value| format!("!!str {value}"));
    known.into_iter().chain(in_yaml(target, |value| format!("!{value}"))).collect()
}

pub(in super::super) fn hashtag(target: Target<'_>) -> Vec<String> {
    in_yaml(target, |value| format!("{value} #today"))
}

pub(in super::super) fn number_as_key(target: Target<'_>) -> Vec<String> {
    vec![format!("{}\n1: first", yaml(target.document))]
}

pub(in super::super) fn merge_key(target: Target<'_>) -> Vec<String> {
    vec![format!("{}\n<<: *defaults", yaml(target.document))]
}

pub(in super::super) fn unquoted(target: Target<'_>) -> Vec<String> {
    let text = yaml(target.document);
    let words = ["yes", "no"].map(|word| (format!("\"{word}\""), word));
    let unquoted = words.iter().fold(text.clone(), |text, (quoted, word)| text.replace(quoted, word));
    if unquoted == text { Vec::new() } else { vec![unquoted] }
}
