//! Places in the document that the specification cites: whether they are
//! there, and where they have gone.

use std::collections::BTreeMap;

use serde_json::json;
use tweetspec_spec::ir::{Choice, Citation, Confidence, Field, Object, Part, Path, Shape, Spec};

use super::compare::Comparison;
use super::{Finding, Kind};
use crate::openapi::ends_alike;

/// What a citation is about.
enum Subject {
    Field(Part, Path),
    Type(usize),
    Other,
}

/// A citation and where it stands.
struct Cited<'s> {
    subject: Subject,
    citation: &'s Citation,
    place: Vec<String>,
}

/// The start of pointers that is another one in the document.
#[derive(Default)]
struct Renames {
    /// Old and new start, how many citations have it, and the place of the
    /// first.
    found: Vec<(String, String, usize, Vec<String>)>,
}

impl Comparison<'_, '_> {
    /// Reports cited places that have moved, once for all that moved together,
    /// and those that are gone.
    ///
    /// The specification follows its first OpenAPI source, so that is the one
    /// whose citations are looked at.
    pub(super) fn find_citations(&mut self) {
        let spec = self.spec;
        let source = spec.sources.iter().find(|source| source.confidence == Confidence::Openapi);
        let Some(source) = source.map(|source| source.key.as_str()) else { return };
        let whole = self.parts.contains(&Part::Parameters);
        let mut renames = Renames::default();
        let mut lost: Vec<Cited<'_>> = Vec::new();
        for cited in citations(spec) {
            let locator = &cited.citation.locator;
            let compared = match &cited.subject {
                Subject::Field(part, _) => self.parts.contains(part),
                Subject::Type(index) => self.types.contains_key(index),
                Subject::Other => whole,
            };
            if cited.citation.source != source || !locator.starts_with('/') || !compared {
                continue;
            }
            let found = self.document.get(locator).map(|(at, _)| at);
            match self.places_of(&cited.subject) {
                Some(places) if found.as_ref().is_some_and(|at| self.stands(at, &cited.subject, &places)) => {
                }
                Some(places) => {
                    // A component is looked for among components.
                    let kin = |place: &str| {
                        place.starts_with("/components/") == locator.starts_with("/components/")
                    };
                    let best = places.iter().rev().max_by_key(|place| (likeness(locator, place), kin(place)));
                    if let Some(best) = best {
                        let (old, new) = parted(locator, best);
                        renames.add(old, new, cited.place);
                    }
                }
                None if found.is_some() || self.is_missing(&cited.subject) => {}
                None => lost.push(cited),
            }
        }
        let mut gone: BTreeMap<&str, (usize, Vec<String>)> = BTreeMap::new();
        for Cited { citation, place, .. } in lost {
            let moved = renames.apply(&citation.locator);
            match moved.filter(|(_, new)| self.document.get(new).is_some()) {
                Some((index, _)) => renames.found[index].2 += 1,
                None => gone.entry(&citation.locator).or_insert((0, place)).0 += 1,
            }
        }
        for (old, new, count, place) in renames.found {
            let message = format!("what {} at {old} stands at {new}", cited_words(count));
            self.findings.push(source_finding(Kind::Moved, message, place, &old, Some(new)));
        }
        for (locator, (count, place)) in gone {
            let message = format!("what {} at {locator} is not in the document", cited_words(count));
            self.findings.push(source_finding(Kind::OnlyInSpec, message, place, locator, None));
        }
    }

    /// Whether it was said already that the document does not have it.
    fn is_missing(&self, subject: &Subject) -> bool {
        let Subject::Field(part, path) = subject else { return false };
        self.findings
            .iter()
            .any(|finding| (&finding.part, &finding.path, finding.keyword) == (part, path, "properties"))
    }

    /// Where the document has what a citation is about, if it was compared.
    fn places_of(&self, subject: &Subject) -> Option<Vec<String>> {
        let places = match subject {
            Subject::Field(part, path) => self.places.get(&(part.clone(), path.clone()))?.clone(),
            Subject::Type(index) => {
                // Where each use of a type says it anew, there is no one place.
                let mut targets = self.types.get(index)?.clone();
                targets.dedup();
                targets.retain(|target| {
                    target.starts_with("/components/schemas/") && !target.contains("/properties/")
                });
                targets
            }
            Subject::Other => return None,
        };
        (!places.is_empty()).then_some(places)
    }

    /// Whether a place belongs to a field or a type: it is there, or below, or
    /// it is the object around it.
    fn stands(&self, at: &str, subject: &Subject, places: &[String]) -> bool {
        let within = |place: &String| {
            at.strip_prefix(place.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        if places.iter().any(within) {
            return true;
        }
        let Subject::Field(part, path) = subject else { return true };
        let mut around = path.clone();
        while around.0.pop().is_some() {
            let places = self.places.get(&(part.clone(), around.clone()));
            let at = at.strip_suffix("/required").unwrap_or(at);
            if places.is_some_and(|places| places.iter().any(|place| place == at)) {
                return true;
            }
        }
        false
    }
}

fn cited_words(count: usize) -> String {
    if count == 1 { "one citation names".to_owned() } else { format!("{count} citations name") }
}

fn source_finding(
    kind: Kind,
    message: String,
    place: Vec<String>,
    ours: &str,
    pointer: Option<String>,
) -> Finding {
    let (part, path, keyword, ours, theirs) =
        (Part::Body, Path::default(), "source", Some(json!(ours)), None);
    Finding { kind, part, path, keyword, message, place, ours, pointer, theirs }
}

/// How alike a cited place and one of the document are at their ends; a
/// citation may go on to a keyword.
fn likeness(locator: &str, place: &str) -> usize {
    heads(locator).map(|head| ends_alike(head, place)).max().unwrap_or(0)
}

/// A pointer, and those that lead to it from not too far.
fn heads(locator: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(locator), |head| head.rsplit_once('/').map(|(head, _)| head)).take(3)
}

/// What differs of two pointers when their common end is left out.
fn parted<'a>(locator: &'a str, place: &'a str) -> (&'a str, &'a str) {
    // Less than a member's name and `properties` is chance.
    let head = heads(locator).find(|head| ends_alike(head, place) >= 2);
    let Some(head) = head else { return (locator, place) };
    let cut = |pointer: &'a str| {
        let mut rest = pointer;
        for _ in 0..ends_alike(head, place) {
            rest = rest.rsplit_once('/').map_or("", |(rest, _)| rest);
        }
        rest
    };
    (cut(head), cut(place))
}

impl Renames {
    fn add(&mut self, old: &str, new: &str, place: Vec<String>) {
        match self.found.iter_mut().find(|(known, to, ..)| known == old && to == new) {
            Some((_, _, count, _)) => *count += 1,
            None => self.found.push((old.to_owned(), new.to_owned(), 1, place)),
        }
    }

    /// Where a pointer leads by the rename of most of its start.
    fn apply(&self, locator: &str) -> Option<(usize, String)> {
        let fits = |(index, (old, new, ..)): (usize, &(String, String, usize, Vec<String>))| {
            let rest = locator.strip_prefix(old.as_str())?;
            (rest.is_empty() || rest.starts_with('/')).then(|| (old.len(), index, format!("{new}{rest}")))
        };
        let best = self.found.iter().enumerate().filter_map(fits).max_by_key(|(length, ..)| *length);
        best.map(|(_, index, new)| (index, new))
    }
}

/// Every citation of a specification.
fn citations(spec: &Spec) -> Vec<Cited<'_>> {
    let mut all = All { cited: Vec::new() };
    for (index, named) in spec.types.iter().enumerate() {
        all.add(|| Subject::Type(index), &named.sources, &["types", &named.name]);
        if let Shape::Choice(choice) = &named.shape {
            all.values(choice, &["types", &named.name]);
        }
    }
    all.object(&Part::Body, &spec.root);
    for field in &spec.about.parameters {
        all.field(&Part::Parameters, field);
    }
    for response in &spec.about.responses {
        let part = Part::Response(response.status);
        all.part(&part, &response.sources);
        all.object(&part, &response.body);
    }
    for problem in &spec.about.problems {
        let part = Part::Problem(problem.name.clone());
        all.part(&part, &problem.sources);
        all.object(&part, &problem.body);
    }
    let about = &spec.about;
    let others = (spec.rules.iter().map(|rule| ("rules", &rule.id, &rule.sources)))
        .chain(spec.profiles.iter().map(|it| ("profiles", &it.name, &it.sources)))
        .chain(spec.measures.iter().map(|it| ("measures", &it.name, &it.sources)))
        .chain(about.answers.iter().map(|it| ("answers", &it.id, &it.sources)))
        .chain(about.auth.iter().map(|it| ("auth", &it.id, &it.sources)))
        .chain(about.rate_limits.iter().map(|it| ("rate_limits", &it.id, &it.sources)))
        .chain(about.prices.iter().map(|it| ("prices", &it.id, &it.sources)))
        .chain(about.notes.iter().map(|it| ("notes", &it.id, &it.sources)));
    for (section, id, sources) in others {
        all.add(|| Subject::Other, sources, &[section, id]);
    }
    for conflict in &about.conflicts {
        for (index, side) in conflict.says.iter().enumerate() {
            all.add(
                || Subject::Other,
                &side.sources,
                &["conflicts", &conflict.id, "says", &index.to_string()],
            );
        }
    }
    all.cited
}

struct All<'s> {
    cited: Vec<Cited<'s>>,
}

impl<'s> All<'s> {
    fn add(&mut self, subject: impl Fn() -> Subject, sources: &'s [Citation], place: &[&str]) {
        for citation in sources {
            let place = place.iter().copied().chain(["source"]).map(str::to_owned).collect();
            self.cited.push(Cited { subject: subject(), citation, place });
        }
    }

    fn part(&mut self, part: &Part, sources: &'s [Citation]) {
        let place = super::report::place(part, &Path::default(), None);
        let place: Vec<&str> = place.iter().map(String::as_str).collect();
        self.add(|| Subject::Field(part.clone(), Path::default()), sources, &place);
    }

    fn object(&mut self, part: &Part, object: &'s Object) {
        object.fields.iter().for_each(|field| self.field(part, field));
    }

    fn field(&mut self, part: &Part, field: &'s Field) {
        self.shape(part, &field.path, &field.shape, &field.sources);
    }

    fn shape(&mut self, part: &Part, path: &Path, shape: &'s Shape, sources: &'s [Citation]) {
        let place = super::report::place(part, path, None);
        let place: Vec<&str> = place.iter().map(String::as_str).collect();
        self.add(|| Subject::Field(part.clone(), path.clone()), sources, &place);
        match shape {
            Shape::Choice(choice) => self.values(choice, &place),
            // The sources of a named type are those of its elements.
            Shape::List(list) if matches!(list.item, Shape::Named(_)) => {}
            Shape::List(list) => self.shape(part, &path.item(), &list.item, &list.item_sources),
            // A problem inside another part is a part of its own.
            Shape::Object(object) if object.path == *path => self.object(part, object),
            _ => {}
        }
    }

    fn values(&mut self, choice: &'s Choice, place: &[&str]) {
        for value in &choice.values {
            let place: Vec<&str> = place.iter().copied().chain(["values", &value.value]).collect();
            self.add(|| Subject::Other, &value.sources, &place);
        }
    }
}
