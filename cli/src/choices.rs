//! What is reported of what the engine finds: the one place where the choices
//! of users meet findings. No rule and no format knows of them.

mod args;
mod ignore;
mod inline;
mod rules;

use std::slice;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tweetspec_runtime::{Finding, Report, Scratch, Span, builtin};

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
    /// Whether it has findings that nobody lists: it could not be read to its
    /// end, or a list became too long.
    open: AtomicBool,
}

impl Task {
    pub(crate) fn new(input: Input, configs: &mut Configs<'_>) -> Self {
        Self { choices: configs.choices(&input), input, baseline: None, open: AtomicBool::new(false) }
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
        self.open.store(true, Ordering::Relaxed);
        self.choices.ignores().for_each(Ignore::leave_open);
    }

    /// Whether all of its findings are known.
    pub(crate) fn is_known(&self) -> bool {
        !self.open.load(Ordering::Relaxed)
    }

    /// Of all findings of the documents of a text those that are to be reported.
    /// In YAML comments have a say as well.
    fn judge(&self, reports: &mut [Report], yaml: Option<Yaml<'_>>) {
        let is_cut = reports.iter().any(is_cut);
        // What is ignored or known may be among what is not listed.
        if is_cut {
            self.give_up();
        }
        for report in reports.iter_mut() {
            self.choices.judge(report);
        }
        if let Some(Yaml { source, comments }) = yaml {
            inline::apply(reports, source, comments, &self.choices.rules, is_cut);
        }
    }

    /// Every finding of a document of the input that is to be reported.
    pub(crate) fn check(&self, source: &[u8], scratch: &mut Scratch) -> Report {
        let checker = &self.choices.rules.checker;
        let is_yaml = self.input.format == InputFormat::Yaml;
        let mut report =
            if is_yaml { checker.check_yaml(source, scratch) } else { checker.check(source, scratch) };
        let yaml = is_yaml.then(|| Yaml { source, comments: scratch.comments() });
        self.judge(slice::from_mut(&mut report), yaml);
        report
    }
}

impl Task {
    /// Gives every finding of each element of a document of the input, or of the
    /// document itself if it is no array.
    pub(crate) fn check_each(&self, source: &[u8], scratch: &mut Scratch, mut give: impl FnMut(Report)) {
        let checker = &self.choices.rules.checker;
        let judged = |mut report: Report| {
            self.judge(slice::from_mut(&mut report), None);
            give(report);
        };
        if self.input.format != InputFormat::Yaml {
            checker.check_each(source, scratch).for_each(judged);
        } else if !inline::may_be_in(source) {
            checker.check_each_yaml(source, scratch).for_each(judged);
        } else {
            // A comment may be about several, and whether it is about any is known
            // in the end.
            let mut reports: Vec<Report> = checker.check_each_yaml(source, scratch).collect();
            self.judge(&mut reports, Some(Yaml { source, comments: scratch.comments() }));
            reports.into_iter().for_each(give);
        }
    }

    /// Every finding of a document, as it is mended: that of all its elements,
    /// where each is a payload of its own.
    pub(crate) fn check_whole(&self, source: &[u8], scratch: &mut Scratch) -> Report {
        if !self.input.each {
            return self.check(source, scratch);
        }
        let (mut findings, mut index) = (Vec::new(), 0);
        self.check_each(source, scratch, |report| {
            // Elements that are alike are told apart by their number.
            let of_element =
                |finding: Finding| Finding { pointer: format!("/{index}{}", finding.pointer), ..finding };
            findings.extend(report.findings.into_iter().map(of_element));
            index += 1;
        });
        Report { findings }
    }
}

/// A text in which comments may ignore findings.
#[derive(Clone, Copy)]
struct Yaml<'s> {
    source: &'s [u8],
    comments: &'s [Span],
}

/// Whether a report ends before all findings are listed.
fn is_cut(report: &Report) -> bool {
    report.findings.iter().any(|finding| finding.rule == builtin::TOO_MANY_FINDINGS)
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

    /// Leaves of all findings of a document those that are to be reported, each
    /// as severe as it was said to be.
    fn judge(&self, report: &mut Report) {
        report.findings.retain_mut(|finding| {
            let Some(severity) = self.rules.severity(&finding.rule, finding.severity) else { return false };
            finding.severity = severity;
            severity >= self.rules.least && !self.ignores().any(|ignore| ignore.takes(finding))
        });
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
