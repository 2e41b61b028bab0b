//! Asking: the worlds of a specification, under each of its profiles.

use std::collections::BTreeSet;

use tweetspec_spec::ir::{Path, Spec};

use super::{
    abstraction::{self, Side, mentioned},
    describe,
    engine::{Engine, Stated, engine},
    finding::{Because, Code, Finding},
    values::Values,
    world::{Demand, Reason, World},
};
use crate::walk::objects;

/// Profiles under which the same rules are checked.
#[derive(Clone, Debug)]
pub(crate) struct Setting {
    /// Indexes of the profiles.
    pub(crate) profiles: Vec<usize>,
    /// For each rule, whether it is checked.
    pub(crate) checked: Vec<bool>,
    /// For each rule, whether it is checked and of severity error.
    pub(crate) refuses: Vec<bool>,
}

/// A part of a scope that has nothing to do with the rest of it.
pub(crate) struct Room {
    pub(crate) scope: Path,
    pub(crate) world: World,
    pub(crate) engine: Box<dyn Engine>,
    /// Indexes of the settings that it does not contradict.
    pub(crate) settings: Vec<usize>,
}

/// A specification under analysis.
pub(crate) struct Context<'a> {
    pub(crate) spec: &'a Spec,
    pub(crate) settings: Vec<Setting>,
    pub(crate) rooms: Vec<Room>,
    pub(crate) findings: Vec<Finding>,
    /// Elements of lists that can never be there, and why; outer ones first.
    pub(crate) hollow: Vec<(Path, Vec<Reason>)>,
    /// Fields that can never be set, with what is inside them, and values that
    /// are never allowed: what follows from these is not said again.
    pub(crate) dead_fields: Vec<Path>,
    pub(crate) dead_values: Vec<(Path, serde_json::Value)>,
}

impl Setting {
    /// The settings of a specification, that of the default profile first.
    pub(crate) fn all(spec: &Spec) -> Vec<Self> {
        let mut settings: Vec<Self> = Vec::new();
        for profile in 0..spec.profiles.len() {
            let new = Self::of(spec, profile);
            match settings.iter_mut().find(|known| known.checked == new.checked) {
                Some(known) => known.profiles.push(profile),
                None => settings.push(new),
            }
        }
        settings
    }

    /// The setting of one profile.
    pub(crate) fn of(spec: &Spec, profile: usize) -> Self {
        let rules = || spec.rules.iter();
        Self {
            profiles: vec![profile],
            refuses: rules().map(|rule| rule.refuses(profile)).collect(),
            checked: rules().map(|rule| rule.is_for(profile)).collect(),
        }
    }

    /// Whether a demand refuses documents here.
    pub(crate) fn holds(&self, demand: &Demand) -> bool {
        demand.because.iter().all(|reason| !matches!(reason, Reason::Rule(rule) if !self.refuses[*rule]))
    }
}

impl Room {
    /// The demands that refuse documents in a setting.
    pub(crate) fn demands<'a>(&'a self, setting: &'a Setting) -> impl Iterator<Item = usize> + 'a {
        let demands = self.world.demands.iter().enumerate();
        demands.filter(|(_, demand)| setting.holds(demand)).map(|(index, _)| index)
    }

    /// A smallest set of reasons why each of `impossible` is impossible in
    /// each of these settings; `None` if one of them is possible in one.
    ///
    /// A rule is not held against what is asked about itself: the demand
    /// `without` is left out.
    pub(crate) fn proof(
        &mut self,
        settings: &[&Setting],
        without: Option<usize>,
        impossible: &[Vec<Stated>],
    ) -> Option<Vec<Reason>> {
        let mut core = BTreeSet::new();
        for setting in settings {
            let demands: Vec<usize> =
                self.demands(setting).filter(|demand| Some(*demand) != without).collect();
            for stated in impossible {
                if self.engine.solve(&demands, stated).is_some() {
                    return None;
                }
                core.extend(self.engine.suspects());
            }
        }
        // Demands stand in the order structure, rules as written. Later ones
        // are given up first, so structure explains where it can.
        let mut kept: Vec<usize> = core.into_iter().collect();
        for index in (0..kept.len()).rev() {
            let mut fewer = kept.clone();
            fewer.remove(index);
            let enough = settings.iter().all(|setting| {
                let demands: Vec<usize> = fewer
                    .iter()
                    .copied()
                    .filter(|demand| setting.holds(&self.world.demands[*demand]))
                    .collect();
                impossible.iter().all(|stated| self.engine.solve(&demands, stated).is_none())
            });
            if enough {
                kept = fewer;
            }
        }
        let mut reasons: Vec<Reason> = Vec::new();
        for reason in kept.into_iter().flat_map(|demand| &self.world.demands[demand].because) {
            if !reasons.contains(reason) {
                reasons.push(reason.clone());
            }
        }
        Some(reasons)
    }
}

impl<'a> Context<'a> {
    /// Prepares a specification, and finds its contradictions on the way: what
    /// makes the elements of a list impossible matters to the list.
    pub(crate) fn new(spec: &'a Spec) -> Self {
        let settings = Setting::all(spec);
        let mut context = Self {
            spec,
            settings,
            rooms: Vec::new(),
            findings: Vec::new(),
            hollow: Vec::new(),
            dead_fields: Vec::new(),
            dead_values: Vec::new(),
        };
        let mut scopes: Vec<Path> = objects(spec)
            .iter()
            .map(|place| &place.object.path)
            .filter(|path| path.scope() == **path)
            .cloned()
            .collect();
        // The inner ones first.
        scopes.sort_by_key(|scope| std::cmp::Reverse(scope.0.len()));
        let mut hollow: Vec<(Path, Vec<Reason>)> = Vec::new();
        let mut rooms: Vec<Vec<Room>> = Vec::new();
        for scope in &scopes {
            let mut found = Vec::new();
            if let Some(side) = Side::new(Values { spec, hollow: &hollow }, scope) {
                let keep = mentioned(&side, scope);
                let (world, _) = abstraction::world(scope, &[&side], Some(&keep));
                for world in world.split() {
                    found.push(context.room(scope, world));
                }
            }
            for room in &mut found {
                if let Some(reasons) = context.contradiction(room) {
                    hollow.push((scope.clone(), reasons));
                }
            }
            rooms.push(found);
        }
        context.rooms = rooms.into_iter().rev().flatten().collect();
        context.hollow = hollow.into_iter().rev().collect();
        context
    }

    fn room(&self, scope: &Path, world: World) -> Room {
        Room {
            scope: scope.clone(),
            engine: engine(&world),
            world,
            settings: (0..self.settings.len()).collect(),
        }
    }

    /// No document at all keeps the rules of the room: reported for the whole
    /// document; for elements of a list the reasons are handed back.
    fn contradiction(&mut self, room: &mut Room) -> Option<Vec<Reason>> {
        let mut broken: Vec<&Setting> = Vec::new();
        room.settings.clear();
        for (index, setting) in self.settings.iter().enumerate() {
            let demands: Vec<usize> = room.demands(setting).collect();
            if room.engine.solve(&demands, &[]).is_some() {
                room.settings.push(index);
            } else {
                broken.push(setting);
            }
        }
        let reasons = room.proof(&broken, None, &[vec![]]).filter(|_| !broken.is_empty())?;
        if !room.scope.0.is_empty() {
            // With some profiles only it is a field for the others.
            return room.settings.is_empty().then_some(reasons);
        }
        let profiles = broken
            .iter()
            .flat_map(|setting| &setting.profiles)
            .map(|profile| self.spec.profiles[*profile].name.clone());
        let profiles: Vec<String> = if room.settings.is_empty() { Vec::new() } else { profiles.collect() };
        let noun = &self.spec.noun;
        let mut finding = Finding::new(Code::Contradiction, "", format!("no {noun} can keep all rules"))
            .because(self.because(&reasons))
            .help("take back one of these");
        finding.level = super::Level::Error;
        finding.profiles = profiles;
        self.findings.push(finding);
        None
    }

    /// Reasons in words.
    pub(crate) fn because(&self, reasons: &[Reason]) -> Vec<Because> {
        describe::because(self.spec, reasons)
    }

    /// Whether the field, or one that it stands in, can never be set.
    pub(crate) fn is_dead(&self, path: &Path) -> bool {
        self.dead_fields.iter().any(|dead| path.0.starts_with(&dead.0))
    }

    /// Asks in every room, under the settings that leave a document at all.
    pub(crate) fn each_room(&mut self, mut ask: impl FnMut(&mut Self, &mut Room, &[&Setting])) {
        // The rooms are taken out so that findings can be added meanwhile.
        let mut rooms = std::mem::take(&mut self.rooms);
        let settings = self.settings.clone();
        for room in &mut rooms {
            let possible: Vec<&Setting> = room.settings.iter().map(|&index| &settings[index]).collect();
            ask(self, room, &possible);
        }
        self.rooms = rooms;
    }
}
