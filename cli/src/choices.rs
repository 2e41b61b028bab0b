//! What is reported of what the engine finds: the one place where the choices
//! of users meet findings. No rule and no format knows of them.

mod args;
mod ignore;
mod inline;
mod rules;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tweetspec_runtime::{Finding, Report, Scratch, builtin};

use crate::args::InputFormat;
use crate::baseline::Baseline;
use crate::config::{Config, Configs};
use crate::inputs::Input;
use crate::report::Payload;
pub(crate) use args::ChoiceArgs;
pub(crate) use ignore::{Ignore, unused};
pub(crate) use rules::{Layer, RuleChoices};

/// An input, and what is chosen for it.
#[derive(Debug)]
pub(crate) struct Task {
    pub(crate) input: Input,
    pub(crate) choices: Choices,
    /// The findings that are known already.
    pub(crate) baseline: Option<Arc<Baseline>>,
    /// Whether it could not be read to its end.
    broken: AtomicBool,
}

impl Task {
    pub(crate) fn new(input: Input, configs: &mut Configs<'_>) -> Self {
        Self { choices: configs.choices(&input), input, baseline: None, broken: AtomicBool::new(false) }
    }

    /// The same input, of which some findings are known already.
    pub(crate) fn knowing(self, baseline: Option<&Arc<Baseline>>) -> Self {
        Self { baseline: baseline.map(Arc::clone), ..self }
    }

    /// Takes out what is known already, and says how much that is. To be called
    /// for the documents of the input in their order.
    pub(crate) fn hide(&self, payload: &Payload<'_>, report: &mut Report) -> usize {
        self.baseline.as_ref().map_or(0, |baseline| baseline.hide(payload, &mut report.findings))
    }

    /// Says that the input could not be read to its end, so that nobody knows
    /// what else it has.
    pub(crate) fn give_up(&self) {
        self.broken.store(true, Ordering::Relaxed);
        self.choices.ignores().for_each(Ignore::leave_open);
    }

    /// Whether all of it was read.
    pub(crate) fn was_read(&self) -> bool {
        !self.broken.load(Ordering::Relaxed)
    }

    /// Every finding of a document of the input that is to be reported.
    pub(crate) fn check(&self, source: &[u8], scratch: &mut Scratch) -> Report {
        let Choices { rules, .. } = &self.choices;
        match self.input.format {
            InputFormat::Yaml => {
                let report = rules.checker.check_yaml(source, scratch);
                let mut reports = [self.choices.judge(report)];
                inline::apply(&mut reports, source, scratch.comments(), rules);
                let [report] = reports;
                report
            }
            InputFormat::Auto | InputFormat::Json | InputFormat::Ndjson => {
                self.choices.judge(rules.checker.check(source, scratch))
            }
        }
    }
}

impl Task {
    /// Every finding of each element of a document of the input, or of the
    /// document itself if it is no array.
    pub(crate) fn check_each(&self, source: &[u8], scratch: &mut Scratch) -> Vec<Report> {
        let Choices { rules, .. } = &self.choices;
        let judged =
            |reports: Vec<Report>| reports.into_iter().map(|report| self.choices.judge(report)).collect();
        match self.input.format {
            InputFormat::Yaml => {
                let mut reports: Vec<Report> = judged(rules.checker.check_each_yaml(source, scratch));
                inline::apply(&mut reports, source, scratch.comments(), rules);
                reports
            }
            InputFormat::Auto | InputFormat::Json | InputFormat::Ndjson => {
                judged(rules.checker.check_each(source, scratch))
            }
        }
    }

    /// Every finding of a document, as it is mended: that of all its elements,
    /// where each is a payload of its own.
    pub(crate) fn check_whole(&self, source: &[u8], scratch: &mut Scratch) -> Report {
        if !self.input.each {
            return self.check(source, scratch);
        }
        let reports = self.check_each(source, scratch);
        let findings = reports.into_iter().enumerate().flat_map(|(index, report)| {
            // Elements that are alike are told apart by their number.
            let of_element = move |finding: Finding| Finding {
                pointer: format!("/{index}{}", finding.pointer),
                ..finding
            };
            report.findings.into_iter().map(of_element)
        });
        Report { findings: findings.collect() }
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

    /// Of all findings of a document those that are to be reported, each as
    /// severe as it was said to be.
    fn judge(&self, mut report: Report) -> Report {
        // What is ignored may be among what is not listed.
        if report.findings.iter().any(|finding| finding.rule == builtin::TOO_MANY_FINDINGS) {
            self.ignores().for_each(Ignore::leave_open);
        }
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
