//! The targets, one file each.

mod editor_schema;
pub(crate) mod json_schema;
mod reference;
mod rust_answers;
mod rust_limits;
mod rust_modules;
mod rust_refusals;
mod rust_requests;
mod rust_types;
mod tables;
#[cfg(test)]
mod tests;

use tweetspec_spec::ir::Spec;

use crate::file::File;
pub(crate) use json_schema::states as schema_states;

/// One target.
#[derive(Clone, Copy, Debug)]
pub struct Emitter {
    /// What it makes, in the plural.
    pub name: &'static str,
    /// Makes it.
    pub emit: fn(&[Spec]) -> Vec<File>,
}

/// Every target.
pub const EMITTERS: &[Emitter] = &[
    Emitter { name: "Rust modules", emit: rust_modules::emit },
    Emitter { name: "Rust types", emit: rust_types::emit },
    Emitter { name: "Rust types of answers", emit: rust_answers::emit },
    Emitter { name: "Rust constants of limits and prices", emit: rust_limits::emit },
    Emitter { name: "Rust constants of refusals", emit: rust_refusals::emit },
    Emitter { name: "Rust requests", emit: rust_requests::emit },
    Emitter { name: "tables", emit: tables::emit },
    Emitter { name: "JSON Schemas", emit: json_schema::emit },
    Emitter { name: "JSON Schemas for editors", emit: editor_schema::emit },
    Emitter { name: "reference pages", emit: reference::emit },
];
