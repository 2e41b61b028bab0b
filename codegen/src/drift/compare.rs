//! The two sides next to each other, field by field.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use tweetspec_spec::ir::{Field, Object, Part, Path, Problem, Shape, Spec};

use super::{Finding, Kind, strings, target};
use crate::openapi::{Document, Kind as Type, Said, Schema, TOO_MUCH, View};
use crate::walk::resolve;

/// A comparison in progress.
pub(super) struct Comparison<'s, 'd> {
    pub(super) spec: &'s Spec,
    pub(super) document: &'d Document<'d>,
    pub(super) findings: Vec<Finding>,
    /// The parts that were compared.
    pub(super) parts: Vec<Part>,
    /// The part that is being compared.
    pub(super) part: Part,
    /// Where the fields that both have stand in the document.
    pub(super) places: BTreeMap<(Part, Path), Vec<String>>,
    /// What the uses of each named type refer to.
    pub(super) types: BTreeMap<usize, Vec<String>>,
    /// Fields that only the document has, to see whether one has moved.
    pub(super) strangers: Vec<Stranger<'d>>,
    /// The problems that the document has as bodies of errors, and where.
    pub(super) errors: Vec<(&'s Problem, Schema<'d>)>,
}

/// A field that only the document has.
pub(super) struct Stranger<'d> {
    pub(super) part: Part,
    pub(super) path: Path,
    pub(super) schema: Schema<'d>,
}

impl<'s, 'd> Comparison<'s, 'd> {
    pub(super) fn new(spec: &'s Spec, document: &'d Document<'d>) -> Self {
        Self {
            spec,
            document,
            findings: Vec::new(),
            parts: Vec::new(),
            part: Part::Body,
            places: BTreeMap::new(),
            types: BTreeMap::new(),
            strangers: Vec::new(),
            errors: Vec::new(),
        }
    }

    /// Compares the body of the request.
    pub(super) fn body(&mut self, schema: &Schema<'d>) {
        self.part(Part::Body, &self.spec.root, schema);
    }

    /// Compares a part that is one object.
    pub(super) fn part(&mut self, part: Part, object: &Object, schema: &Schema<'d>) {
        self.parts.push(part.clone());
        let around = std::mem::replace(&mut self.part, part);
        let view = self.document.view(schema);
        if self.kind(&Path::default(), Type::Object, &view) {
            self.object(object, &view);
        }
        self.beyond(&Path::default(), &view);
        self.part = around;
    }

    /// A difference that belongs to no field.
    pub(super) fn whole(&mut self, kind: Kind, keyword: &'static str, message: String, at: Option<String>) {
        self.part = Part::Body;
        self.parts.push(Part::Body);
        self.add(kind, &Path::default(), keyword, message, at);
    }

    /// A difference in the part that is being compared, with nothing to pin.
    pub(super) fn add(
        &mut self,
        kind: Kind,
        path: &Path,
        keyword: &'static str,
        message: String,
        pointer: Option<String>,
    ) {
        let place = super::report::place(&self.part, path, None);
        let part = self.part.clone();
        let path = path.clone();
        self.findings.push(Finding {
            kind,
            part,
            path,
            keyword,
            message,
            place,
            ours: None,
            pointer,
            theirs: None,
        });
    }

    /// A difference about one keyword, with what each side says.
    pub(super) fn differ(&mut self, path: &Path, difference: Difference) {
        let Difference { kind, keyword, key, message, ours, theirs } = difference;
        let (pointer, theirs) = theirs.map_or((None, None), |theirs| (Some(theirs.at), Some(theirs.value)));
        let pointer = pointer.or_else(|| {
            let places = self.places.get(&(self.part.clone(), path.clone()))?;
            places.first().cloned()
        });
        self.add(kind, path, keyword, message, pointer);
        if let Some(finding) = self.findings.last_mut() {
            (finding.ours, finding.theirs) = (ours, theirs);
            finding.place = super::report::place(&finding.part, path, Some(key));
        }
    }

    fn object(&mut self, object: &Object, view: &View<'d>) {
        self.places.insert((self.part.clone(), object.path.clone()), view.places.clone());
        // The objects of answers are open by the language.
        let request = matches!(self.part, Part::Body);
        if request && object.closed != view.closed.is_some() {
            let (kind, verb) =
                if object.closed { (Kind::Stricter, "refuses") } else { (Kind::Looser, "accepts") };
            let theirs = view.closed.clone().map(|at| Said { value: json!(false), at });
            self.differ(
                &object.path,
                Difference {
                    kind,
                    keyword: "additionalProperties",
                    key: "open",
                    message: format!("the specification {verb} members that are not listed"),
                    ours: object.closed.then(|| json!(false)),
                    theirs,
                },
            );
        }
        for field in &object.fields {
            let Some((_, schema)) = view.properties.iter().find(|(name, _)| *name == field.name) else {
                let message = format!("the document has no `{}`", field.path);
                self.add(Kind::OnlyInSpec, &field.path, "properties", message, Some(view.home().to_owned()));
                continue;
            };
            self.known(field, schema);
            self.required(field, view.required.get(&field.name));
        }
        for (name, schema) in &view.properties {
            if object.fields.iter().any(|field| field.name == *name) {
                continue;
            }
            let path = object.path.member(name);
            let message = format!("the document has `{path}`");
            self.add(Kind::OnlyUpstream, &path, "properties", message, Some(schema.place().to_owned()));
            self.strangers.push(Stranger { part: self.part.clone(), path, schema: schema.clone() });
        }
    }

    fn required(&mut self, field: &Field, theirs: Option<&String>) {
        let (kind, message) = match (field.required, theirs) {
            (true, None) => (Kind::Stricter, "the specification requires it, the document does not"),
            (false, Some(_)) => (Kind::Looser, "the document requires it, the specification does not"),
            _ => return,
        };
        self.differ(
            &field.path,
            Difference {
                kind,
                keyword: "required",
                key: "required",
                message: message.to_owned(),
                ours: field.required.then(|| json!(true)),
                theirs: theirs.map(|at| Said { value: json!(true), at: at.clone() }),
            },
        );
    }

    /// A field that both have.
    pub(super) fn known(&mut self, field: &Field, schema: &Schema<'d>) {
        let key = (self.part.clone(), field.path.clone());
        let view = self.document.view(schema);
        self.places.insert(key, view.places.clone());
        self.default(&field.path, field.default.as_ref(), view.default.as_ref());
        self.shape(&field.path, &field.shape, schema, &view);
    }

    fn shape(&mut self, path: &Path, shape: &Shape, schema: &Schema<'d>, view: &View<'d>) {
        if let Shape::Named(index) = shape {
            self.types.entry(*index).or_default().push(target(self.document, schema));
        }
        let spec = self.spec;
        let shape = resolve(spec, shape);
        if let Shape::Object(object) = shape
            && self.is_problem(path, object, schema, view)
        {
            return;
        }
        self.beyond(path, view);
        let expected = match shape {
            Shape::Bool => Type::Boolean,
            Shape::Integer { .. } => Type::Integer,
            Shape::String(_) | Shape::Choice(_) => Type::String,
            Shape::List(_) => Type::Array,
            Shape::Object(_) | Shape::Named(_) => Type::Object,
        };
        if !self.kind(path, expected, view) {
            return;
        }
        if let Some(format) = &view.format {
            self.foreign(path, "format", format);
        }
        match shape {
            Shape::Bool | Shape::Named(_) => {}
            Shape::Object(object) => self.object(object, view),
            Shape::Integer { min, max } => self.integer(path, (*min, *max), view),
            Shape::String(_) | Shape::Choice(_) => {
                for difference in strings::differences(self.spec, shape, view) {
                    self.differ(path, difference);
                }
            }
            Shape::List(list) => {
                self.count(path, "minItems", u64::from(list.min), view.min_items.as_ref());
                self.most(path, list.max.map(u64::from), view.max_items.as_ref());
                let unique = view.unique.as_ref();
                if list.unique != unique.is_some() {
                    let kind = if list.unique { Kind::Stricter } else { Kind::Looser };
                    let message = format!("only the {} wants elements that differ", side(unique.is_some()));
                    let theirs = unique.map(|unique| Said { value: json!(true), at: unique.at.clone() });
                    let ours = list.unique.then(|| json!(true));
                    self.differ(
                        path,
                        Difference { kind, keyword: "uniqueItems", key: "unique", message, ours, theirs },
                    );
                }
                if let Some(items) = &view.items {
                    let (item, items) = (path.item(), items.clone());
                    let view = self.document.view(&items);
                    self.places.insert((self.part.clone(), item.clone()), view.places.clone());
                    self.default(&item, None, view.default.as_ref());
                    self.shape(&item, &list.item, &items, &view);
                } else {
                    let message = "the document does not say what the elements are".to_owned();
                    self.add(Kind::Stricter, &path.item(), "items", message, Some(view.place().to_owned()));
                }
            }
        }
    }

    /// Whether the type of the specification is the one of the document;
    /// where the document has none of it, nothing else is worth comparing.
    fn kind(&mut self, path: &Path, expected: Type, view: &View<'d>) -> bool {
        let Some(kinds) = &view.kinds else {
            // A schema that speaks of members or elements means its type.
            let implied = !view.properties.is_empty() && expected == Type::Object
                || view.items.is_some() && expected == Type::Array
                || view.one_of.is_some();
            if !implied {
                self.differ(
                    path,
                    Difference {
                        kind: Kind::Stricter,
                        keyword: "type",
                        key: "type",
                        message: format!(
                            "the document takes any type, the specification {} only",
                            a(expected)
                        ),
                        ours: Some(json!(expected.name())),
                        theirs: None,
                    },
                );
            }
            return implied;
        };
        let names: Vec<&str> = kinds.value.iter().map(|kind| kind.name()).collect();
        if names == [expected.name()] {
            return true;
        }
        let known = view.allows(expected);
        let kind = if known { Kind::Stricter } else { Kind::Different };
        let theirs = Said { value: json!(names), at: kinds.at.clone() };
        let them = if names.is_empty() { "nothing".to_owned() } else { names.join(" or ") };
        let message = format!("the document takes {them}, the specification {} only", a(expected));
        let ours = Some(json!(expected.name()));
        let theirs = Some(theirs);
        self.differ(path, Difference { kind, keyword: "type", key: "type", message, ours, theirs });
        known
    }

    /// What the absence of a member means, to the two sides.
    fn default(&mut self, path: &Path, ours: Option<&Value>, theirs: Option<&Said<Value>>) {
        let (kind, message) = match (ours, theirs) {
            (None, None) => return,
            (Some(ours), Some(theirs)) if *ours == theirs.value => return,
            (None, Some(theirs)) => {
                (Kind::OnlyUpstream, format!("the document gives the default {}", theirs.value))
            }
            (Some(ours), None) => {
                (Kind::OnlyInSpec, format!("only the specification has the default {ours}"))
            }
            (Some(ours), Some(theirs)) => {
                let theirs = &theirs.value;
                (
                    Kind::Different,
                    format!("the default is {theirs} in the document, and {ours} in the specification"),
                )
            }
        };
        let (ours, theirs) = (ours.cloned(), theirs.cloned());
        self.differ(path, Difference { kind, keyword: "default", key: "default", message, ours, theirs });
    }

    /// Something that the language of specifications has no word for.
    fn foreign<T: Clone + Into<Value>>(&mut self, path: &Path, keyword: &'static str, theirs: &Said<T>) {
        let value: Value = theirs.value.clone().into();
        let message = format!("the document gives the {keyword} {value}");
        let (key, at) = ("type", theirs.at.clone());
        let theirs = Some(Said { value, at });
        self.differ(path, Difference { kind: Kind::OnlyUpstream, keyword, key, message, ours: None, theirs });
    }

    /// Keywords that cannot be compared are not passed over in silence.
    fn beyond(&mut self, path: &Path, view: &View<'d>) {
        let mut said: Vec<&Said<&'static str>> = Vec::new();
        for beyond in &view.beyond {
            if said.iter().any(|known| known.at == beyond.at) {
                continue;
            }
            said.push(beyond);
            let (keyword, message) = match beyond.value {
                "$ref" => ("type", "the document refers to something that cannot be found".to_owned()),
                TOO_MUCH => ("type", "the document nests deeper, or has more in it, than is read".to_owned()),
                keyword @ ("oneOf" | "anyOf") => (
                    keyword,
                    format!("`{keyword}` has alternatives that differ in more than one can compare"),
                ),
                keyword => (keyword, format!("the document has `{keyword}`, which cannot be compared")),
            };
            self.add(Kind::OnlyUpstream, path, keyword, message, Some(beyond.at.clone()));
        }
    }
}

/// A difference about one keyword.
pub(super) struct Difference {
    pub(super) kind: Kind,
    pub(super) keyword: &'static str,
    /// The key of the specification that says as much.
    pub(super) key: &'static str,
    pub(super) message: String,
    pub(super) ours: Option<Value>,
    pub(super) theirs: Option<Said<Value>>,
}

fn side(document: bool) -> &'static str {
    if document { "document" } else { "specification" }
}

fn a(kind: Type) -> String {
    let name = kind.name();
    let article = if name.starts_with(['a', 'i', 'o']) { "an" } else { "a" };
    format!("{article} {name}")
}
