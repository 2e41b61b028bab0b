//! The reader against serde_json: the same texts accepted, the same values
//! read, and spans that hold what they say.

use serde_json::Value;
use tweetspec_runtime::{Document, Kind, NodeId, Tape};

/// Where the reader and serde_json differ on purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// A byte order mark is skipped; serde_json refuses it.
    ByteOrderMark,
    /// Nothing recurses, so nesting has no limit; serde_json stops at 128.
    Depth,
    /// A number is kept as it is written; serde_json refuses what a float of
    /// 64 bits cannot hold.
    HugeNumber,
}

impl Difference {
    /// The difference that explains why serde_json refuses a text and the
    /// reader does not.
    pub fn explaining(source: &[u8], error: &serde_json::Error) -> Option<Self> {
        let error = error.to_string();
        if source.starts_with("\u{FEFF}".as_bytes()) {
            Some(Self::ByteOrderMark)
        } else if error.starts_with("recursion limit exceeded") {
            Some(Self::Depth)
        } else if error.starts_with("number out of range") {
            Some(Self::HugeNumber)
        } else {
            None
        }
    }
}

/// The value of a node, with the last of repeated members, as serde_json has it.
fn value_of(document: Document<'_>, id: NodeId) -> Value {
    match document.node(id).kind {
        Kind::Null => Value::Null,
        Kind::False => Value::Bool(false),
        Kind::True => Value::Bool(true),
        // A number that no float can hold is compared as it is written.
        Kind::Number => document.raw(id).parse().unwrap_or_else(|_| document.raw(id).into()),
        Kind::String => document.text(id).into(),
        Kind::Array => document.elements(id).map(|element| value_of(document, element)).collect(),
        Kind::Object => document
            .members(id)
            .map(|(key, value)| (document.text(key).into_owned(), value_of(document, value)))
            .collect(),
        Kind::Broken => panic!("a document without findings has no broken node"),
    }
}

/// Every node below this one, this one included, holds its own value.
fn check_spans(document: Document<'_>, id: NodeId) -> Result<(), String> {
    let raw = document.raw(id);
    let read: Value = match raw.parse() {
        Ok(read) => read,
        Err(error) if error.to_string().starts_with("number out of range") => return Ok(()),
        Err(error) => return Err(format!("the span of {id:?} holds {raw:?}: {error}")),
    };
    if read != value_of(document, id) {
        return Err(format!(
            "the span of {id:?} holds {raw:?} but the node means {}",
            value_of(document, id)
        ));
    }
    let inside: Vec<NodeId> = match document.node(id).kind {
        Kind::Array => document.elements(id).collect(),
        Kind::Object => document.members(id).flat_map(|(key, value)| [key, value]).collect(),
        _ => Vec::new(),
    };
    inside.into_iter().try_for_each(|node| check_spans(document, node))
}

/// Reads a text in both ways and with serde_json.
///
/// # Errors
///
/// What the readers disagree on.
pub fn compare(source: &[u8]) -> Result<(), String> {
    let (mut strict, mut mending) = (Tape::new(), Tape::new());
    let accepted = strict.read_json(source, false);
    let unbroken = mending.read_json(source, true);
    let wrong = |what: &str| Err(format!("{what}: {:?}", String::from_utf8_lossy(source)));
    if accepted != unbroken || unbroken != mending.findings().is_empty() {
        return wrong("reading with and without recovery differ");
    }
    let mut places = mending.findings().iter().map(|finding| finding.span);
    if places.any(|span| span.start > span.end || span.end > source.len()) {
        return wrong("a finding stands outside of the text");
    }
    match serde_json::from_slice::<Value>(source) {
        Ok(_) if !accepted => wrong("only serde_json accepts it"),
        Err(error) if accepted && Difference::explaining(source, &error).is_none() => {
            wrong(&format!("only the reader accepts it ({error})"))
        }
        Ok(expected) => {
            for document in [strict.document(source), mending.document(source)] {
                let root = document.root().ok_or("an accepted text has a value")?;
                if value_of(document, root) != expected {
                    return wrong("the values differ");
                }
                check_spans(document, root)?;
            }
            Ok(())
        }
        Err(_) => Ok(()),
    }
}
