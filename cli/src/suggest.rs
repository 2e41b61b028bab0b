//! What somebody may have meant.

/// How alike two words have to be, from 0 to 1. Measured on typical slips: at
/// this value nothing wrong is suggested.
const LIKENESS: f64 = 0.85;
/// Names that a hint lists; more than that are asked for by a command.
const MOST_LISTED: usize = 16;

/// The candidate that is written most like `word`, if one is close enough.
pub(crate) fn closest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = plain(word);
    candidates
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(&wanted, &plain(candidate)), candidate))
        .filter(|(likeness, _)| *likeness >= LIKENESS)
        // The first of several that are equally close.
        .reduce(|best, other| if other.0 > best.0 { other } else { best })
        .map(|(_, candidate)| candidate)
}

/// What to write instead of `word`: the close candidate, and which there are.
///
/// `elsewhere` says where to find them when they are too many to list.
pub(crate) fn help(word: &str, candidates: &[&str], elsewhere: &str) -> String {
    let close = closest(word, candidates.iter().copied());
    let listed = if candidates.len() > MOST_LISTED {
        elsewhere.to_owned()
    } else {
        let names: Vec<String> = candidates.iter().map(|name| format!("`{name}`")).collect();
        let verb = if names.len() == 1 { "there is only" } else { "there are" };
        format!("{verb} {}", names.join(", "))
    };
    match close {
        Some(close) => format!("did you mean `{close}`? {}", capitalized(&listed)),
        None => listed,
    }
}

fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// Without what people do not look at: case, `-` and `_`.
fn plain(word: &str) -> String {
    word.chars().filter(|c| !matches!(c, '-' | '_')).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::{closest, help};

    #[test]
    fn only_what_is_close_is_suggested() {
        let names = ["text-too-long", "too-long", "wrong-type"];
        assert_eq!(closest("text_too_long", names), Some("text-too-long"));
        assert_eq!(closest("WrongTypes", names), Some("wrong-type"));
        assert_eq!(closest("banana", names), None);
    }

    #[test]
    fn the_names_are_listed_while_they_are_few() {
        assert_eq!(help("of", &["on", "off"], ""), "did you mean `off`? There are `on`, `off`");
        assert_eq!(help("x", &["on"], ""), "there is only `on`");
        assert_eq!(help("x", &["a"; 20], "`rules` lists them"), "`rules` lists them");
    }
}
