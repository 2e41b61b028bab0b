//! What the engine says about examples.

use crate::{Example, Finding, Fix, FixKind};
use tweetspec_runtime::{self as runtime, Checker, Safety, Scratch, Severity, SourceMap, Table};
use tweetspec_spec::{ir::Spec, lower};

/// The engine with the tables of a specification.
pub(super) struct Judge {
    table: Table,
    scratch: Scratch,
}

impl Judge {
    pub(super) fn new(spec: &Spec) -> Self {
        Self { table: lower(spec), scratch: Scratch::default() }
    }

    /// What is found in a text of JSON or YAML, down to a severity and at least to warnings.
    pub(super) fn findings(
        &mut self,
        profile: Option<&str>,
        least: Severity,
        yaml: bool,
        text: &str,
    ) -> Vec<runtime::Finding> {
        let checker = Checker::new(&self.table).least(least.min(Severity::Warning));
        let checker = profile.and_then(|name| checker.profile(name).ok()).unwrap_or(checker);
        let found = if yaml {
            checker.check_yaml(text.as_bytes(), &mut self.scratch)
        } else {
            checker.check(text.as_bytes(), &mut self.scratch)
        };
        found.findings
    }

    /// The example with the finding of a rule in it, if there is one and it is
    /// the only one.
    pub(super) fn broken(&mut self, rule: &str, severity: Severity, mut example: Example) -> Option<Example> {
        let text = example.source().into_owned();
        let findings = self.findings(example.profile.as_deref(), severity, example.yaml, &text);
        let [finding] = findings.as_slice() else { return None };
        if finding.rule != rule {
            return None;
        }
        example.finding = Some(shown(finding, &text));
        Some(example)
    }
}

/// What a page shows of a finding.
fn shown(finding: &runtime::Finding, text: &str) -> Finding {
    let start = SourceMap::new(text.as_bytes()).position(finding.span.start);
    let fix = finding.fix.as_ref().map(|fix| Fix {
        kind: match fix.safety {
            Safety::Safe => FixKind::Safe,
            Safety::Unsafe => FixKind::Unsafe,
        },
        title: fix.title.clone(),
    });
    Finding {
        line: start.line,
        column: start.column,
        pointer: finding.pointer.clone(),
        message: finding.message.clone(),
        help: finding.help.clone(),
        fix,
        choices: finding.choices.iter().map(|choice| choice.name.clone()).collect(),
    }
}

/// What kinds of fixes come with the findings of examples, each once.
pub(super) fn fixable<'e>(examples: impl IntoIterator<Item = &'e Example>) -> Vec<FixKind> {
    let mut kinds = Vec::new();
    for finding in examples.into_iter().filter_map(|example| example.finding.as_ref()) {
        kinds.extend(finding.fix.as_ref().map(|fix| fix.kind));
        kinds.extend((!finding.choices.is_empty()).then_some(FixKind::Choice));
    }
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}
