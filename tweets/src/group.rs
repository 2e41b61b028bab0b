//! Groups of members of which at most one may be set.

use std::fmt;

/// A group of members does not have the one member that it should have.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Conflict {
    /// The id of the rule that is broken.
    pub rule: &'static str,
    /// The members that are set, in the order of the specification; none if
    /// one is needed and missing.
    pub set: Vec<&'static str>,
}

impl fmt::Display for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.set.as_slice() {
            [] => write!(f, "one member of a group is needed and none is set ({})", self.rule),
            set => write!(f, "{} exclude each other ({})", set.join(", "), self.rule),
        }
    }
}

impl std::error::Error for Conflict {}

/// The member that is set, if there is one and no other.
pub(crate) fn at_most_one<T, const N: usize>(
    rule: &'static str,
    members: [(&'static str, Option<T>); N],
) -> Result<Option<T>, Conflict> {
    let mut members = members.into_iter().filter_map(|(name, member)| member.map(|member| (name, member)));
    let Some((first, member)) = members.next() else { return Ok(None) };
    let mut set = vec![first];
    set.extend(members.map(|(name, _)| name));
    if set.len() == 1 { Ok(Some(member)) } else { Err(Conflict { rule, set }) }
}

/// The one member that is set.
pub(crate) fn exactly_one<T, const N: usize>(
    rule: &'static str,
    members: [(&'static str, Option<T>); N],
) -> Result<T, Conflict> {
    at_most_one(rule, members)?.ok_or(Conflict { rule, set: Vec::new() })
}

#[cfg(test)]
mod tests {
    use super::{Conflict, at_most_one, exactly_one};

    #[test]
    fn one_member_is_found_and_two_are_named() {
        assert_eq!(at_most_one("r", [("a", None::<u8>), ("b", None)]), Ok(None));
        assert_eq!(at_most_one("r", [("a", None), ("b", Some(1))]), Ok(Some(1)));
        let both = Err(Conflict { rule: "r", set: vec!["a", "b"] });
        assert_eq!(at_most_one("r", [("a", Some(1)), ("b", Some(2))]), both);
        assert_eq!(exactly_one("r", [("a", None::<u8>)]), Err(Conflict { rule: "r", set: Vec::new() }));
    }
}
