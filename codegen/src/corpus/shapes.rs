//! What single values have to be: types, limits, choices, patterns, required
//! members, and members that no object has.

use serde_json::{Value, json};
use tweetspec_runtime::builtin;
use tweetspec_spec::ir::{Choice, Count, ListShape, Object, Path, RuleKind, Shape, Step, StringShape, Test};

use super::{
    Beside, Claim, Corpus, is_builtin_expressible, length,
    maker::{Keep, Maker, pointer},
};
use crate::walk::{objects, parent, resolve};

/// Lists and texts that would be longer than this are not made.
const LONGEST: u32 = 2_000;

/// A member that no object has.
const STRANGER: &str = "not_a_member";

/// Stands in a document for a value whose notation matters.
const MARK: &str = "\u{1}";

/// Adds the cases of every value of the body.
pub(super) fn add(maker: &Maker<'_>, corpus: &mut Corpus) {
    for place in objects(maker.spec) {
        if let Some(mut spot) = Spot::new(maker, corpus, &place.object.path) {
            spot.object(place.object);
        }
        for field in &place.object.fields {
            value(maker, corpus, &field.path, &field.shape);
        }
    }
}

fn value(maker: &Maker<'_>, corpus: &mut Corpus, path: &Path, shape: &Shape) {
    if let Some(mut spot) = Spot::new(maker, corpus, path) {
        spot.value(shape);
    }
    if let Shape::List(list) = resolve(maker.spec, shape) {
        value(maker, corpus, &path.item(), &list.item);
    }
}

/// A place in a document, and a document that has something there.
struct Spot<'m, 'a> {
    maker: &'m Maker<'a>,
    corpus: &'m mut Corpus,
    keep: Keep<'static>,
    path: &'m Path,
    pointer: String,
    base: Value,
    /// The rules that warn of every use of the place.
    beside: Vec<String>,
    /// The id of the case of the document as it is.
    fine: String,
}

impl<'m, 'a> Spot<'m, 'a> {
    fn new(maker: &'m Maker<'a>, corpus: &'m mut Corpus, path: &'m Path) -> Option<Self> {
        let fine = format!("{}/fine", name(path));
        let profiles = || 0..maker.spec.profiles.len();
        let clean = profiles().map(Keep::all);
        // Some members are never there without a warning.
        let warned = profiles().map(|profile| Keep { warnings: false, ..Keep::all(profile) });
        let found = clean.chain(warned).find_map(|keep| Some((keep, maker.base(keep, path, None)?)));
        let Some((keep, base)) = found else {
            corpus.gap(&fine, "no accepted document has a value there");
            return None;
        };
        let beside = maker.findings(keep.profile, &base.to_string());
        let beside = beside.into_iter().map(|finding| finding.rule).collect();
        let mut spot = Self { maker, corpus, keep, path, pointer: pointer(path), base, beside, fine };
        if !spot.corpus.cases.iter().any(|case| case.id == spot.fine) {
            let shows = format!("{} has a value of the right type", shown(path));
            spot.passes(&spot.fine.clone(), builtin::WRONG_TYPE, &spot.base.clone(), shows);
        }
        Some(spot)
    }

    fn claim<'c>(&self, id: &str, rule: &'c str, at: &str, shows: String) -> Claim<'c> {
        Claim {
            id: id.to_owned(),
            rule,
            profile: self.keep.profile,
            pointer: Some(format!("{}{at}", self.pointer)),
            expressible: is_builtin_expressible(rule),
            shows,
            beside: Beside::Rules(self.beside.clone()),
        }
    }

    /// The id of a case about this place.
    fn id(&self, rule: &str, detail: &str) -> String {
        format!("{}/{rule}{}{detail}", name(self.path), if detail.is_empty() { "" } else { "/" })
    }

    fn passes(&mut self, id: &str, rule: &str, document: &Value, shows: String) {
        let claim = self.claim(id, rule, "", shows);
        if let Err(why) = self.corpus.passing(self.maker, claim, &document.to_string()) {
            self.corpus.gap(id, why);
        }
    }

    /// The document with another value at this place.
    fn with(&self, value: Value) -> Value {
        let mut document = self.base.clone();
        if let Some(place) = document.pointer_mut(&self.pointer) {
            *place = value;
        }
        document
    }

    /// A value that is fine here.
    fn value_passes(&mut self, rule: &str, detail: &str, value: Value, shows: String) -> String {
        let id = self.id(rule, detail);
        let mut document = self.with(value.clone());
        let findings = self.maker.findings(self.keep.profile, &document.to_string());
        // A rule looks at the value, so the rest of the document has to fit it.
        if !self.claim(&id, rule, "", String::new()).counted(&findings).is_empty()
            && let Some(other) = self.maker.base(self.keep, self.path, Some(value))
        {
            document = other;
        }
        self.passes(&id, rule, &document, shows);
        id
    }

    fn breaks(&mut self, claim: Claim<'_>, payload: &str, repair: &str) {
        let id = claim.id.clone();
        if let Err(why) = self.corpus.breaking(self.maker, claim, payload, Some(repair)) {
            self.corpus.gap(&id, why);
        }
    }

    /// A value that is wrong here.
    fn value_breaks(&mut self, rule: &str, detail: &str, value: Value, repair: &str, shows: String) {
        let claim = self.claim(&self.id(rule, detail), rule, "", shows);
        self.breaks(claim, &self.with(value).to_string(), repair);
    }

    fn value(&mut self, shape: &Shape) {
        let shape = resolve(self.maker.spec, shape);
        let (other, kind) = match shape {
            Shape::Bool => (json!("true"), "true or false"),
            Shape::Integer { .. } => (json!("1"), "a whole number"),
            Shape::String(_) | Shape::Choice(_) => (json!(1), "a string"),
            Shape::List(_) => (json!({}), "a list"),
            Shape::Object(_) => (json!([]), "an object"),
            Shape::Named(_) => return,
        };
        let (at, fine) = (shown(self.path), self.fine.clone());
        let shows = format!("{at} has to be {kind}, and it is {other}");
        self.value_breaks(builtin::WRONG_TYPE, "", other, &fine, shows);
        self.null();
        match shape {
            Shape::Integer { min, max } => self.integer(*min, *max),
            Shape::String(string) => self.string(string),
            Shape::Choice(choice) => self.choice(choice),
            Shape::List(list) => self.list(list),
            Shape::Bool => {
                for value in [true, false] {
                    let shows = format!("{at} may be {value}");
                    self.value_passes(builtin::WRONG_TYPE, &value.to_string(), json!(value), shows);
                }
            }
            Shape::Object(_) | Shape::Named(_) => {}
        }
    }

    /// The member is null. To rules it is not there then, so it stands in a
    /// document that is fine without it, if there is one.
    fn null(&mut self) {
        let rule = builtin::NULL_VALUE;
        let claim = self.claim(&self.id(rule, ""), rule, "", format!("{} is null", shown(self.path)));
        let findings = |document: &Value| self.maker.findings(self.keep.profile, &document.to_string());
        let is_alone = |document: &Value| claim.counted(&findings(document)).len() == 1;
        let document = self.without_it().filter(is_alone).unwrap_or_else(|| self.with(Value::Null));
        let fine = self.fine.clone();
        self.breaks(claim, &document.to_string(), &fine);
    }

    /// A document that is fine without the member at this place, with null
    /// there.
    fn without_it(&self) -> Option<Value> {
        let Some(Step::Member(member)) = self.path.0.last() else { return None };
        let mut document = self.maker.without(self.keep, self.path)?;
        let around = document.pointer_mut(&pointer(&parent(self.path)))?;
        around.as_object_mut()?.insert(member.clone(), Value::Null);
        Some(document)
    }

    fn integer(&mut self, min: Option<i64>, max: Option<i64>) {
        let at = shown(self.path);
        let rule = builtin::OUT_OF_RANGE;
        for (end, is_given, step, word) in [
            (min.unwrap_or(i64::MIN), min.is_some(), -1, "least"),
            (max.unwrap_or(i64::MAX), max.is_some(), 1, "most"),
        ] {
            let shows = format!("{end} is the {word} that {at} may be");
            let fine = self.value_passes(rule, &end.to_string(), json!(end), shows);
            let beyond = i128::from(end) + step;
            let shows = format!("{at} is {beyond}, and {end} is the {word}");
            let mut claim = self.claim(&self.id(rule, &beyond.to_string()), rule, "", shows);
            // Validators hold large numbers as floats, and round them.
            claim.expressible &= is_given;
            let payload = marked(&self.with(json!(MARK)), &beyond.to_string());
            self.breaks(claim, &payload, &fine);
        }
        let rule = builtin::INTEGER_NOTATION;
        let Some(number) = self.base.pointer(&self.pointer).cloned() else { return };
        for (detail, end) in [("fraction", ".0"), ("exponent", "e0")] {
            let written = format!("{number}{end}");
            let shows = format!("{at} is written {written}");
            let claim = self.claim(&self.id(rule, detail), rule, "", shows);
            let fine = self.fine.clone();
            self.breaks(claim, &marked(&self.with(json!(MARK)), &written), &fine);
        }
    }

    fn string(&mut self, string: &StringShape) {
        let at = shown(self.path);
        let of_length = |chars: u32| {
            if chars > LONGEST { None } else { length::of_chars(string.pattern.as_ref(), chars) }
        };
        let (min, max) = (string.min_chars, string.max_chars);
        let ends = [
            (builtin::TOO_SHORT, min, min.checked_sub(1)),
            (builtin::TOO_LONG, max.unwrap_or(0), max.map(|max| max + 1)),
        ];
        for (rule, end, beyond) in ends {
            let Some(beyond) = beyond else { continue };
            let (Some(last), Some(first)) = (of_length(end), of_length(beyond)) else { continue };
            let shows = format!("{at} may have {end} characters");
            let fine = self.value_passes(rule, &end.to_string(), json!(last), shows);
            let shows = format!("{at} has {beyond} characters, and {end} is the limit");
            self.value_breaks(rule, &beyond.to_string(), json!(first), &fine, shows);
        }
        let Some(pattern) = &string.pattern else { return };
        let rule = builtin::PATTERN_MISMATCH;
        let fits = |text: &str| {
            let count = text.chars().count() as u32;
            min <= count && max.is_none_or(|max| count <= max) && count <= LONGEST
        };
        for text in length::matching(pattern) {
            if fits(&text.text) {
                let shows = format!("{at} may have {}", text.detail.replace('-', " "));
                self.value_passes(rule, &text.detail, json!(text.text), shows);
            }
        }
        for text in length::mismatching(pattern) {
            if fits(&text.text) {
                let shows = format!("{at} has {}", text.detail.replace('-', " "));
                let fine = self.fine.clone();
                self.value_breaks(rule, &text.detail, json!(text.text), &fine, shows);
            }
        }
    }

    fn choice(&mut self, choice: &Choice) {
        let at = shown(self.path);
        let rule = builtin::UNKNOWN_VALUE;
        for value in &choice.values {
            let shows = format!("{at} may be {:?}", value.value);
            self.value_passes(rule, &value.value, json!(value.value), shows);
        }
        let other = "not-a-value";
        if choice.open {
            self.value_passes(rule, other, json!(other), format!("{at} may be something else"));
        } else {
            let fine = self.fine.clone();
            let shows = format!("{at} is {other:?}, which is not listed");
            self.value_breaks(rule, other, json!(other), &fine, shows);
        }
    }

    fn list(&mut self, list: &ListShape) {
        let at = shown(self.path);
        let elements = |count: u32| self.elements(list, count);
        let (min, max) = (list.min, list.max);
        let few = (builtin::TOO_FEW_ITEMS, elements(min), min.checked_sub(1).map(elements));
        let many = max.filter(|max| *max < LONGEST);
        let many = many.map(|max| (builtin::TOO_MANY_ITEMS, elements(max), Some(elements(max + 1))));
        for (rule, last, first) in [Some(few), many].into_iter().flatten() {
            let (Some(last), first) = (last, first.flatten()) else { continue };
            let count = |value: &Value| value.as_array().map_or(0, Vec::len).to_string();
            let shows = format!("{at} may have {} elements", count(&last));
            let fine = self.value_passes(rule, &count(&last), last.clone(), shows);
            if let Some(first) = first {
                let shows = format!("{at} has {} elements, and {} is the limit", count(&first), count(&last));
                self.value_breaks(rule, &count(&first), first, &fine, shows);
            }
        }
        let fewest = min.max(2);
        if list.unique
            && max.is_none_or(|max| fewest <= max)
            && let Some(Value::Array(mut elements)) = self.elements(list, fewest)
        {
            let rule = builtin::DUPLICATE_ITEMS;
            let shows = format!("the elements of {at} differ");
            let fine = self.value_passes(rule, "different", json!(elements), shows);
            let last = elements.len() - 1;
            elements[last] = elements[0].clone();
            let shows = format!("two elements of {at} are equal");
            let id = self.id(rule, "equal");
            let claim = self.claim(&id, rule, &format!("/{last}"), shows);
            let payload = self.with(json!(elements)).to_string();
            self.breaks(claim, &payload, &fine);
        }
    }

    /// So many elements that differ, if they can.
    fn elements(&self, list: &ListShape, count: u32) -> Option<Value> {
        let simple = |n| self.maker.simple(self.keep.profile, &list.item, &self.path.item(), n);
        (0..count as usize)
            .map(|n| simple(n).or_else(|| simple(0)))
            .collect::<Option<Vec<Value>>>()
            .map(Value::Array)
    }

    fn object(&mut self, object: &Object) {
        let at = shown(self.path);
        let mut stranger = self.base.clone();
        let Some(Value::Object(members)) = stranger.pointer_mut(&self.pointer) else { return };
        members.insert(STRANGER.to_owned(), json!(true));
        let fine = self.fine.clone();
        let rule = builtin::UNKNOWN_FIELD;
        if object.closed {
            let shows = format!("{at} has a member that is not listed");
            let id = self.id(rule, "");
            let claim = self.claim(&id, rule, &format!("/{STRANGER}"), shows);
            self.breaks(claim, &stranger.to_string(), &fine);
        } else {
            let id = self.id(rule, "open");
            self.passes(&id, rule, &stranger, format!("{at} may have members that are not listed"));
        }
        for field in object.fields.iter().filter(|field| field.required) {
            self.required(&field.name, &field.path);
        }
        self.twice(object);
    }

    fn required(&mut self, member: &str, path: &Path) {
        let mut document = self.base.clone();
        if let Some(Value::Object(members)) = document.pointer_mut(&self.pointer) {
            members.shift_remove(member);
        }
        let (payload, fine) = (document.to_string(), self.fine.clone());
        let findings = self.maker.findings(self.keep.profile, &payload);
        // A rule that asks for the member says why, and then nothing else does.
        let because = self.maker.spec.rules.iter().find(|rule| match &rule.kind {
            RuleKind::Presence(presence) => {
                presence.count == Count::All
                    && presence.group.iter().any(|atom| atom.test == Test::Set && atom.field == *path)
                    && findings.iter().any(|finding| finding.rule == rule.id)
            }
            _ => false,
        });
        let id = format!("{}/{}", name(path), builtin::MISSING_FIELD);
        let shows = format!("{} lacks `{member}`", shown(self.path));
        let mut claim = self.claim(&id, builtin::MISSING_FIELD, "", shows);
        if let Some(rule) = because {
            claim.rule = &rule.id;
            claim.pointer = None;
            claim.shows.push_str(", and the rule that says why is the one to report");
        }
        self.breaks(claim, &payload, &fine);
    }

    fn twice(&mut self, object: &Object) {
        let Some(Value::Object(members)) = self.base.pointer(&self.pointer) else { return };
        let base = self.base.clone();
        let known = members.keys().next().cloned();
        let known = known.filter(|name| object.fields.iter().any(|field| field.name == *name));
        let Some(member) = known else { return };
        let id = self.id(builtin::DUPLICATE_KEY, "");
        let shows = format!("{} has `{member}` twice", shown(self.path));
        let mut at = String::new();
        tweetspec_runtime::push_token(&mut at, &member);
        let claim = self.claim(&id, builtin::DUPLICATE_KEY, &at, shows);
        let mut document = base;
        let Some(Value::Object(members)) = document.pointer_mut(&self.pointer) else { return };
        let value = members.insert(member.clone(), json!(MARK)).unwrap_or_default();
        let payload = marked(&document, &format!("{value},{}:{value}", json!(member)));
        let fine = self.fine.clone();
        self.breaks(claim, &payload, &fine);
    }
}

/// The text of a document in which something else stands for the mark.
fn marked(document: &Value, text: &str) -> String {
    document.to_string().replacen(&json!(MARK).to_string(), text, 1)
}

/// A path in an id.
pub(super) fn name(path: &Path) -> String {
    if path.0.is_empty() { "body".to_owned() } else { path.to_string() }
}

/// A path in a sentence.
fn shown(path: &Path) -> String {
    if path.0.is_empty() { "the body".to_owned() } else { format!("`{path}`") }
}
