//! Rules over several fields: every branch of their condition and of their
//! count, on both sides.

use serde_json::{Value, json};
use tweetspec_runtime::{Measure, Severity, table::Is};
use tweetspec_spec::ir::{Atom, Count, Path, Presence, Rule, RuleKind, Test};

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

/// Groups of more members than this are not tried pair by pair.
const FEW: usize = 8;

/// How an atom is made true or false.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Want {
    /// The statement is true; of several values it is this one.
    True(usize),
    /// The field has another value.
    Otherwise,
    /// The field is not there.
    Absent,
}

/// What is wanted of each atom of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Plan {
    name: String,
    when: Vec<Want>,
    group: Vec<Want>,
}

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

fn distance(left: &Plan, right: &Plan) -> usize {
    let pairs = left.when.iter().zip(&right.when).chain(left.group.iter().zip(&right.group));
    pairs.filter(|(left, right)| left != right).count()
}

const fn is_true(want: Want) -> bool {
    matches!(want, Want::True(_))
}

/// Whether the rule holds where the atoms are as wanted.
fn holds(presence: &Presence, plan: &Plan) -> bool {
    let literals = presence.when.iter().zip(&plan.when);
    let mut condition = literals.map(|(literal, want)| is_true(*want) != literal.negated);
    if !condition.all(|holds| holds) {
        return true;
    }
    let count = plan.group.iter().filter(|want| is_true(**want)).count();
    let (min, max, or_none) = presence.count.bounds(plan.group.len() as u16);
    (usize::from(min)..=usize::from(max)).contains(&count) || or_none && count == 0
}

/// How a statement may be false beside the absence of its field.
const fn can_be_otherwise(test: &Test) -> bool {
    !matches!(test, Test::Set)
}

/// Whether the condition says that the field of an atom is there.
fn is_needed(presence: &Presence, atom: &Atom) -> bool {
    presence.when.iter().any(|literal| !literal.negated && literal.atom.field == atom.field)
}

/// In how many ways it can be true.
fn ways(test: &Test) -> usize {
    if let Test::OneOf(values) = test { values.len() } else { 1 }
}

/// A field in a name.
fn named(atom: &Atom) -> String {
    let path = atom.field.to_string();
    match &atom.test {
        Test::Set => path,
        Test::OneOf(values) => {
            let values: Vec<String> = values.iter().map(plain).collect();
            format!("{path}={}", values.join("|"))
        }
        Test::Is(is) => format!("{path}-is-{}", is.predicate.name()),
        Test::Over { max, .. } => format!("{path}-over-{max}"),
    }
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Every plan that says something new about a rule.
fn plans(presence: &Presence) -> Vec<Plan> {
    let when: Vec<Want> = presence
        .when
        .iter()
        .map(|literal| if literal.negated { Want::Absent } else { Want::True(0) })
        .collect();
    let len = presence.group.len();
    let mut plans = Vec::new();
    let group = |is_set: &dyn Fn(usize) -> bool| -> Vec<Want> {
        let want = |(index, atom): (usize, &Atom)| match () {
            () if is_set(index) => Want::True(0),
            // Where the condition needs the field, it has another value.
            () if can_be_otherwise(&atom.test) && is_needed(presence, atom) => Want::Otherwise,
            () => Want::Absent,
        };
        presence.group.iter().enumerate().map(want).collect()
    };
    let name = |index: usize| named(&presence.group[index]);
    let mut states: Vec<(String, Vec<Want>)> = vec![("none".to_owned(), group(&|_| false))];
    if len <= FEW || presence.count != Count::All {
        states.extend((0..len).map(|one| (format!("only-{}", name(one)), group(&|index| index == one))));
    }
    if matches!(presence.count, Count::AtMostOne | Count::ExactlyOne) {
        for first in 0..len {
            let last = if len <= FEW { len } else { (first + 2).min(len) };
            for second in (first + 1)..last {
                let both = group(&|index| index == first || index == second);
                states.push((format!("{}-and-{}", name(first), name(second)), both));
            }
        }
    }
    if matches!(presence.count, Count::All | Count::AllOrNone) && len > 2 {
        states.extend((0..len).map(|one| (format!("all-but-{}", name(one)), group(&|index| index != one))));
    }
    if len > 2 || !matches!(presence.count, Count::AtMostOne | Count::ExactlyOne) && len > 1 {
        states.push(("all".to_owned(), group(&|_| true)));
    }
    for (name, group) in states {
        plans.push(Plan { name, when: when.clone(), group });
    }
    variations(presence, &mut plans);
    plans
}

/// Adds, to a plan that breaks the rule, what makes one statement of it false
/// or true in another way.
fn variations(presence: &Presence, plans: &mut Vec<Plan>) {
    let base: Vec<Plan> = plans.iter().filter(|plan| !holds(presence, plan)).cloned().collect();
    let Some(first) = base.first() else { return };
    for (index, literal) in presence.when.iter().enumerate() {
        let atom = &literal.atom;
        let mut add = |want: Want, what: &str| {
            let mut plan = first.clone();
            plan.when[index] = want;
            plan.name = format!("when-{}-{what}", named(atom));
            plans.push(plan);
        };
        for way in 0..ways(&atom.test) {
            if literal.negated || way > 0 {
                add(Want::True(way), &format!("is-there{}", suffix(&atom.test, way)));
            }
        }
        if can_be_otherwise(&atom.test) {
            add(Want::Otherwise, "has-another-value");
        }
        if !literal.negated {
            add(Want::Absent, "is-not-there");
        }
    }
    for (index, atom) in presence.group.iter().enumerate().filter(|(_, atom)| can_be_otherwise(&atom.test)) {
        let with = base.iter().find(|plan| is_true(plan.group[index]));
        let without = base.iter().find(|plan| !is_true(plan.group[index]));
        let mut add = |plan: Option<&Plan>, want: Want, what: &str| {
            let Some(mut plan) = plan.cloned() else { return };
            plan.group[index] = want;
            plan.name = format!("{}-with-{}-{what}", plan.name, named(atom));
            plans.push(plan);
        };
        add(with, Want::Otherwise, "otherwise");
        add(without, Want::Otherwise, "otherwise");
        for way in 1..ways(&atom.test) {
            add(with, Want::True(way), &format!("being{}", suffix(&atom.test, way)));
        }
    }
}

fn suffix(test: &Test, way: usize) -> String {
    match test {
        Test::OneOf(values) => values.get(way).map(|value| format!("-{}", plain(value))).unwrap_or_default(),
        _ => String::new(),
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
                let times = |count: u32| [predicate.example()].repeat(count as usize).join(" ");
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
