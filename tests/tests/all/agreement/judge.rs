//! The judges, and what they have to agree on.

use std::collections::BTreeSet;
use std::fmt;

use serde_json::Value;
use tweetspec::CreateTweet;
use tweetspec_runtime::{Checker, Finding, Report, Scratch, Severity, builtin};
use tweetspec_spec::ir::{Rule, RuleKind};
use tweetspec_tests::naive::{Reading, Reference};
use tweetspec_tests::{reading, tables};

use super::accounts::{self, Account};
use super::difference::Difference;
use super::in_yaml::{self, InYaml};
use super::reference;
use super::twins::has_twins;
use crate::worlds::{CREATE_TWEET, World};
use crate::{generated, sane};

/// The judges of one specification.
pub(crate) struct Judge<'w> {
    world: &'w World,
    jsonschema: jsonschema::Validator,
    boon: boon::Schemas,
    root: boon::SchemaIndex,
    about: Value,
    reference: Reference<'w>,
    scratch: Scratch,
}

/// What each judge says of one payload.
pub(crate) struct Verdicts {
    payload: String,
    /// The engine's verdict without findings.
    pub(crate) engine: bool,
    /// Everything that the engine finds.
    pub(crate) report: Report,
    /// What it finds when it is given a value, if serde_json reads the payload.
    from_value: Option<Report>,
    /// What it finds when the value is written as YAML.
    in_yaml: Option<InYaml>,
    /// What is said for accounts of other profiles.
    accounts: Vec<Account>,
    /// What the validators say, if serde_json reads the payload at all.
    pub(crate) schema: Option<SchemaVerdicts>,
    /// What the generated types say, where there are any.
    pub(crate) typed: Option<TypedVerdicts>,
}

/// What the two schema validators and the naive reading of the rules say.
#[derive(Debug)]
pub(crate) struct SchemaVerdicts {
    pub(crate) jsonschema: bool,
    pub(crate) boon: bool,
    /// Rules whose place in the schema fails.
    jsonschema_rules: BTreeSet<String>,
    boon_rules: BTreeSet<String>,
    /// What the naive reference says.
    reading: Reading,
}

/// What the generated types say.
#[derive(Debug)]
pub(crate) struct TypedVerdicts {
    /// Whether serde reads the payload as the type.
    deserializes: bool,
    /// Whether the value then passes its own check.
    validates: bool,
    /// Whether reading and checking in one go succeeds.
    from_json: bool,
    /// What the engine finds in the value that was read.
    findings: Option<BTreeSet<Key>>,
}

/// What has to be the same, wherever a payload comes from: the rule, the
/// severity, and every place that takes part. Which of them a finding points
/// at depends on the order of members.
pub(crate) type Key = (String, Severity, BTreeSet<String>);

/// The key of a finding.
pub(super) fn key(finding: &Finding) -> Key {
    let related = finding.related.iter().map(|related| related.pointer.clone());
    (finding.rule.to_string(), finding.severity, related.chain([finding.pointer.clone()]).collect())
}

/// The keys of all findings.
pub(crate) fn keys(report: &Report) -> BTreeSet<Key> {
    report.findings.iter().map(key).collect()
}

impl fmt::Display for Verdicts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "payload:  {}", self.payload)?;
        writeln!(f, "is_valid: {}", self.engine)?;
        writeln!(f, "check:    {}", self.report.is_valid())?;
        for finding in &self.report.findings {
            writeln!(
                f,
                "          {}[{}] at {:?}: {}",
                finding.severity.as_str(),
                finding.rule,
                finding.pointer,
                finding.message
            )?;
        }
        if let Some(report) = &self.from_value {
            writeln!(f, "as value: {report}")?;
        }
        if let Some(in_yaml) = &self.in_yaml {
            writeln!(f, "in YAML:  {in_yaml}")?;
        }
        for account in &self.accounts {
            writeln!(f, "account:  {account}")?;
        }
        match &self.schema {
            Some(schema) => writeln!(f, "schema:   {schema:#?}")?,
            None => writeln!(f, "schema:   serde_json refuses the payload")?,
        }
        write!(f, "types:    {:?}", self.typed)
    }
}

impl Verdicts {
    /// Every rule that the engine finds broken, for any account.
    pub(crate) fn rules(&self) -> impl Iterator<Item = &str> {
        let reports = self.accounts.iter().map(|account| &account.report).chain([&self.report]);
        reports.flat_map(|report| &report.findings).map(|finding| &*finding.rule)
    }
}

impl<'w> Judge<'w> {
    /// The judges of a specification.
    pub(crate) fn new(world: &'w World) -> Self {
        const URL: &str = "https://example.com/schema.json";
        let schema = generated::schema(&world.spec);
        let mut boon = boon::Schemas::new();
        let mut compiler = boon::Compiler::new();
        compiler.add_resource(URL, schema.clone()).expect("the schema has an address");
        let root = compiler.compile(URL, &mut boon).expect("boon compiles the schema");
        let about = schema.pointer("/$defs/x-about").cloned().expect("the schema says what it states");
        let jsonschema = jsonschema::validator_for(&schema).expect("jsonschema compiles the schema");
        let reference = Reference::new(&world.spec, tables::predicates());
        Self { world, jsonschema, boon, root, about, reference, scratch: Scratch::default() }
    }

    /// Whether a place of the schema states the rule.
    pub(crate) fn states(&self, rule: &str) -> bool {
        self.places().any(|(_, stated)| stated == rule)
    }

    /// Whether the schema says that it cannot state the rule.
    pub(crate) fn lists_as_difference(&self, rule: &str) -> bool {
        let list = self.about["x-differences"].as_array().expect("the list is there");
        list.iter().any(|difference| difference["rule"] == rule)
    }

    /// Places of the schema as JSON Pointers, and the rules they state.
    fn places(&self) -> impl Iterator<Item = (&str, &str)> {
        let places = self.about["x-rules"].as_object().into_iter().flatten();
        places.map(|(place, rule)| (place.as_str(), rule.as_str().expect("a rule is named by its id")))
    }

    /// The rule that a place of the schema belongs to.
    fn rule_at(&self, place: &str) -> Option<String> {
        let belongs = |stated: &str| {
            place.strip_prefix(stated).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        self.places().find(|(stated, _)| belongs(stated)).map(|(_, rule)| rule.to_owned())
    }

    /// Asks every judge.
    pub(crate) fn hear(&mut self, payload: &[u8]) -> Verdicts {
        let checker = self.world.checker().least(Severity::Info);
        let scratch = &mut self.scratch;
        let engine = checker.is_valid(payload, scratch);
        let report = checker.check(payload, scratch);
        let value: Option<Value> = serde_json::from_slice(payload).ok();
        Verdicts {
            payload: String::from_utf8_lossy(payload).into_owned(),
            engine,
            report,
            from_value: value.as_ref().map(|value| {
                let report = checker.check_value(value, scratch);
                report.expect("a value can be written as JSON")
            }),
            in_yaml: value.as_ref().and_then(|value| in_yaml::ask(checker, value, scratch)),
            accounts: accounts::ask(self.world, &self.reference, payload, value.as_ref(), scratch),
            schema: value.as_ref().map(|value| self.ask_schema(value)),
            typed: std::ptr::eq(self.world, &raw const *CREATE_TWEET).then(|| ask_types(payload)),
        }
    }

    /// The verdict of each validator, and the rules whose places fail.
    pub(crate) fn schema_answers(&self, value: &Value) -> [(bool, BTreeSet<String>); 2] {
        let SchemaVerdicts { jsonschema, boon, jsonschema_rules, boon_rules, .. } = self.ask_schema(value);
        [(jsonschema, jsonschema_rules), (boon, boon_rules)]
    }

    fn ask_schema(&self, value: &Value) -> SchemaVerdicts {
        let jsonschema = self.jsonschema.is_valid(value);
        let places = |error: jsonschema::ValidationError<'_>| self.rule_at(error.schema_path().as_str());
        let jsonschema_rules = if jsonschema {
            BTreeSet::new()
        } else {
            self.jsonschema.iter_errors(value).filter_map(places).collect()
        };
        let judged = self.boon.validate(value, self.root);
        let mut boon_rules = BTreeSet::new();
        if let Err(error) = &judged {
            self.collect(error, &mut boon_rules);
        }
        SchemaVerdicts {
            jsonschema,
            boon: judged.is_ok(),
            jsonschema_rules,
            boon_rules,
            reading: self.reference.read(&[], value),
        }
    }

    fn collect(&self, error: &boon::ValidationError<'_, '_>, rules: &mut BTreeSet<String>) {
        let place = error.schema_url.split_once('#').map_or("", |(_, place)| place);
        rules.extend(self.rule_at(place));
        for cause in &error.causes {
            self.collect(cause, rules);
        }
    }

    /// Asks every judge, and explains what they disagree on.
    pub(crate) fn agree(&mut self, payload: &[u8]) -> Result<Verdicts, String> {
        let verdicts = self.hear(payload);
        match self.disagreement(payload, &verdicts).or_else(|| sane::check(&verdicts.report, payload).err()) {
            Some(what) => Err(format!("{what}\n{verdicts}")),
            None => Ok(verdicts),
        }
    }

    fn disagreement(&self, payload: &[u8], verdicts: &Verdicts) -> Option<String> {
        let Verdicts { engine, report, schema, typed, .. } = verdicts;
        let engine = *engine;
        let says = |what: &str| Some(what.to_owned());
        if engine != report.is_valid() {
            return says("the verdict and the findings of the engine disagree");
        }
        if let Some(TypedVerdicts { deserializes, validates, from_json, findings }) = typed {
            if findings.as_ref().is_some_and(|findings| *findings != keys(report)) {
                return says("a value of the type and its text have different findings");
            }
            if *from_json != engine {
                return says("reading the payload as its type and the engine disagree");
            }
            if (*deserializes && *validates) != engine {
                return says("deserializing and validating, and the engine disagree");
            }
            if *deserializes && report.findings.iter().any(|finding| is_structural(&finding.rule)) {
                return says("serde reads as the type what has the wrong structure");
            }
        }
        let Some(schema) = schema else {
            // Where the readers differ on purpose is a list of its own.
            let error = serde_json::from_slice::<Value>(payload).err();
            let known = error.is_some_and(|error| reading::Difference::explaining(payload, &error).is_some());
            return (engine && !known).then(|| "the engine accepts what serde_json does not read".to_owned());
        };
        let errors = || report.findings.iter().filter(|finding| finding.severity == Severity::Error);
        let explain = |finding| Difference::explaining(self.world, finding, payload);
        let differences: BTreeSet<Difference> = errors().filter_map(explain).collect();
        if schema.jsonschema != schema.boon && !differences.contains(&Difference::LargeInteger) {
            return says("the two validators disagree about the schema");
        }
        if engine && !schema.jsonschema {
            return says("the schema refuses what the engine accepts");
        }
        if !engine
            && schema.jsonschema
            && !differences.contains(&Difference::DuplicateKey)
            && let Some(finding) = errors().find(|finding| explain(finding).is_none())
        {
            return Some(format!("the schema accepts what the engine refuses because of {}", finding.rule));
        }
        if let Some(from_value) = &verdicts.from_value
            && !errors().any(|finding| is_lost_in_a_value(finding, payload))
            && keys(from_value) != keys(report)
        {
            return Some(format!("a value and its text have different findings: {from_value}"));
        }
        if let (Some(in_yaml), Some(from_value)) = (&verdicts.in_yaml, &verdicts.from_value)
            && let Some(what) = in_yaml.disagreement(from_value)
        {
            return Some(what);
        }
        let mut accounts = verdicts.accounts.iter();
        if let Some(what) = accounts.find_map(|account| account.disagreement(&self.world.spec)) {
            return Some(what);
        }
        // A validator and the reference see one of two members of a name.
        if !errors().any(|finding| finding.rule == builtin::DUPLICATE_KEY)
            && let Some(what) = reference::disagrees(&self.world.spec, report, &schema.reading)
        {
            return Some(what);
        }
        self.rules_disagree(report, schema)
    }

    fn is_refusal(&self, id: &str) -> bool {
        self.world.spec.rules.iter().any(|rule| rule.id == id && matches!(rule.kind, RuleKind::Refuse { .. }))
    }

    /// Compares which rules are broken, where the shape of the payload is right
    /// and nothing hides a rule.
    fn rules_disagree(&self, report: &Report, schema: &SchemaVerdicts) -> Option<String> {
        // A refused text is wrong by itself, and rules that read it wait.
        let is_own = |id: &str| builtin::find(id).is_some() || self.is_refusal(id);
        if report
            .findings
            .iter()
            .any(|finding| is_own(&finding.rule) && finding.rule != builtin::MISSING_FIELD)
        {
            return None;
        }
        if schema.jsonschema_rules != schema.boon_rules {
            return Some("the two validators disagree about which rules are broken".to_owned());
        }
        let presence = |id: &str| self.world.spec.rules.iter().any(|rule| rule.id == id && is_portable(rule));
        let stated: BTreeSet<String> =
            schema.jsonschema_rules.iter().filter(|rule| presence(rule)).cloned().collect();
        let broken = schema.reading.broken.iter();
        let broken: BTreeSet<String> = broken
            .filter(|broken| broken.severity == Severity::Error && presence(&broken.rule))
            .map(|broken| broken.rule.clone())
            .collect();
        if stated != broken {
            return Some("the schema and the naive reading disagree about which rules are broken".to_owned());
        }
        let engine: BTreeSet<String> = report
            .findings
            .iter()
            .filter(|finding| finding.severity == Severity::Error && presence(&finding.rule))
            .map(|finding| finding.rule.to_string())
            .collect();
        // A rule waits for a required field that is missing.
        let lacks_required = schema.reading.broken.iter().any(|broken| broken.rule == builtin::MISSING_FIELD);
        let agree = if lacks_required { engine.is_subset(&stated) } else { engine == stated };
        (!agree).then(|| "the engine and the schema disagree about which rules are broken".to_owned())
    }
}

/// Whether a finding is about something that cannot be seen in a value any
/// more, or not as it was written.
fn is_lost_in_a_value(finding: &Finding, payload: &[u8]) -> bool {
    let written = || str::from_utf8(&payload[finding.span.start..finding.span.end]).unwrap_or_default();
    match &*finding.rule {
        builtin::DUPLICATE_KEY | builtin::INTEGER_NOTATION => true,
        builtin::OUT_OF_RANGE | builtin::WRONG_TYPE => {
            let is_rounded = written().parse::<f64>().is_ok() && written().parse::<i64>().is_err();
            // Inside a value of a wrong type nobody looks for such members.
            is_rounded || has_twins(payload)
        }
        // Of a member that is there twice, the body may stand inside the first.
        builtin::UNKNOWN_FIELD => finding.message.ends_with("stands inside it"),
        _ => false,
    }
}

/// Whether a schema and the naive reading know the rule.
fn is_portable(rule: &Rule) -> bool {
    matches!(&rule.kind, RuleKind::Presence(presence) if presence.is_portable())
}

fn ask_types(payload: &[u8]) -> TypedVerdicts {
    let typed = serde_json::from_slice::<CreateTweet>(payload);
    let checker = Checker::new(CreateTweet::TABLE).least(Severity::Info);
    let findings = typed.as_ref().ok().map(|typed| {
        let report = checker.check_value(typed, &mut Scratch::default());
        keys(&report.expect("a body can be written as JSON"))
    });
    TypedVerdicts {
        findings,
        deserializes: typed.is_ok(),
        validates: typed.is_ok_and(|typed| typed.validate().is_ok()),
        from_json: CreateTweet::from_json(payload).is_ok(),
    }
}

/// Whether a violation of the rule means that the types cannot hold the value.
fn is_structural(rule: &str) -> bool {
    [
        builtin::DUPLICATE_KEY,
        builtin::NULL_VALUE,
        builtin::WRONG_TYPE,
        builtin::UNKNOWN_FIELD,
        builtin::MISSING_FIELD,
        builtin::INTEGER_NOTATION,
        builtin::UNKNOWN_VALUE,
    ]
    .contains(&rule)
}
