//! Laws about groups of statements: that a count over them means something.

use crate::ir::{Count, Path};
use crate::load::context::Context;
use crate::load::path;
use crate::load::problems::Problems;
use crate::load::values::{self, Statement};

/// A count over fewer than two statements, or a demand of nothing, would say
/// something else than it looks like.
pub(super) fn groups_have_members(context: &Context<'_>, problems: &mut Problems) {
    for rule in context.rules() {
        for (count, members) in values::groups(rule) {
            let at = rule.at.key(count.keyword()).name();
            let keyword = count.keyword();
            match (count, members.len()) {
                (_, 0) => {
                    problems
                        .error("group-too-small", at, format!("`{keyword}` lists nothing"))
                        .hint("add the paths of fields");
                }
                (Count::All | Count::None, _) | (_, 2..) => {}
                (Count::AtLeastOne | Count::ExactlyOne, 1) => {
                    problems
                        .error("group-too-small", at, format!("`{keyword}` of one is a demand for that one"))
                        .hint("mark the field `required: true`, or write `when` and `require`");
                }
                (Count::AtMostOne | Count::AllOrNone, 1) => {
                    problems
                        .error("group-too-small", at, format!("`{keyword}` of one always holds"))
                        .hint("add another field, or take the rule out");
                }
            }
        }
    }
}

/// A statement counts once.
pub(super) fn members_differ(context: &Context<'_>, problems: &mut Problems) {
    for rule in context.rules() {
        let mut lists: Vec<Vec<Statement<'_>>> = vec![values::condition(rule), values::exemption(rule)];
        lists.extend(
            values::groups(rule).into_iter().map(|(count, members)| values::members(rule, count, members)),
        );
        for list in lists {
            for (index, statement) in list.iter().enumerate() {
                if let Some(first) = list[..index].iter().find(|earlier| same(earlier, statement)) {
                    problems
                        .error(
                            "duplicate-member",
                            statement.at.value(),
                            format!("`{}` is listed twice", statement.path),
                        )
                        .hint("keep one of the two")
                        .related(first.at.value(), "first here");
                }
            }
        }
    }
}

/// Whether two statements say the same, or the contrary, of one field.
fn same(a: &Statement<'_>, b: &Statement<'_>) -> bool {
    let values = match (a.values, b.values) {
        (Some(a), Some(b)) => a.iter().map(|value| &value.0).eq(b.iter().map(|value| &value.0)),
        (a, b) => a.is_none() && b.is_none(),
    };
    a.path == b.path && values && a.is == b.is
}

/// What the condition states is no news in the demand: the rule would always
/// or never hold.
pub(super) fn conditions_are_not_demanded(context: &Context<'_>, problems: &mut Problems) {
    for rule in context.rules() {
        let condition = values::condition(rule);
        for (count, members) in values::groups(rule) {
            for statement in values::members(rule, count, members) {
                if let Some(stated) = condition.iter().find(|stated| same(stated, &statement)) {
                    problems
                        .error(
                            "demand-in-condition",
                            statement.at.value(),
                            format!("`{}` is in the condition already", statement.path),
                        )
                        .hint("take it out of one of the two")
                        .related(stated.at.value(), "the condition");
                }
            }
        }
    }
}

/// A field that is set makes the object around it set as well, so "at most one"
/// of the two would mean that the field can never be set.
pub(super) fn parts_do_not_exclude_their_whole(context: &Context<'_>, problems: &mut Problems) {
    for rule in context.rules() {
        for (count, members) in values::groups(rule) {
            if !matches!(count, Count::AtMostOne | Count::ExactlyOne) {
                continue;
            }
            let members: Vec<(Statement<'_>, Path)> = values::members(rule, count, members)
                .into_iter()
                .filter_map(|statement| Some((statement, path::parse(statement.path).ok()?)))
                .collect();
            for (part, path) in &members {
                let whole =
                    members.iter().find(|(whole, other)| whole.is_about_presence() && other.contains(path));
                if let Some((whole, _)) = whole {
                    let message = format!(
                        "`{}` is set whenever `{}` is, so the two cannot exclude each other",
                        whole.path, part.path
                    );
                    problems
                        .error("part-excludes-whole", part.at.value(), message)
                        .hint("keep one of the two")
                        .related(whole.at.value(), "the object around it");
                }
            }
        }
    }
}
