//! The written form together with its places: what laws and resolution read.

use super::path;
use super::tree::Place;
use crate::ir::{Path, Step};
use crate::written::{self, Citations, Kind, Limits};

/// A written specification, its places, and its fields by path.
pub(super) struct Context<'a> {
    pub(super) spec: &'a written::Spec,
    pub(super) at: Place<'a>,
    /// The fields whose paths can be read, in the order of the specification.
    pub(super) fields: Vec<FieldAt<'a>>,
}

/// A field, its path and its place.
pub(super) struct FieldAt<'a> {
    pub(super) path: Path,
    pub(super) text: &'a str,
    pub(super) field: &'a written::Field,
    pub(super) at: Place<'a>,
}

/// A rule, its id and its place.
#[derive(Clone, Copy)]
pub(super) struct RuleAt<'a> {
    pub(super) id: &'a str,
    pub(super) rule: &'a written::Rule,
    pub(super) at: Place<'a>,
}

impl<'a> Context<'a> {
    pub(super) fn new(spec: &'a written::Spec, at: Place<'a>) -> Self {
        let place = at.key("fields");
        let field = |(text, field)| {
            let path = path::parse(text).ok()?;
            Some(FieldAt { path, text, field, at: place.key(text) })
        };
        Self { spec, at, fields: spec.fields.iter().filter_map(field).collect() }
    }

    pub(super) fn field(&self, path: &Path) -> Option<&FieldAt<'a>> {
        self.fields.iter().find(|field| field.path == *path)
    }

    /// The fields one step below a path, in order; the root has the empty path.
    pub(super) fn children(&self, path: &Path) -> impl Iterator<Item = &FieldAt<'a>> {
        self.fields
            .iter()
            .filter(move |field| field.path.0.len() == path.0.len() + 1 && path.contains(&field.path))
    }

    pub(super) fn rules(&self) -> impl Iterator<Item = RuleAt<'a>> + use<'a> {
        let place = self.at.key("rules");
        self.spec.rules.iter().map(move |(id, rule)| RuleAt { id, rule, at: place.key(id) })
    }

    /// The limits of fields and named types, each with its place.
    pub(super) fn limits(&self) -> impl Iterator<Item = (Limits<'a>, Place<'a>)> {
        let types = self.at.key("types");
        let types = self.spec.types.iter().map(move |(name, named)| (named.limits(), types.key(name)));
        types.chain(self.fields.iter().map(|field| (field.field.limits(), field.at)))
    }

    /// The limits of a field, those of its type if it has a named one.
    pub(super) fn resolved(&self, field: &'a written::Field) -> Limits<'a> {
        match field.limits().kind {
            Kind::Named(name) => {
                self.spec.types.get(name).map_or_else(|| field.limits(), written::NamedType::limits)
            }
            _ => field.limits(),
        }
    }

    /// Every citation list with the place of its key.
    pub(super) fn citations(&self) -> Vec<(&'a Citations, Place<'a>)> {
        let mut all = Vec::new();
        let measures = self.at.key("measures");
        all.extend(self.spec.measures.iter().map(|(name, measure)| (&measure.source, measures.key(name))));
        let types = self.at.key("types");
        all.extend(self.spec.types.iter().map(|(name, named)| (&named.source, types.key(name))));
        for field in &self.fields {
            all.extend(field.field.source.as_ref().map(|source| (source, field.at)));
        }
        for (limits, at) in self.limits() {
            let values = at.key("values");
            all.extend(
                limits
                    .values
                    .into_iter()
                    .flat_map(written::Entries::iter)
                    .map(|(value, written)| (&written.source, values.key(value))),
            );
        }
        all.extend(self.rules().map(|rule| (&rule.rule.source, rule.at)));
        all.into_iter().map(|(source, at)| (source, at.key("source"))).collect()
    }

    /// The names of the profiles, the default first.
    pub(super) fn profiles(&self) -> Vec<&'a str> {
        match &self.spec.profiles {
            Some(profiles) => profiles.iter().map(String::as_str).collect(),
            None => vec!["default"],
        }
    }
}

impl FieldAt<'_> {
    pub(super) fn kind(&self) -> Kind<'_> {
        Kind::parse(&self.field.kind)
    }

    /// Whether it stands for the elements of a list.
    pub(super) fn is_element(&self) -> bool {
        self.path.0.last() == Some(&Step::Item)
    }

    /// Whether its doc and sources may be left out.
    pub(super) fn explains_itself(&self) -> bool {
        self.is_element() || matches!(self.kind(), Kind::Named(_))
    }
}

/// The parts of one or more citation mappings, in order.
pub(super) fn cited(citations: &Citations) -> impl Iterator<Item = (usize, &str, &str)> {
    let lists = citations.as_slice().iter().enumerate();
    lists
        .flat_map(|(index, list)| list.iter().map(move |(source, locator)| (index, source, locator.as_str())))
}
