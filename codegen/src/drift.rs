//! Where a specification and an OpenAPI document part: what only one of them
//! has, where one demands more, what has moved.
//!
//! Fields, listed values, limits, patterns and required members are compared,
//! in the body, the parameters, the answers and the errors, and so are the
//! scopes of tokens. Prose is not, and neither are rules over several fields: a
//! schema states them in prose. What the document says in a keyword that the
//! comparison cannot judge is reported as something that only the document has.
//!
//! A difference that a conflict of the specification decides under `accepts`
//! is counted and not reported; a decision that decides nothing any more is
//! reported itself.

mod answers;
mod citations;
mod compare;
mod decisions;
mod limits;
mod moves;
mod operation;
mod report;
mod strings;
#[cfg(test)]
mod tests;

use serde_json::Value;
use tweetspec_spec::ir::{Part, Path, Spec};

pub use crate::openapi::Trouble;
use crate::openapi::{Document, Schema};
use compare::Comparison;
pub use report::Line;

/// What was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Drift {
    /// What the document calls itself, and its version.
    pub document: String,
    /// Everything to look at, in the order of the specification.
    pub findings: Vec<Finding>,
    /// How many differences are decided on.
    pub accepted: usize,
}

/// One difference.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// How the two differ.
    pub kind: Kind,
    /// The part of the specification.
    pub part: Part,
    /// The field; empty for the part itself.
    pub path: Path,
    /// The keyword of the document by which they differ; `source` for places
    /// that the specification cites.
    pub keyword: &'static str,
    /// What is different, without a full stop.
    pub message: String,
    /// Keys that lead to the place in the specification, as far as it has
    /// them; see `tweetspec_spec::locate`.
    pub place: Vec<String>,
    /// What the specification says.
    pub ours: Option<Value>,
    /// A JSON Pointer to the place in the document.
    pub pointer: Option<String>,
    /// What the document says.
    pub theirs: Option<Value>,
}

/// How the two sides of a [`Finding`] differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The specification has something that the document does not have.
    OnlyInSpec,
    /// The document has something that the specification does not have.
    OnlyUpstream,
    /// The specification accepts less.
    Stricter,
    /// The specification accepts more.
    Looser,
    /// Each accepts something that the other does not, or nobody can tell.
    Different,
    /// It stands elsewhere.
    Moved,
    /// A decision about a difference that there is no more.
    Stale,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::OnlyInSpec,
        Self::OnlyUpstream,
        Self::Stricter,
        Self::Looser,
        Self::Different,
        Self::Moved,
        Self::Stale,
    ];

    /// The kebab-case name, as reports print it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::OnlyInSpec => "only-in-spec",
            Self::OnlyUpstream => "only-upstream",
            Self::Stricter => "stricter",
            Self::Looser => "looser",
            Self::Different => "different",
            Self::Moved => "moved",
            Self::Stale => "stale-decision",
        }
    }
}

/// Compares a specification with a document; with the name of a schema, the
/// body alone with that one.
///
/// # Errors
///
/// The document is none that can be read, or does not have the operation or
/// the schema.
pub fn drift(spec: &Spec, document: &Value, schema: Option<&str>) -> Result<Drift, Trouble> {
    let document = Document::new(document)?;
    let mut comparison = Comparison::new(spec, &document);
    match schema {
        Some(name) if spec.has_body() => comparison.body(&document.schema(name)?),
        Some(_) => return Err(Trouble(format!("{} has no body to compare with a schema", spec.id))),
        None => comparison.operation()?,
    }
    let (accepted, stale) = decisions::take(&mut comparison);
    comparison.find_moves();
    comparison.find_citations();
    let mut findings = comparison.findings;
    findings.extend(stale);
    Ok(Drift { document: document.title(), findings, accepted })
}

/// The last place of a schema in the order in which references are followed.
fn target<'a>(document: &Document<'a>, schema: &Schema<'a>) -> String {
    match schema {
        Schema::At(at, value) => {
            document.followed((at.clone(), value)).map_or_else(|| at.clone(), |(at, _)| at)
        }
        _ => schema.place().to_owned(),
    }
}
