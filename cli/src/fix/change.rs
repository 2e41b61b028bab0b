//! What came of an input, and of all of them.

use std::collections::BTreeMap;
use std::fmt;

use tweetspec_runtime::Dropped;
use tweetspec_runtime::table::Text;

/// Fixes that were left out are named, but of a file with thousands only the
/// first.
const MOST_DROPPED: usize = 20;

/// What came of an input, or of a part of one.
#[derive(Debug, Default)]
pub(super) struct Change {
    /// Documents that were looked at.
    pub(super) documents: usize,
    /// Fixes that were applied, by rule.
    applied: BTreeMap<Text, usize>,
    /// The first fixes that were left out.
    pub(super) dropped: Vec<Dropped>,
    /// How many more there are.
    pub(super) more_dropped: usize,
    /// Documents with more to mend than is tried in one run.
    pub(super) unfinished: usize,
    /// Why it could not be written.
    pub(super) trouble: Option<String>,
}

impl Change {
    /// What comes of an input that cannot be mended; a sentence.
    pub(super) fn trouble(sentence: String) -> Self {
        Self { trouble: Some(sentence), ..Self::default() }
    }

    /// Adds what came of a part that follows.
    pub(super) fn add(&mut self, next: Self) {
        self.documents += next.documents;
        self.more_dropped += next.more_dropped;
        self.unfinished += next.unfinished;
        self.count_in(next.applied, next.dropped);
    }

    /// Adds fixes.
    pub(super) fn count_in(&mut self, applied: BTreeMap<Text, usize>, dropped: Vec<Dropped>) {
        for (rule, count) in applied {
            *self.applied.entry(rule).or_default() += count;
        }
        let room = MOST_DROPPED - self.dropped.len();
        self.more_dropped += dropped.len().saturating_sub(room);
        self.dropped.extend(dropped.into_iter().take(room));
    }

    pub(super) fn count(&self) -> usize {
        self.applied.values().sum()
    }

    /// `wrong-type 2, null-value 1`: the most frequent rule first.
    pub(super) fn by_rule(&self) -> String {
        let mut rules: Vec<(&Text, &usize)> = self.applied.iter().collect();
        rules.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        let rules: Vec<String> = rules.into_iter().map(|(rule, count)| format!("{rule} {count}")).collect();
        rules.join(", ")
    }
}

/// What came of all inputs.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Total {
    /// Documents that were looked at.
    pub(super) documents: usize,
    /// Files with a change.
    pub(super) files: usize,
    /// Fixes.
    pub(super) fixes: usize,
    /// Files that could not be written, or read for a preview.
    pub(super) troubles: usize,
}

impl Total {
    pub(super) fn sentence(self) -> impl fmt::Display {
        let plural = |count: usize| if count == 1 { "" } else { "s" };
        match self {
            Self { fixes: 0, .. } => "nothing to fix".to_owned(),
            Self { fixes, files, .. } => {
                format!("would fix {fixes} problem{} in {files} file{}", plural(fixes), plural(files))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use tweetspec_runtime::Dropped;

    use super::{Change, MOST_DROPPED};

    #[test]
    fn of_many_fixes_that_are_left_out_the_first_are_kept() {
        let some = |count: usize| {
            let mut change = Change::default();
            let dropped = |number: usize| Dropped {
                rule: "wrong-type".into(),
                pointer: format!("/{number}"),
                title: String::new(),
            };
            change.count_in(BTreeMap::new(), (0..count).map(dropped).collect());
            change
        };
        let mut change = some(MOST_DROPPED - 2);
        for (more, kept, counted) in [(1, MOST_DROPPED - 1, 0), (5, MOST_DROPPED, 4), (50, MOST_DROPPED, 54)]
        {
            change.add(some(more));
            assert_eq!((change.dropped.len(), change.more_dropped), (kept, counted));
        }
    }
}
