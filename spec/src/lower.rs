//! From the checked representation to the tables of the engine.

mod answers;
mod scopes;
mod shapes;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use tweetspec_runtime::Measure;
use tweetspec_runtime::table::{
    Advice, Alias, Insert, List, MeasureId, Parts, Profiles, Rule, ShapeId, Table, Text,
};

pub use answers::lower_answers;

use crate::ir;
use scopes::Scopes;
use shapes::Shapes;

/// The tables that the engine walks to check documents against `spec`.
///
/// Equal specifications give equal tables.
pub fn lower(spec: &ir::Spec) -> Table {
    let scopes = Scopes::of(spec);
    let mut shapes = Shapes::new(spec, &scopes);
    let root: ShapeId = shapes.root();
    let measures = measures(spec);
    Table::new(Parts {
        id: text(&spec.id),
        noun: text(&spec.noun),
        root,
        shapes: shapes.finish(),
        scopes: scopes.finish(spec),
        rules: spec.rules.iter().map(|rule| lower_rule(spec, rule)).collect(),
        measures,
        profiles: spec.profiles.iter().map(|profile| text(&profile.name)).collect(),
        aliases: spec.aliases.iter().map(alias).collect(),
        advice: spec.advice.iter().map(advice).collect(),
        answers: lower_answers(spec).into(),
    })
}

fn text(text: &str) -> Text {
    Cow::Owned(text.to_owned())
}

/// The member names of a path; the engine leaves out which element it is.
fn names(steps: &[ir::Step]) -> List<Text> {
    let name = |step: &ir::Step| match step {
        ir::Step::Member(name) => Some(text(name)),
        ir::Step::Item => None,
    };
    steps.iter().filter_map(name).collect()
}

/// The measures of the specification in its order; then `chars`, if a limit
/// uses it.
fn measures(spec: &ir::Spec) -> List<Measure> {
    let mut measures: Vec<Measure> =
        spec.measures.iter().map(|measure| Measure::Weighted(measure.weighted.clone())).collect();
    let in_chars = |rule: &ir::Rule| match &rule.kind {
        ir::RuleKind::Limit { measure, .. } => measure.is_none(),
        ir::RuleKind::Presence(presence) => {
            presence.atoms().any(|atom| matches!(atom.test, ir::Test::Over { measure: None, .. }))
        }
        ir::RuleKind::Refuse { .. } => false,
    };
    if spec.rules.iter().any(in_chars) {
        measures.push(Measure::Chars);
    }
    measures.into()
}

/// The number of a measure in the table: `chars` stands behind the measures of
/// the specification.
fn measure_id(spec: &ir::Spec, measure: Option<usize>) -> MeasureId {
    MeasureId(measure.unwrap_or(spec.measures.len()) as u16)
}

fn lower_rule(spec: &ir::Spec, rule: &ir::Rule) -> Rule {
    let bits = |profiles: &[usize]| Profiles(profiles.iter().fold(0, |bits, index| bits | 1 << index));
    let mut notes = vec![text(&rule.why)];
    let titles = source_titles(spec, rule);
    if !titles.is_empty() {
        let word = if titles.len() == 1 { "Source" } else { "Sources" };
        notes.push(Cow::Owned(format!("{word}: {}", titles.join("; "))));
    }
    Rule {
        id: text(&rule.id),
        severity: rule.severity,
        profiles: if rule.profiles.is_empty() { Profiles::ALL } else { bits(&rule.profiles) },
        except: bits(&rule.except),
        message: text(&rule.message),
        help: text(&rule.help),
        notes: notes.into(),
        insert: rule.insert.iter().map(inserted).collect(),
    }
}

/// What the sources of a rule are called, each once. Where in a source a fact
/// stands is for those who keep the specification, not for those who broke the
/// rule.
fn source_titles<'s>(spec: &'s ir::Spec, rule: &'s ir::Rule) -> Vec<&'s str> {
    let mut titles: Vec<&str> = Vec::new();
    for citation in &rule.sources {
        let source = spec.sources.iter().find(|source| source.key == citation.source);
        let title = source.map_or(&*citation.source, |source| &source.title);
        if !titles.contains(&title) {
            titles.push(title);
        }
    }
    titles
}

fn alias(alias: &ir::Alias) -> Alias {
    let (name, object) = match alias.written.0.split_last() {
        Some((ir::Step::Member(name), object)) => (name.as_str(), object),
        _ => ("", &[][..]),
    };
    Alias {
        object: names(object),
        name: text(name),
        target: names(alias.means.as_ref().map_or(&[], |path| &path.0)),
        foreign: alias.foreign,
        note: text(&alias.note),
        help: text(alias.help.as_deref().unwrap_or_default()),
        part_of: text(alias.part_of.as_deref().unwrap_or_default()),
    }
}

/// A value that a fix writes; the path begins at the object of the rule.
fn inserted((path, value): &(ir::Path, serde_json::Value)) -> Insert {
    Insert { path: names(&path.0[path.scope().0.len()..]), json: Cow::Owned(value.to_string()) }
}

fn advice(advice: &ir::Advice) -> Advice {
    Advice {
        fields: advice.fields.iter().map(|path| text(&path.to_string())).collect(),
        rules: advice.rules.iter().map(|rule| text(rule)).collect(),
        note: text(&advice.note),
    }
}
