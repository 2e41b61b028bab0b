//! The object in which a rule is best decided.
//!
//! A rule is written from the root and decided once for each object of its
//! scope. Where all that it reads stands in one nested object, and the rule
//! cannot be broken while that object is missing, the nested object is the
//! better place: types and schemas can then express it directly, and a
//! validator points at the nested object instead of at the whole document.

use tweetspec_spec::ir::{Atom, Count, Literal, Path, Presence, Rule, RuleKind, Spec, Step, Test};

use crate::walk::parent;

/// A presence rule, seen from the object in which it is decided.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Local<'a> {
    /// The rule.
    pub(crate) rule: &'a Rule,
    /// The object.
    pub(crate) home: Path,
    /// What remains of the condition: that the object is there needs no saying.
    pub(crate) when: Vec<&'a Literal>,
    /// What is counted.
    pub(crate) group: &'a [Atom],
    /// What number is right.
    pub(crate) count: Count,
}

impl Local<'_> {
    /// The names of the members that are counted, if the rule counts nothing
    /// but whether members of its own object are set.
    pub(crate) fn set_members(&self) -> Option<Vec<&str>> {
        self.group.iter().map(|atom| self.set_member(atom)).collect()
    }

    /// The name of the member of the rule's own object that the atom says is
    /// set, if that is what it says.
    pub(crate) fn set_member<'b>(&self, atom: &'b Atom) -> Option<&'b str> {
        match (&atom.test, atom.field.0.last()) {
            (Test::Set, Some(Step::Member(name))) if parent(&atom.field) == self.home => Some(name),
            _ => None,
        }
    }
}

/// The presence rules that values alone can tell, in the order of the
/// specification, each in its place.
pub(crate) fn local_rules<'a>(spec: &'a Spec) -> Vec<Local<'a>> {
    let local = |rule: &'a Rule| match rule {
        Rule { kind: RuleKind::Presence(presence), .. } => {
            presence.is_portable().then(|| localise(rule, presence))
        }
        Rule { kind: RuleKind::Limit { .. } | RuleKind::Refuse { .. }, .. } => None,
    };
    spec.rules.iter().filter_map(local).collect()
}

fn localise<'a>(rule: &'a Rule, presence: &'a Presence) -> Local<'a> {
    let Presence { scope, when, group, count } = presence;
    // Try the deepest object that could hold the whole group, then its parents.
    let mut home = group
        .iter()
        .map(|atom| parent(&atom.field))
        .reduce(|left, right| common(&left, &right))
        .unwrap_or_default();
    while home.0.len() > scope.0.len() {
        // Inside the home, the home and all that holds it are there.
        let (implied, rest): (Vec<&Literal>, Vec<&Literal>) = when.iter().partition(|literal| {
            !literal.negated && literal.atom.test == Test::Set && home.0.starts_with(&literal.atom.field.0)
        });
        let inside = rest.iter().all(|literal| parent(&literal.atom.field).0.starts_with(&home.0));
        let demands_home = implied.iter().any(|literal| literal.atom.field == home)
            || rest.iter().any(|literal| !literal.negated);
        let holds_without_home = match count {
            Count::AtMostOne | Count::AllOrNone | Count::None => true,
            Count::AtLeastOne | Count::ExactlyOne | Count::All => demands_home,
        };
        if inside && holds_without_home {
            return Local { rule, home, when: rest, group, count: *count };
        }
        home = parent(&home);
    }
    Local { rule, home: scope.clone(), when: when.iter().collect(), group, count: *count }
}

/// The longest path that both start with.
fn common(left: &Path, right: &Path) -> Path {
    let equal = left.0.iter().zip(&right.0).take_while(|(left, right)| left == right).count();
    Path(left.0[..equal].to_vec())
}

#[cfg(test)]
mod tests {
    use tweetspec_spec::ir::{Count, Literal, Path, Presence, RuleKind};

    use crate::{
        fixture::{self, set},
        home::local_rules,
    };

    #[test]
    fn rules_move_into_the_object_they_are_about() {
        let spec = fixture::spec();
        let homes: Vec<_> = local_rules(&spec)
            .iter()
            .map(|local| (local.rule.id.clone(), local.home.to_string(), local.when.len()))
            .collect();
        let expected = [
            ("one-payment", "", 0),
            ("one-door", "parcel.door", 0),
            ("express-needs-phone", "", 1),
            ("label-needs-items", "parcel", 1),
            ("weight-all-or-none", "parcel.items[]", 0),
            ("door-or-note", "", 0),
            ("partner-voucher", "", 1),
        ];
        assert_eq!(homes, expected.map(|(id, home, when)| (id.to_owned(), home.to_owned(), when)));
        assert_eq!(local_rules(&spec)[0].home, Path::default());
    }

    /// Inside an object nothing says that the object is not there.
    #[test]
    fn a_rule_about_an_absent_object_stays_outside() {
        let mut spec = fixture::spec();
        spec.rules.truncate(1);
        spec.rules[0].kind = RuleKind::Presence(Presence {
            scope: Path::default(),
            when: vec![Literal { atom: set("parcel"), negated: true }],
            group: vec![set("parcel.label")],
            count: Count::None,
        });
        let rules = local_rules(&spec);
        assert_eq!((&rules[0].home, rules[0].when.len()), (&Path::default(), 1));
    }
}
