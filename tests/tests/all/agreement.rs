//! One question, many judges: is this payload fine?
//!
//! The engine answers it twice (verdict and findings), and again of the value
//! and of the value as YAML; two JSON Schema validators read the generated
//! schema, the generated types read the payload, and a naive reading of the
//! rules names those that are broken, for every kind of account. Where the
//! judges may differ is a closed list, [`Difference`].

mod accounts;
mod cases;
mod difference;
mod forms;
mod in_yaml;
pub(crate) mod judge;
mod languages;
mod presence;
pub(crate) mod random;
mod reference;
mod twins;
