//! The shapes of a specification: equal ones are kept once, objects never are.

use tweetspec_runtime::table::{
    ChoiceShape, Field, List, ListShape, MeasureLimit, ObjectShape, Refusal, RuleId, Shape, ShapeId,
    StringShape, ValueAlias,
};

use super::scopes::Scopes;
use super::text;
use crate::ir;

pub(super) struct Shapes<'a> {
    spec: &'a ir::Spec,
    scopes: &'a Scopes<'a>,
    all: Vec<Shape>,
}

impl<'a> Shapes<'a> {
    pub(super) const fn new(spec: &'a ir::Spec, scopes: &'a Scopes<'a>) -> Self {
        Self { spec, scopes, all: Vec::new() }
    }

    /// Adds the body and everything inside it.
    pub(super) fn root(&mut self) -> ShapeId {
        let spec = self.spec;
        self.object(&spec.root)
    }

    pub(super) fn finish(self) -> List<Shape> {
        self.all.into()
    }

    fn push(&mut self, shape: Shape) -> ShapeId {
        self.all.push(shape);
        ShapeId((self.all.len() - 1) as u16)
    }

    /// Adds a shape unless there is an equal one: types that several fields
    /// share are kept once, and a field with limits of its own has its own.
    fn intern(&mut self, shape: Shape) -> ShapeId {
        match self.all.iter().position(|known| *known == shape) {
            Some(index) => ShapeId(index as u16),
            None => self.push(shape),
        }
    }

    fn shape(&mut self, shape: &ir::Shape, path: &ir::Path) -> ShapeId {
        match shape {
            ir::Shape::Bool => self.intern(Shape::Bool),
            ir::Shape::Integer { min, max } => {
                self.intern(Shape::Integer { min: min.unwrap_or(i64::MIN), max: max.unwrap_or(i64::MAX) })
            }
            ir::Shape::String(string) => {
                let (limits, refusals) = (self.limits(path), self.refusals(path));
                self.intern(Shape::String(StringShape {
                    min_chars: string.min_chars,
                    max_chars: string.max_chars.unwrap_or(u32::MAX),
                    pattern: string.pattern.clone(),
                    pattern_doc: text(&string.pattern_doc),
                    limits,
                    refusals,
                }))
            }
            ir::Shape::Choice(choice) => self.intern(Shape::Choice(lower_choice(choice))),
            ir::Shape::List(list) => {
                let item = self.shape(&list.item, &path.item());
                self.intern(Shape::List(ListShape {
                    item,
                    noun: text(&list.noun),
                    min: list.min,
                    max: list.max.unwrap_or(u32::MAX),
                    unique: list.unique,
                }))
            }
            ir::Shape::Object(object) => self.object(object),
            ir::Shape::Named(index) => {
                let spec = self.spec;
                self.shape(&spec.types[*index].shape, path)
            }
        }
    }

    fn object(&mut self, object: &ir::Object) -> ShapeId {
        let mut fields = Vec::with_capacity(object.fields.len());
        for field in &object.fields {
            let shape = self.shape(&field.shape, &field.path);
            let (set, tests) = self.scopes.atoms_of(&field.path);
            fields.push(Field { name: text(&field.name), shape, required: field.required, set, tests });
        }
        let scope = self.scopes.begins_at(&object.path);
        // Never shared, although two objects may be equal: an object belongs to
        // its place.
        self.push(Shape::Object(ObjectShape { fields: fields.into(), closed: object.closed, scope }))
    }

    /// The limits that rules set for the text at this path.
    fn limits(&self, path: &ir::Path) -> List<MeasureLimit> {
        let mut limits = Vec::new();
        for (index, rule) in self.spec.rules.iter().enumerate() {
            if let ir::RuleKind::Limit { field, measure, max } = &rule.kind
                && field == path
            {
                let measure = super::measure_id(self.spec, *measure);
                limits.push(MeasureLimit { rule: RuleId(index as u16), measure, max: *max });
            }
        }
        limits.into()
    }

    /// What rules say that the text at this path may not be.
    fn refusals(&self, path: &ir::Path) -> List<Refusal> {
        let refusal = |(index, rule): (usize, &ir::Rule)| match &rule.kind {
            ir::RuleKind::Refuse { fields, is } if fields.contains(path) => {
                Some(Refusal { rule: RuleId(index as u16), is: *is })
            }
            _ => None,
        };
        self.spec.rules.iter().enumerate().filter_map(refusal).collect()
    }
}

fn lower_choice(choice: &ir::Choice) -> ChoiceShape {
    let alias = |ir::ValueAlias { written, means, certain, note }: &ir::ValueAlias| ValueAlias {
        value: text(written),
        instead: means.as_deref().map(text),
        certain: *certain,
        note: text(note),
    };
    ChoiceShape {
        values: choice.values.iter().map(|value| text(&value.value)).collect(),
        open: choice.open,
        aliases: choice.aliases.iter().map(alias).collect(),
    }
}
