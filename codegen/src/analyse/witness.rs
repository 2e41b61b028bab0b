//! Documents that show what a model says: from which fields are set to JSON.

use serde_json::{Map, Value};
use tweetspec_spec::ir::{Object, Path, Shape, Spec, Step};

use super::{
    abstraction::{self, Side},
    context::Setting,
    engine::{Model, Stated, engine, smallest},
    values::{Values, wanted},
    world::{Atom, Variable, World},
};
use crate::walk::{objects, resolve};

/// Makes documents that a specification accepts under one profile.
pub(crate) struct Documents<'a> {
    pub(crate) spec: &'a Spec,
    pub(crate) setting: &'a Setting,
    /// A specification that knows members which the first does not.
    pub(crate) other: Option<&'a Spec>,
}

/// What is wanted of the object of one scope.
pub(crate) struct Wish<'a> {
    pub(crate) world: &'a World,
    pub(crate) model: &'a Model,
    /// Fields and the values that they shall have.
    pub(crate) values: Vec<(&'a Path, Value)>,
    /// An object that shall have a member which no specification lists.
    pub(crate) stranger: Option<&'a Path>,
}

/// The name of a member that no specification lists.
const STRANGER: &str = "a_member_that_is_not_listed";

impl Documents<'_> {
    /// A document in which the object of `scope` is as wished, as far as it
    /// can be made; whether it is accepted is for the engine to say.
    pub(crate) fn document(&self, scope: &Path, wish: &Wish<'_>) -> Option<Value> {
        let object = self.object(&self.known(scope), wish)?;
        self.embed(scope, object)
    }

    /// A value of a shape at a place, with nothing in it that need not be.
    pub(crate) fn simple(&self, spec: &Spec, shape: &Shape, path: &Path, n: usize) -> Option<Value> {
        match resolve(spec, shape) {
            Shape::Object(_) => {
                let (world, model) = self.smallest(path, &[])?;
                let wish = Wish { world: &world, model: &model, values: Vec::new(), stranger: None };
                self.object(&self.known(path), &wish)
            }
            Shape::List(list) => {
                let elements =
                    (0..wanted(list) as usize).map(|i| self.simple(spec, &list.item, &path.item(), n + i));
                let elements: Option<Vec<Value>> = elements.collect();
                elements.or_else(|| (list.min == 0).then(Vec::new)).map(Value::Array)
            }
            shape => {
                let values = Values { spec, hollow: &[] };
                values.nth(shape, n).or_else(|| values.nth(shape, 0))
            }
        }
    }

    /// The objects at a place, by the first specification and the other one.
    fn known(&self, path: &Path) -> Vec<(&Spec, &Object)> {
        let of =
            |spec| objects(spec).into_iter().map(|place| place.object).find(|object| object.path == *path);
        [Some(self.spec), self.other]
            .into_iter()
            .flatten()
            .filter_map(|spec| Some((spec, of(spec)?)))
            .collect()
    }

    fn object(&self, known: &[(&Spec, &Object)], wish: &Wish<'_>) -> Option<Value> {
        let mut members = Map::new();
        for (spec, object) in known {
            for field in &object.fields {
                let path = &field.path;
                let set = wish.world.set(path).map_or(field.required, |variable| wish.model[variable]);
                if !set || members.contains_key(&field.name) {
                    continue;
                }
                let wished = wish.values.iter().find(|(wished, _)| *wished == path);
                let value = match (wished, &field.shape) {
                    (Some((_, value)), _) => value.clone(),
                    (_, Shape::Object(_)) => self.object(&self.known(path), wish)?,
                    (_, shape) => match chosen(spec, shape, path, wish) {
                        Some(value) => value,
                        None => self.simple(spec, shape, path, 0)?,
                    },
                };
                members.insert(field.name.clone(), value);
            }
            if wish.stranger == Some(&object.path) {
                members.insert(STRANGER.to_owned(), Value::Bool(true));
            }
        }
        Some(Value::Object(members))
    }

    /// Puts the object of a scope into lists and objects around it.
    fn embed(&self, scope: &Path, object: Value) -> Option<Value> {
        let Some(last) = scope.0.iter().rposition(|step| matches!(step, Step::Member(_))) else {
            return Some(object);
        };
        let list = Path(scope.0[..=last].to_vec());
        let value = self.wrapped(&list, scope.0.len() - last - 1, object)?;
        let outer = list.scope();
        let (world, _) = self.world(&outer)?;
        let set = Stated::Is(Atom::of(world.set(&list)?), true);
        let (world, model) = self.smallest(&outer, &[set])?;
        let wish = Wish { world: &world, model: &model, values: vec![(&list, value)], stranger: None };
        self.document(&outer, &wish)
    }

    /// The value of a field in which `inner` stands so many lists deep.
    pub(crate) fn wrapped(&self, field: &Path, depth: usize, inner: Value) -> Option<Value> {
        let shape = super::limits::shape(self.spec, field)?;
        self.around(shape, field, depth, inner)
    }

    fn around(&self, shape: &Shape, path: &Path, depth: usize, inner: Value) -> Option<Value> {
        let Shape::List(list) = resolve(self.spec, shape) else { return (depth == 0).then_some(inner) };
        if depth == 0 {
            return Some(inner);
        }
        let mut elements = vec![self.around(&list.item, &path.item(), depth - 1, inner)?];
        for n in 0.. {
            if elements.len() >= wanted(list) as usize {
                break;
            }
            let filler = self.simple(self.spec, &list.item, &path.item(), n)?;
            if n > 2 * list.min as usize || !(list.unique && elements.contains(&filler)) {
                elements.push(filler);
            }
        }
        Some(Value::Array(elements))
    }

    fn world(&self, scope: &Path) -> Option<(World, Vec<usize>)> {
        let side = Side::new(Values { spec: self.spec, hollow: &[] }, scope)?;
        let (world, _) = abstraction::world(scope, &[&side], None);
        let demands = world.demands.iter().enumerate().filter(|(_, demand)| self.setting.holds(demand));
        let demands = demands.map(|(index, _)| index).collect();
        Some((world, demands))
    }

    fn smallest(&self, scope: &Path, stated: &[Stated]) -> Option<(World, Model)> {
        let (world, demands) = self.world(scope)?;
        let model = smallest(engine(&world).as_mut(), &demands, stated)?;
        Some((world, model))
    }
}

/// That a field is set, and where rules look at its value, that it has this.
pub(crate) fn stated(world: &World, field: &Path, value: Option<&Value>) -> Option<Vec<Stated>> {
    let mut stated = vec![Stated::Is(Atom::of(world.set(field)?), true)];
    if let Some(value) = value {
        let one = world.variables.iter().position(
            |known| matches!(known, Variable::Value(path, known) if path == field && known == value),
        );
        let other = || {
            world.variables.iter().position(|known| matches!(known, Variable::Other(path) if path == field))
        };
        stated.extend(one.or_else(other).map(|variable| Stated::Is(Atom::of(variable), true)));
    }
    Some(stated)
}

/// The value that the model chose for a field, if rules look at it.
fn chosen(spec: &Spec, shape: &Shape, path: &Path, wish: &Wish<'_>) -> Option<Value> {
    let mut known = Vec::new();
    let mut other = false;
    for (variable, is_true) in wish.world.variables.iter().zip(wish.model) {
        match variable {
            Variable::Value(of, value) if of == path && *is_true => return Some(value.clone()),
            Variable::Value(of, value) if of == path => known.push(value),
            Variable::Other(of) if of == path => other |= *is_true,
            _ => {}
        }
    }
    Values { spec, hollow: &[] }.other_than(shape, &known).filter(|_| other)
}
