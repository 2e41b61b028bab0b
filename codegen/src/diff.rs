//! Whether a specification accepts less or more than an earlier one.
//!
//! What is required, listed, or demanded by rules is decided as in the
//! analysis, in a world that both specifications see; limits, choices,
//! patterns and types are compared value by value. Each difference comes with
//! a document on which the two verdicts differ, and the engine itself has
//! confirmed that they do. Texts that a reader sees are not compared.

mod limits;
mod report;
mod shapes;
#[cfg(test)]
mod tests;

use serde_json::Value;
use tweetspec_runtime::{Checker, Scratch, Table};
use tweetspec_spec::{
    ir::{Path, Profile, Rule, Shape, Spec, Step},
    lower,
};

use self::shapes::{Difference, Sample, Specs};
use crate::analyse::{
    abstraction::{self, Side},
    context::Setting,
    describe,
    engine::{Stated, engine, smallest},
    values::Values,
    witness::{Documents, Wish, stated},
    world::{Demand, Reason},
};
use crate::walk::{objects, parent, resolve};

/// What a change does to verdicts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// Some document that was accepted is refused.
    Tighter,
    /// Some document that was refused is accepted.
    Looser,
    /// No verdict changes.
    Same,
}

/// What all changes together do to verdicts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// No verdict changes.
    Equal,
    /// Less is accepted.
    Tighter,
    /// More is accepted.
    Looser,
    /// Some documents are refused that were accepted, and the other way round.
    Both,
}

/// One difference between two specifications.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What it does to verdicts.
    pub effect: Effect,
    /// The rule id, path or profile that it is about.
    pub subject: String,
    /// What is different, without a full stop.
    pub message: String,
    /// The profiles under which it is so, if not under all that were compared.
    pub profiles: Vec<Under>,
    /// A document on which the two differ, confirmed by the engine.
    pub proof: Option<Value>,
}

/// The profiles that two specifications are compared under.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Under {
    /// The profile of the earlier one.
    pub old: String,
    /// The profile of the later one: of the same name, but where the defaults
    /// are called otherwise.
    pub new: String,
}

/// A comparison of two specifications.
#[derive(Clone, Debug, PartialEq)]
pub struct Diff {
    /// What all changes together do.
    pub verdict: Verdict,
    /// The changes: those that refuse more first.
    pub changes: Vec<Change>,
}

impl Effect {
    /// The lower-case name, as reports print it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Tighter => "tighter",
            Self::Looser => "looser",
            Self::Same => "same",
        }
    }
}

impl Verdict {
    /// The lower-case name, as reports print it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Equal => "equal",
            Self::Tighter => "tighter",
            Self::Looser => "looser",
            Self::Both => "both",
        }
    }

    const fn phrase(self) -> &'static str {
        match self {
            Self::Equal => "equal to",
            Self::Tighter => "tighter than",
            Self::Looser => "looser than",
            Self::Both => "both tighter and looser than",
        }
    }
}

/// Compares two specifications under their default profiles, and under each
/// profile that both have.
pub fn diff(old: &Spec, new: &Spec) -> Diff {
    let tables = [lower(old), lower(new)];
    let mut changes: Vec<Change> = Vec::new();
    let settings = settings(old, new);
    for &pair in &settings {
        let name = |spec: &Spec, index: usize| name(spec, index).to_owned();
        let under = Under { old: name(old, pair.0), new: name(new, pair.1) };
        for change in Comparison::new(old, new, pair, &tables).changes() {
            let known = changes.iter_mut().find(|known| {
                (known.effect, &known.subject, &known.message)
                    == (change.effect, &change.subject, &change.message)
            });
            match known {
                Some(known) => {
                    known.profiles.push(under.clone());
                    known.proof = known.proof.take().or(change.proof);
                }
                None => changes.push(Change { profiles: vec![under.clone()], ..change }),
            }
        }
    }
    for change in &mut changes {
        if change.profiles.len() == settings.len() {
            change.profiles.clear();
        }
    }
    changes.extend(without_effect(old, new, &changes));
    changes.sort_by_key(|change| change.effect);
    let has = |effect| changes.iter().any(|change| change.effect == effect);
    let verdict = match (has(Effect::Tighter), has(Effect::Looser)) {
        (false, false) => Verdict::Equal,
        (true, false) => Verdict::Tighter,
        (false, true) => Verdict::Looser,
        (true, true) => Verdict::Both,
    };
    Diff { verdict, changes }
}

/// The profiles, of the old and the new specification, to compare them under,
/// by their indexes.
fn settings(old: &Spec, new: &Spec) -> Vec<(usize, usize)> {
    let namesake = |profile: &Profile| new.profiles.iter().position(|other| other.name == profile.name);
    let common = old.profiles.iter().enumerate();
    let mut settings: Vec<(usize, usize)> =
        common.filter_map(|(index, profile)| Some((index, namesake(profile)?))).collect();
    // Whoever names no profile is judged by the first, whatever it is called,
    // and without profiles there is nothing else.
    if !settings.contains(&(0, 0)) {
        settings.insert(0, (0, 0));
    }
    settings
}

/// What a profile is called; nothing, where there are none.
fn name(spec: &Spec, profile: usize) -> &str {
    spec.profiles.get(profile).map_or("", |profile| &profile.name)
}

/// Rules and profiles that came, went or changed, and no verdict with them.
fn without_effect(old: &Spec, new: &Spec, changes: &[Change]) -> Vec<Change> {
    let change = |subject: &str, message: String| Change {
        effect: Effect::Same,
        subject: subject.to_owned(),
        message,
        profiles: Vec::new(),
        proof: None,
    };
    let mut found = Vec::new();
    let lacks = |spec: &Spec, name: &str| !spec.profiles.iter().any(|profile| profile.name == name);
    for Profile { name, .. } in new.profiles.iter().filter(|profile| lacks(old, &profile.name)) {
        found.push(change(name, format!("the profile `{name}` is new")));
    }
    for Profile { name, .. } in old.profiles.iter().filter(|profile| lacks(new, &profile.name)) {
        found.push(change(name, format!("the profile `{name}` is gone")));
    }
    let said = |id: &str| changes.iter().any(|change| change.subject == id);
    for rule in new.rules.iter().filter(|rule| !said(&rule.id)) {
        match old.rules.iter().find(|known| known.id == rule.id) {
            None => found.push(change(&rule.id, format!("the rule `{}` is new", rule.id))),
            Some(known) if (&known.kind, known.severity) != (&rule.kind, rule.severity) => {
                found.push(change(&rule.id, format!("the rule `{}` is another one", rule.id)));
            }
            Some(_) => {}
        }
    }
    for rule in old.rules.iter().filter(|rule| !said(&rule.id)) {
        if !new.rules.iter().any(|known| known.id == rule.id) {
            found.push(change(&rule.id, format!("the rule `{}` is gone", rule.id)));
        }
    }
    found
}

/// One of the two specifications, under one profile.
struct Version<'a> {
    spec: &'a Spec,
    setting: Setting,
    checker: Checker<'a>,
}

/// Two specifications, each under a profile.
struct Comparison<'a> {
    old: Version<'a>,
    new: Version<'a>,
}

impl<'a> Comparison<'a> {
    fn new(old: &'a Spec, new: &'a Spec, profiles: (usize, usize), tables: &'a [Table; 2]) -> Self {
        let version = |spec: &'a Spec, table: &'a Table, profile: usize| {
            let names: Vec<&str> = spec.profiles.get(profile).map(|known| &*known.name).into_iter().collect();
            let checker = Checker::new(table).profiles(&names).expect("the table has the same profiles");
            Version { spec, setting: Setting::of(spec, profile), checker }
        };
        Self { old: version(old, &tables[0], profiles.0), new: version(new, &tables[1], profiles.1) }
    }

    /// The version that accepts what a change of this effect is about, and the
    /// one that refuses it.
    fn sides(&self, effect: Effect) -> (&Version<'a>, &Version<'a>) {
        if effect == Effect::Looser { (&self.new, &self.old) } else { (&self.old, &self.new) }
    }

    fn changes(&self) -> Vec<Change> {
        let (old, new) = (&self.old, &self.new);
        let mut changes = Vec::new();
        for place in objects(old.spec) {
            let scope = &place.object.path;
            if scope.scope() == *scope {
                self.demands(scope, &mut changes);
            }
        }
        let mut differences = Vec::new();
        let specs = Specs { old: old.spec, new: new.spec };
        shapes::objects(specs, &old.spec.root, &new.spec.root, &mut differences);
        changes.extend(differences.into_iter().map(|difference| self.value(difference)));
        for longer in limits::differences((old.spec, &old.setting), (new.spec, &new.setting)) {
            let proof = longer
                .text
                .and_then(|text| self.proof(longer.effect, &longer.path, &Sample::Value(text.into())));
            let limits::Longer { effect, subject, message, .. } = longer;
            changes.push(Change { effect, subject, message, profiles: Vec::new(), proof });
        }
        changes
    }

    /// What is required, listed or demanded by rules in a scope that both have.
    fn demands(&self, scope: &Path, changes: &mut Vec<Change>) {
        let side = |version: &Version<'a>| Side::new(Values { spec: version.spec, hollow: &[] }, scope);
        let (Some(old), Some(new)) = (side(&self.old), side(&self.new)) else { return };
        let (world, numbers) = abstraction::world(scope, &[&old, &new], None);
        let mut engine = engine(&world);
        let held = |version: &Version<'a>, numbers: &[usize]| -> Vec<usize> {
            numbers.iter().copied().filter(|number| version.setting.holds(&world.demands[*number])).collect()
        };
        let (before, after) = (held(&self.old, &numbers[0]), held(&self.new, &numbers[1]));
        for (effect, accepting, refusing, side) in
            [(Effect::Tighter, &before, &after, &new), (Effect::Looser, &after, &before, &old)]
        {
            for &number in refusing {
                let demand = &world.demands[number];
                let Some((subject, message)) = self.about(effect, demand, side) else { continue };
                let stated = [Stated::Broken(number)];
                // A document that breaks nothing else shows it best.
                let others = refusing.iter().copied().filter(|other| *other != number);
                let all: Vec<usize> = accepting.iter().copied().chain(others).collect();
                let model = smallest(engine.as_mut(), &all, &stated)
                    .or_else(|| smallest(engine.as_mut(), accepting, &stated));
                if let Some(model) = model {
                    let wish = Wish { world: &world, model: &model, values: Vec::new(), stranger: None };
                    let proof = self.confirmed(effect, scope, &wish);
                    changes.push(Change { effect, subject, message, profiles: Vec::new(), proof });
                }
            }
        }
    }

    /// What a demand of the refusing side is about; nothing, where values are
    /// compared one by one.
    fn about(&self, effect: Effect, demand: &Demand, side: &Side<'_>) -> Option<(String, String)> {
        let (_, refusing) = self.sides(effect);
        let tighter = effect == Effect::Tighter;
        match &demand.because[..] {
            [Reason::Required(path)] => {
                let words = if tighter { "now" } else { "no longer" };
                Some((path.to_string(), format!("`{path}` is {words} required")))
            }
            // What is no object any more is a change of type.
            [Reason::Absent(path)] if !(parent(path).0.is_empty() || side.is_object(&parent(path))) => None,
            [Reason::Absent(path)] => {
                let words = if tighter { "is no longer there" } else { "is new" };
                Some((path.to_string(), format!("`{path}` {words}")))
            }
            [Reason::Rule(_)] => {
                let rule = &refusing.spec.rules[demand.rule?];
                Some((rule.id.clone(), self.about_rule(tighter, rule)))
            }
            _ => None,
        }
    }

    fn about_rule(&self, tighter: bool, rule: &Rule) -> String {
        let (accepting, refusing) = self.sides(if tighter { Effect::Tighter } else { Effect::Looser });
        let demand = describe::rule(refusing.spec, rule);
        let verb = if tighter { "now" } else { "no longer" };
        let id = &rule.id;
        match accepting.spec.rules.iter().find(|known| known.id == rule.id) {
            Some(known) if known.severity != rule.severity => {
                let (before, after) = if tighter { (known, rule) } else { (rule, known) };
                let (before, after) = (before.severity.as_str(), after.severity.as_str());
                format!("`{id}` is of severity {after}, before {before}: {demand}")
            }
            _ => format!("`{id}` {verb} demands: {demand}"),
        }
    }

    fn value(&self, difference: Difference) -> Change {
        let Difference { path, effect, message, sample } = difference;
        let proof = self.proof(effect, &path, &sample);
        Change { effect, subject: path.to_string(), message, profiles: Vec::new(), proof }
    }

    /// A document in which the value at a place is one that only one of the
    /// two accepts.
    fn proof(&self, effect: Effect, path: &Path, sample: &Sample) -> Option<Value> {
        let (accepting, refusing) = self.sides(effect);
        let documents =
            Documents { spec: accepting.spec, setting: &accepting.setting, other: Some(refusing.spec) };
        // From the place to the field that holds it.
        let last = path.0.iter().rposition(|step| matches!(step, Step::Member(_)));
        let stranger = (*sample == Sample::Stranger).then_some(path);
        let is_scope = path.scope() == *path;
        let (scope, field) = match last {
            Some(last) if !(stranger.is_some() && is_scope) => {
                let field = Path(path.0[..=last].to_vec());
                (field.scope(), Some(field))
            }
            _ => (path.clone(), None),
        };
        let side = Side::new(Values { spec: accepting.spec, hollow: &[] }, &scope)?;
        let (world, _) = abstraction::world(&scope, &[&side], None);
        let mut engine = engine(&world);
        let held: Vec<usize> = (0..world.demands.len())
            .filter(|number| accepting.setting.holds(&world.demands[*number]))
            .collect();
        let value = match (&field, stranger) {
            (Some(field), None) => {
                let inner = sampled(&documents, path, sample)?;
                Some(documents.wrapped(field, path.0.len() - field.0.len(), inner)?)
            }
            _ => None,
        };
        let stated = match &field {
            Some(field) => stated(&world, field, value.as_ref())?,
            None => Vec::new(),
        };
        let model = smallest(engine.as_mut(), &held, &stated)?;
        let values = field.as_ref().zip(value).into_iter().collect();
        let wish = Wish { world: &world, model: &model, values, stranger };
        self.confirmed(effect, &scope, &wish)
    }

    /// The document of a wish, if the two verdicts about it differ as they
    /// should.
    fn confirmed(&self, effect: Effect, scope: &Path, wish: &Wish<'_>) -> Option<Value> {
        let (accepting, refusing) = self.sides(effect);
        let documents =
            Documents { spec: accepting.spec, setting: &accepting.setting, other: Some(refusing.spec) };
        let document = documents.document(scope, wish)?;
        let text = document.to_string();
        let accepts =
            |version: &Version<'a>| version.checker.is_valid(text.as_bytes(), &mut Scratch::default());
        (accepts(accepting) && !accepts(refusing)).then_some(document)
    }
}

/// The value at a place that shows a difference.
fn sampled(documents: &Documents<'_>, path: &Path, sample: &Sample) -> Option<Value> {
    let spec = documents.spec;
    let shape = crate::analyse::limits::shape(spec, path)?;
    let list = || match resolve(spec, shape) {
        Shape::List(list) => Some(list),
        _ => None,
    };
    match sample {
        Sample::Value(value) => Some(value.clone()),
        Sample::Any => documents.simple(spec, shape, path, 0),
        Sample::Elements(count) => shapes::elements(spec, &list()?.item, *count).or_else(|| {
            Some(vec![documents.simple(spec, &list()?.item, &path.item(), 0)?; *count as usize].into())
        }),
        Sample::Equal => {
            let element = documents.simple(spec, &list()?.item, &path.item(), 0)?;
            Some(vec![element; list()?.min.max(2) as usize].into())
        }
        Sample::Stranger | Sample::Unknown => None,
    }
}
