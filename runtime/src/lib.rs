//! The engine behind every specification: documents with byte spans, static
//! tables, one validation pass, findings, text measures.
//!
//! It knows no particular API: everything it says about a field comes from a
//! [`Table`], which is either generated Rust or lowered from a specification
//! that was loaded at run time.
//!
//! With the feature `yaml`, documents may be YAML: `Tape::read_yaml`,
//! `Checker::check_yaml`.

mod answer;
mod apply;
pub mod builtin;
mod check;
mod finding;
mod json;
mod measure;
mod pattern;
mod pointer;
mod predicate;
mod report;
mod secrets;
mod source_map;
mod span;
pub mod table;
mod tape;
#[cfg(test)]
mod tests;
#[cfg(feature = "yaml")]
mod yaml;

pub use answer::{Answer, Recognised, pointer_of_path, recognise, recognise_in, recognise_title};
pub use apply::{Applied, Dropped, Mended, Policy, apply, choices, mend};
pub use check::{Checker, Length, Scratch, UnknownProfile};
pub use finding::{Choice, Edit, Finding, Fix, Related, Safety, Severity};
pub use measure::{Measure, Measured, Part, WeightRange, Weighted};
pub use pattern::{Class, Pattern, PatternError, Piece};
pub use pointer::push_token;
pub use predicate::Predicate;
pub use report::Report;
pub use secrets::{redact, secrets};
pub use source_map::{Position, SourceMap};
pub use span::Span;
pub use table::Table;
pub use tape::{Document, Flags, Kind, Node, NodeId, Tape};
#[cfg(feature = "yaml")]
pub use yaml::{YamlDocument, yaml_documents};
