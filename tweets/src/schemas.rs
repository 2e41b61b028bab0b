//! The schemas of a body, by name.

/// The JSON Schemas of the body of one operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Schemas {
    /// The name of the module of the body, for example `create_tweet`.
    pub module: &'static str,
    /// The operation, for example `POST /2/tweets`.
    pub title: &'static str,
    /// JSON Schema 2020-12 that strict validators accept.
    pub strict: &'static str,
    /// The same schema with the keywords by which editors show messages,
    /// Markdown and snippets.
    pub editor: &'static str,
}
