//! The rules that every specification has.
//!
//! The engine says what they demand; why, and how to make the mistake, stands
//! here. An example is a good document of the specification with one mistake,
//! which the engine has found and nothing else.

use crate::{Citation, Confidence, Example, Limits, Rule, Source};
use tweetspec_runtime::builtin::{self, BuiltinRule, Stage};
use tweetspec_spec::ir::{self, Choice, Path, Shape, Spec, StringShape};
use tweetspec_spec::walk::{objects, parent, resolve};

use super::{
    citations, document, fields, judge,
    judge::Judge,
    limits,
    samples::Samples,
    spoil::{self, Spoil, Target},
};

/// Examples of a rule that a page shows.
const MOST: usize = 2;

/// The key of the source that says what JSON is.
const JSON: &str = "rfc-8259";
/// The key of the source that says what YAML is.
const YAML: &str = "yaml-1.2.2";
/// How the ids of rules about YAML begin.
const YAML_RULES: &str = "yaml-";

/// What stands in a page about a rule beside what the engine says.
struct About {
    id: &'static str,
    /// The section of RFC 8259, or of YAML 1.2.2, that says so; empty for a rule
    /// about values.
    section: &'static str,
    why: &'static str,
    /// How to break it, or why no page can show that.
    spoil: Result<Spoil, &'static str>,
}

const fn about(id: &'static str, section: &'static str, spoil: Spoil, why: &'static str) -> About {
    About { id, section, why, spoil: Ok(spoil) }
}

const ABOUT: &[About] = &[
    about(
        builtin::EMPTY_INPUT,
        "section 2",
        spoil::nothing,
        "A document is one JSON value. An empty file is often the trace of a program that failed before it wrote.",
    ),
    About {
        id: builtin::INPUT_TOO_LARGE,
        section: "section 9",
        why: "Places in a document are held in 32 bits. No request body comes near that size, so the file is something else.",
        spoil: Err("a document of 4 GiB does not fit on a page"),
    },
    About {
        id: builtin::INVALID_UTF8,
        section: "section 8.1",
        why: "JSON between programs is UTF-8. Other bytes come from an editor or a program that saves in an older encoding, or in UTF-16.",
        spoil: Err("bytes that are no text cannot be shown on a page"),
    },
    about(
        builtin::JSON_SYNTAX,
        "section 2",
        spoil::cut_off,
        "A server reads nothing of a body that is not JSON. Often a bracket or a quote is missing, because the text was put together by hand.",
    ),
    about(
        builtin::FOREIGN_NOTATION,
        "section 2",
        spoil::foreign_notation,
        "A dictionary of Python or an object of JavaScript looks like JSON and is not. A value was printed instead of being handed to a function that writes JSON.",
    ),
    about(
        builtin::TRAILING_CONTENT,
        "section 2",
        spoil::go_on,
        "One body is one JSON value. What follows it was meant for a second document, or is a bracket too many.",
    ),
    about(
        builtin::TRAILING_COMMA,
        "section 4",
        spoil::trailing_comma,
        "JavaScript and Python allow a comma behind the last element, and JSON does not.",
    ),
    about(
        builtin::MISSING_COMMA,
        "section 4",
        spoil::missing_comma,
        "Without the comma the parts cannot be told apart. It is easily lost when a line is added at the end.",
    ),
    about(
        builtin::COMMENT,
        "section 2",
        spoil::comment,
        "Files for editors and build tools often allow comments, and request bodies do not.",
    ),
    about(
        builtin::SINGLE_QUOTES,
        "section 7",
        spoil::single_quotes,
        "Single quotes come from JavaScript, from Python's `repr` or from a shell, and typographic ones from a word processor.",
    ),
    about(
        builtin::UNQUOTED_KEY,
        "section 4",
        spoil::unquoted_key,
        "JavaScript allows names without quotes, and JSON does not.",
    ),
    about(
        builtin::FOREIGN_LITERAL,
        "section 3",
        spoil::foreign_literal,
        "`True`, `None`, `undefined` and `NaN` are words of programming languages: a value was printed instead of being written as JSON.",
    ),
    about(
        builtin::INVALID_NUMBER,
        "section 6",
        spoil::sign_before,
        "JSON has no leading zeros, no plus sign, no separators and no hexadecimal numbers, because readers disagree about them.",
    ),
    about(
        builtin::CONTROL_CHARACTER,
        "section 7",
        spoil::control_character,
        "A line break or a tab inside a string has to be written as an escape, or the string seems to end.",
    ),
    about(
        builtin::INVALID_ESCAPE,
        "section 7",
        spoil::invalid_escape,
        "JSON knows a short list of escapes. Others come from programming languages, or from paths of Windows.",
    ),
    about(
        builtin::LONE_SURROGATE,
        "section 8.2",
        spoil::lone_surrogate,
        "Characters beyond U+FFFF take two escapes. One alone is half a character, which no UTF-8 can hold: an emoji was cut in two.",
    ),
    about(
        builtin::YAML_SYNTAX,
        "chapters 5 to 9",
        spoil::yaml::sign,
        "What is not YAML cannot be turned into a body. Most often a text has a colon, a quote or a sign at its start that means something to YAML; in quotes it means itself.",
    ),
    about(
        builtin::YAML_KEY,
        "section 10.2",
        spoil::yaml::number_as_key,
        "The members of a body have names, and a number or a list is none.",
    ),
    about(
        builtin::YAML_ANCHOR,
        "section 6.9.2",
        spoil::yaml::anchor,
        "A document says what it says by itself. A text that begins with `&` is most often meant as a text, and needs quotes.",
    ),
    about(
        builtin::YAML_ALIAS,
        "section 7.1",
        spoil::yaml::alias,
        "A few lines of aliases can stand for millions of values. A text that begins with `*` is most often meant as a text, and needs quotes.",
    ),
    about(
        builtin::YAML_MERGE_KEY,
        "chapter 10, which has none",
        spoil::yaml::merge_key,
        "Merge keys belong to YAML 1.1 and were left out of 1.2, and what they bring cannot be seen where they stand.",
    ),
    about(
        builtin::YAML_TAG,
        "section 6.9.1",
        spoil::yaml::tag,
        "What type a value has is seen without a tag. A text that begins with `!` is most often meant as a text, and needs quotes.",
    ),
    about(
        builtin::YAML_AMBIGUOUS_SCALAR,
        "section 10.3",
        spoil::yaml::unquoted,
        "Many programs still read YAML 1.1, where `yes` is a boolean, `12:30` a number and `010` eight. In quotes a text is a text for all of them.",
    ),
    about(
        builtin::YAML_COMMENT_IN_TEXT,
        "section 6.6",
        spoil::yaml::hashtag,
        "Behind a space `#` begins a comment, so a hashtag and all that follows it is lost without a word.",
    ),
    about(
        builtin::DUPLICATE_KEY,
        "section 4",
        spoil::duplicate_key,
        "Readers take the first, the last or neither of two members of one name, so nobody can tell what the request means.",
    ),
    about(
        builtin::NULL_VALUE,
        "",
        spoil::null_value,
        "The fields have no null among their values. A program wrote a member that has no value instead of leaving it out.",
    ),
    about(
        builtin::WRONG_TYPE,
        "",
        spoil::wrong_type,
        "Servers do not convert values. Ids are strings because JavaScript and others round numbers of that size.",
    ),
    about(
        builtin::UNKNOWN_FIELD,
        "",
        spoil::unknown_field,
        "Where objects are closed, a server refuses members that it does not know, also those that are merely misspelt or belong elsewhere.",
    ),
    about(
        builtin::MISSING_FIELD,
        "",
        spoil::missing_field,
        "An object says nothing without its required members, and servers refuse it.",
    ),
    about(
        builtin::INTEGER_NOTATION,
        "",
        spoil::integer_notation,
        "Readers of integers refuse `120.0` and `1e2`, although both are whole numbers.",
    ),
    about(
        builtin::OUT_OF_RANGE,
        "",
        spoil::out_of_range,
        "Values outside the limits of a field are refused, not cut.",
    ),
    about(
        builtin::TOO_SHORT,
        "",
        spoil::too_short,
        "A text with too few characters is refused. Mostly it is empty.",
    ),
    about(
        builtin::TOO_LONG,
        "",
        spoil::too_long,
        "A text with too many characters is refused, not cut. What counts here is Unicode characters, as JSON Schema counts them.",
    ),
    about(
        builtin::PATTERN_MISMATCH,
        "",
        spoil::pattern_mismatch,
        "A text of another form cannot be what the field is for: a name or a link stands where an id belongs.",
    ),
    about(
        builtin::UNKNOWN_VALUE,
        "",
        spoil::unknown_value,
        "Only the listed values are known, and their case matters.",
    ),
    about(
        builtin::TOO_FEW_ITEMS,
        "",
        spoil::too_few_items,
        "A list with too few elements is refused. To set nothing, leave the member out.",
    ),
    about(
        builtin::TOO_MANY_ITEMS,
        "",
        spoil::too_many_items,
        "A list with too many elements is refused as a whole, and nothing of it is used.",
    ),
    about(
        builtin::DUPLICATE_ITEMS,
        "",
        spoil::duplicate_items,
        "An element that is there twice says no more than once, and is refused where elements have to differ.",
    ),
    About {
        id: builtin::TOO_MANY_FINDINGS,
        section: "",
        why: "Nobody reads a thousand findings about one document, and most often one slip is behind them all. What is not listed counts all the same, also for those who ignore the rules of the others.",
        spoil: Err("a document with that many mistakes does not fit on a page"),
    },
];

/// What says what JSON and YAML are.
pub(super) fn standards() -> [Source; 2] {
    let standard = |key: &str, title: &str, url: &str| Source {
        key: key.to_owned(),
        title: title.to_owned(),
        confidence: Confidence::Documented,
        url: Some(url.to_owned()),
        retrieved: None,
        version: None,
    };
    [
        standard(JSON, "RFC 8259, the JSON format", "https://www.rfc-editor.org/rfc/rfc8259"),
        standard(YAML, "YAML 1.2.2", "https://yaml.org/spec/1.2.2/"),
    ]
}

/// The rules in the order of the engine.
pub(super) fn all(spec: &Spec) -> Vec<Rule> {
    let judge = &mut Judge::new(spec);
    let samples = Samples::new(spec, judge);
    let places = objects(spec);
    let fields: Vec<&ir::Field> = places.iter().flat_map(|place| &place.object.fields).collect();
    let documents: Vec<(&ir::Field, serde_json::Value)> = fields
        .iter()
        .filter_map(|field| samples.with(field, judge).map(|document| (*field, document)))
        .collect();
    builtin::RULES.iter().map(|rule| one(spec, rule, &fields, &documents, judge)).collect()
}

fn one(
    spec: &Spec,
    rule: &BuiltinRule,
    fields: &[&ir::Field],
    documents: &[(&ir::Field, serde_json::Value)],
    judge: &mut Judge,
) -> Rule {
    let about = ABOUT.iter().find(|about| about.id == rule.id);
    let limits = limits_of(spec, rule.id, fields);
    let mut found: Vec<(Example, Example)> = Vec::new();
    if let Some(Ok(spoil)) = about.map(|about| about.spoil) {
        for (field, document) in documents {
            for text in spoil(Target { spec, field, document }) {
                let yaml = rule.id.starts_with(YAML_RULES);
                let example = |document| Example { document, yaml, ..Example::default() };
                let good = example(if yaml { document::yaml(document) } else { document::lines(document) });
                found.extend(judge.broken(rule.id, rule.severity, example(text)).map(|bad| (bad, good)));
            }
        }
    }
    let no_example = match about.map(|about| about.spoil) {
        Some(Err(why)) => Some(why.to_owned()),
        _ if found.is_empty() => Some("no field of this body can break it".to_owned()),
        _ => None,
    };
    let fixable = judge::fixable(found.iter().map(|(bad, _)| bad));
    let shown = choose(found);
    let (bad, good): (Vec<_>, Vec<_>) = shown.into_iter().unzip();
    Rule {
        id: rule.id.to_owned(),
        severity: rule.severity.as_str().to_owned(),
        builtin: true,
        what: rule.summary.to_owned(),
        why: about.map(|about| about.why.to_owned()).unwrap_or_default(),
        fixable,
        fields: limits.iter().map(|limits| limits.field.clone()).collect(),
        bad,
        good: good.into_iter().take(1).collect(),
        no_example,
        sources: sources(about, rule, fields, &limits),
        limits,
        ..Rule::default()
    }
}

/// A few examples that show as many kinds of fixes as there are.
fn choose(mut found: Vec<(Example, Example)>) -> Vec<(Example, Example)> {
    let kind = |example: &Example| {
        let finding = example.finding.as_ref();
        finding.map(|finding| (finding.fix.as_ref().map(|fix| fix.kind), finding.choices.is_empty()))
    };
    // What can be mended shows most; the order of the fields decides the rest.
    found.sort_by_key(|(bad, _)| {
        let fix = bad.finding.as_ref().and_then(|finding| finding.fix.as_ref());
        fix.map_or(u8::MAX, |fix| fix.kind as u8)
    });
    found.dedup_by(|(left, _), (right, _)| left.document == right.document);
    let mut chosen: Vec<(Example, Example)> = Vec::new();
    let mut rest = Vec::new();
    for pair in found {
        if chosen.len() < MOST && chosen.iter().all(|known| kind(&known.0) != kind(&pair.0)) {
            chosen.push(pair);
        } else {
            rest.push(pair);
        }
    }
    let room = MOST.saturating_sub(chosen.len());
    chosen.extend(rest.into_iter().take(room));
    chosen
}

/// Where a rule comes from: the standard, or what says so about the fields.
fn sources(
    about: Option<&About>,
    rule: &BuiltinRule,
    fields: &[&ir::Field],
    limits: &[Limits],
) -> Vec<Citation> {
    if let Some(About { section, .. }) = about.filter(|about| !about.section.is_empty()) {
        let source = if rule.id.starts_with(YAML_RULES) { YAML } else { JSON };
        return vec![Citation { source: source.to_owned(), locator: (*section).to_owned() }];
    }
    let is_about_all = [builtin::NULL_VALUE, builtin::WRONG_TYPE, builtin::UNKNOWN_FIELD].contains(&rule.id);
    if rule.stage != Stage::Shape || (limits.is_empty() && !is_about_all) {
        return Vec::new();
    }
    let concerned = |field: &&&ir::Field| {
        let path = field.path.to_string();
        let is_here =
            |limits: &Limits| limits.field == path || limits.field.strip_suffix("[]") == Some(&*path);
        limits.is_empty() || limits.iter().any(is_here)
    };
    let mut found: Vec<Citation> = Vec::new();
    for citation in fields.iter().filter(concerned).flat_map(|field| citations(&field.sources)) {
        if found.iter().all(|known| known.source != citation.source) {
            found.push(Citation { locator: "what it says of the fields".to_owned(), ..citation });
        }
    }
    found
}

/// The fields that a rule is about, each with its limits.
fn limits_of(spec: &Spec, rule: &str, fields: &[&ir::Field]) -> Vec<Limits> {
    let mut found = Vec::new();
    let mut add = |path: &Path, limits: String| found.push(Limits { field: path.to_string(), limits });
    for field in fields {
        if rule == builtin::MISSING_FIELD && field.required {
            let around = parent(&field.path);
            let where_ =
                if around.0.is_empty() { "always".to_owned() } else { format!("where `{around}` is there") };
            add(&field.path, format!("required {where_}"));
        }
        let mut path = field.path.clone();
        let mut shape = resolve(spec, &field.shape);
        loop {
            if concerns(rule, shape) {
                add(&path, words(spec, shape));
            }
            let Shape::List(list) = shape else { break };
            path = path.item();
            shape = resolve(spec, &list.item);
        }
    }
    found
}

/// Whether a value of this shape can break the rule because of its limits.
fn concerns(rule: &str, shape: &Shape) -> bool {
    match (rule, shape) {
        (builtin::INTEGER_NOTATION, Shape::Integer { .. }) => true,
        (builtin::OUT_OF_RANGE, Shape::Integer { min, max }) => min.is_some() || max.is_some(),
        (builtin::TOO_SHORT, Shape::String(StringShape { min_chars, .. })) => *min_chars > 0,
        (builtin::TOO_LONG, Shape::String(StringShape { max_chars, .. })) => max_chars.is_some(),
        (builtin::PATTERN_MISMATCH, Shape::String(StringShape { pattern, .. })) => pattern.is_some(),
        (builtin::UNKNOWN_VALUE, Shape::Choice(Choice { open, .. })) => !open,
        (builtin::TOO_FEW_ITEMS, Shape::List(list)) => list.min > 0,
        (builtin::TOO_MANY_ITEMS, Shape::List(list)) => list.max.is_some(),
        (builtin::DUPLICATE_ITEMS, Shape::List(list)) => list.unique,
        _ => false,
    }
}

fn words(spec: &Spec, shape: &Shape) -> String {
    if let Some(Choice { values, .. }) = fields::choice_of(spec, shape) {
        return values.iter().map(|value| format!("`{}`", value.value)).collect::<Vec<_>>().join(", ");
    }
    let limits = limits(spec, shape);
    // What is said of the elements stands with them.
    let own: Vec<String> = limits.into_iter().filter(|limit| !limit.starts_with("each ")).collect();
    own.join("; ")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use tweetspec_runtime::builtin;

    use super::ABOUT;

    #[test]
    fn every_rule_of_the_engine_is_explained() {
        let explained: BTreeSet<&str> = ABOUT.iter().map(|about| about.id).collect();
        let rules: BTreeSet<&str> = builtin::RULES.iter().map(|rule| rule.id).collect();
        assert_eq!(explained, rules);
    }
}
