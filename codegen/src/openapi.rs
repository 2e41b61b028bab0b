//! Reading OpenAPI documents: as much of them as it takes to compare a
//! specification with one, or to draft one from it.
//!
//! A schema is looked at one level at a time ([`View`]), so a document may go
//! round in circles as long as whoever asks does not.

mod combine;
mod document;
mod operation;
#[cfg(test)]
pub(crate) mod random;
mod view;

pub use document::Trouble;
pub(crate) use document::{Document, Operation, child, ends_alike};
pub(crate) use operation::Token;
pub(crate) use view::{Kind, Said, Schema, TOO_MUCH, View};
