//! Sets of texts: those that a shape allows, and which texts of one set are
//! in no other.

use std::collections::{BTreeSet, VecDeque};

use tweetspec_runtime::{Class, Piece};
use tweetspec_spec::ir::{Shape, Spec};

use crate::walk::resolve;

/// A set of texts.
#[derive(Clone, Debug)]
pub(crate) enum Texts {
    /// A row of classes, and least and most characters in all.
    Row { pieces: Vec<Piece>, min: u32, max: u32 },
    /// These and no others.
    Words(Vec<String>),
}

/// What a search for a text came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Search {
    /// There is one; none is shorter.
    Found(String),
    /// There is none.
    Nothing,
    /// The search was given up.
    TooLarge,
}

/// More states than this are not searched.
const MOST_STATES: usize = 200_000;

const EVERYTHING: Class = Class { ascii: u128::MAX, others: true };

impl Texts {
    /// Every text.
    pub(crate) fn all() -> Self {
        Self::Row { pieces: vec![Piece { class: EVERYTHING, min: 0, max: u32::MAX }], min: 0, max: u32::MAX }
    }

    /// The texts that a shape allows; `None` if it allows no text by its type.
    pub(crate) fn of(spec: &Spec, shape: &Shape) -> Option<Self> {
        match resolve(spec, shape) {
            Shape::String(string) => {
                let mut texts = Self::all();
                if let Self::Row { pieces, min, max } = &mut texts {
                    (*min, *max) = (string.min_chars, string.max_chars.unwrap_or(u32::MAX));
                    if let Some(pattern) = &string.pattern {
                        *pieces = pattern.pieces.to_vec();
                    }
                }
                Some(texts)
            }
            Shape::Choice(choice) if choice.open => Some(Self::all()),
            Shape::Choice(choice) => {
                Some(Self::Words(choice.values.iter().map(|value| value.value.clone()).collect()))
            }
            _ => None,
        }
    }

    /// Those of at most so many characters.
    pub(crate) fn at_most(mut self, chars: u32) -> Self {
        match &mut self {
            Self::Row { max, .. } => *max = chars.min(*max),
            Self::Words(words) => words.retain(|word| word.chars().count() <= chars as usize),
        }
        self
    }

    /// Whether the text is one of these.
    pub(crate) fn contains(&self, text: &str) -> bool {
        let end = text.chars().try_fold(State::default(), |state, c| self.step(&state, c));
        end.is_some_and(|state| self.accepts(&state))
    }

    /// The shortest text that is none of `others`; letters and digits are
    /// taken before other characters.
    pub(crate) fn shortest_outside(&self, others: &[&Self]) -> Search {
        let alphabet = alphabet(self, others);
        let start =
            States { own: State::default(), others: others.iter().map(|_| Some(State::default())).collect() };
        let mut seen = BTreeSet::from([start.clone()]);
        // Each state with the one it was reached from, to read the text backwards.
        let mut reached: Vec<(usize, char)> = vec![(0, '\0')];
        let mut queue = VecDeque::from([(0, start)]);
        while let Some((index, states)) = queue.pop_front() {
            let outside = others
                .iter()
                .zip(&states.others)
                .all(|(other, state)| !state.as_ref().is_some_and(|state| other.accepts(state)));
            if outside && self.accepts(&states.own) {
                return Search::Found(read_back(&reached, index));
            }
            for &c in &alphabet {
                let Some(own) = self.step(&states.own, c) else { continue };
                let step = |(other, state): (&&Self, &Option<State>)| {
                    state.as_ref().and_then(|state| other.step(state, c))
                };
                let next = States { own, others: others.iter().zip(&states.others).map(step).collect() };
                if seen.insert(next.clone()) {
                    if seen.len() > MOST_STATES {
                        return Search::TooLarge;
                    }
                    reached.push((index, c));
                    queue.push_back((reached.len() - 1, next));
                }
            }
        }
        Search::Nothing
    }

    /// The `n`th text from the shortest; what is not empty comes first.
    pub(crate) fn nth(&self, n: usize) -> Option<String> {
        let mut known = vec![String::new()];
        for _ in 0..=n {
            match self.shortest_outside(&[&Self::Words(known.clone())]) {
                Search::Found(text) => known.push(text),
                Search::Nothing if self.contains("") && known.len() == n + 1 => return Some(String::new()),
                Search::Nothing | Search::TooLarge => return None,
            }
        }
        known.pop()
    }

    fn step(&self, state: &State, c: char) -> Option<State> {
        let mut next = state.clone();
        match self {
            Self::Row { pieces, min, max } => {
                if state.chars >= *max {
                    return None;
                }
                // Beyond the minimum only the way to a maximum matters.
                next.chars = if *max == u32::MAX { (state.chars + 1).min(*min) } else { state.chars + 1 };
                loop {
                    let piece = pieces.get(next.piece)?;
                    if piece.class.contains(c) && next.count < piece.max {
                        let capped = piece.max == u32::MAX;
                        next.count = if capped { (next.count + 1).min(piece.min) } else { next.count + 1 };
                        return Some(next);
                    }
                    if next.count < piece.min {
                        return None;
                    }
                    (next.piece, next.count) = (next.piece + 1, 0);
                }
            }
            Self::Words(words) => {
                next.prefix.push(c);
                words.iter().any(|word| word.starts_with(&next.prefix)).then_some(next)
            }
        }
    }

    fn accepts(&self, state: &State) -> bool {
        match self {
            Self::Row { pieces, min, .. } => {
                let rest = pieces.get(state.piece..).unwrap_or_default();
                let mut done = state.count;
                let complete = rest.iter().all(|piece| std::mem::take(&mut done) >= piece.min);
                complete && state.chars >= *min
            }
            Self::Words(words) => words.contains(&state.prefix),
        }
    }
}

/// What has been read of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct State {
    piece: usize,
    count: u32,
    chars: u32,
    prefix: String,
}

/// The same for several sets; `None` where the text has left a set for good.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct States {
    own: State,
    others: Vec<Option<State>>,
}

fn read_back(reached: &[(usize, char)], mut index: usize) -> String {
    let mut text = Vec::new();
    while index != 0 {
        let (before, c) = reached[index];
        text.push(c);
        index = before;
    }
    text.into_iter().rev().collect()
}

/// One character for each way in which the sets can treat characters.
fn alphabet(own: &Texts, others: &[&Texts]) -> Vec<char> {
    let sets = || others.iter().copied().chain([own]);
    let mut in_words = BTreeSet::new();
    let mut classes: Vec<Class> = Vec::new();
    for set in sets() {
        match set {
            Texts::Row { pieces, .. } => classes.extend(pieces.iter().map(|piece| piece.class)),
            Texts::Words(words) => in_words.extend(words.iter().flat_map(|word| word.chars())),
        }
    }
    let signature = |c: char| -> Vec<bool> { classes.iter().map(|class| class.contains(c)).collect() };
    let nice = ('a'..='z').chain('0'..='9').chain('A'..='Z').chain('!'..='~').chain([' ']);
    // The last ones stand for all of Unicode that no word has.
    let candidates = nice.chain('\0'..='\x7F').chain("éöüñçåßøæλжш日本語".chars());
    let mut chosen: Vec<char> = Vec::new();
    let mut signatures: BTreeSet<Vec<bool>> = BTreeSet::new();
    for c in candidates.filter(|c| !in_words.contains(c)) {
        if signatures.insert(signature(c)) {
            chosen.push(c);
        }
    }
    chosen.extend(in_words);
    // Letters first, whether words have them or not.
    chosen.sort_by_key(|c| (!c.is_ascii_alphanumeric(), !c.is_ascii_graphic()));
    chosen
}

#[cfg(test)]
mod tests {
    use tweetspec_runtime::Pattern;

    use super::{Search, Texts};

    fn pattern(text: &str) -> Texts {
        let pieces = Pattern::parse(text).expect("the pattern is in the subset").pieces.to_vec();
        Texts::Row { pieces, min: 0, max: u32::MAX }
    }

    fn found(text: &str) -> Search {
        Search::Found(text.into())
    }

    #[test]
    fn the_shortest_text_that_only_one_pattern_has() {
        let digits = pattern("^[0-9]{1,19}$");
        assert_eq!(digits.shortest_outside(&[]), found("0"));
        assert_eq!(digits.shortest_outside(&[&pattern("^[0-9]{1,3}$")]), found("0000"));
        assert_eq!(digits.shortest_outside(&[&pattern("^[0-9]+$")]), Search::Nothing);
        assert_eq!(pattern("^[0-9]+$").shortest_outside(&[&digits]), found(&"0".repeat(20)));
        assert_eq!(digits.shortest_outside(&[&pattern("^[1-9][0-9]*$")]), found("0"));
        assert_eq!(pattern("^https://[^ ]+$").shortest_outside(&[]), found("https://a"));
    }

    #[test]
    fn lengths_and_patterns_together() {
        let digits = |min| match pattern("^[0-9]{1,3}$") {
            Texts::Row { pieces, .. } => Texts::Row { pieces, min, max: 3 },
            words @ Texts::Words(_) => words,
        };
        assert_eq!(digits(2).shortest_outside(&[]), found("00"));
        assert_eq!(digits(4).shortest_outside(&[]), Search::Nothing);
        assert_eq!(digits(1).shortest_outside(&[&digits(1).at_most(2)]), found("000"));
    }

    #[test]
    fn words_are_counted_out() {
        let words = Texts::Words(vec!["fast".into(), "slow".into()]);
        let nth: Vec<_> = (0..3).map(|n| words.nth(n)).collect();
        assert_eq!(nth, [Some("fast".into()), Some("slow".into()), None]);
        assert_eq!(Texts::all().shortest_outside(&[&words]), found(""));
        assert_eq!((0..3).filter_map(|n| Texts::all().nth(n)).collect::<Vec<_>>(), ["a", "b", "c"]);
        assert_eq!(words.shortest_outside(&[&Texts::all()]), Search::Nothing);
        assert_eq!(words.shortest_outside(&[&pattern("^[a-o]*$")]), found("fast"));
        assert_eq!(pattern("^$").nth(0), Some(String::new()));
    }
}
