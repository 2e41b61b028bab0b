//! Two views as one: what both say, and what either says.

use std::collections::BTreeSet;

use super::{Kind, Said, View};

impl View<'_> {
    /// What holds where both hold.
    pub(crate) fn and(mut self, mut other: Self) -> Self {
        self.kinds = match (self.kinds.take(), other.kinds.take()) {
            (Some(one), Some(other)) => Some(Said { value: common(&one.value, &other.value), at: one.at }),
            (one, other) => one.or(other),
        };
        self.one_of = match (self.one_of.take(), other.one_of.take()) {
            (Some(mut one), Some(other)) => {
                one.value.retain(|value| other.value.contains(value));
                Some(one)
            }
            (one, other) => one.or(other),
        };
        self.minimum = largest(self.minimum, other.minimum);
        self.maximum = smallest(self.maximum, other.maximum);
        self.min_length = largest(self.min_length, other.min_length);
        self.max_length = smallest(self.max_length, other.max_length);
        self.min_items = largest(self.min_items, other.min_items);
        self.max_items = smallest(self.max_items, other.max_items);
        self.unique = self.unique.or(other.unique);
        for pattern in other.patterns {
            if !self.patterns.iter().any(|known| known.value == pattern.value) {
                self.patterns.push(pattern);
            }
        }
        self.format = self.format.or(other.format);
        self.default = self.default.or(other.default);
        self.items = match (self.items.take(), other.items.take()) {
            (Some(one), Some(other)) => Some(one.and(other)),
            (one, other) => one.or(other),
        };
        for (name, schema) in other.properties {
            match self.properties.iter_mut().find(|(known, _)| *known == name) {
                Some((_, known)) => *known = known.clone().and(schema),
                None => self.properties.push((name, schema)),
            }
        }
        self.required.append(&mut other.required);
        self.closed = self.closed.or(other.closed);
        self.places.append(&mut other.places);
        self.beyond.append(&mut other.beyond);
        if self.alternatives.is_empty() {
            self.alternatives = other.alternatives;
        }
        self
    }

    /// Whether [`View::or`] says no less than both together: nothing lies
    /// between them, and no two things belong together in one of them alone.
    pub(super) fn joins(&self, other: &Self) -> bool {
        let both = |kind| self.allows(kind) && other.allows(kind);
        let names =
            |view: &Self| view.properties.iter().map(|(name, _)| name.clone()).collect::<BTreeSet<_>>();
        let listed = self.one_of.is_some() && other.one_of.is_some();
        // A list beside what is not listed would be lost.
        let unlisted = self.one_of.is_none() && other.one_of.is_none();
        let texts = || {
            let same = self
                .patterns
                .iter()
                .map(|said| &said.value)
                .eq(other.patterns.iter().map(|said| &said.value));
            same && meet((&self.min_length, &self.max_length), (&other.min_length, &other.max_length), 0)
        };
        let numbers = || meet((&self.minimum, &self.maximum), (&other.minimum, &other.maximum), i64::MIN);
        let lists = || {
            let one_says = self.items.is_some() == other.items.is_some();
            one_says && meet((&self.min_items, &self.max_items), (&other.min_items, &other.max_items), 0)
        };
        let objects = || {
            names(self) == names(other)
                && self.required.keys().eq(other.required.keys())
                && self.closed.is_some() == other.closed.is_some()
        };
        (!both(Kind::Boolean) || listed || unlisted)
            && (!both(Kind::String) || listed || unlisted && texts())
            && (!both(Kind::Integer) || listed || unlisted && numbers())
            && (!both(Kind::Array) || lists())
            && (!both(Kind::Object) || objects())
    }

    /// What holds where either holds. What one of them says about a type that
    /// the other does not have stays.
    pub(crate) fn or(mut self, mut other: Self) -> Self {
        let both = |kind| self.allows(kind) && other.allows(kind);
        let (texts, numbers) = (both(Kind::String), both(Kind::Integer));
        let (lists, objects) = (both(Kind::Array), both(Kind::Object));
        let scalars = texts || numbers || both(Kind::Boolean);
        self.kinds = match (self.kinds.take(), other.kinds.take()) {
            (Some(mut one), Some(mut other)) => {
                one.value.append(&mut other.value);
                Some(one)
            }
            _ => None,
        };
        self.one_of = match (self.one_of.take(), other.one_of.take()) {
            (Some(mut one), Some(other)) => {
                for value in other.value {
                    if !one.value.contains(&value) {
                        one.value.push(value);
                    }
                }
                Some(one)
            }
            (one, other) => one.or(other).filter(|_| !scalars),
        };
        self.minimum = either(numbers, self.minimum, other.minimum, smallest);
        self.maximum = either(numbers, self.maximum, other.maximum, largest);
        self.min_length = either(texts, self.min_length, other.min_length, smallest);
        self.max_length = either(texts, self.max_length, other.max_length, largest);
        self.min_items = either(lists, self.min_items, other.min_items, smallest);
        self.max_items = either(lists, self.max_items, other.max_items, largest);
        self.unique = either(lists, self.unique, other.unique, |one, _| one);
        if texts {
            self.patterns.retain(|one| other.patterns.iter().any(|other| other.value == one.value));
        } else {
            self.patterns.append(&mut other.patterns);
        }
        self.format = match (self.format.take(), other.format.take()) {
            (Some(one), Some(other)) if one.value != other.value => None,
            (one, other) => one.or(other),
        };
        self.default = self.default.or(other.default);
        self.items = match (self.items.take(), other.items.take()) {
            (Some(one), Some(other)) => Some(one.or(other)),
            (one, other) => one.or(other).filter(|_| !lists),
        };
        for (name, schema) in other.properties {
            match self.properties.iter_mut().find(|(known, _)| *known == name) {
                Some((_, known)) => *known = known.clone().or(schema),
                None => self.properties.push((name, schema)),
            }
        }
        if objects {
            self.required.retain(|name, _| other.required.contains_key(name));
            self.closed = self.closed.filter(|_| other.closed.is_some());
        } else {
            self.required.append(&mut other.required);
            self.closed = self.closed.or(other.closed);
        }
        self.places.append(&mut other.places);
        self.beyond.append(&mut other.beyond);
        self
    }
}

fn common(one: &BTreeSet<Kind>, other: &BTreeSet<Kind>) -> BTreeSet<Kind> {
    let mut common: BTreeSet<Kind> = one.intersection(other).copied().collect();
    for (one, other) in [(one, other), (other, one)] {
        if one.contains(&Kind::Integer) && other.contains(&Kind::Number) {
            common.insert(Kind::Integer);
        }
    }
    common
}

/// The stricter lower limit.
pub(super) fn largest<T: Ord>(one: Option<Said<T>>, other: Option<Said<T>>) -> Option<Said<T>> {
    match (one, other) {
        (Some(one), Some(other)) => Some(if other.value > one.value { other } else { one }),
        (one, other) => one.or(other),
    }
}

/// The stricter upper limit.
pub(super) fn smallest<T: Ord>(one: Option<Said<T>>, other: Option<Said<T>>) -> Option<Said<T>> {
    match (one, other) {
        (Some(one), Some(other)) => Some(if other.value < one.value { other } else { one }),
        (one, other) => one.or(other),
    }
}

/// Of two limits the looser one, where `shared` says that both are about the
/// same values; else whichever there is.
fn either<T>(
    shared: bool,
    one: Option<Said<T>>,
    other: Option<Said<T>>,
    looser: impl Fn(Option<Said<T>>, Option<Said<T>>) -> Option<Said<T>>,
) -> Option<Said<T>> {
    match (one, other) {
        (Some(one), Some(other)) => looser(Some(one), Some(other)),
        _ if shared => None,
        (one, other) => one.or(other),
    }
}

/// Whether two ranges overlap or touch, so that both together are one.
fn meet<T: Copy + Ord + TryInto<i128>>(
    (min, max): (&Option<Said<T>>, &Option<Said<T>>),
    (least, most): (&Option<Said<T>>, &Option<Said<T>>),
    lowest: T,
) -> bool {
    let number = |said: &Option<Said<T>>, open: i128| {
        said.as_ref().map_or(open, |said| said.value.try_into().unwrap_or(open))
    };
    let lowest = lowest.try_into().unwrap_or(i128::MIN);
    let (min, max) = (number(min, lowest), number(max, i128::MAX));
    let (least, most) = (number(least, lowest), number(most, i128::MAX));
    least <= max.saturating_add(1) && min <= most.saturating_add(1)
}
