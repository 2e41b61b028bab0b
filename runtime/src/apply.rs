//! Mending a text: the edits of findings, applied in rounds.
//!
//! Nothing here opens a file or knows what kind of text it is: bytes and edits
//! go in, bytes come out, and every byte outside the edits survives.

mod badness;
mod edits;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::builtin;
use crate::check::{OCCURRENCES, atoms, choice_name};
use crate::finding::{Finding, Fix, Safety};
use crate::report::Report;
use crate::table::{Table, Text};
use badness::Badness;

pub use edits::{Applied, apply};

/// Rounds in a row without progress after which mending stops. Such a round
/// only makes room for another one, and documents are a few objects deep.
const MOST_IDLE_ROUNDS: usize = 64;
/// Checks after which mending stops. Only a document made for the purpose has
/// so many fixes that have to be tried one by one, or after one another.
const MOST_CHECKS: usize = 4096;

/// Which fixes to apply.
///
/// The default is those that keep the meaning.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Policy {
    /// Also those with which something could be lost.
    pub unsafe_fixes: bool,
    /// What was chosen where a finding offers [`Finding::choices`]: rule and
    /// name of the choice.
    pub choices: Vec<(String, String)>,
}

impl Policy {
    /// The fix of a finding that this policy wants applied.
    pub fn fix<'f>(&self, finding: &'f Finding) -> Option<&'f Fix> {
        let chosen = finding.choices.iter().find(|choice| {
            self.choices.iter().any(|(rule, name)| *rule == finding.rule && *name == choice.name)
        });
        let allowed = |fix: &&Fix| self.unsafe_fixes || fix.safety == Safety::Safe;
        chosen.map(|choice| &choice.fix).or_else(|| finding.fix.as_ref().filter(allowed))
    }
}

/// A text after mending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mended {
    /// The text; the same bytes when nothing was applied.
    pub text: Vec<u8>,
    /// Fixes that were applied, by the rule of their finding.
    pub applied: BTreeMap<Text, usize>,
    /// Fixes that were tried and left out.
    pub dropped: Vec<Dropped>,
    /// Whether there was more to mend than is tried at a time; mending what
    /// came out goes on from there.
    pub is_unfinished: bool,
    /// What the text that came out still has.
    pub report: Report,
}

impl Mended {
    /// Whether anything was applied.
    pub fn is_changed(&self) -> bool {
        !self.applied.is_empty()
    }
}

/// A fix that would have made a text worse.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Dropped {
    /// The rule of the finding.
    pub rule: Text,
    /// JSON Pointer of the value that the finding is about.
    pub pointer: String,
    /// What the fix would have done.
    pub title: String,
}

impl Dropped {
    fn new(finding: &Finding, fix: &Fix) -> Self {
        Self { rule: finding.rule.clone(), pointer: finding.pointer.clone(), title: fix.title.clone() }
    }
}

/// Mends a text by the fixes that the policy wants.
///
/// `check` says what is wrong with a text. It is asked again after each round,
/// because one fix can make room for another: a renamed member shows that its
/// value is wrong as well. A fix after which there would be more to complain
/// about is dropped, and so is one whose edits cannot be applied.
///
/// This goes on for as long as there are fewer findings after a round, or the
/// end of a list that was too long comes nearer; after some thousand checks
/// the text is [unfinished](Mended::is_unfinished).
///
/// ```
/// use tweetspec_runtime::{Policy, Report, apply, mend};
///
/// let clean = |_: &[u8]| Report { findings: Vec::new() };
/// let mended = mend(b"{}", &Policy::default(), clean);
/// assert!(!mended.is_changed());
/// ```
pub fn mend(source: &[u8], policy: &Policy, mut check: impl FnMut(&[u8]) -> Report) -> Mended {
    let report = check(source);
    let (text, applied) = (source.to_vec(), BTreeMap::new());
    let mut mended = Mended { text, applied, dropped: Vec::new(), is_unfinished: false, report };
    let mut dropped = BTreeSet::new();
    let mut checks = 0;
    let mut least = left(&mended, policy);
    let mut idle = 0;
    while round(&mut mended, policy, &mut dropped, &mut checks, &mut check) {
        if !dropped.is_empty() {
            // Nothing was applied, and there is only so much to drop.
            continue;
        }
        // This falls only so often.
        let now = left(&mended, policy);
        idle = if now < least { 0 } else { idle + 1 };
        least = least.min(now);
        mended.is_unfinished |= idle >= MOST_IDLE_ROUNDS;
        if mended.is_unfinished {
            break;
        }
    }
    mended.dropped = dropped.into_iter().collect();
    mended
}

/// How much there is left to mend: bytes that no list has come to, findings
/// before them.
fn left(mended: &Mended, policy: &Policy) -> (usize, usize) {
    let rest = badness::rest(&mended.text, &mended.report, policy);
    (rest.map_or(0, |rest| rest.len + 1), mended.report.findings.len())
}

/// Applies what can be applied at once; false when there is nothing left to
/// try.
fn round(
    mended: &mut Mended,
    policy: &Policy,
    dropped: &mut BTreeSet<Dropped>,
    checks: &mut usize,
    check: &mut impl FnMut(&[u8]) -> Report,
) -> bool {
    let dropped_before = dropped.len();
    let findings = &mended.report.findings;
    let wanted = findings.iter().filter_map(|finding| Some((finding, policy.fix(finding)?)));
    let wanted: Vec<(&Finding, &Fix)> =
        wanted.filter(|(finding, fix)| !dropped.contains(&Dropped::new(finding, fix))).collect();
    let fixes: Vec<&Fix> = wanted.iter().map(|(_, fix)| *fix).collect();
    // What overlaps with an earlier fix waits for the next round.
    let candidates = edits::compatible(&mended.text, &fixes);

    let mut best: Option<(Vec<u8>, Report)> = None;
    let mut is_unfinished = false;
    let rest = badness::rest(&mended.text, &mended.report, policy);
    let listed = badness::before(&mended.text, &mended.report, rest);
    let before = tally(&listed);
    let mut badness = Badness::of(&listed);
    let mut accepted: Vec<usize> = Vec::new();
    // Most often all of them are fine, and then one check says so. Otherwise
    // halves are tried until the one that is not fine stands alone.
    let mut pending = vec![&candidates[..]];
    while let Some(part) = pending.pop() {
        if part.is_empty() {
            continue;
        }
        if *checks >= MOST_CHECKS {
            is_unfinished = true;
            break;
        }
        *checks += 1;
        let tried: Vec<&Fix> = accepted.iter().chain(part).map(|&index| fixes[index]).collect();
        let Applied { text, .. } = apply(&mended.text, &tried);
        let report = check(&text);
        let left = badness::before(&text, &report, rest);
        let then = Badness::of(&left);
        let reaches = badness::reaches(badness::rest(&text, &report, policy), rest);
        // One that leaves its own finding behind could be applied for ever.
        let after = tally(&left);
        let ends = |&only: &usize| {
            let said = said(wanted[only].0);
            after.get(&said) < before.get(&said)
        };
        let is_fine = reaches && then.is_fine_after(part.len(), badness) && part.iter().all(ends);
        if text != mended.text && is_fine {
            badness = then;
            accepted.extend(part);
            best = Some((text, report));
        } else if let [only] = part {
            let (finding, fix) = wanted[*only];
            dropped.insert(Dropped::new(finding, fix));
        } else {
            let (left, right) = part.split_at(part.len() / 2);
            pending.extend([right, left]);
        }
    }
    // What cannot be applied at all is dropped by itself.
    for (finding, fix) in wanted.iter().filter(|(_, fix)| !edits::is_sound(&mended.text, fix)) {
        dropped.insert(Dropped::new(finding, fix));
    }

    // Without a fix that was dropped now, there may be room for another one.
    let Some((text, report)) = best else {
        mended.is_unfinished = is_unfinished;
        return dropped.len() > dropped_before;
    };
    for index in accepted {
        *mended.applied.entry(wanted[index].0.rule.clone()).or_default() += 1;
    }
    mended.text = text;
    mended.report = report;
    mended.is_unfinished = is_unfinished;
    // In the new text, what did harm before may do none.
    dropped.clear();
    true
}

/// What a finding says, and of which place.
type Said<'f> = (&'f str, &'f str, &'f str);

fn said(finding: &Finding) -> Said<'_> {
    (&finding.rule, &finding.pointer, &finding.message)
}

/// How many findings say the same of the same place.
fn tally<'f>(findings: &[&'f Finding]) -> HashMap<Said<'f>, usize> {
    let mut tally = HashMap::new();
    for finding in findings {
        *tally.entry(said(finding)).or_default() += 1;
    }
    tally
}

/// The rules of a table whose findings offer choices, and what these are
/// called, each sorted.
pub fn choices(table: &Table) -> BTreeMap<Text, Vec<String>> {
    let mut choices: BTreeMap<Text, BTreeSet<String>> = BTreeMap::new();
    choices.insert(
        Text::Borrowed(builtin::DUPLICATE_KEY),
        OCCURRENCES.iter().map(|name| (*name).to_owned()).collect(),
    );
    for scope in table.scopes.iter() {
        for clause in scope.clauses.iter().filter(|clause| clause.max == 1) {
            let names = atoms(&clause.group).map(|atom| choice_name(&scope.atoms[usize::from(atom.0)]));
            let names: BTreeSet<String> = names.collect();
            if names.len() > 1 {
                let rule = &table.rules[usize::from(clause.rule.0)];
                choices.entry(rule.id.clone()).or_default().extend(names);
            }
        }
    }
    choices.into_iter().map(|(rule, names)| (rule, names.into_iter().collect())).collect()
}
