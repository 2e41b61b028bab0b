//! One question, many judges: is this payload fine?
//!
//! The engine answers it twice (verdict and findings), two JSON Schema
//! validators read the generated schema, the generated types read the payload,
//! and a naive reading of the rules names those that are broken. Where the
//! judges may differ is a closed list, [`Difference`].

mod cases;
mod difference;
pub(crate) mod judge;
mod presence;
pub(crate) mod random;
mod reference;
