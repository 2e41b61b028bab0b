//! What is wanted of each statement of a rule, branch by branch.

use serde_json::Value;
use tweetspec_spec::ir::{Atom, Count, Presence, Test};

/// Groups of more members than this are not tried pair by pair.
const FEW: usize = 8;

/// How an atom is made true or false.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Want {
    /// The statement is true; of several values it is this one.
    True(usize),
    /// The field has another value.
    Otherwise,
    /// The field is not there.
    Absent,
}

/// What is wanted of each atom of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Plan {
    /// Names it among the plans of its rule.
    pub(super) name: String,
    /// For each literal of the condition, what its statement shall be.
    pub(super) when: Vec<Want>,
    /// For each member of the group.
    pub(super) group: Vec<Want>,
}

/// How many statements two plans want otherwise.
pub(super) fn distance(left: &Plan, right: &Plan) -> usize {
    let pairs = left.when.iter().zip(&right.when).chain(left.group.iter().zip(&right.group));
    pairs.filter(|(left, right)| left != right).count()
}

/// Whether a statement shall be true.
pub(super) const fn is_true(want: Want) -> bool {
    matches!(want, Want::True(_))
}

/// Whether the rule holds where the atoms are as wanted.
pub(super) fn holds(presence: &Presence, plan: &Plan) -> bool {
    let literals = presence.when.iter().zip(&plan.when);
    let mut condition = literals.map(|(literal, want)| is_true(*want) != literal.negated);
    if !condition.all(|holds| holds) {
        return true;
    }
    let count = plan.group.iter().filter(|want| is_true(**want)).count();
    presence.count.allows(count, plan.group.len())
}

/// How a statement may be false beside the absence of its field.
const fn can_be_otherwise(test: &Test) -> bool {
    !matches!(test, Test::Set)
}

/// Whether the condition says that the field of an atom is there.
fn is_needed(presence: &Presence, atom: &Atom) -> bool {
    presence.when.iter().any(|literal| !literal.negated && literal.atom.field == atom.field)
}

/// In how many ways it can be true.
fn ways(test: &Test) -> usize {
    if let Test::OneOf(values) = test { values.len() } else { 1 }
}

/// A field in a name.
fn named(atom: &Atom) -> String {
    let path = atom.field.to_string();
    match &atom.test {
        Test::Set => path,
        Test::OneOf(values) => {
            let values: Vec<String> = values.iter().map(plain).collect();
            format!("{path}={}", values.join("|"))
        }
        Test::Is(is) => format!("{path}-is-{}", is.predicate.name()),
        Test::Over { max, .. } => format!("{path}-over-{max}"),
    }
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Every plan that says something new about a rule.
pub(super) fn plans(presence: &Presence) -> Vec<Plan> {
    let when: Vec<Want> = presence
        .when
        .iter()
        .map(|literal| if literal.negated { Want::Absent } else { Want::True(0) })
        .collect();
    let len = presence.group.len();
    let mut plans = Vec::new();
    let group = |is_set: &dyn Fn(usize) -> bool| -> Vec<Want> {
        let want = |(index, atom): (usize, &Atom)| match () {
            () if is_set(index) => Want::True(0),
            // Where the condition needs the field, it has another value.
            () if can_be_otherwise(&atom.test) && is_needed(presence, atom) => Want::Otherwise,
            () => Want::Absent,
        };
        presence.group.iter().enumerate().map(want).collect()
    };
    let name = |index: usize| named(&presence.group[index]);
    let mut states: Vec<(String, Vec<Want>)> = vec![("none".to_owned(), group(&|_| false))];
    if len <= FEW || presence.count != Count::All {
        states.extend((0..len).map(|one| (format!("only-{}", name(one)), group(&|index| index == one))));
    }
    if matches!(presence.count, Count::AtMostOne | Count::ExactlyOne) {
        for first in 0..len {
            let last = if len <= FEW { len } else { (first + 2).min(len) };
            for second in (first + 1)..last {
                let both = group(&|index| index == first || index == second);
                states.push((format!("{}-and-{}", name(first), name(second)), both));
            }
        }
    }
    if matches!(presence.count, Count::All | Count::AllOrNone) && len > 2 {
        states.extend((0..len).map(|one| (format!("all-but-{}", name(one)), group(&|index| index != one))));
    }
    if len > 2 || !matches!(presence.count, Count::AtMostOne | Count::ExactlyOne) && len > 1 {
        states.push(("all".to_owned(), group(&|_| true)));
    }
    for (name, group) in states {
        plans.push(Plan { name, when: when.clone(), group });
    }
    variations(presence, &mut plans);
    plans
}

/// Adds, to a plan that breaks the rule, what makes one statement of it false
/// or true in another way.
fn variations(presence: &Presence, plans: &mut Vec<Plan>) {
    let base: Vec<Plan> = plans.iter().filter(|plan| !holds(presence, plan)).cloned().collect();
    let Some(first) = base.first() else { return };
    for (index, literal) in presence.when.iter().enumerate() {
        let atom = &literal.atom;
        let mut add = |want: Want, what: &str| {
            let mut plan = first.clone();
            plan.when[index] = want;
            plan.name = format!("when-{}-{what}", named(atom));
            plans.push(plan);
        };
        for way in 0..ways(&atom.test) {
            if literal.negated || way > 0 {
                add(Want::True(way), &format!("is-there{}", suffix(&atom.test, way)));
            }
        }
        if can_be_otherwise(&atom.test) {
            add(Want::Otherwise, "has-another-value");
        }
        if !literal.negated {
            add(Want::Absent, "is-not-there");
        }
    }
    for (index, atom) in presence.group.iter().enumerate().filter(|(_, atom)| can_be_otherwise(&atom.test)) {
        let with = base.iter().find(|plan| is_true(plan.group[index]));
        let without = base.iter().find(|plan| !is_true(plan.group[index]));
        let mut add = |plan: Option<&Plan>, want: Want, what: &str| {
            let Some(mut plan) = plan.cloned() else { return };
            plan.group[index] = want;
            plan.name = format!("{}-with-{}-{what}", plan.name, named(atom));
            plans.push(plan);
        };
        add(with, Want::Otherwise, "otherwise");
        add(without, Want::Otherwise, "otherwise");
        for way in 1..ways(&atom.test) {
            add(with, Want::True(way), &format!("being{}", suffix(&atom.test, way)));
        }
    }
}

fn suffix(test: &Test, way: usize) -> String {
    match test {
        Test::OneOf(values) => values.get(way).map(|value| format!("-{}", plain(value))).unwrap_or_default(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use tweetspec_spec::ir::{Atom, Count, Literal, Presence, Test};

    use super::{Plan, Want, plans};
    use crate::fixture::{path, set};

    fn one_of(at: &str, values: &[&str]) -> Atom {
        Atom { field: path(at), test: Test::OneOf(values.iter().map(|value| json!(value)).collect()) }
    }

    /// The plans of a rule: for each its name, and how the statements of the
    /// condition and of the group are made: `1` true, `2` true by the second
    /// value, `o` otherwise and `-` absent.
    #[track_caller]
    fn check(count: Count, when: &[(Atom, bool)], group: &[Atom], expected: &[&str]) {
        let literal = |(atom, negated): &(Atom, bool)| Literal { atom: atom.clone(), negated: *negated };
        let when = when.iter().map(literal).collect();
        let presence = Presence { scope: path(""), when, group: group.to_vec(), count };
        let shown = |wants: &[Want]| -> String {
            let shown = wants.iter().map(|want| match want {
                Want::True(way) => char::from_digit(*way as u32 + 1, 10).unwrap_or('?'),
                Want::Otherwise => 'o',
                Want::Absent => '-',
            });
            shown.collect()
        };
        let shown = |Plan { name, when, group }: Plan| format!("{name}: {}/{}", shown(&when), shown(&group));
        let found: Vec<String> = plans(&presence).into_iter().map(shown).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn groups_are_counted_out() {
        let (a, b, c) = (set("a"), set("b"), set("c"));
        check(
            Count::AtMostOne,
            &[],
            &[a.clone(), b.clone(), c],
            &[
                "none: /---",
                "only-a: /1--",
                "only-b: /-1-",
                "only-c: /--1",
                "a-and-b: /11-",
                "a-and-c: /1-1",
                "b-and-c: /-11",
                "all: /111",
            ],
        );
        let pair = [a, b];
        check(Count::AtMostOne, &[], &pair, &["none: /--", "only-a: /1-", "only-b: /-1", "a-and-b: /11"]);
        check(Count::All, &[], &pair, &["none: /--", "only-a: /1-", "only-b: /-1", "all: /11"]);
    }

    #[test]
    fn a_field_that_the_condition_needs_has_another_value() {
        let kind = [one_of("kind", &["x", "y"])];
        check(Count::All, &[], &kind, &["none: /-", "only-kind=x|y: /1", "none-with-kind=x|y-otherwise: /o"]);
        check(
            Count::All,
            &[(set("kind"), false), (set("c"), true)],
            &kind,
            &[
                "none: 1-/o",
                "only-kind=x|y: 1-/1",
                "when-kind-is-not-there: --/o",
                "when-c-is-there: 11/o",
                "none-with-kind=x|y-otherwise: 1-/o",
            ],
        );
    }

    #[test]
    fn every_value_is_tried() {
        check(
            Count::None,
            &[(one_of("speed", &["s", "f"]), false)],
            &[one_of("kind", &["x", "y"]), set("a")],
            &[
                "none: 1/--",
                "only-kind=x|y: 1/1-",
                "only-a: 1/-1",
                "all: 1/11",
                "when-speed=s|f-is-there-f: 2/1-",
                "when-speed=s|f-has-another-value: o/1-",
                "when-speed=s|f-is-not-there: -/1-",
                "only-kind=x|y-with-kind=x|y-otherwise: 1/o-",
                "only-a-with-kind=x|y-otherwise: 1/o1",
                "only-kind=x|y-with-kind=x|y-being-y: 1/2-",
            ],
        );
    }
}
