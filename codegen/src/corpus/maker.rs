//! Documents that a specification accepts, each with as little in it as can
//! be, and what the engine says about one.

use serde_json::Value;
use tweetspec_runtime::{Checker, Scratch, Severity, Table, push_token};
use tweetspec_spec::{
    ir::{Path, Shape, Spec, Step},
    lower,
};

use super::Expected;
use crate::analyse::{
    abstraction::{self, Side},
    context::Setting,
    engine::{Stated, engine, smallest},
    limits::shape,
    values::Values,
    witness::{Documents, Wish, stated},
    world::{Atom, Demand, Reason, World},
};
use crate::walk::parent;

/// Makes documents and asks about them.
pub(super) struct Maker<'a> {
    pub(super) spec: &'a Spec,
    table: Table,
    /// One for each profile.
    settings: Vec<Setting>,
}

/// A field and the value that it shall have.
pub(super) type Wished<'p> = (&'p Path, Value);

/// Which demands of the specification a document has to meet.
#[derive(Clone, Copy)]
pub(super) struct Keep<'k> {
    pub(super) profile: usize,
    /// Whether rules that only warn are kept as well.
    pub(super) warnings: bool,
    /// A rule that is left out.
    pub(super) without: Option<usize>,
    /// Members that need not be there although they are required.
    pub(super) not_required: &'k [&'k Path],
}

impl<'a> Maker<'a> {
    pub(super) fn new(spec: &'a Spec) -> Self {
        let settings = (0..spec.profiles.len()).map(|profile| Setting::of(spec, profile)).collect();
        Self { spec, table: lower(spec), settings }
    }

    /// Everything that the engine finds.
    pub(super) fn findings(&self, profile: usize, payload: &str) -> Vec<Expected> {
        let checker = Checker::new(&self.table).least(Severity::Info);
        let checker = checker
            .profile(&self.spec.profiles[profile].name)
            .expect("the table has the profiles of its specification");
        let report = checker.check(payload.as_bytes(), &mut Scratch::default());
        let findings = report.findings.into_iter();
        findings
            .map(|finding| Expected {
                rule: finding.rule.into_owned(),
                pointer: finding.pointer,
                severity: finding.severity,
            })
            .collect()
    }

    /// The first profile under which a rule is checked.
    pub(super) fn profile_of(&self, rule: usize) -> Option<usize> {
        self.settings.iter().position(|setting| setting.checked[rule])
    }

    /// Whether a rule is checked under a profile.
    pub(super) fn is_checked(&self, rule: usize, profile: usize) -> bool {
        self.settings[profile].checked[rule]
    }

    /// A document that is accepted and has something at `path`: this value, or
    /// else a simple one.
    pub(super) fn base(&self, keep: Keep<'_>, path: &Path, value: Option<Value>) -> Option<Value> {
        let documents = self.documents(keep.profile);
        let last = path.0.iter().rposition(|step| matches!(step, Step::Member(_)));
        // The root, or an object that is an element, is a scope of its own.
        let is_scope = value.is_none() && path.scope() == *path && Side::new(self.values(), path).is_some();
        let Some(last) = last.filter(|_| !is_scope) else {
            return self.document(path, &[], Vec::new(), keep);
        };
        let field = Path(path.0[..=last].to_vec());
        let depth = path.0.len() - field.0.len();
        let inner = match value {
            None if depth > 0 => Some(documents.simple(self.spec, shape(self.spec, path)?, path, 0)?),
            value => value,
        };
        let whole = match inner {
            Some(inner) => Some(documents.wrapped(&field, depth, inner)?),
            None => None,
        };
        let scope = field.scope();
        let (world, _) = self.world(&scope)?;
        let stated = stated(&world, &field, whole.as_ref())?;
        let values = whole.map(|value| vec![(&field, value)]).unwrap_or_default();
        self.document(&scope, &stated, values, keep)
    }

    /// A document that is accepted and lacks the member at `path`, but not the
    /// object around it.
    pub(super) fn without(&self, keep: Keep<'_>, path: &Path) -> Option<Value> {
        let scope = path.scope();
        let (world, _) = self.world(&scope)?;
        let is = |path: &Path, truth| Some(Stated::Is(Atom::of(world.set(path)?), truth));
        let mut stated = vec![is(path, false)?];
        let around = parent(path);
        if around != scope {
            stated.push(is(&around, true)?);
        }
        self.document(&scope, &stated, Vec::new(), keep)
    }

    /// A smallest document in whose object of `scope` the statements hold.
    pub(super) fn document(
        &self,
        scope: &Path,
        stated: &[Stated],
        values: Vec<Wished<'_>>,
        keep: Keep<'_>,
    ) -> Option<Value> {
        let (world, side) = self.world(scope)?;
        debug_assert!(scope.0.is_empty() || side.is_object(scope), "a scope is an object");
        let demands = world.demands.iter().enumerate();
        let demands: Vec<usize> =
            demands.filter(|(_, demand)| self.keeps(keep, demand)).map(|(index, _)| index).collect();
        let model = smallest(engine(&world).as_mut(), &demands, stated)?;
        let wish = Wish { world: &world, model: &model, values, stranger: None };
        self.documents(keep.profile).document(scope, &wish)
    }

    fn keeps(&self, keep: Keep<'_>, demand: &Demand) -> bool {
        let setting = &self.settings[keep.profile];
        demand.because.iter().all(|reason| match reason {
            Reason::Rule(rule) => {
                let severity = self.spec.rules[*rule].severity;
                let least = if keep.warnings { Severity::Warning } else { Severity::Error };
                setting.checked[*rule] && severity >= least && keep.without != Some(*rule)
            }
            Reason::Required(path) => !keep.not_required.contains(&path),
            _ => true,
        })
    }

    /// The `n`th simple value of a shape at a place.
    pub(super) fn simple(&self, profile: usize, shape: &Shape, path: &Path, n: usize) -> Option<Value> {
        self.documents(profile).simple(self.spec, shape, path, n)
    }

    /// What can be true of the object of a scope.
    pub(super) fn world(&self, scope: &Path) -> Option<(World, Side<'a>)> {
        let side = Side::new(self.values(), scope)?;
        let (world, _) = abstraction::world(scope, &[&side], None);
        Some((world, side))
    }

    pub(super) const fn values(&self) -> Values<'a> {
        Values { spec: self.spec, hollow: &[] }
    }

    fn documents(&self, profile: usize) -> Documents<'_> {
        Documents { spec: self.spec, setting: &self.settings[profile], other: None }
    }
}

impl Keep<'_> {
    /// Every demand under a profile.
    pub(super) const fn all(profile: usize) -> Self {
        Self { profile, warnings: true, without: None, not_required: &[] }
    }
}

/// Where the first value at a path stands, as a JSON Pointer.
pub(super) fn pointer(path: &Path) -> String {
    let mut pointer = String::new();
    for step in &path.0 {
        push_token(&mut pointer, if let Step::Member(name) = step { name } else { "0" });
    }
    pointer
}
