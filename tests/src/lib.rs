//! What tests and benches share: documents made from a specification, ways to
//! spoil them, and a naive reading of the rules.
//!
//! The documents are text, not values: half of what can be wrong with a
//! payload (a member that is there twice, `120.0` for a whole number) cannot be
//! seen in a value any more.

pub mod cannot;
pub mod corpora;
pub mod coverage;
pub mod dice;
pub mod fields;
pub mod json;
pub mod naive;
pub mod reading;
pub mod sample;
pub mod sane;
pub mod shrink;
pub mod spoil;
pub mod tables;
pub mod yaml;
