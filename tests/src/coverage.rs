//! What has to be seen of a specification before its proof is complete: each
//! statement of it, on both sides of its boundary.
//!
//! A statement is a question about a value. It is asked about payloads that
//! somebody else made, so it does not matter what these claim to show.

use serde_json::Value;
use tweetspec_runtime::{Measure, builtin};
use tweetspec_spec::ir::{Atom, Count, Object, Path, Presence, Rule, RuleKind, Shape, Spec, Test};

use crate::fields::resolve;
use crate::naive::places;

/// On which side of a rule a payload has to be, for a statement to be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// It breaks the rule.
    Breaks,
    /// It keeps the rule.
    Keeps,
    /// Either.
    Both,
}

/// Something that has to be seen.
pub struct Statement<'s> {
    /// The rule that it is about.
    pub rule: String,
    /// What has to be seen, in words.
    pub what: String,
    /// On which side.
    pub side: Side,
    /// The profiles for which it can be seen, by their indexes.
    profiles: Vec<usize>,
    is_seen: Box<dyn Fn(&Value) -> bool + 's>,
}

impl Statement<'_> {
    /// The rule and what has to be seen of it.
    pub fn name(&self) -> String {
        format!("{}: {}", self.rule, self.what)
    }

    /// Whether a value shows it that is judged for this profile.
    pub fn is_seen(&self, profile: usize, value: &Value) -> bool {
        self.profiles.contains(&profile) && (self.is_seen)(value)
    }
}

impl std::fmt::Debug for Statement<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.name())
    }
}

/// A question about which literals of a condition and which members of a group
/// are true.
type Truths = Box<dyn Fn(&[bool], &[bool]) -> bool>;

/// Everything that has to be seen of a specification.
pub fn statements(spec: &Spec) -> Vec<Statement<'_>> {
    let mut list = List { spec, statements: Vec::new() };
    list.object(&spec.root);
    for rule in &spec.rules {
        list.spared(rule);
        match &rule.kind {
            RuleKind::Presence(presence) => list.presence(rule, presence),
            RuleKind::Limit { field, measure, max } => {
                let (measure, max) = (measure_of(spec, *measure), *max);
                let length = move |value: &Value| value.as_str().map(|text| measure.measure(text, max).total);
                let other = length.clone();
                list.of_rule(rule, field, Side::Keeps, format!("{field} is {max} long"), move |value| {
                    length(value) == Some(max)
                });
                let what = format!("{field} is {} long", max + 1);
                list.of_rule(rule, field, Side::Breaks, what, move |value| other(value) == Some(max + 1));
            }
            RuleKind::Refuse { fields, is } => {
                for field in fields {
                    let (is, name) = (*is, is.predicate.name());
                    let what = format!("{field} is {name}");
                    let count = move |value: &Value| value.as_str().map(|text| is.predicate.count(text));
                    list.of_rule(rule, field, Side::Breaks, what, move |value| {
                        count(value) == Some(is.more_than + 1)
                    });
                    let what = format!("{field} is not {name}");
                    list.of_rule(rule, field, Side::Keeps, what, move |value| {
                        count(value) == Some(is.more_than)
                    });
                }
            }
        }
    }
    list.statements
}

fn measure_of(spec: &Spec, measure: Option<usize>) -> Measure {
    measure.map_or(Measure::Chars, |index| Measure::Weighted(spec.measures[index].weighted.clone()))
}

struct List<'s> {
    spec: &'s Spec,
    statements: Vec<Statement<'s>>,
}

impl<'s> List<'s> {
    fn add(&mut self, rule: &str, side: Side, what: String, is_seen: impl Fn(&Value) -> bool + 's) {
        let own = self.spec.rules.iter().find(|own| own.id == rule);
        // Where a rule is not checked it holds of everything, which shows
        // nothing.
        let is_checked = |profile: &usize| own.is_none_or(|own| own.is_for(*profile));
        let profiles = (0..self.spec.profiles.len()).filter(is_checked).collect();
        let (rule, is_seen) = (rule.to_owned(), Box::new(is_seen));
        self.statements.push(Statement { rule, what, side, profiles, is_seen });
    }

    /// What breaks a rule is fine for the accounts that it is not for.
    fn spared(&mut self, rule: &'s Rule) {
        let spec = self.spec;
        for (profile, about) in spec.profiles.iter().enumerate().filter(|(profile, _)| !rule.is_for(*profile))
        {
            let (id, what) = (rule.id.clone(), format!("{} need not keep it", about.name));
            let is_seen = Box::new(move |value: &Value| breaks(spec, rule, value));
            let side = Side::Keeps;
            self.statements.push(Statement { rule: id, what, side, profiles: vec![profile], is_seen });
        }
    }

    /// A statement about a value at a path.
    fn at(&mut self, rule: &str, path: &Path, side: Side, what: String, is_so: impl Fn(&Value) -> bool + 's) {
        let path = path.clone();
        self.add(rule, side, what, move |value| places(value, &path.0).iter().any(|(_, value)| is_so(value)));
    }

    fn of_rule(
        &mut self,
        rule: &Rule,
        path: &Path,
        side: Side,
        what: String,
        is_so: impl Fn(&Value) -> bool + 's,
    ) {
        self.at(&rule.id, path, side, what, is_so);
    }

    fn object(&mut self, object: &'s Object) {
        let at = if object.path.0.is_empty() { "the body".to_owned() } else { object.path.to_string() };
        let is_stranger = |value: &Value| {
            let mut names = value.as_object().into_iter().flatten().map(|(name, _)| name);
            names.any(|name| !object.fields.iter().any(|field| field.name == *name))
        };
        let side = if object.closed { Side::Breaks } else { Side::Keeps };
        let what = format!("{at} has a member that is not listed");
        self.at(builtin::UNKNOWN_FIELD, &object.path, side, what, is_stranger);
        for field in &object.fields {
            if field.required {
                let what = format!("{at} lacks {}", field.name);
                let lacks = |value: &Value| value.is_object() && value.get(&field.name).is_none();
                self.at(builtin::MISSING_FIELD, &object.path, Side::Breaks, what, lacks);
            }
            self.value(&field.shape, &field.path);
        }
    }

    fn value(&mut self, shape: &'s Shape, path: &Path) {
        let shape = resolve(self.spec, shape);
        let right = |value: &Value| match shape {
            Shape::Bool => value.is_boolean(),
            Shape::Integer { .. } => value.is_i64(),
            Shape::String(_) | Shape::Choice(_) => value.is_string(),
            Shape::List(_) => value.is_array(),
            Shape::Object(_) => value.is_object(),
            Shape::Named(_) => unreachable!("names are resolved"),
        };
        self.at(builtin::WRONG_TYPE, path, Side::Keeps, format!("{path} has the right type"), right);
        self.at(builtin::WRONG_TYPE, path, Side::Breaks, format!("{path} has another type"), move |value| {
            !value.is_null() && !right(value)
        });
        self.at(builtin::NULL_VALUE, path, Side::Breaks, format!("{path} is null"), Value::is_null);
        match shape {
            Shape::Bool => {
                for truth in [true, false] {
                    let what = format!("{path} is {truth}");
                    self.at(builtin::WRONG_TYPE, path, Side::Keeps, what, move |value| *value == truth);
                }
            }
            Shape::Integer { min, max } => {
                let rule = builtin::OUT_OF_RANGE;
                for (end, beyond) in [(min, -1), (max, 1)] {
                    let Some(end) = *end else { continue };
                    self.at(rule, path, Side::Keeps, format!("{path} is {end}"), move |value| *value == end);
                    let beyond = end + beyond;
                    let what = format!("{path} is {beyond}");
                    self.at(rule, path, Side::Breaks, what, move |value| *value == beyond);
                }
                for notation in ["a fraction", "an exponent"] {
                    let what = format!("{path} is written with {notation}");
                    // Values do not tell notations apart.
                    self.at(builtin::INTEGER_NOTATION, path, Side::Breaks, what, Value::is_f64);
                }
            }
            Shape::String(string) => {
                let chars = |value: &Value| value.as_str().map(|text| text.chars().count() as u32);
                let ends = [
                    (builtin::TOO_SHORT, Some(string.min_chars).filter(|min| *min > 0), -1),
                    (builtin::TOO_LONG, string.max_chars, 1),
                ];
                for (rule, end, beyond) in ends {
                    let Some(end) = end else { continue };
                    let beyond = end.saturating_add_signed(beyond);
                    self.at(rule, path, Side::Keeps, format!("{path} has {end} characters"), move |value| {
                        chars(value) == Some(end)
                    });
                    self.at(
                        rule,
                        path,
                        Side::Breaks,
                        format!("{path} has {beyond} characters"),
                        move |value| chars(value) == Some(beyond),
                    );
                }
                if let Some(pattern) = &string.pattern {
                    let rule = builtin::PATTERN_MISMATCH;
                    let matches = |value: &Value| value.as_str().is_some_and(|text| pattern.matches(text));
                    self.at(rule, path, Side::Keeps, format!("{path} matches its pattern"), matches);
                    let what = format!("{path} does not match its pattern");
                    self.at(rule, path, Side::Breaks, what, move |value| {
                        value.is_string() && !matches(value)
                    });
                    if pattern.pieces.last().is_some_and(|piece| piece.class.contains('\n')) {
                        return;
                    }
                    let what = format!("{path} matches its pattern but for a line break at its end");
                    self.at(rule, path, Side::Breaks, what, |value| {
                        let text = value.as_str().and_then(|text| text.strip_suffix('\n'));
                        text.is_some_and(|text| pattern.matches(text))
                    });
                }
            }
            Shape::Choice(choice) => {
                let rule = builtin::UNKNOWN_VALUE;
                for known in &choice.values {
                    let what = format!("{path} is {:?}", known.value);
                    self.at(rule, path, Side::Keeps, what, |value| *value == known.value.as_str());
                }
                let side = if choice.open { Side::Keeps } else { Side::Breaks };
                self.at(rule, path, side, format!("{path} is a value that is not listed"), |value| {
                    value.as_str().is_some_and(|text| !choice.values.iter().any(|known| known.value == text))
                });
            }
            Shape::List(list) => {
                let count = |value: &Value| value.as_array().map(|elements| elements.len() as u32);
                for (rule, end, beyond) in [
                    (builtin::TOO_FEW_ITEMS, Some(list.min), list.min.checked_sub(1)),
                    (builtin::TOO_MANY_ITEMS, list.max, list.max.map(|max| max + 1)),
                ] {
                    if let Some(end) = end {
                        let what = format!("{path} has {end} elements");
                        self.at(rule, path, Side::Keeps, what, move |value| count(value) == Some(end));
                    }
                    if let Some(beyond) = beyond {
                        let what = format!("{path} has {beyond} elements");
                        self.at(rule, path, Side::Breaks, what, move |value| count(value) == Some(beyond));
                    }
                }
                if list.unique {
                    let rule = builtin::DUPLICATE_ITEMS;
                    let equal = |value: &Value| {
                        let elements = value.as_array().map(Vec::as_slice).unwrap_or_default();
                        elements
                            .iter()
                            .enumerate()
                            .any(|(index, element)| elements[..index].contains(element))
                    };
                    self.at(rule, path, Side::Breaks, format!("{path} has equal elements"), equal);
                    self.at(
                        rule,
                        path,
                        Side::Keeps,
                        format!("{path} has two elements that differ"),
                        move |value| count(value) >= Some(2) && !equal(value),
                    );
                }
                self.value(&list.item, &path.item());
            }
            Shape::Object(object) => self.object(object),
            Shape::Named(_) => {}
        }
    }

    fn presence(&mut self, rule: &'s Rule, presence: &'s Presence) {
        let spec = self.spec;
        let len = presence.group.len();
        let (min, max, _) = presence.count.bounds(len as u16);
        let (min, max) = (usize::from(min), usize::from(max));
        let kind = presence.count;
        let fine = move |count: usize| kind.allows(count, len);
        let mut add = |side, what: String, is_seen: Truths| {
            self.add(&rule.id, side, what, move |value| {
                places(value, &presence.scope.0).into_iter().any(|(_, place)| {
                    let truth = |atom: &Atom| is_true(spec, atom, &presence.scope, place);
                    let when: Vec<bool> =
                        presence.when.iter().map(|literal| truth(&literal.atom) != literal.negated).collect();
                    let group: Vec<bool> = presence.group.iter().map(truth).collect();
                    is_seen(&when, &group)
                })
            });
        };
        let applies = |when: &[bool]| when.iter().all(|truth| *truth);
        let count = |group: &[bool]| group.iter().filter(|truth| **truth).count();
        if min > 0 {
            let few = move |group: &[bool]| count(group) < min && !fine(count(group));
            add(
                Side::Breaks,
                "too few are set".into(),
                Box::new(move |when, group| applies(when) && few(group)),
            );
        }
        if max < len {
            let many = move |when: &[bool], group: &[bool]| applies(when) && count(group) > max;
            add(Side::Breaks, "too many are set".into(), Box::new(many));
        }
        let boundaries: &[usize] = match presence.count {
            Count::AtMostOne => &[0, 1],
            Count::AtLeastOne | Count::ExactlyOne => &[1],
            Count::AllOrNone => &[0, len],
            Count::All => &[len],
            Count::None => &[0],
        };
        // A limit with a condition counts the text itself, which is there.
        let counts_itself = |atom: &Atom| {
            let mut measured = presence.when.iter().map(|literal| &literal.atom);
            measured.any(|other| other.field == atom.field && matches!(other.test, Test::Over { .. }))
        };
        let boundaries = if presence.group.iter().all(counts_itself) { &[] } else { boundaries };
        for &boundary in boundaries {
            let is_seen = move |when: &[bool], group: &[bool]| applies(when) && count(group) == boundary;
            add(Side::Keeps, format!("{boundary} of {len} are set"), Box::new(is_seen));
        }
        for (index, literal) in presence.when.iter().enumerate() {
            // What stands inside of a field is not there without it.
            let rests_on = |atom: &Atom| atom.field.0.starts_with(&literal.atom.field.0);
            if presence.count == Count::None
                && !literal.negated
                && literal.atom.test == Test::Set
                && presence.group.iter().all(rests_on)
            {
                continue;
            }
            let what = format!("the condition about {} does not hold", shown(&literal.atom));
            let alone = move |when: &[bool], group: &[bool]| {
                when.iter().enumerate().all(|(other, truth)| *truth == (other != index))
                    && !fine(count(group))
            };
            add(Side::Keeps, what, Box::new(alone));
        }
        for (index, atom) in presence.group.iter().enumerate() {
            let (side, truth) = match presence.count {
                Count::AtMostOne | Count::None => (Side::Breaks, true),
                Count::AtLeastOne | Count::ExactlyOne => (Side::Keeps, true),
                Count::AllOrNone | Count::All => (Side::Breaks, false),
            };
            let what = format!("{} is {}", shown(atom), if truth { "set" } else { "not set" });
            let decides = move |when: &[bool], group: &[bool]| applies(when) && group[index] == truth;
            add(side, what, Box::new(decides));
        }
        for atom in presence.atoms() {
            self.test(rule, atom);
        }
    }

    /// What has to be seen of a statement about the value of a field.
    fn test(&mut self, rule: &Rule, atom: &'s Atom) {
        let spec = self.spec;
        let path = &atom.field;
        if let Test::OneOf(values) = &atom.test {
            for wanted in values {
                self.of_rule(rule, path, Side::Both, format!("{path} is {wanted}"), move |value| {
                    value == wanted
                });
            }
        }
        if let Test::Over { measure, max } = &atom.test {
            let (measure, max) = (measure_of(spec, *measure), *max);
            for length in [max, max + 1] {
                let measure = measure.clone();
                self.of_rule(rule, path, Side::Both, format!("{path} is {length} long"), move |value| {
                    value.as_str().is_some_and(|text| measure.measure(text, max).total == length)
                });
            }
        }
        if atom.test != Test::Set {
            let what = format!("{} is not so of a value", shown(atom));
            self.of_rule(rule, path, Side::Both, what, move |value| {
                !value.is_null() && !holds(spec, &atom.test, value)
            });
        }
    }
}

/// Whether a value breaks a rule, for an account that it is for.
fn breaks(spec: &Spec, rule: &Rule, value: &Value) -> bool {
    let texts = |path: &Path| -> Vec<String> {
        let found = places(value, &path.0);
        found.iter().filter_map(|(_, value)| value.as_str().map(str::to_owned)).collect()
    };
    match &rule.kind {
        RuleKind::Limit { field, measure, max } => {
            let measure = measure_of(spec, *measure);
            texts(field).iter().any(|text| measure.measure(text, *max).total > *max)
        }
        RuleKind::Refuse { fields, is } => {
            let mut texts = fields.iter().flat_map(texts);
            texts.any(|text| is.predicate.count(&text) > is.more_than)
        }
        RuleKind::Presence(presence) => places(value, &presence.scope.0).into_iter().any(|(_, place)| {
            let truth = |atom: &Atom| is_true(spec, atom, &presence.scope, place);
            let applies = presence.when.iter().all(|literal| truth(&literal.atom) != literal.negated);
            let count = presence.group.iter().filter(|atom| truth(atom)).count();
            applies && !presence.count.allows(count, presence.group.len())
        }),
    }
}

fn is_true(spec: &Spec, atom: &Atom, scope: &Path, place: &Value) -> bool {
    let values = places(place, &atom.field.0[scope.0.len()..]);
    values.first().is_some_and(|(_, value)| holds(spec, &atom.test, value))
}

fn holds(spec: &Spec, test: &Test, value: &Value) -> bool {
    match (test, value) {
        (_, Value::Null) => false,
        (Test::Set, _) => true,
        (Test::OneOf(wanted), value) => wanted.contains(value),
        (Test::Is(is), Value::String(text)) => is.place(text).is_some(),
        (Test::Over { measure, max }, Value::String(text)) => !measure_of(spec, *measure).fits(text, *max),
        (Test::Is(_) | Test::Over { .. }, _) => false,
    }
}

fn shown(atom: &Atom) -> String {
    match &atom.test {
        Test::Set => atom.field.to_string(),
        Test::OneOf(values) => {
            let values: Vec<String> = values.iter().map(Value::to_string).collect();
            format!("{} is {}", atom.field, values.join(" or "))
        }
        Test::Is(is) => format!("{} is {}", atom.field, is.predicate.name()),
        Test::Over { max, .. } => format!("{} is longer than {max}", atom.field),
    }
}
