//! The conformance corpus: payloads that show what each statement of a
//! specification accepts and refuses, for any implementation to be held
//! against.
//!
//! For each limit, type, choice, required member and rule there is a smallest
//! payload that breaks it and nothing else, and one beside it, as close as can
//! be, that is fine. No line is written that the engine did not confirm; what
//! could not be shown stands in [`Corpus::gaps`], where a test that wants it
//! finds the reason.

mod length;
mod limits;
mod maker;
mod profiles;
mod rules;
mod shapes;
mod write;

use tweetspec_runtime::{Severity, builtin};
use tweetspec_spec::ir::Spec;

use crate::file::File;
use maker::Maker;

/// One payload and what is to be said about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Unique in its corpus, and the same as long as the statement stays.
    pub id: String,
    /// The id of the rule that it is about.
    pub rule: String,
    /// The text of the payload.
    pub payload: String,
    /// The profile under which it is judged.
    pub profile: String,
    /// Every finding, those of severity info as well.
    pub findings: Vec<Expected>,
    /// Whether a JSON Schema of the specification can state what this shows.
    pub expressible: bool,
    /// For a payload that breaks the rule: the case that mends it.
    pub repair: Option<String>,
    /// What it shows, a sentence without a full stop.
    pub shows: String,
}

/// A finding that a payload gives.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Expected {
    /// The id of the rule.
    pub rule: String,
    /// Where, as a JSON Pointer.
    pub pointer: String,
    /// How much it matters.
    pub severity: Severity,
}

/// The cases of one specification.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corpus {
    /// The cases, values before rules, each in the order of the specification.
    pub cases: Vec<Case>,
    /// What no payload was found for, by the id that its case would have.
    pub gaps: Vec<Gap>,
}

/// Something that could not be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The id that the case would have.
    pub id: String,
    /// Why there is no such case.
    pub why: String,
}

impl Case {
    /// Whether the payload breaks the rule that the case is about.
    pub fn breaks(&self) -> bool {
        self.findings.iter().any(|finding| finding.rule == self.rule)
    }

    /// Whether the payload is accepted: no finding is an error.
    pub fn is_valid(&self) -> bool {
        self.findings.iter().all(|finding| finding.severity != Severity::Error)
    }
}

/// The corpus of a specification.
pub fn corpus(spec: &Spec) -> Corpus {
    let maker = Maker::new(spec);
    let mut corpus = Corpus::default();
    if spec.has_body() {
        shapes::add(&maker, &mut corpus);
        for (index, rule) in spec.rules.iter().enumerate() {
            limits::add(&maker, index, rule, &mut corpus);
            rules::add(&maker, index, rule, &mut corpus);
            profiles::add(&maker, index, rule, &mut corpus);
        }
    }
    corpus
}

/// The files of the corpus of each specification, and the page about them.
pub fn files(specs: &[Spec]) -> Vec<File> {
    write::files(specs)
}

/// What is claimed about a payload before the engine is asked.
struct Claim<'a> {
    id: String,
    rule: &'a str,
    profile: usize,
    /// Where the rule is broken; `None` if it is the engine's choice.
    pointer: Option<String>,
    expressible: bool,
    shows: String,
    /// Findings of other rules that are allowed beside it.
    beside: Beside,
}

/// Findings that may stand beside what a payload shows.
#[derive(Clone, Debug)]
enum Beside {
    /// Those that are no more severe: infos are about things outside of the
    /// document, and stand beside every use of a field.
    UpTo(Severity),
    /// Infos, and warnings of these rules, which every use of a field brings.
    Rules(Vec<String>),
}

impl Claim<'_> {
    /// The findings that count: those of the rule itself, and those that may
    /// not stand beside it.
    fn counted<'e>(&self, findings: &'e [Expected]) -> Vec<&'e Expected> {
        let is_allowed = |finding: &Expected| match &self.beside {
            Beside::UpTo(severity) => finding.severity <= *severity,
            Beside::Rules(rules) => {
                finding.severity == Severity::Info
                    || finding.severity == Severity::Warning && rules.contains(&finding.rule)
            }
        };
        let counts = |finding: &&Expected| finding.rule == self.rule || !is_allowed(finding);
        findings.iter().filter(counts).collect()
    }
}

impl Corpus {
    /// Adds a payload that breaks the rule and nothing else, and the id of the
    /// case that mends it; tells whether it does.
    fn breaking(
        &mut self,
        maker: &Maker<'_>,
        claim: Claim<'_>,
        payload: &str,
        repair: Option<&str>,
    ) -> Result<(), String> {
        let findings = maker.findings(claim.profile, payload);
        let right = match &claim.counted(&findings)[..] {
            [only] => {
                only.rule == claim.rule
                    && claim.pointer.as_ref().is_none_or(|pointer| *pointer == only.pointer)
            }
            _ => false,
        };
        if !right {
            return Err(format!("{payload} gives {}", write::listed(&findings)));
        }
        self.push(maker, claim, payload, findings, repair);
        Ok(())
    }

    /// Adds a payload that keeps the rule, beside which nothing is found that
    /// may not stand there.
    fn passing(&mut self, maker: &Maker<'_>, claim: Claim<'_>, payload: &str) -> Result<(), String> {
        let findings = maker.findings(claim.profile, payload);
        if !claim.counted(&findings).is_empty() {
            return Err(format!("{payload} gives {}", write::listed(&findings)));
        }
        self.push(maker, claim, payload, findings, None);
        Ok(())
    }

    fn push(
        &mut self,
        maker: &Maker<'_>,
        claim: Claim<'_>,
        payload: &str,
        findings: Vec<Expected>,
        repair: Option<&str>,
    ) {
        self.cases.push(Case {
            id: claim.id,
            rule: claim.rule.to_owned(),
            payload: payload.to_owned(),
            profile: maker.spec.profiles[claim.profile].name.clone(),
            findings,
            expressible: claim.expressible,
            repair: repair.map(str::to_owned),
            shows: claim.shows,
        });
    }

    /// Whether there is a case of this id, or one of the same rule that has the
    /// same payload.
    fn has(&self, claim: &Claim<'_>, payload: &str) -> bool {
        let known =
            |case: &Case| case.id == claim.id || (&*case.rule, &*case.payload) == (claim.rule, payload);
        self.cases.iter().any(known)
    }

    fn gap(&mut self, id: &str, why: impl Into<String>) {
        self.gaps.push(Gap { id: id.to_owned(), why: why.into() });
    }
}

/// Whether a schema can say that a value breaks this built-in rule.
fn is_builtin_expressible(rule: &str) -> bool {
    ![builtin::DUPLICATE_KEY, builtin::LONE_SURROGATE, builtin::INTEGER_NOTATION].contains(&rule)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::corpus;
    use crate::analyse::tests::{folder, read};
    use crate::fixture;

    #[test]
    fn every_id_is_there_once_and_every_repair_is_a_case_that_passes() {
        let corpus = corpus(&fixture::spec());
        assert_eq!(corpus.gaps, []);
        let ids: BTreeSet<&str> = corpus.cases.iter().map(|case| case.id.as_str()).collect();
        assert_eq!(ids.len(), corpus.cases.len());
        for case in &corpus.cases {
            if case.breaks() {
                let repair = case.repair.as_ref().unwrap_or_else(|| panic!("{} has no repair", case.id));
                let repair = corpus.cases.iter().find(|other| other.id == *repair);
                assert!(repair.is_some_and(|repair| !repair.breaks()), "{}", case.id);
            }
        }
    }

    /// Validators round the ends of 64 bits, but no limit that is given.
    #[test]
    fn a_schema_can_state_the_limits_that_are_given() {
        let cases = corpus(&read(&folder("tests/specs/toy.yaml"))).cases;
        let expressible = |id: &str| cases.iter().find(|case| case.id == id).map(|case| case.expressible);
        assert_eq!(expressible("floor/out-of-range/41"), Some(true));
        assert_eq!(expressible("floor/out-of-range/-9223372036854775809"), Some(false));
        assert_eq!(expressible("card.year/out-of-range/1999"), Some(true));
        assert_eq!(expressible("card.year/out-of-range/9223372036854775808"), Some(false));
    }
}
