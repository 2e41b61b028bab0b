//! Stage four: from the written form, of which all laws hold, to the checked
//! representation.
//!
//! Nothing is reported here. A `None` means that a law has a gap, which `load`
//! reports as such.

mod about;

use tweetspec_runtime::table::Is;
use tweetspec_runtime::{Pattern, Predicate, Severity, WeightRange, Weighted};

use super::context::{Context, FieldAt, RuleAt, cited};
use super::values::Statement;
use super::{names, path, range, repeat, values};
use crate::ir;
use crate::written::{self, Citations, Kind, Limits};

pub(super) fn spec(context: &Context<'_>) -> Option<ir::Spec> {
    let written = context.spec;
    Some(ir::Spec {
        id: written.id.clone(),
        name: written.name.clone(),
        module: names::snake(&written.name),
        title: text(&written.title),
        doc: text(&written.doc),
        noun: text(&written.noun),
        operation: ir::Operation {
            method: written.operation.method.as_str().to_owned(),
            path: written.operation.path.clone(),
            success: written.operation.success,
        },
        sources: written.sources.iter().map(|(key, source)| self::source(key, source)).collect(),
        profiles: profiles(context),
        measures: written.measures.iter().map(|(name, measure)| self::measure(name, measure)).collect(),
        types: written.types.iter().map(|(name, named)| named_type(name, named)).collect::<Option<_>>()?,
        root: object(context, ir::Path::default(), written.name.clone(), written.open != Some(true))?,
        rules: context.rules().map(|rule| self::rule(context, rule)).collect::<Option<_>>()?,
        aliases: written
            .aliases
            .iter()
            .map(|(name, alias)| self::alias(written, name, alias))
            .collect::<Option<_>>()?,
        advice: written.advice.iter().map(|(_, advice)| self::advice(advice)).collect::<Option<_>>()?,
        about: about::about(context)?,
    })
}

/// Prose without the line break that a block scalar ends with.
fn text(text: &str) -> String {
    text.trim().to_owned()
}

fn source(key: &str, source: &written::Source) -> ir::Source {
    ir::Source {
        key: key.to_owned(),
        title: text(&source.title),
        confidence: match source.confidence {
            written::Confidence::Documented => ir::Confidence::Documented,
            written::Confidence::Openapi => ir::Confidence::Openapi,
            written::Confidence::Observed => ir::Confidence::Observed,
            written::Confidence::Inferred => ir::Confidence::Inferred,
        },
        url: source.url.clone(),
        retrieved: source.retrieved.clone(),
        version: source.version.clone(),
    }
}

fn profiles(context: &Context<'_>) -> Vec<ir::Profile> {
    let profile = |(name, profile): (&str, &written::Profile)| ir::Profile {
        name: name.to_owned(),
        doc: text(&profile.doc),
        sources: citations(&profile.source),
    };
    match &context.spec.profiles {
        Some(profiles) => profiles.iter().map(profile).collect(),
        None => context
            .profiles()
            .into_iter()
            .map(|name| ir::Profile { name: name.to_owned(), doc: String::new(), sources: Vec::new() })
            .collect(),
    }
}

fn measure(name: &str, measure: &written::Measure) -> ir::MeasureDef {
    let range = |range: &written::WeightRange| WeightRange {
        first: range.first,
        last: range.last,
        weight: range.weight,
    };
    ir::MeasureDef {
        name: name.to_owned(),
        doc: text(&measure.doc),
        weighted: Weighted {
            scale: measure.scale,
            default_weight: measure.default_weight,
            ranges: measure.ranges.iter().map(range).collect(),
            url_weight: measure.url_weight,
            emoji: measure.emoji,
        },
        sources: citations(&measure.source),
    }
}

fn citations(written: &Citations) -> Vec<ir::Citation> {
    let citation = |(_, source, locator): (usize, &str, &str)| ir::Citation {
        source: source.to_owned(),
        locator: text(locator),
    };
    cited(written).map(citation).collect()
}

fn named_type(name: &str, named: &written::NamedType) -> Option<ir::NamedType> {
    let limits = named.limits();
    Some(ir::NamedType {
        name: name.to_owned(),
        doc: text(&named.doc),
        shape: scalar(&limits, || name.to_owned())?,
        sources: citations(&named.source),
    })
}

/// The shape of a value that holds no others; `name` is asked for a choice.
fn scalar(limits: &Limits<'_>, name: impl Fn() -> String) -> Option<ir::Shape> {
    Some(match limits.kind {
        Kind::Boolean => ir::Shape::Bool,
        Kind::Integer => {
            let (min, max) = limits.range.and_then(|text| range::parse(text).ok()).unwrap_or_default();
            ir::Shape::Integer { min, max }
        }
        Kind::String => {
            let (min_chars, max_chars) = range::counts(limits.chars);
            let pattern = match limits.pattern {
                Some(pattern) => Some(Pattern::parse(pattern).ok()?),
                None => None,
            };
            let pattern_doc = limits.pattern_doc.unwrap_or_default().to_owned();
            ir::Shape::String(ir::StringShape { min_chars, max_chars, pattern, pattern_doc })
        }
        Kind::Choice => ir::Shape::Choice(choice(limits, name())?),
        Kind::List | Kind::Object | Kind::Named(_) => return None,
    })
}

fn choice(limits: &Limits<'_>, rust_name: String) -> Option<ir::Choice> {
    let value = |(value, written): (&str, &written::Value)| ir::ChoiceValue {
        value: value.to_owned(),
        rust_name: names::of_variant(value, written),
        doc: text(&written.doc),
        sources: citations(&written.source),
        since: written.since.clone(),
    };
    let alias = |(value, alias): (&str, &written::ValueAlias)| ir::ValueAlias {
        written: value.to_owned(),
        means: alias.means.0.clone(),
        certain: alias.certain != Some(false),
        note: text(&alias.note),
    };
    Some(ir::Choice {
        rust_name,
        values: limits.values?.iter().map(value).collect(),
        open: limits.open,
        aliases: limits.value_aliases.map(|aliases| aliases.iter().map(alias).collect()).unwrap_or_default(),
    })
}

fn object(context: &Context<'_>, path: ir::Path, rust_name: String, closed: bool) -> Option<ir::Object> {
    let fields = context.children(&path).map(|field| self::field(context, field)).collect::<Option<_>>()?;
    Some(ir::Object { rust_name, path, fields, closed })
}

fn field(context: &Context<'_>, field: &FieldAt<'_>) -> Option<ir::Field> {
    let ir::Step::Member(name) = field.path.0.last()? else { return None };
    let (doc, sources) = explanation(context, field);
    Some(ir::Field {
        name: name.clone(),
        rust_name: names::of_field(name),
        path: field.path.clone(),
        doc,
        shape: shape(context, field)?,
        required: field.field.required == Some(true),
        sources,
        since: field.field.since.clone(),
        example: field
            .field
            .example
            .clone()
            .or_else(|| named(context, field).and_then(|named| named.example.clone())),
        default: field.field.default.clone(),
    })
}

fn named<'a>(context: &Context<'a>, field: &FieldAt<'a>) -> Option<&'a written::NamedType> {
    match Kind::parse(&field.field.kind) {
        Kind::Named(name) => context.spec.types.get(name),
        _ => None,
    }
}

fn problem<'a>(context: &Context<'a>, field: &FieldAt<'a>) -> Option<&'a written::Problem> {
    match Kind::parse(&field.field.kind) {
        Kind::Named(name) => context.spec.problems.get(name),
        _ => None,
    }
}

/// What a field is and who says so: its own words, else those of its type.
fn explanation(context: &Context<'_>, field: &FieldAt<'_>) -> (String, Vec<ir::Citation>) {
    let named = named(context, field).map(|named| (&named.doc, &named.source));
    let named = named.or_else(|| problem(context, field).map(|problem| (&problem.doc, &problem.source)));
    let doc = field.field.doc.as_ref().or_else(|| named.map(|(doc, _)| doc));
    let source = field.field.source.as_ref().or_else(|| named.map(|(_, source)| source));
    (doc.map(|doc| text(doc)).unwrap_or_default(), source.map(citations).unwrap_or_default())
}

fn shape(context: &Context<'_>, field: &FieldAt<'_>) -> Option<ir::Shape> {
    let name = || context.rust_type(field);
    Some(match field.kind() {
        Kind::Named(name) => match context.spec.types.position(name) {
            Some(index) => ir::Shape::Named(index),
            None => ir::Shape::Object(about::problem(context, name)?.body),
        },
        Kind::Object => {
            let closed = !context.is_answer() && field.field.open != Some(true);
            ir::Shape::Object(object(context, field.path.clone(), name(), closed)?)
        }
        Kind::List => {
            let item = context.field(&field.path.item())?;
            let (item_doc, item_sources) = explanation(context, item);
            let (min, max) = range::counts(field.field.items.as_deref());
            ir::Shape::List(Box::new(ir::ListShape {
                item: shape(context, item)?,
                item_doc,
                item_sources,
                noun: field.field.noun.clone().unwrap_or_else(|| "item".to_owned()),
                min,
                max,
                unique: field.field.unique == Some(true),
            }))
        }
        _ => scalar(&field.field.limits(), name)?,
    })
}

fn rule(context: &Context<'_>, at: RuleAt<'_>) -> Option<ir::Rule> {
    let written = at.rule;
    let known = context.profiles();
    // In the order of the specification, each once.
    let indexes = |names: &Option<Vec<String>>| {
        let is_named = |index: &usize| names.iter().flatten().any(|name| name == known[*index]);
        (0..known.len()).filter(is_named).collect()
    };
    Some(ir::Rule {
        id: at.id.to_owned(),
        severity: match written.severity {
            written::Severity::Error => Severity::Error,
            written::Severity::Warning => Severity::Warning,
            written::Severity::Info => Severity::Info,
        },
        profiles: indexes(&written.only_for),
        except: indexes(&written.not_for),
        kind: rule_kind(context, at)?,
        message: text(&written.message),
        help: written.help.as_deref().map(text).unwrap_or_default(),
        insert: written.insert.iter().map(inserted).collect::<Option<_>>()?,
        why: text(&written.why),
        sources: citations(&written.source),
        since: written.since.clone(),
        redundant: written.redundant.as_deref().map(text),
        good: written.examples.good.iter().map(repeat::expand).collect(),
        bad: written.examples.bad.iter().map(repeat::expand).collect(),
    })
}

fn rule_kind(context: &Context<'_>, at: RuleAt<'_>) -> Option<ir::RuleKind> {
    if let Some(limit) = &at.rule.limit {
        return self::limit(context, at, limit);
    }
    if let Some(refuse) = &at.rule.refuse {
        let fields = refuse.field.as_slice().iter().map(|field| path::parse(field).ok());
        let is = is(&refuse.is, refuse.more_than.unwrap_or(0))?;
        return Some(ir::RuleKind::Refuse { fields: fields.collect::<Option<_>>()?, is });
    }
    let (count, members) = values::groups(at).into_iter().next()?;
    let when = literals(&values::condition(at))?;
    let group: Vec<ir::Atom> = values::members(at, count, members).iter().map(atom).collect::<Option<_>>()?;
    let scope = group.first()?.field.scope();
    Some(ir::RuleKind::Presence(ir::Presence { scope, when, group, count }))
}

/// A limit. One with a condition is a rule over the statement that the text is
/// too long: where it is and the condition holds, all that exempts it must hold
/// too; where nothing does, the text may not be there.
fn limit(context: &Context<'_>, at: RuleAt<'_>, limit: &written::Limit) -> Option<ir::RuleKind> {
    let measure = match limit.measure.as_str() {
        "chars" => None,
        name => Some(context.spec.measures.position(name)?),
    };
    let field = path::parse(&limit.field).ok()?;
    let max = limit.max;
    if at.rule.when.is_none() && at.rule.unless.is_none() {
        return Some(ir::RuleKind::Limit { field, measure, max });
    }
    let over = ir::Atom { field: field.clone(), test: ir::Test::Over { measure, max } };
    let mut when = vec![ir::Literal { atom: over, negated: false }];
    when.extend(literals(&values::condition(at))?);
    let exemption = literals(&values::exemption(at))?;
    let scope = field.scope();
    let (group, count) = match exemption[..] {
        [] => (vec![ir::Atom { field, test: ir::Test::Set }], ir::Count::None),
        [..] => (exemption.into_iter().map(|literal| literal.atom).collect(), ir::Count::All),
    };
    Some(ir::RuleKind::Presence(ir::Presence { scope, when, group, count }))
}

fn literals(statements: &[Statement<'_>]) -> Option<Vec<ir::Literal>> {
    let literal =
        |statement: &Statement<'_>| Some(ir::Literal { atom: atom(statement)?, negated: statement.negated });
    statements.iter().map(literal).collect()
}

fn is(name: &str, more_than: u32) -> Option<Is> {
    Some(Is { predicate: Predicate::find(name)?, more_than })
}

fn atom(statement: &Statement<'_>) -> Option<ir::Atom> {
    let test = match (statement.values, statement.is) {
        (_, Some((name, more_than))) => ir::Test::Is(is(name, more_than)?),
        (Some(values), None) => ir::Test::OneOf(values.iter().map(|value| value.0.clone()).collect()),
        (None, None) => ir::Test::Set,
    };
    Some(ir::Atom { field: path::parse(statement.path).ok()?, test })
}

fn alias(spec: &written::Spec, written: &str, alias: &written::Alias) -> Option<ir::Alias> {
    let reason = |id: &Option<String>| spec.reasons.get(id.as_deref()?);
    let because = reason(&alias.because);
    let means = match &alias.means.0 {
        Some(means) => Some(path::parse(means).ok()?),
        None => None,
    };
    Some(ir::Alias {
        written: path::parse(written).ok()?,
        means,
        foreign: alias.foreign == Some(true),
        note: text(because.map(|reason| &reason.note).or(alias.note.as_ref())?),
        help: because.and_then(|reason| reason.help.as_deref()).map(text),
        part_of: reason(&alias.part_of).map(|reason| text(&reason.note)),
    })
}

fn inserted((path, value): (&str, &serde_json::Value)) -> Option<(ir::Path, serde_json::Value)> {
    Some((path::parse(path).ok()?, value.clone()))
}

fn advice(advice: &written::Advice) -> Option<ir::Advice> {
    let fields = advice.fields.iter().map(|field| path::parse(field).ok()).collect::<Option<_>>()?;
    Some(ir::Advice { fields, rules: advice.rules.clone(), note: text(&advice.note) })
}
