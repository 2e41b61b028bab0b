//! The written form together with its places: what laws and resolution read.

use std::collections::BTreeMap;

use super::tree::Place;
use super::{names, path};
use crate::ir::{Path, Step};
use crate::written::{self, Citations, Entries, Kind, Limits};

/// A written specification, its places, and the fields of one of its parts by
/// path.
pub(super) struct Context<'a> {
    pub(super) spec: &'a written::Spec,
    pub(super) at: Place<'a>,
    pub(super) part: Part<'a>,
    /// The fields of the part whose paths can be read, in the order of the specification.
    pub(super) fields: Vec<FieldAt<'a>>,
    /// Where in `fields` a path stands.
    by_path: BTreeMap<Path, usize>,
    /// Where in `fields` the fields one step below a path stand.
    below: BTreeMap<Path, Vec<usize>>,
}

/// A part of a specification that has fields.
#[derive(Clone)]
pub(super) struct Part<'a> {
    pub(super) kind: PartKind,
    pub(super) entries: &'a Entries<written::Field>,
    pub(super) at: Place<'a>,
    /// The name of the Rust type of the whole part.
    pub(super) rust_name: String,
    /// Where that name comes from.
    pub(super) named_at: Place<'a>,
}

/// Which part it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PartKind {
    /// The body of the request.
    Body,
    /// The parameters in the path.
    Parameters,
    /// The body of a response.
    Response,
    /// The body of an error.
    Problem,
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
    /// The body of the request and everything that belongs to no part.
    pub(super) fn new(spec: &'a written::Spec, at: Place<'a>) -> Self {
        let part = Part {
            kind: PartKind::Body,
            entries: &spec.fields,
            at: at.key("fields"),
            rust_name: spec.name.clone(),
            named_at: at.key("name"),
        };
        Self::of_part(spec, at, part)
    }

    fn of_part(spec: &'a written::Spec, at: Place<'a>, part: Part<'a>) -> Self {
        let places: BTreeMap<&str, Place<'a>> = part.at.entries().collect();
        let field = |(text, field)| {
            let path = path::parse(text).ok()?;
            Some(FieldAt { path, text, field, at: *places.get(text)? })
        };
        let fields: Vec<FieldAt<'a>> = part.entries.iter().filter_map(field).collect();
        let (mut by_path, mut below) = (BTreeMap::new(), BTreeMap::<Path, Vec<usize>>::new());
        for (index, field) in fields.iter().enumerate() {
            by_path.entry(field.path.clone()).or_insert(index);
            if let Some((parent, _)) = field.path.split_last() {
                below.entry(parent).or_default().push(index);
            }
        }
        Self { spec, at, part, fields, by_path, below }
    }

    /// The body again, to be held beside other parts.
    pub(super) fn body(&self) -> Self {
        Self::new(self.spec, self.at)
    }

    /// The parts beside the body, in the order of the language reference.
    pub(super) fn parts(&self) -> Vec<Self> {
        let mut parts = vec![self.parameters()];
        parts.extend(self.spec.responses.keys().filter_map(|status| self.response(status)));
        parts.extend(self.spec.problems.keys().filter_map(|name| self.problem(name)));
        parts
    }

    /// The parameters in the path.
    pub(super) fn parameters(&self) -> Self {
        let at = self.at.key("parameters");
        self.part(PartKind::Parameters, &self.spec.parameters, at, String::new(), at)
    }

    /// The body of the response with this status.
    pub(super) fn response(&self, status: &str) -> Option<Self> {
        let response = self.spec.responses.get(status)?;
        let at = self.at.key("responses").key(status);
        let (name, named_at) = match &response.rust {
            Some(name) => (name.clone(), at.key("rust")),
            None => (format!("{}Response", self.spec.name), at),
        };
        Some(self.part(PartKind::Response, &response.fields, at.key("fields"), name, named_at))
    }

    /// The body of the problem with this name.
    pub(super) fn problem(&self, name: &str) -> Option<Self> {
        let problem = self.spec.problems.get(name)?;
        let at = self.at.key("problems").key(name);
        Some(self.part(PartKind::Problem, &problem.fields, at.key("fields"), name.to_owned(), at))
    }

    fn part(
        &self,
        kind: PartKind,
        entries: &'a Entries<written::Field>,
        at: Place<'a>,
        rust_name: String,
        named_at: Place<'a>,
    ) -> Self {
        Self::of_part(self.spec, self.at, Part { kind, entries, at, rust_name, named_at })
    }

    /// Whether the objects of this part are answers, which may always have
    /// members that are not listed.
    pub(super) const fn is_answer(&self) -> bool {
        matches!(self.part.kind, PartKind::Response | PartKind::Problem)
    }

    /// The name of the Rust type of an object or a choice of this part. Types
    /// of answers begin with the name of the whole, so that they do not meet
    /// those of the body.
    pub(super) fn rust_type(&self, field: &FieldAt<'_>) -> String {
        let prefix = if self.is_answer() { &*self.part.rust_name } else { "" };
        names::of_type(prefix, &field.path, field.field)
    }

    /// Where in `fields` a path stands.
    pub(super) fn position(&self, path: &Path) -> Option<usize> {
        self.by_path.get(path).copied()
    }

    pub(super) fn field(&self, path: &Path) -> Option<&FieldAt<'a>> {
        self.position(path).map(|index| &self.fields[index])
    }

    /// The fields one step below a path, in order; the root has the empty path.
    pub(super) fn children(&self, path: &Path) -> impl Iterator<Item = &FieldAt<'a>> {
        self.below.get(path).into_iter().flatten().map(|index| &self.fields[*index])
    }

    pub(super) fn rules(&self) -> impl Iterator<Item = RuleAt<'a>> + use<'a> {
        let place = self.at.key("rules");
        self.spec.rules.iter().map(move |(id, rule)| RuleAt { id, rule, at: place.key(id) })
    }

    /// The limits of the fields of this part, and with the body those of named
    /// types, each with its place.
    pub(super) fn limits(&self) -> impl Iterator<Item = (Limits<'a>, Place<'a>)> {
        let types = self.at.key("types");
        let types = self.spec.types.iter().map(move |(name, named)| (named.limits(), types.key(name)));
        // Once is enough.
        let types = types.filter(|_| self.part.kind == PartKind::Body);
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

    /// Every citation list of the specification with the place of its key.
    pub(super) fn citations(&self) -> Vec<(&'a Citations, Place<'a>)> {
        let (spec, at) = (self.spec, self.at);
        let mut all = self.part_citations();
        all.extend(self.parts().iter().flat_map(Self::part_citations));
        all.extend(sourced(&spec.measures, at.key("measures"), |measure| &measure.source));
        all.extend(sourced(&spec.types, at.key("types"), |named| &named.source));
        if let Some(profiles) = &spec.profiles {
            all.extend(sourced(profiles, at.key("profiles"), |profile| &profile.source));
        }
        all.extend(self.rules().map(|rule| (&rule.rule.source, rule.at)));
        all.extend(sourced(&spec.responses, at.key("responses"), |response| &response.source));
        all.extend(sourced(&spec.problems, at.key("problems"), |problem| &problem.source));
        all.extend(sourced(&spec.answers, at.key("answers"), |answer| &answer.source));
        all.extend(sourced(&spec.auth, at.key("auth"), |auth| &auth.source));
        all.extend(sourced(&spec.rate_limits, at.key("rate_limits"), |limit| &limit.source));
        all.extend(sourced(&spec.prices, at.key("prices"), |price| &price.source));
        all.extend(sourced(&spec.notes, at.key("notes"), |note| &note.source));
        for (id, conflict) in spec.conflicts.iter() {
            let at = at.key("conflicts").key(id).key("says");
            let sides = conflict.says.iter().enumerate();
            all.extend(sides.map(|(index, side)| (&side.source, at.item(index))));
        }
        all.into_iter().map(|(source, at)| (source, at.key("source"))).collect()
    }

    /// The citation lists of the fields of this part and of the values in it,
    /// with the place of what they are about.
    fn part_citations(&self) -> Vec<(&'a Citations, Place<'a>)> {
        let mut all = Vec::new();
        for field in &self.fields {
            all.extend(field.field.source.as_ref().map(|source| (source, field.at)));
        }
        for (limits, at) in self.limits() {
            let values = at.key("values");
            all.extend(
                limits
                    .values
                    .into_iter()
                    .flat_map(Entries::iter)
                    .map(|(value, written)| (&written.source, values.key(value))),
            );
        }
        all
    }

    /// The names of the profiles, the default first.
    pub(super) fn profiles(&self) -> Vec<&'a str> {
        match &self.spec.profiles {
            Some(profiles) => profiles.keys().collect(),
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

/// The citation list of each entry, with the place of the entry.
fn sourced<'a, T>(
    entries: &'a Entries<T>,
    at: Place<'a>,
    source: impl Fn(&'a T) -> &'a Citations,
) -> impl Iterator<Item = (&'a Citations, Place<'a>)> {
    entries.iter().map(move |(key, entry)| (source(entry), at.key(key)))
}

/// The parts of one or more citation mappings, in order.
pub(super) fn cited(citations: &Citations) -> impl Iterator<Item = (usize, &str, &str)> {
    let lists = citations.as_slice().iter().enumerate();
    lists
        .flat_map(|(index, list)| list.iter().map(move |(source, locator)| (index, source, locator.as_str())))
}
