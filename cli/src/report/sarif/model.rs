//! The part of SARIF 2.1.0 that is written.

use std::borrow::Cow;

use serde::Serialize;
use serde_json::Serializer;
use tweetspec_runtime::{Edit, Finding, Related, Span};

use super::super::Places;
use super::level;
use crate::fingerprint::Fingerprint;
use crate::hidden::safe_pointer;
use crate::paths::uri;

/// The value as JSON.
pub(super) fn json(value: &impl Serialize) -> Vec<u8> {
    let mut out = Vec::new();
    value
        .serialize(&mut Serializer::new(&mut out))
        .expect("strings, numbers and lists can be written as JSON into memory");
    out
}

#[derive(Serialize)]
pub(super) struct Text<'a> {
    pub(super) text: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Invocation<'a> {
    pub(super) execution_successful: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) tool_execution_notifications: Vec<Notification<'a>>,
}

#[derive(Serialize)]
pub(super) struct Notification<'a> {
    pub(super) level: &'static str,
    pub(super) message: Text<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Result<'a> {
    rule_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: Message,
    locations: [Location<'a>; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Fix<'a>>,
    // The last member: its digits are looked for from the end.
    partial_fingerprints: PartialFingerprints,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    #[serde(rename = "physicalLocation")]
    physical: PhysicalLocation,
    #[serde(rename = "logicalLocations", skip_serializing_if = "Vec::is_empty")]
    logical: Vec<LogicalLocation<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Text<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    region: Region,
}

#[derive(Clone, Serialize)]
struct ArtifactLocation {
    uri: String,
}

/// A range twice, in lines and columns and in bytes of the file: the standard
/// keeps the two apart, and both describe the same range.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
    byte_offset: usize,
    byte_length: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LogicalLocation<'a> {
    fully_qualified_name: Cow<'a, str>,
    kind: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Fix<'a> {
    description: Text<'a>,
    artifact_changes: [ArtifactChange<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactChange<'a> {
    artifact_location: ArtifactLocation,
    replacements: Vec<Replacement<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement<'a> {
    deleted_region: Region,
    #[serde(skip_serializing_if = "Option::is_none")]
    inserted_content: Option<Text<'a>>,
}

#[derive(Serialize)]
struct PartialFingerprints {
    // Not `primaryLocationLineHash`: the action that uploads a log works that
    // one out from the line, and complains about any other value.
    #[serde(rename = "tweetlint/v1")]
    value: String,
}

impl<'a> Result<'a> {
    pub(super) fn new(
        finding: &'a Finding,
        places: &Places<'a>,
        fingerprint: Fingerprint,
        rule_index: Option<usize>,
    ) -> Self {
        let artifact = ArtifactLocation { uri: uri(places.payload.path) };
        let location = |id, pointer: &'a str, span, message: Option<&'a str>| Location {
            id,
            physical: PhysicalLocation {
                artifact_location: artifact.clone(),
                region: Region::new(span, places),
            },
            logical: LogicalLocation::new(pointer).into_iter().collect(),
            message: message.map(|text| Text { text }),
        };
        let related = finding.related.iter().zip(1..).map(|(related, id)| {
            let Related { pointer, span, message } = related;
            location(Some(id), pointer, *span, Some(message))
        });
        let fix = finding.fix.as_ref().map(|fix| Fix {
            description: Text { text: &fix.title },
            artifact_changes: [ArtifactChange {
                artifact_location: artifact.clone(),
                replacements: fix.edits.iter().map(|edit| Replacement::new(edit, places)).collect(),
            }],
        });
        let help = finding.help.as_deref().map(|help| format!("\nHelp: {help}")).unwrap_or_default();
        Self {
            rule_id: &finding.rule,
            rule_index,
            level: level(finding.severity),
            message: Message { text: format!("{}{help}", finding.message) },
            locations: [location(None, &finding.pointer, finding.span, None)],
            related_locations: related.collect(),
            fixes: fix.into_iter().collect(),
            partial_fingerprints: PartialFingerprints { value: fingerprint.to_string() },
        }
    }
}

impl Region {
    fn new(span: Span, places: &Places<'_>) -> Self {
        let start = places.position(span.start);
        let end = places.position(span.end);
        Self {
            start_line: start.line,
            start_column: start.column,
            end_line: end.line,
            end_column: end.column,
            byte_offset: places.payload.offset + span.start,
            byte_length: span.len(),
        }
    }
}

impl<'a> LogicalLocation<'a> {
    /// The place in the document; none for the document as a whole.
    fn new(pointer: &'a str) -> Option<Self> {
        let last = pointer.rsplit('/').next().filter(|_| !pointer.is_empty())?;
        // An element of a list is known by its number.
        let is_element = !last.is_empty() && last.bytes().all(|byte| byte.is_ascii_digit());
        let kind = if is_element { "value" } else { "property" };
        Some(Self { fully_qualified_name: safe_pointer(pointer), kind })
    }
}

impl<'a> Replacement<'a> {
    fn new(edit: &'a Edit, places: &Places<'_>) -> Self {
        Self {
            deleted_region: Region::new(edit.span, places),
            inserted_content: (!edit.text.is_empty()).then_some(Text { text: &edit.text }),
        }
    }
}
