//! Laws about how much there may be: tables number things with 16 bits, and
//! what is made from a specification grows faster than the specification.

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::Path;
use crate::load::context::Context;
use crate::load::path;
use crate::load::problems::Problems;
use crate::load::values;

/// Most fields of the body, of an answer or of the parameters.
const FIELDS: usize = 10_000;
/// Most rules, and most named types.
const RULES: usize = 4096;
/// Most statements in a group or a condition.
const STATEMENTS: usize = 64;
/// Most different statements that rules make about one object.
const ATOMS: usize = 4096;

/// There are so many fields, types and rules that their numbers fit into the
/// tables. False if there are more.
pub(super) fn specifications_are_of_a_size(context: &Context<'_>, problems: &mut Problems) -> bool {
    let (spec, at) = (context.spec, context.at);
    let mut counted = vec![
        (spec.fields.0.len(), "fields", FIELDS, at.key("fields")),
        (spec.parameters.0.len(), "parameters", FIELDS, at.key("parameters")),
        (spec.types.0.len(), "types", RULES, at.key("types")),
        (spec.rules.0.len(), "rules", RULES, at.key("rules")),
    ];
    for (status, response) in spec.responses.iter() {
        let at = at.key("responses").key(status).key("fields");
        counted.push((response.fields.0.len(), "fields", FIELDS, at));
    }
    for (name, problem) in spec.problems.iter() {
        let at = at.key("problems").key(name).key("fields");
        counted.push((problem.fields.0.len(), "fields", FIELDS, at));
    }
    let mut fits = true;
    for (count, what, most, at) in counted {
        if count > most {
            fits = false;
            problems
                .error("too-many", at.name(), format!("there are {count} {what}, and {most} is the most"))
                .hint("make several specifications of it");
        }
    }
    fits
}

/// A group is small enough to be read: its message lists the members, and its
/// schema has a line for each two of them.
pub(super) fn groups_are_small(context: &Context<'_>, problems: &mut Problems) {
    for rule in context.rules() {
        let groups = values::groups(rule).into_iter();
        let mut lists: Vec<(&str, usize)> =
            groups.map(|(count, members)| (count.keyword(), members.len())).collect();
        lists.push(("when", values::condition(rule).len()));
        for (key, count) in lists.into_iter().filter(|(_, count)| *count > STATEMENTS) {
            let message = format!(
                "`{key}` lists {count} statements, and {STATEMENTS} is the most: nobody could read its message"
            );
            problems
                .error("too-many", rule.at.key(key).name(), message)
                .hint("put the fields into an object and name that, or make several rules of it");
        }
    }
}

/// What rules state about one object has numbers that fit into the tables.
pub(super) fn scopes_are_small(context: &Context<'_>, problems: &mut Problems) {
    let mut scopes: BTreeMap<Path, BTreeSet<(&str, String)>> = BTreeMap::new();
    for rule in context.rules() {
        for statement in values::statements(rule) {
            let Ok(path) = path::parse(statement.path) else { continue };
            let values = statement.values.unwrap_or_default();
            let values: Vec<String> = values.iter().map(|value| value.0.to_string()).collect();
            let scope = path.scope();
            let known = scopes.entry(scope).or_default();
            if known.insert((statement.path, values.join(","))) && known.len() == ATOMS + 1 {
                let message =
                    format!("this is statement {} about one object, and {ATOMS} is the most", known.len());
                problems
                    .error("too-many", statement.at.value(), message)
                    .hint("make several specifications of it");
            }
        }
    }
}
