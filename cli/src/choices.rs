//! What is reported of what the engine finds: the one place where the choices
//! of users meet findings. No rule and no format knows of them.

mod args;
mod ignore;
mod rules;

use std::sync::Arc;

use tweetspec_runtime::{Report, Scratch};

use crate::config::{Config, Configs};
use crate::inputs::Input;
pub(crate) use args::ChoiceArgs;
pub(crate) use ignore::{Ignore, unused};
pub(crate) use rules::{Layer, RuleChoices};

/// An input, and what is chosen for it.
#[derive(Debug)]
pub(crate) struct Task {
    pub(crate) input: Input,
    pub(crate) choices: Choices,
}

impl Task {
    pub(crate) fn new(input: Input, configs: &mut Configs<'_>) -> Self {
        Self { choices: configs.choices(&input), input }
    }
}

/// What is chosen for one input.
#[derive(Clone, Debug)]
pub(crate) struct Choices {
    rules: Arc<RuleChoices>,
    config: Option<Arc<Config>>,
    /// The expected findings of the configuration that may be in this input.
    ignores: Vec<usize>,
}

impl Choices {
    /// The rules that count for an input, and what its configuration ignores.
    pub(crate) fn new(rules: Arc<RuleChoices>, config: Option<Arc<Config>>, ignores: Vec<usize>) -> Self {
        let choices = Self { rules, config, ignores };
        choices.expect();
        choices
    }

    /// Every finding of a document that is to be reported.
    pub(crate) fn check(&self, source: &[u8], scratch: &mut Scratch) -> Report {
        self.judge(self.rules.checker.check(source, scratch))
    }

    /// Of all findings of a document those that are to be reported, each as
    /// severe as it was said to be.
    fn judge(&self, mut report: Report) -> Report {
        report.findings.retain_mut(|finding| {
            let Some(severity) = self.rules.severity(&finding.rule, finding.severity) else { return false };
            finding.severity = severity;
            severity >= self.rules.least && !self.ignores().any(|ignore| ignore.takes(finding))
        });
        report
    }

    /// The rules that count for the input.
    pub(crate) fn rules(&self) -> &RuleChoices {
        &self.rules
    }

    /// Says that the input could not be read to its end, so that nobody knows
    /// what it has.
    pub(crate) fn give_up(&self) {
        self.ignores().for_each(Ignore::leave_open);
    }

    /// Notes which of the expected findings can show up here.
    fn expect(&self) {
        for ignore in self.ignores() {
            ignore.expect(self.rules.reports(ignore.rule()));
        }
    }

    fn ignores(&self) -> impl Iterator<Item = &Ignore> {
        self.config.iter().flat_map(|config| self.ignores.iter().map(|&number| config.ignore(number)))
    }
}
