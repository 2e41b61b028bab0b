//! What a draft says of the request around its body.

use std::{collections::BTreeSet, fmt::Write as _};

use super::TODO;
use super::fields::Fields;
use super::yaml::{kebab, quoted};
use crate::openapi::{Operation, Token};

impl<'a> Fields<'_, 'a> {
    /// Names a body that may be left out, which the language cannot say.
    pub(super) fn optional_body(&mut self, operation: &Operation<'a>) {
        if let Some(at) = self.document.optional_body(operation) {
            self.gap("", &at, "the body may be left out: the draft wants one");
        }
    }

    /// The ways to prove whose a request is.
    pub(super) fn tokens(&mut self, operation: &Operation<'a>) {
        let mut known: BTreeSet<String> = BTreeSet::new();
        for Token { at, scheme, scopes } in self.document.tokens(operation).1 {
            let name = kebab(scheme, "token");
            let numbered = (2..).map(|number| format!("{name}-{number}"));
            let Some(id) = [name.clone()].into_iter().chain(numbered).find(|id| !known.contains(id)) else {
                continue;
            };
            let doc = quoted(&format!("{TODO}: say what {scheme} is."));
            let _ = writeln!(self.auth, "  {id}:\n    doc: {doc}");
            if !scopes.is_empty() {
                let scopes: Vec<String> = scopes.into_iter().map(quoted).collect();
                let _ = writeln!(self.auth, "    scopes: [{}]", scopes.join(", "));
            }
            let _ = writeln!(self.auth, "    source: {{ openapi: {} }}", quoted(&at));
            known.insert(id);
        }
    }
}
