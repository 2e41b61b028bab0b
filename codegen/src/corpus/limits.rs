//! Limits of texts that have a name, and texts that are refused.

use serde_json::json;
use tweetspec_runtime::{Severity, table::Is};
use tweetspec_spec::ir::{Path, Rule, RuleKind, Shape};

use super::{
    Beside, Claim, Corpus, length,
    maker::{Keep, Maker, pointer},
    shapes::name,
    write::abridged,
};
use crate::{
    analyse::limits::{measure, shape},
    emit::schema_states,
    walk::resolve,
};

/// Adds the cases of a rule about one text.
pub(super) fn add(maker: &Maker<'_>, index: usize, rule: &Rule, corpus: &mut Corpus) {
    let fields: Vec<&Path> = match &rule.kind {
        RuleKind::Limit { field, .. } => vec![field],
        RuleKind::Refuse { fields, .. } => fields.iter().collect(),
        RuleKind::Presence(_) => return,
    };
    let Some(profile) = maker.profile_of(index) else {
        return corpus.gap(&rule.id, "it is checked under no profile");
    };
    for field in fields {
        let mut texts = Texts { maker, corpus, rule, profile, field };
        match &rule.kind {
            RuleKind::Limit { measure: used, max, .. } => texts.limit(*used, *max),
            RuleKind::Refuse { is, .. } => texts.refusal(*is),
            RuleKind::Presence(_) => {}
        }
    }
}

/// One text that a rule is about.
struct Texts<'m, 'a> {
    maker: &'m Maker<'a>,
    corpus: &'m mut Corpus,
    rule: &'m Rule,
    profile: usize,
    field: &'m Path,
}

impl<'m> Texts<'m, '_> {
    fn claim(&self, id: String, shows: String) -> Claim<'m> {
        Claim {
            id,
            rule: &self.rule.id,
            profile: self.profile,
            pointer: Some(pointer(self.field)),
            expressible: schema_states(self.maker.spec, self.rule),
            shows,
            beside: Beside::UpTo(Severity::Info),
        }
    }

    /// Adds a text that is fine and one that is not.
    fn pair(&mut self, [fine, wrong]: [(String, String, String); 2]) -> Result<(), String> {
        let document = |text: &str| {
            let document = self.maker.base(Keep::all(self.profile), self.field, Some(json!(text)));
            document.map(|document| document.to_string()).ok_or("no document has such a text")
        };
        let (last, first) = (document(&fine.1)?, document(&wrong.1)?);
        let claim = self.claim(fine.0.clone(), fine.2);
        self.corpus.passing(self.maker, claim, &last)?;
        let mut claim = self.claim(wrong.0, wrong.2);
        // A pattern may refuse the same text for another reason.
        let allows = |shape| self.maker.values().allows(shape, &json!(wrong.1));
        claim.expressible |= !shape(self.maker.spec, self.field).is_none_or(allows);
        let outcome = self.corpus.breaking(self.maker, claim, &first, Some(&fine.0));
        if outcome.is_err() {
            self.corpus.cases.pop();
        }
        outcome
    }

    fn limit(&mut self, used: Option<usize>, max: u32) {
        let (at, id) = (self.field.to_string(), self.rule.id.clone());
        let measure = measure(self.maker.spec, used);
        let what = measure.name();
        let mut pairs = length::pairs(&measure, max, "");
        if let Some(Shape::String(string)) =
            shape(self.maker.spec, self.field).map(|shape| resolve(self.maker.spec, shape))
            && let (Some(_), None) = (&string.pattern, used)
        {
            let of = |chars| length::of_chars(string.pattern.as_ref(), chars);
            pairs = of(max).zip(of(max + 1)).into_iter().map(length::Pair::of_pattern).collect();
        }
        let mut complaints = Vec::new();
        let mut shown = 0;
        for pair in pairs {
            let fine = (
                format!("{id}/{max}-of-{}", pair.unit),
                pair.last,
                format!("`{at}` may be {max} long, measured in {what}"),
            );
            let wrong = (
                format!("{id}/{}-of-{}", max + 1, pair.unit),
                pair.first,
                format!("`{at}` is {} long, measured in {what}, and {max} is the most", max + 1),
            );
            match self.pair([fine, wrong]) {
                Ok(()) => shown += 1,
                Err(why) => complaints.push(abridged(&why)),
            }
        }
        if shown == 0 {
            complaints.insert(0, "no text breaks it alone".to_owned());
            self.corpus.gap(&id, complaints.join("; "));
        }
    }

    fn refusal(&mut self, is: Is) {
        let (at, id) = (name(self.field), self.rule.id.clone());
        let predicate = is.predicate.name();
        let times = |count| is.predicate.examples(count);
        // Once is the last that passes, where more than once is refused.
        let fine = if is.more_than > 0 { times(is.more_than) } else { self.harmless() };
        let mut wrong = vec![times(is.more_than + 1)];
        // What a pattern asks to stand before it.
        let prefix = fine.trim_end_matches(char::is_alphanumeric);
        wrong.push(format!("{prefix}{}", is.predicate.example()));
        wrong.push(format!("{prefix}{{{{a}}}}"));
        let mut outcome = Ok(());
        for wrong in wrong {
            let pair = [
                (format!("{id}/{at}/fine"), fine.clone(), format!("`{at}` is not refused as `{predicate}`")),
                (format!("{id}/{at}"), wrong, format!("`{at}` is refused as `{predicate}`")),
            ];
            outcome = self.pair(pair);
            if outcome.is_ok() {
                break;
            }
        }
        if let Err(why) = outcome {
            self.corpus.gap(&format!("{id}/{at}"), why);
        }
    }

    /// A simple text that the shape of the field allows.
    fn harmless(&self) -> String {
        let shape = shape(self.maker.spec, self.field);
        let simple = shape.and_then(|shape| self.maker.simple(self.profile, shape, self.field, 0));
        simple.and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
    }
}
