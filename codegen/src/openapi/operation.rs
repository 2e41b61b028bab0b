//! What an operation says around the schema of its body.

use serde_json::Value;

use super::document::{Document, Operation, child};

/// A token that a request may carry.
pub(crate) struct Token<'a> {
    /// Where it is named.
    pub(crate) at: String,
    /// What the document calls the way of proving whose the request is.
    pub(crate) scheme: &'a str,
    /// What the token must be allowed to do.
    pub(crate) scopes: Vec<&'a str>,
}

impl<'a> Document<'a> {
    /// Which tokens an operation takes, and where that is said: by itself, or
    /// for the document as a whole. Those that are wanted together are told
    /// apart by their places alone.
    pub(crate) fn tokens(&self, operation: &Operation<'a>) -> (String, Vec<Token<'a>>) {
        let (at, security) = match (operation.value.get("security"), self.get("/security")) {
            (Some(own), _) => (child(&operation.pointer, "security"), own),
            (None, Some(all)) => all,
            (None, None) => return (operation.pointer.clone(), Vec::new()),
        };
        let mut tokens = Vec::new();
        for (index, wanted) in security.as_array().into_iter().flatten().enumerate() {
            let wanted_at = child(&at, &index.to_string());
            for (scheme, scopes) in wanted.as_object().into_iter().flatten() {
                let scopes = scopes.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
                tokens.push(Token { at: child(&wanted_at, scheme), scheme, scopes });
            }
        }
        (at, tokens)
    }

    /// The place of a body that may be left out.
    pub(crate) fn optional_body(&self, operation: &Operation<'a>) -> Option<String> {
        let place = (child(&operation.pointer, "requestBody"), operation.value.get("requestBody")?);
        let (at, body) = self.followed(place.clone()).unwrap_or(place);
        (body.get("required") != Some(&Value::Bool(true))).then_some(at)
    }
}
