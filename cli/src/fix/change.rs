//! What came of an input, and of all of them.

use std::collections::BTreeMap;
use std::fmt;

use tweetspec_runtime::Dropped;
use tweetspec_runtime::table::Text;

/// What came of an input.
#[derive(Debug, Default)]
pub(super) struct Change {
    /// Fixes that were applied, by rule.
    pub(super) applied: BTreeMap<Text, usize>,
    /// Fixes that were left out.
    pub(super) dropped: Vec<Dropped>,
    /// What would change, when that was asked for.
    pub(super) diff: Vec<u8>,
    /// Why it could not be written.
    pub(super) trouble: Option<String>,
}

impl Change {
    pub(super) fn add(&mut self, applied: BTreeMap<Text, usize>, dropped: Vec<Dropped>) {
        for (rule, count) in applied {
            *self.applied.entry(rule).or_default() += count;
        }
        self.dropped.extend(dropped);
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
