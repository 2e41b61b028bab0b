//! Rules over several fields: every branch of their condition and of their
//! count, on both sides.

mod plan;

use plan::{Plan, Want, distance, holds, is_true, plans};
use serde_json::{Value, json};
use tweetspec_runtime::{Measure, Severity, table::Is};
use tweetspec_spec::ir::{Atom, Path, Presence, Rule, RuleKind, Test};

use super::{
    Beside, Claim, Corpus, length,
    maker::{Keep, Maker, Wished},
    write::abridged,
};
use crate::{
    analyse::{
        engine::Stated,
        limits::{measure, shape},
        world::{self, Variable},
    },
    emit::schema_states,
};

/// Adds the cases of a rule over several fields.
pub(super) fn add(maker: &Maker<'_>, index: usize, rule: &Rule, corpus: &mut Corpus) {
    let RuleKind::Presence(presence) = &rule.kind else { return };
    let Some(profile) = maker.profile_of(index) else {
        return corpus.gap(&rule.id, "it is checked under no profile");
    };
    let scene = Scene { maker, index, rule, presence, profile };
    let plans = plans(presence);
    let (fine, wrong): (Vec<&Plan>, Vec<&Plan>) = plans.iter().partition(|plan| holds(presence, plan));
    let mut repairs: Vec<(&Plan, String)> = Vec::new();
    for plan in fine {
        match scene.passing(plan, corpus) {
            Ok(ids) => repairs.extend(ids.into_iter().map(|id| (plan, id))),
            Err(why) => corpus.gap(&scene.id(plan, ""), why),
        }
    }
    for plan in wrong {
        // The nearest one that is fine is how to mend it.
        let repair = |unit: &str| {
            let distance = |(fine, id): &&(&Plan, String)| (distance(fine, plan), !id.ends_with(unit));
            repairs.iter().min_by_key(distance).map(|(_, id)| id.clone())
        };
        if let Err(why) = scene.breaking(plan, &repair, corpus) {
            corpus.gap(&scene.id(plan, ""), why);
        }
    }
}

/// One rule under one profile.
struct Scene<'m, 'a> {
    maker: &'m Maker<'a>,
    index: usize,
    rule: &'m Rule,
    presence: &'m Presence,
    profile: usize,
}

impl Scene<'_, '_> {
    fn id(&self, plan: &Plan, unit: &str) -> String {
        let unit = if unit.is_empty() { String::new() } else { format!("/of-{unit}") };
        format!("{}/{}{unit}", self.rule.id, plan.name)
    }

    fn claim(&self, plan: &Plan, unit: &str, beside: Severity) -> Claim<'_> {
        let state = if holds(self.presence, plan) { "holds" } else { "is broken" };
        Claim {
            id: self.id(plan, unit),
            rule: &self.rule.id,
            profile: self.profile,
            pointer: None,
            expressible: schema_states(self.maker.spec, self.rule),
            shows: format!("{} {state}: {}", self.presence.count.keyword(), plan.name.replace('-', " ")),
            beside: Beside::UpTo(beside),
        }
    }

    /// Adds documents in which the rule holds, and hands back the ids of those
    /// that are accepted; none if the specification allows no such document.
    fn passing(&self, plan: &Plan, corpus: &mut Corpus) -> Result<Vec<String>, String> {
        let mut outcome = Ok(Vec::new());
        // Where this rule does not apply another one may, so that is tried last.
        for beside in [Severity::Info, Severity::Warning, Severity::Error] {
            let before = corpus.cases.len();
            for (unit, document) in self.documents(plan, None) {
                let (claim, payload) = (self.claim(plan, &unit, beside), document.to_string());
                if corpus.has(&claim, &payload) {
                    continue;
                }
                match corpus.passing(self.maker, claim, &payload) {
                    Ok(()) if self.is_measured() => {}
                    Ok(()) => break,
                    Err(why) => outcome = Err(abridged(&why)),
                }
            }
            let added = &corpus.cases[before..];
            if !added.is_empty() {
                return Ok(added.iter().filter(|case| case.is_valid()).map(|case| case.id.clone()).collect());
            }
        }
        outcome
    }

    /// Adds documents that break the rule, unless the specification allows
    /// none that breaks nothing else.
    fn breaking(
        &self,
        plan: &Plan,
        repair: &dyn Fn(&str) -> Option<String>,
        corpus: &mut Corpus,
    ) -> Result<(), String> {
        let mut outcome = Ok(());
        for (unit, document) in self.documents(plan, Some(self.index)) {
            let (claim, payload) = (self.claim(plan, &unit, Severity::Info), document.to_string());
            if corpus.has(&claim, &payload) {
                continue;
            }
            let repair = repair(&unit);
            match corpus.breaking(self.maker, claim, &payload, repair.as_deref()) {
                Ok(()) if self.is_measured() => outcome = Ok(()),
                Ok(()) => return Ok(()),
                Err(why) => outcome = Err(abridged(&why)),
            }
        }
        let shown = corpus.cases.last().is_some_and(|case| case.id.starts_with(&self.id(plan, "")));
        if shown { Ok(()) } else { outcome }
    }

    /// Whether the rule is a limit, of which texts of several kinds are shown.
    fn is_measured(&self) -> bool {
        self.presence.when.iter().any(|literal| matches!(literal.atom.test, Test::Over { .. }))
    }

    /// Documents that are as planned and keep every rule but one; those that
    /// keep the mere warnings as well come first.
    fn documents(&self, plan: &Plan, without: Option<usize>) -> Vec<(String, Value)> {
        let mut documents: Vec<(String, Value)> = Vec::new();
        let not_required: Vec<&Path> =
            self.presence.group.iter().map(|atom| &atom.field).filter(|_| without.is_some()).collect();
        for (unit, texts) in self.texts(plan) {
            let Some(stated) = self.stated(plan, &texts) else { continue };
            for (warnings, not_required) in [(true, &[][..]), (true, &not_required), (false, &not_required)] {
                let keep = Keep { profile: self.profile, warnings, without, not_required };
                let document = self.maker.document(&self.presence.scope, &stated, texts.clone(), keep);
                if let Some(document) = document {
                    documents.push((unit, document));
                    break;
                }
            }
        }
        documents
    }

    fn atoms<'p>(&'p self, plan: &'p Plan) -> impl Iterator<Item = (&'p Atom, Want)> {
        let when = self.presence.when.iter().map(|literal| &literal.atom).zip(plan.when.iter().copied());
        when.chain(self.presence.group.iter().zip(plan.group.iter().copied()))
    }

    /// What the plan says of the variables of the world; `None` if it
    /// contradicts itself.
    fn stated(&self, plan: &Plan, texts: &[Wished<'_>]) -> Option<Vec<Stated>> {
        let (world, _) = self.maker.world(&self.presence.scope)?;
        let mut stated = Vec::new();
        let is = |variable: usize, truth: bool| Stated::Is(world::Atom::of(variable), truth);
        let variable = |wanted: &dyn Fn(&Variable) -> bool| world.variables.iter().position(wanted);
        for (atom, want) in self.atoms(plan) {
            let path = &atom.field;
            stated.push(is(world.set(path)?, want != Want::Absent));
            match (&atom.test, want) {
                (Test::OneOf(values), Want::True(way)) => {
                    let value = values.get(way)?;
                    let known = variable(
                        &|known| matches!(known, Variable::Value(at, known) if at == path && known == value),
                    );
                    stated.push(is(known?, true));
                }
                (Test::OneOf(values), Want::Otherwise) => {
                    for (index, known) in world.variables.iter().enumerate() {
                        if matches!(known, Variable::Value(at, known) if at == path && values.contains(known))
                        {
                            stated.push(is(index, false));
                        }
                    }
                }
                _ => {}
            }
        }
        for (path, value) in texts {
            stated.extend(crate::analyse::witness::stated(&world, path, Some(value))?);
        }
        let contradicts = |left: &Stated| match left {
            Stated::Is(atom, truth) => stated.contains(&Stated::Is(atom.clone(), !truth)),
            _ => false,
        };
        (!stated.iter().any(contradicts)).then_some(stated)
    }

    /// Values for the texts that the rule asks about: some ways to choose them,
    /// and what each is made of.
    fn texts<'p>(&'p self, plan: &'p Plan) -> Vec<(String, Vec<Wished<'p>>)> {
        let mut ways: Vec<(String, Vec<Wished<'p>>)> = vec![(String::new(), Vec::new())];
        let mut done: Vec<&Path> = Vec::new();
        for (atom, _) in self.atoms(plan) {
            let asks = |(other, want): (&Atom, Want)| {
                let is_text = matches!(other.test, Test::Is(_) | Test::Over { .. });
                other.field == atom.field && is_text && want != Want::Absent
            };
            if done.contains(&&atom.field) || !self.atoms(plan).any(asks) {
                continue;
            }
            done.push(&atom.field);
            let texts = self.candidates(plan, &atom.field);
            let with = |(unit, text): &(&'static str, String)| {
                let extend = |(known, way): &(String, Vec<Wished<'p>>)| {
                    let mut way = way.clone();
                    way.push((&atom.field, json!(text)));
                    (if known.is_empty() { (*unit).to_owned() } else { known.clone() }, way)
                };
                ways.iter().map(extend).collect::<Vec<_>>()
            };
            ways = texts.iter().flat_map(with).collect();
        }
        ways
    }

    /// Texts of a field of which all is true that is wanted, those at limits
    /// first, each with what it is made of.
    fn candidates(&self, plan: &Plan, path: &Path) -> Vec<(&'static str, String)> {
        let spec = self.maker.spec;
        let atoms = self.atoms(plan).filter(|(atom, _)| atom.field == *path);
        let tests: Vec<(&Test, Want)> = atoms.map(|(atom, want)| (&atom.test, want)).collect();
        let mut pool: Vec<(&'static str, String)> = Vec::new();
        let mut prefixes: Vec<String> = vec![String::new()];
        let mut plain: Vec<String> = Vec::new();
        for (test, _) in &tests {
            if let Test::Is(Is { predicate, more_than }) = test {
                let times = |count| predicate.examples(count);
                plain.extend([times(more_than + 1), times(*more_than)]);
                prefixes.push(format!("{} ", times(more_than + 1)));
            }
        }
        for (test, want) in &tests {
            let Test::Over { measure: used, max } = test else { continue };
            for prefix in &prefixes {
                let pairs = length::pairs(&measure(spec, *used), *max, prefix).into_iter();
                let text =
                    |pair: length::Pair| (pair.unit, if is_true(*want) { pair.first } else { pair.last });
                pool.extend(pairs.map(text));
            }
        }
        plain.extend(["a", "b"].map(str::to_owned));
        pool.extend(plain.into_iter().map(|text| ("", text)));
        let Some(shape) = shape(spec, path) else { return Vec::new() };
        let mut found: Vec<(&'static str, String)> = Vec::new();
        for (unit, text) in pool {
            let as_wanted = tests.iter().all(|(test, want)| self.is(test, &text) == is_true(*want));
            let is_new = !found.iter().any(|(known, _)| *known == unit && !unit.is_empty());
            if as_wanted && is_new && self.maker.values().allows(shape, &json!(text)) {
                found.push((unit, text));
            }
        }
        found
    }

    fn is(&self, test: &Test, text: &str) -> bool {
        match test {
            Test::Set => true,
            Test::OneOf(values) => values.contains(&json!(text)),
            Test::Is(is) => is.place(text).is_some(),
            Test::Over { measure: used, max } => {
                let measure: Measure = measure(self.maker.spec, *used);
                !measure.fits(text, *max)
            }
        }
    }
}
