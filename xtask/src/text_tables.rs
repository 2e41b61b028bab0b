//! Tables for the text measures: top-level domains and emoji sequences.
//!
//! The data come from crates that only this tool depends on, so that nothing
//! that ships carries them twice. The output is a pure function of the crate
//! versions in `Cargo.lock` and of the files in `xtask/data/`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// Top-level domains that the official libraries knew when they were frozen.
const HISTORICAL_TLDS: &str = include_str!("../data/twitter-text-3.1.0-tlds.txt");

const VARIATION_SELECTOR: char = '\u{fe0f}';
const ZERO_WIDTH_JOINER: char = '\u{200d}';
const SKIN_TONES: std::ops::RangeInclusive<char> = '\u{1f3fb}'..='\u{1f3ff}';

/// Emoji that are shown in colour by themselves and still take a variation
/// selector: the official emoji data count both as one.
const COLOURED_WITH_SELECTOR: &str =
    "⌚⌛◽◾☔☕♈♉♊♋♌♍♎♏♐♑♒♓♿⚓⚡⚪⚫⚽⚾⛄⛅⛔⛪⛲⛳⛵⛺⛽❗⬛⬜⭐⭕🀄🈚🈯";

/// The official emoji data let a skier have a skin tone, Unicode does not.
const SKIER: char = '\u{26f7}';

/// The generated files, as path below the project's root and contents.
pub(crate) fn files() -> Vec<(&'static str, String)> {
    vec![
        ("runtime/src/measure/generated/emoji.rs", emoji_file(&emoji_sequences(), &emoji_characters())),
        ("runtime/src/measure/generated/tld.rs", tld_file(&top_level_domains())),
    ]
}

/// The first lines of a generated file.
fn header(about: &str, source: &str) -> String {
    format!(
        "//! {about}\n//!\n//! Made by `cargo xtask generate` from {source}.\n//! Do not edit: change `xtask/src/text_tables.rs` and generate again.\n\n"
    )
}

/// Today's top-level domains and the historical ones, in lower case.
///
/// The union is right more often than either list: a link with a domain that
/// was retired still is a link in old texts, and new domains keep coming.
fn top_level_domains() -> BTreeSet<String> {
    let historical = HISTORICAL_TLDS.lines().filter(|line| !line.starts_with('#')).map(str::to_owned);
    let current = tld::TLD.iter().filter_map(|name| match name.strip_prefix("xn--") {
        Some(encoded) => decode_punycode(encoded),
        None => Some((*name).to_owned()),
    });
    historical.chain(current).filter(|name| !name.is_empty()).collect()
}

/// Decodes one label in punycode (RFC 3492), without its `xn--`.
fn decode_punycode(encoded: &str) -> Option<String> {
    let (basic, digits) = encoded.rsplit_once('-').unwrap_or(("", encoded));
    let mut output: Vec<char> = basic.chars().collect();
    let (mut code, mut index, mut bias) = (128_u32, 0_u32, 72_u32);
    let mut digits = digits.bytes().peekable();
    while digits.peek().is_some() {
        let start = index;
        let mut weight = 1_u32;
        for step in (36_u32..).step_by(36) {
            let digit = match digits.next()? {
                letter @ b'a'..=b'z' => u32::from(letter - b'a'),
                number @ b'0'..=b'9' => u32::from(number - b'0') + 26,
                _ => return None,
            };
            index = index.checked_add(digit.checked_mul(weight)?)?;
            let threshold = step.saturating_sub(bias).clamp(1, 26);
            if digit < threshold {
                break;
            }
            weight = weight.checked_mul(36 - threshold)?;
        }
        let count = output.len() as u32 + 1;
        let mut delta = (index - start) / if start == 0 { 700 } else { 2 };
        delta += delta / count;
        bias = 0;
        while delta > 455 {
            delta /= 35;
            bias += 36;
        }
        bias += 36 * delta / (delta + 38);
        code = code.checked_add(index / count)?;
        index %= count;
        output.insert(index as usize, char::from_u32(code)?);
        index += 1;
    }
    Some(output.into_iter().collect())
}

fn tld_file(names: &BTreeSet<String>) -> String {
    let (ascii, other): (Vec<&String>, Vec<&String>) = names.iter().partition(|name| name.is_ascii());
    let longest = ascii.iter().map(|name| name.len()).max().unwrap_or(0);
    let mut out = header(
        "Top-level domains.",
        "the IANA root zone (crate `tld`)\n//! and the list in `xtask/data/twitter-text-3.1.0-tlds.txt`",
    );
    out.push_str(
        "/// The ASCII names: entry `n` holds those of `n` letters, sorted, each followed by a space.\n",
    );
    let _ = writeln!(out, "pub(crate) static ASCII: [&str; {}] = [", longest + 1);
    for length in 0..=longest {
        let row: Vec<&str> =
            ascii.iter().filter(|name| name.len() == length).map(|name| name.as_str()).collect();
        if row.is_empty() {
            out.push_str("    \"\",\n");
            continue;
        }
        out.push_str("    \"");
        for line in row.chunks(90 / (length + 1)) {
            // A line continuation swallows plain spaces, so the last one is escaped.
            let _ = write!(out, "\\\n     {}\\x20", line.join(" "));
        }
        out.push_str("\",\n");
    }
    out.push_str("];\n\n");
    let mut groups: BTreeMap<char, Vec<&str>> = BTreeMap::new();
    for name in other {
        if let Some(first) = name.chars().next() {
            groups.entry(first).or_default().push(name);
        }
    }
    out.push_str("/// The other names in NFC by their first character, the longer ones first.\n");
    let _ = writeln!(out, "pub(crate) static OTHER: [(char, &[&str]); {}] = [", groups.len());
    for (first, names) in &mut groups {
        names.sort_by_key(|name| (std::cmp::Reverse(name.len()), *name));
        let _ = writeln!(out, "    ('{first}', &[\"{}\"]),", names.join("\", \""));
    }
    out.push_str("];\n");
    out
}

/// Every emoji of the data, with skin tones.
fn emoji_strings() -> BTreeSet<&'static str> {
    let plain = emojis::iter();
    let toned = emojis::iter().filter_map(emojis::Emoji::skin_tones).flatten();
    plain.chain(toned).map(emojis::Emoji::as_str).collect()
}

/// Emoji of one code point; they weigh what their code point weighs, the list
/// is for the breakdown only.
fn emoji_characters() -> BTreeSet<char> {
    let bare = emoji_strings().into_iter().filter_map(|text| {
        let mut characters = text.chars().filter(|c| *c != VARIATION_SELECTOR);
        let first = characters.next()?;
        characters.next().is_none().then_some(first)
    });
    // `©` and `®` without a selector are ordinary signs, not emoji.
    bare.filter(|c| *c >= '\u{2000}').collect()
}

/// Every sequence of two or more code points that counts as one emoji.
fn emoji_sequences() -> BTreeSet<String> {
    let mut sequences = BTreeSet::new();
    for text in emoji_strings() {
        for form in without_selectors(text) {
            sequences.insert(form);
        }
        // A person with a selector and then a tone is not well-formed, but the
        // official data count it as one.
        let characters: Vec<char> = text.chars().collect();
        if let [base, tone] = characters[..]
            && SKIN_TONES.contains(&tone)
            && emojis::get(&format!("{base}{VARIATION_SELECTOR}"))
                .is_some_and(|e| e.as_str().contains(VARIATION_SELECTOR))
        {
            sequences.insert(format!("{base}{VARIATION_SELECTOR}{tone}"));
        }
    }
    for base in COLOURED_WITH_SELECTOR.chars() {
        sequences.insert(format!("{base}{VARIATION_SELECTOR}"));
    }
    for tone in SKIN_TONES {
        sequences.insert(format!("{SKIER}{tone}"));
        sequences.insert(format!("{SKIER}{VARIATION_SELECTOR}{tone}"));
    }
    sequences.retain(|text| text.chars().nth(1).is_some());
    sequences
}

/// The text and its forms with some or all variation selectors left out:
/// writers and keyboards leave them out, and readers see the same picture.
fn without_selectors(text: &str) -> BTreeSet<String> {
    let mut forms = BTreeSet::from([String::new()]);
    for character in text.chars() {
        let mut longer: BTreeSet<String> = forms.iter().map(|form| format!("{form}{character}")).collect();
        if character == VARIATION_SELECTOR {
            longer.append(&mut forms);
        }
        forms = longer;
    }
    forms
}

/// A node of the prefix tree of sequences.
#[derive(Default)]
struct Trie {
    accepts: bool,
    edges: BTreeMap<char, Trie>,
}

/// A state of the smallest automaton that accepts the sequences.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct State {
    accepts: bool,
    edges: Vec<(char, usize)>,
}

/// Numbers equal subtrees once, children before parents.
fn minimise(node: &Trie, states: &mut Vec<State>, known: &mut BTreeMap<State, usize>) -> usize {
    let edges = node.edges.iter().map(|(c, child)| (*c, minimise(child, states, known))).collect();
    let state = State { accepts: node.accepts, edges };
    *known.entry(state.clone()).or_insert_with(|| {
        states.push(state);
        states.len() - 1
    })
}

fn emoji_file(sequences: &BTreeSet<String>, characters: &BTreeSet<char>) -> String {
    let mut root = Trie::default();
    let mut second = BTreeSet::new();
    for sequence in sequences {
        let mut node = &mut root;
        for character in sequence.chars() {
            node = node.edges.entry(character).or_default();
        }
        node.accepts = true;
        second.extend(sequence.chars().nth(1));
    }
    let (mut states, mut known) = (Vec::new(), BTreeMap::new());
    let mut first = String::new();
    for (character, node) in &root.edges {
        let state = minimise(node, &mut states, &mut known);
        let _ = writeln!(first, "    ({}, {state}),", quoted(*character));
    }

    let mut out = header(
        "Emoji sequences.",
        "the Unicode data in crate `emojis`,\n//! with the forms that leave out variation selectors",
    );
    let _ = writeln!(out, "/// A state: whether the sequence may end here, and where a character leads.");
    let _ = writeln!(out, "pub(crate) type State = (bool, &'static [(char, u16)]);\n");
    let _ = writeln!(
        out,
        "/// First characters of the {} sequences and the states they lead to, sorted.",
        sequences.len()
    );
    let _ = writeln!(out, "pub(crate) static FIRST: [(char, u16); {}] = [\n{first}];\n", root.edges.len());
    let _ = writeln!(out, "/// Every character that can be the second one of a sequence.");
    let _ = writeln!(out, "pub(crate) static SECOND: [(char, char); {}] = [", ranges(&second).len());
    for (from, to) in ranges(&second) {
        let _ = writeln!(out, "    ({}, {}),", quoted(from), quoted(to));
    }
    let _ = writeln!(out, "];\n\n/// The states of the smallest automaton that accepts the sequences.");
    let _ = writeln!(out, "pub(crate) static STATES: [State; {}] = [", states.len());
    for state in &states {
        let edges: Vec<String> =
            state.edges.iter().map(|(c, next)| format!("({}, {next})", quoted(*c))).collect();
        let _ = writeln!(out, "    ({}, &[{}]),", state.accepts, edges.join(", "));
    }
    let characters = ranges(characters);
    let _ = writeln!(out, "];\n\n/// Ranges of characters that are emoji by themselves, sorted.");
    let _ = writeln!(out, "pub(crate) static CHARACTERS: [(char, char); {}] = [", characters.len());
    for (from, to) in characters {
        let _ = writeln!(out, "    ({}, {}),", quoted(from), quoted(to));
    }
    out.push_str("];\n");
    out
}

/// Neighbouring characters as ranges.
fn ranges(characters: &BTreeSet<char>) -> Vec<(char, char)> {
    let mut ranges: Vec<(char, char)> = Vec::new();
    for &character in characters {
        match ranges.last_mut() {
            Some((_, last)) if *last as u32 + 1 == character as u32 => *last = character,
            _ => ranges.push((character, character)),
        }
    }
    ranges
}

/// A character literal; invisible and combining characters are unreadable bare.
fn quoted(character: char) -> String {
    match character {
        '#' | '*' | '0'..='9' => format!("'{character}'"),
        _ if ZERO_WIDTH_JOINER == character => "'\\u{200d}'".to_owned(),
        _ => format!("'\\u{{{:x}}}'", character as u32),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_decoded() {
        assert_eq!(decode_punycode("p1ai").as_deref(), Some("рф"));
        assert_eq!(decode_punycode("fiqs8s").as_deref(), Some("中国"));
        assert_eq!(decode_punycode("vermgensberater-ctb").as_deref(), Some("vermögensberater"));
        assert_eq!(decode_punycode("!"), None);
    }

    #[test]
    fn every_encoded_domain_is_decoded() {
        let encoded = tld::TLD.iter().filter_map(|name| name.strip_prefix("xn--"));
        assert!(encoded.into_iter().all(|name| decode_punycode(name).is_some_and(|name| !name.is_ascii())));
    }

    #[test]
    fn forms_without_selectors() {
        let forms = without_selectors("a\u{fe0f}b\u{fe0f}");
        let expected = ["ab", "ab\u{fe0f}", "a\u{fe0f}b", "a\u{fe0f}b\u{fe0f}"].map(str::to_owned);
        assert_eq!(forms, BTreeSet::from(expected));
    }

    #[test]
    fn the_automaton_accepts_the_sequences_and_nothing_else() {
        let mut root = Trie::default();
        for sequence in ["ab", "cb", "cbd"] {
            let last = sequence.chars().fold(&mut root, |node, c| node.edges.entry(c).or_default());
            last.accepts = true;
        }
        let (mut states, mut known) = (Vec::new(), BTreeMap::new());
        minimise(&root, &mut states, &mut known);
        // The ends of `ab` and `cbd` are one state.
        assert_eq!(states.len(), 5);
    }

    #[test]
    fn the_same_input_makes_the_same_bytes() {
        assert_eq!(files(), files());
    }
}
