//! Laws about predicates: that they are there, and asked about texts.

use tweetspec_runtime::Predicate;

use super::statements::known_field;
use crate::load::context::{Context, FieldAt, RuleAt};
use crate::load::problems::Problems;
use crate::load::tree::Place;
use crate::load::{path, suggest, values};
use crate::written::Kind;

/// A predicate is one of the list, and only things in a text can be counted.
pub(super) fn predicates_exist(context: &Context<'_>, problems: &mut Problems) {
    for rule in context.rules() {
        for asked in asked(rule) {
            let Some(predicate) = Predicate::find(asked.is) else {
                let known = Predicate::ALL.iter().map(|predicate| predicate.name());
                let hint = suggest::hint(asked.is, known.clone())
                    .unwrap_or_else(|| format!("there are {}", suggest::list(known)));
                let message = format!("there is no predicate `{}`", asked.is);
                problems.error("unknown-predicate", asked.is_at.value(), message).hint(hint);
                continue;
            };
            if asked.more_than > 0 && !predicate.counts() {
                let counted: Vec<&str> = Predicate::ALL
                    .iter()
                    .filter(|predicate| predicate.counts())
                    .map(|predicate| predicate.name())
                    .collect();
                problems
                    .error(
                        "predicate-not-counted",
                        asked.is_at.value(),
                        format!("`{}` is about the text as a whole and cannot be counted", asked.is),
                    )
                    .hint(format!("leave `more_than` out; it is for {}", suggest::list(counted)));
            }
        }
    }
}

/// A predicate asks something about a text.
pub(super) fn predicates_are_about_texts(context: &Context<'_>, problems: &mut Problems) {
    for rule in context.rules() {
        for asked in asked(rule) {
            // That a statement names a field is the matter of another law.
            let field = if asked.refuses {
                known_field(context, asked.path, asked.at, problems)
            } else {
                path::parse(asked.path).ok().and_then(|path| context.field(&path))
            };
            if let Some(field) = field.filter(|field| !is_text(context, field)) {
                problems
                    .error(
                        "predicate-without-text",
                        asked.at.value(),
                        format!("`{}` is no string, and `{}` asks about texts", asked.path, asked.is),
                    )
                    .hint("for values of a choice use `equals` or `in`")
                    .related(field.at.key("type").value(), "its type");
            }
        }
    }
}

fn is_text(context: &Context<'_>, field: &FieldAt<'_>) -> bool {
    // A type that is not there is reported as such.
    matches!(context.resolved(field.field).kind, Kind::String | Kind::Named(_))
}

/// A refusal names each of its fields once, and one at least.
pub(super) fn refusals_list_fields(context: &Context<'_>, problems: &mut Problems) {
    for rule in context.rules() {
        let Some(refuse) = &rule.rule.refuse else { continue };
        let at = rule.at.key("refuse").key("field");
        let fields = refuse.field.as_slice();
        if fields.is_empty() {
            problems
                .error("empty-list", at.name(), "the rule refuses something of no field")
                .hint("add a path");
        }
        for (index, field) in fields.iter().enumerate() {
            if let Some(first) = fields[..index].iter().position(|earlier| earlier == field) {
                problems
                    .error("duplicate-member", at.item(index).value(), format!("`{field}` is listed twice"))
                    .hint("keep one of the two")
                    .related(at.item(first).value(), "first here");
            }
        }
    }
}

/// A predicate that a rule asks about a field.
struct Asked<'a> {
    path: &'a str,
    at: Place<'a>,
    is: &'a str,
    is_at: Place<'a>,
    more_than: u32,
    refuses: bool,
}

fn asked(rule: RuleAt<'_>) -> Vec<Asked<'_>> {
    let mut all = Vec::new();
    for statement in values::statements(rule) {
        let Some((is, more_than)) = statement.is else { continue };
        let (path, at, is_at) = (statement.path, statement.at, statement.values_at);
        all.push(Asked { path, at, is, is_at, more_than, refuses: false });
    }
    if let Some(refuse) = &rule.rule.refuse {
        let place = rule.at.key("refuse");
        let more_than = refuse.more_than.unwrap_or(0);
        for (index, path) in refuse.field.as_slice().iter().enumerate() {
            let at = place.key("field").item(index);
            all.push(Asked { path, at, is: &refuse.is, is_at: place.key("is"), more_than, refuses: true });
        }
    }
    all
}
