//! A first draft of a specification from an OpenAPI document: fields, types,
//! limits and listed values, tokens and their scopes, each with its place in
//! the document.
//!
//! The draft says what the document says and nothing more. Words are for its
//! author: what a schema describes in prose stands beside each field as a
//! comment, and texts to be written are marked [`TODO`]. What the language of
//! specifications cannot express is named, with its place, and left out.

mod around;
mod fields;
#[cfg(test)]
mod tests;
mod types;
mod yaml;

use std::fmt::Write as _;

use serde_json::Value;
use tweetspec_spec::{Diagnostic, load};

pub use crate::openapi::Trouble;
use crate::openapi::{Document, Kind, Operation, Schema, child};
use fields::Fields;
use yaml::quoted;

/// How a text begins that the author has to write.
pub const TODO: &str = "TODO";

/// What to make a draft of.
#[derive(Clone, Copy, Debug)]
pub enum Wanted<'a> {
    /// The schema of this name under `components`.
    Schema(&'a str),
    /// The body of the request with this method and path.
    Operation(&'a str, &'a str),
}

/// A draft.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The text of the specification.
    pub text: String,
    /// What it leaves out or cannot say.
    pub gaps: Vec<Gap>,
    /// How many texts are to be written.
    pub to_write: usize,
    /// What the loader still finds wrong; nothing as a rule.
    pub diagnostics: Vec<Diagnostic>,
}

/// Something in the document that a specification cannot express.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The path of the field; empty for the whole.
    pub path: String,
    /// Where the document says it, a JSON Pointer.
    pub pointer: String,
    /// What it is and what became of it, without a full stop.
    pub message: String,
}

/// Drafts a specification.
///
/// # Errors
///
/// The document is none that can be read, or has no such schema, operation or
/// body; or the body is not an object.
pub fn import(document: &Value, wanted: Wanted<'_>) -> Result<Draft, Trouble> {
    let document = Document::new(document)?;
    let found = find(&document, wanted)?;
    let view = document.view(&found.schema);
    if !view.allows(Kind::Object) || view.kinds.is_none() && view.properties.is_empty() {
        let place = view.home();
        return Err(Trouble(format!(
            "the schema at {place} is not that of an object, which a body has to be"
        )));
    }
    // Named types read better; where their names are in the way of others, the
    // fields say what they are themselves.
    let drafts = [true, false].map(|named| {
        let mut fields = Fields::new(&document, named);
        fields.body(&found.schema, &view);
        if let Some(operation) = &found.operation {
            fields.optional_body(operation);
            fields.parameters(operation);
            fields.tokens(operation);
        }
        written(&document, &found, fields)
    });
    let [named, plain] = drafts;
    Ok(if named.diagnostics.len() <= plain.diagnostics.len() { named } else { plain })
}

/// Where a draft begins.
struct Found<'a> {
    schema: Schema<'a>,
    operation: Option<Operation<'a>>,
    method: String,
    path: String,
    /// What to name the draft after.
    name: String,
}

fn find<'a>(document: &Document<'a>, wanted: Wanted<'_>) -> Result<Found<'a>, Trouble> {
    match wanted {
        Wanted::Operation(method, path) => {
            let operation = document.operation(method, path)?;
            let at = child(&operation.pointer, "requestBody");
            let body = operation.value.get("requestBody").and_then(|body| document.json_content(&at, body));
            let schema = body.ok_or_else(|| Trouble(format!("{method} {path} has no body in JSON")))?;
            Ok(Found::new(document, schema, Some(operation), method, path))
        }
        Wanted::Schema(name) => {
            let schema = document.schema(name)?;
            // The operation that takes it, so that the draft is of a request.
            let place = document.view(&schema).home().to_owned();
            for known in document.operations() {
                let Some((method, path)) = known.split_once(' ') else { continue };
                let operation = document.operation(method, path)?;
                let at = child(&operation.pointer, "requestBody");
                let body = operation.value.get("requestBody");
                let body = body.and_then(|body| document.json_content(&at, body));
                if body.is_some_and(|body| document.view(&body).places.contains(&place)) {
                    return Ok(Found::new(document, schema, Some(operation), method, path));
                }
            }
            Ok(Found::new(document, schema, None, "POST", "/"))
        }
    }
}

impl<'a> Found<'a> {
    fn new(
        document: &Document<'a>,
        schema: Schema<'a>,
        operation: Option<Operation<'a>>,
        method: &str,
        path: &str,
    ) -> Self {
        let id = operation.as_ref().and_then(|operation| operation.value.get("operationId"));
        let place = document.view(&schema).home().to_owned();
        // A schema without a name is called after what it is for.
        let named = place.strip_prefix("/components/schemas/").map(str::to_owned);
        let named = named.unwrap_or_else(|| format!("{method} {path}"));
        let name = id.and_then(Value::as_str).map_or(named, str::to_owned);
        let (method, path) = (method.to_ascii_uppercase(), path.to_owned());
        Self { schema, operation, method, path, name }
    }

    /// The status of success, the first that the document has.
    fn success(&self) -> Option<u16> {
        let responses = self.operation.as_ref()?.value.get("responses")?.as_object()?;
        responses.keys().filter_map(|status| status.parse().ok()).find(|status| (200..300).contains(status))
    }
}

/// The text of a draft, and what the loader says to it.
fn written(document: &Document<'_>, found: &Found<'_>, fields: Fields<'_, '_>) -> Draft {
    let Fields { lines, types, parameters, auth, gaps, .. } = fields;
    let (title, version) =
        (document.info("title").unwrap_or("an OpenAPI document"), document.info("version"));
    let method = if found.method == "GET" { "POST" } else { &found.method };
    let operation = format!("{} {}", found.method, found.path);
    let mut text = format!(
        "# A draft from {}. Texts that are to be written begin with {TODO}.\n\
         spec: tweetspec/1\nid: {}.{}\nname: {}\nnoun: request\ntitle: {}\ndoc: {}\n\
         operation: {{ method: {method}, path: {}, success: {} }}\n",
        yaml::comment(&document.title()),
        yaml::kebab(title, "api"),
        yaml::kebab(&found.name, "request"),
        yaml::pascal(&found.name),
        quoted(&operation),
        quoted(&format!("{TODO}: say what {operation} does.")),
        quoted(&found.path),
        found.success().unwrap_or(200),
    );
    if lines.is_empty() {
        text.push_str("body: none\n");
    }
    let version = version.map(|version| format!(", version: {}", quoted(version))).unwrap_or_default();
    let _ =
        write!(text, "sources:\n  openapi: {{ title: {}, confidence: openapi{version} }}\n", quoted(title));
    for (key, entries) in [("types", types), ("parameters", parameters), ("fields", lines), ("auth", auth)] {
        if !entries.is_empty() {
            let _ = write!(text, "{key}:\n{entries}");
        }
    }
    let diagnostics = load(&text).err().unwrap_or_default();
    let to_write = text.lines().filter(|line| line.contains(&format!("\"{TODO}"))).count();
    Draft { text, gaps, to_write, diagnostics }
}
